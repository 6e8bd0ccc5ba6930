"""Read a table of this room (or the user's own) under its schema."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from exodus_cli.errors import LexiconError

HERE = Path(__file__).parent
T = TypeVar("T")


def table(path: Path, schema: type[T]) -> T:
    """A TOML file as its schema wants it; `LexiconError` says which file is not so, and why."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=schema)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError) as error:
        name = f"world/{path.name}" if path.parent == HERE else str(path)
        raise LexiconError(f"{name}: {error}") from None
