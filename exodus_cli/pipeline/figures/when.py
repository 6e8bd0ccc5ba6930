"""The window of time a figure speaks of, from the date marks beside it."""

from __future__ import annotations

from bisect import bisect_right

from exodus_cli.facts import Date, Window
from exodus_cli.grammar.numbers import Quantity
from exodus_cli.pipeline.figures.scene import Draft, Scene

# What a date costs that stands before the figure, beyond a comma, or beside a verb of saying.
BEFORE = 2
OTHER = 2
COMMA = 4
SAID = 30
FAR = 25


def spans(scene: Scene, quantity: Quantity) -> bool:
    """Whether a duration inside a date mark is a figure too: "in just seven days" is, "three days ago" is not."""
    start, end = scene.tokens.span(*quantity.number)
    dates = scene.reading.dates
    n = bisect_right(dates, start, key=lambda d: d.start) - 1
    return n < 0 or dates[n].end < end or dates[n].type == "DURATION"


def window(scene: Scene, draft: Draft) -> Window | None:
    """The interval of the nearest date that belongs to the figure; null where none clearly does."""
    if draft.quantity.value_kind in ("age", "rank"):
        return None
    best: tuple[int, Date] | None = None
    for date in scene.near(scene.reading.dates, draft):
        if date.type == "SET" or not (date.from_ or date.to):
            continue
        cost = _cost(scene, draft, date)
        if cost is not None and cost <= FAR and (best is None or cost < best[0]):
            best = cost, date
    return _of(scene, draft, best[1]) if best else None


def _cost(scene: Scene, draft: Draft, date: Date) -> int | None:
    """How far a date stands from a figure; None where it dates what somebody said."""
    first, last = scene.tokens.at(date.start), scene.tokens.at(date.end)
    q = draft.quantity
    if q.first < last and first < q.last:
        return 0
    low, high = (q.last, first) if first >= q.last else (last, q.first)
    cost = 0 if first >= q.last else BEFORE
    for n in range(low, high):
        word = scene.lower[n]
        cost += COMMA if word == "," else 10 if word in ";:—" else OTHER if n in scene.number_at and n not in scene.dated else 1
    return cost + (SAID if _dates_speech(scene, draft, first) else 0)


def _dates_speech(scene: Scene, draft: Draft, first: int) -> bool:
    """Whether a verb of saying stands right before a date: "said on Thursday", "In May the ministry estimated"."""
    near = range(max(draft.sentence[0], first - 3), first)
    if any(scene.lower[n] in scene.words.sets["reporting"] for n in near):
        return True
    q = draft.quantity
    return (
        first < q.first
        and first - draft.sentence[0] <= 3
        and any(scene.lower[n] in scene.words.sets["reporting"] for n in range(first, q.first))
    )


def _of(scene: Scene, draft: Draft, date: Date) -> Window:
    """The window a date mark gives, with the words around it that say whether it goes on."""
    first = scene.tokens.at(date.start)
    draft.cues["window"] = (first, max(first + 1, scene.tokens.at(date.end)))
    since = any(scene.lower[n] in scene.words.sets["since"] for n in range(max(draft.sentence[0], first - 1), first + 1))
    start, end = (date.from_ or "")[:10] or None, (date.to or "")[:10] or None
    published = (scene.reading.published or "")[:10] or None
    if since and start and published and start <= published:
        end = published
    return Window(start=start, end=end, text=date.text)
