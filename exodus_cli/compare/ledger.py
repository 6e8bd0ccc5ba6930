"""The ledger: all estimates by topic, in bounded memory, and how common every word is.

Comparing is a reduce by topic. A small run is kept in memory; a large one is written to one temporary file, of which
only where each estimate stands is remembered (8 bytes each), and read back topic by topic.
"""

from __future__ import annotations

import math
import tempfile
from array import array
from collections.abc import Iterator
from typing import IO

import msgspec

from exodus_cli.compare.estimates import Estimate
from exodus_cli.facts import Facts

# So many estimates are kept in memory (about 2 KB each) before the rest goes to a file.
KEPT = 50_000
# A topic with more estimates is compared in slices of one country and one month of publication.
SLICE = 5_000
# So many different words are counted; in a corpus that has more, the latest rare ones all count as rare.
WORDS = 400_000


class Ledger:
    """What was read so far."""

    def __init__(self) -> None:
        self.kept: dict[str, list[Estimate]] = {}
        self.spilled: dict[str, array[int]] = {}
        self.count = 0
        self.sentences = 0
        self.seen: dict[str, int] = {}
        self.last: tuple[str, int] | None = None
        self.file: IO[bytes] | None = None
        self.end = 0
        self.numbers: dict[str, int] = {}
        self.named: dict[str, frozenset[int]] = {}
        self.common: list[int] = []
        self.weights: dict[str, float] = {}
        self.encoder = msgspec.msgpack.Encoder()
        self.decoder = msgspec.msgpack.Decoder(Estimate)

    def article(self, facts: Facts) -> None:
        """Take in whom and what places an article names: what its story is about."""
        names = {p.place_id for p in facts.places if p.place_id} | {p.name for p in facts.people}
        found = frozenset(self.numbers.setdefault(name, len(self.numbers)) for name in names)
        self.common.extend([0] * (len(self.numbers) - len(self.common)))
        for number in found:
            self.common[number] += 1
        self.named[facts.article.id] = found

    def affinity(self, a: str, b: str) -> float | None:
        """How far two articles name the same places and people, 0 to 1, the rare names first; null where one names none."""
        x, y = self.named.get(a), self.named.get(b)
        if not x or not y:
            return None
        if x.isdisjoint(y):
            return 0.0
        return self._rarity(x & y) / min(self.rarity(a, x), self.rarity(b, y))

    def rarity(self, article: str, names: frozenset[int]) -> float:
        """The weight of all an article's names (kept; asked only once everything is read)."""
        if article not in self.weights:
            self.weights[article] = self._rarity(names)
        return self.weights[article]

    def _rarity(self, names: frozenset[int]) -> float:
        total, common = len(self.named), self.common
        return sum([math.log(1 + total / (1 + common[n])) for n in names])

    def add(self, topic: str, estimate: Estimate) -> None:
        """Take in an estimate; those of one sentence come one after the other."""
        self.count += 1
        self._words(estimate)
        if self.count <= KEPT:
            self.kept.setdefault(topic, []).append(estimate)
            return
        if self.file is None:
            self.file = tempfile.TemporaryFile(prefix="exodus-")  # noqa: SIM115 (closed in `close`)
        row = self.encoder.encode(estimate)
        self.file.write(len(row).to_bytes(4, "little") + row)
        self.spilled.setdefault(topic, array("Q")).append(self.end)
        self.end += 4 + len(row)

    def _words(self, estimate: Estimate) -> None:
        where = (estimate.article, estimate.sentence)
        if where == self.last:
            return
        self.last = where
        self.sentences += 1
        full = len(self.seen) >= WORDS
        for words in (estimate.near, estimate.far):
            for word in words:
                if not full or word in self.seen:
                    self.seen[word] = self.seen.get(word, 0) + 1

    def weight(self, word: str) -> float:
        """How telling a word is: its inverse document frequency over the sentences with figures."""
        return math.log(1 + (self.sentences + 1) / (1 + self.seen.get(word, 0)))

    def topics(self) -> list[str]:
        """The topics in the order of their keys."""
        return sorted(self.kept.keys() | self.spilled.keys())

    def slices(self, topic: str) -> Iterator[list[Estimate]]:
        """The estimates of a topic: at once, or a large topic's by country and month."""
        if self.size(topic) <= SLICE:
            yield list(self._rows(topic))
            return
        places: dict[str, list[int]] = {}
        for i, estimate in enumerate(self._rows(topic)):
            places.setdefault(block(estimate), []).append(i)
        home = {i: key for key, rows in places.items() for i in rows}
        # Blocks are gathered in passes of about `KEPT` estimates, so that a topic as large as the corpus fits too.
        waiting = sorted(places)
        while waiting:
            chosen: dict[str, list[Estimate]] = {}
            room = KEPT
            while waiting and (not chosen or len(places[waiting[0]]) <= room):
                room -= len(places[waiting[0]])
                chosen[waiting.pop(0)] = []
            for i, estimate in enumerate(self._rows(topic)):
                if home[i] in chosen:
                    chosen[home[i]].append(estimate)
            yield from chosen.values()

    def size(self, topic: str) -> int:
        """How many estimates a topic has."""
        return len(self.kept.get(topic, ())) + len(self.spilled.get(topic, ()))

    def _rows(self, topic: str) -> Iterator[Estimate]:
        yield from self.kept.get(topic, ())
        if self.file is None or topic not in self.spilled:
            return
        for at in self.spilled[topic]:
            self.file.seek(at)
            size = int.from_bytes(self.file.read(4), "little")
            yield self.decoder.decode(self.file.read(size))

    def close(self) -> None:
        """Give the temporary file back."""
        if self.file is not None:
            self.file.close()
            self.file = None


def block(e: Estimate) -> str:
    """Where and when an estimate was told: what parts the stories of a very large topic."""
    place = e.location or e.destination or e.origin or min(e.names, default="")
    return f"{place}|{(e.published or '')[:7]}"
