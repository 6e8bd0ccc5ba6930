"""The window of time a figure speaks of, from the date marks beside it: none is better than a wrong one."""

from __future__ import annotations

from bisect import bisect_right

from exodus_cli.facts import Stance, Window
from exodus_cli.grammar.numbers import Quantity
from exodus_cli.pipeline.figures import elsewhere
from exodus_cli.pipeline.figures.moments import Moment, before, day_of, span_of
from exodus_cli.pipeline.figures.phrases import verbal
from exodus_cli.pipeline.figures.scene import Draft, Scene
from exodus_cli.world.concepts import POPULATION
from exodus_cli.world.happenings import happenings
from exodus_cli.world.topics import natural

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
# Half of a unit in days, by which a span counted in it is rounded; and spans that are usual whatever happened when.
HALVES = {"month": 15, "week": 3}
CUSTOMARY = frozenset({1, 2, 3, 4, 5, 6, 10, 12, 18, 24, 30, 36})
# "have died in a day" may be any day; "have fled in seven days" are those up to now.
SEVERAL = 2
# What is told as yet to come may lie behind publication.
AHEAD = ("planned", "hypothetical")


def spans(scene: Scene, quantity: Quantity) -> bool:
    """Whether a duration inside a date mark is a figure too: "in just seven days" is, "three days ago" is not."""
    start, end = scene.tokens.span(*quantity.number)
    dates = scene.reading.dates
    n = bisect_right(dates, start, key=lambda d: d.start) - 1
    return n < 0 or dates[n].end < end or dates[n].type == "DURATION"


def window(scene: Scene, draft: Draft, stance: Stance | None = None) -> Window | None:
    """The interval of the nearest moment that belongs to the figure; null where none clearly does.

    A date whose interval is not known ("today" of no day, "recently") hides those farther away; an event of no known
    day ("since the attack") gives its words where nothing else tells the time.
    """
    if draft.quantity.value_kind in ("age", "rank") or elsewhere.timeless(scene, draft):
        return None
    best: tuple[float, Moment] | None = None
    unknown: tuple[float, Moment] | None = None
    opening: tuple[float, Moment] | None = None
    for moment in scene.around(scene.moments, draft):
        cost = None if moment.type == "SET" else _cost(scene, draft, moment)
        if cost is None or cost > FAR:
            continue
        if moment.dated and moment.first - draft.sentence[0] <= 2:
            opening = cost, moment
        if moment.anchor is not None and not moment.dated:
            unknown = unknown if unknown is not None and unknown[0] <= cost else (cost, moment)
        elif best is None or cost < best[0]:
            best = cost, moment
    if best is not None and not best[1].dated and opening is not None:
        best = opening  # "In 1968 riots killed [43] people in seven days"
    best = best or unknown or _beside(scene, draft)
    if best is None or elsewhere.same_period(scene, best[1]):
        return None
    if not best[1].dated:
        return _undated(scene, draft, best[1])
    return _of(scene, draft, best[1], stance)


def _beside(scene: Scene, draft: Draft) -> tuple[float, Moment] | None:
    """The only date of a sentence, in the clause before: "were sold out [for the next week], while the cheapest cost 5,000"."""
    marks = scene.around(scene.moments, draft)
    if len(marks) != 1 or marks[0].type == "SET":
        return None
    first, last = marks[0].first, marks[0].last
    q, words = draft.quantity, scene.words.sets
    if last + 1 >= q.first or scene.lower[last] != "," or scene.lower[last + 1] not in words["beside"]:
        return None
    if elsewhere.dates_speech(scene, draft, first):
        return None
    clauses = words["clauses"] | scene.nouns.sets["relatives"]
    if any(scene.lower[n] in clauses or scene.lower[n] in CLAUSE_SIGNS or n in scene.number_at for n in range(last + 2, q.first)):
        return None
    return CLAUSE, marks[0]


def _undated(scene: Scene, draft: Draft, moment: Moment) -> Window | None:
    """A stretch whose place in the calendar the text does not tell: its words, and its days where it runs up to now.

    "have fled in just seven days" are the seven days up to publication; "fled in seven days" may be any.
    """
    first, last = moment.first, moment.last
    if moment.anchor is not None and moment.anchor.duration is None:
        draft.cues["window"] = first, last
        return Window(text=moment.text)
    opener = next(
        (n for n in range(first - 1, max(draft.sentence[0], first - 3) - 1, -1) if scene.lower[n] in scene.words.sets["within"]), None
    )
    if moment.type != "DURATION" or opener is None:
        return None
    draft.cues["window"] = opener, last
    text = scene.tokens.text[scene.tokens.starts[opener] : scene.tokens.ends[last - 1]]
    published, span = day_of(scene.reading.published), span_of(moment.date.value if moment.date else None)
    if moment.anchor is not None or published is None or span is None or span[0] < SEVERAL or not _perfect(scene, draft):
        return Window(text=text)
    return Window(start=before(published, span), end=published.isoformat(), text=text)


