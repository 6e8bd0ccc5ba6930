"""Which publisher a text names as its own: "told the BBC", "(Rebecca Wright/CNN)", "MOSCOW (Reuters) -".

A text also names other publishers, whose stories it relays; so a name counts only where it stands as
the one who asks, is told, or signs, and only where no second one does.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from exodus_cli.lang import lexicon
from exodus_cli.lang.text import Text
from exodus_cli.world.sources import slug_of, sources

# A publisher's name has at most this many words ("The Wall Street Journal", "Il Sole 24 Ore").
LONGEST_NAME = 4
# A dateline stands at the very beginning.
DATELINE_WITHIN = 120
# Where it can name itself at all: the first part of the article holds the dateline, captions and first interviews.
WITHIN = 20_000
# What dozens of papers call themselves: "told the Times" says nothing outside its own pages.
SHARED = frozenset(("times", "post", "journal", "tribune", "herald", "star", "news", "press", "globe", "gazette", "chronicle"))

_FILED = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.])(\d\d)\2(\d\d)(?!\d)")
_APART = re.compile(r"[\s_.-]+")
_CREDIT = re.compile(r"\([^()\n/]{3,40}/([^()\n/]{2,40})\)")
_DATELINE = re.compile(r"\(([^()\n]{2,40})\)\s*[-–—]")
_NEXT = re.compile(rf"\s+((?:[\w’'.&-]+[ \n]?){{1,{LONGEST_NAME}}})")
_BEFORE = re.compile(rf"((?:[\w’'.&-]+ ){{1,{LONGEST_NAME}}})$")


def own_source(text: str, lang: str) -> str | None:
    """The slug of the publisher a text names as its own, or None where it names none or several."""
    text = text[:WITHIN]
    dateline = {slug for m in _DATELINE.finditer(text[:DATELINE_WITHIN]) if (slug := slug_of(m[1].strip()))}
    # Newspapers print agency photographs: an agency's picture credit says nothing of the text.
    credits = {slug for m in _CREDIT.finditer(text) if (slug := slug_of(m[1].strip())) and not sources()[slug].agency}
    for named in (dateline, credits, _spoken(text, lexicon(lang).text)):
        if len(named) == 1:
            return next(iter(named))
        if named:
            return None
    return None


def filed(name: str) -> tuple[str | None, str | None]:
    """The slug of the publisher and the ISO day that a file is named by: "bbc_2024-03-13", "2024-03-13 The Guardian".

    Without a day, or with other words beside it, a word in a name is any word: "guardian angels".
    """
    found = _FILED.search(name)
    if found is None:
        return None, None
    try:
        day = date(int(found[1]), int(found[3]), int(found[4])).isoformat()
    except ValueError:
        return None, None
    words = [word for word in _APART.split(f"{name[: found.start()]} {name[found.end() :]}") if word and not word.isdecimal()]
    return slug_of(" ".join(words)) if words else None, day


def _spoken(text: str, how: Text) -> set[str]:
    """Publishers that stand as listener or asker."""
    told, speaks = _patterns(how)
    after = {_longest(m[1].split()) for hit in told.finditer(text) if (m := _NEXT.match(text, hit.end()))}
    before = {_last(m[1].split()) for hit in speaks.finditer(text) if (m := _BEFORE.search(text[max(0, hit.start() - 60) : hit.start()]))}
    return {slug for slug in after | before if slug}


@cache
def _patterns(how: Text) -> tuple[re.Pattern[str], re.Pattern[str]]:
    def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) + r")\b")

    return any_of(how.told), any_of(how.speaks)


def _longest(words: list[str]) -> str | None:
    """The publisher the words begin with, its longest name first."""
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size]).rstrip(".,'’").removesuffix("’s").removesuffix("'s")
        if name[:1].isupper() and (slug := _named(name)):
            return slug
    return None


def _named(name: str) -> str | None:
    return None if name.lower().removeprefix("the ") in SHARED else slug_of(name)


def _last(words: list[str]) -> str | None:
    """The publisher the words end with, its longest name first."""
    for start in range(len(words)):
        name = " ".join(words[start:])
        if name[:1].isupper() and (slug := _named(name)):
            return slug
    return None
