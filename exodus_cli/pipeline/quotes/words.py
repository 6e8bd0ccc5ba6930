"""The words of saying of one language, laid out for look-up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from exodus_cli.lang import lexicon
from exodus_cli.lang.phrases import Phrases
from exodus_cli.lang.speech import Verb
from exodus_cli.pipeline.people.words import words as people_words
from exodus_cli.pipeline.quotes.marks import MARKS


@dataclass(slots=True, frozen=True)
class Form:
    """One form of a verb of saying; `rest` are the words that must follow it ("point OUT")."""

    lemma: str
    finite: bool
    participle: bool
    gerund: bool
    infinitive: bool
    takes: frozenset[str]
    rest: tuple[str, ...] = ()
    sentence: bool = False
    """Whether it holds a pronoun for the sentence before: "annunciarlo"."""

    @property
    def inserts(self) -> bool:
        """Whether it may stand between dashes inside a quotation; "federal, state and local" is none."""
        return not self.gerund and self.takes.isdisjoint(("noun", "belief"))



class Words:
    """Forms, phrases and function words of saying."""

    def __init__(self, lang: str) -> None:
        speech = lexicon(lang).speech
        self.lang = lang
        self.speech = speech
        self.forms: dict[str, list[Form]] = {}
        for lemma, verb in speech.verbs.items():
            for word, form in self._inflect(lemma, verb):
                self.forms.setdefault(word, []).append(form)
        self.according = Phrases((p, "strong") for p in speech.according)
        self.weak = Phrases((p, "weak") for p in speech.according_weak)
        self.observers = Phrases((p, True) for p in speech.observers)
        self.own_views = Phrases((p, True) for p in speech.own_views)
        self.views = frozenset(speech.views)
        self.documents = Phrases((p, True) for p in speech.documents)
        self.vetoes = Phrases((p, len(p.split())) for p in speech.vetoes)
        for forms in self.forms.values():
            forms.sort(key=lambda form: -len(form.rest))  # "call on" before "call"
        self.nouns = frozenset(speech.nouns)
        self.experiences = frozenset(speech.experiences)
        self.feelings = frozenset(speech.feelings)
        self.claims = frozenset(speech.claims) | self.feelings
        self.viewpoints = frozenset(speech.viewpoints)
        self.negations = frozenset(speech.negations)
        self.onlies = frozenset(speech.onlies)
        self.sequels = frozenset(speech.sequels)
        self.nobodies = frozenset(speech.nobodies)
        self.possibilities = frozenset(speech.possibilities)
        self.insiders = frozenset(speech.insiders)
        self.refusals = frozenset(speech.refusals)
        self.hypotheses = frozenset(speech.hypotheses)
        self.leads = frozenset(speech.leads)
        self.comparisons = frozenset(speech.comparisons)
        self.existentials = frozenset(speech.existentials)
        self.charges = frozenset(speech.charges)
        self.passive = frozenset(speech.passive)
        self.participle_auxiliaries = frozenset(speech.participle_auxiliaries)
        self.auxiliaries = frozenset(speech.auxiliaries)
        self.modals = frozenset(speech.modals)
        self.subordinators = frozenset(speech.subordinators)
        self.conjunctions = frozenset(speech.conjunctions)
        self.contrasts = frozenset(speech.contrasts)
        self.adversatives = frozenset(speech.adversatives)
        self.backshifts = frozenset(speech.backshifts)
        self.complementizers = frozenset(speech.complementizers)
        self.interrogatives = frozenset(speech.interrogatives)
        self.asking = frozenset(speech.asking)
        self.personal = frozenset(speech.personal)
        self.plural_determiners = frozenset(speech.plural_determiners)
        self.bodies = frozenset(speech.bodies)
        self.anonymous = frozenset(speech.anonymous)
        self.voices = frozenset(speech.voices) | self.bodies
        self.papers = frozenset(speech.papers) | self.nouns
        self.plurals = frozenset(speech.plurals)
        self.plural_endings = tuple(speech.plural_endings)
        self.plural_forms = speech.plural_forms or ("\0",)
        self.relatives = frozenset(w for p in speech.relatives for w in p.split()[-1:])
        self.evasions = Phrases((p, True) for p in speech.evasions)
        self.silences = frozenset(speech.silences)
        self.reasons = frozenset(speech.reasons)
        self.whom = frozenset(speech.whom)
        self.relative_pronouns = frozenset(p for p in speech.relatives if " " not in p)
        self.infinitive_marks = frozenset(speech.infinitive_marks)
        self.determiners = frozenset(speech.determiners)
        self.possessives = frozenset(speech.possessives)
        self.subjects = frozenset(speech.subject_pronouns)
        self.objects = frozenset(speech.object_pronouns)
        self.sentence_pronouns = frozenset(speech.sentence_pronouns)
        self.adverbs = frozenset(speech.adverbs)
        self.not_adverbs = frozenset(speech.not_adverbs)
        self.adverb_endings = tuple(speech.adverb_endings)
        self.prepositions = frozenset(speech.prepositions)
        self.saxon = frozenset(speech.saxon)
        self.values = frozenset(speech.values)
        self.office: Phrases[str] = people_words(lang).roles
        """What somebody is: "ambassador", "ologist"."""
        self.remarks = frozenset(speech.remarks) | frozenset(speech.claims)
        self.junctures = frozenset(speech.junctures)
        self.possessive_relatives = frozenset(speech.possessive_relatives)
        self.houses = frozenset(speech.houses)
        self.echoes = frozenset(speech.echoes)
        self.absolutes = frozenset(speech.absolutes)
        self.matters = frozenset(speech.matters)
        self.agents = frozenset(speech.agents)
        self.attached = frozenset(speech.attached)
        self.particles = frozenset(speech.particles)
        self.thus = frozenset(speech.thus)
        self.clefts = frozenset(speech.clefts)
        self.likening = frozenset(speech.likening)
        self.quantifiers = Phrases((p, True) for p in speech.quantifiers)
        self.datings = Phrases((p, True) for p in speech.datings)
        self.comments = Phrases((p, True) for p in speech.comments)
        self.time_nouns = frozenset(speech.time_nouns)
        self.infinitive_endings = tuple(speech.infinitive_endings)
        self.not_infinitives = frozenset(speech.not_infinitives)
        self.gerund_endings = tuple(speech.gerund_endings)
        self.descriptive = frozenset(lexicon(lang).people.descriptive)
        self.purposes = frozenset(speech.purposes)
        self.abbreviations = frozenset(lexicon(lang).text.abbreviations)
        self.romance = bool(speech.participle_auxiliaries)
        self.genitives = frozenset(speech.genitives)
        self.linking = frozenset(speech.linking) | self.genitives
        self.times = frozenset(speech.times)
        self.indefinites = frozenset(speech.indefinites)
        self.verbs = self.auxiliaries | frozenset(speech.verbs_common)
        self.verb_endings = tuple(speech.verb_endings)
        # A phrase is looked for where its longest word stands: "a detta di" where "detta" does.
        self.triggers: dict[str, set[int]] = {}
        for phrase in (*speech.according, *speech.according_weak, *speech.documents, *speech.observers, *speech.own_views):
            parts = phrase.split()
            longest = max(range(len(parts)), key=lambda n: len(parts[n]))
            self.triggers.setdefault(parts[longest], set()).add(longest)
        told = self.nouns | self.claims | self.viewpoints
        self.interesting = frozenset(self.forms) | told | frozenset(self.triggers) | MARKS | self.particles
        # A word that ends a noun phrase that is read from left to right.
        self.stops = (self.subordinators | self.complementizers | self.relative_pronouns | self.verbs | self.subjects) - self.determiners

    def _inflect(self, lemma: str, verb: Verb) -> Iterator[tuple[str, Form]]:
        first, *rest = lemma.split()
        finite, participle, gerund = set(verb.finite), set(verb.participle), set(verb.gerund)
        infinitive = first
        if verb.like:
            pattern = self.speech.patterns[verb.like]
            stem = first[: len(first) - len(pattern.infinitive)]
            finite |= {stem + e for e in pattern.finite}
            participle |= {stem + e for e in pattern.participle}
            gerund |= {stem + e for e in pattern.gerund}
        takes = frozenset(verb.takes)
        for word in sorted(finite | participle | gerund | {infinitive}):
            kinds = word in finite, word in participle, word in gerund, word == infinitive
            yield word, Form(lemma, *kinds, takes, tuple(rest))
        for ending in self.speech.infinitive_objects:
            yield infinitive[:-1] + ending, Form(lemma, False, False, False, True, takes, tuple(rest), sentence=True)

    def adverb(self, word: str) -> bool:
        """Whether a lower-case word is an adverb."""
        return word in self.adverbs or (len(word) > 4 and word.endswith(self.adverb_endings) and word not in self.not_adverbs)

    def gerund(self, word: str) -> bool:
        """Whether a lower-case word is a gerund or present participle."""
        return len(word) > 5 and word.endswith(self.gerund_endings)


@cache
def words_of(lang: str) -> Words:
    """The words of saying of a language, shared by everyone who asks."""
    return Words(lang)
