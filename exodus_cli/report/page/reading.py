"""An article's text with its facts marked, each with an anchor the tables lead to."""

from __future__ import annotations

from exodus_cli.report import Read
from exodus_cli.report import wording as w
from exodus_cli.report.page.markup import escape, tag

LISTS = {"figures": "f", "dates": "d", "places": "p", "quotes": "q"}


def article(read: Read) -> str:
    """The article: its heading and its text."""
    about = read.facts.article
    title = escape(w.folded(about.title or about.id))
    published = w.moment(about.published[:10]) if about.published else "no date"
    told = escape(" · ".join(x for x in (w.publisher(about.source), published, about.author or "") if x))
    return tag("article", f"<h3>{title}</h3><p><small>{told}</small></p>{marked(read)}", id=about.id, klass="text")


def marked(read: Read) -> str:
    """The text in paragraphs; marks may nest but never cross: one that would is cut where the other ends."""
    text = read.text or ""
    spans = sorted((m.start, -m.end, kind, m.id, _title(m)) for attribute, kind in LISTS.items() for m in getattr(read.facts, attribute))
    out, at, open_ends = ["<p>"], 0, list[int]()
    for start, end, kind, name, title in spans:
        at = _close(out, text, at, start, open_ends)
        out.append(_plain(text[at:start]))
        at = start
        until = min(-end, open_ends[-1]) if open_ends else -end
        out.append(f'<span class="{kind}" id="{escape(name)}" title="{escape(title)}">')
        open_ends.append(until)
    at = _close(out, text, at, len(text) + 1, open_ends)
    out.append(_plain(text[at:]) + "</p>")
    return "".join(out)


def _close(out: list[str], text: str, at: int, upto: int, open_ends: list[int]) -> int:
    """Close the marks that end before `upto`."""
    while open_ends and open_ends[-1] <= upto:
        end = open_ends.pop()
        out.append(_plain(text[at:end]) + "</span>")
        at = max(at, end)
    return at


def _plain(text: str) -> str:
    """Text as HTML, its line breaks kept."""
    return "<br>".join(escape(line) for line in text.split("\n"))


def _title(mark: object) -> str:
    """What is shown when the pointer rests on a mark."""
    kind = getattr(mark, "kind", "")
    if kind == "figure":
        return f"{w.value(mark)} · {w.who(mark)}"  # type: ignore[arg-type]
    if kind == "date":
        return w.interval(getattr(mark, "from_", None), getattr(mark, "to", None))
    return str(getattr(mark, "name" if kind == "place" else "speaker", None) or kind)
