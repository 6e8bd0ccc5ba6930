"""The gazetteer: what a name can mean, and what lies in what.

`places.sqlite` is compiled by tools/build_places.py (sources and licences: CREDITS.md). It is opened
read-only when first asked, once a process; a filter of beginnings of names answers most questions
before any look-up.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple
from zlib import crc32

from exodus_cli.errors import ExodusError
from exodus_cli.world.keys import BITS, key, plain, spell

# Flags of a name: only in capitals ("US"), only Italian, also an ordinary word, a lesser name of a place better known by another, chosen by
# hand or from CLDR, only after a comma ("Reno, Nev."), mostly who sits there ("Kremlin"), only in brackets ("Capaccio (SA)"),
# only English ("Milan", which is a club in Italian).
CAPITALS, ITALIAN, WEAK, OTHER, OFFICIAL, COMMA, SEAT, BRACKET, ENGLISH = 1, 2, 4, 8, 16, 32, 64, 128, 256
FEATURES = ("continent", "country", "region", "city", "district", "water", "area", "facility")
LONGEST = 6  # words of a name
ENGLAND = 6269131  # GeoNames' number: too wide to say where in its country
LOCAL = 100_000_000  # from here on numbers are not GeoNames'
# Countries whose names GeoNames writes with the marks of scholarly romanisation, which no paper prints: "An Nuşayrāt".
ROMANISED = {
    "AE", "AF", "BD", "BH", "DZ", "EG", "ET", "IL", "IN", "IQ", "IR", "JO", "KW", "LB", "LK", "LY", "MA", "NP", "OM", "PK", "PS", "QA",
    "SA", "SD", "SY", "TN", "YE",
}  # fmt: skip
MEANING = 5  # bytes of a meaning in the table of names: the number of the place, then nine bits of flags
_BITS = 9
KM = 111.2  # of a degree of latitude
TOWN, SPREAD = 8.0, 1.8  # km from its middle to its edge of a town of a million inhabitants; how that grows: 26 km for London, 6 for Boston
_KEPT = 50_000  # names remembered in memory


class Entry(NamedTuple):
    """One place of the gazetteer."""

    number: int
    name: str
    feature: str
    country: str | None
    """ISO alpha-2, None for seas, continents and what several countries share."""
    admin: str
    """GeoNames' first-level code inside the country ("CA" for California), or ""."""
    lat: float
    lon: float
    size: float
    """log10 of the inhabitants."""
    second: str = ""
    """The code of the county or province inside the region ("perry-county", "TP"), or ""."""


class Meaning(NamedTuple):
    """A place a name can mean, and how the name means it."""

    entry: Entry
    flags: int


