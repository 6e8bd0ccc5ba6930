"""Cues that point to what stands beside them: "Lo ha annunciato X", "…, lo rende noto X", "As Smith noted, …"."""

from __future__ import annotations

from exodus_cli.pipeline.quotes import mentions
from exodus_cli.pipeline.quotes.board import SHORTEST, Board, Draft
from exodus_cli.pipeline.quotes.clauses import finite_verb
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.opening import Opening
from exodus_cli.pipeline.quotes.passage import Cue
from exodus_cli.pipeline.quotes.phrases import behind_dateline, phrase_before

# The longest subject and verb group of a likened cue, and how far its comma may stand behind it.
OWN_WITHIN = 12


def told_back(board: Board, cue: Cue) -> bool:
    """Take the sentence or the clause that a cue points to; whether there is one."""
    return _sentence_before(board, cue) or _clause_before(board, cue) or _likened(board, cue)


def _sentence_before(board: Board, cue: Cue) -> bool:
    """As in "Lo ha annunciato X", "È quanto riferisce X": what is said is the sentence before."""
    passage, words = board.passage, board.passage.words
    head = range(passage.first, cue.head)
    row = words.sentence_pronouns | words.echoes
    pronoun = (cue.form is not None and cue.form.sentence) or any(passage.lower[n] in row for n in head)
    if not pronoun or board.before is None or not cue.takes("clause"):
        return False
    for n in head:
        low = passage.lower[n]
        auxiliary = low in words.modals or low in words.auxiliaries or words.adverb(low) or low in words.clefts
        if not (auxiliary or low in row):
            return False
    at = cue.last
    while at < passage.last and (passage.lower[at] in words.passive or words.adverb(passage.lower[at])):
        at += 1
    subject = mentions.after(passage, at, passage.last)
    if subject is None:
        return False
    start, stop = board.before.trim(behind_dateline(board.before), board.before.last)
    if stop - start < SHORTEST:
        return False
    board.take(Draft(passage, [(start, stop)], cue, subject), max(cue.last, subject.last))
    board.subject = subject
    return True


def _clause_before(board: Board, cue: Cue) -> bool:
    """As in "I morti sono 93, lo rende noto il ministero": what is said is the clause before the comma."""
    passage, comma = board.passage, cue.first - 2
    if not cue.takes("clause") or comma <= board.floor or passage.tokens.words[comma] not in ",:;":
        return False
    if passage.lower[cue.first - 1] not in passage.words.sentence_pronouns:
        return False
    subject = mentions.after(passage, cue.last, passage.last)
    start, stop = passage.trim(board.strip(board.floor), comma)
    if subject is None or not finite_verb(passage, start, stop, stop - start) or any(r.last > start for r in board.free if r.first < stop):
        return False
    board.take(Draft(passage, [(start, stop)], cue, subject), max(cue.last, subject.last))
    board.subject = subject
    return True


def _likened(board: Board, cue: Cue) -> bool:
    """As in "As Smith noted, …", "Come riferisce l'Ansa, …"."""
    passage, words = board.passage, board.passage.words
    first = board.floor
    if not cue.takes("clause") or cue.gerund or cue.first - first > OWN_WITHIN or passage.lower[first] not in words.likening:
        return False
    own = phrase_before(passage, cue.first, first + 1)
    subject = Mention(*own) if own is not None else mentions.after(passage, cue.last, passage.last)
    if subject is None:
        return False
    end = max(cue.last, subject.last)
    comma = next((n for n in range(end, min(passage.last, end + OWN_WITHIN)) if passage.tokens.words[n] == ","), None)
    if comma is None or any(passage.verb(n) for n in range(end, comma)):
        return False
    board.clause(cue, subject, Opening("clause", comma + 1))
    return True
