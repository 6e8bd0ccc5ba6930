"""The ledger: all estimates by topic, in bounded memory, and how common every name and word is.

Comparing is a reduce by topic. Estimates are kept encoded, beyond some megabytes in a temporary file; only where each stands
and whose it is are remembered (20 bytes each). They are read back slice by slice.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from exodus_cli.compare.digests import SENTENCES, Digest, Named, Sentences, estimate
from exodus_cli.compare.estimates import Estimate
from exodus_cli.compare.stories import stories
from exodus_cli.spool import Spool

Key = TypeVar("Key")

# A topic with more estimates is compared in slices of about so many, whole stories each; a story that is larger still is
# cut by country and month of publication.
SLICE = 5_000
# So many different words are counted; in sentences that have more, the latest rare ones all count as rare.
WORDS = 400_000
# Two articles of one story share at least this much of the places and people they name (measured: nine of ten pairs of
# one story do, one in twenty of two stories).
KIN = 0.1
# An article that names fewer may tell of anything: that it shares no name with another says nothing.
ENOUGH = 4
# A run is of one story where this share of its articles is.
ONE_STORY = 0.5
# So few articles are mostly put side by side because they tell one story.
FEW = 12


class Column:
    """The estimates of a topic: where each stands and how long it is, whose article it is from, its block."""

    def __init__(self) -> None:
        self.at = array("Q")
        self.size = array("I")
        self.article = array("I")
        self.block = array("I")


class Weights(dict[Key, float]):
    """What words or names weigh, worked out when first asked for."""

    def __init__(self, weigh: Callable[[Key], float]) -> None:
        self._weigh = weigh

    def __missing__(self, key: Key) -> float:
        found = self[key] = self._weigh(key)
        return found


class Ledger:
    """What was read so far."""

    def __init__(self) -> None:
        self.columns: dict[str, Column] = {}
        self.spool = Spool()
        self.count = 0
        self.articles: list[str] = []
        self.sentences = 0
        self.seen = Counter[str]()
        self.numbers: dict[str, int] = {}
        self.named: dict[str, frozenset[int]] = {}
        self.common: list[int] = []
        self.lands: dict[str, frozenset[str]] = {}
        self.codes: dict[str, str] = {}
        # What is only asked once everything is read, and kept: weights of articles, of names and words; stories.
        self.weights: dict[str, float] = {}
        # How telling a name is: its inverse document frequency over the articles; a word's over the sentences with figures.
        self.rare = Weights[int](lambda name: math.log(1 + len(self.named) / (1 + self.common[name]))).__getitem__
        self.weight = Weights[str](lambda word: math.log(1 + (self.sentences + 1) / (1 + self.seen[word]))).__getitem__
        self.told: dict[str, int] | None = None
        self.many: bool | None = None

    def add(self, digest: Digest) -> None:
        """Take in the estimates, names and words of some articles."""
        first = len(self.articles)
        for told in digest.articles:
            self._article(told)
        columns = [self.columns.setdefault(topic, Column()) for topic in digest.topics]
        at = self.spool.put(digest.rows)
        for size, topic, article, block in zip(digest.size, digest.topic, digest.article, digest.block, strict=True):
            column = columns[topic]
            column.at.append(at)
            column.size.append(size)
            column.article.append(first + article)
            column.block.append(block)
            at += size
        self.count += len(digest.size)
        self._words(digest)

    def _article(self, told: Named) -> None:
        found = frozenset([self.numbers.setdefault(name, len(self.numbers)) for name in told.names])
        self.common.extend([0] * (len(self.numbers) - len(self.common)))
        for number in found:
            self.common[number] += 1
        self.articles.append(told.article)
        self.named[told.article] = found
        self.lands[told.article] = frozenset([self.codes.setdefault(land, land) for land in told.lands])

    def _words(self, digest: Digest) -> None:
        """Count the words of the sentences: all at once, but one by one where a limit is met on the way."""
        if self.sentences >= SENTENCES:
            return
        if self.sentences + digest.sentences <= SENTENCES and len(self.seen) + len(digest.words) <= WORDS:
            self.sentences += digest.sentences
            self.seen.update(digest.words)
            return
        sentences, at = Sentences(), 0
        for size in digest.size:
            words = sentences.words(estimate(digest.rows[at : at + size]))
            self.seen.update(words if len(self.seen) < WORDS else [word for word in words if word in self.seen])
            at += size
            if self.sentences + sentences.count >= SENTENCES:
                break
        self.sentences += sentences.count

    def affinity(self, a: str, b: str) -> float | None:
        """How far two articles name the same places and people, 0 to 1, the rare names first; null where one names none."""
        x, y = self.named.get(a), self.named.get(b)
        if not x or not y:
            return None
        if x.isdisjoint(y):
            return 0.0 if min(len(x), len(y)) >= ENOUGH and self.lands[a].isdisjoint(self.lands[b]) else None
        return math.fsum(map(self.rare, x & y)) / min(self.rarity(a, x), self.rarity(b, y))

    def rarity(self, article: str, names: frozenset[int]) -> float:
        """The weight of all an article's names."""
        if article not in self.weights:
            self.weights[article] = math.fsum(map(self.rare, names))
        return self.weights[article]

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
        """Whether two articles of this affinity tell two stories, as far as names can say; of a few, names cannot."""
        return not affinity and len(self.named) > FEW and self.mixed()

    def topics(self) -> list[str]:
        """The topics in the order of their keys."""
        return sorted(self.columns)

    def slices(self, topic: str) -> Iterator[Sequence[int]]:
        """Which of a topic's estimates are compared at once: all, or a large topic's story by story, some in a slice."""
        size = len(self.columns[topic].at)
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
        column = self.columns[topic]
        blocks: dict[int, list[int]] = {}
        for i, number in enumerate(column.article):
            blocks.setdefault(self._story(self.articles[number]), []).append(i)
        for key in sorted(blocks):
            rows = blocks[key]
            if key >= 0 and len(rows) <= SLICE:
                yield rows
                continue
            parts: dict[int, list[int]] = {}
            for i in rows:
                parts.setdefault(column.block[i], []).append(i)
            for part in sorted(parts):
                yield parts[part]

    def _story(self, article: str) -> int:
        story = self.story(article)
        return -1 if story is None else story

    def rows(self, topic: str, wanted: Iterable[int]) -> list[Estimate]:
        """Some of a topic's estimates, in the order they were read."""
        column = self.columns[topic]
        return [estimate(self.spool.read(column.at[i], column.size[i])) for i in wanted]

    def settle(self) -> None:
        """Everything is read: make ready what all slices ask for."""
        self.story("")

    def close(self) -> None:
        """Give the temporary file back."""
        self.spool.close()
