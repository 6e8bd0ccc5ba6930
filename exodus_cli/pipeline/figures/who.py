"""Who vouches for a figure, and through whom it reached the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from exodus_cli.facts import Attribution, Quote
from exodus_cli.pipeline.figures import rivals
from exodus_cli.pipeline.figures.concepts import names_people
from exodus_cli.pipeline.figures.naming import Names
from exodus_cli.pipeline.figures.phrases import closed, valued_it, verbal
from exodus_cli.pipeline.figures.scene import Draft, Scene
from exodus_cli.pipeline.figures.subject import finite
from exodus_cli.world.bodies import organisation

# A source and the tokens that name it; an empty range where another sentence does.
Found = tuple[Attribution, tuple[int, int]]
# What may stand before a subject that follows what it said: "..., police said".
CLOSING = frozenset([",", "”", '"', "»", "’", "'"])
LONGEST_SENTENCE = 150
# Tokens between a verb of estimating and its number: "put at more than".
PUT = 5
# Longest relative clause between a subject and its verb, in tokens.
RELATIVE = 30
# Tokens of a source in brackets.
BRACKET = 12


class Sources:
    """Finds the source of each figure, in the order of the text; a sentence may carry on with the source of the one before."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.names = scene, Names(scene)
        self.quotes = scene.reading.quotes
        self._starts = [quote.start for quote in self.quotes]
        self._bounds = scene.words.sets["beside"] | {";"}
        self._according_at: dict[int, list[tuple[int, int]]] = {}
        self._sentences: dict[int, list[tuple[int, Found, bool]]] = {}

    @property
    def own(self) -> Attribution | None:
        """The publisher, who vouches for what nobody else is named for."""
        return Attribution(name=self.names.publisher, kind="publisher") if self.names.publisher else None

    def of(self, draft: Draft) -> Attribution | None:
        """The nearest source of a figure; the publisher where nobody is named."""
        found = self._named(draft)
        if found is None:
            return self.own
        source, cue = found
        if cue[1] > cue[0]:
            draft.cues["said_by"] = cue
        if source.kind == "publisher":
            return Attribution(name=source.name, kind="publisher")
        via = (*source.via, *((self.names.publisher,) if self.names.publisher and self.names.publisher not in source.via else ()))
        return Attribution(name=source.name, kind=source.kind, via=via)

    def _named(self, draft: Draft) -> Found | None:
        quote = self._covering(draft)
        direct = quote is not None and quote.form == "direct"
        if direct or draft.quantity.value_kind == "age":  # an age is what the article says of a speaker, not what he says
            return self._speaker(quote) if quote is not None and direct else None
        gap = rivals.gapped(self.scene, draft)
        found = (self._authority(*gap) if gap else None) or self._cited(draft) or self._beside(draft) or self._byline(draft)
        found = found or self._according(draft)
        if found is None and quote is not None:
            found = self._contrasted(draft, quote) or self._speaker(quote)
        return found or self._reported(draft)

    # ---- quotations -------------------------------------------------------------------------
    def _covering(self, draft: Draft) -> Quote | None:
        """The shortest quotation around a figure."""
        start, end = self.scene.tokens.span(draft.quantity.first, draft.quantity.last)
        best: Quote | None = None
        at = bisect_right(self._starts, start)
        for quote in self.quotes[max(0, at - 6) : at]:
            inside = any(a <= start and end <= b for a, b in quote.content)
            if inside and quote.speaker and (best is None or quote.end - quote.start < best.end - best.start):
                best = quote
        return best

    def _speaker(self, quote: Quote) -> Found | None:
        """The speaker of a quotation, by the words that name him where these say more than a record does."""
        tokens = self.scene.tokens
        if not quote.speaker:
            return None
        cue = (0, 0)
        if quote.cue is not None:
            cue = tokens.at(quote.cue[0]), max(tokens.at(quote.cue[0]) + 1, tokens.at(quote.cue[1]))
        if quote.speaker_kind == "person":
            return Attribution(name=quote.speaker, kind="person"), cue
        if cue[1] > cue[0]:
            row = next((found for verb, found, _ in self._verbs(self.scene.sentence(cue[0])) if verb in range(*cue)), None)
            if row is not None and row[1][1] > row[1][0]:
                return row[0], cue
        if quote.speaker_mention is not None:
            first, last = tokens.at(quote.speaker_mention[0]), tokens.at(quote.speaker_mention[1])
            sentence = self.scene.sentence(first)
            if not self._resumes(first) and not self.scene.is_("relatives", first):
                end = cue[0] if cue[0] >= last else sentence[1]
                wider = self.names.phrase_after(first, min(end, last + 6))
                low = self.names.phrase_before(last, sentence[0]) if cue[1] <= first - 8 or cue[0] >= last else (first, last)
                named = self.names.resolve(min(first, low[0]), max(last, wider[1]), sentence[1])
                if named is not None:
                    return named[0], cue
        named = self._by_name(quote.speaker)
        return (named[0], cue) if named else (Attribution(name=quote.speaker, kind=quote.speaker_kind or "unnamed"), cue)

    def _by_name(self, name: str) -> Found | None:
        """A speaker told by name only, where those words stand somewhere in the text."""
        at = self.scene.tokens.text.find(name)
        if at < 0:
            return None
        first, last = self.scene.tokens.at(at), self.scene.tokens.at(at + len(name))
        wider = self.names.phrase_after(first, self.scene.sentence(first)[1])
        return self.names.resolve(first, max(first + 1, last, wider[1]), self.scene.sentence(first)[1])

    # ---- words around the figure ------------------------------------------------------------
    def _cited(self, draft: Draft) -> Found | None:
        """Citations: "Forbes cited sources inside the authorities as saying that ...": the source cited, through who cites it."""
        scene, words = self.scene, self.scene.words
        for n in range(max(draft.sentence[0], draft.quantity.first - 30), draft.quantity.first):
            if scene.lower[n] not in words.sets["citing"]:
                continue
            passive = scene.lower[n + 1] in words.sets["by"]  # "the ministry, quoted by the Interfax agency, said"
            first = n + 1 + passive
            last = next((k for k in range(first, draft.quantity.first) if scene.lower[k] in words.sets["cited_until"]), first)
            named = (first, last), self.names.phrase_before(n - (scene.lower[n - 1] == ","), draft.sentence[0])
            cited, relaying = reversed(named) if passive else named
            source, relay = self.names.of(*cited), self.names.of(*relaying)
            if source is None or not first < last <= first + 12:
                continue
            return Attribution(name=source.name, kind=source.kind, via=(relay.name,) if relay else ()), cited
        return None

    def _beside(self, draft: Draft) -> Found | None:
        """A source set beside its number: "30,000 people (police)", "50 mila per gli organizzatori"."""
        scene, end = self.scene, draft.sentence[1]
        behind = max(draft.end, draft.quantity.last)
        if behind + 2 < end and scene.lower[behind] == "(":
            close = next((k for k in range(behind + 1, min(end, behind + BRACKET)) if scene.lower[k] == ")"), None)
            if close is not None and not any(k in scene.number_at or k in scene.dated for k in range(behind + 1, close)):
                return self._authority(behind + 1, close)
        for n in (draft.quantity.last, behind, *self._openings(draft)):
            if n + 1 < end and scene.is_("source_links", n) and scene.is_("determiners", n + 1):
                last = n + 2
                while last < end and last not in scene.number_at:
                    inside = scene.is_("genitives", last) or scene.is_("genitives", last - 1)  # "il ministero della Salute"
                    if not inside and (closed(scene, last) or scene.is_("determiners", last)):
                        break
                    last += 1
                found = self._authority(n + 1, last)
                if found is not None:
                    return found
        return None

    def _openings(self, draft: Draft) -> list[int]:
        """Where the clauses of a sentence open that a figure may stand in."""
        first, _ = self._reach(draft)
        return [first, *(n + 1 for n in range(first, draft.quantity.first) if self.scene.lower[n] in ",:")][-3:][::-1]

    def _authority(self, first: int, last: int) -> Found | None:
        """A phrase that can be nothing but a source: a public body, an organisation, those who are wont to tell numbers."""
        first, last = self.names.trimmed(first, last)
        if first >= last:
            return None
        head = first if self.scene.nouns.head_first else last - 1
        wont = self.scene.lower[head] in self.scene.words.sets["anonymous"]
        start, end = self.scene.tokens.span(first, last)
        if not wont and self.names.body(first, last) is None and organisation(self.scene.tokens.text[start:end]) is None:
            return None
        found = self.names.of(first, last)
        return (found, (first, last)) if found else None

    def _byline(self, draft: Draft) -> Found | None:
        """Agents: "the 300,000 announced by the minister, Sergei Shoigu", "estimated by the union at 200", "put at 200 by the union"."""
        scene, sets = self.scene, self.scene.words.sets
        first = max(draft.sentence[0], draft.quantity.first - 20)
        put = any(scene.is_("putting", n) for n in range(max(first, draft.quantity.first - PUT), draft.quantity.first))
        if put and draft.quantity.last + 1 < draft.sentence[1] and scene.lower[draft.quantity.last] in sets["by"]:
            return self.names.resolve(*self.names.phrase_after(draft.quantity.last + 1, draft.sentence[1]), draft.sentence[1])
        for n in range(first, min(draft.sentence[1] - 1, draft.end + 4)):
            if (
                scene.lower[n] not in sets["bylines"]
                or scene.lower[n + 1] not in sets["by"]
                or n in range(draft.quantity.first, draft.quantity.last)
            ):
                continue
            found = self.names.resolve(*self.names.phrase_after(n + 2, draft.sentence[1]), draft.sentence[1])
            if found is not None:
                return found
        return None

    def _reach(self, draft: Draft) -> tuple[int, int]:
        """The part of the sentence between semicolons, or words that set two accounts beside each other, that a figure stands in."""
        lower, q = self.scene.lower, draft.quantity
        bounds = self._bounds
        low, high = max(draft.sentence[0], q.first - 60), min(draft.sentence[1], q.last + 60)
        first = next((n + 1 for n in range(q.first - 1, low - 1, -1) if lower[n] in bounds), low)
        return first, next((n for n in range(q.last, high) if lower[n] in bounds), high)

    def _according(self, draft: Draft) -> Found | None:
        """The source of "according to X", the nearest in the sentence."""
        best, scene = None, self.scene
        low, high = self._reach(draft)
        rows = self._prepositions(draft.sentence)
        for n, after in rows[bisect_left(rows, (low, 0)) : bisect_left(rows, (high, 0))]:
            if draft.quantity.first <= n < draft.quantity.last:
                continue
            if any(n < verb < draft.quantity.first and not trailing for verb, _, trailing in self._verbs(draft.sentence)):
                continue  # "26,000 fled, according to the prefect, although the council says [21,000]"
            if rivals.owns(scene, n, after=draft.quantity.last):
                continue  # "[240,000] people died, 600,000 according to other sources"
            found = self.names.resolve(*self.names.phrase_after(after, draft.sentence[1]), draft.sentence[1])
            away = abs(n - draft.quantity.first)
            if found is not None and (best is None or away < best[0]):
                best = away, found
        return best and best[1]

    def _prepositions(self, sentence: tuple[int, int]) -> list[tuple[int, int]]:
        """Where "according to" stands in a sentence, and where it ends."""
        rows = self._according_at.get(sentence[0])
        if rows is None:
            scene, rows = self.scene, []
            accordings = scene.words.accordings
            dull = accordings.dull
            for n in range(*sentence):
                hit = accordings.match(scene.lower, n) if scene.lower[n] not in dull and scene.kinds[n] == "w" else None
                if hit is not None:
                    rows.append((n, n + hit[0]))
            self._according_at[sentence[0]] = rows
        return rows

    # ---- verbs of saying --------------------------------------------------------------------
    def _contrasted(self, draft: Draft, quote: Quote) -> Found | None:
        """The source of a second account inside what the first says: "the union says 80%, while the company puts it at [45%]"."""
        begin, lower = self.scene.tokens.at(quote.content[0][0]), self.scene.lower
        opens = self.scene.words.sets["contrasts"] | {";"}
        first = next((n for n in range(draft.quantity.first - 1, begin - 1, -1) if lower[n] in opens), None)
        if first is None:
            return None
        rows = [found for verb, found, trailing in self._verbs(draft.sentence) if first < verb < draft.quantity.first and not trailing]
        return rows[-1] if rows else None

    def _reported(self, draft: Draft) -> Found | None:
        """The subject of the verb of saying that governs the figure: the last before it, else one behind a comma after it."""
        counted = range(draft.quantity.first, max(draft.end, draft.quantity.last))
        part = range(*self._reach(draft))
        after: Found | None = None
        last: Found | None = None
        for verb, found, trailing in self._verbs(draft.sentence):
            if found[1][0] in counted or verb in counted or verb not in part:
                continue
            if verb < draft.quantity.first and not trailing:
                last = found
            elif verb > draft.quantity.first and trailing and after is None:
                after = found
        return last or after

    def _verbs(self, sentence: tuple[int, int]) -> list[tuple[int, Found, bool]]:
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
        if n == sentence[0]:
            return None
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
                if inverted is not None and not self._resumes(after):
                    return inverted, True
            resumed = self._taken_up(n - 1, sentence) if self._resumes(n - 1) else None
            return (resumed, False) if resumed else None
        opener = scene.lower[first - 1] if first > sentence[0] else ""
        subordinate = opener in scene.words.sets["clauses"] and opener not in scene.words.sets["contrasts"]
        if subordinate or opener in scene.nouns.sets["relatives"]:
            return None
        if self._resumes(last - 1):
            resumed = self._taken_up(last - 1, sentence)
            if resumed is not None or scene.is_("breaks", last - 1):
                return (resumed, opener in CLOSING) if resumed else None
        found = self._beginning(n, sentence) if opener in CLOSING else None
        found = found or self.names.resolve(first, last, n)
        trailing = opener in CLOSING and not (found and found[1][0] == sentence[0]) and not self._led(sentence[0], first - 1)
        return (found, trailing) if found else None

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
        found = self.names.resolve(first, last, last) if named else self._authority(first, last)
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

    def _resumes(self, n: int) -> bool:
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
                rows = self._verbs(sentences[n])
            if rows:
                return rows[-1][1][0], (0, 0)
        return None
