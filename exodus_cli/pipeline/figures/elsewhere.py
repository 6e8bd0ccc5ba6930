"""Dates of a sentence that are not a figure's own: of what was said, of an aside, of a cause, of what a number is compared with."""

from __future__ import annotations

from exodus_cli.pipeline.figures.moments import Moment
from exodus_cli.pipeline.figures.phrases import closed, verbal
from exodus_cli.pipeline.figures.scene import Draft, Scene
from exodus_cli.world.concepts import concepts

# Words of a noun between its date and its relative clause: "the 2010 [mining accident], which".
NOUN = 2
# From the comma that opens an aside to its figure: "the group, which has just over [900] staff,".
ASIDE = 8
# From a verb of saying to its date, over the occasion ("told a news conference on [Monday]"); from a date to its verb ("on Monday said").
OCCASION, SPEAKING = 8, 4
# From an event to its date: "the killing of George Floyd on [May 25]".
CAUSE = 7


def base_of_change(scene: Scene, draft: Draft, moment: Moment) -> bool:
    """Whether a date is what a change is measured from: "up 12% from [a year earlier]"; "dal [2021]" may also tell since when."""
    first, words = moment.first, scene.words.sets
    if first == 0 or scene.lower[first - 1] not in words["bases"] or not _relative_to(moment):
        return False
    return scene.lower[first - 1] not in words["since"] or (draft.quantity.value_kind != "count" and first - 1 > draft.sentence[0])


def outside(scene: Scene, draft: Draft, first: int) -> bool:
    """Whether a date stands behind the aside or apposition a figure is in: "the group, which has 900 staff, will close [in May]"."""
    q, n = draft.quantity, draft.quantity.last
    while n < first and scene.lower[n] != ",":
        n += 1
    if n >= first:
        return False
    opened = next((k for k in range(q.first - 1, max(draft.sentence[0], q.first - ASIDE), -1) if scene.lower[k] == ","), None)
    return opened is not None and (scene.is_("relatives", opened + 1) or scene.lower[opened + 1] in scene.words.sets["clauses"])


def in_aside(scene: Scene, draft: Draft, moment: Moment) -> bool:
    """Whether a date stands in an aside that is over before the figure: "the war, which lasted [50 days], cost 2,251 lives"."""
    n = moment.first - 1
    while n > draft.sentence[0] and scene.lower[n] != ",":
        n -= 1
    if scene.lower[n] != "," or "," not in scene.lower[moment.last : draft.quantity.first]:
        return False
    return scene.is_("relatives", n + 1) or _is_origin(scene, draft, n, moment)


def _is_origin(scene: Scene, draft: Draft, comma: int, moment: Moment) -> bool:
    """Whether an aside tells when what is spoken of began: "the group, founded [in 1998], employs"; not "the attack, staged on Friday,"."""
    if scene.lower[moment.last] != "," or comma - 1 <= draft.sentence[0]:
        return False
    if any(comma - NOUN <= at < comma for at, _, _ in scene.events_in(draft.sentence)):
        return False
    return not closed(scene, comma + 1) and scene.tokens.words[comma + 1].islower() and not verbal(scene, comma - 1)


def of_cause(scene: Scene, moment: Moment) -> bool:
    """Whether a date is that of an event which is only what something is about: "protests over the killing [on May 25] have spread"."""
    told = (at for at, _, _ in scene.events_in(scene.sentence(moment.first)) if 0 < moment.first - at <= CAUSE)
    at = next((at for at in told if not any(verbal(scene, k) or scene.kinds[k] == "s" for k in range(at + 1, moment.first))), None)
    if at is None:
        return False
    n = at - 1
    while n > 0 and (scene.is_("determiners", n) or not (closed(scene, n) or verbal(scene, n))):
        n -= 1
    return n > 0 and scene.lower[n] in scene.words.sets["causes"]


def apposed(scene: Scene, draft: Draft, moment: Moment) -> bool:
    """Whether people are only those of a place set beside its name: "will meet [on Thursday] in Cutro, a town of 10,000"."""
    n = draft.quantity.first - 1
    verbs = scene.nouns.sets["copulas"] | scene.nouns.sets["auxiliaries"]
    while n > draft.sentence[0] and scene.kinds[n] == "w" and not verbal(scene, n) and scene.lower[n] not in verbs:
        n -= 1
    return scene.lower[n] == "," and not moment.first <= n - 1 < moment.last


