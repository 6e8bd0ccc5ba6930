"""Refuse words that only look like a date: the verb "may", a number that counts, a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from exodus_cli.grammar.times.calendar import DEPTH
from exodus_cli.grammar.times.slots import Words
from exodus_cli.grammar.tokens import Tokens

if TYPE_CHECKING:
    from exodus_cli.grammar.times.recognise import Expression

Guard = Callable[[Tokens, Words, "Expression"], bool]
CURRENCY = frozenset("$£€¥₽")
# A bare figure is a year between these; older ones need a preposition ("in 1492").
OPENERS = frozenset("(-–—/'\"‘“«[")
CLOSING = frozenset((",", ".", ";", ")"))
QUOTES = frozenset("\"“‘«")
CONTAINERS = frozenset(("year", "quarter", "month", "week", "weekend", "decade"))
# The grain that a slot alone tells.
GRAIN_OF = {
    "clock": "hour", "part": "daypart", "day": "day", "nthday": "day", "numeric": "day", "weekday": "day", "wday": "day", "feast": "day",
    "month": "month", "mon": "month", "season": "season", "quarter": "quarter", "year": "year", "decade": "decade",
}  # fmt: skip
USUAL_YEARS = range(1900, 2051)
# Two years this far apart are no range.
LONGEST_RANGE = 150
PARTS_OF_YEAR = frozenset(("quarter", "half"))


def passes(tokens: Tokens, words: Words, found: Expression) -> bool:
    """Whether the context lets a match stand."""
    if found.means == "duration" and (_titled(tokens, found) or _is_age(tokens, words, found) or _idle(tokens, words, found)):
        return False
    if not _spelled(tokens, words, found):
        return False
    name = found.rule.guard
    return name is None or GUARDS[name](tokens, words, found)


def _spelled(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"Sat", "Mar 3": short names that are also words show their capital, their full stop or a year beside them."""
    for name in ("wday", "mon", "month"):
        span = found.spans.get(name)
        if span is None or tokens.lower[span[0]] not in words.times.homographs or _capital(tokens, span[0]):
            continue
        if words.times.capitals and "day" in found.slots and tokens.text[:2000].islower():
            continue
        if words.times.capitals or (span[1] - span[0] == 1 and "year" not in found.slots):
            return False
    return True


