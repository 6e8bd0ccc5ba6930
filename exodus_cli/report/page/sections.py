"""The sections of the page: tables of facts, the timeline, the map, the people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exodus_cli.facts import Date, Figure, Place
from exodus_cli.report import Read
from exodus_cli.report import wording as w
from exodus_cli.report.atlas import Spot, atlas
from exodus_cli.report.page.markup import escape, excerpt, link, tag
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
    yield _map([spot for _, spots in countries for spot in spots])
    yield '<div class="countries">'
    for country, spots in countries:
        name = w.place(country) or "Of no one country"
        rows = "".join(
            tag("li", f"{link(s.mentions[0][0].id, escape(s.name))} <small>{escape(s.place.feature or '')} ×{len(s.mentions)}</small>")
            for s in spots
        )
        yield tag("section", f"<h3>{escape(name)}</h3><ul>{rows}</ul>")
    yield "</div>"


def _map(spots: Sequence[Spot]) -> str:
    """Points on a plate carrée with a graticule, cut to where the places are."""
    known = [(s, s.place.lon, s.place.lat) for s in spots if s.place.lon is not None and s.place.lat is not None]
    if not known:
        return ""
    west, east = min(lon for _, lon, _ in known if lon is not None) - 5, max(lon for _, lon, _ in known if lon is not None) + 5
    south, north = min(lat for _, _, lat in known if lat is not None) - 4, max(lat for _, _, lat in known if lat is not None) + 4
    scale = 1000 / (east - west)
    step = next(s for s in (1, 2, 5, 10, 20, 30, 60, 360) if (east - west) / s <= 14)
    lines = [
        f'<path d="M{(lon - west) * scale:.1f} 0V{(north - south) * scale:.1f}"/>'
        for lon in range(int(west // step) * step, int(east) + 1, step)
    ]
    lines += [f'<path d="M0 {(north - lat) * scale:.1f}H1000"/>' for lat in range(int(south // step) * step, int(north) + 1, step)]
    points = []
    for spot, lon, lat in sorted(known, key=lambda row: -len(row[0].mentions)):
        assert lon is not None
        assert lat is not None
        x, y, radius = (lon - west) * scale, (north - lat) * scale, 3 + 2 * len(spot.mentions) ** 0.5
        points.append(
            f'<g><title>{escape(spot.name)}: {len(spot.mentions)}</title><circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
            f'<text x="{x + radius + 2:.1f}" y="{y + 4:.1f}">{escape(spot.name)}</text></g>'
        )
    height = (north - south) * scale
    return f'<svg class="map" viewBox="0 0 1000 {height:.0f}" role="img" aria-label="Map of the places">{"".join(lines + points)}</svg>'


def people_section(reads: Sequence[Read]) -> Iterator[str]:
    """Everybody, with what they said."""
    yield '<div class="people">'
    for read in reads:
        said = {quote.id: quote for quote in read.facts.quotes}
        for person in read.facts.people:
            about = " · ".join(x for x in (w.age(person), w.folded(person.role or ""), w.stands(person)) if x)
            quotes = [said[q] for q in person.quotes if q in said]
            words = "".join(tag("li", link(q.id, escape(w.quoted(q, read.text)))) for q in quotes)
            told = (
                tag("details", f"<summary>{len(quotes)} quotation{'' if len(quotes) == 1 else 's'}</summary><ul>{words}</ul>")
                if quotes
                else ""
            )
            source = tag("cite", escape(w.publisher(person.source) or person.article))
            yield tag("article", f"<h3>{escape(w.folded(person.name))} {source}</h3><p>{escape(about)}</p>{told}")
    yield "</div>"
