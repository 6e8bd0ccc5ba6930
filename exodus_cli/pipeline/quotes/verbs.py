"""Put a verb of saying, its words and its subject together."""

from __future__ import annotations

from exodus_cli.pipeline.quotes import mentions
from exodus_cli.pipeline.quotes.board import LABEL_WITHIN, SHORTEST, Board, Draft, Range
from exodus_cli.pipeline.quotes.clauses import Opening, clause_end, dashed, finite_verb, opening
from exodus_cli.pipeline.quotes.marks import Region
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.passage import Cue


def verb(board: Board, cue: Cue) -> None:
    """Read the quotation that a verb of saying introduces or follows."""
    passage = board.passage
    subject = subject_of(board, cue)
    start = subject.first if subject else cue.first
    behind = board.region_before(start) if not cue.gerund else None
    if behind is None and subject is not None and not cue.gerund:
        behind = board.region_before(cue.first)
        if behind is not None:
            subject = None
    if behind is not None and (cue.takes("quote") or cue.takes("clause")):
        trailing(board, cue, subject, behind)
        return
    found = opening(passage, cue, passage.last)
    if subject is None or (passage.words.participle_auxiliaries and found.subject and weak(board, subject)):
        subject = found.subject or subject
    if found.kind in ("clause", "bare", "question", "infinitive"):
        board.clause(cue, subject, found)
    elif found.kind == "marks" and (cue.takes("quote") or cue.takes("label")):
        marks(board, cue, subject, found.at)
    elif found.kind == "colon" and cue.takes("quote"):
        board.clause(cue, subject, found)
    elif found.kind in ("object", "nothing") and label(board, cue, subject, found):
        return
    elif found.kind in ("nothing", "object") and cue.takes("clause") and not cue.gerund:
        trailing_clause(board, cue, subject, found)


def weak(board: Board, subject: Mention) -> bool:
    """Whether a subject before the verb may as well be its object or an adverbial."""
    return not mentions.named(board.passage, subject.first, subject.last)


def subject_of(board: Board, cue: Cue) -> Mention | None:
    """The subject before a verb; a gerund shares that of the cue before it."""
    if cue.gerund:
        for draft in reversed(board.drafts):
            return draft.mention
        return mentions.first_subject(board.passage, board.floor, cue.first)
    floor = max([board.floor, *(r.last for r in board.passage.regions if r.last <= cue.first and r.last - r.first > 7)])
    found = mentions.before(board.passage, cue.first, floor)
    if (
        found is None
        and cue.first > floor
        and board.drafts
        and board.passage.tokens.lower[cue.first - 1] in board.passage.words.conjunctions
    ):
        return board.drafts[-1].mention
    return found


def trailing(board: Board, cue: Cue, subject: Mention | None, behind: Region) -> None:
    """As in "…," said X (, "…")."""
    passage = board.passage
    end = cue.last
    if subject is None:
        subject = mentions.after(passage, cue.last, passage.last)
        end = subject.last if subject else cue.last
    content, regions, mixed = back_to_start(board, behind)
    if subject is None:
        subject = before_colon(board, regions[0] if regions else behind)
    draft = Draft(passage, content, cue, subject, mixed, regions, shares=subject is None)
    board.take(draft, end)
    broken(board, draft, end)


def back_to_start(board: Board, behind: Region) -> tuple[list[Range], list[Region], bool]:
    """The words before a trailing cue: its quotation, with the unquoted start of the clause."""
    passage = board.passage
    tokens, words = passage.tokens, passage.words
    row = [r for r in board.free if r.last <= behind.last]
    regions = [behind]
    while len(row) > len(regions) and all(tokens.kinds[n] in "sl" for n in range(row[-1 - len(regions)].last, regions[0].first)):
        regions.insert(0, row[-1 - len(regions)])
    first = regions[0].first
    if first > board.floor and not words.participle_auxiliaries:
        before = tokens.lower[first - 1]
        if tokens.kinds[first - 1] in "wn" and before not in words.conjunctions:
            start = board.strip(board.floor)
            inside = [r for r in row if r.first >= start]
            return [(start, behind.outer)], inside, True
    return [(r.inner, r.outer) for r in regions], regions, False


