"""From candidates to a cast: which names are people's, which are organisations', which are nobody's."""

from __future__ import annotations

from dataclasses import dataclass

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.pipeline.people.cast import Cast, Mention
from exodus_cli.pipeline.people.evidence import ENOUGH, Signs, inner, signs
from exodus_cli.pipeline.people.merging import Merger, alike
from exodus_cli.pipeline.people.names import Candidate, candidates
from exodus_cli.pipeline.people.organisations import acronym_after, widen
from exodus_cli.pipeline.people.words import Words, words
from exodus_cli.pipeline.reading import Reading
from exodus_cli.world import names

# What each further mention of a form adds, and the most it can.
REPEATED, MOST_REPEATED = 0.25, 1.0


@dataclass(slots=True)
class _Form:
    """All candidates printed alike."""

    best: float = -9.0
    count: int = 0
    body: float = 0.0
    closed: bool = False
    """Whether it stands somewhere where a capital tells something."""

    @property
    def points(self) -> float:
        return self.best + min(MOST_REPEATED, REPEATED * (self.count - 1))


def recognise(reading: Reading) -> Cast:
    """The cast of an article."""
    tokens, vocabulary = reading.tokens, words(reading.lang)
    spans = ((tokens.at(place.start), tokens.at(place.end - 1)) for place in reading.places)
    places = frozenset(n for first, last in spans for n in range(first, last + 1))
    rows = candidates(tokens, vocabulary, places)
    seen: list[tuple[Candidate, Signs, float]] = []
    forms: dict[tuple[str, ...], _Form] = {}
    taken = 0
    for candidate in rows:
        if candidate.first < taken:
            continue
        if candidate.kind == "thing":
            seen.append((candidate, Signs(), 0.0))
            continue
        if candidate.kind == "organisation":
            widen(tokens, vocabulary, candidate)
            taken = candidate.last
        found = signs(tokens, vocabulary, candidate)
        own = inner(tokens, vocabulary, candidate, where=found.where) if candidate.kind == "person" else 0.0
        points = own + found.points + (found.body if own >= 0.5 else 0.0)
        seen.append((candidate, found, points))
        form = forms.setdefault(candidate.words(tokens), _Form())
        form.best, form.count, form.body = max(form.best, points), form.count + 1, max(form.body, found.body)
        form.closed |= not candidate.opens
    lower = _lower(tokens)
    surnames = _surnames(tokens, seen, forms, lower)
    merger = Merger()
    for candidate, found, _ in seen:
        mention = _mention(tokens, vocabulary, candidate, found, forms, surnames, lower)
        if mention is not None:
            entity = merger.add(mention)
            if (mention.gender in ("m", "f") and entity.gender not in ("m", "f")) or entity.gender is None:
                entity.gender = mention.gender
    return merger.cast


def _lower(tokens: Tokens) -> frozenset[str]:
    """The words that the text also prints in lower case: no names."""
    return frozenset(tokens.words)


def _accepted(tokens: Tokens, candidate: Candidate, form: _Form, lower: frozenset[str]) -> bool:
    """Whether a candidate is a person by its own evidence and that of its other mentions."""
    if candidate.kind != "person" or form.points < ENOUGH:
        return False
    if len(candidate.name) == 1 and not candidate.title:
        word = tokens.words[candidate.name[0]]
        return not (word.lower() in lower and form.points < 4)
    return True


def _surnames(
    tokens: Tokens, seen: list[tuple[Candidate, Signs, float]], forms: dict[tuple[str, ...], _Form], lower: frozenset[str]
) -> dict[str, str | None]:
    """The last words of the people's full names, with their gender."""
    out: dict[str, str | None] = {}
    for candidate, _, _ in seen:
        form = forms.get(candidate.words(tokens))
        if form is not None and len(candidate.name) > 1 and _accepted(tokens, candidate, form, lower):
            out[tokens.words[candidate.name[-1]]] = None
    return out


def _mention(
    tokens: Tokens,
    vocabulary: Words,
    candidate: Candidate,
    found: Signs,
    forms: dict[tuple[str, ...], _Form],
    surnames: dict[str, str | None],
    lower: frozenset[str],
) -> Mention | None:
    """What a candidate is a mention of, None where of nobody."""
    form = forms.get(candidate.words(tokens))
    last = tokens.words[candidate.name[-1]]
    alone = len(candidate.name) == 1
    if form is not None and _accepted(tokens, candidate, form, lower):
        return _make(tokens, vocabulary, candidate, found, "person")
    if alone and (last in surnames or (len(last) >= 7 and any(alike(last, s) for s in surnames))):
        return _make(tokens, vocabulary, candidate, found, "person")
    if candidate.kind == "person" and not alone and last in surnames and candidate.opens:
        candidate.name, candidate.first = candidate.name[-1:], candidate.name[-1]
        return _make(tokens, vocabulary, candidate, found, "person")
    if candidate.kind == "organisation" or (form is not None and candidate.kind == "person" and form.closed and form.body >= 2):
        return _make(tokens, vocabulary, candidate, found, "organisation")
    return None


def _make(tokens: Tokens, vocabulary: Words, candidate: Candidate, found: Signs, kind: str) -> Mention:
    rows = [n for n in candidate.name if tokens.words[n] not in "-‐‑"]
    start, end = tokens.span(candidate.name[0], candidate.last)
    mention = Mention(
        candidate.first,
        candidate.last,
        candidate.name[0],
        tuple(tokens.words[n] for n in rows),
        tokens.text[start:end],
        "person" if kind == "person" else "organisation",
        title=candidate.title,
        introduced=found.points >= 2,
        says=found.says or found.body >= 1.5,
        role_from=found.role_before[0] if found.role_before else found.kin_before[0] if found.kin_before else -1,
        possessor=candidate.last < len(tokens) and tokens.lower[candidate.last] in vocabulary.possessives,
    )
    if kind == "organisation" and len(rows) > 1:
        mention.acronym = acronym_after(tokens, candidate.last)
    if kind == "person":
        mention.gender = _gender(vocabulary, candidate, found, mention.words)
    return mention


def _gender(words: Words, candidate: Candidate, found: Signs, parts: tuple[str, ...]) -> str | None:
    """The gender that a personal title, kin word, role or given name tell; a masculine role may be a woman's."""
    if candidate.title in ("m", "f"):
        return candidate.title
    if found.kin_before is not None and found.kin_before[1] in ("m", "f"):
        return found.kin_before[1]
    role = found.role_before[1] if found.role_before is not None else None
    if role == "f":
        return role
    own = words.gendered.get(parts[0].lower())
    known = names.name(parts[0])
    if own is None and known is not None and (len(parts) > 1 or known.surname <= known.given):
        own = known.gender
    return own if own in ("m", "f") else role or own
