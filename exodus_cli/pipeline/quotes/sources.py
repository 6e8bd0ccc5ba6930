"""Quotations that no verb of saying introduces: "according to X", documents, nouns of saying."""

from __future__ import annotations

from exodus_cli.pipeline.quotes import mentions
from exodus_cli.pipeline.quotes.apposed import with_name
from exodus_cli.pipeline.quotes.board import SHORTEST, Board, Draft
from exodus_cli.pipeline.quotes.clauses import closes, finite_verb
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.opening import Opening
from exodus_cli.pipeline.quotes.passage import Cue, Passage
from exodus_cli.pipeline.quotes.phrases import kind, phrase_end, segments
from exodus_cli.pipeline.quotes.trailing import broken, resumed

# How many words of a clause before its source are searched for a finite verb.
WHOLE = 40
# How far a noun or document of saying may stand from its marks.
NEAR = 16
# The shortest quotation that such words may introduce, marks included.
SHORT = 5
# How far the marks may stand behind a weak preposition's noun phrase: "per X, la notizia «…»".
WEAK_WITHIN = 12
# So many words before a source that closes the sentence are a clause, even where its verb is not known.
CLOSED = 5
# The longest remark in brackets.
BRACKETED = 40
# How far behind who asks the question may start: "asked by a reporter on Monday whether".
NEAR_QUESTION = 3
# The longest apposition to a source: "according to Smith, a professor at Yale, …".
APPOSITION = 25


def according(board: Board, cue: Cue) -> None:
    """As in "According to X, …", "…, secondo X"."""
    passage = board.passage
    tokens, words, lower = passage.tokens, passage.words, passage.lower
    before = cue.first - 1
    if before >= board.floor and (lower[before] in words.determiners or tokens.kinds[before] == "n"):
        return
    subject = _source(board, cue)
    if subject is None or (cue.kind == "weak" and not _weak_speaks(board, cue, subject)):
        return
    end = past_apposition(board, subject)
    if not words.romance and subject.antecedent is None and "," not in tokens.words[subject.last : end]:
        subject = Mention(subject.first, end)  # "three people familiar | with the matter"
    relative = subject.antecedent is not None or lower[subject.first] in words.relatives - words.determiners - words.complementizers
    opener = before < board.floor or tokens.words[before] in ":;—–-" or lower[before] in words.conjunctions
    opener = opener or lower[before] in words.complementizers or lower[before] in words.relatives
    if opener or relative or cue.kind == "weak":
        end = _to_comma(board, end)
        at = end + 1 if end < passage.last and tokens.words[end] == "," else end
        if at + 1 < passage.last and words.adverb(lower[at]) and tokens.words[at + 1] == ",":
            at += 2  # "Secondo X, però, …"
        if at > end or words.romance or at >= passage.last or passage.region_at(at) is not None:
            board.clause(cue, subject, Opening("clause", at))
            return
    _behind(board, cue, subject, end)


def _to_comma(board: Board, end: int) -> int:
    """The comma that closes a source with a participle after it: "According to a poll released Monday, …"."""
    passage = board.passage
    for n in range(end, min(passage.last, end + APPOSITION)):
        low = passage.lower[n]
        if passage.tokens.words[n] == "," and passage.region_at(n) is None:
            return n
        if low in passage.words.auxiliaries or low in passage.words.subjects or passage.wall(n) or passage.tokens.kinds[n] == "l":
            break
    return end


def _behind(board: Board, cue: Cue, subject: Mention, end: int) -> None:
    """What stands before a preposition of saying."""
    passage, words = board.passage, board.passage.words
    behind = board.region_before(cue.first)
    start, stop = passage.trim(board.strip(board.floor), cue.first)
    colon = next((n for n in range(stop - 1, start, -1) if _parts(passage, n)), None)
    start = start if colon is None else board.strip(colon + 1)
    if behind is not None and behind.first <= start + 1:
        board.take(Draft(passage, [(behind.inner, behind.outer)], cue, subject, False, [behind]), end)
        return
    closing = passage.tokens.words[cue.first - 1] == "," and _ends_clause(passage, end) and not board.drafts and stop - start >= CLOSED
    rest = resumed(board, end, cue.first) if passage.tokens.words[cue.first - 1] == "," and not closing else None
    if rest is not None and stop > start and not finite_verb(passage, start, stop, WHOLE):
        regions = [r for r in board.free if start <= r.first < rest[1]]
        adverbial = all(words.adverb(passage.lower[n]) or passage.lower[n] in words.conjunctions for n in range(start, stop))
        content = [rest] if adverbial else [(start, stop), rest]
        board.take(Draft(passage, content, cue, subject, bool(regions), regions), rest[1])
        return
    if stop - start < SHORTEST or not (closing or finite_verb(passage, start, stop, WHOLE)):
        return
    regions = [r for r in board.free if start <= r.first < stop]
    board.take(Draft(passage, [(start, max(stop, regions[-1].outer if regions else stop))], cue, subject, bool(regions), regions), end)


