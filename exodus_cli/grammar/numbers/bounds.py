"""Bounds and modifiers as intervals, ranges as one quantity, and changes with their direction."""

from __future__ import annotations

from exodus_cli.facts import Modifier, Trend
from exodus_cli.grammar.numbers.quantity import Quantity, tidy
from exodus_cli.grammar.numbers.scan import DASHES, Scan

COMPARISONS = frozenset("<>=")
BRIDGES = 3
"""Words that may stand between a bound and its number."""
MOVE_REACH = 8
"""Words before "from 4 to 5" among which a verb of change makes it two numbers."""
PLAYED = 20
"""Games or innings up to which "over" tells in how many, not more than how many."""
APART = 8
"""Words between the amounts of one change told for two times or places."""

# ---- bounds -----------------------------------------------------------------------------------
def bound(s: Scan, q: Quantity, floor: int, ceiling: int) -> None:
    """Take in the bound before or after a quantity. `floor`: where the quantity before ended; `ceiling`: where the next number begins."""
    if q.value_kind == "rank" or (q.modifier == "between" and q.point is None and q.value_kind == "age"):
        return
    if _glued_bound(s, q):
        return
    found = _before(s, q, floor)
    if found is not None:
        first, last, modifier = found
        if not _spans(s, q, first) and modifier != "exact":
            q.first = first
            apply(s, q, modifier, (first, last))
    after = _after(s, q, ceiling)
    if after is not None:
        first, last, modifier = after
        apply(s, q, modifier, (first, last))
        q.last = last


def _after(s: Scan, q: Quantity, ceiling: int) -> tuple[int, int, Modifier] | None:
    """(first, last, modifier) of a bound that follows, as "30.000 persone circa", "sette o più"; it belongs to the number nearest to it."""
    book, at = s.book, q.last
    after = book.bounds_after.match(s.lower, at) if at < s.size else None
    if after is None:
        if q.value_kind != "count" or q.unit is not None or not s.noun(at) or at + 1 >= ceiling:
            return None
        after = book.bounds_after.match(s.lower, at + 1)  # "sette volte o più"
        told = after is not None and (s.lower[at + 1] in book.alternatives if after[0] > 1 else after[1] == "about")
        last = at + 1 + (after[0] if after is not None else 0)
        if after is None or not told or last > ceiling or s.kinds[last : last + 1] == ["n"]:
            return None
        return at + 1, last, after[1]
    last = at + after[0]
    if last > ceiling or (q.modifier not in ("exact", "about") and q.point is not None) or s.low(last) in book.of:
        return None
    if s.kinds[at] == "w" and s.words[at][0].isupper() and s.words[q.first].islower():
        return None
    if s.words[at] == "+" and ((s.glued(last) and s.kinds[last] != "s") or not s.glued(at)):
        return None
    return at, last, after[1]


def _before(s: Scan, q: Quantity, floor: int) -> tuple[int, int, Modifier] | None:
    at = q.first
    for _ in range(BRIDGES + 1):
        if at <= floor:
            return None
        found = s.book.bounds.match(s.lower, at)
        if found is not None and found[0] >= floor:
            if _reached(s, q, found[0], at) or _qualifies(s, q, at):
                return None
            crossed = s.words[at - 1] in COMPARISONS and s.words[found[0] - 1 : found[0]] and s.words[found[0] - 1] in COMPARISONS
            differs = at < q.first and found[1] in ("more_than", "less_than") and any(w in s.book.of for w in s.lower[at : q.first])
            return None if crossed or differs else (found[0], at, found[1])  # "=>30" says nothing, "superato di 3 euro" by how much
        if s.passed(at - 1, floor):
            return at - 1, at, "more_than"
        if s.lower[at - 1] not in s.book.bridges:
            return None
        at -= 1
    return None


def _reached(s: Scan, q: Quantity, first: int, last: int) -> bool:
    """Whether a bound of two words is an adverb of change and a level: "ticked [up] to 3.7%"."""
    return last - first == 2 and q.unit not in s.book.lengths and s.lower[first] in s.book.change_adverbs and (
        s.low(first - 1) in s.book.changes or s.low(first - 1) in s.book.moves
    )


def _qualifies(s: Scan, q: Quantity, last: int) -> bool:
    """Whether a length only qualifies the noun that the bound is about: "below the [30-day] average"."""
    return q.value_kind == "duration" and last < q.first and s.hyphen(q.number[1])


