"""The ledger: all estimates by topic, in bounded memory, and how common every word is.

Comparing is a reduce by topic. A small run is kept in memory; a large one is written to one temporary file, of which
only where each estimate stands and whose it is are remembered (32 bytes each), and read back slice by slice.
"""

from __future__ import annotations

import io
import math
import os
import re
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

import msgspec

from exodus_cli.compare.estimates import Estimate, surroundings
from exodus_cli.compare.stories import stories
from exodus_cli.facts import Facts

# So many estimates are kept in memory (about 2 KB each) before the rest goes to a file.
KEPT = 50_000
# A topic with more estimates is compared in slices of about so many, whole stories each; a story that is larger still is
# cut by country and month of publication.
SLICE = 5_000
# So many different words are counted; in a corpus that has more, the latest rare ones all count as rare.
WORDS = 400_000
# ... in so many sentences: how common a word is does not change any more.
SENTENCES = 200_000
# Two articles of one story share at least this much of the places and people they name (measured: nine of ten pairs of
# one story do, one in twenty of two stories).
KIN = 0.1
# An article that names fewer may tell of anything: that it shares no name with another says nothing.
ENOUGH = 4
# A run is of one story where this share of its articles is.
ONE_STORY = 0.5
# So few articles are mostly put side by side because they tell one story.
FEW = 12


class Spilled:
    """Where the estimates of a topic stand in the file, whose article each is from, and its block."""

    def __init__(self) -> None:
        self.at = array("Q")
        self.size = array("L")
        self.article = array("L")
        self.block = array("L")


