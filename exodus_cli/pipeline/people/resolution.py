"""Who a name, a pronoun or a description stands for, among the cast of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang.people import Pronoun
from exodus_cli.pipeline.people.cast import Cast, Entity, Mention
from exodus_cli.pipeline.people.words import Words

# Nobody is meant who was last named more than so many sentences ago.
FAR = 12
# Points: a sentence further back costs one; what else makes somebody likelier to be meant.
SUBJECT, OPENS, SAME_PARAGRAPH, SPOKE_LAST, SPOKE_BEFORE = 1.5, 0.5, 0.5, 1.5, 0.5
UNKNOWN_GENDER, IN_QUOTE, AFTER_PREPOSITION, BODY = -0.5, -2.0, -0.5, -1.5
# How many of the latest names are looked at.
RECENT = 40
# A description that repeats no stated role means somebody named at most so many sentences before.
EPITHET_REACH = 3
# How many words after a name may still belong to its role: ", the country's former defence minister".
ROLE_REACH = 10
OPEN, CLOSE, EITHER = frozenset("“«„"), frozenset("”»"), frozenset('"')


@dataclass(slots=True)
class _Place:
    """One mention with what its place in the text tells."""

    mention: Mention
    entity: Entity
    sentence: int
    paragraph: int
    quoted: bool
    subject: bool
    opens: bool
    """Whether it is the first thing its sentence names."""


class Resolver:
    """Resolves the mentions of one article to entities of its cast."""

    def __init__(self, tokens: Tokens, words: Words, cast: Cast) -> None:
        self.tokens, self.words, self.entities = tokens, words, cast.entities
        quoted = _quoted(tokens)
        self._paragraphs = [first for first, _ in tokens.paragraphs]
        self.places: list[_Place] = []
        for entity in self.entities:
            for mention in entity.mentions:
                at = mention.first
                subject = not mention.possessor and self._subject(mention)
                self.places.append(
                    _Place(
                        mention,
                        entity,
                        tokens.sentence_of(at),
                        self._paragraph(at),
                        quoted[at],
                        subject,
                        at == tokens.sentences[tokens.sentence_of(at)][0],
                    )
                )
        self.places.sort(key=lambda place: place.mention.first)
        self._firsts = [place.mention.first for place in self.places]
        self._quoted = quoted
        self._about: dict[int, set[str]] = {id(entity): set() for entity in self.entities}
        self._roles = {id(entity): self._roles_of(entity) for entity in self.entities}

    def resolve(self, first: int, last: int, recent: Sequence[Entity] = ()) -> Entity | None:
        """Who the tokens [first, last) stand for; an empty range at a verb asks for its dropped subject."""
        if first >= last:
            return self.silent(first, recent)
        return self._named(first, last) or self._unnamed(first, last, recent)

    # ---- kinds of mentions ----------------------------------------------------------------
    def _named(self, first: int, last: int) -> Entity | None:
        """The one whom a name inside the words names: not a possessor, nor who stands after "of"."""
        inside = self.places[bisect_left(self._firsts, first - 6) : bisect_left(self._firsts, last)]
        inside = [p for p in inside if p.mention.last > first and p.mention.name_first < last]
        whole = [p for p in inside if p.mention.first <= first or p.mention.name_first <= first]
        if whole and not whole[0].mention.possessor:
            return whole[0].entity
        before = (self.tokens.lower[max(0, p.mention.first - 1)] for p in inside)
        free = [p for p, word in zip(inside, before, strict=True) if not p.mention.possessor and word not in self.words.prepositions]
        people = [p for p in free if p.entity.kind == "person"]
        chosen = people or free
        return chosen[0].entity if chosen else None

    def _unnamed(self, first: int, last: int, recent: Sequence[Entity]) -> Entity | None:
        """Who a pronoun or a description stands for."""
        lower = self.tokens.lower
        found = self.words.pronouns.match(lower, first)
        if found is not None and first + found[0] == last:
            return self._pronoun(found[1], first, recent)
        if found is not None and found[1].kind == "possessive":
            return None  # "his wife": somebody without a name, or one named in an apposition
        if last - first == 1 and lower[first] in self.words.articles:
            return None
        return self._apposed(first, last) or self._description(first, last, recent)

    def _apposed(self, first: int, last: int) -> Entity | None:
        """Whom a description between commas right after a name tells more about: "Raffaele Tosti, | uno dei capi della rivolta |,"."""
        signs = self.tokens.words
        if first < 2 or last >= len(signs) or signs[first - 1] != "," or signs[last] != ",":
            return None
        near = self.places[max(0, bisect_left(self._firsts, first) - 2) : bisect_left(self._firsts, first)]
        return next((p.entity for p in near if p.mention.last == first - 1 and p.entity.kind == "person" and not p.mention.possessor), None)

    def _pronoun(self, pronoun: Pronoun, at: int, recent: Sequence[Entity]) -> Entity | None:
        if pronoun.person != 3:
            return None
        if pronoun.kind == "relative":
            return self._antecedent(at)
        if pronoun.number == "p" or pronoun.kind == "impersonal":
            return self._plural(at, recent)
        return self._likeliest(at, recent, pronoun.gender)

    def _antecedent(self, at: int) -> Entity | None:
        """Who a relative pronoun continues: the nearest name in its sentence."""
        before = [p for p in self.places[: bisect_left(self._firsts, at)][-6:] if p.sentence == self.tokens.sentence_of(at)]
        people = [p for p in before if not p.mention.possessor]
        return people[-1].entity if people and at - people[-1].mention.last <= ROLE_REACH * 2 else None

    def _plural(self, at: int, recent: Sequence[Entity]) -> Entity | None:
        """The body "they" are: the organisation that spoke last, not long ago."""
        sentence = self.tokens.sentence_of(at)
        end = bisect_left(self._firsts, at)
        bodies = [p for p in self.places[max(0, end - 12) : end] if p.entity.kind == "organisation" and sentence - p.sentence <= 2]
        spoke = [p for p in bodies if p.mention.says or p.subject]
        return spoke[-1].entity if spoke else None

    def silent(self, at: int, recent: Sequence[Entity], gender: str = "u") -> Entity | None:
        """The subject a verb does not print: whoever the sentences before are about, of the gender that the verb tells."""
        return self._likeliest(at, recent, gender, silent=True)

    def _description(self, first: int, last: int, recent: Sequence[Entity]) -> Entity | None:
        """Who a description such as "the economist", "the ministry" or "l'uomo" stands for."""
        lower = self.tokens.lower
        if any(word in self.words.indefinite for word in lower[first : first + 2]):
            return None
        head = self._head(first, last)
        if head is None:
            return self._unlisted(first, last, recent)
        kind, gender, keys = head
        gender = self.words.gendered_articles.get(lower[first], "u") if gender == "u" else gender
        if kind == "body":
            fits = [e for e in self.entities if e.kind == "organisation" and keys & {word.lower() for word in e.words}]
            return self._likeliest(first, recent, "u", among=fits, far=True) if fits else None
        if kind == "role":
            fits = [e for e in self.entities if e.kind == "person" and keys & self._roles[id(e)]]
            if fits:
                if recent and self._renamed(fits, recent[0], first, last):
                    return recent[0]
                # A masculine role may be a woman's: "L'avvocato Giulia Bongiorno".
                return self._likeliest(first, recent, "f" if gender == "f" else "u", among=self._nearest(fits, first, last), far=True)
        # So may that of whom no role is known: "Francesca Monaldi … L'investigatore".
        return self._epithet(first, last, "u" if kind == "role" and gender == "m" else gender, recent)

    def _head(self, first: int, last: int) -> tuple[str, str, set[str]] | None:
        """(role, person or body; gender; the names of it) of the head noun of a description."""
        lower, words = self.tokens.lower, self.words
        heads: list[tuple[str, str, set[str]]] = []
        rows = (("role", words.roles), ("role", words.titles), ("person", words.persons))
        for n in range(first, last):
            if n > first and (lower[n] in words.prepositions or lower[n] in words.conjunctions):
                break  # whom an adviser advises is not meant: "advisers to the governor"
            if words.plurals.match(lower, n):
                return None
            found = [(match[0], kind, match[1]) for kind, phrases in rows if (match := phrases.match(lower, n)) and n + match[0] <= last]
            if found:
                size, kind, gender = max(found, key=lambda row: row[0])
                heads.append((kind, gender, self._keys(n, size)))
            if lower[n] in words.plain:
                heads.append(("body", "u", {lower[n]}))
        if not heads:
            return None
        return heads[0] if words.lexicon.head_first else heads[-1]

    def _keys(self, at: int, size: int) -> set[str]:
        """What a role may be called: its head noun, and the one name of those that mean the same."""
        lower = self.tokens.lower
        head = lower[at] if self.words.lexicon.head_first else lower[at + size - 1]
        same = self.words.same_roles.get(" ".join(lower[at : at + size]))
        return {head} if same is None else {head, same}

    def _renamed(self, fits: list[Entity], speaker: Entity, first: int, last: int) -> bool:
        """Whether a description tells more than is known of those who hold the role, and the last speaker has none."""
        words = self.words
        said = {w for w in self.tokens.lower[first:last] if w.isalpha() and w not in words.function and w not in words.articles}
        if speaker.kind != "person" or self._roles[id(speaker)] or len(said) < 2:
            return False
        return not any(said <= self._about[id(entity)] for entity in fits)

    def _nearest(self, fits: list[Entity], first: int, last: int) -> list[Entity]:
        """Of several who hold such a role, those whose role is told in most of the description's words."""
        said = {w for w in self.tokens.lower[first:last] if w not in self.words.articles and w not in self.words.prepositions}
        shared = [len(said & self._about[id(e)]) for e in fits]
        return [e for e, n in zip(fits, shared, strict=True) if n == max(shared)]

    def _unlisted(self, first: int, last: int, recent: Sequence[Entity]) -> Entity | None:
        """Whom "the pollster" or "il ristoratore" describes by what it ends in, where only one noun follows the article."""
        lower = self.tokens.lower
        if last - first != 2 or lower[first] not in self.words.definite or lower[first + 1] in self.words.things:
            return None
        gender = next((g for ending, g in self.words.agents.items() if lower[first + 1].endswith(ending)), None)
        if gender is None:
            return None
        end, sentence = bisect_left(self._firsts, first), self.tokens.sentence_of(first)
        before = [p for p in self.places[max(0, end - RECENT) : end] if p.entity.kind == "person" and sentence - p.sentence <= 1]
        active = [p.entity for p in before if p.subject or p.mention.says]
        return self._likeliest(first, recent, "f" if gender == "f" else "u", among=active) if active else None

    def _epithet(self, first: int, last: int, gender: str, recent: Sequence[Entity]) -> Entity | None:
        """Whom "the man" or "l'ingegnere 28enne" describes: the one just spoken of, of whom no role is known."""
        lower = self.tokens.lower
        if lower[first] not in self.words.articles or any(w in self.words.prepositions for w in lower[first:last]):
            return None
        free = [e for e in self.entities if e.kind == "person" and not self._roles[id(e)]]
        entity = self._likeliest(first, recent, gender, among=free)
        sentence, before = self.tokens.sentence_of(first), self.places[: bisect_left(self._firsts, first)][-RECENT:]
        near = any(p.entity is entity and sentence - p.sentence <= EPITHET_REACH for p in before)
        return entity if near else None

    # ---- choosing -------------------------------------------------------------------------
    def _likeliest(
        self, at: int, recent: Sequence[Entity], gender: str, *, silent: bool = False, among: list[Entity] | None = None, far: bool = False
    ) -> Entity | None:
        """The entity with most points for being meant at a token."""
        sentence, paragraph = self.tokens.sentence_of(at), self._paragraph(at)
        end = bisect_left(self._firsts, at)
        allowed = None if among is None else {id(entity) for entity in among}
        best: dict[int, tuple[float, Entity]] = {}
        ranks = {id(entity): n for n, entity in enumerate(recent[:4])}
        for place in reversed(self.places[:end] if among is not None else self.places[max(0, end - RECENT) : end]):
            entity, back = place.entity, sentence - place.sentence
            if back > FAR and not far:
                break
            if allowed is not None and id(entity) not in allowed:
                continue
            if entity.kind != "person" and (allowed is None and (gender != "u" or not silent)):
                continue
            if gender in ("m", "f") and entity.gender in ("m", "f") and entity.gender != gender:
                continue
            points = -float(back) + (SUBJECT if place.subject else 0.0) + (IN_QUOTE if place.quoted else 0.0)
            points += OPENS if place.opens else 0.0
            points += BODY if entity.kind != "person" and silent else 0.0
            points += SAME_PARAGRAPH if place.paragraph == paragraph else 0.0
            if gender in ("m", "f") and entity.gender not in ("m", "f"):
                points += UNKNOWN_GENDER
            if place.mention.first > 0 and self.tokens.lower[place.mention.first - 1] in self.words.prepositions:
                points += AFTER_PREPOSITION
            if id(entity) not in best or points > best[id(entity)][0]:
                best[id(entity)] = (points, entity)
        if ranks:
            for key, (points, entity) in best.items():
                rank = ranks.get(key)
                if rank is not None:
                    best[key] = (points + (SPOKE_LAST if rank == 0 else SPOKE_BEFORE), entity)
        if not best:
            return None
        return max(best.values(), key=lambda row: row[0])[1]

    # ---- what a place tells -----------------------------------------------------------------
    def _paragraph(self, token: int) -> int:
        return bisect_left(self._paragraphs, token + 1) - 1

    def _subject(self, mention: Mention) -> bool:
        """Whether a name begins its clause, or follows its verb of saying."""
        tokens, vocabulary = self.tokens, self.words
        at = mention.role_from if mention.role_from >= 0 else mention.first
        for _ in range(ROLE_REACH):
            if at == 0 or tokens.kinds[at - 1] != "w":
                break
            if tokens.lower[at - 1] not in vocabulary.articles and not tokens.words[at - 1][0].isupper():
                break
            at -= 1
        if at == 0 or at == tokens.sentences[tokens.sentence_of(mention.first)][0]:
            return True
        before = tokens.lower[at - 1]
        if before in vocabulary.conjunctions or tokens.kinds[at - 1] != "w":
            return True
        return mention.says

    def _roles_of(self, entity: Entity) -> set[str]:
        """The head nouns of roles and titles printed around the names of somebody."""
        tokens, words, out = self.tokens, self.words, set[str]()
        for mention in entity.mentions:
            about = self._about[id(entity)]
            out.update(self._nouns(mention.first, mention.name_first))
            about.update(tokens.lower[mention.first : mention.name_first])
            start = mention.role_from if mention.role_from >= 0 else mention.first
            comma = start > 1 and tokens.words[start - 1] == ","
            if mention.role_from >= 0 or comma or tokens.lower[start - 1] not in words.prepositions:
                first = self._stretch(start - comma, -1)
                out.update(self._nouns(first, mention.first))
                about.update(tokens.lower[first : mention.first])
            at = mention.last
            follows = at + 1 < len(tokens) and tokens.lower[at + 1] not in words.prepositions
            if follows and (tokens.words[at] in ",(" or tokens.lower[at] in words.copulas):
                last = self._stretch(at + 1, 1)
                out.update(self._nouns(at + 1, last))
                about.update(tokens.lower[at + 1 : last])
        return out

    def _stretch(self, at: int, step: int) -> int:
        """How far the words around a token reach without a sign, a conjunction or a verb of saying."""
        tokens, words = self.tokens, self.words
        for _ in range(ROLE_REACH):
            n = at if step > 0 else at - 1
            if not 0 <= n < len(tokens) or (tokens.kinds[n] not in "wn" and tokens.words[n] not in "-‐‑"):
                break
            if tokens.lower[n] in words.conjunctions or words.says.match(tokens.lower, n) or words.acts.match(tokens.lower, n):
                break
            at += step
        return at

    def _nouns(self, first: int, last: int) -> Iterator[str]:
        """The head nouns of roles, titles and kin among the tokens."""
        for n in range(first, last):
            rows = (self.words.roles.match(self.tokens.lower, n), self.words.titles.match(self.tokens.lower, n))
            sizes = [row[0] for row in (*rows, self.words.persons.match(self.tokens.lower, n)) if row is not None and n + row[0] <= last]
            if sizes:
                yield from self._keys(n, max(sizes))


def _quoted(tokens: Tokens) -> list[bool]:
    """For each token, whether it stands between quotation marks of its paragraph."""
    out = [False] * (len(tokens) + 1)
    for first, last in tokens.paragraphs:
        inside = False
        for n in range(first, last):
            mark = tokens.words[n]
            if mark in OPEN:
                inside = True
            elif mark in CLOSE:
                inside = False
            elif mark in EITHER:
                inside = not inside
            out[n] = inside
    return out
