"""Each kind of record as a row in words, for Markdown, HTML and flat tables: the same columns everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from exodus_cli.facts import Article, Comparison, Date, Figure, Person, Place, Quote
from exodus_cli.report import Read
from exodus_cli.report import wording as w
from exodus_cli.report.data import markdown


def figure(record: Figure, read: Read) -> tuple[str, ...]:
    """A figure: value, what it counts, who, when, where, the sentence."""
    notes = w.notes(record)
    whose = read.whose(record)
    what = " ".join(part for part in (f"age of {w.folded(whose)}" if whose else w.counted(record), notes and f"({notes})") if part)
    return w.value(record), what, w.who(record), w.when(record), w.where(record), w.publisher(record.source), _sentence(record, read)


def date(record: Date, read: Read) -> tuple[str, ...]:
    """A date: the calendar, the words, the sentence."""
    return w.interval(record.from_, record.to), w.folded(record.text), w.publisher(record.source), _sentence(record, read)


def place(record: Place, read: Read) -> tuple[str, ...]:
    """A place: its name, what it is, the words, the sentence."""
    name = w.folded(record.name or record.text)
    return name, record.country or "", record.feature or "", w.folded(record.text), w.publisher(record.source), _sentence(record, read)


def quote(record: Quote, read: Read) -> tuple[str, ...]:
    """A quotation: who, how, the words."""
    return w.folded(record.speaker or ""), record.form, w.quoted(record, read.text), w.publisher(record.source)


def person(record: Person, read: Read) -> tuple[str, ...]:
    """A person: who, how old, what, where, how much was said."""
    said = str(len(record.quotes)) if record.quotes else ""
    return w.folded(record.name), w.age(record), w.folded(record.role or ""), w.stands(record), said, w.publisher(record.source)


def article(record: Article, read: Read) -> tuple[str, ...]:
    """An article: where it is from, when, how long."""
    published = w.moment(record.published[:10]) if record.published else ""
    told = (w.publisher(record.source), published, record.published_from or "", record.lang, f"{record.words:,}")
    return (*told, record.id, w.folded(record.title or ""), record.copies_of or "")


def comparison(record: Comparison) -> Iterator[tuple[str, ...]]:
    """A comparison: one row a group."""
    for group in record.groups:
        named = w.folded(record.title), w.folded(group.title), w.span(group.low, group.high), group.verdict
        yield *named, w.folded(group.says or ""), str(group.origins), str(group.publishers)


def _sentence(record: Figure | Date | Place, read: Read) -> str:
    return w.folded(read.sentence(record) or record.text)


Row = Callable[[Any, Read], tuple[str, ...]]
# Kind -> (its columns, what fills them).
ROWS: dict[str, tuple[tuple[str, ...], Row]] = {
    "figure": (("Figure", "What", "Who says so", "When", "Where", "Source", "Sentence"), figure),
    "date": (("When", "Words", "Source", "Sentence"), date),
    "place": (("Place", "Country", "Kind", "Words", "Source", "Sentence"), place),
    "quote": (("Speaker", "Form", "Words", "Source"), quote),
    "person": (("Name", "Age", "Role", "Where", "Quotations", "Source"), person),
    "article": (("Source", "Published", "Told by", "Language", "Words", "Article", "Title", "Copy of"), article),
}
COMPARISON = ("Topic", "Of what", "Range", "Verdict", "In words", "Origins", "Publishers")
LISTS = {"figure": "figures", "date": "dates", "place": "places", "quote": "quotes", "person": "people"}


def rows(read: Read, kind: str) -> Iterator[tuple[str, ...]]:
    """The rows of a kind in one article."""
    records = (read.facts.article,) if kind == "article" else getattr(read.facts, LISTS[kind])
    fill = ROWS[kind][1]
    return (fill(record, read) for record in records)


def sections(reads: Iterable[Read], kinds: Sequence[str]) -> Iterator[str]:
    """Markdown: one table for one kind, written as it comes; for several, a section each."""
    if len(kinds) == 1:
        yield from markdown(ROWS[kinds[0]][0], (row for read in reads for row in rows(read, kinds[0])))
        return
    kept = list(reads)
    for kind in kinds:
        yield f"## {LISTS.get(kind, 'articles').capitalize()}\n\n"
        yield from markdown(ROWS[kind][0], (row for read in kept for row in rows(read, kind)))
        yield "\n"
