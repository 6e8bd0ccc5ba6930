"""What a group of estimates is called: who or what, what happened, where, when; in English, the words of the texts kept."""

from __future__ import annotations

from collections.abc import Sequence

from exodus_cli.compare.estimates import Estimate
from exodus_cli.facts import Window
from exodus_cli.world.places import gazetteer
from exodus_cli.world.topics import alone, doing, plural

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# A counted phrase with more words than this is a sentence, not a name.
WORDS = 8


def group_title(members: Sequence[Estimate]) -> str:
    """`Russians leaving Russia, 2022`, from what the members say of themselves."""
    event = next((e.event for e in members if e.event), None)
    what = _noun(members)
    happening = doing(event) if event else ""
    parts = [what]
    words = what.casefold().split()
    said = bool(happening) and happening.split()[0] in words
    if happening and not said:
        parts.append(happening)
    # "people leaving the country" has said from where in its own words.
    if not (said and words[-1] != happening.split()[0]) and (place := _place(members, event, what)):
        parts.append(place)
    when = next((told for e in members if (told := _when(e.window))), "")
    return " ".join(parts) + (f", {when}" if when else "")


def _noun(members: Sequence[Estimate]) -> str:
    """The fullest short phrase of what is counted, an English one first; else the thing's or the unit's name."""
    if alone(members[0].dimension):
        return plural(members[0].dimension)
    found = [e for e in members if e.counted and len(e.counted.split()) <= WORDS]
    found.sort(key=lambda e: (e.lang != "en", -min(len(e.counted or ""), 40), e.id))
    thing = next((e.thing for e in members if e.thing), None)
    if found and found[0].counted and (found[0].lang == "en" or thing is None):
        return " ".join(found[0].counted.split())
    if thing:
        return plural(thing)
    e = members[0]
    return ((e.dimension if e.value_kind == "measure" else e.unit) or e.value_kind).replace("_", " ")


def _place(members: Sequence[Estimate], event: str | None, what: str) -> str:
    """`Russia` after leaving, `into Kazakhstan`, `in Athens`; nothing where the phrase names the place already."""
    for word, ids in (
        ("from" if event != "leave" else "", [e.origin for e in members]),
        ("into" if event != "enter" else "in", [e.destination for e in members]),
        ("in", [e.location for e in members]),
    ):
        entry = next((found for place in ids if place and (found := gazetteer().find(place))), None)
        if entry and entry.name.casefold() not in what.casefold():
            return f"{word} {entry.name}".strip()
    return ""


def _when(window: Window | None) -> str:
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
