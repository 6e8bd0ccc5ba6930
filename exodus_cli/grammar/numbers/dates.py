"""Numbers of the calendar and the clock: "21 settembre", "May 4-6", "ore 8", "in 1998", "the 1990s"."""

from __future__ import annotations

from exodus_cli.grammar.numbers.quantity import Quantity
from exodus_cli.grammar.numbers.scan import Scan

YEARS = range(1000, 2101)
DEGREES = frozenset("°º")
"""Signs after the first of a month: "1° maggio"."""


def month_before(s: Scan, first: int) -> bool:
    """Whether the name of a month stands before the number."""
    at = first - 1
    if at >= 0 and s.words[at] == "." and s.glued(at):
        at -= 1
    return at >= 0 and s.lower[at] in s.book.months and (s.words[at][0].isupper() or s.book.numbers.compound)


def _month_at(s: Scan, at: int) -> bool:
    return at < s.size and s.lower[at] in s.book.months and (s.words[at][0].isupper() or s.book.numbers.compound)


def date_end(s: Scan, first: int, last: int) -> int | None:
    """Where a date ends that the number belongs to: "21 settembre", "May 4-6", "tra il 7 e il 10 dicembre"."""
    at = last + 1 if s.low(last) in s.book.of or s.low(last) in DEGREES else last
    if _month_at(s, at) and not (s.lower[at] in s.book.shy_months and s.noun(at + 1)):
        return tail(s, at + 1)
    if month_before(s, first) and s.low(last) not in ("%",) and not s.glued(first):
        word = s.words[first]
        small = word.isdigit() and (int(word) <= 31 if len(word) < 3 else len(word) == 4)
        return tail(s, last) if small else None
    if s.low(first - 1) in s.book.weekdays and s.words[first].isdigit() and len(s.words[first]) < 3 and not s.noun(last):
        return last
    end, day = last, 0
    while day < 3 and end < s.size:
        link = s.book.date_links.match(s.lower, end)
        if link is None or end + link[0] >= s.size or s.kinds[end + link[0]] != "n":
            break
        word = s.words[end + link[0]]
        if not word.isdigit() or len(word) > 2 or int(word) > 31:
            break
        end, day = end + link[0] + 1, day + 1
        if _month_at(s, end) and s.words[first].isdigit() and int(s.words[first][:4]) <= 31:
            return tail(s, end + 1)
    return None


def tail(s: Scan, at: int) -> int:
    """Past the rest of a date: the second day, the year."""
    while at + 1 < s.size:
        skip = 1 if s.words[at] in "-–,/" or s.book.date_links.match(s.lower, at) is not None else 0
        word = s.words[at + skip] if at + skip < s.size else ""
        if not word.isdigit() or (skip == 0 and len(word) != 4):
            break
        year = len(word) == 4 and int(word) in YEARS
        day = len(word) <= 2 and skip and s.words[at] in "-–/" and s.glued(at + skip)
        if not (year and not s.noun(at + skip + 1)) and not day:
            break
        at += skip + 1
    return at


def clock(s: Scan, q: Quantity) -> int | None:
    """"21:30", "alle 14.46", "5 p.m.", "ore 8"."""
    first, last = q.number
    book = s.book
    if q.unit not in (None, "hour") or q.scale > 1 or (q.point is None and q.in_digits):
        return None
    value = q.point
    word = s.words[first]
    if value is None or not 0 <= value < 25:
        return None
    shaped = word.replace(".", "").isdigit() and len(word) <= 5 and (
        "." not in word or (len(word.rpartition(".")[2]) == 2 and int(word.rpartition(".")[2]) < 60))
    if not shaped and q.in_digits:
        return None
    before = s.low(first - 1)
    if before in book.hours_sure and (q.unit is None):
        return last
    after = book.after_hour.match(s.lower, last) if last < s.size else None
    timed = after is not None and (s.words[last].islower() or s.words[last].isupper())
    if timed and (before in book.hours or not book.numbers.compound):
        return last + after[0] if after is not None else last
    if not book.numbers.compound:
        return None
    if before not in book.hours or q.unit is not None:
        return None
    if "." in word:
        return last
    if s.low(last) in book.hour_blocks and s.kinds[last + 1 : last + 2] == ["n"]:  # "dalle 19 alle 22."
        return None if s.noun(last + 2) or s.low(last + 2) in book.of or len(s.words[last + 1]) > 2 else last
    return None if s.noun(last) or s.low(last) in book.of or s.low(last) in book.hour_blocks else last


def year(s: Scan, q: Quantity) -> bool:
    """A number that looks like a year and counts nothing."""
    first, last = q.number
    word = s.words[first]
    if last != first + 1 or len(word) != 4 or not word.isdigit() or int(word) not in YEARS:
        return False
    if q.first < first or s.low(first - 1) in ("$", "€", "£"):
        return False
    told = s.book.bounds.match(s.lower, first)
    if told is not None and told[0] < first - 1 and s.lower[first - 1] not in s.book.year_articles:
        return False
    if s.book.years.match(s.lower, first) is not None or month_before(s, first):
        return not (s.people(last) and int(word) % 100 == 0)
    if s.words[last : last + 1] and s.words[last] in "-–/" and s.glued(last + 1) and s.kinds[last + 1] == "n":
        return True
    if s.book.bounds.match(s.lower, first) is not None and s.lower[first - 1] not in s.book.months:
        return False
    if s.counted(last):
        return False
    return 1900 <= int(word) <= 2050 or not s.capital(last)


def decade(s: Scan, first: int, last: int) -> bool:
    """"the 1990s", "the '80s", "anni 60"."""
    if s.low(first - 1) in s.book.decades and s.words[first].isdigit() and len(s.words[first]) in (2, 4) and (
            s.words[first][-1] == "0"):
        return True
    if s.low(first - 1) in ("'", "’", "‘") and s.glued(first) and len(s.words[first]) == 2:
        return True
    ends = s.glued(last) and s.low(last) in s.book.decade_endings
    before = s.low(first - 2) if s.hyphen(first - 1) else s.low(first - 1)
    ages = s.book.numbers.ages
    if before in ages.decades or before in s.book.decade_owners or before in s.book.numbers.glued_bounds:
        return False
    return ends and s.words[first].isdigit()


def spelled_year(s: Scan, q: Quantity) -> int | None:
    """"nineteen eighty-four": a number word below a hundred right after nineteen or twenty."""
    if q.in_digits or s.book.numbers.compound or q.point not in (18, 19, 20):
        return None
    word = s.book.words.get(s.low(q.number[1]))
    if word is None or word[0] != "t":
        return None
    end = q.number[1] + 1
    return end + 2 if s.hyphen(end) else end
