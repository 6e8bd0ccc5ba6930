"""Whether those hurt or damaged are told as badly hurt or damaged: "130 were injured, [23] of them seriously"."""

from __future__ import annotations

from exodus_cli.pipeline.figures.scene import Draft, Scene
from exodus_cli.world.concepts import concepts

# How far behind its number, in tokens, the degree stands.
REACH = 12
# ... and how far before the words of the event: "who were [seriously] injured".
BESIDE = 2


def severe(scene: Scene, draft: Draft) -> bool | None:
    """True where the text says so of this number; a degree told of its part says nothing of it."""
    if draft.quantity.value_kind != "count" or draft.event not in concepts().graded:
        return None
    degrees = scene.words.phrases["severe"]
    for n in (*_beside(draft), *_behind(scene, draft)):
        hit = degrees.match(scene.lower, n)
        if hit is not None and n + hit[0] <= draft.sentence[1]:
            draft.cues["severe"] = (n, n + hit[0])
            return True
    return None


def _beside(draft: Draft) -> range:
    """What stands right at the words of the event, where they are the number's own."""
    if draft.cue is None or draft.whole is not None:
        return range(0)
    return range(max(draft.sentence[0], draft.cue[0] - BESIDE), draft.cue[0])


def _behind(scene: Scene, draft: Draft) -> range:
    """What is said of the number behind it: up to a comma or the next number, unless that is its whole ("26 of the 131")."""
    first, last = draft.quantity.last, min(draft.sentence[1], draft.quantity.last + REACH)
    if _whole(scene, draft):
        return range(0)
    n = first
    while n < last:
        other = scene.number_at.get(n)
        aside = scene.kinds[n] != "w" or scene.is_("conjunctions", n)
        if (aside and other is None) or (other is not None and not _linked(scene, first, n)):
            break
        n = n + 1 if other is None else other.last
    return range(first, n)


def _linked(scene: Scene, first: int, last: int) -> bool:
    """Whether nothing but "of the" stands between a part and its whole."""
    return last > first and all(scene.is_("genitives", k) or scene.is_("determiners", k) for k in range(first, last))


def _whole(scene: Scene, draft: Draft) -> bool:
    """Whether a number is the whole of the part right before it."""
    first = draft.quantity.first
    n = first - 1
    while n > draft.sentence[0] and n not in scene.number_at and first - n < BESIDE + 2:
        n -= 1
    return n in scene.number_at and _linked(scene, n + 1, first)
