"""What numbers count, and what happens to it: the examples beside the words, executed."""

from __future__ import annotations

import pytest

from exodus_cli import pipeline
from exodus_cli.facts import Article, Document, Figure, ValueKind
from exodus_cli.grammar.numbers import Quantity
from exodus_cli.grammar.tokens import tokenize
from exodus_cli.lang import LANGUAGES, lexicon
from exodus_cli.lang.nouns import NounExample
from exodus_cli.pipeline import figures
from exodus_cli.pipeline.reading import Reading
from exodus_cli.world.concepts import concepts
from exodus_cli.world.sources import dollar, publisher, slug_of, sources

JUDGED = ("unit", "unit_text", "counted", "thing", "event", "stance", "trend")


def reading_of(text: str, lang: str, kind: ValueKind = "count") -> Reading:
    """A reading of a text whose numbers stand in square brackets, without the number grammar."""
    spans: list[tuple[int, int]] = []
    plain = ""
    for part in text.replace("]", "[").split("["):
        spans.append((len(plain), len(plain) + len(part)))
        plain += part
    words = lexicon(lang)
    tokens = tokenize(plain, words.text)
    article = Article(id="x", lang=lang, sha256="0", words=1, source="bbc", published="2022-09-29")
    reading = Reading(Document(article=article, text=plain), tokens, words)
    for start, end in spans[1::2]:
        first, last = tokens.at(start), tokens.at(end - 1) + 1
        reading.quantities.append(Quantity(first=first, last=last, number=(first, last), value_kind=kind, low=2, high=2, point=2))
    return reading


def figure_of(text: str, lang: str, kind: ValueKind = "count") -> Figure:
    """The last bracketed figure."""
    return figures.find(reading_of(text, lang, kind))[-1]


EXAMPLES = [(lang, e) for lang in LANGUAGES for file in (lexicon(lang).nouns, lexicon(lang).events) for e in file.examples]


@pytest.mark.parametrize(("lang", "example"), EXAMPLES, ids=lambda v: v.text[:60] if isinstance(v, NounExample) else v)
def test_examples_beside_the_words(lang: str, example: NounExample) -> None:
    figure = figure_of(example.text, lang, example.kind)
    for field in JUDGED:
        wanted = getattr(example, field)
        if wanted is not None:
            assert (getattr(figure, field) or "") == wanted, field


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_point_to_listed_things_and_events(lang: str) -> None:
    assert set(lexicon(lang).nouns.things) <= set(concepts().things)
    assert set(lexicon(lang).events.events) <= set(concepts().events)
    assert {thing.kind_of for thing in concepts().things.values()} - {None} <= set(concepts().things)
    assert concepts().of_people <= concepts().events


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("bbc", "BBC"),
        ("the New York Times", "The New York Times"),
        ("corriere", "Corriere della Sera"),
        ("daily-planet.com", "Daily Planet"),
        ("nytimes", "The New York Times"),
        ("ilfattoquotidiano", "Il Fatto Quotidiano"),
        ("apnews", "Associated Press"),
        ("x", "X"),
        ("il-corriere-del-tirreno", "Il Corriere del Tirreno"),
        ("il-giornale-dell-umbria", "Il Giornale dell'Umbria"),
        ("l-eco-di-biella", "L'Eco di Biella"),
        ("the-voice-of-denver", "The Voice of Denver"),
        ("die-zeit", "Die Zeit"),
    ],
)
def test_publishers_have_names(source: str, name: str) -> None:
    assert publisher(source) == name


def test_sources_are_many_and_dollars_are_national() -> None:
    assert len(sources()) > 100
    assert slug_of("Forbes magazine") == "forbes"
    assert (dollar("smh"), dollar("cbc"), dollar("guardian"), dollar(None)) == ("AUD", "CAD", "USD", "USD")


