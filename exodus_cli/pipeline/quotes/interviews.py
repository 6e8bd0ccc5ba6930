"""Who answers in an interview whose lines bear no names: the one whom its head says was interviewed."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang.phrases import Phrases
from exodus_cli.pipeline.quotes.roster import Roster

# So many lines that are nothing but a question make an interview.
QUESTIONS = 2
# How many tokens from the words that tell of an interview its name may stand: "interviewed | the director of the firm, | Ann Lee".
REACH = 25
# The words that tell of it stand in the headline or the first few sentences: within so many tokens.
HEAD = 200
# A question fills a line of at least so many tokens, and closes with one of the marks.
SHORTEST = 4
ASKS = "?"


class Interview:
    """One article read as an interview, where it is one."""

    def __init__(self, tokens: Tokens, roster: Roster) -> None:
        self._tokens, self._roster = tokens, roster
        self._phrases = Phrases((phrase, True) for phrase in roster.words.speech.interviews)
        self._lines = [first for first, _ in tokens.paragraphs]

    def answers(self, at: int) -> str | None:
        """Id of the one who says "I" at a token, None in a question, in the head, and where the article is no interview."""
        if self._interviewee is None or at < self._questions[0][1]:
            return None
        line = self._tokens.paragraphs[bisect_right(self._lines, at) - 1]
        return None if line in self._questions else self._interviewee

    @property
    def interviewee(self) -> str | None:
        """Id of whoever is interviewed, whether or not its questions stand alone."""
        return self._named

    @cached_property
    def _questions(self) -> list[tuple[int, int]]:
        rows = self._tokens.paragraphs
        return [(a, b) for a, b in rows if b - a >= SHORTEST and self._tokens.words[b - 1] == ASKS and self._tokens.kinds[a] in "wn"]

    @cached_property
    def _interviewee(self) -> str | None:
        return self._named if len(self._questions) >= QUESTIONS else None

    @cached_property
    def _named(self) -> str | None:
        """The person nearest to the words that tell of an interview, in the head or where the questions begin."""
        tokens = self._tokens
        limit = self._questions[0][0] if self._questions else len(tokens)
        limit = min(limit, HEAD, len(tokens))
        head = [n for n in range(limit) if self._phrases.match(tokens.lower, n)]
        everybody = self._people(0, limit)
        if not head or not everybody:
            return None
        if len(set(everybody)) == 1:
            return everybody[0]
        for n in head:
            first, last = tokens.sentences[tokens.sentence_of(n)]
            behind = self._people(n, min(last, n + REACH))
            before = self._people(max(first, n - REACH), n)
            found = set(behind) or set(before[-1:])
            if len(found) == 1:
                return found.pop()
        return None

    def _people(self, first: int, last: int) -> list[str]:
        """Ids of the persons named in a range of tokens, in order."""
        if first >= last:
            return []
        rows = self._roster.inside(*self._tokens.span(first, last))
        return [i for _, _, i in rows if self._roster.people[i].person_kind == "person"]
