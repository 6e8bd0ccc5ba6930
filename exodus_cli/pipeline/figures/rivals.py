"""A second account that leaves out what it counts: "police said 20,000 marched; organisers claimed [100,000]"."""

from __future__ import annotations

from exodus_cli.pipeline.figures.phrases import closed
from exodus_cli.pipeline.figures.scene import Draft, Scene

# Longest way from the verb of saying to the number: "put the figure at about", "claimed the figure was closer to".
FAR = 6
KINDS = frozenset({"count", "share", "money"})
# What may stand between them: "put [the figure at] 45%", "speak [of] 30".
BETWEEN = ("determiners", "pronouns", "number_words", "put_at", "breaks", "genitives", "extends", "prepositions", "copulas", "nearness")


def find(scene: Scene, draft: Draft, earlier: list[Draft]) -> None:
    """Give a bare number after a verb of saying what the account before it counts, and the event of that."""
    q = draft.quantity
    if q.value_kind not in KINDS or draft.head is not None or draft.event is not None:
        return
    if not _alone(scene, draft) or not _said(scene, draft):
        return
    other = draft.like or _account(draft, earlier)
    if other is None:
        return
    draft.like, draft.thing, draft.person, draft.event = other, other.thing, other.person, other.event
    draft.unit, draft.counted = draft.unit or other.unit, other.counted
    draft.cue = other.cue
    draft.cues |= {name: other.cues[name] for name in ("event", "thing", "counted") if name in other.cues}


def _alone(scene: Scene, draft: Draft) -> bool:
    """Whether nothing behind the number says what it counts or does: "said [22] have shown symptoms" tells of itself."""
    n = draft.quantity.last
    acts = ("auxiliaries", "copulas", "verbs")
    return n >= draft.sentence[1] or (closed(scene, n) and not any(scene.is_(name, n) for name in acts))


def _said(scene: Scene, draft: Draft) -> bool:
    """Whether the number is the object of a verb of saying or estimating."""
    phrases, low = scene.words.phrases["reporting"], max(draft.sentence[0], draft.quantity.first - FAR)
    for n in range(draft.quantity.first - 1, low - 1, -1):
        hit = phrases.match(scene.lower, n)
        if (hit is not None and n + hit[0] <= draft.quantity.first) or scene.is_("putting", n):
            return True
        if not any(scene.is_(name, n) for name in BETWEEN):
            return False
    return False


def _account(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """The last figure of the same kind, in this sentence or the one before."""
    for other in reversed(earlier[-4:]):
        if other.sentence != draft.sentence and other.sentence[1] < draft.sentence[0] - 1:
            return None
        if other.quantity.value_kind == draft.quantity.value_kind and other.quantity.unit == draft.quantity.unit:
            return other if other.event is not None or other.thing is not None else None
    return None
