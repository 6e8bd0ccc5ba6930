"""Group estimates of the same thing, relate them, conclude."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exodus_cli.compare.estimates import Estimate, estimates
from exodus_cli.compare.groups import Weight, group, weights
from exodus_cli.compare.options import Options
from exodus_cli.compare.relations import relations
from exodus_cli.compare.verdicts import Judgement, judge
from exodus_cli.compare.wording import says
from exodus_cli.facts import Comparison, Facts, Group, Verdict, record_id
from exodus_cli.world.topics import title

__all__ = ["Options", "compare"]

STRENGTH: tuple[Verdict, ...] = ("conflict", "update", "compatible", "agree", "single")


def compare(facts: Iterable[Facts], options: Options | None = None) -> Iterator[Comparison]:
    """A comparison for every topic, in the order of their keys.

    Every figure that belongs to a topic stands in exactly one group. See `Options` for what may be asked.
    """
    wanted = options or Options()
    topics: dict[str, list[Estimate]] = {}
    for article in facts:
        for topic, estimate in estimates(article, wanted):
            topics.setdefault(topic, []).append(estimate)
    weight = weights([e for rows in topics.values() for e in rows])
    for topic in sorted(topics):
        comparison = conclude(topic, topics[topic], weight, wanted)
        if _asked(comparison, wanted):
            yield comparison


def conclude(topic: str, rows: list[Estimate], weight: Weight, options: Options) -> Comparison:
    """Everything about one topic."""
    judged = [(members, judge(members, options)) for members in group(rows, weight)]
    groups = tuple(_group(members, judgement) for members, judgement in judged)
    return Comparison(
        id=record_id("", "comparison", topic),
        topic=topic,
        title=title(topic),
        groups=groups,
        relations=tuple(relations(judged)),
        verdict=min((g.verdict for g in groups), key=STRENGTH.index),
    )


def _group(members: list[Estimate], judgement: Judgement) -> Group:
    return Group(
        id=f"g{members[0].id}",
        title=members[0].counted or members[0].thing or members[0].text,
        figures=tuple(e.id for e in members),
        low=judgement.low,
        high=judgement.high,
        best=judgement.best,
        verdict=judgement.verdict,
        because=judgement.because,
        origins=judgement.origins,
        publishers=judgement.publishers,
        says=says(members, judgement),
    )


def _asked(comparison: Comparison, options: Options) -> bool:
    if not options.singles and comparison.verdict == "single":
        return False
    needle = (options.topic or "").casefold()
    return needle in comparison.topic.casefold() or needle in comparison.title.casefold() or any(
        needle in g.title.casefold() for g in comparison.groups
    )