def before_colon(board: Board, region: Region) -> Mention | None:
    """As in "Paolo Bonaiuti: «…», ha dichiarato"."""
    n = region.first
    if n > board.floor and board.passage.tokens.words[n - 1] == ":":
        return mentions.phrase_before(board.passage, n - 1, max(board.floor, mentions.clause_start(board.passage, n - 1, board.floor)))
    return None


def broken(board: Board, draft: Draft, end: int) -> None:
    """Let a quotation go on after the cue that broke it."""
    passage = board.passage
    tokens = passage.tokens
    following = next((r for r in board.free if r.first >= end), None)
    if following is None or draft.cue is None:
        return
    between = range(end, following.first)
    if any(c.first in between for c in passage.cues):
        return
    sign = tokens.words[following.first - 1] if following.first > end else ""
    joined = sign in ",:" or dashed(passage, following.first - 1) or all(tokens.kinds[n] in "sl" for n in between)
    if not joined:
        return
    draft.content.append((following.inner, following.outer))
    draft.regions.append(following)
    board.take(draft, following.last, new=False)


def marks(board: Board, cue: Cue, subject: Mention | None, at: int) -> None:
    """As in "said: “…”"."""
    regions = [r for r in board.free if r.first >= at]
    if regions and regions[0].first <= at:
        found = Opening("marks", regions[0].first)
        board.marked_clause(cue, subject, found, regions, board.passage.last)


def label(board: Board, cue: Cue, subject: Mention | None, found: Opening) -> bool:
    """As in "called the plan “a disaster”": only what stands between the marks."""
    passage = board.passage
    region = next((r for r in board.free if r.first >= cue.last), None)
    if region is None or not (cue.takes("label") or cue.takes("quote")) or region.first - cue.last > LABEL_WITHIN:
        return False
    between = range(cue.last, region.first)
    if any(c.first in between for c in passage.cues):
        return False
    if not cue.takes("label") and region.last - region.first < 6:
        return False
    board.marked_clause(cue, subject, Opening("label", region.first), [r for r in board.free if r.first >= region.first], passage.last)
    return True


def trailing_clause(board: Board, cue: Cue, subject: Mention | None, found: Opening) -> None:
    """As in "…, British defence chiefs said on Thursday."."""
    passage = board.passage
    tokens = passage.tokens
    end = cue.last
    border = subject.first if subject else cue.first
    if subject is None:
        subject = mentions.after(passage, cue.last, passage.last)
        if subject is None:
            return
        end = subject.last
    comma = border - 1
    if (
        comma <= board.floor
        or tokens.words[comma] not in ",-—–"
        or (found.kind == "object" and found.subject is None and border != cue.first)
    ):
        return
    if tokens.words[comma] != "," and not dashed(passage, comma):
        return
    start = board.strip(board.floor)
    start, stop = passage.trim(start, comma)
    content: list[Range] = []
    regions = [r for r in board.free if start <= r.first < stop]
    if stop - start >= SHORTEST and finite_verb(passage, start, stop + 40 if stop - start < 40 else start + 40):
        content.append((start, stop))
    rest = resumed(board, max(end, cue.last))
    if rest is not None:
        content = (
            [(start, stop), rest]
            if not passage.words.adverb(tokens.lower[start]) and tokens.lower[start] not in passage.words.prepositions
            else [rest]
        )
    if content:
        draft = Draft(passage, content, cue, subject, bool(regions), regions)
        board.take(draft, max(end, content[-1][1]))


def resumed(board: Board, at: int) -> Range | None:
    """The rest of a clause that its cue interrupts: "For now, she said, (most are men)"."""
    passage = board.passage
    if at + SHORTEST < passage.last and passage.tokens.words[at] == ",":
        low = passage.tokens.lower[at + 1]
        if low in passage.words.relatives or low in passage.words.conjunctions or low in passage.words.subordinators:
            return None
        end = clause_end(passage, at + 1, passage.last)
        if finite_verb(passage, at + 1, end):
            start, stop = passage.trim(at + 1, end)
            return (start, stop) if stop - start >= SHORTEST else None
    return None
