"""Weigh whether a name is a place where it stands: the words around it, its fame, the other names of the article."""

from __future__ import annotations

from collections import Counter

from exodus_cli.grammar.tokens import OPENERS, Tokens
from exodus_cli.pipeline.places.names import HYPHENS, Mention
from exodus_cli.pipeline.places.words import Words
from exodus_cli.world.places import OTHER, WEAK, Entry

# A name is kept from this score on. The scale is rough log-odds, balanced by hand.
ENOUGH = 1.0


def judge(found: list[Mention], tokens: Tokens, words: Words) -> list[Mention]:
    """The mentions that are places, with their cues."""
    by_first = {m.first: m for m in found}
    persons = _surnames(tokens, words)
    plain = _lower_words(tokens)
    kept = []
    for mention in found:
        if mention.demonym:
            if _demonym(mention, tokens, words):
                kept.append(mention)
            continue
        if _vetoed(mention, tokens, words, by_first):
            continue
        mention.score = _fame(mention) + _around(mention, tokens, words, by_first)
        if mention.last - mention.first == 1:
            mention.score -= _doubt(mention, tokens, words, persons, plain)
        _metonym(mention, tokens, words)
        kept.append(mention)
    return _agree(kept, tokens)


# ---- single mentions ------------------------------------------------------------------------
def _fame(mention: Mention) -> float:
    """How much the name by itself speaks for a place."""
    best = max(mention.meanings, key=lambda m: (m.flags & 16, m.entry.size))
    if best.flags & 16:
        return 2.5
    size = best.entry.size
    score = 1.6 if size >= 6 else 1.2 if size >= 5 else 0.5 if size >= 4.3 else 0.0
    if best.entry.feature == "region":
        score = max(score - 0.4, 0.3)
    if best.flags & OTHER:
        score -= 0.7
    if best.flags & WEAK:
        score -= 2.0
    return score + (0.5 if mention.last - mention.first > 1 else 0.0)


def _around(mention: Mention, tokens: Tokens, words: Words, by_first: dict[int, Mention]) -> float:
    """How much the words before and after speak for a place."""
    lower, first = tokens.lower, mention.first
    score = 0.0
    at = first
    while at > 0 and (lower[at - 1] in words.directions or lower[at - 1] in words.articles or lower[at - 1] in HYPHENS):
        if lower[at - 1] in words.directions:
            score += 0.7
        at -= 1
    head = words.heads.match(lower, first)
    if head is not None:
        score, mention.cue = score + 2.0, (first - head[0], first)
    elif at > 0 and lower[at - 1] in words.prepositions:
        score, mention.cue = score + 1.5, (at - 1, at)
    elif at > 0 and lower[at - 1] in words.links:
        score += 0.3
    container = _container(mention, tokens, by_first)
    if container is not None:
        mention.container = container
        mention.cue = mention.cue or (container.first, container.last)
        score += 2.5
    if _dateline(mention, tokens):
        score += 2.0
    mention.strong = score >= 1.5
    return score


def _container(mention: Mention, tokens: Tokens, by_first: dict[int, Mention]) -> Mention | None:
    """The place named right after, in commas or brackets, that one of the meanings lies in."""
    at = mention.last
    if at + 1 >= len(tokens) or tokens.words[at] not in (",", "("):
        return None
    other = by_first.get(at + 1)
    if other is None or other.demonym or other.key == mention.key:
        return None
    for outer in other.meanings:
        for inner in mention.meanings:
            if lies_in(inner.entry, outer.entry):
                return other
    return None


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether a town or region lies in a region or country, by their codes."""
    if inner.country is None or inner.country != outer.country or inner.number == outer.number:
        return False
    if outer.feature == "country":
        return inner.feature != "country"
    return outer.feature == "region" and bool(outer.admin) and outer.admin == inner.admin and inner.feature not in ("country",)


def _dateline(mention: Mention, tokens: Tokens) -> bool:
    """Whether a paragraph opens with it as news agencies do: "ROME (AP) -", "LONDON, March 3 -"."""
    paragraph = tokens.sentences[tokens.sentence_of(mention.first)] if tokens.sentences else (0, 0)
    if paragraph[0] != mention.first:
        return False
    after = tokens.words[mention.last : mention.last + 8]
    if not after or after[0] not in (",", "(", "-", "–", "—"):
        return False
    return any(w in ("-", "–", "—", "--") for w in after) and (tokens.words[mention.first].isupper() or after[0] != ",")


def _vetoed(mention: Mention, tokens: Tokens, words: Words, by_first: dict[int, Mention]) -> bool:
    """Whether the name is part of the name of a person, an institution or a thing."""
    lower, first, last = tokens.lower, mention.first, mention.last
    before = _touching(tokens, first - 1)
    after = _touching(tokens, last, following=True)
    nation = mention.official
    if after >= 0 and tokens.words[after][0].isupper() and lower[after] in words.bodies_after:
        return True
    if before >= 0:
        low = lower[before]
        if _body_before(tokens, first, words):
            return True
        capital = tokens.words[before][0].isupper()
        if low in words.titles and not (nation and last - first == 1 and after < 0 and not capital):
            return True
        if capital and low in words.given and before not in by_first:
            return True
        known = low in words.directions or low in words.offices or low in words.articles or before in by_first
        if capital and not known and not _opens(tokens, before, words):
            return not _headline(tokens, first)
    if after >= 0 and tokens.words[after][0].isupper():
        low = lower[after]
        if after in by_first or low in words.offices or low in words.titles or low in words.directions:
            return False
        if low in words.particles or low in words.function:
            return False
        if lower[first] in words.given:
            return True
        if not nation:
            return not _headline(tokens, first)
    return False


def _body_before(tokens: Tokens, first: int, words: Words) -> bool:
    """Whether the words before make the name part of an institution's: "University of", "Banca d'"."""
    at = first - 1 if tokens.lower[first - 1] in words.articles else first
    match = words.bodies_before.match(tokens.lower, at)
    return match is not None and tokens.words[at - match[0]][0].isupper()


