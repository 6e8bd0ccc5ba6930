"""What numbers count, and what happens to it: the examples beside the words, executed."""

from __future__ import annotations

import pytest

from exodus_cli import pipeline
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
        ("nytimes", "The New York Times"),
        ("ilfattoquotidiano", "Il Fatto Quotidiano"),
        ("apnews", "Associated Press"),
        ("x", "X"),
    ],
)
def test_publishers_have_names(source: str, name: str) -> None:
    assert publisher(source) == name


def test_sources_are_many_and_dollars_are_national() -> None:
    assert len(sources()) > 100
    assert slug_of("Forbes magazine") == "forbes"
    assert (dollar("smh"), dollar("cbc"), dollar("guardian"), dollar(None)) == ("AUD", "CAD", "USD", "USD")


# ---- joined fields, read by the whole pipeline ----------------------------------------------
WHO = [
    ("en", "Some 1.5 million refugees have crossed into Poland, the UN says.", "United Nations", ("BBC",)),
    ("en", "Forbes magazine cited sources inside the Russian authorities as saying that 600,000 people left.", "sources inside the Russian authorities", ("Forbes", "BBC")),
    ("en", "They planned for the 300,000 announced by the country's defence minister, Sergei Shoigu.", "Sergei Shoigu", ("BBC",)),
    ("en", "More than 170,000 Russians have fled, British defence chiefs said on Thursday.", "UK Ministry of Defence", ("BBC",)),
    ("en", "Russia has lost 1,000 tanks, Ukraine's defence ministry claims.", "Ukrainian Ministry of Defence", ("BBC",)),
    ("en", "The damage was estimated by the Greek Commerce Confederation at 200 million euros.", "Greek Commerce Confederation", ("BBC",)),
    ("en", "About 40,000 people marched, according to organisers; police put the figure at 25,000.", "police", ("BBC",)),
    ("en", "The company employs 2,100 people.", "BBC", ()),
    ("it", "Più di 200.000 russi sono arrivati in Kazakistan, secondo il governo kazako.", "Kazakh government", ("BBC",)),
    ("it", "Circa 3.000 studenti hanno manifestato a Roma, ha riferito la polizia.", "polizia", ("BBC",)),
]  # fmt: skip
WHEN = [
    ("en", "In 2022 some 600,000 people left the country.", ("2022-01-01", "2022-12-31")),
    ("en", "More than 5,000 people have been arrested since protests began on 12 September.", ("2022-09-12", "2022-09-29")),
    ("en", "From 1980 to 2012 the population grew by 2 million.", ("1980-01-01", "2012-12-31")),
    ("en", "The jobless rate slipped to 4.1%, its lowest since 2008.", None),
    ("en", "The ministry said on Tuesday that 45 people had died.", None),
    ("en", "The shares closed at $41.50, up 3% from a year earlier.", None),
    ("it", "Nel 2021 gli sbarchi sono stati 67.000.", ("2021-01-01", "2021-12-31")),
]
WHERE = [
    ("en", "Some 20,000 Syrians fled to Turkey.", (None, "TR", None)),
    ("en", "Hundreds of thousands of Russians have left their country.", ("RU", None, None)),
    ("en", "More than 1.3 million people left Russia.", ("RU", None, None)),
    ("en", "At least 12 people were killed in Afghanistan.", (None, None, "AF")),
    ("it", "Più di 200.000 russi si sono riversati in Kazakistan.", (None, "KZ", None)),
]


def read(text: str, lang: str) -> tuple[Figure, ...]:
    """The figures of a text as the pipeline reads it."""
    article = Article(id="x", lang=lang, sha256="0", words=1, source="bbc", published="2022-09-29")
    return pipeline.read(pipeline.load(lang), Document(article=article, text=text)).figures


@pytest.mark.parametrize(("lang", "text", "name", "via"), WHO, ids=[row[1][:50] for row in WHO])
def test_who_vouches_for_a_figure(lang: str, text: str, name: str, via: tuple[str, ...]) -> None:
    said_by = read(text, lang)[-1].said_by
    assert said_by is not None
    assert (said_by.name, said_by.via) == (name, via)


@pytest.mark.parametrize(("lang", "text", "window"), WHEN, ids=[row[1][:50] for row in WHEN])
def test_the_window_is_the_figures_own_or_null(lang: str, text: str, window: tuple[str, str] | None) -> None:
    found = next(f for f in read(text, lang) if f.value_kind != "rank").window
    assert (found and (found.start, found.end)) == window


@pytest.mark.parametrize(("lang", "text", "places"), WHERE, ids=[row[1][:50] for row in WHERE])
def test_from_where_to_where_and_in_what_place(lang: str, text: str, places: tuple[str | None, ...]) -> None:
    figure = read(text, lang)[0]
    assert (figure.origin, figure.destination, figure.location) == places


def test_a_conversion_and_a_headline_restate_another_figure() -> None:
    text = "Russians withdraw 1.2 trillion roubles\n\nIn March Russians withdrew 1.2 trillion roubles (around £12bn / $15bn), the bank said."
    headline, base, pounds, dollars = read(text, "en")
    assert (headline.same_as, base.same_as, pounds.same_as, dollars.same_as) == (base.id, None, base.id, base.id)
    assert pounds.window == dollars.window == base.window is not None


@pytest.mark.parametrize(
    ("text", "n", "window"),
    [
        ("The three Baltic states said on Thursday that they were not prepared.", 0, ("2022-09-29", "2022-09-29")),
        ("Flights were sold out on Wednesday, while the cheapest ticket cost $5,000.", 0, ("2022-09-28", "2022-09-28")),
        ("Flights were sold out on Wednesday, but the cheapest ticket cost $5,000.", 0, None),
        ("On Monday 20,000 people fled the city. Most went by bus.\n\nThe 20,000 people who fled were fed.", -1, ("2022-09-26", "2022-09-26")),
        ("On Monday 20 people fled the city. Most went by bus.\n\nThe 20 people who fled were fed.", -1, None),
    ],
)
def test_windows_from_beside_and_from_before(text: str, n: int, window: tuple[str, str] | None) -> None:
    found = read(text, "en")[n].window
    assert ((found.start, found.end) if found else None) == window


@pytest.mark.parametrize(
    "text",
    ["Estimates for the invasion force ranged from 170,000 to 190,000.", "No one counts them, but estimates vary from 5,000 to 9,000 people."],
)
def test_estimates_of_nobody(text: str) -> None:
    said_by = read(text, "en")[-1].said_by
    assert said_by is not None
    assert (said_by.name, said_by.kind) == ("estimates", "unnamed")
