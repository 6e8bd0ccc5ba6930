"""What happened to what is counted, read by the whole pipeline: votes told as tallies, measures, numbers without a noun."""

import pytest

from exodus_cli.facts import Article, Document
from exodus_cli.pipeline import load, read

TABLE = {
    "a tally": ("en", "The Senate passed the bill 52 to 48 on Thursday.", ["52 vote vote support", "48 vote vote oppose"]),
    "a tally that fails": ("en", "The board rejected the plan 9 to 3.", ["9 vote vote oppose", "3 vote vote support"]),
    "a tally with a dash": ("en", "It cleared the House on a 218-212 vote.", ["218 vote vote support", "212 vote vote oppose"]),
    "yes and no": ("it", "La Camera ha votato: 211 sì e 90 no.", ["211 sì vote support", "90 no vote oppose"]),
    "for and against": (
        "it", "Il Senato ha approvato la riforma con 112 voti a favore e 57 contrari.",
        ["112 voto vote support", "57 person person oppose"],
    ),
    "no tally": ("it", "La popolazione passa da 5 a 4,7 milioni di abitanti.", ["5 person population -", "4,7 milioni person population -"]),
    "killing three": (
        "en", "He fired 40 rounds from a rifle, killing three and wounding eight others.",
        ["40 round round fire_at", "three person person kill", "eight person person injure"],
    ),
    "among the dead": ("en", "Six children were among the 21 dead.", ["Six person child kill", "21 person person kill"]),
    "a weight seized": ("en", "Police seized 1.2 tons of cocaine at the port.", ["1.2 tons ton drug seize"]),
    "hectares burned": ("en", "The fire has burned more than 15 million hectares of bush.", ["more than 15 million hectares hectare - destroy"]),
    "a length is of no event": ("en", "The river rose 3 metres, destroying 12 homes.", ["3 metres metre river -", "12 home house destroy"]),
    "lost alive": ("en", "The service lost four million subscribers.", ["four million person subscriber lose"]),
    "home to": ("en", "The capital, home to eight million, is calm.", ["eight million person population -"]),
    "the poor": ("it", "Chiuse 300 aziende agricole, sono 1,8 milioni i poveri.", ["300 azienda farm close", "1,8 milioni person person -"]),
    "from a peak": ("en", "About 2,500 troops remain, down from a peak of 170,000.", ["About 2,500 person soldier -", "170,000 person soldier -"]),
    "landed at a place": ("it", "Sbarcati a Lampedusa 1.200 migranti a bordo di 21 barchini.", ["1.200 person migrant enter", "21 barchino ship enter"]),
    "goods for so much": ("it", "Sequestrati beni per 5 milioni di euro.", ["5 milioni di euro EUR - seize"]),
    "what it cost": ("it", "La diga è costata 5,5 miliardi, molto più del previsto.", ["5,5 miliardi - dam cost"]),
}


@pytest.mark.parametrize("name", TABLE)
def test_what_happened(name: str) -> None:
    lang, text, expected = TABLE[name]
    article = Article(id="x", lang=lang, sha256="0", words=1, source="bbc", published="2022-09-29")
    found = read(load(lang), Document(article=article, text=text)).figures
    assert [" ".join([f.text, *(str(x or "-") for x in (f.unit, f.thing, f.event))]) for f in found] == expected
