"""The `compare` command: what the sources disagree about, and why."""

from __future__ import annotations

import click

from exodus_cli.cli.facts import Counter, finish, serialised
from exodus_cli.cli.inputs import Inputs
from exodus_cli.cli.options import FORMATS, Request, examples, request
from exodus_cli.cli.output import form, send


@click.command(epilog=examples("exodus compare seeds", "exodus compare seeds --all --format json"))
@request()
def compare(wanted: Request) -> None:
    """Where the sources disagree, where they do not, and why."""
    from exodus_cli.compare import compare as compared

    inputs, counter = Inputs(wanted), Counter()
    chosen = form(wanted, FORMATS)
    rows = ((record, None) for record in counter.each(compared(read.facts for read in inputs.reads())))
    send(serialised(rows, chosen, ["comparison"]), wanted)
    finish(inputs, counter.count)