def _spans(s: Scan, q: Quantity, first: int) -> bool:
    """"over eight years": a stretch of time, no bound; but "for over eight years"."""
    played = q.value_kind == "count" and (q.point or 0) <= PLAYED and s.low(q.last) in s.book.played
    return (q.value_kind == "duration" or played) and s.lower[first] in s.book.spans and s.low(first - 1) not in s.book.span_bounds


def _glued_bound(s: Scan, q: Quantity) -> bool:
    """"sub-300", "under-18s", "mid-20s"."""
    at = q.first - 1
    if not s.hyphen(at) or at < 1:
        return False
    modifier = s.book.numbers.glued_bounds.get(s.lower[at - 1])
    if modifier is None:
        return False
    q.first = at - 1
    apply(s, q, modifier, (at - 1, at))
    return True


def apply(s: Scan, q: Quantity, modifier: Modifier, words: tuple[int, int]) -> None:
    """Open the interval as the modifier says; ranges and vague words keep theirs."""
    q.cues["modifier"] = s.tokens.span(*words)
    if q.point is None:
        return
    q.modifier = modifier
    if modifier in ("more_than", "at_least"):
        q.low, q.high = q.point, None
    elif modifier in ("less_than", "at_most", "nearly"):
        q.low, q.high = None, q.point


# ---- ranges -----------------------------------------------------------------------------------
def ranges(s: Scan, found: list[Quantity]) -> list[Quantity]:
    """Join the ends of ranges: "between 600,000 and 1,000,000", "tra i 50 e i 60 mila", "10-12"."""
    out: list[Quantity] = []
    for q in found:
        joined = _join(s, out[-1], q, out[-2].last if len(out) > 1 else 0) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(q)
    return out


def _join(s: Scan, a: Quantity, b: Quantity, floor: int) -> Quantity | None:
    if b.first - a.last > 4 or (a.value_kind == "rank") != (b.value_kind == "rank"):
        return None
    if a.value_kind == "rank" and _opener(s, a, floor) is None:
        return None
    if "range" in a.cues or ((a.low is None or b.high is None) and (a.point is None or b.point is None)):
        return None
    first = _linked(s, a, b, floor)
    if first is None or not _alike(s, a, b):
        return None
    factor = _ellipsis(a, b) * (b.factor if a.unit is None else 1)
    low, high = a.low, b.high
    if low is None or high is None or tidy(low * factor) > high:
        return None
    if low * factor == high and first == a.first:
        return None
    unit = a if b.unit is None else b
    kind = unit.value_kind
    q = Quantity(first=first, last=b.last, number=(a.number[0], b.number[1]), value_kind=kind, low=tidy(low * factor), high=high,
                 point=None, modifier="between", unit=unit.unit, unit_text=unit.unit_text, scale=b.scale,
                 in_digits=b.in_digits, vague=a.vague or b.vague)
    q.cues = {**a.cues, **b.cues, "value": s.tokens.span(a.number[0], b.number[1]), "range": s.tokens.span(first, b.last)}
    return q


def _linked(s: Scan, a: Quantity, b: Quantity, floor: int) -> int | None:
    """The first token of the range, opener included, or None where the words between link nothing."""
    book = s.book
    gap = b.first - a.last
    if gap == 1 and s.words[a.last] in DASHES | {"~", "-"}:
        tight = (s.glued(a.last) and s.glued(b.first)) or (a.in_digits and b.in_digits)
        if not a.in_digits and a.point == 0:
            return None  # "three-nought-four" is read out digit by digit
        opener = _opener(s, a, floor)
        return (opener[0] if opener else a.first) if tight else None
    opener = _opener(s, a, floor)
    if opener is not None:
        for k in opener[1]:
            if _covers(s, k, a.last, b.first):
                if not (book.changing[k] and _moved(s, opener[0], b)):
                    return opener[0]
                return None  # "fell from 7 to 5.5 million"
    for k in book.openless:
        if _covers(s, k, a.last, b.first) and ((a.unit_text is None and b.unit is not None) or not _moved(s, a.first, b)):
            return a.first
    if gap == 1 and s.lower[a.last] in book.alternatives and a.unit is None and a.point is not None and b.point is not None:
        near = a.point < b.point <= max(a.point + 2, a.point * 2) and a.first == a.number[0]
        return a.first if near else None
    return None


def _opener(s: Scan, a: Quantity, floor: int) -> tuple[int, list[int]] | None:
    at = a.first
    for _ in range(3):
        if at <= floor:
            return None
        found = s.book.openers.match(s.lower, at)
        if found is not None:
            return found
        if s.lower[at - 1] not in s.book.bridges and s.book.bounds.match(s.lower, at) is None:
            return None
        at -= 1
    return None


