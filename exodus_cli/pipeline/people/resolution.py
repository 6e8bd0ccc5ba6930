"""Who a name, a pronoun or a description stands for, among the cast of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang.people import Pronoun
from exodus_cli.pipeline.people.cast import Cast, Entity, Mention
from exodus_cli.pipeline.people.descriptions import ROLE_REACH, Descriptions
from exodus_cli.pipeline.people.words import Words

# Nobody is meant who was last named more than so many sentences ago.
FAR = 12
# Points: a sentence further back costs one; what else makes somebody likelier to be meant.
SUBJECT, OPENS, SAME_PARAGRAPH, SPOKE_LAST, SPOKE_BEFORE = 1.5, 0.5, 0.5, 1.5, 0.5
UNKNOWN_GENDER, IN_QUOTE, AFTER_PREPOSITION, BODY, DEAD = -0.5, -2.0, -0.5, -1.5, -3.0
# How many words after a name its verb of dying may stand: "Sara, 31 anni, infermiera, è stata uccisa".
DEATH_REACH = 12
# How many of the latest names are looked at.
RECENT = 40
OPEN, CLOSE, EITHER = frozenset("“«„"), frozenset("”»"), frozenset('"')


@dataclass(slots=True)
class Place:
    """One mention with what its place in the text tells."""

    mention: Mention
    entity: Entity
    sentence: int
    paragraph: int
    quoted: bool
    subject: bool
    opens: bool
    """Whether it is the first thing its sentence names."""


class Resolver:
    """Resolves the mentions of one article to entities of its cast."""

    def __init__(self, tokens: Tokens, words: Words, cast: Cast) -> None:
        self.tokens, self.words, self.entities = tokens, words, cast.entities
        quoted = _quoted(tokens)
        self._paragraphs = [first for first, _ in tokens.paragraphs]
        self.places: list[Place] = []
        for entity in self.entities:
            for mention in entity.mentions:
                at = mention.first
                subject = not mention.possessor and self._subject(mention)
                self.places.append(
                    Place(
                        mention,
                        entity,
                        tokens.sentence_of(at),
                        self._paragraph(at),
                        quoted[at],
                        subject,
                        at == tokens.sentences[tokens.sentence_of(at)][0],
                    )
                )
        self.places.sort(key=lambda place: place.mention.first)
        self._firsts = [place.mention.first for place in self.places]
        self.quoted = quoted
        """For each token, whether it stands between quotation marks."""
        self.barred: frozenset[int] = frozenset()
        """Ids of entities that the words asked for cannot mean: whom the speaker speaks of."""
        self._dead = self._died()
        self._descriptions = Descriptions(self, cast)

    def resolve(self, first: int, last: int, recent: Sequence[Entity] = (), barred: Iterable[Entity] = ()) -> Entity | None:
        """Who the tokens [first, last) stand for, none of the `barred`; an empty range at a verb asks for its dropped subject."""
        self.barred = frozenset(map(id, barred))
        if first >= last:
            return self.silent(first, recent)
        return self._named(first, last) or self._unnamed(first, last, recent)

    # ---- kinds of mentions ----------------------------------------------------------------
    def _named(self, first: int, last: int) -> Entity | None:
        """The one whom a name inside the words names: not a possessor, nor who stands after "of"."""
        inside = self.places[bisect_left(self._firsts, first - 6) : bisect_left(self._firsts, last)]
        inside = [p for p in inside if p.mention.last > first and p.mention.name_first < last]
        whole = [p for p in inside if p.mention.first <= first or p.mention.name_first <= first]
        if whole and not whole[0].mention.possessor:
            return whole[0].entity
        free = [p for p in inside if not p.mention.possessor and not self._attribute(p, first, last)]
        people = [p for p in free if p.entity.kind == "person"]
        chosen = people or free
        return chosen[0].entity if chosen else None

    def _attribute(self, place: Place, first: int, last: int) -> bool:
        """Whether a name only tells of the head of its phrase: "the head of the | Secret Service", "the former | House | speaker"."""
        mention, lower, words = place.mention, self.tokens.lower, self.words
        led = mention.first - 1
        if place.entity.kind == "organisation":
            led -= led > first and lower[led] in words.articles
            behind = mention.last
            if behind < last and (words.roles.match(lower, behind) or words.persons.match(lower, behind)):
                return True
        return lower[max(0, led)] in words.prepositions

    def _unnamed(self, first: int, last: int, recent: Sequence[Entity]) -> Entity | None:
        """Who a pronoun or a description stands for."""
        lower = self.tokens.lower
        found = self.words.pronouns.match(lower, first)
        if found is not None and first + found[0] == last:
            return self._pronoun(found[1], first, recent)
        if found is not None and found[1].kind == "possessive":
            return None  # "his wife": somebody without a name, or one named in an apposition
        if last - first == 1 and lower[first] in self.words.articles:
            return None
        return self._apposed(first, last) or self._descriptions.resolve(first, last, recent)

    def _apposed(self, first: int, last: int) -> Entity | None:
        """Whom a description between commas right after a name tells more about: "Raffaele Tosti, | uno dei capi della rivolta |,"."""
        signs = self.tokens.words
        if first < 2 or last >= len(signs) or signs[first - 1] != "," or signs[last] != ",":
            return None
        near = self.places[max(0, bisect_left(self._firsts, first) - 2) : bisect_left(self._firsts, first)]
        return next((p.entity for p in near if p.mention.last == first - 1 and p.entity.kind == "person" and not p.mention.possessor), None)

    def _pronoun(self, pronoun: Pronoun, at: int, recent: Sequence[Entity]) -> Entity | None:
        if pronoun.person != 3:
            return None
        if pronoun.kind == "relative":
            return self._antecedent(at)
        if pronoun.number == "p" or pronoun.kind == "impersonal":
            return self._plural(at, recent)
        return self.likeliest(at, recent, pronoun.gender)

    def _antecedent(self, at: int) -> Entity | None:
        """Who a relative pronoun continues: the nearest name in its sentence."""
        before = [p for p in self.places[: bisect_left(self._firsts, at)][-6:] if p.sentence == self.tokens.sentence_of(at)]
        people = [p for p in before if not p.mention.possessor]
        return people[-1].entity if people and at - people[-1].mention.last <= ROLE_REACH * 2 else None

    def _plural(self, at: int, recent: Sequence[Entity]) -> Entity | None:
        """The body "they" are: the organisation that spoke last, not long ago."""
        sentence = self.tokens.sentence_of(at)
        end = bisect_left(self._firsts, at)
        bodies = [p for p in self.places[max(0, end - 12) : end] if p.entity.kind == "organisation" and sentence - p.sentence <= 2]
        spoke = [p for p in bodies if p.mention.says or p.subject]
        return spoke[-1].entity if spoke else None

    def silent(self, at: int, recent: Sequence[Entity], gender: str = "u") -> Entity | None:
        """The subject a verb does not print: whoever the sentences before are about, of the gender that the verb tells."""
        return self.likeliest(at, recent, gender, silent=True)

    # ---- choosing -------------------------------------------------------------------------
    def latest(self, at: int) -> list[Place]:
        """The latest names before a token, in the order of the text."""
        end = bisect_left(self._firsts, at)
        return self.places[max(0, end - RECENT) : end]

    def likeliest(
        self, at: int, recent: Sequence[Entity], gender: str, *, silent: bool = False, among: list[Entity] | None = None, far: bool = False
    ) -> Entity | None:
        """The entity with most points for being meant at a token."""
        sentence, paragraph = self.tokens.sentence_of(at), self._paragraph(at)
        end = bisect_left(self._firsts, at)
        allowed = None if among is None else {id(entity) for entity in among}
        best: dict[int, tuple[float, Entity]] = {}
        ranks = {id(entity): n for n, entity in enumerate(recent[:4])}
        for place in reversed(self.places[:end] if among is not None else self.places[max(0, end - RECENT) : end]):
            entity, back = place.entity, sentence - place.sentence
            if back > FAR and not far:
                break
            if (allowed is not None and id(entity) not in allowed) or id(entity) in self.barred:
                continue
            if entity.kind != "person" and (allowed is None and (gender != "u" or not silent)):
                continue
            if gender in ("m", "f") and entity.gender in ("m", "f") and entity.gender != gender:
                continue
            points = -float(back) + (SUBJECT if place.subject else 0.0) + (IN_QUOTE if place.quoted else 0.0)
            points += OPENS if place.opens else 0.0
            points += BODY if entity.kind != "person" and silent else 0.0
            points += DEAD if id(entity) in self._dead else 0.0
            points += SAME_PARAGRAPH if place.paragraph == paragraph else 0.0
            if gender in ("m", "f") and entity.gender not in ("m", "f"):
                points += UNKNOWN_GENDER
            if place.mention.first > 0 and self.tokens.lower[place.mention.first - 1] in self.words.prepositions:
                points += AFTER_PREPOSITION
            if id(entity) not in best or points > best[id(entity)][0]:
                best[id(entity)] = (points, entity)
        if ranks:
            for key, (points, entity) in best.items():
                rank = ranks.get(key)
                if rank is not None:
                    best[key] = (points + (SPOKE_LAST if rank == 0 else SPOKE_BEFORE), entity)
        if not best:
            return None
        ranked = sorted(best.values(), key=lambda row: -row[0])
        first = ranked[0][1]
        sure = gender not in ("m", "f") or allowed is not None or id(first) in ranks
        # "John Smith and Bob Jones met. He …"
        return first if sure or not any(self._beside(first, row[1], end) for row in ranked[1:]) else None

    def _beside(self, one: Entity, two: Entity, end: int) -> bool:
        """Whether two are last named side by side, joined by a conjunction, neither told from the other by more."""
        last = {id(place.entity): place for place in self.places[max(0, end - RECENT) : end] if place.entity in (one, two)}
        if len(last) < 2 or any(not place.subject for place in last.values()):
            return False
        before, after = sorted(last.values(), key=lambda place: place.mention.first)
        joint = range(before.mention.last, after.mention.role_from if after.mention.role_from >= 0 else after.mention.first)
        return len(joint) == 1 and self.tokens.lower[joint[0]] in self.words.conjunctions

    def _died(self) -> frozenset[int]:
        """Ids of the persons of whom the article tells that they died and does not tell that they say anything."""
        tokens, words, out = self.tokens, self.words, set[int]()
        for number, place in enumerate(self.places):
            first = place.mention.last
            following = self._firsts[number + 1] if number + 1 < len(self._firsts) else len(tokens)
            end = min(tokens.sentences[place.sentence][1], first + DEATH_REACH, following)
            if place.entity.kind == "person" and place.subject and any(words.deaths.match(tokens.lower, n) for n in range(first, end)):
                out.add(id(place.entity))
        return frozenset(out - {id(place.entity) for place in self.places if place.mention.says})

    # ---- what a place tells -----------------------------------------------------------------
    def _paragraph(self, token: int) -> int:
        return bisect_left(self._paragraphs, token + 1) - 1

    def paragraph_start(self, token: int) -> int:
        """The first token of the paragraph of a token."""
        return self._paragraphs[self._paragraph(token)] if self._paragraphs else 0

    def _subject(self, mention: Mention) -> bool:
        """Whether a name begins its clause, or follows its verb of saying."""
        tokens, vocabulary = self.tokens, self.words
        at = mention.role_from if mention.role_from >= 0 else mention.first
        for _ in range(ROLE_REACH):
            if at == 0 or tokens.kinds[at - 1] != "w":
                break
            if tokens.lower[at - 1] not in vocabulary.articles and not tokens.words[at - 1][0].isupper():
                break
            at -= 1
        if at == 0 or at == tokens.sentences[tokens.sentence_of(mention.first)][0]:
            return True
        before = tokens.lower[at - 1]
        if before in vocabulary.conjunctions or tokens.kinds[at - 1] != "w":
            return True
        return mention.says


def _quoted(tokens: Tokens) -> list[bool]:
    """For each token, whether it stands between quotation marks of its paragraph."""
    out = [False] * (len(tokens) + 1)
    for first, last in tokens.paragraphs:
        inside = False
        for n in range(first, last):
            mark = tokens.words[n]
            if mark in OPEN:
                inside = True
            elif mark in CLOSE:
                inside = False
            elif mark in EITHER:
                inside = not inside
            out[n] = inside
    return out
