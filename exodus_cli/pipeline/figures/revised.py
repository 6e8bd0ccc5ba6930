"""What a text says itself of a number and another before it: "an earlier toll of [31]", "had fallen to [16,000]"."""

from __future__ import annotations

from exodus_cli.facts import Revision
from exodus_cli.pipeline.figures.scene import Draft, Scene

# How far, in tokens, what tells of a revision stands from its number.
REACH = 8
# Tokens between the adverb and its number, and the adverb and its verb: "were [initially] reported killed".
BESIDE, VERB = 7, 3
# Tokens between the number and such an adverb behind it.
AFTER = 5


def revision(scene: Scene, draft: Draft) -> Revision | None:
    """Whether a number was taken back, or came down or up to where it is, as the text tells it."""
    if draft.quantity.value_kind not in ("count", "money", "measure"):
        return None
    cue = _earlier(scene, draft)
    if cue is not None:
        draft.cues["revision"] = cue
        return "earlier"
    level = _level(scene, draft)
    if level is None:
        return None
    draft.cues["revision"] = level[1]
    return level[0]


def _earlier(scene: Scene, draft: Draft) -> tuple[int, int] | None:
    """The words that call the number an older one."""
    first = draft.quantity.first
    low = max(draft.sentence[0], first - REACH)
    for n in range(first - 1, low - 1, -1):
        if n in scene.number_at or scene.lower[n] in ";:":
            break
        if scene.is_("tallies", n) and _leads(scene, n + 1, first):
            for k in (n - 1, n - 2, n + 1):
                if low <= k < first and scene.is_("former", k):
                    return min(k, n), max(k, n) + 1
        if first - n <= BESIDE and scene.is_("formerly", n) and _told(scene, range(n - 2, first)):
            return n, n + 1
    last = draft.core_end
    for n in range(last, min(last + AFTER, draft.sentence[1])):
        if scene.kinds[n] != "w" or n in scene.number_at:
            break
        if scene.is_("formerly", n) and _told(scene, range(n, min(n + VERB, draft.sentence[1]))):
            return n, n + 1
    return None


def _told(scene: Scene, row: range) -> bool:
    """Whether a verb of reporting or estimating stands in a stretch."""
    said = scene.words.sets["reporting"]
    return any(n >= 0 and (scene.lower[n] in said or scene.is_("putting", n) or scene.is_("deemed", n)) for n in row)


def _leads(scene: Scene, first: int, last: int) -> bool:
    """Whether nothing but small words stand between a tally and its number."""
    names = ("genitives", "links", "determiners", "copulas", "auxiliaries", "put_at", "former")
    return all(any(scene.is_(name, n) for name in names) for n in range(first, last))


def _level(scene: Scene, draft: Draft) -> tuple[Revision, tuple[int, int]] | None:
    """The change that ended at the number: "fell to", "sono scesi a"; not of a change that is itself the number."""
    n = draft.quantity.first - 1
    levels = scene.words.sets["levels"]
    if n - 1 <= draft.sentence[0] or scene.lower[n] not in levels:
        return None
    for k in range(n - 1, max(draft.sentence[0], n - VERB) - 1, -1):
        hit = scene.words.trends.match(scene.lower, k) if scene.kinds[k] == "w" else None
        if hit is not None and k + hit[0] <= n:
            return ("raised" if hit[1] == "up" else "lowered"), (k, n + 1)
    return None
