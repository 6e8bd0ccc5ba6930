"""Group estimates of the same thing, relate them, conclude."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from types import ModuleType

import msgspec

from exodus_cli.chronicle import dated
from exodus_cli.compare.balance import GAP, Balance, balances, checks
from exodus_cli.compare.digests import SENTENCES, Digest, digest, digests
from exodus_cli.compare.estimates import Estimate
from exodus_cli.compare.groups import group
from exodus_cli.compare.ledger import Ledger
from exodus_cli.compare.options import Options
from exodus_cli.compare.parts import wholes
from exodus_cli.compare.relations import across, head, sums, within
from exodus_cli.compare.titles import group_titles
from exodus_cli.compare.verdicts import Judgement, judge
from exodus_cli.compare.wording import balanced, says
from exodus_cli.compare.workers import each
from exodus_cli.facts import Comparison, Facts, Group, Relation, Verdict, record_id
from exodus_cli.world.topics import title

__all__ = ["SENTENCES", "Digest", "Options", "compare", "digest", "reduced"]

STRENGTH: tuple[Verdict, ...] = ("conflict", "update", "compatible", "agree", "single")


def compare(facts: Iterable[Facts], options: Options | None = None) -> Iterator[Comparison]:
    """A comparison for every topic, in the order of their keys.

    Every figure that belongs to a topic stands in exactly one group. See `Options` for what may be asked.
    """
    wanted = options or Options()
    return reduced(digests(facts, wanted), wanted)


def reduced(parts: Iterable[Digest], options: Options) -> Iterator[Comparison]:
    """The same from digests of the articles, which other processes may have made."""
    ledger = Ledger()
    try:
        for part in parts:
            ledger.add(part)
        ledger.settle()
        units = ((topic, rows) for topic in ledger.topics() for rows in ledger.slices(topic))
        pieces = each(units, partial(conclude, ledger, options), Piece, ledger.count)
        for topic, found in groupby(pieces, key=lambda piece: piece.topic):
            comparison, words = gathered(topic, found)
            if _asked(comparison, words, options):
                yield comparison
    finally:
        ledger.close()


class Piece(msgspec.Struct, frozen=True):
    """What comes of one slice of a topic, and the ids of what is counted in it."""

    topic: str
    groups: list[Group]
    relations: list[Relation]
    words: frozenset[str]


def conclude(ledger: Ledger, options: Options, unit: tuple[str, Sequence[int]]) -> Piece:
    """Everything about one slice of a topic."""
    topic, wanted = unit
    rows = ledger.rows(topic, wanted)
    nets = list(balances(rows))
    checked = checks(nets)
    summed = list(wholes(rows))
    told = sums(summed)
    groups: list[Group] = []
    heads: list[Estimate] = []
    found = group(rows, ledger, summed)
    for members, name in zip(found, group_titles(found), strict=True):
        judgement = judge(members, options)
        groups.append(_group(members, name, judgement, nets))
        told += within(members, judgement)
        heads.append(head(members))
    words = frozenset(word for e in rows for word in (e.event, e.thing) if word)
    known = {frozenset((r.a, r.b)) for r in checked}
    others = [r for r in across(heads) if frozenset((r.a, r.b)) not in known]
    return Piece(topic, groups, [*checked, *told, *others], words)


def gathered(topic: str, pieces: Iterable[Piece]) -> tuple[Comparison, set[str]]:
    """Everything about one topic, and the ids of what is counted in it."""
    groups: list[Group] = []
    told: list[Relation] = []
    words: set[str] = set()
    for piece in pieces:
        groups += piece.groups
        told += piece.relations
        words |= piece.words
    comparison = Comparison(
        id=record_id("", "comparison", topic),
        topic=topic,
        title=title(topic),
        groups=tuple(groups),
        relations=tuple(told),
        verdict=min((g.verdict for g in groups), key=STRENGTH.index),
    )
    return comparison, words


def _group(members: list[Estimate], name: str, judgement: Judgement, nets: Sequence[Balance]) -> Group:
    """What is concluded of a group; where its net was checked (R3), what came of it."""
    own = {e.id for e in members}
    found = [b for b in nets if b.net.id in own]
    net = max(found, key=lambda b: abs(b.gap), default=None)
    return Group(
        id=f"g{members[0].id}",
        title=name,
        figures=tuple(e.id for e in members),
        low=judgement.low,
        high=judgement.high,
        best=judgement.best,
        verdict=judgement.verdict,
        because=(*judgement.because, *net.codes) if net else judgement.because,
        origins=judgement.origins,
        publishers=judgement.publishers,
        says=" ".join((says(members, judgement), *((balanced(net),) if net else ()))),
    )


def _asked(comparison: Comparison, words: set[str], options: Options) -> bool:
    if not options.singles and comparison.verdict == "single" and not any(c.startswith(GAP) for g in comparison.groups for c in g.because):
        return False
    needle = (options.topic or "").casefold()
    names = (comparison.topic, comparison.title, *(g.title for g in comparison.groups), *(word.replace("_", " ") for word in words))
    return any(needle in name.casefold() for name in names)


class _Room(ModuleType):
    """`exodus_cli.compare` is a verb of the public API and the room behind it.

    Python sets a package's attribute when a room is first imported, which would put the room in the verb's
    place: so the room can be called.
    """

    def __call__(self, facts: Iterable[Facts], options: Options | None = None) -> Iterator[Comparison]:
        """As `compare`, once the articles have told each other the days of their events."""
        return compare(dated(facts), options)


sys.modules[__name__].__class__ = _Room
