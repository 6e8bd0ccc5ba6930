"""What the judges of a name need to see of its article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from exodus_cli.grammar.tokens import OPENERS, Tokens
from exodus_cli.pipeline.places.names import Mention
from exodus_cli.pipeline.places.words import Words
from exodus_cli.world.names import name, surname_like
from exodus_cli.world.places import COMMA

# A sentence with at most one long word in so many that is not capitalised is a headline, where capitals say nothing.
_HEADLINE = 6


@dataclass(slots=True)
class Scene:
    """An article with its candidate names."""

    tokens: Tokens
    words: Words
    by_first: dict[int, Mention]
    by_last: dict[int, Mention]
    surnames: Counter[str]
    """The last words of the names of persons, in lower case."""
    plain: frozenset[str]
    """The words that the article also prints without a capital."""
    capitals: frozenset[int]
    """The tokens that are capitalised words."""
    entities: dict[int, str]
    """What a trained pipeline takes each token for, where one has spoken."""
    paper: str | None = None
    """The country of the publisher, where it is known."""
    _headlines: dict[int, bool] = field(default_factory=dict)

    def capital(self, at: int) -> bool:
        """Whether token `at` is a capitalised word."""
        return at in self.capitals

    def word(self, at: int) -> str:
        """Token `at` in lower case where it is a word, else ""."""
        return self.tokens.lower[at] if 0 <= at < len(self.tokens) and self.tokens.kinds[at] == "w" else ""

    def opening(self, at: int) -> bool:
        """Whether token `at` is the first word of its sentence."""
        tokens = self.tokens
        start = tokens.sentences[tokens.sentence_of(at)][0] if tokens.sentences else 0
        if at - start > 4:
            return tokens.words[at - 1] in OPENERS and tokens.words[at - 2] in ":,"
        while start < at and tokens.kinds[start] != "w":
            start += 1
        return start == at or (tokens.words[at - 1] in OPENERS and at > 1 and tokens.words[at - 2] in ":,")

    def headline(self, at: int) -> bool:
        """Whether token `at` stands in a sentence where most words are capitalised."""
        tokens = self.tokens
        number = tokens.sentence_of(at)
        if number not in self._headlines:
            start, end = tokens.sentences[number] if tokens.sentences else (0, len(tokens))
            longer = [w for w in tokens.words[start:end] if len(w) > 3 and w[0].isalpha()]
            whole = end > start and tokens.words[end - 1] == "."
            self._headlines[number] = not whole and len(longer) >= 4 and sum(w[0].islower() for w in longer) * _HEADLINE <= len(longer)
        return self._headlines[number]


def scene_of(found: list[Mention], tokens: Tokens, words: Words, entities: dict[int, str] | None = None) -> Scene:
    """The scene of an article."""
    return Scene(
        tokens,
        words,
        {m.first: m for m in found},
        {m.last: m for m in found},
        _surnames(tokens, words),
        frozenset(w for w in tokens.words if w[0].islower()),
        frozenset(n for n, (word, kind) in enumerate(zip(tokens.words, tokens.kinds, strict=True)) if kind == "w" and word[0].isupper()),
        entities or {},
    )


def given(word: str) -> bool:
    """Whether a capitalised word is a given name."""
    known = name(word)
    return known is not None and known.given > 0


def personal(word: str) -> bool:
    """Whether a capitalised word is, or looks like, a given name or surname."""
    return name(word) is not None or surname_like(word)


def hint(mention: Mention, scene: Scene) -> Mention | None:
    """The place said around it that it may lie in: "the Puno region of Peru", "Peru's Puno", "the Peruvian town of Puno"."""
    words, lower, by_first, by_last = scene.words, scene.tokens.lower, scene.by_first, scene.by_last
    after = scene.word(mention.last)
    at = mention.last + (1 if after in words.kinds_after or after in words.settlements else 0)
    head = words.heads.match(lower, mention.first)
    if at + 1 < len(lower) and (lower[at] in words.within or (head is not None and lower[at] in words.links)):
        inner = at + 1
        while inner < len(lower) and (lower[inner] in words.articles or lower[inner] in words.directions):
            inner += 1  # "Grottaglie in southern Italy"
        for other in (by_first.get(at + 1), by_first.get(inner)):
            if other is not None and not other.demonym:
                return other
    if lower[mention.last : mention.last + 1] == [","]:
        other = by_first.get(mention.last + 1)
        if scene.word(mention.last + 1) in words.within & words.inside:  # "Woodbridge, in Ontario"
            other = by_first.get(mention.last + 2)
            if other is not None and scene.word(other.last):
                other = None  # "at Lodi, in France and in Spain"
        elif other is not None and not all(m.flags & COMMA for m in other.meanings):
            other = None
        if other is not None and not other.demonym:
            return other
    before = mention.first - (head[0] if head is not None else 0)
    if before > 0 and lower[before - 1] == "'s":
        before -= 1
    elif head is None:
        return None
    while before > 0 and lower[before - 1] in words.directions:
        before -= 1
    return by_last.get(before)


def of_age(scene: Scene, at: int) -> bool:
    """Whether a person's age and a link stand before a token: "Killen, 31, of [Elkmont]", "Rossi, 34 anni, di [Siderno]"."""
    words, kinds = scene.tokens.words, scene.tokens.kinds
    if at < 5 or scene.word(at - 1) not in scene.words.links or words[at - 2] != ",":
        return False
    number = at - 3 if kinds[at - 3] == "n" else at - 4
    return kinds[number] == "n" and len(words[number]) == 2 and words[number - 1] == "," and scene.capital(number - 2)


def _linked(texts: list[str], lower: list[str], at: int, words: Words) -> bool:
    """Whether a particle rather says where somebody is from: "un imprenditore di Siderno", "Ivo Stirpe di Siderno", but "Luigi di Maio"."""
    if lower[at] not in words.links or not texts[at].islower():
        return False
    return lower[at - 1] in words.titles or (at > 1 and given(texts[at - 2]) and texts[at - 1][0].isupper())


def _surnames(tokens: Tokens, words: Words) -> Counter[str]:
    """The last words of what looks like the names of persons: capitals after a given name or a title."""
    out: Counter[str] = Counter()
    texts, lower, kinds = tokens.words, tokens.lower, tokens.kinds
    n, count = 0, len(tokens)
    while n < count - 1:
        if kinds[n] != "w" or not (
            lower[n] in words.titles or (texts[n][0].isupper() and lower[n] not in words.directions and given(texts[n]))
        ):
            n += 1
            continue
        at, lead = n + 1, n
        while at < count and at < n + 5:
            if kinds[at] == "w" and texts[at][0].isupper() and lower[at] not in words.bodies_after:
                lead = at
            elif not (texts[at] == "." and len(texts[at - 1]) == 1) and (
                lower[at] not in words.particles or _linked(texts, lower, at, words)
            ):
                break
            at += 1
        if lead > n:
            out[lower[lead]] += 1
        n = max(lead, n) + 1
    return out
