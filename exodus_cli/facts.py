"""The nouns: frozen records of what the articles say, and their JSON both ways.

The field names, their order and their meanings are the public contract `exodus/1`: a field may be
added, never renamed or retyped. Offsets are Python string offsets into the article's text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Literal

import msgspec

SCHEMA = "exodus/1"

Span = tuple[int, int]
Number = int | float
ValueKind = Literal["count", "share", "change", "money", "age", "duration", "measure", "rank"]
Modifier = Literal["exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most", "between", "vague"]
Trend = Literal["up", "down"]
Revision = Literal["earlier", "lowered", "raised"]
Stance = Literal["asserted", "hedged", "planned", "denied", "hypothetical"]
SpeakerKind = Literal["person", "organisation", "publisher", "unnamed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
QuoteForm = Literal["direct", "mixed", "indirect"]
PersonKind = Literal["person", "organisation", "group", "unnamed"]
Side = Literal["to_now", "onward", "up_to", "opening", "at"]
Verdict = Literal["single", "agree", "compatible", "update", "conflict"]


def record_id(article: str, kind: str, *where: object) -> str:
    """The stable id of a record: twelve hex digits of its article, kind and place.

    Depends on nothing else, so that every command gives one fact the same id.
    """
    key = "\0".join((article, kind, *map(str, where)))
    return f"{kind[0]}{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:11]}"


# Frozen records cannot hold themselves, so the garbage collector need not look at them: `gc=False`, of which archives have millions.
class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What every record says first."""

    schema: str = SCHEMA
    kind: str = ""
    id: str


class Mark(Record, frozen=True, kw_only=True):
    """A record that stands somewhere in an article's text."""

    article: str
    source: str | None = None
    lang: str
    start: int
    end: int
    text: str
    sentence: Span


