"""The word lists of every language read what the examples beside them say."""

from __future__ import annotations

import re
from datetime import date

import pytest

from exodus_cli.facts import Article, Document
from exodus_cli.grammar.numbers import Quantity, quantities
from exodus_cli.grammar.times import times
from exodus_cli.grammar.tokens import tokenize
from exodus_cli.lang import LANGUAGES, lexicon
from exodus_cli.lang.numbers import Example as NumberExample
from exodus_cli.lang.people import Example as Naming
from exodus_cli.lang.speech import Example as Speaking
from exodus_cli.lang.speech import Said
from exodus_cli.lang.times import Example
from exodus_cli.pipeline import people, places, quotes
from exodus_cli.pipeline.coreference import Coreference
from exodus_cli.pipeline.reading import Reading


# ---- times.toml ---------------------------------------------------------------------------------
def time_examples() -> list[tuple[str, Example]]:
    return [(lang, example) for lang in LANGUAGES for example in lexicon(lang).times.examples]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_times_have_examples(lang: str) -> None:
    assert len(lexicon(lang).times.examples) >= 40


@pytest.mark.parametrize(("lang", "example"), time_examples(), ids=lambda part: getattr(part, "text", part)[:60])
def test_times(lang: str, example: Example) -> None:
    words = lexicon(lang)
    tokens = tokenize(example.text, words.text)
    found = times(tokens, words, example.published and date.fromisoformat(example.published))
    rows = []
    for timex, told in zip(found, [*example.dates, *[""] * len(found)], strict=False):
        start, end = tokens.span(timex.first, timex.last)
        row = [example.text[start:end], timex.value or "?"]
        if told.count("=") == 2:
            row.append(f"{timex.start or ''}/{timex.end or ''}")
        rows.append(" = ".join(row))
    assert rows == list(example.dates)


# ---- speech.toml --------------------------------------------------------------------------------
def speech_examples() -> list[tuple[str, Speaking]]:
    return [(lang, example) for lang in LANGUAGES for example in lexicon(lang).speech.examples]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_speech_has_examples(lang: str) -> None:
    assert len(lexicon(lang).speech.examples) >= 50


@pytest.mark.parametrize(("lang", "example"), speech_examples(), ids=lambda part: getattr(part, "text", part)[:60])
def test_speech(lang: str, example: Speaking) -> None:
    words, text = lexicon(lang), example.text
    document = Document(article=Article(id="x", lang=lang, sha256="0", words=1), text=text)
    reading = Reading(document, tokenize(text, words.text), words)
    reading.people = list(people.find(reading))
    found = quotes.find(reading)
    rows = [
        Said(
            words=tuple(text[start:end] for start, end in quote.content),
            cue=quote.cue and text[slice(*quote.cue)],
            who=quote.speaker if told.who else None,
            mention=quote.speaker_mention and text[slice(*quote.speaker_mention)] if told.mention else None,
            form=quote.form if told.form else None,
        )
        for quote, told in zip(found, [*example.quotes, *[Said(words=())] * len(found)], strict=False)
    ]
    assert rows == list(example.quotes)


# ---- numbers.toml, units.toml -------------------------------------------------------------------
OPEN_ENDS = {"more_than": (True, False), "at_least": (True, False), "less_than": (False, True), "at_most": (False, True), "nearly": (False, True)}
KINDS = {"percent": "share", "percentage point": "share", "basis point": "share", None: "count"}


def number_examples() -> list[tuple[str, NumberExample]]:
    return [(lang, e) for lang in LANGUAGES for e in (*lexicon(lang).numbers.examples, *lexicon(lang).units.examples)]


def in_short(q: Quantity, text: str) -> str:
    """A quantity as the examples write it."""
    value = f"{q.low}..{q.high}" if q.point is None else str(q.point)
    parts = [f"{q.modifier} {value}" if q.modifier != "exact" and not (q.modifier == "between" and q.point is None) else value]
    parts += [part for part in (q.unit, q.trend) if part]
    usual = KINDS.get(q.unit) or ("money" if q.unit and q.unit[:3].isupper() else None)
    told = q.value_kind == usual or (usual is None and q.value_kind in ("duration", "measure"))
    return f"{text} = " + "; ".join(parts if told else [*parts, q.value_kind])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_have_examples(lang: str) -> None:
    assert len(lexicon(lang).numbers.examples) >= 100
    assert len(lexicon(lang).units.examples) >= 40


@pytest.mark.parametrize(("lang", "example"), number_examples(), ids=lambda part: getattr(part, "text", part)[:60])
def test_numbers(lang: str, example: NumberExample) -> None:
    words = lexicon(lang)
    tokens = tokenize(example.text, words.text)
    found = [q for q in quantities(tokens, words) if q.value_kind != "rank"]
    assert [in_short(q, example.text[slice(*tokens.span(q.first, q.last))]) for q in found] == list(example.figures)
    for q in found:
        if q.point is not None:
            ends = OPEN_ENDS.get(q.modifier, (True, True))
            assert (q.low == q.point, q.high == q.point) == ends


# ---- people.toml --------------------------------------------------------------------------------
STATED = ("age", "role", "organisation", "origin", "now_in")


def people_examples() -> list[tuple[str, Naming]]:
    return [(lang, example) for lang in LANGUAGES for example in lexicon(lang).people.examples]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_people_have_examples(lang: str) -> None:
    assert len(lexicon(lang).people.examples) >= 25


@pytest.mark.parametrize(("lang", "example"), people_examples(), ids=lambda part: getattr(part, "text", part)[:60])
def test_people(lang: str, example: Naming) -> None:
    words, text = lexicon(lang), example.text
    document = Document(article=Article(id="x", lang=lang, sha256="0", words=1), text=text)
    reading = Reading(document, tokenize(text, words.text), words)
    reading.places = list(places.find(reading))
    reading.people = list(people.find(reading))
    found = [person for person in reading.people if person.person_kind == "person"]
    assert [person.name for person in found] == list(example.people)
    if example.organisations:
        assert [person.name for person in reading.people if person.person_kind == "organisation"] == list(example.organisations)
    stated = {name: getattr(example, name) for name in STATED if getattr(example, name) is not None}
    described = next((person for person in found if any(getattr(person, name) is not None for name in STATED)), None)
    assert {name: getattr(described, name) for name in stated} == stated
    for person in found:
        assert set(person.cues) == {name for name in STATED if getattr(person, name) is not None}
    coreference = Coreference(reading)
    for phrase, name in example.resolves.items():
        at = text.rindex(phrase) if not phrase.isalpha() else max(m.start() for m in re.finditer(rf"\b{phrase}\b", text))
        person = coreference.resolve((at, at + len(phrase)))
        assert (person.name if person else False) == name, phrase
