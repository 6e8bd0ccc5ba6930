"""A range chart drawn in text: one bar an estimate on a common axis, open ends as arrows."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from exodus_cli.report.wording import number

# From this ratio of the largest to the smallest end on, a linear axis would squash the small ones together.
LOG_FROM = 12.0
# Columns kept free at either side of the axis, so that the arrow of an open end is seen.
MARGIN = 2


class Bar(msgspec.Struct, frozen=True):
    """What one estimate can mean: its ends (None is open) and the number it prints; of a `vague` word no end is sure."""

    low: float | None
    high: float | None
    point: float | None = None
    vague: bool = False


class Axis(msgspec.Struct, frozen=True):
    """A stretch of numbers on a stretch of columns."""

    low: float
    high: float
    width: int
    log: bool

    def column(self, value: float) -> int:
        """Where a number stands."""
        first, last, at = self.low, self.high, min(max(value, self.low), self.high)
        if self.log:
            first, last, at = math.log10(first), math.log10(last), math.log10(at)
        share = (at - first) / (last - first) if last > first else 0.5
        return MARGIN + round(share * (self.width - 1 - 2 * MARGIN))


def axis(bars: Sequence[Bar], width: int) -> Axis | None:
    """The common axis of the bars; None where they have no number."""
    ends = [x for b in bars for x in (b.low, b.high, b.point) if x is not None and math.isfinite(x)]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    return Axis(low, high, max(width, 3 * MARGIN), low > 0 and high / low >= LOG_FROM)


def bar(what: Bar, scale: Axis) -> str:
    """One bar: `●` a number, `━` a range, `◀` `▶` an open end, `╌` what a vague word can mean."""
    cells = [" "] * scale.width
    ends = [x for x in (what.low, what.high) if x is not None]
    known = ends or [what.point if what.point is not None else scale.low]
    first = scale.column(min(known)) if what.low is not None else 0
    last = scale.column(max(known)) if what.high is not None else scale.width - 1
    for i in range(first, last + 1):
        cells[i] = "╌" if what.vague else "━"
    if what.low is None:
        cells[0] = "◀"
    if what.high is None:
        cells[-1] = "▶"
    if what.point is not None:
        cells[scale.column(what.point)] = "●"
    elif first != last and not what.vague:
        cells[first], cells[last] = cells[first].replace("━", "┝"), cells[last].replace("━", "┥")
    return "".join(cells).rstrip()


def ruler(scale: Axis) -> str:
    """The ends of the axis in numbers, with a word where it is logarithmic."""
    left, right = number(_plain(scale.low)), number(_plain(scale.high))
    middle = " log scale " if scale.log else ""
    if scale.low == scale.high:
        return left.center(scale.width).rstrip()
    rest = scale.width - len(left) - len(right)
    if rest < len(middle) + 2:
        middle = ""
    return left + "┄" * ((rest - len(middle)) // 2) + middle + "┄" * (rest - len(middle) - (rest - len(middle)) // 2) + right


def _plain(value: float) -> float:
    return int(value) if float(value).is_integer() else value
