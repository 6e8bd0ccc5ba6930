"""Who a name, a pronoun or a description stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from exodus_cli.facts import Person, Span
from exodus_cli.lang.people import Pronoun
from exodus_cli.pipeline.people import cast_of, record_of
from exodus_cli.pipeline.people.cast import Entity, Mention
from exodus_cli.pipeline.people.words import words
from exodus_cli.pipeline.reading import Reading

# Nobody is meant who was last named more than so many sentences ago.
FAR = 12
# Points: a sentence further back costs one; what else makes somebody likelier to be meant.
SUBJECT, SPOKE_LAST, SPOKE_BEFORE, SAME_PARAGRAPH, UNKNOWN_GENDER, IN_QUOTE, AFTER_PREPOSITION = 1.5, 2.0, 0.5, 0.5, -1.0, -2.0, -0.5
# How many words after a name may still belong to its role: ", the country's former defence minister".
ROLE_REACH = 10
OPEN, CLOSE, EITHER = frozenset("“«„"), frozenset("”»"), frozenset('"')


@dataclass(slots=True)
class _Place:
    """One mention with what its place in the text tells."""

    mention: Mention
    entity: Entity
    sentence: int
    paragraph: int
    quoted: bool
    subject: bool


class Coreference:
    """Resolves the mentions of one article.

    Everybody named in it can be the answer, also an organisation of which `reading.people` has no record because nothing showed
    yet that it speaks: a record that is not in `reading.people` is to be added there by whoever lets it speak.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens, self.words = reading, reading.tokens, words(reading.lang)
        self.people = {person.id: person for person in reading.people}
        quoted = _quoted(reading)
        self._paragraphs = [first for first, _ in self.tokens.paragraphs]
        self.places: list[_Place] = []
        self.entities = cast_of(reading).entities
        for entity in self.entities:
            for mention in entity.mentions:
                place = _Place(
                    mention,
                    entity,
                    self.tokens.sentence_of(mention.first),
                    self._paragraph(mention.first),
                    quoted[mention.first],
                    not mention.possessor and self._subject(mention),
                )
                self.places.append(place)
        self.places.sort(key=lambda place: place.mention.first)
        self._firsts = [place.mention.first for place in self.places]
        self._quoted = quoted
        self._roles = {id(entity): self._roles_of(entity) for entity in self.entities}

    def resolve(self, mention: Span, *, recent: Sequence[str] = ()) -> Person | None:
        """Who the words at `mention` (character offsets) stand for, None where the evidence is weak.

        An empty span at a verb asks for its dropped subject. `recent` are ids of the latest speakers, newest first.
        """
        first = self.tokens.at(mention[0])
        if mention[0] >= mention[1]:
            entity = self._silent(first, recent)
        else:
            last = self.tokens.at(mention[1] - 1) + 1
            entity = self._named(first, last)
            if entity is None:
                entity = self._unnamed(first, last, recent)
        return None if entity is None else self.record(entity)

    def record(self, entity: Entity) -> Person:
        """The record of an entity, as it stands in `reading.people` where it does."""
        made = record_of(self.reading, entity)
        return self.people.setdefault(made.id, made)

    # ---- kinds of mentions ----------------------------------------------------------------
    def _named(self, first: int, last: int) -> Entity | None:
        """The one whom a name inside the words names: not a possessor, nor who stands after "of"."""
        inside = self.places[bisect_left(self._firsts, first - 6) : bisect_left(self._firsts, last)]
        inside = [p for p in inside if p.mention.last > first and p.mention.name_first < last]
        whole = [p for p in inside if p.mention.first <= first or p.mention.name_first <= first]
        if whole and not whole[0].mention.possessor:
            return whole[0].entity
        before = (self.tokens.lower[max(0, p.mention.first - 1)] for p in inside)
        free = [p for p, word in zip(inside, before, strict=True) if not p.mention.possessor and word not in self.words.prepositions]
        people = [p for p in free if p.entity.kind == "person"]
        chosen = people or free
        return chosen[0].entity if chosen else None

    def _unnamed(self, first: int, last: int, recent: Sequence[str]) -> Entity | None:
        """Who a pronoun or a description stands for."""
        lower = self.tokens.lower
        found = self.words.pronouns.match(lower, first)
        if found is not None and first + found[0] == last:
            return self._pronoun(found[1], first, recent)
        if found is not None and found[1].kind == "possessive":
            return None  # "his wife": somebody without a name, or one named in an apposition
        if last - first == 1 and lower[first] in self.words.articles:
            return None
        return self._description(first, last, recent)

    def _pronoun(self, pronoun: Pronoun, at: int, recent: Sequence[str]) -> Entity | None:
        if pronoun.person != 3:
            return None
        if pronoun.kind == "relative":
            return self._antecedent(at)
        if pronoun.number == "p":
            return self._plural(at, recent)
        return self._likeliest(at, recent, pronoun.gender)

    def _antecedent(self, at: int) -> Entity | None:
        """Who a relative pronoun continues: the nearest name in its sentence."""
        before = [p for p in self.places[: bisect_left(self._firsts, at)][-6:] if p.sentence == self.tokens.sentence_of(at)]
        people = [p for p in before if not p.mention.possessor]
        return people[-1].entity if people and at - people[-1].mention.last <= ROLE_REACH * 2 else None

    def _plural(self, at: int, recent: Sequence[str]) -> Entity | None:
        """The body "they" are: the organisation that spoke last, not long ago."""
        sentence = self.tokens.sentence_of(at)
        end = bisect_left(self._firsts, at)
        bodies = [p for p in self.places[max(0, end - 12) : end] if p.entity.kind == "organisation" and sentence - p.sentence <= 2]
        spoke = [p for p in bodies if p.mention.says or p.subject]
        return spoke[-1].entity if spoke else None

    def _silent(self, at: int, recent: Sequence[str]) -> Entity | None:
        """The subject a verb does not print: whoever the sentences before are about."""
        return self._likeliest(at, recent, "u", silent=True)

    def _description(self, first: int, last: int, recent: Sequence[str]) -> Entity | None:
        """Who a description such as "the economist", "the ministry" or "l'uomo" stands for."""
        lower = self.tokens.lower
        heads: list[tuple[str, str, int]] = []
        for n in range(first, last):
            if lower[n] in self.words.prepositions and heads:
                break
            for kind, phrases in (("role", self.words.roles), ("role", self.words.titles), ("person", self.words.persons)):
                found = phrases.match(lower, n)
                if found is not None and n + found[0] <= last:
                    heads.append((kind, found[1], n))
                    break
            if lower[n] in self.words.plain:
                heads.append(("body", "u", n))
        if not heads or lower[first] in self.words.indefinite:
            return None
        kind, gender, at = heads[-1]
        if kind == "person":
            return self._likeliest(first, recent, gender)
        head = lower[at]
        fits = [e for e in self.entities if head in (self._roles[id(e)] if kind == "role" else {w.lower() for w in e.words})]
        return self._likeliest(first, recent, gender if kind == "role" else "u", among=fits, far=True) if fits else None

    # ---- choosing -------------------------------------------------------------------------
    def _likeliest(
        self, at: int, recent: Sequence[str], gender: str, *, silent: bool = False, among: list[Entity] | None = None, far: bool = False
    ) -> Entity | None:
        """The entity with most points for being meant at a token."""
        sentence, paragraph = self.tokens.sentence_of(at), self._paragraph(at)
        end = bisect_left(self._firsts, at)
        allowed = None if among is None else {id(entity) for entity in among}
        best: dict[int, tuple[float, Entity]] = {}
        ranks = {person: n for n, person in enumerate(recent[:4])}
        for place in reversed(self.places[:end] if among is not None else self.places[max(0, end - 40) : end]):
            entity, back = place.entity, sentence - place.sentence
            if back > FAR and not far:
                break
            if allowed is not None and id(entity) not in allowed:
                continue
            if entity.kind != "person" and (allowed is None and (gender != "u" or not silent)):
                continue
            if gender in ("m", "f") and entity.gender in ("m", "f") and entity.gender != gender:
                continue
            points = -float(back) + (SUBJECT if place.subject else 0.0) + (IN_QUOTE if place.quoted else 0.0)
            points += SAME_PARAGRAPH if place.paragraph == paragraph else 0.0
            if gender in ("m", "f") and entity.gender not in ("m", "f"):
                points += UNKNOWN_GENDER
            if place.mention.first > 0 and self.tokens.lower[place.mention.first - 1] in self.words.prepositions:
                points += AFTER_PREPOSITION
            if id(entity) not in best or points > best[id(entity)][0]:
                best[id(entity)] = (points, entity)
        if ranks:
            for key, (points, entity) in best.items():
                rank = ranks.get(self.record(entity).id)
                if rank is not None:
                    best[key] = (points + (SPOKE_LAST if rank == 0 else SPOKE_BEFORE), entity)
        if not best:
            return None
        return max(best.values(), key=lambda row: row[0])[1]

    # ---- what a place tells -----------------------------------------------------------------
    def _paragraph(self, token: int) -> int:
        return bisect_left(self._paragraphs, token + 1) - 1

    def _subject(self, mention: Mention) -> bool:
        """Whether a name begins its clause, or follows its verb of saying."""
        tokens, vocabulary = self.tokens, self.words
        at = mention.role_from if mention.role_from >= 0 else mention.first
        while at > 0 and (tokens.lower[at - 1] in vocabulary.articles or tokens.words[at - 1][0].isupper()) and tokens.kinds[at - 1] == "w":
            at -= 1
        if at == 0 or at == tokens.sentences[tokens.sentence_of(mention.first)][0]:
            return True
        before = tokens.lower[at - 1]
        if before in vocabulary.conjunctions or tokens.kinds[at - 1] != "w":
            return True
        return mention.says

    def _roles_of(self, entity: Entity) -> set[str]:
        """The words of the roles and titles printed right before or after the names of somebody."""
        tokens, out = self.tokens, set()
        for mention in entity.mentions:
            start = mention.role_from if mention.role_from >= 0 else mention.first
            out.update(tokens.lower[start : mention.name_first])
            at = mention.last
            if at < len(tokens) and tokens.words[at] in ",(":
                for n in range(at + 1, min(at + ROLE_REACH, len(tokens))):
                    if tokens.kinds[n] != "w":
                        break
                    out.add(tokens.lower[n])
            if start > 1 and tokens.words[start - 1] == ",":
                for n in range(start - 2, max(start - ROLE_REACH, -1), -1):
                    if tokens.kinds[n] != "w":
                        break
                    out.add(tokens.lower[n])
            copula = self.words.copulas
            if at < len(tokens) and tokens.lower[at] in copula:
                out.update(tokens.lower[at + 1 : at + 5])
        return out


def _quoted(reading: Reading) -> list[bool]:
    """For each token, whether it stands between quotation marks of its paragraph."""
    tokens = reading.tokens
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
