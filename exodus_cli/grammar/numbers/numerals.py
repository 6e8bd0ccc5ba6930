"""Numbers of every kind: "half a million", "una trentina", "one in five", and which of them starts at a token."""

from __future__ import annotations

from exodus_cli.facts import Number
from exodus_cli.grammar.numbers.cardinals import Cardinal, cardinal
from exodus_cli.grammar.numbers.fractions import closed, fraction, half_blocked, measured, pointed, share
from exodus_cli.grammar.numbers.quantity import Numeral, tidy
from exodus_cli.grammar.numbers.ranks import age_digits, age_word, ordinal_digits, rank
from exodus_cli.grammar.numbers.scan import Scan
from exodus_cli.grammar.numbers.vague import vague


def numeral(s: Scan, at: int) -> Numeral | None:
    """The number that starts at token `at`, whatever its kind; None where there is none."""
    book, low = s.book, s.lower[at]
    if s.kinds[at] == "n":
        return ordinal_digits(s, at) or age_digits(s, at) or _number(s, at)
    found = vague(s, at)
    if found is not None:
        return found
    if low in book.half_nouns:
        return None if half_blocked(s, at, at + 1) else share(at, at + 1, 0.5)
    if low in book.negatives and book.bounds.match(s.lower, at + 1) is None:
        found = _number(s, at + 1) if at + 1 < s.size else None
        if found is None or found.vague or found.point is None or (found.bare and s.lower[at + 1] not in book.words):
            return None
        return _negated(at, found)
    return rank(s, at) or age_word(s, at) or _number(s, at)


def _negated(at: int, n: Numeral) -> Numeral:
    n.first, n.low, n.high, n.point, n.bare = at, -n.high, -n.low, None if n.point is None else -n.point, False
    return n


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
    if unit is None or unit[1][0] not in ("duration", "measure"):
        return None
    if unit[1][0] == "duration" and s.low(at - 1) in book.spans:
        return None
    bound = book.bounds.match(s.lower, at)
    if s.low(at + 1 + unit[0]) in book.per_block and bound is not None and bound[0] and (
            measured(s, bound[0] - 1) or s.kinds[bound[0] - 1] == "n"):
        return None  # "3% higher than a year ago", "300 more than a year ago"
    half = at + 1 + unit[0] < s.size and book.unit_halves.match(s.lower, at + 1 + unit[0]) is not None
    if not half and bound is None:
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
            if scale > 1 or not measured(s, end):
                return tidy(value + share * scale), end, scale
            return tidy(value + share), end, scale
    return value, last, scale


def _one_in(s: Scan, n: Numeral) -> Numeral | None:
    """"one in five", "uno su tre", "nine out of ten": a share, where the first is one or the second round."""
    tied = s.past_hyphen(n.last)  # "a 1-in-5 chance"
    found = s.book.in_of.match(s.lower, tied) if tied < s.size else None
    if found is not None:
        found = (found[0] + tied - n.last, True)
    if found is None and n.point == 1 and s.low(n.last) in s.book.over:
        found = (1, True)
    end = n.last
    if found is None and s.kinds[n.last : n.last + 1] == ["w"]:  # "un italiano su due", "nove imprese su dieci"
        end += 1
        found = s.book.in_of.match(s.lower, end) if end < s.size else None
    if found is None or n.point is None or n.scale > 1:
        return None
    at = s.past_hyphen(end + found[0])
    below = cardinal(s, at) if at < s.size else None
    if below is None or below.bare or not isinstance(below.value, int) or not 0 < n.point < below.value:
        return None
    if s.low(end) in s.book.over and not closed(s, below.last):
        return None
    if measured(s, below.last) or (below.digits and 1900 <= below.value <= 2100):
        return None
    round_one = below.value in (10, 100, 1000)
    if n.point == 1 or (below.value <= 10 and end == n.last) or round_one:
        part = share(n.first, below.last, n.point / below.value)
        part.digits = n.digits
        return part
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
    if pointed(s, last) and value < 1:  # "a half-point cut", "di mezzo punto"
        return Numeral(first=at, last=last, low=value, high=value, point=value)
    if half and k > j and pointed(s, k):  # "by half a point"
        return Numeral(first=at, last=k, low=value, high=value, point=value)
    if k > j > last and pointed(s, k + 1) and measured(s, k):  # "a quarter of a percentage point"
        return Numeral(first=at, last=k, low=value, high=value, point=value)
    if half and measured(s, k):
        return Numeral(first=at, last=last if k == last or s.hyphen(last) else k, low=0.5, high=0.5, point=0.5)
    if half and half_blocked(s, at, last):
        return None
    if value > 1:
        number = tidy(value)
        return Numeral(first=at, last=last, low=number, high=number, point=number)
    if (measured(s, last) and s.low(last) not in book.of) or (s.hyphen(last) and measured(s, j)):
        number = float(f"{value:.12g}")
        return Numeral(first=at, last=last, low=number, high=number, point=number)
    if s.hyphen(last) and not half:
        return None
    return share(at, last, value)


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
