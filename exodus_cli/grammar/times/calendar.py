"""The calendar: stretches of time with their TIMEX3 value, and the arithmetic on them.

Weeks are ISO 8601 weeks, seasons the meteorological ones of the northern hemisphere (winter is named
after the year it begins in, as the corpora take it), years before Christ are negative, without a zero.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Grains from coarse to fine: what may hold what.
GRAINS = (
    "century", "decade", "year", "half", "season", "quarter", "month", "week", "weekend", "day", "daypart", "hour", "minute", "second",
)  # fmt: skip
DEPTH = {grain: n for n, grain in enumerate(GRAINS)}
MONTHS_IN = {"quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
FIRST_YEAR, LAST_YEAR = 1, 9998
LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "weekend": "WE", "fortnight": "W", "month": "M",
    "quarter": "Q", "half": "H", "season": "S", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
CLOCK_UNITS = frozenset(("second", "minute", "hour"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the calendar: its grain, its TIMEX3 value, its first and last day (None outside years 1 to 9998)."""

    grain: str
    value: str
    year: int
    month: int | None = None
    start: date | None = None
    end: date | None = None
    hour: int | None = None
    minute: int | None = None


def _year(year: int) -> str:
    return f"{year:04d}" if year > 0 else f"BC{-year:04d}"


def _of_months(grain: str, value: str, year: int, month: int, months: int) -> Stretch:
    """The stretch of so many months from a month on."""
    last = year * 12 + month - 1 + months - 1
    if not year >= FIRST_YEAR or last // 12 > LAST_YEAR:
        return Stretch(grain, value, year, month if months <= 3 else None)
    end_year, end_month = last // 12, last % 12 + 1
    start, end = date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])
    return Stretch(grain, value, year, month if months <= 3 else None, start, end)


def century(number: int) -> Stretch:
    """The 20th century is number 20; before Christ numbers are negative."""
    if number < 0:
        return Stretch("century", f"BC{-number - 1:02d}", number * 100)
    return _of_months("century", f"{number - 1:02d}", (number - 1) * 100 or 1, 1, 1200 if number > 1 else 1188)


