"""Facts as text: literal tables for small readings made by hand, and text from articles that means harm."""

from __future__ import annotations

import csv
import io
import json
import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exodus_cli.facts import Article, Attribution, Comparison, Date, Facts, Figure, Group, Person, Place, Quote, Record, Window
from exodus_cli.report import Read, data
from exodus_cli.report import wording as w
from exodus_cli.report.atlas import geojson
from exodus_cli.report.page import page
from exodus_cli.report.rows import COMPARISON, sections
from exodus_cli.report.rows import comparison as rows_of
from exodus_cli.report.terminal import Look, figures, others, write
from exodus_cli.report.terminal.comparisons import comparisons, contested

TEXT = (
    "More than 170,000 Russians fled to Kazakhstan in seven days, the Ministry of Defence said. “We had to go,” said Oleg, 29, in Almaty."
)
ARTICLE = Article(id="a1", source="standard", published="2022-09-29", lang="en", sha256="0", words=23)


def standing(words: str, text: str = TEXT) -> dict:
    start = text.index(words)
    stop = text.find(".", 0, start) + 1
    sentence = (stop + 1 if stop else 0, (text.find(".", start) + 1) or len(text))
    return {
        "id": f"x{start}",
        "article": "a1",
        "source": "standard",
        "lang": "en",
        "start": start,
        "end": start + len(words),
        "text": words,
        "sentence": sentence,
    }


def figure(words: str, text: str = TEXT, **fields: object) -> Figure:
    return Figure(**standing(words, text), **({"value_kind": "count", "stance": "asserted"} | fields))


@pytest.fixture
def read() -> Read:
    """One article with a fact of every kind."""
    fled = figure(
        "More than 170,000",
        low=170_000,
        point=170_000,
        modifier="more_than",
        unit="person",
        counted="Russians",
        event="leave",
        window=Window(start="2022-09-21", end="2022-09-28", text="in seven days"),
        origin="RU",
        destination="KZ",
        said_by=Attribution(name="UK Ministry of Defence", kind="organisation", via=("Evening Standard",)),
        cues={"modifier": (0, 9), "event": (27, 31)},
    )
    age = figure("29", value_kind="age", low=29, high=29, point=29, unit="year")
    quote = Quote(
        **standing("“We had to go,”"), form="direct", content=((92, 105),), speaker="Oleg", speaker_id="p1", speaker_kind="person"
    )
    facts = Facts(
        article=ARTICLE,
        figures=(fled, age),
        dates=(
            Date(**standing("in seven days"), type="DURATION", value="P7D", from_="2022-09-21", to="2022-09-28"),
            Date(**standing("had to"), type="DATE"),
        ),
        places=(
            Place(
                **standing("Kazakhstan"),
                name="Kazakhstan",
                place_id="geonames:1522867",
                country="KZ",
                feature="country",
                lat=48.0,
                lon=68.0,
            ),
            Place(**standing("Almaty"), name="Almaty", place_id="geonames:1526384", country="KZ", feature="city", lat=43.25, lon=76.95),
        ),
        people=(
            Person(
                id="p1",
                article="a1",
                source="standard",
                lang="en",
                name="Oleg",
                person_kind="person",
                age=29,
                now_in="Almaty",
                quotes=(quote.id,),
            ),
        ),
        quotes=(quote,),
    )
    return Read(facts, TEXT)


def drawn(lines: object, look: Look) -> str:
    return "".join(write(lines, look))  # type: ignore[arg-type]


def test_figures_on_a_narrow_terminal(read: Read) -> None:
    look = Look(60)
    assert (
        drawn(figures.by_article([read], look), look)
        == """\
Evening Standard · 29 Sep 2022 · a1                2 figures
────────────────────────────────────────────────────────────
 more than 170,000  Russians (leaving)
                    UK Ministry of Defence, via Evening
                    Standard
                    21–28 Sep 2022 · Russia → Kazakhstan
                    More than 170,000 Russians fled to
                    Kazakhstan in seven days, the Ministry…
          29 years  age
                    Evening Standard
                    “We had to go,” said Oleg, 29, in
                    Almaty.

"""
    )


def test_figures_on_a_wide_terminal(read: Read) -> None:
    look = Look(120)
    assert (
        drawn(figures.by_article([read], look), look)
        == """\
Evening Standard · 29 Sep 2022 · a1                                                                            2 figures
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
       more than 170,000  Russians (leaving)                 UK Ministry of Defence, via        21–28 Sep 2022
                                                             Evening Standard                   Russia → Kazakhstan
                          More than 170,000 Russians fled to Kazakhstan in seven days, the Ministry of Defence said.
                29 years  age                                Evening Standard
                          “We had to go,” said Oleg, 29, in Almaty.

"""
    )


