"""Cues that follow what is said, or stand in the midst of it: "…," said X; "…, X said on Monday"."""

from __future__ import annotations

from exodus_cli.pipeline.quotes import mentions
from exodus_cli.pipeline.quotes.board import SHORTEST, Board, Draft, Range
from exodus_cli.pipeline.quotes.clauses import clause_end, closes, dashed, finite_verb
from exodus_cli.pipeline.quotes.marks import Region
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.passage import Cue
from exodus_cli.pipeline.quotes.phrases import clause_start, phrase_before, phrase_end, time_end

# How many words of a clause before its cue are searched for a finite verb.
WHOLE = 40
# So many words before a cue that closes the sentence are a clause, even where its verb is not known.
CLOSED = 4


def trailing(board: Board, cue: Cue, subject: Mention | None, behind: Region) -> None:
    """As in "…," said X (, "…")."""
    passage = board.passage
    end = cue.last
    if subject is None:
        subject = mentions.after(passage, cue.last, passage.last, nicknames=True)
        if subject is not None and passage.words.romance and _manner(board, subject):
            subject = None  # "«…», ha detto visibilmente commosso"
        end = subject.last if subject else cue.last
    content, regions, mixed = _back_to_start(board, behind)
    if subject is None:
        subject = _before_colon(board, regions[0] if regions else behind)
    draft = Draft(passage, content, cue, subject, mixed, regions)
    board.subject = subject or board.subject
    board.take(draft, end)
    broken(board, draft, end)


def _manner(board: Board, subject: Mention) -> bool:
    """Whether one small word behind a verb tells how somebody speaks, and not who: no pronoun, nor a noun of a speaker."""
    words, low = board.passage.words, board.passage.lower[subject.first]
    one = subject.last - subject.first == 1 and board.passage.tokens.words[subject.first][0].islower()
    somebody = words.subjects | words.indefinites | words.voices | words.relatives
    return one and subject.first not in board.passage.names and low not in somebody


def _back_to_start(board: Board, behind: Region) -> tuple[list[Range], list[Region], bool]:
    """The words before a trailing cue: its quotation, with the unquoted start of the clause."""
    passage = board.passage
    tokens, words = passage.tokens, passage.words
    row = [r for r in board.free if r.last <= behind.last]
    regions = [behind]
    while len(row) > len(regions):
        gap = range(row[-1 - len(regions)].last, regions[0].first)
        if not all(tokens.kinds[n] in "sl" or passage.lower[n] in words.conjunctions for n in gap):
            break
        regions.insert(0, row[-1 - len(regions)])
    first = regions[0].first
    if first > board.floor and not words.romance:
        before = passage.lower[first - 1]
        if tokens.kinds[first - 1] in "wn" and before not in words.conjunctions:
            start = board.strip(board.floor)
            inside = [r for r in row if r.first >= start]
            return [(start, behind.outer)], inside, True
    return [(r.inner, r.outer) for r in regions], regions, False


def _before_colon(board: Board, region: Region) -> Mention | None:
    """As in "Paolo Bonaiuti: «…», ha dichiarato"."""
    n = region.first - 1
    passage = board.passage
    if n > board.floor and passage.tokens.words[n] == ":":
        found = phrase_before(passage, n, clause_start(passage, n, board.floor))
        if found is not None and found[0] > board.floor and passage.tokens.words[found[0] - 1] == ",":
            longer = phrase_before(passage, found[0] - 1, clause_start(passage, n, board.floor))
            return Mention(longer[0] if longer else found[0], found[1])
        return Mention(*found) if found else None
    return None


def broken(board: Board, draft: Draft, end: int) -> None:
    """Let a quotation go on after the cue that broke it."""
    passage = board.passage
    tokens = passage.tokens
    following = next((r for r in board.free if r.first >= end), None)
    if following is None:
        return
    between = range(end, following.first)
    if any(c.first in between for c in passage.cues):
        return
    sign = tokens.words[following.first - 1] if following.first > end else ""
    signs_only = all(tokens.kinds[n] in "sl" for n in between)
    if sign in (",", ":") or dashed(passage, following.first - 1) or signs_only:
        draft.content.append((following.inner, following.outer))
        draft.regions.append(following)
        board.take(draft, following.last, new=False)


