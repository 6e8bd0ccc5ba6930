"""Estimates: figures stripped to what comparing needs, with the places, years and words around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, Generic, TypeVar

import msgspec

from exodus_cli.compare.intervals import Interval, reading, telling, tolerant
from exodus_cli.compare.options import Options
from exodus_cli.facts import Article, Attribution, Facts, Figure, Modifier, Number, Window
from exodus_cli.world.concepts import PERSON
from exodus_cli.world.topics import converted, dimension, event_of, topic_key

# Words are compared by their first letters: enough to join "killed" and "killing", "school" and "schools".
STEM = 6
# What a plural may end in, and its singular.
ENDINGS = "aeios"
# Shorter words ("of", "di") tell nothing.
LEAST = 3
# Words this near to the figure (in characters) speak of it; the rest of the sentence speaks of its event.
NEAR = 60
# So many different words are remembered with their stems.
TOKENS = 200_000
# What is taken for a calendar year.
FIRST, LAST = 1500, 2100
DOLLAR, SIGN = "USD", "$"
# A year within so many characters is the figure's; one farther off is another event's the sentence recalls.
AROUND = 120
# What may have been rounded away, of the last digit printed: a little less than half, so that 1.2 and 1.3 of one unit do not meet.
ROUNDED = 0.49
# Characters that may part a part from its whole: "three of the four".
OF = 10
NONE: frozenset[Any] = frozenset()
T = TypeVar("T", int, str)
# What stands in the first so many characters of an article is what the article is about.
LEAD = 900


class Estimate(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One figure as the comparison sees it."""

    id: str
    article: str
    origin_article: str  # the article it was copied from, else itself (R9)
    lang: str
    publisher: str  # the article's source, as a slug
    outlet: str  # ... and as a reader knows it
    published: str | None
    start: int
    sentence: int
    text: str
    value_kind: str
    unit: str | None
    dimension: str
    interval: Interval  # as printed
    tolerant: Interval  # with the room its words leave
    telling: float  # how telling the number is by itself
    modifier: str
    thing: str | None
    event: str | None
    trend: str | None
    stance: str | None
    revision: str | None
    severe: bool  # told as badly hurt or damaged
    perpetrator: bool  # told with the one who did it: "six dead, including the gunman"
    window: Window | None
    origin: str | None
    destination: str | None
    location: str | None
    speaker: str | None  # None where the publisher itself vouches
    speaker_kind: str | None
    via: tuple[str, ...]
    same_as: str | None
    counted: str | None
    heads: frozenset[str]  # stems of the counted phrase
    names: frozenset[str]  # countries and places named in the sentence
    years: frozenset[int]  # calendar years named in the sentence, but the article's own: those of background events
    context: str  # the sentence around the figure ...
    around: tuple[int, int, int, int]  # ... where what is near it begins, the figure itself stands, and what is near it ends
    bodies: frozenset[str]  # people and organisations named in the sentence, but the one who says so
    loose: bool  # a bare "$" of a publisher nobody knows: some country's dollar
    leads: bool  # the first of its topic in the article, near the top: the number the story is about
    sole: bool  # the article has no other number of the topic
    part: bool  # a part of the number right behind it, or of a sum: "three of the four"; "two, and another seven"; "22 more"


def estimates(facts: Facts, options: Options) -> Iterator[tuple[str, Estimate]]:
    """Every figure of the article that belongs to a topic, with its topic."""
    places = Spots((p.start, name) for p in facts.places if (name := p.place_id or p.name))
    dates = (d for d in facts.dates if d.from_ and d.type in ("DATE", "TIME"))
    years = Spots((d.start, int(year)) for d in dates if (year := (d.from_ or "")[:4]).isdecimal())
    people = Spots((m[0], p.name) for p in facts.people for m in p.mentions)
    rows = [(topic, f) for f in facts.figures if (topic := f.topic or topic_key(f)) and not (f.low is None and f.high is None)]
    numbers: dict[str, set[object]] = {}
    for topic, f in rows:
        numbers.setdefault(topic, set()).add(f.point if f.point is not None else (f.low, f.high))
    told = siblings(rows)
    seen: set[str] = set()
    counted: set[tuple[str, str | None]] = set()
    for topic, figure in rows:
        first, last = figure.sentence
        leads = topic not in seen and figure.start < LEAD
        seen.add(topic)
        others, more = told[topic, figure.event, figure.sentence], figure.besides is True and (topic, figure.event) in counted
        counted.add((topic, figure.event))
        yield (
            topic,
            estimate(
                figure,
                facts.article,
                options,
                names=places.between(first, last),
                years=years.between(max(first, figure.start - AROUND), min(last, figure.start + AROUND)),
                bodies=people.between(first, last),
                leads=leads,
                sole=len(numbers[topic]) == 1,
                part=more or of_all(figure) or (len(others) > 1 and any(part(figure, f) for f in others)),
            ),
        )


