"""The cast of an article: who and what is named in it, and where, before any of it is a record."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from exodus_cli.facts import Person, PersonKind

if TYPE_CHECKING:
    from exodus_cli.pipeline.people.resolution import Resolver


@dataclass(slots=True, eq=False)
class Mention:
    """One place where a name stands."""

    first: int
    """First token, title included."""
    last: int
    """Past the last token."""
    name_first: int
    """First token of the name itself."""
    words: tuple[str, ...]
    """The words of the name, without title, hyphens apart."""
    text: str
    """The name as printed, without title."""
    kind: PersonKind
    called: str = ""
    """The same with its title or the role before it."""
    title: str | None = None
    gender: str | None = None
    """"m", "f", "u" where both are possible, None where nothing tells."""
    says: bool = False
    introduced: bool = False
    """Whether the words around it say who this is, as they do where somebody first comes up."""
    suffix: str | None = None
    """What tells a son from his father: "jr"; no part of `words`."""
    nickname: str | None = None
    """The given name in marks between the others: "Robert “Beto” O'Rourke"."""
    kin: bool = False
    """Whether a word of kin leads to it: "the governor's wife, | Carol"."""
    acronym: str | None = None
    """The short form of an organisation's name, where it is printed after it in brackets."""
    role_from: int = -1
    """First token of a role or kin word printed right before the name, -1 without one."""
    possessor: bool = False
    """Whether "'s" follows: the name is not what the sentence is about."""


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody, or some body: all mentions of one name."""

    kind: PersonKind
    words: tuple[str, ...]
    """The fullest form of the name."""
    name: str
    """The same as printed."""
    mentions: list[Mention] = field(default_factory=list)
    gender: str | None = None
    suffix: str | None = None
    stand_ins: list[tuple[int, int]] = field(default_factory=list)
    """Token ranges of pronouns and descriptions that stand for it and state something about it."""
    record: Person | None = None
    """Its public record, once made."""

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.words[-1]

    @property
    def whole(self) -> bool:
        """Whether more than one word of the name is known."""
        return len(self.words) > 1


@dataclass
class Cast:
    """Everybody in an article, in the order in which they come up."""

    entities: list[Entity] = field(default_factory=list)

    places: dict[int, int] = field(default_factory=dict)
    """First token of every place, demonyms left out, -> past its last."""

    homes: dict[int, str] = field(default_factory=dict)
    """Every token of a place or demonym -> the one name of the place, in lower case."""

    resolver: Resolver | None = None
    """What resolves pronouns and descriptions against this cast, once made."""

    @cached_property
    def bodies(self) -> dict[int, int]:
        """First token of every organisation's name -> past its last."""
        return {m.first: m.last for e in self.entities if e.kind == "organisation" for m in e.mentions}

    @cached_property
    def names(self) -> dict[int, int]:
        """First token of every name -> past its last."""
        return {m.name_first: m.last for e in self.entities for m in e.mentions}
