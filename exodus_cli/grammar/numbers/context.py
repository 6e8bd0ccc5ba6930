"""What the words around a number make of it: age or duration, part, conversion, shared unit."""

from __future__ import annotations

from exodus_cli.grammar.numbers.bounds import change_before
from exodus_cli.grammar.numbers.quantity import Quantity
from exodus_cli.grammar.numbers.scan import Scan

OLDEST = 120
DAY = 24
"""Hours of a day."""
NEAR = 16
"""Tokens within which a percentage makes points of a following number percentage points."""
HUNDRED = 100
PERCENT = "percent"
OPEN = frozenset("([")
CLOSERS = frozenset((".", ",", ";", ":", ")", ""))
"""What may follow a bare age; the empty word is the end of the text."""


# ---- ages ------------------------------------------------------------------------------------
def age(s: Scan, q: Quantity, former: Quantity | None) -> None:
    """Make an age of a stretch of years or a bare number that is one."""
    book = s.book
    if q.value_kind == "age" or (q.point is not None and not 0 < q.point < OLDEST) or (q.high or 0) > OLDEST:
        return
    if q.value_kind == "duration" and q.unit == "year" and _age_limit(s, q, former):
        q.value_kind = "age"
        return
    if q.value_kind == "duration" and q.unit in ("year", "month", "day", "week"):
        if _aged(s, q) or (former is not None and former.value_kind == "age" and _beside(s, former, q)):
            q.value_kind = "age"
        return
    if q.value_kind != "count" or q.unit is not None:
        return
    if _decade_of_life(s, q):
        return
    if _age_limit(s, q, former):
        q.value_kind, q.unit = "age", "year"
        return
    cue = book.age_before.match(s.lower, q.first) or book.age_before.match(s.lower, q.number[0])
    told = cue is not None and (q.point is None or not s.noun(q.last)) and not s.of_noun(q.last)
    listed = former is not None and former.value_kind == "age" and former.unit_text is None and _beside(s, former, q)
    more = s.low(q.last) in book.conjunctions and s.kinds[q.last + 1 : q.last + 2] == ["n"]  # "ages 6, [9] and 13"
    told = told or (listed and (more or s.low(q.last) in CLOSERS))
    bare = isinstance(q.point, int) and ((q.in_digits and (_after_name(s, q) or _at_age(s, q))) or _young(s, q))
    if told or _child_of(s, q) or bare:
        q.value_kind, q.unit = "age", "year"


def _beside(s: Scan, a: Quantity, b: Quantity) -> bool:
    return b.first - a.last == 1 and s.lower[a.last] in s.book.lists


def _child_of(s: Scan, q: Quantity) -> bool:
    """"il figlioletto di 3": a bare number after a person."""
    at = q.first - 1
    return s.low(at) in s.book.age_bare_joint and _person(s, at - 1) and not s.noun(q.last) and s.low(q.last) not in s.book.of


def _person(s: Scan, at: int) -> bool:
    low = s.low(at)
    return low in s.book.age_people or bool(low and s.book.people_endings and low.endswith(s.book.people_endings) and len(low) > 5)


def _aged(s: Scan, q: Quantity) -> bool:
    """Whether years are an age: "di 35 anni" after a person, "Vincenzo Sisi, 53 anni", "ha 45 anni"."""
    book = s.book
    if book.age_before.match(s.lower, q.first) is not None or book.age_years.match(s.lower, q.first) is not None:
        return True
    if not book.numbers.compound:
        return False
    before = s.low(q.first - 1)
    if q.unit == "year" and q.point is None and book.age_years.match(s.lower, q.number[0]) is not None:
        return True
    bound = book.bounds.match(s.lower, q.first)
    at = q.first if bound is None else bound[0]  # "ha più di 50 anni"
    verb = s.low(at - 2) if s.low(at - 1) in book.bridges else s.low(at - 1)
    if verb in book.age_verbs:
        return not s.of_noun(q.last)
    at = q.first
    joint = book.age_joint.match(s.lower, at)
    if joint is not None:
        at = joint[0]
        if s.low(at - 1) == ",":
            at -= 1
        if _person(s, at - 1) or _person(s, at - 2) or (_person(s, at - 3) and s.low(at - 2) in book.of):
            return True
        return _name(s, at - 1) and (s.low(at) == "," or s.low(q.last) in (",", ".", ";", ")", "") or not s.noun(q.last))
    if before in book.age_at and q.unit == "year":
        opening = q.first < 2 or s.kinds[q.first - 2] not in ("w", "n") or _person(s, q.first - 2)
        return opening and s.low(q.last) not in book.age_at_block
    if s.low(q.last) in book.age_at_block:
        return False  # "D'Amelio, 57 giorni dopo"
    if before == "," and s.low(q.last) == "," and q.first > 1 and s.kinds[q.first - 2] == "w":
        return True
    return before in (",", "(") and (_name(s, q.first - 2) or _person(s, q.first - 2))


