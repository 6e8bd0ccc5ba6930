"""exodus: read a pile of news articles the way a good fact-checker does.

Three verbs over plain records:

    >>> import exodus_cli as exodus
    >>> documents = exodus.read(["seeds"])          # articles with their metadata
    >>> facts = list(exodus.extract(documents))     # what each says, with the words that prove it
    >>> for comparison in exodus.compare(facts):    # which numbers agree, conflict, or cannot be compared
    ...     print(comparison.title, comparison.verdict)

Inputs that cannot be read are left out with a warning; `exodus_cli.corpus.read` and `exodus_cli.run.extract` give them as `Failure`s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exodus_cli.compare import Options
    from exodus_cli.facts import Comparison, Document, Facts

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "extract", "read"]


def read(paths: str | Path | Iterable[str | Path]) -> Iterator[Document]:
    """The articles of files, folders and globs, in order, with their metadata."""
    from exodus_cli import corpus
    from exodus_cli.facts import Document

    given = [paths] if isinstance(paths, str | Path) else paths
    for item in corpus.read(given):
        if isinstance(item, Document):
            yield item
        else:
            _warn(item)


def extract(documents: Iterable[Document], *, jobs: int = 1) -> Iterator[Facts]:
    """The facts of each article, in order. `jobs` is the number of worker processes."""
    from exodus_cli import run
    from exodus_cli.facts import Facts

    for result in run.extract(documents, jobs=jobs):
        if isinstance(result, Facts):
            yield result
        else:
            _warn(result)


def compare(facts: Iterable[Facts], options: Options | None = None) -> Iterator[Comparison]:
    """What the articles say about each topic, laid side by side; `exodus_cli.compare.Options` tells what may be asked."""
    from exodus_cli.chronicle import dated
    from exodus_cli.compare import compare as reconcile

    return reconcile(dated(facts), options)


def _warn(item: object) -> None:
    import warnings

    path, why = getattr(item, "path", ""), getattr(item, "why", "facts of another run")
    warnings.warn(f"{path}: {why}", stacklevel=3)
