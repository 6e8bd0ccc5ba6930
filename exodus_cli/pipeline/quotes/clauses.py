"""Find what a cue governs: marks, a clause, an infinitive; and where a clause ends."""

from __future__ import annotations

from dataclasses import dataclass

from exodus_cli.pipeline.quotes.marks import Region
from exodus_cli.pipeline.quotes.mentions import DASHES, Mention, after, phrase_end
from exodus_cli.pipeline.quotes.passage import Cue, Passage

# How many words from its start a clause without "that" must show a finite verb in.
FINITE_WITHIN = 14
# How many phrases may stand between a cue and what it governs.
STEPS = 8


@dataclass(slots=True, frozen=True)
class Opening:
    """What follows a cue: `kind` is `marks`, `clause`, `bare`, `infinitive`, `colon`, `object` or `nothing`; it starts at `at`."""

    kind: str
    at: int
    subject: Mention | None = None
    """A noun phrase between cue and words, which may be the subject."""


def opening(passage: Passage, cue: Cue, limit: int) -> Opening:
    """What a verb of saying governs after it, before token `limit`."""
    tokens, words = passage.tokens, passage.words
    lower, kinds = tokens.lower, tokens.kinds
    n = cue.last
    subject: Mention | None = None
    heard = not cue.takes("listener")
    for _ in range(STEPS):
        if n >= limit:
            break
        low, sign = lower[n], tokens.words[n]
        if passage.region_at(n) is not None:
            return Opening("marks", n, subject)
        if kinds[n] in "sl":
            found = _punctuation(passage, n, limit)
            if isinstance(found, int):
                n = found
                continue
            return Opening(found.kind, found.at, subject) if found else Opening("nothing", n, subject)
        if low in words.complementizers and cue.takes("clause") and not _pronoun_that(passage, n, limit):
            return Opening("clause", n + 1, subject)
        if low in words.infinitive_marks and cue.takes("infinitive") and not sign[0].isupper():
            return Opening("infinitive", n, subject)
        if low in words.interrogatives and low not in words.determiners and finite_verb(passage, n + 1, limit):
            return Opening("question", n, subject)
        if (words.adverb(low) and not (low in words.indefinites and cue.takes("bare"))) or (
            low in words.times and not _opens_clause(passage, n, limit)
        ):
            n += 1
            continue
        if low in words.subordinators or (low in words.relatives and low not in words.determiners):
            break
        if low in words.prepositions and (low not in words.determiners or words.participle_auxiliaries):
            stop = phrase_end(passage, n + 1, limit) if low not in words.determiners else phrase_end(passage, n, limit)
            n = max(stop, n + 1)
            continue
        if low in words.conjunctions:
            break
        if not heard:
            heard = True
            stop = n + 1 if low in words.objects else _listener_end(passage, n, limit)
            if stop > n:
                n = stop
                continue
        if words.participle_auxiliaries:
            if subject is not None or cue.gerund:
                return Opening("object", n, subject)
            subject = after(passage, n, limit)
            if subject is None:
                return Opening("object", n, subject)
            n = subject.last
            continue
        if low in words.objects and low not in words.subjects and low not in words.possessives:
            n += 1
            continue
        if (
            cue.takes("clause")
            and _opens_clause(passage, n, limit)
            and (cue.takes("bare") or low in words.subjects or _soon_finite(passage, n, limit))
        ):
            return Opening("bare", n, subject)
        return Opening("object", n, subject)
    return Opening("nothing", min(n, limit), subject)


def _punctuation(passage: Passage, n: int, limit: int) -> Opening | int | None:
    """What a sign after a cue opens; a number where an aside is over and the reading goes on."""
    tokens, words = passage.tokens, passage.words
    sign = tokens.words[n]
    if n + 1 < limit and passage.region_at(n + 1) is not None and sign in ",:-–—":
        return Opening("marks", n + 1)
    if sign == ":":
        return Opening("colon", n + 1)
    if sign == "(":
        depth = next((k for k in range(n, min(limit, n + 30)) if tokens.words[k] == ")"), None)
        return depth + 1 if depth else None
    if sign == ",":
        close = next((k for k in range(n + 1, min(limit, n + 25)) if tokens.words[k] in ",:" or passage.region_at(k)), None)
        if close is not None and close + 1 < limit:
            following = close if tokens.words[close] != "," else close + 1
            if passage.region_at(following) is not None:
                return Opening("marks", following)
            if tokens.words[close] == ":":
                return Opening("colon", close + 1)
            if tokens.lower[following] in words.complementizers and tokens.lower[n + 1] not in words.conjunctions:
                return following
    return None