def test_figures_in_a_pipe_are_a_line_each(read: Read) -> None:
    look = Look(None)
    assert (
        drawn(figures.flat([read], look), look)
        == """\
SOURCE                       FIGURE  WHAT                WHO SAYS SO                                   WHEN            WHERE                SENTENCE
Evening Standard  more than 170,000  Russians (leaving)  UK Ministry of Defence, via Evening Standard  21–28 Sep 2022  Russia → Kazakhstan  More than 170,000 Russians fled to Kazakhstan in seven days, the Ministry of Defence said.
Evening Standard           29 years  age                 Evening Standard                                                                   “We had to go,” said Oleg, 29, in Almaty.
"""
    )


def test_why_prints_the_words_that_decided(read: Read) -> None:
    look = Look(80, why=True)
    table = drawn(figures.by_article([read], look), look)
    assert "  modifier = more_than ← “More than”" in table
    assert "  event = leave ← “fled”" in table


def test_a_timeline(read: Read) -> None:
    look = Look(70)
    assert (
        drawn(others.dates([read], look), look)
        == """\
21–28 Sep 2022 · Evening Standard
  More than 170,000 Russians fled to Kazakhstan in seven days, the
  Ministry of Defence said.

No day known                                             1 expressions
had to · Evening Standard
  “We had to go,” said Oleg, 29, in Almaty.
"""
    )


def test_places_by_country(read: Read) -> None:
    look = Look(100)
    assert (
        drawn(others.places([read], look), look)
        == """\
Kazakhstan (KZ)                                                                           2 mentions
  Kazakhstan     1  country    …170,000 Russians fled to Kazakhstan in seven days, the Ministry…
  Almaty         1  city       “We had to go,” said Oleg, 29, in Almaty.

"""
    )


def test_people_and_their_best_words(read: Read) -> None:
    look = Look(60)
    assert (
        drawn(others.people([read], look), look)
        == """\
People who speak                                           1
────────────────────────────────────────────────────────────
Oleg · 29 · now in Almaty · Evening Standard · 1 quotation
    “We had to go,”

"""
    )


def test_geojson_holds_every_place_once(read: Read) -> None:
    made = json.loads("".join(geojson([read, read])))
    assert [(f["properties"]["name"], f["properties"]["mentions"], f["geometry"]["coordinates"]) for f in made["features"]] == [
        ("Kazakhstan", 2, [68.0, 48.0]),
        ("Almaty", 2, [76.95, 43.25]),
    ]


def test_geojson_keeps_places_without_coordinates_and_parts_namesakes(read: Read) -> None:
    first = read.facts.places[0]
    found = [
        msgspec.structs.replace(first, name="Albany", place_id="geonames:5106834", country="US", lat=42.65, lon=-73.76),
        msgspec.structs.replace(first, name="Albany", place_id="geonames:5710756", country="US", lat=44.64, lon=-123.11),
        msgspec.structs.replace(first, name="Zorblak Island", place_id=None, country="US", lat=None, lon=None),
    ]
    made = json.loads("".join(geojson([Read(msgspec.structs.replace(read.facts, places=tuple(found)), read.text)])))
    assert [(f["properties"]["name"], f["geometry"] is None) for f in made["features"]] == [
        ("Albany, New York State", False),
        ("Albany, Oregon", False),
        ("Zorblak Island", True),
    ]


def test_markdown_in_words(read: Read) -> None:
    assert (
        "".join(sections([read], ["figure"]))
        == """\
| Figure | What | Who says so | When | Where | Source | Sentence |
|---|---|---|---|---|---|---|
| more than 170,000 | Russians (leaving) | UK Ministry of Defence, via Evening Standard | 21–28 Sep 2022 | Russia → Kazakhstan | Evening Standard | More than 170,000 Russians fled to Kazakhstan in seven days, the Ministry of Defence said. |
| 29 years | age | Evening Standard |  |  | Evening Standard | “We had to go,” said Oleg, 29, in Almaty. |
"""
    )


