"""Which words are names of people: given names with their gender, and surnames, of some sixty languages."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

Gender = Literal["m", "f", "u"]

# Endings of surnames across Europe and its neighbours, as newspapers romanise them.
_ENDINGS = (
    "ov ova ev eva off sky ski skaya ska skyy skiy skij enko chuk yuk iuk vych vich wicz witz ić ič idze shvili yan ian oglu oğlu poulos "
    "akis idis escu ez sson son sen stein berg mann etti elli ini ucci acci esi oni aitis avicius nen ssen zadeh ullah"
)
SURNAME_ENDINGS = tuple(_ENDINGS.split())
SHORTEST_SURNAME = 5
# Spellings one sound has in romanised Russian, Ukrainian, Arabic and Chinese names, folded into one; in this order.
_FOLDED = (
    "kh:h ks:x iy:y ii:y ij:y yi:y yy:y yu:u iu:u ju:u ya:a ia:a ja:a ye:e ie:e je:e yo:e j:y w:v ou:u oo:u ee:i ph:f ck:k q:k sch:sh "
    "tz:ts i:y ey:ay"
)
FOLDED = tuple((old, new) for old, new in (pair.split(":") for pair in _FOLDED.split()))


@dataclass(frozen=True, slots=True)
class Name:
    """How well known a word is as a name: in how many languages' lists of given names, and of surnames, it stands (9 is 9 or more)."""

    gender: Gender | None
    """Of the given name: "u" where both men and women bear it; None where it is none."""
    given: int
    surname: int


def name(word: str) -> Name | None:
    """What is known of a word, spelt with its capital, as a name; None for most words."""
    return _names().get(word)


def surname_like(word: str) -> bool:
    """Whether a word ends as surnames do."""
    return len(word) >= SHORTEST_SURNAME and word.endswith(SURNAME_ENDINGS)


@cache
def _names() -> dict[str, Name]:
    table: dict[str, Name] = {}
    for line in (resources.files(__package__) / "names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        gender, given, surname, names = line.split(" ", 3)
        entry = Name(gender if gender in ("m", "f", "u") else None, int(given), int(surname))  # type: ignore[arg-type]
        table.update(dict.fromkeys(names.split(" "), entry))
    return table


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """A key that the usual spellings of one name share: Alexei, Aleksey; Zelensky, Zelenskyy."""
    low = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c) and c not in "'’.")
    for old, new in FOLDED:
        low = low.replace(old, new)
    out = low[:1]
    for c in low[1:]:
        if c != out[-1]:
            out += c
    return out
