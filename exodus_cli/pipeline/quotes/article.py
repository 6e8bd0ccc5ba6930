"""Read an article from end to end: its passages in order, and the quotations that no cue introduces."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.pipeline.quotes import mentions
from exodus_cli.pipeline.quotes.apposed import with_name
from exodus_cli.pipeline.quotes.assemble import assemble
from exodus_cli.pipeline.quotes.board import Draft
from exodus_cli.pipeline.quotes.colons import headline
from exodus_cli.pipeline.quotes.cues import cues
from exodus_cli.pipeline.quotes.marks import MARKS, Region, regions
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.passage import MOST, Cue, Passage, passages
from exodus_cli.pipeline.quotes.phrases import DASHES, named, phrase_end
from exodus_cli.pipeline.quotes.turns import turns
from exodus_cli.pipeline.quotes.words import Words, words_of
from exodus_cli.pipeline.reading import Reading

# The longest cue that dashes may insert into a quotation.
INSERTED = 25
# How far behind a quotation a noun of saying, and behind it whose it is, may stand: "sono queste | le prime parole da sindaca | di".
PRESENTED = 6
# The shortest quotation that stands without a cue, in tokens.
CUELESS = 4


def drafts(reading: Reading) -> list[Draft]:
    """The quotations of an article, in order, as tokens."""
    tokens = reading.tokens
    words = words_of(reading.lang)
    interesting = words.interesting
    hits = [n for n, low in enumerate(tokens.lower) if low in interesting]
    out: list[Draft] = []
    before: Passage | None = None
    names = _names(reading)
    spoken = turns(tokens, words.determiners)
    for turn in spoken:
        passage = Passage(tokens, words, turn.first, turn.end, turn.first, tokens.lower, names)
        out.append(Draft(passage, [(turn.start, turn.end)], None, Mention(turn.first, turn.named), direct=True, asks=turn.asks))
    inside = {n for turn in spoken for n in range(turn.first, turn.end)}
    for passage in _passages(tokens, words, hits, names):
        if passage.first in inside or passage.last - 1 in inside:
            continue
        found = assemble(passage, _sentence_before(tokens, words, passage))
        sentence = _sentence_before(tokens, words, passage)
        alone = list(_cueless(passage, found, _latest(out, before)))
        for draft in alone:
            if draft.mention is None and draft.speaker_of is None and not draft.heading:
                draft.mention = _acting_before(passage, sentence)
        found += alone
        found.sort(key=lambda d: d.content[0])
        out += found
        before = passage
    if tokens.paragraphs and not any(d.passage.first < tokens.paragraphs[0][1] for d in out):
        title = headline(Passage(tokens, words, *tokens.paragraphs[0], tokens.paragraphs[0][0], tokens.lower, names))
        out += [title] if title is not None else []
    out.sort(key=lambda d: d.content[0])
    return out


def _acting_before(passage: Passage, before: Passage | None) -> Mention | None:
    """As in "He shrugged. “Dead people voting.”": who acts in the sentence before, of the same paragraph, where it is one person."""
    if before is None or passage.words.romance or before.last < passage.first:
        return None
    if passage.tokens.words[before.last - 1] != ".":
        return None
    found = mentions.first_subject(before, before.first, before.last)
    if found is None or not (passage.lower[found.first] in passage.words.personal or found.first in passage.names):
        return None
    return found


def _latest(out: Sequence[Draft], before: Passage | None) -> Draft | None:
    """The quotation of the passage before that goes on: the last one in marks with a verb of its own, else the last."""
    if not out or before is not out[-1].passage:
        return None
    for draft in reversed(out):
        if draft.passage is not before:
            break
        if draft.regions and not draft.mixed:
            return draft
    return next((draft for draft in reversed(out) if not draft.inner), None)


def _sentence_before(tokens: Tokens, words: Words, passage: Passage) -> Passage | None:
    """The sentence before a passage, in its paragraph or the one before."""
    number = tokens.sentence_of(passage.first) - 1
    if number < 0:
        return None
    first, last = tokens.sentences[number]
    return Passage(tokens, words, first, last, passage.paragraph, passage.lower, passage.names)


def _names(reading: Reading) -> dict[int, int]:
    """First token -> end of every name of a person."""
    at = reading.tokens.at
    return {at(start): at(end - 1) + 1 for p in reading.people if p.person_kind == "person" for start, end in p.mentions}


def _passages(tokens: Tokens, words: Words, hits: Sequence[int], names: Mapping[int, int]) -> Iterator[Passage]:
    """The passages that hold a cue word or a mark, their marks and cues found."""
    lower = _capitalised(tokens, words, hits)
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
        for start, end, inside in passages(tokens, words, (first, last), found):
            near = here[bisect_left(here, start) : bisect_left(here, end)]
            if near:
                passage = Passage(tokens, words, start, end, number, lower, names, inside)
                passage.cues = cues(passage, near)[:MOST]
                yield passage


def _capitalised(tokens: Tokens, words: Words, hits: Sequence[int]) -> Sequence[str]:
    """The lower-case words, particles that belong to a name left as they are."""
    lower = tokens.lower
    for n in hits:
        if lower[n] in words.particles and tokens.words[n][0].isupper() and n + 1 < len(tokens) and tokens.words[n + 1][0].isupper():
            if lower is tokens.lower:
                lower = list(lower)
            lower[n] = tokens.words[n]
    return lower


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
                tokens.lower[n] in words.forms and words.forms[tokens.lower[n]][0].inserts for n in range(one + 1, min(one + 4, two))
            ):
                out.append(Region(rest.first, one, rest.inner, one))
                rest = Region(two + 1, region.last, two + 1, region.outer, closed=region.closed)
        out.append(rest)
    return out


def _cueless(passage: Passage, found: Sequence[Draft], before: Draft | None) -> Iterator[Draft]:
    """Quotations that stand alone: they go on with the speaker before, or a dash names theirs."""
    tokens = passage.tokens
    taken = {id(r) for d in found for r in d.regions}
    for region in passage.regions:
        if id(region) in taken or region.last - region.first < CUELESS or passage.titled(region):
            continue
        if any(d.content[0][0] <= region.first < d.content[-1][1] for d in found):
            continue
        outside = [n for n in (*range(passage.first, region.first), *range(region.last, passage.last)) if tokens.kinds[n] in "wn"]
        mention = _signature(passage, region)
        unknown = _unknown_verb(passage, region) if mention is None else None
        if unknown is not None:
            subject, cue = unknown
            yield Draft(passage, [(region.inner, region.outer)], cue, subject, False, [region])
        elif mention is not None:
            yield Draft(passage, [(region.inner, region.outer)], None, mention, False, [region])
        elif found and found[-1].content[-1][1] > region.first:
            continue
        elif not outside or all(passage.region_at(n) is not None for n in outside):
            draft = Draft(passage, [(region.inner, region.outer)], None, None, False, [region])
            draft.heading = _heading(passage, region)
            if draft.heading or not _continue(before, draft):
                yield draft


def _heading(passage: Passage, region: Region) -> bool:
    """Whether a quotation fills a line of its own and ends without a sign: a heading or a pull quote."""
    tokens = passage.tokens
    n = bisect_left(tokens.paragraphs, (region.first, 0))
    alone = n < len(tokens.paragraphs) and tokens.paragraphs[n] == (region.first, region.last)
    return alone and region.closed and tokens.kinds[region.outer - 1] in "wn"


def _continue(before: Draft | None, draft: Draft) -> bool:
    """Let a quotation that follows its cue, or an unclosed one, go on: "…," she said. "…"."""
    if before is None:
        return False
    same = before.passage.paragraph == draft.passage.paragraph
    reopened = before.passage.paragraph + 1 == draft.passage.paragraph and before.regions and not before.regions[-1].closed
    if not (same or reopened):
        return False
    if before.regions and not before.mixed:
        before.content += draft.content
        before.regions += draft.regions
        # What follows it continues the same quotation.
        before.passage = draft.passage
        return True
    draft.mention = before.mention
    draft.speaker_of = before
    return False


def _unknown_verb(passage: Passage, region: Region) -> tuple[Mention, Cue] | None:
    """As in "“…,” the ad's narrator purrs.": a subject and one word behind marks that end in a comma, though the verb is not known."""
    tokens, words = passage.tokens, passage.words
    if words.romance or tokens.words[region.outer - 1] not in ",?!" or region.last >= passage.last:
        return None
    known = passage.name_end(region.last, passage.last)
    stop = known if known > region.last else phrase_end(passage, region.last, passage.last)
    if not region.last < stop < passage.last:
        return None  # nobody, or no word behind
    ends = stop - 1 > region.last and tokens.kinds[stop] in "sl" and tokens.words[stop - 1][0].islower()
    if ends and passage.lower[stop - 1].endswith((*words.verb_endings, *words.plural_endings)):
        stop -= 1  # "the ad's narrator purrs": a noun phrase reaches over a verb that is not known
    at = stop
    low = passage.lower[at]
    while words.adverb(low) and at + 1 < passage.last:
        at += 1
        low = passage.lower[at]
    if low in words.auxiliaries or low in words.prepositions or not low.endswith((*words.verb_endings, *words.plural_endings)):
        return None
    closed = at + 1 >= passage.last or tokens.kinds[at + 1] == "s" or passage.lower[at + 1] in words.prepositions
    return (Mention(region.last, stop), Cue(at, at + 1, at, "verb")) if closed else None


def _thus(passage: Passage, region: Region) -> Mention | None:
    """As in "«…». Così il ministro", "«…»: così Ursula von der Leyen su Twitter"."""
    tokens, words = passage.tokens, passage.words
    at = region.last
    while at < len(tokens) and tokens.kinds[at] == "s" and tokens.words[at] in ".,:":
        at += 1
    if at + 1 >= len(tokens) or passage.lower[at] not in words.thus:
        return None
    stop = phrase_end(passage, at + 1, len(tokens))
    if stop <= at + 1 or not (named(passage, at + 1, stop) or passage.lower[at + 1] in words.determiners):
        return None
    return Mention(at + 1, with_name(passage, at + 1, stop, len(tokens)))


def _presented(passage: Passage, region: Region) -> Mention | None:
    """As in "«…». Sono le prime parole da sindaca di Chiara Appelli": a noun of saying and whose it is."""
    tokens, words, lower = passage.tokens, passage.words, passage.lower
    at = region.last
    while at < len(tokens) and tokens.kinds[at] == "s" and tokens.words[at] in ".,":
        at += 1
    if not words.romance or at >= len(tokens) or not (lower[at] in words.passive or lower[at] in words.determiners):
        return None
    noun = next((n for n in range(at, min(at + PRESENTED, len(tokens))) if lower[n] in words.nouns), None)
    if noun is None or any(tokens.kinds[n] != "w" or tokens.words[n][0].isupper() for n in range(at + 1, noun)):
        return None
    for n in range(noun + 1, min(noun + PRESENTED, len(tokens))):
        if tokens.kinds[n] != "w":
            break
        if lower[n] in words.genitives:
            stop = phrase_end(passage, n + 1, len(tokens))
            return Mention(n + 1, stop) if stop > n + 1 and named(passage, n + 1, stop) else None
    return None


def _signature(passage: Passage, region: Region) -> Mention | None:
    """As in "“…” — Name"."""
    tokens = passage.tokens
    at = region.last
    thus = _thus(passage, region) or _presented(passage, region)
    if thus is not None:
        return thus
    if at + 1 < passage.last and tokens.words[at] in DASHES and tokens.words[at + 1][0].isupper():
        stop = phrase_end(passage, at + 1, passage.last)
        if stop > at + 1:
            return Mention(at + 1, stop)
    return None
