"""The tests of what stands within another expression: "May of last year", "Monday at 9", "from 4 to 6 May" (`guards` holds the others)."""

from __future__ import annotations

from exodus_cli.grammar.times import lookalikes
from exodus_cli.grammar.times.calendar import DEPTH
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.grains import depth
from exodus_cli.grammar.times.lookalikes import USUAL_YEARS, cased, clear, prepared
from exodus_cli.grammar.times.slots import Words
from exodus_cli.grammar.times.units import PARTS_OF_YEAR, division
from exodus_cli.grammar.tokens import Tokens

# Two years this far apart are no range.
LONGEST_RANGE = 150


def is_clocked(found: Expression | None) -> bool:
    """Whether an expression tells the hour."""
    return found is not None and ("clock" in found.slots or "hour" in found.slots)


def of_year(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the same month last year": of another year, and a part of one; "the year-earlier third quarter"."""
    inner = found.slots.get("date")
    if "year" in found.slots and found.slots.get("whole", "quarter") not in PARTS_OF_YEAR:
        return False
    numbered = "nth" not in found.slots or found.slots.get("whole") in PARTS_OF_YEAR
    return numbered and (inner is None or depth(inner) == DEPTH["year"]) and found.slots.get("whole") not in ("second", "minute", "hour")


def finer(tokens: Tokens, words: Words, found: Expression) -> bool:
    """The second part of "two years and six months" is finer than the first."""
    first = found.inner
    if first is None:
        return False
    coarse, fine = first.get("units") or first.get("unit"), found.get("units") or found.get("unit")
    return coarse in DEPTH and fine in DEPTH and DEPTH[coarse] < DEPTH[fine] and (not first.rule.after or first.rule.guard == "finer")


def edge(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"early December", "the end of 1998": what is cut must be longer than a day, or a day ("late Friday")."""
    inner = found.slots.get("date")
    return inner is None or inner.means != "edge"


def coarser(tokens: Tokens, words: Words, found: Expression) -> bool:
    """What stands within must be finer than what it stands in."""
    inner = found.slots.get("date")
    if found.means == "of":
        return _of(found)
    if "nth" in found.slots:  # "third quarter last year", not "a second day Thursday"
        unit = found.get("unit")
        return inner is not None and unit in DEPTH and DEPTH["day"] > DEPTH[unit] > depth(inner)
    outer = next((found.slots[name] for name in ("clock", "part", "weekday", "month", "season", "feast") if name in found.slots), None)
    return outer is None or inner is None or (not is_clocked(inner) and depth(found) > depth(inner))


def _of(found: Expression) -> bool:
    """"May of last year": the first has no year of its own, the second is coarser and no step from the first."""
    left, right = found.inner, found.slots.get("date")
    if left is None or "year" in left.slots or "decade" in left.slots:
        return False
    if right is None:
        return depth(left) > DEPTH[found.slots["unit"]] if found.slots["unit"] in DEPTH else False
    stepped = right.means == "shift" and right.inner is not None and right.rule.base != "now"
    return not stepped and right.means != "edge" and depth(left) > depth(right)


def spoken_hour(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"Monday at 9", not "Monday at 10 Downing Street"."""
    return clear(tokens, words, found.last) and day_known(tokens, words, found)


def in_week(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"next week on Tuesday"."""
    return found.inner is not None and found.inner.get("unit") == "week" and cased(tokens, words, found.spans["weekday"][0])


def day_known(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A part of the day follows a day."""
    if found.inner is None or "clock" in found.inner.slots or "hour" in found.inner.slots:
        return False
    deepest = DEPTH["daypart"] if "clock" in found.slots or "hour" in found.slots else DEPTH["day"]
    return DEPTH["day"] <= depth(found.inner) <= deepest


def hour(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"alle 10" and "alle 10.30", not "alle 10 famiglie", nor "alle 20%"."""
    spoken = found.spans.get("quarter_past", found.spans["hour"])
    if spoken[1] - found.spans["hour"][0] > 1 or "." in tokens.words[found.spans["hour"][0]]:
        return True
    return clear(tokens, words, found.last)


def hours(tokens: Tokens, words: Words, found: Expression) -> bool:
    """Two times of one day, one after the other."""
    inner = found.slots.get("date") or (found.inner if found.rule.after else None)
    return inner is None or DEPTH["day"] <= depth(inner) <= DEPTH["daypart"]


def ranges(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A range whose ends are of one kind."""
    right = found.slots.get("date")
    if right is not None and "day_month" in found.slots:
        return depth(right) == DEPTH["day"]
    if right is not None:
        if "day" in found.slots and "mon" in found.slots:  # only the year is to be shared
            return depth(right) == DEPTH["day"] and ("year" in right.slots or "mon" in right.slots)
        if "day" in found.slots and "mon" not in found.slots:
            return depth(right) == DEPTH["day"] and ("mon" in right.slots or "month" in right.slots)
        named = right.inner.slots if right.means == "of" and right.inner is not None else right.slots
        return depth(right) <= DEPTH["day"] and any(name in named for name in ("mon", "month", "season"))
    if "year2" in found.slots:
        first, second = found.slots["year"], found.slots["year2"]
        second = second if second > 99 else first - first % 100 + second
        usual = first in USUAL_YEARS and second <= first + LONGEST_RANGE
        return first < second and (usual or prepared(tokens, words, found.first)) and not lookalikes.is_dialled(tokens, found.first)
    return True


def month_day(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the 20th of next month": a day of the month, of a month that is counted."""
    inner = found.slots["date"]
    named = found.slots.get("nthday", found.slots.get("day", 0))
    return inner.means == "shift" and inner.get("unit") == "month" and bool(1 <= named <= 31)


def first_night(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"la notte tra sabato e domenica": a night, of two days that follow each other."""
    return found.slots["part"] == "NI" and ("date" not in found.slots or depth(found.slots["date"]) == DEPTH["day"])


def a_day(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the week of April 10": a day tells the week."""
    return depth(found.slots["date"]) == DEPTH["day"]


def of_a_year(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"week 27 of last year"."""
    return depth(found.slots["date"]) == DEPTH["year"]


def part_of_year(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"1988's third quarter", "fiscal 1989's first nine months"."""
    return found.inner is not None and depth(found.inner) == DEPTH["year"] and division(tokens, words, found)


def a_feast(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"Labor Day weekend", "the weekend of Feb. 14"."""
    inner = found.slots.get("date")
    return lookalikes.feast(tokens, words, found) if inner is None else "feast" in inner.slots or "mon" in inner.slots


def ended(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the quarter ended Sept. 30", "its first quarter, ended Sept. 30": the day tells which, whatever its number in a year of account."""
    return a_day(tokens, words, found) and ("nth" not in found.slots or division(tokens, words, found))


def ago(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"ten years ago this month": a step back from now, by more than what it is told by."""
    step = found.inner
    if step is None or step.rule.base != "now" or (step.means != "again" and not (step.rule.after and (step.rule.shift or 0) < 0)):
        return False
    span = step.inner or step
    unit = span.get("units") or span.get("unit")
    inside = next((name for name in ("month", "season") if name in found.slots), found.get("unit") or "day")
    weekday = found.spans.get("weekday")
    named = weekday is None or (cased(tokens, words, weekday[0]) and unit in ("week", "year"))
    return named and unit in DEPTH and inside in DEPTH and DEPTH[unit] < DEPTH[inside]


GUARDS = {
    "first_night": first_night,
    "of_year": of_year,
    "finer": finer,
    "edge": edge,
    "coarser": coarser,
    "day_known": day_known,
    "spoken_hour": spoken_hour,
    "in_week": in_week,
    "hour": hour,
    "hours": hours,
    "range": ranges,
    "month_day": month_day,
    "a_day": a_day,
    "ago": ago,
    "ended": ended,
    "a_feast": a_feast,
    "part_of_year": part_of_year,
    "of_a_year": of_a_year,
}