def attributive(scene: Scene, draft: Draft) -> bool:
    """Whether an amount only tells the size of its noun: "a [$2 billion] deal was signed on Monday" tells of no Monday's billions.

    What is earned, owed or fined has its time for all that ("a [$2 billion] loss in the first quarter"), and so has a quake.
    """
    q, table = draft.quantity, concepts()
    if q.value_kind not in ("money", "measure") or q.unit in table.units or draft.thing in table.worth["money"] or draft.core is None:
        return False
    if draft.side == "right":
        led = q.first > draft.sentence[0] and scene.is_("determiners", q.first - 1)
        return led and draft.core[0] - q.last <= 1 and not scene.is_("links", q.last) and not scene.nouns.head_first
    return scene.nouns.head_first and scene.is_("sizes", q.first - 1)


def timeless(scene: Scene, draft: Draft) -> bool:
    """Whether the dates around tell nothing of a number: it only sizes its noun, or is the whole that another is a part of."""
    own = draft.core_end < draft.sentence[1] and scene.is_("relatives", draft.core_end)  # "of the 184 inmates who fled on Monday"
    return attributive(scene, draft) or (draft.based and not own)


def antecedent(scene: Scene, last: int, n: int) -> bool:
    """Whether the relative pronoun at a token is that of a noun with a date: "the [2010] quake, which", "the fire [on Monday] that"."""
    n -= scene.lower[n - 1] == ","
    if n == last:
        return True
    if any(last <= at < n <= at + size + 1 for at, size, _ in scene.events_in(scene.sentence(n))):
        return True  # "was struck in [2008] by a cyclone, which": the date of the event's own clause
    led = last < n <= last + NOUN and scene.is_("determiners", last - 2)
    return led and not any(closed(scene, k) or verbal(scene, k) for k in range(last, n))


def superlative(scene: Scene, first: int) -> bool:
    """Whether a date is only what a record is measured against: "its lowest since 2008"."""
    n = first - 1
    if n < 1 or scene.lower[n] not in scene.words.sets["since"]:
        return False
    return any(scene.lower[k] in scene.words.sets["superlatives"] for k in range(max(0, n - 2), n))


def explained(scene: Scene, draft: Draft, last: int) -> bool:
    """Whether a clause right behind a date tells what happened then: "the worst flood since 1966, when [34] died"."""
    clause = last + 1 < draft.quantity.first and scene.lower[last] == "," and scene.lower[last + 1] in scene.words.sets["clauses"]
    return clause and "," not in scene.lower[last + 1 : draft.quantity.first]


def _relative_to(moment: Moment) -> bool:
    """Whether a date is told by its distance, as the base of a comparison is ("a year earlier"), or a whole period."""
    return moment.grain in ("year", "quarter", "month", "week", "half") or moment.type == "DURATION"


def dates_speech(scene: Scene, draft: Draft, first: int) -> bool:
    """Whether a date is that of saying: "said on Thursday", "In May the ministry estimated", "told a briefing on Monday".

    It is the figure's own where the counted themselves say it ("three states said on Thursday").
    """
    q, start = draft.quantity, draft.sentence[0]
    for n in range(first - 1, max(start, first - OCCASION) - 1, -1):
        if _says(scene, n) and not q.first <= n <= draft.end + 1:  # "three states said": a noun, and its own verb
            return first - n <= 3 or any(scene.lower[k] in scene.words.sets["occasions"] for k in range(n + 1, first))
        if n in scene.number_at or scene.kinds[n] == "s":
            break
        if first - n <= NOUN and first < q.first and scene.lower[n] in scene.words.sets["released"]:
            return True  # "figures released on Tuesday show"
    if first >= q.first:
        return False
    opening = first - start <= 3
    verb = next((n for n in range(first, q.first if opening else min(first + SPEAKING, q.first)) if _says(scene, n)), None)
    return verb is not None and (opening or not any(scene.kinds[n] == "s" for n in range(first, verb)))


def _says(scene: Scene, n: int) -> bool:
    """Whether a word tells that somebody says, or estimates, something."""
    return scene.lower[n] in scene.words.sets["reporting"] or n in scene.said


def based(scene: Scene, n: int) -> bool:
    """Whether another number is compared with the one at a token: "up from [2.8 million]", "compared with [200]", "contro i [5.200]"."""
    n -= 1
    while n > 0 and scene.is_("determiners", n):
        n -= 1
    words = scene.words.sets
    return n >= 0 and (scene.lower[n] in words["bases"] or (n > 0 and scene.lower[n - 1] in words["compared"]))


def same_period(scene: Scene, moment: Moment) -> bool:
    """Whether a year is named for as many of its months as were told of another: "5,200 in the same period [last year]"."""
    whole = moment.type == "DATE" and moment.grain == "year"
    return whole and any(scene.lower[k] in scene.words.sets["periods"] for k in range(max(0, moment.first - 3), moment.last))
