"""What somebody is said to have said: attributions inside the words of another."""

from __future__ import annotations

from exodus_cli.pipeline.quotes import verbs
from exodus_cli.pipeline.quotes.board import Board, Draft
from exodus_cli.pipeline.quotes.passage import Cue


def nested(board: Board) -> None:
    """As in "According to two aides, the president complained that …": the aides' words hold what the president said."""
    if board.passage.words.romance:
        return  # where fewer words part the two, the inner one is too often only told of
    found: list[Draft] = []
    for draft in board.drafts:
        if draft.cue is None or draft.cue.kind != "according" or draft.mixed or draft.regions or len(draft.content) != 1:
            continue
        first, last = draft.content[0]
        if draft.cue.first < first:
            found += _inside(board, first, last)
    board.drafts += found


def _inside(board: Board, first: int, last: int) -> list[Draft]:
    """The drafts of the cues of a stretch, read by themselves, that stay inside it and have a subject."""
    inner = Board(board.passage, board.before)
    inner.start = inner.floor = first
    for cue in board.passage.cues:
        if inner.floor <= cue.first < last and _states(cue):
            verbs.verb(inner, cue)
    return [d for d in inner.drafts if d.mention is not None and d.content[0][0] >= first and d.content[-1][1] <= last]


def _states(cue: Cue) -> bool:
    """Whether a cue is a verb that states a clause, and no belief."""
    return cue.kind == "verb" and not cue.gerund and cue.takes("clause") and not cue.takes("belief")