def _name(s: Scan, at: int) -> bool:
    return at >= 0 and s.kinds[at] == "w" and s.words[at][0].isupper() and len(s.words[at]) > 1


def _decade_of_life(s: Scan, q: Quantity) -> bool:
    """"early 30s", "in her 40s", "under-50s"."""
    book, last = s.book, q.last
    if q.point is None or not isinstance(q.point, int) or not (s.glued(last) and s.low(last) in book.decade_endings):
        return False
    at = q.first - 2 if s.hyphen(q.first - 1) else q.first - 1
    part = book.numbers.ages.decades.get(s.low(at))
    owner = s.low(at - 1) if part is not None else s.low(at)
    if q.point % 10 == 0 and (part is not None or owner in book.decade_owners):
        low, high = part or (0, 9)
        q.low, q.high, q.point, q.modifier = q.point + low, q.point + high, None, "between"
        if part is not None:
            q.cues["modifier"], q.first = s.tokens.span(at, at + 1), at
    elif s.low(at) not in book.numbers.glued_bounds:
        return False
    q.value_kind, q.unit, q.last, q.vague = "age", "year", last + 1, True
    return True


def _age_limit(s: Scan, q: Quantity, former: Quantity | None) -> bool:
    """"the retirement age from 62 to 64": a bare number that an age is raised, cut or set to."""
    if not isinstance(q.point, int) or not 5 <= q.point < 100 or not q.in_digits or s.low(q.first - 1) not in s.book.age_steps:
        return False
    if former is not None and former.value_kind == "age" and former.last == q.first - 1:
        return True
    if s.counted(q.last):
        return False
    return any(s.lower[n] in s.book.age_nouns for n in range(max(0, q.first - 4), q.first - 1))


def _after_name(s: Scan, q: Quantity) -> bool:
    """"Ilya, 29, …": a number between commas after a name."""
    if s.low(q.first - 1) != "," or q.first != q.number[0] or s.glued(q.first) or not 0 < (q.point or 0) < OLDEST:
        return False
    who = s.low(q.first - 2)
    if not (_name(s, q.first - 2) or _person(s, q.first - 2) or who in s.book.person_nouns) or who in s.book.months:
        return False
    last = q.last
    if s.low(last) in s.book.conjunctions and s.kinds[last + 1 : last + 2] == ["n"]:  # "two women, 23 and 27, have"
        last += 2
    return s.low(last) in CLOSERS and not (s.glued(last + 1) and s.kinds[last + 1] == "n")


def _young(s: Scan, q: Quantity) -> bool:
    """"children under five": a bare number behind people and a limit, in words too."""
    bound = s.book.bounds.match(s.lower, q.first)
    if bound is None or bound[1] not in ("less_than", "more_than") or not 0 < (q.point or 0) < 100:
        return False
    limits = s.low(bound[0]) in s.book.age_limits and q.first - bound[0] == 1
    return limits and _person(s, bound[0] - 1) and not s.counted(q.last)


def _at_age(s: Scan, q: Quantity) -> bool:
    """"at 18 she moved", "Most are under 50."."""
    before = s.low(q.first - 1)
    if before not in s.book.age_bare_before or not (1 if before in s.book.age_limits else 10) <= (q.point or 0) < 100:
        return False
    follows = s.low(q.last)
    if follows in s.book.age_bare_after:
        return True
    if follows not in CLOSERS and (s.counted(q.last)):
        return False
    if follows in CLOSERS and s.low(q.first - 2) in s.book.age_who and s.lower[q.first - 1] != s.lower[q.first - 2]:
        return True
    bound = s.book.bounds.match(s.lower, q.first)
    if bound is None or bound[1] not in ("less_than", "more_than"):
        return False
    closed = follows in CLOSERS or follows in s.book.conjunctions
    return (closed and s.low(bound[0] - 1) in s.book.age_bare_before) or _person(s, bound[0] - 1)


# ---- a last look --------------------------------------------------------------------------------
def stands(s: Scan, q: Quantity) -> bool:
    """Whether a quantity is still one when all is known: "the 90s" without an owner is a decade."""
    decade = s.glued(q.last) and s.kinds[q.last] == "w" and s.low(q.last) in s.book.decade_endings
    if decade and q.value_kind == "count" and q.in_digits:
        return False
    hours = q.modifier == "between" and q.unit is None and q.in_digits and (q.high or 99) <= DAY and s.lower[q.first] in s.book.hours
    return not (hours and not (s.noun(q.last) and s.lower[q.last].endswith(s.book.numbers.plural_endings)))


