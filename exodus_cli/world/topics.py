"""Topics: the key under which estimates of one measure meet, whatever the article and the language."""

from __future__ import annotations

from functools import cache

import msgspec

from exodus_cli.facts import Figure
from exodus_cli.world.concepts import PERSON, alternatives, concepts
from exodus_cli.world.tables import HERE, table


class Topics(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tables of topics.toml."""

    never: tuple[str, ...]
    generic: tuple[str, ...]
    grows: tuple[str, ...]
    roles: frozenset[str]
    movements: frozenset[str]
    posts: frozenset[str]
    settings: frozenset[str]
    namesakes: tuple[frozenset[str], ...]
    weak: frozenset[str]
    alike: tuple[frozenset[str], ...]
    accounts: frozenset[str]
    deals: frozenset[str]
    scores: frozenset[str]
    states: frozenset[str]
    announced: frozenset[str]
    tolls: frozenset[str]
    alone: tuple[str, ...]
    relative: tuple[str, ...]
    events: dict[str, tuple[str, ...]]
    implied: dict[str, tuple[str, ...]]
    instead: dict[str, dict[str, str]]
    dimensions: dict[str, dict[str, float]]
    natural: dict[str, tuple[str, ...]]
    rates: dict[str, float]
    titles: dict[str, str]
    doing: dict[str, str]
    done: dict[str, str]
    sums: dict[str, str]
    plurals: dict[str, str]


@cache
def tables() -> Topics:
    """The tables as written."""
    return table(HERE / "topics.toml", Topics)


@cache
def _family() -> dict[str, str]:
    return {event: family for family, events in tables().events.items() for event in events}


@cache
def _implied() -> dict[str, str]:
    return {thing: event for event, things in tables().implied.items() for thing in things}


@cache
def _dimension() -> dict[str, tuple[str, float]]:
    return {unit: (name, factor) for name, units in tables().dimensions.items() for unit, factor in units.items()}


def event_of(figure: Figure) -> str | None:
    """The event counted: the figure's own (of some things another: "jobs lost"), or the one its thing implies ("the dead")."""
    return told(figure) or _implied().get(figure.thing or "") or _implied().get(figure.unit or "")


def told(figure: Figure) -> str | None:
    """The event the figure's own verb tells of its thing."""
    event = figure.event
    return tables().instead.get(figure.thing or "", {}).get(event, event) if event else None


def setting(thing: str | None) -> bool:
    """Whether people are named by where it happened: students, workers."""
    return thing in tables().settings


def generic(thing: str) -> bool:
    """Whether a thing says no more than "people"."""
    return thing in tables().generic


def alike(a: str, b: str) -> bool:
    """Whether two events may be used of one and the same measure."""
    return a == b or any(a in row and b in row for row in tables().alike)


def natural(event: str | None, thing: str) -> bool:
    """Whether an event happens to things of this kind alone, so that naming them says no more than "people"."""
    return thing in tables().natural.get(event or "", ())


def toll(event: str | None) -> bool:
    """Whether an event is counted from its beginning on, however its time is told."""
    return event in tables().tolls


def announced(what: str | None) -> bool:
    """Whether an event, or a sum by its thing, is counted by announcing it: its plan and its fact are one measure."""
    return what in tables().announced


def accounts(a: str | None, b: str | None) -> bool:
    """Whether two things are sums of two kinds: a revenue and a profit."""
    return a != b and a in tables().accounts and b in tables().accounts


def deal(a: str | None, b: str | None) -> bool:
    """Whether two events tell one price from two sides: offered, paid."""
    return a in tables().deals and b in tables().deals


def score(thing: str | None) -> bool:
    """Whether a thing is counted of players and teams: games, goals."""
    return thing in tables().scores


def state(event: str) -> bool:
    """Whether an event makes another measure of a thing: damaged, destroyed."""
    return event in tables().states


def namesakes(a: str, b: str) -> bool:
    """Whether two things are two names of one: customers, subscribers."""
    return any(a in row and b in row for row in tables().namesakes)


def within(part: str, whole: str) -> bool:
    """Whether a thing is a kind of another, or stands for people where the other is people: a job, an arrest."""
    return (generic(whole) and (concepts().is_person(part) or part in tables().posts)) or whole in concepts().kinds(part)


def grows(group: str) -> bool:
    """Whether the counts of a family only grow while its event lasts."""
    return group in tables().grows


def title(topic: str) -> str:
    """A topic key as a reader would name it."""
    first, _, second = topic.partition(":")
    names = tables().titles
    if len(alternatives(first)) > 1:
        return f"{plural(second)} {doing(first)}"
    if second == "person":
        return names.get(first) or f"people {doing(first) or first.replace('_', ' ')}"
    what = names.get(second or first) or (plural(second or first) if second or first in concepts().things else first.replace("_", " "))
    return f"{what} ({first})" if second else what


def plural(thing: str) -> str:
    """Several of a thing, in English."""
    known = tables().plurals.get(thing) or (thing.replace("_", " ") if thing in concepts().uncounted else None)
    name = thing.replace("_", " ")
    if known is None and name.endswith("y") and name[-2:-1] not in "aeou":
        return f"{name[:-1]}ies"
    return known or f"{name}{'es' if name.endswith(('s', 'sh', 'ch', 'x')) else 's'}"


def doing(event: str, *, things: bool = False) -> str:
    """An event as what becomes of the people (or `things`) counted: "killed", "killed or injured"; nothing for one of no table."""
    told = [(tables().done.get(one) if things else None) or tables().doing.get(one, "") for one in alternatives(event)]
    return " or ".join(told) if all(told) else ""


def summed(event: str | None) -> str:
    """What an amount of money is: "money stolen", "price paid"; nothing for an event that says nothing of money."""
    return tables().sums.get(event or "", "")


def implies(thing: str | None, event: str) -> bool:
    """Whether a thing says by itself what happened: the dead need not be called killed."""
    return thing is not None and _implied().get(thing) == event


def family(event: str) -> str:
    """The family of an event: what it is shown beside."""
    return _family().get(event, event)


def dimension(unit: str | None) -> tuple[str, float]:
    """The dimension of a unit and its factor to the base unit; a unit of no table is its own dimension."""
    return _dimension().get(unit or "", (unit or "", 1.0))


def rate(currency: str | None) -> float | None:
    """What a currency is worth in dollars, very roughly: to tell that two sums cannot be one, never to convert."""
    return tables().rates.get(currency or "")


def alone(name: str) -> bool:
    """Whether a dimension is a measure by itself, whatever it is said of: a magnitude."""
    return name in tables().alone


def converted(name: str) -> bool:
    """Whether a dimension has several units, so that numbers of it may have been converted."""
    return name in tables().dimensions


def topic_key(figure: Figure) -> str | None:
    """The topic a figure belongs to, or null where it is never compared.

    Depends on the figure alone, so that comparing is blocking by this key. People are counted by what happened
    to them (`kill:person`), else by what they are; things by the widest kind they are of (`building`), since the
    verbs beside them vary more than the measure does; money, shares and changes are one topic each, told apart
    by the words around them.
    """
    kind = figure.value_kind
    if kind == "duration" and figure.thing in concepts().lengths.values():
        return figure.thing
    if kind in tables().never:
        return None
    if kind in ("money", "share", "change"):
        return kind
    thing = concepts().kinds(figure.thing)[-1:] or ((figure.thing,) if figure.thing else ())
    if kind == "measure":
        name, _ = dimension(figure.unit)
        if not thing and name in tables().relative:
            return None
        return f"{name}:{thing[0]}" if thing and name in tables().relative else name
    if figure.unit == PERSON or (figure.thing in tables().posts and figure.event in _family()):
        return people(figure)
    if figure.unit is None and not thing:
        return people(figure) if event_of(figure) in _family() else None
    return thing[0] if thing else figure.unit


def people(figure: Figure) -> str:
    """The topic of a number of people."""
    implied = _family().get(_implied().get(figure.thing or "") or "")
    event = told(figure) or ""
    if len(alternatives(event)) > 1:
        return f"{event}:{PERSON}"
    group = _family().get(event) or implied
    group = implied or group if group in tables().weak else group
    who = PERSON if not figure.thing or generic(figure.thing) else figure.thing
    if group is None or (figure.thing in tables().roles and group in tables().movements):
        return who if who == PERSON or figure.thing in tables().roles else PERSON
    return f"{group}:{PERSON}"
