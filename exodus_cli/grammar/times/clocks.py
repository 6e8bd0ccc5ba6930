"""Read times of the clock: "10:30", "9:01:10 AM", "15h30", "half past seven", "sette e mezza", "un quarto alle otto"."""

from __future__ import annotations

from typing import NamedTuple

from exodus_cli.grammar.times.slots import Found, Words, figure, listed, number
from exodus_cli.grammar.tokens import Tokens

NOON, DAY = 12, 24
# Four figures between these are a year, not an hour and its minutes.
YEARS = range(1800, 2100)
# Minutes spoken behind the hour ("seven thirty") have two figures.
LEAST_SPOKEN = 10


class Clock(NamedTuple):
    """A time of the clock; what is None is not told."""

    hour: int
    minute: int | None = None
    second: int | None = None
    half: str | None = None
    """"am" or "pm" where the text says so."""

    def __str__(self) -> str:
        """As TIMEX3 has it: "15:30"."""
        seconds = f":{self.second:02d}" if self.second else ""
        return f"{self.hour:02d}:{self.minute or 0:02d}{seconds}"

    @property
    def exact(self) -> str:
        """To the second: "15:30:00"."""
        return f"{self.hour:02d}:{self.minute or 0:02d}:{self.second or 0:02d}"

    def later(self) -> Clock:
        """The same on the other half of the dial, where it is before noon."""
        return self._replace(hour=self.hour + NOON) if self.hour < NOON else self


def clock(tokens: Tokens, words: Words, at: int) -> Found:
    """A time that shows itself as one: "10:30", "10 a.m.", "noon", "a quarter to six"."""
    return [(stop, found) for stop, found, sure in _read(tokens, words, at) if sure]


def hour(tokens: Tokens, words: Words, at: int) -> Found:
    """A time, or a number that may be one where the context says so: "10", "seven thirty"."""
    return [(stop, found) for stop, found, _ in _read(tokens, words, at)]


