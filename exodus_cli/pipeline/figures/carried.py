"""The window of a figure whose own sentence has no date: taken over from what it carries on, under named rules only.

- part     "420 patients since Sunday. Of these, [32] have died."            the time of those it is a part of
- frame    "have fled since Monday. ... [70,000] have already left."        the same event, still going on: up to now
- beside   "in the past year 5,000 got permits. [900] have applied."        people again, in the next sentence, still going on
- those    "1.5% may have left since May. [Most] of those who left ..."     the event again by a pronoun
- blow     "A quake struck on Monday. ... The quake killed [45] people."    what a sudden event did has its day
- size     "He announced a call-up on Monday. The call-up of [300,000]"     an event's own number has its day
- noun     "the force fielded in March. The force had [9,000] soldiers."    a dated noun, told again
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from exodus_cli.facts import Figure, Window
from exodus_cli.grammar.times.anchors import Anchor, Reach
from exodus_cli.pipeline.figures.elsewhere import based
from exodus_cli.pipeline.figures.phrases import closed, verbal
from exodus_cli.pipeline.figures.scene import HYPHENS, Draft, Scene
from exodus_cli.world.concepts import alternatives, concepts
from exodus_cli.world.happenings import happenings

# So many tokens before a verb may hold the auxiliary of its perfect: "have so far been [killed]".
AUXILIARY = 4
# From the end of a noun to the date of its clause: "the force [that Russia fielded in] February".
NOUN = 8
# Between a sudden event and what it did: "the quake on the south coast [killed]", "killed in Saturday's [attack]".
BLOW = 6
KINDS = frozenset({"count", "share", "money"})
TOLD = ("asserted", "hedged")


def carry(scene: Scene, drafts: list[Draft], figures: list[Figure]) -> list[Figure]:
    """The figures, windows filled in where a rule says what they carry on."""
    out = list(figures)
    frames: dict[str, int] = {}
    for n, draft in enumerate(drafts):
        if out[n].window is None and _bare(scene, draft, out[n]):
            hit = _carried(scene, drafts, out, frames, n)
            if hit is not None:
                window, cue = hit
                out[n] = msgspec.structs.replace(out[n], window=window, cues=out[n].cues | {"window": cue})
        if _open(scene, out[n]):
            frames |= dict.fromkeys(_told(scene, draft, out[n]), n)
    return out


def _bare(scene: Scene, draft: Draft, figure: Figure) -> bool:
    """Whether a figure can have a window that its sentence does not tell: a fact, with no time named anywhere around."""
    return draft.quantity.value_kind in KINDS and figure.stance in TOLD and not scene.around(scene.moments, draft)


def _carried(
    scene: Scene, drafts: list[Draft], figures: list[Figure], frames: dict[str, int], n: int
) -> tuple[Window, tuple[int, int]] | None:
    draft = drafts[n]
    base = _part(scene, drafts, figures, n)
    if base is None and draft.event in frames and _same_people(drafts[frames[draft.event]], draft) and _lasts(scene, draft):
        base = frames[draft.event]
    if base is None:
        base = _beside(scene, drafts, figures, n)
    if base is None:
        base = _those(scene, drafts, figures, n)
    if base is not None:
        window = figures[base].window
        return (window, figures[base].cues["window"]) if window is not None else None
    return _blow(scene, draft) or _noun(scene, draft)


def _open(scene: Scene, figure: Figure) -> bool:
    """Whether a window runs from a day that is told up to publication: "since the invasion", "in the past 15 months"."""
    w, published = figure.window, (scene.reading.published or "")[:10]
    return w is not None and bool(w.start and published and w.end == published and w.start < published)


def _told(scene: Scene, draft: Draft, figure: Figure) -> Iterator[str]:
    """The events a figure's time is of: its own, and those told of the counted up to the words of the time ("who had left since")."""
    yield from alternatives(draft.event or "")
    start = figure.cues["window"][0]
    for cue in scene.cues(draft.sentence, draft.quantity.first):
        if draft.quantity.last <= cue.first and scene.tokens.starts[cue.first] < start and "subject" in cue.roles:
            yield cue.event


def _same_people(a: Draft, b: Draft) -> bool:
    bare = any(d.head is None and d.quantity.value_kind == "count" for d in (a, b))
    return bare or a.person == b.person or "share" in (a.quantity.value_kind, b.quantity.value_kind)


