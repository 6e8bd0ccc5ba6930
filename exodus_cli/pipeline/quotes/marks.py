"""Pair quotation marks: which stretches of an article stand between them.

Paragraph by paragraph, so that one lost mark spoils one paragraph at most. A stretch that is opened
but never closed runs to the end of its paragraph (newspapers reopen a long quotation in the next
paragraph without closing it); one that is closed but never opened starts where its sentence does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exodus_cli.grammar.tokens import TERMINATORS, Tokens

OPENING = frozenset("“«‟")
CLOSING = frozenset("”»")
LOW = "„"
STRAIGHT = frozenset('"＂')
SINGLE = frozenset("'‘’`´")
MARKS = OPENING | CLOSING | STRAIGHT | SINGLE | {LOW}
# A stretch between single marks is taken for a quotation only from this many words on: 'fled' is not.
SINGLE_WORDS = 3


@dataclass(slots=True, frozen=True)
class Region:
    """A stretch between quotation marks, as token numbers: [first, last) with its marks, [inner, outer) without."""

    first: int
    last: int
    inner: int
    outer: int
    opened: bool = True
    closed: bool = True
    single: bool = False


@dataclass(slots=True)
class _Mark:
    """A quotation mark: its first token, how many tokens it takes, and what it can do."""

    at: int
    width: int
    opens: bool
    closes: bool
    sure: bool


def regions(tokens: Tokens, marks: Sequence[int], first: int, last: int) -> list[Region]:
    """The quoted stretches of the paragraph [first, last), given the mark tokens in it."""
    doubles, singles = _sort_out(tokens, marks, first, last)
    found = _double(tokens, doubles, first, last)
    if len(singles) > 1:
        covered = {n for r in found for n in range(r.first, r.last)}
        free = [m for m in singles if m.at not in covered]
        alone = (r for r in _single(tokens, free, last) if covered.isdisjoint(range(r.first, r.last)))
        found = sorted([*found, *alone], key=lambda r: r.first)
    return found


def _sort_out(tokens: Tokens, marks: Sequence[int], first: int, last: int) -> tuple[list[_Mark], list[_Mark]]:
    """Double and single marks; '' and `` are double ones."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    doubles: list[_Mark] = []
    singles: list[_Mark] = []
    skip = -1
    for at in marks:
        if at <= skip:
            continue
        sign, width = words[at], 1
        if sign in SINGLE and at + 1 < last and words[at + 1] == sign and starts[at + 1] == ends[at]:
            width, skip = 2, at + 1
        before = at > first and ends[at - 1] == starts[at]
        after = at + width < last and starts[at + width] == ends[at + width - 1]
        if sign in SINGLE and width == 1:
            opens = after and (not before or not words[at - 1][-1].isalnum()) and sign != "´"
            closes = before and not (after and words[at + 1][0].isalnum()) and sign not in "‘`"
            singles.append(_Mark(at, width, opens, closes, sign == "‘"))
        elif sign in OPENING or (width == 2 and sign == "`"):
            doubles.append(_Mark(at, width, True, False, True))
        elif sign in CLOSING:
            doubles.append(_Mark(at, width, False, True, True))
        elif sign == LOW:
            doubles.append(_Mark(at, width, True, False, True))
        else:
            opens, closes = after and not before, before and not after
            doubles.append(_Mark(at, width, opens or not closes, closes or not opens, opens != closes))
    return doubles, singles


def _double(tokens: Tokens, marks: list[_Mark], first: int, last: int) -> list[Region]:
    """Pair double marks; a second opening inside an open stretch is one lost mark, not a level."""
    out: list[Region] = []
    opened: _Mark | None = None
    depth = 0
    free = first  # where an unopened stretch could start
    sure_last = max((m.at for m in marks if m.closes), default=-1)
    straight = [0] * (len(marks) + 1)  # straight marks from here on
    for k in range(len(marks) - 1, -1, -1):
        straight[k] = straight[k + 1] + (tokens.words[marks[k].at] in STRAIGHT)
    for k, mark in enumerate(marks):
        german = opened is not None and tokens.words[opened.at] == LOW and tokens.words[mark.at] in "“”"
        if opened is None:
            paired = tokens.words[mark.at] in STRAIGHT and straight[k] % 2 == 0 and mark.at + 1 < last
            if paired or (mark.opens and (mark.sure or not mark.closes or len(marks) > 1)):
                opened, depth = mark, 0
            elif mark.closes and mark.sure:
                start = _sentence_start(tokens, free, mark.at)
                if start < mark.at:
                    out.append(Region(start, mark.at + mark.width, start, mark.at, opened=False))
                free = mark.at + mark.width
        elif mark.opens and mark.sure and not german:
            if _nests(marks, k):
                depth += 1
        elif depth and mark.closes and mark.sure and mark.at < sure_last:
            depth -= 1
        else:
            if mark.at > opened.at + opened.width:
                out.append(Region(opened.at, mark.at + mark.width, opened.at + opened.width, mark.at))
            opened, depth, free = None, 0, mark.at + mark.width
    if opened is not None and opened.at + opened.width < last:
        out.append(Region(opened.at, last, opened.at + opened.width, last, closed=False))
    return out


def _nests(marks: list[_Mark], k: int) -> bool:
    """Whether an opening mark inside an open stretch has a closing one of its own: two closers follow, not one."""
    rest = marks[k + 1 : k + 3]
    return len(rest) > 1 and all(m.closes and not m.opens for m in rest)


def _sentence_start(tokens: Tokens, free: int, at: int) -> int:
    """The first token of the sentence before `at`, not before `free`."""
    start = tokens.sentences[tokens.sentence_of(at)][0] if tokens.sentences else free
    if start >= at - 1 and at > free:
        start = tokens.sentences[max(0, tokens.sentence_of(at) - 1)][0]
    return max(free, start)


def _single(tokens: Tokens, marks: list[_Mark], last: int) -> list[Region]:
    """Pair single marks, which apostrophes resemble: a closing one next to punctuation is preferred."""
    words = tokens.words
    out: list[Region] = []
    n = 0
    while n < len(marks):
        mark = marks[n]
        n += 1
        if not mark.opens:
            continue
        later = [(k, m) for k, m in enumerate(marks[n : n + 12], n) if m.closes and m.at > mark.at + 1]
        if not later:
            continue
        firm = [(k, m) for k, m in later if _firm(tokens, m.at, last)]
        k, end = (firm or later)[0]
        if end.at - mark.at - 1 >= SINGLE_WORDS and (firm or words[mark.at] == "‘"):
            out.append(Region(mark.at, end.at + 1, mark.at + 1, end.at, single=True))
            n = k + 1
    return out


def _firm(tokens: Tokens, at: int, last: int) -> bool:
    """Whether punctuation or the end of the line stands beside a closing single mark."""
    beside = tokens.words[at + 1] if at + 1 < last else "."
    return tokens.words[at - 1] in TERMINATORS or tokens.words[at - 1] == "," or not beside[0].isalnum()
