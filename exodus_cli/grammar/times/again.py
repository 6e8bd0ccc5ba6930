"""The same stretch of another year, as reports compare: "the year-earlier quarter", "from 14 cents a year ago"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from exodus_cli.grammar.times import calendar
from exodus_cli.grammar.times.calendar import Stretch
from exodus_cli.grammar.times.context import Context
from exodus_cli.grammar.times.dates import Dates
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.numbered import divisions
from exodus_cli.grammar.times.spans import span_of
from exodus_cli.grammar.times.timex import Resolved


def is_comparison(found: Expression, *, back: bool = False) -> bool:
    """"a year earlier", "the previous year", where the verb looks `back` "six years earlier": news goes on where it was."""
    if found.means == "again":
        return True
    step = found.inner if found.rule.after else None
    n, unit, _ = span_of(step) if step is not None else (found.rule.n, found.get("unit"), None)
    earlier = (found.rule.shift or 0) < 0 if step is not None else (n or 0) < 0
    return found.means == "shift" and found.rule.base == "text" and unit == "year" and earlier and (back or abs(n or 0) == 1)


def year_before(context: Context, sentence: int, *, told: bool, opening: bool) -> Resolved | None:
    """"a year earlier" (`told`) or "a year ago" in a sentence of a quarter, the former of a month too: the same one, a year before.

    At the head of a sentence (`opening`) the one before may tell the quarter: "It lost $1 million in the quarter. A year
    earlier, it earned $2 million."
    """
    period = context.compared(sentence, within=int(opening))
    if period is None or context.narrative or period.start is None or period.grain not in ("half", "quarter", "month"):
        return None
    if period.grain == "month" and not told:
        return None
    return Resolved(calendar.around(date(period.start.year - 1, period.start.month, 1), period.grain))


def same_stretch(found: Expression, point: Callable[[Expression], Resolved | None], context: Context, dates: Dates) -> Resolved | None:
    """The quarter, month or period told, of the year the expression names, else of the year before."""
    grain, inner = found.slots.get("whole"), found.slots.get("date")
    told = found.slots.get("year")
    other = Resolved(calendar.year(told)) if told is not None else point(inner) if inner is not None else None
    compared, now = context.compared(dates.sentence), dates.now()
    nth = found.slots.get("nth")
    if nth is not None and (compared is not None or now is not None):
        year = (compared.year if compared is not None else now.year if now is not None else 0) - 1
        return Resolved(divisions(str(grain), int(nth), [year])[0])
    if grain == "day" and now is not None and told is None:  # "on the same day last year"
        same = calendar.moved(now, "year", (other.stretch.year if other is not None else now.year - 1) - now.year)
        return Resolved(calendar.on(same)) if same is not None else None
    if grain is None and found.rule.unit is None and now is not None:
        whole = context.stretch_to_now(dates.sentence, other.stretch.year if other is not None else now.year - 1)
        if whole is not None:
            return Resolved(whole)
    period = _compared(found, compared, context, now)
    if period is None or period.start is None:
        return other
    year = other.stretch.year if other is not None else period.start.year - 1
    return Resolved(calendar.around(date(year, period.start.month, 1), period.grain))


def _compared(found: Expression, told: Stretch | None, context: Context, now: date | None) -> Stretch | None:
    """The stretch whose like is meant: of the grain the expression names, else the one told, else this year."""
    grain = found.slots.get("whole")
    if found.rule.unit is not None:  # "this time last year"
        return calendar.around(now, found.rule.unit) if now is not None else None
    if grain is None or (told is not None and told.grain == grain):
        return told if told is not None or now is None else calendar.year(now.year)
    anchor = context.anchor()
    period = calendar.around(anchor.start, grain) if anchor is not None and anchor.start is not None else None
    if now is not None and period is not None and period.end is not None and period.end >= now and grain in ("quarter", "half"):
        over = calendar.moved(now, grain, -1)  # figures are told of a quarter that is over
        period = calendar.around(over, grain) if over is not None else period
    return period
