"""From paths to readings: what to read, which articles to keep, what went wrong on the way."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

import click

from exodus_cli import corpus, run
from exodus_cli.chronicle import Chronicle, Shelf, completed
from exodus_cli.cli.group import UNREADABLE, complain
from exodus_cli.cli.options import Request
from exodus_cli.cli.progress import Progress
from exodus_cli.cli.suggest import did_you_mean
from exodus_cli.corpus import Stretch
from exodus_cli.errors import ExodusError, InputError, UsageError
from exodus_cli.facts import Article, Document, Facts, Failure
from exodus_cli.lang import LANGUAGES
from exodus_cli.report import Read
from exodus_cli.store import Store, default_path

# What counts as an article in the current folder when no path is given: no .md, for READMEs are no news.
ARTICLES = (".txt", ".html", ".htm", ".jsonl", ".gz")

# Bad lines of one file that are named one by one; a wrong file has thousands.
NAMED = 3


class Inputs:
    """The articles of a request; after reading, what was wrong with the others."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.failures: list[Failure] = []
        self.skipped = 0
        self.count = 0
        self.sources: set[str] = set()
        self.languages: set[str] = set()
        self._texts: dict[str, str] = {}
        self._bad: Counter[str] = Counter()

    def reads(self) -> Iterator[Read]:
        """Every reading, in the order of the articles, each with its text.

        What one article dates, another may count from: who counts from an event without a day waits until all is read, and
        so does everybody behind him.
        """
        chronicle, shelf, waiting = Chronicle(), Shelf(tuple[Facts, str | None]), False
        with Progress(self.request) as progress:
            for facts in self.facts(self._kept(corpus.read(paths_of(self.request)), texts=True)):
                progress.step()
                self.count += 1
                chronicle.hear(facts.article)
                text = self._texts.pop(facts.article.id, None)
                if waits(facts) or waiting:
                    shelf.put((facts, text))
                    waiting = True
                else:
                    yield Read(facts, text)
        for facts, text in shelf.take():
            yield Read(completed(facts, chronicle), text)
        self.check()

    def parts(self) -> Iterator[Facts | Stretch]:
        """Every reading, facts files in stretches, for whoever does without the texts."""
        return self._found(self._kept(corpus.read(paths_of(self.request), apart=True)))

    def documents(self) -> Iterator[Document]:
        """Every article that is wanted, unread."""
        for item in self._kept(corpus.read(paths_of(self.request))):
            if isinstance(item, Document):
                self.count += 1
                yield item
            elif isinstance(item, Failure):
                self.failed(item)
        self.check()

    def told(self, items: Iterable[corpus.Item]) -> Iterator[Facts]:
        """Every reading of some items."""
        return self.facts(self._kept(corpus.settled(items)))

    def facts(self, items: Iterable[corpus.Item]) -> Iterator[Facts]:
        """The facts of articles, from the store or read now."""
        return (found for found in self._found(items) if isinstance(found, Facts))

    def _found(self, items: Iterable[corpus.Item]) -> Iterator[Facts | Stretch]:
        store = self._store()
        with store or nullcontext():
            for found in run.extract(items, jobs=self.request.jobs or None, store=store, model=self.request.model):
                if isinstance(found, Failure):
                    self.failed(found)
                else:
                    yield found

    def _store(self) -> Store | None:
        """The store of earlier readings; a run goes on without one that cannot be used."""
        if not self.request.cache:
            return None
        try:
            return Store(default_path(), self.request.model)
        except ExodusError as error:
            if not self.request.quiet:
                complain(f"{error}; going on without it")
            return None

    @property
    def status(self) -> int:
        """The exit code that the inputs ask for."""
        return UNREADABLE if self.failures else 0

    def _kept(self, items: Iterable[corpus.Item], *, texts: bool = False) -> Iterator[corpus.Item]:
        """Items without the articles nobody asked for; whether their texts are kept too."""
        for item in items:
            if isinstance(item, Failure | Stretch):
                yield item
            elif self.wanted(item.article):
                if texts and isinstance(item, Document):
                    self._texts[item.article.id] = item.text
                yield item

    def wanted(self, article: Article) -> bool:
        """Whether an article is asked for; its source and language are remembered."""
        if article.source:
            self.sources.add(article.source)
        self.languages.add(article.lang)
        return asked_for(article, self.request)

    def failed(self, failure: Failure) -> None:
        """Say what could not be read."""
        if failure.skipped:
            self.skipped += 1
            if self.request.verbose:
                complain(f"{failure.path}: {failure.why}")
        else:
            self.failures.append(failure)
            file = re.sub(r":\d+$", "", failure.path)
            self._bad[file] += 1
            if self._bad[file] <= NAMED or self.request.verbose:
                complain(f"{failure.path}: {failure.why}")

    def check(self) -> None:
        """When all is read: say what was left out; a source that nobody has is a mistake."""
        for file, count in self._bad.items():
            if count > NAMED and not self.request.verbose:
                complain(f"{file}: {count - NAMED} more like these (-v names them)")
        if self.skipped and not self.request.quiet:
            files, them = ("file that holds", "it") if self.skipped == 1 else ("files that hold", "them")
            complain(f"skipped {self.skipped} {files} no article (-v names {them})")
        _known("from", self.request.source, self.sources, "Sources")
        _known("in language", self.request.lang, self.languages | set(LANGUAGES), "Languages")
        if not self.count and self.failures:
            raise InputError("nothing could be read")
        if not self.count and not self.request.quiet:
            narrowed = self.request.lang or self.request.since or self.request.until or self.request.source
            complain("no article is of that source, language and time" if narrowed else "no articles found")


def asked_for(article: Article, request: Request) -> bool:
    """Whether an article is of the source, language and time of a request."""
    published = article.published or ""
    return (
        (not request.source or (article.source or "").lower() in {s.lower() for s in request.source})
        and (not request.lang or article.lang in request.lang)
        and (not request.since or published[: len(request.since)] >= request.since)
        and (not request.until or "" < published[: len(request.until)] <= request.until)
    )


def waits(facts: Facts) -> bool:
    """Whether an article counts from an event whose day another may tell."""
    return any(event.day is None for event in facts.article.events)


def _known(how: str, asked: Iterable[str], there: set[str], nouns: str) -> None:
    """A source or language that no article has is a mistake."""
    unknown = [name for name in asked if name.lower() not in {other.lower() for other in there}]
    if unknown and there:
        raise UsageError(f"no article {how} {unknown[0]!r}.{did_you_mean(unknown[0], there)} {nouns} here: {', '.join(sorted(there))}")


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
