"""Which places of an article lie close together: local news names its town once and the villages around it without their state."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from exodus_cli.pipeline.places.names import Mention
from exodus_cli.world.places import Entry

HALF = 40.0  # km at which a neighbour counts half: what one county paper covers
FAR = 120.0  # km beyond which it does not count
MOST = 2.5  # neighbours that count at most
DOUBTED = 0.5  # what a neighbour counts that could lie elsewhere itself
WORTH = 1.3  # what a neighbour is worth beside log10 of the inhabitants
LOCAL = 5.7  # log10 of the inhabitants above which a region is too wide to be a neighbour
CELL = 1.2  # degrees of a square of the map, at least FAR high
CROWD = 40  # neighbours of one square that are asked
KM = 111.2  # of a degree of latitude

CLOSE = 100.0  # km within which places are one neighbourhood
SETTLED, MOSTLY = 4, 0.5  # towns around the home of an article, and their share of all, that make it a local one
ASKED = 40  # places of an article that are asked at most where its home is: longer lists and books have none

Spot = tuple[str, float, float, float]


class Neighbours:
    """The places of an article on the map."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._cells: dict[tuple[int, int], list[Spot]] = defaultdict(list)
        seen: set[tuple[str, int]] = set()
        for mention in mentions:
            entry = mention.entry
            if entry is None or mention.demonym or (mention.key, entry.number) in seen or not narrow(entry):
                continue
            seen.add((mention.key, entry.number))
            cell = self._cells[_cell(entry.lat, entry.lon)]
            if len(cell) < CROWD:
                sure = mention.container is not None or len(mention.meanings) == 1
                cell.append((mention.key, entry.lat, entry.lon, 1.0 if sure else DOUBTED))

    def near(self, entry: Entry, key: str) -> float:
        """How much the places around it speak for a place that bears a name."""
        if not narrow(entry):
            return 0.0
        row, column = _cell(entry.lat, entry.lon)
        wide = _wide(entry)
        reach = 1 if wide > 0.8 else 2  # squares are narrower far from the equator
        counted = 0.0
        for y in range(row - 1, row + 2):
            for x in range(column - reach, column + reach + 1):
                for other, lat, lon, weight in self._cells.get((y, x), ()):
                    if other == key:
                        continue
                    km = KM * math.hypot(lat - entry.lat, (lon - entry.lon) * wide)
                    if km < FAR:
                        counted += weight / (1 + (km / HALF) ** 2)
        return WORTH * min(counted, MOST)


def narrow(entry: Entry) -> bool:
    """Whether a place is small enough to have neighbours."""
    return entry.feature in ("city", "district", "facility") or (entry.feature == "region" and entry.size < LOCAL)


class Home(NamedTuple):
    """The town that the places of an article lie around."""

    mention: Mention
    entry: Entry
    around: int
    """How many of its towns lie close to it."""
    share: float
    """What share of them that is."""


def home(mentions: Iterable[Mention]) -> Home | None:
    """Where the towns of an article lie, if they are neither few nor a whole book's."""
    towns: dict[int, tuple[Mention, Entry]] = {}
    for mention in mentions:
        if mention.entry is not None and not mention.demonym and narrow(mention.entry):
            towns.setdefault(mention.entry.number, (mention, mention.entry))
    if not 0 < len(towns) <= ASKED:
        return None
    around = dict.fromkeys(towns, 1)
    for (n, (_, one)), (k, (_, other)) in combinations(towns.items(), 2):
        if abs(one.lat - other.lat) < CLOSE / KM and distance(one, other) <= CLOSE:
            around[n] += 1
            around[k] += 1
    best = max(towns, key=lambda n: around[n])
    return Home(*towns[best], around[best], around[best] / len(towns))


def local_home(mentions: Iterable[Mention]) -> Home | None:
    """Where the towns of an article lie that is a local one."""
    found = home(mentions)
    return found if found is not None and found.around >= SETTLED and found.share >= MOSTLY else None


def distance(one: Entry, other: Entry) -> float:
    """The km between two places that are not far apart."""
    return KM * math.hypot(other.lat - one.lat, (other.lon - one.lon) * _wide(one))


def _wide(entry: Entry) -> float:
    """How wide a degree of longitude is at a place, beside one of latitude."""
    return max(math.cos(math.radians(entry.lat)), 0.2)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / CELL), math.floor(lon / CELL)
