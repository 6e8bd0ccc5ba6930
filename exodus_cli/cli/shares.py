"""What `compare` keeps of its inputs, share by share: a large facts file is read in several processes.

A share is made of some articles or of a stretch of a facts file, by the same function here or in a worker, and shares come in
the order of the inputs: the comparison is the same whatever the number of workers.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, groupby, islice
from operator import call

from exodus_cli import corpus
from exodus_cli.chronicle import Chronicle, Shelf, completed
from exodus_cli.cli.drawers import Drawers, Sheaf, sheaf
from exodus_cli.cli.group import COLLECT
from exodus_cli.cli.inputs import Inputs, asked_for, waits
from exodus_cli.cli.options import Request
from exodus_cli.cli.progress import Progress
from exodus_cli.compare import SENTENCES, Digest, Options, digest
from exodus_cli.corpus import Stretch
from exodus_cli.facts import Article, Facts, Failure
from exodus_cli.workers import cores, in_order

# Articles of one share where they come one by one.
BATCH = 200
# So many stretches are read before the workers are there: they take half a second to start.
WORTH = 6
# Stretches under way for each worker; more would only fill memory.
AHEAD = 3

Unit = Stretch | list[Facts]


@dataclass(frozen=True, slots=True)
class Share:
    """What is kept of some articles."""

    articles: list[Article]
    failures: list[Failure]
    digest: Digest
    figures: Sheaf | None
    waiting: list[Facts]
    """Those that count from events which another article may date."""
    idle: list[Facts]
    """Articles of which the stretch tells no fact; a later one may."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """How shares are made: plain enough to be sent to a worker."""

    request: Request
    options: Options
    drawn: bool
    """Whether the figures will be printed."""
    counted: bool = True
    """Whether more words need be counted."""

    def __call__(self, stretch: Stretch) -> Share | None:
        """The share of a stretch; null where it cannot be understood apart."""
        told = corpus.told_apart(stretch)
        return None if told is None else self.share(*told)

    def share(self, items: Iterable[Facts | Failure], idle: Iterable[Facts] = (), *, settled: bool = False) -> Share:
        """The share of some articles; `settled`: nobody else is asked for the days of their events."""
        articles, failures, ready, waiting = list[Article](), list[Failure](), list[Facts](), list[Facts]()
        for item in items:
            if isinstance(item, Failure):
                failures.append(item)
                continue
            articles.append(item.article)
            if asked_for(item.article, self.request):
                (waiting if waits(item) and not settled else ready).append(item)
        figures = sheaf(figure for facts in ready for figure in facts.figures) if self.drawn else None
        return Share(articles, failures, digest(ready, self.options, counted=self.counted), figures, waiting, list(idle))


def digested(inputs: Inputs, options: Options, figures: Drawers | None) -> Iterator[Digest]:
    """The digests of all inputs, their figures put in the drawers; who counts from an event without a day comes last."""
    sharing = Sharing(inputs.request, options, figures is not None)
    chronicle, shelf = Chronicle(), Shelf(Facts)
    with Progress(inputs.request) as progress:
        for share in _shares(inputs, sharing):
            for failure in share.failures:
                inputs.failed(failure)
            for article in share.articles:
                if inputs.wanted(article):
                    progress.step()
                    inputs.count += 1
                    chronicle.hear(article)
            for facts in share.waiting:
                shelf.put(facts)
            if figures is not None and share.figures is not None:
                figures.put(share.figures)
            yield share.digest
    for batch in _batches(completed(facts, chronicle) for facts in shelf.take()):
        share = sharing.share(batch, settled=True)
        if figures is not None and share.figures is not None:
            figures.put(share.figures)
        yield share.digest
    inputs.check()


def _shares(inputs: Inputs, sharing: Sharing) -> Iterator[Share]:
    """The shares of all inputs, in order. A file whose stretches cannot be understood apart is read on in one go."""
    for name, parts in groupby(_made(_units(inputs.parts()), sharing), key=lambda made: _file(made[0])):
        idle: dict[str, Facts] = {}
        for unit, share in parts:
            if share is not None:
                for article in share.articles if idle else ():
                    idle.pop(article.id, None)
                idle |= {facts.article.id: facts for facts in share.idle}
                yield share
            elif isinstance(unit, Stretch):
                rest = chain([unit], (part for part, _ in parts if isinstance(part, Stretch)))
                lines = (line for part in rest for line in part.lines())
                yield from map(sharing.share, _batches(inputs.told(corpus.told(lines, name, unit.first, idle.values()))))
                idle = {}
        if idle:
            yield sharing.share(idle.values())


def _file(unit: Unit) -> str:
    return unit.name if isinstance(unit, Stretch) else ""


def _made(units: Iterable[Unit], sharing: Sharing) -> Iterator[tuple[Unit, Share | None]]:
    """Every unit with its share: the first are made here, the stretches after them by workers."""
    stream, seen, sentences, jobs = iter(units), 0, 0, sharing.request.jobs or cores()

    def now() -> Sharing:
        return replace(sharing, counted=sentences < SENTENCES)

    while jobs == 1 or seen < WORTH:
        unit = next(stream, None)
        if unit is None:
            return
        seen += isinstance(unit, Stretch)
        share = _here(unit, now())
        sentences += share.digest.sentences if share is not None else 0
        yield unit, share
    # "spawn": a forked child would inherit threads (progress display) in an unknown state.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=gc.set_threshold, initargs=COLLECT)
    for unit, share in in_order(pool, stream, lambda unit: partial(now(), unit) if isinstance(unit, Stretch) else None, call, jobs * AHEAD):
        share = share if isinstance(unit, Stretch) else _here(unit, now())
        sentences += share.digest.sentences if share is not None else 0
        yield unit, share


def _here(unit: Unit, sharing: Sharing) -> Share | None:
    return sharing(unit) if isinstance(unit, Stretch) else sharing.share(unit)


def _units(parts: Iterable[Facts | Stretch]) -> Iterator[Unit]:
    """Stretches as they come, facts some articles at a time."""
    for apart, some in groupby(parts, key=lambda part: isinstance(part, Stretch)):
        if apart:
            yield from (part for part in some if isinstance(part, Stretch))
        else:
            yield from _batches(part for part in some if isinstance(part, Facts))


def _batches(facts: Iterable[Facts]) -> Iterator[list[Facts]]:
    stream = iter(facts)
    while batch := list(islice(stream, BATCH)):
        yield batch