def decade(s: Scan, at: int) -> bool:
    """"negli anni cinquanta": a decade, whatever follows."""
    book = s.book
    tens = book.words.get(s.lower[at])
    if s.low(at - 1) in book.conjunctions and at > 3 and s.words[at][0].isupper() and decade(s, at - 2):
        return True
    return (tens is not None and 10 <= tens[1] < 100 and tens[1] % 10 == 0 and s.low(at - 1) in book.decades
            and s.low(at - 2) in book.decade_articles)


def points(s: Scan, q: Quantity, former: Quantity | None) -> None:
    """"quasi venti punti in meno" near a percentage: percentage points."""
    at = s.past_hyphen(q.last)
    if q.value_kind != "count" or q.unit is not None or s.low(at) not in s.book.point_words:
        return
    changed = at + 1 < s.size and s.book.change_after.match(s.lower, at + 1) is not None
    near = former is not None and former.unit in ("percent", "percentage point") and q.first - former.last < NEAR
    if near and former is not None and former.value_kind == "share":  # "41%, down 5 points": of a level, not of a change in percent
        changed = changed or change_before(s, q, former.last, share=True) is not None
    part = q.point is not None and 0 < q.point < 1  # "a quarter-point cut": only rates are told so
    if part and at == q.last:
        changed = change_before(s, q, 0, share=True) is not None
    if changed and (near or part):
        q.value_kind, q.unit = "share", "percentage point"
        q.cues["unit"] = span = s.tokens.span(at, at + 1)
        q.unit_text = s.tokens.text[span[0] : span[1]]
        q.last = at + 1


def percent_again(s: Scan, q: Quantity, former: Quantity | None) -> bool:
    """Make a percentage of a bare number behind one: "il 60% è favorevole, il [25] contrario", "al 15%, contro il [9]"."""
    if former is None or former.unit != PERCENT or former.unit_text is None or q.value_kind != "count" or q.unit is not None:
        return False
    first, last = q.number
    if not q.in_digits or q.scale > 1 or not 0 <= (q.point or 0) <= HUNDRED or s.low(first - 1) not in s.book.again:
        return False
    if s.low(last) in s.book.months or first - former.last > NEAR or any(
            s.kinds[n] == "l" or s.words[n] == "." for n in range(former.last, first)):
        return False
    q.value_kind, q.unit, q.unit_text = "share", PERCENT, former.unit_text
    q.cues["unit"] = former.cues.get("unit", q.cues["value"])
    return True


def level(s: Scan, q: Quantity, former: Quantity | None) -> None:
    """Give a bare level the unit of the change that led to it: "sale di 12 punti base, a 187"."""
    if former is None or former.trend is None or former.unit in (None, "percent", "percentage point") or q.value_kind != "count" or q.unit:
        return
    at = former.last + (s.low(former.last) == ",")
    reached = at == q.first - 1 and s.lower[at] in s.book.result_links
    if reached and q.in_digits and former.factor == 1 and not s.counted(q.last):
        q.value_kind, q.unit = ("share" if former.value_kind == "change" else former.value_kind), former.unit
        q.cues["unit"] = former.cues["unit"]


def links(s: Scan, found: list[Quantity]) -> None:
    """Tie conversions in brackets to their base, and parts to wholes."""
    base = -1
    for k, q in enumerate(found):
        p = found[k - 1] if k else None
        if p is None:
            continue
        if q.value_kind in ("money", "measure") and p.value_kind == q.value_kind:
            opened = s.low(q.first - 1) in OPEN and q.first - 1 == p.last
            sibling = base >= 0 and q.first - 1 == p.last and (s.low(p.last) in ("/", ",", ";") or s.low(p.last) in s.book.lists)
            if opened and q.unit != p.unit:
                base = k - 1
                q.same_as = base
            elif sibling and q.unit != p.unit:
                q.same_as = base
                _inherit(p, q)
            else:
                base = -1
        else:
            base = -1
        if p.value_kind == q.value_kind == "count" and 1 <= q.first - p.last <= 2:
            found_of = s.book.out_of.match(s.lower, p.last)
            if found_of is not None and p.last + found_of[0] == q.first:
                p.part_of = k
    _bases(found)


def _inherit(p: Quantity, q: Quantity) -> None:
    """The modifier of a bracket covers its siblings: "(around £12bn / $15bn)"."""
    if q.modifier == "exact" and p.modifier != "exact" and p.point is not None and q.point is not None:
        q.modifier = p.modifier
        q.low, q.high = (q.point if p.low is not None else None), (q.point if p.high is not None else None)
        q.cues["modifier"] = p.cues.get("modifier", q.cues["value"])


def _bases(found: list[Quantity]) -> None:
    """A conversion is about what its base is about: "about 370,000 rubles (£5,000)"."""
    for q in found:
        if q.same_as is not None:
            base = found[q.same_as]
            if base.modifier != "exact":
                _inherit(base, q)
