"""Numbers that are no figures: dates, years, clock times, names, phone numbers, results, idioms, articles and pronouns."""

from __future__ import annotations

from exodus_cli.grammar.numbers.quantity import Quantity
from exodus_cli.grammar.numbers.scan import DASHES, Scan

YEARS = range(1000, 2101)
CHAIN = frozenset("-–/.:")
DEGREES = frozenset("°º")
"""Signs after the first of a month: "1° maggio"."""
MINUTES = frozenset("'′’\"″")
"""Signs of minutes and seconds, of a match or a race."""
URL = frozenset("/=_&@#\\")
CONTEST = 12
"""Tokens around a result among which words of a contest are looked for."""
BALLOT = 5
"""Tokens around votes told like a result among which words of a vote are looked for."""
MOST_GOALS = 10
"""The second side of "0-6" beyond which it is a range: "0-60 mph"."""
STREET = 4
"""Words of the longest name of a street behind its number."""
PHONE = 2
"""Numbers chained by dashes or slashes before it is a phone number, a date or a code."""


def trapped(s: Scan, q: Quantity, floor: int) -> int | None:
    """The token behind a number that is no figure, or None where it may be one. `floor`: where the last number ended."""
    first, last = q.number
    name = _named(s, first, last)
    if name is not None:
        return name
    if q.value_kind == "rank":
        return _date_end(s, first, last) or (last if s.low(last) in s.book.months or _month_before(s, first) else None)
    chain = _chained(s, q, floor)
    if chain is not None:
        return chain
    if q.value_kind == "measure" and q.in_digits and _glued_before(s, first):
        return q.last
    if q.value_kind not in ("count", "duration") or q.unit not in (None, "hour", "year", "metre"):
        return None
    if q.unit == "year":
        return last if _year(s, q) and s.words[first].isdigit() and len(s.words[first]) == 4 and not _counts(s, q, last) else None
    end = _date_end(s, first, last) or _clock(s, q)
    if end is not None:
        return max(end, q.last if q.unit == "hour" else end)
    if q.unit == "metre":
        return None
    if s.low(first - 1) == "+" and floor == first - 1 and s.kinds[floor - 1] == "n":
        return last
    if q.in_digits and (_year(s, q) or _decade(s, first, last)):
        return max(last, _tail(s, last))
    if not q.in_digits and s.low(first - 1) in s.book.decades and q.point in range(10, 100, 10):
        return last
    if _singular(s, q) or _shy(s, q):
        return last
    if _glued_name(s, q) or _label(s, q) or _list_item(s, q) or _result(s, q):
        return last
    if _word_year(s, q):
        return _word_year(s, q)
    return None


# ---- names and idioms ----------------------------------------------------------------------------
def _named(s: Scan, first: int, last: int) -> int | None:
    """A listed name or idiom around the number."""
    for start in range(max(0, first - 3), first + 1):
        found = s.book.names.match(s.lower, start)
        if found is not None and start + found[0] > first:
            if start + found[0] < last and (s.kinds[last - 1] == "n" or s.lower[last - 1] in s.book.words):
                continue
            return max(start + found[0], last)
    return None


def _glued_name(s: Scan, q: Quantity) -> bool:
    """"H2N2", "F-16", "COVID-19", "3D", "G20"."""
    first, last = q.number
    if not q.in_digits or q.unit is not None:
        return False
    decade = s.low(last) in s.book.decade_endings and len(s.words[first]) == 2
    if _glued_before(s, first) or (s.glued(last) and s.kinds[last] == "w" and not decade):
        return True
    return s.hyphen(last) and s.kinds[last + 1] == "w" and s.words[last + 1].isupper() and len(s.words[last + 1]) < 3


