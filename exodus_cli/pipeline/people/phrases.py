"""Read one phrase about somebody: an age, a role, the organisation it is held in, a place."""

from __future__ import annotations

from dataclasses import dataclass, field

from exodus_cli.facts import Span
from exodus_cli.grammar.tokens import APOSTROPHES, Tokens
from exodus_cli.pipeline.people.words import Words

# The longest apposition read, in words; longer ones are clauses.
REACH = 24
OLDEST = 120
# The longest complement of a role kept with it, in words.
COMPLEMENT = 9
HYPHENS = frozenset("-‐‑–")


@dataclass(slots=True)
class Stated:
    """The attributes of somebody, null where the text does not say."""

    age: int | tuple[int, int] | None = None
    role: str | None = None
    organisation: str | None = None
    origin: str | None = None
    now_in: str | None = None
    cues: dict[str, Span] = field(default_factory=dict)

    def put(self, name: str, value: object, cue: Span) -> None:
        """Keep the first value of an attribute."""
        if getattr(self, name) is None and value not in (None, ""):
            setattr(self, name, value)
            self.cues[name] = cue


@dataclass(slots=True)
class Page:
    """What every reader of attributes looks at."""

    tokens: Tokens
    words: Words
    names: dict[int, int]
    """First token of every name of the article -> past its last."""
    bodies: dict[int, int]
    """The same of every organisation's name."""
    places: dict[int, int]
    """The same of every place, demonyms left out."""

    def text(self, first: int, last: int) -> str:
        """The words [first, last) on one line."""
        start, end = self.tokens.span(first, last)
        return " ".join(self.tokens.text[start:end].split())


def age(page: Page, first: int, last: int, stated: Stated, *, before: bool = False) -> bool:
    """An age among the tokens: "29", "aged 29", "26-year-old", "28enne", "di 30 anni", "in her early 30s"."""
    tokens, cues = page.tokens, page.words.lexicon.cues
    lower = tokens.lower
    for n in range(first, last):
        if tokens.kinds[n] != "n" or not lower[n].isdigit() or not 0 < int(lower[n]) <= OLDEST:
            continue
        value, after = int(lower[n]), n + 1
        size = follows(lower, after, cues.year_old)
        if size:
            stated.put("age", value, tokens.span(n, after + size))
            return True
        if value % 10 == 0 and follows(lower, after, cues.decade_tail):
            return _decade(page, n, first, stated)
        led = any(lower[max(0, n - len(c.split())) : n] == c.split() for c in cues.aged if len(c) > 2)
        alone = n == first and (after == last or tokens.words[after] in ",)")
        if led or (alone and not before):
            stated.put("age", value, tokens.span(n - 1 if led else n, after))
            return True
    return False


def _decade(page: Page, n: int, first: int, stated: Stated) -> bool:
    """A decade of life: "in her early 30s" is 30 to 33, "in his 30s" 30 to 39."""
    tokens, cues = page.tokens, page.words.lexicon.cues
    lower = tokens.lower
    value, at, part = int(lower[n]), n, (0, 9)
    if n > first and lower[n - 1] in HYPHENS:
        at -= 1
    if at > 0 and lower[at - 1] in cues.decades:
        part, at = cues.decades[lower[at - 1]], at - 1
    if not any(lower[max(0, at - len(c.split())) : at] == c.split() for c in cues.decade_lead):
        return False
    stated.put("age", (value + part[0], value + part[1]), tokens.span(at, n + 2))
    return True


def follows(lower: list[str], at: int, entries: tuple[str, ...]) -> int:
    """How many tokens the longest of the entries takes at a place, 0 for none."""
    sizes = [len(entry.split()) for entry in entries if lower[at : at + len(entry.split())] == entry.split()]
    return max(sizes, default=0)


def named_age(page: Page, at: int, stated: Stated) -> None:
    """An age right after the name without a comma: "Mario Rossi di 45 anni", "Mario Rossi 45enne"."""
    age(page, at, min(len(page.tokens), at + 4), stated, before=True)


