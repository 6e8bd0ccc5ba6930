"""The figures of the articles: value, what it counts, who says so, when and where, and the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from rich.text import Text

from exodus_cli.facts import Article, Comparison, Figure
from exodus_cli.report import Read
from exodus_cli.report import wording as w
from exodus_cli.report.terminal.look import WIDEST, Look, cell, columns, evidence, flowed, heading, joined, put, wrapped

SIDE = 24  # cells for the value: "more than 1.5 million", "about 370,000 RUB"; longer ones take a line of their own
NARROW_SIDE = 18
SIDE_BY_SIDE = 110  # columns from which who, when and where stand beside what is counted
ORDER = ("conflict", "update", "compatible", "agree", "single")


def by_article(reads: Iterable[Read], look: Look, *, ranks: bool = False) -> Iterator[Text]:
    """The figures under the heading of their article; ordinals are counted there, and shown on request."""
    for read in reads:
        figures = [f for f in read.facts.figures if ranks or f.value_kind != "rank"]
        hidden = len(read.facts.figures) - len(figures)
        count = f"{len(figures)} figure{'' if len(figures) == 1 else 's'}"
        yield article_heading(read.facts.article, count + (f", {hidden} ordinal{'' if hidden == 1 else 's'}" if hidden else ""), look)
        yield put(look.rule, "dim")
        known = {figure.id: figure for figure in read.facts.figures}
        for figure in figures:
            yield from card(figure, read, look, known)
        yield Text()


def by_topic(reads: Iterable[Read], comparisons: Iterable[Comparison], look: Look, *, ranks: bool = False) -> Iterator[Text]:
    """The figures under what they measure, the contested first; those that are never compared last."""
    rows = {figure.id: (figure, read) for read in reads for figure in read.facts.figures}
    known = {name: figure for name, (figure, _) in rows.items()}
    left = dict(rows)
    for comparison in sorted(comparisons, key=lambda c: (ORDER.index(c.verdict), -sum(len(g.figures) for g in c.groups), c.topic)):
        members = [left.pop(name) for group in comparison.groups for name in group.figures if name in left]
        if members:
            verdict = "" if comparison.verdict == "single" else f"{comparison.verdict}, "
            yield heading(put(w.folded(comparison.title), "title"), f"{verdict}{len(members)} figures", look)
            yield put(look.rule, "dim")
            for figure, read in members:
                yield from card(figure, read, look, known)
            yield Text()
    if left:
        yield heading(put("Of no topic", "title"), f"{len(left)} figures", look)
        yield put(look.rule, "dim")
        for figure, read in left.values():
            if figure.value_kind == "rank" and not ranks:
                continue
            yield from card(figure, read, look, known)
        yield Text()


def flat(reads: Iterable[Read], look: Look, *, ranks: bool = False) -> Iterator[Text]:
    """One line a figure, nothing cut: for pipes and `--wide`."""
    names = ("SOURCE", "FIGURE", "WHAT", "WHO SAYS SO", "WHEN", "WHERE", "SENTENCE")
    rows = [[put(name, "title") for name in names]]
    for read in reads:
        for figure in (f for f in read.facts.figures if ranks or f.value_kind != "rank"):
            sentence = read.sentence(figure)
            about = [put(w.who(figure), "who"), put(w.when(figure), "when"), put(w.where(figure), "where")]
            rows.append(
                [
                    put(w.publisher(figure.source) or figure.article, "dim"),
                    number(figure),
                    what(figure, read),
                    *about,
                    put(w.folded(sentence or figure.text), "dim"),
                ]
            )
            if look.why:
                rows += [[*([Text()] * (len(names) - 1)), line] for line in why(figure, read)]
    yield from columns(rows, right=[1])


def article_heading(article: Article, right: str, look: Look) -> Text:
    """Source, date and name of an article."""
    source = put(w.publisher(article.source), "title")
    date = put(w.moment(article.published[:10]), "when") if article.published else put("no date", "dim")
    name = put(w.folded(article.title or article.id), "dim" if source.plain and not article.title else "title" if not source.plain else "")
    return heading(joined([source, date, name] if source.plain else [name, date]), right, look)


def number(figure: Figure) -> Text:
    """The value, its modifier in a tone of its own."""
    arrow = {"up": "↑ ", "down": "↓ "}.get(figure.trend or "", "")
    modifier = w.modifier(figure)
    return Text.assemble(put(arrow), put(f"{modifier} " if modifier else "", "modifier"), put(w.amount(figure), "value"))


def voice(figure: Figure) -> Text:
    """Who says so; in a quieter tone where it is only the paper itself."""
    own = figure.said_by is None or figure.said_by.kind == "publisher"
    return put(w.who(figure), "dim" if own else "who")


def what(figure: Figure, read: Read, known: Mapping[str, Figure] | None = None) -> Text:
    """What is counted, and what a reader must know besides."""
    notes, original, whose = w.notes(figure), (known or {}).get(figure.same_as or ""), read.whose(figure)
    again = f"= {w.value(original)}" if original and not _repeats(figure, original) else "(repeated)" if figure.same_as else ""
    counted = f"age of {w.folded(whose)}" if whose else w.counted(figure)
    return joined([put(counted), put(f"({notes})" if notes else "", "note"), put(again, "dim")], " ")


def _repeats(figure: Figure, original: Figure | None) -> bool:
    """Whether a figure says no more than another: a headline and its copy, not a conversion."""
    return original is not None and w.value(original) == w.value(figure)


def card(figure: Figure, read: Read, look: Look, known: Mapping[str, Figure]) -> Iterator[Text]:
    """A figure over a few lines: the value and what it counts; who, when and where; the sentence."""
    width = min(look.width or 120, WIDEST)
    side = SIDE if width >= 72 else NARROW_SIDE
    room, value = width - side - 2, number(figure)
    fits = value.cell_len <= side
    if not fits:
        yield value
    lines = _beside(figure, read, known, room) if width >= SIDE_BY_SIDE else _stacked(figure, read, known, room)
    passage = None if _repeats(figure, known.get(figure.same_as or "")) else read.passage(figure)
    if passage:
        lines += evidence(*passage, room, lines=1 if width >= 80 else 2)
    if look.why:
        lines += [cell(line, room) if line.cell_len > room else line for line in why(figure, read)]
    for n, line in enumerate(lines):
        yield Text.assemble(cell(value if n == 0 and fits else Text(), side, right=True), "  ", line)


def _stacked(figure: Figure, read: Read, known: Mapping[str, Figure], room: int) -> list[Text]:
    """What is counted; under it who, when and where."""
    about = [voice(figure), put(w.when(figure), "when"), put(w.where(figure), "where")]
    return [*wrapped(what(figure, read, known), room), *flowed(about, room)]


def _beside(figure: Figure, read: Read, known: Mapping[str, Figure], room: int) -> list[Text]:
    """Columns: what is counted, who, when and where."""
    last = 24  # "24 Feb 2022 – 29 Sep 2023"
    first = (room - last - 4) // 2
    second = room - last - 4 - first
    about = flowed([put(w.when(figure), "when"), put(w.where(figure), "where")], last)
    cells = (wrapped(what(figure, read, known), first), wrapped(voice(figure), second), about)
    rows = zip_longest(*cells, fillvalue=Text())
    return [Text("  ").join([cell(row[0], first), cell(row[1], second), cell(row[2], last)]) for row in rows]


def why(figure: Figure, read: Read) -> Iterator[Text]:
    """The words that decided each field."""
    for field, (start, end) in figure.cues.items():
        value = getattr(figure, field, None)
        shown = f" = {w.safe(str(value))}" if isinstance(value, (str, int, float)) else ""
        words = read.words(start, end)
        yield Text.assemble(put(f"  {field}{shown}", "dim"), " ← ", put(f"“{w.folded(words)}”" if words else f"{start}–{end}"))
