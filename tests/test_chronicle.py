"""What one article dates, another counts from: only where it must be the same event, whatever the order of the files."""

from __future__ import annotations

import random

import pytest

import exodus_cli
from exodus_cli import chronicle
from exodus_cli.chronicle import Shelf, dated
from exodus_cli.facts import Article, Document
from exodus_cli.run import Reader

READER = Reader()
COUNTS = "More than 170,000 people have fled Russia in just seven days after Vladimir Putin ordered a partial mobilisation, officials said."
TELLS = "Vladimir Putin announced on Wednesday a partial mobilisation in Russia."
IN_ITALIAN = "L'ordine del 21 settembre di Vladimir Putin ha sorpreso tutti: Putin ha annunciato una mobilitazione parziale."
OTHERWISE = "Vladimir Putin announced on Monday a partial mobilisation in Russia."


def facts(*rows):
    documents = (
        Document(article=Article(id=name, lang=lang, published=published, sha256="", words=1), text=text) for name, lang, published, text in rows
    )
    return [READER.read(d) for d in documents]


def window(rows, name="counts", words="170,000"):
    found = next(f for f in dated(rows) if f.article.id == name)
    figure = next(f for f in found.figures if words in f.text)
    return (figure.window.start, figure.window.end, figure.window.inferred) if figure.window else None


COUNTING = ("counts", "en", "2022-09-29", COUNTS)
SEVEN = ("2022-09-21", "2022-09-28")


@pytest.mark.parametrize(
    ("others", "told"),
    [
        pytest.param([], (None, None, None), id="nobody tells the day"),
        pytest.param([("a", "en", "2022-09-22", TELLS)], (*SEVEN, "a"), id="another article does"),
        pytest.param([("a", "it", "2022-10-18", IN_ITALIAN)], (*SEVEN, "a"), id="in another language, later"),
        pytest.param([("b", "en", "2022-09-23", TELLS), ("a", "it", "2022-10-18", IN_ITALIAN)], (*SEVEN, "b"), id="the earliest is named"),
        pytest.param([("a", "en", "2022-09-22", TELLS), ("b", "en", "2022-09-22", OTHERWISE)], (None, None, None), id="two days: none"),
        pytest.param([("a", "en", "2023-09-22", TELLS)], (None, None, None), id="a year later"),
        pytest.param([("a", "en", "2022-09-22", TELLS.replace("Vladimir Putin", "Joe Biden").replace("Russia", "Ohio"))], (None, None, None), id="somebody else's"),
        pytest.param([("a", "en", "2022-09-22", "Vladimir Putin announced on Wednesday a ceasefire in Russia.")], (None, None, None), id="another event"),
    ],
)
def test_the_day_of_an_event_comes_from_another_article(others, told):
    rows = facts(COUNTING, *others)
    assert window(rows) == told
    for seed in range(3):
        mixed = list(rows)
        random.Random(seed).shuffle(mixed)
        assert window(mixed) == told


def test_the_span_of_time_has_its_ends_too():
    (found,) = [f for f in dated(facts(COUNTING, ("a", "en", "2022-09-22", TELLS))) if f.article.id == "counts"]
    (span,) = [d for d in found.dates if d.type == "DURATION"]
    assert (span.from_, span.to, span.inferred) == (*SEVEN, "a")


ATTACK = "An attack in {place} on Monday, 5 May 2014 killed 12 people."
SINCE = "Since the attack in {place} 340 people have been arrested."


@pytest.mark.parametrize(
    ("here", "there", "told"),
    [("Baghdad", "Baghdad", ("2014-05-05", "2014-05-20", "a")), ("Baghdad", "Basra", (None, None, None)), ("Iraq", "Iraq", (None, None, None))],
)
def test_frequent_events_need_one_town(here, there, told):
    rows = facts(("a", "en", "2014-05-06", ATTACK.format(place=here)), ("b", "en", "2014-05-20", SINCE.format(place=there)))
    assert window(rows, "b", "340") == told


def test_articles_beyond_memory_wait_in_a_file(monkeypatch):
    rows = facts(COUNTING, *((f"a{n}", "en", "2022-09-22", TELLS) for n in range(5)))
    whole = list(dated(rows))
    monkeypatch.setattr(chronicle, "KEPT", 2)
    assert list(dated(rows)) == whole
    shelf = Shelf(int)
    for n in range(9):
        shelf.put(n)
    assert list(shelf.take()) == list(range(9))
    assert list(shelf.take()) == []


def test_comparing_facts_dates_them_first():
    year = ("year", "en", "2023-05-30", "Some 1.3 million people left Russia in 2022, the British ministry said.")
    rows = facts(COUNTING, ("a", "en", "2022-09-22", TELLS), year)
    relations = [r for c in exodus_cli.compare(rows) for r in c.relations]
    assert [(r.verdict, r.because) for r in relations] == [("subset", ("window", "consistent"))]
