"""Everybody in the articles, each once: who they are, what they said, and why records of several articles are one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exodus_cli.facts import Person, Quote
from exodus_cli.people import merged
from exodus_cli.report import Read
from exodus_cli.report import wording as w


@dataclass(frozen=True, slots=True)
class Entry:
    """One person (or body) with the records and the quotations of all articles."""

    name: str
    records: tuple[tuple[Person, Read], ...]
    quotes: tuple[tuple[Quote, Read], ...]
    because: tuple[str, ...]

    @property
    def about(self) -> tuple[str, str, str]:
        """Age, role and place: each from the first record that states it."""
        people = [person for person, _ in self.records]
        return _first(w.age(p) for p in people), _first(w.folded(p.role or "") for p in people), _first(w.stands(p) for p in people)

    @property
    def sources(self) -> list[str]:
        """Who writes of them, in the order of the articles."""
        return list(dict.fromkeys(w.publisher(p.source) or p.article for p, _ in self.records))

    @property
    def best(self) -> tuple[Quote, Read] | None:
        """The quotation to print where there is room for one."""
        chosen = w.best(quote for quote, _ in self.quotes)
        return next(((quote, read) for quote, read in self.quotes if quote is chosen), None)


def register(reads: Iterable[Read]) -> list[Entry]:
    """Everybody, those who speak before those who are only named, each in the order in which they come up."""
    home: dict[str, Read] = {}
    said: dict[str, Quote] = {}
    people: list[Person] = []
    for read in reads:
        people += read.facts.people
        home.update((person.id, read) for person in read.facts.people)
        said.update((quote.id, quote) for quote in read.facts.quotes)
    entries = []
    for someone in merged(people):
        records = tuple((person, home[person.id]) for person in someone.records)
        quotes = tuple((said[q], read) for person, read in records for q in person.quotes if q in said)
        entries.append(Entry(someone.name, records, quotes, someone.because))
    return sorted(entries, key=lambda entry: not entry.quotes)


def _first(words: Iterable[str]) -> str:
    return next((word for word in words if word), "")
