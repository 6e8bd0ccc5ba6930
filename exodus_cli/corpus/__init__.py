"""Find and read articles: paths in, documents with their metadata out; a bad input is a `Failure`, never an end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from exodus_cli.corpus.copies import Copies
from exodus_cli.corpus.finding import STDIN, find
from exodus_cli.corpus.formats import Item, from_row, open_input, told, told_apart
from exodus_cli.corpus.stretches import Stretch
from exodus_cli.facts import Document

__all__ = ["STDIN", "Item", "Stretch", "find", "from_row", "read", "settled", "told", "told_apart"]


def read(paths: Iterable[str | Path], *, apart: bool = False) -> Iterator[Item]:
    """Every article of the inputs, in order: documents, facts read earlier, and what could not be read.

    `paths` are files, folders (searched recursively, in sorted order), globs, or "-" for standard
    input. Ids are unique: an id met again gets "-2", "-3" ... An article that nearly repeats an
    earlier one says so in `copies_of`. `apart`: facts files come in `Stretch`es, unread.
    """
    return settled(item for found in find(paths) for item in open_input(found, apart=apart))


def settled(items: Iterable[Item]) -> Iterator[Item]:
    """The items, articles with ids of their own and with their originals named where they are copies."""
    taken: dict[str, int] = {}
    copies = Copies()
    for item in items:
        yield _settled(item, taken, copies) if isinstance(item, Document) else item


def _settled(document: Document, taken: dict[str, int], copies: Copies) -> Document:
    """A document whose id nobody else has, with its original named where it is a copy."""
    import msgspec

    article = document.article
    count = taken[article.id] = taken.get(article.id, 0) + 1
    name = article.id if count == 1 else f"{article.id}-{count}"
    while count > 1 and name in taken:
        count += 1
        name = f"{article.id}-{count}"
    taken.setdefault(name, 1)
    settled = msgspec.structs.replace(article, id=name, copies_of=copies.original(name, document.text))
    return msgspec.structs.replace(document, article=settled)
