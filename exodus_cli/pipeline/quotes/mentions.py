"""Find the words that name who says it: the subject before or after a cue."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from exodus_cli.pipeline.quotes.passage import Passage

# The longest subject looked for, in tokens: long appositions included.
LONGEST = 60
# The longest noun phrase after a cue.
AFTER = 30
BREAKS = frozenset(";:—–(")
DASHES = frozenset("-—–")


@dataclass(slots=True, frozen=True)
class Mention:
    """The words of a subject as tokens [first, last); `antecedent` is what a relative pronoun stands for."""

    first: int
    last: int
    antecedent: tuple[int, int] | None = None


def before(passage: Passage, at: int, floor: int) -> Mention | None:
    """The subject that ends before the verb group at `at`, looked for not before `floor`."""
    floor = max(floor, at - LONGEST)
    end = _skip_back(passage, at, floor)
    if end <= floor:
        return None
    words, lower = passage.words, passage.tokens.lower
    start = clause_start(passage, end, floor)
    if lower[end - 1] in words.conjunctions:
        return first_subject(passage, start, end - 1) or first_subject(passage, floor, end - 1)
    if lower[end - 1] in words.relatives and not (lower[end - 1] in words.complementizers and end - 1 == start):
        return _relative(passage, end, start)
    segments = _segments(passage, start, end)
    if segments and segments[-1][0] == segments[-1][1]:
        return _behind_apposition(passage, segments[:-1])
    return phrase_before(passage, segments[-1][1], segments[-1][0]) if segments else None


def _skip_back(passage: Passage, at: int, floor: int) -> int:
    """Step back over adverbs, auxiliaries and weak pronouns before the verb."""
    words, lower, kinds = passage.words, passage.tokens.lower, passage.tokens.kinds
    n = at
    while n > floor:
        low = lower[n - 1]
        if kinds[n - 1] != "w" or not (low in words.modals or words.adverb(low) or low in words.times):
            break
        if low in words.indefinites and (n - 2 < floor or kinds[n - 2] != "w"):
            break
        if low in words.times and passage.tokens.words[n - 1][0].isupper() and n - 2 >= floor and lower[n - 2] in words.determiners:
            break
        n -= 1
    return n


def clause_start(passage: Passage, end: int, floor: int) -> int:
    """The start of the clause that ends at `end`: after a break sign, a quotation or the last cue."""
    tokens = passage.tokens
    depth = 0
    for n in range(end - 1, floor - 1, -1):
        sign = tokens.words[n]
        if sign == ")":
            depth += 1
        elif sign == "(" and depth:
            depth -= 1
        elif depth == 0 and tokens.kinds[n] in "sl" and (sign in BREAKS or (sign == "-" and not tokens.glued(n))):
            if sign in DASHES and n == end - 1:
                continue
            return n + 1
    return floor


def _segments(passage: Passage, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas."""
    commas = [n for n in range(start, end) if passage.tokens.words[n] == "," and passage.region_at(n) is None]
    edges = [start - 1, *commas, end]
    return [(a + 1, b) for a, b in itertools.pairwise(edges)]


def _relative(passage: Passage, end: int, start: int) -> Mention:
    """A relative pronoun as subject, with the noun phrase it stands for."""
    words, lower = passage.words, passage.tokens.lower
    first = end - 1
    if first > start and f"{lower[first - 1]} {lower[first]}" in words.speech.relatives:
        first -= 1
    stop = first
    while stop > start and passage.tokens.kinds[stop - 1] in "sl":
        stop -= 1
    noun = before(passage, stop, start) if stop > start and stop < first else None
    if noun is None and stop > start:
        noun = phrase_before(passage, stop, _segments(passage, start, stop)[-1][0])
    return Mention(first, end, (noun.first, noun.last) if noun else None)


def _behind_apposition(passage: Passage, segments: list[tuple[int, int]]) -> Mention | None:
    """As in "Scott Pruitt, the attorney general of Oklahoma, one of the critics, (said)": the leftmost noun phrase of the row."""
    head: tuple[int, int] | None = None
    for first, last in reversed(segments):
        sort = kind(passage, first, last)
        if sort == "clause":
            if head is None or not named(passage, *head):
                tail = phrase_before(passage, last, first)
                if tail is not None and (head is None or named(passage, tail.first, tail.last)):
                    head = (tail.first, head[1] if head else tail.last)
            break
        if sort == "phrase":
            first = _strip(passage, first, last)
            head = (first, head[1] if head else last)
            if passage.tokens.lower[first - 1 : first] and passage.tokens.lower[first - 1] in passage.words.conjunctions:
                break
    return Mention(*head) if head else None


