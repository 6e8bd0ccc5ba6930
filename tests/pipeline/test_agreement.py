"""Speakers whom no word names: told by the gender of verbs and adjectives, by turns, by couples."""

from __future__ import annotations

import pytest

from exodus_cli.facts import Article, Document
from exodus_cli.grammar.tokens import tokenize
from exodus_cli.lang import lexicon
from exodus_cli.pipeline import people, quotes
from exodus_cli.pipeline.reading import Reading

SPEAKERS = [
    ("Marco Rossi ha incontrato Giulia Bianchi. Ha spiegato di essere stanca. «Basta così», ha detto.", ["Giulia Bianchi", "Giulia Bianchi"]),
    ("Giulia Bianchi ha incontrato Marco Rossi. Ha detto di essere arrivato in treno.", ["Marco Rossi"]),
    ("Marco Rossi ha incontrato Giulia Bianchi. Ha spiegato di essere contento.", ["Marco Rossi"]),
    ("Paolo Ferri lavorava con Anna Conti in ospedale. «Sono rimasta sola», ha raccontato.", ["Anna Conti"]),
    ("Paolo Ferri lavorava con Anna Conti in ospedale. «Sono stato fortunato», ha raccontato.", ["Paolo Ferri"]),
    ("Mario Draghi ha parlato al Senato. Ha detto di essere ottimista e che la crescita è tornata.", ["Mario Draghi"]),
    ("I due consiglieri sono usciti. Hanno detto che non torneranno più. «Non ci stiamo», hanno spiegato.", ["due consiglieri"] * 2),
    ("Marco Bianchi e Luca Neri sono stati fermati. «Non volevamo», hanno detto. Hanno poi ammesso di aver rubato.", ["Marco Bianchi e Luca Neri"] * 2),
    ("La coppia ha raccontato di aver perso tutto. I due hanno detto: «Ricominceremo».", ["coppia", "coppia"]),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS, ids=[row[0][:60] for row in SPEAKERS])
def test_dropped_subjects(text: str, speakers: list[str]) -> None:
    words = lexicon("it")
    reading = Reading(Document(article=Article(id="a", lang="it", sha256="", words=0), text=text), tokenize(text, words.text), words)
    reading.people = list(people.find(reading))
    assert [quote.speaker for quote in quotes.find(reading)] == speakers
