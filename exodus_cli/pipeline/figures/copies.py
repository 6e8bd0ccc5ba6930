"""Figures that merely restate another: conversions in brackets, headlines."""

from __future__ import annotations

import msgspec

from exodus_cli.facts import Figure
from exodus_cli.pipeline.figures.scene import Draft, Scene

# What may stand between two amounts of one thing: "370,000 rubles (£5,000)", "£12bn / $15bn", "$5m, or €4m".
JOINTS = frozenset({"(", "/", ",", "–", "-", ";", "[", "="})
# A headline: the first paragraphs that do not end in a full stop, at most so many words.
HEADLINE = 30


def link(scene: Scene, drafts: list[Draft], figures: list[Figure]) -> list[Figure]:
    """The figures with `same_as` filled in."""
    out = list(figures)
    for n in range(1, len(out)):
        base = _converts(scene, drafts, out, n)
        if base is not None:
            out[n] = _restates(out[n], out[base], drafts[n])
    headline = _headlines(scene)
    for n, figure in enumerate(out):
        if figure.start >= headline or figure.same_as:
            continue
        body = next((f for f in out if f.start >= headline and _alike(f, figure)), None)
        if body is not None:
            out[n] = _repeats(figure, body)
    return out


def _converts(scene: Scene, drafts: list[Draft], figures: list[Figure], n: int) -> int | None:
    """The number of the amount that figure `n` gives again in another unit, or None."""
    a, b = figures[n - 1], figures[n]
    if a.value_kind != b.value_kind or a.value_kind not in ("money", "measure") or a.unit == b.unit:
        return None
    first, last = drafts[n - 1].quantity.last, drafts[n].quantity.first
    if last - first > 3 or not all(scene.lower[k] in JOINTS or scene.lower[k] in scene.nouns.sets["conjunctions"] for k in range(first, last)):
        return None
    if not any(scene.lower[k] in "(/[=" for k in range(first, last)):
        return None
    base = next((k for k in range(n) if figures[k].id == a.same_as), None)
    return base if base is not None else n - 1


def _restates(figure: Figure, base: Figure, draft: Draft) -> Figure:
    """A conversion takes over what its amount is of."""
    return msgspec.structs.replace(
        figure,
        same_as=base.id,
        counted=figure.counted or base.counted,
        thing=figure.thing or base.thing,
        event=base.event,
        stance=base.stance,
        window=base.window,
        origin=base.origin,
        destination=base.destination,
        location=base.location,
        cues=figure.cues | {"same_as": (base.start, base.end)},
    )


def _headlines(scene: Scene) -> int:
    """The offset at which the body of the article begins."""
    for first, last in scene.tokens.paragraphs:
        if last - first > HEADLINE or scene.tokens.words[last - 1] in ".!?…”\"":
            return scene.tokens.starts[first]
    return 0


def _alike(a: Figure, b: Figure) -> bool:
    """The same number of the same thing."""
    if (a.value_kind, a.low, a.high, a.unit) != (b.value_kind, b.low, b.high, b.unit):
        return False
    return a.event is None or b.event is None or a.event == b.event


def _repeats(figure: Figure, body: Figure) -> Figure:
    """A headline is the body's figure in short: what it leaves out is taken from there."""
    return msgspec.structs.replace(
        figure,
        same_as=body.id,
        event=figure.event or body.event,
        window=figure.window or body.window,
        origin=figure.origin or body.origin,
        destination=figure.destination or body.destination,
        location=figure.location or body.location,
        said_by=body.said_by,
        cues=figure.cues | {"same_as": (body.start, body.end)},
    )