def kind(passage: Passage, first: int, last: int) -> str:
    """What stands between two commas: a noun `phrase`, an `aside` (adverbial, relative clause) or a `clause` with its own verb."""
    words, tokens = passage.words, passage.tokens
    lower = tokens.lower
    if first >= last:
        return "aside"
    low = lower[first]
    if (low in words.relatives and low not in words.determiners) or words.adverb(low):
        return "aside"
    if low in words.prepositions or low in words.times or low in words.subordinators:
        return "aside"
    if any(words.verb(tokens.words, lower, n) and not _in_relative(passage, first, n) for n in range(first + 1, last)):
        return "clause"
    return "phrase"


def _in_relative(passage: Passage, first: int, at: int) -> bool:
    """Whether a verb belongs to a relative clause that starts inside the stretch, or is a participle after a noun ("based in")."""
    lower, words = passage.tokens.lower, passage.words
    return any(lower[n] in words.relatives for n in range(first, at)) or (
        lower[at] not in words.verbs and at + 1 < passage.last and lower[at + 1] in words.prepositions
    )


def _strip(passage: Passage, first: int, last: int) -> int:
    """Drop conjunctions and adverbs that open a noun phrase."""
    words, lower = passage.words, passage.tokens.lower
    while first < last - 1 and (lower[first] in words.conjunctions or words.adverb(lower[first])) and lower[first] not in words.indefinites:
        first += 1
    return first


def named(passage: Passage, first: int, last: int) -> bool:
    """Whether some word but the first is capitalised, or the first is and no function word."""
    tokens, words = passage.tokens, passage.words
    return any(
        tokens.words[n][0].isupper() and tokens.lower[n] not in words.determiners and tokens.lower[n] not in words.prepositions
        for n in range(first, last)
    )


def first_subject(passage: Passage, start: int, end: int) -> Mention | None:
    """The subject of the clause that a later verb shares: "Sergei drove home and said"."""
    for first, last in _segments(passage, start, end):
        if first >= last or (kind(passage, first, last) == "aside" and passage.tokens.lower[first] not in passage.words.indefinites):
            found = _after_opening(passage, first, last)
            if found is not None:
                return found
            continue
        first = _strip(passage, first, last)
        stop = phrase_end(passage, first, last)
        if stop > first:
            return Mention(first, stop)
    return None


def _after_opening(passage: Passage, first: int, last: int) -> Mention | None:
    """As in "After the vote Smith left and (said)": the second noun phrase of a stretch that opens with a preposition."""
    words, lower = passage.words, passage.tokens.lower
    if first >= last or lower[first] not in words.prepositions:
        return None
    stop = phrase_end(passage, first + 1, last)
    nxt = phrase_end(passage, stop, last) if stop > first + 1 else stop
    return Mention(stop, nxt) if nxt > stop else None


def phrase_before(passage: Passage, end: int, floor: int) -> Mention | None:
    """The noun phrase that ends at `end`, read from right to left."""
    words, tokens = passage.words, passage.tokens
    lower = tokens.lower
    floor = max(floor, end - LONGEST)
    n = end
    while n > floor:
        low = lower[n - 1]
        if low in words.subjects and n == end:
            return Mention(n - 1, end)
        if tokens.kinds[n - 1] == "l" or tokens.words[n - 1] in BREAKS or (passage.region_at(n - 1) and _whole(passage, n - 1, end)):
            break
        if low in words.subordinators or low in words.subjects or low in words.interrogatives:
            break
        if low in words.complementizers and low not in words.determiners:
            break
        if words.verb(tokens.words, lower, n - 1):
            break
        n -= 1
    first = _noun_start(passage, n, end)
    return Mention(first, end) if first < end and any(tokens.kinds[k] in "wn" for k in range(first, end)) else None


def _whole(passage: Passage, at: int, end: int) -> bool:
    """Whether the quotation at `at` is more than a nickname inside the noun phrase."""
    region = passage.region_at(at)
    return region is not None and region.last - region.first > 7


