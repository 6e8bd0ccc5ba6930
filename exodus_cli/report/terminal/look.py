"""How wide and how colourful the terminal is, and lines that fit it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from rich.console import Console
from rich.text import Text

from exodus_cli.report.wording import brief, safe

# Roles -> styles of the sixteen colours a user's own theme defines; meaning never hangs on colour alone.
STYLES = {
    "title": "bold",
    "value": "bold",
    "modifier": "yellow",
    "who": "cyan",
    "when": "green",
    "where": "bright_blue",
    "dim": "dim",
    "note": "italic",
    "bar": "yellow",
    "conflict": "bold red",
    "update": "magenta",
    "compatible": "green",
    "agree": "green",
    "single": "dim",
}


WIDEST = 160  # a line longer than this is hard to follow


@dataclass(frozen=True, slots=True)
class Look:
    """The surface to write on; `width` None never cuts and never wraps."""

    width: int | None = 80
    colour: bool = False
    why: bool = False

    @property
    def rule(self) -> str:
        """A line across."""
        return "─" * min(self.width or 80, WIDEST)


def write(lines: Iterable[Text], look: Look) -> Iterator[str]:
    """The lines as text, with or without colour codes."""
    out = StringIO()
    console = Console(
        file=out,
        width=10_000,
        color_system="standard" if look.colour else None,
        force_terminal=look.colour,
        no_color=not look.colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for line in lines:
        if look.colour:
            console.print(line, soft_wrap=True, end="")
            drawn = out.getvalue()
            out.seek(0)
            out.truncate()
        else:
            drawn = line.plain
        yield drawn.rstrip(" ") + "\n"


def put(text: str, role: str = "") -> Text:
    """A piece of text in its role; the one door through which words reach the terminal."""
    return Text(safe(text), style=STYLES.get(role, ""), end="")


def cell(text: Text, width: int | None, *, right: bool = False) -> Text:
    """A piece of text cut or padded to a width."""
    piece = text.copy()
    if width is None:
        return piece
    if piece.cell_len > width:
        piece.truncate(width, overflow="ellipsis")
    gap = " " * (width - piece.cell_len)
    return Text.assemble(gap, piece) if right else Text.assemble(piece, gap)


def joined(pieces: Iterable[Text], between: str = " · ") -> Text:
    """The pieces that are not empty, in a row."""
    full = [p for p in pieces if p.plain]
    return Text.assemble(*(part for n, piece in enumerate(full) for part in ((put(between, "dim"), piece) if n else (piece,))))


def flowed(pieces: Iterable[Text], room: int | None, indent: int = 0) -> list[Text]:
    """The pieces in a row, over as many lines as it takes; a line breaks between pieces where it can."""
    lines: list[list[Text]] = [[]]
    for piece in (p for p in pieces if p.plain):
        if room is not None and lines[-1] and sum(p.cell_len + 3 for p in lines[-1]) + piece.cell_len > room - indent:
            lines.append([])
        lines[-1].append(piece)
    broken = [line for row in lines if row for line in wrapped(joined(row), room and room - indent)]
    return [Text.assemble(" " * indent if n else "", line) for n, line in enumerate(broken)]


def heading(left: Text, right: str, look: Look) -> Text:
    """A title, and at the other end of the line what it holds."""
    note = put(right, "dim")
    if look.width is None:
        return Text.assemble(left, "  ", note)
    room = min(look.width, WIDEST) - note.cell_len - 2
    return Text.assemble(cell(left, max(room, 10)), "  ", note)


def evidence(sentence: str, start: int, end: int, room: int | None, *, lines: int = 1) -> list[Text]:
    """The sentence in brief, the words in question bright in it, on at most so many lines."""
    if room is None:
        return [_sentence(*brief(sentence, start, end, None))]
    for slack in range(0, 40, 5):  # what wrapping at blanks wastes
        drawn = wrapped(_sentence(*brief(sentence, start, end, max(room * lines - slack, 12))), room)
        if len(drawn) <= lines:
            break
    return drawn[:lines]


def _sentence(before: str, words: str, after: str) -> Text:
    return Text.assemble(put(before, "dim"), put(words), put(after, "dim"))


def wrapped(text: Text, room: int | None, indent: int = 0) -> list[Text]:
    """A text over as many lines as it takes, the later ones indented."""
    if room is None:
        return [text]
    pieces = text.wrap(Console(width=room, file=StringIO()), max(room - indent, 8))
    return [Text.assemble(" " * indent if n else "", _flat(piece)) for n, piece in enumerate(pieces)]


def _flat(piece: Text) -> Text:
    piece.rstrip()
    piece.end = ""
    return piece


def columns(rows: list[list[Text]], *, right: Iterable[int] = (), gap: str = "  ") -> Iterator[Text]:
    """Rows as aligned columns, as wide as they need."""
    widths = [max((row[at].cell_len for row in rows), default=0) for at in range(len(rows[0]) if rows else 0)]
    rights = set(right)
    for row in rows:
        yield Text(gap).join(cell(piece, width, right=at in rights) for at, (piece, width) in enumerate(zip(row, widths, strict=True)))
