"""The tests of context that forms with a unit of the calendar ask for: "last year", "the 80s", "Q3" (`guards` holds the others)."""

from __future__ import annotations

from exodus_cli.grammar.times import lookalikes
from exodus_cli.grammar.times.calendar import DEPTH
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.lookalikes import after_of, before_of, capital, cased
from exodus_cli.grammar.times.slots import Words
from exodus_cli.grammar.tokens import Tokens

CONTAINERS = frozenset(("year", "quarter", "month", "week", "weekend", "decade"))
# Words that tell what a figure means stand at most so many words away.
AROUND = 20
PARTS_OF_YEAR = frozenset(("quarter", "half"))


def division(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A numbered part of a year: the third quarter, the second half, the first six months; nothing else stands alone."""
    unit = found.get("unit") or found.get("units")
    if not no_verb(tokens, words, found):
        return False
    if unit in PARTS_OF_YEAR:
        return bool(0 < abs(found.slots["nth"]) <= (4 if unit == "quarter" else 2))
    return found.slots.get("n") is not None and unit is not None and DEPTH.get(unit, 0) >= DEPTH["month"] and unit != "day"


def bare(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A span without a count: "for years"; not "of Min river"."""
    if capital(tokens, found.first) and found.first > tokens.sentences[tokens.sentence_of(found.first)][0]:
        return False
    span = found.spans.get("units")
    if span is not None and span[1] - span[0] == 1 and tokens.lower[span[0]] in words.units_one:
        return False  # "the minute of the blast"
    return found.slots.get("unit") != "second" and found.slots.get("units", found.slots.get("unit")) not in ("quarter", "half", "weekend")


def whole_unit(tokens: Tokens, words: Words, found: Expression) -> bool:
    """The last year or month, not "the last half"."""
    return found.slots["unit"] in CONTAINERS


def the_unit(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"for the year": the one the text is in; not "the year of the cat", "the week that was"."""
    stops = after_of(tokens, found.last)
    if found.get("unit") not in CONTAINERS or capital(tokens, found.last - 1) or stops == "-" or stops[:1].isdigit():
        return False
    told = found.get("unit") == "weekend" and stops not in words.times.of  # "told friends over the weekend that he would leave"
    return told or stops not in words.plain or stops in words.times.conjunctions


def decade(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the 80s", not "temperatures in the 80s"."""
    span = found.spans["decade"]
    if len(tokens.words[span[0]]) != len("80") or tokens.kinds[span[0]] != "n" or not words.times.warmth:
        return True
    start, end = tokens.sentences[tokens.sentence_of(found.first)]
    near = tokens.lower[max(start, found.first - AROUND) : min(end, found.last + AROUND)]
    return words.times.warmth.isdisjoint(near)


def of_days(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"A unit from the day up: "this week", "the next day", "that year"; not "this second", nor "this half" of a match."""
    return found.slots.get("unit") not in ("second", "minute", "half")


def no_verb(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"in last two weeks", not "expected to last two weeks": a word that is also a verb has a preposition or a determiner before it."""
    if tokens.lower[found.first] not in words.times.verbs:
        return True
    before = before_of(tokens, found.first)
    free = before in (words.prepositions | words.times.lasting | words.times.anchors.determiners) - words.times.range_to
    return free or before == "'s" or found.first == tokens.sentences[tokens.sentence_of(found.first)][0]


def whole_span(tokens: Tokens, words: Words, found: Expression) -> bool:
    """The last year or month, as long as one; the last quarter is the one before this."""
    return whole_unit(tokens, words, found) and no_quarter(tokens, words, found)


def quarter_unit(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the last quarter": the one before this, where "the last year" is as long as a year."""
    return bool(found.slots["unit"] == "quarter")


def no_quarter(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A unit that "the last" makes a span of."""
    return not quarter_unit(tokens, words, found)


def quarter_mark(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"in Q3", "Q3 revenue" at the head of a sentence; not "the Audi Q3"."""
    first = tokens.sentences[tokens.sentence_of(found.first)][0]
    before = tokens.lower[found.first - 1] if found.first else ""
    free = found.first == first or before in words.prepositions or before in words.times.articles
    closed = found.last >= len(tokens) or not tokens.glued(found.last) or tokens.kinds[found.last] == "s"
    return free and closed and "".join(tokens.words[found.first : found.last]).isupper()


def told_next(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"The next year the tower was blown up": at the head of its sentence, of a unit from the week up."""
    start = tokens.sentences[tokens.sentence_of(found.first)][0]
    return found.first == start and found.slots["unit"] in CONTAINERS


def opening(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"After a few days, ...": the first words of a sentence, and no part of "after two days of talks"."""
    start = tokens.sentences[tokens.sentence_of(found.first)][0]
    after = after_of(tokens, found.last)
    return found.first - start == 1 and after not in words.times.of and after not in words.times.range_from


def edge_unit(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the end of the year": a unit of the calendar from the day up."""
    return found.slots["unit"] in ("day", "week", "month", "quarter", "season", "year", "decade", "century")


def of_each_month(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the 19th of every month"."""
    return bool(found.slots.get("unit", "month") == "month")


def of_calendar(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"that March", "that Friday": written as a name of the calendar is; "that fall", not "that fall in prices"."""
    name = next((name for name in ("month", "weekday") if name in found.spans), None)
    if name is not None:
        return cased(tokens, words, found.spans[name][0])
    ends = after_of(tokens, found.last) in words.plain or tokens.kinds[found.last : found.last + 1] != ["w"]
    return ends or lookalikes.season(tokens, words, found)


GUARDS = {
    "division": division,
    "unit_of_calendar": of_days,
    "bare": bare,
    "narrative_next": of_days,
    "that": of_days,
    "told_next": told_next,
    "decade": decade,
    "cased": of_calendar,
    "the_unit": the_unit,
    "whole_unit": whole_unit,
    "whole_span": whole_span,
    "edge_unit": edge_unit,
    "opening": opening,
    "quarter_unit": quarter_unit,
    "no_quarter": no_quarter,
    "no_verb": no_verb,
    "of_each_month": of_each_month,
    "quarter_mark": quarter_mark,
}
