"""The tests of context that rules of the lexicon ask for by name (`guard`)."""

from __future__ import annotations

from collections.abc import Callable

from exodus_cli.grammar.times import lookalikes, planned
from exodus_cli.grammar.times.calendar import DEPTH
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.grains import depth
from exodus_cli.grammar.times.lookalikes import (
    USUAL_YEARS,
    after_of,
    before_of,
    capital,
    cased,
    clear,
    idle,
    is_age,
    is_year_of,
    prepared,
    priced,
    spelled,
    titled,
    worded,
)
from exodus_cli.grammar.times.slots import Words
from exodus_cli.grammar.tokens import Tokens

Guard = Callable[[Tokens, Words, Expression], bool]
CONTAINERS = frozenset(("year", "quarter", "month", "week", "weekend", "decade"))
# Words that tell what a figure means stand at most so many words away.
AROUND = 20
# Two years this far apart are no range.
LONGEST_RANGE = 150
# Tests that a line which says nothing but the time need not pass.
ALONE = frozenset(("feast", "season", "the_unit", "alone", "ahead"))
PARTS_OF_YEAR = frozenset(("quarter", "half"))


def passes(tokens: Tokens, words: Words, found: Expression) -> bool:
    """Whether the context lets a match stand."""
    if found.means == "duration" and (titled(tokens, found) or is_age(tokens, words, found) or is_year_of(tokens, found)):
        return False
    if found.means == "duration" and idle(tokens, words, found):
        return False
    if found.means == "within" and is_clocked(found) and is_clocked(found.slots.get("date")):
        return False  # "dalle 21 di [giovedì alle 21] di venerdì"
    if not spelled(tokens, words, found) or priced(tokens, found) or not worded(tokens, words, found):
        return False
    name = found.rule.guard
    return name is None or GUARDS[name](tokens, words, found) or (name in ALONE and alone(tokens, words, found))


def is_clocked(found: Expression | None) -> bool:
    """Whether an expression tells the hour."""
    return found is not None and ("clock" in found.slots or "hour" in found.slots)


def alone(tokens: Tokens, words: Words, found: Expression) -> bool:
    """Whether a line says nothing else: what is a date there needs no words around it ("Christmas Day", "on Sat")."""
    start, end = tokens.sentences[tokens.sentence_of(found.first)]
    before, after = range(start, found.first), range(found.last, end)
    opening = all(tokens.lower[n] in words.prepositions or tokens.lower[n] in words.times.articles for n in before)
    return len(before) <= 2 and opening and all(tokens.kinds[n] == "s" and tokens.words[n] in ".!?" for n in after)


