"""The tests of context that the forms of plans ask for (`guards` holds the others)."""

from __future__ import annotations

from exodus_cli.grammar.times import lookalikes
from exodus_cli.grammar.times.calendar import CLOCK_UNITS, DEPTH
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.grains import depth
from exodus_cli.grammar.times.lookalikes import before_of
from exodus_cli.grammar.times.register import register
from exodus_cli.grammar.times.slots import Words
from exodus_cli.grammar.tokens import Tokens


def by_clock(tokens: Tokens, words: Words, found: Expression) -> bool:
    """The next hour, the last minute."""
    return found.slots["unit"] in CLOCK_UNITS


def told_minutes(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"mancano 5 minuti alle 4", "sono le otto e un quarto": an hour with its minutes."""
    return found.slots["hour"].minute is not None and lookalikes.clear(tokens, words, found.last)


def clear(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"at 9", not "at 9 stations": no counted noun follows."""
    return lookalikes.clear(tokens, words, found.last)


def month_range(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"from 4 to 22 next month"."""
    inner = found.slots["date"]
    return bool(inner.means == "shift" and inner.get("unit") == "month")


def glued_unit(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"for 3h": a letter that touches its figure and ends a word, after a word of duration or all alone."""
    last = found.last
    closed = last >= len(tokens) or not tokens.glued(last) or tokens.kinds[last] == "s"
    lasting = before_of(tokens, found.first) in words.times.lasting or last - found.first == len(tokens)
    return closed and tokens.glued(last - 1) and lasting


def hour_of_day(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"9 tomorrow", "8 tonight": in a plan, an hour before its day."""
    inner = found.slots["date"]
    counted = inner.means == "shift" and inner.inner is not None
    when = found.slots.get("hour")
    if when is not None and when.minute is None and when.half is None and before_of(tokens, found.first) in words.times.lasting:
        return False  # "a table for two on Saturday"
    if ("day" in inner.slots or "nthday" in inner.slots) and "mon" not in inner.slots and inner.means == "within":
        return False  # "un quarto alle sette"
    return not counted and DEPTH["day"] <= depth(inner) <= DEPTH["daypart"]


def ahead(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"in two weeks" counts from now in a plan, or where a line says nothing else; elsewhere it is how long something takes."""
    return (register(tokens, words, found.first) != "news" and lookalikes.clear(tokens, words, found.last))


def apart(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"tra un anno", not "tra due anni e tre", nor "tra due anni di guerra"."""
    after = lookalikes.after_of(tokens, found.last)
    return after not in words.times.range_and and after not in words.times.of


def year_and_month(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"2016-11"; "2010-11" is two years, and "555-2010-11" a number."""
    which, of_month = found.slots["year_month"]
    first = found.first
    if tokens.glued(first) and tokens.kinds[first - 1] != "w" and before_of(tokens, first) not in lookalikes.OPENERS:
        return False
    if found.last < len(tokens) and tokens.glued(found.last) and tokens.kinds[found.last] in "wn":
        return False
    joined = all(map(tokens.glued, range(first + 1, found.last)))
    span = len(tokens.words[first]) == 4 and of_month > which % 100
    usual = not span and joined and len(tokens.words[first]) + len(tokens.words[first + 2]) == len("2016") + len("11")
    return usual or register(tokens, words, first) != "news"


GUARDS = {
    "by_clock": by_clock,
    "told_minutes": told_minutes,
    "clear": clear,
    "month_range": month_range,
    "glued_unit": glued_unit,
    "hour_of_day": hour_of_day,
    "ahead": ahead,
    "apart": apart,
    "year_and_month": year_and_month,
}
