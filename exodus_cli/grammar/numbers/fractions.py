"""Fractions in words and signs: "a third", "two-thirds", "tre quarti", "½"."""

from __future__ import annotations

import unicodedata
from math import gcd

from exodus_cli.grammar.numbers.cardinals import Cardinal, cardinal
from exodus_cli.grammar.numbers.quantity import Numeral, tidy
from exodus_cli.grammar.numbers.scan import Scan


def fraction(s: Scan, at: int, *, top: bool = True) -> tuple[float, int] | None:
    """(value, end) of "a third", "two-thirds", "tre quarti", "half", "mezzo" from token `at` on."""
    book = s.book
    if at >= s.size:
        return None
    low = s.lower[at]
    if low in book.halves:
        return 0.5, at + 1
    if len(s.words[at]) == 1 and not s.words[at].isascii() and 0 < unicodedata.numeric(s.words[at], -1.0) < 1:
        return unicodedata.numeric(s.words[at]), at + 1
    one = low in book.ones
    if one and (j := s.past_hyphen(at + 1)) < s.size and s.lower[j] in book.singles:
        article = book.numbers.compound or low not in book.words
        if article and top and s.lower[j] in book.ordinals and not _fraction_read(s, at, j + 1):
            return None
        return 1 / book.denominators[s.lower[j]], j + 1
    number = cardinal(s, at)
    if number is None:
        return None
    if number.digits and 0 < number.value < 1 and not top:
        return float(number.value), number.last
    j = s.past_hyphen(number.last)
    if j == number.last and s.low(j) == "-" and s.low(j + 1) in book.denominators:
        j += 1
    below = _denominator(s, j, number) if j < s.size else None
    return (float(number.value) / below, j + 1) if below else None


def _fraction_read(s: Scan, at: int, end: int) -> bool:
    """Whether "a third" is a fraction: before "of", or where a share is due ("by a third"); else an ordinal."""
    if not closed(s, end):
        return False
    before = s.low(at - 1)
    return bool(not before or s.low(end) in s.book.of or s.low(end) in s.book.not_nouns or before in s.book.change_links
                or s.book.bounds.match(s.lower, at) is not None or before in s.book.conjunctions)


def closed(s: Scan, at: int) -> bool:
    """Whether what stands at `at` cannot be a noun that an ordinal describes: "a third of", "un quarto."."""
    low = s.low(at)
    return not low or not low[0].isalpha() or low in s.book.not_nouns or low in s.book.of


def _denominator(s: Scan, at: int, c: Cardinal) -> int | None:
    book, low, number = s.book, s.lower[at], c.value
    below = book.denominators.get(low)
    if below is not None and (c.digits or number > 1):
        unit = book.after.match(s.lower, at)
        if unit is not None and unit[1][0] == "cents" and not (s.low(at + 1) in book.of and unit[0] == 1 and measured(s, at + 2)):
            return None
    if below is not None and below > number > 1 and measured(s, at) and gcd(int(number), below) > 1:
        return None  # "two quarters" of a year
    if below is not None and low in book.singles and s.hyphen(at - 1) and s.hyphen(at + 1):
        return below  # "a three-quarter-inch pipe"
    if below is not None:
        return below if (low in book.singles) == (number == 1) or (low in book.singles and number == 1) else None
    for ending in book.numbers.ordinal_endings:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return book.stem(low[: -len(ending)])
    return None


def pointed(s: Scan, at: int) -> bool:
    """Whether a hyphen and points stand at `at`: "quarter-point"."""
    return s.low(s.past_hyphen(at)) in s.book.point_words


def measured(s: Scan, at: int) -> bool:
    """Whether a unit stands at `at`."""
    return at < s.size and s.book.after.match(s.lower, at) is not None


def share(first: int, last: int, value: float) -> Numeral:
    """A share of the whole, 0.5 as 50 percent."""
    percent = tidy(round(value * 100, 10))
    return Numeral(first=first, last=last, low=percent, high=percent, point=percent, share=True)


def half_blocked(s: Scan, first: int, last: int) -> bool:
    """Whether the word for half says something else here: "half-time", "first half"."""
    return s.book.half_before.match(s.lower, first) is not None or (
        last < s.size and s.book.half_after.match(s.lower, last) is not None)