def _glued_before(s: Scan, first: int) -> bool:
    """Letters glued to digits, or tied by a hyphen, that are no bound: "H2", "F-16", "scp-173"."""
    if s.glued(first) and s.kinds[first - 1] == "w" and not s.lower[first - 1].endswith("'"):
        return True
    if not (s.hyphen(first - 1) and first > 1 and s.kinds[first - 2] == "w"):
        return False
    if s.glued(first - 2) and s.kinds[first - 3] == "n":  # "5k-20k"
        return False
    prefix = s.lower[first - 2]
    return prefix not in s.book.numbers.glued_bounds and prefix not in s.book.numbers.ages.decades and prefix not in s.book.before_words


def _label(s: Scan, q: Quantity) -> bool:
    """"No. 1", "article 5", "Boeing 737"; a capitalised word before a bare number and none to count after it."""
    first, last = q.number
    if q.first != first or q.unit is not None:
        return False
    before = first - 1
    if s.low(before) == "." and s.low(before - 1) in s.book.abbreviated:
        before -= 1
    found = s.book.labels.match(s.lower, before + 1)
    if found is not None and noun(s, last) and (before > found[0] or (s.words[found[0]].islower() and not q.in_digits)):
        found = None
    if found is not None:
        word = s.words[found[0]]
        if len(word) > 1 or word.isupper() or s.low(before + 1) == ".":
            return s.lower[found[0]] not in s.book.ones and not _people(s, last)
    if not q.in_digits and s.words[first].istitle() and _inside(s, first) and q.first == first and (
            _capital(s, last) or (last == first + 1 and not noun(s, last) and (s.words[first - 1].isalpha() or s.glued(first - 1)))):
        return True
    if q.in_digits and s.low(first - 1) in s.book.ones and not s.book.numbers.compound and _capital(s, last) and not s.hyphen(last):
        return True  # "a 737 Max"
    if not (q.in_digits and isinstance(q.point, int) and 0 <= q.point < 10_000 and q.scale == 1 and s.words[first].isdigit()):
        return False
    if _street(s, last):
        return True
    if noun(s, last) or not _capital(s, first - 1) or not _inside(s, first - 1) or s.lower[first - 1] in s.book.months:
        return False
    return not s.words[first - 1].isupper() or len(s.words[first - 1]) < 7


def _street(s: Scan, at: int) -> bool:
    """"27 Baker Street": the number of a house."""
    for j in range(at, min(s.size, at + STREET)):
        ordinal = s.kinds[j] == "n" or (s.glued(j) and s.kinds[j - 1] == "n")  # "350 East 17th Street"
        if not _capital(s, j) and not (ordinal and j > at):
            return False
        if j > at and s.lower[j] in s.book.streets:
            return True
    return False


def _capital(s: Scan, at: int) -> bool:
    return 0 <= at < s.size and s.kinds[at] == "w" and s.words[at][0].isupper()


def _inside(s: Scan, at: int) -> bool:
    """Whether a word stands inside its sentence, so that a capital means a name."""
    return (at > 0 and s.kinds[at - 1] == "w") or (at > 0 and s.words[at - 1] in ",&-")


def noun(s: Scan, at: int) -> bool:
    """Whether the word at `at` can be what a number counts."""
    return at < s.size and s.kinds[at] == "w" and s.words[at][0].islower() and s.lower[at] not in s.book.not_nouns


def of_noun(s: Scan, at: int) -> bool:
    """Whether "of" and such a word stand at `at`: "5 milioni [di euro]"."""
    return s.low(at) in s.book.of and noun(s, at + 1)


def _list_item(s: Scan, q: Quantity) -> bool:
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


