"""Headlines, where capitals tell nothing: only the names that the article prints elsewhere are read in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.pipeline.people.words import Words
from exodus_cli.world import names

# Most of the words of a shouted paragraph are in capitals; it has at least so many.
SHOUTED_WORDS, SHOUTED_SHARE = 3, 0.8
# A headline has at least so many long words, nearly all with a capital, and so many of them that are no names.
TITLE_WORDS, TITLE_SHARE, TITLE_PLAIN = 4, 0.8, 2
LONG_WORD = 4
# No more of a paragraph is looked at.
LOOKED_AT = 40
LONGEST_NAME = 5


def headlines(tokens: Tokens, words: Words, places: frozenset[int]) -> set[int]:
    """The tokens of paragraphs printed in capitals throughout, or With a Capital on Each Word."""
    out: set[int] = set()
    for first, last in tokens.paragraphs:
        if not tokens.words[first][0].isupper() and tokens.kinds[first] == "w":
            continue
        head = range(first, min(last, first + LOOKED_AT))
        rows = [n for n in head if tokens.kinds[n] == "w" and len(tokens.words[n]) > 1]
        shouted = sum(tokens.words[n].isupper() for n in rows) > SHOUTED_SHARE * len(rows) and len(rows) >= SHOUTED_WORDS
        if shouted or (last - first <= LOOKED_AT and tokens.words[last - 1] != "." and _capitalised(tokens, words, rows, places)):
            out.update(range(first, last))
    return out


def _capitalised(tokens: Tokens, words: Words, rows: list[int], places: frozenset[int]) -> bool:
    """Whether nearly every long word has a capital, and not because they are names."""
    long = [n for n in rows if len(tokens.words[n]) >= LONG_WORD]
    capitals = [n for n in long if tokens.words[n][0].isupper()]
    if len(long) < TITLE_WORDS or len(capitals) < TITLE_SHARE * len(long):
        return False
    plain = [n for n in capitals[1:] if n not in places and names.name(tokens.words[n]) is None and tokens.lower[n] not in words.heads]
    return sum(not words.titles.match(tokens.lower, n) and not words.roles.match(tokens.lower, n) for n in plain) >= TITLE_PLAIN


def known_names(
    tokens: Tokens, headline: Iterable[int], full: Iterable[tuple[str, ...]], surnames: Iterable[str]
) -> Iterator[tuple[int, int]]:
    """The token ranges in headlines that print a full name or a surname known from the rest of the article."""
    wanted: dict[str, list[tuple[str, ...]]] = {}
    for row in [*full, *((word,) for word in surnames)]:
        key = tuple(word.lower() for word in row)
        block = wanted.setdefault(key[0], [])
        if key not in block and len(key) <= LONGEST_NAME:
            block.append(key)
    taken = -1
    for n in sorted(headline):
        if n < taken or not tokens.words[n][0].isupper():
            continue
        fits = [len(key) for key in wanted.get(tokens.lower[n], ()) if tuple(tokens.lower[n : n + len(key)]) == key]
        if fits:
            taken = n + max(fits)
            yield n, taken
