"""Places: the examples beside the words, traps for precision, and the gazetteer."""

from __future__ import annotations

import pytest

from exodus_cli.facts import Article, Document, Place
from exodus_cli.grammar.tokens import tokenize
from exodus_cli.lang import LANGUAGES, lexicon
from exodus_cli.lang.places import Example
from exodus_cli.pipeline.places import find
from exodus_cli.pipeline.reading import Reading
from exodus_cli.world.keys import key
from exodus_cli.world.places import OFFICIAL, gazetteer, part_of

EXAMPLES = [(lang, example) for lang in LANGUAGES for example in lexicon(lang).places.examples]


def places(text: str, lang: str = "en", source: str | None = None) -> list[Place]:
    words = lexicon(lang)
    document = Document(article=Article(id="a", lang=lang, sha256="", words=1, source=source), text=text)
    return find(Reading(document, tokenize(text, words.text), words))


def row(place: Place) -> str:
    tail = "|demonym" if place.form == "demonym" else "|metonym" if place.metonym else ""
    return f"{place.text}|{place.name}|{place.country or ''}{tail}"


@pytest.mark.parametrize(("lang", "example"), EXAMPLES, ids=[f"{lang}-{e.text[:40]}" for lang, e in EXAMPLES])
def test_examples(lang: str, example: Example) -> None:
    assert tuple(map(row, places(example.text, lang))) == example.places


@pytest.mark.parametrize(
    "text",
    [
        "Mr Baker told Andrea Taylor that Marco Jackson was late.",
        "Reading is fun, and I'll read it again in August.",
        "He works for the Bank of England and reads The Washington Post.",
        "It is nice of you, she said. Of course he agreed.",
    ],
)
def test_no_places(text: str) -> None:
    assert [p.text for p in places(text) if p.form == "literal"] == []


@pytest.mark.parametrize("text", ["", "U", "In", "in '", "L'", "St.", "St. ", "\x00", "Roma" * 300, "A. " * 50, "New " * 2000, "l'" * 500])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_odd_texts(text: str, lang: str) -> None:
    for place in places(text, lang):
        assert text[place.start : place.end] == place.text


def test_keys() -> None:
    assert [key(n) for n in ("St. Petersburg", "L'Aquila", "D.C.", "São Paulo", "Rostov-on-Don")] == [
        "saint petersburg", "laquila", "dc", "sao paulo", "rostov on don",
    ]  # fmt: skip


def test_the_gazetteer_knows_itself() -> None:
    world = gazetteer()
    assert world.country("RU") == world.find("geonames:2017370") == world.find("RU")
    assert {m.entry.country for m in world.named("Georgia")} >= {"GE", "US"}
    assert next(m.entry.name for m in world.named("Mosca")) == "Moscow"
    assert world.named("no such place") == ()
    assert world.named("New Delhi")[0].entry.number == 1261481
    assert {m.entry.number for m in world.named("Stockholm")} >= {2673730, 2673722}  # the city and its region


def test_every_id_finds_its_place() -> None:
    world = gazetteer()
    for name in ("Hecla", "Camden", "Norfolk", "Reno", "Ituri", "Donbas", "Lamar County", "Caspian Sea"):
        for meaning in world.named(name):
            assert world.find(world.identifier(meaning.entry)) == meaning.entry, name


@pytest.mark.parametrize(
    ("name", "identifier"),
    [("Bavaria", "geonames:2951839"), ("Nineveh", "geonames:92877"), ("Khyber Pakhtunkhwa", "geonames:1168873"),
     ("Oromia", "geonames:444185"), ("Saxony", "geonames:2842566"), ("Chechnya", "geonames:569665")],
)  # fmt: skip
def test_first_level_regions_have_their_numbers(name: str, identifier: str) -> None:
    world = gazetteer()
    assert identifier in {world.identifier(m.entry) for m in world.named(name)}


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("Il Reno è esondato a Bologna.", "Reno", "exodus:reno-river"),
        ("Un uomo è morto a Reno, in Nevada.", "Reno", "geonames:5511077"),
        ("La Norfolk americana: la base di Norfolk, in Virginia.", "Norfolk", "geonames:4776222"),
    ],
)
def test_rivers_take_an_article(text: str, name: str, number: str) -> None:
    assert [p.place_id for p in places(text, "it") if p.text == name][-1] == number


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("They live in Simpson, Allen and Warren counties, Kentucky.", {"KY"}),
        ("PERU - Trustees in Kokomo, Logansport, Converse and Wabash voted for Peru.", {"IN"}),
        ("Frankfort 41, Lafayette 10; Marion beat Kokomo 44-29 in Logansport.", {"IN"}),
    ],
)
def test_places_of_local_news(text: str, states: set[str]) -> None:
    world = gazetteer()
    found = [world.find(p.place_id or "") for p in places(text)]
    assert {e.admin for e in found if e is not None} == states


