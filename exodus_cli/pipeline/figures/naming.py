"""From the words that name a source to its one name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from exodus_cli.facts import Attribution, Person, SpeakerKind
from exodus_cli.pipeline.figures.scene import HYPHENS, Scene
from exodus_cli.world.bodies import body, organisation
from exodus_cli.world.sources import publisher, slug_of

# Longest name or description of a source, in tokens.
LONGEST = 12
# Adjectives between a body and its document: "the ministry's latest daily bulletin".
ADJECTIVES = 2
# Signs inside names.
SIGNS = HYPHENS | frozenset("&'’.")
# A source and the tokens that name it; an empty range where another sentence does.
Found = tuple[Attribution, tuple[int, int]]


class Names:
    """The people, places and publishers of an article, as sources may be called after them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        spans = [(start, end, person) for person in scene.reading.people for start, end in person.mentions]
        self.mentions = sorted(spans, key=lambda row: row[:2])
        self.starts = [row[0] for row in self.mentions]
        source = scene.reading.document.article.source
        self.publisher = publisher(source) if source else None
        self.slug = slug_of(source) if source else None

    def person(self, first: int, last: int) -> Person | None:
        """The named person the tokens are about: the last before a preposition ("agency spokesman John Ging"), else the first."""
        scene = self.scene
        bound = next((n for n in range(first + 1, last) if scene.is_("extends", n) and not scene.is_("genitives", n + 1)), last)
        start, end = scene.tokens.span(first, last)
        middle = scene.tokens.starts[bound] if bound < last else end
        low, high = bisect_left(self.starts, start), bisect_right(self.starts, end)
        found = [row for row in self.mentions[low:high] if row[1] <= end and row[2].person_kind == "person"]
        early = [row for row in found if row[1] <= middle]
        return early[-1][2] if early else found[0][2] if found else None

    def of(self, first: int, last: int) -> Attribution | None:
        """The source that the tokens [first, last) name; None where they name none."""
        first, last = self.trimmed(first, last)
        if first >= last:
            return None
        person = self.person(first, last)
        if person is not None:
            return Attribution(name=person.name, kind="person")
        first = self._proper(first, last)
        start, end = self.scene.tokens.span(first, last)
        text = " ".join(self.scene.tokens.text[start:end].split())
        named = organisation(text) or self.body(first, last)
        if named is not None:
            return Attribution(name=named, kind="organisation")
        slug = slug_of(text)
        if slug is not None and text[:1].isupper():
            return Attribution(name=publisher(slug), kind="publisher" if slug == self.slug else "organisation")
        return Attribution(name=text, kind=self.kind(first, last))

    def _proper(self, first: int, last: int) -> int:
        """Where the name begins of a body that is described before it: "independent website | Novaya Gazeta", "a bank, | Alfa Bank"."""
        scene = self.scene
        start, end = scene.tokens.span(first, last)
        low, high = bisect_left(self.starts, start + 1), bisect_left(self.starts, end)
        for begin, until, person in self.mentions[low:high]:
            at = scene.tokens.at(begin)
            described = scene.tokens.words[first][:1].islower() or scene.lower[at - 1] == ","
            linked = scene.is_("genitives", at - 1) or scene.is_("extends", at - 1) or scene.is_("determiners", at - 1)
            if until == end and person.person_kind == "organisation" and described and not linked:
                return at
        return first

    def resolve(self, first: int, last: int, end: int) -> Found | None:
        """The source a phrase names, or the name set beside it: "the fire chief, James Steele"."""
        if last <= first:
            return None
        if self.person(first, last) is None and last + 1 < end and self.scene.lower[last] == ",":
            beside = self.person(last + 1, min(end, last + 5))
            if beside is not None and self.scene.tokens.words[last + 1][:1].isupper():
                return Attribution(name=beside.name, kind="person"), (first, last + 2)
        source = self.of(first, last)
        return (source, (first, last)) if source else None

    def authority(self, first: int, last: int) -> Found | None:
        """A phrase that can be nothing but a source: a public body, an organisation, those who are wont to tell numbers."""
        first, last = self.trimmed(first, last)
        if first >= last:
            return None
        head = first if self.scene.nouns.head_first else last - 1
        wont = self.scene.lower[head] in self.scene.words.sets["anonymous"]
        start, end = self.scene.tokens.span(first, last)
        if not wont and self.body(first, last) is None and organisation(self.scene.tokens.text[start:end]) is None:
            return None
        found = self.of(first, last)
        return (found, (first, last)) if found else None

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Without articles before it, and of "Smith's estimates" only Smith."""
        scene, documents = self.scene, self.scene.words.sets["documents"]
        first = self._past_articles(first, last)
        if last - first > 2 and scene.lower[last - 1] in documents:  # "the ministry's daily bulletin"
            last = next((n for n in range(last - 2, max(first, last - 2 - ADJECTIVES), -1) if scene.lower[n] in ("'s", "'")), last)
        if last - first > 2 and scene.lower[last - 1] in documents and self.kind(first, last - 1) == "organisation":
            last -= 1  # "US Geological Survey records", "interior ministry figures"
        by = last - first > 1 and (scene.is_("genitives", first + 1) or scene.lower[first + 1] in scene.words.sets["by"])
        if by and scene.lower[first] in documents:
            first = first if first + 2 in scene.number_at else self._past_articles(first + 2, last)
        return first, last

    def _past_articles(self, first: int, last: int) -> int:
        while first < last and (self.scene.is_("determiners", first) or self.scene.kinds[first] != "w"):
            first += 1
        return first

    def body(self, first: int, last: int) -> str | None:
        """The public body the words name, with the country the words around it tell."""
        scene = self.scene
        for n in range(first, last):
            hit = scene.words.body.match(scene.lower, n)
            if hit is not None and n + hit[0] <= last:
                country = self._country(first, min(last + 3, scene.sentence(first)[1]))
                return body(hit[1], country) if country else None
        return None

    def _country(self, first: int, last: int) -> str | None:
        start, end = self.scene.tokens.span(first, last)
        places = self.scene.reading.places
        low = bisect_left(places, start, key=lambda p: p.start)
        near = [p for p in places[low : low + 4] if p.end <= end and p.country]
        return near[0].country if near else None

    def kind(self, first: int, last: int) -> SpeakerKind:
        """Names are of organisations, descriptions of nobody named."""
        scene = self.scene
        if any(scene.words.body.match(scene.lower, n) for n in range(first, last)):
            return "organisation"
        opens = first == scene.sentence(first)[0] and scene.nouns.thing_of.match([scene.nouns.lemma(scene.lower[first])], 0) is not None
        capitals = (n for n in range(first + opens, last) if scene.kinds[n] == "w" and scene.tokens.words[n][0].isupper())
        return "unnamed" if next(capitals, None) is None else "organisation"

    # ---- phrases ----------------------------------------------------------------------------
    def phrase_after(self, first: int, end: int) -> tuple[int, int]:
        """The noun phrase that begins at a token: its "of" and "in" phrases included while they go on with names."""
        scene, n = self.scene, first
        end = min(end, first + LONGEST)
        while n < end and (scene.is_("determiners", n) or scene.lower[n] in ("“", '"')):
            n += 1
        while n < end and n not in scene.number_at and n not in scene.dated:
            if not self._word(n) and not (n > first and n + 1 < end and (self._joint(n) or self._bound(n, n + 1))):
                break
            n += 1
        while n > first and (scene.is_("extends", n - 1) or scene.is_("determiners", n - 1)):
            n -= 1
        return first, n

    def _adverb(self, n: int) -> bool:
        return self.scene.is_("breaks", n) and not self.scene.is_("determiners", n)

    def _word(self, n: int) -> bool:
        """Whether a token may be a word of a name or description."""
        scene = self.scene
        if scene.kinds[n] == "n":
            named = n > 0 and scene.tokens.words[n - 1][:1].isupper()
            return named and (scene.tokens.glued(n) or slug_of(f"{scene.lower[n - 1]} {scene.lower[n]}") is not None)  # "G1", "France 24"
        if scene.kinds[n] != "w":
            return n > 0 and scene.lower[n] in "'’" and scene.tokens.glued(n) and scene.lower[n - 1].endswith("s")  # "the farmers' lobby"
        word = scene.lower[n]
        return scene.tokens.words[n][:1].isupper() or word == "'s" or word not in scene.nouns.stops or scene.is_("determiners", n)

    def _joint(self, n: int) -> bool:
        """A hyphen, or a conjunction inside a name: "Relief and Works Agency"."""
        if self.scene.lower[n] in SIGNS:
            return self.scene.tokens.glued(n) and self.scene.tokens.glued(n + 1)
        words = self.scene.tokens.words
        return self.scene.is_("conjunctions", n) and words[n - 1][:1].isupper() and words[n + 1][:1].isupper()

    def _bound(self, n: int, beside: int) -> bool:
        """A preposition that binds the next phrase: "of", "in"."""
        scene = self.scene
        return (scene.is_("genitives", n) or scene.is_("extends", n)) and scene.kinds[beside] == "w"

    def _owned(self, n: int) -> bool:
        """Whether what stands behind a genitive is somebody's, though its word be one of time: "the ministry's [daily] bulletin"."""
        return n > 0 and self.scene.lower[n - 1] == "'s" and self.scene.kinds[n] == "w"

    def phrase_before(self, last: int, begin: int) -> tuple[int, int]:
        """The noun phrase that ends before a token."""
        scene, n = self.scene, last - 1
        begin = max(begin, last - LONGEST)
        while n >= begin and (scene.is_("auxiliaries", n) or n in scene.dated or self._adverb(n)):
            n -= 1
            while n >= begin and n + 1 in scene.dated and (scene.is_("extends", n) or scene.is_("prepositions", n)):
                n -= 1
        end = n + 1
        while n >= begin and (n not in scene.dated or self._owned(n)):
            if n in scene.number_at:
                of = scene.number_at[n].first - 1  # "a study of 1,200 patients found"
                if n == end - 1 or of <= begin or not scene.is_("genitives", of):
                    break
                n = of - 1
            elif scene.lower[n] == ")" and scene.lower[max(begin, n - 2)] == "(":
                n -= 3
            elif self._word(n) or self._owned(n) or (begin < n < end - 1 and (self._joint(n) or self._bound(n, n - 1))):
                n -= 1
            elif n - 1 in scene.number_at and scene.kinds[n] == "w" and n < end - 1:
                n -= 1  # "a poll of 1,215 registered voters found"
            else:
                break
        first = n + 1
        while first < end and (scene.is_("extends", first) or scene.is_("prepositions", first)):
            first += 1
        number = next((k for k in range(first, end) if k in scene.number_at), first)
        said = scene.words.phrases["reporting"]
        if any(said.match(scene.lower, k) for k in range(first, number)):
            return end, end  # "the agency reported cases of fifty people in sixteen states": a clause, no phrase
        return first, end
