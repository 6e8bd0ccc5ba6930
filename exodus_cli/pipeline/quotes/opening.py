"""Find what a cue governs: marks, a clause, an infinitive, a noun phrase."""

from __future__ import annotations

from dataclasses import dataclass

from exodus_cli.pipeline.quotes.clauses import finite_verb
from exodus_cli.pipeline.quotes.mentions import Mention, after
from exodus_cli.pipeline.quotes.passage import Cue, Passage
from exodus_cli.pipeline.quotes.phrases import infinitive, kind, phrase_end, quantified, time_end

# How many phrases may stand between a cue and what it governs.
STEPS = 8
# How long a relative clause behind a listener may be.
GROUP = 6
# The longest remark in brackets or between commas that is read over.
REMARK = 25
# The longest rest of an adverbial before "that".
LEFT = 5
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
        region = passage.region_at(n)
        if region is not None and n == region.first and passage.titled(region):
            self.at = region.last
            return None
        if region is not None:
            return self._found("marks")
        if passage.tokens.kinds[n] in "sl":
            return self._sign()
        low = lower[n]
        if low in words.complementizers and self._nouns_own():
            return None
        relative = low in words.relative_pronouns - words.complementizers and self.at > cue.last
        if relative and cue.takes("listener") and self._past_relative() > n:
            self.at = self._past_relative()
            return None
        found = self._conjunction(low)
        if found is not None:
            return found
        if low in words.existentials and cue.takes("clause") and n + 1 < self.limit and (
            passage.verb(n + 1) or passage.region_at(n + 1) is not None
        ):
            return self._found("bare")
        dated = self._dated(n)
        if dated > n:
            self.at = dated
            return None
        stop = time_end(passage, n, self.limit)
        if stop == n + 1 and self._attribute(n):
            stop = n
        if stop > n and not (stop < self.limit and passage.verb(stop)):
            self.at = stop
        elif low in words.onlies and cue.takes("bare") and self._counted(n + 1):
            return self._found("bare")
        elif words.adverb(low) and not (low in words.indefinites and cue.takes("clause") and finite_verb(passage, n + 1, self.limit)):
            self.at = n + 1
        elif quantified(passage, n) and not words.romance:
            return self._english()
        elif low in words.prepositions and not words.romance and n + 1 < self.limit and words.gerund(lower[n + 1]):
            self.at = self._past_gerund(n + 1)  # "announced before making the recordings public (that …)"
        elif low in words.conjunctions or low in words.subordinators or (low in words.relatives and low not in words.determiners):
            return None
        elif low in words.prepositions and (low not in words.determiners or words.romance):
            self.at = max(n + 1, phrase_end(passage, n + 1, self.limit))
        elif words.romance:
            return self._romance()
        else:
            return self._english()
        return None

    def _dated(self, n: int) -> int:
        """The end of a time that starts here: "as recently as Monday", "(only) a day earlier"; the token itself where none does."""
        passage, words = self.passage, self.passage.words
        found = words.datings.match(passage.lower, n) if words.datings.starts(passage.lower[n]) else None
        if found is not None:
            at = n + found[0]
            return max(at, phrase_end(passage, at, self.limit), time_end(passage, at, self.limit))
        first = n + (passage.lower[n] in words.onlies)
        if words.romance or first >= self.limit or passage.lower[first] not in words.determiners:
            return n
        stop = phrase_end(passage, first, self.limit)
        if not (first < stop < self.limit and self.at > self.cue.last and passage.lower[stop - 1] in words.time_nouns):
            return n
        if passage.lower[stop] in words.complementizers:
            return stop  # "told reporters three times | that"
        return stop + 1 if words.adverb(passage.lower[stop]) else n

    def _counted(self, n: int) -> bool:
        """Whether a quantity with its verb follows an adverb that belongs to it: "found | only a quarter favoured it"."""
        passage = self.passage
        if n >= self.limit or not (passage.tokens.kinds[n] == "n" or passage.lower[n] in passage.words.determiners):
            return False
        return passage.lower[n] not in passage.words.complementizers and finite_verb(passage, n, self.limit)

    def _conjunction(self, low: str) -> Opening | None:
        passage, cue, n, words = self.passage, self.cue, self.at, self.passage.words
        lower = passage.lower
        if low in words.complementizers and cue.takes("clause") and not self._object_that():
            # "said that was a mistake": here it is the subject.
            pronoun = not words.romance and lower[n + 1] in words.auxiliaries
            return self._found("clause", n if pronoun else n + 1)
        if low in words.infinitive_marks and cue.takes("infinitive") and self._infinitive():
            return self._found("infinitive", n - (n > cue.last and lower[n - 1] in words.negations))  # "vowed | not to budge"
        if low in words.infinitive_marks and cue.takes("order") and (self._infinitive() or passage.region_at(n + 1) is not None):
            return self._found("object")
        if words.romance and low in words.infinitive_marks and self._infinitive() and self.at > cue.last:
            return self._found("object")  # "ha chiesto ai fedeli (di non perdere la speranza)"
        asked = low in words.interrogatives and low not in words.determiners and any(map(cue.takes, ("clause", "quote", "question")))
        governed = n > cue.last and lower[n - 1] in words.prepositions and not cue.takes("question")  # "responding to | what he called"
        asked = (asked and not governed) or (low in words.asking and cue.takes("question"))
        if asked and finite_verb(passage, n + 1, self.limit) and (low not in words.prepositions or words.romance):
            return self._found("question")
        return None

    def _object_that(self) -> bool:
        """Whether "that" is the object itself: "said that.", "said that on Monday"."""
        n = self.at + 1
        if n < self.limit and self.passage.lower[n] in self.passage.words.prepositions and not finite_verb(self.passage, n, self.limit):
            return True
        return n >= self.limit or (
            self.passage.tokens.kinds[n] in "sl" and self.passage.region_at(n) is None and self.passage.tokens.words[n] not in "($€£,"
        )

    def _attribute(self, n: int) -> bool:
        """Whether a word of time belongs to the noun behind it: "early voting"; not "earlier he", "Monday investigators"."""
        passage, words = self.passage, self.passage.words
        if words.romance or n + 1 >= self.limit or passage.tokens.words[n][0].isupper() or words.adverb(passage.lower[n]):
            return False
        low = passage.lower[n + 1]
        function = words.subjects | words.complementizers | words.determiners | words.prepositions | words.subordinators
        return passage.tokens.kinds[n + 1] == "w" and low not in function and low not in words.time_nouns

    def _past_relative(self) -> int:
        """The conjunction behind a listener's relative clause: "telling anyone who would listen (that …)"; here where none is near."""
        near = range(self.at + 1, min(self.limit, self.at + GROUP))
        return next((n for n in near if self.passage.lower[n] in self.passage.words.complementizers), self.at)

    def _past_gerund(self, n: int) -> int:
        """The conjunction behind a gerund and what it governs; the gerund's preposition where none is near, so that nothing follows."""
        near = range(n + 1, min(self.limit, n + GROUP))
        that = next((k for k in near if self.passage.lower[k] in self.passage.words.complementizers), None)
        return n - 1 if that is None or any(self.passage.verb(k) for k in range(n + 1, that)) else that

    def _nouns_own(self) -> bool:
        """Whether the clause is a noun's: "agreed to pay to settle allegations (that …)"; not "said in a statement (that …)"."""
        words = self.passage.words
        if self.at <= self.cue.last or self.passage.lower[self.at - 1] not in words.claims - words.nouns:
            return False
        # "claimed in a sworn declaration (that …)"
        opener = self.passage.lower[self.cue.last]
        return opener not in words.prepositions or opener in words.infinitive_marks

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
            speaks = close is not None and any(c.first in range(n, close) and c.kind in ("verb", "according") for c in passage.cues)
            if close is None or close + 1 >= limit or speaks:
                return None
            following = close if words[close] != "," else close + 1
            if words[close] == ":" and passage.region_at(close) is None:
                following = close + 1
                return self._found("marks" if passage.region_at(following) else "colon", following)
            if passage.region_at(following) is not None:
                return self._found("marks", following) if following > close or words[close - 1] in ",:" else None
            low, own = passage.lower[following], passage.words
            asked = self.cue.takes("question") and low in own.interrogatives | own.asking  # "asked Willie Banks, 71, whether"
            if (low in own.complementizers or asked) and passage.lower[n + 1] not in own.conjunctions:
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
        words, lower, low = passage.words, passage.lower, passage.lower[self.at]
        if not self.heard:
            self.heard = True
            stop = n + 1 if low in words.objects and not passage.possessive(n + 1) else listener_end(passage, n, self.limit)
            owned = n + 1 < self.limit and passage.tokens.kinds[n + 1] == "w"
            owned = owned and lower[n + 1] not in words.determiners | words.possessives | words.subjects | words.complementizers
            if low in words.possessives and stop == n + 1 and owned:
                stop = listener_end(passage, n, self.limit)
            if stop > n:
                self.at = stop
                return None
        if low in words.objects and low not in words.subjects and (low not in words.possessives or passage.region_at(n + 1) is not None):
            if cue.takes("label") and not cue.takes("clause"):
                return self._found("object")  # "called (him) “a small leader”"
            self.at = n + 1
            return None
        if cue.takes("clause") and n > cue.last and low not in words.determiners | words.possessives | words.subjects:
            # "said in a lawsuit filed July 6 that": what is left of an adverbial
            near = range(n + 1, min(self.limit, n + LEFT))
            that = next((k for k in near if lower[k] in words.complementizers or passage.tokens.kinds[k] == "s"), None)
            if that is not None and lower[that] in words.complementizers and not any(passage.verb(k) for k in range(n + 1, that)):
                self.at = that
                return None
        if cue.takes("clause") and self._clause_here(n, low):
            return self._found("bare")
        return self._found("object")

    def _clause_here(self, n: int, low: str) -> bool:
        """Whether a clause without "that" starts here."""
        passage, cue = self.passage, self.cue
        if cue.takes("sure") and not _closed_soon(passage, n, self.limit):
            return True
        if low in passage.words.personal and n + 1 < self.limit and passage.tokens.kinds[n + 1] == "w":
            return True  # "suggested he talk to them"
        comma = self._comma(n)
        if self._apposed(n, comma):
            return True
        if not finite_verb(passage, n, comma):
            return False
        first = next(k for k in range(n, comma) if passage.verb(k) or finite_verb(passage, k, k + 1))
        related = not cue.takes("sure") and any(k > n and self._relative(k) for k in range(n, first))
        while first + 1 < comma and (passage.verb(first + 1) or passage.lower[first + 1] in passage.words.passive):
            first += 1
        if related and not finite_verb(passage, first + 1, comma):
            return False  # "estimated the number of particles that should have been caught"
        return cue.takes("bare") or low in passage.words.subjects or _soon_finite(passage, n, self.limit)


    def _relative(self, k: int) -> bool:
        """Whether a word opens a relative clause of the noun before it."""
        low, words = self.passage.lower[k], self.passage.words
        return low in words.relative_pronouns and self.passage.lower[k - 1] not in words.prepositions | words.determiners

    def _apposed(self, n: int, comma: int) -> bool:
        """Whether appositions part a subject from its verb: "Officer Shelby, 42, became emotional"."""
        passage = self.passage
        if comma + 1 >= self.limit or phrase_end(passage, n, comma) != comma:
            return False
        first, last = comma + 1, self._comma(comma + 1)
        while last + 1 < self.limit and kind(passage, first, last) == "phrase":
            if passage.verb(last + 1):
                return True
            first, last = last + 1, self._comma(last + 1)
        return False

    def _comma(self, n: int) -> int:
        """The next comma outside marks."""
        passage = self.passage
        return next((k for k in range(n, self.limit) if passage.tokens.words[k] == "," and passage.region_at(k) is None), self.limit)


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
        infinitive_follows = lower[stop] in words.infinitive_marks and stop + 1 < limit and lower[stop + 1] not in words.determiners
        if nxt <= stop + 1 or (infinitive_follows and not words.romance and tokens.words[stop + 1][0].islower()):
            break
        stop = nxt
    plain = stop + 1 < limit and tokens.kinds[stop] == "w" and lower[stop] not in words.stops
    plain = plain and lower[stop] not in words.determiners and lower[stop] not in words.infinitive_marks
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
    while n < stop < limit and (words.adverb(passage.lower[stop]) or passage.lower[stop] in words.linking - words.conjunctions):
        stop = max(stop + 1, phrase_end(passage, stop + 1, limit))
    return n < stop < limit and finite_verb(passage, stop, stop + 1)
