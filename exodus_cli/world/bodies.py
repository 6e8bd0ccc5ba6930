"""Public bodies that every country has: one name for each, however it is called."""

from __future__ import annotations

from functools import cache

import msgspec

from exodus_cli.world.tables import HERE, table


class Bodies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of bodies by id, those of their own by id and country, and countries as they stand before them."""

    bodies: dict[str, str]
    own: dict[str, str]
    organisations: dict[str, tuple[str, ...]]
    countries: dict[str, str]


@cache
def bodies() -> Bodies:
    """The table, read once."""
    return table(HERE / "bodies.toml", Bodies)


@cache
def _organisations() -> dict[str, str]:
    return {other: name for name, others in bodies().organisations.items() for other in (name.lower(), *others)}


def organisation(name: str) -> str | None:
    """The one name of an organisation known by several."""
    return _organisations().get(name.lower())


def body(which: str, country: str) -> str | None:
    """The name of a country's body, or None where the table cannot say it."""
    table = bodies()
    own = table.own.get(f"{which}-{country}")
    if own is not None:
        return own
    if which not in table.bodies or country not in table.countries:
        return None
    return table.bodies[which].format(country=table.countries[country])
