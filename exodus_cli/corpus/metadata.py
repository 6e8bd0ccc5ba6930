"""What is known of an article beside its text: source, title, author, date, language, and who told us."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any

from exodus_cli.corpus.manifest import MANIFEST
from exodus_cli.corpus.naming import own_source
from exodus_cli.errors import InputError
from exodus_cli.lang import LANGUAGES, labels, lexicon
from exodus_cli.lang.guess import guess
from exodus_cli.lang.text import HEADED
from exodus_cli.world.sources import slug_of

# A headline is one short line: the longest of 1,000 Wikinews titles has 18 words.
TITLE_WORDS = 25
# Longest month, in days.
DAYS = 31
_HOST_PREFIX = ("www.", "m.", "amp.", "edition.", "news.", "en.", "it.")
_FRONT = re.compile(r"\A---\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FRONT_KEYS = {"date": "published"} | {key: key for key in ("published", "title", "author", "source", "lang", "url")}


def front_matter(text: str) -> tuple[str, dict[str, Any]]:
    """A Markdown text without its front matter, and the simple `key: value` lines of that."""
    match = _FRONT.match(text)
    if match is None:
        return text, {}
    pairs = (line.partition(":") for line in match[1].splitlines())
    about = {_FRONT_KEYS[key.strip().lower()]: value.strip().strip("\"'") for key, _, value in pairs if key.strip().lower() in _FRONT_KEYS}
    return text[match.end() :], about


def header(text: str) -> dict[str, Any]:
    """What the lines at the head of a plain text tell of it, which stay part of it, as its offsets are the file's.

    At least `HEADED` lines "Label: value" with the labels of any language, then an empty line: "Title: ...", "Fonte: ANSA".
    """
    head, gap, _ = text.lstrip().replace("\r\n", "\n").partition("\n\n")
    about: dict[str, Any] = {}
    for line in head.split("\n"):
        label, colon, value = line.partition(":")
        field = labels().get(label.strip().lower()) if colon else None
        if field is None or not value.strip() or field in about:
            return {}
        about[field] = value.strip()
    if about.get("lang", LANGUAGES[0]).lower() not in LANGUAGES:
        del about["lang"]  # "Language: English"
    return about if gap and len(about) >= HEADED else {}


@dataclass(frozen=True, slots=True)
class Told:
    """What the manifest, the record, the page and last the file's name say of an article."""

    manifest: dict[str, Any]
    record: dict[str, Any]
    found: dict[str, Any]
    filed: str | None = None
    """The publisher its file is named by."""

    def first(self, key: str) -> tuple[Any, str | None]:
        """The surest value of a field and its teller as `published_from` names it."""
        for told, who in ((self.manifest, "manifest"), (self.record, "metadata"), (self.found, "metadata")):
            if told.get(key) not in (None, ""):
                return told[key], who
        return None, None

    def settle(self, text: str) -> dict[str, Any]:
        """The fields of `facts.Article` that can be told; `InputError` where its language cannot be read."""
        source, source_from = self.first("source")
        if source is None and self.first("url")[0]:
            source, source_from = self.first("url")[0], "metadata"
        lang = self._language(text)
        if source is None and (named := own_source(text, lang)):
            source, source_from = named, "text"
        if source is None and self.filed:
            source, source_from = self.filed, "metadata"
        published, published_from = self.first("published")
        moment = iso(published)
        title, _ = self.first("title")
        author, _ = self.first("author")
        return {
            "lang": lang,
            "source": (slug_of(str(source)) or slug(str(source))) if source else None,
            "source_from": source_from,
            "title": one_line(title) if title else headline(text),
            "author": one_line(author) if author else None,
            "published": moment,
            "published_from": published_from if moment else None,
        }

    def _language(self, text: str) -> str:
        told = self.first("lang")[0]
        if told:
            code = str(told).lower().replace("_", "-").split("-")[0]
            if code not in LANGUAGES:
                raise InputError(f"no word lists for language {told!r}; there are: {', '.join(LANGUAGES)}")
            return code
        guessed = guess(text)
        if guessed is None:
            raise InputError(f"neither of the languages exodus reads ({', '.join(LANGUAGES)}); say `lang` in {MANIFEST} if it is")
        return guessed


def iso(value: Any) -> str | None:
    """A date or moment as ISO 8601, from TOML's own types, ISO text or RFC 5322 text; None where it is neither."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if not isinstance(value, str):
        return None
    text = value.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError):
            return _written(text)
        return moment.isoformat()
    return text if len(text) == 10 else moment.isoformat()


def _written(text: str) -> str | None:
    """A day in words as ISO 8601: "18 maggio 2023", "May 18, 2023"; None where it is none."""
    words = re.findall(r"\w+", text.lower())
    months = [_months()[word] for word in words if word in _months()]
    numbers = [int(word) for word in words if word.isascii() and word.isdigit()]
    years, days = [n for n in numbers if n > DAYS], [n for n in numbers if n <= DAYS]
    if not len(months) == len(years) == len(days) == 1:
        return None
    try:
        return date(years[0], months[0], days[0]).isoformat()
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    """Name of a month in any language, in lower case -> its number."""
    tables = (table for lang in LANGUAGES for table in (lexicon(lang).times.months, lexicon(lang).times.month_abbreviations))
    return {name.rstrip("."): int(n) for table in tables for n, names in table.items() for name in names}


def slug(name: str) -> str:
    """A source's short name: "www.bbc.co.uk" -> "bbc", "Evening Standard" -> "evening-standard"."""
    text = name.strip()
    host = re.match(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?#]|$)", text.lower())
    if host:
        text = host[1]
        for prefix in _HOST_PREFIX:
            text = text.removeprefix(prefix)
        text = text.split(".")[0]
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or one_line(name).lower()


def one_line(value: Any) -> str:
    """Text of a field without line ends and surrounding space."""
    return " ".join(str(value).split())


def headline(text: str) -> str | None:
    """The title, where the text begins with a line that is one: short, alone, and no full sentence."""
    first, _, rest = text.lstrip().partition("\n")
    line = first.strip().strip("#*").strip()
    if not rest.strip() or not line or len(line.split()) > TITLE_WORDS or line[-1] in ".,;:)" or ". " in line:
        return None
    return line if line[0].isupper() or not line[0].isalpha() else None
