"""One HTML page of everything: no network, no second file, readable without scripts, and printable.

What articles say is escaped wherever it stands; the page's own script and style are files beside this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from itertools import chain

from exodus_cli.facts import Comparison
from exodus_cli.report import Read
from exodus_cli.report import wording as w
from exodus_cli.report.page.contest import contested
from exodus_cli.report.page.markup import escape, tag
from exodus_cli.report.page.reading import article
from exodus_cli.report.page.sections import atlas_section, people_section, table_section, timeline_section

# Kind -> the heading of its section.
TITLES = {
    "article": "Articles",
    "figure": "Figures",
    "date": "Timeline",
    "place": "Places",
    "person": "People",
    "quote": "Quotations",
    "comparison": "Contested",
}
FIND = '<input id="find" type="search" placeholder="Find in all tables" aria-label="Find in all tables" hidden>'
# No script but the page's own, no request to anywhere.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"


def page(reads: Iterable[Read], comparisons: Sequence[Comparison], kinds: Sequence[str], *, texts: bool = True) -> Iterator[str]:
    """The page: what is contested, then a section for each kind, then the texts with their facts marked."""
    rows = list(reads)
    yield head(rows)
    shown = [kind for kind in kinds if kind in TITLES]
    sections = [(TITLES[kind], section(kind, rows, comparisons)) for kind in shown]
    texts = texts and any(read.text for read in rows)
    names = [*(name for name, _ in sections), *(["Texts"] if texts else [])]
    yield tag("nav", "".join(f'<a href="#{name.lower()}">{name}</a>' for name in names) + FIND)
    yield "<main>"
    for name, parts in sections:
        yield from chain([f'<section id="{name.lower()}"><h2>{name}</h2>'], parts, ["</section>"])
    if texts:
        yield from chain(['<section id="texts"><h2>Texts</h2>'], (article(read) for read in rows), ["</section>"])
    yield f"</main><script>{_file('page.js')}</script></body></html>\n"


def section(kind: str, rows: Sequence[Read], comparisons: Sequence[Comparison]) -> Iterator[str]:
    """What stands under the heading of a kind."""
    if kind == "comparison":
        return contested(comparisons, {figure.id: figure for read in rows for figure in read.facts.figures})
    if kind == "date":
        return timeline_section(rows)
    if kind == "place":
        return atlas_section(rows)
    if kind == "person":
        return people_section(rows)
    return table_section(kind, rows)


def head(rows: Sequence[Read]) -> str:
    """The beginning of the page: what it is about."""
    count = len(rows)
    title = f"What {count} article{'' if count == 1 else 's'} say{'s' if count == 1 else ''}"
    sources = ", ".join(dict.fromkeys(w.publisher(read.facts.article.source) or read.facts.article.id for read in rows))
    days = sorted(read.facts.article.published[:10] for read in rows if read.facts.article.published)
    span = w.interval(days[0], days[-1]) if days else ""
    about = " · ".join(part for part in (w.safe(sources), span) if part)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)}</title><style>{_file('page.css')}</style></head>\n"
        f"<body><header><h1>{escape(title)}</h1><p>{escape(about)}</p></header>"
    )


def _file(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
