"""An article's text with its facts marked in it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from exodus_cli.facts import Facts
from exodus_cli.report import Read
from exodus_cli.report.terminal.look import Look, flowed, put, wrapped
from exodus_cli.report.wording import HOSTILE, folded, moment, publisher, safe

# Kind -> (list of `Facts`, style, the letter that marks it where there is no colour).
MARKS = {
    "quote": ("quotes", "italic", "q"),
    "place": ("places", "blue", "p"),
    "date": ("dates", "green", "d"),
    "figure": ("figures", "bold yellow", "f"),
}


def show(read: Read, look: Look) -> Iterator[Text]:
    """The article: its heading, a legend, its paragraphs."""
    article = read.facts.article
    head = [put(publisher(article.source), "title"), put(moment(article.published or ""), "when"), put(folded(article.title or article.id))]
    yield from flowed(head, look.width)
    yield from flowed(_legend(read.facts, look), look.width)
    yield Text()
    text = read.text or ""
    marked = _coloured(text, read.facts) if look.colour else Text(_lettered(text, read.facts))
    for paragraph in marked.split("\n", allow_blank=True):
        paragraph.rstrip()
        if paragraph.plain:
            yield from wrapped(paragraph, look.width and min(look.width, 100))
        else:
            yield Text()


def _legend(facts: Facts, look: Look) -> list[Text]:
    pieces = []
    for kind, (attribute, style, letter) in reversed(MARKS.items()):
        count = len(getattr(facts, attribute))
        name = f"{count} {attribute}" if look.colour else f"{count} {attribute} [{letter}:…]"
        if count and (look.colour or kind != "quote"):
            pieces.append(Text(name, style=style))
    return pieces


def _visible(text: str) -> str:
    """The text, each hostile character replaced by one harmless one, so that offsets still hold."""
    return HOSTILE.sub(lambda m: m[0] if m[0] == "\n" else safe(m[0]), text)


def _coloured(text: str, facts: Facts) -> Text:
    drawn = Text(_visible(text), end="")
    for attribute, style, _ in MARKS.values():
        for mark in getattr(facts, attribute):
            drawn.stylize(style, mark.start, mark.end)
    return drawn


def _lettered(text: str, facts: Facts) -> str:
    """The text with `[f:170,000]` around its figures, dates and places; where they overlap, the first and longest."""
    marks = [(m.start, -m.end, letter) for attribute, _, letter in MARKS.values() if letter != "q" for m in getattr(facts, attribute)]
    out, at = [], 0
    for start, end, letter in sorted(marks):
        if start >= at:
            out += [_visible(text[at:start]), f"[{letter}:", _visible(text[start:-end]), "]"]
            at = -end
    return "".join([*out, _visible(text[at:])])
