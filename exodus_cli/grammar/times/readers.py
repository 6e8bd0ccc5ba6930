"""The readers of the slots that no table lists, by the slot's name."""

from __future__ import annotations

from collections.abc import Callable

from exodus_cli.grammar.times.clocks import clock, hour
from exodus_cli.grammar.times.slots import (
    Found,
    Words,
    day,
    day_month,
    month_day,
    number,
    numeric,
    ordinal,
    quarter,
    semester,
)
from exodus_cli.grammar.times.years import decade, short_year, tens, year, year2, year_month, yearbc
from exodus_cli.grammar.tokens import Tokens

READERS: dict[str, Callable[[Tokens, Words, int], Found]] = {
    "n": number,
    "n2": number,
    "nth": ordinal,
    "nthday": month_day,
    "day": day,
    "day2": day,
    "year": year,
    "year2": year2,
    "yearbc": yearbc,
    "yearbc2": yearbc,
    "yy": short_year,
    "decade": decade,
    "tens": tens,
    "quarter": quarter,
    "semester": semester,
    "year_month": year_month,
    "month_day2": day_month,
    "numeric": numeric,
    "day_month": day_month,
    "clock": clock,
    "clock2": clock,
    "hour": hour,
    "hour2": hour,
}
