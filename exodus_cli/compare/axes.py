"""The axes on which two estimates of one topic may differ (R1): what, population, place, window, status, unit.

R2  flow and stock, applied and granted, called up and gone are different measures
R3  entered, left and still there are three measures
R4  windows are resolved before they are compared; a small slack decides containment
R5  places are compared by the gazetteer: into Kazakhstan is part of abroad
R14 planned, denied, hypothetical: a change of status or population is not a change of value
"""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from exodus_cli.compare.estimates import Estimate
from exodus_cli.facts import Window
from exodus_cli.world.concepts import PERSON, POPULATION, alternatives
from exodus_cli.world.places import gazetteer, part_of
from exodus_cli.world.topics import alike, alone, announced, family, namesakes, natural, rate, state, toll, within

Stand = Literal["same", "part", "whole", "overlap", "differ", "unknown"]
Axes = dict[str, Stand]

# R4: two windows whose ends lie within this share of the longer one are the same window, told differently.
SLACK = 0.2
# Towns, districts and waters this near to each other (in kilometres) may be one place under two names.
NEIGHBOURHOOD = 60.0
# A window of at least this many days is a stretch something was counted over; a shorter one dates an event.
STRETCH = 4
# Events this many days apart are two events.
ANOTHER = 45
# What joins a unit to what it is paid for: `USD/year`.
PER = "/"
# Two sums farther apart than this at the usual rates are two sums, whenever they were told.
RATES = 2.5
ENTER, LEAVE = "enter", "leave"
# Where a crowd stands, by the gazetteer's features.
VENUES = ("facility", "district")
STATUS = {"planned": "planned", "hypothetical": "planned", "denied": "denied"}


def axes(a: Estimate, b: Estimate) -> Axes:
    """How two estimates stand on every axis where they are not plainly the same."""
    way = passage(a, b)
    found: Axes = {
        "what": "same" if way else what(a, b),
        "population": population(a, b),
        "place": way or place(a, b),
        "window": window(told(a), told(b)),
        "status": status(a, b),
        "unit": unit(a, b),
    }
    return {axis: stand for axis, stand in found.items() if stand != "same"}


def what(a: Estimate, b: Estimate) -> Stand:
    """The event counted (R2, R3). Beside things only a change of state makes another measure; what was destroyed is
    part of what was damaged or destroyed.
    """
    return "same" if a.event == b.event else events(a.event, b.event, PERSON in (a.unit, b.unit))


@lru_cache(maxsize=10_000)
def events(a: str | None, b: str | None, people: bool) -> Stand:
    """How two events stand, of people or of things."""
    if not a or not b:
        return "unknown"
    one, other = set(alternatives(a)), set(alternatives(b))
    if one < other or other < one:
        return "part" if one < other else "whole"
    if alike(a, b):
        return "overlap"
    if people:
        return "differ" if family(a) == family(b) else "unknown"
    return "differ" if state(a) and state(b) else "unknown"


def population(a: Estimate, b: Estimate) -> Stand:
    """Who or what is counted: a special kind of person is part of the people. Money and shares go by their event.

    How many live in a place is nobody's count of what happened to some of them; a toll with the gunman is larger than his victims'.
    """
    if a.severe != b.severe and a.event == b.event:
        return "part" if a.severe else "whole"
    if a.perpetrator != b.perpetrator and a.event == b.event:
        return "whole" if a.perpetrator else "part"
    if a.thing == b.thing or a.value_kind not in ("count", "measure") or alone(a.dimension):
        return "same"
    if settled(a) != settled(b):
        return "differ"
    if not a.thing or not b.thing:
        return "unknown"
    if namesakes(a.thing, b.thing):
        return "same"
    part = within(a.thing, b.thing) or natural(b.event or a.event, b.thing)
    whole = within(b.thing, a.thing) or natural(a.event or b.event, a.thing)
    if part and whole:
        return "same"
    return "part" if part else "whole" if whole else "differ"


def settled(e: Estimate) -> bool:
    """Whether an estimate tells how many live in a place: "a population of 6,000"."""
    return e.thing == POPULATION and e.event is None


def status(a: Estimate, b: Estimate) -> Stand:
    """Whether both are told as fact, or both as plan (R14)."""
    if announced(a.event) and announced(b.event):
        return "same"
    return "same" if STATUS.get(a.stance or "") == STATUS.get(b.stance or "") else "differ"


def unit(a: Estimate, b: Estimate) -> Stand:
    """The unit: money in two currencies meets only through a conversion the text states."""
    if a.dimension == b.dimension and a.value_kind == b.value_kind:
        return "same"
    return "differ" if a.unit and b.unit else "unknown"


def one_sum(a: Estimate, b: Estimate) -> bool:
    """Whether amounts in two units can be one sum of money: in two currencies, and no farther apart than any rates between them."""
    if a.value_kind != "money" or b.value_kind != "money" or PER in f"{a.unit}{b.unit}":
        return False
    x, y = rate(a.unit), rate(b.unit)
    if not x or not y:
        return True
    low, high = sorted((abs(a.interval.centre) * x, abs(b.interval.centre) * y))
    return high <= RATES * low


def place(a: Estimate, b: Estimate) -> Stand:
    """Where from, where to, where (R5): the first of the three on which both speak decides."""
    if a.location == b.location and a.origin == b.origin and a.destination == b.destination:
        return "same"
    stands = (nested(a.origin, b.origin), nested(a.destination, b.destination), nested(a.location, b.location))
    for stand in ("differ", "part", "whole", "overlap"):
        if stand in stands:
            return stand
    if (a.destination is None) != (b.destination is None) and a.event == b.event:
        return "part" if a.destination else "whole"
    if "unknown" in stands and "same" not in stands:
        return "unknown"
    return "same"


