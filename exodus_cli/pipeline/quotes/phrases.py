"""Read noun phrases without a parser: where one starts and where it ends."""

from __future__ import annotations

import itertools

from exodus_cli.pipeline.people.organisations import domain_end
from exodus_cli.pipeline.quotes.passage import Passage

# The longest noun phrase read from left to right, and from right to left, in tokens.
AFTER = 30
LONGEST = 60
# The longest nickname or title in marks inside a phrase.
TITLE = 6
BREAKS = frozenset(";:—–(")
# The longest dateline, in tokens.
DATELINE = 14
DASHES = frozenset("-—–")
# How far before a verb its relative pronoun may stand: "a man who attended the rally (said)".
RELATIVE_WITHIN = 18


def phrase_end(passage: Passage, first: int, limit: int, *, nicknames: bool = False) -> int:
    """The end of the noun phrase that starts at `first`, read from left to right; `first` itself where none does."""
    words, kinds, lower = passage.words, passage.tokens.kinds, passage.lower
    limit = min(limit, first + AFTER)
    if first < limit and lower[first] in words.subjects and lower[first] not in words.determiners:
        return first + 1
    n = first
    named = False
    while n < limit:
        stop = passage.name_end(n, limit) if kinds[n] == "w" and passage.tokens.words[n][0].isupper() and n in passage.names else n
        if stop > n:
            n, named = stop, True
            continue
        if kinds[n] == "s":
            step = _sign(passage, first, n, limit, nicknames=nicknames)
            if not step:
                break
            n += step
            continue
        if not _belongs(passage, first, n, limit, named=named):
            break
        # A capital that opens the sentence tells nothing: "Consumer advocates".
        opens = n == passage.first and n + 1 < limit and lower[n + 1].endswith(words.plural_endings or ("\0",)) and not passage.verb(n + 1)
        named = named or (passage.tokens.words[n][0].isupper() and lower[n] not in words.determiners and not opens)
        n += 1
    while n > first and (lower[n - 1] in words.genitives or (kinds[n - 1] == "s" and passage.tokens.words[n - 1] not in "%\"”»’'")):
        n -= 1
    return n


def _sign(passage: Passage, first: int, n: int, limit: int, *, nicknames: bool) -> int:
    """How many tokens of signs the phrase takes along at `n`: a hyphen, an abbreviation's full stop, a nickname's marks; 0 for none."""
    tokens, lower = passage.tokens, passage.lower
    sign = tokens.words[n]
    region = passage.region_at(n)
    if region is not None:
        if region.first != n or n == first or region.outer - n > TITLE:
            return 0
        # The “velina”; NBC's “Meet the Press”.
        return region.last - n if (nicknames and n == first + 1) or lower[n - 1] in passage.words.saxon else 0
    inside = n + 1 < limit and tokens.glued(n) and tokens.glued(n + 1)
    if sign in "-&/" and inside:
        return 1
    if sign == "." and n > first and tokens.glued(n):
        address = domain_end(tokens, n)
        if n < address <= limit:
            return address - n
        short = lower[n - 1] in passage.words.abbreviations or (len(lower[n - 1]) == 1 and tokens.words[n - 1].isupper())
        return 1 if short and n + 1 < limit and tokens.words[n + 1][0].isupper() else 0
    return 1 if sign in "%$€£" or (sign in "’'" and tokens.glued(n)) else 0


