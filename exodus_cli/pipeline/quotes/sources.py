"""Quotations that no verb of saying introduces: "according to X", documents, nouns of saying, a colon."""

from __future__ import annotations

from exodus_cli.pipeline.quotes import mentions
from exodus_cli.pipeline.quotes.board import LABEL_WITHIN, NOUN_WITHIN, SHORTEST, Board, Draft
from exodus_cli.pipeline.quotes.clauses import Opening, finite_verb
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.passage import Cue


def according(board: Board, cue: Cue) -> None:
    """As in "According to X, …", "…, secondo X"."""
    passage = board.passage
    tokens, words = passage.tokens, passage.words
    before = cue.first - 1
    leads = (
        before < board.floor
        or tokens.words[before] in ":;—–-"
        or tokens.lower[before] in words.conjunctions
        or tokens.lower[before] in words.complementizers
    )
    if before >= board.floor and (tokens.lower[before] in words.determiners or tokens.kinds[before] == "n"):
        return
    subject = source(board, cue)
    if subject is None:
        return
    end = past_apposition(board, subject)
    if cue.kind == "weak" and not speaks(board, cue, subject, end):
        return
    if leads or cue.kind == "weak":
        at = end + 1 if end < passage.last and tokens.words[end] == "," else end
        if at < passage.last and passage.region_at(at) is None and at == end and not words.participle_auxiliaries:
            return
        found = Opening("clause", at)
        board.clause(cue, subject, found)
        return
    comma = before if tokens.words[before] == "," else cue.first
    start, stop = passage.trim(board.strip(board.floor), comma)
    behind = board.region_before(cue.first)
    if behind is not None and behind.last - behind.first >= 6 and behind.first <= start + 1:
        draft = Draft(passage, [(behind.inner, behind.outer)], cue, subject, False, [behind])
        board.take(draft, end)
    elif stop - start >= SHORTEST and finite_verb(passage, start, stop):
        regions = [r for r in board.free if start <= r.first < stop]
        draft = Draft(passage, [(start, stop)], cue, subject, bool(regions), regions)
        board.take(draft, end)


def source(board: Board, cue: Cue) -> Mention | None:
    """Who follows a preposition of saying."""
    passage = board.passage
    tokens, words = passage.tokens, passage.words
    at = cue.last
    if at < passage.last and tokens.lower[at] in words.agents:
        at += 1
    low = tokens.lower[at] if at < passage.last else ""
    if tokens.lower[cue.last - 1] in words.forms and low not in words.determiners and at == cue.last and not tokens.words[at : at + 1]:
        return None
    if not low or tokens.kinds[at] != "w":
        return None
    if (low in words.relatives and low not in words.determiners) or low in words.subordinators:
        return None
    stop = mentions.phrase_end(passage, at, passage.last)
    while stop < passage.last and tokens.lower[stop] in words.saxon:
        stop = max(stop + 1, mentions.phrase_end(passage, stop + 1, passage.last))
    if stop <= at:
        return None
    single = stop - at == 1 and tokens.words[at][0].islower() and low not in words.subjects and low not in words.indefinites
    if single and words.participle_auxiliaries:
        return None
    return Mention(at, stop)


def past_apposition(board: Board, subject: Mention) -> int:
    """The end of the subject with the apposition between commas after it."""
    passage = board.passage
    tokens = passage.tokens
    end = subject.last
    while end < passage.last and tokens.kinds[end] == "w" and passage.region_at(end) is None:
        low = tokens.lower[end]
        if low in passage.words.linking and low not in passage.words.conjunctions:
            nxt = mentions.phrase_end(passage, end + 1, passage.last)
            if nxt <= end + 1:
                break
            end = nxt
        else:
            break
    if end < passage.last and tokens.words[end] == ",":
        close = next((n for n in range(end + 1, min(passage.last, end + 25)) if tokens.words[n] == ","), None)
        if close is not None and mentions.kind(passage, end + 1, close) == "phrase" and close - end > 2:
            return close
        if close is not None and mentions.named(passage, end + 1, close) and close - end <= 5:
            return close
    return end


def speaks(board: Board, cue: Cue, subject: Mention, end: int) -> bool:
    """Whether "per X" says that X says: marks follow, and X bears a name or title."""
    passage = board.passage
    before = passage.tokens.lower[cue.first - 1] if cue.first > passage.first else ":"
    if before not in ":;,." and before not in passage.words.conjunctions:
        return False
    region = next((r for r in board.free if r.first >= end), None)
    if region is None or region.first - end > 12 or region.last - region.first < 6:
        return False
    return not any(c.kind == "verb" and cue.first < c.first < region.first for c in passage.cues) and subject.last - subject.first <= 12


def document(board: Board, cue: Cue) -> None:
    """As in "si legge nel comunicato": a document speaks."""
    passage = board.passage
    tokens, words = passage.tokens, passage.words
    subject = None
    if cue.last < passage.last and tokens.lower[cue.last] in words.prepositions:
        stop = mentions.phrase_end(passage, cue.last + 1, passage.last)
        subject = Mention(cue.last + 1, stop) if stop > cue.last + 1 else None
    behind = board.region_before(cue.first)
    if behind is not None:
        draft = Draft(passage, [(behind.inner, behind.outer)], cue, subject, False, [behind])
        board.take(draft, subject.last if subject else cue.last)
        return
    region = next((r for r in board.free if r.first >= cue.last), None)
    subject = subject or mentions.before(passage, cue.first, board.floor)
    if region is not None and region.first - cue.last < LABEL_WITHIN:
        board.marked_clause(cue, subject, Opening("marks", region.first), [r for r in board.free if r.first >= region.first], passage.last)


def noun(board: Board, cue: Cue, number: int) -> None:
    """As in "è stata la risposta di X", "le parole di X: «…»"."""
    passage = board.passage
    tokens, words = passage.tokens, passage.words
    if any(c.kind == "verb" for c in passage.cues[number + 1 :]) or not words.participle_auxiliaries:
        return
    at = cue.last
    subject = None
    if at < passage.last and tokens.lower[at] in words.genitives:
        stop = mentions.phrase_end(passage, at + 1, passage.last)
        subject = Mention(at + 1, stop) if stop > at + 1 else None
        at = stop
    near = next((r for r in board.free if at <= r.first <= at + NOUN_WITHIN and r.last - r.first > 4), None)
    behind = next((r for r in board.free if cue.first - 6 <= r.last <= cue.first and r.last - r.first > 4), None)
    if behind is not None and subject is not None:
        draft = Draft(passage, [(behind.inner, behind.outer)], cue, subject, False, [behind])
        board.take(draft, at)
    elif near is not None and subject is not None and not finite_verb(passage, at, near.first):
        board.marked_clause(cue, subject, Opening("marks", near.first), [r for r in board.free if r.first >= near.first], passage.last)


def colon(board: Board) -> None:
    """As in "X: «…»" without a verb of saying."""
    passage = board.passage
    tokens = passage.tokens
    for region in list(board.free):
        n = region.first - 1
        if n < board.floor or region.first < board.floor or tokens.words[n] != ":" or region.last - region.first < 6:
            continue
        start = max(board.floor, passage.first)
        subject = mentions.phrase_before(passage, n, mentions.clause_start(passage, n, start)) or mentions.first_subject(passage, start, n)
        if subject is not None and not mentions.named(passage, subject.first, subject.last):
            subject = mentions.first_subject(passage, start, n) or subject
        draft = Draft(passage, [(region.inner, region.outer)], None, subject, False, [region])
        board.take(draft, region.last)
