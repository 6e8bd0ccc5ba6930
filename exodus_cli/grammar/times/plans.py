"""What plans say of stretches of time: "the next three days", "from 9 for two hours", "before 11".

In news "the past three weeks" is how long something took; in a plan, and as the head of a listing, it is those very weeks. The value of
such a window is the ISO 8601 interval between two moments, the midnight that ends it included: the next three days seen from the 7th run
from the midnight after it, the 8th, to that of the 11th.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from exodus_cli.grammar.times import calendar
from exodus_cli.grammar.times.calendar import CLOCK_UNITS
from exodus_cli.grammar.times.clocks import Clock
from exodus_cli.grammar.times.context import Context
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.slots import Words
from exodus_cli.grammar.times.spans import duration_value, span_of
from exodus_cli.grammar.times.timex import Resolved, Timex, unresolved
from exodus_cli.grammar.tokens import Tokens

ONE_DAY = timedelta(days=1)
# Who plans counts these by the calendar: "the previous three quarters" are three whole ones.
WHOLE = frozenset(("quarter",))


def window(found: Expression, context: Context, now: date | None = None) -> Timex | None:
    """The days, or the minutes, that a span reaches back from or on from publication; None where the text leaves them open."""
    n, unit, _ = span_of(found)
    today = now or context.published
    if n is None or unit is None or today is None or found.rule.relation not in ("past", "next"):
        return None
    sign = -1 if found.rule.relation == "past" else 1
    if unit in CLOCK_UNITS:
        if context.clock is None:
            return None
        moment = datetime.combine(today, context.clock)
        other = _after(moment, found, sign)
        return _between(found, *sorted((moment, other))) if other is not None else None
    base = today if sign < 0 else today + ONE_DAY
    whole = calendar.around(today, unit) if unit in WHOLE else None
    if whole is not None and whole.start is not None and whole.end is not None:
        base = whole.start if sign < 0 else whole.end + ONE_DAY
    end = calendar.moved(base, unit, n * sign)
    return _days(found, *sorted((base, end)), whole=whole is not None) if end is not None else None


def counted_off(found: Expression, point: Callable[[Expression], Resolved | None], day: Resolved | None) -> Timex:
    """"from 9:30 for two hours", "three days starting Monday": a span that begins at a moment, or at a day."""
    slots = found.slots
    when: Clock | None = slots.get("clock", slots.get("hour"))
    told = slots.get("date") or (found.inner if found.rule.after else None)
    where = point(told) if told is not None else (day if when is not None else None)
    n, unit, _ = span_of(slots["span"])
    start = where.stretch.start if where is not None else None
    if when is None and where is not None and where.stretch.hour is not None:
        when = Clock(where.stretch.hour, where.stretch.minute)
    if n is None or unit is None or (start is None and when is None):
        return unresolved(found.first, found.last, "DURATION", duration_value(slots["span"]), unit)
    if when is None:
        assert start is not None
        end = calendar.moved(start, unit, n)
        return _days(found, start, end) if end is not None else unresolved(found.first, found.last, "DURATION", None)
    moment = datetime.combine(start or date(2000, 1, 1), datetime.min.time()) + timedelta(hours=when.hour, minutes=when.minute or 0)
    after = _after(moment, slots["span"], 1)
    if after is None:
        return unresolved(found.first, found.last, "DURATION", None)
    if start is None:
        return unresolved(found.first, found.last, "TIME", f"T{when.exact}/T{after.time().isoformat()}")
    return _between(found, moment, after)


def _after(moment: datetime, span: Expression, sign: int) -> datetime | None:
    """The moment a span away: by the calendar for days and more, by the clock for what is finer."""
    n, unit, _ = span_of(span)
    if n is None or unit is None:
        return None
    try:
        if unit in CLOCK_UNITS:
            return moment + timedelta(**{f"{unit}s": n * sign})
        day = calendar.moved(moment.date(), unit, n * sign)
    except OverflowError:
        return None
    return datetime.combine(day, moment.time()) if day is not None else None


def _between(found: Expression, start: datetime, end: datetime) -> Timex:
    a, b = (moment.isoformat(timespec="seconds" if moment.second else "minutes") for moment in (start, end))
    return Timex(first=found.first, last=found.last, type="TIME", value=f"{a}/{b}", start=a, end=b)


def _days(found: Expression, start: date, end: date, *, whole: bool = False) -> Timex:
    """A stretch from the midnight that begins a day to another; `whole`: of units that are over."""
    last = end if found.rule.relation == "past" and not whole else end - ONE_DAY  # what reaches back holds today
    first, over = start.isoformat(), end.isoformat()
    return Timex(first=found.first, last=found.last, type="DATE", value=f"{first}/{over}", start=first, end=last.isoformat())


def opened(tokens: Tokens, words: Words, found: list[Timex]) -> list[Timex]:
    """The dates of a line, those that are told as one end of an open stretch made it: "before 11 am", "since 2014"."""
    out = []
    for timex in found:
        at = timex.first - 1
        between = (*words.times.articles, *words.times.of, *words.times.range_to)
        while at > 0 and tokens.lower[at] in between and tokens.lower[at] not in words.times.open_start:
            at -= 1
        word = tokens.lower[at] if at >= 0 else ""
        open_end = word in words.times.open_end or timex.mod == "AFTER"
        open_start = word in words.times.open_start or timex.mod == "BEFORE"
        if timex.value and timex.type in ("DATE", "TIME") and "/" not in timex.value and timex.start and (open_end or open_start):
            start, end = (timex.start, None) if open_end else (None, timex.end)
            out.append(replace(timex, value=f"{timex.value}/" if open_end else f"/{timex.value}", start=start, end=end))
        else:
            out.append(timex)
    return out
