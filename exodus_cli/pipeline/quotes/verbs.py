"""Put a verb of saying, its words and its subject together."""

from __future__ import annotations

from exodus_cli.pipeline.quotes import mentions
from exodus_cli.pipeline.quotes.backward import told_back
from exodus_cli.pipeline.quotes.board import Board, Draft
from exodus_cli.pipeline.quotes.clauses import clause_end, dashed, finite_verb, vouched
from exodus_cli.pipeline.quotes.marks import Region
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.opening import Opener, Opening
from exodus_cli.pipeline.quotes.passage import Cue, Passage
from exodus_cli.pipeline.quotes.phrasal import phrasal
from exodus_cli.pipeline.quotes.phrases import infinitive, kind, named, past_adverbials, phrase_end
from exodus_cli.pipeline.quotes.stance import finds, unsaid
from exodus_cli.pipeline.quotes.trailing import trailing, trailing_clause

# What a verb may govern between marks: said by somebody even where the verb is denied.
MARKED = ("marks", "colon", "nothing")
# How far a name in marks may stand from its verb: "called the senator from Ohio “a liar”".
LABEL_WITHIN = 20
# The shortest words in marks, in tokens, that a verb which labels nothing may have as its object.
OBJECT_MARKS = 4
# The longest subject of a gerund's own.
OWN_WITHIN = 12


def verb(board: Board, cue: Cue) -> None:
    """Read the quotation that a verb of saying introduces or follows."""
    passage = board.passage
    if told_back(board, cue):
        return
    subject = subject_of(board, cue)
    named_so = passage.words.romance and cue.takes("label") and passage.lower[cue.first - 1] in passage.words.objects
    named_so = named_so or _fronted(board, cue)
    if not cue.gerund and (cue.takes("quote") or cue.takes("clause") or named_so):
        behind = board.region_before(subject.first if subject else cue.first)
        if behind is None and subject is not None:
            behind = board.region_before(cue.first)
            subject = None if behind is not None else subject
        if behind is not None and not _introduces(board, cue, behind):
            trailing(board, cue, subject, behind)
            return
        inverted = _inverted(board, cue)
        if _goes_on_in_marks(board, cue, inverted or subject, cue.last if inverted is None else inverted.last):
            return
        if inverted is not None:
            trailing_clause(board, cue, inverted, cue.first, inverted.last)
            return
    if _parted(board, cue, subject):
        trailing_clause(board, cue, subject, subject.first if subject else cue.first, cue.last)
        return
    found = Opener(passage, cue, passage.last, has_subject=subject is not None and not weak(board, subject)).read()
    if found.subject is not None and (subject is None or weak(board, subject)):
        subject = found.subject
    if cue.takes("belief") and (subject is None or passage.lower[subject.first].partition("'")[0] in passage.words.insiders):
        return
    far = found.kind == "bare" and (found.at > cue.last or passage.lower[found.at] in passage.words.prepositions)
    if cue.takes("belief") and (far or vouched(passage, cue.last)):
        return  # "what voters know | about him is little", "he felt he had no choice, the people said"
    if cue.takes("finding") and not finds(passage, subject, stated=found.kind == "clause"):
        return
    subject = subject or _from(passage, cue)
    board.subject = subject or board.subject
    if subject is None and cue.takes("naming"):
        return  # "by a user labelled “Anonymous”"
    if found.kind not in MARKED and unsaid(passage, cue, subject):
        return
    _leading(board, cue, subject, found)


def _parted(board: Board, cue: Cue, subject: Mention | None) -> bool:
    """As in "Her father, she said, was “calm”": a cue with its subject between what is spoken of and its verb."""
    passage, at = board.passage, cue.last + 1
    spoken = cue.takes("clause") and not (cue.takes("belief") or cue.gerund or passage.words.romance)
    if subject is None or subject.last > cue.first or not spoken:
        return False
    commas = subject.first > board.floor and passage.tokens.words[subject.first - 1] == "," == passage.tokens.words[cue.last]
    return commas and at < passage.last and passage.verb(at) and passage.region_at(at) is None


