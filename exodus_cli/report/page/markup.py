"""HTML in small pieces; everything that comes from an article goes through `escape`."""

from __future__ import annotations

import html

from exodus_cli.report.wording import safe


def escape(text: object) -> str:
    """Text as HTML: no tag, no attribute, no direction override gets through."""
    return html.escape(safe(str(text)), quote=True)


def tag(name: str, inner: str, **attributes: str) -> str:
    """An element around what is HTML already; `klass` is its class."""
    told = "".join(f' {key.replace("klass", "class").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value)
    return f"<{name}{told}>{inner}</{name}>"


def link(target: str, inner: str) -> str:
    """A link to another place of the page."""
    return tag("a", inner, href=f"#{target}")


def excerpt(before: str, words: str, after: str) -> str:
    """A sentence with the words in question marked."""
    return f"{escape(before)}<mark>{escape(words)}</mark>{escape(after)}"
