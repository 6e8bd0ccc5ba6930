"""Find the dates of an article."""

from __future__ import annotations

from datetime import date, datetime, time

from msgspec.structs import replace

from exodus_cli.facts import Date
from exodus_cli.grammar.times import Expression, Timex, inferred, recognised, told
from exodus_cli.pipeline.reading import Reading

# The `mod` of words that name no day ("now", "recently"): believe them last.
WEAK = "APPROX"


def find(reading: Reading) -> list[Date]:
    """The dates of the article, in the order of their offsets.

    An article without a publication date gets the one its text fixes, if it does, marked `inferred`, or that of its file's name.
    """
    found = recognised(reading.tokens, reading.lexicon)
    if reading.published is None:
        _infer(reading, found)
    ages = [reading.tokens.span(q.first, q.last) for q in reading.quantities if q.value_kind == "age"]
    when, clock = day_of(reading.published), clock_of(reading.published)
    read = told(reading.tokens, reading.lexicon, when, found, clock)
    reading.anchors, reading.chronicle, reading.events = read.anchors, read.chronicle, read.events
    dates = [_date(reading, t) for t in read.rows]
    return [d for d in dates if d.type != "DURATION" or not any(start < d.end and d.start < end for start, end in ages)]


def _infer(reading: Reading, found: list[Expression]) -> None:
    """Give the article the publication date that its text fixes, else the one its file is named by."""
    document, day = reading.document, inferred(reading.tokens, found)
    if day is not None:
        article = replace(document.article, published=day.isoformat(), published_from="inferred")
    else:
        article = replace(document.article, published=document.filed, published_from="metadata" if document.filed else None)
    reading.document = replace(document, article=article)


def day_of(published: str | None) -> date | None:
    """The day of an ISO date or date-time, or None where it is none."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def clock_of(published: str | None) -> time | None:
    """The time of the day of an ISO date-time; None for midnight, which is what a calendar writes that knows the day alone."""
    if published is None or len(published) <= len("2022-09-21T"):
        return None
    try:
        clock = datetime.fromisoformat(published).time()
    except ValueError:
        return None
    return clock if clock != time() else None


def _date(reading: Reading, timex: Timex) -> Date:
    start, end = reading.tokens.span(timex.first, timex.last)
    return Date(
        **reading.standing("date", start, end),
        type=timex.type,
        value=timex.value,
        from_=timex.start,
        to=timex.end,
        grain=timex.grain,
        mod=timex.mod or (WEAK if timex.weak else None),
        cues={name: reading.tokens.span(*span) for name, span in timex.cues.items()},
    )
