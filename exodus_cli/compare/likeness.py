"""Likeness: what speaks for two estimates measuring one thing, and what a reader would object to."""

from __future__ import annotations

import math
from collections.abc import Callable
from operator import mul
from typing import NamedTuple

from exodus_cli.compare import axes
from exodus_cli.compare.estimates import Estimate, surroundings
from exodus_cli.compare.intervals import compare
from exodus_cli.compare.origins import same_origin
from exodus_cli.world.concepts import PERSON, concepts
from exodus_cli.world.parties import rivals
from exodus_cli.world.topics import accounts, alone, announced, deal, generic, score, setting, toll

Weight = Callable[[str], float]

# Scales whose numbers all lie close together: how far two estimates of one thing may be apart.
SPREAD = {"magnitude": 0.4, "percent": 4.0, "degree": 5.0, "celsius": 3.0, "fahrenheit": 5.0}
# Numbers more than tenfold apart are no estimates of one thing, but where one article tells both; fiftyfold never.
FAR, FARTHEST = 0.1, 0.02
# A word in the rest of the sentence says this much less of a figure than one beside it.
ASIDE = 0.7
# A word this rare (its inverse document frequency) is evidence by itself.
RARE = 1.5
# Two voices within this many characters of one article are set against each other ("A says 300,000, B a million").
BESIDE = 400
# ... and in one sentence count as this near, however far apart: the sentence itself sets them against each other.
SET = 0.5
# A year named beside one of two numbers alone says this much of two different years.
ONE_YEAR = 0.6
# How a text calls a number that it takes back ...
EARLIER = "earlier"
# ... and one that came from another, which is no more than so far off.
MOVED, CLOSE = ("lowered", "raised"), 0.4
# Bodies are all of the dead where their number is this near to that of the dead.
BODY, FOUND = "body", 0.9
# From here on (`telling`) two articles that print one number print one measure: 5.6, 842, 14,000, but not 40 or 300 ...
SURE = 2.0
# ... as do two that print one number but for their last digits.
LOOSE, ALMOST = ("rounding", "bounds"), 0.99
# How telling a vague word is, for each of its noughts: hundreds here may be other hundreds there.
WORD = 0.25
NESTED = ("part", "whole")
# Tolls this near to each other are one, though one article names the town and the other the country.
ONE_TOLL = 0.8


def stand(a: Estimate, b: Estimate) -> str:
    """How the two intervals stand: as `intervals.compare`, or `units` where they cannot be laid side by side."""
    return compare(a.tolerant, b.tolerant) if a.dimension == b.dimension else "units"


# What speaks for two estimates measuring one thing, and how much.
WEIGHTS = {
    "equal": 0.3,  # one number
    "telling": 0.1,  # ... by how telling it is (0 to 3): 842 twice is one count, 2 twice may be anything
    "near": 1.0,  # another number: by how near it is
    "off": -0.45,  # another number at all
    "vague": 0.1,  # a vague word holds many numbers: it neither joins nor parts
    "shares": -0.2,  # two different percentages are more often of two things than of one
    "context": 1.0,  # the same words around them (0 to 1)
    "names": 0.15,  # a place named in both sentences
    "strangers": -0.05,  # places named in both, but none the same
    "story": -0.8,  # the two articles name no places or people in common: two stories
    "bodies": 0.1,  # a person or body named in both sentences
    "years": -0.2,  # different calendar years named
    "spread": 0.4,  # a range of estimates, and one of the vague estimates it spans
    "heads": 0.25,  # the same words for what is counted, by how rare they are (0 to 1): "people" is no evidence
    "unlike": -0.3,  # other words for what is counted, of which no act is told that would make it one (0 to 1)
    "voices": 0.5,  # two sources set against each other in one passage
    "against": 0.5,  # ... in one sentence
    "replaced": 1.0,  # one is told as the older of the two: "lowering an earlier toll of 31"
    "agencies": 0.25,  # two named bodies measure on one scale, in two articles
    "again": 0.1,  # the same number again in one article
    "severe": 0.3,  # both of those hurt or damaged badly, which are few
    "idle": -0.15,  # two numbers of people, of whom neither text says what they did
    "listed": -0.35,  # ... in one sentence: "two women and two men"
    "elsewhere": -0.3,  # another number in one article, though both could be true
    "leads": 0.3,  # both are their article's first number of the topic
    "sole": 0.2,  # both are their article's only number of the topic
    "tongues": 0.2,  # two languages: they may tell the same and share no word
    "long": -0.3,  # another number, published weeks before or after
    "grown": 0.15,  # a toll, larger on a later day
}


