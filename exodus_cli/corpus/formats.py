"""One reader a kind of file: text, Markdown, HTML, JSON Lines, PDF."""

from __future__ import annotations

import hashlib
import itertools
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import msgspec

from exodus_cli.corpus import finding, manifest, metadata, naming
from exodus_cli.corpus.decoding import LARGEST, decode, open_bytes, read_bytes, whole
from exodus_cli.corpus.finding import Input
from exodus_cli.corpus.gathering import BLANK, Gathering, fact
from exodus_cli.corpus.stretches import ARTICLE, Stretch, stretches
from exodus_cli.errors import InputError
from exodus_cli.facts import Article, Document, Facts, Failure

Item: TypeAlias = Document | Facts | Stretch | Failure
"""What reading yields: an article, the facts of one read earlier, a stretch of a facts file where asked for, or what went wrong."""


def open_input(found: Input | Failure, *, apart: bool = False) -> Iterator[Item]:
    """The articles of one input; everything that goes wrong is a `Failure` that names it.

    `apart`: facts files come in stretches, which whoever asked reads (`told_apart`), perhaps in several processes.
    """
    if isinstance(found, Failure):
        yield found
        return
    try:
        if found.path is None:
            yield from _standard_input(sys.stdin.buffer, apart=apart)
        elif found.suffix in finding.LINES:
            with open_bytes(found.path, found.packed) as stream:
                yield from _lines(stream, found.name, apart=apart)
        else:
            with open_bytes(found.path, found.packed) as stream:
                data = read_bytes(stream)
            yield _whole_file(data, found)
    except InputError as error:
        yield Failure(path=found.name, why=str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield Failure(path=found.name, why=getattr(error, "strerror", None) or str(error))


def _standard_input(stream: BinaryIO, *, apart: bool) -> Iterator[Item]:
    """Standard input: JSON Lines where the first line is an object, HTML where it looks so, else one text."""
    first = stream.readline(LARGEST)
    if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _lines(stream, finding.STDIN, apart=apart, first=first)
        return
    data = first + read_bytes(stream)
    if not data.strip():
        return
    suffix = ".html" if data.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html")) else ".txt"
    yield _whole_file(data, Input(None, suffix))


# ---- whole files ----------------------------------------------------------------------------
def _whole_file(data: bytes, found: Input) -> Item:
    """A file that is one article."""
    told = manifest.told(found.path) if found.path else {}
    name = _stem(found.path) if found.path else "stdin"
    about: dict[str, Any] = {}
    if found.suffix in finding.PDF:
        text = _pdf(data)
    elif found.suffix in finding.HTML:
        text, about = _html(decode(data))
    else:
        text = decode(data)
        text, about = metadata.front_matter(text) if found.suffix in finding.MARKDOWN else (text, metadata.header(text))
    if not text.strip():
        raise InputError("empty: no text in it")
    return document(name, text, told=told, found=about, path=found.name if found.path else None)


def _stem(path: Path) -> str:
    name = path.name.removesuffix(".gz")
    return name.rpartition(".")[0] or name


def _html(page: str) -> tuple[str, dict[str, Any]]:
    """The article text of a page and what the page says of it; offsets refer to that text."""
    import trafilatura

    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=False, with_metadata=True)
    row = found if isinstance(found, dict) else found.as_dict() if found is not None else {}
    if not row.get("text"):
        raise InputError("no article text found in this page")
    about = {key: row.get(theirs) for key, theirs in (("title", "title"), ("author", "author"), ("published", "date"), ("url", "url"))}
    return str(row["text"]), about | {"source": row.get("hostname") or row.get("sitename")}


def _pdf(data: bytes) -> str:
    try:
        import pypdfium2  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        raise InputError("PDF needs an extra: pip install 'exodus-cli[pdf]'") from None
    try:
        pages = pypdfium2.PdfDocument(data)
        return "\n".join(page.get_textpage().get_text_range() for page in pages)
    except pypdfium2.PdfiumError as error:
        raise InputError(f"not a readable PDF ({error})") from None


