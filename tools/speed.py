"""How fast exodus reads, as a ratio to a blank spaCy pipeline with a sentencizer on the same texts in the same run.

    python tools/speed.py                 # the seeds, many times over
    python tools/speed.py FOLDER ...      # other articles

Machines are noisy: both are timed in turns, and the medians of several rounds are compared. The ratio of
a component alone is that of spaCy's time to its own.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import spacy

from exodus_cli import corpus, pipeline
from exodus_cli.facts import Document

ROUNDS = 5
# Enough words that a round takes about a second.
WORDS = 60_000


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def components(nlp: spacy.Language, documents: list[Document], spent: dict[str, list[float]]) -> None:
    """Read every document, noting the time of each component (and of the tokens) apart."""
    total = dict.fromkeys(("tokens", *pipeline.COMPONENTS), 0.0)
    for document in documents:
        start = time.process_time()
        doc = nlp.make_doc(document.text)
        doc._.exodus_document = document
        doc._.exodus.document = document
        total["tokens"] += time.process_time() - start
        for name in pipeline.COMPONENTS:
            component = nlp.get_pipe(f"exodus_{name}")
            start = time.process_time()
            component(doc)
            total[name] += time.process_time() - start
    for name, seconds in total.items():
        spent.setdefault(name, []).append(seconds)


def main() -> None:
    """Print the table."""
    given = [d for d in corpus.read(sys.argv[1:] or ["seeds"]) if isinstance(d, Document)]
    words = sum(d.article.words for d in given)
    documents = given * max(1, WORDS // words)
    words = sum(d.article.words for d in documents)
    blank = {lang: spacy.blank(lang) for lang in {d.article.lang for d in given}}
    ours = {lang: pipeline.load(lang) for lang in blank}
    for nlp in blank.values():
        nlp.add_pipe("sentencizer")

    def peer() -> None:
        for document in documents:
            blank[document.article.lang](document.text)

    spent: dict[str, list[float]] = {}

    def whole() -> None:
        for lang, nlp in ours.items():
            components(nlp, [d for d in documents if d.article.lang == lang], spent)

    peer()
    whole()
    spent.clear()
    peers, all_of_it = [], []
    for _ in range(ROUNDS):
        peers.append(timed(peer))
        all_of_it.append(timed(whole))
    base = statistics.median(peers)
    per_round = len(ours)
    print(f"{words:,} words, {len(documents)} articles; blank spaCy + sentencizer {words / base:,.0f} words/s")
    print(f"{'':10} {'ratio':>6} {'µs/word':>8}")
    rows = {"all": all_of_it} | {
        name: [sum(seconds[n : n + per_round]) for n in range(0, len(seconds), per_round)] for name, seconds in spent.items()
    }
    for name, seconds in rows.items():
        median = statistics.median(seconds)
        print(f"{name:10} {base / median if median else 0:6.2f} {1e6 * median / words:8.2f}")


if __name__ == "__main__":
    main()
