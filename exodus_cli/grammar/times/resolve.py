"""Resolve expressions of time: what rule they follow and where the text stands decide which days they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from exodus_cli.facts import TimexType
from exodus_cli.grammar.times import again, calendar
from exodus_cli.grammar.times.calendar import DEPTH, Stretch
from exodus_cli.grammar.times.context import Context
from exodus_cli.grammar.times.dates import Dates
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.grains import depth
from exodus_cli.grammar.times.numbered import divisions, numbered, of_now
from exodus_cli.grammar.times.parts import at_part, masked
from exodus_cli.grammar.times.plans import counted_off, window
from exodus_cli.grammar.times.ranges import ends
from exodus_cli.grammar.times.register import Register
from exodus_cli.grammar.times.spans import counted, lasting, repeated, span_of
from exodus_cli.grammar.times.steps import Steps
from exodus_cli.grammar.times.tense import Direction
from exodus_cli.grammar.times.timex import Resolved, Timex, cut, timex, unresolved
from exodus_cli.grammar.times.within import Within

PRESENT = "PRESENT_REF"
# The `value` of rules that step by years of account: "last fiscal year".
FISCAL = "FY"
# The `value` of a point so fine whose place is not told.
UNTOLD = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}


@dataclass(frozen=True, slots=True)
class View:
    """What the resolver asks of the text, by token."""

    direction: Callable[[int, int], tuple[Direction, int]]
    """Where the verb around tokens [first, last) points, and where it stands."""
    sentence_of: Callable[[int], int]
    register: Callable[[int], Register]
    """Whether a token stands in news or in a plan."""
    aside: Callable[[int], bool]
    """Whether a year is told in passing ("until 1976")."""
    apposed: Callable[[int, int], bool]
    """Whether a comma and at most a word stand between two tokens."""
    flashback: Callable[[int], bool]
    """Whether the verb before a token tells of what was before the story."""
    nowadays: Callable[[int, int], bool]
    """Whether "today" is no day there."""
    appointed: Callable[[int, int], bool]
    """Whether something is set for what stands there."""
    nearing: Callable[[Expression, bool], tuple[int, int] | None]
    """The word that tells that what stands there may lie ahead, whatever the verb, or without one, and how many days at most."""
    inserted: Callable[[int, int], bool]
    """Whether it closes what is put in between commas."""
    since: Callable[[int], bool]
    """Whether what stands there lasts up to now."""
    telling: Callable[[int], bool]
    """Whether a day is that of the telling ("officials said Monday")."""
    compared: Callable[[int], bool]
    """Whether figures are only compared with what they were then."""
    begins: Callable[[int, int], bool]
    """Whether tokens [first, last) only open a stretch: "since Thursday"."""
    attributive: Callable[[int, int], bool]
    """Whether an article stands before tokens [first, last) and a noun behind them."""
    opening: Callable[[int], bool]
    """Whether a token stands at the head of its sentence."""
    known: Callable[[int], date | None]
    """The day of the known event that the words at a token name."""


class Resolver:
    """Resolves the expressions of one text, in order."""

    def __init__(self, context: Context, view: View) -> None:
        self.context, self.view = context, view
        self.dates = Dates(context, self.direction, self.nearing)
        self.within = Within(context, self.dates, self.point)
        self.steps = Steps(context, self.dates, view.opening)
        self.outer: Expression | None = None

    # ---- from expression to records ---------------------------------------------------------
    def resolve(self, found: Expression) -> list[Timex]:
        """The records of an expression: one, or one for each end of a range."""
        self.dates.sentence, self.outer, self.dates.cue = self.view.sentence_of(found.first), found, None
        self.dates.register, self.dates.since = self.view.register(found.first), self.view.since(found.first)
        self.context.planning, self.dates.known = self.dates.register != "news", self.view.known(found.first)
        self.dates.beside = self.context.span is not None and self.view.apposed(self.context.span[1], found.first)
        self.dates.of_thing = self.view.attributive(found.first, found.last)
        self.dates.before = self.context.narrative and self.view.flashback(found.first)
        out = self._records(found)
        for row in out:
            outside = self.dates.cue or (row.first, row.last)
            row.cues |= {"value": (row.first, row.last)} if row.value else {}
            row.cues |= {name: outside for name, filled in (("from", row.start), ("to", row.end)) if filled and name not in row.cues}
            if row.mod is not None:
                row.cues["mod"] = next((found.spans[name] for name in ("edge", "approx") if name in found.spans), (row.first, row.last))
        return out

    def _records(self, found: Expression) -> list[Timex]:
        match found.means:
            case "range":
                return self._range(found)
            case "duration" if self.dates.register != "news" and (whole := window(found, self.context)) is not None:
                return [whole]
            case "duration" if found.rule.relation == "ended":
                return [self._ended(found)]
            case "duration":
                return [lasting(found, self.context, self.dates.sentence)]
            case "set":
                return [repeated(found)]
            case "ref":
                return [replace(unresolved(found.first, found.last, "DATE", found.rule.value), weak=found.rule.weak)]
        if self.dates.beside:
            self.context.frame(self.dates.sentence)
        if found.is_today() and (self.context.narrative or self.view.nowadays(found.first, found.last)):
            # what is so these days, not on a day of the story
            return [replace(unresolved(found.first, found.last, "DATE", PRESENT), weak=True)]
        if found.rule.guard == "told_next" and self.direction() >= 0:  # "the next year will be hard"
            return [unresolved(found.first, found.last, "DURATION", calendar.duration(1, found.slots["unit"]), found.slots["unit"])]
        where = self.point(found)
        if where is None:
            return [self._vague(found)]
        if found.inner is not None and self._is_late(found, where):  # "twenty-four years after the triumph of Madrid"
            return [replace(lasting(found.inner, self.context, self.dates.sentence), first=found.first)]
        if found.means == "nth" and found.slots.get("n") is not None:
            self.context.period, self.context.period_sentence = calendar.year(where.stretch.year), self.dates.sentence
            if self.context.narrative:
                self._tell(found, where.stretch)
            return [counted(found, where)]
        if self.context.narrative or not self._is_comparison(found, where.stretch):
            self._tell(found, where.stretch)
        return [timex(found.first, found.last, where)]

    def _ended(self, found: Expression) -> Timex:
        """"the nine months ended Sept. 30": a span with its last day, which is the part of a year that figures are told of."""
        where = self.point(found.slots["date"])
        end = where.stretch.start if where is not None else None
        if end is not None:
            self.context.period, self.context.period_sentence = calendar.year(end.year), self.dates.sentence
        return lasting(found, self.context, last=end)

    def _is_comparison(self, found: Expression, stretch: Stretch) -> bool:
        """Whether news only compares with a stretch, looks back to it or tells of it then, and goes on where it was."""
        coarse = DEPTH.get(stretch.grain, 0) < DEPTH["day"]
        if not coarse and self.context.last_sentence == self.dates.sentence and self.view.telling(found.first):
            return True
        glance = coarse and self.view.compared(found.first)
        return glance or again.is_comparison(found, back=coarse and self.view.flashback(found.first))

    def _is_late(self, found: Expression, where: Resolved) -> bool:
        """Whether a step on in the story leads beyond publication though nothing points ahead: then it counts from something untold."""
        step = found.means == "shift" and found.rule.after and found.rule.base == "text" and (found.rule.shift or 0) > 0
        today, start = self.context.published, where.stretch.start
        if not step or today is None or start is None or self.context.narrative or self.dates.register != "news":
            return False
        _, unit, _ = span_of(found.inner) if found.inner is not None else (None, None, None)
        soon = calendar.moved(today, unit, 1) if unit is not None else None  # spans are told roughly
        return soon is not None and start > soon and self.direction() <= 0

    def _tell(self, found: Expression, stretch: Stretch) -> None:
        if stretch.grain == "period":
            return
        over = stretch.start is None or self.context.published is None or stretch.start < self.context.published
        if over and self.view.begins(found.first, found.last) and not self.context.narrative:
            self.context.begin(stretch, self.dates.sentence)
            return
        explicit = any(_has(found, name) for name in ("year", "numeric", "yy", "year2"))
        explicit = explicit and not (self.context.is_past(stretch.year) and self._is_aside(found))
        aside = found.rule.guard == "year" and self.view.aside(found.first)
        opening, before, span = self.view.opening(found.first), self.view.flashback(found.first), (found.first, found.last)
        self.context.told(stretch, self.dates.sentence, explicit=explicit, aside=aside, opening=opening, before=before, span=span)

    def _is_aside(self, found: Expression) -> bool:
        """Whether a year is that of a thing or of what is put in: "the 1953 armistice", "who joined in 1998,"."""
        return (found.rule.guard == "year" and self.dates.of_thing) or self.view.inserted(found.first, found.last)

    def direction(self) -> Direction:
        """Where the verb around the expression points."""
        if self.outer is None:
            return 0
        if self.dates.register == "line":
            return 1
        week = depth(self.outer) >= DEPTH["week"] and self.outer.rule.guard != "the_unit"  # "up two points for the week"
        if week and self.view.appointed(self.outer.first, self.outer.last):
            self.dates.cue = (self.outer.first - 1, self.outer.first)
            return 1
        direction, at = self.view.direction(self.outer.first, self.outer.last)
        if direction < 0 and self.nearing(direction) is not None:
            return 0
        if direction:
            self.dates.cue = (at, at + 1)
        return direction or (1 if self.dates.register == "request" else 0)

    def nearing(self, direction: Direction) -> int | None:
        """How many days the day of the expression may lie ahead though the verb points elsewhere."""
        near = self.view.nearing(self.outer, not direction) if self.outer is not None else None
        if near is None:
            return None
        self.dates.cue = (near[0], near[0] + 1)
        return near[1]

    def point(self, found: Expression) -> Resolved | None:
        """The point or stretch of the calendar an expression names, or None."""
        match found.means:
            case "calendar":
                return self.dates.named(found.slots, found)
            case "shift":
                return self._shift(found)
            case "within":
                where = self.within.resolve(found)
                return replace(where, mod=found.rule.mod) if where is not None and found.rule.mod else where
            case "again" if found.rule.relation == "same":
                return again.same_stretch(found, self.point, self.context, self.dates)
            case "again":
                return self.steps.moved(-1.0, str(found.get("unit")), found)
            case "of":
                return self._of(found)
            case "edge":
                return self._edge(found)
            case "nth":
                return self._nth(found)
        return None

    # ---- steps from somewhere -------------------------------------------------------------------
    def _shift(self, found: Expression) -> Resolved | None:
        if "date" in found.slots:
            return self._from_date(found)
        step = found.inner if found.rule.after else found.slots.get("span")
        if step is not None:  # "two years ago", "three days later"
            n, unit, _ = span_of(step)
            if n is None or unit is None:
                return None
            return self.steps.moved(float(n) * (found.rule.shift or 1), unit, found)
        unit = found.get("unit")
        n = found.rule.n if found.rule.n is not None else found.get("shift")
        part = found.get("part")
        if unit == "night":
            part = "NI"
        if part == "overnight" and n and self.direction() > 0:
            n = 0
        if part is not None:
            unit = "day"
        if unit is None or n is None:
            return None
        where = self.steps.moved(float(n), unit, found)
        if where is not None and found.rule.value == FISCAL and where.stretch.grain == "year":
            return Resolved(calendar.fiscal(where.stretch.year))
        if where is not None and part is not None:
            return at_part(where, part) if where.stretch.grain == "day" or "X" in where.stretch.value else None
        return where

    def _from_date(self, found: Expression) -> Resolved | None:
        """"three days after Easter", "two weeks from Friday"."""
        n, unit, _ = span_of(found.slots["span"])
        base = self.point(found.slots["date"])
        if n is None or unit is None or base is None or base.stretch.start is None:
            return None
        where = calendar.moved(base.stretch.start, unit, n * (found.rule.shift or 1))
        return Resolved(calendar.on(where)) if where is not None else None

    # ---- parts of something -----------------------------------------------------------------------
    def _of(self, found: Expression) -> Resolved | None:
        left = found.inner
        assert left is not None
        slots = found.slots
        container = self.point(slots["date"]) if "date" in slots else self.steps.moved(float(slots["shift"]), slots["unit"], found)
        if container is None or container.stretch.start is None:
            return self.point(left)
        return self.within.inside(left.slots, container) or self.dates.named(left.slots, left)

    def _edge(self, found: Expression) -> Resolved | None:
        mod = found.get("edge") or found.rule.mod
        inner = found.slots.get("date")
        if inner is not None:
            whole = self.point(inner)
        elif found.get("unit") is not None:
            whole = self.steps.moved(found.slots.get("shift", 0), found.get("unit"), found)
            whole = self._stretch_here(found.get("unit")) or whole if "shift" not in found.slots else whole
        else:
            whole = self.dates.named(found.slots, found)
        if whole is None or mod is None:
            return whole
        if whole.mod is not None or mod == "APPROX":
            return replace(whole, mod=whole.mod or mod)
        today, stretch = self.context.published, whole.stretch
        current = (inner is not None and inner.means == "shift") or found.rule.relation == "next"
        if current and today and stretch.start and stretch.end and stretch.start <= today <= stretch.end:
            ends = {"START": (stretch.start, today), "END": (today, stretch.end)}.get(mod)
            if ends is not None:  # "earlier this week" ends today
                cut_off = replace(stretch, start=ends[0], end=ends[1])
                if self.dates.register != "news" and found.rule.relation == "next":  # the rest of the week, in a plan, is just these days
                    cut_off = replace(cut_off, value=f"{ends[0]}/{ends[1]}", grain="period")
                return replace(whole, stretch=cut_off, mod=mod)
        return cut(whole, mod)

    def _stretch_here(self, unit: str) -> Resolved | None:
        """The day that the text is in, or the month, quarter or year just told: "rose in December; a freeze late in the month"."""
        if unit == "day":
            return self.dates.today()
        told = None if self.context.narrative else self.context.compared(self.dates.sentence, within=1)
        past = told is None or self.context.is_past(told.year)
        return Resolved(told) if told is not None and not past and told.grain == unit and self.direction() <= 0 else None

    def _nth(self, found: Expression) -> Resolved | None:
        inner, nth = found.slots.get("date") or (found.inner if found.rule.after else None), int(found.slots.get("nth", 0))
        unit = found.get("unit") or found.get("units")
        if "whole" in found.slots and nth:
            held = self.steps.moved(0, found.slots["whole"], found)
            return numbered(nth, unit, found.slots, held.stretch) if held is not None else None
        if "year" in found.slots and nth:
            return numbered(nth, unit, found.slots, calendar.year(found.slots["year"]))
        if inner is not None:
            whole = self.point(inner)
            if whole is None or not nth:
                return whole
            if "units" in found.slots and "n" not in found.slots and abs(nth) == 1:  # "the first months of 2012"
                return cut(whole, "START" if nth > 0 else "END")
            return numbered(nth, unit, found.slots, whole.stretch)
        years = self.context.years(self.dates.sentence)
        if self.context.is_background(self.dates.sentence):  # "bought in 1981, it lost money in the first half"
            years = self.context.all_years()
        if unit not in ("quarter", "half") or not nth:
            year = years[0] if len(years) == 1 else self.context.published.year if self.context.published else None
            return Resolved(calendar.year(year)) if year is not None else None
        made = divisions(unit, nth, years)
        if len(made) == 1:
            return Resolved(made[0])
        chosen = of_now(made, self.context.published, self.direction()) if self.context.published else None
        return Resolved(chosen) if chosen is not None else None

    # ---- what is no point -----------------------------------------------------------------------------
    def _vague(self, found: Expression) -> Timex:
        """A date whose place in the calendar is not fixed: its TIMEX3 form with X where it says something."""
        kind: TimexType = "DATE"
        value: str | None = None
        if found.means == "shift" and found.inner is not None and span_of(found.inner)[0] is None:
            value = "PAST_REF" if (found.rule.shift or 0) < 0 else "FUTURE_REF"
            if found.rule.base == "text" and value == "FUTURE_REF":  # "weeks later" lies ahead of the story, not of now
                value = UNTOLD.get(span_of(found.inner)[1] or "")
        else:
            value = masked(found)
            kind = "TIME" if (value and "T" in value) or found.get("part") or found.get("unit") == "night" else "DATE"
        return unresolved(found.first, found.last, kind, value)

    def _range(self, found: Expression) -> list[Timex]:
        """Both ends of a range: the first takes what it lacks from the second."""
        if "span" in found.slots:
            return [counted_off(found, self.point, self.dates.today())]
        return ends(found, self.point, self.dates)


def _has(found: Expression, name: str) -> bool:
    """Whether an expression, or one inside it, fills a slot."""
    if name in found.slots:
        return True
    inner = found.slots.get("date") or found.inner
    return inner is not None and _has(inner, name)
