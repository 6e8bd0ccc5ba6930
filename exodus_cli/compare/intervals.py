"""Numbers as intervals: what a printed figure can mean, and whether two of them can both be true.

R6  bounds are intervals: a conflict is two disjoint intervals, not two unequal numbers, and no midpoint is ever made
R7  vague words keep their words and get an interval from a named table; they never make a conflict alone
R8  a rounded number stands for what it may have been rounded from
"""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from exodus_cli.facts import Modifier, Number

# "about 100" and "nearly 100" leave this much room (R6): what news writers round by when they say so.
ABOUT = 0.10
# A round number may hide at most this share of its value (R8): 600 for 612, but 40 is not 42.
ROUNDING = 0.025
# Whole numbers below this are printed to the last digit by fifteen significant ones.
EXACT = 1e15
# Two numbers this close are the same number printed twice (binary fractions, converted units).
SAME = 1e-4

# R7: a vague word is a power of ten and how far it reaches. `default` leaves what was read: an order of
# magnitude. The event databases code the word as one number: ACLED the power itself, CCC twice it.
VAGUE_FACTOR: dict[str, float | None] = {"default": None, "acled": 1.0, "ccc": 2.0}

# A range this wide spans several estimates ("from hundreds of thousands to several million") and is none itself.
WIDE = 10

How = Literal["equal", "rounding", "bounds", "vague", "disjoint"]


class Interval(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a figure can mean: inclusive ends, infinite where open, and the number it prints."""

    low: float
    high: float
    point: float | None = None
    vague: bool = False
    open: bool = False
    step: float = 0.0  # the unit of the point's last digit that is not a zero

    @property
    def centre(self) -> float:
        """Where to sort the figure; never an estimate of anything."""
        if self.point is not None:
            return self.point
        if math.isinf(self.high):
            return self.low
        return self.high if math.isinf(self.low) else self.high if self.vague else self.low


def reading(low: Number | None, high: Number | None, point: Number | None, modifier: Modifier, table: str = "default") -> Interval:
    """The interval of a figure as it was printed, without any tolerance; a vague word by the named table."""
    vague = modifier == "vague"
    factor = VAGUE_FACTOR[table]
    if vague and factor is not None and low is not None and low > 0:
        value = factor * 10.0 ** math.floor(math.log10(low))
        return Interval(value, value, value, True, False)
    opened = (low is None) != (high is None)
    return Interval(
        -math.inf if low is None else real(low),
        math.inf if high is None else real(high),
        None if point is None else real(point),
        vague or (modifier == "between" and low is not None and high is not None and 0 < low * WIDE <= high),
        opened,
        0.0 if point is None else step(real(point)),
    )


def real(value: Number) -> float:
    """A number as a float; one too large for it is infinite."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def tolerant(interval: Interval, modifier: Modifier) -> Interval:
    """The interval with the room its own words leave: "about" and "nearly" (R6). Bounds keep their ends."""
    low, high = interval.low, interval.high
    if modifier == "about":
        room = ABOUT * max(abs(low) if math.isfinite(low) else 0.0, abs(high) if math.isfinite(high) else 0.0)
        return msgspec.structs.replace(interval, low=low - room, high=high + room)
    if modifier == "nearly" and interval.point is not None:
        room = ABOUT * abs(interval.point)
        return msgspec.structs.replace(interval, low=interval.point - room, high=interval.point)
    return interval


def step(value: float) -> float:
    """The unit of the last digit that is not a zero: 100 for 1,300; 0.1 for 7.6; 1 for 42."""
    if not value or not math.isfinite(value):
        return 0.0
    if value % 1 == 0 and abs(value) < EXACT:
        whole, unit = int(abs(value)), 1.0
        while whole % 10 == 0:
            whole //= 10
            unit *= 10.0
        return unit
    digits = format(abs(value), ".15g")
    if "e" in digits:
        digits = format(abs(value), "f")
    before, _, after = digits.partition(".")
    after = after.rstrip("0")
    if after:
        return 10.0 ** -len(after)
    return 10.0 ** (len(before) - len(before.rstrip("0")))


def rounded(value: float, unit: float) -> float:
    """How far the truth may lie from a round number: half its last step `unit`, within `ROUNDING` (R8)."""
    return min(unit / 2, ROUNDING * abs(value)) if unit > 1 else 0.0


def compare(a: Interval, b: Interval) -> How:
    """How two intervals (already `tolerant`) stand: `equal` numbers, kept together by `rounding`, by open or
    wide `bounds`, by a `vague` word, or `disjoint`.
    """
    x, y = a.point, b.point
    if x is not None and y is not None and abs(x - y) <= SAME * abs(x) and not (a.vague or b.vague):
        return "equal" if touch(a, b) else "bounds"
    if touch(a, b):
        if a.low == b.low and a.high == b.high:
            return "equal"
        return "vague" if a.vague or b.vague else "bounds"
    if x is not None and y is not None and a.step != b.step:
        coarse = rounded(x, a.step) if a.step > b.step else rounded(y, b.step)
        if max(a.low, b.low) - min(a.high, b.high) <= coarse * (1 + SAME):
            return "rounding"
    return "disjoint"


def touch(a: Interval, b: Interval) -> bool:
    """Whether one number could satisfy both."""
    # The innermost loop of comparing: `max` and `min` would take half its time.
    bottom = a.low if a.low > b.low else b.low
    top = a.high if a.high < b.high else b.high
    return bottom <= top or bottom - top <= SAME * max(abs(bottom), abs(top))


def apart(a: Interval, b: Interval) -> float:
    """By what share the farther interval lies beyond the nearer's end; 0 where they touch."""
    low, high = (a, b) if a.low <= b.low else (b, a)
    if touch(a, b) or not high.low or not math.isfinite(low.high):
        return 0.0
    return (high.low - low.high) / abs(low.high) if low.high else math.inf


def telling(value: float) -> float:
    """How telling a number is: its significant digits, and somewhat its noughts."""
    if not math.isfinite(value) or not value:
        return 1.0
    unit = step(value)
    if not unit:
        return 1.0
    digits = math.floor(math.log10(abs(value) / unit) + 1e-9) + 1
    return digits + 0.4 * max(math.log10(unit), 0)
