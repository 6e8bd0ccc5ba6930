"""Tell dates from words that only look like them: the verb "may", an age, a price, a page, a name."""

from __future__ import annotations

from exodus_cli.grammar.times import moons
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.register import is_line, register
from exodus_cli.grammar.times.slots import Words
from exodus_cli.grammar.tokens import Tokens

CURRENCY = frozenset("$£€¥₽")
OPENERS = frozenset("(-–—/'\"‘“«[")
CLOSING = frozenset((",", ".", ";", ")"))
QUOTES = frozenset("\"“‘«")
# A bare figure is a year between these; older ones need a preposition ("in 1492").
USUAL_YEARS = range(1900, 2051)
# A title has most of its longer words in capitals; so many words around tell.
TITLE, AROUND = 0.6, 30


def before_of(tokens: Tokens, at: int) -> str:
    """The word before a place, or ""."""
    return tokens.lower[at - 1] if at > 0 else ""


def after_of(tokens: Tokens, at: int) -> str:
    """The word at a place, or ""."""
    return tokens.lower[at] if at < len(tokens) else ""


def head(tokens: Tokens, words: Words, found: Expression) -> bool:
    """Whether an expression opens its sentence."""
    return found.first == tokens.sentences[tokens.sentence_of(found.first)][0]


def capital(tokens: Tokens, at: int) -> bool:
    """Whether the word at a place has a capital."""
    return 0 <= at < len(tokens) and tokens.words[at][:1].isupper()


def prepared(tokens: Tokens, words: Words, first: int) -> bool:
    """Whether a preposition of time stands before a place."""
    return before_of(tokens, first) in words.prepositions


def cased(tokens: Tokens, words: Words, at: int) -> bool:
    """Whether a name of the calendar is written as the language wants it, or nothing in the text is."""
    return not words.times.capitals or capital(tokens, at) or tokens.text[:2000].islower() or register(tokens, words, at) != "news"


