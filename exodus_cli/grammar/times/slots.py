"""Read the parts of an expression of time that no table lists: figures of days, years, hours.

A reader takes the tokens, the language's words and a token index, and gives [(where it ends, value)].
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exodus_cli.grammar.numbers.book import Book
from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang.numbers import Ages
from exodus_cli.lang.times import Times

Found = list[tuple[int, Any]]
Phrases = dict[str, list[tuple[tuple[str, ...], Any]]]
# A two-figure year from here on is of the last century: '30 to '99; below it is of this one.
OLDEST_SHORT_YEAR = 30
FIRST_YEAR, LAST_YEAR = 1000, 2150
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
SCALES = frozenset((100, 1000))
# Shorter words mark nothing as time, but for those of units and halves of the day ("yr", "pm").
SHORTEST_MARK = 2
DIGITS = frozenset("123456789")
ROMANS = {
    ten + one: n * 10 + m
    for n, ten in enumerate(("", "x", "xx"))
    for m, one in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if n or m
}
"""Roman numbers up to 29: no later century has a name."""


class Words:
    """The words of a language that the readers look up, by their first word."""

    def __init__(self, times: Times, plain: frozenset[str], book: Book, ages: Ages) -> None:
        cardinals = book.cardinals()
        self.years = _years(cardinals, book)
        """Years written as one word: "millenovecentonovantanove"."""
        self.times = times
        listed = ((int(key), phrases) for key, phrases in times.numbers.items())
        self.numbers = _phrases((*listed, *((value, (word,)) for word, value in cardinals.items())))
        self.ordinals = _phrases((int(key), phrases) for key, phrases in times.ordinals.items())
        self.decades = _phrases((int(key), phrases) for key, phrases in times.decades.items())
        self.halves = _phrases(times.halves_of_day.items())
        self.hours = {word: (int(key[:2]), int(key[3:])) for key, words in times.hour_words.items() for word in words if " " not in word}
        self.quarters = _phrases((int(key), phrases) for key, phrases in times.quarters.items())
        self.zones = frozenset(zone.split()[0] for zone in times.zones) | frozenset(times.oclock)
        self.prepositions = frozenset(times.time_prepositions)
        self.edges = frozenset(phrase for phrases in times.edges.values() for phrase in phrases)
        self.months = frozenset(word for table in (times.months, times.month_abbreviations) for words in table.values() for word in words)
        self.calendar = self.months | {word for words in times.weekdays.values() for word in words}
        self.roughly = frozenset(phrase for phrases in times.approx.values() for phrase in phrases)
        self.units_one = frozenset(word for unit in times.units.values() for word in unit.one)
        self.units_many = frozenset(word for unit in times.units.values() for word in unit.many)
        self.plain = plain
        self.people, self.joints = frozenset(ages.people), frozenset(ages.joint)
        self.hour_parts = _phrases((int(key), phrases) for key, phrases in times.hour_parts.items())
        self.minutes = frozenset((*times.units["minute"].one, *times.units["minute"].many)) if "minute" in times.units else frozenset()
        self.half_letters = {letter: half for half, letters in times.half_letters.items() for letter in letters}
        self.requests, self.orders = _phrases(((None, times.requests),)), _phrases(((None, times.orders),))
        self.cues = frozenset((*self.requests, *self.orders))
        """First words of what makes a sentence a request."""
        self.vocabulary = vocabulary(times) | {word for phrase in cardinals for word in phrase.split()}
        """Every word that a form of time may be made of."""
        counting = {word for phrase in cardinals for word in phrase.split()}
        self.marks = (_marks(times) - plain - self.prepositions - counting) | times.marks
        """The words among them that nothing but time is told with."""
        named = (*self.numbers, *self.ordinals, *self.decades, *self.hours, *self.hour_parts)
        self.starters = frozenset((*named, *self.years, *times.quarter_marks, *times.half_marks, *ROMANS, "'", "‘", "’"))
        """What a slot read by a function may start with, but for figures."""


def _years(cardinals: dict[str, int], book: Book) -> dict[str, int]:
    if not book.numbers.compound:
        return {}
    thousands = [word for word, value in cardinals.items() if value == 1000]
    twos = [word for word, value in cardinals.items() if value == 2]
    heads = dict.fromkeys(thousands, 1000) | {two + word: 2000 for two in twos for word in thousands}
    whole = {head + word: base + value for head, base in heads.items() for word, value in cardinals.items() if 0 < value < 1000}
    whole |= {head: base for head, base in heads.items() if base == 2000}
    return {word: year for word, year in whole.items() if FIRST_YEAR <= year <= LAST_YEAR and book.compound(word) == ("c", year)}


def _marks(times: Times) -> frozenset[str]:
    tables = (
        times.months, times.month_abbreviations, times.weekdays, times.weekday_abbreviations, times.seasons, times.parts, times.parts_many,
        times.feasts, times.halves_of_day, times.hour_words,
    )  # fmt: skip
    rows = [phrase for table in tables for phrases in table.values() for phrase in phrases] + [*times.oclock, *times.zones]
    rows += [phrase for unit in times.units.values() for phrases in (unit.one, unit.many, unit.each) for phrase in phrases]
    for rule in times.rules:
        if rule.means in ("shift", "set", "ref"):
            rows += [word for form in rule.forms for word in form.replace("(", " ").replace(")", " ").replace("|", " ").split()]
    counts = (times.numbers, times.ordinals, times.few, times.hour_parts, times.decades, times.shifts, times.approx)
    never = {word for table in counts for phrases in table.values() for phrase in phrases for word in phrase.split()}
    never |= {*times.articles, *times.of, *times.agenda, *times.halves, *times.ordinal_signs}
    short = {word for unit in times.units.values() for word in (*unit.one, *unit.many)}
    short |= {word for words in times.halves_of_day.values() for word in words}
    said = {word for phrase in rows for word in phrase.split() if word[0].isalpha() and (len(word) > SHORTEST_MARK or word in short)}
    return frozenset(said - never)


def vocabulary(times: Times) -> frozenset[str]:
    """Every word of the tables and forms of a language."""
    tables: list[Iterable[str]] = [
        *(words for table in _named(times) for words in table.values()), times.time_prepositions, times.zones, times.oclock, times.articles,
        times.of, times.halves, times.decade_marks, times.ordinal_signs, times.clock_signs, times.quarter_marks,
        times.half_marks, times.agenda,
        *(words for unit in times.units.values() for words in (unit.one, unit.many, unit.each)),
        (times.range_from | times.range_to | times.range_between | times.range_and | times.past_hour | times.to_hour | times.deadlines),
    ]  # fmt: skip
    for rule in times.rules:
        if rule.means not in ("never", "anchored"):
            tables.append(word for form in rule.forms for word in form.replace("(", " ").replace(")", " ").replace("|", " ").split())
    return frozenset(word for words in tables for phrase in words for word in phrase.split() if word[0] not in "{<>")


def _named(times: Times) -> tuple[dict[str, tuple[str, ...]], ...]:
    return (
        times.months, times.month_abbreviations, times.weekdays, times.weekday_abbreviations, times.numbers, times.ordinals, times.few,
        times.seasons, times.parts, times.parts_many, times.feasts, times.decades, times.shifts, times.approx, times.edges, times.eras,
        times.halves_of_day, times.half_letters, times.quarters, times.hour_parts, times.hour_words,
    )  # fmt: skip


def _phrases(rows: Iterable[tuple[Any, tuple[str, ...]]]) -> Phrases:
    out: Phrases = {}
    for value, phrases in rows:
        for phrase in phrases:
            first, *rest = phrase.split()
            out.setdefault(first, []).append((tuple(rest), value))
    for entries in out.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return out


# ---- numbers ----------------------------------------------------------------------------------
def listed(tokens: Tokens, phrases: Phrases, at: int) -> tuple[int, int] | None:
    """(where it ends, value) of the longest listed phrase at a token."""
    for rest, value in phrases.get(tokens.lower[at], ()):
        stop = at + 1 + len(rest)
        if tuple(tokens.lower[at + 1 : stop]) == rest:
            return stop, value
    return None


def figure(tokens: Tokens, at: int) -> int | None:
    """The value of a token of at most four figures."""
    word = tokens.words[at]
    return int(word) if tokens.kinds[at] == "n" and len(word) <= 4 and word.isdecimal() else None


def number(tokens: Tokens, words: Words, at: int) -> Found:
    """A cardinal, in figures or words: "15", "1.5", "twenty-five"."""
    if tokens.kinds[at] == "n":
        value = _value(tokens.words[at], words.times.decimal)
        if value is None:
            return []
        if tokens.words[at + 1 : at + 2] == ["/"] and (part := _over(tokens, at)):
            return [part]
        stop, more = _fraction(tokens, at + 1)
        value += more
        return [(stop, int(value) if value.is_integer() else value)]
    phrases = words.numbers
    found = listed(tokens, phrases, at)
    if found is None:
        return []
    stop, total = found
    if 20 <= total < 100 and total % 10 == 0 and stop < len(tokens):
        after = stop + (tokens.lower[stop] == "-")
        unit = listed(tokens, phrases, after) if after < len(tokens) else None
        if unit is not None and unit[1] < 10:
            return [(unit[0], total + unit[1])]
    return [(stop, total)]


def _value(word: str, decimal: str) -> float | None:
    """The value of a number in figures, its thousands in threes."""
    whole, _, rest = word.partition(decimal)
    first, *groups = whole.split("," if decimal == "." else ".")
    if not all(len(group) == 3 for group in groups) or not (first + rest).isdecimal():
        return None
    return float(f"{first}{''.join(groups)}.{rest or 0}")


def _over(tokens: Tokens, at: int) -> tuple[int, float] | None:
    """A fraction in figures below one: "1/4"."""
    row = tokens.words[at : at + 3]
    proper = len(row) == 3 and row[0] in DIGITS and row[2] in DIGITS and row[0] < row[2] and tokens.glued(at + 1) and tokens.glued(at + 2)
    return (at + 3, int(row[0]) / int(row[2])) if proper else None


def _fraction(tokens: Tokens, at: int) -> tuple[int, float]:
    """(where it ends, value) of a fraction behind a number: "3 1/2", "3½"; (at, 0) where there is none."""
    if at >= len(tokens):
        return at, 0.0
    if tokens.words[at] in FRACTIONS:
        return at + 1, FRACTIONS[tokens.words[at]]
    row = tokens.words[at : at + 3]
    if len(row) == 3 and row[1] == "/" and row[0] in DIGITS and row[2] in DIGITS and tokens.glued(at + 1) and tokens.glued(at + 2):
        return at + 3, int(row[0]) / int(row[2])
    return at, 0.0


def ordinal(tokens: Tokens, words: Words, at: int) -> Found:
    """An ordinal: "third", "3rd", "XX"; -1 is the last, -2 the second last."""
    found = nthday(tokens, words, at)
    after = [(listed(tokens, words.ordinals, stop), n) for stop, n in found if n > 1 and stop < len(tokens)]
    return [(row[0], -n) for row, n in after if row is not None and row[1] == -1] + found + _roman(tokens, at)


def nthday(tokens: Tokens, words: Words, at: int) -> Found:
    """An ordinal in words or in figures with its sign."""
    value = figure(tokens, at)
    if value is not None:
        stop = at + 1
        if stop < len(tokens) and tokens.lower[stop] in words.times.ordinal_signs and tokens.glued(stop):
            return [(stop + 1, value)]
        return []
    found = listed(tokens, words.ordinals, at)
    if found is not None:
        return [found]
    ten = listed(tokens, words.numbers, at)
    if ten is None or ten[1] not in (20, 30) or ten[0] >= len(tokens):  # "twenty-fourth"
        return []
    after = ten[0] + (tokens.lower[ten[0]] == "-")
    unit = listed(tokens, words.ordinals, after) if after < len(tokens) else None
    return [(unit[0], ten[1] + unit[1])] if unit is not None and 0 < unit[1] < 10 else []


def _roman(tokens: Tokens, at: int) -> Found:
    """A Roman number, as centuries are written."""
    value = ROMANS.get(tokens.lower[at])
    return [(at + 1, value)] if value is not None and tokens.words[at].isupper() else []


# ---- days and years -----------------------------------------------------------------------------
def month_day(tokens: Tokens, words: Words, at: int) -> Found:
    """An ordinal that a day of a month may have."""
    return nthday(tokens, words, at) if tokens.lower[at] not in words.times.no_days else []


def day(tokens: Tokens, words: Words, at: int) -> Found:
    """A day of the month: "3", "3rd", "third", "twenty-nine"."""
    value = figure(tokens, at)
    if value is not None:
        if not 1 <= value <= 31 or len(tokens.words[at]) > 2:
            return []
        stop = at + 1
        signed = stop < len(tokens) and tokens.lower[stop] in words.times.ordinal_signs and tokens.glued(stop)
        return [(stop + signed, value)]
    if tokens.lower[at] in words.times.no_days:
        return []
    return [row for row in nthday(tokens, words, at) + number(tokens, words, at) if isinstance(row[1], int) and 1 <= row[1] <= 31]


def full_year(short: int) -> int:
    """The year that two figures stand for."""
    return short + (1900 if short >= OLDEST_SHORT_YEAR else 2000)


def quarter(tokens: Tokens, words: Words, at: int) -> Found:
    """A quarter by its letter: "Q3", "3Q"."""
    return _lettered(tokens, words.times.quarter_marks, at)


def _lettered(tokens: Tokens, marks: tuple[str, ...], at: int) -> Found:
    after = at + 1
    if after >= len(tokens) or not tokens.glued(after):
        return []
    for mark, digit in ((at, after), (after, at)):
        value = figure(tokens, digit)
        if tokens.lower[mark] in marks and value is not None and 1 <= value <= 4:
            return [(at + 2, value)]
    return []


def semester(tokens: Tokens, words: Words, at: int) -> Found:
    """A half of a year by its letter: "H1", "1H"."""
    return [(stop, n) for stop, n in _lettered(tokens, words.times.half_marks, at) if n <= 2]


def numeric(tokens: Tokens, words: Words, at: int, depth: int = 0) -> Found:
    """A date in figures alone, as (year, month, day): "2011-05-03", "3/5/2011", "3.5.11"."""
    row = tokens.words
    if tokens.kinds[at] != "n":
        return []
    if row[at].count(".") == 2:
        parts, stop = row[at].split("."), at + 1
    elif at + 4 < len(tokens) and row[at + 1] in "/-–." and row[at + 3] == row[at + 1] and all(map(tokens.glued, range(at + 1, at + 5))):
        parts, stop = [row[at], row[at + 2], row[at + 4]], at + 5
        if row[at + 1] == "-" and len(parts[0]) < 4 and len(parts[2]) < 4:
            return []
    else:
        return []
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return []
    more = stop + 1 < len(tokens) and row[stop] in "/-" and tokens.glued(stop) and tokens.kinds[stop + 1] == "n"
    if more and (depth or not numeric(tokens, words, stop + 1, depth=1)):  # but "10/1/2018-10/7/2018"
        return []
    found = _year_month_day(parts, words.times.day_first)
    return [(stop, found)] if found else []


def _year_month_day(parts: list[str], day_first: bool) -> tuple[int, int, int] | None:
    """Put three figures in order; None where they are no date."""
    a, b, c = (int(part) for part in parts)
    if len(parts[0]) == 4:
        found = a, b, c
    elif len(parts[2]) in (2, 4) and len(parts[0]) <= 2 and len(parts[1]) <= 2:
        whole = c if len(parts[2]) == 4 else full_year(c)
        found = (whole, b, a) if (day_first or a > 12) and b <= 12 else (whole, a, b)
    else:
        return None
    return found if 1000 <= found[0] <= 2200 and 1 <= found[1] <= 12 and 1 <= found[2] <= 31 else None


def day_month(tokens: Tokens, words: Words, at: int) -> Found:
    """A day and a month in figures, as (month, day): "25/4"."""
    first = figure(tokens, at)
    if first is None or at + 2 >= len(tokens) or tokens.words[at + 1] != "/" or not (tokens.glued(at + 1) and tokens.glued(at + 2)):
        return []
    second = figure(tokens, at + 2)
    if second is None or max(len(tokens.words[at]), len(tokens.words[at + 2])) > 2:
        return []
    which, of_month = (second, first) if (words.times.day_first or first > 12) and second <= 12 else (first, second)
    return [(at + 3, (which, of_month))] if 1 <= which <= 12 and 1 <= of_month <= 31 else []