def _perfect(scene: Scene, draft: Draft) -> bool:
    """Whether the figure's verb tells what is so by now: "have fled", "has been cut"."""
    if draft.cue is None:
        return False
    perfects, n = scene.words.sets["perfects"], draft.cue[0] - 1
    while n >= max(draft.sentence[0], draft.cue[0] - 3):
        if scene.lower[n] in perfects:
            return True
        n -= 1
    return False


def _cost(scene: Scene, draft: Draft, moment: Moment) -> float | None:
    """How far a date stands from a figure or its verb; None where it dates what somebody said."""
    first, last = moment.first, moment.last
    q = draft.quantity
    if q.first < last and first < q.last:
        return 0
    if moment.anchor is None and elsewhere.dates_speech(scene, draft, first):
        return None
    if elsewhere.superlative(scene, first) and not elsewhere.explained(scene, draft, last):
        return None
    if elsewhere.base_of_change(scene, draft, moment):
        return None
    if last <= q.first and elsewhere.in_aside(scene, draft, moment):
        return None
    if first >= q.last and elsewhere.outside(scene, draft, first):
        return None
    if draft.thing == POPULATION and elsewhere.apposed(scene, draft, moment):
        return None
    if any(k in scene.number_at and elsewhere.based(scene, scene.number_at[k].first) for k in range(q.last, first)):
        return None  # "counted 3.5 million, up from 2.8 million [on January 31]"
    ends = [draft.end if draft.side != "left" else q.last]
    starts = [q.first]
    if draft.cue is not None and not _parted(scene, draft):
        ends.append(draft.cue[1])
        starts.append(draft.cue[0])
    if first >= q.last:
        other = first - 1 in scene.number_at and not q.first <= first - 1 < q.last
        return OTHERS * other + _between(scene, max((n for n in ends if n <= first), default=q.last), first)
    cost = BEFORE + _between(scene, last, min((n for n in starts if n >= last), default=q.first))
    return None if cost > FAR or elsewhere.of_cause(scene, moment) else cost


def _parted(scene: Scene, draft: Draft) -> bool:
    """Whether another number and another date part a figure from its word: "deaths are 54 this year, in 2011 there were [68]"."""
    if draft.cue is None or draft.cue[1] >= draft.quantity.first:
        return False
    gap = range(draft.cue[1], draft.quantity.first)
    return any(n in scene.number_at and n not in scene.dated for n in gap) and bool(scene.within(gap.start, gap.stop))


def _between(scene: Scene, first: int, last: int) -> float:
    """What stands between two tokens."""
    cost, n = 0.0, first
    clauses = scene.words.sets["clauses"] - scene.words.sets["since"]
    hanging = [m for m in scene.within(first, last) if m.anchor is not None and not m.dated]
    while n < last and cost <= FAR:
        word = scene.lower[n]
        hung = next((m for m in hanging if m.first == n), None)
        if hung is not None:
            cost += 1  # "In 1968, riots after the assassination killed [43]"
            n = hung.last
            continue
        if n in scene.number_at and n not in scene.dated:
            cost += OTHER_NUMBER
            n = scene.number_at[n].last
            continue
        if word == "," and n + 1 < last and scene.is_("relatives", n + 1) and elsewhere.antecedent(scene, first, n + 1):
            close = next((k for k in range(n + 2, min(last, n + FAR)) if scene.lower[k] == ","), None)
            if close is not None:
                cost += COMMA
                n = close + 1  # "In the 2014 war, which lasted seven weeks, [2,251] were killed"
                continue
        if scene.kinds[n] == "s":
            listed = word == "," and n + 1 < last and verbal(scene, n + 1)  # "killed, injured or deserted since ..."
            cost += 0 if listed else COMMA if word == "," else CLAUSE if word in CLAUSE_SIGNS else 0
        elif word in clauses or scene.is_("relatives", n):
            cost += 0 if scene.is_("relatives", n) and elsewhere.antecedent(scene, first, n) else CLAUSE
        elif n not in scene.dated and not verbal(scene, n):
            cost += 1
        n += 1
    return cost


def _of(scene: Scene, draft: Draft, moment: Moment, stance: Stance | None) -> Window:
    """The window a moment gives, with the words around it that say whether it goes on."""
    first, last = moment.first, moment.last
    draft.cues["window"] = first, last
    start, end, text = moment.start, moment.end, moment.text
    if moment.anchor is not None:
        return _hanging(scene, draft, moment)
    other = _range_with(scene, draft, moment)
    if other is not None:
        low, high = sorted((moment, other), key=lambda m: m.first)
        text = scene.tokens.text[scene.tokens.starts[low.first] : scene.tokens.ends[high.last - 1]]
        return Window(start=low.start, end=high.end, text=text)
    published = (scene.reading.published or "")[:10] or None
    begun = _begun(scene, moment, published)
    if begun is not None:
        return Window(start=begun, end=end, text=text)
    if _since(scene, draft, first, last) and start and published and start <= published:
        end = published
    elif _until(scene, draft, first):
        start = None
    elif stance not in AHEAD and start and end and published and start < published < end and _current(moment):
        end = published  # what is told as done cannot have been done later: "so far this year"
    return Window(start=start, end=end, text=text)


