"""Numbers that are no figures: what they belong to instead, asked one by one."""

from __future__ import annotations

from exodus_cli.grammar.numbers import chains, dates, labels
from exodus_cli.grammar.numbers.quantity import Quantity
from exodus_cli.grammar.numbers.scan import DASHES, Scan


def trapped(s: Scan, q: Quantity, floor: int) -> int | None:
    """The token behind a number that is no figure, or None where it may be one. `floor`: where the last number ended."""
    first, last = q.number
    name = labels.named(s, first, last)
    if name is not None:
        return name
    if q.value_kind == "rank":
        return dates.date_end(s, first, last) or (last if s.low(last) in s.book.months or dates.month_before(s, first) else None)
    chain = chains.chained(s, q, floor)
    if chain is not None:
        return chain
    if q.value_kind == "measure" and q.in_digits and labels.glued_before(s, first):
        return q.last
    if q.value_kind not in ("count", "duration") or q.unit not in (None, "hour", "year", "metre"):
        return None
    if q.unit == "year":
        return last if dates.year(s, q) and s.words[first].isdigit() and len(s.words[first]) == 4 and not s.counted(last) else None
    end = dates.date_end(s, first, last) or dates.clock(s, q)
    if end is not None:
        return max(end, q.last if q.unit == "hour" else end)
    if q.unit == "metre":
        return None
    if s.low(first - 1) == "+" and floor == first - 1 and s.kinds[floor - 1] == "n":
        return last
    if q.in_digits and (dates.year(s, q) or dates.decade(s, first, last)):
        return max(last, dates.tail(s, last))
    if not q.in_digits and s.low(first - 1) in s.book.decades and q.point in range(10, 100, 10):
        return last
    if _singular(s, q) or _shy(s, q):
        return last
    if labels.code(s, q) or labels.label(s, q) or labels.list_item(s, q) or chains.result(s, q):
        return last
    if dates.spelled_year(s, q):
        return dates.spelled_year(s, q)
    return None


def _singular(s: Scan, q: Quantity) -> bool:
    """Bare digits after a singular article: "rispetto al 76", "il 112", "al 58"; not "il 25 e il 21%"."""
    first, last = q.number
    if not isinstance(q.point, int):  # "dall'8,1 di ottobre": nobody is called so
        return False
    if not q.in_digits or s.low(first - 1) not in s.book.year_articles or q.scale > 1 or s.noun(last) or s.low(last) in s.book.of:
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
    return not (led or s.noun(last) or s.low(last) in s.book.of or s.low(last) in s.book.alternatives)
