"""Find the words that name who says it: the subject before or after a cue."""

from __future__ import annotations

from dataclasses import dataclass

from exodus_cli.pipeline.quotes.apposed import with_name
from exodus_cli.pipeline.quotes.passage import Passage
from exodus_cli.pipeline.quotes.phrases import (
    DASHES,
    LONGEST,
    clause_start,
    infinitive,
    kind,
    phrase_before,
    phrase_end,
    quantified,
    segments,
    time_end,
)

# The longest remark in brackets between a subject and its verb, in tokens.
BRACKETS = 12
# The longest name of a person, in tokens.
NAME = 6


@dataclass(slots=True, frozen=True)
class Mention:
    """The words of a subject as tokens [first, last); `antecedent` is what a relative pronoun stands for."""

    first: int
    last: int
    antecedent: tuple[int, int] | None = None


def before(passage: Passage, at: int, floor: int) -> Mention | None:
    """The subject that ends before the verb group at `at`, looked for not before `floor`."""
    floor = max(floor, at - LONGEST)
    end = _skip_back(passage, at, floor)
    if end <= floor:
        return None
    words, lower = passage.words, passage.lower
    start = clause_start(passage, end, floor)
    low = lower[end - 1]
    if end - 1 == passage.first and words.romance and low in words.relative_pronouns and low in words.complementizers:
        return Mention(end - 1, end)  # "Che avverte: «…»"
    if low in words.conjunctions and end - 2 > floor and _between_dashes(passage, floor, end - 2):
        return None
    if low in words.conjunctions and end - 1 >= start:
        shared = _relative_shared(passage, end - 1, start)
        if shared is not None:
            return shared
        return first_subject(passage, start, end - 1) or first_subject(passage, floor, end - 1)
    if low in words.relatives and (low not in words.complementizers or end - 1 > start) and low not in words.subordinators:
        return relative(passage, end, start)
    row = segments(passage, start, end)
    if row[-1][0] == row[-1][1]:
        return of_series(passage, row[:-1]) or _behind_apposition(passage, row[:-1])
    found = phrase_before(passage, row[-1][1], row[-1][0])
    opener = row[-1][0]
    if found is None and words.romance and opener > start and lower[opener] in words.relative_pronouns & words.complementizers:
        return relative(passage, opener + 1, start)  # "l'azienda, che in mattinata (aveva detto)"
    if found is None or predicate(passage, *found):
        return None
    if lower[found[0]] in words.possessive_relatives:
        return Mention(*found)  # "Carson, whose friend Armstrong Williams said"
    if found[0] - 2 >= start and lower[found[0] - 1] in words.likening and lower[found[0] - 2] in words.whom:
        return relative(passage, found[0] - 1, start)  # "Mrs. Carver, who as secretary of state (called)"
    last = found[1]
    if last < at and passage.verb(last - 1) and lower[last] in words.prepositions and not words.romance:
        last = at  # "a poll released in March"
    return Mention(_unclosed_apposition(passage, row, found[0]), last)


def _between_dashes(passage: Passage, first: int, last: int) -> bool:
    """Whether dashes stand around the words since a quotation: "said it was so — a view that few share — and | urged"."""
    tokens = passage.tokens
    first += tokens.words[first] in "”\"’'"
    return not passage.words.romance and all(tokens.words[n] in DASHES and not tokens.glued(n) for n in (first, last))


def _relative_shared(passage: Passage, end: int, start: int) -> Mention | None:
    """The relative pronoun whose clause goes on behind a conjunction: "a donor (who) has given $50,000 and | says"."""
    words, lower = passage.words, passage.lower
    if words.romance:
        return None
    for n in range(end - 1, start, -1):
        if passage.tokens.words[n] in ",;:" or passage.region_at(n) is not None:
            return None
        if lower[n] in words.personal or lower[n] in words.complementizers:
            return None
        if lower[n] in words.relative_pronouns:
            return relative(passage, n + 1, start) if passage.verb(n + 1) and passage.tokens.kinds[n - 1] == "w" else None
    return None


def predicate(passage: Passage, first: int, last: int) -> bool:
    """Whether a phrase without article goes on with the verb before it: "Rossi è | tranquillo", "ha | affidato a Facebook il commento"."""
    words, lower = passage.words, passage.lower
    if not words.romance or first <= passage.first or passage.tokens.words[first][0].isupper() or passage.tokens.kinds[first] != "w":
        return False
    free = words.determiners | words.indefinites | words.subjects | words.relatives | words.bodies
    led = lower[first - 1] in words.auxiliaries or lower[first - 1] in words.participle_auxiliaries or lower[first - 1] in words.passive
    return led and lower[first] not in free


