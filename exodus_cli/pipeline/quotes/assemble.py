"""Read a passage: its cues from left to right, then the marks that are left."""

from __future__ import annotations

from exodus_cli.pipeline.quotes import claims, colons, sources, verbs
from exodus_cli.pipeline.quotes.board import Board, Draft
from exodus_cli.pipeline.quotes.nested import nested
from exodus_cli.pipeline.quotes.outer import outer
from exodus_cli.pipeline.quotes.passage import Passage


def assemble(passage: Passage, before: Passage | None = None) -> list[Draft]:
    """The quotations of a passage; `before` is the one before it in its paragraph."""
    board = Board(passage, before)
    for n, cue in enumerate(passage.cues):
        if cue.first < board.floor:
            continue
        if cue.kind == "verb":
            verbs.verb(board, cue)
        elif cue.kind == "passive":
            sources.passive(board, cue)
        elif cue.kind == "own":
            sources.own(board, cue)
        elif cue.kind == "asked":
            sources.asked(board, cue)
        elif cue.kind in ("according", "weak"):
            sources.according(board, cue)
        elif cue.kind == "claim":
            claims.claim(board, cue)
        elif cue.kind == "document":
            sources.document(board, cue)
        elif board.free:
            sources.noun(board, cue, n)
    colons.colon(board)
    colons.claimed(board)
    outer(board)
    nested(board)
    return board.drafts
