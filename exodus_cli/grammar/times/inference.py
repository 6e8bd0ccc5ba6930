"""Infer the day of publication where the text itself fixes it: a dateline, or "today, 21 September 2022"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from exodus_cli.grammar.times import calendar
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.tokens import Tokens

# A dateline stands in one of the first paragraphs, and is short; a date in running text is no publication date.
FIRST_PARAGRAPHS, LONGEST_LINE, LONGEST_PLACE = 6, 9, 14
DASHES = frozenset("-–—")
BETWEEN = frozenset((",", "(", "-", "–", "—"))


# A paper prints what was written at most so many days before.
LAG = 3


def written(tokens: Tokens, found: Iterable[Expression], published: date | None) -> date | None:
    """The day that "today" is: of the dateline where it tells one just before publication ("KABUL, Nov. 13 - ..."), else publication's."""
    if published is None:
        return None
    day = _dateline(tokens, list(found), (published - timedelta(days=LAG)).year)
    return day if day is not None and 0 <= (published - day).days <= LAG else published


def inferred(tokens: Tokens, found: Iterable[Expression]) -> date | None:
    """The day of publication, or None where the text does not say it."""
    expressions = list(found)
    return _beside_today(tokens, expressions) or _dateline(tokens, expressions)


def _full(expression: Expression, year: int | None = None) -> date | None:
    """The day of an expression that names year, month and day, or month and day of a year that is known."""
    slots = expression.slots
    year = slots.get("year", year)
    if expression.means == "within" and isinstance(slots.get("date"), Expression):
        return _full(slots["date"], year)
    if expression.means == "within" and expression.inner is not None:
        return _full(expression.inner, year)
    if expression.means != "calendar":
        return None
    if "numeric" in slots:
        stretch = calendar.day(*slots["numeric"])
    elif "mon" in slots and "day" in slots and year is not None:
        stretch = calendar.day(year, slots["mon"], slots["day"])
    else:
        return None
    return stretch.start if stretch is not None else None


def _beside_today(tokens: Tokens, found: list[Expression]) -> date | None:
    """"today, 21 September 2022", "ieri 17 febbraio 2010"."""
    for n, expression in enumerate(found):
        day = _full(expression)
        if day is None:
            continue
        step = expression.rule.n
        before = found[n - 1] if n else None
        if step is None and before is not None and _is_day(before) and set(tokens.words[before.last : expression.first]) <= BETWEEN:
            step = before.rule.n
        if step is not None:
            return day - timedelta(days=int(step))
    return None


def _is_day(expression: Expression) -> bool:
    """"today", "yesterday"."""
    rule = expression.rule
    return rule.means == "shift" and rule.unit == "day" and rule.base == "now" and rule.part is None and expression.inner is None


def _dateline(tokens: Tokens, found: list[Expression], year: int | None = None) -> date | None:
    """A line of its own, where it tells the year, or "LONDON, Sept. 21, 2022 (Reuters) -"."""
    for start, end in tokens.paragraphs[:FIRST_PARAGRAPHS]:
        for expression in found:
            if expression.first < start or expression.last > end:
                continue
            day = _full(expression, year)
            short = end - start - (expression.last - expression.first) <= LONGEST_LINE
            if day is not None and year is None and short and _is_line(tokens, start, end):
                return day
            if day is not None and _is_place(tokens, start, expression.first) and _is_dash(tokens, expression.last, end):
                return day
            break
    return None


def _is_line(tokens: Tokens, start: int, end: int) -> bool:
    """A line that is no sentence: without a full stop."""
    return tokens.words[end - 1] not in ".!?…" and end - start <= LONGEST_LINE + LONGEST_LINE


def _is_place(tokens: Tokens, start: int, first: int) -> bool:
    """Only names and signs before the date."""
    between = range(start, first)
    return first - start <= LONGEST_PLACE and all(tokens.kinds[n] != "w" or tokens.words[n][0].isupper() for n in between)


def _is_dash(tokens: Tokens, at: int, end: int) -> bool:
    """A dash soon after, or an agency in brackets before it."""
    return any(word in DASHES for word in tokens.words[at : min(end, at + 6)])