def _introduces(board: Board, cue: Cue, behind: Region) -> bool:
    """As in "Asked about it on “Good Morning America,” she said that …": marks inside an adverbial, and "that" after the cue."""
    passage = board.passage
    following = passage.lower[cue.last] if cue.last < passage.last else ""
    inside = behind.first > board.floor and passage.tokens.kinds[behind.first - 1] in "wn"
    return inside and following in passage.words.complementizers


def _leading(board: Board, cue: Cue, subject: Mention | None, found: Opening) -> None:
    """What a verb governs after it."""
    # An infinitive ("to say") governs marks only.
    plain = not cue.gerund or (cue.form is not None and cue.form.gerund)
    plain = plain or (found.kind == "clause" and board.passage.region_at(found.at) is not None)
    if found.kind in ("clause", "bare", "question", "infinitive") and plain:
        board.clause(cue, subject, found)
    elif found.kind == "marks" and (cue.takes("quote") or cue.takes("label")):
        _marks(board, cue, subject, found.at)
    elif found.kind == "colon" and cue.takes("quote") and cue.takes("clause"):
        board.clause(cue, subject, found)
    elif phrasal(board, cue, subject) or _label(board, cue, subject, found):
        return
    elif found.kind == "nothing" and cue.takes("clause") and not cue.gerund:
        trailing_clause(board, cue, subject, subject.first if subject else cue.first, cue.last)


def weak(board: Board, subject: Mention) -> bool:
    """Whether a phrase before an Italian verb may as well be its object or an adverbial: it has no name and no article."""
    passage, words = board.passage, board.passage.words
    if not words.romance or subject.antecedent is not None:
        return False
    first = passage.lower[subject.first]
    return first not in words.determiners and first not in words.subjects and not named(passage, subject.first, subject.last)


def subject_of(board: Board, cue: Cue) -> Mention | None:
    """The subject before a verb; a gerund shares that of the verb before it."""
    passage = board.passage
    if cue.gerund:
        own = _own_subject(board, cue)
        if own is not None:
            return own
        fresh = _new_clause(board, cue)
        if fresh is not None:
            return fresh
        last = board.drafts[-1] if board.drafts else None
        claimed = last is not None and last.cue is not None and last.cue.kind == "claim"  # "rejected his argument that …, saying"
        if last is not None and last.mention is not None and not claimed:
            return last.mention
        found = board.subject or _last_clause(passage, board.floor, cue.first) or mentions.first_subject(passage, board.floor, cue.first)
        return found or (mentions.first_subject(passage, board.start, cue.first) if board.floor > board.start else None)
    # "on ABC's “This Week,” Mrs. Clinton said": the comma inside the marks parts an adverbial from the subject.
    parts = (r for r in passage.regions if not passage.nickname(r) or passage.tokens.words[r.outer - 1] == ",")
    walls = [r for r in parts if r.last <= cue.first]
    floor = max(board.floor, *(r.last for r in walls), 0)
    found = mentions.before(passage, cue.first, floor)
    if found is None and walls and passage.titled(walls[-1]):
        # "Mr. Trump, appearing on CBS's “Face the Nation,” called"
        found = mentions.before(passage, cue.first, max(board.floor, *(r.last for r in walls if not passage.titled(r)), 0))
    if found is None and board.drafts and board.drafts[-1].mention is not None and board.drafts[-1].mention.antecedent is not None:
        return Mention(*board.drafts[-1].mention.antecedent)
    if found is not None and found.antecedent is not None:
        return _apposed(board, found)
    before = cue.first - 1
    while before > passage.first and (passage.lower[before] in passage.words.modals or passage.words.adverb(passage.lower[before])):
        before -= 1
    comma = passage.tokens.words[before] == "," and not passage.words.romance
    if found is None and before >= passage.first and (passage.lower[before] in passage.words.conjunctions or comma):
        if board.drafts and board.drafts[-1].mention is not None:
            return board.drafts[-1].mention
        return mentions.first_subject(passage, passage.first, before)
    return _inserted(passage, cue, found)


