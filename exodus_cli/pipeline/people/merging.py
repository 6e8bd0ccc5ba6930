"""Which mentions are one person: full names, surnames, spellings, and given names only where order tells."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from rapidfuzz.distance import DamerauLevenshtein

from exodus_cli.pipeline.people.cast import Cast, Entity, Mention
from exodus_cli.world.names import folded, name

# Surnames this long that differ in one letter are one surname misspelt; shorter ones are two people (Kerry, Perry).
LONG = 7
# A bare given name is the person last named in full only this near: within so many words.
NEAR = 400
# An acronym of a body's initials has at least so many letters.
ACRONYM = 3
# No surname is shorter than its initial with a stop.
INITIAL = 2
# How many of the latest entities of a block are compared.
BLOCK = 16


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
    small, big = sorted((a, b), key=len)
    # "Al-Masri" opens a sentence, "Sameh al-Masri" does not.
    if [word.lower() for word in big[-len(small) :]] == [word.lower() for word in small]:
        return True
    if alike(a[-1], b[-1]):
        return _same_given(a[:-1], b[:-1])
    return len(small) >= 2 and len(big) > len(small) and all(any(alike(w, v) for v in big) for w in small)


def family_first(word: str) -> bool:
    """Whether a word that opens a full name is a family name and no given name: "Xi Jinping"."""
    known = name(word)
    return known is not None and known.surname > 0 and not known.given


class Merger:
    """Puts mentions, in the order of the text, together. Look-ups are blocked, so that a long text costs no more a mention."""

    def __init__(self) -> None:
        self.cast = Cast()
        self._full_names: dict[tuple[tuple[str, ...], str | None], Entity] = {}
        self._surnames: dict[str, list[Entity]] = {}
        """First two letters of the folded last word -> people known by more than one word, latest last."""
        self._givens: dict[str, list[Entity]] = {}
        self._relatives: list[Entity] = []
        """Those known by a given name and whose wife or husband they are."""
        self._middles: dict[str, Entity] = {}
        """First of two surnames -> whose: "Zulema | Tomás | Gonzáles"."""
        self._spouses: dict[tuple[str, str | None], Entity] = {}
        """Surname and gender -> who bears it beside somebody of the other gender."""
        self._singles: dict[str, dict[str, Entity]] = {}
        """First two folded letters -> name of one word -> whose."""
        self._bodies: dict[str, list[Entity]] = {}
        self._acronyms: dict[str, Entity] = {}

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
        entity = Entity(mention.kind, mention.words, mention.text, suffix=mention.suffix)
        self.cast.entities.append(entity)
        if mention.kin and not entity.whole:
            self._relatives.append(entity)
        return entity

    def _body(self, mention: Mention) -> Entity:
        """The organisation of that name, or of a longer or shorter one with the same end: "UK Ministry of Defence"."""
        key = tuple(word.lower() for word in mention.words)
        if len(key) == 1 and mention.text in self._acronyms:
            return self._acronyms[mention.text]
        block = self._bodies.setdefault(key[-1], [])
        for entity in reversed(block[-BLOCK:]):
            other = tuple(word.lower() for word in entity.words)
            if other == key or (min(len(other), len(key)) > 1 and other[-len(key) :] == key[-len(other) :]):
                return entity
        entity = self._new(mention)
        block.append(entity)
        if mention.acronym:
            self._acronyms[mention.acronym] = entity
        initials = "".join(word[0] for word in mention.words if word[0].isupper())
        if len(initials) >= ACRONYM:
            self._acronyms.setdefault(initials, entity)  # "the Environmental Protection Agency", then "the EPA"
        return entity

    def _full(self, mention: Mention) -> Entity:
        words = mention.words
        entity = self._full_names.get((words, mention.suffix))
        if entity is None:
            entity = self._variant(mention)
            self._full_names[words, mention.suffix] = entity
            if mention.nickname is not None:
                self._full_names.setdefault(((mention.nickname, words[-1]), mention.suffix), entity)
            block = self._surnames.setdefault(_block(words[-1]), [])
            if entity not in block[-BLOCK:]:
                block.append(entity)
            for word in words[1:-1]:
                if word[0].isupper() and len(word) > INITIAL:
                    self._middles[word] = entity
            for word in words[:-1]:
                rows = self._givens.setdefault(word, [])
                if entity not in rows[-BLOCK:]:
                    rows.append(entity)
        return entity

    def _variant(self, mention: Mention) -> Entity:
        """Whose name a full name, not seen before, is a variant of; a new entity where nobody's."""
        words = mention.words
        near: list[Entity] = [*self._surnames.get(_block(words[-1]), ())[-BLOCK:], *self._givens.get(words[0], ())[-BLOCK:]]
        for entity in reversed(near):
            if entity.suffix == mention.suffix and same_person(entity.words, words) and _genders_agree(entity, mention):
                return entity
        singles: dict[str, Entity] = self._singles.get(_block(words[-1]), {})
        bare: Entity | None = singles.get(words[-1])
        if bare is None or mention.kin or not _genders_agree(bare, mention):
            return self._new(mention)  # "Mrs. Clifton", then her husband "Will Clifton"; "Mr. Bush", then "his brother Jeb Bush"
        del singles[words[-1]]
        return bare

    def _bare(self, mention: Mention) -> Entity:
        word = mention.words[0]
        block = self._surnames.get(_block(word), [])[-BLOCK:]
        matches = [e for e in block if e.surname == word] or [e for e in block if alike(e.surname, word)]
        singles = self._singles.setdefault(_block(word), {})
        if matches:
            matches = [e for e in matches if e.suffix is None] or matches  # "Mr. Trump" is not Donald Trump Jr.
            if word in singles and all(e.mentions[0].kin for e in matches):
                matches = [singles[word], *matches]  # "Mr. Bush", whose brother is Jeb Bush
            same: list[Entity] = [e for e in matches if mention.title is None or _genders_agree(e, mention)]
            if not same and mention.title in ("m", "f"):
                single = singles.get(word)
                return single if single is not None and _genders_agree(single, mention) else self._spouse(word, mention)
            return _meant(same or matches, mention)
        if word in singles:
            return singles[word] if _genders_agree(singles[word], mention) else self._spouse(word, mention)
        for known, entity in islice(reversed(singles.items()), BLOCK):
            if alike(known, word):
                return entity
        entity = self._given(word, mention) or self._middle(word, mention) or self._new(mention)
        if not entity.whole:
            singles[word] = entity
        return entity

    def _spouse(self, word: str, mention: Mention) -> Entity:
        """Whose surname a title of the other gender tells: "Mr. Lowell's wife, Denise, … Mrs. Lowell"; else somebody new."""
        known = self._spouses.get((word, mention.gender))
        if known is None:
            fits = [e for e in self._relatives if e.gender == mention.gender]
            known = fits[0] if len(fits) == 1 else self._new(mention)
            if known.name == mention.text:
                known.name = mention.called  # two of one name are told apart by their titles
            self._spouses[word, mention.gender] = known
        return known

    def _given(self, word: str, mention: Mention) -> Entity | None:
        """The one person whose full name begins so and stands not too far before: a given name, or a family name that stands first."""
        fits = self._givens.get(word, [])
        if len(fits) != 1 or mention.first - fits[0].mentions[-1].first > NEAR or not _genders_agree(fits[0], mention):
            return None
        # "Mr. Xi" is Xi Jinping, "Prince Faisal" is Prince Faisal bin Khalid; "the baker Paul" is not Paul Smith.
        first = family_first(word) or fits[0].surname.islower()  # "Mr. Kim" is Kim Jong-un
        titled = mention.title is not None and (first or any(m.title is not None for m in fits[0].mentions))
        return fits[0] if titled or not (mention.title or mention.introduced) else None


    def _middle(self, word: str, mention: Mention) -> Entity | None:
        """The one of two surnames whose first is used alone, not too far behind: "Dr. Tomás"."""
        entity = self._middles.get(word)
        if entity is None or (mention.introduced and mention.title is None) or mention.first - entity.mentions[-1].first > NEAR:
            return None
        # The gender of a surname that is a given name too tells nothing.
        return entity if mention.title not in ("m", "f") or _genders_agree(entity, mention) else None


