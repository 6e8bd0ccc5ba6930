"""Find the turns of a transcript: "WALLACE: … CLINTON: …", where the marker alone says who speaks."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from exodus_cli.grammar.tokens import OPENERS, Tokens

# The longest marker, in tokens: "SEN. JOHN MCCAIN (R-AZ), ARMED SERVICES CHAIRMAN".
LONGEST = 16
# Signs inside a marker's name.
SIGNS = ".'’-"
# So many turns make a transcript; a single "NAME:" may be a label ("WASHINGTON: …", "UPDATE: …").
FEWEST = 2
# A marker is at least so many letters; shorter ones are initials ("HS:") or mean question and answer ("Q:").
LETTERS = 3
# So many turns with shorter markers make an interview.
FEWEST_SHORT = 3


@dataclass(slots=True, frozen=True)
class Turn:
    """One turn: the name in its marker [first, named), the words said [start, end)."""

    first: int
    named: int
    start: int
    end: int
    asks: bool | None = None
    """Whether the marker means a question, or an answer, and names nobody; None where it names somebody."""


def turns(tokens: Tokens, determiners: Container[str] = ()) -> list[Turn]:
    """The turns of an article, in order; none where the article is no transcript; "THE FACTS:" is nobody's."""
    found = list(_markers(tokens, determiners))
    capitals = [m for m in found if m[2]]
    plain = [m for m in found if not m[2]]
    markers = capitals if _several(tokens, capitals) else []
    if _several(tokens, plain) and len({_name(tokens, m) for m in plain}) < len(plain):
        markers = sorted(markers + plain)
    short = [] if markers else list(_short(tokens))
    if len(short) >= FEWEST_SHORT and len({_name(tokens, m) for m in short}) == FEWEST:
        markers = short
    letters = list(dict.fromkeys(_name(tokens, m) for m in markers))
    lettered = len(letters) == FEWEST and all(len(letter) == 1 for letter in letters)
    out = []
    for n, (first, colon, _) in enumerate(markers):
        end = _paragraph_end(tokens, first)
        if n + 1 < len(markers):
            end = min(end, markers[n + 1][0])
        if colon + 1 < end and tokens.words[colon + 1] not in OPENERS:
            asks = _name(tokens, markers[n]) == letters[0] if lettered else None
            out.append(Turn(first, _named(tokens, first, colon), colon + 1, end, asks))
    return out


def _several(tokens: Tokens, markers: list[tuple[int, int, bool]]) -> bool:
    return len(markers) >= FEWEST and len({_name(tokens, m) for m in markers}) > 1


def _name(tokens: Tokens, marker: tuple[int, int, bool]) -> str:
    return tokens.text[tokens.starts[marker[0]] : tokens.starts[marker[1]]]


def _markers(tokens: Tokens, determiners: Container[str]) -> Iterator[tuple[int, int, bool]]:
    """(first token, colon, whether in capitals) of what may be a marker: names in capitals at sentence starts, others at line starts."""
    lines = {first for first, _ in tokens.paragraphs}
    words = tokens.words
    for first, last in tokens.sentences:
        word = words[first]
        if not word[0].isupper() or tokens.lower[first] in determiners or (first not in lines and not (word.isupper() and len(word) > 1)):
            continue
        depth = 0
        for n in range(first + 1, min(first + LONGEST, last)):
            if words[n] in "()":
                depth += 1 if words[n] == "(" else -1
            elif words[n] == ":" and not depth:
                end = _named(tokens, first, n)
                upper = all(w.isupper() for w in words[first:end] if w[0].isalpha())
                if len(words[end - 1]) >= LETTERS and (upper or (first in lines and "," not in words[first:n])):
                    yield first, n, upper
                break
            elif not (depth or words[n][0].isupper() or words[n] in SIGNS or words[n] == ","):
                break


def _named(tokens: Tokens, first: int, colon: int) -> int:
    """The end of the name in a marker: a bracket or a comma tells of whoever it is."""
    return next((n for n in range(first, colon) if tokens.words[n] in "(,"), colon)


def _short(tokens: Tokens) -> Iterator[tuple[int, int, bool]]:
    """The same of one or two capital letters at the start of a line: "Q:", "HS:", "D."."""
    words = tokens.words
    for first, last in tokens.paragraphs:
        letters = words[first]
        if first + 2 < last and words[first + 1] in ":." and len(letters) < LETTERS and letters.isalpha() and letters.isupper():
            yield first, first + 1, True


def _paragraph_end(tokens: Tokens, at: int) -> int:
    return next((last for first, last in tokens.paragraphs if first <= at < last), len(tokens))
