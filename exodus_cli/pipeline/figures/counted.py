"""What a number counts: the noun phrase beside it, or the one understood from another number."""

from __future__ import annotations

from exodus_cli.grammar.numbers import MILLION, Quantity
from exodus_cli.pipeline.figures import after, amounts, before, concepts, lists, multiples, subject, trades
from exodus_cli.pipeline.figures.phrases import closed
from exodus_cli.pipeline.figures.scene import Draft, Scene
from exodus_cli.world.concepts import PERSON
from exodus_cli.world.concepts import concepts as table

# A bare number of millions that is so much larger than another is of something else.
OUTGROWN = 1000


def find(scene: Scene, draft: Draft, earlier: list[Draft]) -> None:
    """Fill in `core`, `head`, `counted` and `side`; `earlier` are the figures before it, the last at the end."""
    amounts.spent(scene, draft)
    amounts.unbound(scene, draft)
    kind = draft.quantity.value_kind
    if kind == "age":
        subject.of_age(scene, draft)
    if kind in ("age", "rank"):
        return
    if kind == "duration":
        if not after.find(scene, draft):
            amounts.length_of(scene, draft)
        return
    if before.put_at(scene, draft) or trades.price(scene, draft):
        return
    if _as_people(scene, draft):
        draft.person, draft.thing, draft.unit = True, PERSON, PERSON
        return
    if amounts.sum_of(scene, draft):
        return
    if amounts.awaited(scene, draft):
        amounts.compared(scene, draft, earlier)
        return
    if (_part_of(scene, draft, earlier) or after.find(scene, draft)):
        if draft.head is not None and scene.is_("pronouns", draft.head):
            draft.core = draft.head = None
            _same(scene, draft, earlier)
        if multiples.told_in_points(scene, draft) or multiples.ratio(scene, draft):
            draft.uncount()
            amounts.of(scene, draft, earlier)
        return
    if kind != "count" or isinstance(draft.quantity.point, float):
        # An index level ("33,849.46") counts nothing either.
        if not trades.paid(scene, draft):
            amounts.of(scene, draft, earlier)
    elif not _acts(scene, draft) and not multiples.level(scene, draft, earlier) and not before.find(scene, draft):
        _same(scene, draft, earlier)


def _as_people(scene: Scene, draft: Draft) -> bool:
    """Whether a preposition makes people of a bare number: "hanno firmato in [60mila]"."""
    q = draft.quantity
    if q.value_kind != "count" or q.first <= draft.sentence[0] or not scene.is_("as_people", q.first - 1):
        return False
    if q.last + 1 < draft.sentence[1] and scene.is_("determiners", q.last):
        noun = scene.nouns.thing_of.match([scene.nouns.lemma(scene.lower[q.last + 1])], 0)
        if noun is not None and table().is_person(noun[1]):
            return False
    return q.last >= draft.sentence[1] or closed(scene, q.last)


def _acts(scene: Scene, draft: Draft) -> bool:
    """Whether a bare number opens its clause and people's verb follows: "France strikes: More than a million march"."""
    q = draft.quantity
    if q.first > draft.sentence[0] and scene.kinds[q.first - 1] == "w":
        return False
    return any(
        cue.first == q.last and "subject" in cue.roles and cue.event in table().of_people
        for cue in scene.cues(draft.sentence, q.first)
    )


def _part_of(scene: Scene, draft: Draft, earlier: list[Draft]) -> bool:
    """A part of what was just counted: "of whom [7]", "[seven] of them", "di cui [uno]", "including [four] children"."""
    q, whole = draft.quantity, next((d for d in reversed(earlier) if d.quantity.value_kind == "count"), None)
    if q.value_kind != "count" or whole is None:
        return False
    ahead, behind = _picks_before(scene, draft), _picks_after(scene, draft)
    if not ahead and not behind:
        return False
    if behind or draft.quantity.first - whole.end <= 4 or lists.picked_body(scene, draft):
        draft.whole = whole
    if not behind and after.find(scene, draft) and draft.head is not None and not scene.is_("nominal", draft.head):
        if scene.is_("parts", q.first - 1):
            draft.like = _qualified(scene, draft, whole)
        return True
    draft.uncount()
    return _same(scene, draft, earlier)


