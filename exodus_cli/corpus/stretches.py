"""Stretches of facts files: whole articles each, so that several processes can read one file.

A file as `extract` prints it (an article, then its facts) is cut where an article begins, without looking at what stands
between. Whoever reads a stretch finds out whether the file was of that order, and reads the rest in one go where it was not.
"""

from __future__ import annotations

import io
import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from exodus_cli.corpus.decoding import LARGEST

# How our articles begin.
ARTICLE = b'{"schema":"exodus/1","kind":"article",'
# Bytes of a stretch: some hundred articles, so that handing over is cheap and few are under way.
SIZE = 2_000_000
# A file of which so many bytes show no beginning of an article is cut at any line.
PATIENCE = 4 * SIZE
# Bytes the facts of an article take, about.
EACH = 14_000


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Some lines of a facts file: of one that lies on a disk only where they stand, for who reads them to fetch."""

    name: str
    """Of the file, as messages call it."""
    first: int
    """The number of its first line."""
    size: int
    """Its bytes, ..."""
    data: bytes | None
    """... themselves where they came through a pipe or were unpacked on the way,"""
    path: str = ""
    """else the file they stand in ..."""
    at: int = 0
    """... and where."""

    @property
    def articles(self) -> int:
        """About how many articles it holds."""
        return max(self.size // EACH, 1)

    def lines(self) -> Iterator[bytes]:
        """Its lines with their ends; `OSError` where its file is gone."""
        if self.data is not None:
            return io.BytesIO(self.data)
        with Path(self.path).open("rb", buffering=0) as file:
            file.seek(self.at)
            return io.BytesIO(file.read(self.size))


def stretches(stream: BinaryIO, name: str, start: bytes) -> Iterator[Stretch]:
    """The stretches of a file that begins with `start`; of a broken archive what can be unpacked, then the error."""
    path, at, number, waiting, broken = _on_disk(stream), 0, 1, bytearray(start), None

    def stretch(size: int) -> Stretch:
        return Stretch(name=name, first=number, size=size, data=None if path else bytes(waiting[:size]), path=path, at=at)

    try:
        while block := stream.read1(SIZE):  # type: ignore[attr-defined]
            waiting += block
            if len(waiting) >= SIZE and (cut := _cut(waiting)):
                yield stretch(cut)
                number += waiting.count(b"\n", 0, cut)
                at += cut
                del waiting[:cut]
    except (OSError, EOFError, zlib.error) as error:
        broken = error
    if waiting:
        yield stretch(len(waiting))
    if broken is not None:
        raise broken


def _on_disk(stream: BinaryIO) -> str:
    """The path of the file that a stream reads as it is; none where it is unpacked on the way, or no file."""
    if not isinstance(stream, io.BufferedReader) or not isinstance(stream.raw, io.FileIO):
        return ""
    path = stream.raw.name
    return str(Path(path).resolve()) if isinstance(path, str | Path) and stat.S_ISREG(os.fstat(stream.fileno()).st_mode) else ""


def _cut(data: bytearray) -> int:
    """Where the last article begins, or the last line where none does for long; 0 where more must be read."""
    if (at := data.rfind(b"\n" + ARTICLE)) >= 0:
        return at + 1
    if len(data) < PATIENCE:
        return 0
    return data.rfind(b"\n") + 1 or (len(data) if len(data) > LARGEST else 0)
