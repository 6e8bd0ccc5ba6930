"""A passage: the sentences that one cue may reach, quotations taken as whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.pipeline.quotes.marks import Region
from exodus_cli.pipeline.quotes.words import Form, Words

# A sentence after a quotation that ends in one of these may be its cue: "“Why?” Smith asked."
ASKING = frozenset("?!…")
# How far a cue may stand from the quotation it follows in a sentence of its own.
NEAR = 8
# A passage with more quotations or cues than this is no text.
MOST = 60
# Marks around at most so many tokens, all capitals but the small words, are a title's: “Good Morning America”.
TITLE = 8
# Words of so many letters have no capital in a title only by mistake.
SMALL = 4
# Marks around at most so many tokens inside a phrase are a nickname's.
NICKNAME = 4


@dataclass(slots=True, frozen=True)
class Cue:
    """Words that say that something is said: tokens [first, last), the verb (or noun, preposition) at `head`."""

    first: int
    last: int
    head: int
    kind: str
    """`verb`, `according`, `weak`, `noun` or `document`."""
    form: Form | None = None

    def takes(self, what: str) -> bool:
        """Whether the verb governs such a thing."""
        return self.form is not None and what in self.form.takes

    @property
    def gerund(self) -> bool:
        """Whether it shares its subject with another verb: "adding", "to say"."""
        return self.form is not None and (self.form.gerund or not (self.form.finite or self.form.participle))


@dataclass(slots=True)
class Passage:
    """Tokens [first, last) with the quoted stretches and cues among them."""

    tokens: Tokens
    words: Words
    first: int
    last: int
    paragraph: int
    lower: Sequence[str]
    """The lower-case words, but for those that are part of a name: "Di" in "Di Pietro"."""
    names: Mapping[int, int] = field(default_factory=dict)
    """First token -> end of the persons' names the article is known to hold."""
    regions: list[Region] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)

    def region_at(self, at: int) -> Region | None:
        """The quoted stretch a token stands in."""
        for region in self.regions:
            if region.first > at:
                return None
            if at < region.last:
                return region
        return None

    def titled(self, region: Region) -> bool:
        """Whether marks stand around the title of a programme or work: on “Fox News Sunday,” of “The Apprentice”."""
        tokens, words = self.tokens, self.words
        if words.romance or region.outer - region.inner > TITLE or region.first <= self.first or not region.closed:
            return False
        before = self.lower[region.first - 1]
        led = before in words.saxon or (before in words.prepositions and before not in words.likening)
        rows = [tokens.words[n] for n in range(region.inner, region.outer) if tokens.kinds[n] == "w"]
        capitals = sum(word[0].isupper() for word in rows)
        return led and capitals > 1 and rows[0][0].isupper() and all(word[0].isupper() or len(word) < SMALL for word in rows)

    def nickname(self, region: Region) -> bool:
        """Whether marks stand around a word or two of a phrase: the "velina", so no quotation."""
        tokens = self.tokens
        if self.titled(region):
            return True
        if region.outer - region.inner > NICKNAME or region.first <= self.first or not region.closed:
            return False
        if self.words.romance and region.first - 1 == self.first and self.lower[self.first] in self.words.genitives:
            return False  # "Di «svolta» parla il sindaco"
        inner = tokens.kinds[region.outer - 1] in "wn" and tokens.kinds[region.first - 1] in "wn"
        return inner and self.lower[region.first - 1] not in self.words.complementizers

    def wall(self, at: int) -> bool:
        """Whether a token stands in a quotation that no phrase reaches across."""
        region = self.region_at(at)
        return region is not None and not self.nickname(region)

    def possessive(self, at: int) -> bool:
        """Whether "'s" marks a possessor here, and is no verb."""
        if self.lower[at] not in self.words.saxon or at + 1 >= self.last or at == self.first:
            return False
        low = self.lower[at + 1]
        words = self.words
        if self.house(at) and low in words.forms:
            return False  # "Moody's warned"
        function = low in words.determiners or low in words.prepositions or low in words.auxiliaries or low in words.subordinators
        follows = self.tokens.kinds[at + 1] in "wn" or self.region_at(at + 1) is not None
        # "Trump's handling of it", "Clinton's running mate" own their noun.
        noun = at + 2 < self.last and (self.lower[at + 2] in words.genitives or self.lower[at + 2] in words.voices)
        gerund = low.endswith(words.gerund_endings) and low not in words.descriptive and not noun
        return follows and not function and not words.adverb(low) and not gerund

    def house(self, at: int) -> bool:
        """Whether an "'s" belongs to a company's name: "Moody's"."""
        return at > self.first and self.lower[at] in self.words.saxon and self.lower[at - 1] in self.words.houses

    def verb(self, at: int) -> bool:
        """Whether a token looks like a finite verb."""
        low, words = self.lower[at], self.words
        if low in words.auxiliaries:
            return not self.possessive(at) and not self.house(at)
        before = self.lower[at - 1] if at > self.first else ""
        if before in words.determiners or before in words.possessives or before in words.saxon:
            return False
        # "west-sanctioned" is an adjective, "due to come" an infinitive.
        if (before == "-" and self.tokens.glued(at)) or (before in words.infinitive_marks and not words.romance):
            return False
        if low in words.verbs:
            return True
        if before in words.prepositions and not words.romance:
            return False  # "of classified material"
        if self.tokens.words[at][0].isupper() or not words.verb_endings:
            return False
        return low.endswith(words.verb_endings) and len(low) > 3

    def name_end(self, at: int, limit: int) -> int:
        """The end of the person's name that starts at a token, or the token itself: a known one, or two capitals in a row."""
        known = self.names.get(at)
        if known is not None:
            return min(known, limit)
        n = at
        tokens = self.tokens
        while n < limit and tokens.kinds[n] == "w" and tokens.words[n][0].isupper() and self.lower[n] not in self.words.determiners:
            n += 1
            if n + 1 < limit and tokens.words[n] in "-." and tokens.glued(n) and tokens.words[n + 1][0].isupper():
                n += 1
        return n if n - at > 1 else at

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """[first, last) without signs and line ends at its edges."""
        kinds, words = self.tokens.kinds, self.tokens.words
        while first < last and kinds[first] in "sl" and words[first] not in "([$€£#@%":
            first += 1
        while last > first and kinds[last - 1] in "sl" and words[last - 1] not in ")]%$€£°":
            last -= 1
        return first, last