def _new_clause(board: Board, cue: Cue) -> Mention | None:
    """The subject of a clause behind a semicolon that the gerund belongs to: "…; his colleague Dina Sachs disagreed, predicting that"."""
    passage, start = board.passage, board.floor
    start += start < cue.first and passage.tokens.words[start] in "”\"’'"
    if passage.words.romance or start >= cue.first or passage.tokens.words[start] != ";":
        return None
    clause = passage.tokens.words[cue.first - 1] == "," and kind(passage, start + 1, cue.first - 1) == "clause"
    return mentions.first_subject(passage, start + 1, cue.first) if clause else None


def _apposed(board: Board, relative: Mention) -> Mention:
    """As in "“…,” said Hal Burke, a donor who says he is tired": the pronoun of an apposition stands for whose it is."""
    said = board.drafts[-1].mention if board.drafts else None
    passage = board.passage
    if said is None or relative.antecedent is None or said.antecedent is not None or said.last > relative.antecedent[0]:
        return relative
    between = range(said.last, relative.antecedent[0])
    close = said.last < len(passage.tokens) and passage.tokens.words[said.last] == ","
    plain = close and not any(passage.tokens.words[n] in ";:." or passage.region_at(n) is not None or passage.verb(n) for n in between)
    return Mention(relative.first, relative.last, (said.first, said.last)) if plain else relative


def _last_clause(passage: Passage, first: int, at: int) -> Mention | None:
    """The subject of the last clause before a gerund: "Donato refused, but his office released a statement saying"."""
    if passage.words.romance:
        return None
    for n in range(at - 1, first, -1):
        if passage.tokens.words[n] == "," and passage.lower[n + 1] in passage.words.contrasts and passage.region_at(n) is None:
            stop = phrase_end(passage, n + 2, at)
            return Mention(n + 2, stop) if stop > n + 2 and stop < at and passage.verb(stop) else None
    return None


def _inserted(passage: Passage, cue: Cue, found: Mention | None) -> Mention | None:
    """As in "But Trump, aides say, has never seemed happier": a cue between commas has only its own subject."""
    if found is None or passage.words.romance or found.antecedent is not None or found.last != cue.first:
        return found
    comma = next((n for n in range(found.last - 1, found.first, -1) if passage.tokens.words[n] == ","), None)
    closed = cue.last < passage.last and passage.tokens.words[cue.last] == ","
    return Mention(comma + 1, found.last) if comma is not None and closed else found


def _own_subject(board: Board, cue: Cue) -> Mention | None:
    """As in "with Boswell stating", "…, the government recommending": a gerund with a subject of its own."""
    passage = board.passage
    before = cue.first - 1
    if before > board.floor and passage.lower[before] in passage.words.likening:
        # "quoted Mr. Zanganeh as saying", "Zanganeh was quoted as saying"
        if passage.lower[before - 1] in passage.words.objects:
            return Mention(before - 1, before)
        found = mentions.after(passage, _verb_before(passage, before, board.floor), before)
        return found if found is not None and found.last == before else mentions.before(passage, before - 1, board.floor)
    if before <= board.floor or passage.tokens.kinds[before] != "w" or passage.words.adverb(passage.lower[before]):
        return None
    for first in range(before, max(board.floor, before - OWN_WITHIN), -1):
        opener = passage.lower[first - 1]
        shown = passage.tokens.words[first][0].isupper() and passage.verb(first - 1)  # "a video shows | Hollis | telling a crowd"
        if (opener in passage.words.absolutes or opener == "," or shown) and _reaches(board, first, cue.first):
            return Mention(first, cue.first)
    return None


def _verb_before(passage: Passage, at: int, floor: int) -> int:
    """The token behind the last verb before `at`."""
    return next((n + 1 for n in range(at - 1, floor, -1) if passage.verb(n)), at)


