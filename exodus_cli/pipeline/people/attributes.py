"""What the text states about somebody: age, role, organisation, origin, where they are now; each with its cue."""

from __future__ import annotations

from dataclasses import dataclass, field

from exodus_cli.facts import Span
from exodus_cli.grammar.tokens import Tokens
from exodus_cli.pipeline.people.cast import Entity
from exodus_cli.pipeline.people.words import Words


@dataclass(slots=True)
class Stated:
    """The attributes of somebody, null where the text does not say."""

    age: int | tuple[int, int] | None = None
    role: str | None = None
    organisation: str | None = None
    origin: str | None = None
    now_in: str | None = None
    cues: dict[str, Span] = field(default_factory=dict)


def of(tokens: Tokens, words: Words, entity: Entity) -> Stated:
    """What the words around the mentions of an entity state about it."""
    return Stated()
