"""What the joined fields of a figure all look at: the words, their classes and the marks of one article."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from exodus_cli.facts import Date, Place
from exodus_cli.grammar.numbers import Quantity
from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang.events import Events, Role
from exodus_cli.lang.nouns import Nouns
from exodus_cli.pipeline.figures.moments import Moment, moments
from exodus_cli.pipeline.reading import Reading

M = TypeVar("M", Date, Place)
HYPHENS = frozenset("-‐‑")
QUOTES = frozenset("\"“”‘’«»'")
# Signs at which a clause ends; a comma only does where nothing runs over it.
CLAUSE_SIGNS = frozenset(";:–—")


# Farther than this, in tokens, nothing says anything about a figure: keeps the work in proportion to the text.
FAR = 60


@dataclass(slots=True, frozen=True)
class Cue:
    """Words of an event at the tokens [first, last)."""

    first: int
    last: int
    event: str
    roles: frozenset[Role]


@dataclass(slots=True)
class Draft:
    """A figure in the making: its quantity and what is found about it, token ranges throughout."""

    quantity: Quantity
    sentence: tuple[int, int]
    core: tuple[int, int] | None = None
    """The counted noun with what stands before it."""
    head: int | None = None
    twin: int | None = None
    """The head of a second noun counted with it: "300 doctors and [nurses]"."""
    counted: tuple[int, int] | None = None
    """The whole noun phrase."""
    asked: tuple[int, int] | None = None
    """The noun whose number the sentence asks or tells elsewhere: "how many [people] have left"."""
    side: str = ""
    """Where the noun stands: "right", "left", or "same" as another figure's."""
    person: bool = False
    unit: str | None = None
    unit_text: str | None = None
    thing: str | None = None
    event: str | None = None
    cue: tuple[int, int] | None = None
    """The words of the event."""
    whole: Draft | None = None
    """The figure it is plainly a part of: "of whom", "including"."""
    based: bool = False
    """Whether it is only what another is a part of: "half of its [7,500] employees"."""
    joined: Draft | None = None
    """The figure it is joined to by a comma or "and"."""
    like: Draft | None = None
    """The figure whose noun is understood here too."""
    deal: Cue | None = None
    """The buying or selling whose price it is."""
    cues: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """The token after the figure and the noun that follows it."""
        return self.counted[1] if self.counted and self.side == "right" else self.quantity.last

    @property
    def core_end(self) -> int:
        """The token after the figure and its noun without qualifiers."""
        return self.core[1] if self.core and self.side == "right" else self.quantity.last

    def lend(self, other: Draft) -> None:
        """Let another figure be of what this one is of."""
        other.core, other.head, other.counted, other.side = self.core, self.head, self.counted, "left"
        if self.counted is not None:
            other.cues["counted"] = self.counted

    def uncount(self) -> None:
        """Leave out again what was taken for the counted."""
        self.core = self.head = self.counted = self.twin = None
        self.side = ""
        self.cues.pop("counted", None)


def _first(cue: Cue) -> int:
    return cue.first


def _opens(moment: Moment) -> int:
    return moment.first


def _start(mark: Date | Place) -> int:
    return mark.start


