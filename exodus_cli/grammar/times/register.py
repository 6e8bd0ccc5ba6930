"""Tell what a passage is: news, which tells what was, or a plan, which looks ahead.

A plan is a line of a diary, a programme or a listing, which says nothing but when ("Friday 9-11", "from May to
July"), or a request and its like, which arrange what is to be ("remind me on Friday", "shall we leave at two?").
In plans a day without a direction is the next one, both ends of a range make one stretch, and an hour without
a day names no day. No paragraph of an article is ever a line: the whole text must be.
"""

from __future__ import annotations

from typing import Literal

from exodus_cli.grammar.times.slots import Words, numeric
from exodus_cli.grammar.tokens import Tokens

Register = Literal["news", "line", "request"]
# No line of an agenda, and no request, is longer, in tokens.
LONGEST_LINE = 40
LONGEST_REQUEST = 60
# The words of others are no request of the text.
QUOTES = frozenset("\"“”‘«»„")
# An order stands at the head of its sentence, behind a name or a courtesy at most.
HEAD = 4


def register(tokens: Tokens, words: Words, at: int) -> Register:
    """What the passage around a token is."""
    if is_line(tokens, words):
        return "line"
    return "request" if is_request(tokens, words, at) else "news"


def is_line(tokens: Tokens, words: Words) -> bool:
    """Whether a text says nothing but when: figures, signs, and words that forms of time are made of.

    Something must mark it as time: a word of the calendar or the clock, "10:30", "2016-11-07", "3/5/2011"; figures alone are numbers.
    """
    if len(tokens) > LONGEST_LINE:
        return False
    if not all(kind != "w" or word in words.vocabulary for kind, word in zip(tokens.kinds, tokens.lower, strict=True)):
        return False
    return not words.marks.isdisjoint(tokens.lower) or any(_is_format(tokens, words, at) for at in range(len(tokens)))


def _is_format(tokens: Tokens, words: Words, at: int) -> bool:
    """Whether a figure begins "10:30", "the 15th", or a date in figures with its year."""
    if tokens.kinds[at] != "n":
        return False
    row = tokens.words[at : at + 3]
    clock = len(row) == 3 and row[1] == ":" and len(row[2]) == 2 and tokens.kinds[at + 2] == "n" and tokens.glued(at + 1)
    ordinal = len(row) > 1 and tokens.glued(at + 1) and tokens.lower[at + 1] in words.times.ordinal_signs
    the = at > 0 and tokens.lower[at - 1] in words.times.articles
    return clock or (ordinal and the) or bool(numeric(tokens, words, at))


def is_request(tokens: Tokens, words: Words, at: int) -> bool:
    """Whether the sentence of a token asks, offers or orders, in the writer's own words."""
    start, end = tokens.sentences[tokens.sentence_of(at)]
    if end - start > LONGEST_REQUEST:
        return False
    lower = tokens.lower[start:end]
    if lower[-1] == "?" and QUOTES.isdisjoint(lower):
        return True
    if words.cues.isdisjoint(lower) or not QUOTES.isdisjoint(lower):
        return False
    for n in range(start, end):
        if tokens.lower[n] in words.cues:
            orders = n - start < HEAD and _at_head(tokens, start, n) and _starts(words.orders, tokens.lower, n)
            if orders or _starts(words.requests, tokens.lower, n):
                return True
    return False


def _at_head(tokens: Tokens, start: int, at: int) -> bool:
    """Whether a place opens its sentence, or follows a comma that does."""
    return at == start or tokens.words[at - 1] == ","


def _starts(rows: dict[str, list[tuple[tuple[str, ...], None]]], lower: list[str], at: int) -> bool:
    return any(tuple(lower[at + 1 : at + 1 + len(rest)]) == rest for rest, _ in rows.get(lower[at], ()))
