"""The word lists of `places.toml` made ready for quick questions, once a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from exodus_cli.lang import Lexicon
from exodus_cli.lang.phrases import Phrases
from exodus_cli.world.places import OFFICIAL, Meaning, gazetteer


class Before:
    """Phrases that end where a name begins, looked up backwards."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in phrases:
            row = tuple(phrase.split())
            self._last.setdefault(row[-1], []).append((row, value))
        for rows in self._last.values():
            rows.sort(key=lambda row: -len(row[0]))

    def ends(self, word: str) -> bool:
        """Whether any phrase ends with this word: the cheap test before `match`."""
        return word in self._last

    def match(self, lower: Sequence[str], at: int) -> tuple[int, str] | None:
        """(number of words, value) of the longest phrase that ends just before token `at`."""
        if at < 1:
            return None
        for row, value in self._last.get(lower[at - 1], ()):
            if len(row) <= at and tuple(lower[at - len(row) : at]) == row:
                return len(row), value
        return None


@dataclass(frozen=True, slots=True)
class Words:
    """Sets and phrases of one language."""

    inside: frozenset[str]
    strictly: frozenset[str]
    onward: frozenset[str]
    no_place_endings: tuple[str, ...]
    inward: frozenset[str]
    no_places: frozenset[str]
    known_heads: frozenset[str]
    no_towns: frozenset[str]
    joins: frozenset[str]
    prepositions: frozenset[str]
    links: frozenset[str]
    within: frozenset[str]
    club_articles: dict[str, str]
    clubs_after: frozenset[str]
    articles: frozenset[str]
    directions: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    kin: frozenset[str]
    bodies_after: frozenset[str]
    civic: frozenset[str]
    alone: frozenset[str]
    bodies_of: frozenset[str]
    not_demonyms: Phrases[str]
    kinds: dict[str, str]
    parts: frozenset[str]
    things: frozenset[str]
    offices: frozenset[str]
    acts: frozenset[str]
    speech: frozenset[str]
    plurals: frozenset[str]
    urged: frozenset[str]
    relations: frozenset[str]
    pasts: tuple[str, ...]
    participles: tuple[str, ...]
    common: frozenset[str]
    function: frozenset[str]
    heads: Before
    described: frozenset[str]
    provinces: frozenset[str]
    bodies_before: Before
    generic: Before
    generic_after: dict[str, str]
    generic_led: dict[str, str]
    capital_heads: frozenset[str]
    home: frozenset[str]
    areas_after: frozenset[str]
    lands_after: frozenset[str]
    feasts: Before
    vast: frozenset[str]
    surnaming: frozenset[str]
    many: dict[str, str]
    leads: frozenset[str]
    dwellers: frozenset[str]
    beyond: Before
    settlements: frozenset[str]
    origins: frozenset[str]
    adjectives: tuple[str, ...]
    basing: frozenset[str]
    honours: frozenset[str]
    kinds_after: dict[str, str]
    tails: Phrases[str]
    demonyms: Phrases[Meaning]
    demonym_starts: frozenset[str]


@cache
def words_of(lexicon: Lexicon) -> Words:
    """The words of a language; the same object for every article."""
    table = lexicon.places
    return Words(
        inside=frozenset(table.inside),
        strictly=frozenset(table.strictly),
        onward=frozenset(table.onward)
        | frozenset(table.inside)
        | frozenset(table.prepositions)
        | frozenset(table.links)
        | frozenset(lexicon.text.function_words),
        no_place_endings=table.no_place_endings,
        inward=frozenset(table.inward),
        no_places=frozenset(table.no_places),
        known_heads=frozenset(table.known_heads),
        no_towns=frozenset(table.no_towns),
        joins=frozenset(table.joins),
        prepositions=frozenset(table.prepositions),
        links=frozenset(table.links),
        club_articles={form: article for article, forms in table.club_articles.items() for form in forms},
        clubs_after=frozenset(table.clubs_after),
        within=frozenset(table.within),
        articles=frozenset(table.articles),
        directions=frozenset(table.directions),
        titles=frozenset(table.titles),
        particles=frozenset(table.particles),
        kin=frozenset((*lexicon.people.kin.m, *lexicon.people.kin.f)),
        bodies_after=frozenset(table.bodies_after),
        bodies_of=frozenset(table.bodies_of),
        not_demonyms=Phrases((phrase, "") for phrase in table.not_demonyms),
        alone=frozenset(table.alone),
        kinds={word: feature for feature, words in table.kinds.items() for word in words},
        parts=frozenset(table.parts),
        civic=frozenset(table.civic),
        things=frozenset(table.things),
        offices=frozenset(table.offices),
        speech=frozenset(table.speech),
        acts=frozenset(table.acts),
        plurals=frozenset(table.plurals),
        urged=frozenset(table.urged),
        relations=frozenset(table.relations),
        pasts=table.pasts,
        participles=table.participles,
        common=frozenset(table.common),
        function=frozenset(lexicon.text.function_words),
        provinces=frozenset(table.provinces),
        described=frozenset(table.described),
        heads=Before(_pairs(table.heads)),
        bodies_before=Before((phrase, "") for phrase in table.bodies_before),
        generic=Before(_pairs(table.generic)),
        generic_after={word: feature for feature, words in table.generic_after.items() for word in words},
        generic_led={word: feature for feature, words in table.generic_led.items() for word in words},
        capital_heads=frozenset(table.capital_heads),
        home=frozenset(table.home),
        lands_after=frozenset(table.lands_after),
        feasts=Before((phrase, "") for phrase in table.feasts),
        areas_after=frozenset(table.areas_after),
        vast=frozenset(table.vast),
        surnaming=frozenset(table.surnaming),
        many=table.many,
        leads=frozenset(table.leads),
        dwellers=frozenset(table.dwellers),
        beyond=Before((phrase, "") for phrase in table.beyond),
        settlements=frozenset(table.settlements),
        origins=frozenset(table.origins),
        adjectives=table.adjectives,
        basing=frozenset(table.basing),
        honours=frozenset(table.honours),
        kinds_after={word: feature for feature, words in table.kinds_after.items() for word in words},
        tails=Phrases(_pairs(table.tails)),
        demonyms=Phrases(_demonyms(table.demonym_forms, table.home)),
        demonym_starts=frozenset(form.split()[0] for form in (*table.demonym_forms, *table.not_demonyms)),
    )


def _pairs(rows: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, str]]:
    return ((phrase, feature) for feature, phrases in rows.items() for phrase in phrases)


def _demonyms(forms: Mapping[str, str], home: tuple[str, ...]) -> Iterable[tuple[str, Meaning]]:
    """Each demonym with the place it is of."""
    world = gazetteer()
    known: dict[str, Meaning | None] = {}
    for form, place in forms.items():
        if place not in known:
            entry = world.find(place)
            if entry is not None:
                known[place] = Meaning(entry, 0)
            else:
                known[place] = max(
                    world.named(place), key=lambda m: (m.flags & OFFICIAL, m.entry.country in home, m.entry.size), default=None
                )
        meaning = known[place]
        if meaning is not None:
            yield form, meaning