def signs(a: Estimate, b: Estimate, how: str) -> dict[str, float]:
    """What speaks for and against one measure, each sign 0 to 1 (`telling` to 3); the words around are `cosine`'s."""
    found: dict[str, float] = {}
    if how in ("equal", "rounding"):
        found = _equal(a)
    elif how != "units":
        found = {"vague": 1.0} if how == "vague" and held(a, b) else {"near": nearness(a, b), "off": 1.0}
        if a.value_kind in ("share", "change"):
            found["shares"] = 1.0
        if a.unit == PERSON and a.event is None and b.event is None:
            found["idle"] = 1.0
    if a.severe and b.severe:
        found["severe"] = 1.0
    if a.names and b.names:
        found["strangers" if a.names.isdisjoint(b.names) else "names"] = 1.0
    if a.lang != b.lang:
        found["tongues"] = 1.0
    if not a.bodies.isdisjoint(b.bodies):
        found["bodies"] = 1.0
    if a.years != b.years and ((a.years and b.years) or not sure(a, how)):
        found["years"] = 1.0 if a.years and b.years else ONE_YEAR
    if spread(a) != spread(b) and a.article == b.article and a.event == b.event:
        found["spread"] = 1.0
    if how not in ("equal", "rounding") and long_after(a, b):
        found["long"] = 1.0
    if a.article == b.article:
        found |= _together(a, b, how)
    else:
        near = found.get("near", 1.0)
        if alone(a.dimension) and two_voices(a, b):
            found["agencies"] = near
        if a.leads and b.leads:
            # The toll that two articles begin with is one, however far it has grown.
            found["leads"] = 1.0 if a.event == b.event and toll(a.event) else near
        if a.sole and b.sole:
            found["sole"] = near
        if grown(a, b):
            found["grown"] = 1.0
    return found


def _equal(a: Estimate) -> dict[str, float]:
    """What one number in two places says; a vague share ("most") says nothing, a vague count the more the larger it is."""
    if not a.interval.vague:
        return {"equal": 1.0, "telling": min(a.telling, 3.0)}
    if a.value_kind == "share":
        return {"vague": 1.0}
    return {"equal": 1.0, "telling": WORD * math.log10(max(a.interval.low, 1.0))}


def _together(a: Estimate, b: Estimate, how: str) -> dict[str, float]:
    """What speaks for one measure inside one article."""
    if replaced(a, b) and how not in ("equal", "rounding"):
        return {"replaced": 1.0}
    if how == "equal":
        return {"listed" if a.sentence == b.sentence else "again": 1.0}
    if two_voices(a, b):
        if abs(a.start - b.start) >= BESIDE or (a.sentence != b.sentence and not one_noun(a, b)):
            return {}
        if a.sentence == b.sentence or rivals(a.speaker or "", b.speaker or ""):
            return {"voices": 1.0, "against": 1.0, "near": max(nearness(a, b), SET)}
        return {"voices": 1.0}
    return {"elsewhere": 1.0} if a.interval.point != b.interval.point else {}


def long_after(a: Estimate, b: Estimate) -> bool:
    """Whether one was published so much later that it may be of another event."""
    if not a.published or not b.published:
        return False
    return abs(axes.days(a.published) - axes.days(b.published)) > axes.ANOTHER


def grown(a: Estimate, b: Estimate) -> bool:
    """Whether the larger of two tolls was told on a later day (R13)."""
    if not a.event or a.event != b.event or not a.published or not b.published or not toll(a.event):
        return False
    x, y = a.published[:10], b.published[:10]
    first, last = (a, b) if x < y else (b, a)
    return x != y and first.interval.centre < last.interval.centre


