"""Nouns of saying and thinking with what is said or thought: "his claim that …", "Democrats voiced fears that …"."""

from __future__ import annotations

from exodus_cli.pipeline.quotes import mentions
from exodus_cli.pipeline.quotes.board import SHORTEST, Board, Draft
from exodus_cli.pipeline.quotes.clauses import clause_end, finite_verb
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.passage import Cue, Passage
from exodus_cli.pipeline.quotes.phrases import clause_start, phrase_before

# How many adjectives may stand between a claim and whose it is.
OWNER = 4


def claim(board: Board, cue: Cue) -> None:
    """As in "his claim that …", "the allegation by two aides that …": a noun of saying with its clause."""
    passage = board.passage
    words, lower = passage.words, passage.lower
    that = next(n for n in range(cue.last, passage.last) if lower[n] in words.complementizers)
    if not finite_verb(passage, that + 1, passage.last):
        return
    end = clause_end(passage, that + 1, passage.last)
    if not any(passage.verb(n) for n in range(clause_start(passage, cue.first, board.floor), cue.first)):
        end = _before_main_verb(passage, that + 1, end)
    start, stop = passage.trim(that + 1, end)
    if stop - start < SHORTEST:
        return
    regions = [r for r in board.free if start <= r.first < stop]
    if regions and regions[-1].last > stop:
        stop = regions[-1].outer
    whose = claimant(board, cue, that)
    if whose is None and lower[cue.first] in words.feelings:
        voiced = _voiced(board, cue)
        if voiced is None:
            return  # "there are fears that …"
        cue, whose = voiced
    board.take(Draft(passage, [(start, stop)], cue, whose, bool(regions), regions), stop)


def _voiced(board: Board, cue: Cue) -> tuple[Cue, Mention] | None:
    """As in "Democrats | voiced fears that …": the verb of a feeling, and its subject."""
    passage, at = board.passage, cue.first - 1
    while at > board.floor and (passage.words.adverb(passage.lower[at]) or passage.lower[at] in passage.words.determiners):
        at -= 1
    subject = mentions.before(passage, at, board.floor) if at > board.floor and passage.verb(at) else None
    heard = subject is not None and passage.lower[at] not in passage.words.auxiliaries and subject.last <= at
    return (Cue(at, cue.last, at, cue.kind), subject) if heard and subject is not None else None


def claimant(board: Board, cue: Cue, that: int) -> Mention | None:
    """Whose claim it is: "his claim", "Trump's repeated claim", "a claim by Trump"."""
    passage = board.passage
    words, lower = passage.words, passage.lower
    if that > cue.last + 1:
        return Mention(cue.last + 1, that) if lower[cue.last] in words.agents | words.genitives | words.attached else None
    for n in range(cue.first - 1, max(board.floor, cue.first - OWNER) - 1, -1):
        if lower[n] in words.possessives:
            return Mention(n, n + 1)
        if passage.possessive(n):
            found = phrase_before(passage, n, board.floor)
            return Mention(*found) if found else None
        if passage.tokens.kinds[n] != "w" or lower[n] in words.determiners:
            break
    return None


def _before_main_verb(passage: Passage, start: int, end: int) -> int:
    """Where the clause of a subject ends: "the claim that the vote was rigged | has been rejected"; all of it where none is seen."""
    words, lower = passage.words, passage.lower
    seen = False
    for n in range(start, end):
        if not passage.verb(n):
            if lower[n] in words.relatives or lower[n] in words.conjunctions or lower[n] in words.subordinators:
                seen = False
            continue
        if seen and not words.adverb(lower[n - 1]) and lower[n - 1] not in words.modals and lower[n - 1] not in words.auxiliaries:
            return n
        seen = True
    return end