def _reaches(board: Board, first: int, at: int) -> bool:
    """Whether one noun phrase, with the prepositions that hang on it, fills [first, at)."""
    passage = board.passage
    end = phrase_end(passage, first, at)
    while first < end < at and passage.lower[end] in passage.words.linking:
        end = max(end + 1, phrase_end(passage, end + 1, at))
    return end == at


def _inverted(board: Board, cue: Cue) -> Mention | None:
    """As in "The visitors, said Ruth Cohen, are …": a cue between commas with its subject after it."""
    passage = board.passage
    before = cue.first - 1
    if not cue.takes("clause") or before <= board.floor or not (passage.tokens.words[before] == "," or dashed(passage, before)):
        return None
    subject = mentions.after(passage, cue.last, passage.last) or _from(passage, cue)
    if subject is None:
        return None
    low = passage.lower[subject.first]
    known = low in passage.words.determiners or (passage.words.romance and low in passage.words.voices)
    if not (named(passage, subject.first, subject.last) or known):
        return None
    if passage.lower[cue.last] in passage.words.infinitive_marks | passage.words.complementizers:
        return None  # "Jean Dupont, ha fatto sapere di rispettare la scelta"
    if not passage.words.romance and subject.last < passage.last and passage.lower[subject.last] in passage.words.infinitive_marks:
        return None  # "Ducey, a Republican, urged the president to reconsider"
    end = past_adverbials(passage, subject.last)
    nouns = {passage.lower[n] for n in range(subject.first, subject.last)}
    if passage.words.romance and nouns.isdisjoint(passage.words.voices) and not mentions.proper(passage, subject.first, subject.last):
        end = subject.last  # "…, ha annunciato il ritiro della concessione ad Autostrade": an object
    ends = end >= passage.last or passage.tokens.words[end] in ",.;" or dashed(passage, end)
    direct = all(passage.words.adverb(passage.lower[n]) for n in range(cue.last, subject.first)) or passage.words.romance
    return subject if ends and direct else None


def _goes_on_in_marks(board: Board, cue: Cue, subject: Mention | None, end: int) -> bool:
    """As in "A Castelluccio, racconta un allevatore, «non c'è più niente»": marks right behind the inserted cue, which ends at `end`."""
    passage = board.passage
    region = next((r for r in board.free if r.first == end + 1), None)
    if region is None or passage.tokens.words[end] not in ",:":
        return False
    if subject is not None and subject.last == cue.first - 1 and passage.words.romance:
        subject = None  # "Il governo, ha spiegato, «farà la sua parte»": the subject of what is said
    border = cue.first if subject is None else min(cue.first, subject.first)
    start, stop = passage.trim(board.strip(board.floor), border - 1)
    lead = start < stop and passage.lower[start] not in passage.words.prepositions and not passage.words.adverb(passage.lower[start])
    if end == cue.last and not (lead and passage.tokens.words[border - 1] == "," and _continued(passage, start, stop, region)):
        return False
    content = [(start, stop), (region.inner, region.outer)] if lead else [(region.inner, region.outer)]
    board.take(Draft(passage, content, cue, subject, lead, [region]), region.last)
    return True


def _continued(passage: Passage, start: int, stop: int, region: Region) -> bool:
    """Whether marks that open with a small letter go on with the clause before the cue: "Walker, she said, “has the wind at his back”"."""
    words, lower, at = passage.words, passage.lower, region.inner
    if lower[start] in words.subordinators or not passage.tokens.words[at][0].islower():
        return False
    if words.gerund(lower[start]) or lower[start] in words.forms:
        return False  # "Asked about it, she said, “no comment”"
    if words.romance:
        named_so = lower[start] in words.determiners or passage.tokens.words[start][0].isupper()
        return named_so and "," not in passage.tokens.words[start:stop]
    at += words.adverb(lower[at])
    return finite_verb(passage, start, stop) or (kind(passage, start, stop) == "phrase" and finite_verb(passage, at, at + 1))


