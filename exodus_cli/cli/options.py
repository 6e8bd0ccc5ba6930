"""The options every reading command shares, and the request they make."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from exodus_cli.cli.suggest import did_you_mean

CONTEXT: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 110}
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md", "html")
# What a file's name says about its format, for -o.
SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".txt": "table",
    ".geojson": "geojson",
}
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for, in every reading command."""

    paths: tuple[str, ...]
    source: tuple[str, ...] = ()
    lang: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    form: str | None = None
    output: str | None = None
    why: bool = False
    wide: bool = False
    color: str = "auto"
    jobs: int = 0
    cache: bool = True
    model: str | None = None
    quiet: bool = False
    verbose: int = 0
    debug: bool = False
    exit_status: bool = False


class Choice(click.Choice[str]):
    """A choice that knows what a misspelt word was meant to be."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """One line with the nearest choice, or all of them."""
        near = did_you_mean(str(value), self.choices)
        return f"{value!r} is none of them.{near or ' Choose one of ' + ', '.join(self.choices) + '.'}".removesuffix(".")


class Day(click.ParamType[str]):
    """A day, month or year: 2022-09-21, 2022-09, 2022."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as it compares with ISO dates: a prefix."""
        parts = str(value).split("-")
        sizes = [len(p) for p in parts]
        in_range = all(p.isdigit() and 1 <= int(p) <= top for p, top in zip(parts[1:], (12, 31), strict=False))
        if sizes not in ([4], [4, 2], [4, 2, 2]) or not parts[0].isdigit() or not in_range:
            self.fail(f"{value!r} is no date; write it as 2022-09-21, 2022-09 or 2022", param, ctx)
        return str(value)


class Words(click.ParamType[str]):
    """Words parted by commas or blanks: `--source bbc,cnn`."""

    name = "names"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The words, parted by blanks."""
        return " ".join(str(value).replace(",", " ").split())


def _sources(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The sources the manifest names, for completion."""
    import tomllib
    from pathlib import Path

    folders = [Path(p) for p in ctx.params.get("paths") or () if Path(p).is_dir()] or [Path("seeds"), Path()]
    found = set()
    for manifest in (folder / "articles.toml" for folder in folders):
        if manifest.is_file():
            told = tomllib.loads(manifest.read_text(encoding="utf-8")).values()
            found |= {about["source"] for about in told if isinstance(about, dict) and "source" in about}
    return [CompletionItem(name) for name in sorted(found) if name.startswith(incomplete)]


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """An option that `EXODUS_<NAME>` sets too."""
    long = next(name for name in names if name.startswith("--"))
    variable = "EXODUS_" + long.lstrip("-").split("/")[0].upper().replace("-", "_")
    return click.option(*names, envvar=settings.pop("envvar", variable), **settings)


def request(*, formats: tuple[str, ...] = FORMATS, paths: bool = True) -> Callable[[F], F]:
    """Give a command the shared arguments and options, gathered in a `Request` as its first argument."""
    given = [
        option("--source", multiple=True, type=Words(), metavar="NAME", shell_complete=_sources, help="Only articles of this source: bbc."),
        option("--lang", multiple=True, type=Words(), metavar="CODE", help="Only articles in this language: en, it."),
        option("--since", type=Day(), metavar="DATE", help="Only articles published on this day or later."),
        option("--until", type=Day(), metavar="DATE", help="Only articles published on this day or before."),
        option("--format", "form", type=Choice(formats), help="Default: table on a terminal, jsonl in a pipe."),
        option("-o", "--output", metavar="FILE", envvar=None, help="Write to a file; its name tells the format."),
        option("--why", is_flag=True, help="Print the words that decided each field."),
        option("--wide", is_flag=True, help="Never cut anything short."),
        option("--color", type=Choice(("auto", "always", "never")), default="auto", help="Colour on terminals (auto), or as told."),
        option("--jobs", type=click.IntRange(0), default=0, metavar="N", help="Worker processes; 0: as many as pay off."),
        option("--cache/--no-cache", default=True, envvar=None, help="Reuse earlier readings, keep new ones (default)."),
        option("--model", metavar="NAME", help="A trained spaCy pipeline whose people and places are one more sign."),
        option("-q", "--quiet", is_flag=True, help="Say nothing on stderr but errors."),
        option("-v", "--verbose", count=True, help="Say more on stderr."),
        option("--debug", is_flag=True, help="Show the traceback of an error."),
        option("--exit-status", is_flag=True, help="Exit with 1 when nothing was found."),
    ]
    if paths:
        given.insert(0, click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]..."))

    def decorate(command: F) -> F:
        @functools.wraps(command)
        def gathered(**given: Any) -> Any:
            own = {f.name: given.pop(f.name) for f in fields(Request) if f.name in given}
            for name in ("source", "lang"):
                own[name] = tuple(" ".join(own[name]).split())
            own.setdefault("paths", ())
            if os.environ.get("EXODUS_NO_CACHE"):
                own["cache"] = False
            return command(Request(**own), **given)

        decorated: Any = gathered
        for add in reversed(given):
            decorated = add(decorated)
        result: F = decorated
        return result

    return decorate


def examples(*lines: str) -> str:
    """The epilog of a command's help: runnable lines."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
