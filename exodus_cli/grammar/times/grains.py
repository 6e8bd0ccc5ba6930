"""How fine an expression of time is, as far as its words tell, before it is resolved."""

from __future__ import annotations

from exodus_cli.grammar.times.calendar import DEPTH
from exodus_cli.grammar.times.expression import Expression

# The grain that a slot alone tells.
GRAIN_OF = {
    "clock": "hour", "part": "daypart", "day": "day", "nthday": "day", "numeric": "day", "weekday": "day", "wday": "day", "feast": "day",
    "month": "month", "mon": "month", "year_month": "month", "day_month": "day", "season": "season",
    "semester": "half", "quarter": "quarter", "year": "year", "yy": "year", "decade": "decade",
}  # fmt: skip


def depth(found: Expression) -> int:
    """How fine an expression is, as far as its words tell."""
    slots = found.slots
    for name, grain in GRAIN_OF.items():
        if name in slots:
            return DEPTH[grain]
    if found.rule.part is not None:
        return DEPTH["daypart"]
    unit = found.get("unit") or found.get("units")
    if unit in DEPTH:
        return DEPTH[unit]
    inner = found.slots.get("date") or found.inner
    return depth(inner) if inner is not None else 0