def _begun(scene: Scene, moment: Moment, published: str | None) -> str | None:
    """The day of the event that an odd span up to now is counted from: "in the past 15 months", the invasion being 15 months ago.

    Nobody counts in fifteens: a span that is no customary one and ends within half a unit of the only lasting event whose
    day the text tells, was counted from that.
    """
    span = span_of(moment.date.value if moment.date is not None else None)
    if moment.type != "DURATION" or span is None or span[1] not in HALVES or span[0] in CUSTOMARY:
        return None
    if not moment.start or moment.end != published:
        return None
    start = day_of(moment.start)
    told = {row.day for name, rows in scene.reading.chronicle.tellings.items() if name not in happenings().kinds.making for row in rows}
    near = [day for day in told if start is not None and abs((day - start).days) <= HALVES[span[1]]]
    return near[0].isoformat() if len(near) == 1 else None


def _current(moment: Moment) -> bool:
    """Whether a date means the stretch that publication stands in ("this year"), not one by its number ("in 2022")."""
    return moment.type == "DATE" and not any(c.isdigit() for c in moment.text)


def _hanging(scene: Scene, draft: Draft, moment: Moment) -> Window:
    """The window of a stretch that hangs on an event; the event's own number has its day: "after he ordered the call-up of 300,000"."""
    anchor = moment.anchor
    assert anchor is not None
    between = range(moment.last, draft.quantity.first)
    inside = anchor.clause and between and not any(scene.kinds[n] == "s" or n in scene.number_at for n in between)
    own = happenings().counts.get(anchor.event)
    fits = own is None or own == draft.event or (draft.thing is not None and natural(own, draft.thing))
    if anchor.day is not None and inside and fits and anchor.duration is None:
        return Window(start=anchor.day.isoformat(), end=anchor.day.isoformat(), text=moment.text)
    return Window(start=moment.start, end=moment.end, text=moment.text)


def _since(scene: Scene, draft: Draft, first: int, last: int) -> bool:
    """Whether "since" opens the phrase a date stands in, with no verb or comma in between."""
    since = scene.words.sets["since"]
    strong = scene.words.since[0]
    for n in range(first, max(draft.sentence[0], first - SINCE) - 1, -1):
        word = scene.lower[n]
        if word in since and (n >= first - 1 or word == strong):
            if elsewhere.explained(scene, draft, last):
                return False
            return n >= first - 1 or not _dated_clause(scene, n + 1, last, draft.quantity.first)
        if word in ",;:" or scene.is_("auxiliaries", n) or scene.is_("copulas", n):
            return False
    return False


def _dated_clause(scene: Scene, first: int, last: int, number: int) -> bool:
    """Whether a number is told of the dated event itself: "the largest since a quake in 2004 caused [220,000] deaths".

    Where a language has no perfect of its own, a verb farther off may be that of the number: only the next word tells there.
    """
    perfects = scene.words.sets["perfects"]
    for n in range(first, number) if perfects else range(last, min(number, last + 1)):
        if scene.kinds[n] == "s" or scene.lower[n] in perfects:
            return False
        if verbal(scene, n) or any(cue.first == n and cue.roles & {"subject", "object"} for cue in scene.cues(scene.sentence(n), n)):
            return True
    return False


def _until(scene: Scene, draft: Draft, first: int) -> bool:
    """Whether a date is only the end: "by Friday", "up to August", "entro il 2016"."""
    n = first - (first - 1 > draft.sentence[0] and scene.is_("determiners", first - 1))
    rows = (phrase.split() for phrase in scene.words.until)
    return any(scene.lower[max(draft.sentence[0], n - len(row)) : n] == row for row in rows)


def _range_with(scene: Scene, draft: Draft, moment: Moment) -> Moment | None:
    """The other end of "from 1980 to 2012", where the two are marked apart."""
    told = moment.date.cues.get("range") if moment.date is not None else None
    for other in scene.around(scene.moments, draft):
        if other is moment or other.type != "DATE" or not (other.start and other.end) or other.date is None:
            continue
        if told is not None and other.date.cues.get("range") == told:
            return other
        gap = range(moment.last, other.first) if other.first >= moment.last else range(other.last, moment.first)
        begins = min(moment.first, other.first)
        if len(gap) != 1 or begins == 0:
            continue
        if scene.lower[begins - 1] in scene.words.sets["ranges"] and scene.lower[gap[0]] in scene.words.sets["range_joints"]:
            return other
    return None
