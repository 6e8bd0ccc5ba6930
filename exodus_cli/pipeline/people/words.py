"""The word lists of `people.toml` in the shape the reading looks them up in, made once a language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from exodus_cli.lang import lexicon
from exodus_cli.lang.people import People, Pronoun
from exodus_cli.lang.phrases import Phrases

V = TypeVar("V")
# Words this short are told by themselves alone, not by their ending.
LONG_WORD = 6


class Tails(Generic[V]):
    """Phrases looked up by where they end."""

    __slots__ = ("_rows",)

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for entry, value in entries:
            parts = tuple(entry.split())
            self._rows.setdefault(parts[-1], []).append((parts, value))
        for rows in self._rows.values():
            rows.sort(key=lambda row: -len(row[0]))

    def match(self, lower: Sequence[str], end: int) -> tuple[int, V] | None:
        """(first token, value) of the longest phrase whose last token is `end` - 1, or None."""
        for parts, value in self._rows.get(lower[end - 1], ()) if end > 0 else ():
            first = end - len(parts)
            if first >= 0 and all(lower[first + n] == part for n, part in enumerate(parts)):
                return first, value
        return None


class Roles(Phrases[str]):
    """Phrases for roles, and the endings of words for them: "ologist"."""

    __slots__ = ("_endings", "_every")

    def __init__(self, listed: dict[str, str], endings: dict[str, str]) -> None:
        super().__init__(listed.items())
        self._endings, self._every = endings, tuple(endings)

    def match(self, lower: Sequence[str], at: int) -> tuple[int, str] | None:
        """As of phrases."""
        found = super().match(lower, at)
        gender = None if found is not None else _ending(lower[at], self._endings, self._every)
        return found if gender is None else (1, gender)


class RoleTails(Tails[str]):
    """The same by where they end."""

    __slots__ = ("_endings", "_every")

    def __init__(self, listed: dict[str, str], endings: dict[str, str]) -> None:
        super().__init__(listed.items())
        self._endings, self._every = endings, tuple(endings)

    def match(self, lower: Sequence[str], end: int) -> tuple[int, str] | None:
        """As of phrases."""
        found = super().match(lower, end)
        gender = None if found is not None or end < 1 else _ending(lower[end - 1], self._endings, self._every)
        return found if gender is None else (end - 1, gender)


def _ending(word: str, endings: dict[str, str], every: tuple[str, ...]) -> str | None:
    if len(word) <= LONG_WORD or not word.endswith(every):
        return None
    return next(gender for ending, gender in endings.items() if word.endswith(ending))


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words around names, ready to be looked up."""

    lexicon: People
    titles: Phrases[str]
    roles: Phrases[str]
    kin: Phrases[str]
    persons: Phrases[str]
    plurals: Phrases[str]
    """Plural roles, kin and people: value is which."""
    says: Phrases[bool]
    acts: Phrases[bool]
    according: Phrases[bool]
    pronouns: Phrases[Pronoun]
    known: Phrases[bool]
    named: Phrases[bool]
    origin: Phrases[bool]
    now: Phrases[bool]
    year_words: frozenset[str]
    month_names: frozenset[str]
    """Months that are given names as well."""
    calendar: frozenset[str]
    """Months and weekdays."""
    adjectives: frozenset[str]
    """Capitalised words before a body's name that belong to it: "Russian", "National"."""
    nations: frozenset[str]
    """Those of nations in lower case too, where they stand after a role: "il premier spagnolo"."""
    natives: frozenset[str]
    """Words for one person of a nation or place: "Texan", "portoghese"."""
    same_roles: dict[str, str]
    """Role -> one name of all roles that are the same office."""
    gendered_articles: dict[str, str]
    agents: dict[str, str]
    """Ending of a noun for somebody who does something -> gender."""
    adverbs: frozenset[str]
    times: frozenset[str]
    """Words of time that need no preposition: "last (week)"."""
    auxiliaries: frozenset[str]
    """Names that open a question where they open a sentence: "Will Putin go?"."""
    gendered: dict[str, str]
    """Given names whose gender is another in this language."""
    possessives: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    prepositions: frozenset[str]
    locatives: frozenset[str]
    conjunctions: frozenset[str]
    copulas: frozenset[str]
    particles: frozenset[str]
    bound: frozenset[str]
    leading: frozenset[str]
    estates: frozenset[str]
    suffixes: frozenset[str]
    common: frozenset[str]
    ambiguous: frozenset[str]
    function: frozenset[str]
    """Words that are no part of any noun phrase: "its", "which"."""
    never: frozenset[str]
    openers: frozenset[str]
    things: frozenset[str]
    christened: frozenset[str]
    heads: frozenset[str]
    plain: frozenset[str]
    generic: frozenset[str]
    epithets: frozenset[str]
    joints: frozenset[str]
    pairs: frozenset[str]
    """Conjunctions inside an organisation's name: "Food and Drug Administration"."""
    indefinite: frozenset[str]
    descriptive: Phrases[bool]
    deaths: Phrases[bool]
    before: Before
    """The same phrases, by where they end."""


