"""What can tell the time of a figure: the dates of the article, and the stretches that hang on its events."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta

from exodus_cli.facts import Date
from exodus_cli.grammar.times import Anchor, calendar
from exodus_cli.pipeline.reading import Reading

_SPAN = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z]+)$")
UNITS = {
    "D": "day", "W": "week", "M": "month", "Y": "year", "Q": "quarter", "DE": "decade", "CE": "century",
    "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip

# What "the year" and "the quarter" last, where a date tells their end.
WHOLE = frozenset({"year", "quarter", "half", "month", "week"})


@dataclass(frozen=True, slots=True)
class Moment:
    """Words that tell a time: tokens [first, last), ISO dates of its first and last day."""

    first: int
    last: int
    start: str | None
    end: str | None
    text: str
    type: str
    grain: str | None = None
    date: Date | None = None
    anchor: Anchor | None = None

    @property
    def dated(self) -> bool:
        """Whether the calendar knows it."""
        return bool(self.start or self.end)


def moments(reading: Reading) -> list[Moment]:
    """Every moment of the article in order; the dates inside a stretch that hangs on an event are the event's."""
    hanging = [_hanging(reading, anchor) for anchor in reading.anchors if anchor.reach.side != "up_to" or anchor.reach.unit]
    known = [m for m in hanging if m.dated or (m.anchor is not None and m.anchor.duration is not None)]
    out = []
    starts = [k.first for k in known]
    for found in reading.dates:
        moment = _dated(reading, found)
        n = bisect_left(starts, moment.first + 1) - 1
        if n < 0 or moment.first >= known[n].last:
            out.append(moment)
    return sorted(_ended(reading, out) + hanging, key=lambda m: (m.first, m.last))


def _ended(reading: Reading, rows: list[Moment]) -> list[Moment]:
    """The moments, a stretch joined with the date it ends with: "in the [12 months to March]", "the [quarter ended June 30]"."""
    out: list[Moment] = []
    lower, sets = reading.tokens.lower, reading.lexicon.events.sets
    for moment in rows:
        a = out[-1] if out else None
        led = a is not None and 1 <= moment.first - a.last <= 2 and lower[a.last] in sets["stretch_ends"]
        span = _length(reading, a) if a is not None and led and moment.type == "DATE" else None
        end = day_of(moment.end) if span is not None else None
        start = before(end + timedelta(days=1), span) if end is not None else None
        if a is None or start is None:
            out.append(moment)
            continue
        text = reading.text[slice(*reading.tokens.span(a.first, moment.last))]
        out[-1] = Moment(a.first, moment.last, start, moment.end, text, "DATE", date=moment.date)
    return out


def _length(reading: Reading, moment: Moment) -> tuple[float, str] | None:
    """How long a known stretch is ("the three months", "the year"); None of one that is not led by an article, or of a date."""
    words = reading.lexicon.nouns.sets["determiners"] | reading.lexicon.events.sets["definite"]
    if reading.tokens.lower[moment.first] not in words and reading.tokens.lower[max(0, moment.first - 1)] not in words:
        return None
    if moment.type == "DURATION":
        return span_of(moment.date.value if moment.date else None)
    return (1, moment.grain) if moment.grain in WHOLE and not any(c.isdigit() for c in moment.text) else None


def _dated(reading: Reading, found: Date) -> Moment:
    tokens = reading.tokens
    first = last = tokens.at(found.start)
    while last < len(tokens) and tokens.starts[last] < found.end:
        last += 1
    start, end = (found.from_ or "")[:10] or None, (found.to or "")[:10] or None
    return Moment(first, last, start, end, found.text, found.type, found.grain, date=found)


def _hanging(reading: Reading, anchor: Anchor) -> Moment:
    start, end = anchor.interval(day_of(reading.published))
    first, last = reading.tokens.span(anchor.first, anchor.last)
    kind = "DURATION" if anchor.reach.unit else "DATE"
    return Moment(anchor.first, anchor.last, start, end, reading.text[first:last], kind, anchor=anchor)


def day_of(iso: str | None) -> date | None:
    """The day of an ISO date or date-time."""
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def span_of(value: str | None) -> tuple[float, str] | None:
    """(how many, unit) of a TIMEX3 duration; None where it is open."""
    found = _SPAN.match(value or "")
    unit = found and UNITS.get(found[1] + found[3])
    return (float(found[2]), unit) if found and unit else None


def before(day: date | None, span: tuple[float, str] | None) -> str | None:
    """The day a span of time before another."""
    start = calendar.moved(day, span[1], -span[0]) if day is not None and span is not None else None
    return start.isoformat() if start is not None else None
