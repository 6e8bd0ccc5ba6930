"""The events of a text and their days: "the invasion on February 24", "announced on Wednesday a partial mobilisation".

What an event is called is a row of `happenings` in times.toml. Its day is the one told of it in its own clause, or that
of an event everybody knows by name (`known`). Two different days told of one event leave it without a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from exodus_cli.facts import Span
from exodus_cli.grammar.times.phrases import Phrasing, Words, capitalised
from exodus_cli.grammar.times.timex import Timex
from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang.phrases import Phrases
from exodus_cli.lang.times import Times

# An event and its day are at most so many words apart: "the invasion of Ukraine on February 24".
REACH = 5
# A date that opens a clause stands this near to its beginning: "On Wednesday,".
OPENING = 3
# A day was a short while ago for so many days.
LATELY = 60
CLAUSE = frozenset(";:()“”\"«»–—")


@dataclass(frozen=True, slots=True)
class Telling:
    """A day told of an event. `at` is the token that names it, `span` the words of the day."""

    event: str
    day: date
    at: int
    span: Span
    names: frozenset[str] = frozenset()
    """Names beside the event, in lower case: whose, or where."""
    known: bool = False
    """Whether everybody knows it, the text or not."""


@dataclass(slots=True)
class Chronicle:
    """What a text tells of the days of its events."""

    tellings: dict[str, list[Telling]] = field(default_factory=dict)
    announced: dict[str, set[tuple[str, frozenset[str]]]] = field(default_factory=dict)
    """Event -> the events made known by it, and by whom: a speech and the mobilisation ordered in it."""
    known: dict[int, date] = field(default_factory=dict)
    """The day of the known event that the words at a token name."""

    def tell(self, telling: Telling) -> None:
        """Remember a day; where the text names a known event, another day of that kind of event says nothing."""
        rows = self.tellings.setdefault(telling.event, [])
        if telling not in rows and (telling.known or not any(row.known for row in rows)):
            rows.append(telling)

    def announce(self, speech: str, event: str, names: frozenset[str]) -> None:
        """Remember that somebody made an event known."""
        self.announced.setdefault(speech, set()).add((event, names))

    def day(self, event: str, names: frozenset[str] = frozenset()) -> Telling | None:
        """The telling of an event's day, of the one whose names are shared if there is such; None where days differ."""
        found = _one(self.tellings.get(event, ()), names)
        if found is not None or event in self.tellings:
            return found
        for speech, made in self.announced.items():
            # "since the announcement": what was announced has the day
            found = self._made(made, names) if event == speech else self._speech(speech, event, made, names)
            if found is not None:
                return found
        return None

    def made(self, event: str, names: frozenset[str]) -> str:
        """The event that a speech made known, where it is one; else the event itself."""
        found = {other for other, by in self.announced.get(event, ()) if not names or not by or by & names}
        return found.pop() if len(found) == 1 else event

    def _made(self, made: set[tuple[str, frozenset[str]]], names: frozenset[str]) -> Telling | None:
        events = {event for event, by in made if not names or not by or by & names}
        return _one(self.tellings.get(events.pop(), ()), names) if len(events) == 1 else None

    def _speech(self, speech: str, event: str, made: set[tuple[str, frozenset[str]]], names: frozenset[str]) -> Telling | None:
        """The day of the one speech of whoever announced nothing but this event."""
        who = frozenset(name for other, by in made if other == event for name in by)
        others = any(other != event and by & who for other, by in made)
        if not who or others or (names and not names & who):
            return None
        rows = [row for row in self.tellings.get(speech, ()) if row.names & who]
        return _one(rows, frozenset())


def _one(tellings: Iterable[Telling], names: frozenset[str]) -> Telling | None:
    """The one day told under one of the names; else the one of tellings that need not be somebody else's."""
    rows = list(tellings)
    rows = [row for row in rows if row.names & names] or [row for row in rows if row.known or not (row.names and names)]
    return rows[0] if len({row.day for row in rows}) == 1 else None