class Window(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The stretch of time a figure speaks of: ISO dates, inclusive; null is open."""

    start: str | None = None
    end: str | None = None
    text: str | None = None
    inferred: str | None = None  # the article of the same run that dates the event the window hangs on


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What an article tells of an event that stretches of time hang on: its day, or how it counts from it."""

    name: str
    """Its kind, shared by all languages (`happenings` of lang/*/times.toml): "mobilisation"."""
    who: tuple[str, ...] = ()
    """Persons (by surname) and places (country code, or geonames:N) named with it."""
    start: int
    end: int
    day: str | None = None
    side: Side | None = None
    """How the article counts from it: up to now, from it on, up to it, its first part, or on its day; null where it tells its day."""
    n: float | None = None
    unit: str | None = None
    lasting: bool = False
    """Whether the span told is lived through ("in the seven days after"), not only passed ("seven days after")."""
    inferred: str | None = None
    """The article that tells the day, where this one does not."""


class Attribution(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who vouches for a figure, and through whom it reached the page (nearest first)."""

    name: str
    kind: SpeakerKind
    via: tuple[str, ...] = ()


class Figure(Mark, frozen=True, kw_only=True):
    """A number the article states, with what it counts, where, when, and who says so."""

    kind: str = "figure"
    value_kind: ValueKind
    low: Number | None = None
    high: Number | None = None
    point: Number | None = None
    modifier: Modifier = "exact"
    unit: str | None = None
    unit_text: str | None = None
    counted: str | None = None
    thing: str | None = None
    event: str | None = None
    trend: Trend | None = None
    stance: Stance | None = None
    revision: Revision | None = None  # "an earlier toll of 31"; "had fallen to 16,000", "rose to 45"
    besides: bool | None = None  # true of those told as more than the ones counted before: "seven others"
    perpetrator: bool | None = None  # true of those told with the one who did it: "six dead, including the gunman"
    severe: bool | None = None  # true of those told as badly hurt or damaged: "23 of them seriously"
    window: Window | None = None
    origin: str | None = None
    destination: str | None = None
    location: str | None = None
    said_by: Attribution | None = None
    same_as: str | None = None
    topic: str | None = None
    context: str | None = None  # the sentence as printed, at most a few hundred characters around the figure
    cues: dict[str, Span] = {}


class Date(Mark, frozen=True, kw_only=True):
    """A temporal expression, as TIMEX3 and as the calendar interval it denotes."""

    kind: str = "date"
    type: TimexType
    value: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    grain: str | None = None
    mod: str | None = None
    inferred: str | None = None  # the article of the same run that dates the event counted from
    cues: dict[str, Span] = {}


class Place(Mark, frozen=True, kw_only=True):
    """A toponym (or demonym), resolved to a place of the gazetteer."""

    kind: str = "place"
    name: str | None = None
    place_id: str | None = None
    country: str | None = None
    feature: str | None = None
    lat: float | None = None
    lon: float | None = None
    form: Literal["literal", "demonym"] = "literal"
    metonym: bool = False
    cues: dict[str, Span] = {}


class Quote(Mark, frozen=True, kw_only=True):
    """What somebody said: its words, its cue and its speaker."""

    kind: str = "quote"
    form: QuoteForm
    content: tuple[Span, ...]
    cue: Span | None = None
    speaker: str | None = None
    speaker_id: str | None = None
    speaker_kind: Literal["person", "organisation", "unnamed"] | None = None
    speaker_mention: Span | None = None
    cues: dict[str, Span] = {}


class Person(Record, frozen=True, kw_only=True):
    """A person or speaking organisation of one article."""

    kind: str = "person"
    article: str
    source: str | None = None
    lang: str
    name: str
    person_kind: PersonKind
    aliases: tuple[str, ...] = ()
    age: int | tuple[int, int] | None = None
    role: str | None = None
    organisation: str | None = None
    origin: str | None = None
    now_in: str | None = None
    mentions: tuple[Span, ...] = ()
    quotes: tuple[str, ...] = ()
    cues: dict[str, Span] = {}


class Group(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Estimates that are truly comparable, and what comes of comparing them."""

    id: str
    title: str
    figures: tuple[str, ...]
    low: Number | None = None
    high: Number | None = None
    best: Number | None = None
    verdict: Verdict
    because: tuple[str, ...] = ()
    origins: int
    publishers: int
    says: str = ""  # the verdict in one plain sentence


class Relation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How two figures stand to each other, and why."""

    a: str
    b: str
    verdict: str
    because: tuple[str, ...] = ()


class Comparison(Record, frozen=True, kw_only=True):
    """Everything the articles say about one topic, laid side by side."""

    kind: str = "comparison"
    topic: str
    title: str
    groups: tuple[Group, ...]
    relations: tuple[Relation, ...] = ()
    verdict: Verdict


class Article(Record, frozen=True, kw_only=True):
    """What was read; its text is kept apart, in `Document`."""

    kind: str = "article"
    source: str | None = None
    source_from: Literal["manifest", "metadata", "text"] | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    published_from: Literal["manifest", "metadata", "text", "inferred"] | None = None
    lang: str
    path: str | None = None
    sha256: str
    words: int
    copies_of: str | None = None
    events: tuple[Event, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """An article with its text, as the pipeline takes it."""

    article: Article
    text: str
    filed: str | None = None  # the day its file is named by, should the text tell none


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found in one article: complete, or absent."""

    article: Article
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def records(self) -> Iterator[Record]:
        """Every record of the article, itself first."""
        yield self.article
        for rows in (self.figures, self.dates, self.places, self.quotes, self.people):
            yield from rows


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be read: where, what is wrong, what to do."""

    path: str
    why: str
    skipped: bool = False
    """True where nothing is wrong: the file is simply no article."""


KINDS: dict[str, type[Record]] = {
    "figure": Figure,
    "date": Date,
    "place": Place,
    "quote": Quote,
    "person": Person,
    "comparison": Comparison,
    "article": Article,
}


def to_json(record: msgspec.Struct) -> bytes:
    """One record as one line of UTF-8 JSON, keys in the order of the contract."""
    return msgspec.json.encode(record)


def from_json(line: bytes | str) -> Record:
    """A record from a line of JSON; `msgspec.ValidationError` where it is none of ours."""
    kind = msgspec.json.decode(line, type=_Kind).kind
    if kind not in KINDS:
        raise msgspec.ValidationError(f"unknown kind {kind!r}")
    return msgspec.json.decode(line, type=KINDS[kind])


class _Kind(msgspec.Struct):
    kind: str
