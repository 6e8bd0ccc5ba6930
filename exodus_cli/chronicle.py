"""The days of events across the articles of one run: what one article dates, another may count from.

"170,000 have fled in just seven days after Putin's mobilisation" has no calendar of its own; an article of the same weeks that
says when Putin ordered it gives one. Conservative by three rules: the event is called the same (in any language) and shares a
person or place with the other's; both articles are of the same weeks; and all articles that tell its day agree. What is filled
in so says from which article it comes (`inferred`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO, Generic, TypeVar

import msgspec

from exodus_cli.facts import Article, Date, Event, Facts, Figure, Window
from exodus_cli.grammar.times.anchors import Reach
from exodus_cli.world.happenings import happenings
from exodus_cli.world.places import gazetteer, part_of

# Articles published farther apart than this, in days, may speak of two events of one name.
WEEKS = 60
# So many different tellings of one kind of event are kept; of a larger run the earliest published.
TELLINGS = 20_000
# So many articles are kept in memory (a few dozen KB each) while the others are read; the rest waits in a file.
KEPT = 500
T = TypeVar("T")


class Telling(msgspec.Struct, frozen=True, order=True):
    """A day told of an event; in the order in which they are believed."""

    published: str
    article: str
    day: str
    who: tuple[str, ...]


class Shelf(Generic[T]):
    """Rows put by and taken out again in order, in bounded memory."""

    def __init__(self, kind: type[T]) -> None:
        self._kept: list[T] = []
        self._file: IO[bytes] | None = None
        self._encoder, self._decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(kind)

    def put(self, row: T) -> None:
        """Put a row by."""
        if len(self._kept) < KEPT:
            self._kept.append(row)
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="exodus-")  # noqa: SIM115 (closed when it is empty)
        encoded = self._encoder.encode(row)
        self._file.write(len(encoded).to_bytes(4, "little") + encoded)

    def take(self) -> Iterator[T]:
        """Every row, once."""
        while self._kept:
            yield self._kept.pop(0)
        if self._file is None:
            return
        with self._file as file:
            file.seek(0)
            while size := file.read(4):
                yield self._decoder.decode(file.read(int.from_bytes(size, "little")))
        self._file = None


class Chronicle:
    """What the articles of a run tell of the days of events."""

    def __init__(self) -> None:
        self.told: dict[str, dict[tuple[str, tuple[str, ...]], Telling]] = {}

    def hear(self, article: Article) -> None:
        """Take in the days an article tells; of the same telling the earliest article counts."""
        for event in article.events:
            if event.day is None or event.inferred or article.published is None or event.day > article.published[:10]:
                continue
            who = event.who or _whose(article, event.name)
            rows = self.told.setdefault(event.name, {})
            telling = Telling(article.published[:10], article.copies_of or article.id, event.day, who)
            known = rows.get((event.day, who))
            if who and (telling < known if known is not None else len(rows) < TELLINGS):
                rows[event.day, who] = telling

    def day(self, article: Article, event: Event) -> Telling | None:
        """The day of an event an article counts from, where all who tell it agree; None where any doubt is left."""
        who = event.who or _whose(article, event.name)
        if article.published is None or not who:
            return None
        fits = [t for t in self.told.get(event.name, {}).values() if _near(t, article.published) and alike(event.name, who, t.who)]
        return min(fits) if len({t.day for t in fits}) == 1 else None


def _whose(article: Article, name: str) -> tuple[str, ...]:
    """The persons and places an article names with any mention of an event."""
    return tuple(sorted({who for event in article.events if event.name == name for who in event.who}))


def _near(telling: Telling, published: str) -> bool:
    """Whether an article of that day can mean the event told: near in time, and not before it."""
    if telling.day > published[:10]:
        return False
    try:
        return abs((date.fromisoformat(telling.published) - date.fromisoformat(published[:10])).days) <= WEEKS
    except ValueError:
        return False


def alike(name: str, a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two mentions of a kind of event can be one: a person in common, or a place as exact as the event is frequent."""
    kinds, x, y = happenings().kinds, _exact(a), _exact(b)
    if name in kinds.making:
        return False
    for here in x:
        for there in y:
            if here == there and (not _country(here) or name in kinds.rare):
                return True
            if name in kinds.rare and _placed(here) and _placed(there) and (part_of(here, there) or part_of(there, here)):
                return True
    return False


def _exact(names: Iterable[str]) -> set[str]:
    """Names without the places that only hold a more exact one."""
    rows = set(names)
    return {a for a in rows if not (_placed(a) and any(b != a and _placed(b) and part_of(b, a) for b in rows))}


def _placed(name: str) -> bool:
    return _country(name) or name.startswith("geonames:")


def _country(name: str) -> bool:
    return len(name) == 2 and name.isupper() and gazetteer().find(name) is not None


def dated(facts: Iterable[Facts]) -> Iterator[Facts]:
    """The same facts in the same order, dates and windows filled in from events that other articles date."""
    shelf, chronicle = Shelf(Facts), Chronicle()
    for row in facts:
        chronicle.hear(row.article)
        shelf.put(row)
    for row in shelf.take():
        yield completed(row, chronicle)


def completed(facts: Facts, chronicle: Chronicle) -> Facts:
    """One article's facts with what the others tell."""
    article, found = facts.article, dict[int, tuple[Event, Telling]]()
    for n, event in enumerate(article.events):
        if event.day is None and (telling := chronicle.day(article, event)) is not None:
            found[n] = msgspec.structs.replace(event, day=telling.day, inferred=telling.article), telling
    if not found:
        return facts
    events = tuple(found[n][0] if n in found else event for n, event in enumerate(article.events))
    known = [event for event, _ in found.values()]
    return msgspec.structs.replace(
        facts,
        article=msgspec.structs.replace(article, events=events),
        dates=tuple(_date(row, known, article.published) for row in facts.dates),
        figures=tuple(_figure(row, known, article.published) for row in facts.figures),
    )


def interval(event: Event, published: str | None, *, span: bool = False) -> tuple[str | None, str | None]:
    """The stretch that hangs on an event, as ISO dates; `span`: the whole of it, though it be only passed."""
    reach = Reach(event.side or "at", event.n, event.unit, event.lasting or span)
    start, end = reach.interval(date.fromisoformat(event.day or ""), date.fromisoformat(published[:10]) if published else None)
    return start.isoformat() if start else None, end.isoformat() if end else None


def _date(row: Date, events: Iterable[Event], published: str | None) -> Date:
    """A span of time with the ends that its event gives it."""
    event = next((e for e in events if e.unit and e.start <= row.start and row.end <= e.end and row.type == "DURATION"), None)
    if event is None:
        return row
    start, end = interval(event, published, span=True)
    cue = event.start, event.end
    return msgspec.structs.replace(row, from_=start, to=end, inferred=event.inferred, cues=row.cues | {"from": cue, "to": cue})


def _figure(row: Figure, events: Iterable[Event], published: str | None) -> Figure:
    """A figure with the window that its event gives it."""
    cue, window = row.cues.get("window"), row.window
    if cue is None or window is None:
        return row
    event = next((e for e in events if e.side and e.start < cue[1] and cue[0] < e.end), None)
    if event is None or ((window.start or window.end) and not (event.unit and event.side == "to_now")):
        return row
    start, end = interval(event, published)
    return msgspec.structs.replace(row, window=Window(start=start, end=end, text=window.text, inferred=event.inferred))
