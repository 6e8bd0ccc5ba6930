"""What numbers count, read by the whole pipeline: doers, bodies, two nouns, wholes, and what a number only goes with."""

import pytest

from exodus_cli.facts import Article, Document, Figure
from exodus_cli.pipeline import load, read


def figures(lang: str, text: str) -> list[Figure]:
    article = Article(id="x", lang=lang, sha256="0", words=1, source="bbc", published="2022-09-29")
    return read(load(lang), Document(article=article, text=text)).figures


COUNTED = {
    "a doer is not counted": ("en", "Credit Suisse customers withdrew 39 billion francs.", ["39 billion francs: -"]),
    "nor a government": ("en", "The federal government has approved $40.9m in aid.", ["$40.9m: aid"]),
    "nor who wants to": ("en", "The bank aims to raise $2 billion from investors.", ["$2 billion: -"]),
    "nor a country": ("en", "Norway earned 1.1 trillion kroner from oil.", ["1.1 trillion kroner: -"]),
    "nor who pulled out": ("en", "Investors pulled $25 billion from equity funds.", ["$25 billion: -"]),
    "what is worth so much": ("en", "The bank is worth $2 billion.", ["$2 billion: bank"]),
    "a share that moved": ("en", "Tesla rose $3 to $180.", ["$3: Tesla", "$180: Tesla"]),
    "profit stood at": ("en", "Profit reached $3 billion.", ["$3 billion: Profit"]),
    "a doer in Italian": ("it", "I clienti hanno ritirato 39 miliardi di euro.", ["39 miliardi di euro: -"]),
    "so strong": ("en", "A 45,000-strong crowd watched.", ["45,000: crowd"]),
    "a garrison": ("en", "The 150-strong French garrison gave up.", ["150: French garrison"]),
    "what they join": ("en", "It passed with 19 Republicans joining all 50 Democrats.", ["19: Republicans", "50: Democrats"]),
    "two adjectives": ("en", "It sets aside $66 billion for passenger and freight rail.", ["$66 billion: passenger and freight rail"]),
    "two nouns": ("en", "Some 300 doctors and nurses walked out.", ["Some 300: doctors and nurses"]),
    "a clause of its own": ("en", "The blast killed 12 people and soldiers fired.", ["12: people"]),
    "two nouns in Italian": ("it", "Più di 46 mila tra residenti e turisti hanno lasciato l'isola.", ["Più di 46 mila: residenti e turisti"]),
    "a plan is no person": ("it", "Il governo ha varato un piano da mille miliardi di lire.", ["mille miliardi di lire: piano"]),
    "an adverb behind the noun": ("it", "L'inflazione intanto è salita all'8,4%.", ["8,4%: inflazione"]),
    "who says it": ("it", "Secondo l'Istat il 12% vive in povertà.", ["12%: -"]),
    "promised": ("it", "Sono arrivati 1.200 carri armati su 3.500 promessi.", ["1.200: carri armati", "3.500: carri armati"]),
    "another place": (
        "it", "Oltre 300 persone a Reggio Calabria e altre 200 a Messina sono sfollate.",
        ["Oltre 300: persone a Reggio Calabria", "200: persone"],
    ),
    "stands at": ("en", "With inflation at 8 percent, rates will rise.", ["8 percent: inflation"]),
    "recorded at": ("en", "The largest recorded at $7 million was a Monet.", ["$7 million: -"]),
    "stands at in Italian": ("it", "Con lo spread a 184 punti base, l'oro a 1.900 dollari.", ["184 punti base: spread", "1.900 dollari: oro"]),
    "what has grown": ("it", "Il Pil segna una crescita dello 0,3%.", ["0,3%: Pil"]),
    "growth foreseen": ("it", "Il Fondo stima una crescita dello 0,8%.", ["0,8%: crescita"]),
    "a share in numbers": ("it", "Circa un quinto dei comuni, 1.600 su 7.900, non ha banche.", ["Circa un quinto: comuni", "1.600: comuni", "7.900: comuni"]),
    "nine in seven": ("en", "He struck out nine in seven scoreless innings.", ["nine: -", "seven: scoreless innings"]),
    "prices range": ("en", "Ticket prices range from $35 to $180.", ["range from $35 to $180: Ticket prices"]),
    "a change of what came in April": (
        "en", "It carried 17.8 million passengers in April, 8 percent more than a year earlier.",
        ["17.8 million: passengers", "8 percent more: passengers"],
    ),
    "recorded a year ago": ("en", "The deficit was more than double the $109 billion recorded a year ago.", ["$109 billion: deficit"]),
    "in the 20 countries": (
        "en", "Inflation in the 20 countries that use the euro fell to 6.1 percent.",
        ["20: countries that use the euro", "6.1 percent: Inflation in the 20 countries"],
    ),
    "it was listed": ("en", "The couple bought the house and listed it for $679,000.", ["$679,000: house"]),
    "over six innings": ("en", "He allowed three hits over six innings.", ["three: hits", "six: innings"]),
    "over 100 games": ("en", "He has played over 100 games.", ["over 100: games"]),
    "a court fines": ("en", "The court fined each of the six defendants $25,000.", ["six: defendants", "$25,000: -"]),
    "a race so long": ("en", "Runners finished the race, 26.2 miles from Hopkinton to Boston.", ["26.2 miles: race"]),
    "a national average": ("en", "It is more than double the national average of 17 cents.", ["17 cents: national average"]),
    "straight days": ("en", "Rain fell for seven straight days.", ["seven straight days: Rain"]),
    "an hour from": ("en", "It would raise the minimum wage to $15 an hour from $7.25.", ["$15 an hour: minimum wage", "$7.25: minimum wage"]),
    "sold for": ("it", "Il Milan ha ceduto il centrocampista per 70 milioni di euro.", ["70 milioni di euro: centrocampista"]),
    "what it takes": ("it", "Per ricostruire il ponte serviranno 200 milioni di euro.", ["200 milioni di euro: -"]),
    "on average": ("it", "Si spendono in media 1.200 euro.", ["1.200 euro: -"]),
    "another subject": (
        "it", "I ricavi sono cresciuti del 12%, mentre l'utile netto è sceso a 310 milioni.", ["12%: ricavi", "310 milioni: utile netto"],
    ),
    "two women": ("it", "Due donne di 83 e 88 anni sono morte.", ["Due: donne", "83: Due donne", "88 anni: Due donne"]),
    "an elided article": ("it", "Un'azienda su cinque non paga.", ["Un'azienda su cinque: azienda"]),
    "those of an age": ("it", "Il 12,7% dei diciottenni ha lasciato la scuola.", ["12,7%: diciottenni", "diciottenni: -"]),
    "ages": ("en", "Two brothers, ages 8 and 11, were saved.", ["Two: brothers", "8: Two brothers", "11: Two brothers"]),
    "so many of them": ("en", "Hollywood writers, 11,500 of them, are on strike.", ["11,500: Hollywood writers"]),
    "who had cups": ("en", "Drinkers who had two cups a day were 15 percent less likely to fall ill.", ["two: cups", "15 percent less: Drinkers"]),
    "of an island": ("en", "Twelve shelters were open on the island of roughly 165,000.", ["Twelve: shelters", "roughly 165,000: -"]),
    "weighing": ("en", "Scientists pulled up a core weighing 400 kilograms.", ["400 kilograms: core"]),
    "workers' pay": ("en", "Workers' pay rose 5.9 percent.", ["5.9 percent: pay"]),
    "cuts the risk": ("en", "The pill cuts the risk of death by 51 percent.", ["51 percent: risk of death"]),
    "a relative clause ends": (
        "en", "It has lost 400 men who had left Russia since the war began.", ["400: men who had left Russia"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", COUNTED)
def test_what_is_counted(name: str) -> None:
    lang, text, expected = COUNTED[name]
    assert [f"{f.text}: {f.counted or '-'}" for f in figures(lang, text)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("it", "Il presidente ha annunciato un piano da mille miliardi.", [("money", 10**12)]),
        ("it", "Il piano vale 1.000 miliardi di dollari, 550 dei quali di nuove spese.", [("money", 10**12), ("money", 55 * 10**10)]),
        ("en", "It is worth $66 billion, of which 22 will go to rail.", [("money", 66 * 10**9), ("money", 22 * 10**9)]),
        ("en", "The army of 3 million people, 500 of which were sick, left.", [("count", 3 * 10**6), ("count", 500)]),
        ("it", "Un debito da 200 milioni e un fondo.", [("money", 200 * 10**6)]),
        ("it", "A via D'Amelio, 57 giorni dopo, esplose un'altra bomba.", []),
    ],
)
def test_kinds_and_values(lang: str, text: str, told: list[tuple[str, int]]) -> None:
    assert [(f.value_kind, f.point) for f in figures(lang, text)] == told


@pytest.mark.parametrize(
    ("lang", "text", "number", "field", "value"),
    [
        ("en", "Losses came in below the $71.2 million estimated by analysts.", "71.2", "modifier", "exact"),
        ("en", "Losses came in below $71.2 million.", "71.2", "modifier", "less_than"),
        ("en", "It added 339,000 jobs, far more than the 190,000 economists had forecast.", "190,000", "modifier", "exact"),
        ("it", "Il 61% dei lettori ha più di 50 anni.", "50", "value_kind", "age"),
        ("it", "Ha raccolto 20 mila firme in meno di una settimana.", "20", "trend", None),
        ("it", "Ha raccolto 20 mila firme in meno.", "20", "trend", "down"),
        ("it", "La pena è stata ridotta da 16 a 12 anni.", "12", "value_kind", "duration"),
        ("it", "Appena 240 mila tonnellate contro le 329 mila del 2021.", "329", "unit", "tonne"),
        ("en", "Prices rose 3 percent in May.", "3", "stance", "asserted"),
        ("en", "It grew 0.6 percent in the first quarter and 1.9 percent from a year earlier.", "1.9", "trend", "up"),
        ("en", "Sales rose 3 percent in May and 60 percent of firms were hiring.", "60", "trend", None),
        ("en", "UBS to cut 3,000 jobs", "3,000", "stance", "planned"),
        ("en", "UBS has begun to cut 3,000 jobs.", "3,000", "stance", "asserted"),
        ("it", "Sono arrivati 1.200 carri armati su 3.500 promessi.", "3.500", "stance", "planned"),
        ("it", "Il 45% è favorevole, contro un 22% di contrari.", "22", "event", "oppose"),
        ("it", "Più di 46 mila tra residenti e turisti hanno lasciato l'isola.", "46", "event", "leave"),
        ("en", "Some 300 doctors and nurses walked out.", "300", "thing", "person"),
        ("en", "It shipped 3 million doses, short of the 20 million it had promised.", "20", "modifier", "exact"),
        ("en", "Her children, ages 6, 9 and 13, were safe.", "9", "value_kind", "age"),
        ("en", "Her children, ages 6, 9 and 13, were safe.", "13", "value_kind", "age"),
        ("it", "Sono nati meno bambini, l'1,8% in meno rispetto al 2021 e il 27% in meno rispetto al 2008.", "27", "trend", "down"),
        ("en", "It has shot down 30 missiles.", "30", "trend", None),
        ("en", "Snow fell at a rate of 3 inches an hour.", "3", "trend", None),
        ("en", "It will hire 4,000 flight attendants.", "4,000", "unit", "person"),
        ("it", "I due evasi sono stati presi.", "due", "unit", "person"),
        ("it", "Con 315 sì, 231 no e 12 astenuti la Camera ha dato il via libera.", "231", "event", "oppose"),
        ("en", "The quake damaged 1,200 homes and schools.", "1,200", "thing", "house"),
        ("it", "I morti sono passati da 120 a 135.", "135", "revision", "raised"),
        ("it", "I morti sono passati da 120 a 135.", "120", "revision", "earlier"),
        ("en", "The toll went from 67 to 63.", "63", "revision", "lowered"),
    ],
)
def test_fields(lang: str, text: str, number: str, field: str, value: str | None) -> None:
    assert [getattr(f, field) for f in figures(lang, text) if number in f.text] == [value]


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("It was the biggest quarterly loss ever recorded by a bank, at 19.3 billion francs.", "19.3", "BBC"),
        ("The toll reported by the army was 12.", "12", "army"),
        ("The firm will cut 5,000 jobs, the regulator said, with another 2,000 coming next year.", "2,000", "regulator"),
        ("Sales rose 5%, the company said, and the shares lost 3%.", "3", "BBC"),
    ],
)
def test_who_says_it(text: str, number: str, name: str) -> None:
    (found,) = [f for f in figures("en", text) if number in f.text]
    assert found.said_by is not None
    assert found.said_by.name == name


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        ("It was the deadliest since a 1960 tsunami killed 61 people.", "61", ("1960-01-01", "1960-12-31")),
        ("Since the start of 2014 the war has killed 13,000 people.", "13,000", ("2014-01-01", "2022-09-29")),
    ],
)
def test_since_when(text: str, number: str, window: tuple[str, str]) -> None:
    (found,) = [f for f in figures("en", text) if number in f.text]
    assert found.window is not None
    assert (found.window.start, found.window.end) == window
