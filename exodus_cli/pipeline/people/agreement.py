"""The gender that verbs and adjectives tell of a speaker whom no word names: "ha detto di essere stanca", «Sono arrivato ieri»."""

from __future__ import annotations

from collections.abc import Sequence

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang.people import Agreement
from exodus_cli.pipeline.people.words import Words

# How many tokens after the start of what is said its infinitive stands at most: "di non essere".
NEAR = 4

Range = tuple[int, int]


def speaker_gender(tokens: Tokens, words: Words, cue: Range | None, content: Sequence[Range], *, direct: bool) -> str | None:
    """The gender of who speaks, told by the verb of saying or by what is said of oneself; None where nothing tells."""
    rules = words.lexicon.agreement
    if not rules.endings.m:
        return None
    if cue is not None and (found := _after(tokens, rules, rules.auxiliaries, *cue)) is not None:
        return found
    for first, last in content:
        verbs, reach = (rules.first_person, last) if direct else (rules.infinitives, min(last, first + NEAR + 2))
        if (found := _after(tokens, rules, verbs, first, reach)) is not None:
            return found
    return None


def _after(tokens: Tokens, rules: Agreement, verbs: tuple[str, ...], first: int, last: int) -> str | None:
    """The gender of the first participle or adjective right behind one of the verbs."""
    for n in range(first, last - 1):
        if tokens.lower[n] not in verbs:
            continue
        between = n + 2 < last and tokens.lower[n + 1] in rules.between
        for word in tokens.lower[n + 1 : n + 2 + between]:
            for gender, endings in (("m", rules.endings.m), ("f", rules.endings.f)):
                if word.endswith(endings) and word not in rules.never:
                    return gender
    return None