# ---- chains: phones, dates in digits, results ------------------------------------------------------
def _chained(s: Scan, q: Quantity, floor: int) -> int | None:
    """Numbers tied by signs: "555-1234-12", "12/03/2011", "21:30", "www.test.com/search?q=30%25"."""
    first, last = q.number
    if not q.in_digits:
        return None
    if s.glued(first) and s.words[first - 1] in URL and s.kinds[first - 1] == "s" and first > 1 and s.glued(first - 1):
        return last
    if s.words[first][0] == "0" and len(s.words[first]) > 1 and s.words[first].isdigit():
        return _run(s, last)
    if s.words[first - 1 : first] == ["#"]:
        return last
    if s.glued(first) and s.words[first - 1] == "%":
        return last
    if s.glued(last) and s.words[last] in MINUTES and q.unit is None:  # "al 27'", "0\"342"
        return last + 2 if s.glued(last + 1) and s.kinds[last + 1] == "n" else last + 1
    if s.glued(first) and s.words[first - 1] == "+" and len(s.words[first]) > 1 and s.kinds[last : last + 1] == ["n"]:
        return _run(s, last)
    end, links = last, 0
    while end + 1 < s.size and s.words[end] in CHAIN and s.glued(end) and s.glued(end + 1) and s.kinds[end + 1] == "n":
        if s.words[end] == ":" and links == 0 and end == last:
            links += PHONE
        end, links = end + 2, links + 1
    if links > PHONE - 1:
        return end
    if links and s.words[last] in "/":
        return end if q.unit is None else None
    word = s.words[first]
    if last == first + 1 and word.count(".") > 1 and q.point is None:
        return last
    return None


def _run(s: Scan, at: int) -> int:
    while at < s.size and (s.kinds[at] == "n" or (s.words[at] in CHAIN and s.glued(at))):
        at += 1
    return at


def _result(s: Scan, q: Quantity) -> bool:
    """"2-1", "3 a 2" of a match or a vote: the first not smaller than the second, or words of a contest around."""
    first, last = q.number
    if s.low(first - 1) == "(" and s.low(last) == ")" and s.words[first - 3 : first - 2] == ["-"] and s.kinds[first - 2] == "n":
        return True  # "7-6 (4)"
    for at, other in ((last, last + 1), (first - 1, first - 2)):
        if not (0 <= other < s.size and s.kinds[other] == "n"):
            continue
        a, b = (s.words[first], s.words[other]) if other > first else (s.words[other], s.words[first])
        if not (a.isdigit() and b.isdigit() and len(a) <= 3 and len(b) <= 3):
            continue
        tight = s.words[at] in DASHES and s.glued(max(at, other))
        end = max(first, other) + 1
        if tight and not s.book.ballots.isdisjoint(s.lower[max(0, min(first, other) - BALLOT) : max(first, other) + BALLOT]):
            return int(a) < int(b)  # "passed on a 218-212 vote": counts, the larger first
        nil = int(a) == 0 and int(b) <= MOST_GOALS and (end >= s.size or s.book.after.match(s.lower, end) is None)
        if tight and (int(a) >= int(b) or nil or s.low(min(first, other) - 1) in s.book.scores):
            return True
        if (tight or s.words[at] in DASHES or s.lower[at] in s.book.lists) and (int(b) <= 20 or int(a) < 10 or not tight):
            near = s.lower[max(0, first - CONTEST) : last + CONTEST]
            linked = s.words[at] in DASHES or (s.lower[at] in s.book.result_links and int(a) >= int(b))
            if linked:
                return not s.book.scores.isdisjoint(near)
    return False


# ---- dates and times ---------------------------------------------------------------------------
def _month_before(s: Scan, first: int) -> bool:
    at = first - 1
    if at >= 0 and s.words[at] == "." and s.glued(at):
        at -= 1
    return at >= 0 and s.lower[at] in s.book.months and (s.words[at][0].isupper() or s.book.numbers.compound)


def _month_at(s: Scan, at: int) -> bool:
    return at < s.size and s.lower[at] in s.book.months and (s.words[at][0].isupper() or s.book.numbers.compound)


def _date_end(s: Scan, first: int, last: int) -> int | None:
    """Where a date ends that the number belongs to: "21 settembre", "May 4-6", "tra il 7 e il 10 dicembre"."""
    at = last + 1 if s.low(last) in s.book.of or s.low(last) in DEGREES else last
    if _month_at(s, at) and not (s.lower[at] in s.book.shy_months and noun(s, at + 1)):
        return _tail(s, at + 1)
    if _month_before(s, first) and s.low(last) not in ("%",) and not s.glued(first):
        word = s.words[first]
        small = word.isdigit() and (int(word) <= 31 if len(word) < 3 else len(word) == 4)
        return _tail(s, last) if small else None
    if s.low(first - 1) in s.book.weekdays and s.words[first].isdigit() and len(s.words[first]) < 3 and not noun(s, last):
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
            return _tail(s, end + 1)
    return None


