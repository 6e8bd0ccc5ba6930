"""Find the words that say that something is said: verbs, prepositions and nouns of saying."""

from __future__ import annotations

from collections.abc import Iterable

from exodus_cli.pipeline.quotes.passage import Cue, Passage
from exodus_cli.pipeline.quotes.words import Form

# How many adverbs and pronouns may stand between an auxiliary and its participle.
GAP = 4


def cues(passage: Passage, hits: Iterable[int]) -> list[Cue]:
    """The cues among the given tokens of a passage that stand outside quotations."""
    found: list[Cue] = []
    lower, words = passage.tokens.lower, passage.words
    for at in hits:
        if not passage.first <= at < passage.last or passage.region_at(at) is not None:
            continue
        if found and at < found[-1].last:
            continue
        cue = _document(passage, at) or _preposition(passage, at)
        if cue is None and lower[at] in words.forms and not _vetoed(passage, at):
            cue = next(filter(None, (_verb(passage, at, form) for form in words.forms[lower[at]])), None)
        if cue is None and lower[at] in words.nouns:
            cue = Cue(at, at + 1, at, "noun")
        if cue is not None:
            found.append(cue)
    return found


def _vetoed(passage: Passage, at: int) -> bool:
    """Whether the word belongs to a phrase that says nothing: "United States"."""
    words, lower = passage.words, passage.tokens.lower
    for start in range(max(passage.first, at - 2), at + 1):
        if words.vetoes.starts(lower[start]):
            match = words.vetoes.match(lower, start)
            if match is not None and start + match[0] > at:
                return True
    return False


def _document(passage: Passage, at: int) -> Cue | None:
    match = passage.words.documents.match(passage.tokens.lower, at)
    return Cue(at, at + match[0], at, "document") if match else None


def _preposition(passage: Passage, at: int) -> Cue | None:
    """As in "according to", "secondo", "per"."""
    words, lower = passage.words, passage.tokens.lower
    for phrases, kind in ((words.according, "according"), (words.weak, "weak")):
        match = phrases.match(lower, at)
        if match is not None:
            if _vetoed(passage, at):
                return None
            return Cue(at, _with_participle(passage, at + match[0]), at, kind)
    return None


def _with_participle(passage: Passage, last: int) -> int:
    """Let "secondo quanto" take the participle after it: "secondo quanto riferito (da X)"."""
    words, lower = passage.words, passage.tokens.lower
    at = last
    while at < min(last + GAP, passage.last) and (lower[at] in words.modals or words.adverb(lower[at])):
        at += 1
    if lower[last - 1] in words.echoes and at < passage.last and lower[at] in words.forms:
        return at + 1
    return last


def _verb(passage: Passage, at: int, form: Form) -> Cue | None:
    """The cue a form of a verb of saying makes where it stands, or None where it is a noun, a passive or unsaid."""
    tokens, words = passage.tokens, passage.words
    lower = tokens.lower
    last = at + 1 + len(form.rest)
    if form.rest and tuple(lower[at + 1 : last]) != form.rest:
        return None
    before = _back(passage, at)
    previous = lower[before] if before >= passage.first else ""
    if form.gerund:
        return Cue(at, last, at, "verb", form) if previous not in words.determiners else None
    if words.participle_auxiliaries:
        return _romance(passage, at, last, before, form)
    if previous in words.passive and form.participle:
        return None
    if "noun" in form.takes and _noun(passage, at):
        return None
    if form.infinitive and not _base_form(passage, at, previous):
        return None
    first = at
    while first - 1 >= passage.first and lower[first - 1] in words.modals and lower[first - 1] not in words.passive:
        first -= 1
    return Cue(first, last, at, "verb", form) if form.finite or form.infinitive else None


def _back(passage: Passage, at: int) -> int:
    """The last token before `at` that is no adverb."""
    words, lower = passage.words, passage.tokens.lower
    n = at - 1
    while n >= passage.first and n > at - 1 - GAP and words.adverb(lower[n]) and passage.tokens.kinds[n] == "w":
        n -= 1
    return n


def _noun(passage: Passage, at: int) -> bool:
    """Whether a form that may be a noun is one here: a determiner, adjective or preposition stands before it."""
    tokens, words = passage.tokens, passage.words
    if at == passage.first:
        return True
    previous = tokens.lower[at - 1]
    if previous in words.subjects or previous in words.relatives:
        return previous in words.possessives
    return (
        previous in words.determiners
        or previous in words.possessives
        or previous in words.prepositions
        or previous in words.saxon
        or previous == "-"
        or tokens.kinds[at - 1] == "n"
    )


def _base_form(passage: Passage, at: int, previous: str) -> bool:
    """Whether a bare form ("say") is finite here: after a plural subject, not after "to" or a singular one's modal."""
    words = passage.words
    if previous in words.infinitive_marks or previous in words.determiners or previous in words.possessives:
        return False
    return not (at == passage.first or passage.tokens.words[at][0].isupper())


def _romance(passage: Passage, at: int, last: int, before: int, form: Form) -> Cue | None:
    """Participles need their auxiliary, finite forms must not be nouns."""
    tokens, words = passage.tokens, passage.words
    lower = tokens.lower
    if form.participle:
        n = at - 1
        while n >= passage.first and n >= at - 1 - GAP and (words.adverb(lower[n]) or lower[n] in words.objects):
            n -= 1
        if n >= passage.first and lower[n] in words.participle_auxiliaries:
            return Cue(n, last, at, "verb", form)
        if n >= passage.first and lower[n] in words.passive and "motion" in form.takes:
            return Cue(n, last, at, "verb", form)
        return None
    if form.finite:
        if "noun" in form.takes and _noun(passage, at):
            return None
        return Cue(at, last, at, "verb", form)
    return None
