"""Which mentions are one person: full names, surnames, spellings, and given names only where order tells."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from exodus_cli.pipeline.people.cast import Cast, Entity, Mention

# Spellings one sound has in romanised Russian, Ukrainian, Arabic and Chinese names, folded into one; in this order.
_FOLDED = (
    "kh:h ks:x iy:y ii:y ij:y yi:y yy:y yu:u iu:u ju:u ya:a ia:a ja:a ye:e ie:e je:e yo:e j:y w:v ou:u oo:u ee:i ph:f ck:k q:k sch:sh "
    "tz:ts i:y ey:ay"
)
FOLDED = tuple((old, new) for old, new in (pair.split(":") for pair in _FOLDED.split()))
# Surnames this long that differ in one letter are one surname misspelt; shorter ones are two people (Kerry, Perry).
LONG = 7
# A bare given name is the person last named in full only this near: within so many words.
NEAR = 400


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


@lru_cache(maxsize=20_000)
def alike(a: str, b: str) -> bool:
    """Whether two words are one name: same key, or one letter's misspelling of a long one."""
    if a == b or folded(a) == folded(b):
        return True
    return min(len(a), len(b)) >= LONG and a[0] == b[0] and DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1


def _same_given(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the words before two like surnames may belong to one person: equal, shortened to a letter, or missing."""
    if not a or not b:
        return True
    first, second = a[0].strip("."), b[0].strip(".")
    if len(first) == 1 or len(second) == 1 or "." in first or "." in second:
        return first[0].lower() == second[0].lower()
    return alike(first, second) or (min(len(first), len(second)) >= 3 and (first.startswith(second) or second.startswith(first)))


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of more than one word are variants of one."""
    if alike(a[-1], b[-1]):
        return _same_given(a[:-1], b[:-1])
    small, big = sorted((a, b), key=len)
    return len(small) >= 2 and len(big) > len(small) and all(any(alike(w, v) for v in big) for w in small)


class Merger:
    """Puts mentions, in the order of the text, together."""

    def __init__(self) -> None:
        self.cast = Cast()
        self.by_surname: dict[str, list[Entity]] = {}
        self.single: dict[str, Entity] = {}
        self.bodies: dict[tuple[str, ...], Entity] = {}

    def add(self, mention: Mention) -> Entity:
        """The entity a mention belongs to, new where it is nobody's yet."""
        if mention.kind == "organisation":
            entity = self._body(mention)
        elif len(mention.words) > 1:
            entity = self._full(mention)
        else:
            entity = self._bare(mention)
        entity.mentions.append(mention)
        if len(mention.words) > len(entity.words):
            entity.words, entity.name = mention.words, mention.text
        return entity

    def _new(self, mention: Mention) -> Entity:
        entity = Entity(mention.kind, mention.words, mention.text)
        self.cast.entities.append(entity)
        return entity

    def _body(self, mention: Mention) -> Entity:
        key = tuple(word.lower() for word in mention.words)
        if key not in self.bodies:
            self.bodies[key] = self._new(mention)
        return self.bodies[key]

    def _full(self, mention: Mention) -> Entity:
        block = self.by_surname.setdefault(mention.words[-1][:1].lower(), [])
        for entity in reversed(block):
            if entity.whole and same_person(entity.words, mention.words):
                return entity
        bare = self.single.get(mention.words[-1])
        if bare is not None and not bare.whole:
            del self.single[mention.words[-1]]
            block.append(bare)
            return bare
        for entity in block:  # a longer or shorter form under another last word: "Maria Elena Boschi Rossi"
            if entity.whole and same_person(entity.words, mention.words):
                return entity
        entity = self._new(mention)
        block.append(entity)
        return entity

    def _bare(self, mention: Mention) -> Entity:
        word = mention.words[0]
        block = self.by_surname.get(word[:1].lower(), [])
        matches = [e for e in block if e.whole and e.surname == word] or [e for e in block if e.whole and alike(e.surname, word)]
        if matches:
            same = [e for e in matches if mention.gender not in ("m", "f") or e.gender in (None, "u", mention.gender)]
            return (same or matches)[-1] if not same else max(same, key=lambda e: e.mentions[-1].first)
        if word in self.single:
            return self.single[word]
        for known, entity in self.single.items():
            if alike(known, word):
                return entity
        given = self._given(word, mention)
        if given is not None:
            return given
        entity = self._new(mention)
        self.single[word] = entity
        return entity

    def _given(self, word: str, mention: Mention) -> Entity | None:
        """The one person of that given name whose full name stands shortly before."""
        if mention.title or mention.introduced:
            return None
        fits = [e for e in self.cast.entities if e.kind == "person" and e.whole and word in e.words[:-1]]
        near = [e for e in fits if mention.first - e.mentions[-1].first <= NEAR]
        return near[0] if len(fits) == 1 and near else None