@pytest.mark.parametrize(
    ("part", "whole", "true"),
    [
        ("geonames:524901", "RU", True),  # Moscow
        ("geonames:524901", "KZ", False),
        ("KZ", "exodus:central-asia", True),
        ("geonames:5391959", "geonames:5332921", True),  # San Francisco, California
        ("RU", "geonames:524901", False),
        ("RU", "RU", True),
        ("RU", "nonsense", False),
        ("geonames:281184", "IL", True),  # Jerusalem
        ("geonames:282615", "geonames:285153", True),  # Nablus in the West Bank
        ("geonames:693805", "geonames:703883", True),  # Simferopol in Crimea
        ("exodus:US.SD.hecla", "geonames:5769223", True),  # a hamlet of South Dakota, by a slug made of its name
    ],
)
def test_containment(part: str, whole: str, true: bool) -> None:
    assert part_of(part, whole) is true


@pytest.mark.parametrize(("source", "country"), [("wickednews.co.uk", "GB"), ("durangoherald.com", "US"), ("clarion.com.au", "AU"), ("bbc", "GB")])
def test_the_home_of_the_publisher_speaks_for_namesakes(source: str, country: str) -> None:
    assert [p.country for p in places("A man died in Melrose on Monday.", source=source)] == [country if country != "AU" else "US"]


KENTUCKY = """Deputies stopped a car near Berea. Reed has convictions in London and Winchester; in Paris, police want to question him.
A woman from Irvine and a man from Nicholasville, in Madison County, Kentucky, were held in Richmond."""
VICTORIA = """Residents of Chewton and Zorbtown were told to leave. Crews came from Bendigo, Kyneton and Maryborough, near Castlemaine.
A centre opened in Harcourt; another, in Guildford, was full. Smoke was seen in Daylesford, Victoria. Her brother, Austin, stayed."""


def test_namesakes_of_a_local_paper() -> None:
    assert {p.country for p in places(KENTUCKY)} == {"US"}
    found = {p.text: p.country for p in places(VICTORIA)}
    assert set(found.values()) == {"AU"}
    assert "Zorbtown" in found
    assert "Austin" not in found


NESTED = """Lyon > France, Europe, European Union; Glasgow > Scotland, United Kingdom, Europe; Belfast > Northern Ireland
Palermo > Sicily, Italy, Europe; Khan Younis > Gaza Strip, Palestine, Middle East; Gaza Strip > Middle East
Mariupol > Donbas, Ukraine, Eastern Europe; Sevastopol > Crimea, Ukraine; Donbas > Ukraine; Hong Kong > China, East Asia, Asia
El Fasher > Darfur, Sudan, Africa; Darfur > Sahel; Sahel > Africa; Lhasa > Tibet; Srinagar > Kashmir
Erbil > Iraqi Kurdistan, Kurdistan, Iraq; Iraqi Kurdistan > Kurdistan; Manila > Luzon; Boston > New England; Milan > Northern Italy
Brooklyn > New York City; Bronx > New York City; Heathrow > London; Soho > London; Salento > Apulia; Haiti > Caribbean, Latin America
Pantelleria > Sicily, Italy; Ibiza > Balearic Islands, Spain; Shetland > Scotland; Kangaroo Island > South Australia; La Palma > Canary Islands
Faenza > Romagna, Province of Ravenna; Romagna > Emilia-Romagna; Desio > Brianza; Brianza > Lombardy; Lerwick > Shetland; Leeds > Yorkshire
Marsala > Province of Trapani; Oakland > Bay Area; Sittwe > Rakhine State; Hempstead > Long Island; Forlì > Forlì-Cesena; Miami > Miami-Dade County
Puerto Rico > United States; Kenya > Africa; Brazil > South America, Americas; Lampedusa > Sicily; Yakutsk > Russian Far East"""
APART = """London > European Union, Scotland; Gaza Strip > Israel, West Bank; Taiwan > China; Kosovo > Serbia; Crimea > Russia
Mediterranean > Italy; Kyiv > Donbas; Newark > New York City; Kurdistan > Iraq; Russia > Europe; Turkey > Asia; Africa > Sahel
Bologna > Romagna; Brescia > Val Camonica; Marsala > Province of Palermo; Oakland > Long Island; Donbas > Donetsk Oblast; Scotland > England; Brianza > Milan; Milan > Lake Como, Brianza; Croydon > Manchester; Switzerland > European Union"""


