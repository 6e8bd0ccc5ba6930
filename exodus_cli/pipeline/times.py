"""Find the dates of an article."""

from __future__ import annotations

from datetime import date

from exodus_cli.facts import Date
from exodus_cli.grammar.times import Timex, times
from exodus_cli.pipeline.reading import Reading


def find(reading: Reading) -> list[Date]:
    """The dates of the article, in the order of their offsets."""
    return [_date(reading, timex) for timex in times(reading.tokens, reading.lexicon, day_of(reading.published))]


def day_of(published: str | None) -> date | None:
    """The day of an ISO date or date-time, or None where it is none."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _date(reading: Reading, timex: Timex) -> Date:
    start, end = reading.tokens.span(timex.first, timex.last)
    return Date(
        **reading.standing("date", start, end),
        type=timex.type,
        value=timex.value,
        from_=timex.start,
        to=timex.end,
        grain=timex.grain,
        mod=timex.mod,
        cues={name: reading.tokens.span(*span) for name, span in timex.cues.items()},
    )
