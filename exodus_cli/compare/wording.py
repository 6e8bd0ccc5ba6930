"""The verdict of a group in one plain English sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence

from exodus_cli.compare.balance import NET_ENTER, Balance
from exodus_cli.compare.estimates import Estimate
from exodus_cli.compare.intervals import apart
from exodus_cli.compare.likeness import EARLIER
from exodus_cli.compare.origins import chain, named
from exodus_cli.compare.titles import day
from exodus_cli.compare.verdicts import Judgement, Pair, as_of, later
from exodus_cli.facts import Window
from exodus_cli.world.topics import alone

PERCENT = "percent"
# What is told in the words of the text.
PRINTED = ("measure", "duration")
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
BEFORE = {
    "about": "about ",
    "nearly": "nearly ",
    "more_than": "more than ",
    "at_least": "at least ",
    "less_than": "less than ",
    "at_most": "up to ",
}


def says(group: Sequence[Estimate], judgement: Judgement) -> str:
    """One sentence: who says what, by how much they differ, and what neither tells."""
    match judgement.verdict:
        case "conflict":
            pair = widest([p for p in judgement.pairs if p.verdict == "conflict"])
            return f"Sources disagree: {gap(pair)}{caveats(pair)}."
        case "update":
            pair = latest([p for p in judgement.pairs if p.verdict == "update"])
            if "order_unknown" in pair.because:
                return f"One source, two numbers: {told(pair.a)} and {told(pair.b)}; which is the later is not said."
            first, last = _ordered(pair)
            return f"Updated: {told(first)}, then {told(last)}; {_why(pair)}."
        case "single":
            return f"One figure: {told(group[0])}."
    voices = f"{count(judgement.publishers, 'publisher')}, {count(judgement.origins, 'origin')}"
    verb = "agree on" if judgement.verdict == "agree" else "are compatible with"
    return f"{count(len(group), 'figure')} {verb} {spread(group, judgement)} ({voices}){_softened(judgement)}."


def balanced(found: Balance) -> str:
    """What in minus out is beside the net (R3)."""
    ways = [("in", found.inward), ("out", found.outward)]
    (_, first), (_, second) = ways = ways if found.net.event == NET_ENTER else ways[::-1]
    gap, net = found.gap, amount(found.net)
    stands = f"{number(abs(gap))} {'more' if gap > 0 else 'less'} than the net of {net}" if gap else f"which fits the net of {net}"
    return f"{ways[0][0].capitalize()} minus {ways[1][0]} is {number(found.difference)} ({told(first)} − {told(second)}), {stands}."


def widest(pairs: Sequence[Pair]) -> Pair:
    """The pair that lies farthest apart; of several, the one whose voices are named."""
    return max(pairs, key=lambda p: (round(apart(p.a.interval, p.b.interval), 3), bool(p.a.speaker) + bool(p.b.speaker), p.a.id, p.b.id))


def latest(pairs: Sequence[Pair]) -> Pair:
    """The pair that ends with the number known last, and begins with one its own article takes back, or farthest from it."""
    own = [_ordered(p) for p in pairs if "revised" in p.because and p.a.article == p.b.article]
    back = {(first.interval.point, last.article) for first, last in own}

    def rank(p: Pair) -> tuple[object, ...]:
        first, last = _ordered(p)
        told = (first.interval.point, last.article) in back
        return as_of(last) or "", last.revision != EARLIER, told, round(apart(p.a.interval, p.b.interval), 3), p.a.id, p.b.id

    return max(pairs, key=rank)


def gap(pair: Pair) -> str:
    """`1.3 million (UK MoD) is 30 % above the top of 600,000–1,000,000 (Forbes)`."""
    low, high = sorted((pair.a, pair.b), key=lambda e: (e.tolerant.low, e.tolerant.high))
    by = apart(low.interval, high.interval) or apart(low.tolerant, high.tolerant)
    far = "far above" if not math.isfinite(by) else f"{percent(by)} % above" if by < 2 else f"{by + 1:.1f} times"
    if low.unit == PERCENT or alone(low.dimension):
        # A percentage of a percentage, or of a magnitude, is no difference anybody speaks of.
        far = f"{number(round(high.interval.low - low.interval.high, 2))} {'points ' if low.unit == PERCENT else ''}above"
    ranged = low.interval.point is None and math.isfinite(low.interval.low) and math.isfinite(low.interval.high)
    end = "the top of " if ranged else ""
    return f"{told(high)} is {far} {end}{told(low)}"


def percent(share: float) -> str:
    """`30`; a difference of less than one percent with its first digit: `0.3`."""
    return f"{share * 100:.0f}" if share >= 0.01 else f"{share * 100:.1g}"


def caveats(pair: Pair) -> str:
    """What is the same, and what neither says (R1)."""
    a, b = pair.a, pair.b
    parts, untold = [], []
    if a.window and b.window:
        parts.append("same year" if _year(a.window) and _year(a.window) == _year(b.window) else "same time")
    elif not a.window and not b.window:
        days = sorted({(e.published or "")[:10] for e in (a, b)})
        known = [day(d) for d in days]
        if len(known) > 1 and all(known):
            parts.append(f"published on {' and '.join(known)}")
        elif a.event in GROSS:
            untold.append("for what time")
    if (a.origin, a.destination, a.location) == (b.origin, b.destination, b.location) and (a.origin or a.destination or a.location):
        parts.append("same place")
    if a.event and a.event == b.event and a.event in GROSS:
        untold.append("whether returnees are counted")
    if untold:
        parts.append(f"neither says {' or '.join(untold)}")
    return "".join(f"; {p}" for p in parts)


SOFT = {
    "rounding": "rounded",
    "bounds": "some are bounds",
    "vague": "some are vague words",
    "conversion": "converted",
    "dollar": "whose dollars is not said",
}
# What goes on, so that its time matters, and of which some may have been undone.
GROSS = frozenset({"leave", "enter"})


def _year(window: Window) -> str | None:
    if window.start and window.end and window.start.endswith("-01-01") and window.end.endswith("-12-31"):
        return window.start[:4]
    return None


def _ordered(pair: Pair) -> tuple[Estimate, Estimate]:
    """The older of the two first: the one that is taken back, or the one told first."""
    if "revised" in pair.because and (pair.a.revision == EARLIER) != (pair.b.revision == EARLIER):
        return (pair.a, pair.b) if pair.a.revision == EARLIER else (pair.b, pair.a)
    return later(pair.a, pair.b) or (pair.a, pair.b)


# Why a count was updated, by reason code; the first that is given.
WHY = {
    "revised": "the older number was replaced",
    "same_origin": "the same source, later",
    "fallen": "the count has come down since",
    "grown": "the count has grown since",
}


def _why(pair: Pair) -> str:
    return next((told for code, told in WHY.items() if code in pair.because), WHY["grown"])


def _softened(judgement: Judgement) -> str:
    told = [SOFT[code] for code in judgement.because if code in SOFT]
    return f"; {', '.join(told)}" if told else ""


def count(n: int, noun: str) -> str:
    """`1 origin`, `3 publishers`."""
    return f"{n} {noun}{'' if n == 1 else 's'}"


def told(e: Estimate) -> str:
    """`1.3 million (UK Ministry of Defence)`, with the outlet it was relayed by."""
    links = chain(e)
    relayed = list(links[1:-1]) if e.speaker else []
    source = named(e) if not relayed else f"{', '.join(reversed(relayed))}, citing {named(e)}"
    return f"{amount(e)} ({source})"


def spread(group: Sequence[Estimate], judgement: Judgement) -> str:
    """The range of a group that holds together."""
    low, high = judgement.low, judgement.high
    e = group[0]
    if e.value_kind in PRINTED or "/" in (e.unit or ""):
        ends = sorted((x for x in group if not x.same_as), key=lambda x: x.interval.centre) or [e]
        first, last = amount(ends[0]), amount(ends[-1])
        return first if ends[0].interval.centre == ends[-1].interval.centre else f"{first} to {last}"
    if low is not None and high is not None and low != high:
        return with_unit(e, between(low, high))
    if low is not None:
        return with_unit(e, number(low)) if high is not None else f"{with_unit(e, number(low))} or more"
    return f"{with_unit(e, number(high))} or less" if high is not None else e.text


def amount(e: Estimate) -> str:
    """The number with its modifier and unit."""
    i = e.interval
    if i.vague:
        return f"“{e.text}”"
    in_words = e.unit == PERCENT and i.point is not None and i.point * 10 % 1 and not any(map(str.isdigit, e.text))
    if e.value_kind in PRINTED or "/" in (e.unit or "") or in_words:
        # In the unit that was printed, where the interval is in the base unit; a third is not 33.3333 %.
        return " ".join(e.text.split())
    if i.point is None and math.isfinite(i.low) and math.isfinite(i.high) and i.low != i.high:
        return with_unit(e, between(i.low, i.high))
    value = i.point if i.point is not None else i.low if math.isfinite(i.low) else i.high
    return BEFORE.get(e.modifier, "") + with_unit(e, number(value))


def with_unit(e: Estimate, digits: str) -> str:
    """The digits with the sign or unit of the estimate."""
    if e.unit == PERCENT:
        return f"{digits}%"
    if e.value_kind == "money":
        return f"{SIGNS[e.unit]}{digits}" if e.unit in SIGNS else f"{digits} {e.unit or ''}".strip()
    if e.value_kind == "measure" and e.dimension != e.unit:
        return f"{digits} {e.dimension}"
    return digits


def between(low: float, high: float) -> str:
    """600,000–1,000,000; 1.2 million–1.5 million: both ends told alike."""
    first, last = number(low), number(high)
    if first[-1].isalpha() == last[-1].isalpha():
        return f"{first}–{last}"
    return f"{low:,.0f}–{high:,.0f}"


def number(value: float) -> str:
    """1.3 million; 170,000; 7.6."""
    if not math.isfinite(value):
        return "∞"
    for scale, word in SCALES:
        if abs(value) >= scale and abs(value / scale * 1000 - round(value / scale * 1000)) < 1e-6:
            return f"{value / scale:,.3f}".rstrip("0").rstrip(".") + f" {word}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4f}".rstrip("0").rstrip(".")
