"""Where the places and names of places.sqlite are collected."""

from __future__ import annotations

import math
from collections import defaultdict

from exodus_cli.world.keys import key
from exodus_cli.world.places import CAPITALS, COMMA, ENGLISH, FEATURES, ITALIAN, LOCAL, OFFICIAL, OTHER, SEAT


class Builder:
    """Collects places and names, then writes them in a fixed order."""

    def __init__(self) -> None:
        self.places: dict[int, tuple] = {}
        self.slugs: dict[int, str] = {}
        self.names: dict[str, dict[int, int]] = defaultdict(dict)
        self.firsts: set[int] = set()  # first-level regions
        self.seconds: dict[int, str] = {}  # the code of the second-level region a place is, or lies in
        self.districts: dict[tuple[str, str, str], int] = {}  # the second-level region of a country, a region and a code

    def local(self, slug: str) -> int:
        """A number for a place of our own."""
        number = LOCAL + len(self.slugs)
        self.slugs[number] = slug
        return number

    def place(self, number: int, name: str, feature: str, country: str, admin: str, lat: float, lon: float, population: int) -> None:
        """Add or replace a place."""
        size = round(math.log10(max(population, 1)) * 10)
        self.places[number] = (number, name, FEATURES.index(feature), country, admin, round(lat * 1000), round(lon * 1000), size)

    def replace(self, double: int, number: int) -> None:
        """Let one number stand for a place instead of another, which may be a district."""
        del self.places[double]
        if double in self.seconds:
            self.seconds[number] = self.seconds.pop(double)
            self.districts.update({code: number for code, district in self.districts.items() if district == double})

    def name(self, text: str, number: int, flags: int = 0) -> None:
        """Let a name mean a place; a plain flag wins over a narrower one."""
        word = key(text)
        if len(word) < 2:
            return
        letters = text.replace(".", "").replace(" ", "")
        if len(letters) <= 5 and letters.isupper():
            flags |= CAPITALS
        if text.endswith(".") and not letters.isupper():
            flags |= COMMA
        known = self.names[word].get(number)
        if known is None:
            self.names[word][number] = flags
        elif {known & (ITALIAN | ENGLISH), flags & (ITALIAN | ENGLISH)} == {ITALIAN, ENGLISH}:
            self.names[word][number] = (known | flags) & ~(ITALIAN | ENGLISH)
        else:  # keep only the restrictions both share
            self.names[word][number] = (known & flags) | ((known | flags) & (OFFICIAL | SEAT))

    def aliases(self, text: str, number: int, flags: int = OFFICIAL) -> None:
        """Names parted by "|", "it:" before an Italian one."""
        for alias in filter(None, text.split("|")):
            italian, other = alias.startswith("it:"), alias.startswith("~")
            self.name(alias.removeprefix("it:").removeprefix("~"), number, flags | (ITALIAN if italian else 0) | (OTHER if other else 0))
