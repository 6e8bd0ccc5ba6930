"""Numbers of every kind: "half a million", "hundreds of thousands", "una trentina", "one in five", "twenty-first"."""

from __future__ import annotations

import unicodedata

from exodus_cli.facts import Number
from exodus_cli.grammar.numbers.cardinals import Cardinal, cardinal, fits
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
    if not _closed(s, end):
        return False
    before = s.low(at - 1)
    return bool(not before or s.low(end) in s.book.of or s.low(end) in s.book.not_nouns or before in s.book.change_links
                or s.book.bounds.match(s.lower, at) is not None or before in s.book.conjunctions)


def _closed(s: Scan, at: int) -> bool:
    """Whether what stands at `at` cannot be a noun that an ordinal describes: "a third of", "un quarto."."""
    low = s.low(at)
    return not low or not low[0].isalpha() or low in s.book.not_nouns or low in s.book.of


def _denominator(s: Scan, at: int, c: Cardinal) -> int | None:
    book, low, number = s.book, s.lower[at], c.value
    below = book.denominators.get(low)
    if below is not None and (c.digits or number > 1):
        unit = book.after.match(s.lower, at)
        if unit is not None and unit[1][0] == "cents" and not (s.low(at + 1) in book.of and unit[0] == 1 and _measured(s, at + 2)):
            return None
    if below is not None:
        return below if (low in book.singles) == (number == 1) or (low in book.singles and number == 1) else None
    for ending in book.numbers.ordinal_endings:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return book.stem(low[: -len(ending)])
    return None


def numeral(s: Scan, at: int) -> Numeral | None:
    """The number that starts at token `at`, whatever its kind; None where there is none."""
    book, low = s.book, s.lower[at]
    if s.kinds[at] == "n":
        return _ordinal_digits(s, at) or _age_digits(s, at) or _number(s, at)
    found = _vague(s, at)
    if found is not None:
        return found
    if low in book.half_nouns:
        return None if _half_blocked(s, at, at + 1) else _share(at, at + 1, 0.5)
    if low in book.negatives and book.bounds.match(s.lower, at + 1) is None:
        value = cardinal(s, at + 1) if at + 1 < s.size else None
        if value is None or (value.bare and s.lower[at + 1] not in book.words):
            return None
        return _negated(at, value)
    return _rank(s, at) or _age_word(s, at) or _number(s, at)


def _negated(at: int, c: Cardinal) -> Numeral:
    return Numeral(first=at, last=c.last, low=-c.value, high=-c.value, point=-c.value, scale=c.scale, digits=c.digits)


def _share(first: int, last: int, value: float) -> Numeral:
    percent = tidy(round(value * 100, 10))
    return Numeral(first=first, last=last, low=percent, high=percent, point=percent, share=True)


def _vague(s: Scan, at: int) -> Numeral | None:
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
        vague = book.vague.match(s.lower, j) if j < s.size else None
        if vague is not None:
            last, (floor, top) = j + vague[0], vague[1]
            return Numeral(first=at, last=last, low=floor, high=min(top, 5 * floor - 1) if low else top, point=None, vague=True)
    couple = book.couples.match(s.lower, at)
    if couple is not None:
        j = at + couple[0]
        size = _size(s, j)
        value = 2 * (size[0] if size else 1)
        if size is None and s.low(j - 1) in book.of and not _measured(s, j):
            j -= 1
        return Numeral(first=at, last=size[1] if size else j, low=value, high=value, point=value, about=True)
    share = book.shares.match(s.lower, at)
    if share is not None and s.low(at - 1) not in book.share_before:
        last = at + share[0]
        while last > at + 1 and (s.lower[last - 1] in book.not_nouns or s.lower[last - 1] in book.of):
            last -= 1
        return Numeral(first=at, last=last, low=share[1][0], high=share[1][1], point=None, vague=True, share=True)
    if low in book.most and _most(s, at):
        return Numeral(first=at, last=at + 1, low=50, high=100, point=None, vague=True, share=True)
    if low in book.zero and s.low(at + 1) in book.zero_nouns:
        return Numeral(first=at, last=at + 1, low=0, high=0, point=0)
    return _nobody(s, at)


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
    if _closed(s, at + 1):
        return at == 0 or s.words[at][0].isupper() or after == "of"
    if after.endswith(book.numbers.most_block_endings):
        follows = s.low(at + 2)
        return len(follows) > 3 and follows.endswith("s") and not after.endswith("ly")
    return True