def test_csv_joins_nested_fields(read: Read) -> None:
    record = read.facts.figures[0]
    row = next(csv.DictReader(io.StringIO("".join(data.separated([Figure])([(record, read.sentence(record))])))))
    assert {
        name: row[name] for name in ("low", "high", "point", "sentence_start", "window_start", "window_text", "said_by_name", "said_by_via")
    } == {
        "low": "170000",
        "high": "",
        "point": "170000",
        "sentence_start": "0",
        "window_start": "2022-09-21",
        "window_text": "in seven days",
        "said_by_name": "UK Ministry of Defence",
        "said_by_via": "Evening Standard",
    }
    assert json.loads(row["cues"]) == {"modifier": [0, 9], "event": [27, 31]}
    assert row["article"] == "a1"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"low": 1_000_000, "high": 1_000_000, "point": 1_000_000}, "1 million"),
        ({"low": 1_300_000, "high": 1_300_000, "point": 1_300_000}, "1.3 million"),
        ({"low": 1_234_567, "high": 1_234_567, "point": 1_234_567}, "1,234,567"),
        ({"low": 600_000, "high": 1_000_000, "modifier": "between"}, "600,000–1 million"),
        ({"low": 2_000_000, "high": 3_000_000, "modifier": "between"}, "2–3 million"),
        ({"high": 17_000, "point": 17_000, "modifier": "nearly"}, "nearly 17,000"),
        ({"low": 200, "high": 999, "modifier": "vague"}, "more than 170,000"),
        ({"low": 5000, "high": 5000, "point": 5000, "value_kind": "money", "unit": "GBP"}, "£5,000"),
        ({"low": 1.2e12, "high": 1.2e12, "point": 1.2e12, "value_kind": "money", "unit": "RUB"}, "1.2 trillion RUB"),
        ({"low": 1e9, "high": 2e9, "modifier": "between", "value_kind": "money", "unit": "USD"}, "$1–2 billion"),
        ({"low": 40, "high": 40, "point": 40, "value_kind": "change", "unit": "percent", "trend": "up"}, "↑ 40%"),
        ({"low": 1.5, "high": 1.5, "point": 1.5, "value_kind": "share", "unit": "percent"}, "1.5%"),
        ({"low": 7, "high": 7, "point": 7, "value_kind": "duration", "unit": "day"}, "7 days"),
        ({"low": 1, "high": 1, "point": 1, "value_kind": "duration", "unit": "day"}, "1 day"),
        ({"low": 22, "high": 22, "point": 22, "value_kind": "rank"}, "22nd"),
        ({"low": -5, "high": -5, "point": -5, "value_kind": "measure", "unit": "°C"}, "−5 °C"),
        ({"low": 9.8e14, "high": 9.8e14, "point": 9.8e14}, "980 trillion"),
    ],
)
def test_values_in_words(fields: dict, expected: str) -> None:
    assert w.value(figure("More than 170,000", **fields)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2022-09-21", "2022-09-21", "21 Sep 2022"),
        ("2022-09-21", "2022-09-28", "21–28 Sep 2022"),
        ("2022-09-21", "2022-10-03", "21 Sep – 3 Oct 2022"),
        ("2021-12-30", "2022-01-02", "30 Dec 2021 – 2 Jan 2022"),
        ("2022-09-01", "2022-09-30", "Sep 2022"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2022-03-01", "2022-04-30", "Mar – Apr 2022"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2020-01-01", "2029-12-31", "2020–2029"),
        ("2022-09-21", None, "since 21 Sep 2022"),
        (None, "2022-09-28", "until 28 Sep 2022"),
        ("2022-09-21T18:00", "2022-09-21T23:59", "21 Sep 2022, 18:00–23:59"),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
        (None, None, ""),
    ],
)
def test_intervals_in_words(start: str | None, end: str | None, expected: str) -> None:
    assert w.interval(start, end) == expected


# ---- text that means harm -------------------------------------------------------------------
HARM = 'Killed 70\x1b[2J\x9b31m\u202e\x07\n=HYPERLINK("http://x")<script>alert(1)</script>|`x` [a](javascript:b)'
ESCAPES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def harm() -> Read:
    """An article, all of whose words mean harm."""
    article = Article(id="evil\x1b[1m", source="e\x1bvil", title=HARM, published="2022-\x1b[m", lang="en", sha256="0", words=1)
    whole = standing(HARM, HARM) | {"sentence": (0, len(HARM)), "source": "e\x1bvil"}
    said = Attribution(name=HARM, kind="person", via=(HARM,))
    quote = Quote(**whole, form="direct", content=((0, len(HARM)),), speaker=HARM)
    return Read(
        Facts(
            article=article,
            figures=(
                Figure(
                    **whole,
                    value_kind="count",
                    low=70,
                    high=70,
                    point=70,
                    counted=HARM,
                    event=HARM,
                    origin=HARM,
                    said_by=said,
                    stance="asserted",
                ),
            ),
            dates=(Date(**whole, type="DATE", from_=HARM, to=None), Date(**whole, type="DATE")),
            places=(Place(**whole, name=HARM, country="X\x1b", feature=HARM, lat=1.0, lon=1.0),),
            people=(Person(id="p", article="a", lang="en", name=HARM, person_kind="person", role=HARM, quotes=(quote.id,)),),
            quotes=(quote,),
        ),
        HARM,
    )