def _sentence_before(scene: Scene, draft: Draft) -> int:
    """The first token of the sentence before, or of this one where it is the first."""
    first = draft.sentence[0]
    return scene.sentence(first - 1)[0] if first > 0 else first


def _perfect(scene: Scene, n: int) -> bool:
    """Whether an auxiliary at a token makes a perfect: "have [since] left", not "have 5,000 employees"."""
    if scene.lower[n] not in scene.words.sets["perfects"]:
        return False
    for k in range(n + 1, min(n + AUXILIARY, len(scene.tokens))):
        if verbal(scene, k) or scene.lower[k] in scene.words.sets["participles"] or scene.is_("auxiliary_participles", k):
            return True
        if any(c.first == k for c in scene.cues(scene.sentence(n), n)):
            return True
        if scene.kinds[k] != "w" or scene.is_("determiners", k):
            return False
    return False


def _lasts(scene: Scene, draft: Draft) -> bool:
    """Whether what is told of a figure is so by now, by a perfect around it; a share may be of those still at it ("leaving")."""
    last = max(draft.core_end, draft.cue[1] if draft.cue is not None else 0)
    if any(_perfect(scene, n) for n in range(draft.sentence[0], min(last + AUXILIARY, draft.sentence[1]))):
        return True
    share = draft.quantity.value_kind == "share" and draft.cue is not None and not scene.nouns.head_first
    return share and draft.cue is not None and scene.lower[draft.cue[0]].endswith(scene.nouns.gerunds)


# ---- taken from another figure ------------------------------------------------------------------
def _part(scene: Scene, drafts: list[Draft], figures: list[Figure], n: int) -> int | None:
    """The figure told just before that this one is a part of: "Of these, [32] have died", "[1,100] of them are minors"."""
    draft = drafts[n]
    if not _picks(scene, draft):
        return None
    low, k = _sentence_before(scene, draft), n - 1
    while k >= 0 and drafts[k].quantity.first >= low:
        base = drafts[k]
        if base.quantity.value_kind == "count" and not based(scene, base.quantity.first):
            if figures[k].window is None:
                return None
            same = draft.event == base.event or _open(scene, figures[k])
            return k if same or (draft.event is None and _is(scene, draft)) else None
        k -= 1
    return None


def _picks(scene: Scene, draft: Draft) -> bool:
    """Whether a pronoun for those just counted opens the sentence of a figure, or follows the figure at its beginning."""
    first, q = draft.sentence[0], draft.quantity
    if first + 2 < q.first and scene.is_("parts_links", first) and scene.is_("parts", first + 1):
        return q.first - first <= BLOW
    return q.first - first <= 1 and q.last + 1 < draft.sentence[1] and scene.is_("parts_links", q.last) and scene.is_("parts", q.last + 1)


def _is(scene: Scene, draft: Draft) -> bool:
    """Whether a part is said to be something, and not to be somewhere: "are minors", not "are in prison"."""
    n = draft.core_end
    while n < draft.sentence[1] and (scene.is_("parts_links", n) or scene.is_("parts", n)):
        n += 1
    if n + 1 >= draft.sentence[1] or scene.lower[n] not in scene.words.sets["includes"]:
        return False
    return scene.words.phrases["location"].match(scene.lower, n + 1) is None


def _beside(scene: Scene, drafts: list[Draft], figures: list[Figure], n: int) -> int | None:
    """The figure of people in the same sentence or the one before whose time goes on: so does this one's, in the perfect too."""
    draft = drafts[n]
    if not draft.person or draft.event not in concepts().of_people or not _lasts(scene, draft):
        return None
    low, k = _sentence_before(scene, draft), n - 1
    while k >= 0 and drafts[k].quantity.first >= low:
        base = drafts[k]
        if figures[k].window is not None and figures[k].value_kind == "count":
            return k if _open(scene, figures[k]) and base.person and base.event in concepts().of_people else None
        k -= 1
    return None


