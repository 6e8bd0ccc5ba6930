"""Find what a cue governs: marks, a clause, an infinitive; and where a clause ends."""

from __future__ import annotations

from dataclasses import dataclass

from exodus_cli.pipeline.quotes.mentions import Mention, after
from exodus_cli.pipeline.quotes.passage import Cue, Passage
from exodus_cli.pipeline.quotes.phrases import DASHES, infinitive, named, phrase_end, quantified, time_end

# How many words from its start a clause without "that" must show a finite verb in.
FINITE_WITHIN = 14
# How many phrases may stand between a cue and what it governs.
STEPS = 8
# How far before a clause the auxiliaries of its verb of saying stand.
GROUP = 6
# The longest remark in brackets or between commas that is read over.
REMARK = 25
# A clause without "that" whose verb is not known is at least so long.
UNSEEN = 5


@dataclass(slots=True, frozen=True)
class Opening:
    """What follows a cue, and the token where it starts.

    `kind` is `marks`, `clause` (with its conjunction before `at`), `bare` (without), `question`,
    `infinitive`, `colon`, `object` (a noun phrase) or `nothing`.
    """

    kind: str
    at: int
    subject: Mention | None = None
    """A noun phrase between cue and words, which may be the subject."""


class Opener:
    """Reads on from a cue, phrase by phrase, to what it governs."""

    def __init__(self, passage: Passage, cue: Cue, limit: int, *, has_subject: bool) -> None:
        self.passage, self.cue, self.limit = passage, cue, limit
        self.has_subject = has_subject
        self.subject: Mention | None = None
        self.heard = not cue.takes("listener")
        self.at = cue.last

    def read(self) -> Opening:
        """What the cue governs."""
        for _ in range(STEPS):
            if self.at >= self.limit:
                break
            before = self.at
            found = self._step()
            if found is not None:
                return found
            if self.at == before:
                break
        return self._found("nothing")

    def _found(self, kind: str, at: int | None = None) -> Opening:
        return Opening(kind, self.at if at is None else at, self.subject)

    def _step(self) -> Opening | None:
        """One phrase further: what is found here, or None with `at` moved on (or not: then nothing follows)."""
        passage, cue, n = self.passage, self.cue, self.at
        words, lower = passage.words, passage.lower
        if passage.region_at(n) is not None:
            return self._found("marks")
        if passage.tokens.kinds[n] in "sl":
            return self._sign()
        low = lower[n]
        if low in words.complementizers and self._nouns_own():
            return None
        found = self._conjunction(low)
        if found is not None:
            return found
        stop = time_end(passage, n, self.limit)
        if stop > n and not (stop < self.limit and passage.verb(stop)):
            self.at = stop
        elif words.adverb(low) and not (low in words.indefinites and cue.takes("clause") and finite_verb(passage, n + 1, self.limit)):
            self.at = n + 1
        elif quantified(passage, n) and not words.romance:
            return self._english()
        elif low in words.conjunctions or low in words.subordinators or (low in words.relatives and low not in words.determiners):
            return None
        elif low in words.prepositions and (low not in words.determiners or words.romance):
            self.at = max(n + 1, phrase_end(passage, n + 1, self.limit))
        elif words.romance:
            return self._romance()
        else:
            return self._english()
        return None

    def _conjunction(self, low: str) -> Opening | None:
        passage, cue, n, words = self.passage, self.cue, self.at, self.passage.words
        if low in words.complementizers and cue.takes("clause") and not self._object_that():
            return self._found("clause", n + 1)
        if low in words.infinitive_marks and cue.takes("infinitive") and self._infinitive():
            return self._found("infinitive")
        asked = low in words.interrogatives and low not in words.determiners and any(map(cue.takes, ("clause", "quote", "question")))
        asked = asked or (low in words.asking and cue.takes("question"))
        if asked and finite_verb(passage, n + 1, self.limit) and (low not in words.prepositions or words.romance):
            return self._found("question")
        return None

    def _object_that(self) -> bool:
        """Whether "that" is the object itself: "said that.", "said that on Monday"."""
        n = self.at + 1
        return n >= self.limit or (
            self.passage.tokens.kinds[n] in "sl" and self.passage.region_at(n) is None and self.passage.tokens.words[n] not in "($€£,"
        )

    def _nouns_own(self) -> bool:
        """Whether the clause is a noun's: "agreed to pay to settle allegations (that …)"; not "said in a statement (that …)"."""
        words = self.passage.words
        return self.at > self.cue.last and self.passage.lower[self.at - 1] in words.claims - words.nouns

    def _infinitive(self) -> bool:
        """Whether an infinitive follows its mark within a few words."""
        endings, lower = self.passage.words.infinitive_endings, self.passage.lower
        following = range(self.at + 1, min(self.at + 4, self.limit))
        if not endings:
            low = lower[self.at + 1] if following else ""
            return low.isalpha() and low not in self.passage.words.determiners and low not in self.passage.words.possessives
        return any(infinitive(self.passage, n) for n in following)

    def _sign(self) -> Opening | None:
        """What a sign after a cue opens; a remark in brackets or between commas is read over."""
        passage, n, limit = self.passage, self.at, self.limit
        words, sign = passage.tokens.words, passage.tokens.words[n]
        if n + 1 < limit and passage.region_at(n + 1) is not None and sign in ",:-–—":
            return self._found("marks", n + 1)
        if sign == ":":
            return self._found("colon", n + 1)
        if sign == "(":
            close = next((k for k in range(n, min(limit, n + REMARK)) if words[k] == ")"), None)
            self.at = close + 1 if close else n
        elif sign == ",":
            close = next((k for k in range(n + 1, min(limit, n + REMARK)) if words[k] in ",:" or passage.region_at(k)), None)
            if close is None or close + 1 >= limit or any(c.first in range(n, close) for c in passage.cues):
                return None
            following = close if words[close] != "," else close + 1
            if words[close] == ":" and passage.region_at(close) is None:
                following = close + 1
                return self._found("marks" if passage.region_at(following) else "colon", following)
            if passage.region_at(following) is not None:
                return self._found("marks", following) if following > close or words[close - 1] in ",:" else None
            if passage.lower[following] in passage.words.complementizers and passage.lower[n + 1] not in passage.words.conjunctions:
                self.at = following
        return None

    def _romance(self) -> Opening | None:
        """A noun phrase after the verb: its subject where none stands before it, else its object."""
        if self.subject is not None or self.has_subject or self.cue.gerund:
            stop = phrase_end(self.passage, self.at, self.limit)
            if stop + 1 < self.limit and self.passage.tokens.words[stop] == ":" and self.passage.region_at(stop + 1) is not None:
                return self._found("marks", stop + 1)
            return self._found("object")
        found = after(self.passage, self.at, self.limit)
        if found is None or found.last <= self.at:
            return self._found("object")
        self.subject = found
        self.at = found.last
        nxt = self.at
        words = self.passage.words
        low = self.passage.lower[nxt] if nxt < self.limit else ""
        if low in words.complementizers or low in words.infinitive_marks or self.passage.tokens.kinds[nxt : nxt + 1] != ["w"]:
            return None
        return None if self.passage.region_at(nxt) is not None or low in words.prepositions or words.adverb(low) else self._found("object")

    def _english(self) -> Opening | None:
        """A listener, or a clause without "that"."""
        passage, cue, n = self.passage, self.cue, self.at
        words, low = passage.words, passage.lower[self.at]
        if not self.heard:
            self.heard = True
            stop = n + 1 if low in words.objects and not passage.possessive(n + 1) else listener_end(passage, n, self.limit)
            if low in words.possessives and stop == n + 1 and n + 1 < self.limit and passage.tokens.kinds[n + 1] == "w":
                stop = listener_end(passage, n, self.limit)
            if stop > n:
                self.at = stop
                return None
        if low in words.objects and low not in words.subjects and low not in words.possessives:
            self.at = n + 1
            return None
        if cue.takes("clause") and self._clause_here(n, low):
            return self._found("bare")
        return self._found("object")

    def _clause_here(self, n: int, low: str) -> bool:
        """Whether a clause without "that" starts here."""
        passage, cue = self.passage, self.cue
        if cue.takes("sure") and not _closed_soon(passage, n, self.limit):
            return True
        comma = next((k for k in range(n, self.limit) if passage.tokens.words[k] == "," and passage.region_at(k) is None), self.limit)
        if not finite_verb(passage, n, comma):
            return False
        return cue.takes("bare") or low in passage.words.subjects or _soon_finite(passage, n, self.limit)


