"""Numbers of names, idioms and lists: "H2N2", "Boeing 737", "27 Baker Street", "No. 1", "1. First"."""

from __future__ import annotations

from exodus_cli.grammar.numbers.quantity import Quantity
from exodus_cli.grammar.numbers.scan import Scan

STREET = 4
"""Words of the longest name of a street behind its number."""


def named(s: Scan, first: int, last: int) -> int | None:
    """A listed name or idiom around the number."""
    for start in range(max(0, first - 3), first + 1):
        found = s.book.names.match(s.lower, start)
        if found is not None and start + found[0] > first:
            if start + found[0] < last and (s.kinds[last - 1] == "n" or s.lower[last - 1] in s.book.words):
                continue
            return max(start + found[0], last)
    return None


def code(s: Scan, q: Quantity) -> bool:
    """"H2N2", "F-16", "COVID-19", "3D", "G20"."""
    first, last = q.number
    if not q.in_digits or q.unit is not None:
        return False
    decade = s.low(last) in s.book.decade_endings and len(s.words[first]) == 2
    if glued_before(s, first) or (s.glued(last) and s.kinds[last] == "w" and not decade):
        return True
    return s.hyphen(last) and s.kinds[last + 1] == "w" and s.words[last + 1].isupper() and len(s.words[last + 1]) < 3


def glued_before(s: Scan, first: int) -> bool:
    """Letters glued to digits, or tied by a hyphen, that are no bound: "H2", "F-16", "scp-173"."""
    if s.glued(first) and s.kinds[first - 1] == "w" and not s.lower[first - 1].endswith("'"):
        return True
    if not (s.hyphen(first - 1) and first > 1 and s.kinds[first - 2] == "w"):
        return False
    if s.glued(first - 2) and s.kinds[first - 3] == "n":  # "5k-20k"
        return False
    prefix = s.lower[first - 2]
    return prefix not in s.book.numbers.glued_bounds and prefix not in s.book.numbers.ages.decades and prefix not in s.book.before_words


def label(s: Scan, q: Quantity) -> bool:
    """"No. 1", "article 5", "Boeing 737"; a capitalised word before a bare number and none to count after it."""
    first, last = q.number
    if q.first != first or q.unit is not None:
        return False
    before = first - 1
    if s.passed(before):
        return False
    if s.low(before) == "." and s.low(before - 1) in s.book.abbreviated:
        before -= 1
    found = s.book.labels.match(s.lower, before + 1)
    if found is not None and s.noun(last) and (before > found[0] or (s.words[found[0]].islower() and not q.in_digits)):
        found = None
    if found is not None:
        word = s.words[found[0]]
        if len(word) > 1 or word.isupper() or s.low(before + 1) == ".":
            return s.lower[found[0]] not in s.book.ones and not s.people(last)
    if not q.in_digits and s.words[first].istitle() and _inside(s, first) and q.first == first and (
            s.capital(last) or (last == first + 1 and not s.noun(last) and (s.words[first - 1].isalpha() or s.glued(first - 1)))):
        return True
    if q.in_digits and s.low(first - 1) in s.book.ones and not s.book.numbers.compound and s.capital(last) and not s.hyphen(last):
        return True  # "a 737 Max"
    if not (q.in_digits and isinstance(q.point, int) and 0 <= q.point < 10_000 and q.scale == 1 and s.words[first].isdigit()):
        return False
    if _street(s, last):
        return True
    if s.noun(last) or not s.capital(first - 1) or not _inside(s, first - 1) or s.lower[first - 1] in s.book.months:
        return False
    return not s.words[first - 1].isupper() or len(s.words[first - 1]) < 7


def _street(s: Scan, at: int) -> bool:
    """"27 Baker Street": the number of a house."""
    for j in range(at, min(s.size, at + STREET)):
        ordinal = s.kinds[j] == "n" or (s.glued(j) and s.kinds[j - 1] == "n")  # "350 East 17th Street"
        if not s.capital(j) and not (ordinal and j > at):
            return False
        if j > at and s.lower[j] in s.book.streets:
            return True
    return False


def _inside(s: Scan, at: int) -> bool:
    """Whether a word stands inside its sentence, so that a capital means a name."""
    return (at > 0 and s.kinds[at - 1] == "w") or (at > 0 and s.words[at - 1] in ",&-")


def list_item(s: Scan, q: Quantity) -> bool:
    """"1. First", "2) Second" at the head of a line."""
    first, last = q.number
    if not q.in_digits or q.unit is not None:
        return False
    if s.low(last) == ")" and s.glued(last) and (q.point or 0) < 20 and "(" not in s.words[max(0, first - 12) : first]:
        return True
    if (first and s.kinds[first - 1] != "l" and s.words[first - 1] != "("):
        return False
    bracket = first > 0 and s.words[first - 1] == "("
    closed = s.low(last) in (".", ")") and s.glued(last) and not s.glued(last + 1)
    return closed and (q.point or 0) < 100 and (not bracket or first < 2 or s.kinds[first - 2] == "l") and last + 1 < s.size
