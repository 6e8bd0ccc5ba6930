"""Words, sentences and paragraphs, as a table of texts and where they are cut."""

from __future__ import annotations

import pytest

from exodus_cli.grammar.tokens import tokenize
from exodus_cli.lang import lexicon


def words(text: str, lang: str) -> list[str]:
    return tokenize(text, lexicon(lang).text).words


def sentences(text: str, lang: str) -> list[str]:
    tokens = tokenize(text, lexicon(lang).text)
    return [text[slice(*tokens.span(a, b))] for a, b in tokens.sentences]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "£12bn", "£ 12 bn"),
        ("en", "1,300,000.", "1,300,000 ."),
        ("en", "26-year-old", "26 - year - old"),
        ("en", "Russia’s men’s", "Russia ’s men ’s"),
        ("en", "won’t I'd O'Neill", "won’t I'd O'Neill"),
        ("en", "days'-long ‘fled’", "days ' - long ‘ fled ’"),
        ("en", "U.S. at 9 a.m. today", "U.S. at 9 a.m. today"),
        ("en", "visas.\\nDirect", "visas . \\n Direct"),
        ("en", r"C:\new", "C : \\ new"),
        ("it", "dell’Ucraina un'altra", "dell’ Ucraina un' altra"),
        ("it", "28enne 200mila 2,3", "28 enne 200 mila 2,3"),
        ("it", "Putin in Kazakistan. KazakistanHanno detto Putinsecondo", "Putin in Kazakistan . Kazakistan Hanno detto Putin secondo"),
        ("en", "McDonald saw YouTube", "McDonald saw YouTube"),
    ],
)
def test_words(lang: str, text: str, expected: str) -> None:
    assert words(text, lang) == expected.split(" ")


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "He left. She stayed.", ["He left.", "She stayed."]),
        ("en", "Mr. Smith met Dr. Jones. They spoke.", ["Mr. Smith met Dr. Jones.", "They spoke."]),
        ("en", "The U.S. Army left the U.S. The rest stayed.", ["The U.S. Army left the U.S.", "The rest stayed."]),
        ("en", "J. K. Rowling wrote it.", ["J. K. Rowling wrote it."]),
        ("en", "“Go.” He went.", ["“Go.”", "He went."]),
        ("en", '"Go now," he said. "Run."', ['"Go now," he said.', '"Run."']),
        ("en", "“Go!” he said.", ["“Go!” he said."]),
        ("en", "It rose 3.5 percent. In 2022. 40 died.", ["It rose 3.5 percent.", "In 2022.", "40 died."]),
        ("en", "tourist visas.Direct flights", ["tourist visas.", "Direct flights"]),
        ("en", "tourist visas.\\nDirect flights", ["tourist visas.", "Direct flights"]),
        ("en", "See example.com. Yes?! No…", ["See example.com.", "Yes?!", "No…"]),
        ("en", "A headline without a stop\nThe text.", ["A headline without a stop", "The text."]),
        ("en", "A line that was wrapped by a mailer at about seventy characters and\ngoes on.", None),
        ("it", "Il sig. Rossi è qui. È vero.", ["Il sig. Rossi è qui.", "È vero."]),
        ("it", "Nel 44 a.C. Cesare morì.", ["Nel 44 a.C. Cesare morì."]),
        ("it", "«Basta». Poi tacque.", ["«Basta».", "Poi tacque."]),
    ],
)  # fmt: skip
def test_sentences(lang: str, text: str, expected: list[str] | None) -> None:
    assert sentences(text, lang) == (expected or [text])


def test_paragraphs_end_at_line_ends() -> None:
    text = "One.\n\nTwo. Three.\r\nFour"
    tokens = tokenize(text, lexicon("en").text)
    assert [text[slice(*tokens.span(a, b))] for a, b in tokens.paragraphs] == ["One.", "Two. Three.", "Four"]


def test_places_in_the_text() -> None:
    tokens = tokenize("Ann left. Bob stayed.", lexicon("en").text)
    assert tokens.at(0) == 0
    assert tokens.at(3) == 1  # the blank before "left"
    assert tokens.at(10) == 3
    assert tokens.sentence_of(3) == 1
    assert tokens.sentence_span(15) == (10, 21)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Title: Two dead\nSource: AFP\n\nA man died.", ["Title:", "Two dead", "Source:", "AFP", "A man died."]),
        ("Titolo: Due morti\nFonte: ANSA\n\nMorto un uomo.", ["Titolo:", "Due morti", "Fonte:", "ANSA", "Morto un uomo."]),
        ("Title: Two dead\n\nA man died.", ["Title: Two dead", "A man died."]),
        ("Smith: So it is.\nJones: It is.", ["Smith: So it is.", "Jones: It is."]),
    ],
)
def test_labels_at_the_head_stand_apart(text: str, found: list[str]) -> None:
    assert sentences(text, "en") == found
