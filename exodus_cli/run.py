"""One article or many: what is in the store is taken from there, the rest is read, here or in worker processes.

Results come in the order of the inputs whatever the number of workers, and what cannot be read is a
`Failure` in its place.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

from exodus_cli.corpus import Item, Stretch
from exodus_cli.facts import Document, Facts, Failure
from exodus_cli.workers import cores, in_order

if TYPE_CHECKING:
    from exodus_cli.store import Store

Result: TypeAlias = Facts | Failure
Row: TypeAlias = tuple[Item, Result | Stretch | None]
"""An input with what is known of it already; None must be read."""

# Starting a worker costs about two seconds (it imports spaCy and the word lists), reading an article some
# ten milliseconds: fewer articles than this are read faster here.
WORTH_WORKERS = 400
# Rows looked at before that is decided: no more are held in memory, however many were read before.
LOOK_AHEAD = 4 * WORTH_WORKERS
# Characters a worker is handed at once: large enough that handing over is cheap, small enough that results flow.
CHUNK = 200_000
# Chunks under way for each worker; more would only fill memory.
AHEAD = 3
# What an article that need not be read counts in a chunk, in characters.
KNOWN = 1_000


def extract(
    items: Iterable[Item], *, jobs: int | None = None, store: Store | None = None, model: str | None = None
) -> Iterator[Result | Stretch]:
    """The facts of every article, in order.

    `items` is what `corpus.read` yields; all but documents pass through. `jobs` is the
    number of worker processes: 1 reads here, None decides by the number of articles. Facts found are
    kept in `store` where one is given.
    """

    def looked_up() -> Iterator[Row]:
        for item in items:
            if not isinstance(item, Document):
                yield item, item
            else:
                yield item, store.get(item) if store is not None else None

    results = _as_worth(looked_up(), model) if jobs is None else _by(looked_up(), jobs, model)
    for item, result, fresh in results:
        if fresh and store is not None and isinstance(item, Document) and isinstance(result, Facts):
            store.put(item, result)
        yield result


Outcome: TypeAlias = tuple[Item, Result | Stretch, bool]
"""The input, what became of it, and whether it was read just now."""


def _by(rows: Iterable[Row], jobs: int, model: str | None) -> Iterator[Outcome]:
    return _in_workers(rows, jobs, model) if jobs > 1 else _here(rows, model)


def _as_worth(stream: Iterator[Row], model: str | None) -> Iterator[Outcome]:
    """What is known goes straight through, however much; the first unread article decides whether workers are worth it."""
    for item, known in stream:
        if known is None:
            waiting: deque[Row] = deque([(item, known)])
            jobs = _jobs_for(stream, waiting)
            yield from _by(chain(waiting, stream), jobs, model)
            return
        yield item, known, False


def _jobs_for(stream: Iterator[Row], waiting: deque[Row]) -> int:
    """One worker a core where there is enough to read; looks ahead no further than it must."""
    if cores() == 1:
        return 1
    unread, seen = len(waiting), 0
    for row in stream:
        waiting.append(row)
        unread += row[1] is None
        seen += _weight(row[0])
        if unread >= WORTH_WORKERS:
            return cores()
        if seen >= LOOK_AHEAD:
            return 1
    return 1


def _weight(item: Item) -> int:
    """How many articles an item holds."""
    return item.articles if isinstance(item, Stretch) else 1


def _here(rows: Iterable[Row], model: str | None) -> Iterator[Outcome]:
    reader = Reader(model)
    for item, known in rows:
        if known is not None:
            yield item, known, False
        elif isinstance(item, Document):
            yield item, reader.read(item), True


class Reader:
    """Reads articles one by one; loads each language's pipeline when it first needs it."""

    def __init__(self, model: str | None = None) -> None:
        self.model = model
        self._pipelines: dict[str, Any] = {}

    def read(self, document: Document) -> Result:
        """The facts of one article, or why there are none."""
        from exodus_cli import pipeline  # spaCy takes 1.6 s to import: only when an article must be read

        lang = document.article.lang
        try:
            if lang not in self._pipelines:
                self._pipelines[lang] = pipeline.load(lang, self.model)
            return pipeline.read(self._pipelines[lang], document)
        except (MemoryError, RecursionError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError) as error:
            if os.environ.get("EXODUS_DEBUG"):
                raise
            why = f"could not be read ({type(error).__name__}: {error}); please report it"
            return Failure(path=document.article.path or document.article.id, why=why)


# ---- worker processes -----------------------------------------------------------------------
_reader: Reader | None = None


def _start(model: str | None) -> None:
    global _reader  # one pipeline a worker process, loaded once
    _reader = Reader(model)


def _read_chunk(documents: list[Document]) -> list[Result]:
    assert _reader is not None
    return [_reader.read(document) for document in documents]


def _in_workers(rows: Iterable[Row], jobs: int, model: str | None) -> Iterator[Outcome]:
    """Hand chunks of unread articles to workers; where a worker died, its articles are read here, one by one."""
    import multiprocessing

    # "spawn": a forked child would inherit threads (progress display) in an unknown state.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(model,))
    for chunk, read in in_order(pool, _chunks(rows), _unread, _read_chunk, jobs * AHEAD):
        if read is None:
            yield from _here(chunk, model)
            continue
        fresh = iter(read)
        for item, known in chunk:
            yield item, next(fresh) if known is None else known, known is None


def _unread(chunk: list[Row]) -> list[Document] | None:
    return [item for item, known in chunk if isinstance(item, Document) and known is None] or None


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    size = 0
    for row in rows:
        chunk.append(row)
        size += len(row[0].text) if isinstance(row[0], Document) and row[1] is None else KNOWN * _weight(row[0])
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
