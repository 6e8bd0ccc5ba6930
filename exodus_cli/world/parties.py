"""Interested parties: what kind of voice a name is, by a table users may add to."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from exodus_cli.world.tables import HERE, table


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of voice and the names that belong to it."""

    kind: str
    names: tuple[str, ...]


class Parties(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table of parties.toml."""

    party: tuple[Party, ...] = ()
    rivals: tuple[tuple[str, str], ...] = ()


OWN = Path("parties.toml")


@cache
def parties() -> tuple[Party, ...]:
    """The table, the user's own entries (./parties.toml) before ours."""
    return tuple(p for path in _files() for p in table(path, Parties).party)


def _files() -> list[Path]:
    return [path for path in (OWN, HERE / "parties.toml") if path.is_file()]


@cache
def _rivals() -> frozenset[tuple[str, str]]:
    return frozenset(pair for path in _files() for pair in table(path, Parties).rivals)


@cache
def _entries() -> tuple[tuple[frozenset[str], str], ...]:
    return tuple((frozenset(_words(name)), p.kind) for p in parties() for name in p.names)


@lru_cache(maxsize=65536)
def party(name: str) -> str | None:
    """The kind of voice a name is, or None."""
    words = frozenset(_words(name))
    return next((kind for entry, kind in _entries() if entry <= words), None)


def rivals(a: str, b: str) -> bool:
    """Whether two voices are of kinds that dispute each other's numbers."""
    x, y = party(a), party(b)
    return x is not None and y is not None and not _rivals().isdisjoint(((x, y), (y, x)))


def rank(kind: str | None) -> int:
    """How early the kind stands in the table: the order of `--best hierarchy`."""
    kinds = list(dict.fromkeys(p.kind for p in parties()))
    return kinds.index(kind) if kind in kinds else len(kinds)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split()
