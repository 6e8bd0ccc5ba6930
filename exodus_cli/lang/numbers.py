"""The schema of `numbers.toml`: how a language writes numbers, bounds them and disguises them.

Phrases are lower-case words parted as `grammar.tokens` parts them ("one - way", "all' incirca").
"""

from __future__ import annotations

import msgspec

from exodus_cli.facts import Modifier, Number, Trend

Words = tuple[str, ...]


class Range(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the two ends of a range are linked: "between" ... "and"."""

    open: Words
    """Words before the first end; empty when the link alone makes a range ("10 to 12")."""
    link: Words
    change: bool = False
    """Whether the same words may also tell a change ("rose from 4 to 5"), which is two numbers."""


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and every quantity in it, ordinals apart.

    A quantity is its words as they stand, " = ", its modifier (unless exact) and its number (or its two
    ends, "50000..60000"), then, parted by "; ", its unit, its trend, and its kind where the unit does
    not tell it: "almeno 300.000 = at_least 300000", "40% more = 40; percent; up; change".
    """

    text: str
    figures: tuple[str, ...] = ()


class Separators(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The signs inside a number in digits."""

    thousands: str
    decimal: str


class Ages(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How ages are told apart from other stretches of time."""

    suffixes: Words
    """What follows the unit: "old", "of age"."""
    before: Words
    """Phrases before a number that make it an age: "aged", "all' età di"."""
    endings: dict[str, str]
    """Ending of a number word that makes an age, and what stands there in the number: "enne"."""
    people: Words
    """Nouns after which "of 35 years" is an age: "man", "donna"."""
    joint: Words
    """Words between such a noun and its age: "di"."""
    joint_bare: Words
    """Those of `joint` after which a bare number is an age: "il figlio di 3"."""
    before_years: Words
    """Phrases before a number of years that make it an age: "minori di"."""
    verbs: Words
    """Verbs whose object in years is an age: "ha", "compie"."""
    ultra: Words
    """Prefixes of an age that mean more than: "ultra"."""
    decades: dict[str, tuple[int, int]]
    """Part of a decade of life -> first and last year in it: "early" = [0, 3]."""
    decade_endings: Words
    """What is glued to the number of a decade: "30s"."""
    decade_owners: Words
    """Words before a bare decade of life: "her" in "her 30s"."""
    bare_before: Words = ()
    """Words after which a bare number closed by a pronoun or a comma is an age: "at 18"."""
    bare_after: Words = ()
    at: Words = ()
    """Words that, at the head of a sentence, make years an age: "A 92 anni"."""
    at_block: Words = ()
    """Words after the years that forbid it: "A 10 anni dalla strage", "D'Amelio, 57 giorni dopo"."""
    nouns: Words = ()
    """The noun of an age that is a rule: "the retirement [age]"."""
    steps: Words = ()
    """Words between it and the bare years: "to", "from"."""
    limits: Words = ()
    """Those of `bare_before` that bound an age, however small: "under"."""
    who: Words = ()
    """Words before a verb of `bare_before` that make a closed number an age: "who was 38,"."""


class Traps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers that are no figures."""

    decade_articles: Words
    """Words before `decades` that make any tens a decade: "negli anni cinquanta"."""
    shy_months: Words
    """Months that are other words before a noun: "may"."""
    crowds: Words
    """Nouns so often counted that a number like a year before them is none."""
    points: Words
    """Words that are percentage points near a percentage."""
    months: Words
    hours: Words
    """Words before a clock time: "ore", "alle"."""
    hours_sure: Words
    """Those after which any number is a clock time."""
    after_hour: Words
    """Words after a clock time: "a.m.", "del mattino"."""
    hour_blocks: Words
    """Words after a number that make it no clock time: "dalle 8 alle"."""
    years: Words
    """Words before a year."""
    decades: Words
    """Words before the number of a decade: "anni" in "anni 60"."""
    year_articles: Words
    """Singular articles: before bare digits they make a year, a name or a minute, never a count ("fino al 1994")."""
    weekdays: Words
    shy: Words
    """Number words that are commoner words too ("venti", winds): believed before a noun or after a bound."""
    streets: Words
    """Words that close the name of a street behind the number of a house."""
    abbreviated: Words
    """Of `labels`, those written with a full stop: "no"."""
    labels: Words
    """Words before a number that is a name: "No.", "article", "Boeing"."""
    names: Words
    """Names that hold a number: "five star movement", "24 / 7"."""
    phrases: Words
    """Idioms that hold a number word: "one another", "a prima vista"."""
    one_before: Words
    """Words after which the word for one is a pronoun."""
    one_after: Words
    """Words before which the word for one is a pronoun."""
    one_speakers: Words
    """Nouns that the word for one merely introduces: "one man said"."""
    scores: Words
    """Words of contests near which "2-1" is a result."""
    ballots: Words
    """Words of a vote, near which "7-2" are votes."""
    result_links: Words
    """Words between the two sides of a result: "3 a 2"."""
    not_nouns: Words
    """Words that cannot be what a number counts: verbs and function words that follow years."""
    never_money: Words
    """Words that tell that a bare million before them is no money: "2 million have fled", "for the 4 million who need help"."""
    date_links: Words
    """Words between two days of one month: "e il", "to"."""


class Numbers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Number words of one language."""

    separators: Separators
    compound: bool
    """Whether number words are written together: "duecentomila"."""
    ones: dict[str, int]
    """Zero to nineteen."""
    tens: dict[str, int]
    hundreds: dict[str, int]
    scales: dict[str, int]
    """Words from thousand on."""
    thousands: dict[str, int]
    """Of those, the ones that close a compound: "mila", and stand before its rest: "mille"."""
    short_scales: dict[str, int]
    """Abbreviations after digits: "bn", as written or in lower case."""
    money_scales: dict[str, int]
    """Abbreviations that mean a scale only beside money or before a counted noun: "m"."""
    raced: Words
    """Plurals behind which metres are run or swum, and none is counted: "100m hurdles"."""
    counted_adjectives: Words
    """Words between such a scale and its noun, none of which says how long a thing is: "1.68m [probable] cases"."""
    one: Words
    """Articles that stand for one before a scale, a fraction or a collective: "a", "un"."""
    bare_one: Words
    """Words for one that are also articles or pronouns: counted only where `one_counts` says so."""
    one_counts: Words
    """Words after (or before) which a bare one counts: "solo"."""
    one_led: Words
    """Words before a bare one that make it count: "di cui"."""
    conjunctions: Words
    """"and" inside a number."""
    of: Words
    """Words between a number and its unit: "di"."""
    points: Words
    """Spoken decimal signs."""
    negatives: Words
    below_zero: Words
    """A minus in words behind the number: "31 [below zero]"."""
    ordinals: dict[str, int]
    ordinal_suffixes: Words
    """After digits: "th"."""
    ordinal_hyphened: Words = ()
    """Ordinals that close a compound only behind a hyphen: "twenty-second"."""
    ordinal_endings: Words = ()
    """Endings of compound ordinals: "esimo"."""
    ordinal_after: Words = ()
    """Words that must stand before the ordinals of `ordinal_shy`."""
    ordinal_shy: Words = ()
    """Ordinals that are commoner as other words: "secondo", "prima"."""
    denominators: dict[str, int]
    """Fraction words: "thirds" = 3, "half" = 2."""
    single_denominators: Words
    """Of those, the ones that "a" or "one" may precede."""
    halves: Words
    """Words for half that need no article."""
    half_nouns: Words
    """Nouns for a half: "la metà"."""
    share_block_before: Words
    """Words after which a share in words is an adverb: "in gran parte"."""
    half_block_before: Words
    half_block_after: Words
    in_of: Words
    """The link of "one in five", "uno su tre"."""
    over: Words
    """The link of a fraction read aloud: "one over three"."""
    out_of: Words
    """The link of parts and wholes: "four of the five"."""
    collectives: dict[str, Number]
    """Dozen."""
    about_collectives: dict[str, Number]
    """Collectives that are only about their number: "decina"."""
    couples: Words
    """Phrases for about two."""
    vague: dict[str, tuple[Number, Number]]
    """Vague words and their interval in the table `default`."""
    few: Words
    """Words before a scale that make it two to nine times the scale: "several"."""
    shares: dict[str, tuple[Number, Number]]
    """Shares in words: "most of" = [50, 100]."""
    most: Words
    """Words that are a share only before a noun: "most"."""
    most_block_before: Words
    most_block_after: Words
    adverb_endings: Words
    plural_endings: Words
    """How a plural may end: "most recent polls"."""
    most_block_endings: Words
    zero: Words
    """"no" before one of `zero_nouns`."""
    zero_nouns: Words
    zero_who: Words
    """Nobody, where one of `zero_verbs` follows."""
    zero_verbs: Words
    modifiers: dict[Modifier, Words]
    """Bounds before the number."""
    modifiers_after: dict[Modifier, Words]
    passing: Words
    """Verbs that are a bound only of what grows, for much else is passed: "deaths pass 390"."""
    passers: Words
    """What grows: "deaths", "losses"."""
    bridges: Words
    """Words between a bound and its number that change nothing: "the", "solo"."""
    spans: Words
    """Bounds that merely span a stretch of time ("over eight years")."""
    span_bounds: Words
    """Words before such a one that make it a bound after all ("for over eight years")."""
    glued_bounds: dict[str, Modifier]
    """Prefixes with a hyphen: "sub - 300"."""
    ranges: tuple[Range, ...]
    alternatives: Words
    """Links of neighbours: "five or six"."""
    changes: dict[Trend, Words]
    """Verbs and nouns of change."""
    change_links: Words
    """Words between such a word and its amount: "by", "del"."""
    change_after: dict[Trend, Words]
    """Words after an amount: "more", "in meno"."""
    comparatives: Words
    """Of `change_after`, those that say more or less and so belong to the figure; the nouns ("a 12% drop") do not."""
    compared: dict[Trend, Words]
    """Words after an amount of any unit, or after the noun it counts, that set it against another."""
    change_equal: Words
    """Links of a change to its amount that end like those of a level: "pari al"."""
    changes_by: dict[Trend, Words]
    """Words of change only before a word of `change_by`: "giù del 3%"."""
    change_far: Words
    """Of those, the ones that do so for an amount of any unit: "cut output [by] 2 million barrels"."""
    again: Words
    """Singular articles after which a bare number, behind a percentage, is a percentage too: "contro [il] 9"."""
    parallels: Words
    """Prepositions behind both amounts of a pair that shares its unit: "50 cm [in] pianura e 60 [sulle] montagne"."""
    levels: Words
    """Bounds that make what follows a verb of change a level: "fell below 5%"."""
    change_adverbs: Words
    """Of `changes`, those that give any amount a direction: "up 427"."""
    change_by: Words
    """Of `change_links`, those that let the verb stand further off: "increase output by 3%"."""
    played: Words
    """What games are counted in, over which something spans like over time: "six hits over [three] innings"."""
    of_which: Words
    """What picks a part of the amount before it: "dei quali"."""
    moves: Words
    """Verbs near which "from 4 to 5" is a change, beyond `changes`."""
    lists: Words
    """Words between two numbers that share a unit: "and", "or", ","."""
    ages: Ages
    traps: Traps
    examples: tuple[Example, ...]