def unrelated(a: Estimate, b: Estimate) -> bool:
    """Whether both speak of different countries."""
    pairs = ((a.origin, b.origin), (a.destination, b.destination), (a.location, b.location))
    return any(x and y and nested(x, y) == "differ" and (land(x) or land(y)) != (land(y) or land(x)) for x, y in pairs)


@lru_cache(maxsize=100_000)
def land(place: str) -> str | None:
    """The country of a place id."""
    entry = gazetteer().find(place)
    return entry.country if entry else place


@lru_cache(maxsize=100_000)
def nested(a: str | None, b: str | None) -> Stand:
    """How two places stand, by the gazetteer; two towns of one neighbourhood may be one place under two names."""
    if a == b:
        return "same"
    if a is None or b is None:
        return "unknown"
    if part_of(a, b):
        return "part"
    if part_of(b, a):
        return "whole"
    x, y = gazetteer().find(a), gazetteer().find(b)
    if x and y and not (x.country and y.country):
        return "unknown"  # seas and continents: the gazetteer knows no borders of theirs
    if x and y and distance((x.lat, x.lon), (y.lat, y.lon)) <= NEIGHBOURHOOD and "country" not in (x.feature, y.feature):
        return "overlap"
    if x and y and x.country == y.country and not (gazetteer().bounded(x) and gazetteer().bounded(y)):
        return "unknown"  # a river, or a land that lies in several regions
    return "differ"


def venue(a: Estimate, b: Estimate) -> bool:
    """Whether one names the square and the other the town a crowd stood in."""
    x, y = (gazetteer().find(e.location) if e.location else None for e in (a, b))
    return x is not None and y is not None and (x.feature in VENUES) != (y.feature in VENUES) and "country" not in (x.feature, y.feature)


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points, well enough for neighbours."""
    east = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(a[0] - b[0], east)


def told(e: Estimate) -> Window | None:
    """The stretch of time an estimate speaks of; what is told as done was done by the day of publication."""
    w = e.window
    if w is not None and toll(e.event) and w.start and w.end and days(w.end) - days(w.start) + 1 < STRETCH:
        return None  # the day it happened, or of the count: a toll is counted from its event on, whatever day is told
    if w is None or not w.start or w.end or not e.published or STATUS.get(e.stance or ""):
        return w
    published = e.published[:10]
    return msgspec.structs.replace(w, end=published) if w.start[:10] <= published else w


def slack(part: Estimate, whole: Estimate) -> int:
    """By how many days a window reaches beyond the one it is taken to lie in (R4): declared, never silent."""
    a, b = told(part), told(whole)
    if a is None or b is None or not (a.start and a.end and b.start and b.end):
        return 0
    return max(days(b.start) - days(a.start), days(a.end) - days(b.end), 0)


def passage(a: Estimate, b: Estimate) -> Stand | None:
    """Whether those who came into one place are of those who left another (R5): into Kazakhstan is out of Russia.

    They must be said to come from there, or be called by its name ("200,000 Russians entered").
    """
    if {a.event, b.event} != {ENTER, LEAVE}:
        return None
    inward, outward = (a, b) if a.event == ENTER else (b, a)
    home, there = outward.origin, inward.destination or inward.location
    if not home or not there or nested(there, home) != "differ" or (outward.destination and nested(outward.destination, there) == "differ"):
        return None
    if inward.origin != home and not (inward.origin is None and any(_is_country(name, home) for name in inward.names)):
        return None
    if outward.destination == there:
        return "same"
    return "part" if inward is a else "whole"


def _is_country(name: str, country: str) -> bool:
    entry = gazetteer().find(name)
    return entry is not None and entry.feature == "country" and entry.country == country


def window(a: Window | None, b: Window | None) -> Stand:
    """The stretch of time each speaks of (R4)."""
    if a is None and b is None:
        return "same"
    if a is None or b is None:
        return "unknown"
    if not (a.start and a.end and b.start and b.end):
        return "same" if (a.start, a.end) == (b.start, b.end) else "unknown"
    (s, e), (t, f) = (days(a.start), days(a.end)), (days(b.start), days(b.end))
    longer = max(e - s, f - t) + 1
    if abs(s - t) <= SLACK * longer and abs(e - f) <= SLACK * longer:
        return "same"
    if e < t or f < s:
        return "differ"
    room = SLACK * longer / 4
    if s >= t - room and e <= f + room:
        return "part"
    if t >= s - room and f <= e + room:
        return "whole"
    return "overlap"


def apart(a: Window, b: Window, toll: bool) -> bool:
    """Whether two windows are plainly two scopes: two stretches of very different length or place in time.

    Single days say when an event was, not how long it was counted: they part only events weeks from each other;
    so do all windows of a toll, which is counted from its event on.
    """
    if not (a.start and a.end and b.start and b.end):
        return False
    lengths = (days(a.end) - days(a.start) + 1, days(b.end) - days(b.start) + 1)
    if min(lengths) >= STRETCH and not toll:
        return window(a, b) != "same"
    gap = max(days(a.start), days(b.start)) - min(days(a.end), days(b.end))
    return gap > ANOTHER


@lru_cache(maxsize=10_000)
def days(iso: str) -> int:
    """A calendar day as a number."""
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return 0