def _skip_back(passage: Passage, at: int, floor: int) -> int:
    """Step back over adverbs, auxiliaries, weak pronouns and brackets before the verb."""
    words, lower, tokens = passage.words, passage.lower, passage.tokens
    n = at
    while n > floor:
        low = lower[n - 1]
        if tokens.words[n - 1] == ")":
            opening = next((k for k in range(n - 2, max(floor, n - BRACKETS), -1) if tokens.words[k] == "("), None)
            if opening is None:
                break
            n = opening
            continue
        if low in words.time_nouns and n - 2 > floor and lower[n - 2] in words.determiners:
            n -= 2
            continue
        if low in words.objects and low not in words.subjects and low not in words.possessives and not words.romance:
            if (lower[n - 2] in words.prepositions and n - 2 > floor) or tokens.glued(n - 1):
                break  # "one of them (called)", "one person close to him (said)", "PowerOutage.us (said)"
            n -= 1  # "Pence himself (called)"
            continue
        if tokens.kinds[n - 1] != "w" or not (low in words.modals or words.adverb(low) or low in words.times):
            break
        owned = passage.possessive(n - 1) or passage.house(n - 1)
        if owned or (low in words.indefinites and (n - 2 < floor or tokens.kinds[n - 2] != "w")):
            break
        if low in words.times and n - 2 >= floor and lower[n - 2] in words.determiners:
            break
        n -= 1
        if low in words.times and n > floor and lower[n - 1] in words.prepositions and not words.romance:
            n -= 1
    return n


def _unclosed_apposition(passage: Passage, row: list[tuple[int, int]], first: int) -> int:
    """As in "Danilo Manconi, il vicecomandante della Capitaneria ha spiegato": the name is the head, though the comma is lost."""
    if len(row) > 1 and first == row[-1][0] and passage.tokens.words[first][0].islower():
        start, end = row[-2]
        start = _strip(passage, start, end)
        if start < end and passage.name_end(start, end) == end:
            return start
    return first


def relative(passage: Passage, end: int, start: int) -> Mention:
    """A relative pronoun as subject, with the noun phrase it stands for."""
    words, lower = passage.words, passage.lower
    first = end - 1
    if first > start and f"{lower[first - 1]} {lower[first]}" in words.speech.relatives:
        first -= 1
    return Mention(first, end, antecedent(passage, first, start))


def antecedent(passage: Passage, at: int, start: int) -> tuple[int, int] | None:
    """The noun phrase before a relative pronoun."""
    words, stop = passage.words, at
    while stop > start and passage.tokens.kinds[stop - 1] in "sl" and passage.region_at(stop - 1) is None:
        stop -= 1
    if stop <= start:
        return None
    for n in range(max(start, stop - NAME), stop):
        # "Mariella Vavassori, la fidanzata di Morosini, che": not whom an apposition belongs to
        apposed = n > start and passage.lower[n - 1] in passage.words.genitives and passage.tokens.words[stop] == ","
        if passage.names.get(n) == stop and not apposed:
            return n, stop
    row = segments(passage, start, stop)
    if passage.tokens.words[stop] == "," and len(row) > 1 and passage.lower[at] in words.whom:
        for first, last in reversed(row):  # "Joyce Whitman, 61, a nurse from Akron, Ohio, who"
            name = next((n for n in range(first, last) if passage.names.get(n) == last), None)
            if name is not None:
                return name, stop
            if kind(passage, first, last) != "phrase":
                break
    if passage.tokens.words[stop] == "," and len(row) > 1:
        head = _behind_apposition(passage, row)
        if head is not None and proper(passage, head.first, head.last):
            return head.first, stop
    found = phrase_before(passage, stop, row[-1][0])
    if found is None:
        return None
    first = _unclosed_apposition(passage, row, found[0])
    if passage.lower[at] in words.whom:  # "an appeal from | Texas officials who"
        links = (n for n in range(stop - 2, first, -1) if passage.lower[n] in words.prepositions - words.genitives)
        link = next(links, first)
        first = link + 1 if link > first and somebody(passage, stop - 1) and not somebody(passage, link - 1) else first
    # "Hal Burke, a Milwaukee donor who …": the name, not what is told of it
    name = next((n for n in range(first - 2, max(passage.first, first - NAME) - 1, -1) if passage.names.get(n) == first - 1), None)
    return (name if name is not None and passage.tokens.words[first - 1] == "," else first), stop