# ---- joined fields, read by the whole pipeline ----------------------------------------------
WHO = [
    ("en", "According to a tally by the news site G1, 513 people died.", "news site G1", ("BBC",)),
    ("en", "The fishery ministry's daily bulletin showed that 1,583 ships were lost.", "fishery ministry", ("BBC",)),
    ("en", "France 24 reported 15 dead.", "France 24", ("BBC",)),
    ("en", "Some 65,500 people have landed this year, according to interior ministry figures.", "interior ministry", ("BBC",)),
    ("en", "Some 1.5 million refugees have crossed into Poland, the UN says.", "United Nations", ("BBC",)),
    ("en", "Forbes magazine cited sources inside the Russian authorities as saying that 600,000 people left.", "sources inside the Russian authorities", ("Forbes", "BBC")),
    ("en", "They planned for the 300,000 announced by the country's defence minister, Sergei Shoigu.", "Sergei Shoigu", ("BBC",)),
    ("en", "More than 170,000 Russians have fled, British defence chiefs said on Thursday.", "UK Ministry of Defence", ("BBC",)),
    ("en", "Russia has lost 1,000 tanks, Ukraine's defence ministry claims.", "Ukrainian Ministry of Defence", ("BBC",)),
    ("en", "The damage was estimated by the Greek Commerce Confederation at 200 million euros.", "Greek Commerce Confederation", ("BBC",)),
    ("en", "About 40,000 people marched, according to organisers; police put the figure at 25,000.", "police", ("BBC",)),
    ("en", "The company employs 2,100 people.", "BBC", ()),
    ("en", "The mayor said work would begin soon.\n\nThe authorities estimate the damage at €5bn.", "authorities", ("BBC",)),
    ("en", "Interior Minister Paul Reed said help was on its way. The ministry put the number of displaced people at 4,000.", "ministry", ("BBC",)),
    ("en", "The study of 1,200 patients found that 40% had lost their jobs.", "study of 1,200 patients", ("BBC",)),
    ("en", "A poll of 1,215 registered voters found Mr. Biden trailing by 4 points.", "poll of 1,215 registered voters", ("BBC",)),
    ("en", "The agency said 8,005 people had died; Israel disputes the figure, saying at least 3,000 were fighters.", "Israel", ("BBC",)),
    ("en", "The king's wealth was put at £1.8bn by the Guardian.", "The Guardian", ("BBC",)),
    ("en", "Police counted 300,000, while the Solidarity Campaign, which organised it, put the turnout at 800,000.", "Solidarity Campaign", ("BBC",)),
    ("en", "More than 11,000 people were killed, the Hamas-run health ministry there said. Israel denied it.", "health ministry", ("BBC",)),
    ("en", "Another survey, in a daily, put disapproval of the government at 68 percent.", "survey", ("BBC",)),
    ("it", "Secondo il ministero della Salute libanese i morti sono 15.", "Lebanese Health Ministry", ("BBC",)),
    ("en", "The farmers' lobby put the losses at €1.5bn.", "farmers' lobby", ("BBC",)),
    ("en", "Insurers pegged the loss at $3 billion, while the government valued it at $5 billion.", "government", ("BBC",)),
    ("en", "The union says 80% of staff walked out, while the company put the figure at 45%.", "company", ("BBC",)),
    ("en", "The ministry says 12 people died, but local mayors speak of at least 30.", "local mayors", ("BBC",)),
    ("en", "In Ravenna, 26,000 people fled, according to the prefecture, although the city council says the number is 21,000.", "city council", ("BBC",)),
    ("en", "The government, which had promised to help, said the bill would reach 5 billion euros.", "government", ("BBC",)),
    ("it", "Il governo, che martedì ha promesso aiuti, ritiene che il costo sia intorno ai 5 miliardi di euro.", "governo", ("BBC",)),
    ("it", "Bonaccini giovedì ha parlato di 7 miliardi di euro di danni.", "Bonaccini", ("BBC",)),
    ("it", "Gli sfollati sono scesi a 16 mila, ha detto la Regione venerdì.", "Regione", ("BBC",)),
    ("it", "Il ministero ha confermato 3 morti e 12 dispersi, ma i sindaci parlano di almeno 8 vittime.", "sindaci", ("BBC",)),
    ("it", "Hanno aderito allo sciopero il 70% dei lavoratori secondo i sindacati, il 30% per l'azienda.", "azienda", ("BBC",)),
    ("en", "The ministry, quoted by the Interfax news agency, said 12 sailors had died.", "ministry", ("Interfax news agency", "BBC")),
    ("en", "Police put the crowd at 20,000, organizers at 100,000.", "organizers", ("BBC",)),
    ("en", "Amnesty International has documented 314 executions this year.", "Amnesty International", ("BBC",)),
    ("it", "Fonti della questura parlano di 3 mila manifestanti, gli organizzatori di 10 mila.", "organizzatori", ("BBC",)),
    ("it", "Più di 200.000 russi sono arrivati in Kazakistan, secondo il governo kazako.", "Kazakh government", ("BBC",)),
    ("it", "Circa 3.000 studenti hanno manifestato a Roma, ha riferito la polizia.", "polizia", ("BBC",)),
]  # fmt: skip
WHEN = [
    ("en", "In 2022 some 600,000 people left the country.", ("2022-01-01", "2022-12-31")),
    ("en", "More than 5,000 people have been arrested since protests began on 12 September.", ("2022-09-12", "2022-09-29")),
    ("en", "From 1980 to 2012 the population grew by 2 million.", ("1980-01-01", "2012-12-31")),
    ("en", "The jobless rate slipped to 4.1%, its lowest since 2008.", None),
    ("en", "The ministry said on Tuesday that 45 people had died.", None),
    ("en", "The shares closed at $41.50, up 3% from a year earlier.", None),
    ("en", "The union counted 3.5 million protesters, up from 2.8 million on January 31.", None),
    ("en", "In the same period last year 5,200 arrived.", None),
    ("en", "Sales were 300 units, compared with 200 in the same month last year.", None),
    ("it", "Gli sbarchi sono 14.000, contro i 5.200 dello stesso periodo dell'anno scorso.", None),
    ("it", "Nel 2021 gli sbarchi sono stati 67.000.", ("2021-01-01", "2021-12-31")),
]
WHERE = [
    ("it", "Il governo ha inviato 200 soldati in Mali.", (None, "ML", None)),
    ("it", "L'Unione europea invia 100 osservatori in Armenia.", (None, "AM", None)),
    ("it", "Duecento soldati sono morti in Mali.", (None, None, "ML")),
    ("en", "In Rio, where the mayor declared an emergency in February, 49,263 people were infected.", (None, None, "geonames:3451190")),
    ("en", "Some 20,000 Syrians fled to Turkey.", (None, "TR", None)),
    ("en", "Hundreds of thousands of Russians have left their country.", ("RU", None, None)),
    ("en", "More than 1.3 million people left Russia.", ("RU", None, None)),
    ("en", "At least 12 people were killed in Afghanistan.", (None, None, "AF")),
    ("it", "Più di 200.000 russi si sono riversati in Kazakistan.", (None, "KZ", None)),
    ("en", "Thousands marched in Spain to call for a ceasefire in Gaza.", (None, None, "ES")),
    ("en", "Thousands marched to call for a ceasefire in Gaza.", (None, None, None)),
    ("en", "Officials in Washington said 3 soldiers had been killed in Jordan.", (None, None, "JO")),
    ("en", "A spokesman in Geneva said 40 people had died.", (None, None, None)),
    ("en", "The bank, based in Switzerland, is cutting 5,000 posts.", (None, None, None)),
    ("en", "Brazil reported 900 deaths.", (None, None, "BR")),
    ("en", "Exports to Germany fell 12%, while imports from China rose.", (None, "DE", None)),
    ("en", "Britain will send 14 tanks to Ukraine.", (None, "UA", None)),
    ("en", "A crash killed 14 people on the train from France to Spain.", (None, None, None)),
    ("en", "About 150 passengers flew from France to Iceland.", ("FR", "IS", None)),
    ("it", "Le esportazioni verso la Germania sono calate del 12%.", (None, "DE", None)),
]


