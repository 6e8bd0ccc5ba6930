"""Make figures of quantities: what is counted, what happened to it, where, when, and who says so.

One module per joined field; each fills in its part of a `Draft`.
"""

from __future__ import annotations

from exodus_cli.facts import Figure
from exodus_cli.grammar.numbers import Quantity
from exodus_cli.pipeline.figures import (
    carried,
    concepts,
    copies,
    counted,
    currency,
    events,
    lists,
    revised,
    rivals,
    scope,
    severity,
    stance,
    tallies,
    trend,
    when,
    where,
    who,
)
from exodus_cli.pipeline.figures.scene import Draft, Scene
from exodus_cli.pipeline.reading import Reading


def find(reading: Reading) -> list[Figure]:
    """The figures of the article, in the order of their offsets."""
    scene = Scene(reading)
    trend.changes(scene, reading.quantities)
    drafts: list[Draft] = []
    for quantity in reading.quantities:
        if is_figure(scene, quantity):
            drafts.append(Draft(quantity, scene.sentence(quantity.first)))
    for n, draft in enumerate(drafts):
        counted.find(scene, draft, drafts[max(0, n - 4) : n])
        if draft.quantity.value_kind == "count":
            draft.joined = lists.joined(scene, drafts[max(0, n - 4) : n], draft)
        concepts.name(scene, draft)
        if draft.quantity.value_kind == "duration":
            concepts.length(scene, draft, drafts[max(0, n - 1) : n])
        scene.ends[draft.quantity.first] = draft.core_end
        if not tallies.find(scene, draft):
            events.find(scene, draft)
        lists.lend(draft)
        rivals.find(scene, draft, drafts[max(0, n - 4) : n])
        concepts.measure(scene, draft, drafts[max(0, n - 4) : n])
        if n and counted.shared(scene, drafts[n - 1], draft):
            concepts.name(scene, drafts[n - 1])
            events.find(scene, drafts[n - 1])
    currency.settle(scene, drafts)
    sources = who.Sources(scene)
    figures = carried.carry(scene, drafts, [_figure(scene, sources, draft) for draft in drafts])
    return copies.link(scene, drafts, figures, sources.own)


def is_figure(scene: Scene, quantity: Quantity) -> bool:
    """Whether a quantity is said of something: not a date's, not an idiom's."""
    first, last = quantity.number
    if last - first == len(scene.tokens):
        return True  # a text that is nothing but a number
    dated = [n for n in range(first, last) if n in scene.dated]
    # A date inside a longer number ("two hundred and [two thousand]") or a fraction ("one [eighth]") is none.
    whole = len(dated) == last - first and not (quantity.value_kind == "share" and last - first > 1)
    signed = quantity.value_kind in ("share", "change") and quantity.unit_text is not None  # "rispetto al 2021 e il [27%] in meno"
    if quantity.value_kind not in ("duration", "age") and whole and not signed:
        return last not in scene.dated and _counts(scene, first, last)
    if first in scene.dated and quantity.value_kind == "duration":
        return when.spans(scene, quantity)
    if quantity.value_kind == "share" and quantity.unit_text is None and _one_more(scene, quantity):
        return False
    idioms = scene.nouns.idiom
    for n in range(max(0, first - 3), last):
        hit = idioms.match(scene.lower, n)
        if hit is not None and n + hit[0] > first:
            return False
    return True


def _one_more(scene: Scene, quantity: Quantity) -> bool:
    """Whether what looks like a fraction is one more of those counted before: "two men were killed and a third was injured"."""
    n = quantity.last
    if n >= len(scene.tokens) or not scene.is_("singular", n) or not quantity.point:
        return False
    before = round(100 / quantity.point) - 1
    first = scene.sentence(n)[0]
    return any(k in scene.number_at and scene.number_at[k].point == before for k in range(max(first, n - 20), quantity.first))


def _counts(scene: Scene, first: int, last: int) -> bool:
    """Whether a number that was taken for a year counts the noun behind it: "About 1000 people"."""
    if (first > 0 and first - 1 in scene.dated) or last >= len(scene.tokens) or scene.kinds[last] != "w":
        return False
    word = scene.lower[last]
    plural = scene.nouns.lemma(word) != word or scene.is_("invariable", last)
    return plural and scene.tokens.words[last].islower() and word not in scene.nouns.stops


def _figure(scene: Scene, sources: who.Sources, draft: Draft) -> Figure:
    reading, q = scene.reading, draft.quantity
    start, end = scene.tokens.span(q.first, q.last)
    change, doubt = trend.trend(scene, draft), stance.stance(scene, draft)
    window = when.window(scene, draft, doubt)
    origin, destination, location = where.places(scene, draft)
    said_by = sources.of(draft)
    phrase = scene.tokens.span(*draft.counted) if draft.counted else None
    return Figure(
        **reading.standing("figure", start, end),
        value_kind=q.value_kind,
        low=q.low,
        high=q.high,
        point=q.point,
        modifier=q.modifier,
        unit=q.unit or draft.unit,
        unit_text=q.unit_text or draft.unit_text,
        counted=reading.text[phrase[0] : phrase[1]] if phrase else None,
        thing=draft.thing,
        event=draft.event,
        trend=change,
        stance=doubt,
        revision=revised.revision(scene, draft, window),
        besides=scope.besides(scene, draft),
        perpetrator=scope.perpetrator(scene, draft),
        severe=severity.severe(scene, draft),
        window=window,
        origin=origin,
        destination=destination,
        location=location,
        said_by=said_by,
        cues=q.cues | {name: scene.tokens.span(*span) for name, span in sorted(draft.cues.items()) if span[1] > span[0]},
    )
