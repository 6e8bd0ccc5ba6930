"""Ranges of dates: "between 7 and 10 December", "1915-17", "in May and June 1955".

In running text each end is a date of its own, as TimeML has it; where a range is all a line says, or its
ends are hours, it is one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from exodus_cli.grammar.times import calendar
from exodus_cli.grammar.times.clocks import NOON, Clock
from exodus_cli.grammar.times.dates import Dates
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.parts import on_dial
from exodus_cli.grammar.times.timex import Resolved, Timex, timex, unresolved

# What may stand at an end of a range, so that the words between them belong to neither.
FIRST = ("wday", "day", "day_month", "mon", "season", "year", "yearbc")


def ends(found: Expression, point: Callable[[Expression], Resolved | None], dates: Dates) -> list[Timex]:
    """The records of both ends of a range; one of two hours."""
    slots, spans = found.slots, found.spans
    if "clock2" in slots or "hour2" in slots:
        inner = slots.get("date") or (found.inner if found.rule.after else None)
        return [_hours(found, point(inner) if inner is not None else dates.today())]
    if "date" in slots and not any(name in slots for name in FIRST):  # "between now and May"
        return [_from_now(found, dates, point(slots["date"]))]
    if "date" in slots and "day2" in slots:
        return [_in_month(found, point(slots["date"]))]
    if "date" in slots:
        second = slots["date"]
        right = point(second)
        right_span = (second.first, second.last)
    else:
        right_slots = {name.rstrip("2"): value for name, value in slots.items() if name.endswith("2")}
        if "year" in right_slots and "year" in slots and right_slots["year"] < 100:
            right_slots["year"] += slots["year"] - slots["year"] % 100
        shared = ("mon", "era", "year") if "year2" not in slots and "yearbc2" not in slots else ("era",)
        right_slots |= {name: slots[name] for name in shared if name in slots and name not in right_slots}
        right = dates.named(right_slots, found)
        right_span = _over(spans, [name for name in slots if name.endswith("2") or (name in ("year", "era") and "year2" not in slots)])
    left_slots = {name: value for name, value in slots.items() if not name.endswith("2") and name != "date"}
    left = _left(dates, found, left_slots, right)
    left_end = max(spans[name][1] for name in FIRST if name in spans and spans[name][0] < right_span[0])
    out = [_record(dates, found.first, left_end, left, found)]
    out.append(_record(dates, *right_span, right, found))
    return out


def joined(left: Timex, right: Timex) -> Timex:
    """Both ends of a range as one stretch."""
    value = f"{left.value}/{right.value}"
    return Timex(first=left.first, last=right.last, type=left.type, value=value, start=left.start, end=right.end, grain=left.grain)


def _from_now(found: Expression, dates: Dates, until: Resolved | None) -> Timex:
    now = dates.context.published
    if until is None or now is None:
        return unresolved(found.first, found.last, "DATE", None)
    return joined(timex(found.first, found.last, Resolved(calendar.on(now))), timex(found.first, found.last, until))


def _in_month(found: Expression, whole: Resolved | None) -> Timex:
    """"from 4 to 22 this month"."""
    if whole is not None and whole.stretch.month is not None:
        days = [calendar.day(whole.stretch.year, whole.stretch.month, found.slots[name]) for name in ("day", "day2")]
        left, right = (timex(found.first, found.last, Resolved(day)) if day is not None else None for day in days)
        if left is not None and right is not None:
            return joined(left, right)
    return unresolved(found.first, found.last, "DATE", None)


def _hours(found: Expression, day: Resolved | None) -> Timex:
    """From one hour of a day to another: "9 a.m. to 5 p.m.", "dalle 9 alle 13"; of no day where none is told or known."""
    first, second = (found.slots.get(f"clock{n}") or found.slots[f"hour{n}"] for n in ("", "2"))
    said = day.stretch.value.rpartition("T")[2] if day is not None and day.stretch.grain == "daypart" else None
    first, second = on_one_dial(first, second, found.get("part") or said)
    when = day.stretch.start if day is not None else None
    if when is None:
        return unresolved(found.first, found.last, "TIME", f"T{first.exact}/T{second.exact}")
    over = timedelta(days=_minutes(second) <= _minutes(first))  # "8 p.m. to 5 a.m." ends on the morrow
    start, end = f"{when.isoformat()}T{first}", f"{(when + over).isoformat()}T{second}"
    return Timex(first=found.first, last=found.last, type="TIME", value=f"{start}/{end}", start=start, end=end, grain="hour")


def on_one_dial(first: Clock, second: Clock, part: str | None) -> tuple[Clock, Clock]:
    """Both ends of a range of hours, each on the half of the dial that the other, or the part of the day, tells."""
    if part is not None:  # "between 5 and 6 in the afternoon"
        return on_dial(first, part), on_dial(second, part)
    if second.half == "pm" and first.half is None:  # "2 to 4 p.m.", but "11 to 3 p.m."
        return (first.later() if _minutes(first.later()) < _minutes(second) else first), second
    if second.half is None and second.hour <= NOON and _minutes(second) <= _minutes(first):
        return first, second.later() if _minutes(second.later()) > _minutes(first) else second  # "10 to 4", "1:30 p.m. to 4"
    return first, second


def _minutes(when: Clock) -> int:
    return when.hour * 60 + (when.minute or 0)


def _left(dates: Dates, found: Expression, slots: dict[str, Any], right: Resolved | None) -> Resolved | None:
    """The first end, with the month and year it takes from the second."""
    if right is None:
        return None
    whole = right.stretch
    given = dict(slots)
    if "year" not in given and "yearbc" not in given:
        given["year"] = whole.year
        month = given.get("mon", given.get("day_month", (None,))[0])
        if month is not None and whole.month is not None and month > whole.month and not _is_moved(dates, whole.year - 1, month):
            given["year"] = whole.year - 1  # "December to January 1917"
    if "day" in given and "mon" not in given:
        given["mon"] = whole.month
    return dates.named(given, found)


def _is_moved(dates: Dates, year: int, month: int) -> bool:
    """Whether a month that is over cannot be meant: "the vote was moved up from May to March"."""
    today = dates.context.published
    return today is not None and (year, month) < (today.year, today.month) and dates.direction() > 0


def _over(spans: dict[str, tuple[int, int]], names: list[str]) -> tuple[int, int]:
    chosen = [spans[name] for name in names if name in spans]
    return min(start for start, _ in chosen), max(end for _, end in chosen)


def _record(dates: Dates, first: int, last: int, where: Resolved | None, found: Expression) -> Timex:
    if where is None:
        return unresolved(first, last, "DATE", None)
    explicit = not dates.of_thing and any(name in found.slots for name in ("year", "year2"))
    dates.context.told(where.stretch, dates.sentence, explicit=explicit, span=(first, last))
    return timex(first, last, where)
