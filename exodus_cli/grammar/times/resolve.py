"""Resolve expressions of time: what rule they follow and where the text stands decide which days they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from exodus_cli.grammar.times import calendar
from exodus_cli.grammar.times.calendar import CLOCK_UNITS, DEPTH, Stretch
from exodus_cli.grammar.times.context import Context
from exodus_cli.grammar.times.recognise import Expression
from exodus_cli.grammar.times.tense import Direction
from exodus_cli.grammar.times.timex import Resolved, Timex, cut, timex, unresolved

UNITS_OF_DAYS = frozenset(("day", "night"))


class Resolver:
    """Resolves the expressions of one text, in order."""

    def __init__(self, context: Context, direction: Callable[[int, int], Direction], sentence_of: Callable[[int], int]) -> None:
        self.context, self._direction, self._sentence_of = context, direction, sentence_of
        self.sentence = 0
        self.outer: Expression | None = None

    # ---- from expression to records ---------------------------------------------------------
    def resolve(self, found: Expression) -> list[Timex]:
        """The records of an expression: one, or one for each end of a range."""
        self.sentence, self.outer = self._sentence_of(found.first), found
        match found.means:
            case "range":
                return self._range(found)
            case "duration":
                return [self._duration(found)]
            case "set":
                return [self._set(found)]
            case "ref":
                return [replace(unresolved(found.first, found.last, "DATE", found.rule.value), weak=found.rule.weak)]
        where = self.point(found)
        if where is None:
            return [self._vague(found)]
        if found.means == "nth" and found.slots.get("n") is not None:
            return [self._counted(found, where)]
        self._tell(found, where.stretch)
        return [timex(found.first, found.last, where)]

    def _tell(self, found: Expression, stretch: Stretch) -> None:
        explicit = any(_has(found, name) for name in ("year", "numeric", "yy", "year2"))
        self.context.told(stretch, self.sentence, explicit)

    def direction(self) -> Direction:
        """Where the verb around the expression points."""
        return self._direction(self.outer.first, self.outer.last) if self.outer else 0

    def point(self, found: Expression) -> Resolved | None:
        """The point or stretch of the calendar an expression names, or None."""
        match found.means:
            case "calendar":
                return self._calendar(found.slots, found)
            case "shift":
                return self._shift(found)
            case "within":
                return self._within(found)
            case "of":
                return self._of(found)
            case "edge":
                return self._edge(found)
            case "nth":
                return self._nth(found)
        return None

    # ---- dates that name their place ----------------------------------------------------------
    def _calendar(self, slots: dict[str, Any], found: Expression) -> Resolved | None:
        era = slots.get("era", 1)
        year = next((slots[name] for name in ("year", "yy", "yearbc") if slots.get(name) is not None), None)
        year = year and year * era
        stretch: Stretch | None = None
        if "numeric" in slots:
            stretch = calendar.day(*slots["numeric"])
        elif found.rule.unit == "century":
            stretch = calendar.century(slots.get("nth", slots.get("age", 1)) * era)
        elif "decade" in slots or "tens" in slots:
            stretch = calendar.decade(slots.get("decade", slots.get("tens")))
        elif found.rule.unit == "week":
            stretch = self._week(int(slots["n"]), year)
        elif "day_month" in slots:
            month, day = slots["day_month"]
            stretch = self._day(year, month, day, slots.get("wday"))
        else:
            stretch = self._part_of_year(slots, year)
        return Resolved(stretch) if stretch is not None else None

    def _part_of_year(self, slots: dict[str, Any], year: int | None) -> Stretch | None:
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
            return make(self.context.rolled(years[0], month))
        return self.context.pick([c for y in years if (c := make(y)) is not None], self.direction())

    def _day(self, year: int | None, month: int, day: int, weekday: int | None) -> Stretch | None:
        if year is None and weekday is not None:  # the weekday tells the year
            years = self.context.years(self.sentence)
            made = [c for y in years if (c := calendar.day(y, month, day)) is not None and c.start and c.start.isoweekday() == weekday]
            if made:
                return self.context.pick(made, self.direction())
        return self._in_year(year, lambda y: calendar.day(y, month, day), month)

    def _day_of_month(self, day: int, weekday: int | None) -> Stretch | None:
        """"the 20th": of the month the story is in."""
        anchor = self.context.last if self.context.last is not None and self.context.last.month else None
        anchor = anchor or self.context.anchor()
        if anchor is None or anchor.month is None:
            return None
        if anchor is self.context.last and (self.context.narrative or self.context.published is None):
            return calendar.day(anchor.year, anchor.month, day)
        made = []
        for n in (-1, 0, 1):
            total = anchor.year * 12 + anchor.month - 1 + n
            made.append(calendar.day(total // 12, total % 12 + 1, day))
        days = [c for c in made if c is not None and (weekday is None or (c.start and c.start.isoweekday() == weekday))]
        return self.context.pick(days, self.direction())

    def _weekday(self, weekday: int) -> Stretch | None:
        """The nearest past one, publication's own included, or the next where the verb points ahead."""
        base = self._now()
        if base is None:
            return None
        if self.direction() > 0 and base == self.context.published:
            return calendar.on(base + timedelta(days=(weekday - base.isoweekday() - 1) % 7 + 1))
        return calendar.on(base - timedelta(days=(base.isoweekday() - weekday) % 7))

    def _now(self) -> date | None:
        """The day deictic words count from: publication, in a narrative the date told last."""
        if self.context.narrative and self.context.last is not None:
            return self.context.last.end
        return self.context.published

    def _week(self, number: int, year: int | None) -> Stretch | None:
        year = year or (self.context.published.year if self.context.published else None)
        if year is None or not 1 <= number <= 53:
            return None
        try:
            return calendar.week(date.fromisocalendar(year, number, 1))
        except ValueError:
            return None

    # ---- steps from somewhere -------------------------------------------------------------------
    def _shift(self, found: Expression) -> Resolved | None:
        step = found.inner
        if step is not None:  # "two years ago", "three days later"
            n, unit, _ = span_of(step)
            if n is None or unit is None:
                return None
            return self._moved(float(n) * (found.rule.shift or 1), unit, found)
        unit = found.get("unit")
        n = found.rule.n if found.rule.n is not None else found.get("shift")
        part = found.get("part")
        if unit is None and part is not None:
            unit = "day"
        if unit is None or n is None:
            return None
        where = self._moved(float(n), unit, found)
        return at_part(where, part) if where is not None and part is not None else where

    def _moved(self, n: float, unit: str, found: Expression) -> Resolved | None:
        """The stretch so many units from where the expression counts."""
        told = found.rule.base != "now"
        anchor = self.context.anchor() if told else None
        if not told:
            base = self._now_of(found)
            anchor = calendar.on(base) if base else None
        if anchor is None:
            return None
        if anchor.start is None:
            return Resolved(calendar.year(anchor.year + round(n))) if unit == "year" else None
        grain = "day" if unit in UNITS_OF_DAYS or unit in CLOCK_UNITS else unit
        if told and anchor.grain in DEPTH and DEPTH[anchor.grain] < DEPTH.get(grain, 0) and n:
            return Resolved(replace(anchor, value=hidden(anchor.value, grain)))
        where = calendar.moved(anchor.start, unit, n)
        if where is None:
            return None
        if told and found.inner is not None and grain in ("week", "fortnight") and DEPTH[anchor.grain] >= DEPTH["day"]:
            grain = "day"
        return Resolved(calendar.around(where, grain))

    def _now_of(self, found: Expression) -> date | None:
        if self.context.narrative and self.context.last is not None:
            return self.context.last.start
        return self.context.published

    # ---- parts of something -----------------------------------------------------------------------
    def _within(self, found: Expression) -> Resolved | None:
        inner = found.slots.get("date") or found.inner
        container = self.point(inner) if inner is not None else None
        if inner is not None and container is None:
            return None
        n = found.get("shift")
        if n is not None:
            return self._pointed(found.slots, n)
        slots = found.slots
        if "clock" in slots or "hour" in slots:
            return self._at_clock(slots.get("clock", slots.get("hour")), container, found)
        if "part" in slots:
            return self._at_part(slots["part"], container)
        if container is not None:
            return self._inside(slots, container)
        return None

    def _at_clock(self, when: tuple[int, int], container: Resolved | None, found: Expression) -> Resolved | None:
        day = container.stretch if container is not None else self._day_of_story()
        if day is None or day.start is None or day.start != day.end:
            return None
        hours, minutes = when
        part = found.slots.get("part")
        if part in ("AF", "EV", "NI") and hours < 12 and not (part == "NI" and hours < 6):
            hours += 12
        start = day.start
        if hours >= 24:
            hours, start = hours - 24, start + timedelta(days=1)
        value = f"{start.isoformat()}T{hours:02d}:{minutes:02d}"
        stretch = replace(day, value=value, start=start, end=start, hour=hours, minute=minutes, grain="minute" if minutes else "hour")
        return Resolved(stretch, "TIME")

    def _day_of_story(self) -> Stretch | None:
        """The day a bare time of the day is of: the one told in the sentence, else publication's."""
        last, published = self.context.last, self.context.published
        if last is not None and last.start is not None and last.start == last.end and (self.context.narrative or published is None or last.grain != "day"):
            return calendar.on(last.start)
        if last is not None and last.grain == "day" and last.start is not None:
            return last
        return calendar.on(published) if published else None

    def _at_part(self, part: str, container: Resolved | None) -> Resolved | None:
        day = container.stretch if container is not None else self._day_of_story()
        if day is None or day.start is None or day.start != day.end:
            return None
        return at_part(Resolved(day), part)

    def _inside(self, slots: dict[str, Any], container: Resolved) -> Resolved | None:
        """A month, weekday, season or feast inside a year or week."""
        whole = container.stretch
        if whole.start is None or whole.end is None:
            return None
        made: list[Stretch | None] = []
        if "weekday" in slots:
            if (whole.end - whole.start).days > 7:
                return None
            days = (whole.start + timedelta(days=n) for n in range((whole.end - whole.start).days + 1))
            made = [calendar.on(d) for d in days if d.isoweekday() == slots["weekday"]]
        else:
            for year in range(whole.start.year, min(whole.end.year, whole.start.year + 1) + 1):
                made.append(self._part_of_year(slots, year))
        stretch = next((c for c in made if c is not None), None)
        return Resolved(stretch) if stretch is not None else None

    def _pointed(self, slots: dict[str, Any], n: int) -> Resolved | None:
        """"last May", "next Friday", "this summer": seen from publication."""
        if "part" in slots:
            base = self._now()
            return at_part(Resolved(calendar.on(base + timedelta(days=n))), slots["part"]) if base else None
        today = self._now()
        if today is None:
            return None
        if "weekday" in slots or "wday" in slots:
            weekday = slots.get("weekday", slots.get("wday"))
            if n == 0:
                return Resolved(calendar.on(today + timedelta(days=weekday - today.isoweekday())))
            off = (weekday - today.isoweekday() - 1) % 7 + 1 if n > 0 else (weekday - today.isoweekday()) % 7 - 7
            return Resolved(calendar.on(today + timedelta(days=off)))
        made = [c for y in range(today.year - 2, today.year + 3) if 0 < y and (c := self._part_of_year(slots, y)) is not None]
        dated = [(c.start, c.end, c) for c in made if c.start and c.end]
        if n == 0:
            around = [c for start, end, c in dated if start.year == today.year or start <= today <= end]
            return Resolved(next((c for c in around if c.start and c.end and c.start <= today <= c.end), around[0])) if around else None
        side = [c for start, end, c in dated if (start > today if n > 0 else end < today)]
        return Resolved(side[0] if n > 0 else side[-1]) if side else None

    def _of(self, found: Expression) -> Resolved | None:
        left = found.inner
        assert left is not None
        container = self.point(found.slots["date"]) if "date" in found.slots else self._shift(found)
        if container is None or container.stretch.start is None:
            return self.point(left)
        return self._inside(left.slots, container) or self._calendar(left.slots, left)

    def _edge(self, found: Expression) -> Resolved | None:
        mod = found.get("edge") or found.rule.mod
        inner = found.slots.get("date")
        if inner is not None:
            whole = self.point(inner)
        elif "unit" in found.slots:
            whole = self._moved(0, found.slots["unit"], found)
        else:
            whole = self._calendar(found.slots, found)
        if whole is None or mod is None:
            return whole
        if whole.mod is not None or mod == "APPROX":
            return replace(whole, mod=whole.mod or mod)
        today, stretch = self.context.published, whole.stretch
        if today and stretch.start and stretch.end and inner is not None and inner.means == "shift" and stretch.start <= today <= stretch.end:
            ends = {"START": (stretch.start, today), "END": (today, stretch.end)}.get(mod)
            if ends is not None:  # "earlier this week" ends today
                return replace(whole, stretch=replace(stretch, start=ends[0], end=ends[1]), mod=mod)
        return cut(whole, mod)

    def _nth(self, found: Expression) -> Resolved | None:
        inner, nth = found.slots.get("date"), found.slots.get("nth")
        unit = found.get("unit") or found.get("units")
        if "year" in found.slots and nth is not None:
            return self._numbered(int(nth), unit, found.slots, calendar.year(found.slots["year"]))
        if inner is not None:
            whole = self.point(inner)
            if whole is None or nth is None:
                return whole
            return self._numbered(int(nth), unit, found.slots, whole.stretch)
        years = self.context.years(self.sentence)
        if unit not in ("quarter", "half") or nth is None:
            year = years[0] if len(years) == 1 else self.context.published.year if self.context.published else None
            return Resolved(calendar.year(year)) if year is not None else None
        size = 4 if unit == "quarter" else 2
        which = int(nth) if nth > 0 else size
        make = calendar.quarter if unit == "quarter" else calendar.half
        if len(years) == 1:
            return Resolved(make(years[0], which))
        today = self.context.published
        made = [make(y, which) for y in years]
        if today is None:
            return None
        if self.direction() > 0:
            side = [c for c in made if c.end and c.end >= today]
            return Resolved(side[0]) if side else None
        side = [c for c in made if c.start and c.start <= today]
        return Resolved(side[-1]) if side else None

    def _numbered(self, nth: int, unit: str | None, slots: dict[str, Any], whole: Stretch) -> Resolved | None:
        """The first quarter, the last week, the second Monday of a stretch."""
        if whole.start is None or whole.end is None:
            return None
        days = [whole.start + timedelta(days=n) for n in range((whole.end - whole.start).days + 1)] if (whole.end - whole.start).days < 800 else []
        if "weekday" in slots:
            made = [calendar.on(d) for d in days if d.isoweekday() == slots["weekday"]]
        elif unit == "half" and whole.grain != "year":
            return cut(Resolved(whole), "START" if nth == 1 else "END")
        elif unit is None or unit in CLOCK_UNITS:
            return Resolved(replace(whole, value=whole.value))
        else:
            made = list(dict.fromkeys(calendar.around(d, unit) for d in days))
            if unit in ("week", "weekend"):  # the first week of a month is the first that has most of its days in it
                made = [c for c in made if c.start and c.start + timedelta(days=3) >= whole.start and c.start + timedelta(days=3) <= whole.end]
        at = nth - 1 if nth > 0 else nth
        return Resolved(made[at]) if made and -len(made) <= at < len(made) else None

    # ---- what is no point -----------------------------------------------------------------------------
    def _vague(self, found: Expression) -> Timex:
        """A date whose place in the calendar is not fixed: its TIMEX3 form with X where it says something."""
        slots, kind = found.slots, "DATE"
        value: str | None = None
        if found.means == "shift" and found.inner is not None and span_of(found.inner)[0] is None:
            value = "PAST_REF" if (found.rule.shift or 0) < 0 else "FUTURE_REF"
        elif "clock" in slots or "hour" in slots:
            hours, minutes = slots.get("clock", slots.get("hour"))
            kind, value = "TIME", f"T{hours:02d}:{minutes:02d}"
        elif "part" in slots:
            kind, value = "TIME", f"XXXX-XX-XXT{slots['part']}"
        elif found.means == "calendar":
            value = masked(slots)
        return unresolved(found.first, found.last, "TIME" if kind == "TIME" else "DATE", value)

    def _counted(self, found: Expression, whole: Resolved) -> Timex:
        """"the first nine months of 1998": a span at an edge of a stretch."""
        n, unit, stretch = found.slots["n"], found.get("units"), whole.stretch
        out = unresolved(found.first, found.last, "DURATION", calendar.duration(n, unit), unit)
        if stretch.start and stretch.end:
            if found.slots["nth"] == 1:
                stop = calendar.moved(stretch.start, unit, n)
                out.start, out.end = stretch.start.isoformat(), stop and (stop - timedelta(days=1)).isoformat()
            elif found.slots["nth"] == -1:
                begin = calendar.moved(stretch.end + timedelta(days=1), unit, -n)
                out.start, out.end = begin and begin.isoformat(), stretch.end.isoformat()
        return out

    def _duration(self, found: Expression) -> Timex:
        n, unit, mod = span_of(found)
        out = unresolved(found.first, found.last, "DURATION", calendar.duration(n, unit) if unit else None, unit)
        out.mod = mod
        today, relation = self.context.published, found.rule.relation
        if today is not None and not self.context.narrative and relation in ("past", "next") and n is not None and unit is not None:
            other = calendar.moved(today, unit, n if relation == "next" else -n)
            if other is not None:
                start, end = sorted((today, other))
                out.start, out.end = start.isoformat(), end.isoformat()
        return out

    def _set(self, found: Expression) -> Timex:
        slots = found.slots
        unit = slots.get("unit") or slots.get("units") or slots.get("each")
        value: str | None = None
        if (weekday := slots.get("weekday", slots.get("weekdays"))) is not None:
            value = f"XXXX-WXX-{weekday}"
        elif (part := slots.get("part", slots.get("parts"))) is not None:
            value = f"XXXX-XX-XXT{part}"
        elif "month" in slots:
            value = f"XXXX-{slots['month']:02d}"
        elif "season" in slots:
            value = f"XXXX-{slots['season']}"
        elif unit is not None:
            times = found.rule.n if found.rule.n is not None else 1
            if "units" in slots and "n" in slots:
                times = slots["n"]
            value = calendar.duration(times, unit)
        return unresolved(found.first, found.last, "SET", value, unit)

    def _range(self, found: Expression) -> list[Timex]:
        """Both ends of a range: the first takes what it lacks from the second."""
        from exodus_cli.grammar.times.ranges import ends

        return ends(self, found)


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
    return n, unit, found.get("approx") or found.rule.mod


