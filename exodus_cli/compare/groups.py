"""Groups: which estimates of a topic measure the same thing of the same event (R1).

A greedy agglomeration: the likeliest pairs are joined first, and a group grows only while its members fit
each other on average and no two of them exclude each other. Likeness is what a reader would go by: the same
number, the same words around it, the same places; exclusion is what a reader would object to.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence

from exodus_cli.compare import axes as _axes
from exodus_cli.compare.estimates import Estimate
from exodus_cli.compare.intervals import compare, step
from exodus_cli.compare.origins import same_origin, voice

Weight = Callable[[str], float]

# Groups are joined while the average likeness of their members is at least this.
THRESHOLD = 0.55
NEVER = -math.inf
# Scales whose numbers all lie close together: how far two estimates of one thing may be apart.
SPREAD = {"magnitude": 0.3, "percent": 4.0, "degree": 5.0, "celsius": 3.0, "fahrenheit": 5.0}
# Above this many different estimates in a topic only neighbours (by value, by article) are compared.
ALL_PAIRS = 48
NEIGHBOURS = 12
# Two voices within this many characters of one article are set against each other ("A says 300,000, B a million").
BESIDE = 400


def group(estimates: Sequence[Estimate], weight: Weight) -> list[list[Estimate]]:
    """The groups of a topic, each in the order of its articles; `weight` tells rare words from common ones."""
    clusters = _Clusters(estimates, weight)
    clusters.restatements()
    clusters.grow()
    return clusters.groups()


class _Clusters:
    """Groups under way: members of each, and the likeness of pairs as far as it was asked for."""

    def __init__(self, estimates: Sequence[Estimate], weight: Weight) -> None:
        self.all = sorted(estimates, key=lambda e: (e.article, e.start, e.id))
        self.weight = weight
        self.norms = [_norm(e, weight) for e in self.all]
        self.home = list(range(len(self.all)))
        self.members = {i: [i] for i in range(len(self.all))}
        self.known: dict[tuple[int, int], float] = {}

    def restatements(self) -> None:
        """R11: a conversion or a repeated headline stands with the figure it restates."""
        at = {e.id: i for i, e in enumerate(self.all)}
        for i, e in enumerate(self.all):
            if e.same_as in at:
                self.join(self.home[i], self.home[at[e.same_as]])

    def grow(self) -> None:
        """Join, best pair first, what fits."""
        pairs = [(self.likeness(i, j), i, j) for i, j in self.pairs() if self.home[i] != self.home[j]]
        pairs = sorted((p for p in pairs if p[0] >= THRESHOLD * 0.8), key=lambda p: (-p[0], p[1], p[2]))
        for _, i, j in pairs:
            a, b = self.home[i], self.home[j]
            if a != b and self.fit(a, b) >= THRESHOLD:
                self.join(a, b)

    def pairs(self) -> list[tuple[int, int]]:
        """All pairs of a small topic; in a large one each estimate's neighbours by value and by article."""
        n = len(self.all)
        if n <= ALL_PAIRS:
            return [(i, j) for i in range(n) for j in range(i + 1, n)]
        by_value = sorted(range(n), key=lambda i: (self.all[i].interval.centre, i))
        found = set()
        for order in (by_value, range(n)):
            for k, i in enumerate(order):
                for j in order[k + 1 : k + 1 + NEIGHBOURS]:
                    found.add((min(i, j), max(i, j)))
        return sorted(found)

    def fit(self, a: int, b: int) -> float:
        """The average likeness of two groups' members; `NEVER` where two of them exclude each other."""
        total, count = 0.0, 0
        for i in self.members[a][:NEIGHBOURS]:
            for j in self.members[b][:NEIGHBOURS]:
                likeness = self.likeness(min(i, j), max(i, j))
                if likeness == NEVER:
                    return NEVER
                total += likeness
                count += 1
        return total / count

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
        if (i, j) not in self.known:
            self.known[i, j] = self._likeness(i, j)
        return self.known[i, j]

    def _likeness(self, i: int, j: int) -> float:
        a, b = self.all[i], self.all[j]
        value, how = same_number(a, b)
        if excluded(a, b, how):
            return NEVER
        context = _overlap(a, b, self.weight) / (self.norms[i] * self.norms[j] or 1.0)
        return value + 1.2 * context + scope(a, b)

    def groups(self) -> list[list[Estimate]]:
        """The groups in the order of their first members."""
        rows = [sorted(members) for members in self.members.values()]
        return [[self.all[i] for i in row] for row in sorted(rows)]


