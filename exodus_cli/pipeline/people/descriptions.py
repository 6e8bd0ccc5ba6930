"""Who a description stands for: "the economist", "the Nebraska Republican", "the group", "l'uomo"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from exodus_cli.pipeline.people.cast import Cast, Entity
from exodus_cli.pipeline.people.phrases import follows

if TYPE_CHECKING:
    from exodus_cli.pipeline.people.resolution import Place, Resolver

# A description that repeats no stated role means somebody named at most so many sentences before.
EPITHET_REACH = 3
# A second description of somebody whose role is known means who was spoken of at most so many sentences before.
SECOND_REACH = 2
# Somebody introduced without a name at most so many sentences, and tokens, before is still meant by the bare noun.
INTRODUCED, INTRODUCED_WITHIN = 10, 400
# How many words after a name may still belong to its role: ", the country's former defence minister".
ROLE_REACH = 10
# How far behind a name its party may stand: "Gwen Park (D-Calif.)".
PARTY_REACH = 6
# How many words a role that has another name may be longer than the noun.
LONGER = 3


class Descriptions:
    """Resolves the descriptions of one article, by the roles that stand around the names."""

    def __init__(self, resolver: Resolver, cast: Cast) -> None:
        self.resolver, self.tokens, self.words, self.cast = resolver, resolver.tokens, resolver.words, cast
        self._about: dict[int, set[str]] = {id(entity): set() for entity in cast.entities}
        """All words told about somebody."""
        self._roles = {id(entity): self._roles_of(entity) for entity in cast.entities}

    def resolve(self, first: int, last: int, recent: Sequence[Entity]) -> Entity | None:
        """Who a description such as "the economist", "the ministry" or "l'uomo" stands for."""
        lower = self.tokens.lower
        if any(word in self.words.indefinite for word in lower[first : first + 2]) or self._restricted(first, last):
            return None
        head = self._head(first, last)
        if head is None:
            return self._native(first, last, recent) or self._unlisted(first, last, recent)
        kind, gender, keys = head
        gender = self.words.gendered_articles.get(lower[first], "u") if gender == "u" else gender
        if kind == "body":
            return self._body(first, last, keys, recent)
        if kind == "role":
            fits = [e for e in self.cast.entities if e.kind == "person" and keys & self._roles[id(e)]]
            if fits:
                return self._holder(fits, first, last, gender, recent)
            if any(follows(lower, n, self.words.lexicon.cues.year_old) for n in range(first + 1, last)):
                meant = self._last_spoken_of(first, gender, recent)  # "the 58-year-old senator"
                return meant or self._epithet(first, last, "u" if gender == "m" else gender, keys, recent)
            if any(self.words.lexicon.titles.table().get(key, "u") != "u" for key in keys):
                return None  # "the pope", "the king": nobody is who does not bear it
            titles = (self.words.titles.match(lower, n) for n in range(first, last))
            if any(found is not None and found[1] == "u" for found in titles):
                # "the president", "il sindaco": an office has its holder, named or not
                return self._alone_spoke(first, recent)
        if self._introduced(first, keys):
            return None
        # So may that of whom no role is known: "Francesca Monaldi … L'investigatore".
        return self._epithet(first, last, "u" if kind == "role" and gender == "m" else gender, keys, recent)

    def _restricted(self, first: int, last: int) -> bool:
        """Whether a relative clause without comma tells which of many is meant, and so somebody new: "the banker who turned her down"."""
        lower, pronouns = self.tokens.lower, self.words.pronouns
        if self.words.lexicon.head_first:
            return False
        for n in range(first + 2, min(last + 1, len(lower))):
            found = pronouns.match(lower, n) if self.tokens.kinds[n - 1] == "w" else None
            if found is not None and found[1].kind == "relative":
                return True
        return False

    def _holder(self, fits: list[Entity], first: int, last: int, gender: str, recent: Sequence[Entity]) -> Entity | None:
        """Which of those who hold a role is meant; of what is told of none of them, only who spoke last: "the spokesman for the union"."""
        complement = next((n for n in range(first + 1, last) if self.tokens.lower[n] in self.words.prepositions), last)
        about = set[str]().union(*(self._about[id(e)] for e in fits))
        if not self._said(complement, last) - set(self.cast.homes.values()) <= about:
            return next((e for e in fits if recent and e is recent[0]), None)
        named = {id(place.entity) for place in self.resolver.places if place.mention.first < first}
        # "the Florida senator" of whom nothing is told, where another senator is named only later
        told = any(id(e) in named for e in fits) or any(n in self.cast.homes for n in range(first, last))
        for other in (*recent[:1], *self._active(first, 1, "person")[-1:]) if told else ():
            if self._renamed(fits, other, first, last):
                return other
        # A masculine role may be a woman's: "L'avvocato Giulia Bongiorno".
        gender, nearest = "f" if gender == "f" else "u", self._nearest(fits, first, last)
        found = self.resolver.likeliest(first, recent, gender, among=nearest, far=True)
        # Named only later: "a report by the state auditor …. The auditor, Joyce Kim, said".
        return nearest[0] if found is None and len(nearest) == 1 else found

    def _alone_spoke(self, first: int, recent: Sequence[Entity]) -> Entity | None:
        """Who spoke last, where nobody else is named in the paragraph and no role is told of him: "Landi … Il presidente del Consiglio"."""
        if not recent or recent[0].kind != "person" or self._roles[id(recent[0])]:
            return None
        opens = self.resolver.paragraph_start(first)
        here = {id(p.entity): p.entity for p in self.resolver.latest(first) if p.mention.first >= opens and p.entity.kind == "person"}
        return recent[0] if list(here) == [id(recent[0])] else None

    def _body(self, first: int, last: int, keys: set[str], recent: Sequence[Entity]) -> Entity | None:
        """The body whose name holds the noun, or the one last spoken of where the noun fits any: "the group"."""
        bodies = [e for e in self.cast.entities if e.kind == "organisation"]
        fits = [e for e in bodies if keys & {word.lower() for word in e.words}]
        if fits:
            return self.resolver.likeliest(first, recent, "u", among=fits, far=True)
        if not keys & self.words.generic or self.tokens.lower[first] not in self.words.definite or last - first > 2:
            return None
        active = self._active(first, SECOND_REACH, "organisation")
        spoke = [e for e in active if recent and e is recent[0]]
        return spoke[0] if spoke else active[0] if len(active) == 1 else None

    def _head(self, first: int, last: int) -> tuple[str, str, set[str]] | None:
        """(role, person or body; gender; the names of it) of the head noun of a description."""
        lower, words = self.tokens.lower, self.words
        heads: list[tuple[str, str, set[str]]] = []
        rows = (("role", words.roles), ("role", words.titles), ("person", words.persons))
        # Whose somebody is tells nothing of who it is: "| Mr. Lee's | advisers".
        begin = next((n + 1 for n in range(last - 2, first, -1) if lower[n] in words.possessives), first)
        for n in range(begin, last):
            if n > first and (lower[n] in words.prepositions or lower[n] in words.conjunctions):
                break  # whom an adviser advises is not meant: "advisers to the governor"
            if words.plurals.match(lower, n) and not (words.roles.match(lower, n) and lower[first] in words.gendered_articles):
                return None
            found = [(match[0], kind, match[1]) for kind, phrases in rows if (match := phrases.match(lower, n)) and n + match[0] <= last]
            if found:
                size, kind, gender = max(found, key=lambda row: row[0])
                heads.append((kind, gender, self._keys(n, size)))
            if self.tokens.kinds[n] == "n" and n + 1 < last and lower[n + 1] in words.lexicon.cues.age_nouns:
                heads.append(("person", "u", {lower[n + 1]}))  # "il 23enne di Schio"
            if lower[n] in words.plain:
                heads.append(("body", "u", {lower[n]}))
        if not heads:
            return None
        return heads[0] if words.lexicon.head_first else heads[-1]

    def _keys(self, at: int, size: int) -> set[str]:
        """What a role may be called: its head noun, and the one name of those that mean the same."""
        lower = self.tokens.lower
        head = lower[at] if self.words.lexicon.head_first else lower[at + size - 1]
        # "presidente" is one role, "presidente della Regione" another.
        phrases = (" ".join(lower[at : at + n]) for n in range(size + LONGER, size - 1, -1))
        same = next((self.words.same_roles[phrase] for phrase in phrases if phrase in self.words.same_roles), None)
        return {head} if same is None else {head, same}

    def _said(self, first: int, last: int) -> set[str]:
        """What a description tells, places by their one name: "the | California | Democrat"."""
        lower, words, homes = self.tokens.lower, self.words, self.cast.homes
        small = words.function | words.articles | words.prepositions
        return {homes.get(n, lower[n]) for n in range(first, last) if lower[n].isalpha() and lower[n] not in small}

    def _renamed(self, fits: list[Entity], speaker: Entity, first: int, last: int) -> bool:
        """Whether a description tells more than is known of those who hold the role, and who just spoke or acted has none."""
        said = self._said(first, last)
        if speaker.kind != "person" or self._roles[id(speaker)] or len(said) < 2:
            return False
        return not any(said <= self._about[id(entity)] for entity in fits)

    def _nearest(self, fits: list[Entity], first: int, last: int) -> list[Entity]:
        """Of several who hold such a role, those whose role is told in most of the description's words."""
        said = self._said(first, last)
        shared = [len(said & self._about[id(e)]) for e in fits]
        return [e for e, n in zip(fits, shared, strict=True) if n == max(shared)]

    def _native(self, first: int, last: int, recent: Sequence[Entity]) -> Entity | None:
        """Whom "the Texan" or "il portoghese" means: who is said to be from there, or the one person just spoken of."""
        lower, homes, words = self.tokens.lower, self.cast.homes, self.words
        if last - first != 2 or lower[first] not in words.definite or lower[last - 1] not in words.natives:
            return None
        if self.tokens.words[last - 1].isupper() or (words.gendered_articles and lower[first] not in words.gendered_articles):
            return None  # "the UN", "i russi"
        gender, where = words.gendered_articles.get(lower[first], "u"), homes.get(last - 1, lower[last - 1])
        fits = [e for e in self.cast.entities if e.kind == "person" and where in self._about[id(e)]]
        if fits:
            return self.resolver.likeliest(first, recent, gender, among=fits)
        return self._last_spoken_of(first, gender, recent)

    def _unlisted(self, first: int, last: int, recent: Sequence[Entity]) -> Entity | None:
        """Whom "the pollster" or "il ristoratore" describes by what it ends in, where only one noun follows the article."""
        lower = self.tokens.lower
        if last - first != 2 or lower[first] not in self.words.definite or lower[first + 1] in self.words.things:
            return None
        gender = next((g for ending, g in self.words.agents.items() if lower[first + 1].endswith(ending)), None)
        if gender is None:
            return None
        active = self._active(first, 1, "person")
        return self.resolver.likeliest(first, recent, "f" if gender == "f" else "u", among=active) if active else None

    def _epithet(self, first: int, last: int, gender: str, keys: set[str], recent: Sequence[Entity]) -> Entity | None:
        """Whom "the man" or "l'ingegnere 28enne" describes: the one just spoken of, of whom no role is known."""
        lower = self.tokens.lower
        second = bool(keys & self.words.epithets) or bool(keys & set(self.words.lexicon.cues.age_nouns))
        if lower[first] not in self.words.articles or (not second and any(w in self.words.prepositions for w in lower[first:last])):
            return None
        if self.words.lexicon.head_first and self.tokens.words[min(first + 1, last - 1)][0].isupper():
            return None  # "il Cavaliere": a by-name
        if second and recent and recent[0] is self._last_spoken_of(first, gender, recent):
            return recent[0]
        free = [e for e in self.cast.entities if e.kind == "person" and not self._roles[id(e)]]
        entity = self.resolver.likeliest(first, recent, gender, among=free)
        if entity is not None and any(p.entity is entity for p in self._before(first, EPITHET_REACH)):
            return entity
        # "the lawmaker", "il giovane": so may be called of whom something else is known.
        return self._last_spoken_of(first, gender, recent) if second else None

    def _introduced(self, at: int, keys: set[str]) -> bool:
        """Whether somebody without a name was introduced by the noun: "un imprenditore della sanità … L'imprenditore"."""
        tokens, words = self.tokens, self.words
        sentence = tokens.sentence_of(at)
        begin = max(tokens.sentences[max(0, sentence - INTRODUCED)][0], at - INTRODUCED_WITHIN)
        for n in range(at - 1, begin, -1):
            led = tokens.lower[max(0, n - 3) : n]
            if tokens.lower[n] not in keys or self.resolver.quoted[n] or words.indefinite.isdisjoint(led):
                continue
            end = n + 1
            while end < at and tokens.kinds[end] == "w" and tokens.words[end][0].islower():
                end += 1
            end += end < at and tokens.words[end] == ","
            return end not in self.cast.names and not any(p.mention.first == end for p in self.resolver.latest(at))
        return False

    def _last_spoken_of(self, at: int, gender: str, recent: Sequence[Entity]) -> Entity | None:
        """The one person the sentences before are about, None where they are about several."""
        near = [p.entity for p in self._before(at, SECOND_REACH) if p.entity.kind == "person"]
        near = [entity for entity in near if {gender, entity.gender or "u"} != {"m", "f"}]
        if recent and recent[0] in near:
            return recent[0]
        active = [e for e in self._active(at, SECOND_REACH, "person") if e in near]
        active = active or list(dict.fromkeys(near))
        return active[0] if len(active) == 1 else None

    def _before(self, at: int, reach: int) -> list[Place]:
        """The names in the sentences before a token."""
        sentence = self.tokens.sentence_of(at)
        return [place for place in self.resolver.latest(at) if sentence - place.sentence <= reach]

    def _active(self, at: int, reach: int, kind: str) -> list[Entity]:
        """Those of a kind who did or said something in the sentences before, each once."""
        rows = (p.entity for p in self._before(at, reach) if p.entity.kind == kind and (p.subject or p.mention.says) and not p.quoted)
        return list(dict.fromkeys(rows))

    # ---- what is told of somebody -------------------------------------------------------------
    def _roles_of(self, entity: Entity) -> set[str]:
        """The head nouns of roles and titles printed around the names of somebody."""
        tokens, words, out = self.tokens, self.words, set[str]()
        about = self._about[id(entity)]
        for mention in entity.mentions:
            out.update(self._nouns(mention.first, mention.name_first))
            about.update(self._said(mention.first, mention.name_first))
            start = mention.role_from if mention.role_from >= 0 else mention.first
            comma = start > 1 and tokens.words[start - 1] == ","
            if mention.role_from >= 0 or comma or tokens.lower[start - 1] not in words.prepositions:
                first = self._stretch(start - comma, -1)
                out.update(self._nouns(first, mention.first))
                about.update(self._said(first, mention.first))
            at = mention.last
            party = self._party(at)
            if party is not None:
                out.add(party)
                about.add(party)
                about.update(self._said(at, min(at + PARTY_REACH, len(tokens))))
            follows = at + 1 < len(tokens) and tokens.lower[at + 1] not in words.prepositions
            if follows and (tokens.words[at] in ",(" or tokens.lower[at] in words.copulas):
                last = self._stretch(at + 1, 1)
                if tokens.words[at] == "," and last < len(tokens) and words.says.match(tokens.lower, last):
                    continue  # "With Colin Fry, the MP explains": somebody else
                out.update(self._nouns(at + 1, last))
                about.update(self._said(at + 1, last))
            elif at + 1 < len(tokens) and tokens.lower[at] in words.joints and at + 1 in self.cast.homes:
                about.add(self.cast.homes[at + 1])  # "Senator Dressler of Nebraska"
        return out

    def _party(self, at: int) -> str | None:
        """The party whose letter stands behind a name: "(D-Calif.)", ", R-Texas,"."""
        signs = self.tokens.words
        if at + 2 >= len(signs) or signs[at] not in "(," or signs[at + 2] not in "-–" or not signs[at + 1].isupper():
            return None
        return self.words.lexicon.parties.get(self.tokens.lower[at + 1])

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