def _half_blocked(s: Scan, first: int, last: int) -> bool:
    return s.book.half_before.match(s.lower, first) is not None or (
        last < s.size and s.book.half_after.match(s.lower, last) is not None)


def _number(s: Scan, at: int) -> Numeral | None:
    """A cardinal, a fraction, a collective, or one of them on top of another."""
    book = s.book
    low = s.lower[at]
    c = cardinal(s, at)
    if (c is not None and c.value != 1) or c is None or c.bare:
        part = fraction(s, at)
        if part is not None:
            return _fraction(s, at, *part)
    if c is None:
        return _collective(s, at, 1, at + 1 if low in book.ones else at) or _one_unit(s, at)
    if ((low in book.ones or s.kinds[at] == "n" or low in book.words) and not c.bare) or low in book.ones:
        group = _collective(s, at, c.value, c.last)
        if group is not None:
            return group
    value, last, scale = c.value, c.last, c.scale
    point = _spoken_point(s, c)
    if point is not None:
        value, last = point
    value, last, scale = _and_fraction(s, value, last, scale)
    out = Numeral(first=at, last=last, low=value, high=value, point=value, scale=scale, digits=c.digits, bare=c.bare and last == c.last)
    return _one_in(s, out) or out


def _one_unit(s: Scan, at: int) -> Numeral | None:
    """The article before a unit, where a bound or a half says that it counts: "less than a year", "an hour and a half"."""
    book = s.book
    unit = book.after.match(s.lower, at + 1) if s.lower[at] in book.ones and at + 1 < s.size else None
    if unit is None or unit[1][0] not in ("duration", "measure") or s.low(at - 1) in book.spans:
        return None
    half = at + 1 + unit[0] < s.size and book.unit_halves.match(s.lower, at + 1 + unit[0]) is not None
    if not half and book.bounds.match(s.lower, at) is None:
        return None
    return Numeral(first=at, last=at + 1, low=1, high=1, point=1)


def _spoken_point(s: Scan, c: Cardinal) -> tuple[Number, int] | None:
    """"two hundred point zero three": the digits after the spoken sign, one by one or as one number."""
    at = c.last
    if s.low(at) not in s.book.points or c.digits or at + 1 >= s.size:
        return None
    end, text = at + 1, ""
    while end < s.size and (part := s.book.word(s.lower[end])) is not None and part[0] in "otc" and len(text) < 12:
        text += str(part[1])
        end += 1
        if s.low(end) in s.book.points:
            break
        if s.hyphen(end) and part[0] == "t" and (unit := s.book.word(s.low(end + 1))):
            text = text[:-1] + str(unit[1])
            end += 2
    return (tidy(float(f"{int(c.value)}.{text}")), end) if text else None


def _and_fraction(s: Scan, value: Number, last: int, scale: int) -> tuple[Number, int, int]:
    """Add "and a half", "e tre quarti", and the scale after them."""
    book = s.book
    if s.low(last) in book.conjunctions and last + 1 < s.size:
        part = fraction(s, last + 1, top=False)
        if part is not None and part[0] < 1 and s.low(last + 1) not in book.half_nouns:
            share, end = part
            word = book.words.get(s.low(s.past_hyphen(end)))
            if word is not None and word[0] == "s":
                end = s.past_hyphen(end) + 1
                return (tidy(value + share * word[1]) if scale > 1 else tidy((value + share) * word[1])), end, word[1]
            if scale > 1 or not _measured(s, end):
                return tidy(value + share * scale), end, scale
            return tidy(value + share), end, scale
    return value, last, scale


def _measured(s: Scan, at: int) -> bool:
    return at < s.size and s.book.after.match(s.lower, at) is not None


