"""Quotations that a colon alone introduces: "X: «…»", "Mr. Kerry bristled: “…”"."""

from __future__ import annotations

from exodus_cli.pipeline.quotes import mentions
from exodus_cli.pipeline.quotes.board import Board, Draft
from exodus_cli.pipeline.quotes.claims import claimant
from exodus_cli.pipeline.quotes.clauses import finite_verb
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.passage import Cue, Passage
from exodus_cli.pipeline.quotes.phrases import clause_start, named, phrase_before, phrase_end, segments

# The shortest quotation that a colon may introduce, marks included.
SHORT = 5
# The same behind a name: "De Rossi: «Colpa mia»".
NAMED = 4
# The longest name, in tokens.
LONGEST = 6
# The longest headline, in tokens.
HEADLINE = 25
# The longest remark in brackets, in tokens: "(Verdi)".
BRACKETS = 8


def colon(board: Board) -> None:
    """As in "X: «…»", without a verb of saying."""
    passage = board.passage
    tokens = passage.tokens
    for region in list(board.free):
        n = region.first - 1
        if n < passage.first or region.first < board.floor or tokens.words[n] != ":":
            continue
        somebody = any(k in passage.names for k in range(board.floor, n))
        if region.last - region.first < (SHORT if tokens.words[n - 1][0].islower() and not somebody else NAMED):
            continue
        ended = next((d for d in board.drafts if d.content[-1][1] in (n, n - 1)), None)
        if ended is not None and not passage.words.romance:
            ended.content.append((region.inner, region.outer))
            ended.regions.append(region)
            board.take(ended, region.last, new=False)
            continue
        cue = _verb_of_manner(passage, n)
        draft = Draft(passage, [(region.inner, region.outer)], cue, None, False, [region])
        if cue is not None:
            draft.mention = mentions.before(passage, cue.first, board.floor)
        elif ended is not None:
            draft.speaker_of, draft.mention = ended, ended.mention
        else:
            draft.mention = _announced(board, n)
        board.take(draft, region.last)


def claimed(board: Board) -> None:
    """As in "His message: Anyone who takes that money can't be trusted.": a noun of saying with whose it is, before a colon, no marks."""
    passage, words = board.passage, board.passage.words
    near = range(max(board.floor, passage.first) + 1, min(passage.last - 1, passage.first + BRACKETS))
    at = next((n for n in near if passage.tokens.words[n] == ":"), None)
    if words.romance or at is None or board.drafts or passage.regions or passage.lower[at - 1] not in words.claims | words.nouns:
        return
    cue = Cue(at - 1, at, at - 1, "claim")
    whose = claimant(board, cue, at)
    if whose is not None and finite_verb(passage, at + 1, passage.last):
        board.take(Draft(passage, [passage.trim(at + 1, passage.last)], cue, whose), passage.last)


def headline(passage: Passage) -> Draft | None:
    """As in "Carver: Kessler is unfit", "Poll: Carver leads by six": the line that opens an article, without marks."""
    tokens, words = passage.tokens, passage.words
    colons = [n for n in range(passage.first, passage.last) if tokens.words[n] == ":"]
    whole = passage.last - passage.first > HEADLINE or tokens.words[passage.last - 1] == "."
    if words.romance or whole or len(colons) != 1 or passage.regions:
        return None
    (at,) = colons
    first, stop = segments(passage, passage.first, at)[-1]
    told = next((n for n in range(first + 1, stop) if passage.lower[n] in words.purposes), stop)  # "Ryan | to his party"
    if not 0 < told - first <= LONGEST or at + 2 >= passage.last or not (passage.names.get(first) == told or _speaks(passage, first, told)):
        return None
    return Draft(passage, [(at + 1, passage.last)], None, Mention(first, told)) if _states(passage, at + 1) else None


def _speaks(passage: Passage, first: int, last: int) -> bool:
    """Whether a phrase without article is one of somebody or a paper that speaks: "Poll", "Police", "Officials"."""
    paper = last - first == 1 and passage.lower[first] in passage.words.papers  # not "Live updates"
    known = paper or mentions.somebody(passage, last - 1)
    return known and all(passage.tokens.kinds[n] == "w" for n in range(first, last))


