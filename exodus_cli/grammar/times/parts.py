"""Parts of days, days with a name, and the TIMEX3 values of what is only half known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from exodus_cli.grammar.times import calendar, hebrew, moons
from exodus_cli.grammar.times.calendar import Stretch
from exodus_cli.grammar.times.clocks import Clock
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.timex import Resolved

# "5 in the night" is after midnight, "10 in the night" before.
NIGHT = 6
# "three Fridays from now": nobody counts more of them.
MOST_WEEKDAYS = 99


def at_part(where: Resolved, part: str) -> Resolved:
    """A part of a day: its value carries the part, its interval is the day's."""
    stretch = where.stretch
    if part == "overnight" and stretch.start is not None:
        tonight = stretch.start + timedelta(days=1)
        return Resolved(replace(stretch, value=f"{stretch.value}TNI", end=tonight, grain="daypart"), "TIME")
    return Resolved(replace(stretch, value=f"{stretch.value}T{part}", grain="daypart"), "TIME")


def on_dial(when: Clock, part: str | None) -> Clock:
    """A time of the clock on the half of the dial that the part of the day tells: "8 in the evening"."""
    if when.half is None and part in ("AF", "EV", "NI") and not (part == "NI" and when.hour < NIGHT):
        return when.later()
    return when


def by_the_clock(now: datetime, unit: str, n: float) -> Resolved | None:
    """So many hours, minutes or seconds from a moment, to the minute: "20 minutes ago"."""
    try:
        when = now + timedelta(**{f"{unit}s": n})
    except OverflowError:
        return None
    stretch = calendar.on(when.date())
    value = when.isoformat(timespec="minutes")
    return Resolved(replace(stretch, value=value, hour=when.hour, minute=when.minute, grain="minute"), "TIME")


def weekday_from(today: date, weekday: Any, n: float) -> Resolved | None:
    """The nth such weekday from a day, that day itself left out: "three Fridays from now", "two Thursdays ago" (n below zero)."""
    if n != int(n) or not 0 < abs(n) <= MOST_WEEKDAYS:
        return None
    first = (weekday - today.isoweekday() - 1) % 7 + 1 if n > 0 else (weekday - today.isoweekday()) % 7 - 7
    return Resolved(calendar.on(today + timedelta(days=first + 7 * (int(n) - (1 if n > 0 else -1)))))


def feast(year: int, code: str) -> Stretch | None:
    """The day of a feast in a year, by its code.

    "12-25", "2001-09-11", "11-4-4" (the fourth Thursday of November, the fifth is the last) and "11-4-4+1" (a day after), "04-27/7" (a
    day before where that is a Sunday), "easter+1", "orthodox-2", or a feast of `moons` or `hebrew`, which may last.
    """
    if code in moons.NAMES or code in hebrew.NAMES:
        moving = moons.days(year, code) if code in moons.NAMES else hebrew.days(year, code)
        if moving is None or moving[0] == moving[1]:
            return calendar.on(moving[0]) if moving is not None else None
        return calendar.period(f"{moving[0]}/{moving[1]}")
    for name, computus in (("easter", calendar.easter), ("orthodox", calendar.orthodox_easter)):
        if code.startswith(name):
            return calendar.on(computus(year) + timedelta(days=int(code[len(name) :] or 0))) if 1583 <= year <= 4000 else None
    if len(code) == len("2001-09-11") and code[4] == "-":
        return calendar.on(date.fromisoformat(code))
    code, _, after = code.partition("+")
    code, _, avoided = code.partition("/")
    month, day, *weekday = (int(part) for part in code.split("-"))
    found = calendar.day(year, month, day) if not weekday else _weekday_of(calendar.month(year, month), day, weekday[0])
    if found is None or found.start is None:
        return found
    early = avoided and found.start.isoweekday() == int(avoided)
    return calendar.on(found.start + timedelta(days=int(after or 0) - bool(early)))


def _weekday_of(whole: Stretch, nth: int, weekday: int) -> Stretch | None:
    if whole.start is None or whole.end is None:
        return None
    days = [d for n in range(31) if (d := whole.start + timedelta(days=n)) <= whole.end and d.isoweekday() == weekday]
    return calendar.on(days[-1] if nth == 5 else days[nth - 1])


def masked(found: Expression) -> str | None:
    """The TIMEX3 value of a date of an unknown year, with X for what is not known."""
    inner = found.slots.get("date") or found.inner
    if found.means == "edge" and inner is not None:
        return masked(inner)
    if found.means == "within":
        if found.rule.value is not None:
            return found.rule.value
        clock, part = found.slots.get("clock", found.slots.get("hour")), found.slots.get("part")
        day = masked(inner) if inner is not None else None
        if clock is not None:
            if day is not None and day.startswith("T"):  # "in the morning at 7"
                return f"T{on_dial(clock, day[1:])}"
            return f"{day or ''}T{on_dial(clock, part)}"
        if part is not None:
            return f"{day or ''}T{part}"
    return _of_slots(found.slots) if found.means in ("calendar", "within", "edge", "of") else None


def _of_slots(slots: dict[str, Any]) -> str | None:
    month, day = slots.get("mon", slots.get("month")), slots.get("day", slots.get("nthday"))
    weekday = slots.get("weekday", slots.get("wday"))
    if month is not None:
        return f"XXXX-{month:02d}" + (f"-{day:02d}" if day is not None and day <= 31 else "")
    if "season" in slots:
        return f"XXXX-{slots['season']}"
    if "quarter" in slots:
        return f"XXXX-Q{slots['quarter']}"
    if "feast" in slots and slots["feast"][:1].isdigit() and len(slots["feast"]) == 5:
        return f"XXXX-{slots['feast']}"
    return f"XXXX-WXX-{weekday}" if weekday is not None else None


def hidden(value: str, grain: str) -> str:
    """A value as fine as a grain, with X where the text leaves it open: "1915-10-XX"."""
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or grain == "week":
        return f"{parts[0][:4]}-WXX" if grain == "week" else value
    wanted = {"month": 2, "day": 3}.get(grain, len(parts))
    return "-".join(parts + ["XX"] * (wanted - len(parts)))
