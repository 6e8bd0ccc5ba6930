"""Group estimates of the same thing, relate them, conclude."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exodus_cli.facts import Comparison, Facts


def compare(facts: Iterable[Facts]) -> Iterator[Comparison]:
    """A comparison for every topic, in the order of their keys."""
    del facts
    yield from ()
