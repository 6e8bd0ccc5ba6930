"""Digests: what comparing keeps of some articles, small and plain enough to travel between processes.

Digesting is a map over articles, each by itself; the ledger reduces digests in the order of their articles.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from zlib import crc32

import msgspec

from exodus_cli.compare.estimates import NONE, Estimate, around, estimates
from exodus_cli.compare.options import Options
from exodus_cli.facts import Facts

# So many sentences tell how common a word is: it does not change any more.
SENTENCES = 100_000
# So many articles are digested at once where they come one by one.
BATCH = 200


class Named(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Whom and what places an article names: what its story is about."""

    article: str
    names: tuple[str, ...]
    lands: tuple[str, ...]


class Digest(msgspec.Struct, kw_only=True):
    """The estimates of some articles in the order they were read, encoded; columns of what finds and parts them; their words."""

    articles: list[Named]
    topics: list[str]
    rows: bytes
    size: array[int]  # how long each estimate is in `rows`,
    topic: array[int]  # which of the topics it belongs to,
    article: array[int]  # from which of the articles it is,
    block: array[int]  # and where and when it was told
    sentences: int
    words: Counter[str]  # in how many of the sentences each word stands


def digests(facts: Iterable[Facts], options: Options) -> Iterator[Digest]:
    """The digests of a stream of articles, some articles each."""
    stream = iter(facts)
    while batch := list(islice(stream, BATCH)):
        yield digest(batch, options)


def digest(facts: Iterable[Facts], options: Options, *, counted: bool = True) -> Digest:
    """What comparing keeps of these articles; `counted`: their words too."""
    found = Digest(articles=[], topics=[], rows=b"", size=array("I"), topic=array("I"), article=array("I"), block=array("I"),
                   sentences=0, words=Counter())  # fmt: skip
    rows, topics, sentences = bytearray(), dict[str, int](), Sentences()
    for number, article in enumerate(facts):
        found.articles.append(named(article))
        for topic, estimate in estimates(article, options):
            row = encoded(estimate)
            rows += row
            found.size.append(len(row))
            found.topic.append(topics.setdefault(topic, len(topics)))
            found.article.append(number)
            found.block.append(block(estimate))
            if counted:
                found.words.update(sentences.words(estimate))
    found.topics, found.rows, found.sentences = list(topics), bytes(rows), sentences.count
    return found


def encoded(estimate: Estimate) -> bytes:
    """An estimate as it is kept; half a surrogate pair, which UTF-8 has no bytes for, becomes a question mark."""
    try:
        return _encoder.encode(estimate)
    except UnicodeEncodeError:
        return _encoder.encode(_whole(msgspec.to_builtins(estimate)))


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return [_whole(part) for part in value] if isinstance(value, list | tuple) else value


def estimate(row: bytes | memoryview) -> Estimate:
    """An estimate as it was digested."""
    return _decoder.decode(row)


class Sentences:
    """The sentences that estimates come from, each once; those of one sentence come one after the other."""

    def __init__(self) -> None:
        self.count = 0
        self._last: tuple[str, int] | None = None

    def words(self, estimate: Estimate) -> frozenset[str]:
        """The words around an estimate, where its sentence is a new one."""
        where = (estimate.article, estimate.sentence)
        if where == self._last:
            return NONE
        self._last = where
        self.count += 1
        return around(estimate)


def named(facts: Facts) -> Named:
    """Whom and what places an article names; a place inside a body's name ("US Geological Survey") is none of its story."""
    bodies = [p for p in facts.people if p.person_kind == "organisation"]
    inside = {n for p in bodies for first, last in p.mentions for n in range(first, last)}
    places = [p for p in facts.places if p.start not in inside]
    people = {p.name for p in facts.people if p.person_kind != "organisation" or not p.name.islower()}
    words = capitalised(facts) - {word for p in bodies for word in p.name.split()}
    names = {name for p in places for name in (p.place_id, p.text) if name} | people | words
    return Named(facts.article.id, tuple(sorted(names)), tuple({p.country for p in places if p.country}))


def capitalised(facts: Facts) -> set[str]:
    """Words written with a capital inside the sentences with figures, dates left out: names nobody recognised."""
    found: set[str] = set()
    days = {word for d in facts.dates for word in d.text.split()}
    for context in {f.context for f in facts.figures if f.context}:
        found.update(word for word in _NAMES.findall(context) if word not in days)
    return found


# A word with a capital after a small one: not the first of its sentence. The blank leads, for it is quickly looked for.
_NAMES = re.compile(r" (?<=[^\W\d_A-Z] )([^\W\d_a-z][^\W\d_]{2,})")


def block(e: Estimate) -> int:
    """Where and when an estimate was told: what parts the stories of a very large topic."""
    place = e.location or e.destination or e.origin or min(e.names, default="")
    return crc32(f"{place}|{(e.published or '')[:7]}".encode("utf-8", "replace"))


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Estimate)
