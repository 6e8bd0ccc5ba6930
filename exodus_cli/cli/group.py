"""The `exodus` command itself: finds the sub-command, loads it when it is wanted, and ends every run politely."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import IO, Any, NoReturn

import click

from exodus_cli import __version__
from exodus_cli.cli.suggest import did_you_mean
from exodus_cli.errors import ExodusError, InputError

# Exit codes, as the README promises them.
NOTHING_FOUND, USAGE, UNREADABLE, BUG, INTERRUPTED = 1, 2, 3, 70, 130

# Millions of records without a cycle among them: looking for cycles at Python's pace (700, 10, 10) costs a large run a fifth.
COLLECT = (100_000, 50, 50)

# Command -> (module, one line of help): help lists them without importing any.
COMMANDS = {
    "figures": ("facts", "Every number: what it counts, who says so, when and where."),
    "dates": ("facts", "A timeline: what is said to have happened when, and who reports it."),
    "places": ("facts", "Places by country, with counts and first evidence; also as GeoJSON."),
    "people": ("facts", "Who is in the articles: age, role, place, and what they said."),
    "quotes": ("facts", "Who said what, in whose words."),
    "compare": ("compare", "Where the sources disagree, where they do not, and why."),
    "extract": ("facts", "Every record of every kind, for pipes and large collections."),
    "articles": ("facts", "What was read: source, date, language, length."),
    "show": ("show", "The text of one article with its facts marked."),
    "report": ("report", "One HTML page of everything, to send to the desk."),
    "export": ("export", "A database or a folder of tables."),
    "schema": ("schema", "The JSON Schema of the records."),
    "cache": ("cache", "Where readings are kept, how many; clear them."),
    "completion": ("completion", "Tab completion for bash, zsh or fish."),
}

EXAMPLES = """\
\b
Examples:
  exodus figures seeds              every number of the articles in seeds/
  exodus compare seeds              what the sources disagree about
  cat a.txt | exodus figures -      one article from a pipe, as JSON lines

`exodus COMMAND -h` explains each command. Exit codes: 0 done, 1 nothing found (with --exit-status) or
--fail-on met, 2 wrong usage, 3 some inputs unreadable, 130 interrupted."""


class Exodus(click.Group):
    """A group whose commands live in modules that are imported when they are asked for."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(invoke_without_command=True, epilog=EXAMPLES, **settings)
        self.params.append(
            click.Option(
                ["-V", "--version"], is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version and exit."
            )
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"exodus_cli.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown command gets a suggestion."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            if os.path.exists(name):  # noqa: PTH110  pathlib would be the dearest import of `exodus --help`
                raise click.UsageError(f"{name!r} is no command. To read it: exodus figures {name}", ctx)
            raise click.UsageError(f"no command {name!r}.{did_you_mean(name, COMMANDS)} `exodus -h` lists them all", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands for the help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command with the defaults of the project and the user; alone, print the help."""
        if ctx.invoked_subcommand is None and not ctx._protected_args:
            click.echo(ctx.get_help())
            return None
        from exodus_cli.cli import settings

        ctx.default_map = settings.defaults(COMMANDS)
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:  # the reader had enough: `| head -1`; click itself would call it a failure
            _abandon(sys.stdout)
            return None
        return result

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Run, and turn every ending into one line and an exit code."""
        words = list(sys.argv[1:] if args is None else args)
        debug = "--debug" in words or bool(os.environ.get("EXODUS_DEBUG"))
        extra["standalone_mode"] = False
        gc.set_threshold(*COLLECT)
        try:
            code = super().main(words, prog_name or "exodus", **extra)
        except Exception as error:
            if debug and not isinstance(error, click.ClickException | click.Abort | click.exceptions.Exit):
                raise
            code = ending(error)
        except KeyboardInterrupt:
            code = ending(click.Abort())
        sys.exit(code if isinstance(code, int) else 0)


def ending(error: Exception) -> int:
    """The exit code of an error, its one line said on stderr."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.Abort):
        complain("interrupted; what was read is kept, run again to go on")
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        return _usage(error)
    if isinstance(error, ExodusError):
        complain(str(error))
        return UNREADABLE if isinstance(error, InputError) else USAGE
    if isinstance(error, OSError):
        complain(f"{error.filename or 'input/output'}: {error.strerror or error}")
        return UNREADABLE
    complain(f"a bug in exodus: {type(error).__name__}: {error}. Run again with --debug and report what it prints")
    return BUG


def _usage(error: click.ClickException) -> int:
    """One line: what is wrong, and where to look."""
    message = error.format_message().replace("\n", " ")
    context = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoSuchOption):
        known = context.command.params if context else ()
        options = [name for param in known for name in param.opts if name.startswith("--")]
        message = f"no option {error.option_name}.{did_you_mean(error.option_name, options)}"
    hint = "" if "-h`" in message else f" (see `{context.command_path if context else 'exodus'} -h`)"
    complain(f"{message.rstrip('.') if not message.endswith('?') else message}{hint}")
    return error.exit_code


def complain(message: str) -> None:
    """One line on stderr, with nothing in it that a terminal would obey."""
    clean = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in message)
    click.echo(f"exodus: {clean}", err=True)


def _abandon(stream: IO[str]) -> None:
    """Let nothing more be written to a pipe that is gone, not even at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):  # a stand-in without a descriptor
        return


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"exodus {__version__}")
        ctx.exit()
