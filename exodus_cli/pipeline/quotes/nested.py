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
        if draft.cue is None or draft.cue.kind not in ("according", "verb") or draft.regions or len(draft.content) != 1:
            continue
        found += _inside(board, *draft.content[0])
    board.drafts += found


def _inside(board: Board, first: int, last: int) -> list[Draft]:
    """The drafts of the cues of a stretch, read by themselves, that stay inside it and have a subject."""
    inner = Board(board.passage, board.before)
    inner.start = inner.floor = first
    for cue in board.passage.cues:
        if inner.floor <= cue.first < last and _states(cue):
            verbs.verb(inner, cue)
    kept = [d for d in inner.drafts if _somebody(d) and d.content[0][0] >= first and d.content[-1][1] <= last]
    for draft in kept:
        draft.inner = True
    return kept


def _states(cue: Cue) -> bool:
    """Whether a cue is a verb that states a clause: no belief, nor what a paper shows."""
    return cue.kind == "verb" and not cue.gerund and cue.takes("clause") and not (cue.takes("belief") or cue.takes("finding"))


def _somebody(draft: Draft) -> bool:
    """Whether the subject may be somebody who said it: not "you can say that", nor an article alone ("the alleged crime")."""
    words, lower = draft.passage.words, draft.passage.lower
    if draft.mention is None:
        return False
    low = lower[draft.mention.first]
    return low not in words.insiders and (draft.mention.last - draft.mention.first > 1 or low not in words.determiners)