def _belongs(passage: Passage, first: int, n: int, limit: int, *, named: bool) -> bool:
    """Whether a word goes on with the noun phrase that started at `first`."""
    words, lower = passage.words, passage.lower
    low, word = lower[n], passage.tokens.words[n]
    if passage.tokens.kinds[n] == "l" or passage.region_at(n) is not None:
        return False
    if n == first:
        barred = low in words.stops or low in words.conjunctions or (low in words.prepositions and low not in words.determiners)
        return not barred or (word[0].isupper() and n != passage.first)
    if low in words.genitives:
        # "di aver violato" is an infinitive of its own.
        verb = n + 1 + (n + 2 < limit and lower[n + 1] in words.negations)  # "di non perdere"
        return not (words.infinitive_endings and verb < limit and infinitive(passage, verb))
    if passage.possessive(n) or passage.house(n):
        return True
    before = lower[n - 1]
    if before == "-" and passage.tokens.glued(n):
        return True  # "Spanish-language radio"
    linked = before in words.genitives or before in words.saxon or passage.possessive(n - 1)
    led = before in words.determiners or before in words.prepositions or before in words.possessives
    if low in words.attached and not named and n + 1 < limit:
        return True
    known_as = named and word[0].isupper() and passage.tokens.words[n - 1][0].isupper()  # "Air Force One"
    if (low in words.determiners or low in words.possessives) and not linked and not led and not known_as:
        return False
    if before in words.genitives and (low in words.objects or low in words.subjects) and lower[first] in words.indefinites:
        return True  # "one of them", "uno di loro"
    adjective = words.romance and before in words.determiners and before not in words.prepositions  # "una | prima | stima"
    if (low in words.stops or (low in words.prepositions and low not in words.determiners)) and not adjective:
        return False
    if low in words.conjunctions or (words.adverb(low) and not linked and not led):
        return False
    if low in words.times and not linked and not led:
        return False
    if named and word[0].islower() and not linked and not passage.possessive(n) and lower[n - 1] not in words.determiners:
        if words.romance:
            return _adjective(passage, first, n, limit)
        if passage.verb(n):
            return False
        definite = lower[first] in words.determiners or lower[first] in words.possessives
        return definite or _title_like(passage, first, n, limit)
    return not passage.verb(n)


def _adjective(passage: Passage, first: int, n: int, limit: int) -> bool:
    """Whether a lower-case word after a capital belongs to a body's name: "l'Organizzazione mondiale della sanità"."""
    words, lower = passage.words, passage.lower
    if lower[first] not in words.determiners or lower[n] in words.forms or passage.verb(n) or n + 1 >= limit:
        return False
    following = lower[n + 1]
    return following in words.genitives or following in words.participle_auxiliaries or passage.tokens.words[n + 1] == ","


def _title_like(passage: Passage, first: int, n: int, limit: int) -> bool:
    """Whether a lower-case word after a name leads to another: "Trump spokeswoman Sarah Sanders"."""
    for k in range(n, min(n + 4, limit)):
        word = passage.tokens.words[k]
        if passage.tokens.kinds[k] != "w" or passage.verb(k) or passage.lower[k] in passage.words.prepositions:
            return False
        if word[0].isupper():
            return True
    return False


