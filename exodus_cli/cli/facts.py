"""The commands that print one kind of fact: figures, dates, places, people, quotes, articles, and all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from exodus_cli.cli.inputs import Inputs
from exodus_cli.cli.options import FORMATS, Request, examples, request
from exodus_cli.cli.output import coloured, form, send, width
from exodus_cli.cli.printing import LISTS, finish, printed, rendered
from exodus_cli.facts import Facts
from exodus_cli.report import Read


@click.command(epilog=examples("exodus figures seeds", "exodus figures seeds --source bbc --format csv -o figures.csv"))
@request()
@click.option("--by", type=click.Choice(["article", "topic"]), default="article", help="Group the table by article or by topic.")
@click.option("--ranks", is_flag=True, help="Show ordinals (first, second) in the table too.")
def figures(wanted: Request, by: str, ranks: bool) -> None:
    """Every number of the articles: its bounds, what it counts, who says so, when and where."""

    def table(reads: Iterable[Read], look: Any) -> Iterator[Any]:
        from exodus_cli.compare import compare
        from exodus_cli.report.terminal import figures as view
        from exodus_cli.report.terminal.comparisons import contested

        if look.width is None:
            yield from view.flat(reads, look, ranks=ranks)
            return
        kept: list[Facts] = []
        if by == "topic":
            rows = list(reads)
            yield from view.by_topic(rows, compare(read.facts for read in rows), look, ranks=ranks)
            kept += (read.facts for read in rows)
        else:
            yield from view.by_article(tee(reads, kept), look, ranks=ranks)
        yield from contested(compare(kept), look)

    printed(wanted, ["figure"], table)


def tee(reads: Iterable[Read], kept: list[Facts]) -> Iterator[Read]:
    """The readings, their facts kept for what must see them all."""
    for read in reads:
        kept.append(read.facts)
        yield read


@click.command(epilog=examples("exodus dates seeds", "exodus dates seeds --lang it --why"))
@request()
def dates(wanted: Request) -> None:
    """A timeline: one row a moment, what is said to have happened, who reports it; the unresolved apart."""

    def table(reads: Iterable[Read], look: Any) -> Iterator[Any]:
        from exodus_cli.report.terminal import others

        yield from others.dates(reads, look)

    printed(wanted, ["date"], table)


@click.command(epilog=examples("exodus places seeds", "exodus places seeds -o places.geojson"))
@request(formats=(*FORMATS, "geojson"))
def places(wanted: Request) -> None:
    """Places by country with counts and their first evidence."""

    def table(reads: Iterable[Read], look: Any) -> Iterator[Any]:
        from exodus_cli.report.terminal import others

        yield from others.places(reads, look)

    printed(wanted, ["place"], table, formats=(*FORMATS, "geojson"))


@click.command(epilog=examples("exodus people seeds", "exodus people seeds --source bbc --quotes"))
@request()
@click.option("--quotes", is_flag=True, help="Print every quotation, not the best alone.")
def people(wanted: Request, quotes: bool) -> None:
    """Who is in the articles: age, role, place, and what they said."""

    def table(reads: Iterable[Read], look: Any) -> Iterator[Any]:
        from exodus_cli.report.terminal import others

        yield from others.people(reads, look, quotes=quotes)

    printed(wanted, ["person"], table)


@click.command(epilog=examples("exodus quotes seeds", "exodus quotes seeds --format jsonl"))
@request()
def quotes(wanted: Request) -> None:
    """Who said what: direct, mixed and indirect quotations with their speakers."""

    def table(reads: Iterable[Read], look: Any) -> Iterator[Any]:
        from exodus_cli.report.terminal import others

        yield from others.quotes(reads, look)

    printed(wanted, ["quote"], table)


@click.command(epilog=examples("exodus articles seeds", "exodus articles seeds --until 2022 --format json"))
@request()
def articles(wanted: Request) -> None:
    """What was read: source, date and where it comes from, language, length, copies."""
    inputs, chosen = Inputs(wanted), form(wanted, FORMATS)
    reads = (Read(Facts(article=document.article), None) for document in inputs.documents())
    if chosen == "table":
        from exodus_cli.report.terminal import Look, others, write

        look = Look(width(wanted), coloured(wanted), wanted.why)
        send(write(others.articles((read.facts.article for read in reads), look), look), wanted, paged=True)
    else:
        send(rendered(reads, chosen, ["article"]), wanted)
    finish(inputs, inputs.count)


@click.command(epilog=examples("exodus extract seeds --format jsonl -o facts.jsonl", "exodus extract seeds --lang en --jobs 2 | head -3"))
@request()
def extract(wanted: Request) -> None:
    """Every record of every kind but comparisons: an article's own first, then its facts by their offsets."""

    def table(reads: Iterable[Read], look: Any) -> Iterator[Any]:
        from exodus_cli.report.terminal import others

        yield from others.everything(reads, look)

    printed(wanted, ["article", *LISTS], table)
