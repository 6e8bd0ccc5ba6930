"""Drawers of figures: by id, in bounded memory, for whoever prints what was compared.

Figures are kept encoded, and of each where it stands and a hash of its id (20 bytes). Everything is put in before anything
is taken out.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

import msgspec

from exodus_cli.facts import Figure
from exodus_cli.spool import Spool

# Hash and row of a figure stand in one number, the hash first, so that they are sorted and found without asking Python.
ROW = 32
LAST_ROW = (1 << ROW) - 1


class Sheaf(msgspec.Struct):
    """Some figures, ready for the drawers, whoever made it."""

    rows: bytes
    size: array[int]
    hash: array[int]


class Drawers(Mapping[str, Figure]):
    """Figures by id."""

    def __init__(self) -> None:
        self._spool = Spool()
        self._where = array("Q", [0])
        self._hashes = array("I")
        self._order: array[int] | None = None

    def put(self, figures: Sheaf) -> None:
        """Put figures in."""
        at = self._spool.put(figures.rows)
        for size in figures.size:
            at += size
            self._where.append(at)
        self._hashes += figures.hash
        self._order = None

    def __getitem__(self, name: str) -> Figure:
        if self._order is None:
            self._order = array("Q", sorted(hashed << ROW | row for row, hashed in enumerate(self._hashes)))
        wanted = _hash(name)
        at = bisect_left(self._order, wanted << ROW)
        while at < len(self._order) and self._order[at] >> ROW == wanted:
            if (figure := self._figure(self._order[at] & LAST_ROW)).id == name:
                return figure
            at += 1
        raise KeyError(name)

    def _figure(self, row: int) -> Figure:
        return _decoder.decode(self._spool.read(self._where[row], self._where[row + 1] - self._where[row]))

    def __iter__(self) -> Iterator[str]:
        return (self._figure(row).id for row in range(len(self)))

    def __len__(self) -> int:
        return len(self._hashes)


def sheaf(figures: Iterable[Figure]) -> Sheaf:
    """Figures made ready."""
    found, rows = Sheaf(rows=b"", size=array("I"), hash=array("I")), bytearray()
    for figure in figures:
        row = _encoder.encode(figure)
        rows += row
        found.size.append(len(row))
        found.hash.append(_hash(figure.id))
    found.rows = bytes(rows)
    return found


def _hash(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass"))


_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Figure)
