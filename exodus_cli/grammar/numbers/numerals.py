"""Words and digits -> values: "one and a half million", "duecentomila", "hundreds of thousands", "two thirds"."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from exodus_cli.facts import Number
from exodus_cli.grammar.numbers.book import Book
from exodus_cli.grammar.numbers.quantity import Numeral, tidy
from exodus_cli.grammar.tokens import Tokens

HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-‐‑–")
MINUS = frozenset("-−")
LONGEST = 24
"""Digits beyond which a number is an account or a serial number."""


class Scan:
    """A text being read for numbers: its tokens and the tables of its language."""

    __slots__ = ("book", "ends", "kinds", "lower", "size", "starts", "tokens", "words")

    def __init__(self, tokens: Tokens, book: Book) -> None:
        self.tokens, self.book = tokens, book
        self.lower, self.words, self.kinds = tokens.lower, tokens.words, tokens.kinds
        self.starts, self.ends, self.size = tokens.starts, tokens.ends, len(tokens.words)

    def glued(self, at: int) -> bool:
        """Whether token `at` touches the one before."""
        return 0 < at < self.size and self.starts[at] == self.ends[at - 1]

    def hyphen(self, at: int) -> bool:
        """Whether a hyphen at `at` joins the words on both sides."""
        return at + 1 < self.size and self.words[at] in HYPHENS and self.glued(at) and self.glued(at + 1)

    def low(self, at: int) -> str:
        """The lower-case word at `at`, empty beyond the text."""
        return self.lower[at] if 0 <= at < self.size else ""

    def past_hyphen(self, at: int) -> int:
        """`at`, or behind it where a hyphen stands there."""
        return at + 1 if self.hyphen(at) else at


@dataclass(slots=True)
class Cardinal:
    """A plain number read from `at` on."""

    last: int
    value: Number
    scale: int = 1
    digits: bool = False
    bare: bool = False


# ---- digits -----------------------------------------------------------------------------------
def digits(word: str, book: Book) -> Number | None:
    """The value of "1.234.567,8" as the language writes it; None where it is no number ("14.46.30").

    A separator that cannot stand for thousands (no three digits follow) is a decimal one, whatever the
    language: "8.9" in Italian, "5,00" in English.
    """
    if len(word) > LONGEST:
        return None
    if word.isascii() and word.isdigit():
        return int(word)
    thousands, decimal = book.numbers.separators.thousands, book.numbers.separators.decimal
    marks = [c for c in word if c in ".,"]
    try:
        if not marks:
            return int(word)
        first, last = marks[0], marks[-1]
        whole, _, part = word.rpartition(last)
        if first != last:  # "1,674.5": the last one is decimal
            groups = whole.split(first)
            return tidy(float(f"{''.join(groups)}.{part}")) if _grouped(groups) and marks.count(last) == 1 else None
        groups = word.split(first)
        if _grouped(groups) and (first == thousands or len(groups) > 2):
            return int("".join(groups))
        if len(groups) != 2 or (first == thousands and len(groups[1]) == 3 and groups[0] != "0" and first != decimal):
            return None
        return tidy(float(f"{groups[0]}.{groups[1]}"))
    except ValueError:  # digits of a script that int() does not read
        return None


def _grouped(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(g) == 3 for g in groups[1:])


def _digits(s: Scan, at: int) -> tuple[Number, int] | None:
    """(value, end) of a number in digits: groups parted by blanks, exponents, fractions included."""
    value = digits(s.words[at], s.book)
    if value is None:
        return None
    end = at + 1
    grouped = _spaced(s, at)
    if grouped is not None:
        return grouped
    if end + 1 < s.size and s.lower[end] in ("e", "^", "x") and s.glued(end):
        powered = _power(s, at, value)
        if powered is not None:
            return powered
    if end + 1 < s.size and s.words[end] in "/⁄" and s.kinds[end + 1] == "n" and s.glued(end) and s.glued(end + 1):
        below = digits(s.words[end + 1], s.book)
        if below and 0 < value < below and isinstance(below, int) and (below <= 20 or below in (32, 64, 100)):
            return tidy(value / below), end + 2
    elif end < s.size and s.glued(end) and len(s.words[end]) == 1 and not s.words[end].isascii():
        part = unicodedata.numeric(s.words[end], -1.0)
        if 0 < part < 1:
            return tidy(value + part), end + 1
    elif end + 2 < s.size and s.kinds[end] == "n" and s.words[end + 1] in "/⁄" and s.glued(end + 1) and s.kinds[end + 2] == "n":
        rest = _digits(s, end)  # "10 1/2"
        if rest is not None and 0 < rest[0] < 1 and isinstance(value, int):
            return tidy(value + rest[0]), rest[1]
    return value, end


def _spaced(s: Scan, at: int) -> tuple[Number, int] | None:
    """"1 234 567", "40 000": thousands parted by blanks; one plain blank is only believed before "000"."""
    if not (s.words[at].isdigit() and len(s.words[at]) <= 3 and s.words[at][0] != "0"):
        return None
    end, joined = at + 1, s.words[at]
    plain = False
    while end < s.size and s.kinds[end] == "n" and s.starts[end] == s.ends[end - 1] + 1:
        word = s.words[end]
        head = word[:3]
        if not (head.isdigit() and (len(word) == 3 or (len(word) > 3 and word[3] in ".,"))):
            break
        plain = plain or s.tokens.text[s.ends[end - 1]] == " "
        joined += word
        end += 1
        if len(word) > 3:
            break
    groups = end - at
    if groups < 2 or (plain and groups == 2 and s.words[at + 1] != "000"):
        return None
    value = digits(joined.replace(",", s.book.numbers.separators.decimal) if "," in joined else joined, s.book)
    return None if value is None else (value, end)


def _power(s: Scan, at: int, value: Number) -> tuple[Number, int] | None:
    """"1.3e6", "6.23x10^-4", "1.1^23"."""
    mark, end = s.lower[at + 1], at + 2
    if mark == "x" and s.low(end) == "10" and s.low(end + 1) == "^":
        end, base = end + 2, 10.0
    elif mark == "x":
        return None
    else:
        base = 10.0
    sign = 1
    while end < s.size and s.words[end] in "+-−" and s.glued(end) and end < at + 6:
        sign, end = (-sign if s.words[end] != "+" else sign), end + 1
    if end >= s.size or not s.words[end].isdigit() or not s.glued(end) or len(s.words[end]) > 3:
        return None
    exponent = sign * int(s.words[end])
    try:
        if mark == "^":
            power = float(value) ** (abs(exponent) if s.words[end - 1] == "-" and s.words[end - 2] == "-" else exponent)
        else:
            power = float(value) * base**exponent
    except (OverflowError, ZeroDivisionError):
        return None
    if isinstance(power, complex) or power in (float("inf"), float("-inf")):
        return None
    return (tidy(power) if abs(power) > 1e-3 else power), end + 1


# ---- cardinals --------------------------------------------------------------------------------
def _part(s: Scan, at: int) -> tuple[str, Number, int] | None:
    """(kind, value, end) of one number word or number in digits."""
    if at >= s.size:
        return None
    if s.kinds[at] == "n":
        found = _digits(s, at)
        return None if found is None else ("d", *found)
    word = s.book.word(s.lower[at])
    if word is not None:
        return word[0], word[1], at + 1
    if len(s.words[at]) == 1 and not s.words[at].isascii():
        part = unicodedata.numeric(s.words[at], -1.0)
        if 0 < part < 1:
            return "d", tidy(part), at + 1
    return None


def _fits(total: Number, value: Number) -> bool:
    """Whether "one hundred" can be followed by "five", "thirty" by "two"; not "ten" by "five"."""
    if not isinstance(total, int) or total <= 0:
        return False
    room = 1000 if total % 1000 == 0 else 100 if total % 100 == 0 else 10 if total % 10 == 0 and total % 100 >= 20 else 1
    return 0 < value < room


def cardinal(s: Scan, at: int, *, joined: bool = True) -> Cardinal | None:
    """The longest plain number from token `at` on. `joined`: "and" may stand inside."""
    book = s.book
    i = at
    start = _part(s, i)
    bare = False
    if s.lower[i] in book.ones and (start is None or start[1] == 1):
        after = _part(s, s.past_hyphen(i + 1)) if i + 1 < s.size else None
        if after is not None and (after[0] in "sh" or (start is None and after[0] == "c" and after[1] == 100)):
            start = ("o", 1, i + 1)
        elif start is None:
            return None
        bare = s.lower[i] in book.bare_one
    if start is None or (start[0] == "s" and start[1] != 1000 and s.lower[i] in book.numbers.scales):
        return None
    if start[0] == "s":
        return None
    kind, value, i = start
    if kind == "h":
        kind = "c"
    total: Number = 0
    current: Number | None = value
    digit = kind == "d"
    scale, least = 1, float("inf")
    while i < s.size:
        j = s.past_hyphen(i)
        link = False
        if j == i and joined and s.lower[i] in book.conjunctions and (scale > 1 or _round(current)):
            j, link = i + 1, True
        step = None if j >= s.size or s.kinds[j] in "l" else _part(s, j)
        if step is None:
            short = _short_scale(s, i) if digit and scale == 1 else None
            if short is None:
                break
            total, current, scale, i = tidy(total + (current or 0) * short[0]), None, short[0], short[1]
            least = scale
            break
        kind, more, end = step
        if j > i and not link and (kind == "d" or s.hyphen(end)):
            break
        if kind == "s" and not link:
            size = int(more)
            if size < least:
                total, current = total + (1 if current is None else current) * size, None
            elif current is None or total:
                total, current = (total + (current or 0)) * size, None
            scale = least = size
            i = end
            continue
        if kind == "h" and not link:
            if current is None or current == 0 or current > 99 or (isinstance(current, float) and not digit):
                break
            current = current * 100
            i = end
            continue
        if kind == "d" and digit and current is not None and not link:
            break
        if not _accepts(s, current, more, kind, least, end=end, link=link):
            break
        current, i = (current or 0) + more, end
        if link and kind == "d":
            break
    if bare and i > at + 1:
        bare = False
    return Cardinal(i, tidy(total + (current or 0)), scale, digit, bare)


def _round(current: Number | None) -> bool:
    """Whether "and" may follow: "two hundred and", "mille e"."""
    return isinstance(current, int) and current >= 100 and current % 100 == 0


def _accepts(s: Scan, current: Number | None, more: Number, kind: str, least: float, *, end: int, link: bool) -> bool:
    """Whether `more` goes on with the number: smaller than what its last word leaves room for."""
    if kind == "d" and not isinstance(more, int):
        return False
    if kind == "d" and (more >= 1000 or (end < s.size and s.words[end] in "%€$")):
        return False
    after = _part(s, end) if link and end < s.size and s.kinds[end] == "w" else None
    if after is not None and after[0] in "hs" and not (current is not None and after[0] == "s" and after[1] > 100 and more < 100):
        return current is None and after[0] == "h" and more * 100 < least  # "between one hundred and two hundred"
    if current is None:
        return more < least and (kind != "d" or link or more >= 100)
    return kind != "d" and _fits(current, more) if not link else _fits(current, more)


def _short_scale(s: Scan, at: int) -> tuple[int, int] | None:
    """(scale, end) of an abbreviation after digits: "bn", "mld"; "m" beside money or before a counted noun."""
    if at >= s.size or s.kinds[at] != "w":
        return None
    n, word = s.book.numbers, s.words[at]
    size = n.short_scales.get(word)
    single = len(word) == 1
    if size is None and not single:
        size = n.short_scales.get(s.lower[at])
    if s.hyphen(at + 1) or (single and (not s.glued(at) or (s.glued(at + 1) and s.kinds[at + 1] == "n"))):
        money = n.money_scales.get(word) if s.glued(at) and s.hyphen(at + 1) and _money_before(s, at - 1) else None
        return None if money is None else (money, at + 1)
    if size is not None:
        return size, at + 1
    size = n.money_scales.get(word)
    if size is None or not s.glued(at):
        return None
    follows = s.low(at + 1)
    if _money_before(s, at - 1) or follows in s.book.money_of or follows in ("€", "£", "$"):
        return size, at + 1
    noun = follows.isalpha() and len(follows) > 3 and follows.endswith("s")
    return (size, at + 1) if noun or follows in s.book.age_people else None


def _money_before(s: Scan, number: int) -> bool:
    return s.book.signs.match(s.lower, number) is not None


# ---- fractions, vague words, collectives ------------------------------------------------------------
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
        article = low not in book.words
        if article and top and s.lower[j] in book.ordinals and not _closed(s, j + 1):
            return None
        return 1 / book.denominators[s.lower[j]], j + 1
    number = cardinal(s, at)
    while number is not None:
        j = s.past_hyphen(number.last)
        below = _denominator(s, j, number.value) if j < s.size else None
        if below:
            return float(number.value) / below, j + 1
        return None
    return None


def _closed(s: Scan, at: int) -> bool:
    """Whether what stands at `at` cannot be a noun that an ordinal describes: "a third of", "un quarto."."""
    low = s.low(at)
    return not low or not low[0].isalpha() or low in s.book.not_nouns or low in s.book.of


def _denominator(s: Scan, at: int, number: Number) -> int | None:
    book, low = s.book, s.lower[at]
    below = book.denominators.get(low)
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
    if low in book.negatives:
        value = cardinal(s, at + 1) if at + 1 < s.size else None
        return None if value is None or value.bare else _negated(at, value)
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
            return Numeral(first=at, last=size[1], low=2 * size[0], high=tidy(10 * size[0] - 1), point=None, vague=True, scale=size[0])
        vague = book.vague.match(s.lower, j) if j < s.size else None
        if vague is not None:
            last, (floor, top) = j + vague[0], vague[1]
            return Numeral(first=at, last=last, low=floor, high=min(top, 5 * floor - 1) if low else top, point=None, vague=True)
    couple = book.couples.match(s.lower, at)
    if couple is not None:
        j = at + couple[0]
        size = _size(s, j)
        value = 2 * (size[0] if size else 1)
        return Numeral(first=at, last=size[1] if size else j, low=value, high=value, point=value, about=True)
    share = book.shares.match(s.lower, at)
    if share is not None:
        last = at + share[0]
        while last > at + 1 and (s.lower[last - 1] in book.not_nouns or s.lower[last - 1] in book.of):
            last -= 1
        return Numeral(first=at, last=last, low=share[1][0], high=share[1][1], point=None, vague=True, share=True)
    if low in book.most and _most(s, at):
        return Numeral(first=at, last=at + 1, low=50, high=100, point=None, vague=True, share=True)
    if low in book.zero and s.low(at + 1) in book.zero_nouns:
        return Numeral(first=at, last=at + 1, low=0, high=0, point=0)
    return None


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
        return _collective(s, at, 1, at + 1 if low in book.ones else at)
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
    end = n.last
    if found is None and n.point == 1 and s.kinds[n.last : n.last + 1] == ["w"]:  # "un italiano su due"
        end += 1
        found = s.book.in_of.match(s.lower, end) if end < s.size else None
    if found is None or n.point is None or n.scale > 1:
        return None
    at = end + found[0]
    below = cardinal(s, at) if at < s.size else None
    if below is None or below.bare or not isinstance(below.value, int) or not 0 < n.point < below.value:
        return None
    if _measured(s, below.last) or (below.digits and 1900 <= below.value <= 2100):
        return None
    if n.point == 1 or (below.value <= 10 and found[0] < 3) or below.value in (100, 1000):
        share = _share(n.first, below.last, n.point / below.value)
        share.digits = n.digits
        return share
    return None


def _fraction(s: Scan, at: int, value: float, last: int) -> Numeral | None:
    """A fraction as a number: a share by itself, or times what follows ("half a million", "two thirds of a million")."""
    book = s.book
    half = s.lower[last - 1] in book.halves
    j = s.past_hyphen(last)
    if s.low(j) in book.of or s.low(j) == "of":
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
    if value is None and low not in book.words:
        for ending in book.numbers.ordinal_endings:
            if low.endswith(ending) and len(low) > len(ending) + 2:
                value = book.stem(low[: -len(ending)])
    elif value is None and not book.numbers.compound:
        c = cardinal(s, at)
        j = s.past_hyphen(c.last) if c is not None else s.size
        more = book.ordinals.get(s.low(j))
        if c is None or more is None or c.bare or (s.low(j) == "second" and j == c.last and c.value < 100):
            return None
        if more >= 100:
            value, end = int(c.value * more), j + 1
        elif _fits(int(c.value), more) or c.scale > 1:
            value, end = int(c.value + more), j + 1
    if value is None:
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