def _noun_start(passage: Passage, first: int, end: int) -> int:
    """Where the subject starts in a stretch that may open with adverbials: "In a statement | the ministry"."""
    words, tokens = passage.words, passage.tokens
    lower = tokens.lower
    n = first
    while n < end:
        low = lower[n]
        if (
            (tokens.kinds[n] == "s" and tokens.words[n] not in '"“«‘([')
            or low in words.conjunctions
            or (words.adverb(low) and low not in words.indefinites)
            or (low in words.times and not _before_noun(passage, n, end))
        ):
            n += 1
        elif low in words.prepositions:
            stop = phrase_end(passage, n + 1, end)
            if stop >= end or stop <= n:
                # The preposition takes all that is left: what it governs is the best there is.
                return n + 1 if n + 1 < end else end
            n = stop
        else:
            break
    return n


def _before_noun(passage: Passage, at: int, end: int) -> bool:
    """Whether a word of time is part of a name or a determiner here: "this man"."""
    lower, words = passage.tokens.lower, passage.words
    return lower[at] in words.determiners and at + 1 < end and lower[at + 1] not in words.times


def phrase_end(passage: Passage, first: int, end: int) -> int:
    """The end of the noun phrase that starts at `first`, read from left to right."""
    words, tokens = passage.words, passage.tokens
    lower, kinds = tokens.lower, tokens.kinds
    end = min(end, first + AFTER)
    if first < end and lower[first] in words.subjects:
        return first + 1
    n = first
    named = False
    while n < end:
        low, word = lower[n], tokens.words[n]
        if kinds[n] == "l" or passage.region_at(n) is not None:
            break
        if kinds[n] == "s":
            if (word in "-&./" and tokens.glued(n) and n + 1 < end and tokens.glued(n + 1)) or word in "’'%$€£":
                n += 1
                continue
            break
        starts = low in words.determiners or low in words.possessives
        linked = n > first and lower[n - 1] in words.genitives
        led = n > first and (lower[n - 1] in words.determiners or lower[n - 1] in words.prepositions)
        if n > first and starts and not linked and not led and low not in words.genitives:
            break
        if low in words.genitives and n > first:
            n += 1
            continue
        if low in words.stops or (low in words.prepositions and low not in words.genitives and low not in words.determiners):
            break
        if n > first and (low in words.conjunctions or (words.adverb(low) and not linked)):
            break
        if low in words.times and n > first and not linked:
            break
        if n > first and named and word[0].islower() and not linked and low not in words.saxon and lower[n - 1] not in words.saxon:
            break
        if words.verb(tokens.words, lower, n) and n > first:
            break
        named = named or (word[0].isupper() and n > first) or (word[0].isupper() and not starts)
        n += 1
    while n > first and (lower[n - 1] in words.genitives or (kinds[n - 1] == "s" and tokens.words[n - 1] not in "%")):
        n -= 1
    return n


def after(passage: Passage, at: int, end: int) -> Mention | None:
    """The subject that follows the verb group: "said Igor, a doctor", "dice il presidente di Codacons, Carlo Rienzi"."""
    words, tokens = passage.words, passage.tokens
    lower = tokens.lower
    n = at
    while n < end and tokens.kinds[n] == "w" and (words.adverb(lower[n]) or lower[n] in words.times) and not tokens.words[n][0].isupper():
        if lower[n] in words.indefinites and (n + 1 >= end or tokens.kinds[n + 1] == "s"):
            break
        n += 1
    if n >= end or not (tokens.kinds[n] in "wn" or tokens.words[n] in '"“«‘'):
        return None
    low = lower[n]
    opens = low in words.determiners and (low not in words.prepositions)
    barred = low in words.stops or low in words.objects
    if not opens and (low in words.prepositions or (barred and low not in words.subjects)):
        return None
    stop = phrase_end(passage, n, end)
    if stop <= n:
        return None
    if not named(passage, n, stop) and stop + 1 < end and tokens.words[stop] == ",":
        nxt = phrase_end(passage, stop + 1, end)
        if nxt > stop + 1 and named(passage, stop + 1, nxt) and tokens.words[stop + 1][0].isupper():
            stop = nxt
    return Mention(n, stop)
