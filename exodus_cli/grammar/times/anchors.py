"""Stretches of time that hang on an event: "since the mobilisation", "in just seven days after Putin ordered it".

Named rules, the event on 21 September and the article of the 29th:

  since     "since the mobilisation"                 from its day up to publication
  span      "in the seven days after the mobilisation"  from its day on, so long
  moment    "seven days after the mobilisation"      that day alone: nothing says that it lasts
  few       "hours after Putin announced it"         from its day to the next: fewer than make a day
  before    "in the week before the mobilisation"    so long, up to its day
  first     "the first three weeks of the war"       so long, from its day on
  open      "after the mobilisation"                 from its day on; the end is not told
  up to now "in the seven days since ..." of no day  so long, up to publication
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from exodus_cli.facts import Side, Span
from exodus_cli.grammar.times import calendar
from exodus_cli.grammar.times.context import Context
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.happenings import Chronicle, Happenings, Telling
from exodus_cli.grammar.times.phrases import Phrasing
from exodus_cli.grammar.times.spans import COARSER, lasting, span_of
from exodus_cli.grammar.times.timex import Resolved, Timex, timex

Interval = tuple[date | None, date | None]
# As many signs and small words may stand between a span and what it is counted from: "the seven days [since]".
GAP = 2
ENDS = ("from", "to")
# A day this near behind its event is the event's own mark.
BESIDE = 2


@dataclass(frozen=True, slots=True)
class Reach:
    """How a text counts from an event."""

    side: Side
    """Up to now, from the event on, up to it, its first part, on its day."""
    n: float | None = None
    unit: str | None = None
    lasting: bool = False
    """Whether the span is lived through ("in the seven days after"), not only passed ("seven days after")."""

    def interval(self, day: date | None, published: date | None) -> Interval:
        """The first and last day; None where open or unknown."""
        if day is None:
            return self._unknown(published)
        if self.side == "at":
            return day, day
        if self.unit is None:
            if self.side == "to_now":
                return day, published if published is not None and published >= day else None
            return (None, day) if self.side == "up_to" else (day, None)
        n, unit = self.n, self.unit
        few = n is None
        if few:
            n, unit = 1, COARSER.get(unit, unit)
        other = calendar.moved(day, unit, (n or 0) * (-1 if self.side == "up_to" else 1))
        if other is None:
            return day, None
        if self.side == "opening":
            other -= timedelta(days=1) if other > day else timedelta()
        if not (few or self.lasting or self.side in ("opening", "to_now")):
            return other, other
        return min(day, other), max(day, other)

    def _unknown(self, published: date | None) -> Interval:
        if self.side != "to_now" or self.n is None or self.unit is None or published is None:
            return None, None
        start = calendar.moved(published, self.unit, -self.n)
        return start, published if start is not None else None


def iso(day: date | None) -> str | None:
    """A day as the records have it."""
    return day.isoformat() if day is not None else None


@dataclass(slots=True)
class Anchor:
    """Words that count from an event: tokens [first, last), the event's own at `at`."""

    first: int
    last: int
    at: int
    event: str
    names: frozenset[str]
    reach: Reach
    day: date | None = None
    cue: Span | None = None
    """The words that tell its day."""
    duration: int | None = None
    """The token where the span of time begins, if one is counted."""
    clause: bool = False
    """Whether it is a clause with a verb: what follows without a comma is still of the event itself."""
    inner: list[Timex] = field(default_factory=list)
    """The dates inside, which are the event's: "after the attack [on Monday]"."""

    def interval(self, published: date | None) -> tuple[str | None, str | None]:
        """ISO dates of its ends."""
        start, end = self.reach.interval(self.day, published)
        return iso(start), iso(end)


def anchors(
    happenings: Happenings, phrasing: Phrasing, found: Iterable[Expression], rows: Iterable[Timex], chronicle: Chronicle
) -> list[Anchor]:
    """Every anchor of a text, in order, its day filled in where the chronicle knows it."""
    whole = (e.inner if e.means == "anchored" and e.inner is not None else e for e in found)
    spans = {e.last: e for e in whole if e.means != "anchored"}
    dates = {row.first: row for row in rows}
    out = []
    for at, size, event in phrasing.found:
        for side, opener, first, names in phrasing.opened(at, size):
            end = phrasing.behind(at + size)[0]
            last = phrasing.ended(end)
            clause = last > end or phrasing.acted(first, at)
            anchor = Anchor(opener, last, at, event, names | phrasing.before(at, first), Reach(side), clause=clause)
            _counted(phrasing, anchor, spans, opener)
            if side == "opening" and anchor.reach.unit is None:
                continue
            _inside(happenings, anchor, dates, phrasing)
            out.append(anchor)
            break
    for anchor in out:
        if anchor.day is not None and anchor.cue is not None and anchor.reach.side == "to_now":
            chronicle.tell(Telling(anchor.event, anchor.day, anchor.at, anchor.cue, anchor.names))
    for anchor in out:
        if anchor.day is None and (telling := chronicle.day(anchor.event, anchor.names)) is not None:
            anchor.day, anchor.cue = telling.day, telling.span
    return out