def test_a_second_count_has_its_own_place() -> None:
    for text in ("Shelling killed 7 civilians in Syria and wounded 12 in Iraq.", "It will cut 900 jobs in Syria and 300 in Iraq."):
        assert [f.location for f in read(text, "en")] == ["SY", "IQ"]


def read(text: str, lang: str) -> tuple[Figure, ...]:
    """The figures of a text as the pipeline reads it."""
    article = Article(id="x", lang=lang, sha256="0", words=1, source="bbc", published="2022-09-29")
    return pipeline.read(pipeline.load(lang), Document(article=article, text=text)).figures


@pytest.mark.parametrize(("lang", "text", "name", "via"), WHO, ids=[row[1][:50] for row in WHO])
def test_who_vouches_for_a_figure(lang: str, text: str, name: str, via: tuple[str, ...]) -> None:
    said_by = read(text, lang)[-1].said_by
    assert said_by is not None
    assert (said_by.name, said_by.via) == (name, via)


# A second number that leaves out what it counts: of what the first one counts, or of nothing.
LEFT_OUT = [
    ("en", "As many as 50,000 people attended the concert.", ("person", "person", "attend")),
    ("en", "The team lost before a crowd of 18,200.", ("person", "person", "attend")),
    ("en", "The court ordered the airline to pay $1.5m.", ("USD", None, "pay")),
    ("en", "Police said 20,000 marched; organisers claimed 100,000.", ("person", "person", "protest")),
    ("en", "More than 300,000 people took part in the rally, police said. Organisers claimed the figure was closer to 800,000.", ("person", "person", "protest")),
    ("en", "The union says 80% of staff walked out; the company puts it at 45%.", ("percent", "person", "strike")),
    ("en", "Insurers pegged the loss at $3 billion, while the government valued it at $5 billion.", ("USD", "loss", "lose")),
    ("en", "At least 28 people, including three children, have died, officials said, lowering an earlier toll of 31.", ("person", "person", "kill")),
    ("en", "Pledges of €3 billion were made for the 4 million who need help.", ("person", "person", None)),
    ("it", "La regione ha stanziato 5 milioni di euro. In 27 mila sono ancora senza corrente.", ("person", "person", "lose_power")),
    ("it", "Il governo ha stanziato 5 milioni di euro. Oltre 2 milioni sono fuggiti dal paese.", ("person", "person", "leave")),
    ("it", "Le frane censite sono più di 900, di cui 376 attive.", ("frana", "landslide", None)),
    ("it", "Il bilancio è di 28 morti, tre in meno rispetto ai 31 annunciati in precedenza.", ("person", "person", "kill")),
    ("it", "A bordo c'erano circa 250 persone, ma secondo alcuni sopravvissuti erano più di 300.", ("person", "person", "inside")),
    ("it", "I danni furono 13,2 miliardi e i morti 28.", ("person", "person", "kill")),
]  # fmt: skip


