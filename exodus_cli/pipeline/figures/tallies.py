"""Votes told as a tally: "passed the bill [52] to [48]", "on a [218]-[212] vote", "approvato con [112] a [57]"."""

from __future__ import annotations

from exodus_cli.pipeline.figures.scene import HYPHENS, Draft, Scene

# From a number of a tally to the words of its vote, in tokens.
NEAR = 14
# Votes of the largest assembly, with room: beyond this a pair of numbers is no tally.
MOST = 3000
VOTE, FOR, AGAINST = "vote", "support", "oppose"


def find(scene: Scene, draft: Draft) -> bool:
    """Make votes, for and against, of the two bare numbers of a tally; what is rejected has more against it."""
    q = draft.quantity
    ahead, behind = scene.number_at.get(q.first - 2), scene.number_at.get(q.last + 1)
    first = _pair(scene, draft, q.last) if behind is not None else False
    second = _pair(scene, draft, q.first - 1) if ahead is not None and not first else False
    if not first and not second:
        return False
    low, high = max(draft.sentence[0], q.first - NEAR), min(draft.sentence[1], q.last + NEAR)
    at = next((n for n in [*range(q.first - 1, low - 1, -1), *range(q.last, high)] if scene.lower[n] in scene.words.sets["motions"]), None)
    if at is None:
        return False
    if draft.thing != VOTE:
        draft.uncount()
        draft.thing, draft.unit, draft.unit_text, draft.like, draft.person = VOTE, VOTE, None, None, False
    lost = any(scene.lower[n] in scene.words.sets["lost_motions"] for n in range(low, high))
    draft.event = FOR if first != lost else AGAINST
    draft.cue = draft.cues["event"] = (at, at + 1)
    return True


def _pair(scene: Scene, draft: Draft, link: int) -> bool:
    """Whether a word or dash joins two numbers of a tally, the larger before the smaller, neither of anything but votes."""
    a, b = scene.number_at.get(link - 1), scene.number_at.get(link + 1)
    if a is None or b is None or a.last != link or b.first != link + 1 or (a.point or 0) > MOST:
        return False
    if scene.lower[a.first - 1] in scene.words.sets["ranges"]:
        return False  # "passed from 12 to 10"
    if not (scene.lower[link] in scene.words.sets["levels"] or scene.lower[link] in HYPHENS or scene.lower[link] == "–"):
        return False
    whole = all(q.value_kind == "count" and q.unit is None and isinstance(q.point, int) and q.low == q.high for q in (a, b))
    return whole and (a.point or 0) >= (b.point or 0) and (draft.head is None or draft.thing == VOTE or draft.side == "left")