@dataclass(frozen=True, slots=True)
class Before:
    """Phrases looked up right before a word."""

    titles: Tails[str]
    roles: Tails[str]
    kin: Tails[str]
    persons: Tails[str]
    plurals: Tails[str]
    says: Tails[bool]
    according: Tails[bool]
    named: Tails[bool]
    led: Tails[bool]
    """Words that make the name behind them a body's: "- based", "newspaper"."""
    subjects: Tails[bool]
    """Pronouns of the third person singular that may be a subject."""


def _flags(entries: Iterable[str]) -> Phrases[bool]:
    return Phrases((entry, True) for entry in entries)


@cache
def words(lang: str) -> Words:
    """The words of a language."""
    people = lexicon(lang).people
    org = people.organisations
    rows = {"role": people.role_plurals, "kin": people.kin_plurals, "person": people.person_plurals}
    plurals = [(word, kind) for kind, entries in rows.items() for word in entries]
    return Words(
        lexicon=people,
        titles=Phrases(people.titles.table().items()),
        roles=Roles(people.roles.table(), people.role_endings.table()),
        kin=Phrases(people.kin.table().items()),
        persons=Phrases(people.persons.table().items()),
        plurals=Phrases(plurals),
        says=_flags(people.says),
        acts=_flags(people.acts),
        according=_flags(people.according),
        pronouns=Phrases((word, pronoun) for pronoun in people.pronouns for word in pronoun.words),
        known=_flags(name.lower() for name in org.known),
        named=_flags(people.cues.named),
        origin=_flags(people.cues.origin),
        now=_flags(people.cues.now),
        year_words=frozenset(word for entry in people.cues.year_old for word in entry.split()),
        month_names=frozenset(people.month_names),
        calendar=frozenset(people.calendar),
        adjectives=frozenset(people.adjectives),
        nations=frozenset(people.adjectives) | frozenset(lexicon(lang).places.demonym_forms),
        natives=frozenset(w for w in lexicon(lang).places.demonym_forms if not w.endswith(people.collectives or ("\0",))),
        same_roles={role: group[0] for group in people.same_roles for role in group},
        gendered_articles=people.gendered_articles.table(),
        agents=people.agents.table(),
        adverbs=frozenset(people.adverbs),
        times=frozenset(lexicon(lang).speech.times),
        auxiliaries=frozenset(people.auxiliaries),
        gendered=people.gendered.table(),
        possessives=frozenset(lexicon(lang).text.clitics),
        articles=frozenset(people.articles),
        definite=frozenset(people.articles) - frozenset(people.indefinite),
        prepositions=frozenset(people.prepositions),
        locatives=frozenset(people.locatives),
        conjunctions=frozenset(people.conjunctions),
        copulas=frozenset(people.copulas),
        particles=frozenset(people.particles),
        bound=frozenset(people.bound_particles),
        estates=frozenset(people.estates),
        leading=frozenset(people.leading_particles),
        suffixes=frozenset(people.suffixes),
        common=frozenset(people.common),
        ambiguous=frozenset(people.ambiguous),
        function=frozenset(people.never),
        never=frozenset(people.never) | frozenset(people.calendar) | frozenset(people.adjectives),
        openers=frozenset(people.place_openers),
        things=frozenset(people.things),
        christened=frozenset(people.christened),
        heads=frozenset(org.heads),
        plain=frozenset(org.plain),
        generic=frozenset(org.generic),
        epithets=frozenset(people.epithets),
        joints=frozenset(org.joints),
        pairs=frozenset(org.pairs),
        indefinite=frozenset(people.indefinite),
        descriptive=_flags(people.descriptive),
        deaths=_flags(people.deaths),
        before=Before(
            titles=Tails(people.titles.table().items()),
            roles=RoleTails(people.roles.table(), people.role_endings.table()),
            kin=Tails(people.kin.table().items()),
            persons=Tails(people.persons.table().items()),
            plurals=Tails(plurals),
            says=Tails((entry, True) for entry in people.says),
            according=Tails((entry, True) for entry in people.according),
            subjects=Tails(
                (word, True) for row in people.pronouns if (row.kind, row.number, row.person) == ("subject", "s", 3) for word in row.words
            ),
            named=Tails((entry, True) for entry in people.cues.named),
            led=Tails((entry, True) for entry in (*org.led, *org.generic)),
        ),
    )