def describes(page: Page, first: int, last: int, stated: Stated) -> bool:
    """Role, organisation, origin and place in a stretch such as "a 26-year-old IT professional from St Petersburg"; false if it is none."""
    tokens = page.tokens
    age(page, first, last, stated)
    head = _role_at(page, first, last)
    for n in range(first, last):
        place(page, n, stated, last)
    if head is None:
        return False
    begin, end = head
    _employer_after(page, end, last, stated)
    stop = _complement(page, end, last)
    stated.put("role", page.text(begin, stop), tokens.span(begin, stop))
    located = follows(tokens.lower, stop, page.words.lexicon.cues.located) if stop < last else 0
    if located and stop + located in page.places:
        stated.put("now_in", page.text(stop + located, page.places[stop + located]), tokens.span(stop, page.places[stop + located]))
    return True


def _employer_after(page: Page, at: int, last: int, stated: Stated) -> None:
    """The organisation after a role: "of the | European Central Bank"."""
    size = follows(page.tokens.lower, at, page.words.lexicon.cues.employer)
    if size and at + size < last:
        employer(page, at + size, last, stated)


def _complement(page: Page, at: int, last: int) -> int:
    """Past what completes a role: "sergeant | in the Russian reserves", "spokesman | for the ministry"; a place it is held in does not."""
    tokens, words = page.tokens, page.words
    stop = at
    while stop < min(last, at + COMPLEMENT) and (tokens.kinds[stop] == "w" or _joins(page, stop)):
        low = tokens.lower[stop]
        located = follows(tokens.lower, stop, words.lexicon.cues.located)
        if (
            low in words.conjunctions
            or low in words.copulas
            or (stop > at and words.says.match(tokens.lower, stop))
            or words.origin.match(tokens.lower, stop)
            or words.now.match(tokens.lower, stop)
        ):
            break
        if located and stop + located in page.places and page.places[stop + located] >= min(last, len(tokens)):
            break
        led = low in words.prepositions or follows(tokens.lower, stop, words.lexicon.cues.employer)
        if stop == at and not led:
            if not (words.lexicon.head_first and low not in words.function and tokens.words[stop].islower()):
                return at
            at += 1  # an adjective after its noun: "comandante provinciale | dei vigili del fuoco"
        stop += 1
    while stop > at and (tokens.lower[stop - 1] in words.prepositions or tokens.lower[stop - 1] in words.articles):
        stop -= 1
    return stop


def _joins(page: Page, at: int) -> bool:
    """Whether a sign belongs to the words around it: the stop of "Mr.", the apostrophe of "St Thomas' Hospital"."""
    tokens = page.tokens
    if tokens.words[at] == ".":
        return page.words.before.titles.match(tokens.lower, at) is not None
    if tokens.words[at] in HYPHENS:
        return tokens.glued(at) and at + 1 < len(tokens) and tokens.glued(at + 1)  # "portavoce di Sea-Watch"
    return tokens.words[at] in APOSTROPHES and tokens.glued(at) and at + 1 < len(tokens) and tokens.words[at + 1][0].isupper()


