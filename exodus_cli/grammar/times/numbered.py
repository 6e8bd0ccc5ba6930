"""Numbered parts of a stretch of time: the first quarter, the last week, the second Monday of May."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from exodus_cli.grammar.times import calendar
from exodus_cli.grammar.times.calendar import CLOCK_UNITS, Stretch
from exodus_cli.grammar.times.tense import Direction
from exodus_cli.grammar.times.timex import Resolved

# Of longer stretches than this, in days, no numbered part is sought.
LONGEST = 800
# A quarter that ended so many days ago is spoken of as to be reported, where the next of its number is so many ahead.
LATELY, FAR = 120, 200


def numbered(nth: int, unit: str | None, slots: dict[str, Any], whole: Stretch) -> Resolved | None:
    """The part of a stretch with a number, from its end where that is negative; None where it has none such."""
    if whole.start is None or whole.end is None:
        return None
    size = (whole.end - whole.start).days + 1
    days = [whole.start + timedelta(days=n) for n in range(size)] if size < LONGEST else []
    if "weekday" in slots:
        made = [calendar.on(d) for d in days if d.isoweekday() == slots["weekday"]]
    elif unit == "half" and whole.grain != "year":
        middle = whole.start + timedelta(days=size // 2)
        ends = (whole.start, middle - timedelta(days=1)) if nth == 1 else (middle, whole.end)
        return Resolved(replace(whole, start=ends[0], end=ends[1]), mod="START" if nth == 1 else "END")
    elif unit is None or unit in CLOCK_UNITS:
        return Resolved(replace(whole, value=whole.value))
    else:
        made = list(dict.fromkeys(calendar.around(d, unit) for d in days))
        if unit in ("week", "weekend"):  # the first week of a month is the first that has most of its days in it
            made = [c for c in made if c.start and whole.start <= c.start + timedelta(days=3) <= whole.end]
    at = nth - 1 if nth > 0 else nth
    return Resolved(made[at]) if made and -len(made) <= at < len(made) else None


def divisions(unit: str, nth: int, years: list[int]) -> list[Stretch]:
    """The quarter or half of that number of each year, the last where the number is negative."""
    size = 4 if unit == "quarter" else 2
    make = calendar.quarter if unit == "quarter" else calendar.half
    return [make(year, nth if nth > 0 else size) for year in years]


def of_now(made: list[Stretch], today: date, direction: Direction) -> Stretch | None:
    """The one of several years that is spoken of today: the last that has begun, or the next where the verb points ahead."""
    ahead, gone = [c for c in made if c.end and c.end >= today], [c for c in made if c.start and c.start <= today]
    if direction > 0 and ahead and not (gone and _is_just_over(gone[-1], ahead[0], today)):
        return ahead[0]
    return gone[-1] if gone else None


def _is_just_over(gone: Stretch, coming: Stretch, today: date) -> bool:
    """"will announce figures for the third quarter", told in October."""
    if gone.end is None or coming.start is None or gone == coming:
        return False
    return (today - gone.end).days <= LATELY < FAR <= (coming.start - today).days
