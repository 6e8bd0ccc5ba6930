"""Mark every stretch of words that could name a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exodus_cli.facts import Span
from exodus_cli.grammar.tokens import Tokens
from exodus_cli.pipeline.places.words import Words
from exodus_cli.world.keys import fold, part
from exodus_cli.world.places import BRACKET, CAPITALS, COMMA, ENGLISH, ITALIAN, LONGEST, OFFICIAL, Entry, Gazetteer, Meaning, gazetteer

_LISTED = 20  # names of a list at most that one word tells the kind of
LAND = "land"  # what words ask for that only a region or a country has
HYPHENS = frozenset("-‐‑–")


@dataclass(slots=True)
class Mention:
    """A stretch of tokens [first, last) that may name a place, and what is known of it so far."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]
    key: str
    """The name as looked up: mentions of one key have one sense in an article."""
    demonym: bool = False
    score: float = 0.0
    strong: bool = False
    """Whether the words around it, not its fame, say that it is a place."""
    cue: Span | None = None
    """The tokens that say so."""
    metonym: Span | None = None
    """The tokens that make it a government or a people."""
    container: Mention | None = None
    """The place named right after it that it lies in: "Paris, Texas"."""
    hint: Mention | None = None
    """A place said near it that it may lie in: "the Peruvian town of Puno"."""
    counted: bool = False
    """Whether one word behind a list says what it is: "Allen and Warren counties"."""
    dry: bool = False
    """Whether it lacks the article that rivers take: "in Wabash"."""
    dateline: bool = False
    """Whether its sentence opens with it as agencies do: "ROME (AP) -"."""
    inner: Mention | None = None
    """The place whose name stands in this one: "Da Nang airport"."""
    told: Mention | None = None
    """For a place the gazetteer does not list: the known one whose spot on the map is taken for its own."""
    kind: str | None = None
    """The feature that the words around it ask for: "city" in "the Moscow mayor"."""
    entry: Entry | None = None
    title: str | None = None
    feature: str | None = None
    country: str | None = None

    @property
    def official(self) -> bool:
        """Whether the name is one of a country or of the hand-written tables."""
        return any(m.flags & OFFICIAL for m in self.meanings)

    @property
    def size(self) -> float:
        """log10 of the inhabitants of the largest place it can be."""
        return max((m.entry.size for m in self.meanings), default=0.0)


def mentions(tokens: Tokens, words: Words, lang: str) -> list[Mention]:
    """Every possible place name and demonym, left to right, without overlaps; the longest wins."""
    found: list[Mention] = []
    world = gazetteer()
    lower, italian = tokens.lower, lang == "it"
    loud = _loud(tokens)
    after = 0
    for n in _candidates(tokens, words, italian):
        if n < after:
            continue
        mention = None
        if tokens.words[n][0].isupper():
            mention = _name(tokens, n, world, italian, loud)
        if lower[n] in words.demonym_starts and not (italian and _first_name(tokens, n, words)):
            barred = words.not_demonyms.match(lower, n)
            if barred is not None:
                after = n + barred[0]
                continue
            match = words.demonyms.match(lower, n)
            size = mention.last - n - (0 if mention.official else 1) if mention is not None else 0
            if match is not None and match[0] > size:
                mention = Mention(n, n + match[0], (match[1],), lower[n], demonym=True)
        if mention is not None:
            found.append(mention)
            after = mention.last
    return _counted(found, tokens, words, world)


