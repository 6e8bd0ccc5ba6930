"""A second account that leaves out what it counts: "police said 20,000 marched; organisers claimed [100,000]"."""

from __future__ import annotations

from exodus_cli.pipeline.figures.phrases import closed
from exodus_cli.pipeline.figures.scene import Draft, Scene
from exodus_cli.world.bodies import organisation

# Longest way from the verb of saying to the number: "put the figure at about", "claimed the figure was closer to".
FAR = 6
# What sets a second number beside a first.
ASIDE = frozenset(",;(–—")
KINDS = frozenset({"count", "share", "money"})
# What may stand between them: "put [the figure at] 45%", "speak [of] 30".
BETWEEN = ("determiners", "pronouns", "number_words", "put_at", "breaks", "genitives", "extends", "prepositions", "copulas", "nearness")


def find(scene: Scene, draft: Draft, earlier: list[Draft]) -> None:
    """Give a bare number after a verb of saying what the account before it counts, and the event of that."""
    if draft.quantity.value_kind not in KINDS:
        return
    left_out = gapped(scene, draft) is not None
    if left_out and draft.side == "left":  # "police at [2,000]" counts no police
        draft.uncount()
        draft.thing = draft.event = None
    if draft.head is not None or draft.event is not None:
        return
    if not left_out and not (_alone(scene, draft) and _said(scene, draft)):
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


def gapped(scene: Scene, draft: Draft) -> tuple[int, int] | None:
    """The source before a number whose verb is left out: "the union says 40,000 marched, [police] 15,000"; "la [questura] di 15.000"."""
    begin, last = draft.sentence[0], draft.quantity.first
    if last - 1 > begin and (scene.is_("put_at", last - 1) or scene.is_("genitives", last - 1)):
        last -= 1
    first = last
    while first > max(begin, last - FAR) and scene.kinds[first - 1] == "w" and not _joins(scene, first - 1):
        first -= 1
    if not begin < first < last or not (_joins(scene, first - 1) or scene.lower[first - 1] in ASIDE):
        return None
    while first < last - 1 and scene.is_("determiners", first):
        first += 1
    start, end = scene.tokens.span(first, last)
    wont = scene.lower[first if scene.nouns.head_first else last - 1] in scene.words.sets["anonymous"]
    if not wont and organisation(scene.tokens.text[start:end]) is None:
        return None
    phrases = scene.words.phrases["reporting"]
    said = [n for n in range(begin, last) if phrases.match(scene.lower, n) is not None or scene.is_("putting", n)]
    return (first, last) if said and said[-1] < first else None


def _joins(scene: Scene, n: int) -> bool:
    """Whether a word joins a clause to the one before."""
    return scene.is_("conjunctions", n) or scene.lower[n] in scene.words.sets["contrasts"]


def owns(scene: Scene, n: int, *, after: int) -> bool:
    """Whether what names a source belongs to a number right before it, set beside one told before: ", 600,000 [according to] others"."""
    for k in range(n - 1, max(after, n - FAR) - 1, -1):
        q = scene.number_at.get(k)
        if q is not None:
            return q.first > after and (scene.lower[q.first - 1] in ASIDE or scene.is_("alternatives", q.first - 1))
        if scene.kinds[k] != "w" or scene.is_("genitives", k):
            return False
    return False
