"""The `report` command: one HTML page of everything."""

from __future__ import annotations

import click

from exodus_cli.cli.options import Request, examples, request
from exodus_cli.errors import UsageError


@click.command(epilog=examples("exodus report seeds -o report.html", "exodus report seeds --source bbc -o bbc.html"))
@request(formats=("html",))
def report(wanted: Request) -> None:
    """One HTML page of everything, readable without a network."""
    raise UsageError("not built yet")
