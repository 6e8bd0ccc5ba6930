"""The schema of `people.toml`: the words around the names of people, and those that stand for them."""

from __future__ import annotations

from typing import Literal

import msgspec


class ByGender(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell a man, a woman, or either."""

    m: tuple[str, ...] = ()
    f: tuple[str, ...] = ()
    u: tuple[str, ...] = ()

    def table(self) -> dict[str, str]:
        """{phrase: gender}."""
        return {word: gender for gender in ("m", "f", "u") for word in getattr(self, gender)}


class Pronoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that stands for somebody."""

    words: tuple[str, ...]
    gender: Literal["m", "f", "u"] = "u"
    number: Literal["s", "p", "u"] = "s"
    person: Literal[1, 2, 3] = 3
    kind: Literal["subject", "possessive", "relative", "impersonal", "demonstrative"] = "subject"


class Agreement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How verbs tell the gender of their subject; empty where they do not."""

    auxiliaries: tuple[str, ...] = ()
    """Before the participle of a verb of saying: "si è | detta"."""
    infinitives: tuple[str, ...] = ()
    """Before what somebody says to be: "di essere | stanca"."""
    first_person: tuple[str, ...] = ()
    """The same in direct speech: "sono | stanca"."""
    between: tuple[str, ...] = ()
    """Small words between the two: "sempre"."""
    endings: ByGender = ByGender()
    """Of participles and adjectives."""
    never: tuple[str, ...] = ()
    """Words that end so and agree with nobody."""


class Organisations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What organisations are called."""

    heads: tuple[str, ...]
    """Nouns that make a name an organisation's, where capitalised: "ministry", "university"."""
    plain: tuple[str, ...]
    """Nouns that stand for an organisation in lower case: "the ministry", "the company"."""
    generic: tuple[str, ...] = ()
    """Those of `plain` that fit a body whose name does not hold them: "the group"."""
    led: tuple[str, ...] = ()
    """Words right before a name that make it a body's: "Chicago | - based | Prairie Gale"."""
    trailing: tuple[str, ...] = ()
    """Words right behind a name that make it a body's: "a Rasmussen | poll"."""
    plural: tuple[str, ...] = ()
    """Bodies named by their people: "chiefs", "officials", "police"."""
    known: tuple[str, ...] = ()
    """Names that look like nothing or like people: "Forbes", "Kremlin"."""
    joints: tuple[str, ...] = ()
    """Words inside an organisation's name: "of", "for"."""
    pairs: tuple[str, ...] = ()
    """Conjunctions inside one: "Food and Drug Administration"."""


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words that decide an attribute."""

    aged: tuple[str, ...]
    """Between a name and its age: "aged", "di anni"."""
    year_old: tuple[str, ...]
    """After the number: "- year - old", "anni"."""
    turned: tuple[str, ...]
    """Before the age somebody has reached: "turned"; empty where the number has its noun."""
    then: tuple[str, ...]
    """Before an age of another time: "when (she was 44)"."""
    age_nouns: tuple[str, ...]
    """Glued to the number and a person by themselves: "enne"."""
    decades: dict[str, tuple[int, int]]
    """Part of a decade of life -> first and last year in it: early = [0, 3]."""
    decade_lead: tuple[str, ...]
    """Before a decade of life: "in her"."""
    decade_tail: tuple[str, ...]
    """Glued to the number: "s"; empty where the language has none."""
    origin: tuple[str, ...]
    """Before a place somebody comes from."""
    now: tuple[str, ...]
    """Before the place where somebody is now."""
    located: tuple[str, ...]
    """Before the place where somebody is, right after a name or role: "in"."""
    named: tuple[str, ...]
    """Between a description and a name: "named", "di nome"."""
    employer: tuple[str, ...]
    """Between a role and the organisation it is held in: "of", "at", "for"."""


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text and the people it must give; `null` people are those that must not be found."""

    text: str
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    age: int | tuple[int, int] | None = None
    role: str | None = None
    organisation: str | None = None
    origin: str | None = None
    now_in: str | None = None
    resolves: dict[str, str | Literal[False]] = {}
    """Words (their last occurrence) -> the name they stand for; false where nobody may be found."""


class People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Titles, roles, kin, pronouns and name particles of one language."""

    head_first: bool
    """Whether a noun stands before what describes it: "ministro degli Esteri russo"."""
    titles: ByGender
    """Written before a name, often with a capital: "mr", "president"."""
    roles: ByGender
    """Nouns for what somebody is or does: "economist", "spokesman"."""
    role_endings: ByGender
    """Endings of such nouns: "ologist"."""
    gendered_articles: ByGender
    """Articles that tell the gender of their noun: "la"."""
    agents: ByGender
    """Endings of nouns for somebody who does something, less sure than those of roles: "er"."""
    same_roles: tuple[tuple[str, ...], ...]
    """Roles that are one office: "premier" and "prime minister"."""
    epithets: tuple[str, ...]
    """Roles and other words that somebody may be called by besides a known role: "lawmaker", "native"."""
    collectives: tuple[str, ...]
    """Endings of words for a whole people: "the British", "the Russians"."""
    parties: dict[str, str]
    """Letter behind a name -> what its bearer is: "(D-Calif.)" is a "democrat"."""
    role_plurals: tuple[str, ...]
    kin: ByGender
    kin_plurals: tuple[str, ...]
    persons: ByGender
    """Nouns for anybody: "man", "resident"."""
    person_plurals: tuple[str, ...]
    couples: tuple[str, ...]
    pronouns: tuple[Pronoun, ...]
    articles: tuple[str, ...]
    indefinite: tuple[str, ...]
    prepositions: tuple[str, ...]
    locatives: tuple[str, ...]
    """The prepositions before a place rather than a person: "in"."""
    conjunctions: tuple[str, ...]
    copulas: tuple[str, ...]
    particles: tuple[str, ...]
    """Lower-case words inside a name: "von", "bin"."""
    bound_particles: tuple[str, ...]
    """The same, where a hyphen binds them to the next word: "al-Sisi"."""
    leading_particles: tuple[str, ...]
    """Capitalised beginnings of a surname that lean on the next word: "Di Pietro", "Mac"."""
    estates: tuple[str, ...]
    """Second halves of surnames behind such a word: "Cordero di Montezemolo"."""
    suffixes: tuple[str, ...]
    common: tuple[str, ...]
    """Words that are names too, but seldom at the start of a sentence: "will", "may"."""
    ambiguous: tuple[str, ...]
    """Words that are names of people, but as often of places and things: "paris", "silver"."""
    never: tuple[str, ...]
    """Words that are no part of a person's name even with a capital: months, weekdays, "north"."""
    calendar: tuple[str, ...]
    """Months and weekdays, which are no part of a name either."""
    month_names: tuple[str, ...]
    """Months that are given names too; alone they are months."""
    adjectives: tuple[str, ...]
    """Of nations, creeds and reach, part of a body's name but of nobody's: "Russian", "National"."""
    auxiliaries: tuple[str, ...]
    """Names that are verbs where they open a question: "Will Putin go?"."""
    adverbs: tuple[str, ...]
    """Small words between a subject and its verb: "also"."""
    gendered: ByGender
    """Given names that are a man's or a woman's in this language whatever they are elsewhere: "Andrea"."""
    place_openers: tuple[str, ...]
    """Capitalised words that take the next one with them into the name of a place: "New York", "San Remo"."""
    things: tuple[str, ...]
    """Heads of names of streets, events, works and places: "street", "cup"."""
    christened: tuple[str, ...]
    """Words right before the name somebody gave a ship, storm, operation or animal: "the ferry (Princess Ashika)"."""
    says: tuple[str, ...]
    """Forms of verbs that only people and bodies do: "said"."""
    according: tuple[str, ...]
    """Before a source: "according to"."""
    acts: tuple[str, ...]
    """Forms of other verbs whose subject is nearly always a person: "was born", "resigned"."""
    deaths: tuple[str, ...]
    """Verbs that tell that somebody died, and so is hardly the one who speaks: "was killed"."""
    descriptive: tuple[str, ...]
    """Adjectives that stand before a role: "former", "senior"."""
    agreement: Agreement
    organisations: Organisations
    cues: Cues
    examples: tuple[Example, ...]
