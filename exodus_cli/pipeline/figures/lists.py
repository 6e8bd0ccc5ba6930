"""Numbers told in one list share what happens to them: "seven children, [three] women and two men were killed"."""

from __future__ import annotations

from exodus_cli.pipeline.figures.phrases import closed
from exodus_cli.pipeline.figures.scene import Draft, Scene

# Tokens between "including" and the number of a body it names: "including an entire family of [seven]".
BODY = 5


def joined(scene: Scene, earlier: list[Draft], draft: Draft) -> Draft | None:
    """The count before this one in its list; ages told of its people part nothing: "seven children aged 1 to 12, [three] women"."""
    for at in range(len(earlier) - 1, -1, -1):
        before = earlier[at]
        if before.sentence != draft.sentence:
            return None
        if before.quantity.value_kind == "age":
            continue
        first, ages = before.end, [d.quantity for d in earlier[at + 1 :]]
        if ages:
            first = ages[-1].last
            if not _told_beside(scene, before.end, ages[0].first):
                return None
        return before if _joint(scene, first, draft.quantity.first) else None
    return None


def _told_beside(scene: Scene, first: int, last: int) -> bool:
    """Whether nothing but a comma and small words stand before an age."""
    return last - first <= BODY and all(scene.lower[n] == "," or closed(scene, n) for n in range(first, last))


def _joint(scene: Scene, first: int, last: int) -> bool:
    """Whether commas and conjunctions alone stand between two members of a list, or what adds another to those before."""
    signs = scene.nouns.sets["conjunctions"] | {","}
    between = range(first, last)
    if 0 < len(between) <= 2 and all(scene.lower[n] in signs for n in between):
        return True
    for n in between:
        hit = scene.nouns.joint.match(scene.lower, n)
        if hit is not None and n + hit[0] <= last and all(scene.is_("determiners", k) for k in range(n + hit[0], last)):
            return True
    return False


def lend(draft: Draft) -> None:
    """What follows a list happens to all in it: give the event of its last member to those before that have none."""
    before = draft.joined
    while before is not None and draft.event and draft.cue and draft.cue[0] >= draft.end and before.event is None:
        if before.quantity.value_kind != "count" or not before.person or before.based:
            return
        before.event, before.cue = draft.event, draft.cue
        if "event" in draft.cues:
            before.cues["event"] = draft.cues["event"]
        before = before.joined


def picked_body(scene: Scene, draft: Draft) -> bool:
    """Whether a number is that of a body of people named as a part: "including an entire family of [seven]"."""
    n = draft.quantity.first - 1
    if n - 1 <= draft.sentence[0] or not scene.is_("links", n) or closed(scene, n - 1):
        return False
    for k in range(n - 2, max(draft.sentence[0], n - BODY) - 1, -1):
        if scene.is_("including", k):
            return True
        if closed(scene, k) and not scene.is_("determiners", k):
            return False
    return False
