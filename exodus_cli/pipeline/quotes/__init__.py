"""Find the quotations of an article: what was said, by which words we know, and by whom."""

from __future__ import annotations

from exodus_cli.facts import Quote
from exodus_cli.pipeline.quotes.article import drafts
from exodus_cli.pipeline.quotes.resolve import records
from exodus_cli.pipeline.reading import Reading


def find(reading: Reading) -> list[Quote]:
    """The quotations of the article, in the order of their offsets; their speakers join `reading.people`."""
    return records(reading, drafts(reading))