class Scene:
    """One article as the figures see it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens: Tokens = reading.tokens
        self.lower = reading.tokens.lower
        self.kinds = reading.tokens.kinds
        self.nouns: Nouns = reading.lexicon.nouns
        self.words: Events = reading.lexicon.events
        self.number_at: dict[int, Quantity] = {n: q for q in reading.quantities for n in range(q.first, q.last)}
        self.ends: dict[int, int] = {}
        """First token of a figure -> the token after its noun, for the figures read so far."""
        self.asides: set[tuple[int, int]] = set()
        """Relative clauses whose noun has a verb behind them: that verb is of no number inside."""
        self._cues: dict[int, list[Cue]] = {}

    @cached_property
    def dated(self) -> set[int]:
        """Tokens inside a date mark."""
        found = self._inside([(d.start, d.end) for d in self.reading.dates])
        for n in [n for n in found if self.is_("periodic", n)]:
            if self.kinds[n + 1 : n + 2] == ["w"] and self.lower[n + 1] not in self.nouns.stops:
                found.discard(n)  # "monthly active users"
        return found

    @cached_property
    def said(self) -> set[int]:
        """Tokens by which somebody is quoted."""
        return self._inside([q.cue for q in self.reading.quotes if q.cue is not None])

    @cached_property
    def demonyms(self) -> set[int]:
        """Tokens inside a demonym."""
        return self._inside([(p.start, p.end) for p in self.reading.places if p.form == "demonym"])

    @cached_property
    def named(self) -> set[int]:
        """Tokens inside the name of somebody, or of a place by which its people or government may be meant."""
        people = [span for person in self.reading.people for span in person.mentions]
        return self.placed | self._inside(people)

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Nouns that stand for an organisation."""
        found = self.reading.lexicon.people.organisations
        return frozenset((*found.plain, *found.generic))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries of all places of the article."""
        return frozenset(p.country for p in self.reading.places if p.country)

    @cached_property
    def currency(self) -> str | None:
        """The one currency the article tells its sums in, if there is one."""
        found = {q.unit for q in self.reading.quantities if q.value_kind == "money" and q.unit}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def placed(self) -> set[int]:
        """Tokens inside a place name."""
        return self._inside([(p.start, p.end) for p in self.reading.places if p.form != "demonym"])

    def _inside(self, spans: list[tuple[int, int]]) -> set[int]:
        out: set[int] = set()
        for start, end in spans:
            n = self.tokens.at(start)
            while n < len(self.tokens) and self.tokens.starts[n] < end:
                out.add(n)
                n += 1
        return out

    def sentence(self, token: int) -> tuple[int, int]:
        """The token range of the sentence around a token."""
        if not self.tokens.sentences:
            return 0, len(self.tokens)
        return self.tokens.sentences[self.tokens.sentence_of(token)]

    def is_(self, name: str, token: int) -> bool:
        """Whether a token is in a word list of `nouns.toml`."""
        return self.lower[token] in self.nouns.sets[name]

    def cues(self, sentence: tuple[int, int], around: int) -> list[Cue]:
        """The words of events in a sentence that stand not too far from a token, in order, never overlapping."""
        found = self._cues.get(sentence[0])
        if found is None:
            found = self._cues[sentence[0]] = self._find(sentence)
        if sentence[1] - sentence[0] <= FAR:
            return found
        return found[bisect_left(found, around - FAR, key=_first) : bisect_left(found, around + FAR, key=_first)]

    def near(self, marks: list[M], draft: Draft) -> list[M]:
        """The dates or places in the figure's sentence, those too far away left out."""
        low = max(draft.sentence[0], draft.quantity.first - FAR)
        high = min(draft.sentence[1], draft.quantity.last + FAR)
        start, end = self.tokens.span(low, high)
        return marks[bisect_left(marks, start, key=_start) : bisect_left(marks, end, key=_start)]

    @cached_property
    def moments(self) -> list[Moment]:
        """What can tell a time, in order."""
        return moments(self.reading)

    def around(self, found: list[Moment], draft: Draft) -> list[Moment]:
        """The moments in the figure's sentence, those too far away left out."""
        low = max(draft.sentence[0], draft.quantity.first - FAR)
        high = min(draft.sentence[1], draft.quantity.last + FAR)
        return found[bisect_left(found, low, key=_opens) : bisect_left(found, high, key=_opens)]

    def events_in(self, sentence: tuple[int, int]) -> list[tuple[int, int, str]]:
        """(token, number of tokens, event) of the words for what has a day of its own ("the attack") in a sentence."""
        found = self.reading.events
        return found[bisect_left(found, (sentence[0],)) : bisect_left(found, (sentence[1],))]

    def within(self, first: int, last: int) -> list[Moment]:
        """The moments that begin between two tokens."""
        return self.moments[bisect_left(self.moments, first, key=_opens) : bisect_left(self.moments, last, key=_opens)]

    def _find(self, sentence: tuple[int, int]) -> list[Cue]:
        out, n = [], sentence[0]
        phrases, lower, kinds = self.words.cues, self.lower, self.kinds
        accordings = self.words.accordings
        dull, known = phrases.dull, accordings.dull
        while n < sentence[1]:
            source = accordings.match(lower, n) if lower[n] not in known and kinds[n] == "w" else None
            if source is not None:
                n = self._past_source(n + source[0], sentence[1])
                continue
            if lower[n] in dull:
                n += 1
                continue
            hit = phrases.match(lower, n) if kinds[n] == "w" and n not in self.number_at and n not in self.dated else None
            if hit is None or n + hit[0] > sentence[1]:
                n += 1
                continue
            out += [Cue(n, n + hit[0], event, roles) for event, roles in hit[1]]
            n += hit[0]
        return out

    def _past_source(self, n: int, end: int) -> int:
        """The token after a source: "according to the [survivors]" tells of nobody saved."""
        while n < end and (self.is_("determiners", n) or self.lower[n] in self.nouns.stops):
            n += 1
        return n + 1 if n < end and self.kinds[n] == "w" else n

    def happening(self, token: int) -> bool:
        """Whether a noun at a token is of an event: "toll"."""
        return any(cue.first <= token < cue.last and "noun" in cue.roles for cue in self.cues(self.sentence(token), token))

    def clause(self, token: int, sentence: tuple[int, int]) -> tuple[int, int]:
        """The clause around a token: bounded by semicolons, colons and dashes standing alone."""
        first, last = sentence
        for n in range(token - 1, max(sentence[0], token - FAR) - 1, -1):
            if self.lower[n] in CLAUSE_SIGNS:
                first = n + 1
                break
        for n in range(token, min(sentence[1], token + FAR)):
            if self.lower[n] in CLAUSE_SIGNS:
                last = n
                break
        return first, last
