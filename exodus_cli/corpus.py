"""Find and read articles: files and folders in, documents with their metadata out."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from exodus_cli.facts import Article, Document


def read(paths: Iterable[Path]) -> Iterator[Document]:
    """Every article of the paths, in order."""
    for path in paths:
        if path.is_dir():
            manifest = path / "articles.toml"
            told = tomllib.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
            for file in sorted(path.glob("*.txt")):
                about = told.get(file.name, {})
                yield _document(file.stem, file.read_bytes().decode(), about | {"path": str(file)})
        elif path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").split("\n"):
                if line.strip():
                    row = json.loads(line)
                    yield _document(row["id"], row["text"], row)


def _document(name: str, text: str, about: dict) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    published = about.get("published")
    return Document(
        text=text,
        article=Article(
            id=name,
            source=about.get("source"),
            published=published and str(published),
            lang=about.get("lang") or "en",
            path=about.get("path"),
            sha256=digest,
            words=len(text.split()),
        ),
    )
