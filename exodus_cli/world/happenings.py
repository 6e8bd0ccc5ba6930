"""The events dates hang on, as all languages know them."""

from __future__ import annotations

from functools import cache

import msgspec

from exodus_cli.world.tables import HERE, table


class Kinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which events are over in a day, which only make others known, and which are so rare that two articles mean the same."""

    momentary: frozenset[str]
    making: frozenset[str]
    rare: frozenset[str]


class Happenings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tables of happenings.toml: what an event counts, and what sudden ones do."""

    counts: dict[str, str]
    blows: frozenset[str]
    kinds: Kinds


@cache
def happenings() -> Happenings:
    """The tables as written."""
    return table(HERE / "happenings.toml", Happenings)
