"""Find the quantities of an article."""

from __future__ import annotations

from exodus_cli.grammar.numbers import Quantity, quantities
from exodus_cli.pipeline.reading import Reading


def find(reading: Reading) -> list[Quantity]:
    """The quantities of the article, in order."""
    return quantities(reading.tokens, reading.lexicon)
