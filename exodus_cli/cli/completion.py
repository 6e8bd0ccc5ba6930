"""The `completion` command: a script for the user's shell."""

from __future__ import annotations

import os
from pathlib import PurePath

import click
from click.shell_completion import get_completion_class

from exodus_cli.cli.options import Choice, examples
from exodus_cli.errors import UsageError

SHELLS = ("bash", "zsh", "fish")


@click.command(epilog=examples("exodus completion bash", "exodus completion fish"))
@click.argument("shell", required=False, type=Choice(SHELLS), metavar="[SHELL]")
def completion(shell: str | None) -> None:
    """Print a script that completes commands, options, formats and source names.

    bash: eval "$(exodus completion bash)"; zsh: the same; fish: exodus completion fish | source
    """
    name = shell or PurePath(os.environ.get("SHELL", "")).name
    maker = get_completion_class(name) if name in SHELLS else None
    if maker is None:
        raise UsageError(f"which shell? say exodus completion {'|'.join(SHELLS)}")
    root = click.get_current_context().find_root().command
    made = maker(root, {}, "exodus", "_EXODUS_COMPLETE")
    click.echo(made.source_template % made.source_vars())