def test_a_second_verb_is_not_of_those_counted_before_another_number() -> None:
    text = "A fire on a ferry carrying about 250 people killed at least 31, many of whom drowned after jumping overboard, officials said."
    assert [figure.event for figure in read(text, "en")] == ["inside", "kill"]
    text = "At least 12 members of an extended family, including seven young children, were killed."
    assert [figure.event for figure in read(text, "en")] == ["kill", "kill"]


@pytest.mark.parametrize(("lang", "text", "told"), LEFT_OUT, ids=[row[1][:50] for row in LEFT_OUT])
def test_what_a_second_number_leaves_out(lang: str, text: str, told: tuple[str | None, str | None, str | None]) -> None:
    figure = read(text, lang)[-1]
    assert (figure.unit, figure.thing, figure.event) == told


@pytest.mark.parametrize(("lang", "text", "window"), WHEN, ids=[row[1][:50] for row in WHEN])
def test_the_window_is_the_figures_own_or_null(lang: str, text: str, window: tuple[str, str] | None) -> None:
    found = next(f for f in read(text, lang) if f.value_kind != "rank").window
    assert (found and (found.start, found.end)) == window


@pytest.mark.parametrize(("lang", "text", "places"), WHERE, ids=[row[1][:50] for row in WHERE])
def test_from_where_to_where_and_in_what_place(lang: str, text: str, places: tuple[str | None, ...]) -> None:
    figure = read(text, lang)[0]
    assert (figure.origin, figure.destination, figure.location) == places


