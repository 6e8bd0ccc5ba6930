"""What a text says itself of a number and another before it: "an earlier toll of [31]", "had fallen to [16,000] from [20,000]"."""

from __future__ import annotations

from datetime import date

from exodus_cli.facts import Revision, Window
from exodus_cli.pipeline.figures.elsewhere import based
from exodus_cli.pipeline.figures.scene import Draft, Scene
from exodus_cli.world.topics import announced, toll

# How far, in tokens, what tells of a revision stands from its number.
REACH = 10
# Tokens between the adverb and its number, and the adverb and its verb: "were [initially] reported killed".
BESIDE, VERB = 7, 3
# Tokens between the number and such an adverb behind it.
AFTER = 5
# Tokens between the number a change ended at and the one it began at: "to [80] on Friday night, the county said, up from [67]".
APART = 14
# A count of so many days or more is the count of a period, not the state of a count: "from [3,300] in 2019".
PERIOD = 28


def revision(scene: Scene, draft: Draft, window: Window | None) -> Revision | None:
    """Whether a number was taken back, or came down or up to where it is, as the text tells it; `window` is the number's."""
    if draft.quantity.value_kind not in ("count", "money", "measure"):
        return None
    cue = _earlier(scene, draft) or _began(scene, draft, window)
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
                if draft.sentence[0] <= k < first and scene.is_("former", k):
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
    """Whether nothing but small words stand between a tally and its number, or who put it there: "estimate by the county put ... at"."""
    names = ("genitives", "links", "determiners", "copulas", "auxiliaries", "put_at", "former")
    row = range(first, last)
    return any(scene.is_("putting", n) for n in row) or all(any(scene.is_(name, n) for name in names) for n in row)


def _began(scene: Scene, draft: Draft, window: Window | None) -> tuple[int, int] | None:
    """The words that tell of a change from the number: "up from [67]", "lowered to 97 from [115]", "rose from [67] to 80".

    Only a count that goes on has older numbers, and a demand or bid; what was counted in another period is another count.
    """
    q, (low, end) = draft.quantity, draft.sentence
    goes_on = q.value_kind == "count" or (q.value_kind == "money" and (announced(draft.event) or announced(draft.thing)))
    if not goes_on or not based(scene, q.first) or (window is not None and (not toll(draft.event) or _days(window) >= PERIOD)):
        return None
    before = max((n for n in range(max(low, q.first - APART), q.first) if n in scene.number_at), default=None)
    if before is not None and (level := _reached(scene, scene.number_at[before].first, draft)) is not None:
        return level[1]
    levels, after = scene.words.sets["levels"], draft.core_end
    led = _moved(scene, q.first - 1, low) is not None or _passed(scene, q.first - 1, low) is not None
    if led and after + 1 < end and scene.lower[after] in levels and after + 1 in scene.number_at:
        return q.first - 1, after + 1
    at = q.first - 2
    hit = scene.words.trends.match(scene.lower, at) if at > low else None
    return (at, q.first) if hit is not None and before is not None and scene.lower[at - 1] == "," else None


def _days(window: Window) -> int:
    """How long a window is; one that is open or has no dates is long."""
    try:
        return (date.fromisoformat((window.end or "")[:10]) - date.fromisoformat((window.start or "")[:10])).days + 1
    except ValueError:
        return PERIOD


def _level(scene: Scene, draft: Draft) -> tuple[Revision, tuple[int, int]] | None:
    """The change that ended at the number: "fell to", "sono scesi a"; not of a change that is itself the number."""
    return _reached(scene, draft.quantity.first, draft)


def _reached(scene: Scene, number: int, draft: Draft) -> tuple[Revision, tuple[int, int]] | None:
    """The change that ended at the number at a token, which is the draft's or told beside it."""
    low, n = draft.sentence[0], number - 1
    if n - 1 <= low or scene.lower[n] not in scene.words.sets["levels"]:
        return None
    moved = _moved(scene, n, low) or _moved(scene, _tally(scene, n, low), low)
    other, here = scene.number_at.get(n - 1), scene.number_at.get(number)
    if moved is None and other is not None and here is not None and other.last == n and based(scene, other.first):
        verb = _passed(scene, other.first - 1, low)
        if verb is not None and other.point and here.point and other.point != here.point:
            moved = ("raised" if other.point < here.point else "lowered"), verb
    return (moved[0], (moved[1], n + 1)) if moved is not None else None


def _passed(scene: Scene, n: int, low: int) -> int | None:
    """The verb of going from one number to another before a token: "i morti sono [passati] da 67 a 80"."""
    return next((k for k in range(n - 1, max(low, n - VERB) - 1, -1) if scene.lower[k] in scene.words.sets["passings"]), None)


def _tally(scene: Scene, n: int, low: int) -> int:
    """Where the count that was moved begins: "raised [the death toll] to 28"; the same place where none stands there."""
    k = n
    while k > low and n - k < REACH and scene.kinds[k - 1] == "w" and not scene.words.trends.match(scene.lower, k - 1):
        k -= 1
    return k if any(scene.is_("tallies", j) for j in range(k, n)) else n


def _moved(scene: Scene, n: int, low: int) -> tuple[Revision, int] | None:
    """Which way the verb before a token goes, and where it stands."""
    for k in range(n - 1, max(low, n - VERB) - 1, -1):
        hit = scene.words.trends.match(scene.lower, k) if scene.kinds[k] == "w" else None
        if hit is not None and k + hit[0] <= n:
            return ("raised" if hit[1] == "up" else "lowered"), k
    return None
