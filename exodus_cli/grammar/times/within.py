"""What stands within something coarser: "Thursday night", "the 20th of next month", "10:30 on Monday", "last May"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from exodus_cli.grammar.times import calendar
from exodus_cli.grammar.times.calendar import Stretch
from exodus_cli.grammar.times.clocks import Clock
from exodus_cli.grammar.times.context import Context
from exodus_cli.grammar.times.dates import Dates
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.parts import at_part, on_dial, weekday_from
from exodus_cli.grammar.times.spans import span_of
from exodus_cli.grammar.times.timex import Resolved

# What a day tells: "the week of April 8", "the quarter ended Sept. 30".
EARLY = 2
# "Next Sunday" is this many days ahead at least: of a nearer one the day alone is said.
SUNDAY, SOON = 7, 3
# The night of a day goes on to this hour of the next.
SMALL = 6
# What happened at such an hour is in the papers of the next day.
LATE = 23
UNITS = frozenset(("week", "month", "quarter", "half", "year"))


class Within:
    """Resolves parts of days, weeks and years, seen from the text's day where they stand alone."""

    def __init__(self, context: Context, dates: Dates, point: Callable[[Expression], Resolved | None]) -> None:
        self.context, self.dates, self.point = context, dates, point

    def resolve(self, found: Expression) -> Resolved | None:
        """The point a part names in what holds it, or alone."""
        if found.rule.guard == "ago":
            return self._ago(found)
        inner = found.slots.get("date") or found.inner
        container = self.point(inner) if inner is not None else None
        if inner is not None and container is None and not ("part" in inner.slots and len(inner.slots) == 1):
            return None
        if "n" in found.slots and ("weekdays" in found.slots or "weekday" in found.slots):
            weekday, today = found.slots.get("weekdays", found.slots.get("weekday")), self.dates.now()
            return weekday_from(today, weekday, found.slots["n"] * (found.rule.shift or 1)) if today is not None else None
        if "nth" in found.slots and "weekday" in found.slots and found.rule.shift:  # "the third Tuesday after Christmas"
            base = container.stretch.start if container is not None else None
            return weekday_from(base, found.slots["weekday"], found.slots["nth"] * found.rule.shift) if base is not None else None
        day = found.slots.get("nthday", found.slots.get("day"))
        holds = found.rule.unit == "week" or "part" in found.slots or "clock" in found.slots
        if inner is None and day is not None and "mon" not in found.slots and holds:  # "the week of the 18th"
            stretch = self.dates.part_of_year(found.slots, None)
            container = Resolved(stretch) if stretch is not None else None
        if (told := self._whole(found, container)) is not None:
            return told
        if container is not None and day is not None and inner is not None:  # "the 20th of next month"
            whole = container.stretch
            dated = calendar.day(whole.year, whole.month, day) if whole.month else None
            return Resolved(dated) if dated is not None else None
        n = found.get("shift")
        if n is not None:
            base = self._step_base(found)
            further = found.rule.n if found.rule.n and n else None  # "Friday after next"
            near = bool(further) or found.rule.base != "now" or (self.context.nearest and not self.context.planning)
            return self._pointed(found.slots, n, base + timedelta(days=further) if base and further else base, near=near)
        slots = found.slots
        if "clock" in slots or "hour" in slots:
            return self._at_clock(slots["clock"] if "clock" in slots else slots["hour"], container, found)
        part = found.get("part")
        if found.rule.guard == "first_night":
            return self._first_night(slots, container)
        if part is not None and "n" in slots and container is not None:  # "the night of 30-31 July"
            first = container.stretch
            night = calendar.day(first.year, first.month, int(slots["n"])) if first.month else None
            return at_part(Resolved(night), part) if night is not None else None
        if found.rule.value is not None:
            return None  # "at night": of any day
        if part is not None:
            lived = found.rule.relation == "next" and self.context.day_here(self.dates.sentence) is not None  # "went on into the night"
            return self._at_part(part, container, night="part" in slots and part == "NI" and not lived)
        if container is not None:
            return self.inside(slots, container)
        return None

    def _whole(self, found: Expression, container: Resolved | None) -> Resolved | None:
        """The week, quarter or weekend that a day tells, or a number in its year."""
        unit, numbered = found.get("unit"), "nth" in found.slots and found.rule.guard != "ended"
        if container is None and unit == "weekend" and "feast" in found.slots:
            container = self.dates.named(found.slots, found)
        first = container.stretch.start if container is not None else None
        if container is None or first is None or numbered:
            return None
        if unit == "week" and "n" in found.slots:  # "week 27 of last year"
            stretch = self.dates.week(int(found.slots["n"]), container.stretch.year)
            return Resolved(stretch) if stretch is not None else None
        if unit == "weekend":
            early = first.isoweekday() <= EARLY  # a Monday makes the weekend before it longer
            return Resolved(calendar.weekend(first - timedelta(days=7 * early)))
        return Resolved(calendar.around(first, unit)) if unit in UNITS else None

    def _ago(self, found: Expression) -> Resolved | None:
        """"ten years ago this month", "a week ago Sunday": the same month, and the weekday past, so many units before."""
        step = found.inner
        assert step is not None
        n, unit, _ = span_of(step.inner) if step.inner is not None else (1, step.get("unit"), None)
        now, weekday = self.dates.now(), found.slots.get("weekday")
        if n is None or unit is None or now is None:
            return None
        if weekday is not None:
            now -= timedelta(days=(now.isoweekday() - weekday) % 7)
        base = calendar.moved(now, unit, -n)
        if base is not None and ("month" in found.slots or "season" in found.slots):
            part = self.dates.part_of_year(found.slots, base.year)
            return Resolved(part) if part is not None else None
        return Resolved(calendar.around(base, str(found.get("unit") or "day"))) if base is not None else None

    def _at_clock(self, when: Clock, container: Resolved | None, found: Expression) -> Resolved | None:
        outer = found.slots.get("date") or found.inner
        said = outer.slots.get("part") if outer is not None else None
        part = found.slots.get("part") or (container.stretch.value.rpartition("T")[2] if container is not None else said)
        when = on_dial(when, part)
        if container is None and "mon" in found.slots:  # "Wed Oct 26 15:50:06 2016"
            container = self.dates.named(found.slots, found)
        where = container or self._day_of_clock(when)
        night = outer is not None and where is not None and where.stretch.value.endswith("TNI")
        if night and where is not None and where.stretch.start and when.hour < SMALL:
            where = Resolved(calendar.on(where.stretch.start + timedelta(days=1)))  # "le 4 della notte tra sabato e domenica"
        if where is None or where.stretch.start is None or where.stretch.start != where.stretch.end:
            return None
        day, start = where.stretch, where.stretch.start
        exact = when.minute is not None or self.dates.register != "line"  # a line of an agenda is as exact as it says
        value = f"{start.isoformat()}T{when if exact else f'{when.hour:02d}'}"
        grain = "minute" if when.minute else "hour"
        return Resolved(replace(day, value=value, start=start, end=start, hour=when.hour, minute=when.minute, grain=grain), "TIME")

    def _day_of_clock(self, when: Clock) -> Resolved | None:
        """The day of an hour without one; in a plan the next time it strikes, where it is known what time it is."""
        context = self.context
        if self.dates.register == "news" or context.last is not None:
            today = self.dates.today()
            late = when.hour >= LATE and today is not None and today.stretch.start == context.published
            told = context.narrative or context.day_told(self.dates.sentence) == context.published
            if late and context.published is not None and not told and self.dates.direction() < 0:
                return Resolved(calendar.on(context.published - timedelta(days=1)))  # who wrote "it ended at midnight" did so later
            return today
        if context.published is None or context.clock is None:
            return None
        over = (when.hour, when.minute or 0) <= (context.clock.hour, context.clock.minute)
        return Resolved(calendar.on(context.published + timedelta(days=over)))

    def _first_night(self, slots: dict[str, Any], container: Resolved | None) -> Resolved | None:
        """The night between two days, by the first of them."""
        if container is not None:
            second = container.stretch.start
        else:
            stretch = self.dates.part_of_year({"weekday": slots["weekday"] % 7 + 1}, None)
            second = stretch.start if stretch is not None else None
        return at_part(Resolved(calendar.on(second - timedelta(days=1))), slots["part"]) if second is not None else None

    def _at_part(self, part: str, container: Resolved | None, *, night: bool) -> Resolved | None:
        where = container or self.dates.today()
        day = where.stretch.start if where is not None else None
        if where is None or day is None or day != where.stretch.end:
            return None
        if night and container is None and day == self.context.published and self.dates.direction() <= 0:
            return at_part(Resolved(calendar.on(day - timedelta(days=1))), part)  # "worked through the night": today's is still to come
        return at_part(Resolved(where.stretch), part)

    def inside(self, slots: dict[str, Any], container: Resolved) -> Resolved | None:
        """A month, weekday, season or feast inside a year or week."""
        whole = container.stretch
        if whole.start is None or whole.end is None:
            return None
        made: list[Stretch | None] = []
        weekday = slots.get("weekday", slots.get("wday"))
        if weekday is not None:
            if (whole.end - whole.start).days > 7:
                return None
            if whole.start == whole.end:  # "Monday two weeks from now"
                return Resolved(calendar.on(whole.start + timedelta(days=weekday - whole.start.isoweekday())))
            days = (whole.start + timedelta(days=n) for n in range((whole.end - whole.start).days + 1))
            made = [calendar.on(d) for d in days if d.isoweekday() == weekday]
        else:
            for year in range(whole.start.year, min(whole.end.year, whole.start.year + 1) + 1):
                made.append(self.dates.part_of_year(slots, year))
        stretch = next((c for c in made if c is not None), None)
        return Resolved(stretch) if stretch is not None else None

    def _step_base(self, found: Expression) -> date | None:
        anchor = self.context.anchor() if found.rule.base == "text" else None
        return anchor.start if anchor is not None else self.dates.now()

    def _pointed(self, slots: dict[str, Any], n: int, today: date | None, *, near: bool = False) -> Resolved | None:
        """"last May", "next Friday", "this summer": seen from a day. `near`: the very next, in plans too."""
        if today is None:
            return None
        if "part" in slots:
            return at_part(Resolved(calendar.on(today + timedelta(days=n))), slots["part"])
        if "weekday" in slots or "wday" in slots:
            weekday = slots["weekday"] if "weekday" in slots else slots["wday"]
            off = weekday - today.isoweekday()
            if n == 0:  # of this week, but where the verb points out of it: "they will meet this Monday", on a Thursday
                out = off and today == self.context.published and self.dates.direction() == (-1 if off > 0 else 1)
                return Resolved(calendar.on(today + timedelta(days=off - (7 if off > 0 else -7) * bool(out))))
            if n > 0 and not near:  # this Friday comes before next Friday; a Sunday ends one week and begins the next
                later = weekday < SUNDAY or off < SOON or self.context.planning
                return Resolved(calendar.on(today + timedelta(days=off + 7 * later)))
            off = (off - 1) % 7 + 1 if n > 0 else off % 7 - 7
            if abs(off) == 1 and near != (n < 0) and self.dates.register == "news" and today == self.context.published:
                off += 7 * n  # nobody says so of tomorrow, nor of yesterday
            return Resolved(calendar.on(today + timedelta(days=off)))
        made = [c for y in range(today.year - 2, today.year + 3) if y > 0 and (c := self.dates.part_of_year(slots, y)) is not None]
        dated = [(c.start, c.end, c) for c in made if c.start and c.end]
        if n == 0:
            around = [c for start, end, c in dated if start.year == today.year or start <= today <= end]
            return Resolved(next((c for c in around if c.start and c.end and c.start <= today <= c.end), around[0])) if around else None
        side = [c for start, end, c in dated if (start > today if n > 0 else end < today)]
        return Resolved(side[0] if n > 0 else side[-1]) if side else None