def _covers(s: Scan, kind: int, at: int, end: int) -> bool:
    """Whether a link of this kind, and bridges or a bound after it, fill the gap."""
    link = s.book.links[kind].match(s.lower, at) if at < end else None
    if link is None:
        return False
    at += link[0]
    while at < end and (s.lower[at] in s.book.bridges or s.book.bounds.match(s.lower, at + 1) is not None):
        at += 1
    return at == end


def _moved(s: Scan, first: int, b: Quantity) -> bool:
    """Whether a verb of change stands before: "rose from 4% to 5%" tells two numbers."""
    for at in range(first - 1, max(-1, first - 1 - MOVE_REACH), -1):
        if s.kinds[at] == "l" or s.words[at] in ".;:":
            return False
        if s.lower[at] in s.book.changes or s.lower[at] in s.book.moves:
            return True
    return False


def _alike(s: Scan, a: Quantity, b: Quantity) -> bool:
    if a.unit == b.unit or (a.unit is None and a.value_kind == "count"):
        return True
    if b.unit is None:
        return a.unit is not None and not (s.kinds[b.last : b.last + 1] == ["w"] and s.words[b.last][0].islower()
                                           and s.lower[b.last] not in s.book.not_nouns)
    return a.unit is not None and b.unit.startswith(a.unit + "/")


def _ellipsis(a: Quantity, b: Quantity) -> float:
    """The scale that the first end leaves to the second: "50 e i 60 mila", "$10-15 million"."""
    if b.scale > 1 and a.scale == 1 and a.low is not None and b.high is not None and a.low * b.scale <= b.high and a.low < 1000:
        return b.scale
    return 1


def clamps(s: Scan, found: list[Quantity]) -> list[Quantity]:
    """Join two bounds of one value: "greater than 100 and smaller than 300"."""
    out: list[Quantity] = []
    for q in found:
        a = out[-1] if out else None
        if a is not None and q.point is not None and a.point is not None and 1 <= q.first - a.last <= 2 and _clamp(s, a, q):
            low, high = sorted((a.point, q.point))
            a.low, a.high, a.point, a.modifier, a.last = low, high, None, "between", q.last
            a.unit, a.unit_text, a.value_kind = q.unit or a.unit, q.unit_text or a.unit_text, q.value_kind
        else:
            out.append(q)
    return out


def _clamp(s: Scan, a: Quantity, b: Quantity) -> bool:
    if not all(s.lower[j] in s.book.lists or s.lower[j] in s.book.not_nouns for j in range(a.last, b.first)):
        return False
    if a.high is None and b.low is None and b.modifier != "nearly":
        low, high = a.low, b.high
    elif a.low is None and b.high is None and a.modifier != "nearly":
        low, high = b.low, a.high
    else:
        return False
    return low is not None and high is not None and low < high and a.unit in (None, b.unit) and "modifier" in a.cues


# ---- changes ----------------------------------------------------------------------------------
def change(s: Scan, q: Quantity, floor: int, former: Quantity | None) -> None:
    """The direction of "rose 40%", "a 12% drop", "40% more", "un aumento del 5%".

    A percentage with a direction is a change; so is one listed after a change ("Eni +2%, Enel 3%").
    """
    if q.value_kind not in ("share", "money", "measure", "count", "duration") or (q.value_kind == "share" and q.vague):
        return
    share = q.value_kind == "share" or (q.value_kind == "count" and s.low(q.last) in s.book.point_words)
    before, after = change_before(s, q, floor, share=share), _change_after(s, q) if share else _compared(s, q)
    if before is not None:
        q.trend = s.book.changes.get(s.lower[before]) or s.book.changes_by[s.lower[before]]
        q.cues["trend"] = s.tokens.span(before, before + 1)
    elif after is not None:
        first, last, q.trend = after
        q.cues["trend"] = s.tokens.span(first, last)
        if share and first == q.last and " ".join(s.lower[first:last]) in s.book.comparatives:
            q.last = last
    elif q.first > floor and s.low(q.first - 1) == "+" and s.glued(q.first) and (share or _signed(s, q.first - 1)):
        q.trend, q.first = "up", q.first - 1
    elif share and q.point is not None and q.point < 0:
        q.trend = "down"
    elif share and former is not None and former.trend is not None and _listed(s, former, q):
        q.trend = former.trend
        q.cues["trend"] = former.cues.get("trend", q.cues["value"])
    if q.trend is not None and q.value_kind == "share" and q.unit_text is not None:  # a fraction in words stays a share
        q.value_kind = "change"


