"""Noun phrases and short clauses that name an event: "Putin's partial mobilisation", "the war started"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from exodus_cli.facts import Side
from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang.phrases import Phrases
from exodus_cli.lang.times import Times

# From the word that opens it ("since") to its event a phrase has at most so many tokens, and so many plain words.
LONGEST, PLAIN = 14, 3
# So many tokens behind an event may still name its place: "of Ukraine", "in the Gulf of Mexico".
BEHIND = 6
# Words and signs that glue a phrase together.
HYPHENS, QUOTES = frozenset("-‐‑"), frozenset("‘’“”'\"«»")
POSSESSIVE = "'s"


class Words:
    """The words of a language that phrases about events are made of."""

    def __init__(self, times: Times) -> None:
        anchors = times.anchors
        self.single = {word: name for name, words in times.happenings.items() for word in words if " " not in word}
        self.events = Phrases((word, name) for name, words in times.happenings.items() for word in words)
        self.first = frozenset(word.split()[0] for words in times.happenings.values() for word in words)
        self.speeches = anchors.speeches
        opening: dict[Side, tuple[str, ...]] = {
            "to_now": anchors.since,
            "onward": anchors.after,
            "up_to": anchors.before,
            "opening": anchors.parts,
        }
        self.openers = Phrases.of(opening)
        self.determiners = frozenset((*anchors.determiners, *times.articles))
        self.fillers, self.starts, self.of, self.by = anchors.fillers, anchors.starts, frozenset((*times.of, *anchors.of)), anchors.by
        self.announcing, self.acts = anchors.announcing, anchors.announcing | anchors.acts
        self.begins, self.auxiliaries, self.places = anchors.begins, anchors.auxiliaries, anchors.places
        self.fused, self.within = anchors.fused, anchors.within
        self.head_first = anchors.head_first
        self.stops = times.happening_breaks | anchors.stops
        self.small = self.stops | self.of | self.places | self.determiners
        self.adverbs = anchors.adverbs


def capitalised(tokens: Tokens, n: int) -> bool:
    """Whether a word is written with a capital."""
    return tokens.kinds[n] == "w" and tokens.words[n][0].isupper()


class Phrasing:
    """The events of one text, and the phrases and clauses they stand in."""

    def __init__(self, tokens: Tokens, words: Words, taken: Collection[int] = (), *, found: bool = True) -> None:
        """`taken`: tokens of other expressions of time ("the second world war"); `found`: whether to look for all events."""
        self.tokens, self.words, self.lower, self.taken = tokens, words, tokens.lower, taken
        self.found: list[tuple[int, int, str]] = []
        """(token, number of tokens, event) of every word for one."""
        first, lower = words.first, tokens.lower
        for at in [n for n, word in enumerate(lower) if word in first] if found else ():
            hit = words.events.match(lower, at)
            if hit is not None and at not in taken and not self._modifies(at + hit[0]):
                self.found.append((at, hit[0], hit[1]))
        self.compounds = [(a[2], b[2], b[0]) for a, b in pairwise(self.found) if a[0] + a[1] == b[0] and not words.head_first]
        """(what is told, what tells it, its token) of two events in one name: "mobilisation speech"."""
        self.found = [row for row in self.found if not any(row[0] + row[1] == at for _, _, at in self.compounds)]

    def _modifies(self, n: int) -> bool:
        """Whether an event only tells what kind of thing the next word is: "war crimes", "election campaign"."""
        tokens, words = self.tokens, self.words
        if words.head_first or n >= len(tokens) or tokens.kinds[n] != "w" or not tokens.words[n].islower():
            return False
        word = self.lower[n]
        return not (word in words.small or word in words.first or self.verbal(n) or word.endswith(words.adverbs))

    def _name(self, n: int) -> bool:
        listed = self.lower[n] in self.words.determiners or self.lower[n] in self.words.fillers
        return capitalised(self.tokens, n) and n not in self.taken and not listed

    def verbal(self, n: int) -> bool:
        """Whether a word is a verb by which events begin or are made, or an auxiliary."""
        word = self.lower[n]
        return word in self.words.acts or word in self.words.begins or word in self.words.auxiliaries

    def opened(self, at: int, size: int) -> Iterator[tuple[Side, int, int, frozenset[str]]]:
        """(how it is opened, first token of the opener, of the phrase, names) of the phrases an event stands in, nearest first."""
        start = max(self.tokens.sentences[self.tokens.sentence_of(at)][0], at - LONGEST)
        for n in range(at - 1, start - 1, -1):
            if self.tokens.kinds[n] == "l" or self.lower[n] in ";:()":
                return
            hit = self.words.openers.match(self.lower, n)
            if hit is None or n + hit[0] > at:
                continue
            names = self.path(n + hit[0], at)
            if names is not None:
                yield hit[1], n, n + hit[0], names | self.behind(at + size)[1]

    def path(self, first: int, at: int, *, dates: bool = False) -> frozenset[str] | None:
        """The names on the way to an event; None where other things stand there (`dates`: a date may: "announced on Monday a ...")."""
        words, names, plain, acted, n = self.words, set[str](), 0, False, first
        while n < at:
            word, kind = self.lower[n], self.tokens.kinds[n]
            if dates and (n in self.taken or (n + 1 in self.taken and word in words.small)):
                n += 1
                continue
            if word in words.starts and n + 1 < at and (self.lower[n + 1] in words.of or self.lower[n + 1] in words.fused):
                n += 2
                plain = 0
                continue
            if kind == "s":
                if word not in HYPHENS and word not in QUOTES:
                    return None
            elif word == POSSESSIVE or word in words.fillers or word in words.auxiliaries or word in words.fused:
                plain = 0 if word == POSSESSIVE else plain
            elif word in words.by and n + 1 < at and self.lower[n + 1] in words.acts:
                plain = 0
            elif word in words.acts:
                if acted:
                    return None
                acted, plain = True, 0
            elif self._name(n) and word not in words.determiners:
                names.add(word)
            elif word in words.determiners:
                # One stray word right behind the opener is forgiven: machine translation leaves such.
                if plain and not acted and not (n == first + 1 and first not in self.taken):
                    return None
            elif word in words.stops or word in words.of or kind != "w":
                return None
            else:
                plain += 1
                if plain > PLAIN:
                    return None
            n += 1
        return frozenset(names)

    def acted(self, first: int, at: int) -> bool:
        """Whether a verb brings the event about on the way to it; "the start of" it is none."""
        return any(self.lower[n] in self.words.acts and self.lower[n + 1] not in self.words.of for n in range(first, at))

    def behind(self, n: int) -> tuple[int, frozenset[str]]:
        """(end, names) of what follows an event and still says which one: "of Ukraine", "di assunzione di Putin"."""
        names, end = set[str](), n
        stop = min(n + BEHIND, len(self.tokens))
        while n < stop and (self.lower[n] in self.words.of or self.lower[n] in self.words.places or self.lower[n] in self.words.fused):
            n += 1
            while n < stop and (self.lower[n] in self.words.determiners or (self.words.head_first and self._plain(n))):
                n += 1
            if n >= stop or not self._name(n):
                continue
            while n < stop and self._name(n):
                names.add(self.lower[n])
                n += 1
            end = n
        return end, frozenset(names)

    def _plain(self, n: int) -> bool:
        word = self.lower[n]
        listed = word in self.words.of or word in self.words.places or word in self.words.fused or word in self.words.stops
        return self.tokens.kinds[n] == "w" and not capitalised(self.tokens, n) and not listed

    def ended(self, n: int) -> int:
        """The end of a phrase with the verb by which its event begins: "since the strike [began]", "[was announced]"."""
        at = n + 1 if n + 1 < len(self.tokens) and self._name(n) and self.verbal(n + 1) else n  # "Hurricane [Maria] hit"
        while at < len(self.tokens) and self.lower[at] in self.words.auxiliaries:
            at += 1
        begins = at < len(self.tokens) and (self.lower[at] in self.words.begins or (at > n and self.lower[at] in self.words.acts))
        return at + 1 if begins else n

    def clauses(self, at: int, size: int) -> Iterator[tuple[int, int, frozenset[str], bool]]:
        """(first, last, names, whether the verb announces) of the words of a clause that brings an event about."""
        start = self.tokens.sentences[self.tokens.sentence_of(at)][0]
        end, behind = self.behind(at + size)
        for n in range(at - 1, max(start - 1, at - LONGEST), -1):
            if self.lower[n] in self.words.acts:
                if (inner := self.path(n + 1, at, dates=True)) is not None:
                    names = inner | behind | self._subject(n, start)
                    yield n, end, names, self.lower[n] in self.words.announcing
                break
            if self.tokens.kinds[n] == "l" or self.lower[n] in ";:().":
                break
        last = self.ended(end)
        if last > end:
            own = self.before(at, start)
            yield at, last, own | behind, self.lower[last - 1] in self.words.announcing

    def before(self, at: int, start: int) -> frozenset[str]:
        """The names in front of an event in its own phrase: "Putin's [speech]"."""
        names, n = set[str](), at - 1
        while n >= start and at - n <= PLAIN + 3:
            word = self.lower[n]
            if self._name(n):
                names.add(word)
            elif word != POSSESSIVE and word not in HYPHENS and (word in self.words.determiners or not self._plain(n)):
                break
            n -= 1
        return frozenset(names)

    def _subject(self, verb: int, start: int) -> frozenset[str]:
        """The names right before a verb: who announced it."""
        names, n = set[str](), verb - 1
        while n >= start and (capitalised(self.tokens, n) or self.lower[n] in self.words.auxiliaries or (not names and self._adverb(n))):
            if self._name(n):
                names.add(self.lower[n])
            n -= 1
        return frozenset(names)

    def _adverb(self, n: int) -> bool:
        return self.tokens.kinds[n] == "w" and self.lower[n] in self.words.fillers


