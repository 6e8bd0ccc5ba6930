"""The `compare` command: what the sources disagree about, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import click

from exodus_cli.cli.drawers import Drawers
from exodus_cli.cli.group import NOTHING_FOUND
from exodus_cli.cli.inputs import Inputs
from exodus_cli.cli.options import FORMATS, Choice, Request, examples, option, request
from exodus_cli.cli.output import coloured, form, send, width
from exodus_cli.cli.printing import Tally, compared, finish
from exodus_cli.cli.shares import digested
from exodus_cli.compare import Options, reduced
from exodus_cli.compare import compare as reconcile
from exodus_cli.compare.options import Best, Vague
from exodus_cli.facts import Comparison


@click.command(
    epilog=examples("exodus compare seeds", "exodus compare seeds --topic leave --why", "exodus compare seeds --fail-on conflict -q")
)
@request()
@click.option("--topic", metavar="WORDS", help="Only topics whose name holds these words.")
@click.option("--all", "everything", is_flag=True, help="Agreements and single figures too (machine formats always have them).")
@option("--vague", type=Choice(get_args(Vague)), default="default", help="How vague words are read: hundreds = 200–999, 100 or 200.")
@option("--best", type=Choice(get_args(Best)), help="Fill `best` by this rule; without it no number wins.")
@click.option("--fail-on", type=Choice(("conflict", "update")), multiple=True, help="Exit with 1 where a topic has this verdict.")
def compare(wanted: Request, topic: str | None, everything: bool, vague: Any, best: Any, fail_on: tuple[str, ...]) -> None:
    """Where the sources disagree, where they do not, and why."""
    inputs, tally, verdicts = Inputs(wanted), Tally(), set[str]()
    chosen = form(wanted, FORMATS)
    options = Options(topic=topic, singles=everything or chosen != "table", vague=vague, best=best)
    figures = Drawers()

    def rows() -> Iterator[Comparison]:
        for row in tally.each(reduced(digested(inputs, options, figures if chosen == "table" else None), options)):
            verdicts.add(row.verdict)
            yield row

    if chosen == "table":
        from exodus_cli.report.terminal import Look, write
        from exodus_cli.report.terminal.comparisons import comparisons

        look = Look(width(wanted), coloured(wanted), wanted.why)
        send(write(comparisons(rows(), figures, look, everything=everything), look), wanted, paged=True)
    elif chosen == "html":
        from exodus_cli.report.page import page

        kept = list(inputs.reads())
        found = list(tally.each(reconcile((read.facts for read in kept), options)))
        verdicts.update(row.verdict for row in found)
        send(page(kept, found, ["comparison"]), wanted)
    else:
        send(compared(rows(), chosen), wanted)
    if verdicts & set(fail_on) and not inputs.status:
        raise click.exceptions.Exit(NOTHING_FOUND)
    finish(inputs, tally.count)
