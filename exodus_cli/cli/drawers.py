"""Drawers of figures: by id, in bounded memory, for whoever prints what was compared.

The first are kept as they are; of a large run the rest is put in a temporary file, of which sixteen bytes a figure are
remembered. Everything is put in before anything is taken from it.
"""

from __future__ import annotations

import tempfile
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import IO

import msgspec

from exodus_cli.facts import Figure

# So many figures are kept in memory (about 2 KB each).
KEPT = 50_000


class Drawers(Mapping[str, Figure]):
    """Figures by id."""

    def __init__(self) -> None:
        self._kept: dict[str, Figure] = {}
        self._file: IO[bytes] | None = None
        self._where = array("Q")
        self._hashes = array("q")
        self._order: array[int] | None = None
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(Figure)

    def put(self, figure: Figure) -> None:
        """Put a figure in."""
        if len(self._kept) < KEPT:
            self._kept[figure.id] = figure
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="exodus-")  # noqa: SIM115 (lives as long as the drawers)
            self._where.append(0)
        row = self._encoder.encode(figure)
        self._file.write(row)
        self._where.append(self._where[-1] + len(row))
        self._hashes.append(hash(figure.id))
        self._order = None

    def __getitem__(self, name: str) -> Figure:
        found = self._kept.get(name)
        if found is None:
            found = next((figure for figure in self._filed(name) if figure.id == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def _filed(self, name: str) -> Iterator[Figure]:
        """The figures of the file whose ids may be this one."""
        if self._file is None:
            return
        if self._order is None:
            self._order = array("L", sorted(range(len(self._hashes)), key=self._hashes.__getitem__))
            self._file.flush()
        wanted = hash(name)
        at = bisect_left(self._order, wanted, key=self._hashes.__getitem__)
        while at < len(self._order) and self._hashes[self._order[at]] == wanted:
            row = self._order[at]
            self._file.seek(self._where[row])
            yield self._decoder.decode(self._file.read(self._where[row + 1] - self._where[row]))
            at += 1

    def __iter__(self) -> Iterator[str]:
        yield from self._kept
        if self._file is not None:
            self._file.seek(0)
            for first, last in zip(self._where, self._where[1:], strict=False):
                yield self._decoder.decode(self._file.read(last - first)).id

    def __len__(self) -> int:
        return len(self._kept) + len(self._hashes)
