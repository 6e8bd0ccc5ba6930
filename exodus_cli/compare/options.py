"""What a caller may ask of a comparison."""

from __future__ import annotations

from typing import Literal

import msgspec

Vague = Literal["default", "acled", "ccc"]
Best = Literal["latest", "hierarchy", "lowest", "median-of-origins"]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to compare; every choice is echoed in the reason codes of what it decided.

    topic   only topics whose key or title holds this text (case is ignored); null: all
    singles also topics where no two figures could be compared (the CLI: `--all`, and every machine format)
    vague   the named table that gives a vague word its interval: `default` an order of magnitude, `acled`
            hundreds = 100, `ccc` hundreds = 200 (each as a lower and upper bound: the word is then a number)
    best    the rule that fills a group's `best`; null leaves it empty, since no number wins silently
    """

    topic: str | None = None
    singles: bool = True
    vague: Vague = "default"
    best: Best | None = None