def _fronted(board: Board, cue: Cue) -> bool:
    """As in "Di «lezione da non sottovalutare» parla il segretario"."""
    passage = board.passage
    behind = board.region_before(cue.first) if passage.words.romance and cue.takes("label") else None
    if behind is None or behind.last != cue.first or behind.first == passage.first:
        return False
    return passage.lower[behind.first - 1] in passage.words.genitives


def _from(passage: Passage, cue: Cue) -> Mention | None:
    """As in "…, fanno sapere dall'ospedale Cardarelli", "Dall'opposizione fanno sapere che": where those are who speak in the plural."""
    words, lower = passage.words, passage.lower
    if not words.romance or not any(lower[n].endswith(words.plural_forms) for n in range(cue.first, cue.last)):
        return None
    opens = passage.first
    while opens < cue.first and (words.adverb(lower[opens]) or lower[opens] in words.conjunctions):
        opens += 1  # "Anche dalla Uil fanno sapere"
    for at in (cue.last, opens):
        stop = phrase_end(passage, at + 1, passage.last) if at + 1 < passage.last and lower[at] in words.agents else at
        between = range(stop, cue.first)
        if stop > at + 1 and all(passage.tokens.words[n] == "," or words.adverb(lower[n]) for n in between):
            return Mention(at + 1, stop)
    return None


def _marks(board: Board, cue: Cue, subject: Mention | None, at: int) -> None:
    """As in "said: “…”"; left to a cue right behind the marks where there is one."""
    passage = board.passage
    regions = [r for r in board.free if r.last > at]
    if not regions or regions[0].first > at:
        return
    following = next((c for c in passage.cues if c.first >= regions[0].last), None)
    if following is not None and following.kind == "verb" and not following.gerund and passage.tokens.words[at - 1] == ":":
        gap = range(regions[0].last, following.first)
        if all(passage.tokens.words[n] == "," for n in gap) and len(regions) == 1:
            return
    before = passage.lower[at - 1]
    if before == ":":
        board.marked(cue, subject, Opening("marks", regions[0].first), regions, passage.last)
        return
    fragment = before in passage.words.prepositions or before in passage.words.determiners
    label = fragment or (cue.takes("label") and not cue.takes("clause"))
    board.marked(cue, subject, Opening("label" if label else "marks", regions[0].first), regions, passage.last)


def _label(board: Board, cue: Cue, subject: Mention | None, found: Opening) -> bool:
    """As in "called the plan “a disaster”": a thing, and what it is named; in Italian only what stands between the marks."""
    passage = board.passage
    regions = [r for r in board.free if r.first >= cue.last]
    if not regions or not (cue.takes("label") or cue.takes("quote")) or regions[0].first - cue.last > LABEL_WITHIN:
        return False
    region = regions[0]
    between = range(cue.last, region.first)
    cues_between = any(c.first in between and c.kind in ("verb", "according") for c in passage.cues)
    if cues_between or any(passage.tokens.words[n] in (";", ":") for n in between):
        return False
    if any(passage.tokens.words[n] == "," and passage.words.gerund(passage.lower[n + 1]) for n in between):
        return False
    if not cue.takes("label") and region.outer - region.inner < OBJECT_MARKS and not infinitive(passage, region.inner):
        return False  # but "invita gli alleati a «staccare la spina»"
    first = passage.lower[cue.last] if between else ""
    if cue.takes("label") and not passage.words.romance and between and first not in passage.words.prepositions:
        words_between = any(passage.verb(n) or passage.tokens.words[n] == "," for n in between)
        if not words_between and passage.tokens.kinds[cue.last] == "w":
            end = region.outer
            goes_on = region.last < passage.last and passage.lower[region.last] in passage.words.complementizers
            if first in passage.words.objects and goes_on:
                end = passage.trim(region.last, clause_end(passage, region.last, passage.last))[1]  # "called it “odd” that he left"
            board.take(Draft(passage, [(cue.last, end)], cue, subject, True, [region]), max(region.last, end))
            return True
    board.marked(cue, subject, Opening("label", region.first), regions, passage.last)
    return True