@pytest.mark.parametrize("width", [None, 60, 120])
def test_no_control_reaches_a_terminal(harm: Read, width: int | None) -> None:
    look = Look(width, why=True)
    tables = [
        figures.by_article([harm], look),
        figures.flat([harm], look),
        *(view([harm], look) for view in (others.dates, others.places, others.people, others.quotes, others.everything)),
        others.articles([harm.facts.article], look),
    ]
    for table in tables:
        assert not ESCAPES.search(drawn(table, look))


def records(read: Read) -> list[tuple[Record, str | None]]:
    facts = read.facts
    return [(r, read.sentence(r)) for r in (*facts.figures, *facts.dates, *facts.places, *facts.quotes, *facts.people, facts.article)]


def test_no_control_stands_raw_in_json(harm: Read) -> None:
    lines = "".join(data.jsonl(records(harm)))
    assert not ESCAPES.search(lines)
    assert json.loads(lines.splitlines()[0])["text"] == HARM


def test_no_cell_is_a_formula(harm: Read) -> None:
    for cell in ("=1+1", "+1 said", "-x", "@cmd", "\t=1", " =1"):
        line = "".join(
            data.separated([Person])(
                [(harm.facts.people[0].__class__(id=cell, article="a", lang="en", name=cell, person_kind="person"), None)]
            )
        )
        assert next(csv.DictReader(io.StringIO(line)))["name"].startswith("'")
    for tabs in (False, True):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", "".join(data.separated([Figure], tabs=tabs)(records(harm)[:1])))
    assert "".join(data.separated([Figure], tabs=True)(records(harm)[:1])).count("\n") == 2


def test_negative_numbers_stay_numbers() -> None:
    record = figure("More than 170,000", low=-5, high=-5, point=-5)
    assert next(csv.DictReader(io.StringIO("".join(data.separated([Figure])([(record, None)])))))["point"] == "-5"


def test_html_is_escaped(harm: Read) -> None:
    made = "".join(page([harm], [], ("figure", "date", "place", "person", "quote", "article")))
    assert made.count("<script>") == 1  # the page's own
    assert "alert(1)</script>" not in made
    assert "&lt;script&gt;" in made
    assert not ESCAPES.search(made)


def test_markdown_is_escaped(harm: Read) -> None:
    made = "".join(sections([harm], ["figure", "quote", "person", "article"]))
    assert "<script>" not in made
    assert "[a](" not in made
    assert all(
        re.sub(r"\\\|", "", line).count("|") == re.sub(r"\\\|", "", made.splitlines()[2]).count("|") for line in made.splitlines()[2:5]
    )


def test_the_page_needs_nothing_from_elsewhere(read: Read) -> None:
    made = "".join(page([read], [], ("comparison", "figure", "date", "place", "person", "quote", "article")))
    assert not re.search(r'(src|href)="(?!#)', made)
    assert "<h1>What 1 article says</h1>" in made
    for record, _ in records(read)[:-2]:
        if not isinstance(record, Person):
            assert f'id="{record.id}"' in made or record.id in made


def test_people_of_several_articles_are_one_only_on_evidence() -> None:
    def person(article: str, name: str, **fields: object) -> Read:
        record = Person(id=f"{article}{name}", article=article, source=article, lang="en", name=name, person_kind="person", **fields)
        return Read(Facts(article=Article(id=article, source=article, lang="en", sha256="0", words=1), people=(record,)), "")

    reads = [person("bbc", "Sergei Smirnov", role="economist"), person("cnn", "Sergei Smirnov"), person("guardian", "Sergei Shoigu")]
    look = Look(80, why=True)
    assert (
        drawn(others.people(reads, look), look)
        == """\
Also named                                                                     2
────────────────────────────────────────────────────────────────────────────────
Sergei Smirnov · economist · BBC, CNN
    one in 2 articles: same full name
Sergei Shoigu · The Guardian

"""
    )