# What happened to the counted, and what did not: the verb of another clause, the whole a part is taken from.
EVENTS = [
    ("en", "The attack left 30 dead and 12 missing.", "30", "kill"),
    ("en", "The blast killed 45 people and injured 120.", "45", "kill"),
    ("en", "The blast killed 45 people and injured 120.", "120", "injure"),
    ("it", "Sono 45 i morti e 20 i feriti nell'attentato.", "45", "kill"),
    ("en", "The number of people known to have died rose to 64 on Tuesday, including about 14 children, as rescuers recovered another body.", "14", "kill"),
    ("en", "The toll rose to 64 dead, including 14 children.", "14", "kill"),
    ("en", "At least 59 people died, including 12 children, when the boat hit rocks.", "12", "kill"),
    ("en", "At least 59 people died, 12 of them children.", "12", "kill"),
    ("en", "Some 145 people were injured, including 20 who were hospitalised.", "20", "injure"),
    ("it", "Tra i morti ci sono 14 minori.", "14", "kill"),
    ("it", "I morti sono 67, di cui 16 minorenni.", "16", "kill"),
    ("it", "È salito a 62 il numero delle vittime del naufragio.", "62", "kill"),
    ("it", "È salito a 62 il bilancio delle vittime.", "62", "kill"),
    ("it", "Sono 67 le vittime accertate del naufragio di domenica.", "67", "kill"),
    ("it", "Il numero delle vittime è salito a 62.", "62", "kill"),
    ("it", "Sono 1.204 i feriti.", "1.204", "injure"),
    ("it", "Sono 30 i dispersi.", "30", "miss"),
    ("en", "The ministry put the number of demonstrators at 1.28 million.", "1.28 million", "protest"),
    ("en", "Officials estimated the number of dead at 300.", "300", "kill"),
    ("en", "Police put the death toll at 45.", "45", "kill"),
    ("en", "Organisers put the crowd at 20,000.", "20,000", "attend"),
    ("it", "La questura ha stimato i manifestanti in 20.000.", "20.000", "protest"),
    ("it", "Il ministero ha fissato il numero dei morti a 300.", "300", "kill"),
    ("en", "Survivors said between 170 and 200 people were on board the boat, which left Turkey last Wednesday.", "170", "inside"),
    ("en", "Ten people were in the building, which collapsed on Monday.", "Ten", None),
    ("it", "Circa 500 persone lo hanno accolto in aeroporto.", "500", None),
    ("it", "Circa 500 persone sono state accolte in una scuola.", "500", "shelter"),
    ("it", "Oltre cento persone hanno arrestato il treno.", "cento", None),
    ("en", "Police counted 79,000, far from the 700,000 claimed by the CGT.", "700,000", None),
    ("en", "The storm claimed 45 lives.", "45", "kill"),
    ("en", "The earthquake claimed the lives of 45 people.", "45", "kill"),
    ("en", "France strikes: More than a million march against pension reform", "a million", "protest"),
    ("en", "Russia: Thousands flee after mobilisation", "Thousands", "leave"),
    ("it", "Francia: 1,28 milioni in piazza contro la riforma", "1,28 milioni", "protest"),
    ("en", "Three of the 12 people aboard were killed.", "12", "inside"),
    ("en", "Four of the 12 miners died.", "Four", "kill"),
    ("en", "Meta is laying off more than 11,000 people.", "11,000", "lay_off"),
    ("en", "Meta will cut 11,000 jobs.", "11,000", "lay_off"),
    ("en", "The death toll passes 2,000.", "2,000", "kill"),
    ("en", "Death toll tops 2,000", "2,000", "kill"),
    ("en", "Some 81,000 people took part in the Paris march.", "81,000", "protest"),
    ("it", "A Parigi hanno sfilato in 81.000 secondo la polizia.", "81.000", "protest"),
    ("it", "Hanno scioperato in 20.000.", "20.000", "strike"),
    ("en", "The protest drew 5,000 people.", "5,000", "protest"),
    ("en", "About 12,000 people attended the rally in Rome.", "12,000", "protest"),
    ("en", "The hospital treated 40 people, 3 of whom died.", "3", "kill"),
    ("en", "As many as 200 people were on board.", "200", "inside"),
    ("it", "A bordo c'erano almeno 180 persone.", "180", "inside"),
    ("en", "The unions called 40,000 workers out on strike.", "40,000", "strike"),
    ("en", "The search for 12 missing sailors resumed.", "12", "miss"),
    ("en", "More than 600,000 people have applied for asylum.", "600,000", "apply"),
    ("en", "The virus has infected 3,000 people and killed 25.", "25", "kill"),
    ("en", "Officials confirmed 12 new deaths, bringing the total to 240.", "240", "kill"),
    ("it", "Altri 12 decessi portano il totale a 240.", "240", "kill"),
    ("en", "The fire destroyed 40 homes and damaged 100 others.", "100", "damage"),
    ("en", "The attack wounded 20 soldiers, 6 of them seriously.", "6", "injure"),
    ("en", "Hospitals reported 45 bodies and more than 120 wounded.", "120", "injure"),
    ("en", "Rescuers pulled 12 survivors from the rubble.", "12", "rescue"),
    ("en", "Sixty people are unaccounted for.", "Sixty", "miss"),
    ("en", "Among the dead were 14 children.", "14", "kill"),
    ("en", "The dead include 14 children.", "14", "kill"),
    ("it", "Tra le vittime figurano 3 bambini.", "3", "kill"),
    ("it", "Tra i feriti ci sono 5 pompieri.", "5", "injure"),
    ("en", "Among those arrested were 12 students.", "12", "arrest"),
    ("en", "Of the 150 passengers, 20 were injured.", "20", "injure"),
    ("en", "Of the 150 passengers, 20 were injured.", "150", None),
    ("en", "The number of people infected has passed 3,000.", "3,000", "infect"),
    ("en", "The flood killed 12 people, three of them firefighters, and left 5,000 homeless.", "5,000", "displace"),
    ("en", "The flood killed 12 people, three of them firefighters, and left 5,000 homeless.", "three", "kill"),
    ("en", "Nearly 300 were rescued, but 15 are still missing.", "15", "miss"),
    ("en", "The army said 30 of its soldiers and 200 rebels were killed.", "30", "kill"),
    ("en", "The army said 30 of its soldiers and 200 rebels were killed.", "200", "kill"),
    ("en", "A crowd of 20,000 gathered in the square.", "20,000", "attend"),
    ("en", "The mayor said 300 homes had been destroyed and 1,200 damaged.", "1,200", "damage"),
    ("it", "La polizia ha arrestato 30 persone dopo che 2.000 manifestanti avevano bloccato la strada.", "30", "arrest"),
    ("it", "Le persone evacuate sono 1.500.", "1.500", "displace"),
    ("it", "Sono state evacuate 1.500 persone.", "1.500", "displace"),
    ("it", "Il sisma ha causato 300 morti e 1.500 feriti.", "1.500", "injure"),
    ("it", "I contagi sono saliti a 3.000.", "3.000", "infect"),
    ("it", "Hanno perso la vita 12 operai.", "12", "kill"),
    ("it", "L'azienda taglierà 1.200 posti di lavoro.", "1.200", "lay_off"),
    ("en", "Thirty were taken to hospital.", "Thirty", "injure"),
    ("en", "The dead included seven children aged from one to 12, three women and two men.", "three", "kill"),
    ("en", "Eight children aged one to 12, three women and two men were killed.", "Eight", "kill"),
    ("en", "A judge remanded nine of the 14 people arrested this week.", "14", "arrest"),
    ("en", "Of the 184 inmates who fled two prisons, 56 have been caught.", "184", "leave"),
    ("en", "Of the 184 inmates who fled two prisons, 56 have been caught.", "56", "arrest"),
    ("en", "The vessel, with a crew of five, had left Suriname.", "five", None),
    ("en", "The company was fined €93m by the regulator.", "93", "fine"),
    ("en", "It set aside 80 million euros after being fined 93.1 million euros.", "80", None),
    ("en", "The utility employs 12,000 people and has some 7.5 million clients.", "7.5", None),
    ("en", "Thieves stole gems worth 85 million euros.", "85", "steal"),
    ("en", "The drugs had a street value of 85 million euros.", "85", "worth"),
    ("en", "The complex was built for 592 prisoners.", "592", "hold"),
    ("it", "La droga avrebbe fruttato 85 milioni di euro.", "85", "worth"),
    ("it", "La polizia ha sequestrato 80 balle di cocaina.", "80", "seize"),
    ("en", "A survey found that 60 percent of those polled were against it.", "60", None),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "number", "event"), EVENTS, ids=[f"{row[2]}: {row[1][:50]}" for row in EVENTS])
