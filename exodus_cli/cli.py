"""The command line: options in, rendered text out."""

from __future__ import annotations

from pathlib import Path

import click

from exodus_cli import corpus, run
from exodus_cli.compare import compare as compare_facts
from exodus_cli.facts import Facts, to_json


@click.group()
def main() -> None:
    """Read news articles the way a good fact-checker does."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", default="jsonl")
@click.option("--no-cache", is_flag=True)
def extract(paths: tuple[Path, ...], form: str, no_cache: bool) -> None:
    """Print every record of every kind but comparisons."""
    for facts in run.extract(corpus.read(paths or (Path("seeds"),))):
        if not isinstance(facts, Facts):
            click.echo(f"{facts.path}: {facts.why}", err=True)
            continue
        for record in facts.records():
            click.echo(to_json(record))


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", default="jsonl")
@click.option("--no-cache", is_flag=True)
def compare(paths: tuple[Path, ...], form: str, no_cache: bool) -> None:
    """Reconcile what conflicts."""
    for comparison in compare_facts(f for f in run.extract(corpus.read(paths or (Path("seeds"),))) if isinstance(f, Facts)):
        click.echo(to_json(comparison))
