"""`articles.toml`: what a folder says of the plain texts in it."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from exodus_cli.errors import InputError

MANIFEST = "articles.toml"


@lru_cache(maxsize=64)
def _manifest_of(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise InputError(f"{error}") from None


def check_manifest(folder: Path) -> str | None:
    """What is wrong with the folder's manifest, or None."""
    _manifest_of.cache_clear()
    try:
        rows = _manifest_of(folder)
    except InputError as error:
        return f"not valid TOML: {error}"
    odd = sorted(name for name, row in rows.items() if not isinstance(row, dict))
    return f"not a table of articles: {', '.join(odd)}" if odd else None


def told(path: Path) -> dict[str, Any]:
    """What the folder's `articles.toml` says of a file; nothing where there is none or it is broken."""
    try:
        row = _manifest_of(path.parent).get(path.name, {})
    except InputError:
        return {}
    return row if isinstance(row, dict) else {}