def nearness(a: Estimate, b: Estimate) -> float:
    """1 for one number, towards 0 for numbers nobody would take for estimates of one thing."""
    x, y = abs(a.interval.centre), abs(b.interval.centre)
    if a.dimension in SPREAD:
        return math.exp(-abs(a.interval.centre - b.interval.centre) / SPREAD[a.dimension])
    ratio = (x + 1) / (y + 1) if x < y else (y + 1) / (x + 1)
    return ratio if x < 100 and y < 100 else ratio ** (1 / 1.2)


def held(a: Estimate, b: Estimate) -> bool:
    """Whether a vague word holds the other's printed number, not only the open end of its bound."""
    word, other = (a.interval, b.interval) if a.interval.vague else (b.interval, a.interval)
    return other.point is None or word.low <= other.point <= word.high


def excluded(a: Estimate, b: Estimate, how: str) -> bool:
    """Whether a reader would object to comparing the two: for what the numbers are, the cheapest to see, or for what they are of."""
    if a.value_kind != b.value_kind or a.severe != b.severe:
        return True
    if a.dimension != b.dimension and not axes.one_sum(a, b):
        return True
    if spread(a) != spread(b) and not (a.interval.vague and b.interval.vague):
        return True
    if how != "equal" and a.years and b.years and a.years.isdisjoint(b.years) and not almost(a, b, how):
        return True
    if how == "disjoint" and a.value_kind == "duration":
        return True  # two lengths are more often of two contracts, of two sentences, than of one
    if how == "disjoint" and (a.part or b.part) and not a.severe:
        return True  # "three of the four": a part is merely smaller than its whole, and another part may be of others
    if how == "disjoint" and (accounts(a.thing, b.thing) or score(a.thing)):
        return True
    return _own(a, b, how) or _parted(a, b, how)


def _own(a: Estimate, b: Estimate, how: str) -> bool:
    """Whether one article tells both: it does not contradict itself, so its two numbers are two measures.

    Unless two voices say them, or one is taken back.
    """
    if a.article != b.article or not (how == "disjoint" or (a.sentence == b.sentence and how not in ("equal", "units"))):
        return False
    return not two_voices(a, b) and not replaced(a, b)


def _parted(a: Estimate, b: Estimate, how: str) -> bool:
    """Whether the two are of other events, places, people or times."""
    did = axes.what(a, b)
    if did == "differ" and not (how == "equal" and deal(a.event, b.event)):
        return True
    where, who = axes.place(a, b), axes.population(a, b)
    if who in NESTED and called(a, b):
        who = "same"
    if (where == "differ" and axes.unrelated(a, b)) if sure(a, how) else "differ" in (where, who):
        return True
    # Only one and the same measure can be in conflict; a part is merely smaller than its whole.
    if how == "disjoint" and (did in NESTED or who in NESTED or (where in NESTED and not _one_place(a, b))):
        return True
    if how in ("disjoint", "bounds") and axes.status(a, b) == "differ":
        return True  # a forecast is no rival of a count, though the count may still come to it
    return a.window is not None and b.window is not None and axes.apart(a.window, b.window, toll(a.event))


def _one_place(a: Estimate, b: Estimate) -> bool:
    """Whether a place and one that lies in it may be told for the same: tolls near to each other, a crowd's square and its town."""
    return (toll(a.event) and nearness(a, b) >= ONE_TOLL) or (a.event in concepts().acts and axes.venue(a, b))


def called(a: Estimate, b: Estimate) -> bool:
    """Whether two articles begin with one toll, and one of them calls the people by where it happened: "wounding 16 students".

    Bodies found are some of the dead; a toll as large, or told later, is counted by them.
    """
    if BODY in (a.thing, b.thing):
        return nearness(a, b) >= FOUND or grown(a, b)
    if not (a.leads and b.leads) or a.article == b.article or a.event != b.event or not toll(a.event):
        return False
    if (a.perpetrator, a.severe) != (b.perpetrator, b.severe):
        return False
    return (setting(a.thing) and generic(b.thing or "")) or (setting(b.thing) and generic(a.thing or ""))


