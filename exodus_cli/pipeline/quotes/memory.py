"""What the speakers of an article have said so far: who spoke last, how far back, and who has come in since."""

from __future__ import annotations

from bisect import bisect_left

from exodus_cli.facts import Person
from exodus_cli.pipeline.quotes import mentions
from exodus_cli.pipeline.quotes.board import Draft
from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.passage import Passage
from exodus_cli.pipeline.quotes.roster import Roster
from exodus_cli.pipeline.quotes.words import words_of
from exodus_cli.pipeline.reading import Reading

# How many tokens before a "they" several persons are looked for.
CROWD = 200
# The longest heading, in tokens.
HEADING = 12


class Memory:
    """Who spoke in one article, asked in the order in which they speak."""

    def __init__(self, reading: Reading, roster: Roster) -> None:
        self.tokens, self.words, self.roster = reading.tokens, words_of(reading.lang), roster
        self.people, self.sorts, self.coreference = roster.people, roster.sorts, roster.coreference
        self.recent: list[str] = []
        """Ids of those who spoke, the latest first."""
        self.latest: Person | None = None
        """Who said what ends at `last_end`, None where nobody knows."""
        self.last_end = -1
        self.pair: Mention | None = None
        """The words that name those who said it, where two spoke as one."""
        self._of: dict[int, Person | None] = {}
        """Draft -> its speaker."""

    def spoke(self, draft: Draft, person: Person | None, end: int, pair: Mention | None = None) -> None:
        """Remember who said the words that end at a character offset, a person or a pair."""
        self.pair = pair
        self._of[id(draft)] = person
        if person is not None and person.id in self.people:
            self.recent = [person.id, *(i for i in self.recent if i != person.id)]
        self.latest = self.people.get(person.id) if person is not None else None
        self.last_end = end

    def _since(self, at: int) -> int:
        """How many sentences ago the last speaker's words ended, at a token."""
        return self.tokens.sentence_of(at) - self.tokens.sentence_of(self.tokens.at(max(0, self.last_end - 1)))

    def _plural(self, draft: Draft) -> bool:
        """Whether the verb of a draft shows that several speak: "hanno aggiunto"."""
        return draft.cue is not None and self.tokens.lower[draft.cue.first].endswith(self.words.plural_forms)

    def subject_before(self, draft: Draft) -> Mention | None:
        """The subject of the sentence before a verb that has none: "I due consiglieri sono usciti. Hanno detto che"; no single name."""
        tokens, words = self.tokens, self.words
        if draft.mention is not None or draft.cue is None or not words.romance:
            return None
        number = tokens.sentence_of(min(draft.cue.first, draft.content[0][0])) - 1
        if number < 0 or tokens.starts[tokens.sentences[number][0]] < self.last_end:
            return self.pair if self._plural(draft) and self._since(draft.cue.first) <= 1 else None
        found = self._subject(number, draft)
        if found is None:
            return None
        sort = self.sorts.of(found.first, found.last)
        if not self._plural(draft):
            nobody = not any(n in draft.passage.names for n in range(*tokens.sentences[number]))
            definite = tokens.lower[found.first] in self.sorts.people_words.definite
            return found if nobody and definite and sort in ("person", "body") else None  # "Il ministro riferirà. Ha detto che"
        joined = found.first in draft.passage.names and tokens.lower[found.last] in words.conjunctions
        second = draft.passage.names.get(found.last + 1) if joined else None
        counted = tokens.lower[found.first] in words.plural_determiners or tokens.kinds[found.first] == "n"
        if second is not None:
            return Mention(found.first, second)  # "Marco Bianchi e Luca Neri"
        return found if counted and sort in ("group", "body") else None

    def _subject(self, number: int, draft: Draft) -> Mention | None:
        """The subject of a sentence before a draft's."""
        first, last = self.tokens.sentences[number]
        before = Passage(self.tokens, self.words, first, last, draft.passage.paragraph, self.tokens.lower, draft.passage.names)
        return mentions.first_subject(before, first, last)

    def _introduced(self, start: int, end: int, mention: Mention) -> bool:
        """Whether somebody whom the pronoun may mean is named as a subject between two character offsets."""
        span = self.tokens.span(mention.first, mention.last)
        named = (self.roster.people[i] for _, _, i in self.roster.inside(start, end))
        pronoun = self.coreference.pronoun(span)
        return pronoun is not None and any(p.person_kind == "person" and self.coreference.agrees(pronoun, p.id) is not False for p in named)

    def _crowd_since(self, body: Person, mention: Mention) -> bool:
        """Whether several persons are told of since a body was named, whom "they" may as well be: "Sky spoke to ten women. They say"."""
        if body.id in self.recent[:1]:
            return False
        ends = [self.tokens.at(end - 1) + 1 for _, end in body.mentions if end <= self.tokens.starts[mention.first]]
        since = max(max(ends, default=mention.first), mention.first - CROWD)
        return any(self.sorts.crowd(n) for n in range(since, mention.first))

    def _spoken_of(self, draft: Draft) -> set[str]:
        """Ids of those whom a speaker names, in what is said or as whom it is said to: a pronoun before means somebody else."""
        tokens, last = self.tokens, draft.content[-1][1]
        first = min(draft.content[0][0], draft.cue.last) if draft.cue is not None else draft.content[0][0]
        return {i for _, _, i in self.roster.inside(tokens.starts[first], tokens.ends[last - 1]) if self.people[i].person_kind == "person"}

    def _paired(self, one: Person, start: int, end: int) -> bool:
        """Whether another person is joined to one by a conjunction, and either may be meant: "John Smith and Bob Jones met. He said"."""
        tokens, rows = self.tokens, self.roster.inside(start, end)
        two = next((tokens.at(b - 1) + 1 for _, b, i in rows if i == one.id), len(tokens))
        if two + 1 >= len(tokens) or tokens.lower[two] not in self.words.conjunctions:
            return False
        return any(a == tokens.starts[two + 1] and self.people[i].person_kind == "person" for a, _, i in rows)

    def _new_section(self, at: int) -> bool:
        """Whether a heading stands between the last quotation and a place: a short line that no sign ends."""
        tokens = self.tokens
        last = bisect_left(tokens.paragraphs, (tokens.at(at) + 1, 0)) - 1
        first = bisect_left(tokens.paragraphs, (tokens.at(max(0, self.last_end)) + 1, 0))
        rows = (tokens.paragraphs[n] for n in range(max(0, first), min(last, len(tokens.paragraphs))))
        return any(end - start <= HEADING and tokens.words[end - 1][-1] not in ".!:;,”»\"'" for start, end in rows)
