"""Parquet files: typed columns for notebooks and warehouses. The only home of pyarrow, which comes with the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from exodus_cli.errors import ExodusError, UsageError
from exodus_cli.facts import Record
from exodus_cli.report.data import Row, stored, types_of

# Rows a group: large enough for columns to compress, small enough that a long run stays in little memory.
ROWS = 20_000


def write_sheet(path: Path, kinds: Sequence[type[Record]], rows: Iterable[Row]) -> None:
    """One file with the records of all these kinds, told apart by `kind`."""
    with Sheet(path, kinds) as sheet:
        for record, sentence in rows:
            sheet.add(record, sentence)


def write_sheets(folder: Path, kinds: Mapping[str, type[Record]], rows: Iterable[Row]) -> None:
    """A file for each kind of record; `kinds` gives the file's name, without its ending, and the kind."""
    with ExitStack() as opened:
        sheets = {kind: opened.enter_context(Sheet(folder / f"{name}.parquet", [kind])) for name, kind in kinds.items()}
        for record, sentence in rows:
            sheets[type(record)].add(record, sentence)


class Sheet:
    """A Parquet file under way; it takes its name when everything is in it, so that none is ever half written."""

    def __init__(self, path: Path, kinds: Sequence[type[Record]]) -> None:
        arrow, parquet = _libraries()
        self._path, self._unfinished = path, path.with_name(f".{path.name}.part")
        self._rows: list[dict[str, Any]] = []
        self._columns = _union(kinds)
        types = {bool: arrow.bool_(), int: arrow.int64(), float: arrow.float64(), str: arrow.string()}
        self._schema = arrow.schema([(name, types[plain]) for name, plain in self._columns.items()])
        self._table = arrow.Table.from_pylist
        try:
            self._writer = parquet.ParquetWriter(self._unfinished, self._schema, compression="zstd")
        except OSError as error:
            raise self._refused(error) from None

    def add(self, record: Record, sentence: str | None) -> None:
        """One more record."""
        values = stored(record, sentence)
        self._rows.append({name: _fitting(values.get(name), plain) for name, plain in self._columns.items()})
        if len(self._rows) >= ROWS:
            self._flush()

    def __enter__(self) -> Sheet:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if error is None:
                self._flush()
            self._writer.close()
            if error is None:
                self._unfinished.replace(self._path)
        except OSError as failure:
            raise self._refused(failure) from None
        finally:
            with suppress(OSError):
                self._unfinished.unlink(missing_ok=True)

    def _flush(self) -> None:
        rows, self._rows = self._rows, []
        if rows:
            self._writer.write_table(self._table(rows, schema=self._schema))

    def _refused(self, error: OSError) -> ExodusError:
        return ExodusError(f"{self._path} cannot be written ({error}): choose another place")


def _union(kinds: Sequence[type[Record]]) -> dict[str, type]:
    """The columns of several kinds of record; words where two kinds disagree on a type."""
    columns: dict[str, type] = {}
    for kind in kinds:
        for name, plain in types_of(kind).items():
            columns[name] = plain if columns.get(name, plain) is plain else str
    return columns


def _fitting(value: Any, plain: type) -> Any:
    """A value as its column holds it; text without the half characters that UTF-8 cannot write."""
    if value is None or (isinstance(value, plain) and plain is not str):
        return value
    if plain is float:
        return float(value)
    return str(value).encode("utf-8", "backslashreplace").decode("utf-8")


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("Parquet needs an extra: pip install 'exodus-cli[parquet]'") from None
    return pyarrow, pyarrow.parquet
