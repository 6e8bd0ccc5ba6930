"""A text being read for numbers: its tokens beside the tables of its language."""

from __future__ import annotations

from exodus_cli.grammar.numbers.book import Book
from exodus_cli.grammar.tokens import Tokens

HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-‐‑–")
MINUS = frozenset("-−")
SUBJECT = 5
"""A verb's subject begins within so many tokens before it."""


class Scan:
    """A text being read for numbers: its tokens and the tables of its language."""

    __slots__ = ("book", "ends", "kinds", "lower", "size", "starts", "tokens", "words")

    def __init__(self, tokens: Tokens, book: Book) -> None:
        self.tokens, self.book = tokens, book
        self.lower, self.words, self.kinds = tokens.lower, tokens.words, tokens.kinds
        self.starts, self.ends, self.size = tokens.starts, tokens.ends, len(tokens.words)

    def glued(self, at: int) -> bool:
        """Whether token `at` touches the one before."""
        return 0 < at < self.size and self.starts[at] == self.ends[at - 1]

    def hyphen(self, at: int) -> bool:
        """Whether a hyphen at `at` joins the words on both sides."""
        return at + 1 < self.size and self.words[at] in HYPHENS and self.glued(at) and self.glued(at + 1)

    def low(self, at: int) -> str:
        """The lower-case word at `at`, empty beyond the text."""
        return self.lower[at] if 0 <= at < self.size else ""

    def past_hyphen(self, at: int) -> int:
        """`at`, or behind it where a hyphen stands there."""
        return at + 1 if self.hyphen(at) else at

    def noun(self, at: int) -> bool:
        """Whether the word at `at` can be what a number counts."""
        return at < self.size and self.kinds[at] == "w" and self.words[at][0].islower() and self.lower[at] not in self.book.not_nouns

    def passed(self, verb: int, floor: int = 0) -> bool:
        """Whether what grows passes a number: "deaths in Brazil [pass] 390"; not "the [top] 500", "passed 12 bills"."""
        if verb < 1 or self.lower[verb] not in self.book.passing or self.lower[verb - 1] in self.book.bridges:
            return False
        return any(word in self.book.passers for word in self.lower[max(floor, verb - SUBJECT) : verb])

    def of_noun(self, at: int) -> bool:
        """Whether "of" and such a word stand at `at`: "5 milioni [di euro]"."""
        return self.low(at) in self.book.of and self.noun(at + 1)

    def counted(self, at: int) -> bool:
        """Whether what a number counts follows at `at`, with "of" or without."""
        return self.noun(at) or self.of_noun(at)

    def people(self, at: int) -> bool:
        """Whether a word of people stands at `at`."""
        return self.low(at) in self.book.age_people or self.low(at) in self.book.crowds

    def capital(self, at: int) -> bool:
        """Whether a capitalised word stands at `at`."""
        return 0 <= at < self.size and self.kinds[at] == "w" and self.words[at][0].isupper()
