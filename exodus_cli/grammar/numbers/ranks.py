"""Ordinals, and ages in one word: "twenty-first", "21esima", "28enne", "ultraottantenni"."""

from __future__ import annotations

from exodus_cli.facts import Number
from exodus_cli.grammar.numbers.cardinals import cardinal, fits
from exodus_cli.grammar.numbers.fractions import fraction
from exodus_cli.grammar.numbers.quantity import Numeral
from exodus_cli.grammar.numbers.scan import Scan


# ---- ordinals and ages in one word --------------------------------------------------------------
def rank(s: Scan, at: int) -> Numeral | None:
    """An ordinal in words: "twenty-first", "ventunesimo"."""
    book, low = s.book, s.lower[at]
    value = book.ordinals.get(low)
    end = at + 1
    if value is None and low not in book.words and low not in book.ones:
        for ending in book.numbers.ordinal_endings:
            if low.endswith(ending) and len(low) > len(ending) + 2:
                value = book.stem(low[: -len(ending)])
    elif value is None:
        c = cardinal(s, at)
        j = s.past_hyphen(c.last) if c is not None else s.size
        more = book.ordinals.get(s.low(j))
        if c is None or more is None or c.bare or (s.low(j) in book.numbers.ordinal_hyphened and j == c.last and c.value < 100):
            return None
        if book.numbers.compound and more < 1000:
            return None
        if more >= 100:
            value, end = int(c.value * more), j + 1
        elif fits(int(c.value), more) or c.scale > 1:
            value, end = int(c.value + more), j + 1
    if value is None:
        return None
    if s.words[at].isupper() and len(low) > 1 and not (s.words[at - 1 : at] or s.words[end : end + 1] or [""])[0].isupper():
        return None
    shy = low in book.numbers.ordinal_shy
    if shy and s.low(at - 1) not in book.numbers.ordinal_after:
        return None
    if s.kinds[end : end + 1] == ["w"] and s.low(at - 1) in book.ones and end == at + 1 and fraction(s, at - 1) is not None:
        return None
    return Numeral(first=at, last=end, low=value, high=value, point=value, rank=True)

DEGREES = frozenset("°º")
"""Signs of an ordinal that some texts set apart: "2 ° Tom Boonen"."""



def ordinal_digits(s: Scan, at: int) -> Numeral | None:
    """"21st", "3°", "21esima"."""
    end = at + 1
    apart = s.low(end) in DEGREES and s.words[end + 1 : end + 2] and s.words[end + 1].istitle() and len(s.words[end + 1]) > 1
    if not s.words[at].isdigit() or len(s.words[at]) > 6 or not (s.glued(end) or apart):
        return None
    if s.low(end) not in s.book.numbers.ordinal_suffixes:
        return None
    if len(s.low(end)) == 1 and (int(s.words[at]) > 100 or not (apart or _told(s, at, end + 1))):
        return None
    value = int(s.words[at])
    return Numeral(first=at, last=end + 1, low=value, high=value, point=value, rank=True, digits=True)


def _told(s: Scan, at: int, end: int) -> bool:
    """Whether a sign after digits makes an ordinal, "il 3° posto", and no degrees, "38° C", "fino a 38°"."""
    if (s.glued(end) and s.low(end).isalpha()) or s.book.after.match(s.lower, end - 1) not in (None, (1, ("measure", "degree"))):
        return False
    return s.low(at - 1) in s.book.numbers.ordinal_after or (s.kinds[end : end + 1] == ["w"] and s.lower[end] not in s.book.not_nouns)


def age_digits(s: Scan, at: int) -> Numeral | None:
    """"28enne", "22-enne"."""
    j = s.past_hyphen(at + 1)
    if s.glued(j) and s.low(j) in s.book.numbers.ages.endings and s.words[at].isdigit() and len(s.words[at]) < 4:
        value = int(s.words[at])
        return Numeral(first=at, last=j + 1, low=value, high=value, point=value, age=True, digits=True)
    return None


def age_word(s: Scan, at: int) -> Numeral | None:
    """"ventiduenne", "ultraottantenni"."""
    low = s.lower[at]
    for ending in s.book.numbers.ages.endings:
        if not low.endswith(ending) or len(low) < len(ending) + 3:
            continue
        stem, over = low[: -len(ending)], False
        for prefix in s.book.numbers.ages.ultra:
            if stem.startswith(prefix) and len(stem) > len(prefix) + 2:
                stem, over = stem[len(prefix) :], True
        value = s.book.stem(stem)
        if value is not None and 1 < value < 120:
            top: Number = value if not over else float("inf")
            return Numeral(first=at, last=at + 1, low=value, high=top, point=value, age=True)
    return None
