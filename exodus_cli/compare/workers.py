"""Many slices of large topics on all cores; a small run stays in this process.

Workers are forked when everything is read: they share the ledger's memory and read its file, and only conclusions travel.
Pieces come back in the order of the slices, so that the output is the same whatever the number of workers.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

import msgspec

from exodus_cli.workers import cores, in_order
from exodus_cli.world.places import gazetteer

Piece = TypeVar("Piece")
Unit = tuple[str, Sequence[int]]
"""A topic and which of its estimates."""

# Fewer estimates are compared before the workers are there.
WORTH = 60_000
# Slices under way for each worker; more would only fill memory.
AHEAD = 4

_work: Callable[[Unit], object] | None = None


def each(units: Iterable[Unit], work: Callable[[Unit], Piece], kind: type[Piece], count: int) -> Iterator[Piece]:
    """The piece (a record of that kind) that `work` makes of every unit, in order; `count` estimates are in them."""
    # A forked child would inherit the locks of other threads in an unknown state.
    if cores() == 1 or count < WORTH or not hasattr(os, "fork") or threading.active_count() > 1:
        yield from map(work, units)
        return
    yield from _forked(units, work, kind)


def _forked(units: Iterable[Unit], work: Callable[[Unit], Piece], kind: type[Piece]) -> Iterator[Piece]:
    global _work  # what a forked worker finds in its memory: functions and ledgers cannot be sent
    _work = work
    decoder = msgspec.msgpack.Decoder(kind)
    pool = ProcessPoolExecutor(cores(), mp_context=multiprocessing.get_context("fork"), initializer=_start)
    try:
        for unit, sent in in_order(pool, units, lambda unit: unit, _run, cores() * AHEAD):
            yield work(unit) if sent is None else decoder.decode(sent)
    finally:
        _work = None


def _start() -> None:
    gc.freeze()  # what was read before the fork is never garbage: looking for some there would copy its pages
    gazetteer.cache_clear()  # a database opened before the fork shares its place in the file with the others


def _run(unit: Unit) -> bytes:
    """A piece as it travels: a tenth of what pickling a million records takes."""
    assert _work is not None
    return msgspec.msgpack.encode(_work(unit))
