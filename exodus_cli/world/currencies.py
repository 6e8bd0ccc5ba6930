"""Currency words that several countries share: which currency "pesos" are, by country."""

from __future__ import annotations

from functools import cache

import msgspec

from exodus_cli.world.tables import HERE, table


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The currencies one word may mean."""

    countries: dict[str, str]
    """ISO 3166 country -> ISO 4217 code."""
    default: str | None = None
    """What the bare word means where no country of it is near."""


@cache
def families() -> dict[str, Family]:
    """Every shared word for a currency, by its id."""
    return table(HERE / "currencies.toml", dict[str, Family])
