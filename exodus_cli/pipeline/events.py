"""The events of an article as a record of their own, for the other articles of a run: what they are called, whose, when."""

from __future__ import annotations

from collections.abc import Iterable

from exodus_cli.facts import Event
from exodus_cli.grammar.times.anchors import iso
from exodus_cli.pipeline.reading import Reading
from exodus_cli.world.names import folded

# An article that tells more of events than this is a chronicle itself; the first so many are kept.
MOST = 60


def events(reading: Reading) -> tuple[Event, ...]:
    """What the article tells of its events' days, and how it counts from them, in the order of the text."""
    known = _named(reading)
    rows = []
    for telling in (t for row in reading.chronicle.tellings.values() for t in row):
        start, end = reading.tokens.span(telling.at, telling.at + 1)
        rows.append(Event(name=telling.event, who=_who(known, telling.names), start=start, end=end, day=telling.day.isoformat()))
    for anchor in reading.anchors:
        start, end = reading.tokens.span(anchor.first, anchor.last)
        reach = anchor.reach
        event = Event(
            name=reading.chronicle.made(anchor.event, anchor.names),
            who=_who(known, anchor.names),
            start=start,
            end=end,
            day=iso(anchor.day),
            side=reach.side,
            n=reach.n,
            unit=reach.unit,
            lasting=reach.lasting,
        )
        rows.append(event)
    for name, names in sorted((row for told in reading.chronicle.announced.values() for row in told), key=_order):
        made = reading.chronicle.day(name, names)
        if made is not None and name not in reading.chronicle.tellings:  # the day of the speech is the announced event's
            start, end = reading.tokens.span(made.at, made.at + 1)
            rows.append(Event(name=name, who=_who(known, names), start=start, end=end, day=made.day.isoformat()))
    kept = list(dict.fromkeys(sorted(rows, key=lambda e: (e.start, e.end, e.name, e.day or ""))))
    return tuple(kept[:MOST])


def _named(reading: Reading) -> dict[str, set[str]]:
    """Word of a name -> the persons and places of the article it names."""
    out: dict[str, set[str]] = {}
    for person in reading.people:
        if person.person_kind == "person":
            surname = folded(person.name).split()[-1:]
            for word in person.name.lower().split():
                out.setdefault(word, set()).update(surname)
    for place in reading.places:
        name = place.country if place.feature == "country" or place.form == "demonym" else place.place_id
        if name:
            for word in place.text.lower().split():
                out.setdefault(word, set()).add(name)
    return out


def _who(known: dict[str, set[str]], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({who for name in names for who in known.get(name, ())}))


def _order(made: tuple[str, frozenset[str]]) -> tuple[str, list[str]]:
    return made[0], sorted(made[1])