def _meant(bearers: list[Entity], mention: Mention) -> Entity:
    """Whom a bare surname means that several bear: by a title only one has, else the one the article is about."""
    if len(bearers) > 1:
        title = set(mention.called.lower().split()[:-1])
        titled = [e for e in bearers if any(title & set(m.called.lower().split()[: -len(m.words)]) for m in e.mentions)]
        near = [e for e in bearers if mention.first - e.mentions[-1].first <= NEAR]
        # "Hillary Clinton … Clinton said … Bill Clinton … Clinton said"
        called = [e for e in near if any(len(m.words) == 1 for m in e.mentions)]
        own = [e for e in near if not e.mentions[0].kin]
        bearers = next((row for row in (titled, called, own) if len(row) == 1), near or bearers)
    meant: Entity = max(bearers, key=_told)
    return meant


def _told(entity: Entity) -> tuple[int, int]:
    """How often somebody is named; of two alike, who came up first."""
    return len(entity.mentions), -entity.mentions[0].first


def _block(word: str) -> str:
    return folded(word)[:3]


def _genders_agree(entity: Entity, mention: Mention) -> bool:
    """Whether nothing says that one is a man and the other a woman."""
    return mention.gender not in ("m", "f") or entity.gender not in ("m", "f") or mention.gender == entity.gender
