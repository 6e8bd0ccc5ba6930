"""Verdicts: what comes of laying the estimates of one group side by side.

R6  a conflict is two intervals no number can satisfy, within the room their words and their rounding leave
R7  a vague word never makes a conflict alone
R9  `corroborated` needs two origins
R13 the same voice later, a toll that has grown since, a stated revision: an update; a later lower number from another
    voice, or a larger one of what was long over, is a conflict
R15 no winner: low to high, as wide as the evidence says, with the reasons; `best` only by a rule the caller named
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import combinations
from statistics import median_low

import msgspec

from exodus_cli.compare.axes import ANOTHER, days
from exodus_cli.compare.estimates import Estimate
from exodus_cli.compare.intervals import How, apart, compare
from exodus_cli.compare.likeness import EARLIER
from exodus_cli.compare.options import Options
from exodus_cli.compare.origins import origins, publishers, same_origin, tags, voice
from exodus_cli.facts import Number, Verdict
from exodus_cli.world.parties import party, rank
from exodus_cli.world.topics import family, grows

# A group with more different numbers than this is judged by its extremes; its relations are capped likewise.
DISTINCT = 24


# Where an unknown publisher prints a bare "$", two sums may be one, told in the dollars of two countries: a US dollar has been
# worth up to about twice another country's (the gap over the smaller sum), and seldom less than a tenth more. Sums that
# lie nearer together than DOLLARS[0] are one sum told more or less roundly.
DOLLARS = 0.02, 0.1, 1.0


Order = tuple[Estimate, Estimate]
"""The one known first, the other."""


class Pair(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Two estimates of one group and how their numbers stand."""

    a: Estimate
    b: Estimate
    verdict: str
    because: tuple[str, ...]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A group's verdict with everything that speaks for it."""

    verdict: Verdict
    because: tuple[str, ...]
    low: Number | None
    high: Number | None
    best: Number | None
    origins: int
    publishers: int
    pairs: tuple[Pair, ...]


def judge(group: Sequence[Estimate], options: Options) -> Judgement:
    """The verdict of a group."""
    if len(group) == 1:
        return _alone(group[0], options)
    voices = origins(group)
    evidence = [e for row in voices for e in row] or list(group)
    old = frozenset(e.interval.point for e in group if e.revision == EARLIER)
    pairs = [pair(a, b, old) for a, b in combinations(distinct(evidence), 2)]
    verdict, because = _verdict(group, evidence, pairs)
    if len(evidence) > 1 and verdict in ("agree", "compatible"):
        because += ["corroborated"] if len(voices) > 1 else ["one_origin"]
    if verdict in ("conflict", "update") and len(voices) > 1:
        because += tags(evidence)
    if any(e.interval.vague for e in evidence) and options.vague != "default":
        because.append(f"vague:{options.vague}")
    best = None
    if options.best:
        best = choose(voices, options)
        because.append(f"best:{options.best}")
    low, high = extent(evidence)
    return Judgement(
        verdict=verdict,
        because=tuple(dict.fromkeys(because)),
        low=low,
        high=high,
        best=best,
        origins=max(len(voices), 1),
        publishers=publishers(group),
        pairs=tuple(pairs),
    )


def _alone(e: Estimate, options: Options) -> Judgement:
    low, high = extent([e])
    best = choose([[e]], options) if options.best else None
    because = [f"vague:{options.vague}"] if e.interval.vague and options.vague != "default" else []
    if options.best:
        because.append(f"best:{options.best}")
    return Judgement(verdict="single", because=tuple(because), low=low, high=high, best=best, origins=1, publishers=1, pairs=())


def _verdict(group: Sequence[Estimate], evidence: Sequence[Estimate], pairs: Sequence[Pair]) -> tuple[Verdict, list[str]]:
    codes = [code for p in pairs for code in p.because]
    if len(evidence) < len(group):
        codes.insert(0, "restated")
    found = {p.verdict for p in pairs}
    for verdict in ("conflict", "update"):
        if verdict in found:
            return verdict, [code for p in pairs if p.verdict == verdict for code in p.because]
    return ("compatible" if "compatible" in found else "agree"), codes


