"""The window of time a figure speaks of, from the date marks beside it: none is better than a wrong one."""

from __future__ import annotations

from bisect import bisect_right

from exodus_cli.facts import Date, Window
from exodus_cli.grammar.numbers import Quantity
from exodus_cli.pipeline.figures.phrases import verbal
from exodus_cli.pipeline.figures.scene import Draft, Scene

# What stands between a figure (or its verb) and a date makes it less likely its own. Costs in words: a word in between is 1.
BEFORE = 3
COMMA = 3
CLAUSE = 12
OTHER_NUMBER = 6
# A date right behind another number is that number's: "$2,000, up from $1,750 [a year earlier]".
OTHERS = 12
FAR = 18
CLAUSE_SIGNS = frozenset(';:—–()“”"')
# How far before a date "since" may stand: "since the start of the invasion on February 24".
SINCE = 9
RANGE = 3


def spans(scene: Scene, quantity: Quantity) -> bool:
    """Whether a duration inside a date mark is a figure too: "in just seven days" is, "three days ago" is not."""
    start, end = scene.tokens.span(*quantity.number)
    dates = scene.reading.dates
    n = bisect_right(dates, start, key=lambda d: d.start) - 1
    return n < 0 or dates[n].end < end or dates[n].type == "DURATION"


def window(scene: Scene, draft: Draft) -> Window | None:
    """The interval of the nearest date that belongs to the figure; null where none clearly does.

    A date whose interval is not known ("today" of no day, "recently") hides those farther away.
    """
    if draft.quantity.value_kind in ("age", "rank"):
        return None
    best: tuple[float, Date] | None = None
    for date in scene.near(scene.reading.dates, draft):
        cost = None if date.type == "SET" else _cost(scene, draft, date)
        if cost is not None and cost <= FAR and (best is None or cost < best[0]):
            best = cost, date
    if best is None:
        best = _beside(scene, draft)
    if best is None:
        return None
    if not (best[1].from_ or best[1].to):
        return _undated(scene, draft, best[1])
    return _of(scene, draft, best[1])


def _beside(scene: Scene, draft: Draft) -> tuple[float, Date] | None:
    """The only date of a sentence, in the clause before: "were sold out [for the next week], while the cheapest cost 5,000"."""
    marks = scene.near(scene.reading.dates, draft)
    if len(marks) != 1 or marks[0].type == "SET":
        return None
    first, last = _tokens(scene, marks[0])
    q, words = draft.quantity, scene.words.sets
    if last + 1 >= q.first or scene.lower[last] != "," or scene.lower[last + 1] not in words["beside"]:
        return None
    if _dates_speech(scene, draft, first):
        return None
    clauses = words["clauses"] | scene.nouns.sets["relatives"]
    if any(scene.lower[n] in clauses or scene.lower[n] in CLAUSE_SIGNS or n in scene.number_at for n in range(last + 2, q.first)):
        return None
    return CLAUSE, marks[0]


def _undated(scene: Scene, draft: Draft, date: Date) -> Window | None:
    """A stretch of time whose place in the calendar the text does not tell: "in just seven days" gives its words only."""
    first, last = _tokens(scene, date)
    opener = next(
        (n for n in range(first - 1, max(draft.sentence[0], first - 3) - 1, -1) if scene.lower[n] in scene.words.sets["within"]), None
    )
    if date.type != "DURATION" or opener is None:
        return None
    draft.cues["window"] = (opener, last)
    return Window(text=scene.tokens.text[scene.tokens.starts[opener] : date.end])


def _cost(scene: Scene, draft: Draft, date: Date) -> float | None:
    """How far a date stands from a figure or its verb; None where it dates what somebody said."""
    first, last = _tokens(scene, date)
    q = draft.quantity
    if q.first < last and first < q.last:
        return 0
    if _dates_speech(scene, draft, first):
        return None
    if _superlative(scene, first):
        return None
    if first > 0 and scene.lower[first - 1] in scene.words.sets["bases"] and _relative_to(date):
        return None
    ends = [draft.end if draft.side != "left" else q.last]
    starts = [q.first]
    if draft.cue is not None:
        ends.append(draft.cue[1])
        starts.append(draft.cue[0])
    if first >= q.last:
        other = first - 1 in scene.number_at and not q.first <= first - 1 < q.last
        return OTHERS * other + _between(scene, max((n for n in ends if n <= first), default=q.last), first)
    return BEFORE + _between(scene, last, min((n for n in starts if n >= last), default=q.first))