def test_what_happened_to_the_counted(lang: str, text: str, number: str, event: str | None) -> None:
    found = [figure.event for figure in read(text, lang) if number in figure.text]
    assert found == [event]


@pytest.mark.parametrize(
    ("lang", "text", "number", "unit"),
    [
        ("en", "The last earthquake measuring 3.0 or above occurred in December.", "3.0", "magnitude"),
        ("en", "The quake was first rated as 4.4 in magnitude.", "4.4", "magnitude"),
        ("en", "Outside temperatures were minus 20 as firefighters battled the blaze.", "20", "degree"),
        ("en", "A gust tore off 20 roofs.", "20", "roof"),
        ("it", "Di queste scosse una di 5,4 gradi è stata avvertita in città.", "5,4", "magnitude"),
        ("it", "La temperatura è scesa a 5,4 gradi.", "5,4", "degree"),
    ],
)
def test_the_scale_of_what_is_counted(lang: str, text: str, number: str, unit: str) -> None:
    assert [figure.unit for figure in read(text, lang) if number in figure.text] == [unit]


@pytest.mark.parametrize(
    ("text", "number", "kind", "unit", "thing"),
    [
        ("La società conta 12 mila dipendenti e ha chiuso l'anno con ricavi per 5,6 miliardi.", "5,6", "money", None, "revenue"),
        ("Ha ridotto la multa di 93 milioni inflitta a giugno.", "93", "money", None, "fine"),
        ("La multa di 93 milioni inflitta a giugno supera i 10 milioni di euro.", "93", "money", "EUR", "fine"),
        ("L'azienda, che ha 11.400 dipendenti, aveva accantonato 80 milioni.", "80", "count", None, None),
    ],
)
def test_sums_without_a_currency(text: str, number: str, kind: str, unit: str | None, thing: str | None) -> None:
    (found,) = [figure for figure in read(text, "it") if number in figure.text]
    assert (found.value_kind, found.unit, found.thing) == (kind, unit, thing)


@pytest.mark.parametrize(
    ("lang", "text", "number", "revision"),
    [
        ("en", "At least 28 people have died, the coast guard said, lowering an earlier toll of 31.", "31", "earlier"),
        ("en", "At least 28 people have died, the coast guard said, lowering an earlier toll of 31.", "28", None),
        ("en", "The quake was initially put at 7.8, then revised to 7.9.", "7.8", "earlier"),
        ("en", "Some 31 people were initially reported killed.", "31", "earlier"),
        ("en", "The number of displaced fell to 16,000 on Friday.", "16,000", "lowered"),
        ("en", "Earlier on Monday 40 people were arrested.", "40", None),
        ("en", "The previous record of 12 medals was set in 2012.", "12", None),
        ("en", "The toll rose to 80 on Friday, the county said in a statement, up from 67 earlier in the day.", "67", "earlier"),
        ("en", "The death toll has been lowered to 97 from 115, the governor said.", "97", "lowered"),
        ("en", "The death toll has been lowered to 97 from 115, the governor said.", "115", "earlier"),
        ("en", "The number of dead rose from 67 to 80, police said.", "67", "earlier"),
        ("en", "Police cut their estimate of the crowd to 12,000 from 20,000.", "12,000", "lowered"),
        ("en", "The confirmed death toll stands at 52, up from 46.", "46", "earlier"),
        ("en", "Net income fell to $32 million from $35 million a year earlier.", "35", None),
        ("en", "The number of jobless people rose to 14.5 million from 13.2 million in 2008.", "13.2", None),
        ("en", "Road deaths fell to 3,010 people killed from 3,300 killed in 2019.", "3,300", None),
        ("en", "Some 200 people were moved from 31 villages to 2 camps.", "31", None),
        ("en", "An earlier estimate by the county put the missing at more than 1,000.", "1,000", "earlier"),
        ("it", "Il bilancio delle vittime è salito a 80 morti dai 67 di ieri.", "67", "earlier"),
        ("it", "Il numero dei dispersi è sceso a 31 da 41.", "41", "earlier"),
        ("it", "Ora gli sfollati sono scesi a 16 mila.", "16", "lowered"),
        ("it", "Il sisma, inizialmente stimato di magnitudo 7.8, ha colpito la costa.", "7.8", "earlier"),
        ("it", "Il bilancio precedente era di 31 morti.", "31", "earlier"),
    ],
)
def test_what_a_text_says_of_its_older_number(lang: str, text: str, number: str, revision: str | None) -> None:
    assert [figure.revision for figure in read(text, lang) if number in figure.text] == [revision]


