"""The whole grammar: candidates, numbers, traps, units, ranges, bounds, ages, changes, and what goes together."""

from __future__ import annotations

from itertools import pairwise

from exodus_cli.grammar.numbers import bounds, context, lending, ones
from exodus_cli.grammar.numbers.book import book
from exodus_cli.grammar.numbers.measures import quantity
from exodus_cli.grammar.numbers.numerals import numeral
from exodus_cli.grammar.numbers.quantity import Numeral, Quantity
from exodus_cli.grammar.numbers.scan import MINUS, Scan
from exodus_cli.grammar.numbers.traps import trapped
from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang import Lexicon

DEGREES = frozenset({"celsius", "fahrenheit", "degree", None})
VULGAR = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")


def quantities(tokens: Tokens, lexicon: Lexicon, dollar: str = "USD") -> list[Quantity]:
    """Every quantity of a text, in order, never overlapping.

    `dollar` is the currency of a bare "$": the publisher's.
    """
    s = Scan(tokens, book(lexicon))
    found = bounds.ranges(s, _read(s, dollar))
    lending.shared_units(s, found)
    lending.shared_scales(s, found)
    lending.parts(s, found)
    lending.parallels(s, found)
    floor, former = 0, None
    for q, ceiling in zip(found, (*(q.number[0] for q in found[1:]), s.size), strict=False):
        context.points(s, q, former)
        context.age(s, q, former)
        bounds.bound(s, q, floor, ceiling)
        bounds.change(s, q, floor, former)
        context.level(s, q, former)
        floor, former = q.last, q
    found = [q for q in found if context.stands(s, q)]
    found = bounds.clamps(s, found)
    lending.same_money(s, found)
    context.links(s, found)
    return _apart(found)


def _candidates(s: Scan) -> list[int]:
    """Tokens a number may start at, by look-ups alone."""
    starters, heads = s.book.starters, s.book.heads
    if heads:
        return [n for n, (kind, low) in enumerate(zip(s.kinds, s.lower, strict=True))
                if kind == "n" or low in starters or low[:3] in heads or low in VULGAR]
    found = [n for n, (kind, low) in enumerate(zip(s.kinds, s.lower, strict=True))
             if kind == "n" or low in starters or low in VULGAR]
    weak, lower, last = s.book.weak, s.lower, s.size - 1
    return [n for n in found if lower[n] not in weak or (n < last and lower[n + 1] in weak[lower[n]])]


def _read(s: Scan, dollar: str) -> list[Quantity]:
    """Numbers with their units, traps left out."""
    out: list[Quantity] = []
    done = 0
    for at in _candidates(s):
        if at < done or context.decade(s, at):
            continue
        n = numeral(s, at)
        if n is None or (n.bare and ones.pronoun(s, n)):
            continue
        if n.bare and s.book.numbers.compound and s.low(n.last) in s.book.one_counts:
            n.last += 1  # "un solo"
        _sign(s, n, done)
        q = quantity(s, n, dollar)
        end = None if context.percent_again(s, q, out[-1] if out else None) else trapped(s, q, done)
        if end is not None:
            done = max(end, n.last)
            continue
        if out and out[-1].last == q.first and out[-1].in_digits and not n.digits and out[-1].unit is None:
            continue  # "i 14 ottomila": the second is what the first counts
        _degrees(s, q)
        out.append(q)
        done = max(q.last, n.last)
    return out


def _sign(s: Scan, n: Numeral, floor: int) -> None:
    """A minus before digits, and the point of ".25"."""
    at = n.first - 1
    if at < floor or not n.digits or n.point is None or not s.glued(n.first):
        return
    free = at == 0 or not s.glued(at) or s.words[at - 1] in "([\"'<>="
    if free and s.words[at] in MINUS and (at == 0 or s.kinds[at - 1] != "n"):
        n.low, n.high, n.point, n.first = -n.high, -n.low, -n.point, at
    elif free and s.words[at] == "." and isinstance(n.point, int) and s.words[n.first].isdigit() and n.scale == 1:
        value = float(f"0.{s.words[n.first]}")
        n.low = n.high = n.point = value
        n.first = at


def _degrees(s: Scan, q: Quantity) -> None:
    """A minus that stands apart, or in words behind: "- 20 degrees", "20 degrees below zero"."""
    at = q.first - 1
    below = s.book.below_zero.match(s.lower, q.last) if q.last < s.size and q.unit in DEGREES and q.point is not None else None
    if below is not None and q.point is not None and q.point > 0:
        q.low = q.high = q.point = -q.point
        q.cues.setdefault("unit", s.tokens.span(q.last, q.last + below[0]))
        q.value_kind, q.unit, q.last = "measure", q.unit or "degree", q.last + below[0]
    if q.unit in ("celsius", "fahrenheit") and at >= 0 and s.words[at] in MINUS and not s.glued(at) and q.point is not None and q.point > 0:
        q.low = q.high = q.point = -q.point
        q.first = at


def _apart(found: list[Quantity]) -> list[Quantity]:
    """No two quantities share a token: what follows a number never takes in the next one, and a later one begins where the earlier ends."""
    for p, q in pairwise(found):
        p.last = min(p.last, q.number[0])
        q.first = max(q.first, p.last)
    return found