def _is_age(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"22 years old", "a man of 34 years", "Rossi, 34 anni,"."""
    at, first = found.last + (_after(tokens, found.last) == "-"), found.first
    if _after(tokens, at) in words.times.ages:
        return True
    if (found.get("units") or found.get("unit")) != "year" or first < 2:
        return False
    before, noun = tokens.lower[first - 1], first - 2
    if before in words.joints:
        return tokens.lower[noun] in words.people or (_capital(tokens, noun) and tokens.kinds[noun] == "w" and tokens.glued(noun) is False)
    apposed = before == "," and _after(tokens, found.last) in CLOSING and isinstance(found.slots.get("n"), int)
    return apposed and (tokens.lower[noun] in words.people or _capital(tokens, noun))


def _idle(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"one day" without a word of time beside it is a day to come or long ago, not a span."""
    one = found.slots.get("n") == 1 and (found.get("unit") or found.get("units")) == "day" and found.last - found.first == 2
    if not one:
        return False
    beside = words.prepositions | words.times.beside
    return _before(tokens, found.first) not in beside and _after(tokens, found.last) not in beside


def _titled(tokens: Tokens, found: Expression) -> bool:
    """"60 Minutes", "Seven Days": a unit with a capital inside a sentence is part of a name."""
    span = found.spans.get("units") or found.spans.get("unit")
    if span is None or span[0] <= found.first:
        return False
    word = tokens.words[span[0]]
    if not word[0].isupper() or word.isupper():
        return False
    start, end = tokens.sentences[tokens.sentence_of(found.first)]
    others = [w for w in tokens.words[start:end] if len(w) > 3 and w.isalpha()]
    return sum(w[0].isupper() for w in others) < 0.6 * len(others)


def _before(tokens: Tokens, at: int) -> str:
    return tokens.lower[at - 1] if at > 0 else ""


def _after(tokens: Tokens, at: int) -> str:
    return tokens.lower[at] if at < len(tokens) else ""


def _capital(tokens: Tokens, at: int) -> bool:
    return 0 <= at < len(tokens) and tokens.words[at][:1].isupper()


def _after_preposition(tokens: Tokens, words: Words, first: int) -> bool:
    return _before(tokens, first) in words.prepositions


def _is_cased(tokens: Tokens, words: Words, at: int) -> bool:
    return not words.times.capitals or _capital(tokens, at) or tokens.text[:2000].islower()


def month(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"May" and "March" need a preposition or a figure beside them; first names a lower-case neighbour."""
    at = found.spans["month"][0]
    if found.last - found.first > 1:
        return True
    if not _is_cased(tokens, words, at):
        return False
    if _after_preposition(tokens, words, found.first):
        return True
    if tokens.lower[at] in words.times.homographs:
        before = _before(tokens, at)
        return before in words.months and not _capital(tokens, at + 1)
    if not words.times.capitals:
        return True
    return not (_capital(tokens, found.last) and tokens.kinds[found.last] == "w" and tokens.lower[found.last] not in words.months)


def weekday(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A weekday as it is written in the language."""
    return _is_cased(tokens, words, found.spans["weekday"][0])


def year(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A figure that is a year and does not count, price or number anything."""
    at, value = found.first, found.slots["year"]
    before, after = _before(tokens, at), _after(tokens, found.last)
    if before in CURRENCY or (tokens.glued(at) and tokens.kinds[at - 1] != "w" and before not in OPENERS):
        return False
    if found.last < len(tokens) and tokens.glued(found.last) and (tokens.kinds[found.last] in "wn" or after in "%°$€£:/+@_"):
        return False
    if tokens.glued(at) and tokens.kinds[at - 1] == "w":
        return False
    if before in words.times.numbered or after in words.times.measured or _is_dialled(tokens, at):
        return False
    prepared = before in words.prepositions
    word = tokens.words[found.last] if found.last < len(tokens) and tokens.kinds[found.last] == "w" else ""
    counts = word.islower() and after not in words.plain
    if value in USUAL_YEARS:
        return not (counts and value % 100 == 0) and after not in words.units_many
    plural = counts and any(map(word.endswith, words.times.plural_nouns))
    return (prepared and not plural) or (before in ("(", "–", "-") and not counts)


def _is_dialled(tokens: Tokens, at: int) -> bool:
    """"555-1998": figures before a hyphen that are no year."""
    joined = at > 1 and tokens.glued(at) and tokens.glued(at - 1) and tokens.lower[at - 1] == "-"
    return joined and tokens.kinds[at - 2] == "n" and len(tokens.words[at - 2]) != 4


def feast(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A feast with its capital, or in figures."""
    at = found.spans["feast"][0]
    return _capital(tokens, at) or tokens.kinds[at] == "n"


def dated(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A year of two figures behind a preposition: "in '99"."""
    return _after_preposition(tokens, words, found.first)


def division(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A numbered part of a year: the third quarter, the second half, the first six months; nothing else stands alone."""
    unit = found.get("unit") or found.get("units")
    if unit in PARTS_OF_YEAR:
        return bool(0 < abs(found.slots["nth"]) <= (4 if unit == "quarter" else 2))
    return found.slots.get("n") is not None and unit is not None and DEPTH.get(unit, 0) >= DEPTH["month"] and unit != "day"


def unit_of_calendar(tokens: Tokens, words: Words, found: Expression) -> bool:
    """Last year, this week; not "this second", nor "this half" of a match."""
    return found.slots["unit"] not in ("second", "minute", "half", "night") or (found.slots["unit"] == "night")


def article(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A span of one unit: "a year", not "a second", nor a rate ("$5 million a year")."""
    unit = found.slots["unit"]
    if unit in ("second", "half", "quarter", "night"):
        return False
    return not rate(tokens, words, found)


def rate(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"a year" right behind an amount: "$5 million a year", "three times a day", "40,000 barrels a day"."""
    at = found.first - 1
    if at < 1 or found.slots.get("unit") in ("second", "half", "quarter", "night"):
        return False
    if tokens.kinds[at] == "n" or tokens.lower[at] in words.numbers or tokens.lower[at] in words.times.amounts:
        return True
    counted = tokens.kinds[at - 1] == "n" or tokens.lower[at - 1] in words.times.amounts
    return tokens.kinds[at] == "w" and counted and any(map(tokens.lower[at].endswith, words.times.plural_nouns))


def bare(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A span without a count: "for years"."""
    return found.slots.get("units", found.slots.get("unit")) not in ("second", "quarter", "half", "weekend")


def past_span(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A stretch that runs up to the moment of speaking."""
    return True


def narrative_next(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the next day" counts from what was told; without an article only units of the calendar do."""
    return found.slots.get("unit") not in ("second", "minute", "half")


def the_unit(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"for the year": the one the text is in; not "the year of the cat", "the week that was"."""
    stops = _after(tokens, found.last)
    if found.slots["unit"] not in CONTAINERS or _capital(tokens, found.last - 1) or stops == "-" or stops[:1].isdigit():
        return False
    return stops not in words.plain or stops in words.times.conjunctions


def that(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"that year", "the same day"."""
    return found.slots.get("unit") not in ("second", "minute", "half")


def finer(tokens: Tokens, words: Words, found: Expression) -> bool:
    """The second part of "two years and six months" is finer than the first."""
    first = found.inner
    if first is None:
        return False
    coarse, fine = first.get("units") or first.get("unit"), found.get("units") or found.get("unit")
    return coarse in DEPTH and fine in DEPTH and DEPTH[coarse] < DEPTH[fine] and not first.rule.after


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
    outer = next((found.slots[name] for name in ("clock", "part", "weekday", "month", "season", "feast") if name in found.slots), None)
    return outer is None or inner is None or _depth(found) > _depth(inner)


def _of(found: Expression) -> bool:
    """"May of last year": the first has no year of its own, the second is coarser and no step from the first."""
    left, right = found.inner, found.slots.get("date")
    if left is None or "year" in left.slots or "decade" in left.slots:
        return False
    if right is None:
        return _depth(left) > DEPTH[found.slots["unit"]] if found.slots["unit"] in DEPTH else False
    stepped = right.means == "shift" and right.inner is not None
    return not stepped and right.means != "edge" and _depth(left) > _depth(right)


def _depth(found: Expression) -> int:
    """How fine an expression is, as far as its words tell."""
    slots = found.slots
    for name, grain in GRAIN_OF.items():
        if name in slots:
            return DEPTH[grain]
    if found.rule.part is not None:
        return DEPTH["daypart"]
    unit = found.get("unit") or found.get("units")
    if unit in DEPTH:
        return DEPTH[unit]
    inner = found.slots.get("date") or found.inner
    return _depth(inner) if inner is not None else 0


def spoken_hour(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"Monday at 9", not "Monday at 10 Downing Street"."""
    after = _after(tokens, found.last)
    clear = found.last >= len(tokens) or tokens.kinds[found.last] in "sl" or after in words.plain
    return clear and after not in CURRENCY and after != "%" and day_known(tokens, words, found)


def in_week(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"next week on Tuesday"."""
    return found.inner is not None and found.inner.get("unit") == "week" and _is_cased(tokens, words, found.spans["weekday"][0])


def day_known(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A part of the day follows a day."""
    if found.inner is None or "clock" in found.inner.slots or "hour" in found.inner.slots:
        return False
    deepest = DEPTH["daypart"] if "clock" in found.slots or "hour" in found.slots else DEPTH["day"]
    return DEPTH["day"] <= _depth(found.inner) <= deepest


def clock(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A time of the clock, not a score or a ratio."""
    return True


def bare_part(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"in the morning"."""
    return True


def age(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"il Novecento": a century that has a number's name shows its capital."""
    return _capital(tokens, found.spans["age"][0]) and found.spans["age"][0] > tokens.sentences[tokens.sentence_of(found.first)][0]


def hour(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"alle 10", not "alle 10 famiglie", nor "alle 20%"."""
    return bool(found.slots["hour"][0] <= 24)


def season(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the fall", not "the fall of the regime"."""
    if tokens.lower[found.spans["season"][0]] not in words.times.homographs:
        return True
    return _after(tokens, found.last) not in words.times.of


def lower(tokens: Tokens, words: Words, found: Expression) -> bool:
    """Lower case, or the first word of a sentence: "now", not "Democracy Now"."""
    first = tokens.sentences[tokens.sentence_of(found.first)][0]
    quoted = _before(tokens, found.first) in QUOTES
    return not _capital(tokens, found.first) or found.first == first or quoted


def each(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"daily", not a daily, nor the name of one."""
    first = tokens.sentences[tokens.sentence_of(found.first)][0]
    if found.first == first:
        return True
    named = _capital(tokens, found.first) or _capital(tokens, found.first - 1) or _capital(tokens, found.last)
    return not named and _after(tokens, found.last) not in words.times.papers


def hours(tokens: Tokens, words: Words, found: Expression) -> bool:
    """Two times of one day, one after the other."""
    inner = found.slots.get("date") or (found.inner if found.rule.after else None)
    return inner is None or _depth(inner) == DEPTH["day"]


def ranges(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A range whose ends are of one kind."""
    right = found.slots.get("date")
    if right is not None:
        if "day" in found.slots and "mon" in found.slots:  # only the year is to be shared
            return _depth(right) == DEPTH["day"] and "year" in right.slots
        if "day" in found.slots and "mon" not in found.slots:
            return _depth(right) == DEPTH["day"] and ("mon" in right.slots or "month" in right.slots)
        named = right.inner.slots if right.means == "of" and right.inner is not None else right.slots
        return _depth(right) <= DEPTH["day"] and any(name in named for name in ("mon", "month", "season"))
    if "year2" in found.slots:
        first, second = found.slots["year"], found.slots["year2"]
        second = second if second > 99 else first - first % 100 + second
        usual = first in USUAL_YEARS and second <= first + LONGEST_RANGE
        return first < second and (usual or _after_preposition(tokens, words, found.first))
    return True


GUARDS: dict[str, Guard] = {
    "month": month,
    "weekday": weekday,
    "year": year,
    "feast": feast,
    "dated": dated,
    "division": division,
    "unit_of_calendar": unit_of_calendar,
    "article": article,
    "rate": rate,
    "bare": bare,
    "past_span": past_span,
    "narrative_next": narrative_next,
    "that": that,
    "the_unit": the_unit,
    "finer": finer,
    "edge": edge,
    "edge_unit": edge_unit,
    "coarser": coarser,
    "day_known": day_known,
    "spoken_hour": spoken_hour,
    "in_week": in_week,
    "clock": clock,
    "bare_part": bare_part,
    "each": each,
    "season": season,
    "lower": lower,
    "age": age,
    "hour": hour,
    "hours": hours,
    "range": ranges,
}
