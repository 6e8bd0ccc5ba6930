"""Find the people of an article: named persons, and the organisations that speak."""

from __future__ import annotations

from exodus_cli.facts import Person, record_id
from exodus_cli.pipeline.people import attributes
from exodus_cli.pipeline.people.cast import Cast, Entity
from exodus_cli.pipeline.people.phrases import Page
from exodus_cli.pipeline.people.recognition import recognise
from exodus_cli.pipeline.people.resolution import Resolver
from exodus_cli.pipeline.people.words import words
from exodus_cli.pipeline.reading import Reading

__all__ = ["cast_of", "find", "record_of", "resolver_of"]


def find(reading: Reading) -> list[Person]:
    """The people of the article, in the order of their first mention."""
    cast, vocabulary = cast_of(reading), words(reading.lang)
    if cast.entities:
        resolver = resolver_of(reading)
        for first, last in attributes.stand_ins(reading.tokens, vocabulary):
            entity = resolver.resolve(first, last)
            if entity is not None:
                entity.stand_ins.append((first, last))
    return [record_of(reading, entity) for entity in cast.entities if entity.kind != "organisation" or any(m.says for m in entity.mentions)]


def cast_of(reading: Reading) -> Cast:
    """Everybody named in the article, silent organisations included; recognised once."""
    if reading.cast is None:
        reading.cast = recognise(reading)
    return reading.cast


def resolver_of(reading: Reading) -> Resolver:
    """What resolves pronouns and descriptions of the article; made once."""
    cast = cast_of(reading)
    if cast.resolver is None:
        cast.resolver = Resolver(reading.tokens, words(reading.lang), cast)
    return cast.resolver


def page_of(reading: Reading) -> Page:
    """The article as the readers of attributes look at it."""
    cast = cast_of(reading)
    return Page(reading.tokens, words(reading.lang), cast.names, cast.bodies, cast.places)


def record_of(reading: Reading, entity: Entity) -> Person:
    """The public record of somebody."""
    article, tokens = reading.document.article, reading.tokens
    stated = attributes.of(page_of(reading), entity)
    forms = dict.fromkeys(reading.text[slice(*tokens.span(m.first, m.last))] for m in entity.mentions)
    return Person(
        id=record_id(article.id, "person", entity.name),
        article=article.id,
        source=article.source,
        lang=reading.lang,
        name=entity.name,
        person_kind=entity.kind,
        aliases=tuple(form for form in forms if form != entity.name),
        age=stated.age,
        role=stated.role,
        organisation=stated.organisation,
        origin=stated.origin,
        now_in=stated.now_in,
        mentions=tuple(tokens.span(m.first, m.last) for m in entity.mentions),
        cues=stated.cues,
    )
