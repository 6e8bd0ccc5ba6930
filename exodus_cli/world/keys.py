"""How a place name is spelt for look-up: lower case, without accents, hyphens, apostrophes and full stops."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Letters that do not decompose into a base letter and a mark.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e"})
_SIGNS = str.maketrans("", "", "‘’ʻʼʿʾ`")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’ʼʻʿʾ`´‘.")
# Spellings that are read as one word.
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def fold(word: str) -> str:
    """One word (or stretch of text) in lower case without marks: "Città" -> "citta", "D.C." -> "dc"."""
    word = word.lower()
    if word.isascii():
        return word.translate(_APOSTROPHES)
    word = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES)).translate(_LETTERS)
    return "".join(c for c in word if not unicodedata.combining(c))


def plain(name: str) -> str:
    """A name without marks and signs over or beside its letters: "An Nuşayrāt" -> "An Nusayrat"."""
    if name.isascii():
        return name
    bare = unicodedata.normalize("NFKD", name.translate(_SIGNS))
    return "".join(c for c in bare if not unicodedata.combining(c))


@lru_cache(maxsize=20_000)
def part(word: str) -> str:
    """One word as it stands in a key: "Città" -> "citta", "St" -> "saint"."""
    folded = fold(word)
    return _SHORT.get(folded, folded)


def spell(words: Iterable[str]) -> str:
    """The key of folded words: "st petersburg" is "saint petersburg"."""
    return " ".join(_SHORT.get(word, word) for word in words)


def key(name: str) -> str:
    """The key of a whole name: "St. Petersburg" -> "saint petersburg", "L'Aquila" -> "laquila"."""
    return spell(_WORD.findall(fold(name)))


# Bits of the filter of beginnings of names: with some 250,000 of them one in eight misses passes it.
BITS = 1 << 21
