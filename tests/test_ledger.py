"""Comparing is a reduce in bounded memory: what is spilled to a file comes out as what was kept, and work grows with the input."""

from __future__ import annotations

import random

import pytest

from exodus_cli import spool
from exodus_cli.compare import compare, groups, ledger, workers
from exodus_cli.facts import Article, Facts, Figure, Person


def corpus(count: int, topics: int) -> list[Facts]:
    """Invented articles of ten figures, each story told by five of them."""
    dice = random.Random(7)
    out = []
    for a in range(count // 10):
        figures = []
        for i in range(10):
            value, thing = dice.randint(1, 999), f"thing{dice.randint(1, topics)}"
            sentence = f"{value} {thing}s {' '.join(dice.choice('abcdefgh') * 4 for _ in range(6))}"
            figures.append(
                Figure(
                    id=f"f{a}-{i}",
                    article=f"a{a}",
                    lang="en",
                    start=i * 99,
                    end=i * 99 + 3,
                    text=str(value),
                    sentence=(i * 99, i * 99 + 90),
                    context=sentence,
                    value_kind="count",
                    low=value,
                    high=value,
                    point=value,
                    unit=thing,
                    thing=thing,
                )
            )
        names = tuple(Person(id=f"p{a}-{n}", article=f"a{a}", lang="en", name=f"name {a // 5} {n}", person_kind="person") for n in range(3))
        article = Article(id=f"a{a}", source=f"s{a % 9}", lang="en", sha256="", words=100, published=f"2024-{a % 12 + 1:02}-01")
        out.append(Facts(article=article, figures=tuple(figures), people=names))
    return out


def test_spilled_is_the_same_as_kept(monkeypatch):
    story = corpus(400, 6)
    whole = list(compare(story))
    monkeypatch.setattr(spool, "KEPT", 9000)
    assert list(compare(story)) == whole


def test_a_large_topic_is_compared_in_slices(monkeypatch):
    monkeypatch.setattr(ledger, "SLICE", 50)
    monkeypatch.setattr(spool, "KEPT", 20000)
    story = corpus(400, 1)
    (comparison,) = compare(story)
    placed = sorted(f for g in comparison.groups for f in g.figures)
    assert placed == sorted(f.id for a in story for f in a.figures)


@pytest.mark.parametrize("topics", [1, 20])
def test_work_grows_with_the_input(monkeypatch, topics):
    """Never all pairs: the pairs looked at stay in proportion to the figures."""
    asked = 0
    likeness = groups.stand

    def counted(a, b):
        nonlocal asked
        asked += 1
        return likeness(a, b)

    monkeypatch.setattr(groups, "stand", counted)
    list(compare(corpus(1000, topics)))
    small, asked = asked, 0
    list(compare(corpus(4000, topics)))
    assert asked < 7 * small
    assert asked < 60 * 4000


def test_workers_change_nothing(monkeypatch):
    story = corpus(2000, 6)
    alone = list(compare(story))
    monkeypatch.setattr(workers, "WORTH", 0)
    monkeypatch.setattr(spool, "KEPT", 90000)
    monkeypatch.setattr(ledger, "SLICE", 100)
    apart = list(compare(story))
    assert {f for c in apart for g in c.groups for f in g.figures} == {f for c in alone for g in c.groups for f in g.figures}
    monkeypatch.setattr(workers, "WORTH", 10**9)
    assert list(compare(story)) == apart


def test_a_story_told_by_hundreds_is_one_group_a_measure():
    """What prints one telling number in one story stands together, however often it is told."""
    people = tuple(Person(id=f"p{n}", article="x", lang="en", name=f"Governor {n}", person_kind="person") for n in range(3))

    def told(a: int, value: int) -> Facts:
        text = f"The flood in the valley killed {value} people, officials said."
        figure = Figure(id=f"f{a}", article=f"a{a}", lang="en", start=31, end=34, text=str(value), sentence=(0, 60), context=text, value_kind="count",
                        low=value, high=value, point=value, unit="person", thing="person", event="kill")  # fmt: skip
        article = Article(id=f"a{a}", source=f"s{a}", lang="en", sha256="", words=10, published=f"2024-03-{a % 9 + 1:02}")
        return Facts(article=article, figures=(figure,), people=people)

    (comparison,) = compare([told(a, (412, 415, 430)[a % 3]) for a in range(300)])
    (group,) = comparison.groups
    assert len(group.figures) == 300
    assert len(comparison.relations) <= 60