def of_series(passage: Passage, row: list[tuple[int, int]]) -> Mention | None:
    """As in "Kaine praised her record, dismissed the emails, (argued) that": the subject that a row of predicates shares."""
    for first, last in reversed(row) if not passage.words.romance else ():
        start = _strip(passage, first, last) if first < last else first
        if start < last and passage.verb(start):
            continue
        found = first_subject(passage, start, last) if kind(passage, start, last) == "clause" else None
        return found if found is not None and found.last < last else None
    return None


def state(passage: Passage, first: int, last: int) -> bool:
    """Whether words between commas are the short name of a state behind a town's: "N.H.", "Pa."."""
    tokens = passage.tokens
    letters = last - first == 1 and "." in tokens.words[first][1:]
    short = last - first == 2 and tokens.words[first + 1] == "." and tokens.glued(first + 1) and tokens.words[first][0].isupper()
    return letters or short


def somebody(passage: Passage, at: int) -> bool:
    """Whether a noun is somebody's who speaks: "officials"."""
    words, low = passage.words, passage.lower[at]
    bare = next((low[: -len(e)] for e in words.plural_endings if low.endswith(e)), low)
    return not {low, bare}.isdisjoint(words.voices | words.plurals) or words.office.match([bare], 0) is not None


def _behind_apposition(passage: Passage, row: list[tuple[int, int]]) -> Mention | None:
    """As in "Scott Pruitt, the attorney general of Oklahoma, one of the critics, (said)": the leftmost phrase of the row."""
    head: tuple[int, int] | None = None
    for first, last in reversed(row):
        if state(passage, first, last):
            continue  # "the cashier from Erie, Pa., (says)"
        if last - first == 1 and passage.lower[first] in passage.words.relative_pronouns:
            return relative(passage, last, row[0][0])
        sort = kind(passage, first, last)
        if sort == "clause":
            tail = phrase_before(passage, last, first)
            if tail is not None and (head is None or (proper(passage, *tail) and not proper(passage, *head))):
                head = tail[0], head[1] if head else tail[1]
            elif head is None or not proper(passage, *head):
                shared = first_subject(passage, first, last)
                head = (shared.first, shared.last) if shared else head
            break
        opened = sort == "aside" and first < last and passage.lower[first] in passage.words.subordinators
        likened = opened and passage.lower[first] in passage.words.likening  # "as his lieutenant, Bobby Lang, (put it)"
        if opened and (likened or head is None or not proper(passage, *head)):
            tail = phrase_before(passage, last, first + 1)
            if tail is not None and (likened or head is None or proper(passage, *tail)):
                head = tail[0], head[1] if head else tail[1]
                break
        if sort == "phrase":
            start = _strip(passage, first, last)
            if start > first and passage.lower[start] in passage.words.prepositions and not quantified(passage, start):
                continue  # "E a chi gli chiedeva di …, ha risposto"
            head = (start, head[1] if head and head[0] == last + 1 else last)
            if start > first and passage.lower[start - 1] in passage.words.conjunctions:
                break
    governed = head is not None and head[0] > passage.first and passage.lower[head[0] - 1] in passage.words.prepositions
    if governed and head is not None and passage.words.romance and passage.lower[head[0]] in passage.words.relatives:
        return None  # "A chi gli chiedeva se …, ha risposto"
    return Mention(*head) if head else None


def proper(passage: Passage, first: int, last: int) -> bool:
    """Whether a phrase names somebody itself, and not only the one its head belongs to."""
    names = [n for n in range(first, last) if n in passage.names]
    if any(n == first or passage.lower[n - 1] not in passage.words.genitives for n in names):
        return True
    return passage.tokens.words[first][0].isupper() and first != passage.first and passage.lower[first] not in passage.words.determiners


def _strip(passage: Passage, first: int, last: int) -> int:
    """Drop conjunctions and adverbs that open a noun phrase."""
    words, lower = passage.words, passage.lower
    while first < last - 1 and lower[first] not in words.indefinites:
        if lower[first] not in words.conjunctions and not words.adverb(lower[first]):
            break
        first += 1
    return first