def _one_in(s: Scan, n: Numeral) -> Numeral | None:
    """"one in five", "uno su tre", "nine out of ten": a share, where the first is one or the second round."""
    found = s.book.in_of.match(s.lower, n.last) if n.last < s.size else None
    if found is None and n.point == 1 and s.low(n.last) in s.book.over:
        found = (1, True)
    end = n.last
    if found is None and s.kinds[n.last : n.last + 1] == ["w"]:  # "un italiano su due", "nove imprese su dieci"
        end += 1
        found = s.book.in_of.match(s.lower, end) if end < s.size else None
    if found is None or n.point is None or n.scale > 1:
        return None
    at = end + found[0]
    below = cardinal(s, at) if at < s.size else None
    if below is None or below.bare or not isinstance(below.value, int) or not 0 < n.point < below.value:
        return None
    if s.low(end) in s.book.over and not _closed(s, below.last):
        return None
    if _measured(s, below.last) or (below.digits and 1900 <= below.value <= 2100):
        return None
    round_one = below.value in (10, 100, 1000)
    if n.point == 1 or (below.value <= 10 and end == n.last) or round_one:
        share = _share(n.first, below.last, n.point / below.value)
        share.digits = n.digits
        return share
    return None


def _fraction(s: Scan, at: int, value: float, last: int) -> Numeral | None:
    """A fraction as a number: a share by itself, or times what follows ("half a million", "two thirds of a million")."""
    book = s.book
    half = s.lower[last - 1] in book.halves
    j = s.past_hyphen(last)
    if s.low(j) in book.of:
        j += 1
    k = j + 1 if s.low(j) in book.ones else j
    word = book.words.get(s.low(k))
    if word is not None and word[0] in "sh" and (k == j or j == last or word[0] == "s"):
        number = tidy(value * word[1])
        return Numeral(first=at, last=k + 1, low=number, high=number, point=number, scale=word[1])
    if s.low(k) in book.collectives and half:
        number = tidy(value * book.collectives[s.lower[k]])
        return Numeral(first=at, last=k + 1, low=number, high=number, point=number, about=s.lower[k] in book.about)
    if half and _measured(s, k):
        return Numeral(first=at, last=last if k == last or s.hyphen(last) else k, low=0.5, high=0.5, point=0.5)
    if half and _half_blocked(s, at, last):
        return None
    if value > 1:
        number = tidy(value)
        return Numeral(first=at, last=last, low=number, high=number, point=number)
    if _measured(s, last) and s.low(last) not in book.of:
        number = float(f"{value:.12g}")
        return Numeral(first=at, last=last, low=number, high=number, point=number)
    if s.hyphen(last) and not half:
        return None
    return _share(at, last, value)


def _collective(s: Scan, at: int, times: Number, last: int) -> Numeral | None:
    """"a dozen", "una trentina", "two dozen", "due centinaia"."""
    book = s.book
    word = s.low(s.past_hyphen(last))
    size = book.collectives.get(word)
    if size is None or (last == at and book.vague.match(s.lower, at) is not None) or word in book.numbers.scales:
        return None
    last = s.past_hyphen(last) + 1
    if s.low(last) in book.of and s.low(last + 1) in book.about:  # "una decina di migliaia"
        size, last = size * book.collectives[s.low(last + 1)], last + 2
    elif s.low(last) in book.of and (scale := book.words.get(s.low(last + 1))) is not None and scale[0] == "s":
        size, last = size * scale[1], last + 2
    value = tidy(times * size)
    return Numeral(first=at, last=last, low=value, high=value, point=value, about=word in book.about)


# ---- ordinals and ages in one word --------------------------------------------------------------
def _rank(s: Scan, at: int) -> Numeral | None:
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
        if c is None or more is None or c.bare or (s.low(j) == "second" and j == c.last and c.value < 100):
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


def _ordinal_digits(s: Scan, at: int) -> Numeral | None:
    """"21st", "3°", "21esima"."""
    end = at + 1
    if not s.words[at].isdigit() or not s.glued(end) or s.low(end) not in s.book.numbers.ordinal_suffixes or len(s.words[at]) > 6:
        return None
    if s.low(end) in "°ºªoa" and (s.low(end + 1) == "c" or int(s.words[at]) > 100 or (s.glued(end + 1) and s.low(end + 1).isalpha())):
        return None
    value = int(s.words[at])
    return Numeral(first=at, last=end + 1, low=value, high=value, point=value, rank=True, digits=True)


def _age_digits(s: Scan, at: int) -> Numeral | None:
    """"28enne", "22-enne"."""
    j = s.past_hyphen(at + 1)
    if s.glued(j) and s.low(j) in s.book.numbers.ages.endings and s.words[at].isdigit() and len(s.words[at]) < 4:
        value = int(s.words[at])
        return Numeral(first=at, last=j + 1, low=value, high=value, point=value, age=True, digits=True)
    return None


def _age_word(s: Scan, at: int) -> Numeral | None:
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
