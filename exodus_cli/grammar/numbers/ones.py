"""The word for one: a count, an article or a pronoun."""

from __future__ import annotations

from exodus_cli.grammar.numbers.cardinals import cardinal
from exodus_cli.grammar.numbers.quantity import Numeral
from exodus_cli.grammar.numbers.scan import Scan


def pronoun(s: Scan, n: Numeral) -> bool:
    """Whether the word for one is an article or a pronoun here."""
    book = s.book
    before, after = s.low(n.first - 1), s.low(n.last)
    if after in book.one_counts:
        return False
    if book.numbers.compound:
        return not _counts_one(s, n)
    if s.hyphen(n.last):
        return s.low(n.last + 1) not in book.per_nouns and book.after.match(s.lower, n.last + 1) is None
    measured = n.last < s.size and book.after.match(s.lower, n.last) is not None
    if _opens_range(s, n):
        return False
    if after in book.one_after or before in book.one_before:
        return not measured
    if after in book.one_speakers and (n.first == 0 or s.kinds[n.first - 1] != "w"):
        return True
    if s.size == 1 or book.one_led.match(s.lower, n.first) is not None:
        return False
    capital = n.last < s.size and s.words[n.last].istitle() and s.words[n.last].isalpha() and len(s.words[n.last]) > 2
    return not (measured or s.noun(n.last) or capital)


def _opens_range(s: Scan, n: Numeral) -> bool:
    """Whether one is the lower end of a range that is opened: "aged from [one] to 12"."""
    opener = s.book.openers.match(s.lower, n.first)
    for k in opener[1] if opener is not None else ():
        hit = s.book.links[k].match(s.lower, n.last) if n.last < s.size else None
        after = cardinal(s, n.last + hit[0]) if hit is not None and n.last + hit[0] < s.size else None
        if after is not None and after.value > 1:
            return True
    return False


def _counts_one(s: Scan, n: Numeral) -> bool:
    """Italian: "di cui uno", "almeno un morto", "un euro", "una o due", "da una a tre"."""
    book, first, last = s.book, n.first, n.last
    full = s.lower[first] == book.numbers.one[1]  # "uno" is never an article before "gravi"
    if book.one_led.match(s.lower, first) is not None and (full or not s.noun(last)):
        return True
    bound = book.bounds.match(s.lower, first)
    if bound is not None and bound[1] in ("at_least", "less_than", "more_than", "at_most") and last < s.size:
        return bound[1] == "at_least" or book.after.match(s.lower, last) is not None
    if last < s.size and (found := book.after.match(s.lower, last)) is not None:
        half = last + found[0] < s.size and book.unit_halves.match(s.lower, last + found[0]) is not None
        return found[1][0] in ("money", "cents") or bound is not None or half or s.low(first - 1) in book.age_verbs
    if s.low(last) in book.zero_nouns and (_counted(s, last + 1, 1) or _counted(s, first - 1, -1)):
        return True  # "un morto e due feriti"
    if full and s.low(first - 1) == "," and s.low(last) in book.not_nouns and s.low(last) not in book.of and not s.noun(last):
        return s.low(last) not in book.one_after and book.out_of.match(s.lower, last) is None  # "due feriti, uno in modo grave"
    if s.low(last) in book.alternatives or book.openers.match(s.lower, first) is not None:
        after = cardinal(s, last + 1) if last + 1 < s.size else None
        return after is not None and after.value > 1 and (s.kinds[last] == "w") and len(s.lower[last]) < 5
    return False


def _counted(s: Scan, at: int, step: int) -> bool:
    """Whether another number of victims is joined at a token: "un morto [e due feriti]", "[tre feriti e] un morto"."""
    if s.low(at) not in s.book.conjunctions and s.low(at) != ",":
        return False
    if step > 0:
        after = cardinal(s, at + 1) if at + 1 < s.size else None
        return after is not None and after.value > 1 and s.noun(after.last)
    return s.noun(at - 1) and at >= 2 and (s.kinds[at - 2] == "n" or cardinal(s, at - 2) is not None)
