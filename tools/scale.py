"""How `exodus compare` bears a large facts file: one of a million figures, made here, compared, timed.

    python tools/scale.py make FILE.jsonl [--figures 1000000] [--seed 1] [--one]   # the same file every time
    python tools/scale.py measure FILE.jsonl ...                                   # seconds, memory, and a yardstick

The file is what `exodus extract --format jsonl` would print for some hundred thousand articles: stories of all sizes (most
told once or twice, a few by hundreds of articles), each with its places, people, days and a handful of measures told in
several voices, two languages and four hundred publishers; about a seventh of the figures are never compared (ages,
durations). Topics are as uneven as in the news: people killed and sums of money hold a sixth of all figures each.
`--one` puts every figure into one topic, the worst that blocking by topic can meet.

Machines are noisy: next to the seconds stands the ratio to decoding the same file with the same JSON reader.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from exodus_cli.facts import Article, Attribution, Date, Figure, Modifier, Person, Place, Quote, Record, Window, record_id, to_json
from exodus_cli.world.topics import topic_key

DAYS = 730
PUBLISHERS = [f"paper{n}" for n in range(400)]
BODIES = ["police", "the interior ministry", "the fire brigade", "the Red Cross", "officials", "the company", "the union", "the governor"]
WORDS, COMMON = 60_000, 300
# A measure of a story: how often, what it is, and the power of ten of its size.
MEASURES: list[tuple[int, dict[str, Any], tuple[float, float]]] = [
    (16, {"value_kind": "count", "unit": "person", "thing": "person", "event": "kill"}, (0, 3.5)),
    (10, {"value_kind": "count", "unit": "person", "thing": "person", "event": "injure"}, (0, 4)),
    (16, {"value_kind": "money", "unit": "USD"}, (2, 10)),
    (12, {"value_kind": "share", "unit": "percent"}, (0, 2)),
    (12, {"value_kind": "count", "unit": "person", "thing": "person"}, (0, 5)),
    (5, {"value_kind": "count", "unit": "person", "thing": "person", "event": "leave"}, (2, 6)),
    (4, {"value_kind": "count", "unit": "building", "thing": "house", "event": "damage"}, (0, 4)),
    (3, {"value_kind": "measure", "unit": "magnitude", "thing": "magnitude"}, (0.6, 0.9)),
    (3, {"value_kind": "count", "unit": "person", "thing": "protester", "event": "protest"}, (1, 6)),
    (2, {"value_kind": "count", "unit": "person", "thing": "person", "event": "arrest"}, (0, 3)),
    (2, {"value_kind": "change", "unit": "percent"}, (0, 2)),
    (8, {"value_kind": "age", "unit": "year"}, (1, 1.9)),
    (7, {"value_kind": "duration", "unit": "day"}, (0, 2)),
]
ONE = [(1, MEASURES[0][1], MEASURES[0][2])]


class Measure(NamedTuple):
    """What a story counts, and how much of it there was."""

    fields: dict[str, Any]
    value: float
    words: list[str]
    voices: list[str]


class Story(NamedTuple):
    """One event of the news."""

    day: date
    places: list[tuple[str, str]]
    people: list[str]
    words: list[str]
    measures: list[Measure]


class World:
    """What stories are made of; the same for the same seed."""

    def __init__(self, seed: int, *, one: bool) -> None:
        self.random = random.Random(seed)
        self.kinds = ONE if one else MEASURES
        self.shares = list(accumulate(kind[0] for kind in self.kinds))
        self.lexicon = ["".join(self.random.choices("abcdefghilmnoprstuvz", k=self.random.randint(3, 11))) for _ in range(WORDS)]
        path = resources.files("exodus_cli.world") / "places.sqlite"
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
            rows = base.execute(
                "SELECT number, country FROM places JOIN zones USING (zone) WHERE feature = 3 AND country <> ''"
                " ORDER BY size DESC LIMIT 4000"
            )
            self.places = [(f"geonames:{number}", str(country)) for number, country in rows]

    def name(self) -> str:
        """A person's name; surnames recur."""
        return f"{self.random.choice(self.lexicon[:2000]).title()} {self.random.choice(self.lexicon[2000:20000]).title()}"

    def story(self) -> Story:
        """One event, with three to ten measures."""
        r = self.random
        where = r.choice(self.places)
        near = [p for p in r.choices(self.places, k=30) if p[1] == where[1]][:2]
        measures = []
        for _ in range(r.randint(3, 10)):
            _, fields, (low, high) = r.choices(self.kinds, cum_weights=self.shares)[0]
            voices = [*r.choices(BODIES, k=2), self.name()]
            measures.append(Measure(fields, 10 ** r.uniform(low, high), r.choices(self.lexicon, k=4), voices))
        people = [self.name() for _ in range(r.randint(1, 6))]
        return Story(date(2022, 1, 1) + timedelta(r.randrange(DAYS)), [where, *near], people, r.choices(self.lexicon, k=40), measures)

    def sentence(self, story: Story, measure: Measure, text: str) -> tuple[str, int]:
        """A sentence around a number, and where the number stands in it."""
        r = self.random
        words = []
        for _ in range(r.randint(8, 28)):
            dice = r.random()
            common = self.lexicon[int(COMMON * dice * r.random())]
            words.append(r.choice(measure.words) if dice < 0.2 else r.choice(story.words) if dice < 0.4 else common)
        at = r.randrange(len(words))
        before = " ".join(words[:at])
        return f"{before} {text} {' '.join(words[at:])}".strip(), len(before) + (at > 0)


