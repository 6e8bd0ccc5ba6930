"""The same reading over a cluster: a class for Ray Data's `map_batches`, one pipeline an actor.

    >>> import ray
    >>> from exodus_cli.ray import Extract
    >>> articles = ray.data.read_json("articles/", lines=True)
    >>> facts = articles.map_batches(Extract, batch_size=64, concurrency=8)
    >>> facts.write_parquet("facts/")

The lines of its column `record`, in order, are what `exodus extract` prints, and `exodus compare` takes them. Nothing
here imports Ray: any engine that hands a callable object batches of columns can use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from exodus_cli import corpus
from exodus_cli.errors import InputError
from exodus_cli.facts import Failure, to_json
from exodus_cli.run import Reader

Columns = dict[str, list[str]]


class Extract:
    """Batches of articles in, batches of facts out; the pipelines are loaded once and kept."""

    def __init__(self, model: str | None = None) -> None:
        self._reader = Reader(model)

    def __call__(self, batch: Mapping[str, Sequence[Any]]) -> Columns:
        """The facts of the articles of a batch, a row a record.

        `batch` has a column `text` (or `html`) and any of `id`, `source`, `url`, `title`, `author`, `published`,
        `lang`. Out come the columns `article` (its id), `kind` and `record` (a line of JSON); an article that
        cannot be read is a row of kind "failure" whose record says why.
        """
        rows = [row for article in _rows(batch) for row in self._records(article)]
        return {name: [row[at] for row in rows] for at, name in enumerate(("article", "kind", "record"))}

    def _records(self, row: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
        name = str(row.get("id") or "?")
        try:
            document = corpus.from_row(row, name)
        except InputError as error:
            yield name, "failure", to_json(Failure(path=name, why=str(error))).decode()
            return
        result = self._reader.read(document)
        if isinstance(result, Failure):
            yield document.article.id, "failure", to_json(result).decode()
        else:
            yield from ((document.article.id, record.kind, to_json(record).decode()) for record in result.records())


def _rows(batch: Mapping[str, Sequence[Any]]) -> Iterable[dict[str, Any]]:
    """The rows of a batch; what an engine of columns writes for nothing (None, NaN, NaT) is left out."""
    for cells in zip(*batch.values(), strict=True):
        # Only nothing differs from itself; a date of an engine's own type is read by its ISO form.
        known = ((name, cell) for name, cell in zip(batch, cells, strict=True) if cell is not None and cell == cell)
        yield {name: cell if isinstance(cell, str | int | float) else str(cell) for name, cell in known}