def _qualified(scene: Scene, draft: Draft, whole: Draft) -> Draft | None:
    """The whole, where the word behind the number only tells which of its kind: "900 frane, di cui [376] attive"."""
    assert draft.head is not None
    known = scene.nouns.thing_of.match([scene.nouns.lemma(scene.lower[draft.head])], 0) is not None
    return None if known or concepts.names_people(scene, draft.head) else whole.like or whole


def _picks_before(scene: Scene, draft: Draft) -> bool:
    """Whether "of whom", "tra cui" or "including" stands before the number."""
    n = draft.quantity.first - 1
    if n <= draft.sentence[0]:
        return False
    return scene.is_("including", n) or (scene.is_("parts", n) and scene.is_("parts_links", n - 1)) or lists.picked_body(scene, draft)


def _picks_after(scene: Scene, draft: Draft) -> bool:
    """Whether "of them" or "dei quali" stands after the number."""
    n, end = draft.quantity.last, draft.sentence[1]
    if n + 1 >= end or not scene.is_("parts_links", n):
        return False
    n += 1 + (n + 2 < end and scene.is_("determiners", n + 1))
    return scene.is_("parts", n)


def _same(scene: Scene, draft: Draft, earlier: list[Draft]) -> bool:
    """The noun of the last count, where this number has none of its own, or of the share that it tells in numbers.

    Out of a sentence before only where the number is a subject ("[Nine others] were hurt") or plainly a part.
    """
    if scene.is_("genitives", draft.quantity.first - 1) and scene.happening(draft.quantity.first - 2):
        return False  # "an earlier toll of [31]" says itself what it counts
    if concepts.of_settlement(scene, draft):
        return False  # "12 shelters on the island of roughly [165,000]"
    rows = earlier[-4:]
    # "Of the 184 inmates who fled two prisons, [56] have been caught"
    rows.sort(key=lambda d: d.based and d.sentence == draft.sentence and d.quantity.first - 3 <= draft.sentence[0])
    for other in reversed(rows):
        if _outgrown(other.quantity, draft.quantity):
            continue
        beside = other.quantity.value_kind == "share" and other.side == "right" and other.end == draft.quantity.first - 1
        if (other.quantity.value_kind == "count" or beside) and (other.head is not None or other.like is not None):
            if other.sentence != draft.sentence and (other.sentence[1] < draft.sentence[0] - 1 or not _stands_alone(scene, draft)):
                return False
            draft.like = other.like or other
            return True
    return False


def _outgrown(of: Quantity, q: Quantity) -> bool:
    """Whether a number is too much larger to be of the same as another: "12,000 staff and revenues of [5.6 billion]"."""
    a, b = of.high or of.low, q.low or q.high
    return bool(a) and bool(b) and (b or 0) > OUTGROWN * (a or 0) and (b or 0) >= MILLION


def _stands_alone(scene: Scene, draft: Draft) -> bool:
    """Whether a number is the subject of what follows, or all there is: "[Nine] others were hurt", "of them [7]", "(82)"."""
    n, end = draft.quantity.last, draft.sentence[1]
    before = draft.quantity.first - 1
    before -= before > draft.sentence[0] and scene.is_("breaks", before)
    if before >= draft.sentence[0] and scene.lower[before].endswith(scene.nouns.enclitics):
        return False  # "che potrebbe accoglierne appena [400]"
    while n < end and (scene.is_("determiners", n) or scene.is_("parts_links", n) or scene.is_("parts", n)):
        n += 1
    if n >= end or scene.kinds[n] != "w":
        return True
    return (
        scene.is_("auxiliaries", n)
        or scene.is_("copulas", n)
        or scene.is_("verbs", n)
        or scene.is_("breaks", n)
        or scene.is_("pronouns", n)
    )


def shared(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Lend a noun back to the bare number before it: "from [5] to 10 people", "[two] or three men"."""
    a, b = before.quantity, draft.quantity
    bare = a.value_kind == b.value_kind == "count" and before.head is None and before.like is None and before.counted is None
    if not bare or draft.side != "right" or before.sentence != draft.sentence or b.first - a.last != 1:
        return False
    if not (scene.is_("conjunctions", a.last) or subject.changed(scene, a.last)):
        return False
    before.like = draft
    return True
