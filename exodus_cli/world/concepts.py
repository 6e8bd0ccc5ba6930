"""The things and events that figures may count: closed lists, shared by all languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec

from exodus_cli.world.tables import HERE, table

# Joins the events of those who met one or the other: `kill+injure`.
OR = "+"
PERSON = "person"
# Those who live in a place.
POPULATION = "population"


class Thing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of thing; `kind_of` names the next wider one."""

    kind_of: str | None = msgspec.field(default=None, name="is")


class Concepts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Things and events by their ids."""

    events: frozenset[str]
    of_people: frozenset[str]
    takes: dict[str, frozenset[str]]
    things: dict[str, Thing]
    occasions: dict[str, tuple[str, ...]]
    amounts: dict[str, str]
    befalling: dict[str, str]
    parting: dict[str, frozenset[str]]
    worth: dict[str, frozenset[str]]
    before: dict[str, frozenset[str]]
    lengths: dict[str, str]
    levels: dict[str, str]
    units: dict[str, str]
    measured: dict[str, str]
    scales: dict[str, str]
    settled: dict[str, frozenset[str]]
    as_unit: frozenset[str]
    uncounted: frozenset[str]
    bulk: frozenset[str]
    trades: frozenset[str]
    payments: frozenset[str]
    doers: frozenset[str]
    acts: frozenset[str]
    bodies: frozenset[str]
    samples: frozenset[str]
    stands: frozenset[str]
    graded: frozenset[str]
    suffered: frozenset[str]
    faint: frozenset[str]
    exclusive: tuple[tuple[str, ...], ...]

    def is_person(self, thing: str | None) -> bool:
        """Whether a thing is a person, whatever else it is."""
        return PERSON in self.kinds(thing)

    def ordered(self, events: Iterable[str]) -> list[str]:
        """Events in one order in all languages: those that exclude one another as the table has them, then the rest."""
        row = [event for events in self.exclusive for event in events]
        return sorted(set(events), key=lambda e: (row.index(e) if e in row else len(row), e))

    def befalls(self, event: str | None) -> bool:
        """Whether an event, or each of several joined by a plus sign, happens to people."""
        return bool(event) and self.of_people.issuperset(alternatives(event or ""))

    def kinds(self, thing: str | None) -> tuple[str, ...]:
        """A thing and everything it is a kind of, the nearest first."""
        out: list[str] = []
        while thing is not None and thing in self.things and thing not in out:
            out.append(thing)
            thing = self.things[thing].kind_of
        return tuple(out)

    def can_be(self, event: str, thing: str | None, person: bool) -> bool:
        """Whether an event can be said of a thing."""
        wanted = self.takes.get(event)
        if wanted is None:
            return True
        kinds = {*self.kinds(thing), PERSON if person else "thing"}
        return bool(kinds & wanted)


def alternatives(event: str) -> list[str]:
    """The events of those who met one or the other, "kill" and "injure" of `kill+injure`; of any other it alone."""
    return event.split(OR)


@cache
def concepts() -> Concepts:
    """The table, read once."""
    return table(HERE / "concepts.toml", Concepts)
