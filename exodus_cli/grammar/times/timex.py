"""What an expression of time comes to: TIMEX3 type and value, and the calendar interval."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from exodus_cli.facts import Span, TimexType
from exodus_cli.grammar.times.calendar import Stretch


@dataclass(slots=True, kw_only=True)
class Timex:
    """A resolved expression: tokens [first, last), TIMEX3 `type`, `value`, `mod`, and its interval, inclusive.

    `start`, `end` are ISO dates or date-times, None where open or unknown. `cues` are token ranges by field.
    """

    first: int
    last: int
    type: TimexType
    value: str | None = None
    start: str | None = None
    end: str | None = None
    grain: str | None = None
    mod: str | None = None
    weak: bool = False
    cues: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A point or stretch of the calendar on the way to a `Timex`."""

    stretch: Stretch
    type: TimexType = "DATE"
    mod: str | None = None

    def dated(self) -> date | None:
        """Its first day."""
        return self.stretch.start


def timex(first: int, last: int, found: Resolved) -> Timex:
    """The record of a stretch of the calendar."""
    stretch = found.stretch
    start = stretch.start.isoformat() if stretch.start else None
    end = stretch.end.isoformat() if stretch.end else None
    if stretch.hour is not None and stretch.start:
        day, hour = stretch.start, stretch.hour
        if hour >= 24:  # midnight ends the day it is told of
            day, hour = day + timedelta(days=1), hour - 24
        start = end = f"{day.isoformat()}T{hour:02d}:{stretch.minute or 0:02d}"
    grain = None if stretch.grain == "period" else stretch.grain
    return Timex(first=first, last=last, type=found.type, value=stretch.value, start=start, end=end, grain=grain, mod=found.mod)


def unresolved(first: int, last: int, kind: TimexType, value: str | None, grain: str | None = None) -> Timex:
    """The record of an expression whose place in the calendar the text does not fix."""
    return Timex(first=first, last=last, type=kind, value=value, grain=grain)


def cut(found: Resolved, mod: str) -> Resolved:
    """The early, middle or late third of a stretch, as `mod` says; its value stays that of the whole (TIMEX3)."""
    whole = found.stretch
    if whole.start is None or whole.end is None or whole.start == whole.end or mod not in ("START", "MID", "END"):
        return replace(found, mod=mod)
    days = (whole.end - whole.start).days + 1
    third = ("START", "MID", "END").index(mod)
    start, end = whole.start, whole.end
    if whole.grain == "month":  # the rule of ten days: 1-10, 11-20, 21-end
        start, end = start.replace(day=(1, 11, 21)[third]), end.replace(day=(10, 20, end.day)[third])
    elif whole.grain == "year":
        start, end = date(start.year, (1, 5, 9)[third], 1), date(end.year, (4, 8, 12)[third], (30, 31, 31)[third])
    else:
        first = start.toordinal()
        start, end = date.fromordinal(first + days * third // 3), date.fromordinal(first + max(days * (third + 1) // 3, 1) - 1)
    return replace(found, stretch=replace(whole, start=start, end=end), mod=mod)
