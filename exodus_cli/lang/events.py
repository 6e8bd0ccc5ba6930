"""The schema of `events.toml`: what happens to the counted, how sure it is, and who says so."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

from exodus_cli.facts import Stance, Trend
from exodus_cli.lang.listed import Listed
from exodus_cli.lang.nouns import NounExample
from exodus_cli.lang.phrases import Phrases

Role = Literal["subject", "object", "noun", "head"]


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one event of `world/concepts.toml`."""

    subject: tuple[str, ...] = ()
    """Verbs whose subject is counted: "fled" leaves, "died" is killed."""
    object: tuple[str, ...] = ()
    """Verbs whose object (or passive subject) is counted: "killed", "have been arrested"."""
    noun: tuple[str, ...] = ()
    """Nouns the number is said of: "death toll", "exodus"."""
    head: tuple[str, ...] = ()
    """Nouns that carry the event themselves: "45 dead", "sfollati"."""


def _roles(words: EventWords) -> tuple[tuple[Role, tuple[str, ...]], ...]:
    return ("subject", words.subject), ("object", words.object), ("noun", words.noun), ("head", words.head)


class Events(Listed, frozen=True, forbid_unknown_fields=True, dict=True):
    """Words of events, of change, of doubt and of attribution in one language."""

    events: dict[str, EventWords]
    trend: dict[Trend, tuple[str, ...]]
    stance: dict[Stance, tuple[str, ...]]
    participles: tuple[str, ...]
    """Participles that have no ending to tell them: "slain", "stolen"."""
    negations: tuple[str, ...]
    """Words right before a verb that deny it."""
    passives: tuple[str, ...]
    """Auxiliaries that make a passive: "were", "been", "è stato"."""
    actives: tuple[str, ...]
    """Auxiliaries of the perfect that no passive has, where nouns come first: "hanno"."""
    clauses: tuple[str, ...]
    """Words that open another clause."""
    severe: tuple[str, ...]
    """How those hurt or damaged are told as badly so: "seriously", "in fin di vita"."""
    contrasts: tuple[str, ...]
    """Those of them that set a second account beside the first: "while the company puts it at 45%"."""
    according: tuple[str, ...]
    """What stands before a source: "according to", "secondo"."""
    reporting: tuple[str, ...]
    """Finite verbs of saying and estimating."""
    motions: tuple[str, ...]
    """Words of a vote, beside its tally: "[passed] 52 to 48", "on a 5-4 [vote]"."""
    lost_motions: tuple[str, ...]
    """Those of one that fails: the larger number is against it."""
    occasions: tuple[str, ...]
    """What somebody speaks at or to, between the verb of saying and its date: "told a news [conference] on Monday"."""
    bylines: tuple[str, ...]
    """Participles after which "by" names the source: "announced by"."""
    by: tuple[str, ...]
    """The word that names the agent of a passive."""
    citing: tuple[str, ...]
    """Verbs by which a relay names its source: "cited", "citando"."""
    cited_until: tuple[str, ...]
    """Words that end the name of a cited source: "as saying"."""
    anonymous: tuple[str, ...]
    """Nouns that stand for sources nobody names: "estimates", "stime"."""
    resumes: tuple[str, ...]
    """Subjects that carry on with the source of the sentence before: "they", "the briefing"."""
    released: tuple[str, ...]
    """What was done to them on a day that is not the figures' own: "data released on Tuesday"."""
    documents: tuple[str, ...]
    """What a source's own figures are called: in "Smith's estimates" the source is Smith."""
    bodies: dict[str, tuple[str, ...]]
    """Body of `world/bodies.toml` -> what it is called in this language: "defence chiefs"."""
    since: tuple[str, ...]
    """What opens a window that lasts until the day of writing; the first also at some distance: "since the invasion on 24 February"."""
    beside: tuple[str, ...]
    """What opens a clause that runs beside the one before, after a comma: "were sold out for a week, [while] the cheapest cost 5,000"."""
    perfects: tuple[str, ...]
    """Auxiliaries of what is so by now: "have fled"; none where the language tells all that is past with them."""
    bases: tuple[str, ...]
    """What stands before the date a change is measured from: "up 12% [from] a year earlier"."""
    phrasal: tuple[str, ...]
    """Verbs that take an adverb of change without changing anything: "call up"."""
    adverbs_of_change: tuple[str, ...]
    changed_by: tuple[str, ...]
    """What stands between a verb of change and its amount: "by"."""
    levels: tuple[str, ...]
    """What stands before a level that was reached: "rose [to] 4%"."""
    conditionals: tuple[str, ...]
    """Endings of the conditional, where it is one word: hearsay, or what would be."""
    compared: tuple[str, ...]
    """Words of comparing before the preposition of a base: "[compared] with 200"."""
    periods: tuple[str, ...]
    """What stands for as long a time in another year: "the same [period] last year"."""
    superlatives: tuple[str, ...]
    """Words after which "since" tells no window: "its lowest since 2008"."""
    mixing: tuple[str, ...]
    """What stands between a number and two nouns it counts together: "300 [tra] medici e infermieri"."""
    passings: tuple[str, ...]
    """Verbs of going from one number to another, up or down: "[went] from 67 to 80"."""
    ever: tuple[str, ...]
    """Adverbs between a superlative and its participle, which tells of no source: "the biggest loss [ever] reported"."""
    includes: tuple[str, ...]
    """Verbs between a group and its members: "the dead [included] seven children"."""
    infinitive: tuple[str, ...]
    """The word before an infinitive, by which headlines tell what is going to be: "UBS [to] cut 3,000 jobs"."""
    may_plan: tuple[str, ...]
    """Modals that plan in reported speech ("it said it would cut") and suppose elsewhere."""
    within: tuple[str, ...]
    """What opens a stretch of time, or names what somebody died in: "in", "within"."""
    causes: tuple[str, ...]
    """What stands before an event that something is only about: "protests [over] the killing on May 25"."""
    definite: tuple[str, ...]
    """What makes of an event the one that is known: "the quake", "nel terremoto"."""
    ranges: tuple[str, ...]
    """What opens a range of dates: "from", "between"."""
    spans: tuple[str, ...]
    """What stands before two that something lies between: "the gap [between] rich and poor"."""
    until: tuple[str, ...]
    """What leaves a window without a beginning: "by", "up to"."""
    range_joints: tuple[str, ...]
    """What joins its ends: "to", "and"."""
    stretch_ends: tuple[str, ...]
    """What stands between a stretch and its last day: "the 12 months [to] March", "the quarter [ended] June 30"."""
    homeland: tuple[str, ...]
    """How people's own country is called: "their country"."""
    origin: tuple[str, ...]
    """What stands before the place things come from."""
    destination: tuple[str, ...]
    """What stands before the place they go to."""
    location: tuple[str, ...]
    """What stands before the place they are in."""
    purposes: tuple[str, ...]
    """What people want or are against; places behind it are not where they are: "marched to call for"."""
    leaving: tuple[str, ...]
    """Verbs whose object is the place left: "fled Russia"."""
    entering: tuple[str, ...]
    """Verbs whose object is the place reached: "entered Italy"."""
    seated: tuple[str, ...]
    """What stands before the place where somebody only sits or speaks: "[based] in Zurich"."""
    locals: tuple[str, ...]
    """Who speaks of the town they are in: "[police] in Leeds said"."""
    tallying: tuple[str, ...]
    """Verbs between a place and what was counted in it: "Brazil [reported] 900 deaths"."""
    sending: tuple[str, ...]
    """Verbs whose object goes to a place: "[sent] 14 tanks to Ukraine"."""
    sent_in: tuple[str, ...]
    """Words of `location` that say where something is sent to behind one of these: "inviati [in] Mali"."""
    outgoing: tuple[str, ...]
    """What goes to a place: "[exports] to Germany"."""
    incoming: tuple[str, ...]
    """What comes from a place: "[imports] from China"."""
    examples: tuple[NounExample, ...]

    @cached_property
    def cues(self) -> Phrases[tuple[tuple[str, frozenset[Role]], ...]]:
        """All words of events, each with every part it may play: "morti" is a noun of people and a participle."""
        parts: dict[str, dict[str, set[Role]]] = {}
        for event, words in self.events.items():
            stems = [(p[:-1], role) for role, phrases in _roles(words) for p in phrases if p.endswith("*") and " " not in p]
            for role, phrases in _roles(words):
                for phrase in phrases:
                    roles = parts.setdefault(phrase, {}).setdefault(event, set())
                    roles.add(role)
                    roles.update(role for stem, role in stems if phrase.startswith(stem) and " " not in phrase)
        return Phrases((phrase, tuple((event, frozenset(r)) for event, r in events.items())) for phrase, events in parts.items())

    @cached_property
    def stances(self) -> Phrases[Stance]:
        """Words of doubt, plan and denial."""
        return Phrases.of(self.stance)

    @cached_property
    def trends(self) -> Phrases[Trend]:
        """Words of change."""
        return Phrases.of(self.trend)

    @cached_property
    def body(self) -> Phrases[str]:
        """Names of bodies -> bodies."""
        return Phrases.of(self.bodies)

    @cached_property
    def accordings(self) -> Phrases[bool]:
        """What stands before a source."""
        return Phrases((phrase, True) for phrase in self.according)

    @cached_property
    def phrases(self) -> dict[str, Phrases[bool]]:
        """The plain word lists as phrases, by name."""
        return {name: Phrases((phrase, True) for phrase in words) for name, words in self.sets.items() if words}
