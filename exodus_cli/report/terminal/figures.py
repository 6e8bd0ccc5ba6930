"""The figures of the articles: value, what it counts, who says so, when and where, and the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from rich.text import Text

from exodus_cli.facts import Article, Figure
from exodus_cli.report import Read
from exodus_cli.report import wording as w
from exodus_cli.report.terminal.look import Look, cell, columns, evidence, heading, joined, put, wrapped

NUMBER = 24  # cells: "about 370,000 RUB", "600,000–1 million"; longer ones take their own line
SIDE_BY_SIDE = 100  # columns from which who, when and where stand beside the figure


def by_article(reads: Iterable[Read], look: Look) -> Iterator[Text]:
    """The figures under the heading of their article."""
    for read in reads:
        figures = read.facts.figures
        yield article_heading(read.facts.article, f"{len(figures)} figure{'' if len(figures) == 1 else 's'}", look)
        yield put(look.rule, "dim")
        for figure in figures:
            yield from card(figure, read, look)
        yield Text()


def flat(reads: Iterable[Read], look: Look) -> Iterator[Text]:
    """One line a figure, nothing cut: for pipes and `--wide`."""
    head = [put(name, "title") for name in ("ARTICLE", "FIGURE", "WHAT", "WHO SAYS SO", "WHEN", "WHERE", "SENTENCE")]
    rows = [head]
    for read in reads:
        for figure in read.facts.figures:
            sentence = read.words(*figure.sentence)
            rows.append(
                [
                    put(w.safe(figure.article), "dim"),
                    number(figure),
                    what(figure),
                    put(w.who(figure), "who"),
                    put(w.when(figure), "when"),
                    put(w.where(figure), "where"),
                    put(w.folded(sentence or figure.text), "dim"),
                ]
            )
            rows.extend(chain([[Text(), *([Text()] * 5), line] for line in why(figure, read)] if look.why else ()))
    yield from columns(rows, right=[1])


def article_heading(article: Article, right: str, look: Look) -> Text:
    """Source, date and name of an article."""
    pieces = [
        put(w.safe(article.source or "unknown source"), "title"),
        put(w.moment(article.published[:10]) if article.published else "no date", "when"),
        put(w.folded(article.title or article.id), "dim" if not article.title else ""),
    ]
    return heading(joined(pieces), right, look)


def number(figure: Figure) -> Text:
    """The value, its modifier in a tone of its own."""
    arrow = {"up": "↑ ", "down": "↓ "}.get(figure.trend or "", "")
    modifier = w.modifier(figure)
    return Text.assemble(put(arrow), put(f"{modifier} " if modifier else "", "modifier"), put(w.amount(figure), "value"))


def what(figure: Figure) -> Text:
    """What is counted, and what a reader must know besides."""
    notes = w.notes(figure)
    return Text.assemble(put(w.counted(figure)), put(f" ({notes})" if notes else "", "note"))


def card(figure: Figure, read: Read, look: Look) -> Iterator[Text]:
    """A figure over two or three lines: the value and what it counts, who, when and where, the sentence."""
    width = look.width or 120
    side = min(24, width // 3) if width >= 72 else 18
    value = number(figure)
    first = Text.assemble(cell(value, side, right=True), "  ") if value.cell_len <= side else None
    if first is None:
        yield value
        first = put(" " * (side + 2))
    about = [put(w.who(figure), "who"), put(w.when(figure), "when"), put(w.where(figure), "where")]
    if width >= SIDE_BY_SIDE:
        yield _beside(first, what(figure), about, width, side)
    else:
        yield Text.assemble(first, cell(what(figure), width - side - 2))
        for line in wrapped(joined(about), width - side - 2):
            yield Text.assemble(" " * (side + 2), line)
    sentence = read.words(*figure.sentence)
    if sentence is not None:
        at = figure.sentence[0]
        for line in evidence(sentence, figure.start - at, figure.end - at, min(width, 140) - side - 2, lines=2 if width < 80 else 1):
            yield Text.assemble(" " * (side + 2), line)
    if look.why:
        for line in why(figure, read):
            yield Text.assemble(" " * (side + 2), line)


def _beside(first: Text, what_: Text, about: list[Text], width: int, side: int) -> Text:
    """One line of columns: what, who, when, where."""
    room = min(width, 160) - side - 2
    who_room, when_room, where_room = room * 30 // 100, 22, 9
    what_room = room - who_room - when_room - where_room - 6
    cells = [cell(what_, what_room), cell(about[0], who_room), cell(about[1], when_room), cell(about[2], where_room)]
    return Text.assemble(first, Text("  ").join(cells))


def why(figure: Figure, read: Read) -> Iterator[Text]:
    """The words that decided each field."""
    for field, (start, end) in figure.cues.items():
        value = getattr(figure, field, None)
        shown = "" if value is None or isinstance(value, tuple) or not isinstance(value, (str, int, float)) else f" = {value}"
        words = read.words(start, end)
        yield Text.assemble(put(f"  {field}{w.safe(shown)}", "dim"), put(" ← "), put(f"“{w.folded(words)}”" if words else f"{start}–{end}"))
