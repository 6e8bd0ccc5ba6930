"""What a number is told to take in or leave out: "another [seven]", "[six] dead, including the gunman"."""

from __future__ import annotations

from exodus_cli.pipeline.figures.scene import HYPHENS, Draft, Scene
from exodus_cli.world.concepts import concepts

# Tokens between "bringing" and the number it came to: "bringing to [10]", "bringing the number of people killed this year to [31]".
TOTAL = 14
# Tokens between "including" and the one who did it: "including [the suspected] gunman".
NAMED = 4


def besides(scene: Scene, draft: Draft) -> bool | None:
    """True where a number is of more than those counted before: "another [seven]", "[five] died, bringing the toll to 12"."""
    if draft.quantity.value_kind != "count":
        return None
    cue = _another(scene, draft) or _brought(scene, draft)
    if cue is None:
        return None
    draft.cues["besides"] = cue
    return True


def _another(scene: Scene, draft: Draft) -> tuple[int, int] | None:
    q, (low, end) = draft.quantity, draft.sentence
    beside = (*range(max(low, q.first - 1), q.first), *range(q.last, min(q.last + 1, end)))
    return next(((n, n + 1) for n in beside if scene.is_("besides", n)), None)


def _brought(scene: Scene, draft: Draft) -> tuple[int, int] | None:
    """Where the sentence tells the count that came of it; that number is the next, so that none else can be meant."""
    end = draft.sentence[1]
    for n in range(draft.end, end):
        if n in scene.number_at:
            return None
        if scene.is_("bringing", n):
            total = next((k for k in range(n + 1, min(n + TOTAL, end)) if k in scene.number_at), None)
            levels = scene.words.sets["levels"]
            return (n, n + 1) if total is not None and any(scene.lower[k] in levels for k in range(n + 1, total)) else None
    return None


def perpetrator(scene: Scene, draft: Draft) -> bool | None:
    """True where the one who did it is counted among those killed or hurt: "[six] dead, including the gunman"."""
    if draft.quantity.value_kind != "count" or draft.event not in concepts().suffered:
        return None
    end = draft.sentence[1]
    for n in range(draft.quantity.last, end):
        if n in scene.number_at:
            return None
        if scene.is_("including", n):
            for k in range(n + 1, min(n + 1 + NAMED, end)):
                # "including the gunman's wife", "including a bomber-maker": another is named
                if scene.is_("perpetrators", k) and not (k + 1 < end and (scene.lower[k + 1] == "'s" or scene.lower[k + 1] in HYPHENS)):
                    draft.cues["perpetrator"] = (n, k + 1)
                    return True
    return None
