"""Find listed phrases at a place in a row of words: the one matcher all word lists share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

V = TypeVar("V")
# How many words without a phrase are remembered: the vocabulary of a long run, bounded.
DULL = 100_000


class Phrases(Generic[V]):
    """Phrases of one or more words, each with a value; the longest match wins.

    An entry is lower-case words parted by blanks; a trailing `*` on a word makes it a stem ("milion*").
    Words are parted as `grammar.tokens` parts them: hyphens and apostrophes stand alone or end a
    word, so "one-way" is written "one - way" and "dell'anno" is "dell' anno".
    """

    __slots__ = ("_dull", "_exact", "_lengths", "_stems")

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        # First word -> [(all words, stem flags, value)], longest first.
        self._exact: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._stems: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._lengths: tuple[int, ...] = ()
        # Words seen that start no phrase: most of a text, so that stems are tried once a word.
        self._dull: set[str] = set()
        lengths = set()
        for entry, value in entries:
            words = tuple(entry.split())
            if words[0].endswith("*"):
                stem = words[0][:-1]
                self._stems.setdefault(stem, []).append((words, value))
                lengths.add(len(stem))
            else:
                self._exact.setdefault(words[0], []).append((words, value))
        for rows in (*self._exact.values(), *self._stems.values()):
            rows.sort(key=lambda row: (-len(row[0]), [w.endswith("*") for w in row[0]]))
        self._lengths = tuple(sorted(lengths, reverse=True))

    @classmethod
    def of(cls, table: Mapping[V, Iterable[str]]) -> Phrases[V]:
        """From {value: [phrases]}, the usual shape in TOML."""
        return cls((phrase, value) for value, phrases in table.items() for phrase in phrases)

    def match(self, lower: Sequence[str], at: int) -> tuple[int, V] | None:
        """(number of words, value) of the longest phrase that starts at `at`, or None."""
        first = lower[at]
        if first in self._dull:
            return None
        if not self.starts(first):
            if len(self._dull) < DULL:
                self._dull.add(first)
            return None
        best: tuple[int, V] | None = None
        rows = self._exact.get(first)
        if rows is not None:
            best = _longest(rows, lower, at)
        for length in self._lengths:
            rows = self._stems.get(first[:length])
            if rows is not None and len(first) >= length:
                found = _longest(rows, lower, at)
                if found is not None and (best is None or found[0] > best[0]):
                    best = found
                break
        return best

    @property
    def dull(self) -> set[str]:
        """Words known to start no phrase: for loops over a whole text, which need not ask `match` then."""
        return self._dull

    def starts(self, word: str) -> bool:
        """Whether any phrase starts with this word: the cheap test before `match`."""
        return word in self._exact or any(word[:n] in self._stems for n in self._lengths)


def _longest(rows: list[tuple[tuple[str, ...], V]], lower: Sequence[str], at: int) -> tuple[int, V] | None:
    for words, value in rows:
        size = len(words)
        if size == 1:
            return 1, value
        if at + size > len(lower) or (lower[at + 1] != words[1] and words[1][-1] != "*"):
            continue  # most phrases fail at their second word
        if all(
            lower[at + n] == word or (word[-1] == "*" and lower[at + n].startswith(word[:-1]))
            for n, word in enumerate(words)
            if n
        ):
            return size, value
    return None
