"""Points and multiples: "fell [316.02 points]", "gained 12 points to [4,080]", "[three times] as many records"."""

from __future__ import annotations

from dataclasses import replace

from exodus_cli.facts import ValueKind
from exodus_cli.pipeline.figures import subject
from exodus_cli.pipeline.figures.phrases import REACH, closed, core_first, core_last, is_plural, qualified
from exodus_cli.pipeline.figures.scene import Draft, Scene

MULTIPLE, POINT = "time", "point"
# Points beyond which an index is meant, not a game.
LEVEL = 100
# Tokens between the points won and the level reached.
NEAR = 20


def level(scene: Scene, draft: Draft, earlier: list[Draft]) -> bool:
    """Where points won or lost have led an index: "gained 12 points to [4,080]"."""
    told = (d for d in reversed(earlier) if d.quantity.unit == POINT or d.quantity.value_kind == "change")
    other = next(told, None)
    if other is None or other.sentence != draft.sentence or other.counted is None:
        return False
    between = range(other.quantity.last, draft.quantity.first)
    if not subject.changed(scene, draft.quantity.first - 1) or len(between) > NEAR or any(_has_subject(scene, n) for n in between):
        return False
    if draft.quantity.last < draft.sentence[1] and scene.kinds[draft.quantity.last] == "w" and not closed(scene, draft.quantity.last):
        return False
    other.lend(draft)
    if other.quantity.unit != POINT:
        return True
    draft.quantity = replace(draft.quantity, value_kind="measure", unit=POINT)
    return True


def _has_subject(scene: Scene, n: int) -> bool:
    """Whether a verb at a token has a noun before it: "mentre l'utile [è] sceso a 310 milioni", not ", to [close] at 26,222"."""
    noun = not closed(scene, n - 1) and n - 1 not in scene.dated and n - 1 not in scene.number_at
    return noun and subject.finite(scene, n) and not subject.finite(scene, n - 1)


def told_in_points(scene: Scene, draft: Draft) -> bool:
    """Make a measure of points that an index has won, lost or reached: "fell [316.02 points]", "a [26.780 punti]"."""
    q = draft.quantity
    if q.value_kind != "count" or draft.head is None or q.last != draft.head or not scene.is_("points", draft.head) or q.point is None:
        return False
    reached = scene.lower[q.first - 1] in scene.words.sets["levels"] and q.point >= LEVEL
    if q.trend is None and not (isinstance(q.point, float) and q.point >= LEVEL) and not reached:
        return False
    _measured(scene, draft, "measure", POINT)
    return True


def ratio(scene: Scene, draft: Draft) -> bool:
    """Make a change of a multiple: "[three times] as many records", "[five times] the target", "[nearly three times] larger"."""
    q, n = draft.quantity, draft.quantity.last
    if q.value_kind != "count" or n + 1 >= draft.sentence[1] or not scene.is_("times", n) or not scene.is_("multiples", n + 1):
        return False
    _measured(scene, draft, "change", MULTIPLE)
    return True


def _measured(scene: Scene, draft: Draft, kind: ValueKind, unit: str) -> None:
    """Take the word behind a number for its unit."""
    q = draft.quantity
    start, end = scene.tokens.span(q.last, q.last + 1)
    draft.quantity = replace(
        q,
        value_kind=kind,
        unit=unit,
        unit_text=scene.tokens.text[start:end],
        last=q.last + 1,
        cues=q.cues | {"unit": (start, end)},
    )


def of(scene: Scene, draft: Draft) -> bool:
    """The noun that a multiple is of: "as many [vinyl records]", "the European Central Bank's [target]"."""
    q, end = draft.quantity, min(draft.sentence[1], draft.quantity.last + REACH)
    hit = scene.nouns.as_many.match(scene.lower, q.last)
    n = q.last + (hit[0] if hit is not None else 0)
    if hit is None and not scene.is_("determiners", n):
        return False
    while n < end and scene.is_("determiners", n):
        n += 1
    if n >= end or closed(scene, n) or n in scene.dated:
        return False
    core = core_first(scene, n, end) if scene.nouns.head_first else core_last(scene, draft, n, end)
    if core is None or (hit is not None and hit[0] == 1 and not is_plural(scene, core[2])):
        return False  # "three times more powerful"
    draft.core, draft.head, draft.side = core[:2], core[2], "right"
    draft.counted = draft.cues["counted"] = (core[0], qualified(scene, core[1], draft.sentence[1]))
    return True