def _parts(passage: Passage, n: int) -> bool:
    """Whether a colon parts two clauses: none in marks, in brackets or in a time of day."""
    tokens = passage.tokens
    clock = tokens.kinds[n - 1] == "n" and tokens.glued(n) and tokens.glued(n + 1)
    if tokens.words[n] != ":" or passage.region_at(n) is not None or clock:
        return False
    near = range(n - 1, max(passage.first, n - BRACKETED) - 1, -1)
    opened = next((tokens.words[k] for k in near if tokens.words[k] in "()"), ")")
    return opened == ")"


def _ends_clause(passage: Passage, at: int) -> bool:
    """Whether the sentence ends, or goes on with a conjunction behind a comma."""
    contrast = at + 1 < passage.last and passage.tokens.words[at] == "," and passage.lower[at + 1] in passage.words.contrasts
    return contrast or closes(passage, at)


def _source(board: Board, cue: Cue) -> Mention | None:
    """Who follows a preposition of saying."""
    passage = board.passage
    words, lower, tokens = passage.words, passage.lower, passage.tokens
    at = cue.last
    if at < passage.last and lower[at] in words.agents:
        at += 1
    if at >= passage.last or passage.wall(at):
        return None
    low = lower[at]
    pair = f"{low} {lower[at + 1]}" if at + 1 < passage.last else ""
    twofold = pair in words.speech.relatives
    whom = low in words.relatives and low not in words.complementizers and cue.first > board.floor
    if twofold or (whom and passage.tokens.words[cue.first - 1] == ","):
        said = board.drafts[-1].mention if board.drafts else None
        owner = mentions.antecedent(passage, cue.first, board.floor)
        return Mention(at, at + 1 + twofold, owner or ((said.first, said.last) if said is not None else None))
    if (low in words.relatives and low not in words.determiners) or low in words.subordinators:
        return None
    stop = phrase_end(passage, at, passage.last)
    observer = _observer_end(passage, at)
    if observer is not None and cue.last == at:
        stop = max(stop, observer)
    if stop <= at:
        return None
    governed = lower[cue.last - 1] in words.determiners or lower[at - 1] in words.agents
    bare = stop - at == 1 and passage.tokens.words[at][0].islower() and low not in words.subjects and low not in words.indefinites
    if bare and words.romance and not governed:
        return None
    heard = not any(lower[n] in words.voices for n in range(at, stop))  # "secondo fonti citate dalla Reuters": the sources
    if stop < passage.last and lower[stop] in words.agents and heard:
        agent = phrase_end(passage, stop + 1, passage.last)
        if agent > stop + 1:
            return Mention(stop + 1, with_name(passage, stop + 1, agent, passage.last))
    named_too = with_name(passage, at, stop, passage.last)
    # "Secondo i pm, Valli avrebbe …": a name that no sign follows opens the clause.
    opens = named_too > stop and named_too < passage.last and tokens.kinds[named_too] == "w"
    return Mention(at, stop if opens else named_too)


def _observer_end(passage: Passage, at: int) -> int | None:
    """The end of an observer's name that is no plain noun phrase: "Save the Children"; None where none stands at `at`."""
    while at < passage.last and passage.lower[at] in passage.words.determiners:
        at += 1
    found = passage.words.observers.match(passage.lower, at) if at < passage.last else None
    return None if found is None else at + found[0]


