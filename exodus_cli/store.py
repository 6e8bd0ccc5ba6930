"""The facts of articles read before: one SQLite file, addressed by content.

A row is keyed by a hash of the article's text, of what was told about it, and of the code and data that
read it: whatever changes, the old row is simply not found again. Facts are written whole or not at all.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from types import TracebackType

import msgspec

from exodus_cli.errors import ExodusError
from exodus_cli.facts import Document, Facts

PACKAGE = Path(__file__).parent
# What decides how an article is read: the rooms behind `pipeline`, and what they read.
READERS = ("facts.py", "grammar", "lang", "pipeline", "world")
DATA = {".py", ".toml", ".sqlite", ".txt", ".tsv", ".json", ".gz", ".bin"}
# A row's facts are kept back until this many are there, so that a long run is not a transaction an article.
BATCH = 50
_TABLE = """
CREATE TABLE IF NOT EXISTS facts (
  key TEXT PRIMARY KEY, article TEXT NOT NULL, source TEXT, fingerprint TEXT NOT NULL, facts TEXT NOT NULL
) WITHOUT ROWID
"""


class Store:
    """A cache of facts; also a context manager, which writes what is kept back at its end."""

    def __init__(self, path: Path, model: str | None = None) -> None:
        self.path = path
        self._fingerprint = fingerprint(model)
        self._waiting: list[tuple[str, str, str | None, str, bytes]] = []
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=30)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.execute(_TABLE)
        except (OSError, sqlite3.Error) as error:
            raise ExodusError(f"the cache {path} cannot be used ({error}): delete it, set EXODUS_CACHE, or give --no-cache") from None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def get(self, document: Document) -> Facts | None:
        """The facts of an article read before, under its present metadata; None where it must be read."""
        with suppress(sqlite3.Error):
            row = self._db.execute("SELECT facts FROM facts WHERE key = ?", (self._key(document),)).fetchone()
            if row is not None:
                return _present(msgspec.json.decode(row[0], type=Facts), document)
        return None

    def put(self, document: Document, facts: Facts) -> None:
        """Keep the facts of an article."""
        article = document.article
        self._waiting.append((self._key(document), article.id, article.source, self._fingerprint, msgspec.json.encode(facts)))
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is kept back."""
        rows, self._waiting = self._waiting, []
        with suppress(sqlite3.Error), self._db:  # a full disk costs the cache, never the run
            self._db.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, CAST(? AS TEXT))", rows)

    def close(self) -> None:
        """Write what is kept back and let go of the file."""
        self.flush()
        with suppress(sqlite3.Error):
            self._db.close()

    def info(self) -> dict[str, object]:
        """How much is kept: `path`, `articles`, `current` (readable by this version), `bytes`."""
        count = self._db.execute("SELECT count(*), coalesce(sum(fingerprint = ?), 0) FROM facts", (self._fingerprint,)).fetchone()
        return {"path": str(self.path), "articles": count[0], "current": count[1], "bytes": self.path.stat().st_size}

    def clear(self) -> int:
        """Forget everything; how many articles that was."""
        with self._db:
            count = self._db.execute("DELETE FROM facts").rowcount
        self._db.execute("VACUUM")
        return int(count)

    def _key(self, document: Document) -> str:
        article = document.article
        told = (article.id, article.source, article.title, article.published, article.lang, article.sha256, document.filed)
        return hashlib.sha256(msgspec.json.encode((*told, self._fingerprint))).hexdigest()


def _present(facts: Facts, document: Document) -> Facts:
    """Facts under the metadata of today: a file may have moved, an original appeared."""
    then, now = facts.article, document.article
    article = msgspec.structs.replace(then, path=now.path, copies_of=now.copies_of, author=now.author)
    return msgspec.structs.replace(facts, article=article)


def default_path() -> Path:
    """Where the store lives: `EXODUS_CACHE` (a folder) or the platform's cache folder."""
    told = os.environ.get("EXODUS_CACHE")
    if told:
        return Path(told).expanduser() / "facts.db"
    from platformdirs import user_cache_path

    return user_cache_path("exodus", appauthor=False) / "facts.db"


@cache
def fingerprint(model: str | None = None) -> str:
    """A hash of all code and data that decide how an article is read, the trained model's name included."""
    from importlib.metadata import version

    digest = hashlib.sha256(f"{version('spacy')} {model}".encode())
    for path in _files():
        digest.update(path.relative_to(PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files() -> Iterable[Path]:
    for name in READERS:
        path = PACKAGE / name
        yield from [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.suffix in DATA)


def write_database(path: Path, tables: Mapping[str, Sequence[str]], rows: Iterable[tuple[str, Mapping[str, object]]]) -> None:
    """A new SQLite file with these tables (name -> columns), filled with (table, values) as they come.

    Written whole or not at all: an existing file is replaced when everything is there.
    """
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.unlink(missing_ok=True)
    inserts = {}
    try:
        with closing(sqlite3.connect(unfinished)) as database, database:
            for table, columns in tables.items():
                typed = (f'"{column}"' + (" PRIMARY KEY" if column == "id" else "") for column in columns)
                database.execute(f'CREATE TABLE "{table}" ({", ".join(typed)})')
                inserts[table] = f'INSERT OR REPLACE INTO "{table}" VALUES ({", ".join("?" * len(columns))})'
            for table, values in rows:
                database.execute(inserts[table], [values.get(column) for column in tables[table]])
        unfinished.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise ExodusError(f"{path} cannot be written ({error}): choose another place") from None
    finally:
        unfinished.unlink(missing_ok=True)
