"""The schema of `units.toml`: what a language calls units of money, time and measure.

Unit ids are shared by all languages: `percent`, ISO 4217 codes, English singulars in British spelling
("kilometre", "square metre"). Which dimension a unit has says the table it stands in.
"""

from __future__ import annotations

import msgspec

from exodus_cli.lang.numbers import Example

Table = dict[str, tuple[str, ...]]


class Units(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Unit words of one language: {unit id: phrases}."""

    share: Table
    money: Table
    cents: Table
    """Hundredths of a currency, under its code."""
    duration: Table
    measure: Table
    signs: Table
    """Currency signs and codes before or after the number."""
    word_signs: Table
    """Currency words that may stand before the number: "euro 0,1165"."""
    abbreviations: Table
    """Units in short, only after digits, as written."""
    loose_codes: tuple[str, ...]
    """Codes read in any case."""
    shy: tuple[str, ...]
    """Units commoner as other words, believed only after a hundred or more: "won"."""
    glued: tuple[str, ...]
    """Single letters of `abbreviations` that must touch the number."""
    inches: tuple[str, ...]
    """Inches in short, after feet."""
    short_cents: Table
    """"p", "c" glued to digits."""
    before: Table
    """Units before the number: "magnitude 6.1"."""
    scales: Table
    """Phrases after a number or its degrees that name the unit: "on the Richter scale"."""
    scale_links: tuple[str, ...]
    per: tuple[str, ...]
    """Words between a unit and what it is counted by: "a", "per"."""
    per_any: tuple[str, ...]
    """Those after which any noun will do."""
    per_block: tuple[str, ...]
    """Words after "a year" that make it a time and no rate: "ago"."""
    stretched: tuple[str, ...]
    """Adjectives between a number and its unit of time: "seven [straight] days"."""
    per_nouns: dict[str, str]
    """Noun -> id of what a rate is counted by, beyond units: "share"."""
    per_adjectives: dict[str, str]
    """Words that mean a rate themselves: "orari" = "hour"."""
    halves: tuple[str, ...]
    """Phrases after a unit that add half of it: "e mezzo"."""
    lengths: tuple[str, ...]
    """Ids of units of length: who falls 20 metres does not shrink by them."""
    heavy: tuple[str, ...]
    """What "pounds of" is of where they are of mass, however many: "thrust", "beef"."""
    long: tuple[str, ...] = ()
    """Dimension adjectives after which "m" is metres: "long", "di altezza"."""
    examples: tuple[Example, ...]