def spelled(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"Sat", "Mar 3": short names that are also words show their capital, their full stop or a year beside them."""
    for name in ("wday", "mon", "month"):
        span = found.spans.get(name)
        if span is None or tokens.lower[span[0]] not in words.times.homographs or capital(tokens, span[0]):
            continue
        if is_line(tokens, words) or ("day" in found.slots and register(tokens, words, found.first) != "news"):
            continue
        if words.times.capitals and "day" in found.slots and tokens.text[:2000].islower():
            continue
        if words.times.capitals or (span[1] - span[0] == 1 and "year" not in found.slots):
            return False
    return True


def priced(tokens: Tokens, found: Expression) -> bool:
    """"$13.32 Wednesday afternoon": an expression cannot begin with a price."""
    at = found.first
    return 0 < at < len(tokens) and tokens.kinds[at] == "n" and tokens.words[at - 1] in CURRENCY


def worded(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"October the first", but "in October the first ships came", "on Saturday, first of all": a day in words has nothing to count."""
    span = found.spans.get("day") or found.spans.get("nthday")
    if span is not None and "wday" in found.spans and "mon" not in found.spans and before_of(tokens, span[0]) in words.times.articles:
        free = words.prepositions | words.times.conjunctions  # "Thursday, the 31st such raid"
        return tokens.kinds[found.last : found.last + 1] != ["w"] or after_of(tokens, found.last) in free
    if span is None or found.means != "calendar" or tokens.kinds[span[0]] != "w" or span[1] != found.last:
        return True
    after = after_of(tokens, found.last)
    counts = found.last < len(tokens) and tokens.kinds[found.last] == "w" and after not in words.plain
    return not counts and before_of(tokens, span[0]) != ","


def is_age(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"22 years old", "a man of 34 years", "Rossi, 34 anni,"."""
    at, first = found.last + (after_of(tokens, found.last) == "-"), found.first
    if after_of(tokens, at) in words.times.ages:
        return True
    if (found.get("units") or found.get("unit")) != "year" or first < 2:
        return False
    before, noun = tokens.lower[first - 1], first - 2
    if before in words.joints:
        return tokens.lower[noun] in words.people or (capital(tokens, noun) and tokens.kinds[noun] == "w" and tokens.glued(noun) is False)
    apposed = before == "," and after_of(tokens, found.last) in CLOSING and isinstance(found.slots.get("n"), int)
    return apposed and (tokens.lower[noun] in words.people or capital(tokens, noun))


def is_year_of(tokens: Tokens, found: Expression) -> bool:
    """"the 1988 quarter": a year and what is of it, no count."""
    n, span = found.slots.get("n"), found.spans.get("unit")
    apart = span is not None and "n" in found.spans and span[0] == found.spans["n"][1]
    return apart and isinstance(n, int) and n in USUAL_YEARS and len(tokens.words[found.spans["n"][0]]) == 4


def idle(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"one day" without a word of time beside it is a day to come or long ago, not a span."""
    one = found.slots.get("n") == 1 and (found.get("unit") or found.get("units")) == "day" and found.last - found.first == 2
    if not one:
        return False
    beside = words.prepositions | words.times.beside
    return before_of(tokens, found.first) not in beside and after_of(tokens, found.last) not in beside


def titled(tokens: Tokens, found: Expression) -> bool:
    """"60 Minutes", "Seven Days": a unit with a capital inside a sentence is part of a name."""
    span = found.spans.get("units") or found.spans.get("unit")
    if span is None or span[0] <= found.first:
        return False
    word = tokens.words[span[0]]
    if not word[0].isupper() or word.isupper():
        return False
    start, end = tokens.sentences[tokens.sentence_of(found.first)]
    near = tokens.words[max(start, found.first - AROUND) : min(end, found.last + AROUND)]
    others = [w for w in near if len(w) > 3 and w.isalpha()]
    return sum(w[0].isupper() for w in others) < TITLE * len(others)


def month(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"May" and "March" need a preposition or a figure beside them; first names a lower-case neighbour."""
    at = found.spans["month"][0]
    if found.last - found.first > 1:
        return True
    if not cased(tokens, words, at):
        return False
    if prepared(tokens, words, found.first):
        return True
    if tokens.lower[at] in words.times.homographs and not is_line(tokens, words):
        at -= before_of(tokens, at) in words.times.range_to | words.times.range_and
        at -= before_of(tokens, at) == "."
        return before_of(tokens, at) in words.months and not capital(tokens, found.last)
    if not words.times.capitals:
        return True
    return not (capital(tokens, found.last) and tokens.kinds[found.last] == "w" and tokens.lower[found.last] not in words.months)


def weekday(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A weekday as it is written in the language; not "the Sunday Mirror"."""
    at = found.last
    named = words.times.capitals and capital(tokens, at) and tokens.kinds[at] == "w" and tokens.words[at].lower() not in words.months
    if named and before_of(tokens, found.first) in words.times.articles:
        return False
    return cased(tokens, words, found.spans["weekday"][0])


def year(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A figure that is a year and does not count, price or number anything."""
    at, value = found.first, found.slots["year"]
    if tokens.kinds[at] == "w":  # "in two thousand and ten"
        after = after_of(tokens, found.last)
        closed = not after or (tokens.kinds[found.last] == "s" and not tokens.glued(found.last + 1))
        free = closed or after in words.plain or after in words.times.conjunctions
        return (free and prepared(tokens, words, at)) or is_line(tokens, words)
    before, after = before_of(tokens, at), after_of(tokens, found.last)
    if before in CURRENCY or (tokens.glued(at) and tokens.kinds[at - 1] not in "wl" and before not in OPENERS):
        return False
    closed = after == ":" and not tokens.glued(found.last + 1)  # "per il 1994: 31 miliardi"
    if not closed and found.last < len(tokens) and tokens.glued(found.last) and (tokens.kinds[found.last] in "wn" or after in "%°$€£:/+@_"):
        return False
    if tokens.glued(at) and tokens.kinds[at - 1] == "w":
        return False
    if before in words.times.numbered or after in words.times.measured or is_dialled(tokens, at):
        return False
    told = before in words.times.year_prepositions
    word = tokens.words[found.last] if found.last < len(tokens) and tokens.kinds[found.last] == "w" else ""
    counts = word.islower() and after not in words.plain
    plural = counts and any(map(word.endswith, words.times.plural_nouns))
    if value in USUAL_YEARS:
        joined = before in words.times.range_and and len(tokens.words[at - 2]) != len("1998")
        bare = at == 0 or tokens.kinds[at - 1] != "w" or joined or before in words.roughly  # "In 2005, 1926 cases", "some 1950 homes"
        return not (counts and value % 100 == 0) and not (plural and bare) and after not in words.units_many
    return (told and not plural) or (before in ("(", "–", "-") and not counts)


def is_dialled(tokens: Tokens, at: int) -> bool:
    """"555-1998", "2010-2015-86": figures joined by hyphens that are no years, or more than two."""
    first = last = at
    while first > 1 and _hyphened(tokens, first - 1) and tokens.kinds[first - 2] == "n":
        first -= 2
    while last + 2 < len(tokens) and _hyphened(tokens, last + 1) and tokens.kinds[last + 2] == "n":
        last += 2
    area = tokens.words[at - 2] if first < at else ""
    return last - first > 2 or bool(area and (len(area) != len("1998") or area[0] == "0"))


def _hyphened(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen at a place touches what stands on both sides of it."""
    return tokens.lower[at] == "-" and tokens.glued(at) and tokens.glued(at + 1)


def feast(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A feast with its capital, or in figures; one of the moon, that may be a name, behind a preposition ("during Ramadan")."""
    at = found.spans["feast"][0]
    if found.slots["feast"] in moons.NAMES and not prepared(tokens, words, at):
        return False
    if tokens.lower[at] in words.times.namesakes:
        before = before_of(tokens, at - (before_of(tokens, at) in words.times.articles))
        if before not in words.prepositions or before in words.times.range_and:
            return False
    return any(capital(tokens, n) for n in range(*found.spans["feast"])) or tokens.kinds[at] == "n"


def dated(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A year of two figures behind a preposition: "in '99"; "dell'87", but not "dell'80 per cento"."""
    if tokens.kinds[found.first] == "n" and not clear(tokens, words, found.last):
        return False
    return prepared(tokens, words, found.first) or before_of(tokens, found.first) in words.times.articles


def season(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"the fall", not "the fall of the regime"."""
    if tokens.lower[found.spans["season"][0]] not in words.times.homographs:
        return True
    return after_of(tokens, found.last) not in words.times.of


def lower(tokens: Tokens, words: Words, found: Expression) -> bool:
    """Lower case, or the first word of a sentence: "now", not "Democracy Now"."""
    first = tokens.sentences[tokens.sentence_of(found.first)][0]
    quoted = before_of(tokens, found.first) in QUOTES
    return not capital(tokens, found.first) or found.first == first or quoted


def each(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"daily", not a daily, nor the name of one."""
    first = tokens.sentences[tokens.sentence_of(found.first)][0]
    if found.first == first:
        return True
    if before_of(tokens, found.first) in words.times.articles and tokens.kinds[found.last : found.last + 1] != ["w"]:
        return False
    behind_name = found.first - 1 > first and capital(tokens, found.first - 1)
    named = capital(tokens, found.first) or behind_name or capital(tokens, found.last)
    return not named and after_of(tokens, found.last) not in words.times.papers


def age(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"il Novecento": a century that has a number's name shows its capital."""
    return capital(tokens, found.spans["age"][0]) and found.spans["age"][0] > tokens.sentences[tokens.sentence_of(found.first)][0]


def rate(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"a year" right behind an amount: "$5 million a year", "three times a day", "40,000 barrels a day"."""
    at = found.first - 1
    if at < 1 or found.slots.get("unit") in ("second", "half", "quarter", "night"):
        return False
    if tokens.kinds[at] == "n" or tokens.lower[at] in words.numbers or tokens.lower[at] in words.times.amounts:
        return True
    counted = tokens.kinds[at - 1] == "n" or tokens.lower[at - 1] in words.times.amounts
    noun = tokens.kinds[at] == "w" and tokens.lower[at] not in words.plain
    return noun and counted and any(map(tokens.lower[at].endswith, words.times.plural_nouns))


def article(tokens: Tokens, words: Words, found: Expression) -> bool:
    """A span of one unit: "a year", not "a second", nor a rate ("$5 million a year")."""
    unit = found.slots["unit"]
    if unit in ("second", "half", "quarter", "night") or (after_of(tokens, found.last) == "-" and tokens.glued(found.last)):
        return False  # "a year-end poll"
    return not rate(tokens, words, found)


def clear(tokens: Tokens, words: Words, at: int) -> bool:
    """Whether no counted noun, measure or amount follows."""
    after = after_of(tokens, at)
    if at >= len(tokens):
        return True
    sign = after in words.times.clock_signs or after in "-–/"
    minutes = sign and tokens.glued(at) and at + 1 < len(tokens) and tokens.kinds[at + 1] == "n"
    if minutes or after in CURRENCY or after in "%°/" or " ".join(tokens.lower[at : at + 2]) in words.times.measured:
        return False
    named = capital(tokens, at) and not words.times.capitals  # "alle 13 Tsipras ha riunito i partiti"
    return named or tokens.kinds[at] in "sl" or after in words.plain or after in words.times.conjunctions