def _pronoun_that(passage: Passage, n: int, limit: int) -> bool:
    """Whether "that" is the object itself: "said that on Monday.", "said that was wrong" is none."""
    return n + 1 >= limit or (
        passage.tokens.kinds[n + 1] in "sl" and passage.region_at(n + 1) is None and passage.tokens.words[n + 1] not in "($€£,"
    )


def _listener_end(passage: Passage, n: int, limit: int) -> int:
    """The end of the object that hears: "told (CNN)", "told (the BBC's Today programme)"."""
    words, lower, tokens = passage.words, passage.tokens.lower, passage.tokens
    stop = phrase_end(passage, n, limit)
    while stop < limit and lower[stop] in words.saxon:
        stop = max(stop + 1, phrase_end(passage, stop + 1, limit))
    if stop < limit and lower[stop] in words.prepositions and tokens.kinds[stop] == "w":
        nxt = phrase_end(passage, stop + 1, limit)
        if nxt < limit and (lower[nxt] in words.complementizers or lower[nxt] in words.subjects or passage.region_at(nxt) is not None):
            return nxt
    if stop < limit and words.verb(tokens.words, lower, stop) and passage.region_at(stop) is None:
        # "told reporters Clinton was": the last capitalised word before the verb opens the clause
        back = stop - 1
        while back > n and tokens.words[back][0].isupper() and tokens.words[back - 1][0].isupper():
            back -= 1
        return back if back > n else stop
    return stop


def _opens_clause(passage: Passage, n: int, limit: int) -> bool:
    """Whether a clause without "that" may start here: a noun phrase with a finite verb after it."""
    return finite_verb(passage, n, limit)


def _soon_finite(passage: Passage, n: int, limit: int) -> bool:
    """Whether the noun phrase at `n` is the subject of a finite verb right after it."""
    words, tokens = passage.words, passage.tokens
    stop = phrase_end(passage, n, limit)
    while stop < limit and words.adverb(tokens.lower[stop]):
        stop += 1
    return stop < limit and stop > n and tokens.lower[stop] in words.auxiliaries


def finite_verb(passage: Passage, first: int, limit: int) -> bool:
    """Whether a finite verb stands among the first words."""
    words, tokens = passage.words, passage.tokens
    return any(
        words.verb(tokens.words, tokens.lower, n)
        or (tokens.lower[n] in words.forms and any(f.finite for f in words.forms[tokens.lower[n]]))
        for n in range(first, min(limit, first + FINITE_WITHIN))
    )


def clause_end(passage: Passage, start: int, limit: int) -> int:
    """Where a clause that starts at `start` ends: its sentence's end, a semicolon, or where somebody else begins to speak."""
    tokens, words = passage.tokens, passage.words
    end = limit
    for cue in passage.cues:
        if cue.first < start or cue.first >= end or cue.kind in ("noun", "weak"):
            continue
        border = _border(passage, cue, start)
        if border is not None:
            end = min(end, border)
    depth = 0
    for n in range(start, end):
        sign = tokens.words[n]
        if sign in "([":
            depth += 1
        elif sign in ")]":
            if not depth:
                return n
            depth -= 1
        elif sign == ";" and passage.region_at(n) is None and not depth:
            return n
    del words
    return end


def _border(passage: Passage, cue: Cue, start: int) -> int | None:
    """Where the clause of a later cue begins, or None where the cue belongs to the words said."""
    tokens, words = passage.tokens, passage.words
    lower = tokens.lower
    if cue.first - 1 > start and tokens.words[cue.first - 1] in ",–—-" and (cue.gerund or cue.kind == "according"):
        return cue.first - 1
    if cue.kind == "according":
        return None if lower[cue.first - 1] in words.conjunctions else cue.first
    if cue.gerund:
        return None
    for n in range(cue.first - 1, start, -1):
        if passage.region_at(n) is not None:
            return None
        if tokens.words[n] == "," and (lower[n + 1] in words.conjunctions or lower[n + 1] in words.subordinators):
            return n
        if tokens.words[n] == ";":
            return n
        if lower[n] in words.conjunctions and n >= cue.first - 2:
            return n
        if lower[n] in words.complementizers or lower[n] in words.relatives:
            return None
    return None


def region_from(passage: Passage, at: int, limit: int) -> Region | None:
    """The first quoted stretch from `at` on."""
    return next((r for r in passage.regions if at <= r.first < limit), None)


def dashed(passage: Passage, at: int) -> bool:
    """Whether the token is a dash that stands free, as around an inserted cue."""
    return passage.tokens.words[at] in DASHES and not passage.tokens.glued(at)
