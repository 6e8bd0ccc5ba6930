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
    # ranges and ends
    ("it", "2015-11-20", "Tra il 2010 e il 2014 l'azienda ha licenziato 2.300 operai.", "2.300", ("2010-01-01", "2014-12-31")),
    ("it", "2014-02-01", "Il governo prevede di tagliare 85.000 posti entro il 2016.", "85.000", (None, "2016-12-31")),
    # the first weeks of a war of no known day are not the first of the year
    ("en", "2022-05-05", "The army lost 3,000 soldiers in the first seven weeks of the war, the president said.", "3,000", None),
]


@pytest.mark.parametrize(("lang", "published", "text", "words", "window"), ROWS, ids=[row[2][:50] for row in ROWS])
def test_window(lang, published, text, words, window):
    article = Article(id="a", lang=lang, published=published, sha256="", words=1)
    facts = READER.read(Document(article=article, text=text))
    figure = next(f for f in facts.figures if words in f.text or f.text in words)
    found = (figure.window.start, figure.window.end) if figure.window and (figure.window.start or figure.window.end) else None
    assert found == window