def _states(passage: Passage, at: int) -> bool:
    """Whether a clause with its subject first starts at a token: "I did nothing wrong", "Kessler leads Carver"."""
    words, lower = passage.words, passage.lower
    if lower[at] in words.interrogatives or lower[at] in words.relatives or lower[at] in words.subordinators:
        return False
    if lower[at].partition("'")[0] in words.subjects and lower[at] not in words.determiners:
        return True
    stop = phrase_end(passage, at, passage.last)
    if not at < stop < passage.last:
        return False
    present = passage.tokens.words[stop - 1][0].isupper() and passage.tokens.words[stop].islower()
    return passage.verb(stop) or (present and lower[stop].endswith(words.plural_endings))


def _verb_of_manner(passage: Passage, colon: int) -> Cue | None:
    """As in "Mr. Kerry bristled: “…”", "Il marito Franco annuisce: «…»": a verb right before the colon, behind a name or pronoun."""
    at = colon - 1
    if passage.words.romance:
        who = _name_before(passage, at) is not None and passage.tokens.words[at].islower()
        return Cue(at, at + 1, at, "verb") if who and passage.tokens.kinds[at] == "w" and not passage.verb(at) else None
    if at <= passage.first or not passage.verb(at) or passage.lower[at] in passage.words.auxiliaries:
        return None
    low = passage.lower[at - 1]
    who = passage.tokens.words[at - 1][0].isupper() or low in passage.words.personal
    return Cue(at, at + 1, at, "verb") if who and passage.lower[at].endswith(passage.words.verb_endings) else None


def _name_before(passage: Passage, end: int) -> int | None:
    """Where the name begins that ends right before a token, None where none does."""
    return next((n for n in range(max(passage.first, end - LONGEST), end) if passage.names.get(n) == end), None)


def _announced(board: Board, n: int) -> Mention | None:
    """Who is named before a colon: a name at its side, else the subject of the clause."""
    passage = board.passage
    if passage.tokens.words[n - 1] == ")":
        # "Bonelli (Verdi): «…»"
        opening = (k for k in range(n - 2, max(board.floor, n - BRACKETS), -1) if passage.tokens.words[k] == "(")
        n = next(opening, n)
    start = clause_start(passage, n, board.floor)
    found = phrase_before(passage, n, max(start, segments(passage, start, n)[-1][0]))
    if found is not None and mentions.predicate(passage, *found):
        found = None
    if found is not None and passage.words.romance and passage.lower[found[0]] in passage.words.objects:
        return None  # "Poi si commuove: «…»"
    if found is not None and named(passage, *found):
        apposed = found[0] - 1 > start and passage.tokens.words[found[0] - 1] == "," and passage.tokens.words[found[0]].islower()
        whose = _name_before(passage, found[0] - 1) if apposed else None
        return Mention(found[0] if whose is None else max(start, whose), found[1])  # "Elly Schlein, segretaria del Pd: «…»"
    if found is not None and passage.lower[found[0]] in passage.words.possessives:
        return None
    if found is not None and _voice(passage, *found):
        return Mention(*found)
    subject = mentions.first_subject(passage, start, n)
    if subject is not None and passage.words.romance and _said_thing(passage, subject):
        return None  # "Poi un avvertimento alle partecipate: «…»"
    if subject is not None and passage.words.romance and subject.last - subject.first == 1:
        topic = subject.first == passage.first and subject.first not in passage.names and passage.tokens.kinds[subject.last] == "w"
        # "Incendi alle Hawaii, i morti salgono: «…»": a capital that only opens the line
        return None if topic or passage.tokens.words[subject.first][0].islower() else subject
    return subject or (Mention(*found) if found else None)


def _said_thing(passage: Passage, subject: Mention) -> bool:
    """Whether a subject is what is said, an article and a noun of saying, and nobody who says it."""
    first, words = subject.first, passage.words
    noun = first + (passage.lower[first] in words.determiners)
    owned = any(passage.tokens.words[n][0].isupper() for n in range(noun, subject.last))
    return noun < subject.last and passage.lower[noun] in words.nouns and not owned


def _voice(passage: Passage, first: int, last: int) -> bool:
    """Whether a phrase is about somebody who speaks, article and noun: "Migranti, | il sindaco |: «…»"."""
    words = passage.words
    return words.romance and last - first > 1 and passage.lower[first] in words.determiners and passage.lower[first + 1] in words.voices
