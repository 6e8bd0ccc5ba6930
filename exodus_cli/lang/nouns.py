"""The schema of `nouns.toml`: how a language builds the words for what is counted."""

from __future__ import annotations

from functools import cached_property

import msgspec

from exodus_cli.facts import ValueKind
from exodus_cli.lang.listed import Listed
from exodus_cli.lang.phrases import Phrases


class NounExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence whose number stands in square brackets, and what it counts.

    Fields that are not given are not judged; an empty string says that there must be none.
    """

    text: str
    kind: ValueKind = "count"
    unit: str | None = None
    unit_text: str | None = None
    counted: str | None = None
    thing: str | None = None
    event: str | None = None
    stance: str | None = None
    trend: str | None = None
    said_by: str | None = None


class Nouns(Listed, frozen=True, forbid_unknown_fields=True, dict=True):
    """Nouns of one language, and the small words among which noun phrases stand."""

    head_first: bool
    """Whether adjectives follow their noun ("reti televisive"): the head is the first noun, not the last."""
    things: dict[str, tuple[str, ...]]
    """Thing of `world/concepts.toml` -> its nouns, singular (masculine where there are two), a trailing `*` a stem."""
    collectives: dict[str, tuple[str, ...]]
    """Thing -> nouns of a body of them, singular: "an [army] of 50,000" has so many people, though two armies are armies."""
    irregular: dict[str, str]
    """Plural -> singular where no ending tells."""
    endings: tuple[tuple[str, str], ...]
    """Plural ending -> singular ending, the first that fits."""
    lemmas: tuple[str, ...]
    """Singulars that the endings would get wrong."""
    invariable: tuple[str, ...]
    """The same in the plural, or plural only."""
    modifiers: tuple[str, ...]
    """Nouns that look plural and yet only qualify the next: "sports" (clubs)."""
    singulars: tuple[str, ...]
    """Words that look plural and are none: "news", "crisis"."""
    people_endings: tuple[str, ...]
    """Endings of nouns that name people by what they do or whence they come: "firefighters", "pacifisti"."""
    demonym_endings: tuple[str, ...]
    """Endings of capitalised nouns that name people by their country: "Iranians"."""
    not_people: tuple[str, ...]
    """Nouns with such an ending that name no people: "centimetres", "conti"."""
    nominal: tuple[str, ...]
    """Adjectives and participles that stand for people by themselves: "17 wounded", "20 gravi"."""
    links: tuple[str, ...]
    """Words between a number and its noun: "of", "di"."""
    amount_links: tuple[str, ...]
    """Words between an amount of money and what it is: "5 million euros [in] aid"."""
    price_links: tuple[str, ...]
    """What stands before the price of a trade: "sold [for] $70 million"."""
    means: tuple[str, ...]
    """What money may be "in" that it is not of: "$14 billion in [cash]", "in its opening [weekend]"."""
    source_links: tuple[str, ...]
    """Prepositions before a noun that is only the source of a number: "per gli organizzatori centomila"."""
    as_people: tuple[str, ...]
    """Prepositions that make people of a bare number: "hanno firmato [in] 60mila"."""
    number_words: tuple[str, ...]
    """Nouns that only announce a number; what is counted is what they are of: "the number of deaths"."""
    spreads: tuple[str, ...]
    """Of these, what announces only two ends: "in a [range] of $75 to $90", not "a range of 300 miles"."""
    putting: tuple[str, ...]
    """Verbs of estimating that take a number after a preposition: "[put] the death toll at 45"."""
    put_at: tuple[str, ...]
    """That preposition: "at"."""
    nearness: tuple[str, ...]
    """Words between a verb and the number it comes near: "the figure was [closer] to 800,000"."""
    of_things: tuple[str, ...]
    """Relative pronouns that are never of people: "which"."""
    how_many: tuple[str, ...]
    """What stands before the noun such a number is of, elsewhere in the sentence: "how many people"."""
    including: tuple[str, ...]
    """What opens a part that has a noun of its own: "12 people, [including] four children"."""
    out_of: tuple[str, ...]
    """What parts a number from the whole it is taken of, a number again: "four out of five", "81 su 120"."""
    determiners: tuple[str, ...]
    """Words before a noun that are no part of what it names: articles, "other", "more"."""
    parts: tuple[str, ...]
    """Words that pick a part of a group just named: "them", "whom", "cui"."""
    parts_links: tuple[str, ...]
    """Words that bind a part to its group: "of", "tra"."""
    pronouns: tuple[str, ...]
    """Words that stand for a noun already named: "six smaller [ones]", "ne ha viste tre"."""
    extends: tuple[str, ...]
    """Prepositions that may bind a qualifier to the noun."""
    infinitives: tuple[str, ...]
    """Endings of infinitives, where these are one word: a preposition before one qualifies no noun."""
    prepositions: tuple[str, ...]
    """All other prepositions."""
    relatives: tuple[str, ...]
    """Words that open a clause about the noun."""
    people_relatives: tuple[str, ...]
    """Those of them that stand for people alone: "the 4 million [who] need help"."""
    adjectives: tuple[str, ...]
    """Adjectives that follow an amount and are not what it is of: "10 metres [long]"."""
    breaks: tuple[str, ...]
    """Conjunctions, pronouns and adverbs: no noun phrase runs over them."""
    copulas: tuple[str, ...]
    """Forms of "be", "stand", "reach": what stands before them is what the number is said of."""
    auxiliaries: tuple[str, ...]
    """Other auxiliaries and modals."""
    singular: tuple[str, ...]
    """Those of the auxiliaries that no plural takes: "was", "ha"."""
    verbs: tuple[str, ...]
    """Common finite verbs that could be taken for nouns."""
    verb_endings: tuple[str, ...]
    """Endings of finite verbs and participles: "-ed", "-arono"."""
    not_verbs: tuple[str, ...]
    """Words with such an ending that are none."""
    enclitics: tuple[str, ...]
    """Endings of a verb that carries the pronoun of what its number counts: "può ospitar[ne] 400"."""
    gerunds: tuple[str, ...]
    """Endings of participles that open a qualifier: "countries bordering Russia", "camion imbottiti"."""
    modals: tuple[str, ...]
    """Auxiliaries behind which stands a verb in its plain form: "will", "can"."""
    subordinators: tuple[str, ...]
    """Words that open a clause with a verb of its own: "whether", "that"."""
    reflexives: tuple[str, ...]
    """Pronouns of a reflexive verb: "12 [si] sono astenuti"."""
    those: tuple[str, ...]
    """Pronouns that a participle or a relative clause makes a noun: "[those] surveyed"."""
    sizes: tuple[str, ...]
    """Prepositions before the size of a noun: "una centrale [da] 850 megawatt"."""
    along: tuple[str, ...]
    """The preposition before what stands at a level: "[with] inflation at 8%"."""
    priced: tuple[str, ...]
    """Nouns whose size is money where it has no unit: "una [manovra] da 30 miliardi"."""
    foretold: tuple[str, ...]
    """Participles behind a number that somebody had told before: "expected"."""
    spells: tuple[str, ...]
    """Words before a length of time that make it a date: "the [last] 13 years"."""
    one_articles: tuple[str, ...]
    """Articles of the singular, alone or in one word with a preposition, where the noun does not tell its number."""
    periodic: tuple[str, ...]
    """Adjectives of time that are adverbs too: "[monthly] active users"."""
    scalars: tuple[str, ...]
    """Nouns that have a number and are not counted by it: "index", "rate"."""
    rates: tuple[str, ...]
    """The preposition of a rate: "earnings [per] share"."""
    lasting: tuple[str, ...]
    """Prepositions before how long something lasts: "was closed [for] nine hours"."""
    forecasters: tuple[str, ...]
    """Plurals of those who await a number: "the $1.75 [analysts] expected"."""
    points: tuple[str, ...]
    """What an index is told in."""
    times: tuple[str, ...]
    """The noun of a multiple: "three [times] as many"."""
    multiples: tuple[str, ...]
    """Words behind it that compare; behind other words it is only how often."""
    as_manies: tuple[str, ...]
    """Of those, phrases behind which stands the noun that is compared: "as many"."""
    adverbials: tuple[str, ...]
    """Nouns that say no more than an adverb: "year on year", "in media"."""
    adverb_endings: tuple[str, ...]
    """Endings of adverbs, which end a noun phrase."""
    not_adverbs: tuple[str, ...]
    """Words with such an ending that are none."""
    conjunctions: tuple[str, ...]
    """"and", "or"."""
    joints: tuple[str, ...]
    """Phrases that add another to those counted before: "along with", "oltre a"."""
    besides: tuple[str, ...]
    """What tells of more than those counted before: "another", "others"."""
    bringing: tuple[str, ...]
    """Verbs by which a number brings a count to where it is: "five soldiers died, [bringing] the toll to 12"."""
    perpetrators: tuple[str, ...]
    """Who kills and hurts others, and may die with them: "including the [gunman]"."""
    alternatives: tuple[str, ...]
    """Those that say one of both: "or"."""
    auxiliary_participles: tuple[str, ...]
    """Participles that only help another: "been", "rimasti"."""
    genitives: tuple[str, ...]
    """Words that bind the whole to its part in a noun phrase on the left: "of", "del"."""
    tallies: tuple[str, ...]
    """Nouns of a count that is told again and again: "toll", "estimate"."""
    former: tuple[str, ...]
    """Adjectives of one that has been replaced: "an [earlier] toll of 31"."""
    formerly: tuple[str, ...]
    """Adverbs that say so: "[initially] put at 7.8"."""
    deemed: tuple[str, ...]
    """Participles of taking and rating beside them, and not among the verbs of reporting: "first [rated] as 4.4"."""
    idioms: tuple[str, ...]
    """Phrases with a number word that count nothing: "one of the", "one another"."""
    examples: tuple[NounExample, ...]

    @cached_property
    def thing_of(self) -> Phrases[str]:
        """Nouns -> things."""
        return Phrases.of(self.things)

    @cached_property
    def collective_of(self) -> Phrases[str]:
        """Nouns of bodies -> what they are made of."""
        return Phrases.of(self.collectives)

    @cached_property
    def things_by_ending(self) -> frozenset[str]:
        """The singulars of `not_people`."""
        return frozenset(self.lemma(word) for word in self.not_people)

    @cached_property
    def idiom(self) -> Phrases[bool]:
        """The idioms."""
        return Phrases((phrase, True) for phrase in self.idioms)

    @cached_property
    def joint(self) -> Phrases[bool]:
        """What adds another to a list."""
        return Phrases((phrase, True) for phrase in self.joints)

    @cached_property
    def out_ofs(self) -> Phrases[bool]:
        """What parts a number from its whole."""
        return Phrases((phrase, True) for phrase in self.out_of)

    @cached_property
    def as_many(self) -> Phrases[bool]:
        """Phrases before the noun of a multiple."""
        return Phrases((phrase, True) for phrase in self.as_manies)

    @cached_property
    def adverbial(self) -> Phrases[bool]:
        """Nouns used as adverbs."""
        return Phrases((phrase, True) for phrase in self.adverbials)

    @cached_property
    def how_manies(self) -> Phrases[bool]:
        """What stands before the noun a number is of."""
        return Phrases((phrase, True) for phrase in self.how_many)

    @cached_property
    def stops(self) -> frozenset[str]:
        """Words at which a noun phrase ends."""
        return frozenset(
            word
            for name in ("extends", "prepositions", "relatives", "breaks", "copulas", "auxiliaries", "verbs", "conjunctions")
            for word in self.sets[name]
        )

    @cached_property
    def known(self) -> frozenset[str]:
        """Every singular the file names."""
        return frozenset((*self.lemmas, *self.irregular.values(), *(noun for nouns in self.things.values() for noun in nouns)))

    def lemma(self, word: str) -> str:
        """The singular of a noun in lower case, by its ending."""
        if word in self.irregular:
            return self.irregular[word]
        if word in self.sets["invariable"] or word in self.known:
            return word
        fallback = None
        for plural, singular in self.endings:
            if word.endswith(plural) and len(word) > len(plural):
                guess = word[: -len(plural)] + singular if plural else word
                if guess in self.known:
                    return guess
                fallback = fallback or guess
        return fallback or word
