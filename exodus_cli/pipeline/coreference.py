"""Who a name, a pronoun or a description stands for, as records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exodus_cli.facts import Person, Span, record_id
from exodus_cli.lang.people import Pronoun
from exodus_cli.pipeline.people import cast_of, record_of, resolver_of
from exodus_cli.pipeline.people.cast import Entity
from exodus_cli.pipeline.reading import Reading


class Coreference:
    """Resolves the mentions of one article.

    Everybody named in it can be the answer, also an organisation of which `reading.people` has no record because nothing showed
    yet that it speaks: a record that is not in `reading.people` is to be added there by whoever lets it speak.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading, self._tokens = reading, reading.tokens
        self._resolver = resolver_of(reading)
        self._people = {person.id: person for person in reading.people}
        article = reading.document.article.id
        self._entities = {record_id(article, "person", entity.name): entity for entity in cast_of(reading).entities}

    def resolve(self, mention: Span, *, recent: Sequence[str] = (), barred: Iterable[str] = ()) -> Person | None:
        """Who the words at `mention` (character offsets) stand for, None where the evidence is weak.

        An empty span at a verb asks for its dropped subject. `recent` are ids of the latest speakers, newest first;
        `barred` are ids of those who cannot be meant, since the words said speak of them.
        """
        first = self._tokens.at(mention[0])
        last = first if mention[0] >= mention[1] else min(self._tokens.at(mention[1] - 1) + 1, len(self._tokens))
        if first >= len(self._tokens):
            return None
        speakers = [self._entities[person] for person in recent if person in self._entities]
        entity = self._resolver.resolve(first, last, speakers, [self._entities[i] for i in barred if i in self._entities])
        return None if entity is None else self._record(entity)

    def agreeing(self, person: Person, gender: str | None, at: int, *, recent: Sequence[str] = ()) -> Person:
        """The person, or who else is likeliest meant at a character offset where a verb tells another gender."""
        entity = self._entities.get(person.id)
        if gender is None or entity is None or entity.kind != "person" or entity.gender not in ("m", "f") or entity.gender == gender:
            return person
        speakers = [self._entities[i] for i in recent if i in self._entities]
        self._resolver.barred = frozenset()
        other = self._resolver.silent(self._tokens.at(at), speakers, gender)
        return person if other is None or other.gender != gender else self._record(other)

    def pronoun(self, mention: Span) -> Pronoun | None:
        """What is known of the pronoun at `mention`, None where none stands there."""
        found = self._resolver.words.pronouns.match(self._tokens.lower, self._tokens.at(mention[0]))
        return None if found is None else found[1]

    def possessive(self, first: int, last: int) -> tuple[int, Pronoun] | None:
        """The possessive of one person that leads the tokens, and where it stands: "| his | wife", "la | sua | avvocata"."""
        for at in range(first, min(first + 2, last - 1)):
            found = self._resolver.words.pronouns.match(self._tokens.lower, at)
            if found is not None and (found[1].kind, found[1].number) == ("possessive", "s"):
                return at, found[1]
        return None

    def agrees(self, pronoun: Pronoun, person: str) -> bool | None:
        """Whether a pronoun has the gender of somebody; None where that is not known."""
        entity = self._entities.get(person)
        known = entity is not None and entity.gender in ("m", "f") and pronoun.gender in ("m", "f")
        return entity.gender == pronoun.gender if entity is not None and known else None

    def _record(self, entity: Entity) -> Person:
        """The record of an entity, as it stands in `reading.people` where it does."""
        if entity.record is None:
            made = record_of(self._reading, entity)
            entity.record = self._people.get(made.id, made)
        return entity.record