def spread(a: Estimate) -> bool:
    """Whether a figure tells how far the estimates of others lie apart, and is none itself: "from hundreds of thousands to millions"."""
    return a.modifier == "between" and a.interval.vague


def sure(a: Estimate, how: str) -> bool:
    """Whether the number alone nearly tells that it is the same: then one field read otherwise does not part them."""
    return how in ("equal", "rounding") and not a.interval.vague and a.telling >= SURE


def almost(a: Estimate, b: Estimate, how: str) -> bool:
    """Whether two telling numbers are one but for their last digits: 87,314 and "about 87,000", whatever years stand beside them."""
    return how in LOOSE and a.telling >= SURE and nearness(a, b) >= ALMOST


def replaced(a: Estimate, b: Estimate) -> bool:
    """Whether one article tells one of two numbers as taken back, or as come to where it is from the other (R13)."""
    if a.event != b.event or abs(a.start - b.start) >= BESIDE:
        return False
    if (a.revision == EARLIER) != (b.revision == EARLIER):
        return True
    moved, other = (a, b) if a.revision else (b, a)
    if other.revision or moved.revision not in MOVED or nearness(a, b) < CLOSE:
        return False
    if a.value_kind == "money" and not (announced(a.event) or announced(a.thing)):
        return False  # a price that rose is another price
    return (moved.interval.centre > other.interval.centre) == (moved.revision == "raised")


def two_voices(a: Estimate, b: Estimate) -> bool:
    """Whether the estimates are told as two sources' numbers, or as the paper's own and another's of the very same."""
    if same_origin(a, b):
        return False
    if a.speaker is not None and b.speaker is not None:
        return True
    if a.event is None or (a.event, a.thing) != (b.event, b.thing) or nearness(a, b) < SET:
        return False
    # In two sentences one noun may be told of two events ("seven more were killed elsewhere, police said"); a toll is of the one told.
    together = (a.article, a.sentence) == (b.article, b.sentence) or (a.severe and b.severe)
    return tally(a) or tally(b) or (together and a.heads == b.heads)


def tally(a: Estimate) -> bool:
    """Whether what is counted is called by nothing but what happened to it: "the toll", "the wounded"."""
    return a.counted is None and bool(a.heads)


def one_noun(a: Estimate, b: Estimate) -> bool:
    """Whether two numbers of one event are said of the same, as far as their nouns tell: "soldiers", "government troops"."""
    if a.event != b.event:
        return False
    named = a.thing is not None and a.thing == b.thing and not generic(a.thing)
    return named or a.value_kind == "measure" or not a.counted or not b.counted or not a.heads.isdisjoint(b.heads)


def heads(a: Estimate, b: Estimate, weight: Weight) -> dict[str, float]:
    """How far what is counted is said in the same telling words, or in others."""
    if not a.heads or not b.heads or a.value_kind == "measure":
        return {}  # what is measured is the topic's own name: every depth is called a depth
    if shared := a.heads & b.heads:
        return {"heads": _telling(shared, weight)}
    if a.value_kind != "count" or a.lang != b.lang or (a.event and a.event == b.event) or a.interval.point == b.interval.point:
        return {}
    return {"unlike": min(_telling(a.heads, weight), _telling(b.heads, weight))}


def _telling(words: frozenset[str], weight: Weight) -> float:
    return min(math.fsum(map(weight, words)) / RARE, 1.0)


class Bag(NamedTuple):
    """Words with their weights, and the length of them all."""

    weights: dict[str, float]
    length: float


# Sums over words are exact (`fsum`): a set has its words in another order in every process.
def bag(e: Estimate, weight: Weight) -> Bag:
    """The words around an estimate, the farther ones weighing less."""
    near, far = surroundings(e)
    weights = {word: ASIDE * weight(word) for word in far}
    for word in near:
        weights[word] = weight(word)
    return Bag(weights, math.sqrt(math.fsum(map(mul, weights.values(), weights.values()))) or 1.0)


def cosine(a: Bag, b: Bag) -> float:
    """How far two bags of words are the same, 0 to 1."""
    x, y = a.weights, b.weights
    return math.fsum([x[word] * y[word] for word in x.keys() & y.keys()]) / (a.length * b.length)
