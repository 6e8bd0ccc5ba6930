"""What a trained pipeline's entity recogniser says of each token: evidence to weigh, never the last word.

The readers here want reasons; a model gives none, but it has seen names that no list holds. So its label
counts as much as one good sign beside the name, and a name it labels otherwise must have better ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exodus_cli.grammar.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc

# The label schemes of spaCy's trained pipelines: OntoNotes 5 (English) and WikiNER (Italian and most others).
KINDS = {"PERSON": "person", "PER": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organisation"}


def entities_of(doc: Doc, tokens: Tokens) -> dict[int, str]:
    """Token number -> "person", "place" or "organisation", as the entities of a Doc say; empty where no model has spoken."""
    found: dict[int, str] = {}
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is not None:
            found |= dict.fromkeys(range(tokens.at(entity.start_char), tokens.at(entity.end_char - 1) + 1), kind)
    return found


def told(entities: dict[int, str], first: int, last: int) -> str | None:
    """What the model takes tokens [first, last) for; None where it says nothing or two things."""
    kinds = {entities.get(n) for n in range(first, last)} if entities else set()
    return kinds.pop() if len(kinds) == 1 else None
