"""A spool: bytes put by and read again from anywhere, in bounded memory; what does not fit waits in a temporary file."""

from __future__ import annotations

import os
import tempfile
from typing import IO

# So many bytes are kept in memory before all go to a file.
KEPT = 32_000_000


class Spool:
    """Stretches of bytes by where they begin."""

    def __init__(self) -> None:
        self.end = 0
        self._kept = bytearray()
        self._file: IO[bytes] | None = None

    def put(self, data: bytes) -> int:
        """Put bytes by; where they begin."""
        at = self.end
        self.end += len(data)
        if self._file is None and self.end <= KEPT:
            self._kept += data
            return at
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="exodus-", buffering=0)  # noqa: SIM115 (closed in `close`)
            self._write(self._kept)
            self._kept = bytearray()
        self._write(data)
        return at

    def read(self, at: int, size: int) -> bytes:
        """So many bytes from there on. The place in the file stays as it is: forked processes share it."""
        if self._file is None:
            return bytes(self._kept[at : at + size])
        if hasattr(os, "pread"):
            return os.pread(self._file.fileno(), size, at)
        self._file.seek(at)
        found = self._file.read(size)
        self._file.seek(0, os.SEEK_END)
        return found

    def close(self) -> None:
        """Give memory and file back."""
        self._kept = bytearray()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _write(self, data: bytes | bytearray) -> None:
        assert self._file is not None
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]
