"""Days of events that an article fixes ("the invasion on February 24") and later counts from ("since the invasion").

What an event is called is a row of `happenings` in times.toml. Its day is the one told right beside it, or
that of an event everybody knows by name (`known`); an event without a day leaves no mark.
"""

from __future__ import annotations

from datetime import date

from exodus_cli.facts import Span
from exodus_cli.grammar.times import calendar
from exodus_cli.grammar.times.context import Context
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.spans import lasting, span_of
from exodus_cli.grammar.times.timex import Resolved, Timex, timex
from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang.phrases import Phrases
from exodus_cli.lang.times import Times

# An event and its day are at most so many words apart: "the invasion of Ukraine on February 24".
REACH = 5
Days = dict[str, tuple[date, Span]]


class Happenings:
    """The events of a language by their words."""

    def __init__(self, times: Times) -> None:
        self.words = {word: name for name, words in times.happenings.items() for word in words}
        self.known = Phrases((phrase, row) for row in times.known for phrase in row.phrases)
        self.links, self.breaks, self.genitives = times.happening_links, times.happening_breaks, times.happening_genitives

    def known_days(self, tokens: Tokens, published: date | None) -> Days:
        """The days of events the text calls by a name that everybody knew when it was published."""
        out: Days = {}
        for at, word in enumerate(tokens.lower):
            if self.known.starts(word) and (found := self.known.match(tokens.lower, at)):
                size, row = found
                if published is not None and row.day > published.isoformat():
                    continue
                for name in row.happenings:
                    out.setdefault(name, (date.fromisoformat(row.day), (at, at + size)))
        return out

    def beside(self, tokens: Tokens, timex: Timex) -> str | None:
        """The event a date stands beside: "the speech on Wednesday", "the Feb. 24 invasion"."""
        after = timex.last
        if after < len(tokens) and tokens.lower[after] == "'s":
            after += 1
        if after < len(tokens) and tokens.lower[after] in self.words:
            return self.words[tokens.lower[after]]
        at = timex.first - 1
        if at < 1 or tokens.lower[at] not in self.links:
            return None
        for n in range(at - 1, max(-1, at - 1 - REACH), -1):
            word = tokens.lower[n]
            if word in self.words:
                sure = n == at - 1 and tokens.lower[at] in self.genitives
                guarded = not sure and any(w in self.breaks for w in tokens.lower[max(0, n - 3) : n])
                return None if guarded else self.words[word]
            if tokens.kinds[n] != "w" or word in self.breaks:
                return None
        return None


def anchored(found: Expression, days: Days, context: Context) -> Timex | None:
    """The record of "since the invasion", or of "seven days after the invasion"; None without its day."""
    name = found.slots.get("happening")
    told = days.get(name) if name is not None else None
    span = found.inner
    if span is None:
        if told is None or context.narrative:
            return None
        out = timex(found.first, found.last, Resolved(calendar.on(told[0])))
        out.cues = {"from": told[1], "to": told[1]}
        if found.rule.relation == "until_now" and context.published is not None and context.published >= told[0]:
            out.end = context.published.isoformat()  # "since the invasion": up to now
            del out.cues["to"]
        return out
    out = lasting(span, context)
    n, unit, _ = span_of(span)
    if told is None or unit is None:
        return out
    other = calendar.moved(told[0], unit, n * (found.rule.shift or 1)) if n is not None else None
    start, end = (told[0], other) if (found.rule.shift or 1) > 0 else (other, told[0])
    out.first, out.last = found.first, found.last
    out.start, out.end = (start.isoformat() if start else None), (end.isoformat() if end else None)
    out.cues = {"from": told[1]} if start == told[0] else {"to": told[1]}
    return out
