"""Topics depend on the figure alone and are shared by languages."""

import pytest

from exodus_cli.facts import Figure
from exodus_cli.lang import lexicon
from exodus_cli.world.topics import dimension, tables, topic_key


def figure(**fields):
    return Figure(id="f1", article="a", lang="en", start=0, end=1, text="1", sentence=(0, 1), **({"value_kind": "count"} | fields))


TOPICS = {
    "ages are never compared": ({"value_kind": "age", "unit": "year"}, None),
    "lengths of sentences are": ({"value_kind": "duration", "unit": "year", "thing": "sentence"}, "sentence"),
    "durations are never compared": ({"value_kind": "duration", "unit": "day"}, None),
    "people are counted by what happened": ({"unit": "person", "thing": "soldier", "event": "kill"}, "kill:person"),
    "the dead need no verb": ({"unit": "person", "thing": "death"}, "kill:person"),
    "what is near people is not what happened to them": ({"unit": "person", "thing": "person", "event": "build"}, "person"),
    "robbers who enter are robbers": ({"unit": "person", "thing": "robber", "event": "enter"}, "robber"),
    "jobs lost are people laid off": ({"unit": "job", "thing": "job", "event": "lose"}, "lay_off:person"),
    "robbers arrested are arrested": ({"unit": "person", "thing": "robber", "event": "arrest"}, "arrest:person"),
    "entered is shown beside left": ({"unit": "person", "thing": "person", "event": "enter"}, "move:person"),
    "people of one kind without an event": ({"unit": "person", "thing": "firefighter"}, "firefighter"),
    "things are counted by what they are": ({"unit": "bridge", "thing": "bridge", "event": "damage"}, "bridge"),
    "a magnitude": ({"value_kind": "measure", "unit": "magnitude", "thing": "earthquake"}, "magnitude"),
    "miles and kilometres meet": ({"value_kind": "measure", "unit": "mile", "thing": "depth"}, "length:depth"),
    "a distance is from somewhere": ({"value_kind": "measure", "unit": "mile"}, None),
    "schools and houses are buildings": ({"unit": "school", "thing": "school", "event": "damage"}, "building"),
    "money is one topic": ({"value_kind": "money", "unit": "USD", "event": "steal"}, "money"),
}


@pytest.mark.parametrize("name", TOPICS)
def test_topics(name):
    fields, expected = TOPICS[name]
    assert topic_key(figure(**fields)) == expected


def test_every_unit_of_a_dimension_is_one_that_is_read():
    units = lexicon("en").units
    known = {unit for table in (units.measure, units.abbreviations, units.loose_codes) for unit in table} | {"magnitude"}
    for name, rows in tables().dimensions.items():
        assert set(rows) - known == set(), name


def test_dimension_converts_to_one_base():
    assert dimension("mile") == ("length", 1609.344)
    assert dimension("parsec") == ("parsec", 1.0)