@pytest.mark.parametrize(
    ("lang", "text", "number", "besides"),
    [
        ("en", "At least 50 people were hospitalised while 300 others were treated at home.", "300", True),
        ("en", "Two officers were hurt, another seven suffered minor injuries.", "seven", True),
        ("en", "More than 30 people died.", "30", None),
        ("it", "Due agenti sono rimasti feriti, altri sette hanno riportato lesioni lievi.", "sette", True),
        ("en", "Five soldiers were killed on Wednesday, bringing to 10 the number of Israelis who have died.", "Five", True),
        ("en", "Five soldiers were killed on Wednesday, bringing the toll to 10.", "10", None),
        ("it", "Tre operai sono morti ieri, portando a 17 le vittime.", "Tre", True),
    ],
)
def test_who_is_told_besides_those_counted_before(lang: str, text: str, number: str, besides: bool | None) -> None:
    assert [figure.besides for figure in read(text, lang) if number in figure.text] == [besides]


@pytest.mark.parametrize(
    ("text", "number", "told"),
    [
        ("The death toll from two earthquakes in Iran has risen to 250.", "250", ("count", "person", "kill")),
        ("The number of people hurt in the two blasts rose to 85.", "85", ("count", "person", "injure")),
        ("An earthquake measuring 6.4 killed 306 people.", "6.4", ("measure", "magnitude", None)),
        ("Earthquakes of magnitude 6.4 and 6.3 killed 306 people.", "6.3", ("measure", "magnitude", None)),
        ("A quake of magnitude 6.4 hit Tabriz. A second, measuring 6.3, struck later.", "6.3", ("measure", "magnitude", None)),
        ("About 150 of them could lose their jobs.", "150", ("count", "person", "lay_off")),
        ("Some 2.4 million people died.", "2.4", ("count", "person", "kill")),
        ("Title: 12 detained over raid\nSource: AFP\n\nPolice raided a house.", "12", ("count", "person", "detain")),
    ],
)
def test_tolls_and_magnitudes_told_in_passing(text: str, number: str, told: tuple[str, str, str | None]) -> None:
    (found,) = [figure for figure in read(text, "en") if number in figure.text]
    assert (found.value_kind, found.thing, found.event) == told


@pytest.mark.parametrize(
    ("headline", "body"),
    [("Halvorsen sees $50m charge", "It will take a charge of about $50 million."), ("Fire kills 40", "More than 40 people were killed."),
     ("Deaths top 500", "The death toll has risen to 513, up from 391.")],
)  # fmt: skip
def test_a_headline_leaves_out_what_bounds_its_number_or_rounds_it_off(headline: str, body: str) -> None:
    first, second, *_ = read(f"{headline}\n\n{body}", "en")
    assert (first.same_as, second.same_as) == (second.id, None)


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "Some 240,000 people died, 600,000 according to other sources.", [None, "sources"]),
        ("en", "The blast killed 12 people, or 20 according to rebels.", [None, "rebels"]),
        ("en", "The blast killed 12 people and wounded 30, according to police.", ["police", "police"]),
        ("en", "The union says 40,000 marched in Rome, police 15,000.", ["union", "police"]),
        ("en", "Organisers put the crowd at 5,000, police at 2,000.", ["Organisers", "police"]),
        ("en", "Officials said 40 people died, hospitals 52.", ["Officials", "hospitals"]),
        ("it", "In piazza erano 5.000 persone per gli organizzatori, 2.000 per la questura.", ["organizzatori", "questura"]),
        ("it", "La Cgil parla di 40.000 manifestanti a Roma, la questura di 15.000.", ["Cgil", "questura"]),
        ("it", "Il sisma uccise quasi 300.000 persone (600.000 secondo altre fonti).", [None, "fonti"]),
    ],
)
def test_numbers_side_by_side_have_each_their_own_source(lang: str, text: str, told: list[str | None]) -> None:
    figures = read(text, lang)
    assert [f.said_by.name if f.said_by and f.said_by.kind != "publisher" else None for f in figures] == told
    assert len({(f.event, f.thing) for f in figures}) == 1 or "wounded" in text


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Almeno 12 persone sono morte e 36 sono rimaste ferite.", ["kill", "injure"]),
        ("Nove persone sono morte e due risultano disperse.", ["kill", "miss"]),
        ("Sono sbarcati 300 uomini e 40 donne sono state soccorse.", ["enter", "rescue"]),
        ("Dodici persone sono morte e 36 ferite.", ["kill", "injure"]),
        ("Un ispettore di polizia è morto, i feriti sono 71.", ["injure"]),
    ],
)
def test_a_clause_with_a_verb_of_its_own(text: str, events: list[str]) -> None:
    assert [f.event for f in read(text, "it")] == events


@pytest.mark.parametrize(
    ("lang", "text", "severe"),
    [
        ("en", "The blast injured 130 people, 23 of them seriously.", [None, True]),
        ("en", "The blast injured 40 people, many of them seriously.", [None]),
        ("en", "26 of the 131 wounded remained in critical condition.", [True, None]),
        ("en", "Eight people were seriously hurt and 12 slightly.", [True, None]),
        ("en", "Officials put the number of badly damaged buildings at 470.", [True]),
        ("en", "About 30 people were injured in the serious accident.", [None]),
        ("en", "Some 30 people were badly needed.", [None]),
        ("it", "I feriti sono 40, di cui sei gravi.", [None, True]),
        ("it", "Il sisma ha danneggiato 300 case, 40 in modo grave.", [None, True]),
        ("it", "Tre persone sono rimaste gravemente ferite.", [True]),
    ],
)
def test_who_is_told_as_badly_hurt(lang: str, text: str, severe: list[bool | None]) -> None:
    assert [figure.severe for figure in read(text, lang)] == severe


