"""Verbs of saying and estimating with their subjects: who tells what a sentence tells."""

from __future__ import annotations

from exodus_cli.facts import Attribution
from exodus_cli.pipeline.figures.concepts import names_people
from exodus_cli.pipeline.figures.naming import Found, Names
from exodus_cli.pipeline.figures.phrases import valued_it, verbal
from exodus_cli.pipeline.figures.scene import Scene
from exodus_cli.pipeline.figures.subject import finite

# What may stand before a subject that follows what it said: "..., police said".
CLOSING = frozenset([",", "”", '"', "»", "’", "'"])
LONGEST_SENTENCE = 150
# Longest relative clause between a subject and its verb, in tokens.
RELATIVE = 30


class Sayings:
    """Finds who says what; a sentence may carry on with the source of the one before."""

    def __init__(self, scene: Scene, names: Names) -> None:
        self.scene, self.names = scene, names
        self._sentences: dict[int, list[tuple[int, Found, bool]]] = {}

    def rows(self, sentence: tuple[int, int]) -> list[tuple[int, Found, bool]]:
        """Every verb of saying of a sentence with its subject; `trailing` where what is said stands before it."""
        rows = self._sentences.get(sentence[0])
        if rows is None:
            rows = self._sentences[sentence[0]] = []
            phrases, documents = self.scene.words.phrases["reporting"], self.scene.words.sets["documents"]
            dull, lower = phrases.dull, self.scene.lower
            for n in range(sentence[0], min(sentence[1], sentence[0] + LONGEST_SENTENCE)):
                hit = phrases.match(lower, n) if lower[n] not in dull and self.scene.kinds[n] == "w" else None
                valued = hit is None and valued_it(self.scene, n)
                row = self._verb(n, n + (1 if hit is None else hit[0]), sentence) if hit is not None or valued else None
                if row is None and self.scene.lower[n] in documents:
                    row = self._estimates(n, sentence)
                if row is not None:
                    rows.append((n, *row))
        return rows

    def _verb(self, n: int, after: int, sentence: tuple[int, int]) -> tuple[Found, bool] | None:
        scene = self.scene
        if n == sentence[0] or scene.lower[n - 1] in scene.words.sets["ever"] or (after == n + 1 and self._passive(after, sentence)):
            return None  # "the biggest loss ever reported", "the toll announced by the ministry"
        linked = after < sentence[1] and after not in scene.number_at and scene.is_("links", after)
        if scene.is_("determiners", n - 1) or n - 1 in scene.number_at or linked:
            return None
        if after in scene.number_at and scene.words.trends.match(scene.lower, n) is not None:
            return None  # "the dollar added 0.3%"
        if scene.lower[n - 1] == "," and scene.lower[n].endswith(scene.nouns.gerunds):
            return self._participial(n, sentence)
        first, last = self.names.phrase_before(n, sentence[0])
        before = n - 1
        while before > sentence[0] and scene.is_("auxiliaries", before):
            before -= 1  # ", ha detto la Regione"
        if last <= first or scene.lower[before] in CLOSING:
            beginning = self._beginning(n, sentence) or self._past_relative(n, sentence)
            if beginning is not None:
                return beginning, False
            if scene.lower[before] in CLOSING and after < sentence[1] and not scene.is_("putting", n):
                inverted = self.names.resolve(*self.names.phrase_after(after, sentence[1]), sentence[1])
                if inverted is not None and not self.resumes(after):
                    return inverted, True
            resumed = self._taken_up(n - 1, sentence) if self.resumes(n - 1) else None
            return (resumed, False) if resumed else None
        opener = scene.lower[first - 1] if first > sentence[0] else ""
        subordinate = opener in scene.words.sets["clauses"] and opener not in scene.words.sets["contrasts"]
        if subordinate or opener in scene.nouns.sets["relatives"]:
            return None
        if self.resumes(last - 1):
            resumed = self._taken_up(last - 1, sentence)
            if resumed is not None or scene.is_("breaks", last - 1):
                return (resumed, opener in CLOSING) if resumed else None
        found = self._beginning(n, sentence) if opener in CLOSING else None
        found = found or self.names.resolve(first, last, n)
        trailing = opener in CLOSING and not (found and found[1][0] == sentence[0]) and not self._led(sentence[0], first - 1)
        return (found, trailing) if found else None

    def _passive(self, after: int, sentence: tuple[int, int]) -> bool:
        """Whether the agent follows a verb: "announced [by the] ministry", not "said [by] phone"."""
        scene = self.scene
        if after + 1 >= sentence[1] or scene.lower[after] not in scene.words.sets["by"]:
            return False
        named = scene.tokens.words[after + 1][:1].isupper() or scene.lower[after + 1] in scene.words.sets["anonymous"]
        return named or scene.is_("determiners", after + 1)

    def _participial(self, n: int, sentence: tuple[int, int]) -> tuple[Found, bool] | None:
        """The subject of a clause that goes on with a verb of saying: "Israel disputes the figure, [saying] 3,000 were fighters"."""
        scene = self.scene
        first = next((k + 1 for k in range(n - 1, sentence[0] - 1, -1) if scene.lower[k] == ";"), sentence[0])
        if scene.is_("extends", first) or scene.is_("prepositions", first) or scene.lower[first] in scene.words.sets["clauses"]:
            return None
        first, last = self.names.phrase_after(first, n)
        named = scene.tokens.words[first][:1].isupper() and not scene.is_("determiners", first)
        ends = (k for k in range(first + 1, last) if (scene.tokens.words[k][:1].islower() if named else finite(scene, k)))
        last = next(ends, last)
        found = self.names.resolve(first, last, last) if named else self.names.authority(first, last)
        return (found, False) if found else None

    def _led(self, first: int, last: int) -> bool:
        """Whether only a place or time stands before a subject: "In Paris, police counted ..."."""
        scene = self.scene
        opened = scene.is_("extends", first) or scene.is_("prepositions", first) or first in scene.dated
        return opened and not any(finite(scene, n) or n in scene.number_at for n in range(first + 1, last))

    def _beginning(self, n: int, sentence: tuple[int, int]) -> Found | None:
        """The subject at the beginning of a sentence, parted from its verb by an apposition: "John Ging, director ..., said"."""
        scene = self.scene
        if scene.is_("extends", sentence[0]) or scene.is_("prepositions", sentence[0]):
            return None  # "In Paris, police counted ..."
        first, last = self.names.phrase_after(sentence[0], n)
        if last <= first or last >= n or scene.lower[last] != "," or n - last > 40:
            return None
        finite = scene.nouns.sets["auxiliaries"] | scene.nouns.sets["copulas"] | scene.nouns.sets["verbs"]
        between = [k for k in range(last, n) if not scene.tokens.words[k][:1].isupper()]
        if any(scene.lower[k] in finite or k in scene.number_at or verbal(scene, k) for k in between):
            return None
        if self.names.person(first, last) is None and not any(scene.tokens.words[k][:1].isupper() for k in range(first + 1, last)):
            return None
        source = self.names.of(first, last)
        return (source, (first, last)) if source else None

    def _past_relative(self, n: int, sentence: tuple[int, int]) -> Found | None:
        """The subject before a relative clause between commas: "while the campaign, which organised it, [put] the turnout at"."""
        scene = self.scene
        if scene.lower[n - 1] != ",":
            return None
        opens = (k for k in range(n - 2, max(sentence[0], n - RELATIVE), -1) if scene.lower[k] == ",")
        comma = next((k for k in opens if scene.is_("relatives", k + 1)), None)
        return None if comma is None else self.names.resolve(*self.names.phrase_before(comma, sentence[0]), comma)

    def _estimates(self, n: int, sentence: tuple[int, int]) -> tuple[Found, bool] | None:
        """Sources nobody names: "Estimates range from ..."."""
        scene = self.scene
        if scene.lower[n] not in scene.words.sets["documents"] or (n > sentence[0] and scene.lower[n - 1] == "'s"):
            return None
        for k in range(n + 1, min(n + 6, sentence[1])):
            if scene.is_("copulas", k):
                return (Attribution(name=scene.lower[n], kind="unnamed"), (n, n + 1)), False
            if scene.kinds[k] != "w":
                break
        return None

    def resumes(self, n: int) -> bool:
        """Whether a token carries on with the source before: "they", "the briefing"."""
        phrases = self.scene.words.phrases["resumes"]
        return phrases.match(self.scene.lower, n) is not None or (n > 0 and (phrases.match(self.scene.lower, n - 1) or (0,))[0] == 2)

    def _taken_up(self, n: int, sentence: tuple[int, int]) -> Found | None:
        """The source before that a word takes up: pronouns take up any, "the ministry" and "the report" nobody who is a person."""
        found = self._before(sentence)
        if found is None or not self.scene.is_("determiners", n - 1) or names_people(self.scene, n):
            return found
        name = found[0].name.casefold()
        return found if self.scene.lower[n] in name or found[0].kind not in ("person", "unnamed") else None

    def _before(self, sentence: tuple[int, int]) -> Found | None:
        """The last source of the sentences before, at most three back."""
        sentences = self.scene.tokens.sentences
        at = self.scene.tokens.sentence_of(sentence[0])
        for n in range(at - 1, max(-1, at - 4), -1):
            rows = self._sentences.get(sentences[n][0])
            if rows is None and at - n == 1:
                rows = self.rows(sentences[n])
            if rows:
                return rows[-1][1][0], (0, 0)
        return None