def _best(name: str) -> str:
    world = gazetteer()
    return world.identifier(max(world.named(name), key=lambda m: (m.flags & OFFICIAL, m.entry.size)).entry)


@pytest.mark.parametrize(
    ("part", "whole", "true"),
    [
        pytest.param(part.strip(), whole.strip(), true, id=f"{part}>{whole}")
        for rows, true in ((NESTED, True), (APART, False))
        for part, _, wholes in (row.partition(" > ") for row in rows.replace("\n", ";").split(";"))
        for whole in wholes.split(",")
    ],
)
def test_what_lies_in_what(part: str, whole: str, true: bool) -> None:
    assert part_of(_best(part), _best(whole)) is true


def test_a_hamlet_is_no_city_of_its_name_but_among_its_neighbours() -> None:
    irish = "Traffic in Bantry, Co Cork, backs up to Glengarriff, Skibbereen and Clonakilty; tourists from Boston were stuck in Dunmanway."
    assert {p.text: p.country for p in places(irish)}["Boston"] == "US"
    texan = "Wire was stolen near Detroit, Blossom, Clarksville and Paris; Lamar County deputies went to Bonham, Texas."
    assert {p.text: round(p.lon or 0) for p in places(texan)}["Detroit"] == -95


def test_a_town_lies_in_its_county() -> None:
    found = {p.text: p.place_id or "" for p in places("In Hazard, Perry County, and in Jackson, Breathitt County, Kentucky, roads were closed.")}
    assert found["Hazard"] == "geonames:4294349"
    assert part_of(found["Hazard"], found["Perry County"])
    assert part_of(found["Jackson"], found["Breathitt County"])
    assert not part_of(found["Jackson"], found["Perry County"])
    assert part_of(found["Perry County"], found["Kentucky"])


@pytest.mark.parametrize(
    ("town", "region"),
    [
        ("geonames:2655138", "England"),
        ("geonames:2650225", "Scotland"),
        ("geonames:5809844", "Washington State"),
        ("geonames:3173435", "Lombardy"),
    ],
)
def test_the_region_of_a_town_is_its_first_level_one(town: str, region: str) -> None:
    entry = gazetteer().find(town)
    assert entry is not None
    whole = gazetteer().region(entry)
    assert whole is not None
    assert whole.name == region


def test_every_mention_resolves_alone() -> None:
    """A container speaks for one mention of a name, and for the others of the article where nothing else does."""
    found = places("Paris, Texas, is small. Paris has 25,000 people.")
    assert [p.place_id for p in found if p.text == "Paris"] == ["geonames:4717560"] * 2


def test_local_news_stays_in_its_region() -> None:
    text = "Kentucky State Police said the man drove from Lexington, Ky., to Richmond and Danville, then to Paris, Kentucky."
    world = gazetteer()
    towns = [world.find(p.place_id or "") for p in places(text) if p.feature == "city"]
    assert [(t.name, t.admin) for t in towns if t] == [("Lexington", "KY"), ("Richmond", "KY"), ("Danville", "KY"), ("Paris", "KY")]


def test_unlisted_places_have_no_id_and_no_guess() -> None:
    found = places("A ferry sank near Zorblak Island. It was bound for the village of Qurbishev, Kazakhstan.")
    assert [(p.text, p.place_id, p.country, p.lat) for p in found[:2]] == [
        ("Zorblak Island", None, None, None),
        ("Qurbishev", None, "KZ", None),
    ]