def _read(tokens: Tokens, words: Words, at: int) -> list[tuple[int, Clock, bool]]:
    """[(where it ends, time, whether it can be nothing else)], halves of the day read."""
    out = []
    for stop, found, sure in (*_dial(tokens, words, at), *_minutes_first(tokens, words, at)):
        row = _marked(tokens, words, stop, found)
        if row is not None:
            out.append(row)
        else:
            out.append((stop, found, sure))
    if not out and tokens.kinds[at] == "n" and len(tokens.words[at]) == 4:
        value, after = figure(tokens, at), tokens.lower[at + 1 : at + 2]
        zoned = bool(after) and after[0] in words.zones
        if value is not None and value < DAY * 100 and value % 100 < 60 and (zoned or value not in YEARS):
            out.append((at + 1, Clock(value // 100, value % 100), zoned))
    return out


def _dial(tokens: Tokens, words: Words, at: int) -> list[tuple[int, Clock, bool]]:
    """The hour first: named, in figures, or spoken with its minutes."""
    lower, start = tokens.lower, at
    if tokens.words[at] == "12" and at + 1 < len(tokens) and words.hours.get(lower[at + 1], (0, 0))[0] == NOON:  # "12 noon"
        at += 1
    named = words.hours.get(lower[at])
    if named is not None and (at > start or lower[at] in words.hours):
        return _quarters(tokens, words, at + 1, Clock(named[0], named[1] or None), sure=True)
    if tokens.kinds[at] == "n":
        return _figures(tokens, words, at)
    if tokens.kinds[at] != "w":
        return []
    out = []
    for stop, value in number(tokens, words, at):
        if isinstance(value, int) and 0 < value <= DAY:
            out += _quarters(tokens, words, stop, Clock(value), sure=False)
            out += _spoken_minutes(tokens, words, stop, value)
    return out


def _spoken_minutes(tokens: Tokens, words: Words, at: int, hours: int) -> list[tuple[int, Clock, bool]]:
    """"seven thirty", "four twenty-three"."""
    if at >= len(tokens) or tokens.kinds[at] != "w" or not words.times.spoken_minutes:
        return []
    return [(stop, Clock(hours, n), False) for stop, n in number(tokens, words, at) if isinstance(n, int) and LEAST_SPOKEN <= n < 60]


def _figures(tokens: Tokens, words: Words, at: int) -> list[tuple[int, Clock, bool]]:
    """"10", "10:30", "10.30", "9:01:10", "15h", "15h30"."""
    row, size = tokens.words, len(tokens)
    whole, dot, rest = row[at].partition("." if "." in row[at] else words.times.decimal)  # "alle 6,30"
    stop, sure, second = at + 1, False, None
    if dot and len(rest) != 2:
        return []
    if not dot and stop < size and tokens.lower[stop] in words.times.clock_signs and tokens.glued(stop):
        sign = row[stop]
        if stop + 1 < size and tokens.glued(stop + 1) and len(row[stop + 1]) == 2 and row[stop + 1].isdecimal():
            rest, stop, sure = row[stop + 1], stop + 2, not sign.isalpha()
            if stop + 1 < size and row[stop] == ":" and tokens.kinds[stop + 1] == "n" and tokens.glued(stop):
                second, stop = figure(tokens, stop + 1), stop + 2
        elif sign.isalpha() and (stop + 1 >= size or not tokens.glued(stop + 1) or tokens.kinds[stop + 1] == "s"):  # "15h"
            rest, stop = "00", stop + 1
    if not whole.isdecimal() or len(whole) > 2 or (rest and not rest.isdecimal()) or int(whole) > DAY or (rest and int(rest) > 59):
        return []
    found = Clock(int(whole), int(rest) if rest else None, second)
    return [(stop, found, sure)] if rest else _quarters(tokens, words, stop, found, sure=False)


def _quarters(tokens: Tokens, words: Words, at: int, found: Clock, *, sure: bool) -> list[tuple[int, Clock, bool]]:
    """A spoken hour and what may follow it: "sette e mezza", "mezzogiorno meno un quarto"."""
    for rest, minutes in words.quarters.get(tokens.lower[at] if at < len(tokens) else "", ()):
        stop = at + 1 + len(rest)
        if tuple(tokens.lower[at + 1 : stop]) == rest:
            return [(at, found, sure), (stop, _moved(found, minutes), sure)]
    out = [(at, found, sure)]
    plus = at + 1 < len(tokens) and tokens.lower[at] in words.times.hour_plus
    if plus or (at + 1 < len(tokens) and tokens.lower[at] in words.times.hour_less):  # "otto e 20", "otto meno tre minuti"
        for stop, n in number(tokens, words, at + 1):
            if isinstance(n, int) and 0 < n < 60:
                stop += stop < len(tokens) and tokens.lower[stop] in words.minutes
                out.append((stop, _moved(found, n if plus else -n), sure))
    return out


def _moved(found: Clock, minutes: int) -> Clock:
    """So many minutes past the hour; below zero, to it."""
    return found._replace(minute=minutes) if minutes >= 0 else found._replace(hour=(found.hour - 1) % DAY, minute=60 + minutes)


def _minutes_first(tokens: Tokens, words: Words, at: int) -> list[tuple[int, Clock, bool]]:
    """"half past seven", "20 minutes to nine", "un quarto alle otto"; sure where no plain number could mean anything else."""
    times = words.times
    part = listed(tokens, words.hour_parts, at)
    sure = part is not None
    stop, minutes = part if part is not None else next((row for row in number(tokens, words, at) if isinstance(row[1], int)), (at, 0))
    if not 0 < minutes < 60:
        return []
    if part is None and stop < len(tokens) and tokens.lower[stop] in words.minutes:
        stop, sure = stop + 1, tokens.lower[stop + 1 : stop + 2] != [] and tokens.lower[stop + 1] in times.past_hour
    if stop + 1 >= len(tokens):
        return []
    word = tokens.lower[stop]
    ranged = word in times.range_to and at > 0 and tokens.lower[at - 1] in times.range_from  # "dalle 21 alle 6"
    if ranged or (word not in times.past_hour and word not in times.to_hour):
        return []
    sign = 1 if word in times.past_hour else -1
    out = []
    for after, found, certain in _dial(tokens, words, stop + 1):
        counts = after < len(tokens) and tokens.lower[after] in words.units_many  # "10 minutes to 2 hours"
        if found.minute is None and 0 < found.hour <= DAY and not counts:
            out.append((after, _moved(found, sign * minutes), certain or sure))
    return out


def _marked(tokens: Tokens, words: Words, at: int, found: Clock) -> tuple[int, Clock, bool] | None:
    """The same with its half of the day or its "o'clock" read; None where there is neither."""
    marked = False
    if at < len(tokens) and tokens.lower[at] in words.times.oclock:
        at, marked = at + 1, True
    half, stop = _half(tokens, words, at)
    if half is None or found.hour > NOON:
        return (at, found, True) if marked else None
    sure = marked or found.minute is not None or stop - at > 1 or len(tokens.words[at]) > 1
    hours = found.hour % NOON + (NOON if half == "pm" else 0)
    return stop, found._replace(hour=hours, half=half), sure


def _half(tokens: Tokens, words: Words, at: int) -> tuple[str | None, int]:
    """("am" or "pm", where it ends) at a token."""
    if at >= len(tokens):
        return None, at
    for rest, half in words.halves.get(tokens.lower[at], ()):
        stop = at + 1 + len(rest)
        if tuple(tokens.lower[at + 1 : stop]) == rest:
            return half, stop
    letter = words.half_letters.get(tokens.lower[at])
    closed = at + 1 >= len(tokens) or not tokens.glued(at + 1) or tokens.kinds[at + 1] == "s"
    return (letter, at + 1) if letter is not None and tokens.glued(at) and tokens.kinds[at - 1] == "n" and closed else (None, at)
