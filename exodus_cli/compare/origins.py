"""Who vouches for an estimate, through whom, and how many independent voices there are.

R9  origins are counted, not papers: copies, one quoted authority and one publisher are one origin
R10 the chain is publisher <- relayed outlet <- authority; the same origin and number under another scope is `drift`
R11 restatements are no further evidence
R12 interested parties are tagged; the tag explains a split, it never picks a winner
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from exodus_cli.compare.estimates import Estimate, words
from exodus_cli.compare.intervals import SAME
from exodus_cli.world.parties import party


def voice(e: Estimate) -> str:
    """Who an estimate goes back to: the named speaker, else the article's publisher (its original's, if a copy)."""
    return e.speaker or e.publisher


def named(e: Estimate) -> str:
    """The same, as a reader knows it."""
    return e.speaker or e.outlet


def same_origin(a: Estimate, b: Estimate) -> bool:
    """Whether two estimates go back to one voice (R9)."""
    if a.origin_article == b.origin_article and a.speaker == b.speaker:
        return True
    if (a.speaker is None) != (b.speaker is None):
        return False
    return same_name(voice(a), voice(b))


def same_name(a: str, b: str) -> bool:
    """Whether two names can be one voice: one's telling words are all in the other's."""
    if a == b:
        return True
    x, y = _words(a), _words(b)
    return bool(x and y) and (x <= y or y <= x)


@lru_cache(maxsize=100_000)
def _words(name: str) -> frozenset[str]:
    return words(name)


def origins(estimates: Iterable[Estimate]) -> list[list[Estimate]]:
    """The estimates by origin, restatements left out, the named voices first.

    A number nobody is named for was not counted by the paper that prints it: where another voice has the same
    number it is taken to be that voice's, and papers that print one number without a source are one origin.
    """
    rows: list[list[Estimate]] = []
    named: dict[tuple[bool, str], list[Estimate]] = {}  # exact names and prints first: a large group has many of each
    printed: dict[tuple[str, float | None, float, float], list[Estimate]] = {}
    for e in sorted((e for e in estimates if not e.same_as), key=lambda e: e.speaker is None):
        name = (e.speaker is None, voice(e))
        what = (e.dimension, e.interval.point, *((0.0, 0.0) if e.interval.point is not None else (e.interval.low, e.interval.high)))
        home = named.get(name) or (printed.get(what) if e.speaker is None else None)
        if home is None:
            home = next((row for row in rows if same_origin(row[0], e) or (e.speaker is None and same_print(row[0], e))), None)
        if home is None:
            home = []
            rows.append(home)
        home.append(e)
        named.setdefault(name, home)
        printed.setdefault(what, home)
    return rows


def same_print(a: Estimate, b: Estimate) -> bool:
    """Whether two estimates print one number, whatever its bounds."""
    if a.dimension != b.dimension:
        return False
    if a.interval.point is None or b.interval.point is None:
        return (a.interval.low, a.interval.high) == (b.interval.low, b.interval.high)
    return abs(a.interval.point - b.interval.point) <= SAME * abs(a.interval.point)


def publishers(estimates: Sequence[Estimate]) -> int:
    """How many publishers carry them."""
    return len({e.publisher for e in estimates})


def chain(e: Estimate) -> tuple[str, ...]:
    """From the publisher back to the authority (R10)."""
    links = (e.outlet, *reversed(e.via), *((e.speaker,) if e.speaker else ()))
    told: list[str] = []
    for link in links:
        if not any(same_name(link, known) for known in told):
            told.append(link)
    return tuple(told)


def tags(estimates: Iterable[Estimate]) -> list[str]:
    """The kinds of parties that speak (R12), as reason codes."""
    kinds = {kind for e in estimates if (kind := party(voice(e)))}
    return sorted(f"party:{kind}" for kind in kinds)
