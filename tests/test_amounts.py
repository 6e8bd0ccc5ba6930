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
    ("en", "The group lost $1.61 a share, less than the [$1.75] analysts expected.", "USD", "group"),
    ("en", "Farmers harvested 13 billion bushels of corn, [9% less] than last year.", "percent", "corn"),
    ("en", "The city sold the land, bringing its debt to [$3 million].", "USD", "debt"),
    ("en", "Coal made up 64 percent of power, wind [5 percent] and solar 2 percent.", "percent", "wind"),
    ("en", "BMW lost 3.1 percent and Daimler [2.9].", "percent", "Daimler"),
    ("en", "Output rose 0.4 percent in October and [2.9 percent] from a year earlier.", "percent", "Output"),
    ("en", "Sales rose 4.2%, beating the [3.1%] that Wall Street had forecast.", "percent", "Sales"),
    ("en", "The site has 330 million users, [80%] of them abroad.", "percent", "users"),
    ("en", "The site has [330 million] monthly active users.", "person", "monthly active users"),
    ("en", "Analysts expect earnings per share of [94 cents].", "USD", "earnings per share"),
    ("en", "Rainfall was [44% below] normal.", "percent", "Rainfall"),
    ("en", "A [26% lower] risk was found.", "percent", "risk"),
    ("en", "[A third] of the 4,200 hectares burned was farmland.", "percent", "4,200 hectares"),
    ("en", "Passenger numbers at Heathrow grew [2.1%].", "percent", "Passenger numbers"),
    ("en", "They have won [13] of their last 15 matches.", "match", "matches"),
    ("en", "The index fell to [98] in January.", None, "index"),
    ("en", "He signed a [seven-year], $161-million deal.", "year", "deal"),
    ("en", "They were hurt by the quake, which struck [seven km] east of the port.", "kilometre", "quake"),
    ("en", "It was the worst fire in the last [13 years].", "year", None),
    ("it", "È il risultato peggiore degli ultimi [13 anni].", "year", None),
    ("en", "Profit posted a [22 percent] rise, and sales fell.", "percent", "Profit"),
    ("en", "The firm reported a [22 percent] rise in quarterly profit to $2.5 billion.", "percent", "quarterly profit"),
    ("en", "The firm reported a 22 percent rise in quarterly profit to [$2.5 billion].", "USD", "quarterly profit"),
    ("en", "The index dropped 1.9%, its biggest one-day fall since August, to close at [26,222].", None, "index"),
    ("en", "The planet has a mass [6.6 times] that of Earth.", "time", "mass"),
    ("en", "The group will raise its dividend [4%].", "percent", "dividend"),
    ("en", "The ice covers [half] the level of 1980.", "percent", "level"),
    ("en", "It went from [5] to 10 people.", "person", "people"),
    ("it", "La popolazione passa da [5] a 4,7 milioni di abitanti.", "person", "popolazione"),
    ("it", "La tassa scenderà dal [27,5] al 24 per cento.", "percent", "tassa"),
    ("it", "Il tumore colpisce [una donna su otto].", "percent", "donna"),
    ("it", "Il museo ha avuto [2 milioni e 300 mila] visitatori.", "person", "visitatori"),
    ("it", "Il listino chiude a [26.780 punti].", "point", "listino"),
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
