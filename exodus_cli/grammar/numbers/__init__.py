"""Read quantities: "more than one and a half million" -> 1.5e6, its bounds, its unit."""

from exodus_cli.grammar.numbers.quantity import MILLION, Quantity
from exodus_cli.grammar.numbers.reader import quantities

__all__ = ["MILLION", "Quantity", "quantities"]