class Gazetteer:
    """Read-only look-ups in places.sqlite."""

    def __init__(self, path: str) -> None:
        try:
            self._base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._bits: bytes = self._base.execute("SELECT bits FROM filters WHERE kind = 'prefixes'").fetchone()[0]
        except sqlite3.Error as error:
            raise ExodusError(f"the gazetteer {path} cannot be read ({error}); reinstall exodus") from None
        self._names: dict[str, tuple[Meaning, ...]] = {}
        self._entries: dict[int, Entry | None] = {}
        zones = self._base.execute("SELECT zone, country, admin, second, region FROM zones").fetchall()
        self._zones = {zone: (land or None, admin, second) for zone, land, admin, second, _ in zones}
        # The region of every code, and the county or province of every second one: islands bear the codes of where they lie.
        self._regions = {(land, admin, second): number for _, land, admin, second, number in zones if number}
        self._slugs = dict(self._base.execute("SELECT number, slug FROM slugs"))
        self._numbers = {slug: number for number, slug in self._slugs.items()}
        self._members = {
            whole: frozenset(map(_zone, parts.split())) for whole, parts in self._base.execute("SELECT whole, parts FROM members")
        }
        self._nations: dict[str, int] | None = None

    def lengths(self, folded: Sequence[str]) -> int:
        """How many of these folded words can begin a name at most; 0 means the first begins none."""
        code, bits, count = 0, self._bits, 0
        for word in folded[:LONGEST]:
            code = crc32(f" {word}".encode("utf-8", "replace") if count else word.encode("utf-8", "replace"), code)
            at = code % BITS
            if not bits[at >> 3] >> (at & 7) & 1:
                break
            count += 1
        return count

    def means(self, spelt: str) -> tuple[Meaning, ...]:
        """The places a key (`keys.key`) can mean."""
        found = self._names.get(spelt)
        if found is None:
            row = self._base.execute("SELECT means FROM names WHERE key = ?", (spelt,)).fetchone()
            found = tuple(self._meanings(row[0])) if row else ()
            if len(self._names) > _KEPT:
                self._names.clear()
            self._names[spelt] = found
        return found

    def _meanings(self, packed: bytes) -> Iterator[Meaning]:
        for at in range(0, len(packed), MEANING):
            number, flags = divmod(int.from_bytes(packed[at : at + MEANING], "little"), 1 << _BITS)
            entry = self.entry(number)
            if entry is not None:
                yield Meaning(entry, flags)

    def named(self, name: str) -> tuple[Meaning, ...]:
        """The places a name as printed can mean."""
        return self.means(key(name))

    def entry(self, number: int) -> Entry | None:
        """The place of a number."""
        if number not in self._entries:
            if len(self._entries) > _KEPT:
                self._entries.clear()
            row = self._base.execute("SELECT name, feature, zone, lat, lon, size FROM places WHERE number = ?", (number,)).fetchone()
            self._entries[number] = self._entry(number, *row) if row else None
        return self._entries[number]

    def _entry(self, number: int, name: str, feature: int, zone: int, lat: int, lon: int, size: int) -> Entry:
        country, admin, second = self._zones[zone]
        return Entry(number, _printed(name, country), FEATURES[feature], country, admin, lat / 1000, lon / 1000, size / 10, second)

    def country(self, iso: str) -> Entry | None:
        """A country by its ISO code."""
        if self._nations is None:
            rows = self._base.execute(
                "SELECT country, number FROM places JOIN zones USING (zone) WHERE feature = ?", (FEATURES.index("country"),)
            )
            self._nations = dict(sorted(rows, key=lambda r: -r[1]))
        number = self._nations.get(iso)
        return self.entry(number) if number is not None else None

    def identifier(self, entry: Entry) -> str:
        """The public id: "geonames:524901", or "exodus:donbas" where GeoNames' number is not known."""
        if entry.number < LOCAL:
            return f"geonames:{entry.number}"
        return f"exodus:{self._slugs.get(entry.number) or slug(entry.country, entry.admin, entry.name)}"

    def find(self, place: str) -> Entry | None:
        """The place of a public id or an ISO country code."""
        kind, _, value = place.partition(":")
        if kind == "geonames" and value.isdigit():
            return self.entry(int(value))
        if kind == "exodus":
            return self.entry(self._numbers[value]) if value in self._numbers else self._by_slug(value)
        return self.country(place) if len(place) == 2 else None

    def _by_slug(self, value: str) -> Entry | None:
        """The place of an id made of its country, code and name: "US.SD.hecla"."""
        means = self.means(value.rpartition(".")[2].replace("-", " "))
        own = (m.entry for m in means if m.entry.number >= LOCAL)
        return next((e for e in own if slug(e.country, e.admin, e.name) == value), None)

    def region(self, entry: Entry) -> Entry | None:
        """The first-level region a place lies in."""
        if not entry.country or not entry.admin:
            return None
        number = self._regions.get((entry.country, entry.admin, ""))
        return self.entry(number) if number is not None else None

    def _encloses(self, entry: Entry) -> bool:
        """Whether its codes, or members, tell what lies in a place."""
        if entry.feature in ("country", "continent") or entry.number in self._members:
            return True
        return bool(entry.country and entry.admin) and self._regions.get((entry.country or "", entry.admin, entry.second)) == entry.number

    def part_of(self, part: str, whole: str) -> bool:
        """Whether a place lies in another (or is it): ids or ISO country codes; False where it is not known."""
        a, b = self.find(part), self.find(whole)
        if a is None or b is None:
            return False
        if a.number == b.number:
            return True
        if b.feature == "city":
            return a.feature in ("district", "facility") and _in_town(a, b)
        if not self._encloses(b):
            return False
        zones, lies = self._zones_of(b), self._zones_of(a)
        return bool(lies) and all(not zones.isdisjoint(((c, s, t), (c, s, ""), (c, "", ""))) for c, s, t in lies)

    def bounded(self, entry: Entry) -> bool:
        """Whether it is known what lies in a place, or in what it lies: not of seas, rivers and some lands."""
        return entry.feature in ("country", "city") or bool(entry.admin) or entry.number in self._members

    def _zones_of(self, entry: Entry) -> frozenset[tuple[str, str, str]]:
        """The countries, regions of countries, or counties of regions that a place is made of or lies in."""
        parts = self._members.get(entry.number)
        if parts is not None:
            return parts
        if entry.country is None:
            return frozenset()
        return frozenset([(entry.country, "", "") if entry.feature == "country" else (entry.country, entry.admin, entry.second)])


def _zone(code: str) -> tuple[str, str, str]:
    """The country, region and county of a code: "IT.05.RA", "UA.05", "UA"."""
    country, _, rest = code.partition(".")
    admin, _, second = rest.partition(".")
    return country, admin, second


def _in_town(part: Entry, town: Entry) -> bool:
    """Whether a district or building lies in a town: as near as towns of its size are wide."""
    if part.country != town.country or part.admin not in ("", town.admin):
        return False
    wide = TOWN * 2 ** (SPREAD * (town.size - 6.0))
    return KM * math.hypot(part.lat - town.lat, (part.lon - town.lon) * math.cos(math.radians(town.lat))) <= wide


def packed(number: int, flags: int) -> bytes:
    """A meaning as the table of names holds it."""
    return (number << _BITS | flags).to_bytes(MEANING, "little")


def slug(country: str | None, admin: str, name: str) -> str:
    """What stands for a number of GeoNames in the id of a place that has none: "US.SD.hecla"."""
    return f"{country or ''}.{admin}.{key(name).replace(' ', '-')}"


def _printed(name: str, country: str | None) -> str:
    """A name as papers print it."""
    return plain(name) if country in ROMANISED else name


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this process."""
    return Gazetteer(str(resources.files(__package__) / "places.sqlite"))


def part_of(part: str, whole: str) -> bool:
    """Whether a place lies in another or is it; both as `geonames:N`, `exodus:slug` or ISO country code."""
    return gazetteer().part_of(part, whole)


__all__ = [
    "BRACKET",
    "CAPITALS",
    "COMMA",
    "ENGLAND",
    "ENGLISH",
    "FEATURES",
    "ITALIAN",
    "OFFICIAL",
    "OTHER",
    "SEAT",
    "WEAK",
    "Entry",
    "Gazetteer",
    "Meaning",
    "gazetteer",
    "part_of",
    "spell",
]
