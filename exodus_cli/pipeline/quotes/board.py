"""The drafts of one passage: what is taken of it, and what is still free."""

from __future__ import annotations

from dataclasses import dataclass, field

from exodus_cli.pipeline.quotes.clauses import clause_end, finite_verb
from exodus_cli.pipeline.quotes.marks import Region
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.opening import Opening
from exodus_cli.pipeline.quotes.passage import Cue, Passage
from exodus_cli.pipeline.quotes.phrases import behind_dateline, phrase_before

# The shortest indirect speech, in tokens.
SHORTEST = 2
# The longest stretch between two quotations of one cue: «…», perché «…».
BETWEEN = 5
# The longest stretch with another's name between two: «…», Gianni Alemanno di «…».
GAPPED = 6

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
    direct: bool = False
    """Whether it is direct speech though it bears no marks."""
    inner: bool = False
    """Whether it stands inside what another says: nobody's own words here."""
    heading: bool = False
    """Whether it is a line of its own without a full stop: a heading that quotes somebody of the text below."""
    asks: bool | None = None
    """Whether a marker that names nobody says that it is a question ("Q:"), or an answer."""
    speaker_of: Draft | None = None
    """The draft whose speaker goes on here."""


class Board:
    """The drafts of one passage."""

    def __init__(self, passage: Passage, before: Passage | None = None) -> None:
        self.passage = passage
        self.before = before
        """The passage before, where it belongs to the same paragraph."""
        self.drafts: list[Draft] = []
        self.start = behind_dateline(passage)
        """Where the text begins, the dateline left out."""
        self.floor = self.start
        """Up to here all is taken."""
        self.free = [region for region in passage.regions if not passage.titled(region)]
        self.subject: Mention | None = None
        """The subject of the last verb: gerunds share it."""

    def region_before(self, at: int) -> Region | None:
        """The free quotation that ends right before token `at`, signs aside."""
        passage = self.passage
        n = at
        weak = passage.words.likening | passage.words.objects if passage.words.romance else passage.words.likening
        if n > self.floor and passage.lower[n - 1] in weak:
            n -= 1  # "…», come spiega X", "…», le ha definite X"
        while n > self.floor and passage.tokens.kinds[n - 1] == "s" and passage.tokens.words[n - 1] in ",-—–.":
            if passage.region_at(n - 1) is not None:
                break
            n -= 1
        return next((r for r in self.free if r.last == n and not passage.nickname(r)), None)

    def strip(self, at: int) -> int:
        """The first token from `at` on that is no sign or conjunction."""
        passage = self.passage
        while at < passage.last and passage.region_at(at) is None:
            sign = passage.tokens.kinds[at] in "sl" and passage.tokens.words[at] not in "$€£(["
            if not sign and passage.lower[at] not in passage.words.conjunctions:
                break
            at += 1
        return at

    def take(self, draft: Draft, end: int, *, new: bool = True) -> None:
        """Record a draft; all up to `end` is taken."""
        if new:
            self.drafts.append(draft)
        self.floor = max(self.floor, end, *(b for _, b in draft.content))
        self.free = [r for r in self.free if r not in draft.regions and r.last > self.floor]

    def clause(self, cue: Cue, subject: Mention | None, found: Opening) -> None:
        """A clause, with or without "that", which may hold marks."""
        passage = self.passage
        end = clause_end(passage, found.at, passage.last)
        owned = subject is not None and passage.lower[subject.first] in passage.words.possessive_relatives
        if subject is not None and (owned or subject.antecedent is not None):
            end = min(end, self.relative_end(min(cue.first, subject.first), found.at, end))
        opens = {passage.lower[self.start], passage.lower[min(self.start + 1, passage.last - 1)]}
        asked = subject is not None and passage.lower[subject.first] in passage.words.relatives & passage.words.interrogatives
        opened = asked or not opens.isdisjoint(passage.words.subordinators)  # "A chi gli chiedeva se …, De Iesu ha risposto"
        if subject is not None and opened and self.floor == self.start and "," not in passage.tokens.words[self.start : cue.first]:
            end = min(end, self._main_clause(cue, end))
        if found.kind == "infinitive":
            end = min(end, self._coordinate_end(found.at, end))
        regions = [r for r in self.free if found.at <= r.first < end]
        start, stop = passage.trim(found.at, end)
        if regions and regions[0].first == found.at:
            self.marked(cue, subject, found, regions, end)
            return
        if regions and regions[-1].last > stop:
            stop = regions[-1].outer
        if stop - start >= SHORTEST or (regions and stop > start):
            self.take(Draft(passage, [(start, stop)], cue, subject, bool(regions), regions), stop)

    def _main_clause(self, cue: Cue, end: int) -> int:
        """As in "When she noted that he had left, Trump said": the main clause has a cue of its own behind a comma."""
        passage = self.passage
        for other in passage.cues:
            if cue.first < other.first < end and other.kind == "verb" and not other.gerund:
                commas = (n for n in range(other.first - 1, cue.last, -1) if passage.tokens.words[n] == ",")
                comma = next(commas, cue.last - 1)
                if passage.words.romance and comma == other.first - 1:
                    return comma  # "A chi gli chiedeva se …, ha risposto"
                found = phrase_before(passage, other.first, comma + 1)
                if comma >= cue.last and found is not None and found[0] == comma + 1:
                    return comma
        # "when friends tell me that it is wasted, I ask them to look at a map"
        for n in range(cue.last, end - 2):
            if passage.tokens.words[n] != "," or passage.region_at(n) is not None:
                continue
            named = passage.names.get(n + 1)  # "When he noted that …, Pell changed the subject"
            if passage.lower[n + 1] in passage.words.subjects or (named is not None and named < end and passage.verb(named)):
                return n
        return end

    def relative_end(self, first: int, at: int, end: int) -> int:
        """As in "Falk, who said he was innocent, left the court": the main verb takes over behind a comma."""
        passage = self.passage
        if first == passage.first or passage.tokens.words[first - 1] != ",":
            return end
        for n in range(at, end - 1):
            region = passage.region_at(n)
            # "…, who said he would vote “with one hand on my nose,” told them": the comma stands inside the marks.
            inside = region is not None and region.last == n + 1 and passage.tokens.words[region.outer - 1] == ","
            if (inside or (passage.tokens.words[n] == "," and region is None)) and self._verb_at(n + 1):
                return n + inside
        return end

    def _verb_at(self, n: int) -> bool:
        """Whether a finite verb stands at a token, or opens the marks there: ", whose friend said he was tired, “has the gift,”"."""
        region = next((r for r in self.free if r.first == n), None)
        return finite_verb(self.passage, region.inner if region is not None else n, (region.inner if region is not None else n) + 1)

    def _coordinate_end(self, at: int, end: int) -> int:
        """As in "ha detto di non sapere, e poi ha riso": a finite verb behind comma and conjunction ends an infinitive."""
        passage, lower, words = self.passage, self.passage.lower, self.passage.words
        for n in range(at, end - 2):
            coordinate = passage.tokens.words[n] == "," and passage.lower[n + 1] in passage.words.conjunctions
            coordinate = coordinate and passage.lower[n + 2] not in passage.words.complementizers
            if coordinate and any(passage.verb(k) for k in range(n + 2, min(n + 5, end))):
                return n
            if n > at + 1 and lower[n] in words.subordinators and lower[n + 1] in words.complementizers:
                verb = next((k for k in range(n + 2, end) if passage.verb(k)), None)
                # "dopo che il governo ha ritirato" is the writer's own tense, "che lo aveva minacciato" the speaker's.
                if words.romance and verb is not None and lower[verb] not in words.backshifts:
                    return n
        return end

    def marked(self, cue: Cue, subject: Mention | None, found: Opening, regions: list[Region], end: int) -> None:
        """Marks that the cue governs, with the words around them where the clause goes on outside."""
        passage = self.passage
        first = regions[0]
        nxt = first.last
        goes_on = nxt < end and passage.tokens.kinds[nxt] == "w" and passage.lower[nxt] not in passage.words.conjunctions
        if found.kind != "label" and goes_on and finite_verb(passage, nxt, min(end, nxt + 3)):
            inside = [r for r in regions if r.first < end]
            _, stop = passage.trim(found.at, end)
            stop = max(stop, inside[-1].outer if inside[-1].last >= end else stop)
            self.take(Draft(passage, [(first.inner, stop)], cue, subject, True, inside), stop)
            return
        used, another = [first], None
        for region in regions[1:]:
            gap = range(used[-1].last, region.first)
            another = self._gapped(region, gap)
            if another is not None:
                break
            if len(gap) > BETWEEN or any(c.first in gap for c in passage.cues) or passage.tokens.words[region.first - 1] in ":(":
                break
            used.append(region)
        content = [(r.inner, r.outer) for r in used]
        self.take(Draft(passage, content, cue, subject, found.kind == "label", used), used[-1].last)
        if another is not None:
            self.take(another, another.regions[0].last)

    def _gapped(self, region: Region, gap: range) -> Draft | None:
        """As in "Lee ha parlato di «svolta», Gianni Neri di «scelta positiva»": another's words, whose verb is not said again."""
        passage, words = self.passage, self.passage.words
        name = next((n for n in gap if n in passage.names), None)
        if name is None or len(gap) > GAPPED:
            return None
        rest = [n for n in gap if not name <= n < passage.names[name]]
        small = words.prepositions | words.determiners | words.conjunctions
        signs = [passage.tokens.words[n] for n in rest if passage.tokens.kinds[n] == "s"]
        if ":" in signs or not all(passage.tokens.kinds[n] == "s" or passage.lower[n] in small for n in rest):
            return None
        return Draft(passage, [(region.inner, region.outer)], None, Mention(name, passage.names[name]), True, [region])
