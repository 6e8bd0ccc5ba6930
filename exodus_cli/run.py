"""Run the reading over documents: one or many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from exodus_cli.facts import Document, Facts


def extract(documents: Iterable[Document]) -> Iterator[Facts]:
    """The facts of every document, in order."""
    from exodus_cli import pipeline  # spaCy takes 1.6 s to import: only when an article must be read

    loaded = {}
    for lang, batch in groupby(documents, key=lambda d: d.article.lang):
        if lang not in loaded:
            loaded[lang] = pipeline.load(lang)
        yield from pipeline.read(loaded[lang], batch)
