"""Everybody who can speak in an article: those its people list holds, and those who come in by speaking."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

import msgspec

from exodus_cli.facts import Person, PersonKind, Span, record_id
from exodus_cli.pipeline.coreference import Coreference
from exodus_cli.pipeline.people.organisations import domain_end
from exodus_cli.pipeline.people.runs import FAMOUS, digits, spelt
from exodus_cli.pipeline.quotes.bodies import PublicBodies
from exodus_cli.pipeline.quotes.sorts import Sorts
from exodus_cli.pipeline.quotes.words import words_of
from exodus_cli.pipeline.reading import Reading
from exodus_cli.world import names

# An unknown name of two or three words in capitals is a person's, any other a body's.
PERSONS, LONGEST = 2, 3
# How far behind the words of a subject another speaker's name may end, in tokens: "said Smith | and Mary Ann Jones".
REACH = 8
# How far behind a description its name may be told, in tokens.
AHEAD = 120
# So many words may introduce the second of two who speak together: "Shayla Brooks and | her brother | Marcus".
TITLES = 3


class Roster:
    """The people and bodies of one article; whoever speaks and is not among them is added."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens, self.words = reading, reading.tokens, words_of(reading.lang)
        self.sorts, self.bodies, self.coreference = Sorts(reading), PublicBodies(reading), Coreference(reading)
        self.people: dict[str, Person] = {p.id: p for p in reading.people}
        self._spans = sorted((start, end, p.id) for p in reading.people for start, end in p.mentions)
        self._starts = [span[0] for span in self._spans]
        self._surnames: dict[str, str] = {}
        """Last name in lower case -> the one person who bears it; nobody where two do."""
        for person in reading.people:
            if person.person_kind == "person":
                surname = person.name.split()[-1].lower()
                self._surnames[surname] = "" if surname in self._surnames else person.id
        self._short: dict[str, str] = {}

    def known(self, person: Person) -> Person:
        """The record of somebody, added where it is new."""
        return self.people.setdefault(person.id, person)

    def inside(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The known mentions in the character range [start, end)."""
        n = bisect_left(self._starts, start)
        if n and self._spans[n - 1][1] > start:
            n -= 1
        inside = []
        while n < len(self._spans) and self._spans[n][0] < end:
            inside.append(self._spans[n])
            n += 1
        return inside

    def first_named(self, start: int, limit: int, end: int) -> Person | None:
        """The first known mention at or after `start` and up to `limit`, if it ends before `end` (character offsets)."""
        n = bisect_left(self._starts, start)
        if n < len(self._spans) and self._spans[n][0] <= limit and self._spans[n][1] <= end:
            return self.people[self._spans[n][2]]
        return None

    # ---- whom words name --------------------------------------------------------------------
    def head(self, first: int, last: int) -> Person | None:
        """The one named among the tokens who is the head of the phrase: no possessor, nor behind a preposition."""
        tokens, words = self.tokens, self.words
        best: tuple[int, int, str] | None = None
        barriers = words.conjunctions | words.genitives | words.prepositions | words.relatives
        start, end = tokens.span(first, last)
        for span in self.inside(start, end):
            one, two = tokens.at(span[0]), tokens.at(span[1])
            led = one - 1
            while led >= 0 and tokens.lower[led] in words.determiners and tokens.lower[led] not in words.prepositions:
                led -= 1
            before = tokens.lower[led] if led >= 0 else ""
            if led >= first and (before in words.genitives or before in words.prepositions):
                continue
            if span[1] < end and self.sorts.modifies(two):
                continue
            if self._related(first, one):
                continue  # "doctors who have examined Ann Lee"
            if self.people[span[2]].person_kind != "person" and self.sorts.hangs(first, one):
                continue
            between = range(tokens.at(best[1]), one) if best is not None else ()
            if any(tokens.words[k] == "," or tokens.lower[k] in barriers for k in between):
                break
            best = span
        return self.people[best[2]] if best is not None else None

    def _related(self, first: int, at: int) -> bool:
        """Whether a token of a phrase stands in a relative clause, no comma between: "doctors who have examined | Ann Lee"."""
        tokens = self.tokens
        who = next((n for n in range(at - 1, first, -1) if tokens.lower[n] in self.words.whom or tokens.words[n] == ","), first)
        return who > first and tokens.words[who] != ","

    def joint(self, first: int, last: int) -> tuple[list[Person], int]:
        """Those who speak together, each with a record, and where the last one's name ends: "Smith and Jones", "Rossi e Verdi".

        Empty where the words are about one, or where one of them has no record ("Smith and his wife").
        """
        tokens, words = self.tokens, self.words
        if words.conjunctions.isdisjoint(tokens.lower[first : last + 1]):
            return [], last
        limit = min(len(tokens), last + REACH)
        rows = {tokens.at(a): (tokens.at(b - 1) + 1, i) for a, b, i in self.inside(tokens.starts[first], tokens.ends[limit - 1])}
        bodies = self.reading.cast.bodies if self.reading.cast is not None else {}
        rows |= {n: (bodies[n], "") for n in range(first, limit) if n in bodies and n not in rows}
        found: list[tuple[int, int, str]] = []
        for one, (two, identity) in sorted(rows.items()):
            since = found[-1][1] if found else first
            gap = range(since, one)
            if any(n in gap and (words.genitives | words.prepositions | words.relatives) & {tokens.lower[n]} for n in gap):
                break
            link = [n for n in gap if tokens.words[n] == "," or tokens.lower[n] in words.conjunctions]
            if found and (not link or len(gap) - len(link) > TITLES):
                break
            if two < len(tokens) and tokens.lower[two] in words.saxon:
                break
            if one >= last and not self._closes(two):
                break
            found.append((one, two, identity))
        joined = any(tokens.lower[n] in words.conjunctions for a, b in pairwise(found) for n in range(a[1], b[0]))
        if not joined or found[-1][1] < last:
            return [], last
        people = [self.people[i] if i else self.coreference.resolve(tokens.span(a, b)) for a, b, i in found]
        known = {person.id: person for person in people if person is not None}
        if len(known) < len(found):
            return [], last
        return [self.known(person) for person in known.values()], found[-1][1]

    def _closes(self, at: int) -> bool:
        """Whether a subject behind its verb ends at a token: at a sign, a preposition or "that"; not before a verb of its own."""
        if at >= len(self.tokens) or self.tokens.kinds[at] in "sl":
            return True
        return self.tokens.lower[at] in self.words.prepositions | self.words.complementizers | self.words.times

    def silent(self, first: int, last: int) -> Person | None:
        """The body that the words name from end to end, though nothing showed yet that it speaks: "Save the Children"."""
        while first < last and self.tokens.lower[first] in self.words.determiners:
            first += 1
        bodies = self.reading.cast.bodies if self.reading.cast is not None else {}
        found = self.coreference.resolve(self.tokens.span(first, last)) if bodies.get(first) == last else None
        return None if found is None else self.known(found)

    def owner(self, first: int, last: int) -> Person | None:
        """Who is named as the owner of words or papers that speak: "Lobanovskaya's estimates"."""
        tokens = self.tokens
        start, end = tokens.span(first, last)
        for span in self.inside(start, end):
            two = tokens.at(span[1])
            if span[0] == start and two < last and tokens.lower[two] in self.words.saxon:
                return self.people[span[2]]
            one = tokens.at(span[0])
            # "una stima dello stesso Curti"
            near = (one - 1, one - 2) if tokens.words[one - 1][0].islower() else (one - 1,)
            if self.words.romance and any(n >= first and tokens.lower[n] in self.words.genitives for n in near):
                return self.people[span[2]]
        bodies = self.reading.cast.bodies if self.reading.cast is not None and self.words.romance else {}
        for n in range(first + 1, last):
            if n in bodies and bodies[n] <= last and tokens.lower[n - 1] in self.words.genitives:
                silent = self.coreference.resolve(tokens.span(n, bodies[n]))
                return None if silent is None else self.known(silent)  # "i calcoli dell'Ispra"
        n = first + (tokens.lower[first] in self.words.determiners)
        if n < last - 1 and tokens.lower[last - 1] in self.words.papers and all(word[0].isupper() for word in tokens.words[n : last - 1]):
            found = self.coreference.resolve(tokens.span(n, last - 1))
            return None if found is None else self.known(found)  # "Geological Survey records"
        return None

    def public(self, first: int, last: int) -> Person | None:
        """The public body that the words stand for, by the name the article gives it in full, or by its one name."""
        tokens, key = self.tokens, self.bodies.key(first, last)
        if key is None:
            return None
        full, span = self.bodies.named(key), tokens.span(first, last)
        found = self.coreference.resolve(tokens.span(*full)) if full is not None else None
        name, called = self.bodies.called(key), self.bodies.canonical(key)
        if found is None and name is None:
            return None
        person = self.people.get(found.id, found) if found is not None else self.person(name or "", "organisation", span)
        if called is not None and person.organisation is None and called != person.name:
            person = msgspec.structs.replace(person, organisation=called, cues={**person.cues, "organisation": span})
        alias = " ".join(self.reading.text[slice(*span)].split())
        if found is None:
            # "Border guards in Finland", then "Finnish border guards": both are printed forms of one name.
            if alias not in (*person.aliases, person.name):
                person = msgspec.structs.replace(person, aliases=(*person.aliases, alias))
        elif span not in person.mentions and not any(a < span[1] and span[0] < b for a, b in person.mentions):
            aliases = person.aliases if alias in (*person.aliases, person.name) else (*person.aliases, alias)
            person = msgspec.structs.replace(person, aliases=aliases, mentions=tuple(sorted({*person.mentions, span})))
        self.people[person.id] = person
        return person

    # ---- who is new -------------------------------------------------------------------------
    def paper(self, first: int, last: int) -> Person:
        """A letter or a report as speaker: named as printed, and no record of the article's people."""
        start, end = self.tokens.span(first, self._comma(first, last))
        article, name = self.reading.document.article, " ".join(self.reading.text[start:end].split())
        return Person(
            id=record_id(article.id, "person", name), article=article.id, lang=self.reading.lang, name=name, person_kind="unnamed"
        )

    def new(self, first: int, last: int, owner: tuple[int, Person] | None = None) -> Person | None:
        """A speaker nobody has recorded: a name in capitals, or a description, told by its owner, who stands at a token as "his"."""
        name = self.capitals(first, last)
        if name is not None and self.sorts.verb(first, last):
            return None
        known = self._surnames.get(name.split()[-1].lower()) if name and name.isupper() else None
        if known:
            return self.people[known]
        described = name is None or self.sorts.common(first, last)
        if name is None or self._common_head(name) or self.sorts.office(first, last):
            return self.described(first, last, owner)
        kind: PersonKind = self.sorts.kind(first, last) if described else "organisation"
        body = any(word.lower() in self.words.bodies for word in name.split())
        person = PERSONS <= len(name.split()) <= LONGEST and self.tokens.words[first][0].islower()
        if not body and ((person and self.sorts.of(first, last)) or (not described and self._surnamed(name, last))):
            kind = "person"
        return self.person(name, kind, self.tokens.span(first, self._comma(first, last)))

    def turn(self, first: int, last: int) -> Person | None:
        """Whom the marker of a turn names: "SEN. JOHN KERRY", then "KERRY"; nobody in "QUESTION" or "UNIDENTIFIED MALE"."""
        tokens, people = self.tokens, self.sorts.people_words
        if not self.words.anonymous.isdisjoint(tokens.lower[first:last]):
            return None
        found = self.head(first, last)
        known = self._surnames.get(tokens.lower[last - 1])
        if known is not None or (found is not None and found.person_kind == "person"):
            return found or self.people.get(known or "")
        while last - first > 1 and (title := people.titles.match(tokens.lower, first) or people.roles.match(tokens.lower, first)):
            first = min(first + title[0], last - 1)
        first = next((n + 1 for n in range(last - 2, first, -1) if tokens.words[n] == "." and len(tokens.words[n - 1]) > 1), first)
        name = " ".join(spelt(word) for word in self.reading.text[slice(*tokens.span(first, last))].split())
        person = self.person(name, "person", tokens.span(first, last))
        self._surnames[tokens.lower[last - 1]] = person.id
        return person

    def _surnamed(self, name: str, last: int) -> bool:
        """Whether a single word is a famous surname, or like a surname where a colon shows that it speaks: "Netanyahu", "Bonelli: «…»"."""
        known = names.name(name)
        if " " in name or name.isupper():
            return False
        colon = last < len(self.tokens) and self.tokens.words[last] == ":"
        surname = 0 if known is None else known.surname
        return surname >= FAMOUS or (colon and (surname > 0 or names.surname_like(name)))

    def described(self, first: int, last: int, owner: tuple[int, Person] | None = None) -> Person:
        """Somebody without a name, as described: "Sergei's wife" for "his wife", "One man, the son of an oligarch"."""
        tokens = self.tokens
        kind, comma = self.sorts.kind(first, last), self._comma(first, last)
        if kind == "unnamed" and (ahead := self._ahead(tokens.lower[comma - 1], last)) is not None:
            return ahead
        belongs = None if owner is None else self._owned(first, comma, *owner)
        if belongs is not None:
            return self.person(belongs, kind, tokens.span(first, comma))
        first = self._possessor(first, comma)
        couple = self.sorts.couple(first, comma)
        if comma < last and self.sorts.anybody(first, comma):
            comma = self._apposed(comma, last)
        begin = first
        while begin < comma - 1 and tokens.lower[begin] in self.words.determiners and not tokens.words[begin].isdigit():
            if tokens.lower[begin] in self.words.indefinites:
                break
            begin += 1
        start, end = tokens.span(begin, comma)
        name = " ".join(self.reading.text[start:end].split())
        if couple:  # "La coppia … I due"
            name = self._short.setdefault("", name)
        return self.person(name, kind, (start, end))

    def _ahead(self, head: str, at: int) -> Person | None:
        """Whom the text names soon behind a description, by the same noun: "his former accountant said … the accountant, Leonard Fisk"."""
        tokens = self.tokens
        for n in range(at, min(at + AHEAD, len(tokens) - 2)):
            if tokens.lower[n] == head and tokens.lower[n - 1] in self.sorts.people_words.definite:
                start = tokens.starts[n + 1 + (tokens.words[n + 1] == ",")]
                found = self.first_named(start, start, len(tokens.text))
                if found is not None and found.person_kind == "person" and found.mentions[0][0] == start:
                    return found
        return None

    def _possessor(self, first: int, last: int) -> int:
        """Where a description begins whose own possessor stands behind another noun: "after Putin's speech | Sergei's mother"."""
        tokens, words = self.tokens, self.words
        for start, end, _ in reversed(self.inside(*tokens.span(first, last)) if words.saxon else []):
            one, two = tokens.at(start), tokens.at(end - 1) + 1
            before = tokens.lower[one - 1] if one > first else ""
            noun = one > first + 1 and before.isalpha() and tokens.words[one - 1].islower()
            noun = noun and before not in words.prepositions | words.determiners | words.conjunctions | words.genitives
            if noun and two < last and tokens.lower[two] in words.saxon and any(low in words.saxon for low in tokens.lower[first:one]):
                return one
        return first

    def _common_head(self, name: str) -> bool:
        """Whether the one capitalised word is only the head of a body's name: "la | Guardia | costiera", "state | TV"."""
        low = name.lower()
        return low in self.sorts.people_words.heads or low in self.words.papers | self.words.plurals

    def _comma(self, first: int, last: int) -> int:
        return next((n for n in range(first + 1, last) if self.tokens.words[n] == ","), last)

    def _apposed(self, comma: int, last: int) -> int:
        """The end of what an apposition says somebody is: ", the son of an oligarch | due to come home"."""
        lower, words = self.tokens.lower, self.words
        for n in range(comma + 1, last):
            if lower[n] in words.infinitive_marks and lower[n] not in words.genitives:
                return n - 1 if n > comma + 2 else comma
            if n > comma + 1 and lower[n] in words.relatives | words.prepositions and lower[n] not in words.genitives | words.determiners:
                return n
        return last

    def _owned(self, first: int, last: int, at: int, owner: Person) -> str | None:
        """Whose wife "his wife" is, in the words of the language; None for what is no person, or two nouns."""
        if at >= last or self.sorts.of(first, last) not in ("person", None):
            return None
        noun = [n for n in range(first, last) if n != at and not (n < at and self.tokens.lower[n] in self.words.determiners)]
        if not noun or noun[0] > at + 1:
            return None
        what = " ".join(self.reading.text[slice(*self.tokens.span(noun[0], last))].split())
        return self.words.speech.owned.format(owner=owner.name, what=what)

    def person(self, name: str, kind: PersonKind, span: Span) -> Person:
        """The record of a name, its mention added."""
        article = self.reading.document.article
        key = self._short.get(name, name)
        identity = record_id(article.id, "person", key)
        person = self.people.get(identity)
        if person is None:
            person = Person(
                id=identity, article=article.id, source=article.source, lang=self.reading.lang, name=key, person_kind=kind, mentions=(span,)
            )
        elif span not in person.mentions:
            person = msgspec.structs.replace(person, mentions=tuple(sorted({*person.mentions, span})))
        self.people[identity] = person
        return person

    def capitals(self, first: int, last: int) -> str | None:
        """The longest capitalised run of a phrase that is not owned or linked away."""
        tokens, words = self.tokens, self.words
        best: tuple[int, int] | None = None
        n, hung = first, -1
        while n < last:
            address = domain_end(tokens, n + 1) > n + 1 if n + 1 < last else False  # "opensecrets.org"
            function = tokens.lower[n] in words.determiners or tokens.lower[n] in words.prepositions
            if (not tokens.words[n][0].isupper() and not address) or function:
                n += 1
                continue
            stop = n + address
            while stop < last and (tokens.words[stop][0].isupper() or tokens.words[stop] in "-&." or digits(tokens, stop)):
                stop += 1
            stop = max(stop, domain_end(tokens, stop - 1))  # "PowerOutage.us"
            linked = n > first and (tokens.lower[n - 1] in words.genitives or tokens.lower[n - 1] in words.prepositions)
            described = tokens.words[first][0].islower() or tokens.lower[first] in words.determiners
            linked = linked or (described and self.sorts.hangs(first, n))
            linked = linked or (n > first and words.gerund(tokens.lower[n - 1]))  # "countries bordering | Russia"
            linked = linked or self._related(first, n)
            if linked and words.romance and stop - n > PERSONS and tokens.lower[n] in self.sorts.people_words.things:
                n, linked = n + 1, False  # "il portavoce del ministero degli Esteri | Geng Shu"
            # "i sindaci di Torino e | Genova"
            linked = linked or (hung >= 0 and hung == n - 1 and tokens.lower[hung] in words.conjunctions)
            hung = stop if linked else -1
            owned = stop < last and self.sorts.modifies(stop)
            opens = stop - n == 1 and tokens.sentences[tokens.sentence_of(n)][0] == n and stop < last
            if not opens and not owned and not linked and (best is None or stop - n > best[1] - best[0]):
                best = (n, stop)
            n = stop
        if best is None:
            return None
        start, end = tokens.span(*best)
        name = self.reading.text[start:end]
        if " " in name:
            self._short.setdefault(name.split()[-1], name)
        return name
