"""Topics: the key under which estimates of one measure meet, whatever the article and the language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from exodus_cli.facts import Figure


class Topics(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tables of topics.toml."""

    never: tuple[str, ...]
    generic: tuple[str, ...]
    grows: tuple[str, ...]
    alone: tuple[str, ...]
    events: dict[str, tuple[str, ...]]
    implied: dict[str, tuple[str, ...]]
    dimensions: dict[str, dict[str, float]]
    titles: dict[str, str]


@cache
def tables() -> Topics:
    """The tables as written."""
    path = Path(__file__).with_name("topics.toml")
    return msgspec.toml.decode(path.read_bytes(), type=Topics)


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
    """The event counted: the figure's own, or the one its thing implies ("the dead")."""
    return figure.event or _implied().get(figure.thing or "") or _implied().get(figure.unit or "")


def generic(thing: str) -> bool:
    """Whether a thing says no more than "people"."""
    return thing in tables().generic


def grows(group: str) -> bool:
    """Whether the counts of a family only grow while its event lasts."""
    return group in tables().grows


def title(topic: str) -> str:
    """A topic key as a reader would name it."""
    first, _, second = topic.partition(":")
    names = tables().titles
    if second == "person":
        return names.get(first, f"people: {first.replace('_', ' ')}")
    what = names.get(second or first, (second or first).replace("_", " "))
    return f"{what} ({first})" if second else what


def family(event: str) -> str:
    """The family of an event: what it is shown beside."""
    return _family().get(event, event)


def dimension(unit: str | None) -> tuple[str, float]:
    """The dimension of a unit and its factor to the base unit; a unit of no table is its own dimension."""
    return _dimension().get(unit or "", (unit or "", 1.0))


def topic_key(figure: Figure) -> str | None:
    """The topic a figure belongs to, or null where it is never compared.

    Depends on the figure alone, so that comparing is blocking by this key. Persons are counted by what
    happened to them (`kill:person`); things by what they are (`school`), since the verbs beside them vary
    more than the measure does; money and shares by what they pay or divide.
    """
    if figure.value_kind in tables().never:
        return None
    event = event_of(figure)
    group = family(event) if event else None
    thing = figure.thing if figure.thing != "person" else None
    if figure.value_kind == "count":
        if figure.unit == "person" or (group and figure.unit is None):
            return f"{group}:person" if group else (thing or "person")
        return thing or figure.unit or group
    if figure.value_kind == "measure":
        what = thing or group
        name, _ = dimension(figure.unit)
        return name if not what or name in tables().alone else f"{name}:{what}"
    what = group or thing
    return f"{figure.value_kind}:{what}" if what else figure.value_kind
