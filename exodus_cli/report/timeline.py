"""Dates as a timeline: one moment, everything that is said of it, in the order of the calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from exodus_cli.facts import Date
from exodus_cli.report import Read
from exodus_cli.report.wording import interval


@dataclass(slots=True)
class Moment:
    """A stretch of the calendar and the passages that speak of it."""

    start: str | None
    end: str | None
    mentions: list[tuple[Date, Read]] = field(default_factory=list)

    @property
    def when(self) -> str:
        """The moment as people write it."""
        return interval(self.start, self.end)

    @property
    def sources(self) -> list[str]:
        """Who speaks of it, in the order of the articles."""
        return list(dict.fromkeys(date.source or date.article for date, _ in self.mentions))


def timeline(reads: Iterable[Read]) -> tuple[list[Moment], list[tuple[Date, Read]]]:
    """The moments of the articles in order, and the expressions that no calendar day is known for."""
    moments: dict[tuple[str | None, str | None], Moment] = {}
    unresolved: list[tuple[Date, Read]] = []
    for read in reads:
        for date in read.facts.dates:
            if date.from_ is None and date.to is None:
                unresolved.append((date, read))
            else:
                key = (date.from_, date.to)
                moments.setdefault(key, Moment(*key)).mentions.append((date, read))
    return sorted(moments.values(), key=_order), unresolved


def _order(moment: Moment) -> tuple[str, int, str]:
    """By beginning; of two that begin together the shorter first, an open one last."""
    start, end = moment.start or "", moment.end or ""
    return (start or end, 0 if start else -1, end or "9999-99")
