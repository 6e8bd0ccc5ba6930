"""Comparisons as plain text: who says what on one axis, the verdict in a sentence, what cannot be compared and why.

Pure functions from records to lines; a line is a tuple of (text, style) and the styles are the names below, for
whoever colours them. Without colours the lines read as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from textwrap import wrap
from typing import Literal

import msgspec

from exodus_cli.compare.balance import GAP
from exodus_cli.compare.intervals import WIDE, real
from exodus_cli.facts import Comparison, Figure, Group, Relation
from exodus_cli.report import wording
from exodus_cli.report.chart import Axis, Bar, axis, bar, ruler
from exodus_cli.world.topics import dimension

Style = Literal["", "title", "dim", "bar", "who", "conflict", "update", "compatible", "agree", "single"]
Line = tuple[tuple[str, Style], ...]

CONTESTED = ("conflict", "update")
MARK = {"conflict": "sources disagree", "update": "updated", "compatible": "compatible", "agree": "agree", "single": "one source"}
# Reason codes of relations in words: what one figure is to the other.
AXES = {
    "what": "another event",
    "population": "other people counted",
    "place": "another place",
    "window": "another time",
    "status": "planned, not done",
    "unit": "another unit",
    "context": "the words around it tell of something else",
}
# ... and where one is a part of the other: what the part tells of, what the whole does.
PARTS = {"population": "only some of them", "place": "a smaller place", "window": "a shorter time", "what": "only some of what happened"}
WHOLES = {"population": "more than these", "place": "a larger place", "window": "a longer time", "what": "more of what happened"}
OVERLAPS = {"window": "in time", "place": "in place", "what": "in what happened", "population": "in who is counted"}
STATED = {"window": "when", "place": "where", "what": "what happened", "population": "who is counted", "unit": "in what unit"}
LEAST, MOST = 20, 60  # columns of the chart
LEGEND = "╌ a vague word: all it can mean"
OTHERS = 6  # groups of the topic that are shown as not comparable,
ASIDE = 2  # and so many of their numbers
VOICES = 4  # so many are named who print one number


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """How to print: columns to fill (60 is enough), the reason codes too (`--why`), agreements and singles too (`--all`)."""

    width: int = 80
    why: bool = False
    everything: bool = False


class Row(msgspec.Struct, frozen=True):
    """What is drawn of some figures that print alike: their bar and, beneath it, who says so, when and where."""

    name: str
    told: str
    bar: Bar
    dimension: str
    figures: int


class Chart(msgspec.Struct, frozen=True):
    """The common axis of a topic, and the dimension (or currency) it measures: nothing else is drawn on it."""

    scale: Axis
    dimension: str

    def draw(self, row: Row) -> str:
        """The bar of a row, if it has a place on the axis."""
        placed = row.dimension == self.dimension and (row.bar.low is not None or row.bar.high is not None)
        return bar(row.bar, self.scale) if placed else ""


def full(comparison: Comparison, figures: Mapping[str, Figure], page: Page) -> list[Line]:
    """One topic: its contested groups and nets that do not add up (all groups with `everything`), then what is not comparable with them."""
    shown = [g for g in comparison.groups if page.everything or open_question(g)]
    if not shown:
        return []
    shown.sort(key=lambda g: list(MARK).index(g.verdict))
    label = min(24, page.width // 3)
    # Every figure is looked up once: a large topic has hundreds of thousands, and the axis has to be known before the first bar.
    drawn = [(group, rows(group, figures, label)) for group in shown]
    others = [] if page.everything else [(g, rows(g, figures, label)[:ASIDE], why) for g, why in beside(comparison, shown, figures)]
    chart = _chart([found for _, found in drawn], [found for _, found, _ in others], page.width - label - 4)
    lines: list[Line] = [heading(comparison, page.width)]
    if chart:
        lines.append(((" " * (label + 3) + ruler(chart.scale), "dim"),))
    for group, found in drawn:
        lines += section(group, found, chart, page, label)
    if others:
        lines += [((" ", ""),), (("  Not comparable with these", "title"),)]
        for group, found, reason in others:
            lines += aside(group, reason, found, chart, page, label)
    if any("╌" in text for line in lines for text, _ in line):
        lines.append(((" " * (label + 4) + LEGEND, "dim"),))
    return [*lines, ((" ", ""),)]


def open_question(group: Group) -> bool:
    """Whether the group is contested, or a net that in minus out does not give."""
    return group.verdict in CONTESTED or any(code.startswith(GAP) for code in group.because)


def heading(comparison: Comparison, width: int) -> Line:
    """The topic and its verdict, at both ends of a line."""
    mark = MARK[comparison.verdict].upper()
    title = wording.folded(comparison.title)
    title = title if len(title) <= width - len(mark) - 2 else title[: width - len(mark) - 3] + "…"
    return (title[:1].upper() + title[1:], "title"), (" " * (width - len(title) - len(mark)), ""), (mark, comparison.verdict)


def section(group: Group, found: Iterable[Row], chart: Chart | None, page: Page, label: int) -> list[Line]:
    """A group: its name, its estimates by size, its verdict."""
    lines: list[Line] = [(("  " + _cut(wording.folded(group.title), page.width - 2), "title"),)]
    for row in found:
        lines += estimate(row, chart, page, label)
    lines += _paragraph(group.says, page.width, group.verdict)
    if page.why:
        lines += _paragraph(f"{group.verdict}: {', '.join(group.because) or 'no reason needed'}", page.width, "dim")
    return lines


def alike(group: Group, figures: Mapping[str, Figure]) -> list[list[Figure]]:
    """The figures of a group by what they print, smallest first: one bar each, however many say it; a headline's is its text's."""
    rows: dict[tuple[object, ...], list[Figure]] = {}
    found = members(group, figures)
    told = {f.id: f for f in found}
    for f in found:
        base = told.get(f.same_as or "", f)
        base = base if (base.point, base.unit) == (f.point, f.unit) else f
        rows.setdefault((_dimension(f) and f.unit, base.low, base.high, base.modifier), []).append(f)
    rows = {key: sorted(row, key=lambda f: f.same_as is not None) for key, row in rows.items()}
    return sorted(rows.values(), key=lambda row: (_first(row[0]), row[0].unit or "", row[0].id))


def rows(group: Group, figures: Mapping[str, Figure], label: int) -> list[Row]:
    """The rows of a group, smallest first, their names cut to `label` columns."""
    return [_row(voices, label) for voices in alike(group, figures)]


def _row(voices: Sequence[Figure], label: int) -> Row:
    figure = voices[0]
    said = dict.fromkeys(" · ".join(x for x in (wording.who(f) or f.article, wording.when(f), wording.where(f)) if x) for f in voices)
    told = "; ".join(islice(said, VOICES)) + (f"; and {len(said) - VOICES} more" if len(said) > VOICES else "")
    return Row(_cut(wording.value(figure), label), told, _bar(figure), _dimension(figure), len(voices))


def estimate(row: Row, chart: Chart | None, page: Page, label: int, style: Style = "bar") -> list[Line]:
    """The lines of a row."""
    drawn = chart.draw(row) if chart else ""
    lines: list[Line] = [((f"    {row.name:<{label}}", "" if style == "bar" else "dim"), (drawn, style))]
    return lines + [((f"      {text}", "who"),) for text in wrap(row.told, page.width - 6) or []]


def aside(group: Group, reason: str, found: Iterable[Row], chart: Chart | None, page: Page, label: int) -> list[Line]:
    """A group that stands apart: its bar, and why it is not comparable."""
    lines = [line for row in found for line in estimate(row, chart, page, label, "dim")]
    return lines + [((f"      {text}", "dim"),) for text in wrap(f"{wording.folded(group.title)}: {reason}", page.width - 6)]


def beside(comparison: Comparison, shown: list[Group], figures: Mapping[str, Figure]) -> list[tuple[Group, str]]:
    """The groups a reader might compare with the shown ones, and why that would be wrong; nearest first."""
    home = {f: g for g in comparison.groups for f in g.figures}
    inside = {g.id for g in shown}
    found: dict[str, tuple[Group, str]] = {}
    for r in comparison.relations:
        a, b = home.get(r.a), home.get(r.b)
        if a is None or b is None or (a.id in inside) == (b.id in inside):
            continue
        other = b if a.id in inside else a
        if other.id not in found and any(f in figures for f in other.figures):
            found[other.id] = (other, because(r, r.a if other is a else r.b))
    return list(found.values())[:OTHERS]


def because(relation: Relation, other: str) -> str:
    """Why two figures are not comparable, seen from one of them."""
    codes = [c for c in relation.because if c in AXES]
    verdict = relation.verdict
    if verdict in ("subset", "superset"):
        part = (verdict == "subset") == (relation.a == other)
        axes = " and ".join((PARTS if part else WHOLES).get(c, c) for c in codes)
        consistent = ", and consistent with it" if "consistent" in relation.because else ""
        beyond = next((code.removeprefix("slack:") for code in relation.because if code.startswith("slack:")), "")
        allowed = f" ({beyond} day{'s' * (beyond != '1')} beyond it allowed)" if beyond else ""
        return f"{'a part' if part else 'the whole'}{f' ({axes})' if axes else ''}" + allowed + consistent
    if "net" in relation.because:
        return f"in, out and net are three measures{'; they add up' if 'consistent' in relation.because else ', and they do not add up'}"
    if verdict == "overlap":
        return f"overlaps {' and '.join(OVERLAPS.get(c, c) for c in codes)}, but is not the same"
    if verdict == "impossible_nesting":
        return "one would be a part of the other, yet is larger: one of the two is wrong or told of something else"
    if verdict == "drift":
        return "the same source and number, told of something else"
    if verdict == "unknown" and codes != ["context"]:
        return f"only one of them says {' and '.join(STATED.get(c, c) for c in codes)}"
    return ", ".join(dict.fromkeys(AXES[c] for c in codes)) or "another measure"


def short(comparisons: Iterable[Comparison], page: Page) -> Iterator[Line]:
    """The contested topics in brief: a line a group, its verdict sentence; what `exodus figures` ends with."""
    contested = [(c, g) for c in comparisons for g in c.groups if g.verdict in CONTESTED]
    if not contested:
        return
    yield (("Contested", "title"),)
    for comparison, group in sorted(contested, key=lambda row: CONTESTED.index(row[1].verdict)):
        title = wording.folded(comparison.title)
        for i, text in enumerate(wrap(f"{title[:1].upper()}{title[1:]}: {wording.folded(group.says)}", page.width - 4)):
            yield (("  ▪ " if i == 0 else "    ", group.verdict), (text, ""))


def members(group: Group, figures: Mapping[str, Figure]) -> list[Figure]:
    """The figures of a group that are at hand."""
    return [f for i in group.figures if (f := figures.get(i)) is not None]


def _chart(shown: Sequence[Sequence[Row]], others: Sequence[Sequence[Row]], width: int) -> Chart | None:
    """The chart of a topic: its axis is that of the shown groups; None where one of them has several units (currencies)."""
    kinds = Counter[str]()
    for found in shown:
        if len({row.dimension for row in found}) > 1:
            return None
        for row in found:
            kinds[row.dimension] += row.figures
    if not kinds:
        return None
    measured = kinds.most_common(1)[0][0]
    drawn = [row.bar for found in (*shown, *others) for row in found if row.dimension == measured]
    scale = axis(drawn, max(LEAST, min(width, MOST)))
    return Chart(scale, measured) if scale else None


def _dimension(figure: Figure) -> str:
    return "" if figure.value_kind == "count" else dimension(figure.unit)[0]


def _bar(figure: Figure) -> Bar:
    factor = dimension(figure.unit)[1]
    low, high, point = (None if x is None else real(x) * factor for x in (figure.low, figure.high, figure.point))
    return Bar(low, high, point, unsure(figure))


def unsure(figure: Figure) -> bool:
    """Whether the ends of a figure are only what a vague word can mean: "hundreds", "from hundreds to thousands"."""
    low, high = figure.low, figure.high
    return figure.modifier == "vague" or (figure.modifier == "between" and bool(low) and bool(high) and (low or 0) * WIDE <= (high or 0))


def _first(figure: Figure) -> float:
    return next((real(x) for x in (figure.point, figure.low, figure.high) if x is not None), 0.0)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


def _paragraph(text: str, width: int, style: Style) -> list[Line]:
    return [((f"    {line}", style),) for line in wrap(wording.folded(text), width - 4)]
