"""What kind of speaker a description is, by its head, and whether its words are a name at all."""

from __future__ import annotations

from exodus_cli.facts import PersonKind
from exodus_cli.lang import lexicon
from exodus_cli.pipeline.people.words import words
from exodus_cli.pipeline.quotes.words import words_of
from exodus_cli.pipeline.reading import Reading

# The shortest noun whose ending tells that it is somebody's.
AGENT = 6
HYPHEN = "-"


class Sorts:
    """Sorts the descriptions of one article."""

    def __init__(self, reading: Reading) -> None:
        self.tokens, self.words, self.people_words = reading.tokens, words_of(reading.lang), words(reading.lang)
        self._nouns = lexicon(reading.lang).nouns
        self._places = frozenset(place.start for place in reading.places)
        bodies = reading.cast.bodies if reading.cast is not None else {}
        self._bodies = frozenset(n for first, last in bodies.items() for n in range(first, last))

    def of(self, first: int, last: int) -> str | None:
        """What the head of a description is: a `paper` ("the letter"), a `body`, a `group`, a `person`, or nothing that can speak."""
        tokens, words = self.tokens, self.words
        partitive = last - first > 2 and tokens.lower[first] in words.indefinites and tokens.lower[first + 1] in words.genitives
        if partitive and tokens.lower[first + 2] in words.objects | words.subjects:
            return "group" if tokens.lower[first] in words.plural_determiners else "person"  # "one of them"
        end = first + 1
        while end < last and tokens.words[end] != "," and tokens.lower[end] not in words.relatives:
            linked = tokens.lower[end] in words.genitives or tokens.lower[end] in words.prepositions
            if linked and end > first + 1 and tokens.lower[end - 1] not in words.indefinites:
                break
            end += 1
        # Heads come first in Italian; in English last, or next to last before a participle: "a letter seen by Sky".
        for n in range(first, end) if words.romance else range(end - 1, first - 1, -1):
            sort = self._word(n) if tokens.kinds[n] == "w" else None
            if sort is not None:
                return sort
        if tokens.lower[end - 1] in words.indefinites:
            return "person" if tokens.lower[end - 1] in self.people_words.indefinite - words.plural_determiners else "group"
        return None if words.romance or tokens.lower[first] not in words.determiners else self._agent(tokens.lower[end - 1])

    def _agent(self, low: str) -> str | None:
        """What a noun tells by its ending alone: "spectator", "smugglers"."""
        one = self._nouns.lemma(low)
        acts = len(one) >= AGENT and one.endswith(tuple(self.people_words.agents)) and one not in self.people_words.things
        return None if not acts else "person" if one == low else "group"

    def _word(self, n: int) -> str | None:
        """The same of one word."""
        lower, words, people = self.tokens.lower, self.words, self.people_words
        low = lower[n]
        bare = next((low[: -len(e)] for e in words.plural_endings if low.endswith(e)), low)
        if low in words.papers:
            return "paper"
        if low in words.bodies or bare in words.bodies:
            return "body"
        many = low in words.plurals or low in people.lexicon.couples or people.plurals.match(lower, n) is not None
        # "il leader", "i leader"
        many = many and not (n > 0 and people.roles.match(lower, n) and lower[n - 1] in people.gendered_articles)
        if many or (bare != low and (bare in words.voices or people.roles.match([bare], 0))):
            return "group"
        if low in words.voices or any(rows.match(lower, n) for rows in (people.roles, people.titles, people.kin, people.persons)):
            several = words.romance and n > 0 and lower[n - 1] in words.plural_determiners
            return "group" if several else "person"  # "i pm"
        one = self._nouns.lemma(low)
        if one != low and (one in words.bodies or one in words.papers):
            return "body" if one in words.bodies else "paper"
        known = one in words.voices or any(rows.match([one], 0) for rows in (people.roles, people.kin, people.persons))
        return "group" if one != low and known else None

    def crowd(self, n: int) -> bool:
        """Whether a word means several persons: "women", "residents"."""
        return self.tokens.kinds[n] == "w" and self._word(n) == "group"

    def kind(self, first: int, last: int) -> PersonKind:
        """A body, a group of persons, or somebody unnamed, by the head of the description."""
        sort = self.of(first, last)
        if sort == "body":
            return "organisation"
        several = sort == "group" or self.tokens.lower[first] in self.words.plural_determiners
        return "group" if several else "unnamed"

    def gender(self, first: int, last: int) -> str:
        """The gender that the nouns of a description tell: "m" for "One man, the son of a baker", "u" where nothing does."""
        people, lower = self.people_words, self.tokens.lower
        for n in range(first, last):
            for rows in (people.kin, people.persons, people.roles):
                found = rows.match(lower, n)
                if found is not None and found[1] in ("m", "f"):
                    return found[1]
            if lower[n] in self.words.genitives or lower[n] in self.words.prepositions:
                break
        return people.gendered_articles.get(lower[first], "u")

    def anybody(self, first: int, last: int) -> bool:
        """Whether a phrase tells no more than that it was somebody: "One man", "una donna"."""
        if last - first != 2 or self.tokens.lower[first] not in self.people_words.indefinite:
            return False
        return self.people_words.persons.match(self.tokens.lower, first + 1) is not None

    def same(self, first: int, last: int, one: int, two: int) -> bool:
        """Whether "the official" [first, last) may be whom the tokens [one, two) describe: its noun, or one that fits everybody."""
        lower, people = self.tokens.lower, self.people_words
        low = lower[last - 1]
        nouns = {low, *(low + ending for ending in self.words.plural_endings)}
        if nouns & set(lower[one:two]):
            return True
        if people.persons.match(lower, last - 1) is None:
            return False
        mine, theirs = self.gender(first, last), self.gender(one, two)
        return mine == theirs or ("u" in (mine, theirs) and self.of(one, two) == "person")

    def epithet(self, first: int, last: int) -> bool:
        """Whether a definite description has capitals only where its words always do: "the Nebraska Republican", "the Fox News host"."""
        tokens, people = self.tokens, self.people_words
        if tokens.lower[first] not in people.definite:
            return False
        capitals = [n for n in range(first + 1, last) if tokens.words[n][0].isupper()]
        native = last - first == 2 and tokens.lower[last - 1] in people.natives and not tokens.words[last - 1].isupper()
        if not capitals or not (self._kind_of_person(last - 1) or native):
            return False
        if tokens.lower[last - 1] in people.lexicon.parties.values():
            return True
        known = people.nations | people.heads
        return all(
            self._kind_of_person(n) or n in self._bodies or tokens.lower[n] in known or tokens.starts[n] in self._places for n in capitals
        )

    def office(self, first: int, last: int) -> bool:
        """Whether a phrase with an article is an office in capitals, nobody's name: "The Interior Minister"."""
        tokens, people = self.tokens, self.people_words
        begin = first + (tokens.lower[first] in self.words.determiners)
        if self.words.romance or begin == first or begin >= last or not tokens.words[last - 1][0].isupper():
            return False
        known = (w in people.things or w in people.nations or w in people.lexicon.descriptive for w in tokens.lower[begin : last - 1])
        return people.roles.match(tokens.lower, last - 1) is not None and all(known)

    def _kind_of_person(self, n: int) -> bool:
        return any(rows.match(self.tokens.lower, n) for rows in (self.people_words.roles, self.people_words.persons))

    def couple(self, first: int, last: int) -> bool:
        """Whether the words are about two persons together: "the couple", "i due"."""
        couples, lower = self.people_words.lexicon.couples, self.tokens.lower
        return lower[last - 1] in couples or " ".join(lower[first:last]) in couples

    def hangs(self, first: int, at: int) -> bool:
        """Whether a preposition since the last comma makes what stands at `at` an attribute: "a spokesman for the UK's Department"."""
        tokens = self.tokens
        for n in range(at - 1, first, -1):
            if tokens.words[n] == ",":
                return False
            if tokens.lower[n] in self.words.prepositions or tokens.lower[n] in self.words.genitives:
                return True
        return False

    def modifies(self, at: int) -> bool:
        """Whether a name that ends at `at` belongs to the noun there: "Trump's lawyer", "the Home Office letter", "Hamas-run ministry"."""
        tokens, words = self.tokens, self.words
        behind = at + 1 if at < len(tokens) and tokens.words[at] == HYPHEN else at
        if 0 < behind < len(tokens) and tokens.words[behind - 1] == HYPHEN and tokens.glued(behind - 1) and tokens.glued(behind):
            return tokens.words[behind][:1].islower()
        low = tokens.lower[at] if at < len(tokens) else ""
        if low in words.saxon:
            return True
        if words.romance or not low.isalpha() or tokens.words[at][0].isupper():
            return False
        function = low in words.prepositions or low in words.conjunctions or low in words.relatives or low in words.auxiliaries
        return not function and not words.adverb(low) and not words.gerund(low) and not low.endswith(words.verb_endings)

    def verb(self, first: int, last: int) -> bool:
        """Whether the one word only has a capital because it opens the sentence, and is a verb: "Phoned him and said"."""
        tokens, endings = self.tokens, self.words.verb_endings or ("\0",)
        opens = last - first == 1 and tokens.sentences[tokens.sentence_of(first)][0] == first
        return opens and tokens.lower[first].endswith(endings)

    def common(self, first: int, last: int) -> bool:
        """Whether a capital only opens the sentence: "Companies", "Doctors"."""
        tokens, low = self.tokens, self.tokens.lower[first]
        opens = last - first == 1 and tokens.sentences[tokens.sentence_of(first)][0] == first
        return opens and (low.endswith(self.words.plural_endings or ("\0",)) or low in self.words.plurals)