# ---- comparisons, and any text at all -------------------------------------------------------
def disputed(title: str, says: str) -> tuple[list[Figure], Comparison]:
    """Two figures that conflict, under a title."""
    rows = [figure("More than 170,000", low=n, high=n, point=n, counted=title) for n in (300_000, 1_000_000)]
    rows = [msgspec.structs.replace(row, id=f"f{n}") for n, row in enumerate(rows)]
    group = Group(
        id="g", title=title, figures=("f0", "f1"), low=300_000, high=1_000_000, verdict="conflict", origins=2, publishers=1, says=says
    )
    return rows, Comparison(id="c", topic="mobilise:person", title=title, groups=(group,), verdict="conflict")


def test_a_comparison_on_the_page() -> None:
    rows, comparison = disputed("people called up", "Sources disagree: 1 million is 3.3 times 300,000.")
    made = "".join(page([Read(Facts(article=ARTICLE, figures=tuple(rows)), TEXT)], [comparison], ("comparison",)))
    assert '<h3>People called up <span class="badge conflict">sources disagree</span></h3>' in made
    assert "<span>300,000</span><span></span><span>1 million</span>" in made
    assert made.count("<circle") == 2
    assert "<p>Sources disagree: 1 million is 3.3 times 300,000.</p>" in made


def test_a_comparison_that_means_harm() -> None:
    rows, comparison = disputed(HARM, HARM)
    read = Read(Facts(article=ARTICLE, figures=tuple(rows)), TEXT)
    made = "".join(page([read], [comparison], ("comparison",)))
    assert made.count("<script>") == 1
    look = Look(80)
    known = {row.id: row for row in rows}
    for text in (
        made,
        drawn(comparisons([comparison], known, look), look),
        drawn(contested([comparison], look), look),
        "".join(data.groups([comparison])),
        "".join(data.markdown(COMPARISON, rows_of(comparison))),
    ):
        assert not ESCAPES.search(text)


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 60), st.integers(1, 120))
def test_a_sentence_in_brief_keeps_its_words_and_its_room(text: str, start: int, length: int, room: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    before, words, after = w.brief(text, start, end, room)
    assert len(before) + len(words) + len(after) <= max(room, 8)
    assert not ESCAPES.search(before + words + after)
    assert words.rstrip("…") in w.folded(text[start:end])


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=200), st.sampled_from([None, 20, 60, 120]))
def test_any_text_is_drawn(text: str, width: int | None) -> None:
    words = text or "x"
    marked = Figure(
        id="f",
        article=text,
        source=text,
        lang="en",
        start=0,
        end=len(words),
        text=words,
        sentence=(0, len(words)),
        value_kind="count",
        counted=text,
        stance="asserted",
    )
    read = Read(Facts(article=Article(id=text, source=text, title=text, lang="en", sha256="0", words=1), figures=(marked,)), words)
    look = Look(width, why=True)
    table = drawn(figures.by_article([read], look), look) + drawn(figures.flat([read], look), look)
    assert not ESCAPES.search(table)
    assert "".join(page([read], [], ("figure", "article"))).endswith("</html>\n")


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("He had “no reason to believe” it.", "He had “no reason to believe” it", "He had “no reason to believe” it"),
        ("The vote was “a sham.” He left.", "The vote was “a sham", "The vote was “a sham”"),
        ('The deal is "a disaster," he said.', 'The deal is "a disaster', 'The deal is "a disaster"'),
        ("“We lost” and must go on, he said.", "We lost” and must go on", "“We lost” and must go on"),
        ("I'm sure it won't end.", "I'm sure it won't end", "I'm sure it won't end"),
    ],
)
def test_marks_of_a_mixed_quotation_stand_where_the_text_has_them(text: str, words: str, shown: str) -> None:
    """The span of a mixed quotation may leave its last mark outside; the printed words do not."""
    start = text.index(words)
    assert w._marked(text, start, start + len(words)) == shown


def test_a_fragment_is_nobodys_best_words() -> None:
    def quote(text: str, form: str = "direct") -> Quote:
        whole = (0, len(text))
        return Quote(id=text, article="a", lang="en", start=0, end=len(text), text=text, sentence=whole, form=form, content=(whole,))  # type: ignore[arg-type]

    assert w.best([quote("to call up", "indirect")]) is None
    rows = [quote("no reason to go on like this at all"), quote("We have no reason to go."), quote("he would never go anywhere", "indirect")]
    chosen = w.best(rows)
    assert chosen is not None
    assert chosen.text == "We have no reason to go."
