"""The spaCy side: factories anybody can add, declared needs, offsets that fall on tokens."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from exodus_cli import corpus, pipeline
from exodus_cli.errors import UsageError
from exodus_cli.facts import Document
from exodus_cli.lang import LANGUAGES


@pytest.fixture(scope="module", params=LANGUAGES)
def nlp(request: pytest.FixtureRequest) -> spacy.Language:
    return pipeline.load(request.param)


def test_components_stand_in_the_order_they_need(nlp: spacy.Language) -> None:
    assert nlp.analyze_pipes(pretty=False)["problems"] == {name: [] for name in nlp.pipe_names}
    assert nlp.pipe_names == [f"exodus_{name}" for name in pipeline.COMPONENTS]


def test_the_doc_is_the_text(nlp: spacy.Language, seeds: Path) -> None:
    for document in corpus.read([seeds]):
        assert isinstance(document, Document)
        assert nlp.make_doc(document.text).text == document.text


@pytest.mark.parametrize("text", ["", " ", "\n", "a", "  a  b\n\n c ", "\ta\u00a0b", "£12bn\\nThe"])
def test_odd_white_space_survives(nlp: spacy.Language, text: str) -> None:
    assert nlp(text).text == text


def test_spans_stand_where_the_records_say(nlp: spacy.Language) -> None:
    doc = nlp("Nearly 17,000 people fled to Rome. Circa 300 persone sono fuggite a Roma.")
    assert doc._.exodus_figures
    for record, span in zip(doc._.exodus_figures, doc.spans["exodus_figures"], strict=True):
        assert (span.start_char, span.end_char) == (record.start, record.end)


def test_a_component_works_in_anybodys_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    for name in pipeline.COMPONENTS:
        nlp.add_pipe(f"exodus_{name}")
    doc: Doc = nlp("The quake killed 28 people.")
    assert [f.point for f in doc._.exodus_figures] == [28]


def test_a_trained_pipeline_is_used_for_its_own_language(tmp_path: Path) -> None:
    trained = spacy.blank("en")
    trained.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Rome"}])
    trained.to_disk(tmp_path / "model")
    english, italian = (pipeline.load(lang, str(tmp_path / "model")) for lang in ("en", "it"))
    assert "entity_ruler" in english.pipe_names
    assert "entity_ruler" not in italian.pipe_names
    doc = english("More than 20 people fled to Rome.")
    assert [f.point for f in doc._.exodus_figures] == [20]
    assert doc.ents[0].text == "Rome"


@pytest.mark.parametrize(
    ("text", "name", "label", "places", "people"),
    [
        # Nothing around "Lincoln" tells the town from the president: the label does.
        ("Lincoln was quiet after the vote.", "Lincoln", "GPE", ["Lincoln"], []),
        ("Lincoln was quiet after the vote.", "Lincoln", "PERSON", [], []),
        # No list holds the name; an unknown word that speaks is taken for a body unless a label says a person.
        ("“We are ready,” said Vantor.", "Vantor", "ORG", [], ["organisation"]),
        ("“We are ready,” said Vantor.", "Vantor", "PERSON", [], ["person"]),
        # A title is a better reason than a label.
        ("“We are ready,” said President Lincoln.", "Lincoln", "GPE", [], ["person"]),
    ],
)
def test_a_model_is_one_sign_among_others(text: str, name: str, label: str, places: list[str], people: list[str]) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": name}])
    for component in pipeline.COMPONENTS:
        nlp.add_pipe(f"exodus_{component}")
    doc: Doc = nlp(text)
    assert [p.text for p in doc._.exodus_places] == places
    assert [p.person_kind for p in doc._.exodus_people] == people


def test_a_model_that_is_not_there_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match="cannot load the model 'no_such_model'"):
        pipeline.load("en", "no_such_model")
