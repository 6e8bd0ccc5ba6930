"""Choose among namesakes: what contains them, fame, the article's countries, the places beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from exodus_cli.pipeline.places.judge import lies_in
from exodus_cli.pipeline.places.names import Mention
from exodus_cli.pipeline.places.scene import Scene
from exodus_cli.world.places import OFFICIAL, OTHER, Entry, Meaning

# What a feature is worth beside log10 of its inhabitants.
SEAT = 4.5  # log10 of the inhabitants from which a town, not the region named for it, is meant
_RANK = {"country": 2.0, "continent": 4.0, "region": 0.4, "city": 0.0, "district": 0.5, "water": 3.0, "area": 3.0, "facility": 3.0}


def resolve(kept: list[Mention], scene: Scene) -> list[Mention]:
    """Every mention with its place; one name has one sense in an article unless a container says otherwise."""
    lands, regions = _weights(kept)
    senses: dict[str, list[Mention]] = defaultdict(list)
    for mention in kept:
        if mention.demonym:
            mention.entry = mention.meanings[0].entry
        elif mention.meanings:
            senses[mention.key].append(mention)
    told: dict[str, Entry] = {}
    for mention in kept:  # containers speak for every mention of the name
        if mention.container is not None and mention.meanings and not mention.demonym:
            entry = _inside(mention, lands, regions)
            mention.entry = entry
            told.setdefault(mention.key, entry)
    for key, group in senses.items():
        hints = [m.hint for m in group if m.hint is not None]
        best = told.get(key) or _best(group[0].meanings, lands, regions, hints, _asked(group))
        for mention in group:
            if mention.entry is None and mention.kind not in (None, best.feature) and key not in told:
                mention.entry = _best(mention.meanings, lands, regions, hints, mention.kind)
            mention.entry = mention.entry or best
    for mention in kept:
        if mention.container is not None and mention.entry is not None and not mention.container.demonym:
            outer = [m.entry for m in mention.container.meanings if lies_in(mention.entry, m.entry)]
            if outer:
                mention.container.entry = max(outer, key=lambda e: _RANK[e.feature] + e.size)
    _place_unlisted(kept, scene)
    for mention in kept:
        _lengthen(mention, scene)
    return kept


def _lengthen(mention: Mention, scene: Scene) -> None:
    """Take in the word behind a name that belongs to it: "Tatarstan republic"; "Rostov airport" is an airport."""
    if mention.entry is None or mention.demonym or mention.last >= len(scene.tokens):
        return
    tail = scene.words.tails.match(scene.tokens.lower, mention.last)
    if tail is None or scene.capital(mention.last) != scene.capital(mention.last + tail[0] - 1):
        return
    if tail[1] == "facility" and mention.entry.feature == "city":
        name = " ".join(w.capitalize() for w in scene.tokens.words[mention.last : mention.last + tail[0]])
        mention.title, mention.feature, mention.country = f"{mention.entry.name} {name}", tail[1], mention.entry.country
        mention.entry, mention.meanings = None, ()
    elif tail[1] != mention.entry.feature:
        return
    mention.last += tail[0]


def _place_unlisted(kept: list[Mention], scene: Scene) -> None:
    """Give a place the gazetteer does not list the country of its container, else the one country its sentence speaks of."""
    lands: dict[int, set[str]] = defaultdict(set)
    for mention in kept:
        if mention.entry is not None and mention.entry.country is not None:
            lands[scene.tokens.sentence_of(mention.first)].add(mention.entry.country)
    for mention in kept:
        if mention.entry is not None:
            continue
        near = lands[scene.tokens.sentence_of(mention.first)]
        if mention.container is not None and mention.container.entry is not None:
            mention.country = mention.container.entry.country
        elif len(near) == 1:
            mention.country = next(iter(near))


def _asked(group: Sequence[Mention]) -> str | None:
    """The feature that most mentions of a name ask for, where all that ask agree."""
    kinds = {m.kind for m in group if m.kind is not None}
    return next(iter(kinds)) if len(kinds) == 1 and len(group) < 3 else None


def _weights(kept: list[Mention]) -> tuple[Counter[str | None], Counter[tuple[str | None, str]]]:
    """How often the article speaks of each country and region, by its unambiguous names."""
    lands: Counter[str | None] = Counter()
    regions: Counter[tuple[str | None, str]] = Counter()
    for mention in kept:
        if not mention.meanings:
            continue
        best = max(mention.meanings, key=_prior).entry
        if mention.kind == "city" and best.feature == "country":
            continue
        inner = [m.entry for m in mention.meanings]
        if mention.container is not None:
            outer = max(mention.container.meanings, key=_prior).entry
            lands[outer.country] += 1
            if outer.feature == "region":
                regions[outer.country, outer.admin] += 1
            continue
        sure = {m.entry.country for m in mention.meanings if m.flags & OFFICIAL}
        if len(sure) > 1 or (not sure and len({e.country for e in inner}) > 1 and best.size < 5.7):
            continue
        lands[best.country] += 1
        if best.feature in ("region", "city") and best.admin:
            regions[best.country, best.admin] += 1
    lands.pop(None, None)
    return lands, regions


def _prior(meaning: Meaning) -> float:
    """Fame."""
    entry = meaning.entry
    if entry.feature == "region" and not meaning.flags & OFFICIAL:
        return entry.size - 0.5
    return entry.size + _RANK[entry.feature] + (2.0 if meaning.flags & OFFICIAL else 0.0) - (1.5 if meaning.flags & OTHER else 0.0)


def _best(
    meanings: tuple[Meaning, ...],
    lands: Counter[str | None],
    regions: Counter[tuple[str | None, str]],
    hints: Sequence[Mention] = (),
    kind: str | None = None,
) -> Entry:
    """The likeliest place of a name."""
    total, local = sum(lands.values()) or 1, sum(regions.values()) or 1

    seats = {
        (m.entry.country, m.entry.admin) for m in meanings if m.entry.feature == "city" and not m.flags & OTHER and m.entry.size > SEAT
    }

    def value(meaning: Meaning) -> tuple[float, int]:
        entry = meaning.entry
        near = 0.0
        if entry.feature == "region" and kind != "region" and (entry.country, entry.admin) in seats and not meaning.flags & OFFICIAL:
            near -= 5.0  # "Orenburg" is the city unless the text says region
        if lands[entry.country]:
            near += 0.8 + 2.0 * lands[entry.country] / total
        if entry.admin and entry.feature != "country" and regions[entry.country, entry.admin]:
            near += 0.5 + 2.5 * regions[entry.country, entry.admin] / local
        if kind is not None and (entry.feature == kind or (kind == "region" and entry.feature == "country")):
            near += 4.0
        if any(lies_in(entry, outer.entry) for hint in hints for outer in hint.meanings):
            near += 3.0
        return _prior(meaning) + near, -entry.number

    return max(meanings, key=value).entry


def _inside(mention: Mention, lands: Counter[str | None], regions: Counter[tuple[str | None, str]]) -> Entry:
    """The likeliest place that lies in the container named after it."""
    assert mention.container is not None
    pairs = [(m, outer) for m in mention.meanings for outer in mention.container.meanings if lies_in(m.entry, outer.entry)]
    if not pairs:
        return _best(mention.meanings, lands, regions)
    outer = max((o for _, o in pairs), key=_prior)
    return _best(tuple(m for m, o in pairs if o is outer), lands, regions)
