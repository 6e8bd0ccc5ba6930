"""What kind of speaker a description is, by its head."""

from __future__ import annotations

from exodus_cli.facts import PersonKind
from exodus_cli.pipeline.people.words import words
from exodus_cli.pipeline.quotes.words import words_of
from exodus_cli.pipeline.reading import Reading


class Sorts:
    """Sorts the descriptions of one article."""

    def __init__(self, reading: Reading) -> None:
        self.tokens, self.words, self.people_words = reading.tokens, words_of(reading.lang), words(reading.lang)

    def of(self, first: int, last: int) -> str | None:
        """What the head of a description is: a `paper` ("the letter"), a `body`, a `group`, a `person`, or nothing that can speak."""
        tokens, words = self.tokens, self.words
        end = first + 1
        while end < last and tokens.words[end] != "," and tokens.lower[end] not in words.relatives:
            linked = tokens.lower[end] in words.genitives or tokens.lower[end] in words.prepositions
            if linked and end > first + 1 and tokens.lower[end - 1] not in words.indefinites:
                break
            end += 1
        # Heads come first in Italian; in English last, or next to last before a participle: "a letter seen by Sky".
        for n in range(first, end) if words.romance else range(end - 1, first - 1, -1):
            sort = self._word(n) if tokens.kinds[n] == "w" else None
            if sort is not None:
                return sort
        return "group" if tokens.lower[end - 1] in words.indefinites else None

    def _word(self, n: int) -> str | None:
        """The same of one word."""
        lower, words, people = self.tokens.lower, self.words, self.people_words
        low = lower[n]
        bare = next((low[: -len(e)] for e in words.plural_endings if low.endswith(e)), low)
        if low in words.papers:
            return "paper"
        if low in words.bodies or bare in words.bodies:
            return "body"
        many = low in words.plurals or low in people.lexicon.couples or people.plurals.match(lower, n) is not None
        if many or (bare != low and bare in words.voices):
            return "group"
        if low in words.voices or any(rows.match(lower, n) for rows in (people.roles, people.titles, people.kin, people.persons)):
            return "person"
        return None

    def kind(self, first: int, last: int) -> PersonKind:
        """A body, a group of persons, or somebody unnamed, by the head of the description."""
        sort = self.of(first, last)
        if sort == "body":
            return "organisation"
        several = sort == "group" or self.tokens.lower[first] in self.words.plural_determiners
        return "group" if several else "unnamed"

    def couple(self, first: int, last: int) -> bool:
        """Whether the words are about two persons together: "the couple", "i due"."""
        couples, lower = self.people_words.lexicon.couples, self.tokens.lower
        return lower[last - 1] in couples or " ".join(lower[first:last]) in couples
