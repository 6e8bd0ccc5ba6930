"""Where the text goes: the format, the terminal's width and colour, the pager, the file."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from exodus_cli.cli.options import SUFFIXES, Request
from exodus_cli.cli.suggest import did_you_mean
from exodus_cli.errors import UsageError


def form(request: Request, formats: Sequence[str]) -> str:
    """The format: as told, else by the file's name, else a table on a terminal and JSON lines in a pipe."""
    if request.form:
        return request.form
    if request.output and request.output != "-":
        suffix = Path(request.output).suffix.lower()
        found = SUFFIXES.get(suffix)
        if found is None or found not in formats:
            near = did_you_mean(suffix, SUFFIXES)
            raise UsageError(f"{request.output}: no format goes by that name.{near} Say --format {'|'.join(formats)}")
        return found
    return "table" if on_terminal() else "jsonl"


def on_terminal() -> bool:
    """Whether a person is looking."""
    try:
        return sys.stdout.isatty()
    except (AttributeError, ValueError):
        return False


def coloured(request: Request) -> bool:
    """Colour: forced, forbidden, or on a terminal that has it and whose owner wants it."""
    if request.color != "auto":
        return request.color == "always"
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and on_terminal() and request.output in (None, "-")


def width(request: Request) -> int | None:
    """The columns there are; None, no limit: in a pipe or a file, and with --wide."""
    if request.wide or request.output not in (None, "-"):
        return None
    told = os.environ.get("COLUMNS", "")
    if not on_terminal():
        return None
    return max(int(told) if told.isdigit() and int(told) else shutil.get_terminal_size().columns, 20)


def send(pieces: Iterable[str], request: Request, *, paged: bool = False) -> None:
    """Write the pieces as they come: to the file whole or not at all, else to standard output."""
    if request.output not in (None, "-"):
        _to_file(pieces, Path(str(request.output)))
    elif paged and on_terminal():
        _paged(list(pieces), request)  # all is read before anything is drawn: progress and table share the screen
    else:
        _to_stdout(pieces)


def _to_stdout(pieces: Iterable[str]) -> None:
    out = sys.stdout.buffer
    for piece in pieces:
        out.write(piece.encode("utf-8", "backslashreplace"))
    out.flush()


def _to_file(pieces: Iterable[str], path: Path) -> None:
    if path.exists() and not path.is_file():  # a device or a named pipe
        with path.open("wb") as out:
            out.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)
        return
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; make it first")
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _paged(lines: list[str], request: Request) -> None:
    """Long tables go through the user's pager where there is somebody to leave it again; all else goes straight out."""
    pager = os.environ.get("PAGER", "").strip()
    attended = bool(pager) and pager != "cat" and os.environ.get("TERM") != "dumb" and sys.stdin.isatty()
    if not attended or len(lines) < shutil.get_terminal_size().lines:
        _to_stdout(lines)
        return
    os.environ.setdefault("LESS", "FRX")
    click.echo_via_pager(lines, color=coloured(request))
