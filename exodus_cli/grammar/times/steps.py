"""Steps from somewhere: "two years ago", "three days later", "the next week", "that month"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from exodus_cli.grammar.times import again, calendar
from exodus_cli.grammar.times.calendar import CLOCK_UNITS, DEPTH, Stretch
from exodus_cli.grammar.times.context import Context
from exodus_cli.grammar.times.dates import Dates
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.parts import by_the_clock, hidden
from exodus_cli.grammar.times.timex import Resolved

MONTHS = 12
# The months in which companies tell how the year before was.
REPORTED = 3
SATURDAY = 6
# So many hours later it may be another day.
HALF_DAY, DAY = 12, 24
UNITS_OF_DAYS = frozenset(("day", "night"))


class Steps:
    """Counts on and back: from publication, or from where the text stands."""

    def __init__(self, context: Context, dates: Dates, opening: Callable[[int], bool]) -> None:
        """`opening`: whether a token stands at the head of its sentence."""
        self.context, self.dates, self.opening = context, dates, opening

    def moved(self, n: float, unit: str, found: Expression) -> Resolved | None:
        """The stretch so many units from where the expression counts."""
        told = found.rule.base != "now"
        if unit == "weekend" and not self.context.narrative:
            told = False
        if unit == "year" and n == -1 and (found.rule.after or found.means == "again"):
            before = again.year_before(self.context, self.dates.sentence, told=told, opening=self.opening(found.first))
            if before is not None:
                return before
        if told and (same := self._said_again(unit, found)) is not None:
            return same
        if told and unit == "month" and n > 0 and n % MONTHS == 0 and self.context.last is not None and self.context.last.grain == "year":
            n, unit = n / MONTHS, "year"  # "in 1992 ... Twelve months later"
        anchor = self._told_base(n, unit, found) if told else self._base(found)
        if anchor is None or anchor.start is None:
            return Resolved(calendar.year(anchor.year + round(n))) if anchor is not None and unit == "year" else None
        grain = "day" if unit in UNITS_OF_DAYS or unit in CLOCK_UNITS else unit
        if (moment := self._clocked(anchor, told, unit, found)) is not None:
            return by_the_clock(moment, unit, n)
        if told and unit == "hour" and n >= HALF_DAY and n % DAY:
            return None  # of a day whose hour is not told: on that day or the next
        if unit == "weekend" and n == 1 and not told and self.context.nearest and anchor.start.isoweekday() < SATURDAY:
            n = 0  # "il prossimo fine settimana"
        if unit == "weekend" and not n and found.rule.guard == "the_unit" and self.dates.direction() <= 0 and found.rule.relation != "next":
            return Resolved(calendar.weekend(anchor.start - timedelta(days=(anchor.start.isoweekday() + 1) % 7)))
        if told and anchor.grain in DEPTH and DEPTH[anchor.grain] < DEPTH.get(grain, 0):
            return Resolved(replace(anchor, value=hidden(anchor.value, grain)))
        where = calendar.moved(anchor.start, unit, n)
        if where is None:
            return None
        if told and found.rule.after and grain in ("week", "fortnight") and DEPTH[anchor.grain] >= DEPTH["day"]:
            grain = "day"
        if found.rule.shift and self.dates.register != "news" and n:  # plans count to the day: "in two weeks"
            grain = "day"
        if (found.rule.after or found.means == "again") and grain in ("decade", "century"):  # "a decade later" is a year
            grain = "year"
        return Resolved(calendar.around(where, grain))

    def _told_base(self, n: float, unit: str, found: Expression) -> Stretch | None:
        """What a step in the story counts from: mostly the date told last."""
        anchor, today = self.context.anchor_of(unit, n, self.dates.sentence), self.context.published
        if anchor is not None and anchor is self.context.last:
            self.dates.cue = self.context.span
        if anchor is None or anchor.start is None or today is None:
            return anchor
        if not n and anchor.grain in DEPTH and DEPTH[anchor.grain] < DEPTH.get(unit, 0):
            return self.context.dated or anchor  # "in the 1930s ...; that year": of the day or month told last
        if anchor.start > today and (found.means == "again" or self.dates.direction() < 0):
            return calendar.on(today)  # "he leaves next Wednesday. He had spoken the night before"
        if self.context.narrative:
            return anchor
        if found.rule.unit == "year" and not n and (anchor.start == today or anchor.year < today.year - 1):
            over = today.month <= REPORTED and self.dates.direction() < 0
            return calendar.year(today.year - over)  # "full-year revenue was $48 billion"
        if found.rule.guard == "the_unit" and self._is_over(anchor, unit) and self.dates.direction() > 0:
            return calendar.on(today)  # "above last year's; for the full year it expects a profit"
        fine = unit in UNITS_OF_DAYS or unit in CLOCK_UNITS
        coarse = anchor.grain in DEPTH and DEPTH[anchor.grain] < DEPTH["day"]
        if fine and coarse and anchor.end is not None and anchor.start <= today <= anchor.end:
            return calendar.on(today)  # "the third attack this month. A day earlier, ..."
        return anchor

    def _base(self, found: Expression) -> Stretch | None:
        """What words that count from now count from."""
        base = self._now_of(found)
        return calendar.on(base) if base else None

    def _said_again(self, unit: str, found: Expression) -> Resolved | None:
        """The date right before, where a step behind its comma says how far on that is: "on 19 July, seven weeks later, the walls fell"."""
        last, span = self.context.last, self.context.span
        if last is None or span is None or not self.dates.beside or found.first != span[1] + 1:
            return None
        return Resolved(last) if DEPTH.get(last.grain, 0) >= DEPTH.get(unit, 0) > 0 else None

    def _clocked(self, anchor: Stretch, told: bool, unit: str, found: Expression) -> datetime | None:
        """The moment that hours and minutes count from, where it is known to the minute."""
        if unit not in CLOCK_UNITS or anchor.start is None:
            return None
        if told and anchor.hour is not None and anchor.hour < 24:
            return datetime.combine(anchor.start, time(anchor.hour, anchor.minute or 0))
        if not told and found.rule.shift and self.context.clock is not None:
            return datetime.combine(anchor.start, self.context.clock)
        return None

    def _now_of(self, found: Expression) -> date | None:
        if self.context.narrative and self.context.last is not None:
            return self.context.last.start
        away = found.rule.n if found.rule.after else None  # "three weeks from tomorrow"
        return self.context.published + timedelta(days=away) if away and self.context.published else self.context.published

    def _is_over(self, anchor: Stretch, unit: str) -> bool:
        """Whether the week, month or year that the text is in ended before publication."""
        whole = calendar.around(anchor.start, unit) if anchor.start is not None and unit in DEPTH and unit not in UNITS_OF_DAYS else None
        return whole is not None and whole.end is not None and self.context.published is not None and whole.end < self.context.published
