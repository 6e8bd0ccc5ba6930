"""The word lists of a language, turned once into the tables the number grammar looks things up in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Generic, TypeVar

from exodus_cli.lang import Lexicon
from exodus_cli.lang.numbers import Numbers
from exodus_cli.lang.phrases import Phrases
from exodus_cli.lang.units import Units

V = TypeVar("V")
VOWELS = "aeiouàèéìòù"
MEMO = 50_000
"""Words remembered before the memory of compounds is emptied: bounds its size on odd input."""


class Endings(Generic[V]):
    """Phrases found by their last word: what stands before a number."""

    __slots__ = ("_by_last",)

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self._by_last: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for entry, value in entries:
            words = tuple(entry.split())
            self._by_last.setdefault(words[-1], []).append((words, value))
        for rows in self._by_last.values():
            rows.sort(key=lambda row: -len(row[0]))

    def match(self, lower: list[str], end: int) -> tuple[int, V] | None:
        """(first token, value) of the longest phrase that ends before token `end`."""
        if end <= 0:
            return None
        for words, value in self._by_last.get(lower[end - 1], ()):
            start = end - len(words)
            if start >= 0 and (len(words) == 1 or tuple(lower[start:end]) == words):
                return start, value
        return None


class Book:
    """All tables of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.numbers: Numbers = lexicon.numbers
        self.units: Units = lexicon.units
        self._read_words()
        self._read_bounds()
        self._read_traps(lexicon)
        self._read_units()

    # ---- words ------------------------------------------------------------------------------
    def _read_words(self) -> None:
        n = self.numbers
        self.words: dict[str, tuple[str, int]] = {}
        """Number word -> (kind, value): "o" below twenty, "t" tens, "h" hundred, "s" scale, "c" compound."""
        for kind, table in (("o", n.ones), ("t", n.tens), ("h", n.hundreds), ("s", n.scales)):
            self.words |= {word: (kind, value) for word, value in table.items()}
        if n.compound:
            for word in (*n.ones, *n.tens, *n.hundreds, *n.thousands):
                if self.words.get(word, ("",))[0] != "s" and word not in n.bare_one:
                    self.words[word] = ("c", _first(word, n.ones, n.tens, n.hundreds, n.thousands))
        self._spelled = self._spell() if n.compound else {}
        self.heads = frozenset(word[:3] for word in (*self._spelled, *n.thousands, *n.ages.ultra)) if n.compound else frozenset()
        """The first letters of words that may hold a number."""
        self._memo: dict[str, tuple[str, int] | None] = {}
        self._scale_tails = tuple(sorted((w for w in n.scales if w not in n.thousands), key=len, reverse=True))
        self.ones, self.conjunctions = frozenset(n.one), frozenset(n.conjunctions)
        self.bare_one = frozenset(n.bare_one)
        self.ordinals, self.denominators = n.ordinals, n.denominators
        self.singles = frozenset(n.single_denominators)
        self.halves, self.half_nouns = frozenset(n.halves), frozenset(n.half_nouns)
        self.points, self.negatives = frozenset(n.points), frozenset(n.negatives)
        self.below_zero = Phrases((w, True) for w in n.below_zero)
        self.share_before, self.over = frozenset(n.share_block_before), frozenset(n.over)
        self.half_before = Endings((w, True) for w in n.half_block_before)
        self.half_after = Phrases((w, True) for w in n.half_block_after)
        self.played = frozenset(n.played)
        self.of_which = Phrases((w, True) for w in n.of_which)
        self.in_of, self.out_of = Phrases((w, True) for w in n.in_of), Phrases((w, True) for w in n.out_of)
        self.collectives = {**n.collectives, **n.about_collectives}
        self.about = frozenset(n.about_collectives)
        self.couples = Phrases((w, True) for w in n.couples)
        self.vague = Phrases(n.vague.items())
        self.few = Phrases((w, True) for w in n.few)
        self.shares = Phrases(n.shares.items())
        self.zero, self.zero_nouns = frozenset(n.zero), frozenset(n.zero_nouns)
        self.zero_who, self.zero_verbs = Phrases((w, True) for w in n.zero_who), frozenset(n.zero_verbs)
        self.most, self.most_before = frozenset(n.most), frozenset(n.most_block_before)
        self.weak = self._weak()
        phrases = (*n.couples, *n.vague, *n.few, *n.shares, *n.most, *n.zero, *n.zero_who)
        self.starters = frozenset((
            *self.words, *n.one, *self.ordinals, *self.halves, *self.half_nouns, *self.collectives, *self.negatives,
            *(p.split()[0] for p in phrases)))

    def _spell(self) -> dict[str, int]:
        """Every spelling, with and without elision, of 1 to 999 as one word."""
        n = self.numbers
        units = {word: value for word, value in n.ones.items() if value > 0 and (word not in n.one or word == n.one[1])}
        low = dict(units)
        for ten, value in n.tens.items():
            low[ten] = value
            for unit, more in units.items():
                if more < 10:
                    low[ten + unit] = value + more
                    if more == 1:  # "ventun" before another word
                        low[ten[:-1] + unit[:-1]] = value + more
                    if unit[0] in VOWELS:
                        low[ten[:-1] + unit] = value + more
        out = dict(low)
        for hundred, value in n.hundreds.items():
            heads = {hundred: value} | {unit + hundred: times * value for unit, times in units.items() if 1 < times < 10}
            for head, amount in heads.items():
                out[head] = amount
                for word, more in low.items():
                    out[head + word] = amount + more
                    if word[0] in VOWELS:
                        out[head[:-1] + word] = amount + more
        return out | {word: value for word, value in n.ones.items() if value == 0}

    def cardinals(self) -> dict[str, int]:
        """Every number word below a million that stands alone, with its value."""
        return {word: value for word, (kind, value) in self.words.items() if kind != "s" or value < 10**6} | self._spelled

    def _weak(self) -> dict[str, frozenset[str]]:
        """Articles -> the words that must follow for a number to start there: most articles start none."""
        n, u = self.numbers, self.units
        if n.compound:
            return {}
        units = {p.split()[0] for table in (u.duration, u.measure) for ps in table.values() for p in ps}
        follow = {*self.words, *self.collectives, *self.denominators, *self.halves, *units}
        weak = {word: set(follow) for word in n.one if word not in n.ones}
        for phrase in (*n.couples, *n.vague, *n.few, *n.shares):
            first, *rest = phrase.split()
            if rest and first not in self.words and (first in weak or (first in n.bridges)):
                weak.setdefault(first, set()).add(rest[0])
        return {word: frozenset(after) for word, after in weak.items()}

    def compound(self, word: str) -> tuple[str, int] | None:
        """("c", value) of a number written as one word, ("s", ...) never; None where it is none."""
        if word[:3] not in self.heads:
            return None
        if word in self._memo:
            return self._memo[word]
        if len(self._memo) > MEMO:
            self._memo.clear()
        value = self._parse(word)
        found = self._memo[word] = None if value is None else ("c", value)
        return found

    def _parse(self, word: str) -> int | None:
        if len(word) > 60:  # the longest below a million has 49 letters
            return None
        value = self._spelled.get(word)
        if value is not None:
            return value
        for tail in self._scale_tails:
            if word.endswith(tail) and len(word) > len(tail):
                head = self._parse(word[: -len(tail)])
                return None if head is None else head * self.numbers.scales[tail]
        for mark, size in self.numbers.thousands.items():
            at = word.find(mark)
            if at < 0:
                continue
            plural = self.words.get(mark, ("",))[0] == "s"
            head = self._spelled.get(word[:at]) if at else 1
            rest = self._spelled.get(word[at + len(mark) :]) if word[at + len(mark) :] else 0
            if head and rest is not None and bool(at) == plural:
                return head * size + rest
        return None

    def word(self, word: str) -> tuple[str, int] | None:
        """(kind, value) of a number word."""
        found = self.words.get(word)
        if found is None and self._spelled and len(word) > 3:
            if word[-1] == "'":  # "vent' anni", "quarantott' anni"
                value = self.stem(word[:-1]) if word[:3] in self.heads and len(word) > 4 else None
                return None if value is None or value < 8 else ("c", value)
            return self.compound(word)
        return found

    def stem(self, stem: str) -> int | None:
        """The value of a number word that lost its last vowel: "ventiqu..attr" in "ventiquattrenne"."""
        for vowel in ("", *VOWELS[:5]):
            found = self.word(stem + vowel)
            if found is not None and found[0] != "s":
                return found[1]
        return None

    # ---- bounds -----------------------------------------------------------------------------
    def _read_bounds(self) -> None:
        n = self.numbers
        self.bounds = Endings((phrase, m) for m, phrases in n.modifiers.items() for phrase in phrases)
        self.bounds_after = Phrases((phrase, m) for m, phrases in n.modifiers_after.items() for phrase in phrases)
        self.passing, self.passers = frozenset(n.passing), frozenset(n.passers)
        self.bridges = frozenset(n.bridges)
        self.spans, self.span_bounds = frozenset(n.spans), frozenset(n.span_bounds)
        self.openers: Endings[list[int]] = Endings(_grouped((w, k) for k, r in enumerate(n.ranges) for w in r.open))
        self.links = [Phrases((w, True) for w in r.link) for r in n.ranges]
        self.changing = [r.change for r in n.ranges]
        self.openless = [k for k, r in enumerate(n.ranges) if not r.open]
        self.alternatives = frozenset(n.alternatives)
        self.changes = {word: trend for trend, words in n.changes.items() for word in words}
        self.change_links = frozenset(n.change_links)
        self.change_after = Phrases((p, trend) for trend, words in n.change_after.items() for p in words)
        self.compared = Phrases((p, trend) for trend, words in n.compared.items() for p in words)
        self.comparatives = frozenset(n.comparatives)
        self.moves, self.change_by = frozenset(n.moves), frozenset(n.change_by)
        self.change_equal = Endings((w, True) for w in n.change_equal)
        self.changes_by = {word: trend for trend, words in n.changes_by.items() for word in words}
        self.levels = frozenset(n.levels)
        self.again, self.change_far = frozenset(n.again), frozenset(n.change_far)
        self.change_adverbs, self.most_after = frozenset(n.change_adverbs), frozenset(n.most_block_after)
        self.lists = frozenset(n.lists)

    # ---- traps and ages ---------------------------------------------------------------------
    def _read_traps(self, lexicon: Lexicon) -> None:
        t, a, n = self.numbers.traps, self.numbers.ages, self.numbers
        self.months = frozenset(t.months)
        self.hour_blocks, self.crowds = frozenset(t.hour_blocks), frozenset(t.crowds)
        self.streets, self.parallels = frozenset(t.streets), frozenset(n.parallels)
        self.abbreviated, self.shy_months = frozenset(t.abbreviated), frozenset(t.shy_months)
        self.hours, self.hours_sure = frozenset(t.hours), frozenset(t.hours_sure)
        self.after_hour = Phrases((w, True) for w in t.after_hour)
        self.years = Endings((w, True) for w in t.years)
        self.year_articles, self.weekdays = frozenset(t.year_articles), frozenset(t.weekdays)
        self.shy_words = frozenset(t.shy)
        self.decades, self.decade_articles = frozenset(t.decades), frozenset(t.decade_articles)
        self.point_words = frozenset(t.points)
        self.labels = Endings((w, True) for w in t.labels)
        self.names = Phrases((w, True) for w in (*t.names, *t.phrases))
        self.one_before, self.one_after = frozenset(t.one_before), frozenset(t.one_after)
        self.result_links = frozenset(t.result_links)
        self.one_speakers, self.scores, self.ballots = frozenset(t.one_speakers), frozenset(t.scores), frozenset(t.ballots)
        self.one_counts = frozenset(n.one_counts)
        self.one_led = Endings((w, True) for w in n.one_led)
        self.not_nouns, self.never_money = frozenset(t.not_nouns), frozenset(t.never_money)
        self.bases = frozenset(lexicon.events.bases)
        self.date_links = Phrases((w, True) for w in t.date_links)
        self.age_suffixes = Phrases((p, True) for p in a.suffixes)
        self.age_before = Endings((p, True) for p in a.before)
        self.age_people, self.age_joint = frozenset(a.people), Endings((p, True) for p in a.joint)
        self.age_bare_joint, self.age_years = frozenset(a.joint_bare), Endings((p, True) for p in a.before_years)
        self.age_limits = frozenset(a.limits)
        self.age_nouns, self.age_steps = frozenset(a.nouns), frozenset(a.steps)
        self.age_at, self.age_at_block = frozenset(a.at), frozenset(a.at_block)
        self.age_who = frozenset(a.who)
        self.people_endings = lexicon.nouns.people_endings
        self.person_nouns = frozenset(lexicon.nouns.things["person"]) - lexicon.nouns.sets["nominal"] - lexicon.nouns.sets["invariable"]
        self.age_verbs = frozenset(a.verbs)
        self.age_bare_before, self.age_bare_after = frozenset(a.bare_before), frozenset(a.bare_after)
        self.decade_endings = frozenset(a.decade_endings)
        self.decade_owners = frozenset(a.decade_owners)

    # ---- units ------------------------------------------------------------------------------
    def _read_units(self) -> None:
        u = self.units
        tables: tuple[tuple[str, Mapping[str, tuple[str, ...]]], ...] = (
            ("share", u.share), ("cents", u.cents), ("duration", u.duration), ("measure", u.measure), ("money", u.money))
        self.after: Phrases[tuple[str, str]] = Phrases(
            (phrase, (kind, unit)) for kind, table in tables for unit, phrases in table.items() for phrase in phrases)
        masses = {p for unit, ps in u.measure.items() for p in ps}
        self.lengths = frozenset(u.lengths)
        self.heavy = frozenset(u.heavy)
        self.twofold = frozenset(p for ps in u.money.values() for p in ps) & masses
        """Words that are money or a measure: "pounds"."""
        self.money_of = {p: unit for unit, ps in u.money.items() for p in ps}
        self.loose, self.shy, self.tight = frozenset(u.loose_codes), frozenset(u.shy), frozenset(u.glued)
        self.inches = frozenset(u.inches)
        self.codes = frozenset(unit.lower() for unit in (*u.money, *u.signs))
        self.money_signs = frozenset(p for ps in u.signs.values() for p in ps if not p[0].isalpha())
        self.short: Phrases[tuple[str, str]] = Phrases(
            (phrase, (_dimension(unit, u), unit)) for unit, phrases in u.abbreviations.items() for phrase in phrases)
        self.short_cents = {p: unit for unit, ps in u.short_cents.items() for p in ps}
        self.signs = Endings((p, unit) for unit, ps in u.signs.items() for p in ps)
        self.sign_words: Phrases[str] = Phrases((p, unit) for unit, ps in u.signs.items() for p in ps)
        self.word_signs = {p: unit for unit, ps in u.word_signs.items() for p in ps}
        self.before = Endings((p, unit) for unit, ps in u.before.items() for p in ps)
        self.before_words = frozenset(w for ps in u.before.values() for p in ps for w in p.split())
        self.scale_names: Phrases[str] = Phrases((p, unit) for unit, ps in u.scales.items() for p in ps)
        self.scale_links = Phrases((w, True) for w in u.scale_links)
        self.per_block = frozenset(u.per_block)
        self.per, self.per_any = Phrases((w, True) for w in u.per), frozenset(u.per_any)
        singular = {p: unit for table in (u.duration, u.measure) for unit, ps in table.items() for p in ps if " " not in p}
        self.per_nouns = singular | u.per_nouns
        self.unit_halves = Phrases((w, True) for w in u.halves)
        self.stretched = frozenset(u.stretched)
        self.of, self.long = frozenset(self.numbers.of), frozenset(u.long)


def _first(word: str, *tables: Mapping[str, int]) -> int:
    return next(table[word] for table in tables if word in table)


def _grouped(pairs: Iterable[tuple[str, int]]) -> Iterable[tuple[str, list[int]]]:
    out: dict[str, list[int]] = {}
    for word, value in pairs:
        out.setdefault(word, []).append(value)
    return out.items()


def _dimension(unit: str, units: Units) -> str:
    return "duration" if unit in units.duration else "measure"


@cache
def book(lexicon: Lexicon) -> Book:
    """The tables of a language, made once a process."""
    return Book(lexicon)
