"""Publishers: from a slug or a name to who they are."""

from __future__ import annotations

from functools import cache

import msgspec

from exodus_cli.world.tables import HERE, table

# ISO 3166 country -> what its bare "$" means, where that is not the US dollar.
DOLLARS = {"AU": "AUD", "CA": "CAD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD", "JM": "JMD", "TT": "TTD", "BS": "BSD", "FJ": "FJD"}
# Endings of web addresses that papers of one country alone use -> the country. "co", "tv" or "me" say nothing.
NATIONAL = ("AU", "CA", "DE", "ES", "FR", "IE", "IN", "IT", "JP", "KE", "NG", "NZ", "PH", "PK", "SG", "US", "ZA")
ENDINGS = dict(zip(NATIONAL, NATIONAL, strict=True)) | {"UK": "GB"}


VOWELS = frozenset("aeiouyàèéìòù")
# A slug of so few letters is an acronym: "abc".
SHORT = 3


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A publisher: its printed name, its country (ISO 3166), its other names in lower case, and whether others print its wire."""

    name: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    agency: bool = False


class Lettering(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How names made from slugs are printed: words that stay small, and those that lost their apostrophe."""

    small: frozenset[str]
    elided: frozenset[str]


@cache
def lettering() -> Lettering:
    """The table of both."""
    return table(HERE / "lettering.toml", Lettering)


@cache
def sources() -> dict[str, Source]:
    """Every publisher by its slug."""
    return table(HERE / "sources.toml", dict[str, Source])


@cache
def _by_name() -> dict[str, str]:
    out: dict[str, str] = {}
    for slug, source in sources().items():
        for name in (slug, source.name, *source.aliases):
            key = _key(name)
            out.setdefault(key, slug)
            out.setdefault(key.removeprefix("the "), slug)
    return out


@cache
def _by_host() -> dict[str, str]:
    """Names as web addresses print them: "thetimes", "nytimes", "ilfattoquotidiano"."""
    out: dict[str, str] = {}
    for name, slug in _by_name().items():
        out.setdefault(name.replace(" ", ""), slug)
    return out


def _key(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").replace("_", " ").split())


def slug_of(name: str) -> str | None:
    """The slug of a publisher named in any of its ways ("the BBC", "New York Times", "nytimes"), or None."""
    key = _key(name)
    return _by_name().get(key) or _by_name().get(key.removeprefix("the ")) or (_by_host().get(key) if " " not in key else None)


def publisher(source: str) -> str:
    """The name to print for a source: as listed, else its slug made readable ("daily-planet.com" -> "Daily Planet")."""
    slug = slug_of(source)
    if slug is not None:
        return sources()[slug].name
    words = source.removeprefix("www.").replace("_", " ").replace("-", " ").replace("/", " ").split(".")[0].split()
    out = ""
    for at, word in enumerate(words):
        small = at > 0 and (word in lettering().small or word in lettering().elided)
        out += word if small else _spelt(word, alone=len(words) == 1)
        out += "'" if word in lettering().elided and at + 1 < len(words) else " "
    return out.strip() or source


def _spelt(word: str, *, alone: bool) -> str:
    """A word of a name with its capital; one nobody can pronounce, or a short one alone, is an acronym: "NDTV Online", "The Sun"."""
    if word[:1].isupper():
        return word
    return word.upper() if (alone and len(word) <= SHORT) or not VOWELS.intersection(word) else word.capitalize()


def country(source: str | None) -> str | None:
    """The country of a publisher, ISO 3166, where both are known; of others that of their web address ("clarechampion.ie")."""
    slug = slug_of(source) if source else None
    if slug or not source:
        return sources()[slug].country if slug else None
    ending = source.rpartition(".")[2].upper() if "." in source else ""
    return ENDINGS.get(ending)


def dollar(source: str | None) -> str:
    """What a bare dollar means to a publisher: ISO 4217 code."""
    return DOLLARS.get(country(source) or "", "USD")
