"""The tests of context that rules of the lexicon ask for by name (`guard`)."""

from __future__ import annotations

from collections.abc import Callable

from exodus_cli.grammar.times import lookalikes, nested, planned, units
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.lookalikes import after_of, idle, is_age, is_year_of, priced, spelled, titled, worded
from exodus_cli.grammar.times.slots import Words
from exodus_cli.grammar.tokens import Tokens

Guard = Callable[[Tokens, Words, Expression], bool]
# Tests that a line which says nothing but the time need not pass.
ALONE = frozenset(("feast", "season", "the_unit", "alone", "ahead"))


def passes(tokens: Tokens, words: Words, found: Expression) -> bool:
    """Whether the context lets a match stand."""
    if found.means == "duration" and (titled(tokens, found) or is_age(tokens, words, found) or is_year_of(tokens, found)):
        return False
    if found.means == "duration" and idle(tokens, words, found):
        return False
    if found.means == "within" and nested.is_clocked(found) and nested.is_clocked(found.slots.get("date")):
        return False  # "dalle 21 di [giovedì alle 21] di venerdì"
    if not spelled(tokens, words, found) or priced(tokens, found) or not worded(tokens, words, found):
        return False
    name = found.rule.guard
    return name is None or GUARDS[name](tokens, words, found) or (name in ALONE and alone(tokens, words, found))


def alone(tokens: Tokens, words: Words, found: Expression) -> bool:
    """Whether a line says nothing else: what is a date there needs no words around it ("Christmas Day", "on Sat")."""
    start, end = tokens.sentences[tokens.sentence_of(found.first)]
    before, after = range(start, found.first), range(found.last, end)
    opening = all(tokens.lower[n] in words.prepositions or tokens.lower[n] in words.times.articles for n in before)
    return len(before) <= 2 and opening and all(tokens.kinds[n] == "s" and tokens.words[n] in ".!?" for n in after)


def not_than(tokens: Tokens, words: Words, found: Expression) -> bool:
    """"two years later", not "two years later than planned"."""
    return after_of(tokens, found.last) not in words.times.than


GUARDS: dict[str, Guard] = {
    "month": lookalikes.month,
    "weekday": lookalikes.weekday,
    "year": lookalikes.year,
    "feast": lookalikes.feast,
    "dated": lookalikes.dated,
    "article": lookalikes.article,
    "rate": lookalikes.rate,
    "each": lookalikes.each,
    "season": lookalikes.season,
    "lower": lookalikes.lower,
    "age": lookalikes.age,
    "not_than": not_than,
    "alone": alone,
    "head": lookalikes.head,
    **planned.GUARDS,
    **nested.GUARDS,
    **units.GUARDS,
}
