"""The commands that print one kind of fact: figures, dates, places, people, quotes, articles, and all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn

import click

from exodus_cli.cli.group import NOTHING_FOUND
from exodus_cli.cli.inputs import Inputs
from exodus_cli.cli.options import FORMATS, Request, examples, request
from exodus_cli.cli.output import coloured, form, send, width
from exodus_cli.facts import KINDS, Facts, Record
from exodus_cli.report import Read, data

Table = Callable[[Iterable[Read], Any], Iterator[Any]]
# Kind -> the list of `Facts` that holds it.
LISTS = {"figure": "figures", "date": "dates", "place": "places", "quote": "quotes", "person": "people"}


@click.command(epilog=examples("exodus figures seeds", "exodus figures seeds --source bbc --format csv -o figures.csv"))
@request()
@click.option("--by", type=click.Choice(["article", "topic"]), default="article", help="Group the table by article or by topic.")
def figures(wanted: Request, by: str) -> None:
    """Every number of the articles: its bounds, what it counts, who says so, when and where."""

    def table(reads: Iterable[Read], look: Any) -> Iterator[Any]:
        from exodus_cli.compare import compare
        from exodus_cli.report.terminal import figures as view
        from exodus_cli.report.terminal.comparisons import contested

        if look.width is None:
            yield from view.flat(reads, look)
            return
        kept: list[Facts] = []
        if by == "topic":
            rows = list(reads)
            yield from view.by_topic(rows, compare(read.facts for read in rows), look)
            kept += (read.facts for read in rows)
        else:
            yield from view.by_article(tee(reads, kept), look)
        yield from contested(compare(kept), look)

    printed(wanted, "figure", table)


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

    printed(wanted, "date", table)


@click.command(epilog=examples("exodus places seeds", "exodus places seeds -o places.geojson"))
@request(formats=(*FORMATS, "geojson"))
def places(wanted: Request) -> None:
    """Places by country with counts and their first evidence."""

    def table(reads: Iterable[Read], look: Any) -> Iterator[Any]:
        from exodus_cli.report.terminal import others

        yield from others.places(reads, look)

    printed(wanted, "place", table, formats=(*FORMATS, "geojson"))


@click.command(epilog=examples("exodus people seeds", "exodus people seeds --source bbc --quotes"))
@request()
@click.option("--quotes", is_flag=True, help="Print every quotation, not the best alone.")
def people(wanted: Request, quotes: bool) -> None:
    """Who is in the articles: age, role, place, and what they said."""

    def table(reads: Iterable[Read], look: Any) -> Iterator[Any]:
        from exodus_cli.report.terminal import others

        yield from others.people(reads, look, quotes=quotes)

    printed(wanted, "person", table)


@click.command(epilog=examples("exodus quotes seeds", "exodus quotes seeds --format jsonl"))
@request()
def quotes(wanted: Request) -> None:
    """Who said what: direct, mixed and indirect quotations with their speakers."""

    def table(reads: Iterable[Read], look: Any) -> Iterator[Any]:
        from exodus_cli.report.terminal import others

        yield from others.quotes(reads, look)

    printed(wanted, "quote", table)


@click.command(epilog=examples("exodus articles seeds", "exodus articles seeds --until 2022 --format json"))
@request()
def articles(wanted: Request) -> None:
    """What was read: source, date and where it comes from, language, length, copies."""
    inputs = Inputs(wanted)
    chosen = form(wanted, FORMATS)
    rows = (document.article for document in inputs.documents())
    if chosen in ("table", "html"):
        from exodus_cli.report.terminal import Look, others, write

        look = Look(width(wanted), coloured(wanted), wanted.why)
        send(write(others.articles(rows, look), look), wanted, paged=True)
    else:
        send(serialised(((row, None) for row in rows), chosen, ["article"]), wanted)
    finish(inputs, inputs.count)


@click.command(epilog=examples("exodus extract seeds --format jsonl -o facts.jsonl", "exodus extract seeds --lang en --jobs 2 | head -3"))
@request()
def extract(wanted: Request) -> None:
    """Every record of every kind but comparisons: an article's own first, then its facts by their offsets."""
    inputs, counter = Inputs(wanted), Counter()
    chosen = form(wanted, FORMATS)
    chosen = "jsonl" if chosen == "table" and wanted.form is None else chosen
    rows = ((record, None) for read in inputs.reads() for record in counter.each(in_order(read.facts)))
    send(serialised(rows, chosen, [*LISTS, "article"]), wanted)
    finish(inputs, counter.count)


def in_order(facts: Facts) -> Iterator[Record]:
    """The records of an article: itself, what stands in its text by offset, its people."""
    yield facts.article
    marks = [*facts.figures, *facts.dates, *facts.places, *facts.quotes]
    yield from sorted(marks, key=lambda m: (m.start, m.end, m.kind))
    yield from facts.people


def printed(wanted: Request, kind: str, table: Table, *, formats: tuple[str, ...] = FORMATS) -> NoReturn:
    """Print one kind of record in the format that was asked for, and end with its exit code."""
    inputs, counter = Inputs(wanted), Counter()
    chosen = form(wanted, formats)
    reads = counted(inputs.reads(), kind, counter)
    if chosen == "table":
        from exodus_cli.report.terminal import Look, write

        look = Look(width(wanted), coloured(wanted), wanted.why)
        send(write(table(reads, look), look), wanted, paged=True)
    elif chosen == "geojson":
        from exodus_cli.report.atlas import geojson

        send(geojson(reads), wanted)
    else:
        rows = (
            (record, read.words(*record.sentence) if hasattr(record, "sentence") else None)
            for read in reads
            for record in _list(read, kind)
        )
        send(serialised(rows, chosen, [kind]), wanted)
    finish(inputs, counter.count)


def serialised(rows: Iterable[data.Row], chosen: str, kinds: list[str]) -> Iterator[str]:
    """The rows in a format for machines."""
    if chosen == "json":
        return data.json_array(rows)
    if chosen in ("csv", "tsv"):
        return data.separated([KINDS[kind] for kind in kinds], tabs=chosen == "tsv")(rows)
    if chosen in ("md", "html"):
        columns = list(dict.fromkeys(c for kind in kinds for c in data.columns_of(KINDS[kind])))
        return data.markdown(columns, ([data.cells_of(r, s).get(c, "") for c in columns] for r, s in rows))
    return data.jsonl(rows)


class Counter:
    """How many records went by."""

    count = 0

    def each(self, records: Iterable[Any]) -> Iterator[Any]:
        """The records, counted."""
        for record in records:
            self.count += 1
            yield record


def counted(reads: Iterable[Read], kind: str, counter: Counter) -> Iterator[Read]:
    """The readings, their records of a kind counted."""
    for read in reads:
        counter.count += len(_list(read, kind))
        yield read


def _list(read: Read, kind: str) -> tuple[Any, ...]:
    rows: tuple[Any, ...] = getattr(read.facts, LISTS[kind])
    return rows


def finish(inputs: Inputs, found: int) -> NoReturn:
    """End the run with the exit code its inputs and findings ask for."""
    nothing = NOTHING_FOUND if not found and inputs.request.exit_status else 0
    raise click.exceptions.Exit(inputs.status or nothing)