def phrase_before(passage: Passage, end: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase that ends at `end`, read from right to left."""
    words, tokens, lower = passage.words, passage.tokens, passage.lower
    floor = max(floor, end - LONGEST)
    n = end
    while n > floor:
        low = lower[n - 1]
        if n == end and low in words.subjects:
            return n - 1, end
        if tokens.kinds[n - 1] == "l" or tokens.words[n - 1] in BREAKS or passage.wall(n - 1):
            break
        # "a poll conducted after the shooting"
        led = low in words.prepositions and n - 1 > floor and lower[n - 2].endswith(words.verb_endings or ("\0",))
        clause = low in words.subordinators and not led
        if clause and low in words.prepositions:
            opened = phrase_end(passage, n, end)
            n = opened if n < opened < end and lower[opened] in words.determiners else n  # "As a result | some folks"
        if clause or low in words.interrogatives or (low in words.subjects and low not in words.determiners):
            break
        if low in words.complementizers and low not in words.determiners:
            break
        if _reduced(passage, n - 1, floor):
            n -= 1
            continue
        if passage.verb(n - 1) or (words.romance and (low in words.participle_auxiliaries or low in words.passive)):
            relative = _relative_before(passage, n - 1, floor)
            if relative is not None and relative > floor:
                head = phrase_before(passage, relative, floor)
                return (head[0], end) if head else None
            # "is a result of … and officials": only what the conjunction adds is a subject.
            n = next((k + 1 for k in range(end - 1, n - 1, -1) if lower[k] in words.conjunctions), n)
            break
        n -= 1
    first = _phrase_start(passage, n, end)
    return (first, end) if first < end and any(tokens.kinds[k] in "wn" for k in range(first, end)) else None


def _reduced(passage: Passage, at: int, floor: int) -> bool:
    """Whether a verb is a participle behind its noun: "a poll (released) in March", "documents (obtained) by the paper"."""
    words, lower, tokens = passage.words, passage.lower, passage.tokens
    if words.romance or at - 1 <= floor or not lower[at].endswith(words.verb_endings or ("\0",)) or tokens.kinds[at - 1] != "w":
        return False
    low = lower[at - 1]
    noun = low not in words.subjects and low not in words.auxiliaries and low not in words.relatives and not words.adverb(low)
    following = lower[at + 1]
    if following in words.infinitive_marks:
        return False  # "The court on Monday declined to hear"
    return noun and low not in words.conjunctions and (following in words.prepositions or following in words.times)


def _relative_before(passage: Passage, at: int, floor: int) -> int | None:
    """The relative pronoun whose clause a verb stands in, directly after a noun."""
    for n in range(at - 1, max(floor, at - RELATIVE_WITHIN), -1):
        low = passage.lower[n]
        if low in passage.words.relative_pronouns and low not in passage.words.determiners:
            return n if passage.tokens.kinds[n - 1] in "wn" and low not in passage.words.interrogatives - passage.words.relatives else None
        if passage.tokens.kinds[n] in "sl" and passage.tokens.words[n] not in "-’'":
            return None
    return None


def _phrase_start(passage: Passage, first: int, end: int) -> int:
    """Where the subject starts in a stretch that may open with adverbials: "In a statement | the ministry"."""
    words, tokens, lower = passage.words, passage.tokens, passage.lower
    n = first
    while n < end:
        low = lower[n]
        if n in passage.names:
            return n
        sign = tokens.kinds[n] == "s" and tokens.words[n] not in "\"“«‘([$€£"
        if sign or low in words.conjunctions or (words.adverb(low) and low not in words.indefinites):
            n += 1
        elif time_end(passage, n, end) > n:
            n = time_end(passage, n, end)
        elif quantified(passage, n):
            break
        elif low in words.prepositions:
            stop = phrase_end(passage, n + 1, end)
            name = next((k for k in range(n + 2, stop) if k in passage.names and lower[k - 1] in words.junctures), None)
            if name is not None:
                return name
            if stop >= end or stop <= n:
                return _behind_paper(passage, n + 1, end)
            n = stop
        elif words.gerund(low) and tokens.words[n][0].isupper():
            return end
        else:
            break
    return n


def _behind_paper(passage: Passage, first: int, end: int) -> int:
    """Where a name starts right behind the paper it speaks in: "In una nota | Palazzo Chigi"; `end` where none does."""
    words, tokens = passage.words, passage.tokens
    if not words.romance:
        return end
    papers = (n for n in range(first, end - 1) if passage.lower[n] in words.papers and tokens.words[n][0].islower())
    return next((n + 1 for n in papers if tokens.words[n + 1][0].isupper()), end)


def quantified(passage: Passage, n: int) -> bool:
    """Whether a preposition opens a quantity and not an adverbial: "over a dozen", "at least three"."""
    return passage.words.quantifiers.starts(passage.lower[n]) and passage.words.quantifiers.match(passage.lower, n) is not None


def infinitive(passage: Passage, n: int) -> bool:
    """Whether a word has the ending of an infinitive, in a language where that shows."""
    low, words = passage.lower[n], passage.words
    return len(low) > 3 and low.endswith(words.infinitive_endings) and low not in words.prepositions and low not in words.not_infinitives


def time_end(passage: Passage, n: int, limit: int) -> int:
    """The end of an expression of time without preposition: "Thursday", "last week", "ieri sera"; `n` where none is."""
    words, lower = passage.words, passage.lower
    if lower[n] not in words.times:
        return n
    stop = n + 1
    while stop < limit and (lower[stop] in words.times or lower[stop] in words.time_nouns or passage.tokens.kinds[stop] == "n"):
        stop += 1
    if lower[n] in words.determiners and stop == n + 1:
        return n
    return stop


def past_adverbials(passage: Passage, at: int) -> int:
    """The end of the times and prepositional phrases that start at a token: "said the mayor | in Genoa on Monday"."""
    words = passage.words
    while at < passage.last and passage.tokens.kinds[at] == "w" and passage.region_at(at) is None:
        stop = time_end(passage, at, passage.last)
        if stop == at and passage.lower[at] in words.prepositions and at + 1 < passage.last:
            stop = max(time_end(passage, at + 1, passage.last), phrase_end(passage, at + 1, passage.last))
            stop = stop if stop > at + 1 else at
        if stop == at:
            break
        at = stop
    return at


def segments(passage: Passage, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas."""
    commas = [n for n in range(start, end) if passage.tokens.words[n] == "," and passage.region_at(n) is None]
    edges = [start - 1, *commas, end]
    return [(a + 1, b) for a, b in itertools.pairwise(edges)]


def clause_start(passage: Passage, end: int, floor: int) -> int:
    """The start of the clause that ends at `end`: after a break sign, a quotation or the last cue."""
    tokens = passage.tokens
    depth = 0
    for n in range(end - 1, floor - 1, -1):
        sign = tokens.words[n]
        if tokens.kinds[n] not in "sl":
            continue
        if sign == ")":
            depth += 1
        elif sign == "(" and depth:
            depth -= 1
        elif sign == ":" and n and tokens.kinds[n - 1] == "n" and tokens.glued(n) and tokens.glued(n + 1):
            continue  # "9:40 p.m."
        elif depth == 0 and (sign in BREAKS or (sign == "-" and not tokens.glued(n))):
            if sign in DASHES and n == end - 1:
                continue
            return n + 1
    return floor


def behind_dateline(passage: Passage) -> int:
    """The first token behind a dateline: "WASHINGTON (AP) — | The …", "Nairobi, Kenya (CNN) — | …"."""
    tokens, words = passage.tokens, passage.tokens.words
    if not words[passage.first][0].isupper():
        return passage.first
    for n in range(passage.first, min(passage.first + DATELINE, passage.last - 1)):
        if words[n] in DASHES and not (tokens.glued(n) and tokens.glued(n + 1)):
            capitals = words[passage.first].isupper() or words[n - 1] == ")"
            return n + 1 if capitals and n > passage.first else passage.first
        if tokens.kinds[n] == "w" and words[n][0].islower():
            break
    return passage.first


def named(passage: Passage, first: int, last: int) -> bool:
    """Whether a phrase holds a capitalised word that is no function word."""
    tokens, words, lower = passage.tokens, passage.words, passage.lower
    return any(
        tokens.words[n][0].isupper() and lower[n] not in words.determiners and lower[n] not in words.prepositions
        for n in range(first, last)
    )


def kind(passage: Passage, first: int, last: int) -> str:
    """What stands between two commas: a noun `phrase`, an `aside` (adverbial, relative clause) or a `clause` with its own verb."""
    words, lower = passage.words, passage.lower
    if first >= last:
        return "aside"
    low = lower[first]
    if first in passage.names:
        return "clause" if any(passage.verb(n) and not _in_relative(passage, first, n) for n in range(first + 1, last)) else "phrase"
    if (low in words.relatives and low not in words.determiners) or (words.adverb(low) and low not in words.indefinites):
        return "aside"
    participle = words.romance and passage.tokens.words[first][0].islower() and low not in words.determiners | words.voices
    named_agent = any(n in passage.names for n in range(first, last))  # "nell'opinione, redatta dal giudice Antonin Scalia, si legge"
    if participle and first + 1 < last and lower[first + 1] in words.agents and not named_agent:
        return "aside"  # "il presidente, interpellato dai cronisti, ha chiesto"
    if quantified(passage, first):
        return "phrase"
    leads = first + 1 < last and (lower[first + 1] in words.prepositions or lower[first + 1] in words.subordinators)
    if low in words.time_nouns and leads and not words.romance:
        return "aside"  # "minutes after the interview was broadcast"
    if low in words.prepositions or low in words.subordinators or words.gerund(low) or time_end(passage, first, last) > first:
        return "aside"
    if any(passage.verb(n) and not _in_relative(passage, first, n) for n in range(first + 1, last)):
        return "clause"
    return "phrase"


def _in_relative(passage: Passage, first: int, at: int) -> bool:
    """Whether a verb belongs to a relative clause, or is a participle after a noun ("based in", "known as")."""
    lower, words = passage.lower, passage.words
    return any(lower[n] in words.relatives for n in range(first, at)) or (
        lower[at] not in words.verbs and at + 1 < passage.last and lower[at + 1] in words.prepositions
    )
