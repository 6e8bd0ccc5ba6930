"""What the text states about somebody: age, role, organisation, origin, where they are now; each with its cue."""

from __future__ import annotations

from collections.abc import Iterator

from exodus_cli.grammar.tokens import Tokens
from exodus_cli.pipeline.people.cast import Entity, Mention
from exodus_cli.pipeline.people.phrases import REACH, Page, Stated, age, describes, employer, follows, lead, named_age, phrase_start, place
from exodus_cli.pipeline.people.words import Words

# How far from its verb a sentence's "from St Petersburg" may stand after the name that begins it.
NEAR = 14
# How many words before a verb of saying may be its subject.
ROLE = 5


def of(page: Page, entity: Entity) -> Stated:
    """What the words around the mentions of an entity state about it."""
    stated = Stated()
    if entity.kind != "person":
        return stated
    for mention in entity.mentions:
        _after(page, mention, stated)
        _before(page, mention, stated)
        if not _then(page, mention.first):
            _predicate(page, mention.last, stated, possessor=mention.possessor)
            _turned(page, mention.last, stated)
        _title(page, mention, stated)
    for first, last in entity.stand_ins:
        if _then(page, first):
            continue
        age(page, first, last, stated)
        _predicate(page, last, stated)
        _turned(page, last, stated)
    return stated


def _then(page: Page, at: int) -> bool:
    """Whether what a subject at a token is said to be was so at another time: "in 1932, when | she was 44"."""
    return at > 0 and page.tokens.lower[at - 1] in page.words.lexicon.cues.then


def stand_ins(tokens: Tokens, words: Words) -> Iterator[tuple[int, int]]:
    """Pronouns and descriptions (token ranges) that state something about whom they stand for.

    "She | is now in Belgrade", "l'ingegnere 28enne", "the 26-year-old".
    """
    lower = tokens.lower
    for n, word in enumerate(lower):
        if n > 0 and (word in words.copulas or word in words.lexicon.cues.turned):
            found = words.before.subjects.match(lower, n)
            if found is not None:
                yield found[0], n
        elif tokens.kinds[n] == "n" and n > 0 and follows(lower, n + 1, words.lexicon.cues.year_old):
            end = n + 1 + follows(lower, n + 1, words.lexicon.cues.year_old)
            begin = next((m for m in range(n - 1, max(n - 4, -1), -1) if lower[m] in words.definite), -1)
            closed = end >= len(tokens) or tokens.kinds[end] == "s" or words.says.match(lower, end) is not None
            if begin >= 0 and closed and all(tokens.kinds[m] == "w" for m in range(begin, n)):
                yield begin, end


# ---- where ----------------------------------------------------------------------------------
def _after(page: Page, mention: Mention, stated: Stated) -> None:
    """An apposition after the name: ", 29, a mid-level official working for ...", "(45)", ", a doctor from Irkutsk"."""
    tokens, at = page.tokens, mention.last
    if at >= len(tokens) or mention.possessor:
        return
    _here(page, at, stated)
    if tokens.words[at] not in ",(–—-":
        place(page, at, stated)
        size = follows(tokens.lower, at, page.words.lexicon.cues.employer)
        if size:
            employer(page, at + size, min(at + REACH, len(tokens)), stated, named=True)
        named_age(page, at, stated)
        return
    for first, last in _stretches(page, at + 1):
        if (found := page.words.pronouns.match(tokens.lower, first)) is not None and found[1].kind == "relative":
            _clause(page, first, last, stated)
            break
        if age(page, first, last, stated) and last - first <= 4:
            continue
        if _other(page, first) or tokens.lower[first] in page.words.conjunctions or page.words.says.match(tokens.lower, first):
            break
        if _acts(page, first, last) or not describes(page, first, last, stated):
            break


def _acts(page: Page, first: int, last: int) -> bool:
    """Whether a stretch has a verb of saying of its own, and so is about somebody else: "With Colin Fry |, the MP explains why"."""
    words, lower = page.words, page.tokens.lower
    for n in range(first, min(first + ROLE, last)):
        found = words.pronouns.match(lower, n)
        if lower[n] in words.prepositions or (found is not None and found[1].kind == "relative"):
            return False
        if n > first and words.says.match(lower, n):
            return True
    return False


def _other(page: Page, first: int) -> bool:
    """Whether a stretch begins with somebody else's name, not as a possessor: ", Mrs. Clinton's campaign manager" may describe."""
    for n in range(first, min(first + 4, len(page.tokens))):
        if n in page.names:
            last = page.names[n]
            return last >= len(page.tokens) or page.tokens.lower[last] not in page.words.possessives
        if page.words.titles.match(page.tokens.lower, n) is None and page.tokens.words[n] != ".":
            return False
    return False


def _here(page: Page, at: int, stated: Stated) -> None:
    """Where somebody is, right after the name: "Sergei | in Tbilisi is applying", "Svetlana |, in Belgrade, has no plans"."""
    tokens = page.tokens
    comma = tokens.words[at] == ","
    size = follows(tokens.lower, at + comma, page.words.lexicon.cues.located)
    first = at + comma + size
    end = page.places.get(first, -1) if size else -1
    if end > 0 and (not comma or (end < len(tokens) and tokens.words[end] in ",.")):
        stated.put("now_in", page.text(first, end), tokens.span(at + comma, end))