# ---- JSON Lines -----------------------------------------------------------------------------
def _lines(stream: BinaryIO, name: str, *, apart: bool, first: bytes = b"") -> Iterator[Item]:
    """What the lines of a file hold, of which the first may be read already; facts in stretches where they may be read `apart`."""
    first = first or stream.readline(LARGEST + 1)
    if apart and first.startswith(ARTICLE):
        yield from stretches(stream, name, first)
    elif first:
        yield from told(itertools.chain([first], iter(lambda: stream.readline(LARGEST + 1), b"")), name, 1)


def told_apart(stretch: Stretch) -> tuple[list[Facts | Failure], list[Facts]] | None:
    """The facts of a stretch, and its articles without any; null where it cannot be understood without those before it."""
    gathering, found = Gathering(), list[Facts | Failure]()
    try:
        lines = stretch.lines()
    except OSError as error:
        return [Failure(path=stretch.name, why=error.strerror or str(error))], []
    for item in rows(lines, stretch.name, stretch.first, gathering):
        if not isinstance(item, Facts | Failure):
            return None
        found.append(item)
    return None if gathering.strays else (found, gathering.idle())


def told(lines: Iterable[bytes], name: str, first: int, idle: Iterable[Facts] = ()) -> Iterator[Item]:
    """What the lines of a file hold from one on; of some articles described before it nothing was told yet."""
    gathering = Gathering(facts.article for facts in idle)
    yield from rows(lines, name, first, gathering)
    yield from gathering.idle()


def rows(lines: Iterable[bytes], name: str, first: int, gathering: Gathering) -> Iterator[Item]:
    """Articles, or the facts of articles read earlier, a line each; a bad line is a failure of its own."""
    for number, line in enumerate(lines, first):
        try:
            if len(line) > LARGEST:
                raise InputError(f"a line larger than {LARGEST // 1_000_000} MB")
            if (record := fact(line)) is not None:
                if (found := gathering.take(record)) is not None:
                    yield found
            elif line.strip(BLANK):
                yield from_row(_object(line), f"{name}:{number}")
        except (InputError, msgspec.ValidationError) as error:
            yield Failure(path=f"{name}:{number}", why=str(error))
        except (ValueError, RecursionError, msgspec.DecodeError) as error:
            yield Failure(path=f"{name}:{number}", why=f"not JSON: {error}")
    if (found := gathering.complete()) is not None:
        yield found


def _object(line: bytes) -> dict[str, Any]:
    """The JSON object of a line."""
    row = json.loads(line.decode("utf-8-sig"))
    if not isinstance(row, dict):
        raise InputError("not a JSON object")
    return row


def from_row(row: Mapping[str, Any], where: str) -> Document:
    """An article from a row of fields: `text` or `html`, and what it says of itself; `InputError` where there is neither.

    `where` names the row in messages, as in "articles.jsonl:12".
    """
    text = row.get("text")
    about: dict[str, Any] = {}
    if not isinstance(text, str) and isinstance(row.get("html"), str):
        text, about = _html(row["html"])
    if not isinstance(text, str):
        raise InputError("an article needs a `text` or `html`")
    if not text.strip():
        raise InputError("empty: no text in it")
    name = row.get("id")
    told = {key: value for key, value in row.items() if value is not None and key not in ("text", "html", "id")}
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return document(whole(str(name)) if name not in (None, "") else digest[:12], text, record=told, found=about, path=where)


# ---- one article ----------------------------------------------------------------------------
def document(
    name: str,
    text: str,
    *,
    told: dict[str, Any] | None = None,
    record: dict[str, Any] | None = None,
    found: dict[str, Any] | None = None,
    path: str | None = None,
) -> Document:
    """A document of a text and all that is told of it, the surest teller first."""
    text = whole(text)
    publisher, day = naming.filed(name)
    about = metadata.Told(manifest=told or {}, record=record or {}, found=found or {}, filed=publisher).settle(text)
    return Document(
        text=text,
        filed=day,
        article=Article(
            id=name,
            path=path,
            sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
            words=len(text.split()),
            **about,
        ),
    )
