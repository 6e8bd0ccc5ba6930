"""Which inputs a command means: paths, folders, globs and standard input."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from exodus_cli.corpus.manifest import MANIFEST, check_manifest
from exodus_cli.facts import Failure

STDIN = "-"
# Endings we read; each also with ".gz" behind it.
TEXT = (".txt", ".text")
MARKDOWN = (".md", ".markdown")
HTML = (".html", ".htm", ".xhtml")
LINES = (".jsonl", ".ndjson")
PDF = (".pdf",)
KNOWN = (*TEXT, *MARKDOWN, *HTML, *LINES, *PDF)
# Files that stand beside articles and are none: never worth a word on stderr.
SILENT = (MANIFEST, "exodus.toml", "README.md", "LICENSE", "CREDITS.md")


@dataclass(frozen=True, slots=True)
class Input:
    """A thing to read: a path, and its ending without ".gz"."""

    path: Path | None
    """None is standard input."""
    suffix: str
    packed: bool = False

    @property
    def name(self) -> str:
        """How messages call it."""
        return STDIN if self.path is None else str(self.path)


def find(paths: Iterable[str | Path]) -> Iterator[Input | Failure]:
    """The inputs meant, each once, in order; what is no article or not there is a `Failure`."""
    seen: set[Path] = set()
    for given in paths:
        for found in _expand(str(given)):
            if isinstance(found, Input) and found.path is not None:
                key = found.path.absolute()
                if key in seen:
                    continue
                seen.add(key)
            yield found


def _expand(given: str) -> Iterator[Input | Failure]:
    if given == STDIN:
        yield Input(None, ".txt")
        return
    path = Path(given)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield _named(path)
        elif glob.has_magic(given):
            matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207  (Path.glob refuses absolute patterns)
            if not matches:
                yield Failure(path=given, why="nothing matches this pattern")
            for match in matches:
                yield from _folder(Path(match)) if Path(match).is_dir() else (_named(Path(match)),)
        else:
            yield Failure(path=given, why="no such file or folder")
    except (OSError, ValueError) as error:
        yield Failure(path=given, why=_reason(error))


def _folder(folder: Path) -> Iterator[Input | Failure]:
    """The articles of a folder and its subfolders, in sorted order; hidden ones are left alone."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Failure(path=str(folder), why=_reason(error))
        return
    if (folder / MANIFEST).exists() and (wrong := check_manifest(folder)):
        yield Failure(path=str(folder / MANIFEST), why=f"{wrong}; its articles are read without it")
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _folder(entry)
        elif entry.name not in SILENT:
            yield _named(entry)


def _named(path: Path) -> Input | Failure:
    suffixes = [s.lower() for s in path.suffixes]
    packed = bool(suffixes) and suffixes[-1] == ".gz"
    suffix = (suffixes[-2] if len(suffixes) > 1 else "") if packed else (suffixes[-1] if suffixes else "")
    if suffix not in KNOWN:
        kinds = " ".join(k for k in KNOWN if k not in (".text", ".markdown", ".xhtml", ".ndjson"))
        return Failure(path=str(path), why=f"skipped: not a kind of file exodus reads ({kinds}, each also .gz)", skipped=True)
    return Input(path, suffix, packed)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