def _role_at(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """(first token, past the last) of the role in a stretch, with its adjectives, without article, age and possessor."""
    tokens, words = page.tokens, page.words
    lower = tokens.lower
    end = head = -1
    n = first
    while n < last:
        joined = lower[n] in words.prepositions or lower[n] in words.conjunctions or tokens.kinds[n] == "s"
        if end >= 0 and joined and tokens.words[n] not in HYPHENS:
            break
        if end < 0 and (lower[n] in words.conjunctions and n == first):
            return None
        found = words.roles.match(lower, n)
        if found is not None and n + found[0] <= last and not (n + found[0] < last and lower[n + found[0]] in words.possessives):
            head, end = n, n + found[0]
            n = end
            if words.lexicon.head_first:
                break
        else:
            n += 1
    if end < 0:
        return None
    begin = first
    for n in range(first, head):
        if lower[n] in words.articles or lower[n] in words.possessives or lower[n] in words.prepositions:
            begin = n + 1
        elif tokens.kinds[n] == "n":
            begin = n + 1
            while begin < head and (lower[begin] in words.year_words or tokens.words[begin] in HYPHENS):
                begin += 1
    return (begin, end) if begin < end else None


def employer(page: Page, at: int, last: int, stated: Stated, *, named: bool = False) -> None:
    """The organisation at a token, where one stands there: "the | Moscow government"; `named` asks for what is surely one."""
    tokens, words = page.tokens, page.words
    first = at + 1 if at < len(tokens) and tokens.lower[at] in words.articles else at
    if first >= len(tokens):
        return
    end = page.bodies.get(first, -1)
    if end < 0:
        if words.titles.match(tokens.lower, first):
            return
        end = first
        while end < last and tokens.kinds[end] == "w" and tokens.words[end][0].isupper():
            end += 1
        if end == first:
            return
        plain = end < last and tokens.lower[end] in words.plain  # "the Moscow government"
        end += plain
        lower = tokens.lower[first:end]
        vague = named or first in page.places or first in page.names or all(w in words.things or w in words.nations for w in lower)
        if not plain and vague and not any(w in words.heads for w in lower):
            return
    stated.put("organisation", page.text(first, end), tokens.span(first, end))


def place(page: Page, at: int, stated: Stated, last: int | None = None) -> None:
    """A cue of origin or present place at a token, with the capitalised place that follows."""
    tokens, words = page.tokens, page.words
    for name, phrases in (("now_in", words.now), ("origin", words.origin)):
        found = phrases.match(tokens.lower, at)
        if found is None:
            continue
        first, end = _toponym(page, at + found[0], last)
        if end > first:
            lower = tokens.lower[first:end]
            if name == "origin" and any(w in words.heads for w in lower):
                stated.put("organisation", page.text(first, end), tokens.span(at, end))
            else:
                stated.put(name, page.text(first, end), tokens.span(at, end))
        return


def _toponym(page: Page, at: int, last: int | None) -> tuple[int, int]:
    """The capitalised name of a place at a token: "St Petersburg", "the southern city of Rostov-on-Don"."""
    tokens, words = page.tokens, page.words
    limit = min(len(tokens), at + 6 if last is None else last)
    first = at
    if first < limit and tokens.lower[first] in words.articles:
        seen = next((n for n in range(first, limit) if tokens.words[n][0].isupper()), limit)
        between = tokens.lower[first:seen]
        if (
            seen >= limit
            or any(tokens.kinds[n] != "w" for n in range(first, seen))
            or (len(between) > 1 and between[-1] not in words.joints)
        ):
            return at, at
        first = seen
    end = page.places.get(first, page.bodies.get(first, first))
    if end > first:
        return first, end
    while end < len(tokens) and end < first + 6:
        if tokens.kinds[end] == "w" and tokens.words[end][0].isupper() and tokens.lower[end] not in words.calendar:
            end += 1
        elif end > first and tokens.words[end] in HYPHENS and tokens.glued(end) and end + 1 < len(tokens) and tokens.glued(end + 1):
            end += 2
        elif end > first and tokens.words[end] == "." and tokens.glued(end) and len(tokens.words[end - 1]) == 2 and end + 1 < len(tokens):
            end += 1  # "St. Louis"
        else:
            break
    return first, min(end, len(tokens))


def phrase_start(page: Page, first: int, last: int) -> int:
    """Where the noun phrase that ends at `last` begins: at its last article that no other noun precedes, behind whoever else is named."""
    names = [n for n in range(first, last) if n in page.names and page.names[n] < last]
    if names and page.tokens.lower[page.names[names[-1]]] in page.words.conjunctions:
        first = page.names[names[-1]] + 1  # "Senator Paul Renner and | his rival, Kevin Doyle"
    starts = [n for n in range(first, last) if page.tokens.lower[n] in page.words.articles or _owned(page, n)]
    roles = [n for n in range(first, last) if page.words.roles.match(page.tokens.lower, n)]
    if not starts or not roles:
        return first if roles else last
    before = [n for n in starts if n < roles[0]]
    if not before:
        return roles[0]
    return before[-1] + _owned(page, before[-1])


def _owned(page: Page, at: int) -> bool:
    """Whether a possessive pronoun leads the phrase: "He met | his Egyptian counterpart"."""
    found = page.words.pronouns.match(page.tokens.lower, at)
    return found is not None and found[1].kind == "possessive"


def lead(page: Page, at: int, first: int) -> int:
    """The first adjective or noun that leans on the role at `at`: "former | defence | minister"."""
    tokens, words = page.tokens, page.words
    while (
        at > first and tokens.kinds[at - 1] == "w" and tokens.lower[at - 1] not in words.articles | words.prepositions | words.conjunctions
    ):
        low = tokens.lower[at - 1]
        if words.says.match(tokens.lower, at - 1) or low in words.possessives or low in words.copulas or _owned(page, at - 1):
            break
        if low in words.function and tokens.words[at - 1].islower():
            break
        at -= 1
    return at
