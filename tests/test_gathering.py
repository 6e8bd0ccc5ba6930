"""Facts files: the records of an article find each other again, in whatever order another machine wrote them."""

from __future__ import annotations

import itertools

import pytest

from exodus_cli import corpus, run, spool
from exodus_cli.cli import drawers
from exodus_cli.facts import Article, Date, Facts, Failure, Figure, to_json


def article(name: str) -> Article:
    return Article(id=name, source="bbc", lang="en", sha256="", words=3, published="2024-01-01")


def figure(name: str, at: int) -> Figure:
    return Figure(id=f"f{name}{at}", article=name, source="bbc", lang="en", start=at, end=at + 1, text="3", sentence=(0, 99), value_kind="count")


def date(name: str) -> Date:
    return Date(id=f"d{name}", article=name, lang="en", start=7, end=8, text="3", sentence=(0, 99), type="DATE")


A, B = [article("a"), figure("a", 1), figure("a", 2), date("a")], [article("b"), figure("b", 1)]
ORDERS = {
    "as extract prints them": [*A, *B],
    "articles first": [A[0], B[0], *A[1:], *B[1:]],
    "articles last": [*A[1:], A[0], *B[1:], B[0]],
    "without articles": [*A[1:], *B[1:]],
    "an article without facts": [*A, *B, article("c")],
}


def read(tmp_path, lines):
    (tmp_path / "facts.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    return list(corpus.read([tmp_path / "facts.jsonl"]))


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_of_the_records(tmp_path, order):
    found = {f.article.id: f for f in read(tmp_path, map(to_json, ORDERS[order])) if f.figures}
    assert {name: (len(f.figures), len(f.dates)) for name, f in found.items()} == {"a": (2, 1), "b": (1, 0)}
    assert {f.article.source for f in found.values()} == {"bbc"}


def test_an_article_without_facts_is_not_lost(tmp_path):
    assert [f.article.id for f in read(tmp_path, map(to_json, ORDERS["an article without facts"]))] == ["a", "b", "c"]


BROKEN = {
    "cut off": b'{"schema":"exodus/1","kind":"figure","id":"f1","arti',
    "another shape": b'{"schema":"exodus/1","kind":"figure","id":7}',
    "keys in another order, no figure": b'{"kind":"figure","schema":"exodus/1"}',
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_record_is_a_failure_of_its_own(tmp_path, name):
    first, bad, *rest = read(tmp_path, [to_json(A[0]), to_json(A[1]), BROKEN[name], to_json(A[2])])
    assert isinstance(first, Failure)
    assert "facts.jsonl:3" in first.path
    assert isinstance(bad, Facts)
    assert (len(bad.figures), rest) == (2, [])


def test_keys_may_stand_in_any_order(tmp_path):
    line = b'{"kind":"figure","id":"f1","schema":"exodus/1","article":"a","lang":"en","start":0,"end":1,"text":"3","sentence":[0,9],"value_kind":"count"}'
    (facts,) = read(tmp_path, [line])
    assert facts.figures[0].id == "f1"


def test_facts_stream_through(monkeypatch):
    """What need not be read is handed on at once: a facts file is never held in memory."""
    taken = itertools.count()

    def endless():
        for _ in taken:
            yield Facts(article=article("a"))

    stream = run.extract(endless())
    assert all(isinstance(next(stream), Facts) for _ in range(5000))
    assert next(taken) <= 5001


def test_drawers_give_back_what_was_put_in(monkeypatch):
    monkeypatch.setattr(spool, "KEPT", 3000)
    figures = [figure("a", n) for n in range(40)]
    kept = drawers.Drawers()
    for few in (figures[:7], figures[7:]):
        kept.put(drawers.sheaf(few))
    assert [kept[f.id] for f in reversed(figures)] == figures[::-1]
    assert sorted(kept) == sorted(f.id for f in figures)
    assert (len(kept), "fa99" in kept) == (40, False)
