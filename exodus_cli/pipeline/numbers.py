"""Find the quantities of an article."""

from __future__ import annotations

from exodus_cli.grammar.numbers import Quantity, quantities
from exodus_cli.pipeline.reading import Reading
from exodus_cli.world.sources import dollar


def find(reading: Reading) -> list[Quantity]:
    """The quantities of the article, in order; a bare dollar is the publisher's."""
    return quantities(reading.tokens, reading.lexicon, dollar(reading.document.article.source))
