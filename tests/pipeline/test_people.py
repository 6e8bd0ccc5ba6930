"""Names told from other capitals, variants merged, namesakes kept apart, pronouns resolved."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exodus_cli.facts import Article, Document
from exodus_cli.grammar.tokens import tokenize
from exodus_cli.lang import lexicon
from exodus_cli.pipeline import people
from exodus_cli.pipeline.coreference import Coreference
from exodus_cli.pipeline.people.merging import alike, same_person
from exodus_cli.pipeline.reading import Reading


def reading(text: str, lang: str = "en") -> Reading:
    words = lexicon(lang)
    made = Reading(Document(article=Article(id="a", lang=lang, sha256="", words=0), text=text), tokenize(text, words.text), words)
    made.people = people.find(made)
    return made


NAMES = [
    ("en", "Two names and a bare surname", "Barack Obama met Angela Merkel. Merkel said she agreed.", ["Barack Obama", "Angela Merkel"]),
    ("en", "month and weekday are no names", "On Monday May Day was marked. In April Dmitry Peskov denied it.", ["Dmitry Peskov"]),
    ("en", "title, initial and particle", "Mr. George W. Bush and President Ursula von der Leyen met.", ["George W. Bush", "Ursula von der Leyen"]),
    ("en", "hyphens and apostrophes", "Kim Jong-un and Ban Ki-moon met Martin O'Neill.", ["Kim Jong-un", "Ban Ki-moon", "Martin O'Neill"]),
    ("en", "bodies are no people", "The University of Helsinki and the Supreme Court agreed with General Motors.", []),
    ("en", "given names alone", "“My heart sank,” said Oleg. Oleg is 29.", ["Oleg"]),
    ("en", "misspelt surname", "Ira Lobanovskaya left. According to Lobanovkaya’s estimates, many left.", ["Ira Lobanovskaya"]),
    ("en", "namesakes", "Sergei left Rostov. Economist Sergei Smirnov disagrees. Sergei is in Tbilisi.", ["Sergei", "Sergei Smirnov"]),
    ("it", "office before the name", "Il presidente della Camera Gianfranco Fini ha detto di no a Luigi di Maio.", ["Gianfranco Fini", "Luigi di Maio"]),
    ("it", "capitalised preposition in a name", "È morto Lucio Dalla. Francesco De Gregori lo ricorda.", ["Lucio Dalla", "Francesco De Gregori"]),
    ("it", "two spellings", "Il suo amico Alexei partì. «Abbiamo paura», dice Alexey.", ["Alexei"]),
]


@pytest.mark.parametrize(("lang", "why", "text", "expected"), NAMES, ids=[row[1] for row in NAMES])
def test_names(lang: str, why: str, text: str, expected: list[str]) -> None:
    del why
    assert [p.name for p in reading(text, lang).people if p.person_kind == "person"] == expected


@pytest.mark.parametrize(("a", "b", "same"), [
    ("Alexei", "Alexey", True), ("Zelensky", "Zelenskyy", True), ("Lobanovskaya", "Lobanovkaya", True), ("Perry", "Kerry", False), ("Ivan", "Ian", False),
])
def test_spellings(a: str, b: str, same: bool) -> None:
    assert alike(a, b) is same


def test_full_names() -> None:
    assert same_person(("Vladimir", "Putin"), ("V", "Putin"))
    assert not same_person(("Hillary", "Clinton"), ("Bill", "Clinton"))


RESOLVED = [
    ("it", "Ieri Raffaele Tosti, uno dei capi della rivolta, ha criticato Alfano.", "uno dei capi della rivolta", "Raffaele Tosti"),
    ("en", "Scott Briggs, one of the plaintiffs, said he would appeal.", "one of the plaintiffs", "Scott Briggs"),
    ("en", "Theresa May met Donald Trump. “Good,” she said.", "she", "Theresa May"),
    ("en", "Economist Sergei Smirnov spoke. Later Anna Popova left. The economist agreed.", "The economist", "Sergei Smirnov"),
    ("it", "Il ministro Cesare Damiano è arrivato. «Bene», ha detto il ministro.", "il ministro", "Cesare Damiano"),
]


@pytest.mark.parametrize(("lang", "text", "words", "name"), RESOLVED)
def test_resolved(lang: str, text: str, words: str, name: str) -> None:
    at = text.rindex(words)
    found = Coreference(reading(text, lang)).resolve((at, at + len(words)))
    assert found is not None
    assert found.name == name


PIECES = ["Anna Rossi", "Mr", "said", ", 29,", "the economist", "Di", "Pietro", "'s", " mother", ".", "\n", "“", "”", "Kim Jong-un", "Bank of", "(WHO)", "She is", " in Rome", "28enne", "O'Neill", "née", "é", "ẞ", "İ", "-", "“I", "J. K.", "e", "and", "?"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=25), st.sampled_from(["en", "it"]))
def test_any_text(pieces: list[str], lang: str) -> None:
    text = " ".join(pieces)
    read = reading(text, lang)
    for person in read.people:
        assert person.mentions
        for start, end in (*person.mentions, *person.cues.values()):
            assert 0 <= start < end <= len(text)
        for name in person.cues:
            assert getattr(person, name) is not None
    coreference = Coreference(read)
    for at in range(0, len(text), 7):
        found = coreference.resolve((at, min(len(text), at + 5)))
        assert found is None or found.article == "a"