@pytest.mark.parametrize(
    ("text", "name", "country", "by"),
    [
        ("The Da Nang airport will be cleaned up.", "Da Nang airport", "VN", "Da Nang"),
        ("Cakes were made in the Zorblakiyah district of Baghdad.", "Zorblakiyah", "IQ", "Baghdad"),
        ("Police from Nixa and Ozark, Missouri, searched Zorblak Creek.", "Zorblak Creek", "US", "Ozark"),
        ("The Zorblak Desert is wide. It begins near Nixa and Ozark, Missouri.", "Zorblak Desert", "US", None),
        ("A man died in Zorbroskear. The coroner of Cornwall came from Truro. In Falmouth they wept, and in Redruth.",
         "Zorbroskear", "GB", "Truro"),
    ],
)  # fmt: skip
def test_unlisted_places_are_told_by_their_company(text: str, name: str, country: str | None, by: str | None) -> None:
    """The spot is that of a town named with it, and `cues` says of which; a river runs too far for that."""
    place = next(p for p in places(text) if p.text == name)
    assert (place.place_id, place.country) == (None, country)
    assert (by is None) == (place.lat is None)
    if by is not None:
        start, end = place.cues["lat"]
        assert text[start:end] == by


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Lebanon beat Hershey 58-54; Palmyra and Annville lost, and Myerstown hosts Lebanon on Tuesday in Harrisburg.", {"PA"}),
        ("Residents of Albany and Nelsonville complained. Athens paid; ambulances from The Plains and Glouster were late.", {"OH"}),
        ("Two men from Clarksville took tractors in Blossom, Powderly and Bonham. You don't expect this in Reno.", {"TX"}),
    ],
)
def test_namesakes_are_those_who_lie_together(text: str, states: set[str]) -> None:
    """Local papers name no state: the villages around say which Lebanon, Albany or Reno it is."""
    world = gazetteer()
    towns = [world.find(p.place_id or "") for p in places(text)]
    assert {t.admin for t in towns if t is not None} == states


def test_a_town_of_a_country_never_spoken_of_is_rather_unlisted() -> None:
    found = places("Gardaí in Killaloe searched houses in Broadford, Nenagh, Ennis and Limerick, County Clare, on Sunday.")
    assert [(p.text, p.place_id) for p in found if p.text == "Broadford"] == [("Broadford", None)]


def test_a_local_paper_names_the_state_of_a_small_town_of_another() -> None:
    """Meriden, Connecticut, is not meant in news of Lebanon, New Hampshire: there is a village of that name, which the text tells."""
    text = (
        "LEBANON, N.H. - Parents from Zorbmeriden and Enfield drove to Hanover and Newport. Claremont and Grantham paid. "
        "A man from Bakersfield was hurt. He was taken to Burlington, Vermont, and to Boston."
    )
    found = {p.text: p for p in places(text)}
    assert found["Bakersfield"].place_id == "geonames:5325738"  # large enough to be known everywhere
    assert found["Zorbmeriden"].lat == pytest.approx(found["LEBANON"].lat, abs=1)
    village = next(p for p in places(text.replace("Bakersfield", "Pleasantville")) if p.text == "Pleasantville")
    assert (village.place_id, village.country) == (None, "US")
    assert village.lat == pytest.approx(43.6, abs=0.5)


@pytest.mark.parametrize(
    "unit",
    [
        "Roma ",
        "Paris, Texas, ",
        "Saint-",
        "-Roma",
        "via Roma ",
        "Ky., ",
        "Counties, ",
        "Adams, Adams counties ",
        "Dale Cobb, 31, of Roma and ",
        "A Tanner woman ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    """Twice the text takes about twice the time (four times would be quadratic)."""
    from time import process_time

    def seconds(size: int) -> float:
        start = process_time()
        places(unit * size)
        return process_time() - start

    seconds(200)
    # A machine may be busy once, not each time.
    assert any(seconds(4_000) < 3 * seconds(2_000) + 0.3 for _ in range(3))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_demonym_is_of_a_place(lang: str) -> None:
    world = gazetteer()
    assert [place for place in lexicon(lang).places.demonyms if not (world.find(place) or world.named(place))] == []


def test_italian_news_means_italian_towns() -> None:
    found = places("Un incidente a Lodi e un altro a Latina; nel Lodigiano scuole chiuse.", "it")
    assert [(p.text, p.country) for p in found] == [("Lodi", "IT"), ("Latina", "IT"), ("Lodigiano", "IT")]


def test_the_gazetteer_stays_small() -> None:
    """About 10 MB, and opened without reading it whole."""
    from importlib import resources

    assert len((resources.files("exodus_cli.world") / "places.sqlite").read_bytes()) < 10_500_000
