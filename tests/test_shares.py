"""A facts file is compared alike in one go, in stretches, and in stretches by several processes."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exodus_cli.cli import main, shares
from exodus_cli.corpus import stretches, told_apart
from exodus_cli.corpus.decoding import open_bytes
from exodus_cli.facts import Article, Event, Failure, Figure, Person, Record, Window, to_json


def told(n: int) -> list[Record]:
    """An article of one of five floods: when, how many people fled it."""
    dice, story, name = random.Random(n), n % 5, f"a{n:03}"
    who = f"geonames:{story + 1}"
    # Every seventh article alone tells the day; the others count from it.
    event = (
        Event(name="flood", who=(who,), start=0, end=5, day="2024-03-01")
        if n % 7 == 0
        else Event(name="flood", who=(who,), start=0, end=5, side="onward", n=7, unit="day", lasting=True)
    )
    article = Article(
        id=name, source=f"s{n % 3}", lang="en", sha256="", words=9, published=f"2024-03-{n % 9 + 10}", events=(event,) if n % 2 else ()
    )
    figures = [
        Figure(id=f"f{n}-{i}", article=name, source=article.source, lang="en", start=i * 60, end=i * 60 + 3, text=str(value),
               sentence=(i * 60, i * 60 + 50), context=f"{value} people fled the Rio {story} flood", value_kind="count", low=value, high=value,
               point=value, unit="person", thing="person", event="leave", window=Window(text="since"), cues={"window": (0, 5)})
        for i, value in enumerate(dice.choices((300, 412, 415, 900), k=n % 4))
    ]  # fmt: skip
    people = [Person(id=f"p{n}-{i}", article=name, lang="en", name=f"Governor {story} {i}", person_kind="person") for i in range(2 if n % 4 else 0)]
    return [article, *figures, *people]


ARTICLES = [told(n) for n in range(120)]
HEADS, FACTS = [a[0] for a in ARTICLES], [a[1:] for a in ARTICLES]
FILES = {
    "as extract prints them": [r for a in ARTICLES for r in a],
    "articles first": [*HEADS, *(r for a in FACTS for r in a)],
    "articles last": [r for a in ARTICLES for r in (*a[1:], a[0])],
    "an article described twice": [r for a in ARTICLES for r in (a[0], *a)],
    "a file after a file": [*(r for a in ARTICLES[:60] for r in a), *(r for a in FACTS[60:] for r in a)],
}


def lines(name: str) -> list[bytes]:
    return [to_json(record) for record in FILES[name]]


def compared(path: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["compare", str(path), *args], env={"NO_COLOR": "1"})


@pytest.mark.parametrize(("name", "form"), [*((name, "jsonl") for name in FILES), ("as extract prints them", "table")])
def test_stretches_change_nothing(tmp_path, monkeypatch, name, form):
    path = tmp_path / "facts.jsonl"
    path.write_bytes(b"\n".join(lines(name)) + b"\n")
    whole = compared(path, "--format", form)
    assert ("SOURCES DISAG" if form == "table" else "\"conflict\"") in whole.stdout
    monkeypatch.setattr(stretches, "SIZE", 6_000)
    monkeypatch.setattr(shares, "BATCH", 7)
    assert compared(path, "--format", form, "--jobs", "1").stdout == whole.stdout
    monkeypatch.setattr(shares, "WORTH", 2)
    assert compared(path, "--format", form, "--jobs", "2").stdout == whole.stdout


BAD = {
    "cut off": (b'{"schema":"exodus/1","kind":"figure","id":"f1","arti', "not JSON"),
    "another shape": (b'{"schema":"exodus/1","kind":"date","id":7}', "Expected `str`"),
    "no JSON": (b"nothing of the sort", "not JSON"),
    "another program's": (b'{"kind":"figure"}', "an article needs a `text` or `html`"),
}


@pytest.mark.parametrize(("name", "jobs"), [*((name, "1") for name in BAD), ("another shape", "2")])
def test_a_bad_line_is_named_by_its_number(tmp_path, monkeypatch, name, jobs):
    monkeypatch.setattr(stretches, "SIZE", 6_000)
    monkeypatch.setattr(shares, "WORTH", 2)
    bad, why = BAD[name]
    good = lines("as extract prints them")
    path = tmp_path / "facts.jsonl"
    path.write_bytes(b"\n".join([*good[:301], bad, *good[301:]]) + b"\n")
    result = compared(path, "--format", "jsonl", "--jobs", jobs)
    assert result.exit_code == 3
    (line,) = result.stderr.splitlines()
    assert "facts.jsonl:302: " in line
    assert why in line
    path.write_bytes(b"\n".join(good) + b"\n")
    assert compared(path, "--format", "jsonl").stdout == result.stdout


def test_articles_among_facts_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(stretches, "SIZE", 6_000)
    path = tmp_path / "mixed.jsonl"
    path.write_bytes(b"\n".join([*lines("as extract prints them"), b'{"id":"z","text":"Some 650 people fled the flood, officials said."}']) + b"\n")
    assert "650" in compared(path, "--all").stdout


def test_a_broken_archive_is_read_up_to_where_it_breaks(tmp_path, monkeypatch):
    monkeypatch.setattr(stretches, "SIZE", 6_000)
    path = tmp_path / "facts.jsonl.gz"
    packed = gzip.compress(b"\n".join(lines("as extract prints them")) + b"\n")
    path.write_bytes(packed[: len(packed) // 2])
    result = compared(path, "--format", "jsonl")
    assert result.exit_code == 3
    assert "facts.jsonl.gz: Compressed file ended" in result.stderr
    assert '"verdict"' in result.stdout


@pytest.mark.parametrize("packed", [False, True])
def test_stretches_are_cut_where_articles_begin(tmp_path, monkeypatch, packed):
    monkeypatch.setattr(stretches, "SIZE", 6_000)
    path, whole = tmp_path / "facts.jsonl", b"\n".join(lines("as extract prints them")) + b"\n"
    path.write_bytes(gzip.compress(whole) if packed else whole)
    with open_bytes(path, packed) as stream:
        found = list(stretches.stretches(stream, "x", b""))
    assert len(found) > 5
    assert all((s.data is None) is not packed for s in found)  # of a file only where a stretch stands is handed on
    assert b"".join(line for s in found for line in s.lines()) == whole
    assert all(next(s.lines()).startswith(stretches.ARTICLE) for s in found)
    number = 1
    for s in found:
        assert s.first == number
        number += len(list(s.lines()))


def test_a_file_that_vanishes_while_it_is_read_is_a_failure(tmp_path):
    path = tmp_path / "facts.jsonl"
    path.write_bytes(b"\n".join(lines("as extract prints them")))
    with path.open("rb") as stream:
        (stretch,) = stretches.stretches(stream, "facts.jsonl", b"")
    path.unlink()
    assert told_apart(stretch) == ([Failure(path="facts.jsonl", why="No such file or directory")], [])


def test_only_who_was_asked_for_is_compared(tmp_path, monkeypatch):
    monkeypatch.setattr(stretches, "SIZE", 6_000)
    path = tmp_path / "facts.jsonl"
    path.write_bytes(b"\n".join(lines("as extract prints them")) + b"\n")
    result = compared(path, "--format", "jsonl", "--source", "s1", "--all")
    asked = {f.id for a in ARTICLES if a[0].source == "s1" for f in a if isinstance(f, Figure)}  # type: ignore[attr-defined]
    assert {f for f in result.stdout.split('"') if f.startswith("f") and "-" in f} == asked


