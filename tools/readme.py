"""Refresh the console blocks of README.md with what the program prints: `python tools/readme.py --write`.

A block whose output holds a line `[…]` shows the first and the last lines only, as many as it showed before.
Only blocks that begin with `$ exodus` or `$ echo '…' | exodus` are run; a terminal of 80 columns is assumed.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

README = Path(__file__).resolve().parent.parent / "README.md"
BLOCK = re.compile(r"^```console\n(\$ (?:echo '[^']*' \| )?exodus\b.*)\n((?:.*\n)*?)```$", re.MULTILINE)
CUT = "[…]"
SHOWN = 24  # lines of a new block


def blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """Every command of the README that can be run, and the lines it shows."""
    for match in BLOCK.finditer(text):
        yield match[1].removeprefix("$ "), match[2].splitlines()


def output(command: str) -> list[str]:
    """What a command prints on a terminal of 80 columns, without colour."""
    from click.testing import CliRunner

    from exodus_cli.cli import main
    from exodus_cli.cli import output as surface

    said, _, rest = command.rpartition(" | ")
    words = shlex.split(rest or command)
    text = shlex.split(said)[1] + "\n" if said else None
    env = {"COLUMNS": "80", "NO_COLOR": "1", "PAGER": "cat", "EXODUS_FORMAT": None}
    with patch.object(surface, "on_terminal", lambda: True):
        result = CliRunner().invoke(main, words[1:], input=text, env=env)
    if result.exit_code:
        raise SystemExit(f"{command}: exit {result.exit_code}: {result.stderr}")
    return [line.rstrip() for line in result.stdout.rstrip("\n").split("\n")]


def cut(fresh: list[str], shown: list[str]) -> list[str]:
    """The fresh lines, cut where the shown ones are."""
    if CUT not in shown:
        return fresh if len(fresh) <= SHOWN or shown else [*fresh[:SHOWN], CUT]
    at = shown.index(CUT)
    last = len(shown) - at - 1
    return fresh if len(fresh) <= at + last else [*fresh[:at], CUT, *(fresh[-last:] if last else [])]


def refreshed(text: str) -> str:
    """The README with every block as the program prints it now."""

    def block(match: re.Match[str]) -> str:
        lines = cut(output(match[1].removeprefix("$ ")), match[2].splitlines())
        return "\n".join(["```console", match[1], *lines, "```"])

    return BLOCK.sub(block, text)


if __name__ == "__main__":
    os.chdir(README.parent)
    new = refreshed(README.read_text(encoding="utf-8"))
    if "--write" in sys.argv:
        README.write_text(new, encoding="utf-8")
    else:
        sys.stdout.write(new)
