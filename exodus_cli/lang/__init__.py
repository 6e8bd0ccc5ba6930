"""Words -> ids: what each language calls things, loaded from TOML folders under one closed schema.

A language is a folder of TOML files. Each file has its own schema, a module of the same name beside
this one; an unknown key, a wrong type or a missing file is a `LexiconError`. There are no regular
expressions: an entry is words, and a trailing `*` makes its last word a stem.
"""

from __future__ import annotations

from functools import cache, cached_property
from importlib import resources
from typing import TypeVar

import msgspec

from exodus_cli.errors import LexiconError
from exodus_cli.lang.events import Events
from exodus_cli.lang.nouns import Nouns
from exodus_cli.lang.numbers import Numbers
from exodus_cli.lang.people import People
from exodus_cli.lang.places import Places
from exodus_cli.lang.speech import Speech
from exodus_cli.lang.text import Text
from exodus_cli.lang.times import Times
from exodus_cli.lang.units import Units

LANGUAGES = tuple(sorted(folder.name for folder in resources.files(__package__).iterdir() if (folder / "text.toml").is_file()))
"""The codes of the languages there are: a language is a folder."""
T = TypeVar("T")


class Lexicon:
    """The word lists of one language; each file is read when it is first asked for."""

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise LexiconError(f"no word lists for language {lang!r}; there are: {', '.join(LANGUAGES)}")
        self.lang = lang

    @cached_property
    def text(self) -> Text:
        """How the language is written: clitics, abbreviations, function words."""
        return read(self.lang, "text", Text)

    @cached_property
    def places(self) -> Places:
        """The words around place names, and the demonyms."""
        return read(self.lang, "places", Places)

    @cached_property
    def speech(self) -> Speech:
        """How the language says who says what."""
        return read(self.lang, "speech", Speech)

    @cached_property
    def nouns(self) -> Nouns:
        """What is counted, and the small words around it."""
        return read(self.lang, "nouns", Nouns)

    @cached_property
    def events(self) -> Events:
        """What happens to the counted, how sure it is, and who says so."""
        return read(self.lang, "events", Events)

    @cached_property
    def people(self) -> People:
        """The words around the names of people, and those that stand for them."""
        return read(self.lang, "people", People)

    @cached_property
    def numbers(self) -> Numbers:
        """Number words, bounds, ranges and what only looks like a number."""
        return read(self.lang, "numbers", Numbers)

    @cached_property
    def units(self) -> Units:
        """Units of money, time and measure."""
        return read(self.lang, "units", Units)

    @cached_property
    def times(self) -> Times:
        """How the language speaks of days, hours and spans of time."""
        return read(self.lang, "times", Times)


def read(lang: str, name: str, schema: type[T]) -> T:
    """The file `name`.toml of a language, checked against its schema."""
    path = resources.files(__package__) / lang / f"{name}.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=schema)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"lang/{lang}/{name}.toml: {error}") from None


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of a language, shared by everyone who asks."""
    return Lexicon(lang)


@cache
def labels() -> dict[str, str]:
    """What stands before a colon at the head of a text, in lower case -> the field of the article it tells, in all languages."""
    tables = [lexicon(lang).text.labels for lang in LANGUAGES]
    return {word: field for row in tables for field in row.__struct_fields__ for word in getattr(row, field)}
