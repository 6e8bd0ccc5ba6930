"""The `schema` command: what the records look like, for programs."""

from __future__ import annotations

import click

from exodus_cli.cli.options import Choice, examples
from exodus_cli.facts import KINDS


@click.command(epilog=examples("exodus schema figure", "exodus schema"))
@click.argument("kind", required=False, type=Choice(list(KINDS)), metavar="[KIND]")
def schema(kind: str | None) -> None:
    """The JSON Schema of a kind of record, or of all of them, made from the program's own types."""
    import json

    import msgspec

    if kind:
        made = msgspec.json.schema(KINDS[kind])
    else:
        references, parts = msgspec.json.schema_components(KINDS.values(), ref_template="#/$defs/{name}")
        made = {"oneOf": list(references), "$defs": parts}
    click.echo(json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **made}, indent=2))