def decade(year: int) -> Stretch:
    """The ten years a year stands in, by its first three digits."""
    if year < 0:
        return Stretch("decade", f"BC{-year // 10:03d}", year)
    return _of_months("decade", f"{year // 10:03d}", year // 10 * 10 or 1, 1, 120 if year > 9 else 108)


def year(number: int) -> Stretch:
    """A calendar year."""
    return _of_months("year", _year(number), number, 1, 12)


def fiscal(number: int) -> Stretch:
    """A fiscal year, as long as the calendar's: when it begins is each company's affair."""
    return replace(year(number), value=f"FY{_year(number)}")


def half(number: int, which: int) -> Stretch:
    """A half year, 1 or 2."""
    return _of_months("half", f"{_year(number)}-H{which}", number, which * 6 - 5, 6)


def quarter(number: int, which: int) -> Stretch:
    """A quarter, 1 to 4."""
    return _of_months("quarter", f"{_year(number)}-Q{which}", number, which * 3 - 2, 3)


def season(number: int, which: str) -> Stretch:
    """A season by its code: SP, SU, FA, WI."""
    return _of_months("season", f"{_year(number)}-{which}", number, SEASON_MONTH[which], 3)


def month(number: int, which: int) -> Stretch:
    """A month."""
    return _of_months("month", f"{_year(number)}-{which:02d}", number, which, 1)


def day(number: int, which: int, of_month: int) -> Stretch | None:
    """A day, or None where the calendar has none such."""
    if number < FIRST_YEAR:
        return Stretch("day", f"{_year(number)}-{which:02d}-{of_month:02d}", number, which)
    try:
        return on(date(number, which, of_month))
    except ValueError:
        return None


def on(when: date) -> Stretch:
    """A day of the calendar."""
    return Stretch("day", when.isoformat(), when.year, when.month, when, when)


def week(when: date) -> Stretch:
    """The ISO week a day stands in."""
    monday = when - timedelta(days=when.weekday())
    iso = monday.isocalendar()
    return Stretch("week", f"{iso.year:04d}-W{iso.week:02d}", monday.year, monday.month, monday, monday + timedelta(days=6))


def weekend(when: date) -> Stretch:
    """Saturday and Sunday of the ISO week a day stands in."""
    saturday = when + timedelta(days=5 - when.weekday())
    return replace(week(when), grain="weekend", value=f"{week(when).value}-WE", start=saturday)


def period(days: str) -> Stretch:
    """A stretch of history, told by its days: "1939-09-01/1945-09-02"."""
    start, end = (date.fromisoformat(day) for day in days.split("/"))
    return Stretch("period", days, start.year, None, start, end)


def around(when: date, grain: str) -> Stretch:
    """The stretch of a grain a day stands in."""
    match grain:
        case "century":
            return century((when.year - 1) // 100 + 1 if when.year % 100 == 0 else when.year // 100 + 1)
        case "decade":
            return decade(when.year)
        case "year":
            return year(when.year)
        case "half":
            return half(when.year, 1 if when.month < 7 else 2)
        case "quarter":
            return quarter(when.year, (when.month + 2) // 3)
        case "season":
            code = next(c for c, first in SEASON_MONTH.items() if (when.month - first) % 12 < 3)
            return season(when.year - (when.month < 3), code)
        case "month":
            return month(when.year, when.month)
        case "week" | "fortnight":
            return week(when)
        case "weekend":
            return weekend(when)
        case _:
            return on(when)


def moved(when: date, unit: str, n: float) -> date | None:
    """The day so many units away; the last of the month where the month is shorter. None beyond the calendar."""
    try:
        if unit in MONTHS_IN or unit == "month":
            total = when.year * 12 + when.month - 1 + round(n * MONTHS_IN.get(unit, 1))
            to_year, to_month = total // 12, total % 12 + 1
            if not FIRST_YEAR <= to_year <= LAST_YEAR:
                return None
            return date(to_year, to_month, min(when.day, monthrange(to_year, to_month)[1]))
        days = {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1)
        if unit in CLOCK_UNITS:
            return when + timedelta(**{f"{unit}s": n})
        return when + timedelta(days=round(n * days))
    except (OverflowError, ValueError):
        return None


def easter(number: int) -> date:
    """Easter Sunday of a year (Gauss's algorithm in the form of Meeus, 1991)."""
    a, b, c = number % 19, number // 100, number % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * rest) // 451
    return date(number, (h + rest - 7 * m + 114) // 31, (h + rest - 7 * m + 114) % 31 + 1)


def orthodox_easter(number: int) -> date:
    """Easter Sunday of a year by the Julian reckoning (Meeus, 1991), as a day of the Gregorian calendar."""
    d = (19 * (number % 19) + 15) % 30
    e = (2 * (number % 4) + 4 * (number % 7) - d + 34) % 7
    behind = number // 100 - number // 400 - 2
    return date(number, (d + e + 114) // 31, (d + e + 114) % 31 + 1) + timedelta(days=behind)


# What half of a unit is said to be: "half an hour" is thirty minutes.
FINER = {"hour": (60, "minute"), "day": (24, "hour"), "year": (12, "month"), "decade": (10, "year"), "century": (100, "year")}


def duration(n: float | None, unit: str) -> str:
    """The TIMEX3 value of a span: "P15M", "PT2H"; None units is "PXD"."""
    if unit == "fortnight":
        n = n and n * 2
    if n is not None and 0 < n < 1 and unit in FINER:
        times, unit = FINER[unit]
        n = n * times
    amount = "X" if n is None else f"{n:g}" if n < 1e6 else str(round(n))
    return f"P{'T' if unit in CLOCK_UNITS else ''}{amount}{LETTERS[unit]}"
