"""facts -> text: tables for people, rows for machines, a page for the desk."""

from __future__ import annotations

from typing import NamedTuple

from exodus_cli.facts import Facts, Figure, Mark, Record


class Read(NamedTuple):
    """An article as the renderers take it: its facts, and its text where it is at hand."""

    facts: Facts
    text: str | None

    def words(self, start: int, end: int) -> str | None:
        """The words at [start, end), or None where the text is not at hand."""
        return None if self.text is None else self.text[start:end]

    def sentence(self, record: Record) -> str | None:
        """The sentence a record stands in."""
        passage = self.passage(record)
        return passage and passage[0]

    def passage(self, record: Record) -> tuple[str, int, int] | None:
        """The sentence a record stands in, and where in it; without the text, what the record itself keeps of it."""
        if not isinstance(record, Mark):
            return None
        first, last = record.sentence
        if self.text is not None:
            return self.text[first:last], max(record.start - first, 0), record.end - first
        context = getattr(record, "context", None)
        if not context:
            return None
        at = max(context.find(record.text), 0)
        return context, at, at + len(record.text)

    def whose(self, figure: Figure) -> str | None:
        """Whose age a figure is: the person whose record was filled from the same words."""
        for person in self.facts.people if figure.value_kind == "age" else ():
            start, end = person.cues.get("age", (0, 0))
            if start < figure.end and figure.start < end:
                return person.name
        return None
