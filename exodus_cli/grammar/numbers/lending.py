"""What a number lends its neighbour: the unit, the scale, the currency that the second of two amounts leaves out."""

from __future__ import annotations

from itertools import pairwise

from exodus_cli.grammar.numbers.quantity import MILLION, Quantity, tidy
from exodus_cli.grammar.numbers.scan import Scan

FAR = 40
"""Tokens within which an amount lends its currency to a bare million."""
APART = 8
"""Tokens between two amounts told alike, of which the second leaves its unit out."""
HUNDRED, THOUSAND = 100, 1_000
PERCENT = "percent"


def same_money(s: Scan, found: list[Quantity]) -> None:
    """Give a large bare number the currency of the amount before it: "7,4 milioni di euro ... e 5 milioni per ..."."""
    base: Quantity | None = None
    for q in found:
        if q.value_kind == "money":
            base = q
        elif q.value_kind == "count" and q.scale >= THOUSAND and base is not None:
            near = q.first - base.last < FAR and "/" not in (base.unit or "/")
            if near and (q.scale >= MILLION or _compared(s, q)) and _bare(s, q.last):
                q.value_kind, q.unit = "money", base.unit
                q.cues["unit"] = base.cues["unit"]
            else:
                base = None


def _bare(s: Scan, at: int) -> bool:
    """Whether nothing behind a number says that it counts people or things."""
    counted = s.counted(at) or (at < s.size and s.words[at][0].isupper())
    return not counted and s.low(at) not in s.book.never_money


def _compared(s: Scan, q: Quantity) -> bool:
    """Whether an amount is what another is compared with: "contro i [200 mila] dell'anno scorso"."""
    n = q.first - 1 - (s.low(q.first - 1) in s.book.bridges)
    return s.low(n) in s.book.bases


def shared_units(s: Scan, found: list[Quantity]) -> None:
    """Give a bare number the unit of its neighbour: "2 e 3 anni", "83 e 88 anni", "2, 5 and 10 per cent"."""
    for a, b in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if a.value_kind != "count" or a.unit is not None or b.unit is None or b.value_kind in ("rank", "count", "change"):
            continue
        if b.unit_text is None or s.ends[b.number[1] - 1] > b.cues.get("unit", (0, 0))[0]:
            continue
        articles = all(s.lower[j] in s.book.bridges for j in range(a.last + 1, b.first))
        near = 1 <= b.first - a.last <= 2 and articles and (s.words[a.last] != "," or (b.first - a.last == 1 and (a.point or 0) < 1000))
        opened = b.first - a.last == 1 and s.book.openers.match(s.lower, a.first) is not None  # "dal 27,5 al 24 per cento"
        if near and (opened or s.lower[a.last] in s.book.lists) and a.in_digits == b.in_digits:
            a.value_kind, a.unit = b.value_kind, b.unit
            if b.unit == PERCENT:  # without its sign it would read like a fraction in words
                a.unit_text = b.unit_text
            if b.factor != 1 and a.low is not None and a.high is not None:
                a.low, a.high, a.point = tidy(a.low * b.factor), tidy(a.high * b.factor), a.point and tidy(a.point * b.factor)
            a.cues["unit"] = b.cues["unit"]


def shared_scales(s: Scan, found: list[Quantity]) -> None:
    """Give the lower end of a change the scale of the upper: "calata da [7] a 5,5 milioni di tonnellate"."""
    for a, b in pairwise(found):
        alike = a.value_kind == b.value_kind and a.unit in (None, b.unit) and a.unit_text is None
        if not alike or a.scale > 1 or b.scale < MILLION or not a.in_digits or a.point is None or not 0 < a.point < HUNDRED:
            continue
        joint = b.first - a.last == 1 and s.lower[a.last] in s.book.lists
        if joint and s.book.openers.match(s.lower, a.first) is not None:
            a.low = a.high = a.point = tidy(a.point * b.scale)
            a.scale = b.scale


def parts(s: Scan, found: list[Quantity]) -> None:
    """Give a bare part the unit and scale of its whole: "1.000 miliardi di dollari, [550] dei quali", "$66 billion, of which [22]"."""
    for a, b in pairwise(found):
        if a.value_kind not in ("count", "money") or a.scale < MILLION or a.low is None or a.low != a.high or not _bare(s, a.last):
            continue
        if b.value_kind != "count" or b.unit is not None or b.scale > 1 or not b.in_digits or b.low is None or b.low != b.high:
            continue
        ahead = s.book.of_which.match(s.lower, b.first - 2) if b.first - 2 >= a.last else None
        behind = s.book.of_which.match(s.lower, b.last) if b.last < s.size else None
        told = behind is not None or (ahead is not None and ahead[0] == 2 and not s.counted(b.last))
        near = b.first - a.last <= APART and not any(s.words[n] in ".;:()" for n in range(a.last, b.first))
        if told and near and b.low * a.scale < a.low:
            b.value_kind, b.unit, b.scale = a.value_kind, a.unit, a.scale
            b.low = b.high = b.point = tidy(b.low * a.scale)
            if "unit" in a.cues:
                b.cues["unit"] = a.cues["unit"]


def parallels(s: Scan, found: list[Quantity]) -> None:
    """Give a bare number the unit of an amount told alike: "50 cm di neve in pianura e [60] sulle montagne"."""
    for a, b in pairwise(found):
        if _gapped(s, a, b) or _against(s, a, b):
            b.value_kind, b.unit, b.unit_text = a.value_kind, a.unit, a.unit_text
            b.cues["unit"] = a.cues["unit"]
            continue
        if a.value_kind not in ("money", "measure") or a.unit_text is None or b.value_kind != "count" or not b.in_digits:
            continue
        if b.unit is not None or b.scale > 1 or not 2 <= b.first - a.last <= APART or s.low(b.last) not in s.book.parallels:
            continue
        between = range(a.last, b.first)
        parted = s.lower[b.first - 1] in s.book.conjunctions or s.words[b.first - 1] == ","
        if parted and any(s.lower[n] in s.book.parallels for n in between) and not any(
                s.kinds[n] == "l" or s.words[n] in ".;:()" for n in between):
            b.value_kind, b.unit = a.value_kind, a.unit
            b.cues["unit"] = a.cues["unit"]


def _against(s: Scan, a: Quantity, b: Quantity) -> bool:
    """Whether a bare number is what a measure is compared with: "240 mila tonnellate contro le [329 mila] del 2021"."""
    if a.value_kind != "measure" or a.unit_text is None or b.value_kind != "count" or b.unit is not None or not _compared(s, b):
        return False
    led = s.low(b.first - 1) in s.book.bridges and b.first - a.last <= APART and _bare(s, b.last)
    return led and not any(s.words[n] in ".;:()" for n in range(a.last, b.first))


def _gapped(s: Scan, a: Quantity, b: Quantity) -> bool:
    """Whether a bare number stands behind a second name: "BMW lost 3.1 percent and Daimler [2.9]"."""
    if a.unit != PERCENT or a.unit_text is None or b.value_kind != "count" or b.unit is not None or not b.in_digits or b.scale > 1:
        return False
    between = range(a.last + 1, b.first)
    parted = s.low(a.last) in s.book.conjunctions or s.low(a.last) == ","
    names = 0 < len(between) <= 3 and all(s.kinds[n] == "w" and s.words[n][0].isupper() for n in between)
    follows = s.low(b.last)
    return parted and names and (not follows or not follows[0].isalpha() or follows in s.book.not_nouns)
