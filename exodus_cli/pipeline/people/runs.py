"""Find the runs of capitalised words that may hold a name, with the small words and hyphens inside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from exodus_cli.grammar.tokens import APOSTROPHES, Tokens
from exodus_cli.pipeline.people.words import Words
from exodus_cli.world import names

HYPHENS = frozenset("-‐‑")
OPENING = frozenset("\"“«„‘'(")
CLOSING = frozenset("\"”»’'")
# So many lists of surnames hold the names that news prints bare: "Merkel".
FAMOUS = 9
# So many lists of given names hold those after which a nation's adjective may be a surname.
FAMILIAR = 3
# A name of one word in fewer capitals is an acronym.
LETTERS = 4
# The longest run, in words.
LONGEST_RUN = 24


def runs(tokens: Tokens, words: Words) -> Iterator[list[int]]:
    """Runs of capitalised words that belong together, as lists of tokens (joints left out)."""
    kinds, texts, lower = tokens.kinds, tokens.words, tokens.lower
    letters = _letters(tokens)
    size, at = len(texts), 0
    for n in [n for n in range(size) if kinds[n] == "w" and texts[n][0].isupper()]:
        if n < at or n in letters or (n and kinds[n - 1] == "n" and tokens.glued(n)):  # "M5S"
            continue
        run, at = [n], n + 1
        while at < size and len(run) < LONGEST_RUN:
            following = _follows(tokens, words, run, at)
            if following is None:
                break
            run.extend(following)
            at = run[-1] + 1
        if lower[n] != "i" or len(run) > 1:
            yield run


def _follows(tokens: Tokens, words: Words, run: list[int], at: int) -> tuple[int, ...] | None:
    """The tokens that carry a run on at `at`, or None where it ends."""
    kinds, texts, lower = tokens.kinds, tokens.words, tokens.lower
    size = len(texts)
    text = texts[at]
    if kinds[run[-1]] == "n":
        return None
    if kinds[at] == "w":
        if text[0].isupper() or (text[1:2] in APOSTROPHES and text[2:3].isupper()):
            return (at,)
        if (
            (lower[at] in words.particles or lower[at] in words.bound)
            and at + 2 < size
            and texts[at + 1] in HYPHENS
            and tokens.glued(at + 1)
            and texts[at + 2][0].isupper()
        ):
            return (at, at + 1, at + 2)
        if lower[at] in words.particles or (lower[at] in words.leading and len(run) == 1 and _given_word(tokens, words, run[0])):
            last = at + 1
            if last < size and lower[last] in words.particles:
                last += 1
            if last < size and kinds[last] == "w" and texts[last][0].isupper():
                return tuple(range(at, last + 1))
        elif lower[at] in words.leading and len(run) == 2 and _estate(tokens, words, run, at + 1):
            return (at, at + 1)
        return None
    if digits(tokens, at) and len(run) == 1:
        return (at,)
    if at + 1 >= size or kinds[at] != "s":
        return None
    if text in HYPHENS and tokens.glued(at) and tokens.glued(at + 1) and kinds[at + 1] == "w":
        if texts[at + 1][0].isupper() or _asian(tokens, run, at):
            return (at, at + 1)
        return None
    if text == "." and tokens.glued(at) and kinds[at + 1] == "w" and texts[at + 1][0].isupper():
        before = texts[at - 1]
        if tokens.sentence_of(at) != tokens.sentence_of(at + 1):
            return None  # "teaches at Duke. Rao"
        if (len(before) == 1 and len(run) < 8) or (words.titles.match(lower, at - 1) and len(before) < 6):
            return (at + 1,)
        return None
    if text in OPENING and at + 3 < size and texts[at + 2] in CLOSING and texts[at + 1][0].isupper() and texts[at + 3][0].isupper():
        return (at + 3,) if not tokens.glued(at) and tokens.glued(at + 2) else None
    return None


def digits(tokens: Tokens, at: int) -> bool:
    """Whether digits end a name here, glued to it: "G1", "SkyTg24"."""
    ends = at + 1 >= len(tokens) or not tokens.glued(at + 1) or tokens.kinds[at + 1] == "s"
    return ends and tokens.kinds[at] == "n" and tokens.glued(at)


def _estate(tokens: Tokens, words: Words, run: list[int], at: int) -> bool:
    """Whether "di" and the word at `at` end a surname of two: "Luca Cordero di | Montezemolo", whom the text calls Montezemolo."""
    texts = tokens.words
    if at >= len(texts) or tokens.kinds[at] != "w" or not texts[at][0].isupper() or given(tokens, run[0]) < 3:
        return False
    low = tokens.lower[at]
    if low in words.estates:
        return True
    if low in words.heads or low in words.things or words.known.match(tokens.lower, at) or texts.count(texts[run[1]]) > 1:
        return False
    bare = [n for n in range(len(texts)) if texts[n] == texts[at] and n != at] if texts.count(texts[at]) > 1 else []
    return any(words.says.match(tokens.lower, n + 1) or words.before.says.match(tokens.lower, n) for n in bare if n + 1 < len(texts))


def given(tokens: Tokens, at: int) -> int:
    """In how many languages' lists of given names a word stands."""
    known = names.name(tokens.words[at])
    return 0 if known is None else known.given


def spelt(word: str) -> str:
    """A word of a name printed in capitals as it is spelt: "KERRY", "O'BRIEN", "MCCAIN"; others, and initials, as they are."""
    if not word.isupper() or len(word.strip(".")) == 1:
        return word
    return f"Mc{word[2:].capitalize()}" if word.startswith("MC") else word.title()


def _given_word(tokens: Tokens, words: Words, at: int) -> bool:
    """Whether a word is a common given name, and no preposition of the language: "Per", in Italian."""
    return tokens.lower[at] not in words.prepositions and given(tokens, at) >= FAMILIAR


def surname(tokens: Tokens, at: int) -> bool:
    """Whether a word stands in lists of surnames, and not in capitals throughout."""
    known = names.name(tokens.words[at])
    return known is not None and known.surname > 0 and not tokens.words[at].isupper()


def _asian(tokens: Tokens, run: list[int], at: int) -> bool:
    """Whether "- un" carries on "Kim Jong": a short second half after a family name and a short first half."""
    if len(run) < 2 or len(tokens.words[at + 1]) > 5 or len(tokens.words[at - 1]) > 5:
        return False
    known = names.name(tokens.words[run[-2]])
    return known is not None and known.surname > 0


def _letters(tokens: Tokens) -> frozenset[int]:
    """The single letters that mark the lines of an interview: "D. … R. …"; none where only one line begins so."""
    rows = [n for n, _ in tokens.paragraphs if len(tokens.words[n]) == 1 and n + 1 < len(tokens) and tokens.words[n + 1] in ".:"]
    marks = Counter(tokens.words[n] for n in rows)
    return frozenset(n for n in rows if marks[tokens.words[n]] > 1)