def _ratio(fine: str | None, coarse: str | None) -> float:
    """How much of the coarser unit one of the finer is."""
    table = {("month", "year"): 1 / 12, ("week", "month"): 0.25, ("day", "week"): 1 / 7, ("hour", "day"): 1 / 24, ("minute", "hour"): 1 / 60,
             ("second", "minute"): 1 / 60}  # fmt: skip
    return table.get((fine or "", coarse or ""), 0.0)


def at_part(where: Resolved, part: str) -> Resolved:
    """A part of a day: its value carries the part, its interval is the day's."""
    stretch = where.stretch
    if part == "overnight" and stretch.start is not None:
        tonight = stretch.start + timedelta(days=1)
        return Resolved(replace(stretch, value=f"{stretch.value}TNI", end=tonight, grain="daypart"), "TIME")
    return Resolved(replace(stretch, value=f"{stretch.value}T{part}", grain="daypart"), "TIME")


def feast(year: int, code: str) -> Stretch | None:
    """The day of a feast in a year: "12-25", "easter+1", or "11-4-4" (the fourth Thursday of November, -1 the last)."""
    if code.startswith("easter"):
        return calendar.on(calendar.easter(year) + timedelta(days=int(code[6:] or 0))) if 1583 <= year <= 4000 else None
    month, day, *weekday = (int(part) for part in code.split("-"))
    if not weekday:
        return calendar.day(year, month, day)
    whole = calendar.month(year, month)
    if whole.start is None or whole.end is None:
        return None
    days = [d for n in range(31) if (d := whole.start + timedelta(days=n)) <= whole.end and d.isoweekday() == weekday[0]]
    return calendar.on(days[-1] if day == 5 else days[day - 1])


def masked(slots: dict[str, Any]) -> str | None:
    """The TIMEX3 value of a date of an unknown year."""
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


def _has(found: Expression, name: str) -> bool:
    """Whether an expression, or one inside it, fills a slot."""
    if name in found.slots:
        return True
    inner = found.slots.get("date") or found.inner
    return inner is not None and _has(inner, name)
