"""Comparisons on a terminal: the lines of `report.comparison` in colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from exodus_cli.facts import Comparison, Figure
from exodus_cli.report.comparison import Line, Page, full, short
from exodus_cli.report.terminal.look import Look, put, wrapped


def comparisons(rows: Iterable[Comparison], figures: Mapping[str, Figure], look: Look, *, everything: bool = False) -> Iterator[Text]:
    """Each topic with its estimates on one axis and what comes of comparing them."""
    found = False
    for row in rows:
        lines = full(row, figures, Page(width=_width(look), why=look.why, everything=everything))
        found = found or bool(lines)
        yield from (_drawn(line) for line in lines)
    if not found:
        yield from wrapped(put("No source contradicts another. --all shows what was compared.", "dim"), look.width)


def contested(rows: Iterable[Comparison], look: Look) -> Iterator[Text]:
    """The contested topics in short."""
    lines = [_drawn(line) for line in short(rows, Page(width=_width(look)))]
    yield from lines
    if lines:
        yield put("    `exodus compare` tells the whole.", "dim")


def _drawn(line: Line) -> Text:
    return Text.assemble(*(put(text, style) for text, style in line))


def _width(look: Look) -> int:
    return min(look.width or 120, 120)
