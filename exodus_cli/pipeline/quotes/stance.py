"""Tell what is stated from what is left unsaid: denied, only thinkable, or found by nobody who finds."""

from __future__ import annotations

from exodus_cli.pipeline.quotes.mentions import Mention
from exodus_cli.pipeline.quotes.passage import Cue, Passage

# How far before a verb of saying its auxiliaries stand.
GROUP = 6
# How many words of a subject are searched for who or what it is.
HEAD = 30


def unsaid(passage: Passage, cue: Cue, subject: Mention | None) -> bool:
    """Whether what a verb governs is not said: "did not say that", "nobody can say", "could argue that", "if he says"."""
    words, lower = passage.words, passage.lower
    n = cue.head - 1
    while n >= passage.first and n >= cue.head - GROUP and passage.tokens.kinds[n] == "w":
        low = lower[n]
        if low in words.negations:
            return lower[n + 1] not in words.onlies
        if low in words.possibilities or low in words.nobodies:
            return True
        yet = n > passage.first and lower[n - 1] in words.negations and low in words.contrasts  # "could not yet say"
        if not (yet or low in words.modals or words.adverb(low) or low in words.objects):
            break
        n -= 1
    mute = cue.last + 1 < passage.last and lower[cue.last] in words.silences and not passage.verb(cue.last + 1)
    if mute or subject is None or subject.antecedent is not None:
        return mute  # "said nothing about it", not "said little had changed"
    before = subject.first - 1
    asks = before == passage.first and lower[before] in words.auxiliaries and passage.tokens.words[passage.last - 1] == "?"
    return asks or (before >= passage.first and lower[before] in words.hypotheses) or lower[subject.first] in words.nobodies


def paper(passage: Passage, subject: Mention | None) -> bool:
    """Whether the subject is a paper: "the poll", "a new study"."""
    return subject is not None and any(passage.lower[n] in passage.words.papers for n in _head(passage, subject))


def finds(passage: Passage, subject: Mention | None, *, stated: bool) -> bool:
    """Whether the subject is a paper or body that may be said to find something; a person must state "that"."""
    if subject is None:
        return False
    words, lower = passage.words, passage.lower
    for n in _head(passage, subject):
        low = lower[n]
        bare = next((low[: -len(e)] for e in words.plural_endings if low.endswith(e)), low)
        if not {low, bare}.isdisjoint(words.papers) or not {low, bare}.isdisjoint(words.voices if stated else words.bodies):
            return True
    return False


def _head(passage: Passage, subject: Mention) -> range:
    """The words of the subject, its apposition left out."""
    first, last = subject.antecedent or (subject.first, subject.last)
    last = min(last, first + HEAD)
    comma = next((n for n in range(first, last) if passage.tokens.words[n] == ","), last)
    return range(first, comma)
