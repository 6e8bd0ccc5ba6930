"""Near-duplicate articles: the same agency text in several papers, found by a bottom-k sketch.

Broder 1997: the share of common values among the k smallest shingle hashes of two texts estimates
the share of shingles they have in common.
"""

from __future__ import annotations

import heapq
import re
from array import array
from zlib import crc32

WORDS_A_SHINGLE = 5
SKETCH = 64
# Two sketches sharing this much are one text with small changes: a new headline, a cut tail.
ALIKE = 0.6
# The smallest values serve as keys: two texts that are 60 % alike miss all eight once in 1,500 cases.
KEYS = 8
# A text shorter than this has too few shingles to be told from a coincidence.
SHORTEST = 40

_WORD = re.compile(r"\w+")


class Copies:
    """Remembers the texts met so far, about 300 bytes each."""

    def __init__(self) -> None:
        self._sketches: list[tuple[str, array[int]]] = []
        self._keys: dict[int, list[int]] = {}

    def original(self, name: str, text: str) -> str | None:
        """The id of the earliest text that this one nearly repeats, or None; the text is remembered as `name`."""
        sketch = sketch_of(text)
        if sketch is None:
            return None
        candidates = sorted({n for key in sketch[:KEYS] for n in self._keys.get(key, ())})
        mine = set(sketch)
        for n in candidates:
            other, theirs = self._sketches[n]
            union = heapq.nsmallest(SKETCH, mine.union(theirs))
            shared = mine.intersection(theirs)
            if sum(value in shared for value in union) >= ALIKE * len(union):
                return other
        for key in sketch[:KEYS]:
            self._keys.setdefault(key, []).append(len(self._sketches))
        self._sketches.append((name, sketch))
        return None


def sketch_of(text: str) -> array[int] | None:
    """The smallest shingle hashes of a text, ascending; None where it is too short."""
    words = _WORD.findall(text.lower())
    if len(words) < SHORTEST:
        return None
    hashes = [crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    shingles = {
        (a * 3 + b * 5 + c * 7 + d * 11 + e * 13) * 2654435761 & 0xFFFFFFFF  # Knuth's multiplicative hash
        for a, b, c, d, e in zip(hashes, hashes[1:], hashes[2:], hashes[3:], hashes[4:], strict=False)
    }
    return array("I", heapq.nsmallest(SKETCH, shingles))
