"""Who vouches for a figure, and through whom it reached the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from exodus_cli.facts import Attribution, Quote
from exodus_cli.pipeline.figures import rivals
from exodus_cli.pipeline.figures.naming import Found, Names
from exodus_cli.pipeline.figures.phrases import closed
from exodus_cli.pipeline.figures.sayings import Sayings
from exodus_cli.pipeline.figures.scene import Draft, Scene

# Tokens between a verb of estimating and its number: "put at more than".
PUT = 5
# Tokens from a verb of saying to the comma that closes it: "he told reporters in Paris on Monday,".
ASIDE = 8
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
        self.sayings = Sayings(scene, self.names)

    @property
    def own(self) -> Attribution | None:
        """The publisher, who vouches for what nobody else is named for."""
        return Attribution(name=self.names.publisher, kind="publisher") if self.names.publisher else None

    def of(self, draft: Draft) -> Attribution | None:
        """The nearest source of a figure; the publisher where nobody is named."""
        found = self._named(draft)
        if found is None or self._is_counted(found[0], draft):
            return self.own
        source, cue = found
        if cue[1] > cue[0]:
            draft.cues["said_by"] = cue
        if source.kind == "publisher":
            return Attribution(name=source.name, kind="publisher")
        via = (*source.via, *((self.names.publisher,) if self.names.publisher and self.names.publisher not in source.via else ()))
        return Attribution(name=source.name, kind=source.kind, via=via)

    def _is_counted(self, source: Attribution, draft: Draft) -> bool:
        """Whether what was taken for a source is what the number counts: "a [crowd] estimated at 50,000 gathered"."""
        if draft.side != "left" or draft.core is None or draft.quantity.value_kind != "count":
            return False
        start, end = self.scene.tokens.span(*draft.core)
        return source.name.casefold().startswith(self.scene.tokens.text[start:end].casefold())

    def _named(self, draft: Draft) -> Found | None:
        quote = self._covering(draft)
        direct = quote is not None and quote.form == "direct"
        if direct or draft.quantity.value_kind == "age":  # an age is what the article says of a speaker, not what he says
            return self._speaker(quote) if quote is not None and direct else None
        gap = rivals.gapped(self.scene, draft)
        found = (self.names.authority(*gap) if gap else None) or self._cited(draft) or self._beside(draft) or self._byline(draft)
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
            row = next((found for verb, found, _ in self.sayings.rows(self.scene.sentence(cue[0])) if verb in range(*cue)), None)
            if row is not None and row[1][1] > row[1][0]:
                return row[0], cue
        if quote.speaker_mention is not None:
            first, last = tokens.at(quote.speaker_mention[0]), tokens.at(quote.speaker_mention[1])
            sentence = self.scene.sentence(first)
            if not self.sayings.resumes(first) and not self.scene.is_("relatives", first):
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
                return self.names.authority(behind + 1, close)
        for n in (draft.quantity.last, behind, *self._openings(draft)):
            if n + 1 < end and scene.is_("source_links", n) and scene.is_("determiners", n + 1):
                last = n + 2
                while last < end and last not in scene.number_at:
                    inside = scene.is_("genitives", last) or scene.is_("genitives", last - 1)  # "il ministero della Salute"
                    if not inside and (closed(scene, last) or scene.is_("determiners", last)):
                        break
                    last += 1
                found = self.names.authority(n + 1, last)
                if found is not None:
                    return found
        return None

    def _openings(self, draft: Draft) -> list[int]:
        """Where the clauses of a sentence open that a figure may stand in."""
        first, _ = self._reach(draft)
        return [first, *(n + 1 for n in range(first, draft.quantity.first) if self.scene.lower[n] in ",:")][-3:][::-1]

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
            if any(n < verb < draft.quantity.first and not trailing for verb, _, trailing in self.sayings.rows(draft.sentence)):
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

    def _contrasted(self, draft: Draft, quote: Quote) -> Found | None:
        """The source of a second account inside what the first says: "the union says 80%, while the company puts it at [45%]"."""
        begin, lower = self.scene.tokens.at(quote.content[0][0]), self.scene.lower
        opens = self.scene.words.sets["contrasts"] | {";"}
        first = next((n for n in range(draft.quantity.first - 1, begin - 1, -1) if lower[n] in opens), None)
        if first is None:
            return None
        said = self.sayings.rows(draft.sentence)
        rows = [found for verb, found, trailing in said if first < verb < draft.quantity.first and not trailing]
        return rows[-1] if rows else None

    def _reported(self, draft: Draft) -> Found | None:
        """The subject of the verb of saying that governs the figure: the last before it, else one behind a comma after it."""
        counted = range(draft.quantity.first, max(draft.end, draft.quantity.last))
        part = range(*self._reach(draft))
        after: Found | None = None
        last: Found | None = None
        for verb, found, trailing in self.sayings.rows(draft.sentence):
            if found[1][0] in counted or verb in counted or verb not in part:
                continue
            if verb < draft.quantity.first and (not trailing or self._goes_on(verb, draft)):
                last = found
            elif verb > draft.quantity.first and trailing and after is None:
                after = found
        return last or after

    def _goes_on(self, verb: int, draft: Draft) -> bool:
        """Whether what is said goes on behind who says it: "5,000 will go, he said, [with] another 2,000 to follow"."""
        scene = self.scene
        comma = next((n for n in range(verb + 1, min(draft.quantity.first, verb + ASIDE)) if scene.lower[n] == ","), None)
        if comma is None:
            return False
        n = comma + 1
        if scene.lower[n] in scene.words.sets["clauses"]:
            return False
        light = any(scene.is_(name, n) for name in ("extends", "prepositions", "relatives", "including"))
        return light or n == draft.quantity.first or (n in scene.number_at and scene.number_at[n] is draft.quantity)