def _counted(phrasing: Phrasing, anchor: Anchor, spans: dict[int, Expression], opener: int) -> None:
    """Fill in the span of time before an opener: "seven days [after]"."""
    words, lower = phrasing.words, phrasing.lower
    for gap in range(GAP + 1):
        n = opener - gap
        if n < 1 or (gap and lower[n] not in words.fillers and lower[n] != ","):
            return
        span = spans.get(n) or spans.get(n + 1)  # "le due settimane successive" ends with what opens
        if span is None:
            continue
        amount, unit, _ = span_of(span)
        if span.rule.guard == "the_unit":  # "in the week since": not this week, but one
            amount = 1
        elif span.means not in ("duration", "nth"):
            return
        if unit is None:
            return
        first = span.first
        lasting = first > 0 and any(lower[k] in words.within for k in range(max(0, first - 3), first + 1))
        anchor.reach = Reach(anchor.reach.side, amount, unit, lasting)
        anchor.first = anchor.duration = first
        return


def _inside(happenings: Happenings, anchor: Anchor, dates: dict[int, Timex], phrasing: Phrasing) -> None:
    """Take the date that stands right behind the event, as its own: "after the attacks [of 13 November]"."""
    for n in range(anchor.last, min(anchor.last + 3, len(phrasing.lower))):
        row = dates.get(n)
        if row is not None:
            if row.start and row.end and row.start[:10] == row.end[:10] and (n > anchor.last or row.type == "DATE"):
                anchor.day, anchor.cue = date.fromisoformat(row.start[:10]), (row.first, row.last)
                anchor.last = row.last
            anchor.inner.append(row)
            return
        if phrasing.lower[n] not in happenings.links:
            return


def extended(rows: list[Timex], found: Iterable[Anchor], published: date | None) -> Iterator[Timex]:
    """The same expressions, spans that hang on an event with their ends: "seven days" of "seven days after the attack"."""
    spans = {anchor.duration: anchor for anchor in found if anchor.duration is not None}
    for row in rows:
        anchor = spans.get(row.first)
        if anchor is not None and row.type == "DURATION" and anchor.reach.unit is not None:
            if row.start and not row.end and anchor.reach.n is None:
                yield row
                continue
            row.start = row.end = None
            for name in ENDS:
                row.cues.pop(name, None)
            whole = Reach(anchor.reach.side, anchor.reach.n, anchor.reach.unit, lasting=True)
            start, end = whole.interval(anchor.day, published)
            if start or end:
                row.start, row.end = iso(start), iso(end)
                outside = anchor.cue or (anchor.first, anchor.last)
                row.cues |= {name: outside for name, day in zip(ENDS, (row.start, row.end), strict=True) if day}
        yield row


def anchored(found: Expression, chronicle: Chronicle, context: Context, names: frozenset[str]) -> Timex | None:
    """The record of "since the invasion", or of "seven days after the invasion"; None without its day. `names`: those in it."""
    name = found.slots.get("happening")
    telling = chronicle.day(name, names) if name is not None else None
    span = found.inner
    if span is None:
        if telling is None or context.narrative or 0 <= telling.span[0] - found.last <= BESIDE:
            return None  # a day right beside its event tells it
        out = timex(found.first, found.last, Resolved(calendar.on(telling.day)))
        out.cues = {"from": telling.span, "to": telling.span}
        if found.rule.relation == "until_now" and context.published is not None and context.published >= telling.day:
            out.end = context.published.isoformat()  # "since the invasion": up to now
            del out.cues["to"]
        return out
    out = lasting(span, context)
    n, unit, _ = span_of(span)
    if telling is None or unit is None or (n is None and unit in calendar.CLOCK_UNITS):
        return out
    other = calendar.moved(telling.day, unit, n * (found.rule.shift or 1)) if n is not None else None
    start, end = (telling.day, other) if (found.rule.shift or 1) > 0 else (other, telling.day)
    out.first, out.last = found.first, found.last
    out.start, out.end = (start.isoformat() if start else None), (end.isoformat() if end else None)
    out.cues = {"from": telling.span} if start == telling.day else {"to": telling.span}
    return out
