"""Make figures of quantities: what is counted, where, when, and who says so."""

from __future__ import annotations

from exodus_cli.facts import Figure
from exodus_cli.grammar.numbers import Quantity
from exodus_cli.pipeline.reading import Reading


def find(reading: Reading) -> list[Figure]:
    """The figures of the article, in the order of their offsets."""
    return [_figure(reading, quantity) for quantity in reading.quantities]


def _figure(reading: Reading, quantity: Quantity) -> Figure:
    start, end = reading.tokens.span(quantity.first, quantity.last)
    return Figure(
        **reading.standing("figure", start, end),
        value_kind=quantity.value_kind,
        low=quantity.low,
        high=quantity.high,
        point=quantity.point,
        modifier=quantity.modifier,
        unit=quantity.unit,
        unit_text=quantity.unit_text,
        trend=quantity.trend,
        stance="asserted",
        cues=quantity.cues,
    )
