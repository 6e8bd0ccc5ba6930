"""Names of organisations: how far they reach beyond their capitals."""

from __future__ import annotations

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.pipeline.people.names import Candidate
from exodus_cli.pipeline.people.words import Words


def widen(tokens: Tokens, words: Words, candidate: Candidate) -> None:
    """Let an organisation's name take in "of Defence", and the lower-case head before it: "ministero della | Difesa"."""
    lower, size = tokens.lower, len(tokens)
    last = candidate.last
    while last < size - 1 and lower[last] in words.joints:
        after = last + 1
        if after < size - 1 and lower[after] in words.articles:
            after += 1
        if tokens.kinds[after] != "w" or not tokens.words[after][0].isupper() or lower[after] in words.never:
            break
        last = after + 1
        while last < size and tokens.kinds[last] == "w" and tokens.words[last][0].isupper() and lower[last] not in words.never:
            last += 1
    candidate.last = last
    first = candidate.first
    if first > 1 and lower[first - 1] in words.joints and lower[first - 2] in words.heads and tokens.kinds[first - 2] == "w":
        first -= 2
    while first > 0 and tokens.kinds[first - 1] == "w" and tokens.words[first - 1][0].isupper() and lower[first - 1] in words.adjectives:
        first -= 1
    candidate.first = first
    candidate.name = tuple(range(first, last))


def acronym_after(tokens: Tokens, at: int) -> str | None:
    """The acronym in brackets after a name: "World Health Organisation (WHO)"."""
    if at + 2 >= len(tokens) or tokens.words[at] != "(" or tokens.words[at + 2] != ")":
        return None
    word = tokens.words[at + 1]
    return word if len(word) > 1 and sum(map(str.isupper, word)) > 1 else None
