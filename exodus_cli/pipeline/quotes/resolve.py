"""Decide who speaks: from the words that name a speaker here to a person of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from exodus_cli.facts import Person, PersonKind, Quote, Span, record_id
from exodus_cli.pipeline.coreference import Coreference
from exodus_cli.pipeline.people.agreement import speaker_gender
from exodus_cli.pipeline.quotes.board import Draft
from exodus_cli.pipeline.quotes.bodies import PublicBodies
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.sorts import Sorts
from exodus_cli.pipeline.quotes.words import words_of
from exodus_cli.pipeline.reading import Reading

# How many sentences back an unnamed speaker is looked for.
BACK = 3
# How many tokens into a sentence its subject begins, at most.
SUBJECT_WITHIN = 6

# A heading repeats a quotation where so many words, and such a share of them, are the same.
ALIKE, SHARE = 3, 0.7
# How many sentences after an unnamed speaker's words a pronoun still means that speaker.
NEAR = 2
# The longest heading, in tokens.
HEADING = 12
# An unknown name of two or three words in capitals is a person's, any other a body's.
PERSONS = 2

SPEAKER_KINDS: dict[PersonKind, str] = {"person": "person", "organisation": "organisation", "group": "unnamed", "unnamed": "unnamed"}


def records(reading: Reading, found: Sequence[Draft]) -> list[Quote]:
    """The public records of the drafts, their speakers resolved; new speakers join `reading.people`."""
    return Speakers(reading).records(found)


class Speakers:
    """The speakers of one article, in the order in which they speak."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = words_of(reading.lang)
        self.sorts = Sorts(reading)
        self.people: dict[str, Person] = {p.id: p for p in reading.people}
        spans = sorted((start, end, p.id) for p in reading.people for start, end in p.mentions)
        self.spans = spans
        self.starts = [s[0] for s in spans]
        self.coreference = Coreference(reading)
        self.bodies = PublicBodies(reading)
        self.surnames: dict[str, str] = {}
        """Last name in lower case -> the one person who bears it; nobody where two do."""
        for person in reading.people:
            if person.person_kind == "person":
                surname = person.name.split()[-1].lower()
                self.surnames[surname] = "" if surname in self.surnames else person.id
        self.short: dict[str, str] = {}
        self.recent: list[str] = []
        self.last_end = -1
        self.latest: Person | None = None
        """Who said what ends there, None where nobody knows."""
        self.of: dict[int, Person | None] = {}
        """Draft -> its speaker."""
        self.quotes: dict[str, list[str]] = {}

    def records(self, found: Sequence[Draft]) -> list[Quote]:
        """Quotes in the order of their offsets."""
        made = [quote for quote in map(self._record, (d for d in found if not d.heading)) if quote is not None]
        made += self._headings([d for d in found if d.heading], made)
        out = list({quote.id: quote for quote in reversed(made)}.values())
        out.sort(key=lambda q: (q.start, q.end))
        self.reading.people = [
            msgspec.structs.replace(p, quotes=tuple(self.quotes[p.id])) if p.id in self.quotes else p for p in self.people.values()
        ]
        return out

    def _record(self, draft: Draft) -> Quote | None:
        tokens = self.reading.tokens
        trimmed = [draft.passage.trim(first, last) for first, last in draft.content]
        content = tuple(tokens.span(first, last) for first, last in trimmed if last > first)
        if not content:
            return None
        person = self._speaker(draft)
        self.of[id(draft)] = person
        span = tokens.span(draft.mention.first, draft.mention.last) if draft.mention else None
        cue = tokens.span(draft.cue.first, draft.cue.last) if draft.cue else None
        standing = self.reading.standing("quote", content[0][0], content[-1][1])
        if person is not None and person.id in self.people:
            self.quotes.setdefault(person.id, []).append(standing["id"])
            self.recent = [person.id, *(i for i in self.recent if i != person.id)]
        self.latest = self.people.get(person.id) if person is not None else None
        self.last_end = max(content[-1][1], cue[1] if cue else 0)
        return Quote(
            **standing,
            form="mixed" if draft.mixed else "direct" if draft.regions or draft.direct else "indirect",
            content=content,
            cue=cue,
            speaker=person.name if person else None,
            speaker_id=person.id if person and person.id in self.people else None,
            speaker_kind=SPEAKER_KINDS[person.person_kind] if person else None,  # type: ignore[arg-type]
            speaker_mention=span,
            cues={name: where for name, where in (("form", cue), ("speaker", span)) if where is not None},
        )

    def _headings(self, found: Sequence[Draft], made: Sequence[Quote]) -> list[Quote]:
        """Headings in marks: a quotation of whoever says the same in the text; else it is nobody's."""
        out = []
        said = [(self._words(quote.content), quote) for quote in made if quote.form == "direct" and quote.speaker] if found else []
        for draft in found:
            tokens = self.reading.tokens
            mine = self._words(tuple(tokens.span(first, last) for first, last in draft.content))
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
        tokens = self.reading.tokens
        spans = ((tokens.at(start), tokens.at(end - 1) + 1) for start, end in content)
        return frozenset(tokens.lower[n] for first, last in spans for n in range(first, last) if tokens.kinds[n] == "w")

    # ---- who --------------------------------------------------------------------------------
    def _speaker(self, draft: Draft) -> Person | None:
        mention, tokens = draft.mention, self.reading.tokens
        if draft.speaker_of is not None and id(draft.speaker_of) in self.of:
            return self.of[id(draft.speaker_of)]
        if mention is None:
            return self._dropped(draft)
        if mention.antecedent is not None:
            return self._named(*mention.antecedent)
        low = tokens.lower[mention.first]
        if mention.last - mention.first == 1 and (low in self.words.subjects or low in self.words.relatives):
            nameless = self._nameless(tokens.starts[mention.first]) if low in self.words.personal else None
            if nameless is not None:
                return nameless
            found = self.coreference.resolve(tokens.span(mention.first, mention.last), recent=self.recent)
            last = self._goes_on(draft, mention, found)
            if last is not None:
                return last
            if found is not None:
                return self.people.setdefault(found.id, found)
            return self._unnamed(tokens.starts[mention.first], person=low in self.words.personal)
        resumes = draft.cue is not None and draft.cue.takes("resume") and tokens.lower[mention.first] in self.words.determiners
        if resumes and self.recent and self.sorts.of(mention.first, mention.last) == "paper":
            return self.people[self.recent[0]]
        return self._named(mention.first, mention.last)

    def _dropped(self, draft: Draft) -> Person | None:
        """Who speaks where no word says it: the one before, unless the verbs agree with another."""
        tokens, cue, at = self.reading.tokens, draft.cue, draft.content[0][0]
        found = self._unnamed(tokens.starts[at])
        if found is None or cue is None:
            return found
        direct = bool(draft.regions or draft.direct) and not draft.mixed
        gender = speaker_gender(tokens, self.sorts.people_words, (cue.first, cue.last), draft.content, direct=direct)
        found = self.coreference.agreeing(found, gender, tokens.starts[min(at, cue.first)], recent=self.recent)
        return self.people.setdefault(found.id, found)

    def _goes_on(self, draft: Draft, mention: Mention, found: Person | None) -> Person | None:
        """The one who spoke in the sentence before, where a pronoun agrees and nobody else is named since: "Berg said …. He added"."""
        tokens, at = self.reading.tokens, self.reading.tokens.starts[mention.first]
        last = self.latest
        pronoun = self.coreference.pronoun(tokens.span(mention.first, mention.last))
        begins = min(mention.first, draft.content[0][0])
        if last is None or pronoun is None or pronoun.person != 3 or pronoun.kind != "subject" or last == found:
            return None
        if tokens.sentence_of(begins) - tokens.sentence_of(tokens.at(max(0, self.last_end - 1))) not in (0, 1):
            return None
        said = [tokens.span(*content) for content in draft.content]
        since = (span for span in self._inside(self.last_end, at) if not any(a <= span[0] < b for a, b in said))
        if any(span[2] != last.id for span in since):
            return None
        if pronoun.number == "p":
            return last if last.person_kind in ("group", "organisation") else None
        agrees = self.coreference.agrees(pronoun, last.id)
        if last.person_kind != "person" or agrees is False:
            return None
        return last if agrees or found is None or self.coreference.agrees(pronoun, found.id) is not True else None

    def _nameless(self, at: int) -> Person | None:
        """The unnamed speaker who was quoted in the sentence before: "One man said … “Well,” he said"."""
        tokens = self.reading.tokens
        last = self.people[self.recent[0]] if self.recent else None
        if last is None or last.person_kind != "unnamed":
            return None
        near = tokens.sentence_of(tokens.at(at)) - tokens.sentence_of(tokens.at(max(0, self.last_end - 1)))
        return last if near <= NEAR else None

    def _named(self, first: int, last: int) -> Person | None:
        """The person whom the tokens [first, last) name or describe; None where the words stand for nobody who can speak."""
        tokens = self.reading.tokens
        start, end = tokens.span(first, last)
        public = self._public(first, last)
        if public is not None:
            return public
        head = self._head(start, end)
        if head is not None:
            return self.people[head]
        if not self._capitals(first, last) or self.sorts.common(first, last):
            sort = self.sorts.of(first, last)
            found = None if sort == "paper" else self.coreference.resolve((start, end), recent=self.recent)
            if found is not None:
                return self.people.setdefault(found.id, found)
            if sort is None or sort == "paper":
                owner = self._owner(first, last)
                return self._described(first, last) if sort == "paper" and owner is None else owner
        return self._new(first, last)

    def _public(self, first: int, last: int) -> Person | None:
        """The public body that the words stand for, by the name the article gives it in full, or by its one name."""
        tokens, key = self.reading.tokens, self.bodies.key(first, last)
        if key is None:
            return self._again(first, last)
        full, span = self.bodies.named(key), tokens.span(first, last)
        found = self.coreference.resolve(tokens.span(*full)) if full is not None else None
        if found is None:
            name = self.bodies.called(key)
            return None if name is None else self._person(name, "organisation", span)
        person = self.people.get(found.id, found)
        alias = " ".join(self.reading.text[slice(*span)].split())
        if span not in person.mentions and not any(a < span[1] and span[0] < b for a, b in person.mentions):
            aliases = person.aliases if alias in (*person.aliases, person.name) else (*person.aliases, alias)
            person = msgspec.structs.replace(person, aliases=aliases, mentions=tuple(sorted({*person.mentions, span})))
        self.people[person.id] = person
        return person

    def _again(self, first: int, last: int) -> Person | None:
        """The body that spoke last of those whose name holds the one noun said here: "the ministry"."""
        low = self.reading.tokens.lower[last - 1]
        if last - first != 2 or low not in self.words.bodies or self.reading.tokens.lower[first] not in self.words.determiners:
            return None
        spoke = (self.people[i] for i in self.recent)
        return next((p for p in spoke if p.person_kind == "organisation" and low in p.name.lower().split()), None)

    def _inside(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The known mentions in [start, end)."""
        n = bisect_left(self.starts, start)
        if n and self.spans[n - 1][1] > start:
            n -= 1
        inside = []
        while n < len(self.spans) and self.spans[n][0] < end:
            inside.append(self.spans[n])
            n += 1
        return inside

    def _head(self, start: int, end: int) -> str | None:
        """The person named in [start, end) who is the head of the phrase: no possessor, nor behind a preposition."""
        tokens, words = self.reading.tokens, self.words
        best: tuple[int, int, str] | None = None
        barriers = words.conjunctions | words.genitives | words.prepositions | words.relatives
        for span in self._inside(start, end):
            one, two = tokens.at(span[0]), tokens.at(span[1])
            led = one - 1
            while led >= 0 and tokens.lower[led] in words.determiners and tokens.lower[led] not in words.prepositions:
                led -= 1
            before = tokens.lower[led] if led >= 0 else ""
            if led >= tokens.at(start) and (before in words.genitives or before in words.prepositions):
                continue
            if span[1] < end and self.sorts.modifies(two):
                continue
            if self.people[span[2]].person_kind != "person" and self.sorts.hangs(tokens.at(start), one):
                continue
            between = range(tokens.at(best[1]), one) if best is not None else ()
            if any(tokens.words[k] == "," or tokens.lower[k] in barriers for k in between):
                break
            best = span
        return best[2] if best is not None else None

    def _described(self, first: int, last: int) -> Person:
        """A letter or a report as speaker: named as printed, and no record of the article's people."""
        start, end = self.reading.tokens.span(first, last)
        article, name = self.reading.document.article, " ".join(self.reading.text[start:end].split())
        return Person(
            id=record_id(article.id, "person", name), article=article.id, lang=self.reading.lang, name=name, person_kind="unnamed"
        )

    def _owner(self, first: int, last: int) -> Person | None:
        """Who stands behind words or papers that speak: "Lobanovskaya's estimates", "his life is tough: …"."""
        tokens = self.reading.tokens
        start, end = tokens.span(first, last)
        for span in self._inside(start, end):
            two = tokens.at(span[1])
            if span[0] == start and two < last and tokens.lower[two] in self.words.saxon:
                return self.people[span[2]]
            if self.words.romance and tokens.lower[tokens.at(span[0]) - 1] in self.words.genitives:
                return self.people[span[2]]
        return self._unnamed(start) if tokens.lower[first] in self.words.possessives else None

    def _unnamed(self, at: int, *, person: bool = True) -> Person | None:
        """Who speaks where nobody is named: the speaker before, or the subject of the sentence before."""
        tokens = self.reading.tokens
        sentence = tokens.sentence_of(tokens.at(at))
        for n in range(sentence, max(-1, sentence - BACK - 1) if person else sentence, -1):
            first, last = tokens.sentences[n]
            start, end = tokens.starts[first], min(at, tokens.ends[last - 1])
            if self.recent and self.last_end > start:
                break
            limit = tokens.starts[min(last - 1, first + SUBJECT_WITHIN)]
            k = bisect_left(self.starts, start)
            if k < len(self.spans) and self.spans[k][0] <= limit and self.spans[k][1] <= end:
                return self.people[self.spans[k][2]]
        if self._new_section(at):
            return None
        if not person and self.recent and self.people[self.recent[0]].person_kind == "person":
            return None
        return self.people[self.recent[0]] if self.recent else None

    def _new_section(self, at: int) -> bool:
        """Whether a heading stands between the last quotation and a place: a short line that no sign ends."""
        tokens = self.reading.tokens
        last = bisect_left(tokens.paragraphs, (tokens.at(at) + 1, 0)) - 1
        first = bisect_left(tokens.paragraphs, (tokens.at(max(0, self.last_end)) + 1, 0))
        rows = (tokens.paragraphs[n] for n in range(max(0, first), min(last, len(tokens.paragraphs))))
        return any(end - start <= HEADING and tokens.words[end - 1][-1] not in ".!:;,”»\"'" for start, end in rows)

    def _new(self, first: int, last: int) -> Person | None:
        """A speaker nobody has recorded: a name in capitals, or a description as printed."""
        tokens = self.reading.tokens
        comma = next((n for n in range(first + 1, last) if tokens.words[n] == ","), last)
        name = self._capitals(first, last)
        if name is not None and self.sorts.verb(first, last):
            return None
        known = self.surnames.get(name.split()[-1].lower()) if name and name.isupper() else None
        if known:
            return self.people[known]
        described = name is None or self.sorts.common(first, last)
        kind: PersonKind = self.sorts.kind(first, last) if described else "organisation"
        body = name is not None and any(word.lower() in self.words.bodies for word in name.split())
        if name and not body and PERSONS <= len(name.split()) <= 3 and tokens.words[first][0].islower() and self.sorts.of(first, last):
            kind = "person"
        if name is None:
            couple = self.sorts.couple(first, comma)
            while first < comma - 1 and tokens.lower[first] in self.words.determiners and not tokens.words[first].isdigit():
                if tokens.lower[first] in self.words.indefinites:
                    break
                first += 1
            name = self.reading.text[slice(*tokens.span(first, comma))]
            if couple:  # "La coppia … I due"
                name = self.short.setdefault("", name)
        start, end = tokens.span(first, comma)
        return self._person(" ".join(name.split()), kind, (start, end))


    def _person(self, name: str, kind: PersonKind, span: Span) -> Person:
        article = self.reading.document.article
        key = self.short.get(name, name)
        identity = record_id(article.id, "person", key)
        person = self.people.get(identity)
        if person is None:
            person = Person(
                id=identity, article=article.id, source=article.source, lang=self.reading.lang, name=key, person_kind=kind, mentions=(span,)
            )
        elif span not in person.mentions:
            person = msgspec.structs.replace(person, mentions=tuple(sorted({*person.mentions, span})))
        self.people[identity] = person
        return person

    def _capitals(self, first: int, last: int) -> str | None:
        """The longest capitalised run of a phrase that is not owned or linked away."""
        tokens, words = self.reading.tokens, self.words
        best: tuple[int, int] | None = None
        n = first
        while n < last:
            if not tokens.words[n][0].isupper() or tokens.lower[n] in words.determiners or tokens.lower[n] in words.prepositions:
                n += 1
                continue
            stop = n
            while stop < last and (tokens.words[stop][0].isupper() or tokens.words[stop] in "-&."):
                stop += 1
            linked = n > first and (tokens.lower[n - 1] in words.genitives or tokens.lower[n - 1] in words.prepositions)
            linked = linked or (tokens.words[first][0].islower() and self.sorts.hangs(first, n))
            owned = stop < last and self.sorts.modifies(stop)
            opens = stop - n == 1 and tokens.sentences[tokens.sentence_of(n)][0] == n and stop < last
            if not opens and not owned and not linked and (best is None or stop - n > best[1] - best[0]):
                best = (n, stop)
            n = stop
        if best is None:
            return None
        start, end = tokens.span(*best)
        name = self.reading.text[start:end]
        if " " in name:
            self.short.setdefault(name.split()[-1], name)
        return name
