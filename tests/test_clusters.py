"""Whole clusters of reports, read and compared: invented, in two languages, annotated before the program read them.

A cluster holds articles (`@source language date`, then their sentences), figures marked `{number|group}`, and for every group
whose numbers cannot all be true what comes of it (`= group conflict` or `update`). The floors are below what was measured,
so that a change of reading that costs an item or two does not stop anybody; a false conflict costs most.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from exodus_cli import corpus, run
from exodus_cli.compare import compare
from exodus_cli.facts import Facts

CLUSTERS = sorted((Path(__file__).parent / "clusters").glob("*.txt"))
MARK = re.compile(r"\{([^|{}]+)\|([^}]+)\}")


def cluster(path):
    """The articles as rows, where which group's figures stand, and the verdicts."""
    rows, spans, verdicts = [], {}, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            source, lang, published = line[1:].split()
            name = f"{path.stem}-{len(rows)}"
            rows.append({"id": name, "source": source, "lang": lang, "published": published, "text": ""})
        elif line.startswith("= "):
            group, verdict = line[2:].split()
            verdicts[group] = verdict
        elif line.strip():
            row, at = rows[-1], 0
            for mark in MARK.finditer(line):
                row["text"] += line[at : mark.start()]
                spans[row["id"], len(row["text"]), len(row["text"]) + len(mark[1])] = mark[2]
                row["text"] += mark[1]
                at = mark.end()
            row["text"] += line[at:] + "\n"
    return rows, spans, verdicts


@pytest.fixture(scope="module")
def outcomes():
    """Per cluster: the gold group and the found group of every marked figure, the flagged groups, the verdicts."""
    out = {}
    for path in CLUSTERS:
        rows, spans, verdicts = cluster(path)
        facts = [f for f in run.extract((corpus.from_row(row, row["id"]) for row in rows), jobs=1) if isinstance(f, Facts)]
        home = {f: g for c in compare(facts) for g in c.groups for f in g.figures}
        found = {}
        for (article, start, end), gold in spans.items():
            hit = next((f for a in facts if a.article.id == article for f in a.figures if f.start < end and start < f.end), None)
            group = home.get(hit.id) if hit else None
            found[article, start] = gold, group.id if group else f"alone {article} {start}", group.verdict if group else "single"
        out[path.stem] = list(found.values()), verdicts
    return out


def test_what_is_put_together_belongs_together(outcomes):
    """Pairs of figures in one group: few of them wrong, most of those wanted found."""
    told, wanted, right = 0, 0, 0
    for rows, _ in outcomes.values():
        for (gold, group, _), (other, its, _) in combinations(rows, 2):
            told += group == its
            wanted += gold == other
            right += group == its and gold == other
    assert right / told >= 0.9
    assert right / wanted >= 0.7


def test_a_conflict_is_seldom_false(outcomes):
    right, flagged, seen, wanted = 0, 0, 0, 0
    for rows, verdicts in outcomes.values():
        groups = defaultdict(list)
        for gold, group, verdict in rows:
            if verdict in ("conflict", "update"):
                groups[group].append(gold)
        true = set()
        for golds in groups.values():
            name, many = Counter(golds).most_common(1)[0]
            flagged += 1
            if name in verdicts and many >= 2 and many * 2 >= len(golds):
                right += 1
                true.add(name)
        seen += len(true)
        wanted += len(verdicts)
    assert right / flagged >= 0.85
    assert seen / wanted >= 0.55
