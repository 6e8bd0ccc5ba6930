"""Defaults that the project (`exodus.toml`) or the user (`config.toml`) has written down."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from exodus_cli.cli.suggest import did_you_mean
from exodus_cli.errors import UsageError

# What a settings file may say -> the parameter it sets. The names are those of the long options.
NAMES = {
    "source": "source",
    "lang": "lang",
    "since": "since",
    "until": "until",
    "format": "form",
    "wide": "wide",
    "why": "why",
    "color": "color",
    "jobs": "jobs",
    "model": "model",
    "cache": "cache",
    "quiet": "quiet",
    "verbose": "verbose",
    "vague": "vague",
    "best": "best",
}


def defaults(commands: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The defaults of each command: the user's file, over it the project's, a command's own table last."""
    commands = list(commands)
    found: dict[str, dict[str, Any]] = {command: {} for command in commands}
    for path in (user_file(), Path("exodus.toml")):
        told = _read(path)
        shared = {k: v for k, v in told.items() if not isinstance(v, dict)}
        for command in commands:
            found[command] |= _renamed(shared, path) | _renamed(told.get(command, {}), path)
        _known((k for k, v in told.items() if isinstance(v, dict)), commands, path)
    return found


def user_file() -> Path:
    """Where the user's own settings stand."""
    from platformdirs import user_config_path

    return user_config_path("exodus") / "config.toml"


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: not readable as TOML ({error}); mend or remove it") from error


def _renamed(told: dict[str, Any], path: Path) -> dict[str, Any]:
    _known(told, NAMES, path)
    return {NAMES[name]: value for name, value in told.items()}


def _known(told: Iterable[str], names: Iterable[str], path: Path) -> None:
    names = list(names)
    for name in told:
        if name not in names:
            raise UsageError(f"{path}: unknown setting {name!r}.{did_you_mean(name, names)}")
