"""Pairs: which two estimates of a topic are worth laying side by side; never all of a large topic.

A small topic is compared each with each. In a large one the estimates of one story that print one number are taken
together first; then only those of one story meet, and of a large story only neighbours by value and by article. Two
stories meet where they print one telling number.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain

from exodus_cli.compare.estimates import Estimate
from exodus_cli.compare.ledger import Ledger
from exodus_cli.compare.likeness import SURE

Pair = tuple[int, int]

# Up to this many estimates of a topic are compared each with each.
ALL_PAIRS = 96
# ... and up to this many of one story in a larger topic.
IN_STORY = 16
NEIGHBOURS = 6
# So many measures of one story may print one number before the rest are left for themselves.
NAMESAKES = 3


class Large:
    """A large topic, story by story: what is looked at one after the other stands together."""

    def __init__(self, estimates: Sequence[Estimate], ledger: Ledger) -> None:
        self.all = estimates
        told: dict[int | None, list[int]] = {}
        for i, e in enumerate(estimates):
            told.setdefault(ledger.story(e.article), []).append(i)
        self.stories = list(told.values())

    def repeats(self) -> Iterable[tuple[tuple[object, ...], int]]:
        """Every estimate with what it prints, in which story."""
        for number, rows in enumerate(self.stories):
            for i in rows:
                e = self.all[i]
                yield (number, e.dimension, e.interval.centre, e.interval.vague), i

    def pairs(self, wanted: Container[int]) -> Iterable[Pair]:
        """The pairs of some of the estimates that are worth looking at, each once, story by story."""
        return dict.fromkeys(self._pairs(wanted))

    def _pairs(self, wanted: Container[int]) -> Iterator[Pair]:
        stories = [told for rows in self.stories if (told := [i for i in rows if i in wanted])]
        for told in stories:
            if len(told) <= IN_STORY:
                yield from each(told)
            else:
                by_value = sorted(told, key=lambda i: (self.all[i].interval.centre, i))
                yield from chain(neighbours(by_value, NEIGHBOURS), neighbours(told, NEIGHBOURS // 2))
        if len(stories) > 1:
            yield from self.strangers(sorted(chain.from_iterable(stories)))

    def strangers(self, rows: Sequence[int]) -> Iterable[Pair]:
        """Pairs of one telling number, whatever their stories: each with the next that prints it."""
        last: dict[tuple[str, float], int] = {}
        for i in rows:
            e = self.all[i]
            if e.telling >= SURE:
                key = (e.dimension, e.interval.centre)
                if key in last:
                    yield last[key], i
                last[key] = i


def each(rows: Sequence[int]) -> Iterable[Pair]:
    """Every pair of rows that are in order."""
    return ((i, j) for k, i in enumerate(rows) for j in rows[k + 1 :])


def neighbours(order: Sequence[int], reach: int) -> Iterable[Pair]:
    """Each row with so many that come after it."""
    return ((min(i, j), max(i, j)) for k, i in enumerate(order) for j in order[k + 1 : k + 1 + reach])