def distinct(evidence: Sequence[Estimate]) -> list[Estimate]:
    """One estimate for every different number and voice that could matter, the extremes where there are many."""
    seen: dict[tuple[object, ...], Estimate] = {}
    for e in evidence:
        seen.setdefault((e.dimension, e.tolerant.low, e.tolerant.high, e.interval.vague, e.speaker, e.published), e)
    rows = list(seen.values())
    if len(rows) <= DISTINCT:
        return rows
    by_low = sorted(rows, key=lambda e: (e.tolerant.low, e.id))
    by_high = sorted(rows, key=lambda e: (e.tolerant.high, e.id))
    keep = {e.id for order in (by_low, by_high) for e in (*order[: DISTINCT // 4], *order[-DISTINCT // 4 :])}
    return [e for e in rows if e.id in keep]


def pair(a: Estimate, b: Estimate, old: Collection[float | None] = ()) -> Pair:
    """How two comparable estimates stand: agree, compatible, update or conflict, and why; `old` are numbers a text takes back."""
    if a.dimension != b.dimension:
        return Pair(a, b, "compatible", ("conversion",))
    how = compare(a.tolerant, b.tolerant)
    if how == "disjoint" and (a.loose or b.loose) and _two_dollars(apart(a.tolerant, b.tolerant)):
        return Pair(a, b, "compatible", ("dollar",))
    if how == "disjoint" and (a.interval.vague or b.interval.vague):
        how = "vague"
    if how == "disjoint":
        order = later(a, b)
        return Pair(a, b, *(stated(a, b, order, old) or disagreement(a, b, order)))
    told = stated(a, b, later(a, b), old) if how == "bounds" and a.interval.point != b.interval.point else None
    if told and "revised" in told[1]:
        return Pair(a, b, *told)  # "at least 28, lowering an earlier toll of 31"
    return Pair(a, b, "agree" if how in ("equal", "rounding") else "compatible", _HOW[how])


_HOW: dict[How, tuple[str, ...]] = {"equal": (), "rounding": ("rounding",), "bounds": ("bounds",), "vague": ("vague",), "disjoint": ()}


def stated(a: Estimate, b: Estimate, order: Order | None, old: Collection[float | None]) -> tuple[str, tuple[str, ...]] | None:
    """An update a text tells as one (R13): it takes the older number back, or says that the count came down or up to the newer."""
    first, last = order or (a, b)
    if old and (first.interval.point in old) != (last.interval.point in old):
        known = order is not None and first.interval.point not in old
        return None if known else ("update", ("revised",))
    if order is None:
        return None
    grew = last.interval.centre > first.interval.centre
    if last.revision == "lowered" and not grew:
        return "update", ("fallen", "later")
    return ("update", ("grown", "later")) if last.revision == "raised" and grew else None


def disagreement(a: Estimate, b: Estimate, order: Order | None) -> tuple[str, tuple[str, ...]]:
    """Whether time explains two numbers that cannot both be true (R13)."""
    if order is None:
        if a.speaker and b.speaker and a.article != b.article and same_origin(a, b):
            # One voice does not contradict itself: it has counted again.
            return "update", ("same_origin", "order_unknown")
        return "conflict", ("source",) if not same_origin(a, b) else ("same_origin",)
    first, last = order
    if same_origin(first, last):
        return "update", ("same_origin", "later")
    if grows(family(last.event or last.thing or "")) and last.interval.centre >= first.interval.centre and not bygone(first, last):
        return "update", ("grown", "later")
    return "conflict", ("source",)


def _two_dollars(gap: float) -> bool:
    """Whether two sums may be one in the dollars of two countries, or one told more roundly."""
    one, least, most = DOLLARS
    return gap <= one or least <= gap <= most


def bygone(first: Estimate, last: Estimate) -> bool:
    """Whether what is counted was long over when the first was told: the toll of another year's quake grows no more (R13)."""
    ends = [e.window.end for e in (first, last) if e.window and e.window.end]
    return bool(ends) and first.published is not None and days(first.published) - days(max(ends)) > ANOTHER


def later(a: Estimate, b: Estimate) -> Order | None:
    """The two in the order they were known, or None where the texts do not tell."""
    x, y = as_of(a), as_of(b)
    if x is None or y is None:
        return None
    if len(x) == 10 or len(y) == 10:
        x, y = x[:10], y[:10]
    if x == y:
        return None
    return (a, b) if x < y else (b, a)


def as_of(e: Estimate) -> str | None:
    """When the number was known, as an ISO date or date-time: its article's publication, or the day told of one that was taken back."""
    if e.revision == EARLIER:
        return e.window.end[:10] if e.window and e.window.end else None
    return None if e.published is None else _moment(e.published)


@lru_cache(maxsize=10_000)
def _moment(published: str) -> str:
    try:
        return datetime.fromisoformat(published).isoformat() if "T" in published else published[:10]
    except ValueError:
        return published[:10]


def extent(evidence: Sequence[Estimate]) -> tuple[Number | None, Number | None]:
    """The widest the evidence says: lowest end and highest end, null where nothing closes it (R15)."""
    rows = [e for e in evidence if e.dimension == evidence[0].dimension]
    lows = [e.interval.low for e in rows if math.isfinite(e.interval.low)]
    highs = [e.interval.high for e in rows if math.isfinite(e.interval.high)]
    low, high = min(lows, default=None), max(highs, default=None)
    if high is not None and lows and max(lows) > high:
        high = None
    if low is not None and highs and min(highs) < low:
        low = None
    return plain(low), plain(high)


def plain(value: float | None) -> Number | None:
    """A float as the number it is."""
    return int(value) if value is not None and float(value).is_integer() else value


def choose(voices: Sequence[Sequence[Estimate]], options: Options) -> Number | None:
    """The one number the caller's rule takes; null where the rule finds none."""
    rows = [e for row in voices for e in row if e.interval.point is not None and e.dimension == voices[0][0].dimension]
    if not rows:
        return None
    match options.best:
        case "latest":
            dated = [e for e in rows if as_of(e)]
            chosen = max(dated, key=lambda e: (as_of(e) or "", e.id)).interval.point if dated else None
        case "hierarchy":
            chosen = min(rows, key=lambda e: (rank(party(voice(e))), e.id)).interval.point
        case "lowest":
            chosen = min(e.interval.point or 0.0 for e in rows)
        case _:
            tops = [points[-1] for row in voices if (points := [e.interval.point for e in row if e.interval.point is not None])]
            chosen = median_low(tops)
    return plain(chosen)
