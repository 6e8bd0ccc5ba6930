"""Facts files: the records `extract` printed, here or on another machine, gathered by article again.

Files are read as they come, a million records in some seconds and a few articles in memory: the records of an
article are expected together, in whatever order; `article` records may all stand first. Records whose article
nobody described are taken for what they say of it themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from exodus_cli.facts import KINDS, Article, Date, Facts, Figure, Person, Place, Quote, Record

BLANK = b"\xef\xbb\xbf \t\r\n"
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {kind: msgspec.json.Decoder(record) for kind, record in KINDS.items()}
# How our own lines begin; four letters on, it is known which kind it may be. Others are asked what they are.
_OURS = b'{"schema":"exodus/1","kind":"'
_FEW = len(_OURS) + 4
_BY_START = {start[:_FEW]: (start, _DECODERS[kind]) for kind in KINDS for start in (_OURS + kind.encode() + b'"',)}


class _Told(msgspec.Struct):
    """What a line says it is."""

    schema: str | None = None
    kind: str | None = None


_told = msgspec.json.Decoder(_Told)


def fact(line: bytes) -> Record | None:
    """The record of a line, None where it holds none of ours; `msgspec.ValidationError` where it is a broken one."""
    start, decoder = _BY_START.get(line[:_FEW], (b"", None))
    if decoder is None or not line.startswith(start):
        decoder = _asked(line)
    record: Record | None = decoder.decode(line) if decoder is not None else None
    return record


def _asked(line: bytes) -> msgspec.json.Decoder[Any] | None:
    """What reads a line that does not begin as ours do; null where it is none of ours."""
    line = line.strip(BLANK)
    if b"exodus/" not in line:
        return None
    try:
        told = _told.decode(line)
    except msgspec.DecodeError:
        return None  # whoever reads it as an article says what is wrong with it
    return _DECODERS.get(told.kind or "") if (told.schema or "").startswith("exodus/") else None


class Gathering:
    """The facts under way, the articles that were described but not told of yet, and whether facts came of one nobody described."""

    def __init__(self, known: Iterable[Article] = ()) -> None:
        self.known = {article.id: article for article in known}
        self.strays = False
        self.told: set[str] = set()
        self.current: str | None = None
        self.marks: list[Record] = []

    def take(self, record: Record) -> Facts | None:
        """Take in a record; where another article begins, the one before is complete."""
        if isinstance(record, Article):
            found = self.complete() if record.id != self.current else None
            self.known[record.id] = record
            return found
        article = getattr(record, "article", None)
        if article is None:
            return None  # a comparison: what is compared are the figures it rests on
        found = None
        if article != self.current:
            found = self.complete()
            self.current = article
        self.marks.append(record)
        return found

    def idle(self) -> list[Facts]:
        """When everything is taken in: the articles of which no fact was told."""
        return [Facts(article=article) for name, article in self.known.items() if name not in self.told]

    def complete(self) -> Facts | None:
        """The facts under way: nothing more is told of their article."""
        if self.current is None:
            return None
        marks, current = self.marks, self.current
        self.marks, self.current = [], None
        if len(self.known) == 1:
            article = self.known.pop(current, None)  # the usual order: described, told, done with
        else:
            article = self.known.get(current)
            self.told.add(current)
        self.strays = self.strays or article is None
        return facts(article or _unknown(marks[0], current), marks)


def _unknown(mark: Any, name: str) -> Article:
    """An article of which only its facts are known."""
    return Article(id=name, source=mark.source, lang=mark.lang, sha256="", words=0)


def facts(article: Article, marks: list[Record]) -> Facts:
    """The facts of one article, each kind in the order it was told."""
    figures: list[Figure] = []
    dates: list[Date] = []
    places: list[Place] = []
    quotes: list[Quote] = []
    people: list[Person] = []
    lists: dict[str, list[Any]] = {"figure": figures, "date": dates, "place": places, "quote": quotes, "person": people}
    for mark in marks:
        lists[mark.kind].append(mark)
    return Facts(
        article=article, figures=tuple(figures), dates=tuple(dates), places=tuple(places), quotes=tuple(quotes), people=tuple(people)
    )
