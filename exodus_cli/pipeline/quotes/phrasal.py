"""What is said as a phrase and not as a clause: charges, orders, comparisons, what a warning is about."""

from __future__ import annotations

from exodus_cli.pipeline.quotes.board import SHORTEST, Board, Draft
from exodus_cli.pipeline.quotes.clauses import clause_end
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.passage import Cue, Passage
from exodus_cli.pipeline.quotes.phrases import phrase_end

# How far from its verb a charge, an order or a comparison may start: "accused him (of lying)".
WITHIN = 12


def phrasal(board: Board, cue: Cue, subject: Mention | None) -> bool:
    """Read what such a verb governs; False where there is nothing of the kind."""
    passage = board.passage
    if subject is None or passage.words.romance or cue.last >= passage.last:
        return False
    if cue.gerund and not board.drafts:
        return False  # "papers …, ordering him to go": nobody is known to speak
    start = _start(passage, cue)
    if start is None:
        return False
    comma = _end(passage, start, whole=cue.takes("blame") or cue.takes("order"))
    first, stop = passage.trim(start, comma)
    regions = [r for r in board.free if first <= r.first < comma]
    if regions and regions[-1].last > stop:
        stop = regions[-1].outer
    if stop - first < SHORTEST:
        return False
    board.take(Draft(passage, [(first, stop)], cue, subject, bool(regions), regions), stop)
    return True


def _end(passage: Passage, start: int, *, whole: bool) -> int:
    """The end of the clause, or of its part before a comma."""
    end = clause_end(passage, start, passage.last)
    if whole:
        return end
    return next((n for n in range(start, end) if passage.tokens.words[n] == "," and passage.region_at(n) is None), end)


def _start(passage: Passage, cue: Cue) -> int | None:
    """Where what is said starts, by the kind of verb."""
    words, lower = passage.words, passage.lower
    at = cue.last
    if cue.takes("matter") and lower[at] in words.matters:
        return at + 1
    if cue.takes("number") and (passage.tokens.kinds[at] == "n" or passage.tokens.words[at] in "$€£"):
        return at
    if cue.takes("blame"):
        return at if _linked(passage, at, words.genitives, apposition=True) else None
    if cue.takes("order"):
        return at if _ordered(passage, at) else None
    if cue.takes("likeness"):
        return at if _linked(passage, at, words.likening) else None
    return None


def _linked(passage: Passage, at: int, by: frozenset[str], *, apposition: bool = False) -> bool:
    """Whether an object, with or without an apposition, and one of the given prepositions follow: "him of", "the deal as"."""
    for n in range(at, min(at + WITHIN, passage.last - 1)):
        if passage.lower[n] in by:
            return n > at
        harmless = passage.tokens.words[n] in ("-.'’," if apposition else "-.'’") or passage.region_at(n) is not None
        if passage.tokens.kinds[n] == "s" and not harmless:
            return False
        if n > at and passage.verb(n):
            return False
    return False


def _ordered(passage: Passage, at: int) -> bool:
    """Whether a listener and an infinitive follow: "Congress to act", "him not to go"."""
    words, lower = passage.words, passage.lower
    if words.adverb(lower[at]):
        return False
    stop = at + 1 if lower[at] in words.objects else phrase_end(passage, at, passage.last)
    if stop <= at:
        return False
    while stop < passage.last and words.adverb(lower[stop]):
        stop += 1
    follows = stop + 1 < passage.last and lower[stop] in words.infinitive_marks
    return follows and passage.tokens.kinds[stop + 1] == "w" and lower[stop + 1] not in words.determiners
