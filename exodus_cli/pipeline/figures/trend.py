"""Whether what is counted goes up or down."""

from __future__ import annotations

from exodus_cli.facts import Trend
from exodus_cli.grammar.numbers import Quantity
from exodus_cli.pipeline.figures.scene import Draft, Scene

# Tokens between two changes told of one verb.
NEAR = 10


def changes(scene: Scene, quantities: list[Quantity]) -> None:
    """Mend kinds and trends by the words around: "dropped by either [27 percent]", "rose to [4%]", "call up [1,000,000] people"."""
    sets = scene.words.sets
    light = scene.nouns.sets["conjunctions"] | scene.nouns.sets["determiners"] | sets["changed_by"] | {","}
    before: Quantity | None = None
    for q in quantities:
        n = q.first - 1
        if q.trend and n > 0 and scene.lower[n] in sets["adverbs_of_change"] and scene.lower[n - 1] in sets["phrasal"]:
            q.trend = None
            q.cues.pop("trend", None)
        if q.value_kind == "change" and n >= 0 and scene.lower[n] in sets["levels"]:
            q.value_kind = "share"
        if q.value_kind == "share" and q.unit_text:
            while n >= 0 and q.first - n <= 4 and scene.lower[n] in light:
                n -= 1
            by = any(scene.lower[k] in sets["changed_by"] for k in range(n + 1, q.first))
            hit = scene.words.trends.match(scene.lower, n) if n >= 0 and by else None
            if hit is not None:
                q.value_kind, q.trend = "change", hit[1]
            elif before is not None and before.value_kind == "change":
                beside = by and before.last == n + 1 < q.first
                if beside or _goes_on(scene, before, q):
                    q.value_kind, q.trend = "change", before.trend
        before = before if q.value_kind == "rank" else q


def _goes_on(scene: Scene, before: Quantity, q: Quantity) -> bool:
    """Whether a percentage is told of the verb of the change before it: "grew 0.6 percent in spring and [1.9 percent] from a year ago"."""
    n = q.first - 1
    while n > before.last and scene.lower[n] in scene.words.sets["changed_by"]:
        n -= 1
    if not scene.is_("conjunctions", n) or q.first - before.last > NEAR or (q.last < len(scene.tokens) and scene.is_("links", q.last)):
        return False
    verbs = ("verbs", "copulas", "auxiliaries", "modals")
    between = range(before.last, n)
    told = all(scene.kinds[k] == "w" or k in scene.dated for k in between)
    followed = q.last < len(scene.tokens) and scene.kinds[q.last] == "w" and scene.lower[q.last] not in scene.nouns.stops
    return told and not followed and not any(scene.is_(name, k) for k in between for name in verbs)


def trend(scene: Scene, draft: Draft) -> Trend | None:
    """Whether a change goes up or down, where the number itself does not say."""
    q = draft.quantity
    if q.trend or q.value_kind != "change":
        return q.trend
    best: tuple[int, Trend, tuple[int, int]] | None = None
    for n in range(max(draft.sentence[0], q.first - 8), min(draft.sentence[1], q.last + 5)):
        if q.first <= n < q.last or scene.kinds[n] != "w":
            continue
        hit = scene.words.trends.match(scene.lower, n)
        if hit is not None:
            away = q.first - n if n < q.first else n - q.last + 1
            if best is None or away < best[0]:
                best = away, hit[1], (n, n + hit[0])
    if best is None:
        return None
    draft.cues["trend"] = best[2]
    return best[1]