def past_apposition(board: Board, subject: Mention) -> int:
    """The end of the source with what belongs to it: prepositions, an apposition between commas."""
    passage = board.passage
    tokens, words = passage.tokens, passage.words
    end = subject.last
    if end < passage.last and tokens.words[end] == "(":  # "Per Nicola Zanetti (Pd) «questo governo …»"
        end = next((n + 1 for n in range(end, min(passage.last, end + BRACKETED)) if tokens.words[n] == ")"), end)
    while end < passage.last and tokens.kinds[end] == "w" and passage.region_at(end) is None:
        low = passage.lower[end]
        governs = end + 1 < passage.last and passage.lower[end + 1] in words.prepositions
        if governs and low.endswith(words.verb_endings) and passage.verb(end):
            end += 1  # "notes of the call reviewed by POLITICO"
            continue
        if low not in words.linking or (low in words.conjunctions and words.romance) or passage.verb(end):
            break
        stop = phrase_end(passage, end + 1, passage.last)
        if stop <= end + 1:
            break
        end = stop
    if end < passage.last and passage.lower[end] in words.whom:  # "a person | who was present"
        return next((n for n in range(end, passage.last) if tokens.kinds[n] in "sl"), passage.last)
    if end + 1 < passage.last and tokens.words[end] == "," and passage.lower[end + 1] in words.relatives:
        close = next((n for n in range(end + 2, min(passage.last, end + APPOSITION)) if tokens.words[n] == ","), None)
        return close or end
    if end < passage.last and tokens.words[end] == ",":
        close = next((n for n in range(end + 1, min(passage.last, end + APPOSITION)) if tokens.words[n] == ","), None)
        governed = passage.lower[end + 2] in words.agents if close is not None else False  # ", controllato da Hamas, i morti"
        if all(tokens.words[n][0].isupper() for n in range(end + 1, close or end)) and end + 1 < (passage.name_end(end + 1, passage.last)):
            return end  # "According to the Herald, Professor John Burrows, the chairman, said": somebody else
        if close is not None and (governed or kind(passage, end + 1, close) == "phrase") and not passage.wall(end + 1):
            return close
    return end


def _weak_speaks(board: Board, cue: Cue, subject: Mention) -> bool:
    """Whether "per X" says that X says: marks follow, or precede, and no verb of saying takes them."""
    passage = board.passage
    before = passage.lower[cue.first - 1] if cue.first > passage.first else ":"
    if before not in (":", ";", ",", ".", "-", "–") and before not in passage.words.conjunctions:
        return False
    region = next((r for r in board.free if r.first >= subject.last), None)
    if region is None or region.first - subject.last > WEAK_WITHIN or region.last - region.first < SHORT:
        return False
    return not any(c.kind == "verb" and cue.first < c.first < region.first for c in passage.cues)


def passive(board: Board, cue: Cue) -> None:
    """As in "described as “partial” by the authorities", "salutata come «una svolta» dagli esponenti": the agent speaks."""
    passage = board.passage
    region = next((r for r in board.free if r.first >= cue.last), None)
    if region is None or any(c.first in range(cue.last, region.first) for c in passage.cues):
        return
    for at in (region.last, *range(cue.last, region.first)):
        if at < passage.last and passage.lower[at] in passage.words.agents:
            stop = phrase_end(passage, at + 1, passage.last)
            if stop > at + 1:
                subject = Mention(at + 1, with_name(passage, at + 1, stop, passage.last))
                board.take(Draft(passage, [(region.inner, region.outer)], cue, subject, True, [region]), region.last)
                return


def own(board: Board, cue: Cue) -> None:
    """As in "A suo avviso, il regime non cadrà": the view of who spoke before, where it opens the sentence."""
    passage = board.passage
    at = cue.last + (cue.last < passage.last and passage.tokens.words[cue.last] == ",")
    opens = all(passage.tokens.kinds[n] == "s" or passage.lower[n] in passage.words.conjunctions for n in range(board.floor, cue.first))
    if opens and (at > cue.last or passage.words.romance) and finite_verb(passage, at, passage.last, WHOLE):
        owner = next((n for n in range(cue.first, cue.last) if passage.possessive(n)), None)
        board.clause(cue, Mention(cue.first + 1, owner) if owner is not None else None, Opening("clause", at))


def asked(board: Board, cue: Cue) -> None:
    """As in "Asked by a reporter if he stood by it, Ellison sighed": the agent asks."""
    passage, words = board.passage, board.passage.words
    stop = phrase_end(passage, cue.last + 1, passage.last)
    opener = next((n for n in range(stop, min(stop + NEAR_QUESTION, passage.last)) if passage.tokens.kinds[n] == "w"), None)
    if stop <= cue.last + 1 or opener is None or passage.lower[opener] not in words.asking | words.interrogatives:
        return
    comma = next((n for n in range(opener, passage.last) if passage.tokens.words[n] == "," and passage.region_at(n) is None), passage.last)
    start, end = passage.trim(opener, comma)
    if finite_verb(passage, opener + 1, comma) and not any(r.first < end and start < r.last for r in passage.regions):
        board.take(Draft(passage, [(start, end)], cue, Mention(cue.last + 1, stop)), end)


