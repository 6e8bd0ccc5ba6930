"""Groups: which estimates of a topic measure the same thing of the same event (R1).

A greedy agglomeration: the likeliest pairs are joined first, and a group grows only while its members fit
each other on average and no two of them exclude each other. Likeness is what a reader would go by: the same
number, the same words around it, the same places; exclusion is what a reader would object to.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from exodus_cli.compare.estimates import Estimate
from exodus_cli.compare.ledger import KIN, Ledger
from exodus_cli.compare.likeness import FAR, FARTHEST, SURE, WEIGHTS, Bag, bag, cosine, excluded, heads, replaced, signs, stand, two_voices
from exodus_cli.compare.pairs import ALL_PAIRS, NAMESAKES, Large, Pair, each
from exodus_cli.compare.parts import Whole, twins

# Groups are joined while the average likeness of their members is at least this.
THRESHOLD = 0.56
# ... and by so much more where the pair that brings them together cannot both be true: a false conflict costs more than
# a missed one.
DISPUTE = 0.06
NEVER = -math.inf
# How much a group is judged by a newcomer's likest member; the rest by all of its members.
BEST = 0.75
# So many members of each group are looked at when two are to be joined; fewer in a large topic.
FIT, GLANCE = 8, 3


def group(estimates: Sequence[Estimate], ledger: Ledger, wholes: Iterable[Whole]) -> list[list[Estimate]]:
    """The groups of a topic, each in the order of its articles; the ledger knows rare words and kindred articles.

    `wholes` are those of its estimates that a sentence adds up from others.
    """
    clusters = _Clusters(estimates, ledger)
    if clusters.large:
        clusters.repeats()
    clusters.restatements(wholes)
    clusters.grow()
    return clusters.groups()


class _Clusters:
    """Groups under way: members of each, and the likeness of pairs as far as it was asked for."""

    def __init__(self, estimates: Sequence[Estimate], ledger: Ledger) -> None:
        self.all = sorted(estimates, key=lambda e: (e.article, e.start, e.id))
        self.sizes = [abs(e.interval.centre) + 1 for e in self.all]
        self.bags: dict[int, Bag] = {}
        self.printed: dict[tuple[str, str, float], list[int]] = {}  # what prints a number, by article
        for i, e in enumerate(self.all):
            self.printed.setdefault((e.article, e.dimension, e.interval.centre), []).append(i)
        self.home = list(range(len(self.all)))
        self.members = {i: [i] for i in range(len(self.all))}
        self.repeated: dict[int, list[int]] = {}  # in a large topic: what prints the same, under the first that does
        self.large = Large(self.all, ledger) if len(self.all) > ALL_PAIRS else None
        self.ledger = ledger
        self.kin: dict[tuple[str, str], float | None] = {}
        self.known: dict[tuple[int, int], float] = {}

    def restatements(self, wholes: Iterable[Whole]) -> None:
        """R11: a conversion or a repeated headline stands with the figure it restates; R5: equal parts of a whole are one measure."""
        at = {e.id: i for i, e in enumerate(self.all)}
        for i, e in enumerate(self.all):
            if e.same_as in at:
                self.join(self.base(i), self.base(at[e.same_as]))
        for parts in twins(wholes):
            for e in parts[1:]:
                self.join(self.base(at[parts[0].id]), self.base(at[e.id]))

    def repeats(self) -> None:
        """What prints one number in one story stands with the first that does, where it is like it."""
        heads: dict[tuple[object, ...], list[int]] = {}
        for key, i in self.large.repeats() if self.large else ():
            known = heads.setdefault(key, [])
            head = next((h for h in known if self.repeated_by(h, i)), None)
            if head is not None:
                self.home[i] = head
                del self.members[i]
                self.repeated.setdefault(head, []).append(i)
            elif len(known) < NAMESAKES:
                known.append(i)

    def repeated_by(self, i: int, j: int) -> bool:
        """Whether two estimates of one story and number are one: a telling number of one event needs no likeness."""
        a, b = self.all[i], self.all[j]
        if a.telling >= SURE and (a.event, a.thing) == (b.event, b.thing):
            return not excluded(a, b, "equal")
        plain = self.plain(i, j)  # the words around are only looked at where they decide
        return plain >= THRESHOLD or plain + self.context(i, j) >= THRESHOLD

    def base(self, i: int) -> int:
        """The group an estimate stands in, though it only repeats one of its members."""
        home = self.home[i]
        return home if home in self.members else self.home[home]

    def grow(self) -> None:
        """Join what fits, the best pair first; two voices of one article only when each stands among its own."""
        pairs = [(self.likeness(i, j), i, j) for i, j in self.pairs() if self.home[i] != self.home[j]]
        pairs = [p for p in pairs if p[0] >= THRESHOLD * 0.8]
        pairs.sort(key=lambda p: (self.disputed(p[1], p[2]), -p[0], p[1], p[2]))
        for _, i, j in pairs:
            a, b = self.home[i], self.home[j]
            if a != b and self.fit(a, b) >= THRESHOLD + (DISPUTE if stand(self.all[i], self.all[j]) == "disjoint" else 0.0):
                self.join(a, b)

    def disputed(self, i: int, j: int) -> bool:
        """Whether one article tells two numbers that cannot both be true."""
        return self.all[i].article == self.all[j].article and stand(self.all[i], self.all[j]) == "disjoint"

    def pairs(self) -> Iterable[Pair]:
        """The pairs worth looking at."""
        return self.large.pairs(self.members) if self.large else each(range(len(self.all)))

    def fit(self, a: int, b: int) -> float:
        """How well the smaller group's members find a like one in the larger; `NEVER` where two exclude each other."""
        few, many = sorted((self.members[a], self.members[b]), key=lambda m: (len(m), m[0]))
        best = []
        most = GLANCE if self.large else FIT
        for i in few[:most]:
            row = []
            for j in many[:most]:
                likeness = self.likeness(i, j) if i < j else self.likeness(j, i)
                if likeness == NEVER:
                    return NEVER
                row.append(likeness)
            best.append(BEST * max(row) + (1 - BEST) * sum(row) / len(row))
        return sum(best) / len(best)

    def join(self, a: int, b: int) -> None:
        """Make one group of two."""
        if a == b:
            return
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        for i in self.members.pop(b):
            self.home[i] = a
            self.members[a].append(i)

    def likeness(self, i: int, j: int) -> float:
        """How likely two estimates measure the same, about 0 to 2."""
        found = self.known.get((i, j))
        if found is None:
            found = self.plain(i, j)
            if found != NEVER:
                found += self.context(i, j)
            self.known[i, j] = found
        return found

    def plain(self, i: int, j: int) -> float:
        """What the two say for themselves of that, whatever the words around; `NEVER` where they exclude each other."""
        a, b = self.all[i], self.all[j]
        x, y = self.sizes[i], self.sizes[j]
        far = FARTHEST if a.article == b.article else FAR
        if (x < far * y or y < far * x) and not (a.interval.vague or b.interval.vague):
            return NEVER
        kin = self.kinship(a.article, b.article) if a.origin_article != b.origin_article else None
        if x != y and a.origin_article != b.origin_article and self.ledger.strangers(kin):
            return NEVER
        how = stand(a, b)
        if excluded(a, b, how) or (how == "disjoint" and (self.granted(i, j) or self.granted(j, i))):
            return NEVER
        found = signs(a, b, how)
        found |= heads(a, b, self.ledger.weight)
        if kin is not None:
            found["story"] = max(0.0, 1 - kin / KIN)
        return sum([WEIGHTS[sign] * value for sign, value in found.items()])

    def context(self, i: int, j: int) -> float:
        """What the words around them add: nothing inside one sentence."""
        a, b = self.all[i], self.all[j]
        if a.sentence == b.sentence and a.article == b.article:
            return 0.0
        return WEIGHTS["context"] * cosine(self.bag(i), self.bag(j))

    def granted(self, i: int, j: int) -> bool:
        """Whether the article of one number prints the other's as well: then what it tells besides is another measure.

        Unless it sets the two against each other itself, or takes one back.
        """
        a, b = self.all[i], self.all[j]
        if a.article == b.article or a.telling < SURE or a.loose or b.loose:
            return False
        for k in self.printed.get((b.article, a.dimension, a.interval.centre), ()):
            c = self.all[k]
            if k == j or c.same_as == b.id or b.same_as == c.id:
                continue
            if not (excluded(a, c, "equal") or two_voices(b, c) or replaced(b, c)):
                return True
        return False

    def bag(self, i: int) -> Bag:
        """The words around an estimate, weighed when first asked for."""
        if i not in self.bags:
            self.bags[i] = bag(self.all[i], self.ledger.weight)
        return self.bags[i]

    def kinship(self, a: str, b: str) -> float | None:
        """How far two articles tell one story (`Ledger.affinity`), asked once."""
        if (a, b) not in self.kin:
            self.kin[a, b] = self.ledger.affinity(a, b)
        return self.kin[a, b]

    def groups(self) -> list[list[Estimate]]:
        """The groups in the order of their first members."""
        rows = [sorted([*members, *(j for i in members for j in self.repeated.get(i, ()))]) for members in self.members.values()]
        return [[self.all[i] for i in row] for row in sorted(rows)]
