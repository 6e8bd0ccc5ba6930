"""Stories: which articles of a large corpus may tell of one event, by the rare names they share.

A large topic is compared story by story. Names are taken from the rarest on, and articles that share one are joined where
all they name is kindred enough; a story never grows beyond `LARGEST`, so that the few names everybody uses cannot run
the whole corpus together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

# An article is looked for by so many of its rarest names that others share.
HANDLES = 4
# A name of more articles than this tells nothing of their story.
EVERYBODY = 2_000
# Articles of one story; larger ones are cut where they were joined by their commonest name.
LARGEST = 2_000

Affinity = Callable[[str, str], float | None]


def stories(named: Mapping[str, frozenset[int]], common: Sequence[int], affinity: Affinity, least: float) -> dict[str, int]:
    """A number for the story of every article that names somebody or some place.

    `common` says how many articles have a name; `affinity` how far two tell one story: at least `least` joins them.
    """
    articles = list(named)
    posted: dict[int, list[int]] = {}
    for at, article in enumerate(articles):
        shared = sorted((common[name], name) for name in named[article] if 1 < common[name] <= EVERYBODY)
        for _, name in shared[:HANDLES]:
            posted.setdefault(name, []).append(at)
    parents, sizes = list(range(len(articles))), [1] * len(articles)

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    for name in sorted(posted, key=lambda name: (common[name], name)):
        for first, second in pairwise(posted[name]):
            a, b = root(first), root(second)
            if a != b and sizes[a] + sizes[b] <= LARGEST and (affinity(articles[first], articles[second]) or 0.0) >= least:
                parents[max(a, b)] = min(a, b)
                sizes[min(a, b)] += sizes[max(a, b)]
    return {article: root(at) for at, article in enumerate(articles)}