class Happenings:
    """The events of a language by their words."""

    def __init__(self, times: Times) -> None:
        self.words = Words(times)
        known = ((phrase, (row, rows is row.alone)) for row in times.known for rows in (row.phrases, row.alone) for phrase in rows)
        self.known = Phrases(known)
        self.links, self.breaks, self.genitives = times.happening_links, times.happening_breaks, times.happening_genitives

    def known_days(self, tokens: Tokens, published: date | None, chronicle: Chronicle) -> None:
        """Tell the days of events the text calls by a name that everybody knew when it was published."""
        for at, word in enumerate(tokens.lower):
            if self.known.starts(word) and (found := self.known.match(tokens.lower, at)):
                size, (row, alone) = found
                day = date.fromisoformat(row.day)
                if published is not None and (day > published or (alone and _returns(day, published))):
                    continue
                if alone and tokens.lower[at + size : at + size + 1] == [","] and tokens.lower[at + size + 1] in self.words.stops:
                    continue  # "since September 11, when Tokyo bought the islands"
                chronicle.known |= dict.fromkeys(range(at, at + size), day)
                for event in row.happenings:
                    names = frozenset(tokens.lower[n] for n in range(at, at + size) if capitalised(tokens, n))
                    chronicle.tell(Telling(event, day, at, (at, at + size), names, known=True))

    def beside(self, tokens: Tokens, timex: Timex) -> tuple[int, str] | None:
        """The event a date stands beside, and its place: "the speech on Wednesday", "the Feb. 24 invasion"."""
        after = timex.last
        if after < len(tokens) and tokens.lower[after] == "'s":
            after += 1
        if after < len(tokens) and tokens.lower[after] in self.words.single:
            return after, self.words.single[tokens.lower[after]]
        at = timex.first - 1
        if at < 1 or tokens.lower[at] not in self.links:
            return None
        for n in range(at - 1, max(-1, at - 1 - REACH), -1):
            word = tokens.lower[n]
            if word in self.words.single:
                sure = n == at - 1 and tokens.lower[at] in self.genitives
                guarded = not sure and any(w in self.breaks for w in tokens.lower[max(0, n - 3) : n])
                return None if guarded else (n, self.words.single[word])
            if tokens.kinds[n] != "w" or word in self.breaks:
                return None
        return None

    def stands(self, tokens: Tokens, row: Timex, chronicle: Chronicle) -> None:
        """Tell the day of an event that stands right beside it, so that what follows can count from it at once."""
        if row.type == "DATE" and row.grain == "day" and is_day(row) and (hit := self.beside(tokens, row)) is not None:
            words = Phrasing(tokens, self.words, found=False)
            start = tokens.sentences[tokens.sentence_of(hit[0])][0]
            names = words.before(hit[0], start) | words.behind(hit[0] + 1)[1] | words.behind(row.last)[1]
            chronicle.tell(Telling(hit[1], date.fromisoformat((row.start or "")[:10]), hit[0], (row.first, row.last), names))

    def tell(self, phrasing: Phrasing, rows: Iterable[Timex], chronicle: Chronicle) -> None:
        """Tell the days that clauses with an event and a verb give it, and who made what known."""
        days = {row.first: row for row in rows if is_day(row)}
        ends = {row.last: row for row in days.values()}
        for event, speech, at in phrasing.compounds:
            if speech in self.words.speeches:
                chronicle.announce(speech, event, phrasing.before(at, phrasing.tokens.sentences[phrasing.tokens.sentence_of(at)][0]))
        for at, size, event in phrasing.found:
            for first, last, names, announcing in phrasing.clauses(at, size):
                if announcing and event not in self.words.speeches:
                    for speech in self.words.speeches:
                        chronicle.announce(speech, event, names)
                told = list(self._days(phrasing, days, ends, (first, last), (at, at + size)))
                if len({row.start for row in told}) == 1:
                    day = date.fromisoformat((told[0].start or "")[:10])
                    chronicle.tell(Telling(event, day, at, (told[0].first, told[0].last), names))

    def _days(self, phrasing: Phrasing, days: dict[int, Timex], ends: dict[int, Timex], clause: Span, event: Span) -> Iterator[Timex]:
        """The days told in a clause: between verb and event, right behind both, right before both, or opening the sentence."""
        tokens, (first, last) = phrasing.tokens, clause
        yield from (days[n] for n in range(first, last) if n in days and not event[0] <= n < event[1])
        if before := ends.get(first):
            yield before
        for n in range(last, min(last + REACH + 1, len(tokens))):
            if n in days:
                yield days[n]
                return
            if tokens.kinds[n] != "w" and tokens.lower[n] not in ",-":
                break
            if tokens.lower[n] in self.breaks or phrasing.verbal(n):
                break
        start = tokens.sentences[tokens.sentence_of(first)][0]
        for n in range(start, min(start + OPENING, first)):
            if n in days and not any(tokens.lower[k] in CLAUSE or tokens.lower[k] in self.breaks for k in range(start, first)):
                verbs = any(phrasing.verbal(k) for k in range(days[n].last, first))
                if not verbs and first - days[n].last <= REACH + 1:
                    yield days[n]


def _returns(day: date, published: date) -> bool:
    """Whether the same day of a later year was a short while ago: then "since Sept. 11" may mean that one."""
    return published.year > day.year and (published - day.replace(year=published.year)).days in range(LATELY)


def is_day(row: Timex) -> bool:
    """Whether an expression names one day, or a part of it."""
    return row.type in ("DATE", "TIME") and row.start is not None and row.end is not None and row.start[:10] == row.end[:10]
