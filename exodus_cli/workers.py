"""Work handed to processes, its results in the order of the work."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Unit = TypeVar("Unit")
Piece = TypeVar("Piece")


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    pool: ProcessPoolExecutor, units: Iterable[Unit], load: Callable[[Unit], Any], work: Callable[[Any], Piece], ahead: int
) -> Iterator[tuple[Unit, Piece | None]]:
    """Every unit with what a worker makes of its load, never more than so many ahead.

    None where there is no load, or where its worker died: then the caller does the work.
    """
    under_way: deque[tuple[Unit, Future[Piece] | None]] = deque()
    try:
        for unit in units:
            under_way.append((unit, _submitted(pool, work, load(unit))))
            if len(under_way) >= ahead:
                first, future = under_way.popleft()
                yield first, _result(future)
        while under_way:
            first, future = under_way.popleft()
            yield first, _result(future)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, work: Callable[[Any], Piece], load: Any) -> Future[Piece] | None:
    if load is None:
        return None
    try:
        return pool.submit(work, load)
    except BrokenProcessPool:
        return None


def _result(future: Future[Piece] | None) -> Piece | None:
    try:
        return future.result() if future is not None else None
    except BrokenProcessPool:
        return None