def _compared(s: Scan, q: Quantity) -> tuple[int, int, Trend] | None:
    """(first, last, direction) of "56 in più", "30 posti in meno", "$5 more than": an amount of any unit told against another."""
    for at in (q.last, q.last + 1):
        found = s.book.compared.match(s.lower, at) if at < s.size and (at == q.last or s.noun(q.last)) else None
        if found is not None and not _limits(s, at + found[0]):
            return at, at + found[0], found[1]
    return None


def _limits(s: Scan, at: int) -> bool:
    """Whether what looks like a comparison limits another number: "20 mila firme in meno [di una] settimana"."""
    return s.low(at) in s.book.of and (s.kinds[at + 1 : at + 2] == ["n"] or s.low(at + 1) in s.book.words or s.low(at + 1) in s.book.ones)


def _signed(s: Scan, at: int) -> bool:
    """Whether the sign at `at` stands before a number of its own: "(+23)", not "18+23"."""
    return at == 0 or not s.glued(at) or s.words[at - 1] in "(["


def change_before(s: Scan, q: Quantity, floor: int, *, share: bool) -> int | None:
    """The token of the verb or noun of change a quantity is the amount of."""
    book, at, by = s.book, q.first - 1, False
    if at < q.first and s.lower[q.first] in book.levels and q.first < q.number[0] and s.low(at) not in book.change_links:
        return None  # "fell below 5%" tells a level
    equal = book.change_equal.match(s.lower, q.first)
    if equal is not None and equal[0] >= floor and share:
        at, by = equal[0] - 1, True
    for _ in range(5):
        if at < floor or s.lower[at] not in book.change_links:
            break
        by = by or s.lower[at] in book.change_by
        at -= 1
    direct = s.low(at) in book.change_adverbs and q.value_kind != "duration" and q.unit not in book.lengths
    if at >= floor and s.lower[at] in book.changes and (share or by or direct):
        return at
    if at >= floor and by and share and s.lower[at] in book.changes_by:
        return at
    if not by or (not share and s.low(q.first - 1) not in book.change_far):
        return None
    for back in range(at, max(floor, at - 5) - 1, -1):
        if s.kinds[back] != "w":
            return None
        if s.lower[back] in book.changes:
            return back
    return None


def _change_after(s: Scan, q: Quantity) -> tuple[int, int, Trend] | None:
    """(first, last, direction) of "more", "increase" after an amount, an adjective between allowed."""
    if q.last >= s.size:
        return None
    found = s.book.change_after.match(s.lower, q.last)
    if found is not None:
        return q.last, q.last + found[0], found[1]
    j = s.past_hyphen(q.last)
    if j + 1 < s.size and s.kinds[j] == "w" and s.lower[j] not in s.book.not_nouns:
        found = s.book.change_after.match(s.lower, j + 1)
        if found is not None:
            return j + 1, j + 1 + found[0], found[1]
    return None


def _listed(s: Scan, a: Quantity, b: Quantity) -> bool:
    """Whether two changes stand in one list: "guadagna il 14,5%, Terna il 9,9%", "down 72 cents, or 0.9%"."""
    between = range(a.last, b.first)
    start = a.last + (a.value_kind == "count" and s.noun(a.last))
    if start < b.first <= start + 2 and all(s.lower[j] in s.book.alternatives or s.words[j] in "(," for j in range(start, b.first)):
        return True
    if a.value_kind != "change" or a.unit != b.unit:
        return False
    if _parallel(s, a, b):
        return True
    if len(between) > 5 or not between or any(s.kinds[j] == "n" or s.words[j] in ".;:()" for j in between):
        return False
    parted = s.lower[a.last] in s.book.lists
    return parted and all(s.words[j][0].isupper() or s.lower[j] in s.book.lists or s.lower[j] in s.book.change_links for j in between)


def _parallel(s: Scan, a: Quantity, b: Quantity) -> bool:
    """Whether two amounts of one change are told apart alike: "rose 3% in May, 2% in June", "3% in France and 2% in Spain"."""
    link, at = s.low(a.last), b.first - 1
    if link != s.low(b.last) or link not in s.book.not_nouns or link in s.book.of or b.first - a.last > APART:
        return False
    while at > a.last and s.lower[at] in s.book.change_links:
        at -= 1
    parted = s.words[at] == "," or s.lower[at] in s.book.conjunctions
    return parted and at > a.last + 1 and not any(s.kinds[j] == "l" or s.words[j] in ".;:()" for j in range(a.last, b.first))