def _counted(found: list[Mention], tokens: Tokens, words: Words, world: Gazetteer) -> list[Mention]:
    """The mentions with those that one word behind their list says the kind of: "Simpson, Allen and Warren counties"."""
    if words.many.keys().isdisjoint(tokens.lower):
        return found
    out: dict[int, Mention] = {}
    for at in (n for n, low in enumerate(tokens.lower) if low in words.many):
        last, told = at, {}
        for _ in range(_LISTED):
            first = _capitals(tokens, last)
            for start in range(first, last):
                spelt = f"{' '.join(part(w) for w in tokens.words[start:last] if w not in HYPHENS)} {words.many[tokens.lower[at]]}"
                if meanings := world.means(spelt):
                    told[start] = Mention(start, last, meanings, spelt, counted=True)
                    break
            before = first
            while before > max(first - 2, 0) and (tokens.words[before - 1] == "," or tokens.lower[before - 1] in words.joins):
                before -= 1
            if before == first:
                break
            last = before
        if len(told) > 1 or tokens.words[at].islower():  # "Jordan Rivers" is a person
            out |= told
    if not out:
        return found
    covered = {n for m in out.values() for n in range(m.first, m.last)}
    kept = [m for m in found if not any(n in covered for n in range(m.first, m.last))]
    return sorted([*kept, *out.values()], key=lambda m: m.first)


def _first_name(tokens: Tokens, at: int, words: Words) -> bool:
    """Whether a demonym printed with a capital before another one is a person's name: "il questore, Giordano Ferrara"."""
    pair = tokens.words[at : at + 2]
    inside = at > 0 and (tokens.lower[at - 1] == "," or tokens.words[at - 1].islower()) and tokens.lower[at - 1] not in words.areas_after
    return inside and len(pair) == 2 and pair[0].istitle() and pair[1].istitle()


def _capitals(tokens: Tokens, last: int) -> int:
    """Where the capitalised words begin, three at most, that end before a token."""
    first, words = last, tokens.words
    while first > max(last - 3, 0):
        hyphen = words[first - 1] in HYPHENS and tokens.glued(first)
        if not hyphen and not (tokens.kinds[first - 1] == "w" and words[first - 1][0].isupper()):
            break
        first -= 1
    return first


def _candidates(tokens: Tokens, words: Words, italian: bool) -> list[int]:
    """The tokens where a name may begin: capitalised words, and in Italian those of demonyms."""
    count = len(tokens)
    rows = enumerate(zip(tokens.words, tokens.kinds, tokens.lower, strict=True))
    starts, function = words.demonym_starts, words.function
    return [
        n
        for n, (word, kind, low) in rows
        if kind == "w"
        and (
            (italian and low in starts)
            or (word[0].isupper() and (low not in function or word.isupper() or (n + 1 < count and tokens.words[n + 1][0].isupper())))
        )
    ]


def _loud(tokens: Tokens) -> frozenset[int]:
    """The sentences printed all in capitals, by number."""
    out = []
    for number, (start, end) in enumerate(tokens.sentences):
        if not any(w.isupper() for w in tokens.words[start : start + 6]):
            continue
        longer = [w for w in tokens.words[start:end] if len(w) > 3 and w[0].isalpha()]
        if longer and sum(w.isupper() for w in longer) > 0.7 * len(longer):
            out.append(number)
    return frozenset(out)


def _name(tokens: Tokens, at: int, world: Gazetteer, italian: bool, loud: frozenset[int]) -> Mention | None:
    """The longest name that starts at a token."""
    word = tokens.words[at]
    if "'" in word[2:-1] or "’" in word[2:-1]:  # "we'll"; but "N'Djamena"
        return None
    if word[-1] not in "'’" and not world.lengths((part(word),)):
        return None
    if any(w[0] in "'’" for w in tokens.words[at + 1 : at + 5]):
        parts, ends = _parts(tokens, at, possessive=True)
        for size in range(world.lengths(parts), 1, -1):
            meanings = world.means(" ".join(parts[:size]))
            if meanings:
                return Mention(at, ends[size - 1], meanings, " ".join(parts[:size]))
    parts, ends = _parts(tokens, at)
    for size in range(world.lengths(parts), 0, -1):
        last = ends[size - 1]
        if tokens.words[last - 1][-1] in "'’":
            continue
        meanings = world.means(" ".join(parts[:size]))
        if meanings:
            meanings = _fitting(tokens, at, last, meanings, italian, loud)
        if meanings:
            short = tuple(m for m in meanings if m.flags & COMMA)
            meanings = short or meanings
            if short and last < len(tokens) and tokens.words[last] == "." and tokens.glued(last):
                last += 1  # "Ky." is an abbreviation with its full stop
            return Mention(at, last, meanings, " ".join(parts[:size]))
    return None


