"""People of different articles become one only where something says so."""

from __future__ import annotations

from typing import Any

import pytest

from exodus_cli.facts import Person
from exodus_cli.people import merged


def person(article: str, name: str, **fields: Any) -> Person:
    return Person(id=f"{article}-{name}", article=article, lang="en", name=name, person_kind=fields.pop("kind", "person"), **fields)


CASES = [
    ("full names are one person", [person("a", "Vladimir Putin"), person("b", "Vladimir Putin")], [["same full name"]]),
    ("spelt in another way", [person("a", "Volodymyr Zelensky"), person("b", "Volodymyr Zelenskyy")], [["same full name"]]),
    ("a famous surname alone", [person("a", "Angela Merkel"), person("b", "Merkel")], [["known by surname"]]),
    ("a surname with the same role", [person("a", "Anna Ayala", role="diner"), person("b", "Ayala", role="the diner")], [["surname and role"]]),
    ("an unknown surname alone", [person("a", "Anna Ayala"), person("b", "Ayala")], [[], []]),
    ("bare given names stay apart", [person("a", "Sergei", origin="Rostov-on-Don"), person("b", "Sergey")], [[], []]),
    ("full name and given name stay apart", [person("a", "Sergei Smirnov"), person("b", "Sergei")], [[], []]),
    ("ages that cannot be one person's", [person("a", "John Smith", age=30), person("b", "John Smith", age=60)], [[], []]),
    ("a birthday between", [person("a", "John Smith", age=30), person("b", "John Smith", age=31)], [["same full name"]]),
    ("given name, age and role", [person("a", "Oleg", age=29, role="sergeant"), person("b", "Oleg", age=29, role="sergeant")], [["same age and role"]]),
    ("a person is no organisation", [person("a", "Forbes"), person("b", "Forbes", kind="organisation")], [[], []]),
    ("an organisation by its letters", [person("a", "World Health Organization", kind="organisation"), person("b", "OMS", kind="organisation")], [["same name"]]),
    (
        "a ministry whose country each article tells in its way",
        [
            person("a", "Ministry of Defence", kind="organisation", organisation="UK Ministry of Defence"),
            person("b", "UK Ministry of Defence", kind="organisation"),
        ],
        [["same body"]],
    ),
    (
        "ministries of two countries",
        [
            person("a", "Ministry of Defence", kind="organisation", organisation="UK Ministry of Defence"),
            person("b", "Ministry of Defence", kind="organisation", organisation="Russian Ministry of Defence"),
        ],
        [[], []],
    ),
    ("unnamed people stay apart", [person("a", "one man", kind="unnamed"), person("b", "one man", kind="unnamed")], [[], []]),
    ("two of one article are two", [person("a", "John Smith"), person("a", "John Smith")], [[], []]),
]


@pytest.mark.parametrize(("why", "people", "because"), CASES, ids=[case[0] for case in CASES])
def test_merged(why: str, people: list[Person], because: list[list[str]]) -> None:
    del why
    assert [list(someone.because) for someone in merged(people)] == because


def test_fullest_name_and_order() -> None:
    rows = merged([person("a", "Merkel"), person("a", "Oleg"), person("b", "Angela Merkel"), person("c", "Merkel")])
    assert [(someone.name, [r.article for r in someone.records]) for someone in rows] == [("Angela Merkel", ["a", "b", "c"]), ("Oleg", ["a"])]