def first_subject(passage: Passage, start: int, end: int) -> Mention | None:
    """The first noun phrase of a clause that no preposition governs: the subject that its later verbs share."""
    words, tokens, lower = passage.words, passage.tokens, passage.lower
    n = start
    seen: Mention | None = None
    while n < end:
        low = lower[n]
        if n in passage.names:
            return Mention(n, max(passage.names[n], phrase_end(passage, n, end)))
        region = passage.region_at(n)
        if region is not None:
            n = region.last
        elif tokens.kinds[n] in "sl" or low in words.conjunctions or (words.adverb(low) and low not in words.indefinites):
            n += 1
        elif time_end(passage, n, end) > n:
            n = time_end(passage, n, end)
        elif low in words.objects and low not in words.subjects and low not in words.possessives and not words.romance:
            n += 1
        elif _opens_clause(passage, n, end) or words.gerund(low) or (low in words.relatives and low not in words.determiners):
            n = next((k for k in range(n, end) if tokens.words[k] == ","), end)
        elif low in words.prepositions and not quantified(passage, n):
            stop = max(n + 1, phrase_end(passage, n + 1, end))
            inside = next((k for k in range(n + 2, stop) if k in passage.names and lower[k - 1] not in words.genitives), None)
            if inside is not None and seen is None and tokens.words[inside - 1][0].islower():
                seen = Mention(inside, stop)
            comma = next((k for k in (stop + 2, stop + 3) if k < end and tokens.words[k] == "," == tokens.words[stop]), None)
            n = comma if comma is not None and state(passage, stop + 1, comma) else stop  # "At a rally in Keene, N.H., | Lee"
        elif passage.verb(n):
            if seen is not None or words.romance or all(tokens.kinds[k] in "sl" or lower[k] in words.conjunctions for k in range(start, n)):
                return seen  # "…, welcomed the announcement but said": the subject stands further back
            n += 1
        else:
            stop = phrase_end(passage, n, end)
            if stop > n and lower[stop - 1] in words.time_nouns and stop < end and _leads_on(passage, stop):
                n = stop
                continue
            if stop > n:
                return Mention(n, with_name(passage, n, stop, end))
            n += 1
    return seen


def _leads_on(passage: Passage, at: int) -> bool:
    """Whether the word behind a noun of time makes it an adverbial: "hours after", "a week later"."""
    return passage.lower[at] in passage.words.prepositions or passage.words.adverb(passage.lower[at])


def _opens_clause(passage: Passage, n: int, end: int) -> bool:
    """Whether a word opens a clause of its own; "after" and its like may as well be prepositions."""
    words = passage.words
    if passage.lower[n] not in words.subordinators:
        return False
    if passage.lower[n] not in words.prepositions:
        return True
    comma = next((k for k in range(n, end) if passage.tokens.words[k] == ","), end)
    return any(passage.verb(k) for k in range(n + 1, comma))


def after(passage: Passage, at: int, limit: int, *, nicknames: bool = False) -> Mention | None:
    """The subject that follows the verb group: "said Igor, a doctor", "dice il presidente di Codacons, Carlo Rienzi"."""
    words, tokens, lower = passage.words, passage.tokens, passage.lower
    n = at
    while n < limit and tokens.kinds[n] == "w" and n not in passage.names:
        stop = time_end(passage, n, limit)
        if stop == n and words.adverb(lower[n]) and not (lower[n] in words.indefinites and (n + 1 >= limit or tokens.kinds[n + 1] == "s")):
            stop = n + 1
        if stop == n and words.romance and lower[n] in words.prepositions and not _partitive(passage, n):
            if lower[n] in words.infinitive_marks and any(infinitive(passage, k) for k in range(n + 1, min(n + 4, limit))):
                return None  # "ha chiesto ai fedeli di non perdere la speranza"
            stop = max(n + 1, phrase_end(passage, n + 1, limit))
            # "ai microfoni di Sky | Saverio Damiani"
            stop = next((k for k in range(n + 2, stop) if k in passage.names and lower[k - 1] not in words.prepositions), stop)
        if stop == n:
            break
        n = stop
    if n >= limit or tokens.kinds[n] == "l" or passage.wall(n):
        return None
    low = lower[n]
    article = low in words.determiners and low not in words.prepositions
    owned = low in words.possessives and n + 1 < limit and tokens.kinds[n + 1] == "w"
    owned = owned and lower[n + 1] not in words.stops | words.prepositions
    barred = (low in words.stops or (low in words.objects and not owned)) and low not in words.subjects
    if n not in passage.names and not article and (low in words.prepositions or barred or low in words.conjunctions):
        return None
    stop = phrase_end(passage, n, limit, nicknames=nicknames)
    if stop == n + 1 and article and low not in words.indefinites and low not in words.subjects:
        return None  # "said no"
    if stop > n and words.romance and lower[stop - 1] in words.time_nouns and tokens.words[stop - 1].islower():
        return None  # "ha detto in un interrogatorio durato tre ore"
    return Mention(n, with_name(passage, n, stop, limit)) if stop > n else None


def _partitive(passage: Passage, n: int) -> bool:
    """Whether a preposition is an article here ("dei testimoni"): it is also a determiner, and no noun stands before it."""
    return passage.lower[n] in passage.words.genitives and passage.lower[n] in passage.words.determiners
