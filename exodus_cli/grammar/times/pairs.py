"""Dates that are the two ends of one stretch: "from 1996 to 1999", "tra il 7 e il 10 dicembre".

In running text each end stays a date of its own, as TimeML has it, and both carry the words of the whole
stretch as their cue `range`; where the stretch is all a line says ("2-5 May 2011"), or a request names it, it is one date.
"""

from __future__ import annotations

from exodus_cli.grammar.times.plans import opened
from exodus_cli.grammar.times.ranges import joined
from exodus_cli.grammar.times.register import is_line, register
from exodus_cli.grammar.times.slots import Words
from exodus_cli.grammar.times.timex import Timex
from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang.times import Times

# "fino al": as many words may stand between the ends.
LINK = 2
# A line that says nothing but a range has at most so many tokens on either side of it.
EDGE = 6


def paired(tokens: Tokens, words: Words, found: list[Timex]) -> list[Timex]:
    """The same dates, the ends of a range told to each other, or made one."""
    times = words.times
    out: list[Timex] = []
    for timex in found:
        left = out[-1] if out else None
        if left is None or not _is_range(tokens, times, left, timex):
            out.append(timex)
            continue
        whole = (left.first, timex.last)
        if left.value and timex.value and (_is_alone(tokens, times, *whole) or register(tokens, words, left.first) != "news"):
            out[-1] = joined(left, timex)
            continue
        left.cues["range"] = timex.cues["range"] = whole
        out.append(timex)
    return opened(tokens, words, out) if is_line(tokens, words) else out


def _is_range(tokens: Tokens, times: Times, left: Timex, right: Timex) -> bool:
    """Whether two dates are the ends of one stretch."""
    gap = tokens.lower[left.last : right.first]
    if len(gap) > 1 and gap[-1] in times.articles:
        gap = gap[:-1]
    if not 1 <= len(gap) <= LINK or left.type not in ("DATE", "TIME") or right.type not in ("DATE", "TIME"):
        return False
    if not (left.start and right.end and left.start <= right.end) or "range" in left.cues:
        return False
    at = left.first - 1
    before = tokens.lower[at - (at > 0 and tokens.lower[at] in times.articles)] if left.first else ""
    if gap[0] in times.range_and:
        return len(gap) == 1 and before in times.range_between
    return gap[0] in times.range_to and (len(gap) == 1 or gap[1] in times.range_to)


def _is_alone(tokens: Tokens, times: Times, first: int, last: int) -> bool:
    """Whether the sentence says nothing else."""
    start, end = tokens.sentences[tokens.sentence_of(first)]
    if first - start > EDGE or end - last > EDGE:
        return False
    opening = times.range_from | times.range_between
    before = all(tokens.lower[n] in opening or tokens.kinds[n] != "w" for n in range(start, first))
    return before and all(tokens.kinds[n] == "s" for n in range(last, end))
