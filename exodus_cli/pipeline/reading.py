"""What one pass over one article knows so far: the state the components share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict

from exodus_cli.facts import Date, Document, Figure, Person, Place, Quote, Span, record_id
from exodus_cli.grammar.numbers import Quantity
from exodus_cli.grammar.times.anchors import Anchor
from exodus_cli.grammar.times.happenings import Chronicle
from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang import Lexicon

if TYPE_CHECKING:
    from exodus_cli.pipeline.people.cast import Cast


@dataclass(slots=True)
class Reading:
    """An article being read. Each component reads what the earlier ones left, and fills in its own list.

    The lists hold public records, in the order of their offsets; `quantities` holds what the number
    grammar found, before `figures` decides what of it is a figure.
    """

    document: Document
    tokens: Tokens
    lexicon: Lexicon
    quantities: list[Quantity] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    entities: dict[int, str] = field(default_factory=dict)
    """What a trained pipeline takes each token for, where one runs before: "person", "place" or "organisation"."""
    anchors: list[Anchor] = field(default_factory=list)
    """Stretches of time that hang on an event; no records of their own."""
    chronicle: Chronicle = field(default_factory=Chronicle)
    """The days the text tells of its events."""
    events: list[tuple[int, int, str]] = field(default_factory=list)
    """(token, number of tokens, event) of every word for one."""
    cast: Cast | None = None
    """Everybody named, silent organisations included, as `people` read it; what pronouns are resolved against."""

    @property
    def text(self) -> str:
        """The article's text, as it was read."""
        return self.document.text

    @property
    def lang(self) -> str:
        """The language it is read in."""
        return self.lexicon.lang

    @property
    def published(self) -> str | None:
        """The day (or moment) of publication, ISO 8601, or None."""
        return self.document.article.published

    def standing(self, kind: str, start: int, end: int) -> Standing:
        """The fields every record shares that stands at [start, end): `Date(**reading.standing("date", 3, 9), type="DATE")`."""
        article = self.document.article
        return Standing(
            id=record_id(article.id, kind, start, end),
            article=article.id,
            source=article.source,
            lang=self.lang,
            start=start,
            end=end,
            text=self.text[start:end],
            sentence=self.tokens.sentence_span(start),
        )


class Standing(TypedDict):
    """The fields of `facts.Mark`."""

    id: str
    article: str
    source: str | None
    lang: str
    start: int
    end: int
    text: str
    sentence: Span
