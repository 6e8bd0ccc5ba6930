"""What the number grammar hands on: a quantity with its bounds and unit."""

from __future__ import annotations

from dataclasses import dataclass, field

from exodus_cli.facts import Modifier, Number, Span, Trend, ValueKind

MILLION = 1_000_000
"""From so many on, numbers are told of money as often as of things."""

@dataclass(slots=True, kw_only=True)
class Quantity:
    """A number in a text with its bounds and its unit of money, time, measure or share; what is counted is not its business.

    `first`, `last` are the token range of the whole expression (modifier, number, unit word); `number`
    the range of the number words alone. Character offsets: `Tokens.span(first, last)`. Intervals are
    inclusive and None is open. `cues` are character offsets by field name.
    """

    first: int
    last: int
    number: tuple[int, int]
    value_kind: ValueKind = "count"
    low: Number | None = None
    high: Number | None = None
    point: Number | None = None
    modifier: Modifier = "exact"
    unit: str | None = None
    unit_text: str | None = None
    trend: Trend | None = None
    cues: dict[str, Span] = field(default_factory=dict)
    vague: bool = False
    """Whether the number is a vague word, or about a round one ("a dozen")."""
    same_as: int | None = None
    """Index, in the list, of the quantity this one restates in another unit."""
    part_of: int | None = None
    """Index of the whole this one is a part of: "four" of "the five"."""
    scale: int = 1
    """The last scale word of the number: 10^6 in "1.3 million"."""
    in_digits: bool = False
    factor: float = 1
    """What the unit word did to the printed number: 0.01 of cents."""


@dataclass(slots=True, kw_only=True)
class Numeral:
    """Number words and their value, before units, bounds and traps."""

    first: int
    last: int
    low: Number
    high: Number
    point: Number | None
    scale: int = 1
    digits: bool = False
    about: bool = False
    vague: bool = False
    share: bool = False
    """A fraction or a share in words: its value is in percent."""
    age: bool = False
    rank: bool = False
    bare: bool = False
    """The word for one, which may be an article or a pronoun."""


def tidy(value: float) -> Number:
    """An integer where the value is one but for rounding."""
    if isinstance(value, int):
        return value
    if value != value or value in (float("inf"), float("-inf")):
        return 0
    nearest = round(value)
    if abs(value - nearest) <= 1e-9 * max(1.0, abs(value)):
        return nearest
    return float(f"{value:.12g}")
