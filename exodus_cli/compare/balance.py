"""In, out and net (R3): entered minus left is about the net, else the gap is reported.

Entered 1.2 million, left 500,000, net 606,000: in minus out is 700,000, 94,000 more than the net. The three stay three
measures; only exact numbers of one place and one time are laid side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from exodus_cli.compare.axes import ENTER, LEAVE, population, status
from exodus_cli.compare.estimates import Estimate
from exodus_cli.compare.intervals import rounded
from exodus_cli.facts import Relation

# The net as it is told: of those who came, or of those who went.
NET_ENTER, NET_LEAVE = "net_enter", "net_leave"
NETS = (NET_ENTER, NET_LEAVE)
# Within so many characters of an article the place and the time that one of the three tells hold for the others.
PASSAGE = 500
GAP = "gap:"
Key = tuple[object, ...]


class Balance(msgspec.Struct, frozen=True):
    """A net with the two numbers it is the difference of."""

    net: Estimate
    inward: Estimate
    outward: Estimate

    @property
    def difference(self) -> float:
        """In minus out, or out minus in where the net is of those who went."""
        left = _point(self.inward) - _point(self.outward)
        return left if self.net.event == NET_ENTER else -left

    @property
    def gap(self) -> float:
        """How much more the difference is than the net; 0 within the rounding of the three numbers (R8)."""
        gap = self.difference - _point(self.net)
        return 0.0 if abs(gap) <= self.room else gap

    @property
    def room(self) -> float:
        """What the three numbers may have lost by being rounded."""
        return sum(rounded(_point(e), e.interval.step) for e in (self.net, self.inward, self.outward))

    @property
    def turned(self) -> bool:
        """Whether the net fits with its sign turned: it was a loss told as a bare number."""
        return bool(self.gap) and abs(self.difference + _point(self.net)) <= self.room

    @property
    def codes(self) -> tuple[str, ...]:
        """The reason codes: `net`, and `consistent` or the gap."""
        return "net", f"{GAP}{self.gap:.15g}" if self.gap else "consistent"


def balances(rows: Iterable[Estimate]) -> Iterator[Balance]:
    """Every net whose two numbers are told, and told once: of several that differ none is picked."""
    told = [e for e in rows if e.event in (ENTER, LEAVE, *NETS) and e.value_kind == "count" and e.interval.point is not None]
    told = [e for e in told if e.modifier == "exact" and not e.interval.vague and not e.same_as]
    nets = [e for e in told if e.event in NETS]
    if not nets:
        return
    near: dict[Key, list[Estimate]] = {}
    full: dict[Key, list[Estimate]] = {}
    for e in told:
        near.setdefault((e.article, e.event), []).append(e)
        if key := _key(e):
            full.setdefault((*key, e.event), []).append(e)
    for net in nets:
        found = _passage(net, near) or _elsewhere(net, full)
        if found is not None:
            yield found


def checks(found: Iterable[Balance]) -> list[Relation]:
    """The net beside each of its two numbers: never compared with them, but checked against both."""
    return [
        Relation(a=b.net.id, b=e.id, verdict="different_measure", because=("what", "derived", *b.codes))
        for b in found
        for e in (b.inward, b.outward)
    ]


def _passage(net: Estimate, near: Mapping[Key, Sequence[Estimate]]) -> Balance | None:
    """In and out as told around the net, where that tells no other net: last year's is not this year's."""
    inward, outward, *others = (
        [e for e in near.get((net.article, way), ()) if abs(e.start - net.start) <= PASSAGE] for way in (ENTER, LEAVE, *NETS)
    )
    found = _balance(net, inward, outward)
    if found is None or len({(e.event, e.interval.point) for row in others for e in row}) > 1:
        return None
    three = (found.net, found.inward, found.outward)
    places = {place for e in three if (place := where(e))}
    windows = {(w.start, w.end) for e in three if (w := e.window)}
    return found if len(places) <= 1 and len(windows) <= 1 else None


def _elsewhere(net: Estimate, full: Mapping[Key, Sequence[Estimate]]) -> Balance | None:
    """In and out of the net's place and time, whoever tells them."""
    key = _key(net)
    if key is None:
        return None
    return _balance(net, full.get((*key, ENTER), ()), full.get((*key, LEAVE), ()))


def _balance(net: Estimate, inward: Sequence[Estimate], outward: Sequence[Estimate]) -> Balance | None:
    ins, outs = ([e for e in side if not ({population(net, e), status(net, e)} - {"same"})] for side in (inward, outward))
    if len({e.interval.point for e in ins}) != 1 or len({e.interval.point for e in outs}) != 1:
        return None
    found = Balance(net, _nearest(net, ins), _nearest(net, outs))
    return None if found.turned else found


def _nearest(net: Estimate, side: Sequence[Estimate]) -> Estimate:
    """Of those who tell one number, the net's own voice, else the first."""
    return min(side, key=lambda e: (e.article != net.article, e.publisher != net.publisher, e.article, abs(e.start - net.start)))


def where(e: Estimate) -> str | None:
    """The place entered, left, or whose net it is."""
    return (e.origin if e.event in (LEAVE, NET_LEAVE) else e.destination) or e.location


def _key(e: Estimate) -> Key | None:
    """Place and time, where both are told."""
    place, w = where(e), e.window
    return (place, w.start, w.end) if place and w and w.start and w.end else None


def _point(e: Estimate) -> float:
    return e.interval.point or 0.0