def rounded(value: float, digits: int) -> int | float:
    """A number as somebody would print it."""
    if value < 10:
        return round(value, 1) if digits > 1 and value % 1 > 0.5 else max(int(value), 1)
    power = 10 ** max(len(str(int(value))) - digits, 0)
    return int(value / power) * power


def articles(world: World, wanted: int) -> Iterator[list[Record]]:
    """The records of article after article until there are so many figures."""
    r, told, number = world.random, 0, 0
    while told < wanted:
        story = world.story()
        # Most stories are told once or twice, some by hundreds.
        for _ in range(min(int(r.paretovariate(1.1)), 400)):
            records = article(world, story, f"a{number:07d}", wanted - told)
            number += 1
            told += sum(isinstance(x, Figure) for x in records)
            yield records
            if told >= wanted:
                return


def article(world: World, story: Story, name: str, room: int) -> list[Record]:
    """One article: itself, its figures with their dates and places, its people and quotations."""
    r = world.random
    about: dict[str, Any] = {"article": name, "source": r.choice(PUBLISHERS), "lang": "it" if r.random() < 0.3 else "en"}
    published = story.day + timedelta(min(int(r.expovariate(0.5)), 30))
    figures: list[Record] = []
    others: list[Record] = []
    at = 0
    for _ in range(min(r.randint(2, 18), room)):
        measure = r.choice(story.measures)
        value = rounded(measure.value * r.choice((1, 1, 1, 1, 0.9, 1.2, 2)), r.choice((1, 2, 3, 9)))
        sentence, inside = world.sentence(story, measure, f"{value:,}")
        start = at + inside
        span = about | {"sentence": (at, at + len(sentence)), "start": start, "end": start + len(f"{value:,}"), "text": f"{value:,}"}
        figures.append(figure(world, story, measure, span | {"context": sentence}, value))
        others += beside(world, story, about | {"sentence": (at, at + len(sentence)), "start": at, "end": at + 6, "text": sentence[:6]})
        at += len(sentence) + 1
    people: list[Record] = [
        Person(id=record_id(name, "person", who), **about, name=who, person_kind="person", mentions=((r.randrange(at + 1), at + 1),))
        for who in r.sample(story.people, r.randint(0, len(story.people)))
    ]
    head = Article(
        id=name,
        source=about["source"],
        lang=about["lang"],
        published=published.isoformat(),
        published_from="metadata",
        sha256="0" * 64,
        words=at // 6,
    )
    return [head, *figures, *others, *people]


