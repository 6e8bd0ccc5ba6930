"""The `export` command: everything as a database or a folder of tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import click

from exodus_cli.cli.inputs import Inputs
from exodus_cli.cli.options import Request, examples, request
from exodus_cli.cli.printing import LISTS, Tally, finish
from exodus_cli.compare import compare
from exodus_cli.errors import UsageError
from exodus_cli.facts import KINDS, Facts
from exodus_cli.report import columnar, data
from exodus_cli.store import write_database

# Kind -> the name of its table.
TABLES = {"article": "articles", **LISTS, "comparison": "comparisons"}
DATABASES = (".db", ".sqlite", ".sqlite3")
SHEET = ".parquet"


@click.command(epilog=examples("exodus export facts.db seeds", "exodus export tables/ seeds --format tsv"))
@click.argument("target", type=click.Path())
@request(formats=("csv", "tsv", "parquet"))
def export(wanted: Request, target: str) -> None:
    """Write everything into TARGET: an SQLite database (FILE.db), one table (FILE.parquet), or a folder with a table for each kind."""
    path = Path(target)
    if path.suffix and path.suffix not in (*DATABASES, SHEET) and not target.endswith("/"):
        raise UsageError(f"{target}: exodus writes {', '.join(DATABASES)} and {SHEET} files and folders of tables, nothing else")
    inputs, tally = Inputs(wanted), Tally()
    if path.suffix in DATABASES:
        columns = {name: data.columns_of(KINDS[kind]) for kind, name in TABLES.items()}
        write_database(path, columns, ((TABLES[r.kind], data.stored(r, sentence)) for r, sentence in tally.each(_rows(inputs))))
    elif path.suffix == SHEET:
        columnar.write_sheet(path, list(KINDS.values()), tally.each(_rows(inputs)))
    elif wanted.form == "parquet":
        path.mkdir(parents=True, exist_ok=True)
        columnar.write_sheets(path, {name: KINDS[kind] for kind, name in TABLES.items()}, tally.each(_rows(inputs)))
    else:
        _folder(path, wanted.form or "csv", tally.each(_rows(inputs)))
    finish(inputs, tally.count)


def _rows(inputs: Inputs) -> Iterator[data.Row]:
    """Every record, comparisons last."""
    kept: list[Facts] = []
    for read in inputs.reads():
        kept.append(read.facts)
        yield from ((record, read.sentence(record)) for record in read.facts.records())
    yield from ((comparison, None) for comparison in compare(kept))


def _folder(folder: Path, ending: str, rows: Iterator[data.Row]) -> None:
    """One file a kind; a kind without records has its header alone."""
    folder.mkdir(parents=True, exist_ok=True)
    tabs = ending == "tsv"
    with ExitStack() as opened:
        files = {kind: opened.enter_context((folder / f"{name}.{ending}").open("wb")) for kind, name in TABLES.items()}
        for kind, file in files.items():
            file.write(data.header(KINDS[kind], tabs=tabs).encode())
        for record, sentence in rows:
            file = files[record.kind]
            file.write(data.line(record, sentence, tabs=tabs).encode("utf-8", "backslashreplace"))
