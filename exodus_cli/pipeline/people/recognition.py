"""From candidates to a cast: which names are people's, which are organisations', which are nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.pipeline.entities import told
from exodus_cli.pipeline.people.cast import Cast, Mention
from exodus_cli.pipeline.people.evidence import ENOUGH, Signs, inner, signs
from exodus_cli.pipeline.people.headlines import headlines, known_names
from exodus_cli.pipeline.people.merging import LONG, Merger, alike, family_first
from exodus_cli.pipeline.people.names import LONE, Candidate, candidates
from exodus_cli.pipeline.people.organisations import acronym_after, widen
from exodus_cli.pipeline.people.runs import HYPHENS, LETTERS, OPENING, spelt
from exodus_cli.pipeline.people.words import Words, words
from exodus_cli.pipeline.reading import Reading
from exodus_cli.world import names

# What each further mention of a form adds, and the most it can.
REPEATED, MOST_REPEATED = 0.25, 1.0
# Against a name: one of its words is printed small elsewhere. For it: it is joined to a person's.
SMALL, JOINED, LISTED = 1.0, 1.0, 0.5
# With so many points a single word is a name though the text prints it small as well.
SURE = 4.0
# With so many its neighbours tell that it is a name: an age, a role, a verb of saying.
TOLD = 3.0
# The shortest half of a compound given name, and in how many languages it must be one.
COMPOUND = 3
# A name in so many languages' lists of given names is one wherever it stands.
EVERYWHERE = 9
# How far apart the names around a nickname in marks stand.
NICKNAMED = 4
# For or against a name: what a trained pipeline takes it for. As much as a verb of saying, less than a role.
MODEL = 2.0
# The points of a verb of saying: an unknown capitalised word that says something is a body.
SPOKEN = 2.0


@dataclass(slots=True)
class _Form:
    """All candidates printed alike."""

    best: float = -9.0
    count: int = 0
    body: float = 0.0
    closed: bool = False
    """Whether it stands somewhere where a capital tells something."""
    thing: bool = False
    """Whether a ship, storm or operation of the article bears it: "Hurricane | Dora"."""

    @property
    def points(self) -> float:
        return self.best + min(MOST_REPEATED, REPEATED * (self.count - 1))


@dataclass(slots=True)
class _Seen:
    """A candidate with its own evidence."""

    candidate: Candidate
    signs: Signs
    points: float
    words: tuple[str, ...]
    shared: tuple[str, ...] = ()
    """The surname that the name joined to it tells: "Bill | and Hillary Clinton"."""


def recognise(reading: Reading) -> Cast:
    """The cast of an article."""
    return _Recognition(reading).cast()


class _Recognition:
    """The candidates of an article, weighed together."""

    def __init__(self, reading: Reading) -> None:
        self.tokens, self.vocabulary = reading.tokens, words(reading.lang)
        self.entities = reading.entities
        spans = [(self.tokens.at(place.start), self.tokens.at(place.end - 1), place.form) for place in reading.places]
        self.places = frozenset(n for first, last, _ in spans for n in range(first, last + 1))
        self.toponyms = {first: last + 1 for first, last, form in spans if form == "literal"}
        self.homes = {n: (p.name or p.text).lower() for p, (a, b, _) in zip(reading.places, spans, strict=True) for n in range(a, b + 1)}
        rows = self.tokens.words
        self.lower = frozenset(word for before, word in pairwise(["", *rows]) if before not in HYPHENS)
        """Every word as printed: a name's word that the text also prints in lower case is none."""
        self.headline = headlines(self.tokens, self.vocabulary, self.places)
        self.seen: list[_Seen] = []
        self.forms: dict[tuple[str, ...], _Form] = {}

    def cast(self) -> Cast:
        """Weigh every candidate, first by itself, then by its neighbours and namesakes."""
        self._weigh()
        self._coordinate()
        self._by_surname()
        self._surnames = self._last_words()
        merger = Merger()
        mentions = [*map(self._mention, self.seen), *self._in_headlines()]
        for mention in sorted((m for m in mentions if m is not None), key=lambda m: m.first):
            entity = merger.add(mention)
            told = mention.title in ("m", "f")  # "Mr. Harker" tells more than "Lindsay" does
            if (mention.gender in ("m", "f") and (told or entity.gender not in ("m", "f"))) or entity.gender is None:
                entity.gender = mention.gender
            if entity.gender not in ("m", "f"):
                entity.gender = own_pronoun(self.tokens, self.vocabulary, mention.last) or entity.gender
        merger.cast.places, merger.cast.homes = self.toponyms, self.homes
        return merger.cast

    def _in_headlines(self) -> Iterator[Mention]:
        """The people of the article where headlines print them."""
        if not self.headline:
            return
        full = [row.words for row in self.seen if len(row.words) > 1 and self._accepted(row)]
        singles = [row.words[0] for row in self.seen if len(row.words) == 1 and self._accepted(row)]
        surnames = [word for block in self._surnames.values() for word in block]
        for first, last in known_names(self.tokens, self.headline, full, [*surnames, *singles]):
            candidate = Candidate(first, last, tuple(range(first, last)), opens=True)
            mention = _make(self.tokens, self.vocabulary, candidate, Signs(), "person")
            yield mention

    def _weigh(self) -> None:
        """Each candidate by its words and those around it."""
        tokens, vocabulary = self.tokens, self.vocabulary
        taken = 0
        for candidate in candidates(tokens, vocabulary, self.places, self.headline):
            if candidate.first < taken:
                candidate.name = tuple(n for n in candidate.name if n >= taken)
                if not candidate.name:
                    continue
                candidate.first, candidate.title, candidate.title_from = candidate.name[0], None, -1
            if candidate.kind == "person" and self._led(candidate):
                candidate.kind = "organisation"
            if candidate.kind == "organisation":
                widen(tokens, vocabulary, candidate)
                taken = candidate.last
                while self.seen and self.seen[-1].candidate.first >= candidate.first:
                    gone = self.forms[self.seen.pop().words]
                    gone.count -= 1
            found = signs(tokens, vocabulary, candidate) if candidate.kind != "thing" else Signs()
            points = 0.0
            self._ask_model(candidate, found)
            if candidate.kind == "person":
                own = inner(tokens, vocabulary, candidate, found) - self._printed_small(candidate)
                points = own + found.points + (found.body if own >= 0.5 else 0.0)
            row = _Seen(candidate, found, points, self._plain(candidate.words(tokens)))
            self.seen.append(row)
            form = self.forms.setdefault(row.words, _Form())
            form.best, form.count, form.body = max(form.best, points), form.count + 1, max(form.body, found.body)
            form.closed |= not candidate.opens
            if candidate.kind == "thing" and (bears := self._christened(candidate)):
                self.forms.setdefault(bears, _Form()).thing = True

    def _christened(self, candidate: Candidate) -> tuple[str, ...]:
        """The name in the words for a ship or storm that bears one: "Tropical Storm | Debby", "l'uragano | Dora"; none for other things."""
        row = range(max(0, candidate.first - 1), candidate.last)
        noun = next((n for n in reversed(row) if self.tokens.lower[n] in self.vocabulary.christened), None)
        return () if noun is None else tuple(self.tokens.words[n] for n in candidate.name if n > noun)

    def _plain(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a name without what tells a son from his father: "King | Jr"."""
        return words[:-1] if len(words) > 1 and words[-1].lower() in self.vocabulary.suffixes else words

    def _ask_model(self, candidate: Candidate, found: Signs) -> None:
        """What a trained pipeline takes a candidate for, as one more sign."""
        kind = told(self.entities, candidate.name[0], candidate.last)
        if kind is not None:
            found.points += MODEL if kind == "person" else -MODEL
            found.body += MODEL if kind == "organisation" else 0.0

    def _led(self, candidate: Candidate) -> bool:
        """Whether the word before a name says that it is a body's, and no given name opens it: "the newspaper | Yakutsk Vecherniy"."""
        known = names.name(self.tokens.words[candidate.name[0]])
        kunya = self.tokens.lower[candidate.name[0]] in self.vocabulary.leading  # "all'emittente Abu Ahmad"
        stranger = candidate.title is None and not kunya and (known is None or known.given < COMPOUND)
        return stranger and self.vocabulary.before.led.match(self.tokens.lower, candidate.first) is not None

    def _printed_small(self, candidate: Candidate) -> float:
        """Points against a name whose words the text also prints in lower case: "Bird Flu" beside "flu"."""
        tokens = self.tokens
        small = sum(tokens.lower[n] in self.lower and tokens.words[n][0].isupper() for n in candidate.name) if not candidate.title else 0
        return SMALL * small if len(candidate.name) > 1 else 0.0

    def _coordinate(self) -> None:
        """A name joined by a comma or "and" to a person's is likelier a person's too."""
        tokens, joints = self.tokens, self.vocabulary.conjunctions
        for before, after in pairwise(self.seen):
            gap = range(before.candidate.last, after.candidate.first)
            if len(gap) != 1 or not (tokens.words[gap[0]] == "," or tokens.lower[gap[0]] in joints):
                continue
            if tokens.words[gap[0]] != "," and self._shares(before, after):
                before.shared = after.words[1:]
            for row, other in ((after, before), (before, after)):
                if row.candidate.kind == "person" and row.points > 0 and self._accepted(other):
                    form = self.forms[row.words]
                    form.best = max(form.best, row.points + (LISTED if tokens.words[gap[0]] == "," else JOINED))

    def _shares(self, before: _Seen, after: _Seen) -> bool:
        """Whether a given name alone, hardly a surname, is joined to the full name of another: "Bill | and | Hillary Clinton"."""
        known = names.name(before.words[0])
        if len(before.words) > 1 or before.candidate.title is not None or known is None or before.candidate.first in self.places:
            return False
        first = names.name(after.words[0]) if len(after.words) > 1 and after.candidate.title is None and self._accepted(after) else None
        alone = known.given > 1 and (known.surname == 0 or (known.given >= EVERYWHERE and known.surname < known.given / 4))
        return alone and first is not None and first.given > 0

    def _by_surname(self) -> None:
        """A given name and a surname under which somebody surely is named elsewhere: "Bill Dutton", "Dutton, 71, said"."""
        bare = {row.words[0] for row in self.seen if len(row.words) == 1 and row.points >= TOLD and self._accepted(row)}
        for row in self.seen:
            if len(row.words) < 2 or row.candidate.kind != "person":
                continue
            known, alone = names.name(row.words[0]), self.forms.get(row.words[-1:])
            # So does a surname that nobody knows and that speaks: "Holly Pruett … Pruett said".
            speaks = alone is not None and alone.body >= SPOKEN and (row.points > 0 or (len(row.words) == LONE and row.signs.says))
            if speaks or (row.words[-1] in bare and known is not None and known.given):
                form = self.forms[row.words]
                form.best = max(form.best, ENOUGH)

    def _accepted(self, row: _Seen) -> bool:
        """Whether a candidate is a person by its own evidence and that of its other mentions."""
        form = self.forms[row.words]
        if row.candidate.kind != "person" or form.points < ENOUGH or (form.thing and form.points < TOLD):
            return False
        return len(row.words) > 1 or row.candidate.title is not None or form.points >= SURE or row.words[0].lower() not in self.lower

    def _last_words(self) -> dict[str, list[str]]:
        """The last words of the people's full names, and first ones that are family names ("Xi Jinping"), by their beginning."""
        out: dict[str, list[str]] = {}
        for row in self.seen:
            if len(row.words) > 1 and self._accepted(row):
                for word in (row.words[-1], *([row.words[0]] if family_first(row.words[0]) else [])):
                    block = out.setdefault(word[:3], [])
                    if word not in block:
                        block.append(word)
        return out

    def _surname(self, word: str) -> bool:
        """Whether a word is the last of somebody's full name, or its misspelling."""
        block = self._surnames.get(word[:3], ())
        return word in block or (len(word) >= LONG and any(alike(word, other) for other in block))

    def _elided(self, candidate: Candidate) -> bool:
        """Whether a name of one word begins with a particle: "D'Amico", "De Iesu"; not with an article: "La Meloni"."""
        first, *rest = candidate.name
        particle = self.tokens.lower[first] in self.vocabulary.leading
        return len(rest) == 1 and particle and (self.tokens.glued(rest[0]) or self.tokens.lower[first] not in self.vocabulary.articles)

    def _mention(self, row: _Seen) -> Mention | None:
        """What a candidate is a mention of, None where of nobody."""
        candidate, form = row.candidate, self.forms[row.words]
        if row.shared and not self._surname(row.words[0]):
            mention = _make(self.tokens, self.vocabulary, candidate, row.signs, "person")
            mention.words = (*mention.words, *row.shared)
            mention.text = " ".join(mention.words)
            return mention
        if self._accepted(row):
            return _make(self.tokens, self.vocabulary, candidate, row.signs, "person")
        bare = len(row.words) == 1 or "-" in self.tokens.lower[candidate.name[0] + 1 : candidate.name[-1]] or self._elided(candidate)
        if bare and self._surname(row.words[-1]):
            return _make(self.tokens, self.vocabulary, candidate, row.signs, "person")
        if candidate.kind == "person" and len(row.words) > 1 and self._surname(row.words[-1]) and candidate.opens:
            candidate.name, candidate.first = candidate.name[-1:], candidate.name[-1]
            return _make(self.tokens, self.vocabulary, candidate, row.signs, "person")
        unknown = candidate.kind == "person" and form.closed and form.body >= SPOKEN
        if (candidate.kind == "organisation" or unknown) and len(self.tokens.words[candidate.name[0]]) > 1:
            return _make(self.tokens, self.vocabulary, candidate, row.signs, "organisation")
        return None


def _make(tokens: Tokens, vocabulary: Words, candidate: Candidate, found: Signs, kind: str) -> Mention:
    rows = [n for n in candidate.name if tokens.words[n] not in "-‐‑"]
    suffix = tokens.lower[rows[-1]] if len(rows) > 1 and tokens.lower[rows[-1]] in vocabulary.suffixes else None
    rows = rows[:-1] if suffix is not None else rows
    nicknames = (tokens.words[a + 2] for a, b in pairwise(rows) if b - a == NICKNAMED and tokens.words[a + 1] in OPENING)
    start, end = tokens.span(candidate.name[0], candidate.last)
    role = found.role_before or found.kin_before
    mention = Mention(
        candidate.first,
        candidate.last,
        candidate.name[0],
        tuple(tokens.words[n] for n in rows),
        tokens.text[start:end],
        "person" if kind == "person" else "organisation",
        called=tokens.text[tokens.starts[candidate.first if role is None else role[0]] : end],
        title=candidate.title,
        suffix=suffix,
        nickname=next(nicknames, None),
        kin=found.kin_before is not None or found.kin_apposed is not None,
        introduced=found.introduced,
        says=found.says or found.body >= 1.5,
        role_from=-1 if role is None else role[0],
        possessor=candidate.last < len(tokens) and tokens.lower[candidate.last] in vocabulary.possessives,
    )
    if kind == "organisation" and len(rows) > 1:
        mention.acronym = acronym_after(tokens, candidate.last)
    if kind == "person" and mention.text.isupper() and len(mention.text) >= LETTERS:
        mention.words = tuple(spelt(word) for word in mention.words)
        mention.text = " ".join(mention.words)
    if kind == "person":
        mention.gender = _gender(vocabulary, candidate, found, mention.words)
    return mention


def _gender(words: Words, candidate: Candidate, found: Signs, parts: tuple[str, ...]) -> str | None:
    """The gender that a personal title, kin word, role or given name tell; a masculine role may be a woman's."""
    if candidate.title in ("m", "f"):
        return candidate.title
    kin = found.kin_apposed if found.kin_before is None else found.kin_before[1]
    if kin in ("m", "f"):
        return kin
    role = found.role_before[1] if found.role_before is not None else None
    if role == "f":
        return role
    own = words.gendered.get(parts[0].lower())
    known = names.name(parts[0]) or _compound(parts[0])
    if own is None and known is not None and (len(parts) > 1 or known.surname <= known.given):
        own = known.gender
    return own if own in ("m", "f") else role or own


def own_pronoun(tokens: Tokens, words: Words, at: int) -> str | None:
    """The gender of the pronoun that opens what somebody says, which is mostly of oneself: "Harker | said that he would"."""
    lower, size = tokens.lower, len(tokens)
    verb = next((n for n in (at, at + 1) if n < size and words.says.match(lower, n)), None)
    if verb is None or (verb > at and lower[at] not in words.adverbs):
        return None
    found = words.says.match(lower, verb)
    after = verb + (found[0] if found is not None else 1)
    after += after < size and lower[after] in words.conjunctions
    pronoun = words.pronouns.match(lower, after) if after < size else None
    single = pronoun is not None and (pronoun[1].kind, pronoun[1].number, pronoun[1].person) == ("subject", "s", 3)
    return pronoun[1].gender if pronoun is not None and single and pronoun[1].gender != "u" else None


def _compound(word: str) -> names.Name | None:
    """What a given name of two ends in: "Kellyanne", "Annalisa"."""
    for n in range(COMPOUND, len(word) - COMPOUND):
        known = names.name(word[n:].capitalize())
        if known is not None and known.given >= COMPOUND:
            return known
    return None