def _tail(s: Scan, at: int) -> int:
    """Past the rest of a date: the second day, the year."""
    while at + 1 < s.size:
        skip = 1 if s.words[at] in "-–,/" or s.book.date_links.match(s.lower, at) is not None else 0
        word = s.words[at + skip] if at + skip < s.size else ""
        if not word.isdigit() or (skip == 0 and len(word) != 4):
            break
        year = len(word) == 4 and int(word) in YEARS
        day = len(word) <= 2 and skip and s.words[at] in "-–/" and s.glued(at + skip)
        if not (year and not noun(s, at + skip + 1)) and not day:
            break
        at += skip + 1
    return at


def _clock(s: Scan, q: Quantity) -> int | None:
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
        return None if noun(s, last + 2) or s.low(last + 2) in book.of or len(s.words[last + 1]) > 2 else last
    return None if noun(s, last) or s.low(last) in book.of or s.low(last) in book.hour_blocks else last


def _year(s: Scan, q: Quantity) -> bool:
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
    if s.book.years.match(s.lower, first) is not None or _month_before(s, first):
        return not (_people(s, last) and int(word) % 100 == 0)
    if s.words[last : last + 1] and s.words[last] in "-–/" and s.glued(last + 1) and s.kinds[last + 1] == "n":
        return True
    if s.book.bounds.match(s.lower, first) is not None and s.lower[first - 1] not in s.book.months:
        return False
    if _counts(s, q, last):
        return False
    return 1900 <= int(word) <= 2050 or not _capital(s, last)


def _people(s: Scan, at: int) -> bool:
    return s.low(at) in s.book.age_people or s.low(at) in s.book.crowds


def _counts(s: Scan, q: Quantity, last: int) -> bool:
    """Whether a counted noun follows."""
    return noun(s, last) or (s.low(last) in s.book.of and noun(s, last + 1))


def _singular(s: Scan, q: Quantity) -> bool:
    """Bare digits after a singular article: "rispetto al 76", "il 112", "al 58"; not "il 25 e il 21%"."""
    first, last = q.number
    if not isinstance(q.point, int):  # "dall'8,1 di ottobre": nobody is called so
        return False
    if not q.in_digits or s.low(first - 1) not in s.book.year_articles or q.scale > 1 or noun(s, last) or s.low(last) in s.book.of:
        return False
    at = last
    while at < min(s.size, last + 3) and (s.lower[at] in s.book.lists or s.lower[at] in s.book.bridges or s.words[at] in DASHES):
        at += 1
    if at > last and at + 1 < s.size and s.kinds[at] == "n":
        unit = s.book.after.match(s.lower, at + 1)
        return unit is None and s.low(at + 1) not in s.book.numbers.scales
    return True


def _shy(s: Scan, q: Quantity) -> bool:
    """"i venti sono previsti": a number word that means something else where it counts nothing."""
    first, last = q.number
    if last != first + 1 or s.lower[first] not in s.book.shy_words or q.unit is not None:
        return False
    led = s.low(first - 1) in s.book.of or s.book.bounds.match(s.lower, first) is not None or s.low(first - 1) in s.book.lists
    return not (led or noun(s, last) or s.low(last) in s.book.of or s.low(last) in s.book.alternatives)


def _decade(s: Scan, first: int, last: int) -> bool:
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


def _word_year(s: Scan, q: Quantity) -> int | None:
    """"nineteen eighty-four": a number word below a hundred right after nineteen or twenty."""
    if q.in_digits or s.book.numbers.compound or q.point not in (18, 19, 20):
        return None
    word = s.book.words.get(s.low(q.number[1]))
    if word is None or word[0] != "t":
        return None
    end = q.number[1] + 1
    return end + 2 if s.hyphen(end) else end
