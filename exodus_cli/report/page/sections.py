"""The sections of the page: tables of facts, the timeline, the map, the people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exodus_cli.facts import Date, Figure, Place
from exodus_cli.report import Read
from exodus_cli.report import wording as w
from exodus_cli.report.atlas import atlas
from exodus_cli.report.page.markup import escape, excerpt, link, tag
from exodus_cli.report.page.points import drawn
from exodus_cli.report.register import register
from exodus_cli.report.rows import ROWS
from exodus_cli.report.timeline import timeline

LISTS = {"figure": "figures", "quote": "quotes"}


def table_section(kind: str, reads: Sequence[Read]) -> Iterator[str]:
    """A table of all records of a kind; the first cell leads to the words in the text."""
    head, cells = ROWS[kind]
    yield '<div class="wide"><table><thead><tr>' + "".join(tag("th", name, scope="col") for name in head) + "</tr></thead><tbody>"
    for read in reads:
        records = (read.facts.article,) if kind == "article" else getattr(read.facts, LISTS[kind])
        for record in records:
            row = [escape(cell) for cell in cells(record, read)]
            row[0] = link(record.id, row[0] or "…")
            if isinstance(record, Figure):
                row[-1] = sentence(record, read)
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
