"""Whether a figure is asserted, or hedged, planned, denied or supposed."""

from __future__ import annotations

from exodus_cli.facts import Stance
from exodus_cli.pipeline.figures.phrases import closed, verbal
from exodus_cli.pipeline.figures.scene import Draft, Scene

# How far, in tokens, words of doubt may stand from a figure.
REACH = 12
# The doubt that stands nearer the fact hides what stands farther: "if it is believed".
ORDER: tuple[Stance, ...] = ("denied", "hypothetical", "planned", "hedged")


def stance(scene: Scene, draft: Draft) -> Stance:
    """Whether a figure is asserted, or hedged, planned, denied or supposed: by words at its verb, or at itself."""
    found: dict[Stance, tuple[int, int]] = {}
    q, dull = draft.quantity, scene.words.stances.dull
    for n in range(max(draft.sentence[0], q.first - REACH), min(draft.sentence[1], draft.end + REACH)):
        if scene.lower[n] not in dull and scene.kinds[n] == "w" and not q.first <= n < q.last and n not in scene.dated:
            hit = scene.words.stances.match(scene.lower, n)
            if hit is not None and _governs(scene, draft, n, n + hit[0]):
                found.setdefault(hit[1], (n, n + hit[0]))
    told = _to_do(scene, draft)
    if told is not None:
        found.setdefault("planned", told)
    modal = _modal(scene, draft)
    if modal is not None:
        found.setdefault(modal[0], modal[1])
    would = next((n for n in range(draft.end, min(draft.end + 3, draft.sentence[1])) if _conditional(scene, n)), None)
    if would is not None:
        supposed = any(
            scene.words.stances.match(scene.lower, n) == (1, "hypothetical") for n in range(max(draft.sentence[0], q.first - 20), q.first)
        )
        found.setdefault("hypothetical" if supposed else "hedged", (would, would + 1))
    if draft.cue is not None and _negated(scene, draft.cue[0]):
        found.setdefault("denied", draft.cue)
    for name in ORDER:
        if name in found:
            draft.cues["stance"] = found[name]
            return name
    return "asserted"


def _to_do(scene: Scene, draft: Draft) -> tuple[int, int] | None:
    """The infinitive by which a headline tells what somebody is going to do: "UBS [to cut] 3,000 jobs"."""
    first, cue = draft.sentence[0], draft.cue
    if cue is None or cue[0] - 1 <= first or scene.lower[cue[0] - 1] not in scene.words.sets["infinitive"]:
        return None
    n = first
    while n < cue[0] - 1 and not closed(scene, n) and not verbal(scene, n) and n not in scene.number_at:
        n += 1
    headed = n == cue[0] - 1 and scene.tokens.words[first][:1].isupper()
    return (n, cue[1]) if headed and cue[0] < draft.quantity.first else None


def _modal(scene: Scene, draft: Draft) -> tuple[Stance, tuple[int, int]] | None:
    """What "would" says: a plan in reported speech, else a supposition."""
    sets = scene.words.sets
    for n in range(max(draft.sentence[0], draft.quantity.first - REACH), min(draft.sentence[1], draft.end + REACH)):
        if scene.lower[n] in sets["may_plan"] and _governs(scene, draft, n, n + 1):
            told = any(scene.lower[k] in sets["reporting"] for k in range(max(draft.sentence[0], n - 6), n))
            return ("planned" if told else "hypothetical"), (n, n + 1)
    return None


def _conditional(scene: Scene, n: int) -> bool:
    endings = scene.words.conditionals
    return bool(endings) and scene.kinds[n] == "w" and scene.lower[n].endswith(endings)


def _negated(scene: Scene, n: int) -> bool:
    """Whether a negation stands right before a verb."""
    return any(scene.lower[k] in scene.words.sets["negations"] for k in range(max(0, n - 2), n))


def _governs(scene: Scene, draft: Draft, first: int, last: int) -> bool:
    """Whether words of doubt belong to the figure: before its verb, or before itself with no other verb in between."""
    q, cue = draft.quantity, draft.cue
    verbs = scene.nouns.sets["auxiliaries"] | scene.nouns.sets["copulas"]
    if first == q.last and scene.is_("foretold", first):
        return True  # "1.200 carri armati su [3.500] promessi"
    if cue is not None and not (draft.core and draft.core[0] <= cue[0] < draft.core[1]):
        target = cue[0]
        if first <= target < last:
            return True
        if last <= target and target - last <= 4:
            return _clear(scene, last, target, verbs)
        if last <= q.first and target < last:
            return _clear(scene, last, q.first, frozenset())
        if target < q.first:
            return False
    if last <= q.first:
        return _clear(scene, last, q.first, frozenset())
    return first >= draft.end and first - draft.end <= 2 and _clear(scene, draft.end, first, verbs)


def _clear(scene: Scene, first: int, last: int, allowed: frozenset[str]) -> bool:
    """No sign, conjunction of another clause or other verb between two tokens."""
    other = scene.words.sets["clauses"] - scene.nouns.sets["relatives"]
    verbs = scene.nouns.sets["verbs"] | scene.nouns.sets["auxiliaries"] | scene.nouns.sets["copulas"]
    for n in range(first, last):
        word = scene.lower[n]
        if (scene.kinds[n] == "s" and word in ",;:()") or word in other:
            return False
        if word not in allowed and (word in verbs or verbal(scene, n)):
            return False
    return True