def document(board: Board, cue: Cue) -> None:
    """As in "si legge nel comunicato": a document speaks."""
    passage = board.passage
    subject = None
    if cue.last < passage.last and passage.lower[cue.last] in passage.words.prepositions:
        stop = phrase_end(passage, cue.last + 1, passage.last)
        subject = Mention(cue.last + 1, stop) if stop > cue.last + 1 else None
    if subject is None and cue.last < passage.last and passage.lower[cue.last] in passage.words.complementizers:
        board.clause(cue, mentions.before(passage, cue.first, board.floor) or _opening_place(board, cue), Opening("clause", cue.last + 1))
        return
    behind = board.region_before(cue.first)
    if behind is not None:
        end = subject.last if subject else cue.last
        draft = Draft(passage, [(behind.inner, behind.outer)], cue, subject, False, [behind])
        board.take(draft, end)
        broken(board, draft, end)
        return
    regions = [r for r in board.free if r.first >= cue.last]
    if not regions and cue.first - 1 > board.floor and passage.tokens.words[cue.first - 1] == ",":
        _read_out(board, cue, subject)
        return
    subject = subject or mentions.before(passage, cue.first, board.floor) or _opening_place(board, cue)
    if regions and regions[0].first - cue.last < NEAR:
        board.marked(cue, subject, Opening("marks", regions[0].first), regions, passage.last)


def _read_out(board: Board, cue: Cue, subject: Mention | None) -> None:
    """As in "Il presidente, si legge ancora, concluderà le consultazioni": a document speaks without marks."""
    passage = board.passage
    end = subject.last if subject else cue.last
    while end < passage.last and passage.words.adverb(passage.lower[end]):
        end += 1
    start, stop = passage.trim(board.strip(board.floor), cue.first - 1)
    content = [(start, stop)] if stop > start else []
    if end + 1 < passage.last and passage.tokens.words[end] == ",":
        begin, close = passage.trim(end + 1, passage.last)
        content += [(begin, close)] if close > begin else []
    if content and any(finite_verb(passage, a, b, WHOLE) for a, b in content):
        board.take(Draft(passage, content, cue, subject), content[-1][1])


def _opening_place(board: Board, cue: Cue) -> Mention | None:
    """As in "Nella nota si legge": the phrase of the preposition that opens the sentence."""
    passage = board.passage
    for first, last in segments(passage, board.floor, cue.first):
        if first < last and passage.lower[first] in passage.words.prepositions:
            stop = phrase_end(passage, first + 1, last)
            return Mention(first + 1, stop) if stop > first + 1 else None
    return None


def noun(board: Board, cue: Cue, number: int) -> None:
    """As in "è stata la risposta di X", "le parole di X: «…»"."""
    passage = board.passage
    words = passage.words
    if not words.romance or any(c.kind == "verb" and not c.gerund for c in passage.cues[number + 1 :]):
        return
    at = cue.last
    subject = None
    if at < passage.last and passage.lower[at] in words.genitives:
        stop = phrase_end(passage, at + 1, passage.last)
        if stop > at + 1:
            subject = Mention(at + 1, with_name(passage, at + 1, stop, passage.last))
            at = subject.last
    first = cue.first
    while first > board.floor and passage.tokens.kinds[first - 1] == "w" and passage.region_at(first - 1) is None:
        low = passage.lower[first - 1]
        if low not in words.determiners | words.passive | words.modals | words.possessives:
            break
        first -= 1
    cue = Cue(first, cue.last, cue.head, cue.kind)
    behind = next((r for r in board.free if first - 2 <= r.last <= first and r.last - r.first >= SHORT), None)
    if behind is not None:
        whose = next((n for n in range(first, cue.head) if passage.lower[n] in words.possessives), None)
        subject = subject or (Mention(whose, whose + 1) if whose is not None else None)
        subject = subject or mentions.first_subject(passage, passage.first, behind.first)
        if subject is not None:
            board.take(Draft(passage, [(behind.inner, behind.outer)], cue, subject, False, [behind]), at)
        return
    near = next((r for r in board.free if at <= r.first <= at + NEAR and r.last - r.first >= SHORT), None)
    if near is None or finite_verb(passage, at, near.first):
        return
    if subject is None and near.first - at <= 1:
        subject = mentions.first_subject(passage, board.floor, first)
    if subject is not None:
        board.marked(cue, subject, Opening("marks", near.first), [r for r in board.free if r.first >= near.first], passage.last)