def _closed_soon(passage: Passage, n: int, limit: int) -> bool:
    """Whether the sentence ends, or a sign stands, within a few words: too short for a clause with an unknown verb."""
    if any(passage.verb(k) for k in range(n, min(n + UNSEEN, limit))):
        return False
    return limit - n < UNSEEN or any(passage.tokens.words[k] in ",;." for k in range(n, n + UNSEEN - 1))


def listener_end(passage: Passage, n: int, limit: int) -> int:
    """The end of the object that hears: "told (CNN)", "told (the BBC's Today programme)"."""
    words, lower, tokens = passage.words, passage.lower, passage.tokens
    stop = phrase_end(passage, n, limit)
    while stop < limit and lower[stop] in words.prepositions and tokens.kinds[stop] == "w" and passage.region_at(stop) is None:
        nxt = phrase_end(passage, stop + 1, limit)
        if nxt <= stop + 1:
            break
        stop = nxt
    plain = stop + 1 < limit and tokens.kinds[stop] == "w" and lower[stop] not in words.stops and lower[stop] not in words.determiners
    if plain and not passage.verb(stop) and (lower[stop + 1] in words.complementizers or tokens.kinds[stop + 1] == "s"):
        stop += passage.region_at(stop) is None
    if stop < limit and passage.verb(stop) and passage.region_at(stop) is None:
        # "told reporters Clinton was": the last capitalised words before the verb open the clause.
        back = stop - 1
        while back > n and tokens.words[back][0].isupper() and tokens.words[back - 1][0].isupper():
            back -= 1
        return back if back > n else stop
    return stop


