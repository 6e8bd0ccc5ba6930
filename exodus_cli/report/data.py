"""Records for machines: JSON, JSON lines, CSV, TSV and Markdown tables, written as they come."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from exodus_cli.facts import Attribution, Comparison, Group, Record, Span, Window, to_json
from exodus_cli.report.wording import HOSTILE, safe

# A record and the words of its sentence, where the text is at hand.
Row = tuple[Record, str | None]

# JSON escapes the first 32 controls itself; a terminal obeys some of these too.
_RAW = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RAW_BYTES = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae\x8e\x8f]|\xe2\x81[\xa6-\xa9]")


def json_line(record: msgspec.Struct) -> str:
    """One record as one line of JSON that no terminal obeys: the controls that JSON lets through are escaped."""
    line = to_json(record)
    text = line.decode("utf-8")
    if _RAW_BYTES.search(line):
        text = _RAW.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
    return text


def jsonl(rows: Iterable[Row]) -> Iterator[str]:
    """One line of JSON a record."""
    for record, _ in rows:
        yield json_line(record) + "\n"


def json_array(rows: Iterable[Row]) -> Iterator[str]:
    """One JSON array, a record a line, without ever holding more than one record."""
    first = True
    for record, _ in rows:
        yield ("[\n" if first else ",\n") + json_line(record)
        first = False
    yield "[]\n" if first else "\n]\n"


def separated(kinds: Sequence[type[Record]], *, tabs: bool = False) -> Callable[[Iterable[Row]], Iterator[str]]:
    """A writer of CSV (or TSV) with one header for records of these kinds."""
    columns = tuple(dict.fromkeys(column for kind in kinds for column in columns_of(kind)))

    def write(rows: Iterable[Row]) -> Iterator[str]:
        yield _line(columns, tabs)
        for record, sentence in rows:
            cells = cells_of(record, sentence)
            yield _line([cells.get(column, "") for column in columns], tabs)

    return write


def header(kind: type[Record], *, tabs: bool = False) -> str:
    """The first line of a kind's own table."""
    return _line(columns_of(kind), tabs)


def line(record: Record, sentence: str | None, *, tabs: bool = False) -> str:
    """A record as a line of its kind's own table."""
    cells = cells_of(record, sentence)
    return _line([cells.get(column, "") for column in columns_of(type(record))], tabs)


GROUP = ("topic", "title", *(f.encode_name for f in msgspec.structs.fields(Group) if f.name != "title"), "group_title")


def groups(comparisons: Iterable[Comparison], *, tabs: bool = False) -> Iterator[str]:
    """Comparisons as a flat table: a row for each group."""
    yield _line(GROUP, tabs)
    for comparison in comparisons:
        for group in comparison.groups:
            cells = {name: _cell(getattr(group, name)) for name in GROUP if hasattr(group, name)}
            cells |= {"topic": comparison.topic, "title": comparison.title, "group_title": group.title}
            yield _line([cells[name] for name in GROUP], tabs)


def columns_of(kind: type[Record]) -> list[str]:
    """The columns of a kind of record in a flat table; nested fields are joined: `said_by_name`."""
    return list(types_of(kind))


@cache
def types_of(kind: type[Record]) -> dict[str, type]:
    """The columns of a kind of record with the type of their values: bool, int, float or str (lists and cues become words or JSON)."""
    columns: dict[str, type] = {}
    hints = _hints(kind)
    for field in msgspec.structs.fields(kind):
        nested = _nested(hints[field.name])
        if nested:
            columns |= {f"{field.encode_name}_{name}": _plain(hint) for name, hint in nested.items()}
        else:
            columns[field.encode_name] = _plain(hints[field.name])
    if "sentence" in hints and "context" not in hints:
        columns["sentence_text"] = str
    return columns


def cells_of(record: Record, sentence: str | None) -> dict[str, str]:
    """The cells of a record in a flat table."""
    return {column: _cell(value) for column, value in values_of(record, sentence).items()}


def values_of(record: Record, sentence: str | None) -> dict[str, Any]:
    """The values of a record by column, as `columns_of` names them."""
    values: dict[str, Any] = {}
    hints = _hints(type(record))
    for field in msgspec.structs.fields(type(record)):
        value, nested = getattr(record, field.name), _nested(hints[field.name])
        if not nested:
            values[field.encode_name] = value
            continue
        for at, name in enumerate(nested):
            values[f"{field.encode_name}_{name}"] = (
                None if value is None else value[at] if isinstance(value, tuple) else getattr(value, name)
            )
    if sentence is not None and "context" not in hints:
        values["sentence_text"] = sentence
    return values


def stored(record: Record, sentence: str | None) -> dict[str, Any]:
    """The values of a record for a database: numbers stay numbers, lists become JSON or joined words."""
    plain = (int, float, str, type(None))
    return {column: value if isinstance(value, plain) else _cell(value) for column, value in values_of(record, sentence).items()}


@cache
def _hints(kind: type[Record]) -> dict[str, Any]:
    return get_type_hints(kind)


def _nested(hint: Any) -> dict[str, Any]:
    """The parts of a field that fills several columns, with their types."""
    for member in _members(hint):
        if member in (Window, Attribution):
            return {f.encode_name: f.type for f in msgspec.structs.fields(member)}
    return {"start": int, "end": int} if set(_members(hint)) <= {Span, NoneType} else {}


def _members(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _plain(hint: Any) -> type:
    """The narrowest of bool, int, float and str that holds all values of a field."""
    kinds = set(_members(hint)) - {NoneType}
    return next((plain for plain in (bool, int, float) if kinds <= {plain, int if plain is float else plain}), str)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple) and all(isinstance(v, str) for v in value):
        return "; ".join(value)
    if isinstance(value, (tuple, dict)):
        plain = msgspec.to_builtins(value)
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) if plain else ""
    return value if isinstance(value, str) else repr(value)


def _line(cells: Iterable[str], tabs: bool) -> str:
    if tabs:
        return "\t".join(safe(_defused(cell)) for cell in cells) + "\n"
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_printable(_defused(cell)) for cell in cells])
    return out.getvalue()


def _defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a number stays a number."""
    if cell.lstrip(" \t\r\n")[:1] in ("=", "+", "-", "@") and not _is_number(cell):
        return "'" + cell
    return "'" + cell if cell[:1] in ("\t", "\r") else cell


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", cell))


def _printable(cell: str) -> str:
    """A cell without controls; line breaks and tabs stay, quoted by the CSV writer."""
    return HOSTILE.sub(lambda m: m[0] if m[0] in "\n\t" else safe(m[0]), cell)


def markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table; nothing in a cell can end it or become a link, a tag or a picture."""
    yield f"| {' | '.join(header)} |\n|{'---|' * len(header)}\n"
    for row in rows:
        yield f"| {' | '.join(escaped(cell) for cell in row)} |\n"


def escaped(cell: str) -> str:
    """A cell of a Markdown table."""
    return re.sub(r"([\\`*_\[\]|!#~])", r"\\\1", safe(cell)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
