"""What an amount is of, read by the whole pipeline: the figure in square brackets, its unit and what it is said of."""

from __future__ import annotations

import pytest

from exodus_cli.facts import Article, Document, Figure
from exodus_cli.pipeline import load, read

ROWS = [
    # text, unit, counted
    ("en", "The Nikkei fell [316.02 points], or 0.9 percent, to 28,041.", "point", "Nikkei"),
    ("en", "The Nikkei gained 412 points to [28,041].", "point", "Nikkei"),
    ("en", "The guard scored [38] points in the final.", "point", "points in the final"),
    ("en", "The firm sells [three times] as many bicycles as cars.", "time", "bicycles"),
    ("en", "The new engine is [nearly three times] more powerful.", "time", "engine"),
    ("en", "Prices rose [five times] the rate of wages.", "time", "rate of wages"),
    ("en", "He has been married [three] times.", "time", "times"),
    ("en", "The group lost $1.61 a share, [less than the $1.75] analysts expected.", "USD", "group"),
    ("en", "Farmers harvested 13 billion bushels of corn, [9% less] than last year.", "percent", "corn"),
    ("en", "The city sold the land, bringing its debt to [$3 million].", "USD", "debt"),
    ("it", "Ha pagato [tre volte] il prezzo di mercato.", "time", "prezzo di mercato"),
]


@pytest.fixture(scope="module")
def pipelines() -> dict[str, object]:
    return {lang: load(lang) for lang in ("en", "it")}


def figure_of(pipelines: dict[str, object], lang: str, text: str) -> Figure:
    """The figure whose words stand in brackets."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    article = Article(id="x", lang=lang, sha256="0", words=1, source="bbc", published="2022-09-29")
    facts = read(pipelines[lang], Document(article=article, text=plain))  # type: ignore[arg-type]
    found = [f for f in facts.figures if (f.start, f.end) == (start, end)]
    assert found, [f.text for f in facts.figures]
    return found[0]


@pytest.mark.parametrize(("lang", "text", "unit", "counted"), ROWS, ids=[row[1][:50] for row in ROWS])
def test_what_an_amount_is_of(pipelines: dict[str, object], lang: str, text: str, unit: str | None, counted: str | None) -> None:
    figure = figure_of(pipelines, lang, text)
    assert (figure.unit, figure.counted) == (unit, counted)
