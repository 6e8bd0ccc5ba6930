"""Hostile input is normal: any text is read, every record keeps the contract, time grows with length."""

from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exodus_cli.facts import Article, Document, Facts, Figure, Mark, Person, Quote, from_json, to_json
from exodus_cli.grammar.tokens import tokenize
from exodus_cli.lang import LANGUAGES, lexicon
from exodus_cli.run import Reader

READER = Reader()

# Words that mean something to a grammar, in both languages: random rows of them meet rules no article meets.
PIECES = """
more than over at least between and to 170,000 1.3 million $ £12bn € % 40% (£5,000) 300.000 mila mezzo milione un una dozzina decine
thousands dozens half of the four 29 - year old 28 enne anni years people Russians soldiers morti killed injured left fled said told
according to secondo dice “ ” " ' ‘ ’ « » ( ) [ ] . , ; : ! ? … – — \\n \n \n\n Mr Mrs Putin Sergei Smirnov Igor , Moscow Russia Russian Roma Milano
in on since until May September settembre lunedì Thursday 2022 21 24/02/2022 9:30 p.m. last week il mese scorso ago fa days giorni the The
she he they lei ha detto che Dr. U.S. BBC Ministry of Defence governo Kazakh € C. 5° 1/2 ½ M5S S&P 500 per cent km² <b> \x1b[31m \x00 \u202e 🙂 ﷽ ＄ ２０
""".split(" ")  # noqa: SIM905  (a list would hide the words among quotes)

texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(max_size=200),
)


def read(text: str, lang: str) -> Facts:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    result = READER.read(Document(text=text, article=Article(id="x", lang=lang, published="2022-10-18", source="bbc", sha256=digest, words=1)))
    assert isinstance(result, Facts), result
    return result


def check(facts: Facts, text: str) -> None:
    """What the contract says of every record."""
    seen = set()
    for record in facts.records():
        assert record.id not in seen
        seen.add(record.id)
        assert from_json(to_json(record)) == record
        spans = list(getattr(record, "cues", {}).values())
        if isinstance(record, Mark):
            assert record.text == text[record.start : record.end] != ""
            spans.append(record.sentence)
        if isinstance(record, Quote):
            spans += [*record.content, *filter(None, (record.cue, record.speaker_mention))]
        if isinstance(record, Person):
            spans += record.mentions
        assert all(0 <= start < end <= len(text) for start, end in spans), record
        if isinstance(record, Figure) and record.low is not None and record.high is not None:
            assert record.low <= record.high
    for rows in (facts.figures, facts.dates, facts.places, facts.quotes):
        assert [r.start for r in rows] == sorted(r.start for r in rows)


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
def test_any_text_is_read(lang: str, text: str) -> None:
    check(read(text, lang), text)


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=200, deadline=None)
@given(text=texts)
def test_tokens_are_stretches_of_the_text_in_order(lang: str, text: str) -> None:
    tokens = tokenize(text, lexicon(lang).text)
    assert all(text[s:e] == w for s, e, w in zip(tokens.starts, tokens.ends, tokens.words, strict=True))
    assert all(a <= b for a, b in zip(tokens.ends, tokens.starts[1:], strict=False))
    assert "".join("".join(tokens.words).split()) == "".join(text.split())
    covered = [n for first, last in tokens.sentences for n in range(first, last)]
    assert covered == sorted(set(covered))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_seeds_keep_the_contract(lang: str, seeds: object) -> None:
    from exodus_cli import corpus

    for document in corpus.read([str(seeds)]):
        assert isinstance(document, Document)
        if document.article.lang == lang:
            result = READER.read(document)
            assert isinstance(result, Facts)
            check(result, document.text)


@pytest.mark.parametrize("unit", ["9", "9,", "a", "A", "“", '"', "'", ".", "(", "million ", "May ", "in 2022 ", "said ", "Rome ", "Ann Lee ", "\n", "-", "1/", "$", "mila "])
def test_reading_takes_time_in_proportion_to_length(unit: str) -> None:
    """Ten times the text takes at most thirty times as long, the quickest of some runs each: quadratic work would take a hundred."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        read(text, "en")
        return time.process_time() - start

    short = max(min(seconds(4_000) for _ in range(3)), 0.004)
    assert any(seconds(40_000) < 30 * short for _ in range(3))
