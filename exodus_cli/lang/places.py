"""The schema of `places.toml`: the words that stand around the names of places, and the demonyms."""

from __future__ import annotations

from functools import cached_property

import msgspec


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text and what is found in it, in order: "Mosca|Moscow|RU", a demonym with "|demonym" behind, a metonym with "|metonym"."""

    text: str
    places: tuple[str, ...]


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Prepositions, titles, institution words and demonyms of one language."""

    inside: tuple[str, ...]
    """Words after which a name is a place: "in", "near"."""
    strictly: tuple[str, ...]
    """Those of them after which even an unknown name is a place: "near"."""
    onward: tuple[str, ...]
    """Words, beside prepositions and small ones, that may follow such a place; a noun makes a thing of it: "in Scientology jargon"."""
    no_place_endings: tuple[str, ...]
    """Endings of words that are no place after one of `strictly`: "ism"."""
    inward: tuple[str, ...]
    """Words before one of `strictly` after which anything may follow: "stakes in Vodafone", "published in Nature"."""
    no_places: tuple[str, ...]
    """Capitalised words that are no place after one of `strictly`: "Parliament", "Chapter"."""
    known_heads: tuple[str, ...]
    """The phrases of `generic` that name only what the gazetteer knows: "County Clare", but not "County Judge Mark Henry"."""
    no_towns: tuple[str, ...]
    """Names of towns that mean something else whenever news prints them: "Hamas", "Red Cross"."""
    joins: tuple[str, ...]
    """Words between the last two names of a list: "and"."""
    prepositions: tuple[str, ...]
    """Words after which it is more likely one than a person: "from", "to"."""
    links: tuple[str, ...]
    """Words that leave it open: "of", "for"."""
    club_articles: dict[str, tuple[str, ...]]
    """Article -> its forms, alone and joined, where towns take none, so that what follows is a club: "la Roma", "del Milan"."""
    clubs_after: tuple[str, ...]
    """Articles behind which a capitalised demonym is a club: "la Lucchese"."""
    within: tuple[str, ...]
    """Words between a place and the one it lies in: "Punjab province of Pakistan"."""
    articles: tuple[str, ...]
    directions: tuple[str, ...]
    """Words before (or after) a place that say which part of it: "northern"."""
    parts: tuple[str, ...]
    """Directions that only regions and countries have: "western", "upstate"."""
    heads: dict[str, tuple[str, ...]]
    """Feature -> phrases before a name that say what it is: city = ["city of"]."""
    described: tuple[str, ...]
    """The phrases of `heads` after which an unknown name is a place, too: "village of"."""
    provinces: tuple[str, ...]
    """The first words of those phrases of `heads` that make a province of its chief town: "province [of]"."""
    generic: dict[str, tuple[str, ...]]
    """Feature -> words that make a place's name with the capitalised words after them: water = ["lake"]."""
    generic_after: dict[str, tuple[str, ...]]
    """Feature -> words that make a place's name with the capitalised words before them: water = ["river"]."""
    generic_led: dict[str, tuple[str, ...]]
    """The same of words that end other names, too, and tell a place only behind one of `strictly`: district = ["town"]."""
    capital_heads: tuple[str, ...]
    """The phrases of `generic` that must be capitalised themselves: "Lake Orta", "Capo Rizzuto", but "lago d'Orta"."""
    home: tuple[str, ...]
    """ISO codes of the countries whose smallest towns the papers of this language name without more ado."""
    areas_after: tuple[str, ...]
    """Words after which a demonym is the land around its town: "nel Modenese"."""
    lands_after: tuple[str, ...]
    """The same where it is capitalised: "il Catanese"."""
    feasts: tuple[str, ...]
    """What makes a day of the saint after it: "la notte di [Santo Stefano]"."""
    vast: tuple[str, ...]
    """Words in or behind the name of a place that is too wide to lie where a town of its sentence lies: "river"."""
    leads: tuple[str, ...]
    """Words that lead a list of which all are places if one is: "from Hecla and Leola"."""
    surnaming: tuple[str, ...]
    """Words between a town and the water that its full name has: "Lonato del Garda"."""
    dwellers: tuple[str, ...]
    """Words for people behind an article and the name of where they live: "a Tanner woman"."""
    beyond: tuple[str, ...]
    """What stands before a place where what is spoken of does not lie: "near the [border with] Niger"."""
    settlements: tuple[str, ...]
    """What a place is said to be behind a comma: "Zorb, a [village] near Penrith"."""
    origins: tuple[str, ...]
    """Words between one of `dwellers` and where they live: "a man from Tanner", "un 45enne di Tanner"."""
    adjectives: tuple[str, ...]
    """Endings of the words that stand there and are no place: "a Lutheran woman"."""
    basing: tuple[str, ...]
    """Words behind a place and a hyphen, before whoever is there: "Sydney-[based] Macquarie"."""
    honours: tuple[str, ...]
    """Words behind the name of a place that what is meant is only named for: "Grosvenor Square"."""
    kinds_after: dict[str, tuple[str, ...]]
    """Feature -> words in lower case that say what an unknown name before them is: "Warab state"."""
    many: dict[str, str]
    """Words behind a list of places -> what each of them is, as its name has it: "Allen and Warren counties"."""
    tails: dict[str, tuple[str, ...]]
    """Feature -> words after a place that belong to its name: region = ["republic"]."""
    titles: tuple[str, ...]
    """Words before a person's name: "mr", "president"."""
    particles: tuple[str, ...]
    """Words inside names of people and institutions: "van", "de"."""
    bodies_before: tuple[str, ...]
    """Phrases before a place that make an institution of it: "university of"."""
    bodies_after: tuple[str, ...]
    """Words after a place that make an institution, club or product of it: "university", "united"."""
    civic: tuple[str, ...]
    """Capitalised words after a place that make a public body of it, but leave it a place: "city council", "police"."""
    things: tuple[str, ...]
    """Words, capitalised or not, after a place that make a thing of it: "virus", "agreement"."""
    bodies_of: tuple[str, ...]
    """Capitalised words after a place that make a body of it where the next word is one of `within`: "Department of State"."""
    alone: tuple[str, ...]
    """Capitalised words after an American place that make a college or fire of it where no capital follows: "Ohio State beat Michigan"."""
    kinds: dict[str, tuple[str, ...]]
    """Feature -> words after a name that only such a place has: city = ["mayor", "resident"], region = ["governor"]."""
    offices: tuple[str, ...]
    """Words after (or before) a place that speak of its government or people: "government", "officials"."""
    acts: tuple[str, ...]
    """Verbs that only a government or people can do: "said", "invaded"."""
    speech: tuple[str, ...]
    """Verbs that follow a person's bare surname more often than a town: "said"."""
    plurals: tuple[str, ...]
    """Verbs in the plural that only a team or a government of one name takes: "Chelsea were"."""
    urged: tuple[str, ...]
    """Verbs whose object is a government or people: "accused"."""
    relations: tuple[str, ...]
    """Nouns of what governments have with (against, between) each other: "talks"."""
    pasts: tuple[str, ...]
    """Endings of verbs in the past tense that follow their subject: "ed"."""
    participles: tuple[str, ...]
    """Endings of words before a place that govern it: "ing"."""
    common: tuple[str, ...]
    """Ordinary words that are also names of towns, and stand in capitals at the start of a sentence."""
    not_demonyms: tuple[str, ...]
    """Phrases that hold a demonym but speak of no place: "african - american"."""
    inflection: dict[str, tuple[str, ...]]
    """Ending of a demonym -> the endings of all its forms; the longest ending wins, "" is the rest."""
    demonyms: dict[str, str]
    """ISO code or name of a place -> its demonyms, parted by blanks ("_" inside one)."""
    examples: tuple[Example, ...]

    @cached_property
    def demonym_forms(self) -> dict[str, str]:
        """Every form of every demonym in lower case (words parted by blanks) -> ISO code or name."""
        endings = sorted(self.inflection, key=len, reverse=True)
        forms: dict[str, str] = {}
        for place, words in self.demonyms.items():
            for word in words.split():
                plain = word.replace("_", " ")
                ending = next(e for e in endings if plain.endswith(e))
                for other in self.inflection[ending]:
                    forms.setdefault(plain[: len(plain) - len(ending)] + other, place)
        return forms