def same_number(a: Estimate, b: Estimate) -> tuple[float, str]:
    """What the two numbers say for (or against) one measure, and how their intervals stand.

    The longer a number, the less likely two measures share it: 842 twice is one count, 2 twice may be anything.
    Numbers that differ speak for one measure only while they are near each other.
    """
    if a.dimension != b.dimension:
        return 0.0, "units"
    how = compare(a.tolerant, b.tolerant)
    if how in ("equal", "rounding"):
        return 0.3 + 0.15 * min(telling(a.interval.centre), 3), how
    near = nearness(a, b)
    score = 0.35 * near - 0.45 * (1 - near)
    if how == "vague":
        # A vague word holds many numbers: it neither joins nor parts.
        return max(score, 0.1), how
    return (max(score, 0.35 * near) if how == "bounds" else score), how


def nearness(a: Estimate, b: Estimate) -> float:
    """1 for one number, towards 0 for numbers nobody would take for estimates of one thing."""
    x, y = a.interval.centre, b.interval.centre
    if a.dimension in SPREAD:
        return math.exp(-abs(x - y) / SPREAD[a.dimension])
    low, high = sorted((abs(x), abs(y)))
    return (low + 1) / (high + 1) if high < 100 else math.exp(-math.log((high + 1) / (low + 1)) / 1.2)


def telling(value: float) -> float:
    """How telling a number is: its significant digits, and half of its noughts."""
    if not math.isfinite(value) or not value:
        return 1.0
    unit = step(value)
    digits = math.floor(math.log10(abs(value) / unit) + 1e-9) + 1
    return digits + 0.4 * max(math.log10(unit), 0)


def excluded(a: Estimate, b: Estimate, how: str) -> bool:
    """Whether a reader would object to comparing the two."""
    if a.value_kind != b.value_kind:
        return True
    if a.dimension != b.dimension and a.value_kind != "money":
        return True
    if _axes.what(a, b) == "differ" or _axes.place(a, b) == "differ" or _axes.population(a, b) == "differ":
        return True
    if how != "equal" and a.years and b.years and not a.years & b.years:
        return True
    if a.window and b.window and _axes.apart(a.window, b.window):
        return True
    if a.article == b.article and how == "disjoint":
        # An article does not contradict itself: its two numbers are two measures, unless two voices say them.
        return not two_voices(a, b)
    return False


def two_voices(a: Estimate, b: Estimate) -> bool:
    """Whether the estimates are told as two sources' numbers."""
    return voice(a) != voice(b) and not same_origin(a, b)


def scope(a: Estimate, b: Estimate) -> float:
    """What place, people, time and standing in the article say, beyond exclusion."""
    score = 0.0
    if a.names and b.names:
        score += 0.1 if a.names & b.names else -0.05
    if a.years != b.years:
        score -= 0.2
    if a.heads and b.heads:
        score += 0.15 * len(a.heads & b.heads) / min(len(a.heads), len(b.heads))
    if a.article == b.article:
        if abs(a.start - b.start) < BESIDE and two_voices(a, b):
            score += 0.4
    elif a.leads and b.leads:
        score += 0.25
    return score


def _overlap(a: Estimate, b: Estimate, weight: Weight) -> float:
    words = (a.near | a.far) & (b.near | b.far)
    return sum(weight(w) ** 2 * (1.0 if w in a.near else 0.7) * (1.0 if w in b.near else 0.7) for w in words)


def _norm(e: Estimate, weight: Weight) -> float:
    return math.sqrt(sum(weight(w) ** 2 for w in e.near) + sum((0.7 * weight(w)) ** 2 for w in e.far))


def weights(estimates: Sequence[Estimate]) -> Weight:
    """Inverse document frequency of the words around the estimates."""
    seen: dict[str, int] = defaultdict(int)
    sentences = {(e.article, e.sentence): e.near | e.far for e in estimates}
    for words in sentences.values():
        for word in words:
            seen[word] += 1
    total = len(sentences) + 1
    return lambda word: math.log(1 + total / (1 + seen.get(word, 0)))
