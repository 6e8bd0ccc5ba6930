"""Many slices of large topics on all cores; a small run stays in this process.

Workers are forked when everything is read: they share the ledger's memory and read its file, and only conclusions travel.
Pieces come back in the order of the slices, so that the output is the same whatever the number of workers.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from exodus_cli.compare.ledger import Ledger
from exodus_cli.world.places import gazetteer

Piece = TypeVar("Piece")
Unit = tuple[str, Sequence[int]]
"""A topic and which of its estimates."""

# Fewer estimates are compared before the workers are there.
WORTH = 60_000
# Slices under way for each worker; more would only fill memory.
AHEAD = 4

_work: Callable[[Unit], object] | None = None


def each(units: Iterable[Unit], work: Callable[[Unit], Piece], ledger: Ledger) -> Iterator[Piece]:
    """The piece that `work` makes of every unit, in order."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    # A forked child would inherit the locks of other threads in an unknown state.
    if cores == 1 or ledger.count < WORTH or not hasattr(os, "fork") or threading.active_count() > 1:
        yield from map(work, units)
        return
    yield from _forked(units, work, cores)


def _forked(units: Iterable[Unit], work: Callable[[Unit], Piece], cores: int) -> Iterator[Piece]:
    global _work  # what a forked worker finds in its memory: functions and ledgers cannot be sent
    _work = work
    pool = ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("fork"), initializer=_start)
    under_way: deque[tuple[Unit, Future[Piece] | None]] = deque()
    try:
        for unit in units:
            under_way.append((unit, _submit(pool, unit)))
            if len(under_way) >= cores * AHEAD:
                yield _finished(*under_way.popleft(), work)
        while under_way:
            yield _finished(*under_way.popleft(), work)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        _work = None


def _submit(pool: ProcessPoolExecutor, unit: Unit) -> Future[Piece] | None:
    try:
        return pool.submit(_run, unit)  # type: ignore[arg-type]
    except BrokenProcessPool:
        return None


def _finished(unit: Unit, future: Future[Piece] | None, work: Callable[[Unit], Piece]) -> Piece:
    """The piece of a unit; where its worker died, it is made here."""
    try:
        return future.result() if future is not None else work(unit)
    except BrokenProcessPool:
        return work(unit)


def _start() -> None:
    gazetteer.cache_clear()  # a database opened before the fork shares its place in the file with the others


def _run(unit: Unit) -> object:
    assert _work is not None
    return _work(unit)