def _those(scene: Scene, drafts: list[Draft], figures: list[Figure], n: int) -> int | None:
    """The figure of the sentence before whose people are meant by "those who left", or "of the dead"."""
    draft = drafts[n]
    if draft.head is None or draft.event is None:
        return None
    last = draft.quantity.last
    definite = scene.words.sets["definite"]
    of = draft.side == "right" and scene.is_("genitives", last) and (scene.lower[last] in definite or scene.lower[last + 1] in definite)
    if not scene.is_("those", draft.head) and not (of and scene.is_("nominal", draft.head)):
        return None
    low = _sentence_before(scene, draft)
    found = (k for k in range(n - 1, -1, -1) if drafts[k].quantity.first >= low)
    return next((k for k in found if drafts[k].event == draft.event and figures[k].window is not None), None)


# ---- taken from the day of an event, or of a noun -----------------------------------------------
def _blow(scene: Scene, draft: Draft) -> tuple[Window, tuple[int, int]] | None:
    """The day of the sudden event that did it, or of the event whose size it is."""
    cue, table = draft.cue, happenings()
    if cue is None or draft.event is None:
        return None
    of = table.counts.get
    for at, size, event in scene.events_in(draft.sentence):
        sized = of(event) == draft.event and cue[0] <= at + size and at <= cue[1] and at < draft.quantity.first
        blow = event in table.kinds.momentary and not verbal(scene, at) and draft.event in table.blows and _did(scene, draft, at, size)
        if not (sized or blow):
            continue
        return _day(scene, at, size, event)
    return None


def _day(scene: Scene, at: int, size: int, event: str) -> tuple[Window, tuple[int, int]] | None:
    """The day of an event, as the article tells it; else its words alone, for another article of the run that does."""
    telling = scene.reading.chronicle.day(event)
    if telling is None:
        if event not in scene.reading.chronicle.tellings:
            scene.reading.anchors.append(Anchor(at, at + size, at, event, frozenset(), Reach("at")))
            span = scene.tokens.span(at, at + size)
            return Window(text=scene.tokens.text[span[0] : span[1]]), span
        return None
    day, span = telling.day.isoformat(), scene.tokens.span(*telling.span)
    published = (scene.reading.published or "")[:10]
    return None if published and day > published else (Window(start=day, end=day, text=scene.tokens.text[span[0] : span[1]]), span)


def _did(scene: Scene, draft: Draft, at: int, size: int) -> bool:
    """Whether an event did what is told: its subject ("the quake killed"), or the circumstance ("killed in the quake")."""
    cue = draft.cue
    assert cue is not None
    first = _article(scene, draft.sentence[0], at)
    if first is None:
        return False
    within = scene.words.sets["within"]
    inside = scene.lower[first] in within or (first > draft.sentence[0] and scene.lower[first - 1] in within)
    if at + size <= cue[0]:
        between = range(at + size, cue[0])
        subject = len(between) <= BLOW and not any(scene.kinds[n] == "s" or n in scene.number_at for n in between)
        return inside or subject
    return inside and first - max(cue[1], draft.core_end) <= BLOW


def _article(scene: Scene, start: int, at: int) -> int | None:
    """The article that makes an event the one known: "[the] strong quake"; None before "a quake"."""
    for n in range(at - 1, max(start, at - BLOW) - 1, -1):
        if scene.lower[n] in scene.words.sets["definite"]:
            return n
        if (scene.is_("determiners", n) or closed(scene, n)) and scene.lower[n] not in HYPHENS and n not in scene.number_at:
            return None
    return None


def _noun(scene: Scene, draft: Draft) -> tuple[Window, tuple[int, int]] | None:
    """The date of the same noun in the sentence before: "the invasion force fielded in February. ... The invasion force"."""
    if draft.side != "left" or draft.core is None or draft.core[1] - draft.core[0] < 2 or draft.quantity.value_kind != "count":
        return None
    words = scene.lower[draft.core[0] : draft.core[1]]
    low, size = _sentence_before(scene, draft), len(words)
    for n in range(low, draft.sentence[0] - size):
        if scene.lower[n : n + size] != words:
            continue
        for moment in scene.moments:
            if n + size <= moment.first <= n + size + NOUN and moment.dated and moment.anchor is None:
                if any(scene.lower[k] in ",;:()" for k in range(n + size, moment.first)):
                    return None
                return Window(start=moment.start, end=moment.end, text=moment.text), scene.tokens.span(moment.first, moment.last)
    return None
