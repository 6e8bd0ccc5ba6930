"""Readings in the format that was asked for: what to serialise, what to draw."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NoReturn

import click

from exodus_cli.cli.group import NOTHING_FOUND, complain
from exodus_cli.cli.inputs import Inputs
from exodus_cli.cli.options import FORMATS, Request
from exodus_cli.cli.output import coloured, form, send, width
from exodus_cli.facts import KINDS, Comparison, Facts, Record
from exodus_cli.report import Read, data

Table = Callable[[Iterable[Read], Any], Iterator[Any]]
# Kind -> the list of `Facts` that holds it.
LISTS = {"figure": "figures", "date": "dates", "place": "places", "quote": "quotes", "person": "people"}


class Tally:
    """How many records went by."""

    def __init__(self) -> None:
        self.count = 0

    def each(self, records: Iterable[Any]) -> Iterator[Any]:
        """The records, counted."""
        for record in records:
            self.count += 1
            yield record


def printed(wanted: Request, kinds: Sequence[str], table: Table, *, formats: tuple[str, ...] = FORMATS) -> NoReturn:
    """Print these kinds of records in the format that was asked for, and end with the run's exit code."""
    inputs, tally = Inputs(wanted), Tally()
    chosen = form(wanted, formats)
    reads = _counted(inputs.reads(), kinds, tally)
    if chosen == "table":
        from exodus_cli.report.terminal import Look, write

        look = Look(width(wanted), coloured(wanted), wanted.why)
        send(write(table(reads, look), look), wanted, paged=True)
        if not tally.count and inputs.count and not wanted.quiet:
            nouns = LISTS[kinds[0]] if len(kinds) == 1 else "facts"
            complain(f"no {nouns} found in {inputs.count} article{'' if inputs.count == 1 else 's'}")
    else:
        send(rendered(reads, chosen, kinds), wanted)
    finish(inputs, tally.count)


def rendered(reads: Iterable[Read], chosen: str, kinds: Sequence[str]) -> Iterator[str]:
    """The readings in a format that is no terminal's."""
    if chosen == "html":
        from exodus_cli.report.page import page

        return page(reads, [], kinds, texts=kinds != ["article"])
    if chosen == "md":
        from exodus_cli.report.rows import sections

        return sections(reads, kinds)
    if chosen == "geojson":
        from exodus_cli.report.atlas import geojson

        return geojson(reads)
    return serialised(((r, read.sentence(r)) for read in reads for r in in_order(read.facts, kinds)), chosen, kinds)


def serialised(rows: Iterable[data.Row], chosen: str, kinds: Sequence[str]) -> Iterator[str]:
    """The records in a format for machines."""
    if chosen == "json":
        return data.json_array(rows)
    if chosen in ("csv", "tsv"):
        return data.separated([KINDS[kind] for kind in kinds], tabs=chosen == "tsv")(rows)
    return data.jsonl(rows)


def in_order(facts: Facts, kinds: Sequence[str]) -> Iterator[Record]:
    """The records of an article: itself, what stands in its text by offset, its people."""
    if "article" in kinds:
        yield facts.article
    marks = [mark for kind, name in LISTS.items() if kind in kinds and kind != "person" for mark in getattr(facts, name)]
    yield from sorted(marks, key=lambda m: (m.start, m.end, m.kind))
    if "person" in kinds:
        yield from facts.people


def compared(rows: Iterable[Comparison], chosen: str) -> Iterator[str]:
    """Comparisons in a format that is no terminal's and no page's."""
    if chosen == "md":
        from exodus_cli.report.rows import COMPARISON, comparison

        return data.markdown(COMPARISON, (row for record in rows for row in comparison(record)))
    if chosen in ("csv", "tsv"):
        return data.groups(rows, tabs=chosen == "tsv")
    return serialised(((row, None) for row in rows), chosen, ["comparison"])


def _counted(reads: Iterable[Read], kinds: Sequence[str], tally: Tally) -> Iterator[Read]:
    for read in reads:
        tally.count += sum(1 if kind == "article" else len(getattr(read.facts, LISTS[kind])) for kind in kinds)
        yield read


def finish(inputs: Inputs, found: int) -> NoReturn:
    """End the run with the exit code its inputs and findings ask for."""
    nothing = NOTHING_FOUND if not found and inputs.request.exit_status else 0
    raise click.exceptions.Exit(inputs.status or nothing)
