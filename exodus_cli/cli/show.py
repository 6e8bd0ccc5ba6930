"""The `show` command: one article with its facts marked."""

from __future__ import annotations

from dataclasses import replace

import click

from exodus_cli.cli.inputs import Inputs
from exodus_cli.cli.options import Request, examples, request
from exodus_cli.cli.output import coloured, send, width
from exodus_cli.cli.printing import finish
from exodus_cli.cli.suggest import did_you_mean
from exodus_cli.errors import UsageError
from exodus_cli.facts import Article, Document
from exodus_cli.report import Read


@click.command(epilog=examples("exodus show bbc", "exodus show 001 seeds --color always"))
@click.argument("article")
@request(formats=("table",))
def show(wanted: Request, article: str) -> None:
    """The text of one article (its id, the beginning of its id, or its source) with its facts marked in it."""
    from exodus_cli.report.terminal import Look, write
    from exodus_cli.report.terminal.show import show as drawn

    inputs = Inputs(wanted)
    document = chosen(article, list(inputs.documents()))
    read = Read(next(inputs.facts([document])), document.text)
    look = Look(width(wanted), coloured(wanted), wanted.why)
    send(write(drawn(read, look), look), replace(wanted, form="table"), paged=True)
    finish(inputs, 1)


def chosen(word: str, documents: list[Document]) -> Document:
    """The article a word means; a word that fits none or several is a usage error."""

    def fits(article: Article) -> int:
        title = article.title or ""
        ways = (article.id == word, article.path == word, article.source == word, article.id.startswith(word), word in title)
        return ways.index(True) if True in ways else len(ways)

    ranked = sorted((fits(d.article), n) for n, d in enumerate(documents))
    best = [n for rank, n in ranked if rank == ranked[0][0] and rank < 5]
    names = [d.article.id for d in documents] + [d.article.source for d in documents if d.article.source]
    if not best:
        raise UsageError(f"no article {word!r}.{did_you_mean(word, names)} `exodus articles` lists them")
    if len(best) > 1:
        raise UsageError(f"{word!r} means {len(best)} articles: {', '.join(documents[n].article.id for n in best[:5])}")
    return documents[best[0]]