@pytest.mark.parametrize(
    ("lang", "text", "perpetrator"),
    [
        ("en", "Six people are dead, including the gunman, after a shooting.", [True]),
        ("en", "The gunman killed seven people, including himself.", [True]),
        ("en", "The bomber killed 12 people, including his wife.", [None]),
        ("en", "Nine people died, including the gunman's sister.", [None]),
        ("en", "The blast killed 12 people and wounded 40, including the suspected bomber.", [None, True]),
        ("it", "Sono 13 i morti, compreso l'attentatore.", [True]),
    ],
)
def test_whether_the_one_who_did_it_is_counted(lang: str, text: str, perpetrator: list[bool | None]) -> None:
    assert [figure.perpetrator for figure in read(text, lang)] == perpetrator


def test_a_conversion_and_a_headline_restate_another_figure() -> None:
    text = "Russians withdraw 1.2 trillion roubles\n\nIn March Russians withdrew 1.2 trillion roubles (around £12bn / $15bn), the bank said."
    headline, base, pounds, dollars = read(text, "en")
    assert (headline.same_as, base.same_as, pounds.same_as, dollars.same_as) == (base.id, None, base.id, base.id)
    assert pounds.window == dollars.window == base.window is not None


@pytest.mark.parametrize(
    ("text", "n", "window"),
    [
        ("The three Baltic states said on Thursday that they were not prepared.", 0, ("2022-09-29", "2022-09-29")),
        ("Flights were sold out on Wednesday, while the cheapest ticket cost $5,000.", 0, ("2022-09-28", "2022-09-28")),
        ("Flights were sold out on Wednesday, but the cheapest ticket cost $5,000.", 0, None),
        ("On Monday 20,000 people fled the city. Most went by bus.\n\nThe 20,000 people who fled were fed.", -1, ("2022-09-26", "2022-09-26")),
        ("On Monday 20 people fled the city. Most went by bus.\n\nThe 20 people who fled were fed.", -1, None),
    ],
)
def test_windows_from_beside_and_from_before(text: str, n: int, window: tuple[str, str] | None) -> None:
    found = read(text, "en")[n].window
    assert ((found.start, found.end) if found else None) == window


@pytest.mark.parametrize(
    "text",
    ["Estimates for the invasion force ranged from 170,000 to 190,000.", "No one counts them, but estimates vary from 5,000 to 9,000 people."],
)
def test_estimates_of_nobody(text: str) -> None:
    said_by = read(text, "en")[-1].said_by
    assert said_by is not None
    assert (said_by.name, said_by.kind) == ("estimates", "unnamed")


MONEY = [
    ("en", "The firm paid 5 million pesos in Manila.", "PHP"),
    ("en", "Mexico's government set aside 5 million pesos.", "MXN"),
    ("en", "Traders from Mexico and the Philippines lost 5 million pesos.", None),
    ("en", "The firm paid 5 million pesos.", None),
    ("en", "The Pakistani government set aside 20 billion rupees.", "PKR"),
    ("en", "The house cost 20 million rupees.", "INR"),
    ("en", "Prague spent 40 million crowns. The bridge cost another 300 million crowns.", "CZK"),
    ("en", "In Rwanda it costs 500,000 francs.", "RWF"),
    ("en", "He paid 300 francs for it.", "CHF"),
    ("it", "Il governo danese ha stanziato 2 miliardi di corone.", "DKK"),
    ("it", "A Tunisi hanno speso 300 dinari.", "TND"),
    ("it", "Hanno speso 300 dinari.", None),
]


@pytest.mark.parametrize(("lang", "text", "unit"), MONEY, ids=[row[1][:40] for row in MONEY])
def test_a_shared_word_for_a_currency_is_that_of_the_country_named(lang: str, text: str, unit: str | None) -> None:
    found = [f for f in read(text, lang) if f.value_kind == "money"]
    assert found
    assert {f.unit for f in found} == {unit}


def test_a_range_of_amounts_is_of_its_subject_and_a_range_of_miles_is_itself_measured() -> None:
    assert [f.counted for f in read("Oil has traded in a range of $75 to $90 a barrel. It has a range of 300 miles.", "en")] == ["Oil", "range"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ["5", "tre", "five", "$5", "5%", "of 5", "of $5", "for $5", "per 5 euro", "a 5", "at 5 km", "di 5 km", ", at 5 km,", "5 in", "$5 in", "5,"])
def test_a_text_that_is_hardly_more_than_a_number_is_read(lang: str, text: str) -> None:
    assert read(text, lang) is not None
