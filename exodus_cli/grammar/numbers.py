"""Read quantities: "more than one and a half million" -> 1.5e6, its bounds, its unit."""

from __future__ import annotations

from dataclasses import dataclass, field

from exodus_cli.facts import Modifier, Number, Span, Trend, ValueKind
from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang import Lexicon


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


def quantities(tokens: Tokens, lexicon: Lexicon) -> list[Quantity]:
    """Every quantity of a text, in order, never overlapping."""
    out = []
    thousands = "." if lexicon.lang == "it" else ","
    for n, kind in enumerate(tokens.kinds):
        if kind == "n":
            digits = tokens.words[n].replace(thousands, "").replace(",", ".")
            try:
                value: Number = int(digits) if digits.isdigit() else float(digits)
            except ValueError:
                continue
            out.append(Quantity(first=n, last=n + 1, number=(n, n + 1), low=value, high=value, point=value))
    return out
