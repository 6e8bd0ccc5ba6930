"""Places by country, and as GeoJSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from exodus_cli.facts import Place
from exodus_cli.report import Read
from exodus_cli.report.wording import folded
from exodus_cli.world.places import gazetteer


@dataclass(slots=True)
class Spot:
    """One place, and where it is named."""

    name: str
    mentions: list[tuple[Place, Read]] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """The first mention that is a name of its own, else the first."""
        return next((p for p, _ in self.mentions if p.form == "literal"), self.mentions[0][0])

    @property
    def articles(self) -> list[str]:
        """The articles that name it, in order."""
        return list(dict.fromkeys(p.article for p, _ in self.mentions))


def atlas(reads: Iterable[Read]) -> list[tuple[str | None, list[Spot]]]:
    """The places under their countries, the most mentioned first; those of no country last."""
    countries: dict[str | None, dict[str, Spot]] = {}
    for read in reads:
        for place in read.facts.places:
            key = place.place_id or (place.name or place.text).lower()
            spots = countries.setdefault(place.country, {})
            spots.setdefault(key, Spot(place.name or folded(place.text))).mentions.append((place, read))

    for spots in countries.values():
        _part(list(spots.values()))

    def size(spots: Iterable[Spot]) -> int:
        return -sum(len(s.mentions) for s in spots)

    ordered = sorted(countries.items(), key=lambda item: (item[0] is None, size(item[1].values()), item[0] or ""))
    return [(country, sorted(spots.values(), key=_order)) for country, spots in ordered]


def _part(spots: list[Spot]) -> None:
    """Say where the namesakes of one country lie: "Albany, Oregon" beside "Albany, New York State"."""
    names = Counter(s.name for s in spots)
    world = gazetteer()
    for spot in spots:
        entry = world.find(spot.place.place_id or "") if names[spot.name] > 1 else None
        region = world.region(entry) if entry is not None else None
        if entry is not None and region is not None and region.number != entry.number:
            spot.name = f"{spot.name}, {region.name}"


def _order(spot: Spot) -> tuple[bool, int, str]:
    return (spot.place.feature != "country", -len(spot.mentions), spot.name)


def geojson(reads: Iterable[Read]) -> Iterator[str]:
    """A FeatureCollection: a point for every place; null (RFC 7946) for those whose coordinates are not known."""
    yield '{"type":"FeatureCollection","features":['
    between = "\n"
    for country, spots in atlas(reads):
        for spot in spots:
            yield between + json.dumps(_feature(spot, spot.place, country), ensure_ascii=True)
            between = ",\n"
    yield "\n]}\n"


def _feature(spot: Spot, place: Place, country: str | None) -> dict[str, Any]:
    first, read = spot.mentions[0]
    sentence = read.sentence(first)
    return {
        "type": "Feature",
        "id": place.place_id,
        "geometry": None if place.lat is None or place.lon is None else {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "name": spot.name,
            "country": country,
            "feature": place.feature,
            "mentions": len(spot.mentions),
            "articles": spot.articles,
            "first": None if sentence is None else folded(sentence),
        },
    }
