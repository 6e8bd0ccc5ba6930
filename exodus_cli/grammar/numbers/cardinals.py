"""Plain numbers in digits and words: "1.234,5", "one hundred and five million", "duecentomila"."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from exodus_cli.facts import Number
from exodus_cli.grammar.numbers.book import Book
from exodus_cli.grammar.numbers.quantity import MILLION, tidy
from exodus_cli.grammar.numbers.scan import Scan

EIGHTHS = frozenset(("2", "4", "8", "16", "32"))
"""Denominators of mixed numbers with a hyphen, as prices and rates are quoted."""
LONGEST = 24
"""Digits beyond which a number is an account or a serial number."""


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
        if below and 0 < value < below and isinstance(below, int) and isinstance(value, int) and (below <= 20 or below in (32, 64, 100)):
            return tidy(value / below), end + 2
    elif end < s.size and s.glued(end) and len(s.words[end]) == 1 and not s.words[end].isascii():
        part = unicodedata.numeric(s.words[end], -1.0)
        if 0 < part < 1:
            return tidy(value + part), end + 1
    elif end + 2 < s.size and s.kinds[end] == "n" and s.words[end + 1] in "/⁄" and s.glued(end + 1) and s.kinds[end + 2] == "n":
        rest = _digits(s, end)  # "10 1/2"
        if rest is not None and 0 < rest[0] < 1 and isinstance(value, int):
            return tidy(value + rest[0]), rest[1]
    elif s.hyphen(end) and s.words[end + 2 : end + 3] == ["/"] and s.kinds[end + 1 : end + 4 : 2] == ["n", "n"]:
        rest = _digits(s, end + 1)  # "5-3/4"
        if rest is not None and 0 < rest[0] < 1 and isinstance(value, int) and s.words[end + 3] in EIGHTHS:
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


def fits(total: Number, value: Number) -> bool:
    """Whether "one hundred" can be followed by "five", "thirty" by "two"; not "ten" by "five"."""
    if not isinstance(total, int) or total <= 0:
        return False
    room = 1000 if total % 1000 == 0 else 100 if total % 100 == 0 else 10 if total % 10 == 0 and total % 100 >= 20 else 1
    return 0 < value < room


@dataclass(slots=True)
class _Sum:
    """A number being added up: what earlier scales closed, and the group that is still open."""

    current: Number | None
    digits: bool
    kind: str
    total: Number = 0
    scale: int = 1
    least: float = float("inf")

    def take(self, kind: str, more: Number, *, link: bool) -> None:
        """Add a part that goes on with the number."""
        self.kind = kind
        if kind == "s" and not link:
            size = int(more)
            if size < self.least:
                self.total += (1 if self.current is None else self.current) * size
            else:  # "thousand million"
                self.total = (self.total + (self.current or 0)) * size
            self.current, self.scale, self.least = None, size, size
        elif kind == "h" and not link:
            self.current = (self.current or 0) * 100
        else:
            self.current = (self.current or 0) + more


def cardinal(s: Scan, at: int, *, joined: bool = True) -> Cardinal | None:
    """The longest plain number from token `at` on. `joined`: "and" may stand inside."""
    begun = _begin(s, at)
    if begun is None:
        return None
    kind, value, i, bare = begun
    joined = joined and isinstance(value, int)  # "13,2 miliardi e 28 morti": a decimal says all it has to say
    out = _Sum(current=value, digits=kind == "d", kind=kind)
    while i < s.size:
        j, link = _joint(s, i, out, joined=joined and not (out.digits and i == at + 1 and out.scale == 1))
        step = None if j >= s.size or s.kinds[j] == "l" else _part(s, j)
        if step is None:
            short = _short_scale(s, i) if out.digits and out.scale == 1 else None
            if short is not None:
                out.take("s", short[0], link=False)
                out.total, i = tidy(out.total), short[1]
            break
        kind, more, end = step
        if j > i and not link and (kind == "d" or s.hyphen(end)):
            break
        if not _goes_on(s, out, step, link=link):
            break
        out.take(kind, more, link=link)
        i = end
        if link and kind == "d":
            nxt = _part(s, i) if i < s.size else None
            if nxt is not None and nxt[0] == "s" and nxt[1] < out.least:  # "2 milioni e 300 mila"
                out.take("s", nxt[1], link=False)
                i = nxt[2]
            break
        if link and out.scale > 1 and s.low(s.past_hyphen(i)) in s.book.denominators:
            return cardinal(s, at, joined=False)  # "two million and three fifths"
    return Cardinal(i, tidy(out.total + (out.current or 0)), out.scale, out.digits, bare and i <= at + 1)


def _begin(s: Scan, at: int) -> tuple[str, Number, int, bool] | None:
    """(kind, value, end, whether it is the bare word for one) of the first part of a number; an article counts before a scale."""
    book, start, bare = s.book, _part(s, at), False
    if s.lower[at] in book.ones and (start is None or start[1] == 1):
        after = _part(s, s.past_hyphen(at + 1)) if at + 1 < s.size else None
        if after is not None and (after[0] in "sh" or (start is None and after[0] == "c" and after[1] == 100)):
            start = ("o", 1, at + 1)
        bare = s.lower[at] in book.bare_one
    if start is not None and start[0] == "s" and s.low(at - 1) in book.year_articles and book.numbers.compound:
        told = book.bounds.match(s.lower, at - 1) or book.bounds.match(s.lower, at)
        start = ("o", 1, at) if told is not None else None  # "sfiora il miliardo"
    if start is None or start[0] == "s":
        return None
    return ("c" if start[0] == "h" else start[0], start[1], start[2], bare)


def _joint(s: Scan, i: int, out: _Sum, *, joined: bool) -> tuple[int, bool]:
    """Where the next part stands, hyphen or "and" passed over, and whether it was "and"."""
    j = s.past_hyphen(i)
    if j > i:
        return j, False
    if joined and s.lower[i] in s.book.conjunctions and (out.scale > 1 or _round(out.current)):
        return i + 1, True
    if s.words[i] == "-" and out.kind == "t" and (s.book.word(s.low(i + 1)) or "x")[0] == "o":
        return i + 1, False  # "ninety - five", as some corpora part it
    return i, False


def _goes_on(s: Scan, out: _Sum, step: tuple[str, Number, int], *, link: bool) -> bool:
    """Whether a part goes on with the number."""
    kind, more, end = step
    if kind == "s" and not link:
        return True
    if kind == "h" and not link:
        return out.current is not None and 0 < out.current <= 99 and (out.digits or not isinstance(out.current, float))
    if kind == "d" and out.digits and out.current is not None and not link:
        return False
    if link and s.low(s.past_hyphen(end)) in s.book.denominators and kind != "d":
        return False  # "two hundred and three fifths"
    return _accepts(s, out.current, more, kind, out.least, end=end, link=link)


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
    if after is not None and kind == "d" and after[0] == "s" and current is None and after[1] < least:
        return True  # "2 milioni e 300 mila"
    if after is not None and after[0] in "hs" and not (current is not None and after[0] == "s" and after[1] > 100 and more < 100):
        return current is None and after[0] == "h" and more * 100 < least  # "between one hundred and two hundred"
    if current is None:
        if link and least >= MILLION and (kind == "d" or (more == 1 and s.noun(end))):
            return False  # "2 milioni e 28 feriti", "2 milioni e un ferito": two numbers
        hundreds = (s.book.words.get(s.low(end)) or "x")[0] == "h"
        return more < least and (kind != "d" or link or more >= 100 or hundreds)
    return kind != "d" and fits(current, more) if not link else fits(current, more)


def _short_scale(s: Scan, at: int) -> tuple[int, int] | None:
    """(scale, end) of an abbreviation after digits: "bn", "mld"; "m" beside money or before a counted noun."""
    if at >= s.size or s.kinds[at] != "w":
        return None
    n, word = s.book.numbers, s.words[at]
    size = n.short_scales.get(word)
    single = len(word) == 1
    if size is None and not single:
        size = n.short_scales.get(s.lower[at])
    if (s.hyphen(at + 1) and s.kinds[at + 2] != "n") or (single and (not s.glued(at) or (s.glued(at + 1) and s.kinds[at + 1] == "n"))):
        money = n.money_scales.get(word) if s.glued(at) and s.hyphen(at + 1) and _money_before(s, at - 1) else None
        return None if money is None else (money, at + 1)
    if size is not None:
        generation = single and word.isupper() and s.kinds[at - 1] == "n" and s.words[at - 1].isdigit() and len(s.words[at - 1]) == 1
        return None if (generation and size >= 1e9) or (single and s.low(at + 1) == "/") else (size, at + 1)  # "5G", "802.11b/g"
    size = n.money_scales.get(word)
    if size is None or not s.glued(at):
        return None
    follows = s.low(at + 1)
    if _money_before(s, at - 1) or follows in s.book.money_of or follows in s.book.money_signs:
        return size, at + 1
    if _plural(s, at + 1) or follows in s.book.age_people:
        return size, at + 1
    adjective = follows in n.counted_adjectives or s.words[at + 1 : at + 2] != [follows]  # "1.5m Syrian refugees"
    return (size, at + 1) if adjective and (_plural(s, at + 2) or s.low(at + 2) in s.book.age_people) else None


def _plural(s: Scan, at: int) -> bool:
    """Whether a plural that can be counted stands there; the hundred-metre hurdles cannot."""
    n, word = s.book.numbers, s.low(at)
    return word.isalpha() and len(word) > 3 and word.endswith(n.plural_endings) and word not in n.raced


def _money_before(s: Scan, number: int) -> bool:
    return s.book.signs.match(s.lower, number) is not None
