"""Names of organisations: how far they reach beyond their capitals."""

from __future__ import annotations

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.pipeline.people.names import Candidate, held
from exodus_cli.pipeline.people.words import Words
from exodus_cli.world import names

# The letters of the longest usual domain: "info".
DOMAIN = 4


def widen(tokens: Tokens, words: Words, candidate: Candidate) -> None:
    """Let an organisation's name take in "of Defence", and the lower-case head before it: "ministero della | Difesa"."""
    lower = tokens.lower
    if tokens.kinds[candidate.last - 1] == "n":
        return  # "SkyTg24"
    known = words.known.match(lower, candidate.first)
    capital = known is not None and (words.lexicon.head_first or _capital(tokens, candidate.first + known[0] - 1))
    if known is not None and candidate.first + known[0] > candidate.last and capital:
        candidate.last = candidate.first + known[0]  # "Save the Children"
    last = _tail(tokens, words, candidate.last, named=words.lexicon.head_first and held(tokens, words, candidate.first))
    while last < len(tokens) - 1 and lower[last] in words.joints:
        after = last + 1
        if after < len(tokens) - 1 and lower[after] in words.articles:
            after += 1
        if not _capital(tokens, after) or lower[after] in words.never - words.adjectives:
            break
        last = _tail(tokens, words, after + 1, named=True)
        if last < len(tokens) - 2 and lower[last] in words.pairs and _capital(tokens, last + 1) and not _given(tokens, last + 1):
            last = _tail(tokens, words, last + 2, named=True)
    last = domain_end(tokens, last)
    first = candidate.first
    if first > 1 and lower[first - 1] in words.joints and lower[first - 2] in words.plain and tokens.kinds[first - 2] == "w":
        first -= 2
    while first > 0 and _capital(tokens, first - 1) and lower[first - 1] in words.adjectives:
        first -= 1
    if first > 1 and lower[first - 1] in words.pairs and _paired(tokens, words, first - 2) and lower[candidate.name[-1]] in words.heads:
        first -= 2
        while first > 0 and _capital(tokens, first - 1) and lower[first - 1] not in words.never - words.adjectives:
            first -= 1
    candidate.first, candidate.last = first, last
    candidate.name = tuple(range(first, last))


def domain_end(tokens: Tokens, at: int) -> int:
    """The end of the ending of a web address that begins at a full stop: "PowerOutage|.us", "bbc|.co.uk"; itself where none does."""
    words, size = tokens.words, len(tokens)
    while at + 1 < size and words[at] == "." and at > 0 and tokens.glued(at) and tokens.glued(at + 1):
        ending, before = words[at + 1], words[at - 1]
        if not (ending.isalpha() and ending.islower() and 1 < len(ending) <= DOMAIN and len(before) > 1 and before.isalnum()):
            break
        at += 2
    return at


def _paired(tokens: Tokens, words: Words, at: int) -> bool:
    """Whether a capitalised word is the first of a pair, and no end of somebody's name: "Food | and Drug Administration"."""
    if not _capital(tokens, at) or tokens.lower[at] in words.never:
        return False
    for n in range(at, max(at - 4, -1), -1):
        if not _capital(tokens, n) or tokens.lower[n] in words.never:
            break
        known = names.name(tokens.words[n])
        if (known is not None and known.given) or words.roles.match(tokens.lower, n) or words.titles.match(tokens.lower, n):
            return False
    return True


def _tail(tokens: Tokens, words: Words, last: int, *, named: bool = False) -> int:
    """Past the capitalised words that follow: "Television | New Zealand"; of a body already named, not past somebody's name."""
    while last < len(tokens) and _capital(tokens, last) and tokens.lower[last] not in words.calendar:
        if words.titles.match(tokens.lower, last) or words.roles.match(tokens.lower, last):
            break
        if tokens.words[last - 1].count(".") > 1 and tokens.lower[last] in words.function:
            break  # "the A.C.L.U. | She said"
        if named and _given(tokens, last) and last + 1 < len(tokens) and _capital(tokens, last + 1):
            break
        last += 1
    return last


def _capital(tokens: Tokens, at: int) -> bool:
    return tokens.kinds[at] == "w" and tokens.words[at][0].isupper()


def _given(tokens: Tokens, at: int) -> bool:
    known = names.name(tokens.words[at])
    return known is not None and known.given >= 2


def acronym_after(tokens: Tokens, at: int) -> str | None:
    """The acronym in brackets after a name: "World Health Organisation (WHO)"."""
    if at + 2 >= len(tokens) or tokens.words[at] != "(" or tokens.words[at + 2] != ")":
        return None
    word = tokens.words[at + 1]
    return word if len(word) > 1 and sum(map(str.isupper, word)) > 1 else None
