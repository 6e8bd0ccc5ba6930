"""How far the reading is: one line on stderr, only on a terminal, only after a second."""

from __future__ import annotations

import os
import sys
import threading
import time
from types import TracebackType

from exodus_cli.cli.options import Request
from exodus_cli.cli.output import on_terminal

PATIENCE = 1.0  # seconds before anything is shown


class Progress:
    """A line that counts the articles while they are read."""

    def __init__(self, request: Request) -> None:
        # Records that stream to the terminal are progress enough; a table is drawn when all is read.
        streaming = on_terminal() and request.form not in (None, "table") and request.output in (None, "-")
        shown = sys.stderr.isatty() and not request.quiet and not streaming and os.environ.get("TERM") != "dumb"
        self._thread = threading.Thread(target=self._tick, daemon=True) if shown else None
        self._done, self._count, self._drawn = threading.Event(), 0, False

    def step(self) -> None:
        """One more article has been read."""
        self._count += 1

    def __enter__(self) -> Progress:
        if self._thread:
            self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._done.set()
        if self._thread:
            self._thread.join()
        if self._drawn:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()

    def _tick(self) -> None:
        begun = time.monotonic()
        wait = PATIENCE
        while not self._done.wait(wait):
            wait = 0.25
            seconds = time.monotonic() - begun
            noun = "article" if self._count == 1 else "articles"
            sys.stderr.write(f"\r\033[Kreading: {self._count} {noun}, {seconds:.0f} s")
            sys.stderr.flush()
            self._drawn = True