def _touching(tokens: Tokens, at: int, following: bool = False) -> int:
    """The word at `at` where only a blank parts it from the name; else -1."""
    if at < 0 or at >= len(tokens) or tokens.kinds[at] != "w":
        return -1
    return at


def _opens(tokens: Tokens, at: int, words: Words) -> bool:
    """Whether a word stands at the start of a sentence, where capitals mean nothing."""
    start = tokens.sentences[tokens.sentence_of(at)][0] if tokens.sentences else 0
    while start < at and (tokens.words[start] in OPENERS or tokens.kinds[start] != "w"):
        start += 1
    low = tokens.lower[at]
    return start == at and (low in words.function or low in words.prepositions or low in words.articles)


def _headline(tokens: Tokens, at: int) -> bool:
    """Whether most words of the sentence are capitalised."""
    start, end = tokens.sentences[tokens.sentence_of(at)] if tokens.sentences else (0, len(tokens))
    longer = [w for w in tokens.words[start:end] if len(w) > 3 and w[0].isalpha()]
    return len(longer) >= 4 and sum(w[0].isupper() for w in longer) > 0.65 * len(longer)


def _doubt(mention: Mention, tokens: Tokens, words: Words, persons: Counter[str], plain: set[str]) -> float:
    """How much speaks for a person or an ordinary word, for a name of one word."""
    low, doubt = tokens.lower[mention.first], 0.0
    start = tokens.sentences[tokens.sentence_of(mention.first)][0] if tokens.sentences else 0
    initial = all(tokens.kinds[n] != "w" for n in range(start, mention.first))
    if low in persons and not mention.strong:
        doubt += 3.0
    elif low in persons:
        doubt += 0.8
    if not mention.official:
        if low in words.common:
            doubt += 3.0 if initial else 1.2
        if low in plain:
            doubt += 2.0
        if low in words.given and not mention.strong:
            doubt += 1.5
        if initial:
            doubt += 0.4
    return doubt


def _demonym(mention: Mention, tokens: Tokens, words: Words) -> bool:
    """Whether a demonym is one: not a surname ("Mario Tedesco", "Mr French")."""
    before = mention.first - 1
    if before < 0 or tokens.kinds[before] != "w" or not tokens.words[mention.first][0].isupper():
        return True
    low = tokens.lower[before]
    return low not in words.given and low not in words.titles


def _metonym(mention: Mention, tokens: Tokens, words: Words) -> None:
    """Mark a name that stands for its government or people."""
    best = max(mention.meanings, key=lambda m: (m.flags & 16, m.entry.size)).entry
    if best.feature not in ("country", "city", "facility", "area", "region") or mention.cue is not None:
        return
    after = mention.last
    if after >= len(tokens):
        return
    low = tokens.lower[after]
    acts = low in words.acts and (best.feature in ("country", "facility") or mention.official)
    if acts or (low in words.offices and best.feature in ("country", "city", "area")):
        mention.metonym = (after, after + 1)


# ---- the article ----------------------------------------------------------------------------
def _surnames(tokens: Tokens, words: Words) -> Counter[str]:
    """The last words of what looks like persons' names: after a given name or a title."""
    out: Counter[str] = Counter()
    lower, kinds = tokens.lower, tokens.kinds
    for n in range(len(tokens) - 1):
        if kinds[n] != "w" or not (lower[n] in words.given or lower[n] in words.titles):
            continue
        if lower[n] in words.given and not tokens.words[n][0].isupper():
            continue
        at = n + 1
        while at < len(tokens) and at < n + 5 and (
            (kinds[at] == "w" and tokens.words[at][0].isupper() and lower[at] not in words.bodies_after) or tokens.words[at] == "."
        ):
            at += 1
        if at > n + 1 and kinds[at - 1] == "w":
            out[lower[at - 1]] += 1
    return out


def _lower_words(tokens: Tokens) -> set[str]:
    """The words that the article also prints without a capital."""
    return {w for w in tokens.words if w[0].islower()}


def _agree(kept: list[Mention], tokens: Tokens) -> list[Mention]:
    """Let the sure places of the article speak for the doubtful ones: same name, same country, same list."""
    sure = [m for m in kept if not m.demonym and m.score >= 1.5]
    keys = {m.key for m in sure if m.strong}
    lands = Counter(m.meanings[0].entry.country for m in kept if m.demonym or m.official)
    ends = {m.last: m for m in sure}
    out = []
    for mention in kept:
        if mention.demonym:
            out.append(mention)
            continue
        score = mention.score
        if mention.key in keys and not mention.strong:
            score += 1.0
        if any(lands[m.entry.country] for m in mention.meanings):
            score += 0.5
        if mention.first >= 2 and tokens.words[mention.first - 1] == "," and mention.first - 1 in ends:
            score += 0.7
        if score >= ENOUGH:
            out.append(mention)
    return out
