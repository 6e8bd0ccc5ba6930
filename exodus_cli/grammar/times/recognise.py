"""Recognise expressions of time: rows of words that a form of the lexicon matches, longest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from exodus_cli.grammar.times import guards
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.forms import Forms, Node
from exodus_cli.grammar.times.readers import READERS
from exodus_cli.grammar.times.register import Register, register
from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang.times import Rule

# Expressions nest ("the end of the first quarter of 1998"); deeper than this is no language.
DEEPEST = 4
DATES = frozenset(("calendar", "shift", "edge", "nth", "within", "of"))
Captures = tuple[tuple[str, Any, int, int], ...]
Match = tuple[int, int, Rule, Captures]


class Matcher:
    """Matches the forms of a language at places of one text."""

    def __init__(self, tokens: Tokens, forms: Callable[[Register], Forms]) -> None:
        news = forms("news")
        self.tokens, self.words = tokens, news.words
        names = [register(tokens, news.words, start) for start, _ in tokens.sentences] or ["news"]
        self.forms = [news if name == "news" else forms(name) for name in names]
        """The forms that each sentence may hold."""
        self.lower, self.kinds = tokens.lower, tokens.kinds
        self._memo: dict[int, Expression | None] = {}
        self._spans: dict[int, list[tuple[int, Expression]]] = {}
        self._ends: dict[int, Expression | None] = {}
        self._depth = 0

    def match(self, at: int) -> Expression | None:
        """The longest expression that starts at a token (its context may), or None."""
        if at in self._memo:
            return self._memo[at]
        if self._depth >= DEEPEST:
            return None
        self._depth += 1
        try:
            found = self._longest(at)
        finally:
            self._depth -= 1
        self._memo[at] = found
        return found

    def _longest(self, at: int) -> Expression | None:
        forms = self.forms[self.tokens.sentence_of(at)]
        best = self._best(forms.root, at, None)
        while best is not None and best.means not in ("never", "anchored"):
            tail = forms.tails.get(best.means)
            longer = tail and best.last < len(self.lower) and self._best(tail, best.last, best)
            if not longer:
                break
            longer.first = best.first
            longer.inner = best
            best = longer
        return best

    def _best(self, root: Node, at: int, before: Expression | None, kinds: frozenset[str] | None = None) -> Expression | None:
        """The longest match of a tree at a token that its guard lets pass, of some kinds."""
        found: list[Match] = []
        self._walk(root, at, at, -1, (), found)
        if kinds is not None:
            found = [row for row in found if row[2].means in kinds]
        if not found:
            return None
        found.sort(key=lambda row: (-row[0], row[2].means != "never", not _looks_ahead(row)))
        for row in found:
            expression = _expression(row, before)
            if guards.passes(self.tokens, self.words, expression):
                return expression
        return None

    def _walk(self, node: Node, at: int, first: int, last: int, captures: Captures, found: list[Match]) -> None:
        """Collect (last, first, rule, captures) of every form below `node` that the words from `at` on fit."""
        if not node.opened:
            self.forms[0].open(node)
        for rule in node.rules:
            found.append((last if last >= 0 else at, first, rule, captures))
        if node.ends is not None:
            self._walk(node.ends, at, at, last, captures, found)
        if node.begins is not None:
            self._walk(node.begins, at, first, at, captures, found)
        lower = self.lower
        if at >= len(lower):
            return
        for rest, name, value, child in node.index.get(lower[at], ()):
            stop = at + 1
            if rest:
                stop += len(rest)
                if tuple(lower[at + 1 : stop]) != rest:
                    continue
            self._walk(child, stop, first, last, captures if name is None else (*captures, (name, value, at, stop)), found)
        if node.readers and (self.kinds[at] == "n" or lower[at] in self.words.starters):
            for name, child in node.readers:
                for stop, value in READERS[name](self.tokens, self.words, at):
                    self._walk(child, stop, first, last, (*captures, (name, value, at, stop)), found)
        for name, child in node.nested:
            for stop, value in self._nested(name, at):
                self._walk(child, stop, first, last, (*captures, (name, value, at, stop)), found)

    def _nested(self, name: str, at: int) -> list[tuple[int, Any]]:
        """[(where it ends, value)] of a slot that holds an expression, or any word that says something."""
        if name == "word":
            said = self.kinds[at] == "w" and self.lower[at] not in self.words.plain and self.lower[at] not in self.words.calendar
            return [(at + 1, self.lower[at])] if said else []
        return self._date(at) if name == "date" else self._span(at)

    def _date(self, at: int) -> list[tuple[int, Expression]]:
        """The date at a token, inside a longer expression."""
        inner = self.match(at) if at > 0 else None
        if inner is not None and inner.means == "range":  # "the night of [13 February] - 14 February"
            inner = self._first_end(at)
        found = []
        while inner is not None and inner.means in DATES and inner.first == at:
            found.append((inner.last, inner))
            inner = inner.inner if inner.rule.after else None
        return found

    def _first_end(self, at: int) -> Expression | None:
        """The date that opens a range at a token."""
        if at not in self._ends:
            self._ends[at] = None  # a form that opens with a date asks for itself
            self._ends[at] = self._best(self.forms[self.tokens.sentence_of(at)].root, at, None, DATES)
        return self._ends[at]

    def _span(self, at: int) -> list[tuple[int, Expression]]:
        """The plain spans of time ("two years") at a token."""
        if at not in self._spans:
            found: list[Match] = []
            self._walk(self.forms[self.tokens.sentence_of(at)].spans, at, at, -1, (), found)
            self._spans[at] = [(row[0], _expression(row, None)) for row in found if row[1] == at]
        return self._spans[at]


def _looks_ahead(match: Match) -> bool:
    """Whether the context of a match holds a date that decides it: "the quarter < ended {date}"."""
    return any(name == "date" and stop > match[0] for name, _, _, stop in match[3])


def _expression(match: Match, before: Expression | None) -> Expression:
    last, first, rule, captures = match
    return Expression(first, last, rule, {c[0]: c[1] for c in captures}, {c[0]: (c[2], c[3]) for c in captures}, before)


def _longer(matcher: Matcher, at: int, found: Expression) -> Expression:
    """What starts inside the context of a match and reaches as far says more than the match."""
    for inside in range(at + 1, found.first + 1):
        other = matcher.match(inside)
        if other is not None and other.last >= found.last + (inside == found.first):
            return other
    return found


def expressions(tokens: Tokens, forms: Callable[[Register], Forms]) -> Iterator[Expression]:
    """Every expression of time of a text, in order, never overlapping; `forms` are those of a register."""
    matcher = Matcher(tokens, forms)
    kinds, lower = tokens.kinds, tokens.lower
    numbers = matcher.words.starters
    at = 0
    for n, here in enumerate(matcher.forms):
        index = here.root.index
        end = tokens.sentences[n + 1][0] if n + 1 < len(tokens.sentences) else len(lower)
        while at < end:
            if kinds[at] != "n" and lower[at] not in index and lower[at] not in numbers:
                at += 1
                continue
            found = matcher.match(at)
            if found is not None and found.first > at:
                found = _longer(matcher, at, found)
            if found is None:
                at += 1
                continue
            if found.means != "never":
                yield found
            at = max(found.last, at + 1)
