"""Tell from the verb whether what a date speaks of is over or lies ahead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang.phrases import Phrases
from exodus_cli.lang.times import Times

Direction = Literal[-1, 0, 1]
NOTHING: Direction = 0
# As far as a verb usually stands from the date that hangs on it, in tokens.
FAR = 14
SENTENCE = frozenset((";", ":", "(", ")", "“", "”", '"', "«", "»"))
CLAUSE = SENTENCE | {",", "–", "—"}
# "Sciopero dei treni venerdì: i ferrovieri incroceranno le braccia": what has no verb of its own looks behind its colon.
HEADED = SENTENCE - {":"}
# What tells that a day may lie ahead, whatever the verb, stands at most so many words before it, and what is planned so many behind it.
WITHIN, BEHIND = 7, 4
# It does where it is at most so many days ahead; where the tense alone tells, the nearer weekday is meant.
AHEAD, NEARER = 4, 3
# And a verb that tells what is so today.
NEAR = 8
# Between two commas so many words are put in at most.
INSERT = 4
# What is put in between others and tells of another time is so long at most.
ASIDE = 8
CLOSERS = {",": ",", ")": "("}
POSSESSIVE = "'s"
# A verb at most so many words behind a date that "and" joins to another clause is the date's.
BESIDE = 2
# So many words may stand between "will" and its participle.
AUXILIARIES = 3
# Shorter words have no ending.
SHORTEST = 4


class Cues:
    """Words and endings that point somewhere."""

    def __init__(self, rows: Iterable[tuple[Iterable[str], Direction]], never: frozenset[str]) -> None:
        self.exact: dict[str, list[tuple[tuple[str, ...], Direction]]] = {}
        self.endings: list[tuple[str, Direction]] = []
        self._known: dict[str, Direction] = dict.fromkeys(never, NOTHING)
        for words, direction in ((never, NOTHING), *rows):
            for word in words:
                if word.startswith("*"):
                    self.endings.append((word[1:], direction))
                elif direction:
                    first, *rest = word.split()
                    self.exact.setdefault(first, []).append((tuple(rest), direction))
        for entries in self.exact.values():
            entries.sort(key=lambda row: -len(row[0]))

    def is_over(self, word: str) -> bool:
        """Whether the ending of a word, which by itself points nowhere else, tells of the past."""
        alone = any(not rest for rest, _ in self.exact.get(word, ()))
        return not alone and next((direction for ending, direction in self.endings if word.endswith(ending)), NOTHING) < 0

    def of(self, lower: list[str], at: int) -> Direction:
        """What the word at a place tells: past -1, future 1, nothing 0."""
        word = lower[at]
        for rest, direction in self.exact.get(word, ()):
            if not rest or tuple(lower[at + 1 : at + 1 + len(rest)]) == rest:
                return direction
        if word not in self._known:
            ends = (direction for ending, direction in self.endings if word.endswith(ending))
            self._known[word] = next(ends, NOTHING) if len(word) >= SHORTEST else NOTHING
        return self._known[word]


class Tense:
    """The words and endings of a language that tell past from future."""

    def __init__(self, times: Times, plain: frozenset[str]) -> None:
        """`plain`: the function words of the language."""
        self.plain = plain
        tables = (times.months, times.weekdays, times.seasons, times.parts)
        named = {word for table in tables for words in table.values() for word in words}
        never = frozenset(named | {word for unit in times.units.values() for word in (*unit.one, *unit.many)} | times.no_verbs)
        self.cues = [Cues(((times.past, -1), (times.future, 1)), never)]
        if times.past_weak:
            self.cues.append(Cues(((times.past_weak, -1),), never))
        self.unsure = Phrases((phrase, True) for phrase in times.unsure)
        self.awaiting = Phrases((phrase, True) for phrase in times.awaiting)
        self.fixtures, self.present_is_ahead = times.fixtures, times.present_is_ahead
        self.genitives = frozenset((*times.of, *times.open_end, *times.range_from))
        self.flashbacks, self.joined, self.joints_of_clauses = times.flashbacks, CLAUSE | times.range_and, times.range_and
        self.deadlines = [tuple(phrase.split()) for phrase in sorted({*times.deadlines, *times.onward})]
        self.homographs = frozenset(times.homographs)
        self.states, self.worlds, self.undone = times.states, times.worlds, times.undone
        self.appointed, self.compared = times.appointed, times.compared
        self.behind = [tuple(phrase.split()) for phrase in sorted(times.behind)]
        self.stops = times.anchors.stops
        self.determiners = frozenset((*times.articles, *times.anchors.determiners, POSSESSIVE))
        self.saying, self.origins = times.saying, times.origins
        self.joints = frozenset((*times.articles, *times.time_prepositions)) - times.compared
        self.roughly = Phrases((phrase, True) for phrases in times.approx.values() for phrase in phrases)

    def direction(self, tokens: Tokens, first: int, last: int) -> tuple[Direction, int]:
        """(what the nearest verb tells of a date at tokens [first, last), where it stands): of its clause, else of its sentence."""
        start, end = tokens.sentences[tokens.sentence_of(first)]
        left = range(first - 1, max(start, first - FAR) - 1, -1)
        opens = first - start <= 1 and last < end and tokens.lower[last] == ","
        right = self._behind(tokens, last, min(end, last + FAR), opens=opens)
        if self.is_over(tokens, first):
            return -1, first - 1
        deadline = _ends(tokens, first, self.deadlines)
        if not self.joints_of_clauses.isdisjoint(tokens.lower[max(start, first - 2) : first]):
            for at in right[:BESIDE]:  # "will be 24 in May and since March worked in a bank"
                if found := self._told(self.cues[0], tokens, at):
                    return found, at
        for breaks in (CLAUSE, SENTENCE, HEADED):
            for cues in self.cues:
                for places in (left, right):
                    found, at = self._nearest(cues, tokens, places, breaks)
                    if found or at:
                        done = at == last and cues.is_over(tokens.lower[at])  # "Clinton Saturday vowed to"
                        return (-1 if done else found), at
                if deadline:
                    return 1, first - 1
        origin = first > start + 1 and tokens.lower[first - 1] in self.origins and tokens.lower[first - 2] not in CLAUSE
        return (-1, first - 1) if origin else (0, first)

    def is_over(self, tokens: Tokens, first: int) -> bool:
        """Whether words before a place tell that what it begins is over, whatever the verb: "since Sunday"."""
        return _ends(tokens, first, self.behind)

    def is_beginning(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether tokens [first, last) only open a stretch: "since January", "da gennaio"; not "since 1988, when 56 people died"."""
        if tokens.lower[last : last + 1] == [","] and not self.stops.isdisjoint(tokens.lower[last + 1 : last + 2]):
            return False
        return self.is_over(tokens, first) or (first > 0 and tokens.lower[first - 1] in self.origins)

    def nearing(self, tokens: Tokens, first: int, last: int, *, verbless: bool, day: bool = True) -> tuple[int, int] | None:
        """(the word that tells that a date at tokens [first, last) may lie ahead though no verb says so, how many days at most), or None.

        What was called off ("called off Sunday's Grand Prix"), and what is planned, where it is told what comes before it ("before
        Tuesday's meeting") or no verb tells that it is over (`verbless`: "Rail strike Friday"); of what is longer than a `day`, for what
        something is set: "crude oil for December rose". Where what is over has a verb of the past, any other lies ahead ("mercoledì Renzi
        riunisce i deputati"), but what is of the day ("la strage di venerdì").
        """
        lower, (start, end) = tokens.lower, tokens.sentences[tokens.sentence_of(first)]
        if not day:
            return (first - 1, FAR) if first > start and lower[first - 1] in self.appointed else None
        planned = not self.fixtures.isdisjoint(lower[last : min(end, last + BEHIND)])
        for at in range(first - 1, max(start, first - WITHIN) - 1, -1):
            if lower[at] in CLAUSE:
                break
            planned = planned or lower[at] in self.fixtures
            if self.unsure.match(lower, at) or (planned and (verbless or self.awaiting.match(lower, at))):
                return at, AHEAD
        for at in range(last, min(end, last + WITHIN)):
            if lower[at] in CLAUSE:
                break
            if self.unsure.match(lower, at):
                return at, AHEAD
        if verbless and planned:
            return first, AHEAD
        bare = first == start or lower[first - 1] not in self.genitives
        return (first, NEARER) if verbless and self.present_is_ahead and bare else None

    @staticmethod
    def _behind(tokens: Tokens, last: int, end: int, *, opens: bool) -> list[int]:
        """The places behind a date, but for what is put in between commas: "Sunday's marathon[, he added,] would go ahead".

        Nor for the comma behind a date that opens its sentence: "By Thursday night[,] guards had been on alert".
        """
        lower, places, at = tokens.lower, [], last + opens
        while at < end:
            places.append(at)
            if lower[at] == "," and "," in lower[at + 1 : at + 2 + INSERT]:
                at += lower[at + 1 :  at + 2 + INSERT].index(",") + 1
            at += 1
        return places

    def is_flashback(self, tokens: Tokens, first: int) -> bool:
        """Whether an auxiliary of what was before stands in the clause before a place."""
        start = tokens.sentences[tokens.sentence_of(first)][0]
        for at in range(first - 1, max(start, first - FAR) - 1, -1):
            if tokens.lower[at] in self.joined:
                return False
            if tokens.lower[at] in self.flashbacks:
                return True
        return False

    def is_telling(self, tokens: Tokens, first: int) -> bool:
        """Whether a day is that of the telling: "officials said [on] Monday"."""
        at = first - 1 - (first > 1 and tokens.lower[first - 1] in self.joints)
        return at >= 0 and tokens.lower[at] in self.saying

    @staticmethod
    def is_inserted(tokens: Tokens, first: int, last: int) -> bool:
        """Whether tokens [first, last) close what is put in between commas or brackets: "Smith, who joined in 1998, said in March"."""
        start, end = tokens.sentences[tokens.sentence_of(first)]
        if last >= end or tokens.lower[last] not in CLOSERS:
            return False
        opener = CLOSERS[tokens.lower[last]]
        return opener in tokens.lower[max(start, first - ASIDE) : first]

    def is_attributive(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether an article or its like stands before tokens [first, last) and a noun behind: "the 1953 armistice"."""
        noun = last < len(tokens) and tokens.kinds[last] == "w" and tokens.lower[last] not in self.plain
        return noun and first > 0 and tokens.lower[first - 1] in self.determiners

    def is_compared(self, tokens: Tokens, first: int) -> bool:
        """Whether figures are only compared with what they were then: "from July 1989", "than in May"; not "more than a year ago"."""
        if first and tokens.lower[first - 1] in self.joints:
            first -= 1
        return first > 1 and tokens.lower[first - 1] in self.compared and self.roughly.match(tokens.lower, first - 2) is None

    def is_appointed(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether something is set for a day: "a hearing for March 6", but "blamed for Sunday's attack"."""
        if first == 0 or tokens.lower[first - 1] not in self.appointed:
            return False
        if not self.undone.isdisjoint(tokens.lower[max(0, first - AUXILIARIES) : first - 1]):
            return False
        return last >= len(tokens) or tokens.kinds[last] != "w" or tokens.lower[last] in self.plain

    def is_nowadays(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether "today" at tokens [first, last) is these days: "today it employs 5,000", "today's world"."""
        lower, (start, end) = tokens.lower, tokens.sentences[tokens.sentence_of(first)]
        if last < end and lower[last] == POSSESSIVE:
            return last + 1 < end and lower[last + 1] in self.worlds
        if self.direction(tokens, first, last)[0]:
            return False
        after = last + 1 if last < end and lower[last] == "," and first == start else last
        for places in (range(after, min(end, after + NEAR)), range(first - 1, max(start, first - NEAR) - 1, -1)):
            for at in places:
                if lower[at] in CLAUSE:
                    break
                if lower[at] in self.states:
                    return True
        return False

    def _nearest(self, cues: Cues, tokens: Tokens, places: Iterable[int], breaks: frozenset[str]) -> tuple[Direction, int]:
        """(what the first verb at the places tells, where it stands; 0, 0 without one): up to the end of the clause."""
        lower = tokens.lower
        for at in places:
            if lower[at] in breaks:
                break
            if found := self._told(cues, tokens, at):
                if found > 0 and at > 0 and (lower[at - 1] in self.undone or lower[at - 1] in self.flashbacks):
                    return 0, at  # "originally scheduled for Sunday", "had expected": what came of it may be over or ahead
                return (1, at) if found < 0 and self._will(cues, tokens, at, breaks) else (found, at)
        return 0, 0

    def _told(self, cues: Cues, tokens: Tokens, at: int) -> Direction:
        """What a word tells; nothing where it is a name: "May" the month, "the United Nations", "lo Stato"."""
        found = cues.of(tokens.lower, at)
        if not found or not tokens.words[at][0].isupper():
            return found
        inside = at > 0 and tokens.kinds[at - 1] == "w" and tokens.words[at - 1].islower()
        return 0 if inside or tokens.lower[at] in self.homographs else found

    def _will(self, cues: Cues, tokens: Tokens, at: int, breaks: frozenset[str]) -> bool:
        """"will be held": a future a few words before a participle."""
        for n in range(at - 1, max(-1, at - 1 - AUXILIARIES), -1):
            if tokens.lower[n] in breaks:
                return False
            if found := self._told(cues, tokens, n):
                return found > 0
        return False


def _ends(tokens: Tokens, at: int, rows: Iterable[tuple[str, ...]]) -> bool:
    """Whether one of the phrases ends at a place, in its sentence."""
    start = tokens.sentences[tokens.sentence_of(at)][0]
    return any(tuple(tokens.lower[max(start, at - len(words)) : at]) == words for words in rows)
