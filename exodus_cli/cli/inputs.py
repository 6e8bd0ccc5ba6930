"""From paths to readings: what to read, which articles to keep, what went wrong on the way."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from exodus_cli import corpus, run
from exodus_cli.cli.group import UNREADABLE, complain
from exodus_cli.cli.options import Request
from exodus_cli.cli.progress import Progress
from exodus_cli.cli.suggest import did_you_mean
from exodus_cli.errors import InputError, UsageError
from exodus_cli.facts import Article, Document, Facts, Failure, from_json
from exodus_cli.report import Read

# What counts as an article in the current folder when no path is given: no .md, for READMEs are no news.
ARTICLES = (".txt", ".html", ".htm", ".jsonl", ".gz")


class Inputs:
    """The articles of a request; after reading, what was wrong with the others."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.failures: list[Failure] = []
        self.skipped = 0
        self.count = 0
        self.sources: set[str] = set()
        self._texts: dict[str, str] = {}

    def reads(self) -> Iterator[Read]:
        """Every reading, in the order of the articles, each with its text."""
        papers, facts_files = parted(paths_of(self.request))
        with Progress(self.request) as progress:
            for found in self._extracted(papers):
                if isinstance(found, Failure):
                    self._failed(found)
                    continue
                progress.step(found.article.id)
                self.count += 1
                yield Read(found, self._texts.pop(found.article.id, None))
            for path in facts_files:
                for facts in facts_of(path):
                    if self._wanted(facts.article):
                        self.count += 1
                        yield Read(facts, None)
        self._check()

    def documents(self) -> Iterator[Document]:
        """Every article that is wanted, unread."""
        papers, _ = parted(paths_of(self.request))
        for document in self._kept(papers):
            if isinstance(document, Failure):
                self._failed(document)
            else:
                self.count += 1
                yield document
        self._check()

    def facts(self, documents: Iterable[Document]) -> Iterator[Facts]:
        """The facts of documents that are at hand."""
        for found in run.extract(documents, **self._options()):
            if isinstance(found, Failure):
                self._failed(found)
            else:
                yield found

    @property
    def status(self) -> int:
        """The exit code that the inputs ask for."""
        return UNREADABLE if self.failures else 0

    def _extracted(self, papers: list[str]) -> Iterator[Facts | Failure]:
        return run.extract(self._told(papers), **self._options()) if papers else iter(())

    def _options(self) -> dict[str, Any]:
        options = {"jobs": self.request.jobs, "cache": self.request.cache, "model": self.request.model}
        accepted = set(run.extract.__annotations__)
        return {k: v for k, v in options.items() if k in accepted}

    def _told(self, papers: list[str]) -> Iterator[Document]:
        for document in self._kept(papers):
            if isinstance(document, Failure):
                self._failed(document)
            else:
                self._texts[document.article.id] = document.text
                yield document

    def _kept(self, papers: list[str]) -> Iterator[Document | Failure]:
        for document in corpus.read(Path(p) for p in papers) if papers else ():
            if isinstance(document, Failure) or self._wanted(document.article):
                yield document

    def _wanted(self, article: Article) -> bool:
        request = self.request
        if article.source:
            self.sources.add(article.source)
        published = article.published or ""
        return (
            (not request.source or (article.source or "").lower() in {s.lower() for s in request.source})
            and (not request.lang or article.lang in request.lang)
            and (not request.since or published[: len(request.since)] >= request.since)
            and (not request.until or "" < published[: len(request.until)] <= request.until)
        )

    def _failed(self, failure: Failure) -> None:
        if getattr(failure, "skipped", False):
            self.skipped += 1
            if self.request.verbose:
                complain(f"skipped {failure.path}: {failure.why}")
        else:
            self.failures.append(failure)
            complain(f"{failure.path}: {failure.why}")

    def _check(self) -> None:
        """Say what was left out; a source that nobody has is a mistake."""
        if self.skipped and not self.request.quiet:
            complain(f"skipped {self.skipped} {'file' if self.skipped == 1 else 'files'} that hold no articles (-v names them)")
        unknown = [s for s in self.request.source if s.lower() not in {k.lower() for k in self.sources}]
        if unknown and self.sources:
            near = did_you_mean(unknown[0], self.sources)
            raise UsageError(f"no article from {unknown[0]!r}.{near} Sources here: {', '.join(sorted(self.sources))}")
        if not self.count and self.failures:
            raise InputError("nothing could be read")


def paths_of(request: Request) -> list[str]:
    """The paths asked for; none: ./seeds, else the articles of the current folder, else what is piped in."""
    if request.paths:
        return list(request.paths)
    if Path("seeds").is_dir():
        return ["seeds"]
    here = sorted(str(p) for p in Path().iterdir() if p.suffix in ARTICLES and p.is_file())
    if here:
        return here
    if piped():
        return ["-"]
    context = click.get_current_context()
    click.echo(context.get_help(), err=True)
    complain(f"nothing to read: name files or folders, or pipe an article in: {context.command_path} ARTICLE.txt")
    raise click.exceptions.Exit(2)


def piped() -> bool:
    """Whether somebody feeds us: standard input is a pipe or a file, no terminal and no void."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError, AttributeError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


def parted(paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """Paths of articles, and paths of facts that another run has written."""
    papers: list[str] = []
    facts: list[str] = []
    for path in paths:
        (facts if holds_facts(path) else papers).append(path)
    return papers, facts


def holds_facts(path: str) -> bool:
    """Whether a file is our own output: its first line says `"schema":"exodus/1"`."""
    if not path.endswith((".jsonl", ".ndjson")):
        return False
    try:
        with Path(path).open("rb") as file:
            return b'"schema":"exodus/' in file.readline(400).replace(b" ", b"")
    except OSError:
        return False


def facts_of(path: str) -> Iterator[Facts]:
    """The readings a facts file holds: an article's record, and what follows until the next article's."""
    article: Article | None = None
    kept: dict[str, list[Any]] = {}
    with Path(path).open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = from_json(line)
            except ValueError as error:
                raise InputError(f"{path}, line {number}: no record of exodus ({error}); write it with `exodus extract`") from error
            if isinstance(record, Article):
                if article:
                    yield _gathered(article, kept)
                article, kept = record, {}
            elif article is None:
                raise InputError(f"{path}, line {number}: facts without their article; write them with `exodus extract`")
            else:
                kept.setdefault(record.kind, []).append(record)
    if article:
        yield _gathered(article, kept)


def _gathered(article: Article, kept: dict[str, list[Any]]) -> Facts:
    plural = {"figure": "figures", "date": "dates", "place": "places", "person": "people", "quote": "quotes"}
    return Facts(article=article, **{plural[kind]: tuple(rows) for kind, rows in kept.items() if kind in plural})
