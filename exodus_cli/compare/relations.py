"""Relations: how every two estimates of a topic stand, within a group and across (R1 to R5, R10, R11, R14)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exodus_cli.compare.axes import Axes, axes, slack
from exodus_cli.compare.estimates import Estimate
from exodus_cli.compare.intervals import touch
from exodus_cli.compare.origins import same_origin
from exodus_cli.compare.parts import Whole
from exodus_cli.compare.verdicts import Judgement
from exodus_cli.facts import Relation

# More relations than this are a list nobody reads: the nearest in value come first, the rest is said to be left out.
WITHIN, ACROSS = 40, 60
# Across groups only numbers that a reader might confuse are related: within this factor of each other.
NEAR = 20.0


def within(group: Sequence[Estimate], judgement: Judgement) -> list[Relation]:
    """Restatements (R11), and how the different numbers of a group stand."""
    ids = {e.id for e in group}
    rows = [Relation(a=e.id, b=e.same_as, verdict="restates", because=(_restated(e),)) for e in group if e.same_as in ids and e.same_as]
    rows += [Relation(a=p.a.id, b=p.b.id, verdict=p.verdict, because=p.because) for p in judgement.pairs]
    if len(rows) <= WITHIN:
        return rows
    strongest = {"conflict": 0, "update": 1, "compatible": 2}
    rows.sort(key=lambda r: strongest.get(r.verdict, 3))
    kept = rows[:WITHIN]
    last = kept[-1]
    return [*kept[:-1], Relation(a=last.a, b=last.b, verdict=last.verdict, because=(*last.because, f"capped:{len(rows)}"))]


def _restated(e: Estimate) -> str:
    return "conversion" if e.value_kind == "money" else "repeated"


def sums(wholes: Iterable[Whole]) -> list[Relation]:
    """Parts that add up to a whole in one sentence (R5, R11): "12 of one family, seven children, three women, two men"."""
    because = ("derived", "parts_sum")
    return [Relation(a=e.id, b=whole.id, verdict="subset", because=because) for whole, parts in wholes for e in parts]


def across(heads: Sequence[Estimate]) -> list[Relation]:
    """How the groups' numbers (one `head` each) stand to each other: nearest numbers first, at most `ACROSS`."""
    heads = sorted(heads, key=lambda e: (abs(e.interval.centre), e.id))
    rows: list[tuple[float, Estimate, Estimate]] = []
    reach = max(2, min(ACROSS // 4, ACROSS * 4 // max(len(heads), 1)))
    for i, a in enumerate(heads):
        for b in heads[i + 1 : i + 1 + reach]:
            low, high = abs(a.interval.centre), abs(b.interval.centre)
            if high > NEAR * max(low, 1.0):
                break
            rows.append((high / max(low, 1e-9), a, b))
    rows.sort(key=lambda r: (r[0], r[1].id, r[2].id))
    found = [relation(a, b) for _, a, b in rows[:ACROSS]]
    if len(rows) > ACROSS:
        found[-1] = Relation(a=found[-1].a, b=found[-1].b, verdict=found[-1].verdict, because=(*found[-1].because, f"capped:{len(rows)}"))
    return found


def head(group: Sequence[Estimate]) -> Estimate:
    """The estimate that stands for its group: no restatement, the fullest said, the first."""
    return min(group, key=lambda e: (e.same_as is not None, -_said(e)))


def _said(e: Estimate) -> int:
    told = (e.event, e.window, e.origin, e.destination, e.location, e.speaker, e.counted)
    return len(told) - told.count(None)


def relation(a: Estimate, b: Estimate) -> Relation:
    """How two estimates of different groups stand (R1)."""
    found = axes(a, b)
    verdict, codes = stand(found)
    if a.interval.point is not None and a.interval.point == b.interval.point and a.speaker and same_origin(a, b):
        return Relation(a=a.id, b=b.id, verdict="drift", because=codes)
    if verdict in ("subset", "superset"):
        part, whole = (a, b) if verdict == "subset" else (b, a)
        if a.dimension == b.dimension and part.tolerant.low > whole.tolerant.high and not (part.interval.vague or whole.interval.vague):
            return Relation(a=a.id, b=b.id, verdict="impossible_nesting", because=codes)
        beyond = slack(part, whole) if "window" in codes else 0
        codes = (*codes, "consistent", *((f"slack:{beyond}",) if beyond else ()))
    if verdict == "same":
        # Nothing the records say parts them; the words around them do.
        verdict, codes = "unknown", ("context", *(("overlap",) if touch(a.tolerant, b.tolerant) else ()))
    return Relation(a=a.id, b=b.id, verdict=verdict, because=codes)


def stand(found: Axes) -> tuple[str, tuple[str, ...]]:
    """The one word for how two keys stand, and the axes that differ.

    Unknown on both sides is a caveat the axes never report; unknown on one side makes the pair `unknown`.
    """
    codes = tuple(sorted(found))
    stands = set(found.values())
    if "differ" in stands or {"part", "whole"} <= stands:
        return "different_measure", tuple(axis for axis in codes if found[axis] != "unknown")
    if "unknown" in stands:
        return "unknown", tuple(axis for axis in codes if found[axis] == "unknown")
    if "overlap" in stands:
        return "overlap", codes
    if "part" in stands:
        return "subset", codes
    return ("superset", codes) if "whole" in stands else ("same", codes)
