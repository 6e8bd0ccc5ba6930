"""Dates that name their place in the calendar: "3 May 2011", "May", "Thursday", "the 1990s"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from exodus_cli.facts import Span
from exodus_cli.grammar.times import calendar
from exodus_cli.grammar.times.calendar import Stretch
from exodus_cli.grammar.times.context import Context
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.parts import feast
from exodus_cli.grammar.times.register import Register
from exodus_cli.grammar.times.tense import Direction
from exodus_cli.grammar.times.timex import Resolved

# So many months away a day of the month with its weekday is sought.
FURTHEST = 11


class Dates:
    """Finds the year, and for weekdays the week, of dates that do not name it."""

    def __init__(self, context: Context, direction: Callable[[], Direction], nearing: Callable[[Direction], int | None]) -> None:
        self.context, self.direction, self.nearing = context, direction, nearing
        self.cue: Span | None = None
        """The words outside an expression that decide its place: the verb, or the date it counts from."""
        self.sentence = 0
        self.since = False
        """Whether what the expression opens lasts up to now."""
        self.beside = False
        """Whether only a comma parts the expression from the date told last: "on Tuesday, from 6 a.m."."""
        self.known: date | None = None
        """The day of the event that the words of the expression are known for: "the Sept. 11 attacks"."""
        self.of_thing = False
        """Whether the expression tells which thing is meant: "the 1998-99 budget"."""
        self.before = False
        """Whether the verb of the expression tells, in a narrative, of what was before the story: "had arrived in December"."""
        self.register: Register = "news"
        """What the passage of the expression is."""

    def named(self, slots: dict[str, Any], found: Expression) -> Resolved | None:
        """The stretch that the slots of an expression name, or None."""
        era = slots.get("era", 1)
        year = next((slots[name] for name in ("year", "yy", "yearbc") if slots.get(name) is not None), None)
        year = year and year * era
        if "yy" in slots and self.context.narrative and self.context.story is not None and year:
            year = self.context.story.year // 100 * 100 + year % 100  # "the Club of '89" in a tale of 1790
        stretch: Stretch | None = None
        if "period" in slots:
            stretch = calendar.period(slots["period"])
            if self.context.published and stretch.end and stretch.end > self.context.published:
                stretch = replace(stretch, end=None)  # it was not over when this was written
        elif "numeric" in slots:
            stretch = calendar.day(*slots["numeric"])
        elif found.rule.unit == "fiscal" and year is not None:
            stretch = calendar.fiscal(year)
        elif found.rule.unit == "quarter":
            month = slots.get("mon", slots.get("month", 1))
            stretch = self._in_year(year, lambda y: calendar.quarter(y, (month + 2) // 3), month)
        elif found.rule.unit == "turn":
            stretch = self._turn()
        elif found.rule.unit == "century":
            stretch = calendar.century(slots.get("nth", slots.get("age", 1)) * era)
        elif "decade" in slots or "tens" in slots:
            stretch = calendar.decade(slots["decade"] if "decade" in slots else slots["tens"])
        elif found.rule.unit == "week":
            stretch = self.week(int(slots["n"]), year)
        elif "year_month" in slots:
            stretch = calendar.month(*slots["year_month"])
        elif "day_month" in slots:
            month, day = slots["day_month"]
            stretch = self._day(year, month, day, slots.get("wday"))
        else:
            stretch = self.part_of_year(slots, year)
        return Resolved(stretch) if stretch is not None else None

    def _turn(self) -> Stretch | None:
        """"the turn of the century": the one nearest to where the text stands."""
        now = self.now()
        return calendar.year(round(now.year / 100) * 100) if now is not None and now.year > 100 else None

    def part_of_year(self, slots: dict[str, Any], year: int | None) -> Stretch | None:
        """A day, month, season, quarter or feast of a year, told or not; a year alone."""
        month = slots.get("mon", slots.get("month"))
        day = slots.get("day", slots.get("nthday"))
        if month is not None and day is not None:
            return self._day(year, month, day, slots.get("wday"))
        if month is not None:
            return self._in_year(year, lambda y: calendar.month(y, month), month)
        if "season" in slots:
            return self._in_year(year, lambda y: calendar.season(y, slots["season"]), calendar.SEASON_MONTH[slots["season"]])
        if "quarter" in slots:
            return self._in_year(year, lambda y: calendar.quarter(y, slots["quarter"]), slots["quarter"] * 3 - 2)
        if "semester" in slots:
            return self._in_year(year, lambda y: calendar.half(y, slots["semester"]), slots["semester"] * 6 - 5)
        if "feast" in slots:
            return self._in_year(year, lambda y: feast(y, slots["feast"]), 12)
        weekday = slots.get("weekday", slots.get("wday"))
        if day is not None:
            return self._day_of_month(day, weekday)
        if weekday is not None:
            return self._weekday(weekday)
        return calendar.year(year) if year is not None else None

    def _in_year(self, year: int | None, make: Callable[[int], Stretch | None], month: int) -> Stretch | None:
        """What `make` gives for the year told, or for the one the context decides."""
        if year is not None:
            return make(year)
        years = self.context.years(self.sentence)
        if len(years) == 1:
            made = make(self.context.rolled(years[0], month))
            if self.before and made is not None and self.context.is_after(made):
                return make(years[0] - 1)
            if not self._is_odd(made):
                return made
            years = self.context.all_years()
        return self.context.pick([c for y in years if (c := make(y)) is not None], self.direction())

    def _is_odd(self, made: Stretch | None) -> bool:
        """Whether a date that took the year of its sentence lies where the verb does not point.

        It lies ahead of what is over ("1990 models"), behind what is to come ("who won in 1994, will choose a successor on Nov. 18"), or
        long before what lasts up to now ("elected in 2005, has been in hospital since April").
        """
        today = self.context.published
        if made is None or made.start is None or made.end is None or today is None or self.context.narrative:
            return False
        if made.start > today:
            return self.direction() < 0
        return made.end < today and self.context.is_background(self.sentence) and (self.since or self.direction() > 0)

    def _day(self, year: int | None, month: int, day: int, weekday: int | None) -> Stretch | None:
        if year is None and self.known is not None and (self.known.month, self.known.day) == (month, day):
            return calendar.on(self.known)
        if year is None and weekday is not None:  # the weekday tells the year
            years = self.context.years(self.sentence)
            made = [c for y in years if (c := calendar.day(y, month, day)) is not None and c.start and c.start.isoweekday() == weekday]
            if made:
                return self.context.pick(made, self.direction())
        return self._in_year(year, lambda y: calendar.day(y, month, day), month)

    def _day_of_month(self, day: int, weekday: int | None) -> Stretch | None:
        """"the 20th": of the month the story is in."""
        anchor = self.context.last if self.context.last is not None and self.context.last.month and self.context.is_recent() else None
        anchor = anchor or (calendar.on(self.context.published) if self.context.published else self.context.anchor())
        if anchor is None or anchor.month is None:
            return None
        if anchor is self.context.last and (self.context.narrative or self.context.published is None):
            return calendar.day(anchor.year, anchor.month, day)
        for reach in (1, FURTHEST):  # "Friday 13" may be far
            made = []
            for n in range(-reach, reach + 1):
                total = anchor.year * 12 + anchor.month - 1 + n
                made.append(calendar.day(total // 12, total % 12 + 1, day))
            days = [c for c in made if c is not None and (weekday is None or (c.start and c.start.isoweekday() == weekday))]
            if days:
                return self.context.pick(days, self.direction())
        return None

    def _weekday(self, weekday: int) -> Stretch | None:
        """The last one, publication's own included; the next where the verb points ahead; the nearer where it may."""
        base = self.now()
        if base is None:
            return None
        told, direction = base == self.context.published, self.direction()
        if told and direction > 0:
            step = int(self.context.planning)  # who plans for today says so
            return calendar.on(base + timedelta(days=(weekday - base.isoweekday() - step) % 7 + step))
        ahead = (weekday - base.isoweekday()) % 7
        near = self.nearing(direction) if told else None
        if told and (ahead <= near if near is not None else not direction and self._goes_on(base)):
            return calendar.on(base + timedelta(days=ahead))
        return calendar.on(base - timedelta(days=(base.isoweekday() - weekday) % 7))

    def _goes_on(self, today: date) -> bool:
        """Whether the sentence tells of days to come: "notes today and bonds Thursday"."""
        day = self.context.day.start if self.context.day is not None and self.context.day_sentence == self.sentence else None
        return day is not None and day >= today and not self.context.narrative

    def today(self) -> Resolved | None:
        """The day an hour without one is of: the one told in the sentence or just before, else publication's, but for plans."""
        day, today = self.context.day_here(self.sentence), self.context.published
        if day is not None and today is not None and day > today and not self.beside and self.direction() < 0:
            day = None  # "he will be back on Friday. The missiles were fired at 1:30 p.m."
        if day is None and not self.context.planning:
            day = today
        return Resolved(calendar.on(day)) if day is not None else None

    def now(self) -> date | None:
        """The day deictic words count from: publication, in a narrative the date told last."""
        if self.context.narrative and self.context.last is not None:
            return self.context.last.end
        return self.context.published

    def week(self, number: int, year: int | None) -> Stretch | None:
        """The ISO week of that number, of the year of publication where none is told."""
        year = year or (self.context.published.year if self.context.published else None)
        if year is None or not 1 <= number <= 53:
            return None
        try:
            return calendar.week(date.fromisocalendar(year, number, 1))
        except ValueError:
            return None