def beside(world: World, story: Story, span: dict[str, Any]) -> Iterator[Record]:
    """What else a sentence holds: a place, a day, a quotation."""
    r = world.random
    name, at = span["article"], span["start"]
    cues = {"name": (at, at + 6)}
    if r.random() < 0.75:
        place, country = r.choice(story.places)
        yield Place(
            id=record_id(name, "place", at),
            **(span | {"text": place}),
            name=place,
            place_id=place,
            country=country,
            feature="city",
            cues=cues,
        )
    if r.random() < 0.4:
        day = (story.day if r.random() < 0.9 else story.day - timedelta(r.randint(300, 3000))).isoformat()
        yield Date(id=record_id(name, "date", at), **span, type="DATE", value=day, from_=day, to=day, grain="day", cues=cues)
    if r.random() < 0.4:
        yield Quote(id=record_id(name, "quote", at), **span, form="indirect", content=(span["sentence"],), speaker=r.choice(story.people))


def figure(world: World, story: Story, measure: Measure, span: dict[str, Any], value: int | float) -> Figure:
    """One figure of a measure, in somebody's words."""
    r = world.random
    modifiers: tuple[Modifier, ...] = ("exact", "at_least", "more_than", "about", "nearly")
    modifier = r.choices(modifiers, (70, 9, 9, 8, 4))[0]
    said = r.choice(measure.voices) if r.random() < 0.4 else None
    publisher = Attribution(name=span["source"], kind="publisher")
    day, at = story.day.isoformat(), (span["start"], span["end"])
    found = Figure(
        id=record_id(span["article"], "figure", span["start"]),
        **span,
        **measure.fields,
        low=None if modifier == "nearly" else value,
        high=None if modifier in ("at_least", "more_than") else value,
        point=value,
        modifier=modifier,
        counted=" ".join(r.choices(measure.words, k=2)) if r.random() < 0.5 else None,
        stance="asserted",
        window=Window(start=day, end=day) if r.random() < 0.3 else None,
        location=r.choice(story.places)[0] if r.random() < 0.5 else None,
        said_by=Attribution(name=said, kind="organisation", via=(span["source"],)) if said else publisher,
        cues={"value": at, "event": at, "unit": at},
    )
    return msgspec.structs.replace(found, topic=topic_key(found))


def make(path: Path, figures: int, seed: int, *, one: bool) -> None:
    """Write the file."""
    with path.open("wb") as out:
        for records in articles(World(seed, one=one), figures):
            out.writelines(to_json(record) + b"\n" for record in records)


def measure(path: Path) -> None:
    """Compare the file in a process of its own; say what it took, and what merely decoding it takes."""
    start, cpu = time.perf_counter(), time.process_time()
    rows = 0
    with path.open("rb") as lines:
        for line in lines:
            msgspec.json.decode(line)
            rows += 1
    decoding, yardstick = time.perf_counter() - start, time.process_time() - cpu
    print(f"{path.name}: {rows:,} records, {path.stat().st_size / 1e6:,.0f} MB; decoding its JSON: {decoding:.1f} s, {yardstick:.1f} s CPU")
    for form in ("jsonl", "table"):
        start = time.perf_counter()
        child = os.posix_spawn(
            sys.executable,
            [sys.executable, "-m", "exodus_cli", "compare", str(path), "--format", form, "-q", "-o", os.devnull],
            os.environ,
        )
        _, status, used = os.wait4(child, 0)
        seconds = time.perf_counter() - start
        busy = used.ru_utime + used.ru_stime
        print(
            f"  compare --format {form}: {seconds:.1f} s, {busy:.1f} s CPU ({busy / yardstick:.1f} times the decoding), "
            f"peak {used.ru_maxrss / 1024:,.0f} MB, exit {os.waitstatus_to_exitcode(status)}"
        )


def main() -> None:
    """Make or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(required=True, dest="verb")
    making = verbs.add_parser("make")
    making.add_argument("file", type=Path)
    making.add_argument("--figures", type=int, default=1_000_000)
    making.add_argument("--seed", type=int, default=1)
    making.add_argument("--one", action="store_true")
    measuring = verbs.add_parser("measure")
    measuring.add_argument("files", type=Path, nargs="+")
    wanted = parser.parse_args()
    if wanted.verb == "make":
        make(wanted.file, wanted.figures, wanted.seed, one=wanted.one)
        return
    for path in wanted.files:
        measure(path)


if __name__ == "__main__":
    main()