def _clause(page: Page, first: int, last: int, stated: Stated) -> None:
    """A relative clause: ", who was born in Guatemala City and lives in Phoenix"."""
    for n in range(first + 1, last):
        place(page, n, stated)
    if page.tokens.lower[first + 1 : first + 2] and page.tokens.lower[first + 1] in page.words.copulas:
        age(page, first + 2, last, stated)
    _turned(page, first + 1, stated)


def _turned(page: Page, at: int, stated: Stated) -> None:
    """The age somebody has reached: "turned | 90 last week"; not "turned | 90 pages"."""
    tokens, words = page.tokens, page.words
    number = at + follows(tokens.lower, at, words.lexicon.cues.turned)
    if number == at or number + 1 >= len(tokens) or tokens.kinds[number] != "n":
        return
    low = tokens.lower[number + 1]
    if tokens.kinds[number + 1] in "sl" or low in words.prepositions | words.conjunctions | words.calendar | words.times:
        age(page, number, number + 1, stated)


def _abbreviated(page: Page, at: int) -> bool:
    """Whether a full stop belongs to a title: "Mr."."""
    return page.tokens.words[at] == "." and page.words.before.titles.match(page.tokens.lower, at) is not None


def _stretches(page: Page, at: int) -> Iterator[tuple[int, int]]:
    """The first few stretches between commas from a token on, inside its sentence."""
    tokens = page.tokens
    end = min(tokens.sentences[tokens.sentence_of(at)][1] if at < len(tokens) else at, at + REACH)
    for _ in range(3):
        last = at
        while last < end and tokens.kinds[last] != "l" and (tokens.words[last] not in ',;:()–—"“”«».!?' or _abbreviated(page, last)):
            last += 1
        if last <= at:
            return
        yield at, last
        if last >= end or tokens.words[last] != ",":
            return
        at = last + 1


def _before(page: Page, mention: Mention, stated: Stated) -> None:
    """What stands before the name: "economist | X", "the country's defence minister, | X", "23-year-old | X", "l'ingegnere 28enne X"."""
    tokens, at = page.tokens, mention.first
    start = tokens.sentences[tokens.sentence_of(at)][0] if at < len(tokens) else 0
    if at - 1 > start and tokens.words[at - 1] == ",":
        first = at - 1
        while first > start and first > at - REACH and tokens.words[first - 1] not in ',;:()–—"“”«»':
            first -= 1
        told, first = first, phrase_start(page, first, at - 1)
        closes = (
            mention.last >= len(tokens)
            or tokens.kinds[mention.last] != "w"
            or page.words.says.match(tokens.lower, mention.last) is not None
        )
        if first < at - 1 and closes:
            describes(page, first, at - 1, stated)
        elif closes and tokens.lower[told] in page.words.articles and tokens.kinds[told + 1] == "n":
            age(page, told, at - 1, stated, before=True)  # "Una 34enne di Lodi, Sara Neri"
        return
    first = max(start, at - 10)
    for n in range(at - 1, first - 1, -1):
        if tokens.words[n] in ',;:()"“”«»':
            first = n + 1
            break
    age(page, max(first, at - 6), at, stated, before=True)
    if mention.role_from >= 0:
        describes(page, lead(page, mention.role_from, first), at, stated)
    elif (named := page.words.before.named.match(tokens.lower, at)) is not None:
        age(page, first, named[0], stated)
        describes(page, phrase_start(page, first, named[0]), named[0], stated)
    else:
        _office(page, first, at, stated)


def _office(page: Page, first: int, at: int, stated: Stated) -> None:
    """A role with its body right before the name: "il presidente della Camera | Gianfranco Fini"."""
    lower = page.tokens.lower
    for n in range(at - 2, first - 1, -1):
        found = page.words.roles.match(lower, n)
        if (
            found is not None
            and n + found[0] < at
            and lower[n + found[0]] in page.words.prepositions
            and page.tokens.words[at - 1][0].isupper()
        ):
            describes(page, lead(page, n, first), at, stated)
            return


def _title(page: Page, mention: Mention, stated: Stated) -> None:
    """A title that is an office: "President Putin", "Prime Minister Boris Johnson"."""
    if mention.title is None or mention.first >= mention.name_first:
        return
    lower = page.tokens.lower
    for n in range(mention.first, mention.name_first):
        found = page.words.roles.match(lower, n)
        if found is not None and n + found[0] <= mention.name_first:
            if all(word in page.words.things for word in lower[mention.first : n]):
                n = mention.first  # "Health Secretary"
            stated.put("role", page.text(n, mention.name_first).strip(". "), page.tokens.span(n, mention.name_first))
            return


def _predicate(page: Page, at: int, stated: Stated, *, possessor: bool = False) -> None:
    """A sentence about the name: "Svetlana is in her early 30s and originally from a small town", "Thomas is from St Petersburg"."""
    tokens = page.tokens
    if at + 1 >= len(tokens) or possessor or tokens.lower[at] not in page.words.copulas:
        return
    end = min(tokens.sentences[tokens.sentence_of(at)][1], at + REACH)
    if tokens.kinds[at + 1] == "n" and (at + 2 >= end or tokens.words[at + 2] in ".,;)" or tokens.lower[at + 2] in page.words.conjunctions):
        age(page, at + 1, at + 2, stated)
    age(page, at + 1, min(end, at + 8), stated, before=True)
    if tokens.lower[at + 1] in page.words.articles:
        stop = next((n for n in range(at + 1, end) if tokens.words[n] in ",;:." or tokens.lower[n] in page.words.conjunctions), end)
        describes(page, at + 1, stop, stated)
    for n in range(at, min(end, at + NEAR)):
        place(page, n, stated)
