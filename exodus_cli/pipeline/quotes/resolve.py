"""The public records of quotations, their speakers resolved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from exodus_cli.facts import Person, PersonKind, Quote, Span
from exodus_cli.pipeline.quotes.board import Draft
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.roster import Roster
from exodus_cli.pipeline.quotes.speakers import Speakers
from exodus_cli.pipeline.reading import Reading

# A heading repeats a quotation where so many words, and such a share of them, are the same.
ALIKE, SHARE = 3, 0.7

SpeakerSort = Literal["person", "organisation", "unnamed"]

SPEAKER_KINDS: dict[PersonKind, SpeakerSort] = {
    "person": "person",
    "organisation": "organisation",
    "group": "unnamed",
    "unnamed": "unnamed",
}


def records(reading: Reading, found: Sequence[Draft]) -> list[Quote]:
    """The public records of the drafts, their speakers resolved; new speakers join `reading.people`."""
    return Records(reading).records(found)


class Records:
    """The quotations of one article."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.roster = Roster(reading)
        self.speakers = Speakers(reading, self.roster)
        self.quotes: dict[str, list[str]] = {}
        """Id of a person -> ids of the quotations."""

    def records(self, found: Sequence[Draft]) -> list[Quote]:
        """Quotes in the order of their offsets."""
        made = [quote for quote in map(self._record, (d for d in found if not d.heading)) if quote is not None]
        made += self._headings([d for d in found if d.heading], made)
        out = list({quote.id: quote for quote in reversed(made)}.values())
        out.sort(key=lambda q: (q.start, q.end))
        crowds = {p.id for p in self.roster.people.values() if self._crowd(p)}
        self.reading.people = [
            msgspec.structs.replace(p, quotes=tuple(self.quotes[p.id])) if p.id in self.quotes else p
            for p in self.roster.people.values()
            if p.id not in crowds
        ]
        return [msgspec.structs.replace(q, speaker_id=None) if q.speaker_id in crowds else q for q in out]

    def _crowd(self, person: Person) -> bool:
        """Whether a group is nobody to look up: any of its kind ("critics", "new emigres"), and it speaks but once."""
        if person.person_kind != "group" or len(self.quotes.get(person.id, ())) > 1:
            return False
        first, words = self.tokens.at(person.mentions[0][0]), self.roster.words
        before = self.tokens.lower[first - 1] if first else ""
        counted = before in words.determiners or self.tokens.lower[first] in words.determiners or self.tokens.kinds[first] == "n"
        return not counted and not self.tokens.words[first].isupper()

    def _record(self, draft: Draft) -> Quote | None:
        tokens, people = self.tokens, self.roster.people
        trimmed = [draft.passage.trim(first, last) for first, last in draft.content]
        content = tuple(tokens.span(first, last) for first, last in trimmed if last > first)
        if not content:
            return None
        together, named = self._together(draft)
        person = None if together else self.speakers.speaker(draft)
        span = tokens.span(draft.mention.first, draft.mention.last) if draft.mention else None
        cue = tokens.span(draft.cue.first, draft.cue.last) if draft.cue else None
        standing = self.reading.standing("quote", content[0][0], content[-1][1])
        if person is not None and person.id in people:
            self.quotes.setdefault(person.id, []).append(standing["id"])
        for one in together:
            self.quotes.setdefault(one.id, []).append(standing["id"])
        if not draft.inner and (draft.cue is None or draft.cue.kind != "asked"):  # who is asked has the word
            self.speakers.spoke(draft, person, max(content[-1][1], cue[1] if cue else 0), named if together else None)
        return Quote(
            **standing,
            form="mixed" if draft.mixed else "direct" if draft.regions or draft.direct else "indirect",
            content=content,
            cue=cue,
            speaker=self._joined(named, together) if together else person.name if person else None,
            speaker_id=person.id if person and person.id in people else None,
            speaker_kind=_kind([*together, person] if person else together),
            speaker_mention=span,
            cues={name: where for name, where in (("form", cue), ("speaker", span)) if where is not None},
        )

    def _together(self, draft: Draft) -> tuple[list[Person], Mention | None]:
        """Several with records who speak as one, and the words that name them: the quotation is every one's, and nobody's alone."""
        mention = draft.mention or self.speakers.subject_before(draft)
        if mention is None or mention.antecedent is not None or draft.direct:
            return [], None
        found, last = self.roster.joint(mention.first, mention.last)
        mention = Mention(mention.first, max(mention.last, last))
        if found and draft.mention is not None:
            draft.mention = mention
        return found, mention

    def _joined(self, mention: Mention | None, together: Sequence[Person]) -> str:
        """Their names with the conjunction of the text: "John Smith and Mary Jones"."""
        words = self.roster.words
        row = range(mention.first, mention.last) if mention is not None else range(0)
        joint = next((self.tokens.words[n] for n in row if self.tokens.lower[n] in words.conjunctions), "&")
        *some, last = (person.name for person in together)
        return f"{', '.join(some)} {joint} {last}"

    def _headings(self, found: Sequence[Draft], made: Sequence[Quote]) -> list[Quote]:
        """Headings in marks: a quotation of whoever says the same in the text; else it is nobody's."""
        out = []
        said = [(self._words(quote.content), quote) for quote in made if quote.form == "direct" and quote.speaker] if found else []
        for draft in found:
            mine = self._words(tuple(self.tokens.span(first, last) for first, last in draft.content))
            same = next((quote for theirs, quote in said if len(mine) >= ALIKE and len(mine & theirs) >= SHARE * len(mine)), None)
            quote = self._record(draft) if same is not None else None
            if same is not None and quote is not None:
                if quote.speaker_id is not None:
                    self.quotes[quote.speaker_id].remove(quote.id)
                if same.speaker_id is not None:
                    self.quotes[same.speaker_id].append(quote.id)
                who = {"speaker": same.speaker, "speaker_id": same.speaker_id, "speaker_kind": same.speaker_kind}
                out.append(msgspec.structs.replace(quote, **who))
        return out

    def _words(self, content: Sequence[Span]) -> frozenset[str]:
        """The words of a quotation."""
        tokens = self.tokens
        spans = ((tokens.at(start), tokens.at(end - 1) + 1) for start, end in content)
        return frozenset(tokens.lower[n] for first, last in spans for n in range(first, last) if tokens.kinds[n] == "w")


def _kind(people: Sequence[Person]) -> SpeakerSort | None:
    """The one kind of those who speak; of several kinds, the one that promises nothing."""
    kinds = {SPEAKER_KINDS[person.person_kind] for person in people}
    return None if not kinds else kinds.pop() if len(kinds) == 1 else "unnamed"