class Ledger:
    """What was read so far."""

    def __init__(self) -> None:
        self.kept: dict[str, list[Estimate]] = {}
        self.spilled: dict[str, Spilled] = {}
        self.count = 0
        self.sentences = 0
        self.seen = Counter[str]()
        self.last: tuple[str, int] | None = None
        self.file: io.BufferedRandom | None = None
        self.end = 0
        self.numbers: dict[str, int] = {}
        self.named: dict[str, frozenset[int]] = {}
        self.common: list[int] = []
        self.lands: dict[str, frozenset[str]] = {}
        self.codes: dict[str, str] = {}
        self.articles: dict[str, int] = {}
        # What is only asked once everything is read, and kept: weights of articles, of names, of words; stories.
        self.weights: dict[str, float] = {}
        self.rare: dict[int, float] = {}
        self.known: dict[str, float] = {}
        self.told: dict[str, int] | None = None
        self.many: bool | None = None
        self.encoder = msgspec.msgpack.Encoder()
        self.decoder = msgspec.msgpack.Decoder(Estimate)

    def article(self, facts: Facts) -> None:
        """Take in whom and what places an article names: what its story is about."""
        names = {p.place_id for p in facts.places if p.place_id} | {p.name for p in facts.people} | capitalised(facts)
        found = frozenset([self.numbers.setdefault(name, len(self.numbers)) for name in names])
        self.common.extend([0] * (len(self.numbers) - len(self.common)))
        for number in found:
            self.common[number] += 1
        self.named[facts.article.id] = found
        self.lands[facts.article.id] = frozenset([self.codes.setdefault(p.country, p.country) for p in facts.places if p.country])

    def affinity(self, a: str, b: str) -> float | None:
        """How far two articles name the same places and people, 0 to 1, the rare names first; null where one names none."""
        x, y = self.named.get(a), self.named.get(b)
        if not x or not y:
            return None
        if x.isdisjoint(y):
            return 0.0 if min(len(x), len(y)) >= ENOUGH and self.lands[a].isdisjoint(self.lands[b]) else None
        return self._rarity(x & y) / min(self.rarity(a, x), self.rarity(b, y))

    def rarity(self, article: str, names: frozenset[int]) -> float:
        """The weight of all an article's names."""
        if article not in self.weights:
            self.weights[article] = self._rarity(names)
        return self.weights[article]

    def _rarity(self, names: frozenset[int]) -> float:
        found, total = 0.0, len(self.named)
        for n in sorted(names):
            if n not in self.rare:
                self.rare[n] = math.log(1 + total / (1 + self.common[n]))
            found += self.rare[n]
        return found

    def story(self, article: str) -> int | None:
        """The story an article belongs to; null where it names nobody and no place."""
        if self.told is None:
            self.told = stories(self.named, self.common, self.affinity, KIN)
        return self.told.get(article)

    def mixed(self) -> bool:
        """Whether the run holds many stories, so that two articles that share no name are of two; else they may be of the one."""
        if self.many is None:
            told = Counter(self.story(article) for article in self.named)
            self.many = max(told.values(), default=0) < ONE_STORY * sum(told.values())
        return self.many

    def strangers(self, affinity: float | None) -> bool:
        """Whether two articles of this affinity tell two stories, as far as names can say."""
        if affinity is None:
            return len(self.named) > FEW and self.mixed()
        return affinity == 0 and self.mixed()

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
        self.file.write(row)
        rows = self.spilled.get(topic)
        if rows is None:
            rows = self.spilled[topic] = Spilled()
        rows.at.append(self.end)
        rows.size.append(len(row))
        rows.article.append(self.articles.setdefault(estimate.article, len(self.articles)))
        rows.block.append(block(estimate))
        self.end += len(row)

    def _words(self, estimate: Estimate) -> None:
        where = (estimate.article, estimate.sentence)
        if where == self.last or self.sentences >= SENTENCES:
            return
        self.last = where
        self.sentences += 1
        for words in surroundings(estimate):
            self.seen.update(words if len(self.seen) < WORDS else [word for word in words if word in self.seen])

    def weight(self, word: str) -> float:
        """How telling a word is: its inverse document frequency over the sentences with figures."""
        if word not in self.known:
            self.known[word] = math.log(1 + (self.sentences + 1) / (1 + self.seen[word]))
        return self.known[word]

    def topics(self) -> list[str]:
        """The topics in the order of their keys."""
        return sorted(self.kept.keys() | self.spilled.keys())

    def slices(self, topic: str) -> Iterator[Sequence[int]]:
        """Which of a topic's estimates are compared at once: all, or a large topic's story by story, some in a slice."""
        size = self.size(topic)
        if size <= SLICE:
            yield range(size)
            return
        gathered: list[int] = []
        for rows in self._blocks(topic):
            if gathered and len(gathered) + len(rows) > SLICE:
                yield gathered
                gathered = []
            whole = max(len(rows) - 1, 0) // SLICE * SLICE
            for first in range(0, whole, SLICE):
                yield rows[first : first + SLICE]
            gathered += rows[whole:]
        yield gathered

    def _blocks(self, topic: str) -> Iterator[list[int]]:
        """What of a topic belongs together: a story, or a country and month where a story is too large or none is known."""
        kept, spilled = self.kept.get(topic, []), self.spilled.get(topic) or Spilled()
        names = list(self.articles)
        blocks: dict[int, list[int]] = {}
        for i, e in enumerate(kept):
            blocks.setdefault(self._story(e.article), []).append(i)
        for i, number in enumerate(spilled.article, len(kept)):
            blocks.setdefault(self._story(names[number]), []).append(i)
        for key in sorted(blocks):
            rows = blocks[key]
            if key >= 0 and len(rows) <= SLICE:
                yield rows
                continue
            parts: dict[int, list[int]] = {}
            for i in rows:
                parts.setdefault(block(kept[i]) if i < len(kept) else spilled.block[i - len(kept)], []).append(i)
            for part in sorted(parts):
                yield parts[part]

    def _story(self, article: str) -> int:
        story = self.story(article)
        return -1 if story is None else story

    def size(self, topic: str) -> int:
        """How many estimates a topic has."""
        spilled = self.spilled.get(topic)
        return len(self.kept.get(topic, ())) + (len(spilled.at) if spilled else 0)

    def rows(self, topic: str, wanted: Iterable[int]) -> list[Estimate]:
        """Some of a topic's estimates, in the order they were read."""
        kept, spilled = self.kept.get(topic, []), self.spilled.get(topic)
        found = []
        for i in wanted:
            if i < len(kept):
                found.append(kept[i])
            elif spilled is not None and self.file is not None:
                found.append(self.decoder.decode(self._read(spilled.size[i - len(kept)], spilled.at[i - len(kept)])))
        return found

    def _read(self, size: int, at: int) -> bytes:
        """A stretch of the file, without a buffer, which would be filled anew each time, and without moving in it: workers share it."""
        assert self.file is not None
        if hasattr(os, "pread"):
            return os.pread(self.file.fileno(), size, at)
        self.file.raw.seek(at)
        return self.file.raw.read(size) or b""

    def settle(self) -> None:
        """Everything is read: make ready what all slices ask for."""
        if self.file is not None:
            self.file.flush()
        self.story("")

    def close(self) -> None:
        """Give the temporary file back."""
        if self.file is not None:
            self.file.close()
            self.file = None


def capitalised(facts: Facts) -> set[str]:
    """Words written with a capital inside the sentences with figures, dates left out: names nobody recognised."""
    found: set[str] = set()
    days = {word for d in facts.dates for word in d.text.split()}
    for context in {f.context for f in facts.figures if f.context}:
        found.update(word for word in _NAMES.findall(context) if word not in days)
    return found


# A word with a capital after a small one: not the first of its sentence.
_NAMES = re.compile(r"(?<=[^\W\d_A-Z] )[^\W\d_a-z][^\W\d_]{2,}")


def block(e: Estimate) -> int:
    """Where and when an estimate was told: what parts the stories of a very large topic."""
    place = e.location or e.destination or e.origin or min(e.names, default="")
    return crc32(f"{place}|{(e.published or '')[:7]}".encode("utf-8", "replace"))