def trailing_clause(board: Board, cue: Cue, subject: Mention | None, border: int, end: int) -> None:
    """As in "…, British defence chiefs said on Thursday."; `border` is where cue and subject start, `end` where they end."""
    passage = board.passage
    tokens, words = passage.tokens, passage.words
    if subject is not None and subject.antecedent is not None:
        return
    if words.romance and subject is not None and subject.last == cue.first - 1 and tokens.words[subject.last] == ",":
        subject, border = None, cue.first
    comma = border - 1
    # "Mosca, ha affermato in un videomessaggio, starebbe …": Italian may drop the subject there.
    if (subject is None and not words.romance) or comma <= board.floor or not (tokens.words[comma] == "," or dashed(passage, comma)):
        return
    signs = ";:" if words.romance else ";"
    semicolon = next((n for n in range(comma - 1, board.floor, -1) if tokens.words[n] in signs and passage.region_at(n) is None), None)
    start, stop = passage.trim(board.strip(board.floor if semicolon is None else semicolon + 1), comma)
    regions = [r for r in board.free if start <= r.first < stop]
    rest = resumed(board, end, comma)
    content: list[Range] = []
    adverbial = start >= stop or passage.lower[start] in words.prepositions or words.adverb(passage.lower[start])
    adverbial = adverbial or time_end(passage, start, stop) == stop  # "This year, he said, he is voting for her"
    whole = stop - start >= CLOSED and not words.romance and not passage.verb(stop - 1) and passage.lower[start] not in words.subordinators
    if rest is not None and whole and finite_verb(passage, start, stop, WHOLE) and passage.lower[rest[0]] in words.determiners:
        rest = None  # "75,000 voters did the same, state records show, a number that …"
    if rest is None and subject is None:
        return
    if not words.romance and stop - 1 > start and passage.lower[stop - 1] in words.relative_pronouns:
        stop = start + (rest is None)  # "a race that, strategists say, has turned sour": the rest alone
    if rest is None:
        # "Il gruppo prevede consegne in calo, ha detto il direttore.": the cue that closes the sentence shows that it is a clause.
        closed = words.romance and stop - start >= CLOSED and closes(passage, end)
        # "La donna, interrogata dal magistrato, ha negato ogni addebito": a subject and what is told of it.
        closed = closed and "," not in tokens.words[start:stop]
        plain = words.subordinators - words.interrogatives - words.prepositions
        alone = "," not in tokens.words[start:stop] and start < stop and passage.lower[start] in plain
        if alone and not words.romance and not regions:
            return  # "But when he asked whether it was true, the senator demurred."
        if stop - start >= SHORTEST and (closed or finite_verb(passage, start, stop, WHOLE)):
            content = [(start, stop)]
    elif adverbial or (passage.lower[start] in words.subordinators and passage.lower[rest[0]] not in words.reasons):
        content = [rest]
    else:
        content = [(start, stop), rest]
    if content:
        regions += [r for r in board.free if rest is not None and rest[0] <= r.first < rest[1] and r not in regions]
        draft = Draft(passage, content, cue, subject, bool(regions), regions)
        board.subject = subject
        board.take(draft, max(end, content[-1][1]))


def resumed(board: Board, at: int, border: int) -> Range | None:
    """The rest of a clause that its cue interrupts: "For now, she said, (most are men)"."""
    passage = board.passage
    while at < passage.last and passage.lower[at] in passage.words.prepositions:
        behind = phrase_end(passage, at + 1, passage.last)
        if behind <= at + 1:
            break
        at = behind
    if at + SHORTEST >= passage.last or not (passage.tokens.words[at] == "," or dashed(passage, at)):
        return None
    low = passage.lower[at + 1]
    words = passage.words
    joined = low in words.conjunctions or low in words.subordinators - words.reasons
    if low in words.relatives or joined or passage.region_at(at + 1) is not None:
        return None
    if words.gerund(low) or (low in words.prepositions and phrase_end(passage, at + 2, passage.last) >= passage.last - 1):
        return None
    end = clause_end(passage, at + 1, passage.last)
    if not finite_verb(passage, at + 1, end) and not passage.verb(border - 1):
        return None
    start, stop = passage.trim(at + 1, end)
    return (start, stop) if stop - start >= SHORTEST else None
