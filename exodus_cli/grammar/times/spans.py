"""Spans of time and what repeats: how many of which unit, and the window where the text anchors it."""

from __future__ import annotations

from datetime import date, timedelta

from exodus_cli.grammar.times import calendar
from exodus_cli.grammar.times.context import Context
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.parts import on_dial
from exodus_cli.grammar.times.timex import Resolved, Timex, unresolved

# How much of the coarser unit one of the finer is, where the one follows the other ("two years and six months").
RATIOS = {
    ("month", "year"): 1 / 12,
    ("week", "month"): 0.25,
    ("day", "week"): 1 / 7,
    ("hour", "day"): 1 / 24,
    ("minute", "hour"): 1 / 60,
    ("second", "minute"): 1 / 60,
}


# "A few" of a unit stay below one of the next: otherwise the text would count in that one.
COARSER = {
    "second": "minute", "minute": "hour", "hour": "day", "day": "week", "night": "week", "week": "month", "month": "year", "year": "decade",
}  # fmt: skip


def counted(found: Expression, whole: Resolved) -> Timex:
    """"the first nine months of 1998": a span at an edge of a stretch."""
    n, unit, stretch = found.slots["n"], found.get("units"), whole.stretch
    out = unresolved(found.first, found.last, "DURATION", calendar.duration(n, unit), unit)
    if stretch.start and stretch.end:
        if found.slots["nth"] == 1:
            stop = calendar.moved(stretch.start, unit, n)
            out.start, out.end = stretch.start.isoformat(), (stop - timedelta(days=1)).isoformat() if stop else None
        elif found.slots["nth"] == -1:
            begin = calendar.moved(stretch.end + timedelta(days=1), unit, -n)
            out.start, out.end = begin.isoformat() if begin else None, stretch.end.isoformat()
    return out


def is_few(found: Expression) -> bool:
    """Whether a span is of a few of its unit ("the next few days"), not of an open number ("the coming days")."""
    inner = found.slots.get("span") or (found.inner if found.rule.after else None)
    return "few" in found.slots or (inner is not None and is_few(inner))


def lasting(found: Expression, context: Context, sentence: int = 0, last: date | None = None) -> Timex:
    """A span of time; its window where it runs up to, or on from, publication, on from the day told last, or up to its `last` day."""
    n, unit, mod = span_of(found)
    out = unresolved(found.first, found.last, "DURATION", _value(found, n, unit), unit)
    out.mod = mod
    relation = found.rule.relation
    if relation is None or relation == "ended":
        begin = calendar.moved(last + timedelta(days=1), unit, -n) if last is not None and n is not None and unit is not None else None
        if begin is not None and last is not None:
            out.start, out.end = begin.isoformat(), last.isoformat()
        return out
    today = context.published if relation != "from_told" else context.day_told(sentence)
    if today is None or (context.narrative and relation != "from_told"):
        return out
    if n is None and unit is not None and is_few(found):
        n, unit = 1, COARSER.get(unit)
    if n is None and relation == "from_told":
        return out  # "the following months"
    if n is None:
        out.start, out.end = (None, today.isoformat()) if relation == "past" else (today.isoformat(), None)
    elif unit is not None:
        other = calendar.moved(today, unit, -n if relation == "past" else n)
        if other is not None:
            start, end = sorted((today, other))
            out.start, out.end = start.isoformat(), end.isoformat()
    return out


def _value(found: Expression, n: float | None, unit: str | None) -> str | None:
    """The TIMEX3 value of a span; of two parts where it is told in two: "PT2H40M"."""
    fine = found.get("units") or found.get("unit")
    if found.rule.after and "n" in found.slots and fine is not None and found.inner is not None:
        first, second = _value(found.inner, *span_of(found.inner)[:2]), calendar.duration(found.slots["n"], fine)
        if first is not None:
            clock = "T" in first
            return first + second.removeprefix("PT" if clock else "P")
    return calendar.duration(n, unit) if unit else None


def duration_value(found: Expression) -> str | None:
    """The TIMEX3 value of a span of time."""
    return _value(found, *span_of(found)[:2])


def repeated(found: Expression) -> Timex:
    """What comes again and again: "every Monday"."""
    slots = found.slots
    unit = slots.get("unit") or slots.get("units") or slots.get("each") or found.rule.unit
    value = found.rule.value
    day = slots.get("nthday", slots.get("day"))
    if day is not None:  # "the 19th of every month", "every 14 June"
        value = f"XXXX-{slots['month']:02d}-{day:02d}" if "month" in slots else f"XXXX-XX-{day:02d}"
    elif (weekday := slots.get("weekday", slots.get("weekdays"))) is not None:
        hours = f"T{slots['part']}" if "part" in slots else ""
        value = f"XXXX-WXX-{weekday}{hours}"
    elif (part := slots.get("part", slots.get("parts"))) is not None:
        value = f"XXXX-XX-XXT{part}"
    elif "month" in slots:
        value = f"XXXX-{slots['month']:02d}"
    elif "season" in slots:
        value = f"XXXX-{slots['season']}"
    elif unit is not None and value is None:
        times = found.rule.n if found.rule.n is not None else 1
        if "units" in slots and "n" in slots:
            times = slots["n"]
        value = calendar.duration(times, unit)
    when = slots.get("clock", slots.get("hour"))
    if when is not None:  # "every Monday at four"
        inner = found.inner or slots.get("set")
        said = repeated(inner).value if found.rule.after and inner is not None else value
        day, _, part = (said or "").rpartition("T") if "T" in (said or "") and not (said or "").startswith("PT") else (said or "", "", "")
        value = f"{day if day.startswith('XXXX-W') else ''}T{on_dial(when, part or None)}"
    return unresolved(found.first, found.last, "SET", value, unit)


def span_of(found: Expression) -> tuple[float | None, str | None, str | None]:
    """(how many, unit, mod) of a span of time; how many is None where the text leaves it open."""
    inner = found.slots.get("span") or (found.inner if found.rule.after else None)
    if inner is not None:
        n, unit, mod = span_of(inner)
        if found.rule.after and "units" not in found.slots and found.rule.n and n is not None:
            n += found.rule.n
        if found.rule.after and "n" in found.slots and n is not None:
            n += found.slots["n"] * _ratio(found.get("units") or found.get("unit"), unit)
        return n, unit, mod or found.rule.mod
    unit = found.get("units") or found.get("unit")
    n = found.get("few") if "few" in found.slots else found.get("n")
    if n is None and "few" not in found.slots and "unit" in found.slots:
        n = 1
    if n is not None and "half" in found.slots:
        n += found.slots["half"]
    return n, unit, found.get("approx") or found.rule.mod


def _ratio(fine: str | None, coarse: str | None) -> float:
    """How much of the coarser unit one of the finer is."""
    return RATIOS.get((fine or "", coarse or ""), 0.0)
