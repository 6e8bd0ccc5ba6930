"""Read years, decades and the months of years: "1990s", "'99", "nineteen ninety-six", "2016-11"."""

from __future__ import annotations

from exodus_cli.grammar.times.slots import FIRST_YEAR, LAST_YEAR, SCALES, Found, Words, figure, full_year, listed
from exodus_cli.grammar.tokens import Tokens

# "one thousand seven hundred and eighty-nine" has five parts.
LONGEST_YEAR = 5
# "l'11" may be a day.
LAST_DAY = 31


def year(tokens: Tokens, words: Words, at: int) -> Found:
    """A year of four figures, or in words: "nineteen ninety-six", "duemiladiciotto"."""
    if tokens.kinds[at] == "w":
        return _spoken_year(tokens, words, at)
    value = figure(tokens, at)
    if value is None or not FIRST_YEAR <= value <= LAST_YEAR or len(tokens.words[at]) != 4:
        return []
    return [(at + 1, value)]


def _spoken_year(tokens: Tokens, words: Words, at: int) -> Found:
    """"twenty fourteen", "two thousand and ten", "millenovecentonovantanove"."""
    whole = words.years.get(tokens.lower[at])
    if whole is not None:
        return [(at + 1, whole)]
    parts: list[int] = []
    stop, size = at, len(tokens)
    while stop < size and len(parts) < LONGEST_YEAR:
        joined = stop + (tokens.lower[stop] in words.times.range_and) if parts and parts[-1] in SCALES else stop
        found = listed(tokens, words.numbers, joined) if joined < size else None
        if found is None:
            break
        stop, part = found
        if 20 <= part < 100 and part % 10 == 0 and stop < size:  # "ninety-six"
            after = stop + (tokens.lower[stop] == "-")
            unit = listed(tokens, words.numbers, after) if after < size else None
            if unit is not None and unit[1] < 10:
                stop, part = unit[0], part + unit[1]
        parts.append(part)
    value = _year_of(parts)
    counts = parts and parts[-1] in SCALES and stop < size and tokens.kinds[stop] == "w" and tokens.lower[stop] not in words.plain
    return [(stop, value)] if value is not None and not counts else []


def _year_of(parts: list[int]) -> int | None:
    """The year that number words give: 19 96, 20 14, 2 1000 10, 17 100 33."""
    match parts:
        case [1 | 2 as n, 1000]:
            return n * 1000
        case [1 | 2 as n, 1000, rest] if rest < 100:
            return n * 1000 + rest
        case [1, 1000, hundreds, 100, rest] if rest < 100:
            return 1000 + hundreds * 100 + rest
        case [n, 100, rest] if 10 < n < 20 and rest < 100:
            return n * 100 + rest
        case [n, rest] if 11 <= n <= 20 and 10 <= rest < 100:
            return n * 100 + rest
    return None


def year2(tokens: Tokens, words: Words, at: int) -> Found:
    """The second year of a range: "1915-17"."""
    value = figure(tokens, at)
    if value is not None and len(tokens.words[at]) == 2:
        return [(at + 1, value)]
    return year(tokens, words, at)


def yearbc(tokens: Tokens, words: Words, at: int) -> Found:
    """A year of an era, of one to four figures."""
    value = figure(tokens, at)
    return [(at + 1, value)] if value else []


def short_year(tokens: Tokens, words: Words, at: int) -> Found:
    """A year of two figures behind an apostrophe, its own or an article's: "'99", "dell'87"."""
    if at and tokens.lower[at - 1][-1] in "'’" and tokens.kinds[at - 1] == "w" and len(tokens.words[at]) == 2 and tokens.glued(at):
        value = figure(tokens, at)
        return [(at + 1, full_year(value))] if value is not None and value > LAST_DAY else []
    if tokens.words[at] not in "'’‘" or at + 1 >= len(tokens) or not tokens.glued(at + 1) or len(tokens.words[at + 1]) != 2:
        return []
    value = figure(tokens, at + 1)
    if value is None or (at + 2 < len(tokens) and tokens.glued(at + 2) and tokens.kinds[at + 2] != "s"):
        return []
    return [(at + 2, full_year(value))]


def decade(tokens: Tokens, words: Words, at: int) -> Found:
    """The first year of a decade: "1990s", "'90s", "80s", "nineties"."""
    if not words.times.decade_marks:
        return []
    start = at
    if tokens.words[at] in "'’‘" and at + 1 < len(tokens) and tokens.glued(at + 1):
        at += 1
    value = figure(tokens, at)
    if value is None:
        found = listed(tokens, words.decades, at)
        return [(found[0], full_year(found[1]))] if found else []
    if value % 10 or len(tokens.words[at]) not in (2, 4) or (value < 20 and len(tokens.words[at]) == 2):
        return []
    stop = at + 1
    if stop < len(tokens) and tokens.words[stop] in "'’" and tokens.glued(stop):
        stop += 1
    marked = stop < len(tokens) and (tokens.lower[stop] in words.times.decade_marks or tokens.lower[stop] == "'s") and tokens.glued(stop)
    if not marked or (start == at and value < 100 and not _articulated(tokens, words, at)):
        return []
    return [(stop + 1, value if value >= 100 else full_year(value))]


def _articulated(tokens: Tokens, words: Words, at: int) -> bool:
    """"the 80s", "the early 80s"; not "in their early 80s"."""
    before = at - 1 - (at > 1 and tokens.lower[at - 1] in words.edges)
    return before >= 0 and tokens.lower[before] in words.times.articles


def tens(tokens: Tokens, words: Words, at: int) -> Found:
    """The decade after its word: (anni) "'90", "novanta", "1990", "90"."""
    if tokens.words[at] in "'’‘" and at + 1 < len(tokens):
        at += 1
    value = figure(tokens, at)
    if value is None:
        found = listed(tokens, words.decades, at)
        return [(found[0], full_year(found[1]))] if found else []
    if value % 10 or len(tokens.words[at]) not in (2, 4):
        return []
    return [(at + 1, value if value > 99 else full_year(value))]


def year_month(tokens: Tokens, words: Words, at: int) -> Found:
    """A year and a month in figures, as (year, month): "2016-11", "11/2016"."""
    if at + 2 >= len(tokens) or tokens.words[at + 1] not in "-/" or tokens.kinds[at] != "n" or tokens.kinds[at + 2] != "n":
        return []
    row = tokens.words[at], tokens.words[at + 2]
    if at + 3 < len(tokens) and tokens.glued(at + 3) and tokens.words[at + 3] in "-/":
        return []
    which, of_month = row if len(row[0]) == 4 else row[::-1]
    if len(which) != 4 or len(of_month) > 2 or not (which + of_month).isdecimal():
        return []
    return [(at + 3, (int(which), int(of_month)))] if FIRST_YEAR <= int(which) <= LAST_YEAR and 1 <= int(of_month) <= 12 else []
