"""The schema of `speech.toml`: how a language says that somebody says something."""

from __future__ import annotations

from typing import Literal

import msgspec

Takes = Literal[
    "quote", "clause", "bare", "infinitive", "label", "listener", "noun", "motion", "sure", "blame", "number", "matter", "question",
    "order", "likeness", "resume", "topic", "belief", "compare", "action", "finding", "charge",
    "value", "naming"
]
"""What a verb of saying may govern.

`quote` words between marks; `clause` a clause with its conjunction ("that"); `bare` a clause without
it; `sure` that even where no finite verb is in sight; `question` also a question with "if" or "when";
`infinitive` an infinitive that is what was said ("ha detto di essere"); `label` a name in marks for a
thing ("called it “a mess”"); `likeness` an object and what it is likened to ("described it as a mess");
`listener` an object that hears, before the words ("told CNN"); `order` a listener and an infinitive
("urged Congress to act"); `blame` an object and what it is charged with ("accused him of lying");
`naming` an object and what it is called, without marks ("called the deal a disaster");
`value` an object and the amount it is put at ("put the toll at 20");
`charge` an object and what it is blamed or praised for ("blamed Iran for the attack");
`topic` a noun phrase that is what was said ("called for an inquiry"); `action` a gerund that is ("denied
taking bribes"); `belief` that it is thought, hoped or feared, and
only reported of others ("the economist believes that"); `compare` an object
and what it is likened to ("likened it to a cork"); `finding` a clause where a paper, body or expert is the subject, and where it is a paper
also a noun phrase ("the poll found a dead heat");
`number` a quantity that is what was said ("estimated 1.3 million people leaving"); `matter` what it is
about ("complain of shortages"); `resume` more of the same speaker ("the briefing added"); `motion` compound
tenses with "to be" that are active ("è intervenuto"); `noun` some form is a noun as well ("claims"),
which what stands beside it decides.
"""


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The endings a regular verb takes; only the forms that third persons use."""

    infinitive: str
    finite: tuple[str, ...]
    participle: tuple[str, ...]
    gerund: tuple[str, ...]


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb of saying: a pattern for its stem, or its forms written out; words after the first stay as they are."""

    takes: tuple[Takes, ...]
    like: str | None = None
    stem: str | None = None
    finite: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()
    gerund: tuple[str, ...] = ()


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One quotation of an example: its spans as printed, its cue, its speaker's name, the words that name the speaker there."""

    words: tuple[str, ...]
    cue: str | None = None
    who: str | None = None
    mention: str | None = None
    form: Literal["direct", "mixed", "indirect"] | None = None


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A passage, and every quotation that must be read in it; what an example leaves out is not judged."""

    text: str
    quotes: tuple[Said, ...]


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs, nouns and prepositions of saying, and the function words that bound what is said and who says it."""

    patterns: dict[str, Pattern]
    verbs: dict[str, Verb]
    according: tuple[str, ...]
    """Prepositions of saying: "according to X"."""
    according_weak: tuple[str, ...]
    """Those with other uses, that count only before a name or title and a comma or marks: "per X, «…»"."""
    observers: tuple[str, ...]
    """Bodies and people who are heard because they watch and judge: "Caritas", "gli inquirenti"."""
    own_views: tuple[str, ...]
    """Phrases that give the view of who spoke before: "a suo avviso"."""
    views: tuple[str, ...]
    """Prepositions that open a sentence with the view of one of them: "per (la Caritas) i poveri aumentano"."""
    experiences: tuple[str, ...]
    """Words that show near the start of a clause that it tells what happened to an observer and not his view: "for Oxfam, it (was)"."""
    nouns: tuple[str, ...]
    """Nouns of saying that introduce marks: "le parole di X: «…»"."""
    claims: tuple[str, ...]
    """Nouns whose clause is what somebody says: "the allegation that"."""
    feelings: tuple[str, ...]
    """Nouns whose clause is what somebody thinks, where it is told who does: "voiced fears that", "his belief that"."""
    viewpoints: tuple[str, ...]
    """Nouns of a view that opens a sentence with whose it is: "in Trump's view,"."""
    negations: tuple[str, ...]
    """Words before a verb of saying that leave what follows unsaid: "did not say"."""
    onlies: tuple[str, ...]
    """Words behind a negation that undo it: "not only"."""
    nobodies: tuple[str, ...]
    """Subjects that do the same: "nobody"."""
    possibilities: tuple[str, ...]
    """Auxiliaries of what is only thinkable: "could say"."""
    insiders: tuple[str, ...]
    """Pronouns of who speaks and who hears: "I think that" is no report of a belief."""
    refusals: tuple[str, ...]
    """Verbs of keeping silent: "declined (to say)"."""
    silences: tuple[str, ...]
    """Objects of a verb of saying that tell that nothing was said: "said nothing (about it)"."""
    evasions: tuple[str, ...]
    """Phrases behind a conjunction that tell what somebody left unsaid: "but (did not elaborate)"."""
    hypotheses: tuple[str, ...]
    """Conjunctions behind which nothing is stated: "if"."""
    leads: tuple[str, ...]
    """What stands before an infinitive of saying that is an act: "went on to (say that)"."""
    existentials: tuple[str, ...]
    """Adverbs that stand for the subject of a clause: "said there was"."""
    charges: tuple[str, ...]
    """Prepositions of what somebody is blamed or praised for."""
    values: tuple[str, ...]
    """Prepositions of the amount something is put at: "put the toll at"."""
    remarks: tuple[str, ...]
    """Nouns, beside `claims`, with which the writer sums up what somebody said: "“rigged,” a word he has used before"."""
    comments: tuple[str, ...]
    """Participles behind a comma with which the writer comments on what somebody said: ", stunning (her colleagues)"."""
    comparisons: tuple[str, ...]
    """Prepositions of what something is compared with: "likened it to"."""
    sequels: tuple[str, ...]
    """Adverbs behind a comma with which the writer goes on telling: ", then left"."""
    documents: tuple[str, ...]
    """Verbs by which a document speaks: "si legge nel comunicato"."""
    vetoes: tuple[str, ...]
    """Phrases in which a cue word is none: "United States"."""
    participle_auxiliaries: tuple[str, ...]
    """Words before a participle that make it an act of its subject: "ha (detto)"; empty where past and participle are one."""
    passive: tuple[str, ...]
    """Words before a participle that make it passive: "was (told)"."""
    auxiliaries: tuple[str, ...]
    """Finite auxiliaries and copulas, which show that a clause is one."""
    modals: tuple[str, ...]
    """Words that may stand between a subject and its verb of saying: "would", "has", "non"."""
    subordinators: tuple[str, ...]
    """Words that open a clause of their own: "because", "mentre"."""
    reasons: tuple[str, ...]
    """Those that go on with what somebody said behind the cue: "it was over, he said, because"."""
    conjunctions: tuple[str, ...]
    contrasts: tuple[str, ...]
    """Conjunctions behind which another speaker may begin: "but", "while"."""
    adversatives: tuple[str, ...]
    """Those of them that set what the writer tells against what somebody said: "but"."""
    backshifts: tuple[str, ...]
    """Auxiliaries of what is told of an earlier or later time than the telling; the plain past behind them is the writer's own."""
    complementizers: tuple[str, ...]
    """Words that open what is said: "that"."""
    interrogatives: tuple[str, ...]
    """Words that open an indirect question and belong to it: "whether", "se"."""
    asking: tuple[str, ...]
    """Those that open one only after a verb of asking: "if"."""
    personal: tuple[str, ...]
    """The subject pronouns that stand for one person: "she"."""
    plural_determiners: tuple[str, ...]
    """Determiners that a singular noun can't have: "several"."""
    voices: tuple[str, ...]
    """Nouns of persons who speak without a name, beside the roles of `people.toml`: "emigre"."""
    anonymous: tuple[str, ...]
    """Words of a transcript's markers that name nobody: "QUESTION", "UNIDENTIFIED (MALE)"."""
    bodies: tuple[str, ...]
    """Nouns of bodies that speak: "ministry"."""
    papers: tuple[str, ...]
    """Nouns of what speaks for its author, beside `nouns`: "estimates"."""
    plurals: tuple[str, ...]
    """Nouns that are plural without an ending: "police"."""
    plural_endings: tuple[str, ...]
    plural_forms: tuple[str, ...]
    """Endings of verb forms whose subject is more than one, in a language that drops subjects: "-no" of "hanno"."""
    interviews: tuple[str, ...]
    """Words that tell of an interview: "interviewed", "spoke with"."""
    owned: str
    """How somebody is named by whom he belongs to: "{owner}'s {what}"."""
    relatives: tuple[str, ...]
    """Words that stand for the noun before them: "who"."""
    whom: tuple[str, ...]
    """Those of them that stand for persons only: "who"."""
    possessive_relatives: tuple[str, ...]
    """Those of them that own the noun behind: "whose"."""
    infinitive_marks: tuple[str, ...]
    """Words that open an infinitive of saying: "di"."""
    determiners: tuple[str, ...]
    possessives: tuple[str, ...]
    houses: tuple[str, ...]
    """Last words before an "'s" that belongs to a company's name: "Moody's"."""
    subject_pronouns: tuple[str, ...]
    object_pronouns: tuple[str, ...]
    """Pronouns that may stand between subject and verb ("l'ha definita") or between verb and words."""
    sentence_pronouns: tuple[str, ...]
    """Objects that stand for the sentence before: "lo (ha annunciato)"."""
    adverbs: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    not_adverbs: tuple[str, ...]
    """Other words with such an ending: "family"."""
    prepositions: tuple[str, ...]
    saxon: tuple[str, ...]
    """Endings of a possessor that stands before what it owns: "'s"."""
    echoes: tuple[str, ...]
    """Words after a preposition of saying that ask for its participle: "secondo quanto (riferito da)"."""
    absolutes: tuple[str, ...]
    """Prepositions before the own subject of a participle: "with Boswell (stating)"."""
    matters: tuple[str, ...]
    """Prepositions of what a warning or complaint is about: "of"."""
    agents: tuple[str, ...]
    """Prepositions of the agent: "by"."""
    attached: tuple[str, ...]
    """Prepositions that join a speaker to whom he speaks for: "a spokesman for"."""
    particles: tuple[str, ...]
    """Function words that are part of a name when capitalised before a capital: "Di Pietro"."""
    thus: tuple[str, ...]
    """Words after a quotation that lead to its speaker: "«…». Così il ministro"."""
    clefts: tuple[str, ...]
    """Words between a speaker and an infinitive of saying: "È stato Trump ad (annunciare)"."""
    infinitive_objects: tuple[str, ...]
    """Endings that a pronoun for the sentence before gives an infinitive, for its last letter: "annunciarlo"."""
    likening: tuple[str, ...]
    """Words before a cue that follows its words: "«…», come spiega X"."""
    quantifiers: tuple[str, ...]
    """Phrases before a number that open a noun phrase though they begin with a preposition: "at least"."""
    datings: tuple[str, ...]
    """Phrases that lead to a time: "as recently as (Monday)"."""
    time_nouns: tuple[str, ...]
    """Nouns that a word of time may govern: "last week"."""
    junctures: tuple[str, ...]
    """Nouns of a moment whose phrase a subject may follow without a sign: "At the time | Dolan called"."""
    infinitive_endings: tuple[str, ...]
    not_infinitives: tuple[str, ...]
    """Common words with such an ending: "mare"."""
    gerund_endings: tuple[str, ...]
    purposes: tuple[str, ...]
    """Words before an infinitive of saying that make it an act of the subject: "to (call)", "per (ribadire)"."""
    genitives: tuple[str, ...]
    """Prepositions that surely stay inside a noun phrase: "of"."""
    linking: tuple[str, ...]
    """Those that often do: "the professor at Yale"."""
    times: tuple[str, ...]
    """Words of time that may follow or precede a verb without a preposition: "Thursday"."""
    indefinites: tuple[str, ...]
    """Pronouns and quantifiers that may be a speaker by themselves: "some", "many"."""
    inanimate: tuple[str, ...] = ()
    """Nouns that look like a speaker's but are not one: "fact"."""
    verbs_common: tuple[str, ...] = ()
    """Other common finite verbs: they end a noun phrase."""
    verb_endings: tuple[str, ...] = ()
    """Endings of finite verbs: "ed"."""
    examples: tuple[Example, ...] = ()