class Spots(Generic[T]):
    """What stands where in an article."""

    def __init__(self, rows: Iterable[tuple[int, T]]) -> None:
        found = sorted(rows)
        self._starts = [start for start, _ in found]
        self._values: list[T] = [value for _, value in found]

    def between(self, first: int, last: int) -> frozenset[T]:
        """What begins at [first, last)."""
        at = bisect_left(self._starts, first)
        end = bisect_left(self._starts, last, at)
        return frozenset(self._values[at:end]) if at < end else NONE


def estimate(
    figure: Figure,
    article: Article,
    options: Options,
    *,
    names: frozenset[str],
    years: frozenset[int],
    bodies: frozenset[str],
    leads: bool,
    sole: bool,
    part: bool,
) -> Estimate:
    """One figure made ready."""
    interval, room, weight, scale = measured(figure.low, figure.high, figure.point, figure.modifier, figure.unit, options.vague)
    publisher, published = article.source or article.id, article.published
    said: Attribution | None = figure.said_by
    context = figure.context or figure.text
    noun = own_noun(figure)
    at = max(context.find(figure.text), 0)
    after = at + len(figure.text)
    first, last = near_by(context, at, after)
    return Estimate(
        id=figure.id,
        article=figure.article,
        lang=figure.lang,
        origin_article=article.copies_of or article.id,
        publisher=publisher,
        outlet=_outlet(said) or publisher,
        published=published,
        start=figure.start,
        sentence=figure.sentence[0],
        text=figure.text,
        value_kind=figure.value_kind,
        unit=figure.unit,
        dimension="" if figure.value_kind == "count" else scale,
        interval=interval,
        tolerant=room,
        telling=weight,
        modifier=figure.modifier,
        thing=figure.thing,
        event=event_of(figure),
        trend=figure.trend,
        stance=figure.stance,
        revision=figure.revision,
        severe=bool(figure.severe),
        perpetrator=bool(figure.perpetrator),
        window=figure.window,
        origin=figure.origin,
        destination=figure.destination,
        location=figure.location,
        speaker=said.name if said and said.kind != "publisher" else None,
        speaker_kind=said.kind if said else None,
        via=said.via if said else (),
        same_as=figure.same_as,
        counted=noun,
        heads=words(figure.counted) if figure.counted else NONE,
        names=names,
        years=(years | calendar_years(context[max(0, at - AROUND) : at + AROUND])) - _own_year(published),
        context=context,
        around=(first, at, after, last),
        bodies=bodies - {said.name} if said and said.name in bodies else bodies,
        loose=figure.unit == DOLLAR and publisher == figure.article and bare(figure.text),
        leads=leads,
        sole=sole,
        part=part,
    )


@lru_cache(maxsize=20_000)
def measured(
    low: Number | None, high: Number | None, point: Number | None, modifier: Modifier, unit: str | None, table: str
) -> tuple[Interval, Interval, float, str]:
    """What a number can mean in its base unit, as printed and with the room its words leave; how telling it is; its dimension."""
    name, factor = dimension(unit)
    read = reading(low, high, point, modifier, table)
    interval = scaled(read, factor)
    return interval, scaled(tolerant(read, modifier), factor, converted(name)), telling(interval.centre), name


def siblings(rows: Sequence[tuple[str, Figure]]) -> dict[tuple[str, str | None, tuple[int, int]], list[Figure]]:
    """The figures of one topic and event in one sentence."""
    told: dict[tuple[str, str | None, tuple[int, int]], list[Figure]] = {}
    for topic, figure in rows:
        told.setdefault((topic, figure.event, figure.sentence), []).append(figure)
    return told


def own_noun(figure: Figure) -> str | None:
    """What is counted, unless its words say no more of people than what happened to them: "death toll", "the wounded"."""
    counted, event = figure.cues.get("counted") or figure.cues.get("unit"), figure.cues.get("event")
    inside = counted and event and counted[0] <= event[0] and event[1] <= counted[1]
    return None if inside and figure.unit == PERSON else figure.counted


def part(figure: Figure, other: Figure) -> bool:
    """Whether a number is a part of another of its sentence, or of the sum of both."""
    return is_part(figure, other) or added(figure, other)


def is_part(figure: Figure, whole: Figure) -> bool:
    """Whether nothing but small words stand between a number and a larger one of the same: "three of the four soldiers"."""
    if figure.value_kind != "count" or not 0 < whole.start - figure.end <= OF or figure.thing != whole.thing or whole.revision:
        return False  # "lowered to 97 from 115" tells one count twice
    smaller = figure.low is not None and whole.low is not None and figure.low < whole.low
    return smaller and not set(behind(figure, whole.start)) & set(",;:-–—()")


