"""The schema of `text.toml`: how a language is written."""

from __future__ import annotations

import msgspec

# A first line "Title: ..." may be a headline; so many labelled lines are a header.
HEADED = 2


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Labels of the fields of an article: "Published:", "Data:"."""

    title: tuple[str, ...]
    source: tuple[str, ...]
    published: tuple[str, ...]
    author: tuple[str, ...]
    url: tuple[str, ...]
    lang: tuple[str, ...]


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Clitics, abbreviations and function words of one language."""

    elision: bool
    """Whether a word may end in an apostrophe and lean on the next: "dell'Ucraina"."""
    clitics: tuple[str, ...]
    """Endings that are words of their own: "'s"."""
    abbreviations: tuple[str, ...]
    """Words whose full stop does not end a sentence, without it: "mr", "sig"."""
    closing: tuple[str, ...]
    """Those of them that stand at the end of a name or list, so that a sentence may end with them too: "inc", "ecc"."""
    function_words: tuple[str, ...]
    """The commonest words that no other language here shares much: the language vote."""
    shared_words: tuple[str, ...]
    """Common words that others spell alike ("a", "in"): they tell that a text is in one of our languages, not in which."""
    glue: tuple[str, ...]
    """Words that scraping or translation often sticks to the name before them: "secondo", "hanno"."""
    labels: Labels
    """Words before a colon at the head of a text file that tell of the article."""
    told: tuple[str, ...]
    """What stands before a publisher that names itself as the listener: "told the"."""
    speaks: tuple[str, ...]
    """What stands after a publisher that names itself as the one who asks or knows: "spoke to"."""
