"""What is said as a phrase and not as a clause: charges, orders, comparisons, what a warning is about."""

from __future__ import annotations

from collections.abc import Callable

from exodus_cli.pipeline.quotes.board import SHORTEST, Board, Draft
from exodus_cli.pipeline.quotes.clauses import clause_end
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.passage import Cue, Passage
from exodus_cli.pipeline.quotes.phrases import named, phrase_end, time_end
from exodus_cli.pipeline.quotes.stance import paper

# How far from its verb a charge, an order or a comparison may start: "accused him (of lying)".
WITHIN = 12
# The shortest gerund: "lying".
GERUND = 5
# What reaches to the end of the clause; the others end at a comma.
WHOLE = ("blame", "order", "charge", "action", "finding")


def phrasal(board: Board, cue: Cue, subject: Mention | None) -> bool:
    """Read what such a verb governs; False where there is nothing of the kind."""
    passage = board.passage
    if subject is None or cue.last >= passage.last or passage.words.romance:
        return False
    known = named(passage, subject.first, subject.last) or passage.lower[subject.first] in passage.words.personal
    known = known and any(map(cue.takes, ("likeness", "charge", "blame", "quote")))
    if cue.gerund and not board.drafts and not known:
        return False  # "papers …, ordering him to go": nobody is known to speak
    found = _start(passage, cue, subject)
    if found is None:
        return False
    start, sort = found
    comma = _end(passage, start, whole=sort in WHOLE)
    if subject.antecedent is not None:
        comma = min(comma, board.relative_end(min(cue.first, subject.first), start, comma))
    if sort == "topic" and any(c.kind == "claim" and start <= c.first < comma for c in passage.cues):
        return False
    first, stop = passage.trim(start, comma)
    regions = [r for r in board.free if start <= r.first < comma]
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


def _start(passage: Passage, cue: Cue, subject: Mention) -> tuple[int, str] | None:
    """Where what is said starts, and as what, by the kind of verb."""
    words, lower, at = passage.words, passage.lower, cue.last
    amount = passage.tokens.kinds[at] == "n" or passage.tokens.words[at] in "$€£"
    if cue.takes("matter") and lower[at] in words.matters:
        return at + 1, "matter"
    tries: dict[str, Callable[[], bool]] = {
        "number": lambda: amount,
        "value": lambda: _valued(passage, at),
        "blame": lambda: _linked(passage, at, words.genitives, apposition=True),
        "order": lambda: _ordered(passage, at),
        "charge": lambda: _linked(passage, at, words.charges, apposition=True),
        "compare": lambda: _linked(passage, at, words.comparisons),
        "likeness": lambda: _linked(passage, at, words.likening),
        "action": lambda: _acting(passage, at),
        "topic": lambda: _thing(passage, at),
        "label": lambda: cue.takes("naming") and _called(passage, at),
        "finding": lambda: paper(passage, subject) and _thing(passage, at),
    }
    return next(((at, sort) for sort, fits in tries.items() if cue.takes(sort) and fits()), None)


def _acting(passage: Passage, at: int) -> bool:
    """Whether a gerund that is what was said starts here: "(denied) taking bribes"; not "thinking, “…”"."""
    words, tokens = passage.words, passage.tokens
    if tokens.kinds[at] != "w" or len(tokens.words[at]) < GERUND or not passage.lower[at].endswith(words.gerund_endings):
        return False
    return not any(passage.region_at(n) is not None and tokens.words[n - 1] in ",:" for n in range(at + 1, min(at + 4, passage.last)))


def _thing(passage: Passage, at: int) -> bool:
    """Whether a noun phrase that says something starts here: "an inquiry", "$5 billion", "“intelligence surges”"; no pronoun."""
    words, lower = passage.words, passage.lower
    if passage.region_at(at) is not None or lower[at] in words.objects - words.possessives or lower[at] in words.subjects:
        return False
    if lower[at] in words.prepositions or words.adverb(lower[at]) or lower[at] in words.complementizers:
        return False
    if lower[at] in words.determiners and at + 1 < passage.last and lower[at + 1] in words.prepositions:
        return False
    stop = phrase_end(passage, at, passage.last)
    if any(cue.first == stop and cue.gerund for cue in passage.cues):
        return False  # "shows | Hollis | telling a crowd that …"
    if stop < passage.last and stop > at and passage.region_at(stop) is not None:
        return True
    return stop - at > 1 or passage.tokens.words[at] in "$€£" or (stop > at and lower[at] not in words.determiners)


def _linked(passage: Passage, at: int, by: frozenset[str], *, apposition: bool = False) -> bool:
    """Whether an object, with or without an apposition, and one of the given prepositions follow: "him of", "the deal as"."""
    for n in range(at, min(at + WITHIN, passage.last - 1)):
        if passage.lower[n] in by and passage.lower[n + 1] not in passage.words.times:
            return n > at
        harmless = passage.tokens.words[n] in ("-.'’," if apposition else "-.'’") or passage.region_at(n) is not None
        if passage.tokens.kinds[n] == "s" and not harmless:
            return False
        if n > at and passage.verb(n) and passage.region_at(n) is None:
            return False
    return False


def _called(passage: Passage, at: int) -> bool:
    """Whether an object and what it is called follow, without marks: "the deal | a disaster", "him | unfit"."""
    words, lower = passage.words, passage.lower
    pronoun = lower[at] in words.objects and not (lower[at] in words.possessives and passage.tokens.kinds[at + 1] == "w")
    stop = at + 1 if pronoun else phrase_end(passage, at, passage.last)
    if not at < stop < passage.last or passage.tokens.kinds[stop] != "w" or passage.region_at(stop) is not None:
        return False
    end = phrase_end(passage, stop, passage.last)
    if lower[stop] in words.determiners - words.prepositions:
        return end > stop + 1 and not words.gerund(lower[stop - 1]) and lower[end - 1] not in words.time_nouns | words.junctures
    function = words.stops | words.times | words.prepositions | words.conjunctions
    return pronoun and passage.tokens.words[stop].islower() and not (lower[stop] in function or words.adverb(lower[stop]))


def _valued(passage: Passage, at: int) -> bool:
    """Whether an object and the amount it is put at follow: "the toll at 20", "his wealth at about $3 billion"."""
    for n in range(at + 1, min(at + WITHIN, passage.last - 1)):
        if passage.lower[n] in passage.words.values:
            amount = (k for k in range(n + 1, min(n + 4, passage.last)))
            return any(passage.tokens.kinds[k] == "n" or passage.tokens.words[k] in "$€£" for k in amount)
        if passage.tokens.kinds[n] in "sl" or passage.verb(n):
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
    while stop < passage.last and stop < at + WITHIN and lower[stop] not in words.infinitive_marks:
        # "a crowd at his church Wednesday not to seek vengeance"
        behind = time_end(passage, stop, passage.last)
        if behind == stop and lower[stop] in words.prepositions:
            behind = phrase_end(passage, stop + 1, passage.last)
        if behind <= stop and (words.adverb(lower[stop]) or lower[stop] in words.negations):
            behind = stop + 1
        if behind <= stop:
            return False
        stop = behind
    follows = stop + 1 < passage.last and lower[stop] in words.infinitive_marks
    if follows and passage.region_at(stop + 1) is not None:
        return True
    return follows and passage.tokens.kinds[stop + 1] == "w" and lower[stop + 1] not in words.determiners
