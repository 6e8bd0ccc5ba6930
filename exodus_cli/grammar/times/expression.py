"""What recognising leaves for resolving: an expression of time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from exodus_cli.facts import Span
from exodus_cli.lang.times import Rule


@dataclass(slots=True)
class Expression:
    """Words that speak of time, not yet resolved: the rule they follow and what its slots hold.

    `first`, `last` are token indices, as everywhere; `spans` are those of the slots.
    """

    first: int
    last: int
    rule: Rule
    slots: dict[str, Any]
    spans: dict[str, Span] = field(default_factory=dict)
    inner: Expression | None = None

    @property
    def means(self) -> str:
        """The kind of expression."""
        return self.rule.means

    def is_today(self) -> bool:
        """"today", and nothing more."""
        rule = self.rule
        return rule.means == "shift" and rule.unit == "day" and rule.n == 0 and rule.base == "now" and not (rule.part or rule.guard)

    def get(self, name: str) -> Any:
        """What a slot holds, else what the rule says of it, else None."""
        value = self.slots.get(name)
        return value if value is not None else getattr(self.rule, name, None)
