"""The `export` command: everything as a folder of tables."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from exodus_cli.cli.inputs import Inputs
from exodus_cli.cli.options import Request, examples, request
from exodus_cli.cli.printing import LISTS, finish
from exodus_cli.errors import UsageError
from exodus_cli.facts import KINDS
from exodus_cli.report import data


@click.command(epilog=examples("exodus export facts-folder seeds", "exodus export tables seeds --source bbc"))
@click.argument("target", type=click.Path())
@request(formats=("csv", "tsv"))
def export(wanted: Request, target: str) -> None:
    """Write everything into TARGET: a folder gets a CSV table for each kind of record."""
    folder = Path(target)
    if folder.suffix:
        raise UsageError(f"{target}: cannot export to {folder.suffix} files; name a folder")
    inputs = Inputs(wanted)
    folder.mkdir(parents=True, exist_ok=True)
    ending = wanted.form or "csv"
    count = 0
    with ExitStack() as open_files:
        kinds = {"article": "articles", **LISTS}
        files = {kind: open_files.enter_context((folder / f"{name}.{ending}").open("w", encoding="utf-8")) for kind, name in kinds.items()}
        for kind, file in files.items():
            file.writelines(data.separated([KINDS[kind]], tabs=ending == "tsv")(()))
        for read in inputs.reads():
            for kind, file in files.items():
                rows = [read.facts.article] if kind == "article" else getattr(read.facts, LISTS[kind])
                told = ((row, read.words(*row.sentence) if hasattr(row, "sentence") else None) for row in rows)
                lines = data.separated([KINDS[kind]], tabs=ending == "tsv")(told)
                next(lines)  # its header stands already
                file.writelines(lines)
                count += len(rows)
    finish(inputs, count)
