"""A closing cue that vouches for a whole sentence, what somebody in it said included."""

from __future__ import annotations

from exodus_cli.pipeline.quotes import mentions
from exodus_cli.pipeline.quotes.board import SHORTEST, Board, Draft
from exodus_cli.pipeline.quotes.clauses import closes
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.passage import Cue
from exodus_cli.pipeline.quotes.sources import past_apposition
from exodus_cli.pipeline.quotes.verbs import subject_of


def outer(board: Board) -> None:
    """As in "Ryan told members that …, one participant said.": what he told them is only what the participant says."""
    passage = board.passage
    if not board.drafts or not passage.cues or passage.words.romance:
        return
    cue = passage.cues[-1]
    if cue.gerund or cue.kind not in ("verb", "according") or any(d.cue is not None and d.cue.first == cue.first for d in board.drafts):
        return
    if cue.kind == "verb" and not cue.takes("clause"):
        return  # "…, Ellison sighed."
    subject, border, end = _closing(board, cue)
    if subject is None or subject.antecedent is not None or not closes(passage, end):
        return
    if subject.first + 1 < subject.last and passage.lower[subject.first + 1] in passage.words.remarks:
        return  # "…, a charge the group denies."
    last = board.drafts[-1].content[-1][1]
    signs = [passage.tokens.words[n] for n in range(last, border) if passage.tokens.kinds[n] in "sl"]
    inside = passage.tokens.words[last - 1] == ","  # "against “throwing him under the bus,” one senator said"
    if not (signs or inside) or len(signs) < border - last or not (inside or "," in signs):
        return
    start, stop = passage.trim(board.strip(board.start), border)
    regions = [r for r in passage.regions if start <= r.first < border]
    if regions and regions[-1].last > stop:
        stop = regions[-1].outer
    if stop - start > SHORTEST and (not regions or regions[0].first > start):
        board.drafts.append(Draft(passage, [(start, stop)], cue, subject, bool(regions), regions))


def _closing(board: Board, cue: Cue) -> tuple[Mention | None, int, int]:
    """Who speaks, where cue and speaker begin, and where they end."""
    passage = board.passage
    if cue.kind == "according":
        subject = mentions.after(passage, cue.last, passage.last)
        return subject, cue.first, past_apposition(board, subject) if subject else cue.last
    subject = subject_of(board, cue)
    return subject, subject.first if subject else cue.first, cue.last
