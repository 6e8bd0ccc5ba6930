"""Public bodies as speakers: "British defence chiefs" and "the Ministry of Defence in London" are one."""

from __future__ import annotations

from bisect import bisect_left

from exodus_cli.lang import lexicon
from exodus_cli.pipeline.quotes.words import words_of
from exodus_cli.pipeline.reading import Reading
from exodus_cli.world.bodies import body

# How many words may stand before a body's name and tell its country: "the country's powerful".
BEFORE = 5
# Bodies that a country has many of, local ones among them.
MANY = frozenset({"police", "army", "government"})

# A body's id and its country, where told.
Key = tuple[str, str | None]


class PublicBodies:
    """The public bodies of one article, found by what they are and whose."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.words = reading, words_of(reading.lang)
        self.phrases = lexicon(reading.lang).events.body
        self.starts = [p.start for p in reading.places]
        self._named: dict[str, dict[str | None, tuple[int, int]]] | None = None

    def key(self, first: int, last: int) -> Key | None:
        """Which body the tokens [first, last) are about, if they are nothing but its name and its country's."""
        lower, words, tokens = self.reading.tokens.lower, self.words, self.reading.tokens
        comma = next((n for n in range(first, last) if tokens.words[n] == ","), last)
        at = hit = None
        for at in range(first, min(comma, first + BEFORE)):
            hit = self.phrases.match(lower, at) if tokens.kinds[at] == "w" else None
            if hit is not None:
                break
        if hit is None or at is None or at + hit[0] > comma:
            return None
        end = at + hit[0]
        for n in range(first, at):
            if lower[n] not in words.determiners and lower[n] not in words.saxon and self._country(n, n + 1) is None:
                return None
        where = self._country(first, at)
        if where is None and end < len(tokens) and (lower[end] in words.prepositions or (words.romance and self._country(end, end + 1))):
            where = self._country(end, min(end + 3, len(tokens))) if hit[1] not in MANY else None
        following = next((n for n in range(end, comma) if lower[n] not in words.prepositions and not self._country(n, n + 1)), None)
        return None if following is not None else (hit[1], where)

    def _country(self, first: int, last: int) -> str | None:
        """The country of a place or an adjective of origin in [first, last): "British", "in London"."""
        if first >= last:
            return None
        start, end = self.reading.tokens.span(first, last)
        places, n = self.reading.places, bisect_left(self.starts, start)
        if n and places[n - 1].end > start:
            n -= 1
        while n < len(places) and places[n].start < end:
            place = places[n]
            if place.country:
                return place.country
            n += 1
        return None

    def named(self, key: Key) -> tuple[int, int] | None:
        """Where the article gives the full name of that body, the only one of its sort where no country is told."""
        if self._named is None:
            self._named = {}
            for entity in self.reading.cast.entities if self.reading.cast else ():
                for mention in entity.mentions if entity.kind == "organisation" else ():
                    found = self.key(*self._wide(mention.first, mention.last))
                    if found is not None:
                        self._named.setdefault(found[0], {}).setdefault(found[1], (mention.first, mention.last))
        rows = self._named.get(key[0], {})
        return rows.get(key[1]) if key[1] is not None or len(rows) == 1 else None

    def _wide(self, first: int, last: int) -> tuple[int, int]:
        """A name with the country before it: "Russia's Central Bank"."""
        n = first
        while n > max(0, first - BEFORE) and (self.reading.tokens.lower[n - 1] in self.words.saxon or self._country(n - 1, n)):
            n -= 1
        return n, last

    def called(self, key: Key) -> str | None:
        """The one name of a body that the article never names in full; None for those of which there are many."""
        return self.canonical(key) if key[0] not in MANY else None

    def canonical(self, key: Key) -> str | None:
        """The name of a body that is one for all articles and languages, where its country is told."""
        return body(key[0], key[1]) if key[1] is not None else None