def _superlative(scene: Scene, first: int) -> bool:
    """Whether a date is only what a record is measured against: "its lowest since 2008"."""
    n = first - 1
    if n < 1 or scene.lower[n] not in scene.words.sets["since"]:
        return False
    return any(scene.lower[k] in scene.words.sets["superlatives"] for k in range(max(0, n - 2), n))


def _relative_to(date: Date) -> bool:
    """Whether a date is told by its distance, as the base of a comparison is ("a year earlier"), or a whole period."""
    return date.grain in ("year", "quarter", "month", "week", "half") or date.type == "DURATION"


def _between(scene: Scene, first: int, last: int) -> float:
    """What stands between two tokens."""
    cost, n = 0.0, first
    clauses = scene.words.sets["clauses"] - scene.words.sets["since"]
    while n < last and cost <= FAR:
        word = scene.lower[n]
        if n in scene.number_at and n not in scene.dated:
            cost += OTHER_NUMBER
            n = scene.number_at[n].last
            continue
        if scene.kinds[n] == "s":
            listed = word == "," and n + 1 < last and verbal(scene, n + 1)  # "killed, injured or deserted since ..."
            cost += 0 if listed else COMMA if word == "," else CLAUSE if word in CLAUSE_SIGNS else 0
        elif word in clauses or scene.is_("relatives", n):
            cost += CLAUSE
        elif n not in scene.dated and not verbal(scene, n):
            cost += 1
        n += 1
    return cost


def _tokens(scene: Scene, date: Date) -> tuple[int, int]:
    first = scene.tokens.at(date.start)
    last = first
    while last < len(scene.tokens) and scene.tokens.starts[last] < date.end:
        last += 1
    return first, last


def _dates_speech(scene: Scene, draft: Draft, first: int) -> bool:
    """Whether a verb of saying stands beside a date: "said on Thursday", "In May the ministry estimated".

    It is the figure's own where the counted themselves say it ("three states said on Thursday").
    """
    reporting, q = scene.words.sets["reporting"], draft.quantity
    for n in range(max(draft.sentence[0], first - 3), first):
        if scene.lower[n] in reporting and not q.first <= n <= draft.end + 1:  # "three states said": a noun, and its own verb
            return True
    if first >= q.first or first - draft.sentence[0] > 3:
        return False
    verb = next((n for n in range(first, q.first) if scene.lower[n] in reporting), None)
    return verb is not None


def _of(scene: Scene, draft: Draft, date: Date) -> Window:
    """The window a date mark gives, with the words around it that say whether it goes on."""
    first, last = _tokens(scene, date)
    draft.cues["window"] = (first, last)
    start, end = (date.from_ or "")[:10] or None, (date.to or "")[:10] or None
    text = date.text
    other = _range_with(scene, draft, first, last)
    if other is not None:
        low, high = sorted((date, other), key=lambda d: d.start)
        start, end = (low.from_ or "")[:10] or None, (high.to or "")[:10] or None
        text = scene.tokens.text[low.start : high.end]
        return Window(start=start, end=end, text=text)
    published = (scene.reading.published or "")[:10] or None
    if _since(scene, draft, first) and start and published and start <= published:
        end = published
    return Window(start=start, end=end, text=text)


def _since(scene: Scene, draft: Draft, first: int) -> bool:
    """Whether "since" opens the phrase a date stands in, with no verb or comma in between."""
    since = scene.words.sets["since"]
    strong = scene.words.since[0]
    for n in range(first, max(draft.sentence[0], first - SINCE) - 1, -1):
        word = scene.lower[n]
        if word in since and (n >= first - 1 or word == strong):
            return True
        if word in ",;:" or scene.is_("auxiliaries", n) or scene.is_("copulas", n):
            return False
    return False


def _range_with(scene: Scene, draft: Draft, first: int, last: int) -> Date | None:
    """The other end of "from 1980 to 2012", where the two are marked apart."""
    for date in scene.near(scene.reading.dates, draft):
        low, high = _tokens(scene, date)
        gap = range(last, low) if low >= last else range(high, first)
        begins = min(first, low)
        if low == first or len(gap) != 1 or begins == 0 or date.type != "DATE" or not (date.from_ and date.to):
            continue
        opens = scene.lower[begins - 1] in scene.words.sets["ranges"]
        if opens and scene.lower[gap[0]] in scene.words.sets["range_joints"]:
            return date
    return None
