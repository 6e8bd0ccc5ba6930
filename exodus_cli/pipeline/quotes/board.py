"""The drafts of one passage: what is taken of it, and what is still free."""

from __future__ import annotations

from dataclasses import dataclass, field

from exodus_cli.pipeline.quotes.clauses import Opening, clause_end, finite_verb
from exodus_cli.pipeline.quotes.marks import Region
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.passage import Cue, Passage

# The shortest indirect speech, in tokens.
SHORTEST = 3
# How far a name in marks may stand from its verb: "called the senator from Ohio “a liar”".
LABEL_WITHIN = 20
# How far a noun of saying may stand from its marks.
NOUN_WITHIN = 16

Range = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """A quotation in tokens, its speaker not yet known."""

    passage: Passage
    content: list[Range]
    cue: Cue | None
    mention: Mention | None
    mixed: bool = False
    regions: list[Region] = field(default_factory=list)
    shares: bool = False
    """Whether the speaker is that of the draft before it: an unnamed continuation or a dropped subject."""


class Board:
    """The drafts of one passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.drafts: list[Draft] = []
        self.floor = passage.first
        """Up to here all is taken."""
        self.free = list(passage.regions)

    def region_before(self, at: int) -> Region | None:
        """The free quotation that ends right before token `at`, signs aside."""
        tokens = self.passage.tokens
        n = at
        while n > self.floor and tokens.kinds[n - 1] == "s" and self.passage.region_at(n - 1) is None and tokens.words[n - 1] in ",-—–.":
            n -= 1
        return next((r for r in self.free if r.last == n), None)

    def strip(self, at: int) -> int:
        """The first token from `at` on that is no sign or conjunction."""
        tokens, words = self.passage.tokens, self.passage.words
        while at < self.passage.last and (
            (tokens.kinds[at] in "sl" and tokens.words[at] not in "$€£") or tokens.lower[at] in words.conjunctions
        ):
            if self.passage.region_at(at) is not None:
                break
            at += 1
        return at

    def take(self, draft: Draft, end: int, *, new: bool = True) -> None:
        """Record a draft; all up to `end` is taken."""
        if new:
            self.drafts.append(draft)
        self.floor = max(self.floor, end, *(b for _, b in draft.content))
        self.free = [r for r in self.free if r not in draft.regions and r.first >= self.floor - 1]

    def clause(self, cue: Cue, subject: Mention | None, found: Opening) -> None:
        """A clause, with or without "that", which may hold marks."""
        passage = self.passage
        tokens = passage.tokens
        end = clause_end(passage, found.at, passage.last)
        if found.kind == "colon":
            end = passage.last
        regions = [r for r in self.free if found.at <= r.first < end]
        start, stop = passage.trim(found.at, end)
        if regions and regions[0].first == found.at:
            self.marked_clause(cue, subject, found, regions, end)
            return
        if stop - start < SHORTEST:
            return
        if regions and regions[-1].last > stop:
            stop = regions[-1].outer
        draft = Draft(passage, [(start, stop)], cue, subject, bool(regions), regions)
        draft.shares = subject is None
        del tokens
        self.take(draft, stop)

    def marked_clause(self, cue: Cue, subject: Mention | None, found: Opening, regions: list[Region], end: int) -> None:
        """As in "said that “…”": the marks alone, unless the clause goes on outside them."""
        passage = self.passage
        tokens, words = passage.tokens, passage.words
        last = regions[0].last
        content = [(regions[0].inner, regions[0].outer)]
        used = [regions[0]]
        nxt = last
        if (
            nxt < end
            and tokens.kinds[nxt] == "w"
            and tokens.lower[nxt] not in words.conjunctions
            and finite_verb(passage, nxt, min(end, nxt + 3))
        ):
            _start, stop = passage.trim(found.at, end)
            draft = Draft(passage, [(regions[0].inner, stop)], cue, subject, True, regions)
            self.take(draft, stop)
            return
        for region in regions[1:]:
            gap = range(last, region.first)
            if len(gap) > 4 or any(c.first in gap for c in passage.cues):
                break
            content.append((region.inner, region.outer))
            used.append(region)
            last = region.last
        draft = Draft(passage, content, cue, subject, found.kind != "marks", used, shares=subject is None)
        self.take(draft, last)
