"""Read an article from end to end: its passages in order, and the quotations that no cue introduces."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.pipeline.quotes.assemble import assemble
from exodus_cli.pipeline.quotes.board import Draft
from exodus_cli.pipeline.quotes.cues import cues
from exodus_cli.pipeline.quotes.marks import MARKS, Region, regions
from exodus_cli.pipeline.quotes.mentions import DASHES, Mention, phrase_end
from exodus_cli.pipeline.quotes.passage import MOST, Passage, passages
from exodus_cli.pipeline.quotes.words import Words, words_of
from exodus_cli.pipeline.reading import Reading

# The longest cue that dashes may insert into a quotation.
INSERTED = 25
# The shortest quotation that stands without a cue, in tokens.
CUELESS = 4


def drafts(reading: Reading) -> list[Draft]:
    """The quotations of an article, in order, as tokens."""
    tokens = reading.tokens
    words = words_of(reading.lang)
    interesting = words.interesting
    hits = [n for n, low in enumerate(tokens.lower) if low in interesting]
    out: list[Draft] = []
    for passage in _passages(tokens, words, hits):
        found = assemble(passage)
        out += found
        out += _cueless(passage, found)
    out.sort(key=lambda d: d.content[0])
    return out


def _passages(tokens: Tokens, words: Words, hits: Sequence[int]) -> Iterator[Passage]:
    """The passages that hold a cue word or a mark, their marks and cues found."""
    at = 0
    for number, (first, last) in enumerate(tokens.paragraphs):
        while at < len(hits) and hits[at] < first:
            at += 1
        begin = at
        while at < len(hits) and hits[at] < last:
            at += 1
        if begin == at:
            continue
        here = hits[begin:at]
        marks = [n for n in here if tokens.words[n] in MARKS]
        found = _insertions(tokens, words, regions(tokens, marks, first, last)) if marks else []
        for passage in passages(tokens, words, (first, last), number, found):
            inside = here[bisect_left(here, passage.first) : bisect_left(here, passage.last)]
            if inside:
                passage.cues = cues(passage, inside)[:MOST]
                yield passage


def _insertions(tokens: Tokens, words: Words, found: Sequence[Region]) -> list[Region]:
    """Cut quotations at a cue that stands between dashes inside: "In caso di rinvio - aggiunge Rienzi - gli unici"."""
    out: list[Region] = []
    for region in found:
        rest = region
        dashes = [
            n for n in range(region.inner + 1, region.outer) if tokens.words[n] in DASHES and not (tokens.glued(n) and tokens.glued(n + 1))
        ]
        for one, two in itertools.pairwise(dashes):
            if one < rest.inner or two - one > INSERTED or two - one < 2:
                continue
            if any(
                tokens.lower[n] in words.forms and not words.forms[tokens.lower[n]][0].gerund for n in range(one + 1, min(one + 4, two))
            ):
                out.append(Region(rest.first, one, rest.inner, one))
                rest = Region(two + 1, region.last, two + 1, region.outer, closed=region.closed)
        out.append(rest)
    return out


def _cueless(passage: Passage, found: Sequence[Draft]) -> Iterator[Draft]:
    """Quotations that stand alone: they go on with the speaker before, or a dash names theirs."""
    tokens = passage.tokens
    taken = {id(r) for d in found for r in d.regions}
    for region in passage.regions:
        if id(region) in taken or region.last - region.first < CUELESS:
            continue
        if any(d.content[0][0] <= region.first < d.content[-1][1] for d in found):
            continue
        outside = [n for n in (*range(passage.first, region.first), *range(region.last, passage.last)) if tokens.kinds[n] in "wn"]
        mention = _signature(passage, region)
        if mention is not None:
            yield Draft(passage, [(region.inner, region.outer)], None, mention, False, [region])
        elif not outside or all(any(r.first <= n < r.last for r in passage.regions) for n in outside):
            yield Draft(passage, [(region.inner, region.outer)], None, None, False, [region], shares=True)


def _signature(passage: Passage, region: Region) -> Mention | None:
    """As in "“…” — Name"."""
    tokens = passage.tokens
    at = region.last
    if at + 1 < passage.last and tokens.words[at] in DASHES and tokens.words[at + 1][0].isupper():
        stop = phrase_end(passage, at + 1, passage.last)
        if stop > at + 1:
            return Mention(at + 1, stop)
    return None
