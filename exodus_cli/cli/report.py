"""The `report` command: one HTML page of everything."""

from __future__ import annotations

from dataclasses import replace

import click

from exodus_cli.cli.inputs import Inputs
from exodus_cli.cli.options import Request, examples, request
from exodus_cli.cli.output import on_terminal, send
from exodus_cli.cli.printing import finish
from exodus_cli.compare import compare
from exodus_cli.errors import UsageError
from exodus_cli.report.page import page

ORDER = ("comparison", "figure", "date", "place", "person", "quote", "article")


@click.command(epilog=examples("exodus report seeds -o report.html", "exodus report seeds --source bbc > bbc.html"))
@request(formats=("html",))
def report(wanted: Request) -> None:
    """One HTML page of everything: what is contested, figures, timeline, map, people, the texts with their facts marked."""
    if wanted.output is None and on_terminal():
        raise UsageError("a page is for a browser: say -o report.html")
    inputs = Inputs(wanted)
    reads = list(inputs.reads())
    send(page(reads, list(compare(read.facts for read in reads)), ORDER), replace(wanted, form="html"))
    finish(inputs, len(reads))
