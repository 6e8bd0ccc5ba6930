"""What a group of estimates is called: who or what, what happened, where, when; in English, the words of the texts kept.

A title says of the whole group only what its members share: a place or a time that few of them tell is not in it, and where
they name whom they count differently they are counted as what all of them are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

from exodus_cli.compare.estimates import Estimate, words
from exodus_cli.compare.origins import named, same_name
from exodus_cli.facts import Window
from exodus_cli.world.concepts import PERSON, concepts
from exodus_cli.world.places import gazetteer
from exodus_cli.world.topics import alone, doing, implies, natural, plural, summed

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# A counted phrase with more words than this is a sentence, not a name.
WORDS = 8
BADLY = "badly"
QUOTES = "\"'“”‘’«» "
# What is no count is told of something: the words before what it is told of.
OF = {"money": "money", "share": "share", "change": "change"}

# One in so many members may tell otherwise what the rest tell alike.
OTHERWISE = 4

T = TypeVar("T", bound=Hashable)


def group_titles(groups: Sequence[Sequence[Estimate]]) -> list[str]:
    """The titles of the groups of a topic; of those that would bear one title all but the largest say what tells them apart."""
    titles = [group_title(members) for members in groups]
    alike: dict[str, list[int]] = {}
    for i, title in enumerate(titles):
        alike.setdefault(title, []).append(i)
    for title, rows in alike.items():
        plain = max(rows, key=lambda i: (len(groups[i]), -i))
        others = [i for i in rows if i != plain]
        for detail in (_where, _voice, _number):
            found = [detail(groups[i]) for i in others]
            if all(found) and len({*found, detail(groups[plain])}) == len(rows):
                for i, word in zip(others, found, strict=True):
                    titles[i] = f"{title} ({word})"
                break
    return titles


def _where(members: Sequence[Estimate]) -> str:
    """The place a group speaks of, if its title does not say it."""
    place = _shared([e.location or e.destination or e.origin for e in members])
    entry = gazetteer().find(place) if place else None
    return entry.name or "" if entry else ""


def _voice(members: Sequence[Estimate]) -> str:
    """Who says so, where it is one voice."""
    return named(members[0]) if all(same_name(named(e), named(members[0])) for e in members) else ""


def _number(members: Sequence[Estimate]) -> str:
    """The least number of a group, as printed."""
    return " ".join(min(members, key=lambda e: e.interval.centre).text.split())


def group_title(members: Sequence[Estimate]) -> str:
    """`Russians leaving Russia, 2022`, from what the members say of themselves."""
    told = [e for e in members if not e.same_as] or list(members)
    event = _most([e.event for e in told if e.event])
    if told[0].value_kind in OF:
        return _amount(told, event)
    what = _noun(told, event)
    thing = _most([e.thing for e in told if e.thing])
    # "deaths", "reservists" have said what happened, if that is what the title calls them.
    silent = what != plural(PERSON) and all(implies(e.thing, event or "") for e in told)
    happening = doing(event, things=told[0].unit != PERSON) if event and not silent else ""
    parts = [what]
    row = what.casefold().split()
    # "damage damaged" would say it twice
    said = bool(happening) and (happening.split()[0] in row or (thing == event and what != plural(PERSON)))
    if happening and not said and _possible(event, thing, told[0].unit == PERSON):
        happening = f"{BADLY} {happening}" if all(e.severe for e in told) else happening
        # "people killed in Hilo", not "people in Hilo killed"
        first, last = (plural(thing), what.removeprefix(plural(thing))) if thing and what.startswith(f"{plural(thing)} ") else (what, "")
        parts = [f"{first} {happening}{last}"]
    # "people leaving the country" has said from where in its own words.
    if not (said and row[-1] != happening.split()[0]) and (place := _place(told, event, what)):
        parts.append(place)
    return " ".join(parts) + _when(told)


def _amount(members: Sequence[Estimate], event: str | None) -> str:
    """`money stolen (jewels)`, `share of the workforce`: a sum, a share or a change, and what it is told of."""
    kind = members[0].value_kind
    of = _phrase(members)
    if kind == "money":
        thing = _shared([e.thing for e in members])
        worth = thing is not None and thing in concepts().worth["money"]
        head = plural(thing) if thing and worth else summed(event) or OF[kind]
        if of and (worth or words(of) & words(head)):
            return of + _when(members)  # "annual savings", "damage to roads"; not "cost (cost)"
        return head + (f" ({of})" if of else "") + _when(members)
    link = "of" if kind == "share" else "in"
    what = f" {link} {of}" if of else f" ({happened})" if event and (happened := doing(event, things=True)) else ""
    return OF[kind] + what + _when(members)


def _possible(event: str | None, thing: str | None, person: bool) -> bool:
    """Whether the event can be said of the thing at all; a verb beside it may be another's."""
    return event is not None and concepts().can_be(event, thing, person)