def passages(
    tokens: Tokens, words: Words, paragraph: tuple[int, int], found: Sequence[Region]
) -> Iterator[tuple[int, int, list[Region]]]:
    """First and last token and quotations of each passage: the sentences, those that share a quotation taken together."""
    first, last = paragraph
    borders = _borders(tokens, words, found)
    n = tokens.sentence_of(first)
    start = first
    rest = 0
    while n < len(tokens.sentences) and start < last:
        end = min(last, tokens.sentences[n][1])
        n += 1
        while n < len(tokens.sentences) and end < last and borders(end):
            end = min(last, tokens.sentences[n][1])
            n += 1
        since = rest
        while rest < len(found) and found[rest].first < end:
            rest += 1
        if rest - since <= MOST:
            yield start, end, list(found[since:rest])
        start = end
        while start < last and tokens.kinds[start] == "l":
            start += 1


def _borders(tokens: Tokens, words: Words, found: Sequence[Region]) -> Callable[[int], bool]:
    """Tells whether a sentence border is none for a reader of cues: inside a quotation, or before "Smith asked"."""
    firsts = [r.first for r in found]

    def goes_on(end: int) -> bool:
        n = bisect_left(firsts, end) - 1
        if n < 0:
            return False
        region = found[n]
        return end < region.last or (region.last == end and tokens.words[region.outer - 1] in ASKING and _asks(tokens, words, end))

    return goes_on


def _asks(tokens: Tokens, words: Words, end: int) -> bool:
    """Whether a short sentence that says who asked starts at `end`."""
    for at in range(end, min(end + NEAR, len(tokens))):
        if tokens.words[at] == "." and tokens.sentence_of(at) == tokens.sentence_of(at + 1 if at + 1 < len(tokens) else at):
            continue  # "Ms. Quill said"
        if tokens.kinds[at] == "l" or tokens.words[at] in '.:;"“«':
            return False
        forms = words.forms.get(tokens.lower[at])
        if forms and any(f.finite and "quote" in f.takes for f in forms):
            follow = tokens.lower[at + 1] if at + 1 < len(tokens) else "."
            return follow not in words.complementizers and follow not in words.subjects and follow != ":"
    return False
