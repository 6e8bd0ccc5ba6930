"""The sections of the page: tables of facts, the timeline, the map, the people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exodus_cli.facts import Date, Figure, Place, Record
from exodus_cli.report import Read
from exodus_cli.report import wording as w
from exodus_cli.report.atlas import atlas
from exodus_cli.report.page.markup import escape, excerpt, link, tag
from exodus_cli.report.page.points import drawn
from exodus_cli.report.register import register
from exodus_cli.report.rows import ROWS
from exodus_cli.report.timeline import timeline


def table_section(kind: str, reads: Sequence[Read]) -> Iterator[str]:
    """A table of all records of a kind; the first cell leads to the words in the text."""
    if kind == "figure":
        yield from _table(kind, FIGURE, (row for read in reads for row in _figures(read)))
        return
    head, cells = ROWS[kind]
    yield from _table(kind, head, (_linked(record, cells(record, read)) for read in reads for record in _records(kind, read)))


# Ordinals are marks in the text, no numbers to check; the publisher is who says so, or stands behind it.
FIGURE = ("Figure", "What", "Who says so", "When, where", "Sentence")


def _figures(read: Read) -> Iterator[list[str]]:
    for record in read.facts.figures:
        if record.value_kind != "rank":
            value, what, who, when, where, *_ = ROWS["figure"][1](record, read)
            about = " · ".join(part for part in (when, where) if part)
            first, *others = _linked(record, (value, what, who, about))
            yield [tag("span", first, data_n=str(_size(record))), *others, sentence(record, read)]


def _size(figure: Figure) -> float:
    """What a figure is sorted by."""
    return next((float(x) for x in (figure.point, figure.low, figure.high) if x is not None), 0.0)


def _linked(record: Record, cells: Sequence[str]) -> list[str]:
    """The cells as HTML, the first leading to the record's words."""
    return [link(record.id, escape(cells[0] or "…")), *(escape(cell) for cell in cells[1:])]


def _records(kind: str, read: Read) -> Sequence[Record]:
    return (read.facts.article,) if kind == "article" else read.facts.quotes


def _table(kind: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    names = "".join(tag("th", name, scope="col") for name in head)
    yield f'<div class="wide"><table class="{kind}"><thead><tr>{names}</tr></thead><tbody>'
    for row in rows:
        yield tag("tr", "".join(tag("td", cell) for cell in row))
    yield "</tbody></table></div>"


def sentence(record: Figure | Date | Place, read: Read) -> str:
    """The sentence of a record, its words marked."""
    passage = read.passage(record)
    return excerpt(*w.brief(*passage, 260)) if passage else escape(record.text)


def timeline_section(reads: Sequence[Read]) -> Iterator[str]:
    """The moments in order; then what no day is known for."""
    moments, unresolved = timeline(reads)
    yield '<ol class="timeline">'
    for moment in moments:
        yield tag("li", f"<time>{escape(moment.when)}</time><ul>{_said(moment.mentions)}</ul>")
    yield "</ol>"
    if unresolved:
        yield tag("details", f"<summary>{len(unresolved)} expressions without a known day</summary><ul>{_said(unresolved)}</ul>")


def _said(mentions: Sequence[tuple[Date, Read]]) -> str:
    """Each passage, and who says so."""
    rows = ((d, sentence(d, read), w.publisher(d.source) or d.article) for d, read in mentions)
    return "".join(tag("li", f"{link(d.id, words)} {tag('cite', escape(source))}") for d, words, source in rows)


def atlas_section(reads: Sequence[Read]) -> Iterator[str]:
    """A map of points, and the places by country."""
    countries = atlas(reads)
    yield drawn([spot for _, spots in countries for spot in spots])
    yield '<div class="countries">'
    for country, spots in countries:
        name = w.place(country) or "Of no one country"
        rows = "".join(
            tag("li", f"{link(s.mentions[0][0].id, escape(s.name))} <small>{escape(s.place.feature or '')} ×{len(s.mentions)}</small>")
            for s in spots
        )
        yield tag("section", f"<h3>{escape(name)}</h3><ul>{rows}</ul>")
    yield "</div>"


def people_section(reads: Sequence[Read]) -> Iterator[str]:
    """Everybody, with what they said."""
    yield '<div class="people">'
    for entry in register(reads):
        words = "".join(tag("li", link(quote.id, escape(w.quoted(quote, read.text)))) for quote, read in entry.quotes)
        count = f"{len(entry.quotes)} quotation{'' if len(entry.quotes) == 1 else 's'}"
        told = tag("details", f"<summary>{count}</summary><ul>{words}</ul>") if entry.quotes else ""
        sources = tag("cite", escape(", ".join(entry.sources)))
        about = " · ".join(part for part in entry.about if part)
        yield tag("article", f"<h3>{escape(w.folded(entry.name))} {sources}</h3><p>{escape(about)}</p>{told}")
    yield "</div>"
