"""Wholes and their parts, where a sentence adds them up (R5): "12 of one family, seven children, three women, two men"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exodus_cli.compare.estimates import Estimate

# A sentence that lists more numbers than this is a table.
PARTS = 8
Whole = tuple[Estimate, list[Estimate]]
"""A whole and its parts."""


def wholes(rows: Iterable[Estimate]) -> Iterator[Whole]:
    """Every whole with its parts."""
    sentences: dict[tuple[str, int], list[Estimate]] = {}
    for e in rows:
        if e.interval.point is not None and e.value_kind == "count":
            sentences.setdefault((e.article, e.sentence), []).append(e)
    for members in sentences.values():
        if not 3 <= len(members) <= PARTS:
            continue
        whole = max(members, key=lambda e: (e.interval.point or 0.0, -e.start))
        parts = [e for e in members if e is not whole]
        if sum(e.interval.point or 0.0 for e in parts) == whole.interval.point:
            yield whole, parts


def twins(wholes: Iterable[Whole]) -> Iterator[list[Estimate]]:
    """The parts of a whole that are told alike: "two jobs, one in Russia and one here" names one measure twice.

    They print one number of one thing and event, and have no noun of their own, only the whole's.
    """
    for whole, parts in wholes:
        alike: dict[object, list[Estimate]] = {}
        for e in parts:
            if e.start > whole.start and not e.heads - whole.heads:
                alike.setdefault((e.interval.point, e.event, e.thing), []).append(e)
        yield from (group for group in alike.values() if len(group) > 1)
