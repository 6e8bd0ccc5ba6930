"""Vague words as intervals: "hundreds of thousands", "several million", "most people", "no casualties"."""

from __future__ import annotations

from exodus_cli.grammar.numbers.fractions import closed, measured
from exodus_cli.grammar.numbers.quantity import Numeral
from exodus_cli.grammar.numbers.scan import Scan


def vague(s: Scan, at: int) -> Numeral | None:
    """The vague word or share that starts at token `at`, as an interval of the table `default`."""
    book = s.book
    low = s.lower[at]
    found = book.vague.match(s.lower, at)
    if found is not None and not _hyphenated(s, at, at + found[0]):
        return Numeral(first=at, last=at + found[0], low=found[1][0], high=found[1][1], point=None, vague=True)
    few = book.few.match(s.lower, at)
    if few is not None:
        j = at + few[0]
        size = _size(s, j)
        if size is not None:
            most = 8 * size[0] + 3 if size[0] == 12 else 10 * size[0] - 1  # several dozen are at most 99
            return Numeral(first=at, last=size[1], low=2 * size[0], high=most, point=None, vague=True, scale=size[0])
        many = book.vague.match(s.lower, j) if j < s.size else None
        if many is not None:
            last, (floor, top) = j + many[0], many[1]
            return Numeral(first=at, last=last, low=floor, high=min(top, 5 * floor - 1) if low else top, point=None, vague=True)
    couple = book.couples.match(s.lower, at)
    if couple is not None:
        j = at + couple[0]
        size = _size(s, j)
        value = 2 * (size[0] if size else 1)
        if size is None and s.low(j - 1) in book.of and not measured(s, j):
            j -= 1
        return Numeral(first=at, last=size[1] if size else j, low=value, high=value, point=value, about=True)
    share = book.shares.match(s.lower, at)
    if share is not None and (s.low(at - 1) in book.share_before or _numbered(s, at + share[0])):
        share = None
    if share is not None:
        last = at + share[0]
        while last > at + 1 and (s.lower[last - 1] in book.not_nouns or s.lower[last - 1] in book.of):
            last -= 1
        return Numeral(first=at, last=last, low=share[1][0], high=share[1][1], point=None, vague=True, share=True)
    if low in book.most and _most(s, at):
        return Numeral(first=at, last=at + 1, low=50, high=100, point=None, vague=True, share=True)
    if low in book.zero and s.low(at + 1) in book.zero_nouns:
        return Numeral(first=at, last=at + 1, low=0, high=0, point=0)
    return _nobody(s, at)


def _numbered(s: Scan, at: int) -> bool:
    """Whether a number follows, so that the share is no share but its noun: "a majority of just 1,234"."""
    book = s.book
    start = at - (s.low(at - 1) in book.of)
    whole = book.out_of.match(s.lower, start) if start < s.size else None
    if whole is not None and whole[0] > 1:
        return False  # "a majority of the 30 members"
    while at < s.size and (s.lower[at] in book.bridges or s.lower[at] in book.of) and s.lower[at] not in book.ones:
        at += 1
    return at < s.size and (s.kinds[at] == "n" or book.word(s.lower[at]) is not None)


def _nobody(s: Scan, at: int) -> Numeral | None:
    """"No one was injured" is a count of nobody; "no one knows" is not."""
    found = s.book.zero_who.match(s.lower, at)
    if found is None:
        return None
    last = at + found[0]
    harmed = any(word in s.book.zero_verbs for word in s.lower[last : last + 4])
    return Numeral(first=at, last=last, low=0, high=0, point=0) if harmed else None


def _hyphenated(s: Scan, first: int, last: int) -> bool:
    return s.hyphen(first - 1) or s.hyphen(last)


def _size(s: Scan, at: int) -> tuple[int, int] | None:
    """(size, end) of a scale or collective a vague word multiplies."""
    if at >= s.size:
        return None
    word = s.book.words.get(s.lower[at])
    if word is not None and word[0] in "hs":
        size, end = word[1], at + 1
        more = s.book.words.get(s.low(end))
        if word[0] == "h" and more is not None and more[0] == "s":
            return size * more[1], end + 1
        return size, end
    if s.lower[at] in s.book.collectives:
        size = int(s.book.collectives[s.lower[at]])
        return size, at + 1
    return None


def _most(s: Scan, at: int) -> bool:
    """Whether "most" is a share: "most men", "most of them"; not "the most important", "most likely"."""
    book = s.book
    before, after = s.low(at - 1), s.low(at + 1)
    if after in book.most_after:
        return False
    if (before in book.most_before and s.words[at].islower()) or not after or not after[0].isalpha():
        return False
    if closed(s, at + 1):
        return at == 0 or s.words[at][0].isupper() or after in book.of
    if after.endswith(book.numbers.most_block_endings):
        follows = s.low(at + 2)
        return len(follows) > 3 and follows.endswith(book.numbers.plural_endings) and not after.endswith(book.numbers.adverb_endings)
    return True
