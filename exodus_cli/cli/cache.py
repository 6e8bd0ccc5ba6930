"""The `cache` command: where readings are kept."""

from __future__ import annotations

import click

from exodus_cli.cli.options import CONTEXT, examples
from exodus_cli.store import Store, default_path


@click.group(context_settings=CONTEXT, epilog=examples("exodus cache info", "exodus cache clear"))
def cache() -> None:
    """The readings that are kept so that nothing is read twice."""


@cache.command(epilog=examples("exodus cache info", "EXODUS_CACHE=/tmp/exodus exodus cache info"))
def info() -> None:
    """Where the readings are kept, how many, and how large."""
    with Store(default_path()) as store:
        told = store.info()
    for name, value in told.items():
        click.echo(f"{name:<9} {value}")


@cache.command(epilog=examples("exodus cache clear", "EXODUS_CACHE=/tmp/exodus exodus cache clear"))
def clear() -> None:
    """Forget every reading."""
    with Store(default_path()) as store:
        count = store.clear()
    click.echo(f"forgot {count} {'article' if count == 1 else 'articles'}")