def _parts(tokens: Tokens, at: int, possessive: bool = False) -> tuple[list[str], list[int]]:
    """The words from `at` on as the gazetteer spells them, and the token after each."""
    words, kinds = tokens.words, tokens.kinds
    parts: list[str] = []
    ends: list[int] = []
    n, count, lead = at, len(tokens), ""
    while n < count and len(parts) < LONGEST:
        word = words[n]
        if kinds[n] == "w":
            if word[-1] in "'’" and n + 1 < count and tokens.glued(n + 1):
                lead, n = word[:-1], n + 1
                continue
            if word[0] in "'’" and parts:  # "Queen Anne's County"; "Russia's Central Bank" ends at "Russia"
                if not possessive:
                    break
                parts[-1] += fold(word)
                ends[-1] = n + 1
                n += 1
                continue
            text = part(lead + word)
            lead = ""
            parts.append(text)
            ends.append(n + 1)
            n += 1
            if (
                n < count
                and words[n] == "."
                and tokens.glued(n)
                and (text in ("saint", "mount", "fort", "sainte") or (len(text) == 1 and len(parts) == 1))
            ):
                n += 1
        elif parts and word in HYPHENS and tokens.glued(n) and n + 1 < count and tokens.glued(n + 1):
            n += 1
        else:
            break
    return parts, ends


def _fitting(tokens: Tokens, at: int, last: int, meanings: Sequence[Meaning], italian: bool, loud: frozenset[int]) -> tuple[Meaning, ...]:
    """The meanings that the way the name is printed allows."""
    word = tokens.words[at]
    if word[1:2] in ("'", "’") and word[2:3].islower():  # "I'll" is no town of Illinois; "L'Aquila" is
        return ()
    capitals = all(w.isupper() for w in tokens.words[at:last] if w[0].isalpha())
    short = capitals and len(word) < 5 and last - at == 1 and tokens.sentence_of(at) not in loud
    if short and last < len(tokens) and tokens.words[last] in "-–—(:," and at == tokens.sentences[tokens.sentence_of(at)][0]:
        short = False  # "ROMA - Il premier"
    closed = not tokens.words[last - 1].islower() or not tokens.words[last - 1][0].isalpha()
    out = []
    for meaning in meanings:
        flags = meaning.flags
        if flags & (ENGLISH if italian else ITALIAN):
            continue
        if flags & CAPITALS and not (capitals or (italian and flags & ITALIAN and len(word) > 2)):
            continue
        if flags & BRACKET and (at < 1 or tokens.words[at - 1] != "("):
            continue
        if flags & COMMA and not _abbreviated(tokens, at, last, capitals):
            continue
        if short and not flags & (CAPITALS | OFFICIAL):
            continue
        if not closed and not flags & OFFICIAL and "county" not in tokens.lower[last - 1]:
            continue
        out.append(meaning)
    return tuple(out)


def _abbreviated(tokens: Tokens, at: int, last: int, capitals: bool) -> bool:
    """Whether an abbreviation stands where only a state can: "Reno, Nev.", "Albany, NY"."""
    if at < 2 or not tokens.words[at - 2][0].isupper():
        return False
    party = tokens.words[at - 1] in HYPHENS and len(tokens.words[at - 2]) == 1 and tokens.glued(at)  # "(R-Ky.)"
    if tokens.words[at - 1] != "," and not party:
        return False
    return capitals or (last < len(tokens) and tokens.words[last] == "." and tokens.glued(last))
