"""From where, to where, and in what place the counted is."""

from __future__ import annotations

from exodus_cli.facts import Place
from exodus_cli.pipeline.figures.scene import Draft, Scene

# How far from the figure, in tokens, a place may stand and still be its own.
NEAR = 25


def places(scene: Scene, draft: Draft) -> tuple[str | None, str | None, str | None]:
    """Origin, destination and location of a figure: country code or place id."""
    if draft.quantity.value_kind in ("age", "duration", "rank"):
        return None, None, None
    found: dict[str, tuple[int, str]] = {}
    for place in scene.near(scene.reading.places, draft):
        if place.form == "demonym" or place.metonym:
            continue
        role = _role(scene, draft, place)
        if role is None or identity(place) is None:
            continue
        n = scene.tokens.at(place.start)
        away = abs(n - draft.quantity.first)
        if away <= NEAR and (role not in found or away < found[role][0]):
            found[role] = away, str(identity(place))
            draft.cues[role] = (n, max(n + 1, scene.tokens.at(place.end)))
    return tuple(found[role][1] if role in found else None for role in ("origin", "destination", "location"))  # type: ignore[return-value]


def identity(place: Place) -> str | None:
    """The country code of a country, else the id of the place."""
    return place.country if place.feature == "country" and place.country else place.place_id


def _role(scene: Scene, draft: Draft, place: Place) -> str | None:
    """What the words before a place make of it."""
    n = scene.tokens.at(place.start) - 1
    while n > draft.sentence[0] and (scene.is_("determiners", n) or (scene.kinds[n] == "s" and scene.lower[n] not in ",;:()")):
        n -= 1
    if n < draft.sentence[0]:
        return None
    word, sets = scene.lower[n], scene.words.sets
    if word in sets["leaving"]:
        return "origin"
    if word in sets["entering"]:
        return "destination"
    moving = draft.event in ("leave", "enter", "return", "displace")
    if moving and word in sets["origin"]:
        return "origin"
    if moving and (word in sets["destination"] or (draft.event == "enter" and word in sets["location"])):
        return "destination"
    return "location" if word in sets["location"] else None
