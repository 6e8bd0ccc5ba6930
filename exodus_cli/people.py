"""The same people across articles: put together only where something says so, and with what it is that says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from exodus_cli.facts import Person
from exodus_cli.world.bodies import organisation
from exodus_cli.world.names import folded, name

# A year lies between two reports of one person's age at most this far apart; more is somebody else.
AGE_SLACK = 1
# Surnames in so many lists are known bare: `world.names`.
FAMOUS = 9
# Shorter words of a role tell nobody from anybody.
SHORT = 4
# How many of the latest records of two groups must not contradict each other before they become one.
COMPARED = 20


class Someone(msgspec.Struct, frozen=True, kw_only=True):
    """One person, or one body, with every article's record of it."""

    name: str
    records: tuple[Person, ...]
    because: tuple[str, ...] = ()
    """Why records of different articles are one: "same full name", "surname and role", "known by surname", "same age and role",
    "same name" and "same body" of organisations."""


def merged(people: Iterable[Person]) -> list[Someone]:
    """The people of all articles, each once, in the order in which they first come up."""
    rows = list(people)
    groups = {n: [n] for n in range(len(rows))}
    root, why = list(range(len(rows))), dict[int, set[str]]()
    for a, b in sorted(_pairs(rows)):
        reason, first, second = _reason(rows[a], rows[b]), root[a], root[b]
        if reason is None or first == second:
            continue
        low, high = sorted((first, second))
        if any(_contradict(rows[x], rows[y]) for x in groups[low][-COMPARED:] for y in groups[high][-COMPARED:]):
            continue
        for n in groups[high]:
            root[n] = low
        groups[low] += groups.pop(high)
        why[low] = why.get(low, set()) | why.pop(high, set()) | {reason}
    return [_someone([rows[n] for n in sorted(members)], sorted(why.get(n, ()))) for n, members in groups.items()]


def _someone(members: Sequence[Person], because: Sequence[str]) -> Someone:
    """The fullest name, the earlier of two equally full."""
    fullest = max(members, key=lambda p: (len(_words(p.name)), len(p.mentions)))
    return Someone(name=fullest.name, records=tuple(members), because=tuple(because))


def _pairs(rows: Sequence[Person]) -> Iterable[tuple[int, int]]:
    """The pairs worth a look: records of two articles whose names end alike, never all pairs."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for n, person in enumerate(rows):
        if person.person_kind in ("person", "organisation"):
            words = _words(person.name if person.person_kind == "person" else _body(person))
            if words:
                blocks.setdefault((person.person_kind, words[-1]), []).append(n)
    for block in blocks.values():
        latest: dict[tuple[str, ...], int] = {}
        for n in block:
            key = _words(rows[n].name if rows[n].person_kind == "person" else _body(rows[n]))
            for other, m in latest.items():
                if rows[m].article != rows[n].article and (other == key or len(other) == 1 or len(key) == 1):
                    yield m, n
            latest[key] = n


def _reason(a: Person, b: Person) -> str | None:
    """Why two records are one person, None where nothing says so."""
    if _contradict(a, b):
        return None
    first, second = _words(a.name), _words(b.name)
    if a.person_kind == "organisation":
        if folded(_body(a)) != folded(_body(b)):
            return None
        return "same body" if a.organisation or b.organisation else "same name"
    if first == second and len(first) > 1:
        return "same full name"
    role = _role(a) & _role(b)
    if len(first) != len(second):
        known = name(a.name.split()[-1])
        if role:
            return "surname and role"
        return "known by surname" if known is not None and known.surname >= FAMOUS else None
    if first != second:
        return None
    known = name(a.name)
    if known is not None and known.surname >= FAMOUS:
        return "known by surname"
    if role and (a.age is not None and a.age == b.age):
        return "same age and role"
    return "surname and role" if role and (known is None or not known.given) else None


def _contradict(a: Person, b: Person) -> bool:
    """Whether something stated of two records cannot be true of one person."""
    if a.person_kind != b.person_kind:
        return True
    if a.person_kind == "organisation":
        return bool(a.organisation and b.organisation and a.organisation != b.organisation)
    if isinstance(a.age, int) and isinstance(b.age, int) and abs(a.age - b.age) > AGE_SLACK:
        return True
    first, second = _words(a.name), _words(b.name)
    if len(first) > 1 and len(second) > 1 and first[0] != second[0]:
        return True
    return bool(a.origin and b.origin and len(first) == len(second) == 1 and folded(a.origin) != folded(b.origin))


def _words(text: str) -> tuple[str, ...]:
    """A name's words in one spelling."""
    return tuple(folded(word) for word in text.replace("-", " ").split() if folded(word))


def _body(person: Person) -> str:
    """The one name of a body: as its article tells it ("UK Ministry of Defence" for "Ministry of Defence"), or as the world knows it."""
    return person.organisation or organisation(person.name) or person.name


def _role(person: Person) -> set[str]:
    return {folded(word) for word in (person.role or "").split() if len(word) >= SHORT}