def _noun(members: Sequence[Estimate], event: str | None) -> str:
    """What all members count: the words they share, else the thing they are all of."""
    first = members[0]
    if alone(first.dimension):
        return plural(first.dimension)
    things = {e.thing for e in members if e.thing}
    if len(things) > 1 and first.unit == PERSON:
        # Reservists, recruits and people called up are the people called up.
        wide = {t for t in things if not natural(event, t)}
        if PERSON in things or len(wide) != 1:
            return plural(PERSON)
    found = _phrase(members)
    thing = _most([e.thing for e in members if e.thing])
    if found and (thing is None or any(e.lang == "en" and e.counted for e in members)):
        return found
    if thing:
        return plural(thing)
    return ((first.dimension if first.value_kind == "measure" else first.unit) or first.value_kind).replace("_", " ")


def _phrase(members: Sequence[Estimate]) -> str | None:
    """A phrase that half of those of its language share a word with, the commonest, an English one first, of several the shortest."""
    rows = [e for e in members if e.counted and len(e.counted.split()) <= WORDS and not (e.speaker and same_name(e.speaker, e.counted))]
    rows = [e for e in rows if e.lang == "en"] or rows
    told = Counter(e.heads for e in members if rows and e.lang == rows[0].lang)
    half = told.total() / 2
    common = {heads for heads in told if sum(n for other, n in told.items() if not heads.isdisjoint(other)) >= half}
    rows = [e for e in rows if e.heads in common or half <= 1]
    counts = Counter(" ".join((e.counted or "").split()).strip(QUOTES) for e in rows)
    found = min(counts, key=lambda phrase: (-counts[phrase], len(phrase.split()), phrase), default=None)
    # "Revenue" has its capital from the head of its sentence.
    return found.lower() if found and any(e.thing and found.lower() == plural(e.thing) for e in rows) else found


def _place(members: Sequence[Estimate], event: str | None, what: str) -> str:
    """`Russia` after leaving, `into Kazakhstan`, `in Athens`, where most say so; nothing where the phrase names the place already."""
    for word, ids in (
        ("from" if event != "leave" else "", [e.origin for e in members]),
        ("into" if event not in ("enter", "net_enter") else "in", [e.destination for e in members]),
        ("in", [e.location for e in members]),
    ):
        place = _shared(ids)
        entry = gazetteer().find(place) if place else None
        if entry and entry.name.casefold() not in what.casefold():
            return f"{word} {entry.name}".strip()
    return ""


def _most(values: Sequence[T]) -> T | None:
    """The commonest value; of equals the first."""
    if not values:
        return None
    if values.count(values[0]) == len(values):
        return values[0]  # nearly always, and counting would take longer
    return Counter(values).most_common(1)[0][0]


def _shared(values: Sequence[T | None]) -> T | None:
    """What more than half of them say, while hardly anybody says otherwise."""
    told = [value for value in values if value is not None]
    if 2 * len(told) <= len(values):
        return None
    found = Counter(told).most_common(2)
    if 2 * found[0][1] <= len(values):
        return None
    return found[0][0] if len(found) == 1 or OTHERWISE * found[1][1] <= len(values) else None


def _when(members: Sequence[Estimate]) -> str:
    """The time most members tell, after a comma."""
    told = _shared([window(e.window) or None for e in members])
    return f", {told}" if told else ""


def day(iso: str) -> str:
    """`18 May 2023`, or nothing for what is no day."""
    parts = iso.split("-")
    return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 3 and all(p.isdecimal() for p in parts) else ""


def window(window: Window | None) -> str:
    """A year, a month or two days of a window that is closed."""
    if window is None or not (window.start and window.end):
        return ""
    first, last = window.start[:10].split("-"), window.end[:10].split("-")
    if len(first) != 3 or len(last) != 3 or not all(part.isdecimal() for part in (*first, *last)):
        return ""
    if first[0] == last[0] and first[1:] == ["01", "01"] and last[1:] == ["12", "31"]:
        return first[0]
    days = [f"{int(d)} {MONTHS[int(m) - 1]} {y}" for y, m, d in (first, last)]
    if first == last:
        return days[0]
    return f"{days[0].removesuffix(f' {first[0]}') if first[0] == last[0] else days[0]} to {days[1]}"
