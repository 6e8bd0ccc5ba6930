"""Decide who speaks: from the words that name a speaker here to a person of the article."""

from __future__ import annotations

from bisect import bisect_left

from exodus_cli.facts import Person
from exodus_cli.pipeline.people.agreement import speaker_gender
from exodus_cli.pipeline.quotes.board import Draft
from exodus_cli.pipeline.quotes.interviews import Interview
from exodus_cli.pipeline.quotes.memory import Memory
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.roster import Roster
from exodus_cli.pipeline.quotes.turns import LETTERS
from exodus_cli.pipeline.reading import Reading

# How many sentences back an unnamed speaker is looked for.
BACK = 3
# How many tokens into a sentence its subject begins, at most.
SUBJECT_WITHIN = 6
# How many sentences after an unnamed speaker's words a pronoun still means that speaker.
NEAR = 2


class Speakers(Memory):
    """The speakers of one article, asked for in the order in which they speak."""

    def __init__(self, reading: Reading, roster: Roster) -> None:
        super().__init__(reading, roster)
        self._interview = Interview(reading.tokens, roster)

    def speaker(self, draft: Draft) -> Person | None:
        """Who says a draft, None where the evidence is weak."""
        mention, tokens = draft.mention, self.tokens
        if draft.speaker_of is not None and id(draft.speaker_of) in self._of:
            return self._of[id(draft.speaker_of)]
        if mention is None:
            return self._dropped(draft)
        if draft.asks is not None:
            return None if draft.asks or self._interview.interviewee is None else self.people[self._interview.interviewee]
        if draft.direct and mention.last - mention.first == 1 and len(tokens.words[mention.first]) < LETTERS:
            return self._initials(tokens.words[mention.first])
        if draft.direct:
            return self.roster.turn(mention.first, mention.last)
        if mention.antecedent is not None:
            return self._named(*mention.antecedent)
        low = tokens.lower[mention.first]
        opens = mention.first == tokens.sentences[tokens.sentence_of(mention.first)][0]
        if self.words.romance and opens and low in self.words.relative_pronouns & self.words.complementizers:
            return self._dropped(draft)  # "Che avverte: «…»"
        if mention.last - mention.first == 1 and (low in self.words.subjects or low in self.words.relatives):
            return self._pronoun(draft, mention, personal=low in self.words.personal)
        if mention.last - mention.first == 1 and low in self.words.possessives:
            if self.words.romance:
                return self._dropped(draft)  # "«…», le sue parole"
            return self._pronoun(draft, mention, personal=True)  # "her claim that"
        pair = " ".join(tokens.lower[mention.first : mention.last])
        if pair in self.words.speech.relatives and mention.first == tokens.sentences[tokens.sentence_of(mention.first)][0]:
            return self._dropped(draft)  # "Il quale ricorda che …"
        resumes = draft.cue is not None and draft.cue.takes("resume") and low in self.sorts.people_words.definite
        if resumes and self.recent and self.sorts.of(mention.first, mention.last) == "paper":
            return self.people[self.recent[0]]
        found = self._named(mention.first, mention.last)
        sourced = draft.cue is not None and draft.cue.kind == "according" and mention.last - mention.first > 1
        if found is None and sourced and low in self.words.determiners and tokens.lower[mention.last - 1] not in self.words.objects:
            return self.roster.paper(mention.first, mention.last)  # "according to the prefecture"
        return found

    def _initials(self, letters: str) -> Person | None:
        """The one person whose initials mark a turn: "HS: …"."""
        fits = [p for p in self.people.values() if "".join(word[0] for word in p.name.split()) == letters]
        return fits[0] if len(fits) == 1 else None

    # ---- pronouns and silence -----------------------------------------------------------------
    def _pronoun(self, draft: Draft, mention: Mention, *, personal: bool) -> Person | None:
        tokens = self.tokens
        pronoun = self.coreference.pronoun(tokens.span(mention.first, mention.last))
        if pronoun is not None and pronoun.person == 1:
            answers = self._interview.answers(mention.first)
            if answers is not None:
                return self.people[answers]
            return self._dropped(draft) if self.words.romance else None  # the subject of "Radio anch'io" is another
        nameless = self._nameless(mention) if personal else None
        if nameless is not None:
            return nameless
        described = self._described_before(min(mention.first, draft.content[0][0])) if personal and draft.regions else None
        if described is not None and described.person_kind == "unnamed":
            return described
        barred = self._spoken_of(draft)
        here = (self._acted_before(draft, mention, barred) or self._alone_here(mention, barred)) if personal else None
        if here is not None:
            return here
        found = self.coreference.resolve(tokens.span(mention.first, mention.last), recent=self.recent, barred=barred)
        last = self._goes_on(draft, mention, found)
        if last is not None and last.id in barred:
            last = None
        if last is not None:
            return last
        if found is not None and not (found.person_kind == "organisation" and self._crowd_since(found, mention)):
            return self.roster.known(found)
        crowd = self._crowd_before(draft, mention) if found is None else None
        if crowd is not None:
            return crowd
        rest = None if found is not None else self._unnamed(tokens.starts[mention.first], person=personal)
        if rest is not None and pronoun is not None and pronoun.kind == "impersonal" and rest.person_kind in ("person", "unnamed"):
            return None  # "issued a statement. “…,” it read"
        if personal and rest is not None and pronoun is not None:
            somebody = rest.person_kind in ("person", "unnamed") and rest.id not in barred
            return rest if somebody and self.coreference.agrees(pronoun, rest.id) is not False else None
        return rest

    def _acted_before(self, draft: Draft, mention: Mention, barred: set[str]) -> Person | None:
        """Who opens the sentence before, of the same paragraph, in which nobody speaks: "Grassley disagreed. “We can't,” he said"."""
        tokens, begins = self.tokens, min(mention.first, draft.content[0][0])
        number = tokens.sentence_of(begins) - 1
        opens = tokens.paragraphs[bisect_left(tokens.paragraphs, (begins + 1, 0)) - 1][0]
        if self.words.romance or not draft.regions or number < 0 or tokens.sentences[number][0] < opens:
            return None
        start = tokens.starts[tokens.sentences[number][0]]
        if self.last_end > start or tokens.words[tokens.sentences[number][1] - 1] != ".":
            return None
        subject = self._subject(number, draft)  # "At a rally in Keene, | Lee was jubilant."
        start = tokens.starts[subject.first] if subject is not None else start
        found = self.roster.first_named(start, start, tokens.ends[tokens.sentences[number][1] - 1])
        if found is None and subject is not None and "," in tokens.words[subject.first : subject.last]:
            found = self.roster.head(subject.last - 1, subject.last)  # "Her neighbor, retired detective Lou Ferris, disagreed."
        pronoun = self.coreference.pronoun(tokens.span(mention.first, mention.last))
        if found is None or found.person_kind != "person" or found.id in barred or pronoun is None:
            return None
        two = next((tokens.at(end - 1) + 1 for a, end, i in self.roster.inside(start, start + 1) if i == found.id), 0)
        owner = two < len(tokens) and tokens.lower[two] in self.words.saxon
        asked = self._asked(two, tokens.sentences[number][1], draft)
        if asked is not None and self.coreference.agrees(pronoun, asked.id) is not False:
            return asked
        return None if owner or self.coreference.agrees(pronoun, found.id) is False else found

    def _asked(self, at: int, end: int, draft: Draft) -> Person | None:
        """Who was asked by the subject that ends at a token, if a draft is an answer: "Lee asked Ross about it. “I can't,” she said"."""
        forms = self.words.forms.get(self.tokens.lower[at], ()) if at < end else ()
        answer = self.tokens.words[draft.content[-1][1] - 1] != "?"
        if not answer or not any("question" in form.takes and "listener" in form.takes for form in forms):
            return None
        start = self.tokens.starts[at + 1] if at + 1 < end else -1
        found = self.roster.first_named(start, start, self.tokens.ends[end - 1]) if start >= 0 else None
        return found if found is not None and found.person_kind == "person" else None

    def _alone_here(self, mention: Mention, barred: set[str]) -> Person | None:
        """The one person a paragraph names before its pronoun, if nobody spoke in it yet: "That did not satisfy Lee. “No,” he said"."""
        tokens, at = self.tokens, self.tokens.starts[mention.first]
        opens = tokens.starts[tokens.paragraphs[bisect_left(tokens.paragraphs, (mention.first + 1, 0)) - 1][0]]
        if self.last_end > opens or self.words.romance:
            return None
        pronoun = self.coreference.pronoun(tokens.span(mention.first, mention.last))
        rows = [i for _, _, i in self.roster.inside(opens, at)]
        people = {i for i in rows if self.people[i].person_kind == "person"} - barred
        if len(people) != 1 or pronoun is None or at <= opens:
            return None
        (one,) = people
        return self.people[one] if self.coreference.agrees(pronoun, one) else None

    def _dropped(self, draft: Draft) -> Person | None:
        """Who speaks where no word says it: the one before, unless the verbs agree with another."""
        tokens, cue, at = self.tokens, draft.cue, draft.content[0][0]
        found = self._described_before(at) if cue is not None and draft.regions and self.words.romance else None
        if found is None and cue is None and draft.regions and self.words.romance:
            following = self._named_next(draft)  # "«Il governo va avanti». Matteo Landi cambia strategia"
            if following is not None:
                return following
        several = self.subject_before(draft)
        found = found or (self._named(several.first, several.last) if several is not None else None) or self._unnamed(tokens.starts[at])
        if found is None and cue is None and draft.regions:
            return self._named_next(draft)
        if found is None or cue is None:
            return found
        if found.person_kind in ("person", "unnamed") and self._plural(draft):
            return None  # "Hanno aggiunto": more than the one
        direct = bool(draft.regions or draft.direct) and not draft.mixed
        gender = speaker_gender(tokens, self.sorts.people_words, (cue.first, cue.last), draft.content, direct=direct)
        return self.roster.known(self.coreference.agreeing(found, gender, tokens.starts[min(at, cue.first)], recent=self.recent))

    def _crowd_before(self, draft: Draft, mention: Mention) -> Person | None:
        """Whom "they" or "it" means where nobody of a record fits: the group or body that is the subject of the sentence before."""
        tokens, words = self.tokens, self.words
        begins = min(mention.first, draft.content[0][0])
        number = tokens.sentence_of(begins) - 1
        pronoun = self.coreference.pronoun(tokens.span(mention.first, mention.last))
        if number < 0 or pronoun is None or pronoun.person != 3 or not (pronoun.number == "p" or pronoun.kind == "impersonal"):
            return None
        found = self._subject(number, draft)
        if found is None or words.romance or tokens.starts[tokens.sentences[number][0]] < self.last_end:
            return None
        sort = self.sorts.of(found.first, found.last)
        meant = self._named(found.first, found.last) if sort == "body" or (sort == "group" and pronoun.number == "p") else None
        return meant if meant is not None and meant.person_kind != "person" else None

    def _described_before(self, at: int) -> Person | None:
        """Whom the description means that is the subject of the sentence before: "Suo marito è perplesso. «…», chiede"."""
        tokens, words, people = self.tokens, self.words, self.sorts.people_words
        number = tokens.sentence_of(at) - 1
        if number < 0 or tokens.starts[tokens.sentences[number][0]] < self.last_end:
            return None
        first, last = tokens.sentences[number]
        first += tokens.lower[first] in words.conjunctions  # "But the president"
        if tokens.lower[first] not in words.determiners | words.possessives or tokens.lower[first] in people.indefinite:
            return None
        noun = first + 1 + (first + 1 < last and tokens.lower[first + 1] in words.possessives)
        found = (rows.match(tokens.lower, noun) for rows in (people.kin, people.roles, people.persons)) if noun + 1 < last else ()
        sizes = [match[0] for match in found if match is not None]
        end = noun + max(sizes, default=0)
        single = sizes and not (people.plurals.match(tokens.lower, noun) and tokens.lower[first] in words.plural_determiners)
        if not single or end >= last or self.roster.inside(*tokens.span(first, last)):
            return None
        follows = tokens.lower[end] in words.verbs or tokens.lower[end] in words.objects or tokens.words[end] == ","
        return self._named(first, end) if follows else None

    def _named_next(self, draft: Draft) -> Person | None:
        """The person whom the sentence behind a quotation that opens its paragraph is about: "«Giustizia». Teresa Russo piange"."""
        tokens, last = self.tokens, draft.regions[-1].last
        number = tokens.sentence_of(last) if last < len(tokens) else len(tokens.sentences)
        opens = tokens.paragraphs[bisect_left(tokens.paragraphs, (draft.regions[0].first + 1, 0)) - 1]
        while number < len(tokens.sentences) and tokens.sentences[number][0] < last:
            number += 1
        if opens[0] != draft.regions[0].first or number >= len(tokens.sentences) or tokens.sentences[number][0] >= opens[1]:
            return None
        start = tokens.starts[tokens.sentences[number][0]]
        found = self.roster.first_named(start, start, len(tokens.text))
        return found if found is not None and found.person_kind == "person" else None

    def _goes_on(self, draft: Draft, mention: Mention, found: Person | None) -> Person | None:
        """The one who spoke in the sentence before, where a pronoun agrees and nobody else is named since: "Berg said …. He added"."""
        tokens, at = self.tokens, self.tokens.starts[mention.first]
        last = self.latest
        pronoun = self.coreference.pronoun(tokens.span(mention.first, mention.last))
        begins = min(mention.first, draft.content[0][0])
        if last is None or pronoun is None or pronoun.person != 3 or pronoun.kind != "subject" or last == found:
            return None
        if self._since(begins) not in (0, 1):
            return None
        said = [tokens.span(*content) for content in draft.content]
        since = (span for span in self.roster.inside(self.last_end, at) if not any(a <= span[0] < b for a, b in said))
        if any(span[2] != last.id for span in since):
            return None
        if pronoun.number == "p":
            return last if last.person_kind in ("group", "organisation") else None
        agrees = self.coreference.agrees(pronoun, last.id)
        if last.person_kind != "person" or agrees is False:
            return None
        return last if agrees or found is None or self.coreference.agrees(pronoun, found.id) is not True else None

    def _nameless(self, mention: Mention) -> Person | None:
        """The unnamed speaker who was quoted in the sentence before: "One man said … “Well,” he said"."""
        last = self.people[self.recent[0]] if self.recent else None
        if last is None or last.person_kind != "unnamed" or self._since(mention.first) > NEAR:
            return None
        pronoun = self.coreference.pronoun(self.tokens.span(mention.first, mention.last))
        genders = {self.sorts.gender(self.tokens.at(start), self.tokens.at(end - 1) + 1) for start, end in last.mentions}
        if pronoun is None or not {pronoun.gender, "u"} & {"u", *genders}:
            return None
        if pronoun.gender != "u" and genders & {"m", "f"} and pronoun.gender not in genders:
            return None
        return None if self._introduced(self.last_end, self.tokens.starts[mention.first], mention) else last

    # ---- names and descriptions ---------------------------------------------------------------
    def _named(self, first: int, last: int) -> Person | None:
        """The person whom the tokens [first, last) name or describe; None where the words stand for nobody who can speak."""
        roster, sorts = self.roster, self.sorts
        found = roster.public(first, last) or self._again(first, last) or roster.head(first, last) or roster.silent(first, last)
        if found is not None:
            return found
        if not roster.capitals(first, last) or sorts.common(first, last) or sorts.epithet(first, last):
            sort = sorts.of(first, last)
            found = None if sort == "paper" else self._apposed(last)
            found = found or (None if sort == "paper" else self.coreference.resolve(self.tokens.span(first, last), recent=self.recent))
            if found is not None and found.person_kind == "person" and self.tokens.lower[first] in self.words.plural_determiners:
                found = None  # "i pm, Valli avrebbe …": several are not one
            if found is not None and any(row[2] == found.id for row in roster.inside(*self.tokens.span(first, last))):
                found = None  # "the Hamas-controlled ministry" is not Hamas
            if found is not None:
                return roster.known(found)
            if sort is None or sort == "paper":
                owner = roster.owner(first, last) or self._maker(first, last) or self._pronoun_owner(first) or self._issuer(first, last)
                owner = owner or (self._publisher(first, last) if sort else None)
                described = sort == "paper" or self._phrase(first, last)
                return roster.paper(first, last) if described and owner is None else owner
            if sorts.epithet(first, last):
                return roster.described(first, last)
        return roster.new(first, last, self._belongs(first, last))

    def _maker(self, first: int, last: int) -> Person | None:
        """Who made a paper, behind "by": "an estimate by | the county"."""
        lower, words = self.tokens.lower, self.words
        by = next((n for n in range(first + 1, last - 1) if lower[n] in words.agents), None)
        if by is None or words.romance or lower[by - 1].endswith(words.verb_endings) or "," in self.tokens.words[first:by]:
            return None  # "the report, obtained by USA TODAY"
        return self._named(by + 1, last)

    def _issuer(self, first: int, last: int) -> Person | None:
        """The body that stands as the owner of a paper, without a name: "The company's | statement", "the ministry's | daily bulletin"."""
        lower, saxon = self.tokens.lower, self.words.saxon
        at = next((n for n in range(first + 1, last - 1) if lower[n] in saxon), None)
        return self._named(first, at) if at is not None and self.sorts.of(first, at) == "body" else None

    def _phrase(self, first: int, last: int) -> bool:
        """Whether the words at least describe somebody, though the noun is not known for one who speaks: "a pedlar", "three regions"."""
        lower, words = self.tokens.lower, self.words
        quantity = words.quantifiers.match(lower, first)
        begin = first + (quantity[0] if quantity is not None else 0)
        counted = lower[begin] in words.determiners and lower[begin] not in self.sorts.people_words.definite
        return last - begin > 1 and counted and lower[last - 1] not in words.objects | words.subjects

    def _apposed(self, last: int) -> Person | None:
        """The one whose name follows a description between commas: "La moglie|, Piera, annuisce"."""
        tokens = self.tokens
        if last + 2 >= len(tokens) or tokens.words[last] != ",":
            return None
        start = tokens.starts[last + 1]
        found = self.roster.first_named(start, start, len(tokens.text))
        ends = {tokens.at(two - 1) + 1 for one, two, _ in self.roster.inside(start, start + 1)}
        closed = any(end < len(tokens) and tokens.words[end] == "," for end in ends)
        return found if closed and found is not None and found.person_kind == "person" else None

    def _publisher(self, first: int, last: int) -> Person | None:
        """The body that spoke in the sentence before, where a paper stands without owner: "«…», si legge in una nota"."""
        spoke = self.people[self.recent[0]] if self.recent else None
        alone = last - first <= 2 and self.tokens.lower[first] in self.words.determiners
        return spoke if alone and spoke is not None and spoke.person_kind == "organisation" and self._since(first) <= 1 else None

    def _belongs(self, first: int, last: int) -> tuple[int, Person] | None:
        """The possessive of one person in a description, and whom it means: "| his | wife"; None where that is not sure."""
        found = self.coreference.possessive(first, last)
        if found is None:
            return None
        at, pronoun = found
        if pronoun.person == 1:
            answers = self._interview.answers(at)
            return None if answers is None else (at, self.people[answers])
        # "One man said …. His wife said …": nobody's name.
        owner = None if self._nameless(Mention(at, at + 1)) else self.coreference.resolve(self.tokens.span(at, at + 1))
        return None if owner is None or owner.person_kind != "person" else (at, owner)

    def _pronoun_owner(self, first: int) -> Person | None:
        """Whose words speak: "his life is tough: …"."""
        tokens = self.tokens
        return self._unnamed(tokens.starts[first]) if tokens.lower[first] in self.words.possessives else None

    def _again(self, first: int, last: int) -> Person | None:
        """Who spoke before under the one noun said here: "the ministry" whose name holds it, "the official", one of whom spoke."""
        lower, words = self.tokens.lower, self.words
        if last - first != 2 or lower[first] not in words.determiners or not self.recent:
            return None
        low = lower[last - 1]
        latest = self.people[self.recent[0]]
        if low in self.sorts.people_words.generic and latest.person_kind == "organisation" and self._since(first) <= NEAR:
            return latest
        if low in words.bodies:
            spoke = [self.people[i] for i in self.recent if self.people[i].person_kind == "organisation"]
            return next((p for p in spoke if low in " ".join((p.name, *p.aliases)).lower().split()), None)
        if latest.person_kind != "unnamed" or self._since(first) > NEAR or lower[first] in self.sorts.people_words.indefinite:
            return None
        same = any(self.sorts.same(first, last, self.tokens.at(a), self.tokens.at(b - 1) + 1) for a, b in latest.mentions)
        return latest if same else None

    # ---- nobody named ---------------------------------------------------------------------------
    def _unnamed(self, at: int, *, person: bool = True) -> Person | None:
        """Who speaks where nobody is named: the speaker before, or the subject of the sentence before."""
        tokens = self.tokens
        sentence = tokens.sentence_of(tokens.at(at))
        for n in range(sentence, max(-1, sentence - BACK - 1) if person else sentence, -1):
            first, last = tokens.sentences[n]
            start, end = tokens.starts[first], min(at, tokens.ends[last - 1])
            if self.recent and self.last_end > start:
                break
            found = self.roster.first_named(start, tokens.starts[min(last - 1, first + SUBJECT_WITHIN)], end)
            named = self.roster.inside(start, end)[:1] if found is not None else []
            at_name = self.tokens.at(named[0][0]) if named else 0
            if found is not None and at_name > first + 1 and tokens.lower[at_name - 1] in self.words.genitives and self.words.romance:
                body = self.sorts.of(first, at_name)  # "Il partito di Guidi non commenta. Ha ricordato che"
                return self._named(first, self.tokens.at(named[0][1] - 1) + 1) if body in ("body", "group") else None
            if found is not None:
                return None if person and found.person_kind == "person" and self._paired(found, start, end) else found
        if self._new_section(at):
            return None
        if not person and self.recent and self.people[self.recent[0]].person_kind == "person":
            return None
        return self.people[self.recent[0]] if self.recent else None

