"""The word lists of every language read what the examples beside them say."""

from __future__ import annotations

from datetime import date

import pytest

from exodus_cli.grammar.times import times
from exodus_cli.grammar.tokens import tokenize
from exodus_cli.lang import LANGUAGES, lexicon
from exodus_cli.lang.times import Example


# ---- times.toml ---------------------------------------------------------------------------------
def time_examples() -> list[tuple[str, Example]]:
    return [(lang, example) for lang in LANGUAGES for example in lexicon(lang).times.examples]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_times_have_examples(lang: str) -> None:
    assert len(lexicon(lang).times.examples) >= 4


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
