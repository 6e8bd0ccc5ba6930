"""Numbers tied by signs: phone numbers, dates in digits, codes, and the results of matches and votes."""

from __future__ import annotations

from exodus_cli.grammar.numbers.quantity import Quantity
from exodus_cli.grammar.numbers.scan import DASHES, Scan

CHAIN = frozenset("-–/.:")
MINUTES = frozenset("'′’\"″")
"""Signs of minutes and seconds, of a match or a race."""
URL = frozenset("/=_&@#\\")
CONTEST = 12
"""Tokens around a result among which words of a contest are looked for."""
BALLOT = 5
"""Tokens around votes told like a result among which words of a vote are looked for."""
MOST_GOALS = 10
"""The second side of "0-6" beyond which it is a range: "0-60 mph"."""
PHONE = 2
"""Numbers chained by dashes or slashes before it is a phone number, a date or a code."""


def chained(s: Scan, q: Quantity, floor: int) -> int | None:
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


def result(s: Scan, q: Quantity) -> bool:
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
