"""The time a figure speaks of, in sentences of the news, each with the window a fact-checker would write beside it."""

from __future__ import annotations

import pytest

from exodus_cli.facts import Article, Document
from exodus_cli.run import Reader

READER = Reader()

# Language, publication, text, figure, its window; None where no reading is the only one possible.
ROWS = [
    # since an event whose day the text tells
    ("en", "2023-02-13", "A 7.8-magnitude earthquake struck southern Turkey on Monday, February 6. More than 31,000 people have died since the earthquake, officials said.", "More than 31,000", ("2023-02-06", "2023-02-13")),
    ("it", "2016-08-27", "Il terremoto ha colpito il Centro Italia mercoledì 24 agosto. Dal terremoto sono state estratte vive 238 persone.", "238", ("2016-08-24", "2016-08-27")),
    ("it", "2022-03-10", "Dall'inizio della guerra in Ucraina sono fuggiti 2,3 milioni di profughi.", "2,3 milioni", ("2022-02-24", "2022-03-10")),
    ("en", "2016-07-20", "Turkey's president declared a state of emergency on Wednesday after the failed coup of July 15. Since the coup, 10,000 people have been arrested.", "10,000", ("2016-07-15", "2016-07-20")),
    # so long after an event, lived through or passed
    ("en", "2010-01-22", "The charity raised $58 million in ten days after the earthquake of January 12.", "$58 million", ("2010-01-12", "2010-01-22")),
    ("it", "2017-06-06", "La Croce Rossa ha raccolto 3 milioni di euro in una settimana dopo l'alluvione di domenica 28 maggio.", "3 milioni di euro", ("2017-05-28", "2017-06-04")),
    ("en", "2017-09-28", "Hurricane Maria hit Puerto Rico on Sept. 20. Eight days after the hurricane, 3.4 million people were still without power.", "3.4 million", ("2017-09-28", "2017-09-28")),
    ("en", "2012-11-02", "Hours after President Alvarez announced a curfew on Tuesday, 140 people were detained.", "140", ("2012-10-30", "2012-10-31")),
    ("en", "2017-09-28", "More than 1,500 people have fled the island in the week since the storm.", "1,500", ("2017-09-21", "2017-09-28")),
    # from an event on
    ("it", "2015-11-20", "Dopo gli attentati del 13 novembre la polizia ha arrestato 90 persone.", "90", ("2015-11-13", None)),
    # an announcement is the announced event, of whoever made it
    ("en", "2022-09-22", "Putin's speech on Wednesday shocked many. Since Putin announced the mobilisation 900 people have fled.", "900", ("2022-09-21", "2022-09-22")),
    # two days told of one event: none
    ("en", "2022-09-22", "The attack on Monday killed two. The attack on Tuesday killed five. Since the attack 900 people have fled.", "900", None),
    # the days up to now
    ("en", "2019-05-16", "The carmaker has cut 4,000 jobs in just three months, the union said.", "4,000", ("2019-02-16", "2019-05-16")),
    ("en", "2019-05-16", "The retailer laid off 1,200 workers in three months during the crisis of the Eighties, historians say.", "1,200", None),
    ("en", "2020-04-02", "The virus has killed 950 people in Spain in a single day.", "950", None),
    ("it", "2020-03-20", "Nelle ultime 24 ore sono morte 627 persone.", "627", ("2020-03-19", "2020-03-20")),
    ("en", "2018-11-22", "So far this year 1,900 migrants have drowned in the Mediterranean, the agency said.", "1,900", ("2018-01-01", "2018-11-22")),
    ("it", "2019-10-11", "Quest'anno sono morti sul lavoro 685 operai.", "685", ("2019-01-01", "2019-10-11")),
    # a stretch and the date it ends with
    ("en", "2023-05-20", "The ministry recorded 5,400 complaints in the 12 months to March.", "5,400", ("2022-04-01", "2023-03-31")),
    ("en", "2023-05-20", "For the year ended Dec. 31, 2022, revenue was $12.4 billion.", "$12.4 billion", ("2022-01-01", "2022-12-31")),
    ("en", "2023-05-20", "In the six months to the end of September it opened 34 shops.", "34", ("2022-04-01", "2022-09-30")),
    ("it", "2023-05-20", "Nei dodici mesi fino a marzo le denunce sono state 5.400.", "5.400", ("2022-04-01", "2023-03-31")),
    # what only sizes its noun, and the whole of a part, have no time of their own
    ("en", "2023-05-20", "The government announced a $2 billion deal on Monday.", "$2 billion", None),
    ("en", "2023-05-20", "The firm reported a $2 billion loss in April.", "$2 billion", ("2023-04-01", "2023-04-30")),
    ("it", "2023-05-20", "L'accordo da 2 miliardi di euro è stato firmato lunedì.", "2 miliardi di euro", None),
    ("en", "2023-05-20", "On Monday four of the five countries closed their borders.", "five", None),
    ("en", "2023-05-20", "On Monday four of the five countries closed their borders.", "four", ("2023-05-15", "2023-05-15")),
    # ranges and ends
    ("it", "2023-05-20", "Da gennaio ad aprile 320 aziende hanno chiuso.", "320", ("2023-01-01", "2023-04-30")),
    ("it", "2015-11-20", "Tra il 2010 e il 2014 l'azienda ha licenziato 2.300 operai.", "2.300", ("2010-01-01", "2014-12-31")),
    ("it", "2014-02-01", "Il governo prevede di tagliare 85.000 posti entro il 2016.", "85.000", (None, "2016-12-31")),
    ("en", "2023-05-20", "Some 61,000 migrants arrived up to August.", "61,000", (None, "2022-08-31")),
    ("it", "2023-05-20", "Fino ad agosto sono arrivati 61.000 migranti.", "61.000", (None, "2022-08-31")),
    # what happened in a clause of "since" is over
    ("en", "2023-05-20", "The town has had 3,000 drills since a 1960 tsunami killed 61 people there.", "61", ("1960-01-01", "1960-12-31")),
    ("en", "2023-05-20", "Since the tsunami killed 61 people in 1960, the town has built walls.", "61", ("1960-01-01", "1960-12-31")),
    ("en", "2012-11-14", "It is the worst flood since 1966, when 34 people died.", "34", ("1966-01-01", "1966-12-31")),
    # since when what is spoken of is there, and when it was told, is no time of its figures
    ("en", "2013-04-23", "The group, founded in 1998, employs 12,000 people.", "12,000", None),
    ("it", "2012-11-14", "Il fondo, creato nel 1999, gestisce 12 miliardi di euro.", "12 miliardi di euro", None),
    ("it", "2012-11-14", "Secondo i dati diffusi ieri dall'Istat, i disoccupati sono 2,77 milioni.", "2,77 milioni", None),
    # the word of a figure in another clause does not bring that clause's date along
    ("it", "2012-11-14", "Da inizio anno i morti sono 54, da gennaio a ottobre del 2011 erano stati 68.", "68", ("2011-01-01", "2011-10-31")),
    # the first weeks of a war of no known day are not the first of the year
    ("en", "2022-05-05", "The army lost 3,000 soldiers in the first seven weeks of the war, the president said.", "3,000", None),
    # a part has the time of those it is a part of
    ("en", "2021-08-17", "The hospital has treated 420 patients since Sunday. Of these, 32 have died.", "32", ("2021-08-15", "2021-08-17")),
    ("en", "2019-05-14", "Police arrested five men on Saturday. Two of them were later released.", "Two", None),
    ("en", "2019-05-14", "Three men were arrested on Saturday. Two of them are in custody.", "Two", None),
    ("it", "2023-03-06", "Dal primo gennaio sono sbarcate 14.432 persone. Di queste, 1.100 sono minori.", "1.100", ("2023-01-01", "2023-03-06")),
    ("en", "2023-11-20", "More than 13,000 people have been killed since October 7. Around 5,500 of the dead are children.", "5,500", ("2023-10-07", "2023-11-20")),
    # what goes on up to now, told on of the same event or of people in the next sentence
    ("en", "2023-01-20", "Technology firms have laid off 190,000 workers since January 1, 2022. Amazon has cut 18,000.", "18,000", ("2022-01-01", "2023-01-20")),
    ("en", "2023-01-20", "Technology firms have laid off 190,000 workers since January 1, 2022. Amazon cut 18,000 jobs.", "18,000", None),
    ("en", "2023-01-20", "Shares have fallen 20% since January 1. The company has sold 3 million cars.", "3 million", None),
    # what a sudden event did has its day; an event nobody dates has none
    ("en", "2021-08-17", "A powerful earthquake struck Haiti on Saturday. Some 60,700 homes were destroyed in the earthquake.", "60,700", ("2021-08-14", "2021-08-14")),
    ("en", "2021-08-17", "A powerful earthquake struck Haiti on Saturday. An earthquake killed 40 people in Peru.", "40", None),
    ("it", "2023-03-06", "Il naufragio è avvenuto il 26 febbraio. Nel naufragio sono morti 28 minori.", "28", ("2023-02-26", "2023-02-26")),
    ("en", "2022-09-29", "The president announced a mobilisation on September 21. The partial mobilisation of 300,000 reservists sparked protests.", "300,000", ("2022-09-21", "2022-09-21")),
    # a date inside a noun with a relative clause, and one that stands outside of an aside
    ("en", "2021-08-17", "Haiti has not recovered from the 2010 earthquake, which killed more than 200,000 people.", "200,000", ("2010-01-01", "2010-12-31")),
    ("en", "2023-11-20", "In the 2014 war, which lasted 50 days, 2,251 Palestinians were killed.", "2,251", ("2014-01-01", "2014-12-31")),
    ("it", "2018-05-14", "Dopo l'epidemia del 2014, che ha ucciso più di diecimila persone, lunedì sono morte cinque persone.", "cinque", ("2018-05-14", "2018-05-14")),
    ("it", "2023-07-13", "Il gruppo, che conta 272 mila dipendenti, chiuderà la fabbrica entro la fine dell'anno.", "272 mila", None),
    ("it", "2023-03-06", "Giovedì il Consiglio dei ministri si riunirà a Cutro, un paese di 10 mila abitanti.", "10 mila", None),
    # "dal" tells since when, or what a change is measured from
    ("it", "2023-07-13", "Dal 2021 lo stabilimento ha perso 7.500 posti di lavoro.", "7.500", ("2021-01-01", "2023-07-13")),
    ("it", "2023-07-13", "Le vendite sono salite del 5% dal 2021.", "5%", None),
    # an odd span was counted from the event that lies as far back
    ("en", "2023-06-04", "Russia launched its invasion of Ukraine on February 24, 2022. In the past 15 months 155,000 people received permits.", "155,000", ("2022-02-24", "2023-06-04")),
    ("en", "2023-03-01", "Russia launched its invasion of Ukraine on February 24, 2022. In the past 12 months 155,000 people received permits.", "155,000", ("2022-03-01", "2023-03-01")),
    # the day of what something is only about; an opening date over an event of no known day; the year of a clause with its storm
    ("en", "2020-06-08", "Protests over the killing of George Floyd on May 25 have spread to more than 350 cities.", "350", None),
    ("en", "2020-06-08", "In 1968, riots after the assassination of Martin Luther King killed 43 people in seven days.", "43", ("1968-01-01", "1968-12-31")),
    ("en", "2019-08-14", "Myanmar was struck in 2008 by a cyclone, which killed 138,000 people.", "138,000", ("2008-01-01", "2008-12-31")),
    ("en", "2010-01-15", "It was the largest since a quake in 2004 caused a tsunami that left 220,000 people dead.", "220,000", ("2004-01-01", "2004-12-31")),
    # the day of saying, wherever it stands
    ("it", "2023-05-20", "Bonaccini giovedì ha parlato di danni per 7 miliardi.", "7 miliardi", None),
    ("it", "2023-05-20", "Il ministro in un'intervista di lunedì ha detto che 300 persone sono morte.", "300", None),
    ("en", "2023-05-20", "The minister told a news conference on Tuesday that 45 people had died.", "45", None),
    ("en", "2023-05-20", "The ministry on Thursday said 45 people had died.", "45", None),
    ("en", "2023-05-20", "Officials said the attack on Monday killed 45 people.", "45", ("2023-05-15", "2023-05-15")),
    ("en", "2023-05-20", "The government, which had promised 2 billion last year, thinks the bill will reach 5 billion euros.", "5 billion", None),
]


@pytest.mark.parametrize(("lang", "published", "text", "words", "window"), ROWS, ids=[row[2][:50] for row in ROWS])
def test_window(lang, published, text, words, window):
    article = Article(id="a", lang=lang, published=published, sha256="", words=1)
    facts = READER.read(Document(article=article, text=text))
    figure = next(f for f in facts.figures if words in f.text or f.text in words)
    found = (figure.window.start, figure.window.end) if figure.window and (figure.window.start or figure.window.end) else None
    assert found == window