def of_all(figure: Figure) -> bool:
    """Whether a preposition and an article part a number from its noun: "219 of the dead", "tre tra i feriti"; not "26 gli arresti"."""
    counted = figure.cues.get("counted")
    if figure.value_kind != "count" or counted is None or not 0 < counted[0] - figure.end <= OF:
        return False
    between = behind(figure, counted[0]).split()
    return len(between) == 2 and len(between[0]) <= LEAST


def behind(figure: Figure, end: int) -> str:
    """What the sentence says from a figure up to a character of the article."""
    context = figure.context or ""
    at = context.find(figure.text) + len(figure.text)
    return context[at : at + end - figure.end]


def added(figure: Figure, other: Figure) -> bool:
    """Whether one of two numbers is told as more than the other: "two officers, another seven"; neither is the total then.

    Nor is one that brings the other to where it is: "five died, bringing the toll to 12"; but what may be more is no part of it.
    """
    first, last = (figure, other) if figure.start < other.start else (other, figure)
    more = last.besides is True and first.thing == last.thing and (first.stance == "hedged" or last.stance != "hedged")
    return first.start < last.start and (more or (first is figure and first.besides is True and (first.low or 0) < (last.low or 0)))


def surroundings(e: Estimate) -> tuple[Iterator[str], Iterator[str]]:
    """The stems of the words near a figure, and of the rest of its sentence."""
    first, at, after, last = e.around
    return stems(f"{e.context[first:at]} {e.context[after:last]}"), stems(f"{e.context[:first]} {e.context[last:]}")


def around(e: Estimate) -> frozenset[str]:
    """All of them."""
    _, at, after, _ = e.around
    return words(f"{e.context[:at]} {e.context[after:]}")


def near_by(context: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of whole words within about `NEAR` characters of [start, end)."""
    first, last = context.rfind(" ", 0, max(start - NEAR, 0)), context.find(" ", end + NEAR)
    return first + 1, len(context) if last < 0 else last


@lru_cache(maxsize=4_000)
def _own_year(published: str | None) -> frozenset[int]:
    year = (published or "")[:4]
    return frozenset({int(year)}) if year.isdecimal() else frozenset()


def _outlet(said: Attribution | None) -> str | None:
    """The publisher's name: it vouches itself, or stands last in the chain."""
    if said is None:
        return None
    return said.name if said.kind == "publisher" else said.via[-1] if said.via else None


def bare(text: str) -> bool:
    """Whether a sum prints a dollar sign and no country's letters."""
    return SIGN in text and not any(word.isupper() for word in _WORD.findall(text.replace(SIGN, " ")) if word.isalpha())


def scaled(interval: Interval, factor: float, rounding: bool = False) -> Interval:
    """The interval in the base unit; with the room of half its last step where it was rounded in its own unit (R8)."""
    if factor == 1.0 and not rounding:
        return interval
    point = None if interval.point is None else interval.point * factor
    room = interval.step * factor * ROUNDED if rounding else 0.0
    low, high = interval.low * factor - room, interval.high * factor + room
    return Interval(low, high, point, interval.vague, interval.open, interval.step * factor)


class _Stems(dict[str, tuple[str, ...]]):
    """The stems of what stands between two blanks, worked out when first met; news says the same words again and again."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        if len(self) >= TOKENS:
            self.clear()
        found = self[token] = tuple(map(_plain, _STEMS.findall(token)))
        return found


def _plain(stem: str) -> str:
    """A short word without the ending of its number: "deaths", "feriti"; longer ones have lost it already."""
    return stem[:LEAST] + stem[LEAST:].rstrip(ENDINGS)


_stems = _Stems()


def words(text: str) -> frozenset[str]:
    """The stems of a text's words, each once."""
    return frozenset(stems(text))


def stems(text: str) -> Iterator[str]:
    """The stems of a text's words of three letters and more, one after the other; numbers are left out."""
    return chain.from_iterable(map(_stems.__getitem__, text.lower().split()))


def calendar_years(text: str) -> frozenset[int]:
    """Four-digit years in a text, for facts whose dates nobody read."""
    found = _YEARS.findall(text)
    return frozenset([int(year) for year in found if FIRST <= int(year) <= LAST]) if found else NONE


_WORD = re.compile(r"[^\W_]+")
# The first `STEM` letters of every word of `LEAST` and more that does not begin with a digit.
_STEMS = re.compile(rf"(?<![^\W_])([^\W\d_][^\W_]{{{LEAST - 1},{STEM - 1}}})[^\W_]*")
_YEARS = re.compile(r"[12](?<![^\W_][12])[0-9]{3}(?![^\W_])")
