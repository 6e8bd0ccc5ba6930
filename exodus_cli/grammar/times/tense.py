"""Tell from the verb whether what a date speaks of is over or lies ahead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang.times import Times

Direction = Literal[-1, 0, 1]
NOTHING: Direction = 0
# As far as a verb usually stands from the date that hangs on it, in tokens.
BEFORE, AFTER = 14, 10
SENTENCE = frozenset((";", ":", "(", ")", "“", "”", '"', "«", "»"))
CLAUSE = SENTENCE | {",", "–", "—"}


class Tense:
    """The words and endings of a language that tell past from future."""

    def __init__(self, times: Times) -> None:
        self.exact: dict[str, list[tuple[tuple[str, ...], Direction]]] = {}
        self.endings: list[tuple[str, Direction]] = []
        self._add(times.past, -1)
        self._add(times.future, 1)
        for rows in self.exact.values():
            rows.sort(key=lambda row: -len(row[0]))
        self._known: dict[str, Direction] = {}

    def _add(self, words: Iterable[str], direction: Direction) -> None:
        for word in words:
            if word.startswith("*"):
                self.endings.append((word[1:], direction))
            else:
                first, *rest = word.split()
                self.exact.setdefault(first, []).append((tuple(rest), direction))

    def of(self, lower: list[str], at: int) -> Direction:
        """What the word at a place tells: past -1, future 1, nothing 0."""
        word = lower[at]
        for rest, direction in self.exact.get(word, ()):
            if not rest or tuple(lower[at + 1 : at + 1 + len(rest)]) == rest:
                return direction
        if word not in self._known:
            self._known[word] = next((direction for ending, direction in self.endings if len(word) > 3 and word.endswith(ending)), NOTHING)
        return self._known[word]

    def direction(self, tokens: Tokens, first: int, last: int) -> Direction:
        """What the nearest verb of the clause tells of a date at tokens [first, last)."""
        start, end = tokens.sentences[tokens.sentence_of(first)]
        left = range(first - 1, max(start, first - BEFORE) - 1, -1)
        right = range(last, min(end, last + AFTER))
        for breaks in (CLAUSE, SENTENCE):
            for places in (left, right):
                if found := self._nearest(tokens.lower, places, breaks):
                    return found
        return 0

    def _nearest(self, lower: list[str], places: Iterable[int], breaks: frozenset[str]) -> Direction:
        for at in places:
            if lower[at] in breaks:
                return 0
            if found := self.of(lower, at):
                return found
        return 0
