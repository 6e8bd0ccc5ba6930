"""Batches of columns, as a cluster's workers hand them over."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from exodus_cli import extract, read
from exodus_cli.facts import from_json, to_json
from exodus_cli.ray import Extract


def test_a_batch_gives_what_reading_the_files_gives(seeds: Path) -> None:
    documents = list(read(seeds))
    told = [d.article for d in documents]
    batch = {
        "text": [d.text for d in documents],
        "id": [a.id for a in told],
        "source": [a.source for a in told],
        "published": [a.published for a in told],
        "lang": [a.lang for a in told],
    }
    rows = Extract()(batch)
    expected = [record for facts in extract(documents) for record in facts.records()]
    assert rows["kind"] == [record.kind for record in expected]
    facts = [line for line, kind in zip(rows["record"], rows["kind"], strict=True) if kind != "article"]
    assert facts == [to_json(record).decode() for record in expected if record.kind != "article"]


def test_a_bad_row_is_a_failure_of_its_own() -> None:
    nothing = float("nan")
    rows = Extract()(
        {
            "id": ["a", "b", "c"],
            "text": ["At least 70 people were killed on Tuesday, police said.", nothing, "Perché no? Il sindaco ha detto di sì."],
            "published": [datetime.date(2024, 5, 8), None, None],
        }
    )
    assert json.loads(rows["record"][rows["article"].index("b")]) == {"path": "b", "why": "an article needs a `text` or `html`", "skipped": False}
    tuesday = next(from_json(line) for line, kind in zip(rows["record"], rows["kind"], strict=True) if kind == "date")
    assert (tuesday.article, tuesday.from_) == ("a", "2024-05-07")
    assert "c" in rows["article"]
