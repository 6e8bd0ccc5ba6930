"""A map of points as SVG: no outlines, a graticule, names where there is room for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, radians
from typing import NamedTuple

from exodus_cli.report.atlas import Spot
from exodus_cli.report.page.markup import escape

WIDTH, TALLEST = 1000.0, 620.0
LETTER, LINE = 6.2, 13.0  # the size of a label's letters, in units of the drawing
STEPS = (1, 2, 5, 10, 20, 30, 60, 360)  # degrees between the lines of the graticule
# What a point stands for fairly; a country or a continent is no point.
POINTS = ("city", "district", "facility", "region", "water")


class Dot(NamedTuple):
    """A place on the drawing."""

    spot: Spot
    lon: float
    lat: float


class Frame(NamedTuple):
    """The part of the world that is drawn, and its scale."""

    west: float
    east: float
    south: float
    north: float
    x: float
    y: float

    def at(self, dot: Dot) -> tuple[float, float]:
        """Where a place stands."""
        return (dot.lon - self.west) * self.x, (self.north - dot.lat) * self.y


def drawn(spots: Sequence[Spot]) -> str:
    """The map; nothing where no place has coordinates."""
    placed = [Dot(s, s.place.lon, s.place.lat) for s in spots if s.place.lon is not None and s.place.lat is not None]
    dots = [dot for dot in placed if dot.spot.place.feature in POINTS] or placed
    if not dots:
        return ""
    frame = _frame(dots)
    inner = "".join((*_graticule(frame), *_points(sorted(dots, key=lambda d: (-len(d.spot.mentions), d.spot.name)), frame)))
    height = (frame.north - frame.south) * frame.y
    return f'<svg class="map" viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img" aria-label="Map of the places">{inner}</svg>'


def _frame(dots: Sequence[Dot]) -> Frame:
    """All dots with a margin, degrees of longitude shortened as they are at the middle latitude."""
    west, east = min(d.lon for d in dots) - 4, max(d.lon for d in dots) + 8
    south, north = max(min(d.lat for d in dots) - 3, -90), min(max(d.lat for d in dots) + 3, 90)
    x = WIDTH / (east - west)
    y = min(x / max(cos(radians((south + north) / 2)), 0.3), TALLEST / (north - south))
    return Frame(west, east, south, north, x, y)


def _graticule(frame: Frame) -> Iterator[str]:
    step = next(s for s in STEPS if (frame.east - frame.west) / s <= 14)
    height = (frame.north - frame.south) * frame.y
    for lon in range(int(frame.west // step + 1) * step, int(frame.east) + 1, step):
        yield f'<path d="M{(lon - frame.west) * frame.x:.1f} 0V{height:.1f}"/>'
    for lat in range(int(frame.south // step + 1) * step, int(frame.north) + 1, step):
        yield f'<path d="M0 {(frame.north - lat) * frame.y:.1f}H{WIDTH:.0f}"/>'


def _points(dots: Sequence[Dot], frame: Frame) -> Iterator[str]:
    """The dots, the most mentioned first; a name that would cover another is left to the pointer."""
    taken: list[tuple[float, float, float]] = []
    for dot in dots:
        (x, y), count = frame.at(dot), len(dot.spot.mentions)
        radius = 3 + 2 * count**0.5
        left, right = x + radius + 2, x + radius + 2 + LETTER * len(dot.spot.name)
        name = escape(dot.spot.name)
        label = ""
        if not any(left < end and right > start and abs(y - base) < LINE for start, end, base in taken):
            taken.append((left, right, y))
            label = f'<text x="{left:.1f}" y="{y + 4:.1f}">{name}</text>'
        yield f'<g><title>{name}: {count}</title><circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>{label}</g>'
