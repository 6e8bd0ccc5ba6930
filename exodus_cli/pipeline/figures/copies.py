"""Figures that merely restate another: conversions in brackets, headlines."""

from __future__ import annotations

import msgspec

from exodus_cli.facts import Attribution, Figure, Window
from exodus_cli.pipeline.figures.scene import Draft, Scene

# What may stand between two amounts of one thing: "370,000 rubles (£5,000)", "£12bn / $15bn", "$5m, or €4m".
JOINTS = frozenset({"(", "/", ",", "–", "-", ";", "[", "="})
# A headline: the first paragraphs that do not end in a full stop, at most so many words.
HEADLINE = 30
# Figures of the body with one value that a headline may be about.
SAME = 5
# A number that is told twice by chance is a small one.
LARGE = 1000
TOLD = ("asserted", "hedged")
# To which sides of a headline's number the body's may lie, and by what share of it at most.
ROUNDED: dict[str, tuple[int, int]] = {"more_than": (0, 1), "at_least": (0, 1), "nearly": (-1, 0), "about": (-1, 1)}
ROOM = 0.1
PLACES = ("origin", "destination", "location")
Value = tuple[str, float | None, float | None, str | None]


def link(scene: Scene, drafts: list[Draft], figures: list[Figure], own: Attribution | None) -> list[Figure]:
    """The figures with `same_as` filled in."""
    out = list(figures)
    for n in range(1, len(out)):
        base = _converts(scene, drafts, out, n)
        if base is not None:
            out[n] = _restates(out[n], out[base], own)
    headline = _headlines(scene)
    bodies: dict[Value, list[Figure]] = {}
    for figure in out:
        if figure.start >= headline and len(bodies.setdefault(_printed(figure), [])) < SAME:
            bodies[_printed(figure)].append(figure)
    for n, figure in enumerate(out):
        if figure.start >= headline or figure.same_as:
            continue
        told = bodies.get(_printed(figure), ())
        body = next((f for f in told if f.event is None or figure.event is None or f.event == figure.event), None)
        body = body or _rounded(figure, out[n + 1 :])
        if body is not None:
            out[n] = _repeats(figure, body)
    return _again(out)


def _rounded(figure: Figure, body: list[Figure]) -> Figure | None:
    """The number a headline rounds off, where there is but one: "deaths top 500" of "the toll has risen to 513"."""
    if figure.modifier not in ROUNDED or not figure.event or figure.point is None:
        return None
    same = figure.value_kind, figure.unit, figure.thing, figure.event
    rows = [f for f in body if (f.value_kind, f.unit, f.thing, f.event) == same and f.point is not None and f.revision != "earlier"]
    below, above = (figure.point * (1 + side * ROOM) for side in ROUNDED[figure.modifier])
    near = [f for f in rows if f.point is not None and below <= f.point <= above]
    return near[0] if len({f.point for f in near}) == 1 and near[0].same_as is None else None


def _again(figures: list[Figure]) -> list[Figure]:
    """What an article tells again without its date has the window of the first time: the same large number of the same thing and event."""
    out, dated = list(figures), dict[object, Figure]()
    for n, figure in enumerate(out):
        if not (figure.thing and figure.event) or max(figure.low or 0, figure.high or 0) < LARGE:
            continue
        key = _value(figure), figure.modifier, figure.thing, figure.event, "told" if figure.stance in TOLD else figure.stance
        first = dated.get(key)
        if figure.window is not None:
            dated.setdefault(key, figure)
        elif first is not None and first.window is not None and all(_agree(figure, first, place) for place in PLACES):
            out[n] = msgspec.structs.replace(figure, window=first.window, cues=figure.cues | {"window": first.cues["window"]})
    return out


def _agree(a: Figure, b: Figure, field: str) -> bool:
    """Whether two figures do not name different places."""
    return getattr(a, field) is None or getattr(b, field) is None or getattr(a, field) == getattr(b, field)


def _converts(scene: Scene, drafts: list[Draft], figures: list[Figure], n: int) -> int | None:
    """The number of the amount that figure `n` gives again in another unit, or None."""
    a, b = figures[n - 1], figures[n]
    if a.value_kind != b.value_kind or a.value_kind not in ("money", "measure") or a.unit == b.unit:
        return None
    first, last = drafts[n - 1].quantity.last, drafts[n].quantity.first
    between = scene.lower[first:last]
    joints = JOINTS | scene.nouns.sets["conjunctions"]
    if len(between) > 3 or not all(word in joints for word in between) or not any(word in "(/[=" for word in between):
        return None
    return next((k for k in range(n - 1, max(-1, n - 4), -1) if figures[k].id == a.same_as), n - 1)


def _restates(figure: Figure, base: Figure, own: Attribution | None) -> Figure:
    """A conversion takes over what its amount is of; it is the publisher's own sum."""
    return msgspec.structs.replace(
        figure,
        same_as=base.id,
        counted=figure.counted or base.counted,
        thing=figure.thing or base.thing,
        event=base.event,
        stance=base.stance,
        said_by=own or base.said_by,
        window=base.window,
        origin=base.origin,
        destination=base.destination,
        location=base.location,
        cues=figure.cues | {"same_as": (base.start, base.end)},
    )


def _headlines(scene: Scene) -> int:
    """The offset at which the body of the article begins."""
    for first, last in scene.tokens.paragraphs:
        if last - first > HEADLINE or scene.tokens.words[last - 1] in '.!?…”"':
            return scene.tokens.starts[first]
    return 0


def _value(figure: Figure) -> Value:
    """What two figures that say the same have in common."""
    return figure.value_kind, figure.low, figure.high, figure.unit


def _printed(figure: Figure) -> Value:
    """The same for a headline, which leaves out "about" and "more than": the number printed."""
    if figure.point is None:
        return _value(figure)
    return figure.value_kind, figure.point, figure.point, figure.unit


def _dated(figure: Figure, body: Figure) -> Window | None:
    """The window of the body's figure; the headline's own only where that has no dates."""
    w = body.window
    return w if w is not None and (w.start or w.end or figure.window is None) else figure.window


def _repeats(figure: Figure, body: Figure) -> Figure:
    """A headline is the body's figure in short: what it leaves out is taken from there."""
    return msgspec.structs.replace(
        figure,
        same_as=body.id,
        event=figure.event or body.event,
        window=_dated(figure, body),
        origin=figure.origin or body.origin,
        destination=figure.destination or body.destination,
        location=figure.location or body.location,
        said_by=body.said_by,
        cues=figure.cues | {"same_as": (body.start, body.end)},
    )
