"""What numbers count, and what happens to it: the examples beside the words, executed."""

from __future__ import annotations

import pytest

from exodus_cli.facts import Article, Document, Figure, ValueKind
from exodus_cli.grammar.numbers import Quantity
from exodus_cli.grammar.tokens import tokenize
from exodus_cli.lang import LANGUAGES, lexicon
from exodus_cli.lang.nouns import NounExample
from exodus_cli.pipeline import figures
from exodus_cli.pipeline.reading import Reading
from exodus_cli.world.concepts import concepts
from exodus_cli.world.sources import dollar, publisher, slug_of, sources

JUDGED = ("unit", "unit_text", "counted", "thing", "event", "stance", "trend")


def reading_of(text: str, lang: str, kind: ValueKind = "count") -> Reading:
    """A reading of a text whose numbers stand in square brackets, without the number grammar."""
    spans: list[tuple[int, int]] = []
    plain = ""
    for part in text.replace("]", "[").split("["):
        spans.append((len(plain), len(plain) + len(part)))
        plain += part
    words = lexicon(lang)
    tokens = tokenize(plain, words.text)
    article = Article(id="x", lang=lang, sha256="0", words=1, source="bbc", published="2022-09-29")
    reading = Reading(Document(article=article, text=plain), tokens, words)
    for start, end in spans[1::2]:
        first, last = tokens.at(start), tokens.at(end - 1) + 1
        reading.quantities.append(Quantity(first=first, last=last, number=(first, last), value_kind=kind, low=2, high=2, point=2))
    return reading


def figure_of(text: str, lang: str, kind: ValueKind = "count") -> Figure:
    """The last bracketed figure."""
    return figures.find(reading_of(text, lang, kind))[-1]


EXAMPLES = [(lang, e) for lang in LANGUAGES for file in (lexicon(lang).nouns, lexicon(lang).events) for e in file.examples]


@pytest.mark.parametrize(("lang", "example"), EXAMPLES, ids=lambda v: v.text[:60] if isinstance(v, NounExample) else v)
def test_examples_beside_the_words(lang: str, example: NounExample) -> None:
    figure = figure_of(example.text, lang, example.kind)
    for field in JUDGED:
        wanted = getattr(example, field)
        if wanted is not None:
            assert (getattr(figure, field) or "") == wanted, field


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_point_to_listed_things_and_events(lang: str) -> None:
    assert set(lexicon(lang).nouns.things) <= set(concepts().things)
    assert set(lexicon(lang).events.events) <= set(concepts().events)
    assert {thing.kind_of for thing in concepts().things.values()} - {None} <= set(concepts().things)
    assert concepts().of_people <= concepts().events


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("bbc", "BBC"),
        ("the New York Times", "The New York Times"),
        ("corriere", "Corriere della Sera"),
        ("daily-planet.com", "Daily Planet"),
        ("x", "X"),
    ],
)
def test_publishers_have_names(source: str, name: str) -> None:
    assert publisher(source) == name


def test_sources_are_many_and_dollars_are_national() -> None:
    assert len(sources()) > 100
    assert slug_of("Forbes magazine") == "forbes"
    assert (dollar("smh"), dollar("cbc"), dollar("guardian"), dollar(None)) == ("AUD", "CAD", "USD", "USD")