def division(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A numbered part of a year: the third quarter, the second half, the first six months; nothing else stands alone."""
    unit = found.get("unit") or found.get("units")
    if not no_verb(tokens, words, found):
        return False
    if unit in PARTS_OF_YEAR:
        return bool(0 < abs(found.slots["nth"]) <= (4 if unit == "quarter" else 2))
    return found.slots.get("n") is not None and unit is not None and DEPTH.get(unit, 0) >= DEPTH["month"] and unit != "day"


def unit_of_calendar(tokens: Tokens, words: Words, found: Expression) -> bool:
    """Last year, this week; not "this second", nor "this half" of a match."""
    return found.slots["unit"] not in ("second", "minute", "half")


def bare(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A span without a count: "for years"; not "of Min river"."""
    if capital(tokens, found.first) and found.first > tokens.sentences[tokens.sentence_of(found.first)][0]:
        return False
    span = found.spans.get("units")
    if span is not None and span[1] - span[0] == 1 and tokens.lower[span[0]] in words.units_one:
        return False  # "the minute of the blast"
    return found.slots.get("unit") != "second" and found.slots.get("units", found.slots.get("unit")) not in ("quarter", "half", "weekend")


def narrative_next(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the next day" counts from what was told; without an article only units of the calendar do."""
    return found.slots.get("unit") not in ("second", "minute", "half")


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


def of_year(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the same month last year": of another year, and a part of one; "the year-earlier third quarter"."""
    inner = found.slots.get("date")
    if "year" in found.slots and found.slots.get("whole", "quarter") not in PARTS_OF_YEAR:
        return False
    numbered = "nth" not in found.slots or found.slots.get("whole") in PARTS_OF_YEAR
    return numbered and (inner is None or depth(inner) == DEPTH["year"]) and found.slots.get("whole") not in ("second", "minute", "hour")


def decade(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the 80s", not "temperatures in the 80s"."""
    span = found.spans["decade"]
    if len(tokens.words[span[0]]) != len("80") or tokens.kinds[span[0]] != "n" or not words.times.warmth:
        return True
    start, end = tokens.sentences[tokens.sentence_of(found.first)]
    near = tokens.lower[max(start, found.first - AROUND) : min(end, found.last + AROUND)]
    return words.times.warmth.isdisjoint(near)


def of_calendar(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"that March", "that Friday": written as a name of the calendar is; "that fall", not "that fall in prices"."""
    name = next((name for name in ("month", "weekday") if name in found.spans), None)
    if name is not None:
        return cased(tokens, words, found.spans[name][0])
    ends = after_of(tokens, found.last) in words.plain or tokens.kinds[found.last : found.last + 1] != ["w"]
    return ends or lookalikes.season(tokens, words, found)


def that(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"that year", "the same day"."""
    return found.slots.get("unit") not in ("second", "minute", "half")


def finer(tokens: Tokens, words: Words, found: Expression) -> bool:
    """The second part of "two years and six months" is finer than the first."""
    first = found.inner
    if first is None:
        return False
    coarse, fine = first.get("units") or first.get("unit"), found.get("units") or found.get("unit")
    return coarse in DEPTH and fine in DEPTH and DEPTH[coarse] < DEPTH[fine] and (not first.rule.after or first.rule.guard == "finer")


def edge(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"early December", "the end of 1998": what is cut must be longer than a day, or a day ("late Friday")."""
    inner = found.slots.get("date")
    return inner is None or inner.means != "edge"


def edge_unit(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the end of the year": a unit of the calendar from the day up."""
    return found.slots["unit"] in ("day", "week", "month", "quarter", "season", "year", "decade", "century")


def coarser(tokens: Tokens, words: Words, found: Expression) -> bool:
    """What stands within must be finer than what it stands in."""
    inner = found.slots.get("date")
    if found.means == "of":
        return _of(found)
    if "nth" in found.slots:  # "third quarter last year", not "a second day Thursday"
        unit = found.get("unit")
        return inner is not None and unit in DEPTH and DEPTH["day"] > DEPTH[unit] > depth(inner)
    outer = next((found.slots[name] for name in ("clock", "part", "weekday", "month", "season", "feast") if name in found.slots), None)
    return outer is None or inner is None or (not is_clocked(inner) and depth(found) > depth(inner))


def _of(found: Expression) -> bool:
    """"May of last year": the first has no year of its own, the second is coarser and no step from the first."""
    left, right = found.inner, found.slots.get("date")
    if left is None or "year" in left.slots or "decade" in left.slots:
        return False
    if right is None:
        return depth(left) > DEPTH[found.slots["unit"]] if found.slots["unit"] in DEPTH else False
    stepped = right.means == "shift" and right.inner is not None and right.rule.base != "now"
    return not stepped and right.means != "edge" and depth(left) > depth(right)


def spoken_hour(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"Monday at 9", not "Monday at 10 Downing Street"."""
    return clear(tokens, words, found.last) and day_known(tokens, words, found)


def in_week(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"next week on Tuesday"."""
    return found.inner is not None and found.inner.get("unit") == "week" and cased(tokens, words, found.spans["weekday"][0])


def day_known(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A part of the day follows a day."""
    if found.inner is None or "clock" in found.inner.slots or "hour" in found.inner.slots:
        return False
    deepest = DEPTH["daypart"] if "clock" in found.slots or "hour" in found.slots else DEPTH["day"]
    return DEPTH["day"] <= depth(found.inner) <= deepest


def hour(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"alle 10" and "alle 10.30", not "alle 10 famiglie", nor "alle 20%"."""
    spoken = found.spans.get("quarter_past", found.spans["hour"])
    if spoken[1] - found.spans["hour"][0] > 1 or "." in tokens.words[found.spans["hour"][0]]:
        return True
    return clear(tokens, words, found.last)


def hours(tokens: Tokens, words: Words, found: Expression) -> bool:
    """Two times of one day, one after the other."""
    inner = found.slots.get("date") or (found.inner if found.rule.after else None)
    return inner is None or DEPTH["day"] <= depth(inner) <= DEPTH["daypart"]


def ranges(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A range whose ends are of one kind."""
    right = found.slots.get("date")
    if right is not None and "day_month" in found.slots:
        return depth(right) == DEPTH["day"]
    if right is not None:
        if "day" in found.slots and "mon" in found.slots:  # only the year is to be shared
            return depth(right) == DEPTH["day"] and ("year" in right.slots or "mon" in right.slots)
        if "day" in found.slots and "mon" not in found.slots:
            return depth(right) == DEPTH["day"] and ("mon" in right.slots or "month" in right.slots)
        named = right.inner.slots if right.means == "of" and right.inner is not None else right.slots
        return depth(right) <= DEPTH["day"] and any(name in named for name in ("mon", "month", "season"))
    if "year2" in found.slots:
        first, second = found.slots["year"], found.slots["year2"]
        second = second if second > 99 else first - first % 100 + second
        usual = first in USUAL_YEARS and second <= first + LONGEST_RANGE
        return first < second and (usual or prepared(tokens, words, found.first)) and not lookalikes.is_dialled(tokens, found.first)
    return True


def month_day(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the 20th of next month": a day of the month, of a month that is counted."""
    inner = found.slots["date"]
    named = found.slots.get("nthday", found.slots.get("day", 0))
    return inner.means == "shift" and inner.get("unit") == "month" and bool(1 <= named <= 31)


def first_night(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"la notte tra sabato e domenica": a night, of two days that follow each other."""
    return found.slots["part"] == "NI" and ("date" not in found.slots or depth(found.slots["date"]) == DEPTH["day"])


def a_day(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the week of April 10": a day tells the week."""
    return depth(found.slots["date"]) == DEPTH["day"]


def of_a_year(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"week 27 of last year"."""
    return depth(found.slots["date"]) == DEPTH["year"]


def of_each_month(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the 19th of every month"."""
    return bool(found.slots.get("unit", "month") == "month")


def part_of_year(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"1988's third quarter", "fiscal 1989's first nine months"."""
    return found.inner is not None and depth(found.inner) == DEPTH["year"] and division(tokens, words, found)


def a_feast(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"Labor Day weekend", "the weekend of Feb. 14"."""
    inner = found.slots.get("date")
    return lookalikes.feast(tokens, words, found) if inner is None else "feast" in inner.slots or "mon" in inner.slots


def ended(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the quarter ended Sept. 30", "its first quarter, ended Sept. 30": the day tells which, whatever its number in a year of account."""
    return a_day(tokens, words, found) and ("nth" not in found.slots or division(tokens, words, found))


def ago(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"ten years ago this month": a step back from now, by more than what it is told by."""
    step = found.inner
    if step is None or step.rule.base != "now" or (step.means != "again" and not (step.rule.after and (step.rule.shift or 0) < 0)):
        return False
    span = step.inner or step
    unit = span.get("units") or span.get("unit")
    inside = next((name for name in ("month", "season") if name in found.slots), found.get("unit") or "day")
    weekday = found.spans.get("weekday")
    named = weekday is None or (cased(tokens, words, weekday[0]) and unit in ("week", "year"))
    return named and unit in DEPTH and inside in DEPTH and DEPTH[unit] < DEPTH[inside]


def not_than(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"two years later", not "two years later than planned"."""
    return after_of(tokens, found.last) not in words.times.than


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


GUARDS: dict[str, Guard] = {
    "month": lookalikes.month,
    "weekday": lookalikes.weekday,
    "year": lookalikes.year,
    "feast": lookalikes.feast,
    "dated": lookalikes.dated,
    "division": division,
    "unit_of_calendar": unit_of_calendar,
    "article": lookalikes.article,
    "rate": lookalikes.rate,
    "bare": bare,
    "narrative_next": narrative_next,
    "that": that,
    "told_next": told_next,
    "decade": decade,
    "first_night": first_night,
    "cased": of_calendar,
    "of_year": of_year,
    "the_unit": the_unit,
    "whole_unit": whole_unit,
    "whole_span": whole_span,
    "finer": finer,
    "edge": edge,
    "edge_unit": edge_unit,
    "coarser": coarser,
    "day_known": day_known,
    "spoken_hour": spoken_hour,
    "in_week": in_week,
    "each": lookalikes.each,
    "season": lookalikes.season,
    "lower": lookalikes.lower,
    "age": lookalikes.age,
    "hour": hour,
    "hours": hours,
    "range": ranges,
    "opening": opening,
    "month_day": month_day,
    "a_day": a_day,
    "quarter_unit": quarter_unit,
    "no_quarter": no_quarter,
    "no_verb": no_verb,
    "not_than": not_than,
    "ago": ago,
    "ended": ended,
    "a_feast": a_feast,
    "part_of_year": part_of_year,
    "of_each_month": of_each_month,
    "of_a_year": of_a_year,
    "quarter_mark": quarter_mark,
    "alone": alone,
    "head": lookalikes.head,
    **planned.GUARDS,
}