def _soon_finite(passage: Passage, n: int, limit: int) -> bool:
    """Whether the noun phrase at `n` is the subject of a finite auxiliary right after it."""
    words = passage.words
    stop = phrase_end(passage, n, limit)
    while stop < limit and words.adverb(passage.lower[stop]):
        stop += 1
    return n < stop < limit and finite_verb(passage, stop, stop + 1)


def finite_verb(passage: Passage, first: int, limit: int, within: int = FINITE_WITHIN) -> bool:
    """Whether a finite verb stands among the first words."""
    forms, lower = passage.words.forms, passage.lower
    return any(
        passage.verb(n) or (lower[n] in forms and any(f.finite and "noun" not in f.takes for f in forms[lower[n]]))
        for n in range(first, min(limit, first + within))
    )


def clause_end(passage: Passage, start: int, limit: int) -> int:
    """Where a clause that starts at `start` ends: its sentence's end, a semicolon, or where somebody else begins to speak."""
    tokens = passage.tokens
    end = limit
    for cue in passage.cues:
        if cue.first <= start or cue.first >= end or cue.kind in ("noun", "weak"):
            continue
        border = _border(passage, cue, start)
        if border is not None:
            end = min(end, border)
    end = _told_again(passage, start, _sequel(passage, start, end))
    depth = 0
    inserted = sum(dashed(passage, n) for n in range(passage.first, start)) % 2
    for n in range(start, end):
        sign = tokens.words[n]
        if tokens.kinds[n] != "s" or passage.region_at(n) is not None:
            continue
        if inserted and dashed(passage, n):
            return n
        if sign in "([":
            depth += 1
        elif sign in ")]":
            if not depth:
                return n
            depth -= 1
        elif not depth and (sign == ";" or (sign == ":" and n + 1 < end and passage.region_at(n + 1) is not None)):
            return n
    return end


def _sequel(passage: Passage, start: int, end: int) -> int:
    """Where the writer goes on telling: "said it was rigged, then deleted the post"."""
    words, lower, tokens = passage.words, passage.lower, passage.tokens
    for n in range(start + 1, end - 1):
        if lower[n] in words.sequels and passage.verb(n + 1) and lower[n + 1] not in words.auxiliaries:
            marks = passage.region_at(n - 1)
            if tokens.words[n - 1] == "," or (marks is not None and marks.last == n) or lower[n - 1] in words.conjunctions:
                return n - 1 if marks is None else n
    return end


