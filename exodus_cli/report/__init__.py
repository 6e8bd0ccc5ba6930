"""facts -> text: tables for people, rows for machines, a page for the desk."""

from __future__ import annotations

from typing import NamedTuple

from exodus_cli.facts import Facts, Mark, Record


class Read(NamedTuple):
    """An article as the renderers take it: its facts, and its text where it is at hand."""

    facts: Facts
    text: str | None

    def words(self, start: int, end: int) -> str | None:
        """The words at [start, end), or None where the text is not at hand."""
        return None if self.text is None else self.text[start:end]

    def sentence(self, record: Record) -> str | None:
        """The sentence a record stands in."""
        return self.words(*record.sentence) if isinstance(record, Mark) else None