def _told_again(passage: Passage, start: int, end: int) -> int:
    """Where the writer takes over: "he had seen it, but police found no trace": a new subject in the plain past behind an auxiliary."""
    words, lower, tokens = passage.words, passage.lower, passage.tokens
    shifted = False
    for n in range(start, end - 3):
        shifted = shifted or lower[n] in words.backshifts
        turns = shifted and tokens.words[n] == "," and passage.region_at(n) is None and lower[n + 1] in words.adversatives
        if not turns or lower[n + 2] in words.subjects or lower[n + 2] in words.complementizers or lower[n + 2] in words.prepositions:
            continue
        verb = phrase_end(passage, n + 2, end)
        while n + 2 < verb < end - 1 and words.adverb(lower[verb]):
            verb += 1
        plain = n + 2 < verb < end - 1 and passage.verb(verb) and lower[verb] not in words.auxiliaries
        if plain and lower[verb + 1] not in words.agents:
            return n
    return end


def _border(passage: Passage, cue: Cue, start: int) -> int | None:
    """Where the clause of a later cue begins, or None where the cue belongs to the words said."""
    tokens, lower, words = passage.tokens, passage.lower, passage.words
    before = cue.first - 1
    if before > start and tokens.words[before] in ",–—-" and (cue.gerund or cue.kind == "according"):
        return before
    marks = passage.region_at(before)
    if marks is not None and marks.first > start and cue.gerund and marks.last == cue.first and tokens.words[marks.outer - 1] == ",":
        return cue.first
    if cue.kind == "according":
        return None if lower[before] in words.conjunctions else cue.first
    if cue.gerund or (cue.form is not None and not cue.form.finite and not cue.form.participle):
        return None
    if before > start and tokens.words[before] == "," and cue.kind == "verb":
        subject = after(passage, cue.last, passage.last)
        speaks = subject is not None and (words.romance or named(passage, subject.first, subject.last))
        if subject is not None and speaks and closes(passage, subject.last):
            return before
    closing = cue.kind == "verb" and closes(passage, cue.last)
    for n in range(before, start, -1):
        marks = passage.region_at(n)
        if marks is not None:
            inside = tokens.words[marks.outer - 1] == "," and marks.last == n + 1 < cue.first
            if closing and inside and _leads_to(passage, n + 1, cue.first):
                return n + 1
            # The comma stands inside the marks: "… a “witch hunt,” while Gingrich accused".
            return n + 1 if lower[n + 1] in words.contrasts and n + 1 < cue.first else None
        if closing and tokens.words[n] == "," and _leads_to(passage, n + 1, cue.first):
            return n
        if tokens.words[n] == ";":
            return n
        if tokens.words[n] == "," and n + 1 < cue.first and lower[n + 1] in words.contrasts:
            return n
        if lower[n] in words.contrasts and _leads_to(passage, n + 1, cue.first):
            return None if _told_of(passage, n + 1, start) else n
        if lower[n] in words.complementizers or lower[n] in words.relatives:
            # ", which he called “a sham”": a cue of its own.
            marked = cue.takes("label") and cue.last < passage.last and passage.region_at(cue.last) is not None
            return n - 1 if marked and tokens.words[n - 1] == "," and n - 1 > start else None
    return None


def _told_of(passage: Passage, at: int, start: int) -> bool:
    """Whether an auxiliary, and no subject, shows that what follows is told and not a telling: "was selling CDs and had threatened"."""
    low = passage.lower[at]
    return low in passage.words.backshifts and low not in passage.lower[max(passage.first, start - GROUP) : start]


def closes(passage: Passage, at: int) -> bool:
    """Whether nothing but an expression of time follows up to the end: the cue belongs to what stands before it."""
    at = time_end(passage, at, passage.last) if at < passage.last else at
    return at >= passage.last or (at == passage.last - 1 and passage.tokens.kinds[at] == "s")


def _leads_to(passage: Passage, n: int, at: int) -> bool:
    """Whether nothing but a subject, adverbs and auxiliaries stand between `n` and the cue at `at`."""
    words = passage.words
    stop = phrase_end(passage, n, at)
    while stop < at and (words.adverb(passage.lower[stop]) or passage.lower[stop] in words.modals):
        stop += 1
    return stop >= at


def dashed(passage: Passage, at: int) -> bool:
    """Whether the token is a dash that stands free, as around an inserted cue."""
    return passage.tokens.words[at] in DASHES and not passage.tokens.glued(at)
