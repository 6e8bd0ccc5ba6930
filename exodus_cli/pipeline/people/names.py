"""Read the runs of capitals of a text: parted into titles, people, organisations and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exodus_cli.grammar.tokens import APOSTROPHES, Tokens
from exodus_cli.pipeline.people.runs import FAMILIAR, FAMOUS, HYPHENS, OPENING, given, runs, surname
from exodus_cli.pipeline.people.words import Words
from exodus_cli.world import names

# A name of more words than this is a headline or a list.
LONGEST_NAME = 6
# The letters of the shortest acronyms that are adjectives too: "UN", "US".
ACRONYM = 2
# A body's head before a full name makes more words than this.
LONE = 2
# So many stops make an acronym a body's: "N.R.A.", not "D.C.".
DOTTED = 3
# How many words of its body a role may stand before a name: "consigliera di Fratelli d'Italia".
OFFICE = 7


@dataclass(slots=True)
class Candidate:
    """A run of capitalised words, read: which of its tokens are title and name, and what it may be."""

    first: int
    """The first token, title included."""
    last: int
    """Past the last token."""
    name: tuple[int, ...]
    """The tokens of the name itself, particles included."""
    title: str | None = None
    """Gender of the title before it ("m", "f", "u"), None where it has none."""
    title_from: int = -1
    """First token of that title."""
    opens: bool = False
    """Whether it stands where any word has a capital."""
    kind: str = "person"
    """"person" while nothing speaks against it, else "organisation" or "thing"."""

    def words(self, tokens: Tokens) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(tokens.words[n] for n in self.name)


def candidates(tokens: Tokens, words: Words, places: frozenset[int], headline: set[int]) -> list[Candidate]:
    """Every run of capitals outside headlines that may name somebody, in order; `places` are the tokens of known places."""
    starts = {first for first, _ in tokens.sentences}
    out = []
    for run in runs(tokens, words):
        if run[0] in headline:
            continue
        after = run[-1] + 1
        mid = run[0] not in starts or (after < len(tokens) and words.says.match(tokens.lower, after) is not None)
        for part in _parts(tokens, words, run, mid=mid):
            candidate = _read(tokens, words, part, places)
            if candidate is not None:
                at = candidate.first
                candidate.opens = at in starts or (at > 0 and (tokens.words[at - 1] in OPENING or tokens.words[at - 1] in ":-–—•*|"))
                out.append(candidate)
    return out


def _parts(tokens: Tokens, words: Words, run: list[int], *, mid: bool) -> Iterator[list[int]]:
    """A run cut at words that are no part of a name: months, weekdays, "The"; "New" takes the next word with it.

    In mid-sentence "Di" begins a surname, elsewhere it may be the preposition.
    """
    part: list[int] = []
    skip = False
    for n in run:
        low = tokens.lower[n]
        if tokens.words[n][0].islower() or tokens.kinds[n] != "w":
            part.append(n)
            continue
        if "'" in low and low.partition("'")[0] in words.never:  # "I'd", "He'll"
            low = low.partition("'")[0]
        if low in words.adjectives and len(low) == ACRONYM and len(part) > 1 and not tokens.words[n].isupper():
            part.append(n)  # "Kim Jong Un", not the UN
            continue
        if low in words.adjectives and part and given(tokens, part[-1]) >= FAMILIAR and surname(tokens, n):
            part.append(n)  # "Teresa Russo"
            continue
        if skip and not words.titles.match(tokens.lower, n) and low not in words.heads:
            skip = False
            continue
        skip = False
        if low in words.openers and n != run[-1] and (not part or low not in words.leading):
            yield part
            part, skip = [], True
        elif len(part) > 1 and tokens.lower[part[-1]] in words.leading:
            part.append(n)  # "Ignazio La Russa"
        elif n != run[-1] and low[1:] in APOSTROPHES and low in words.leading - words.articles and tokens.glued(n + 1):
            part.append(n)  # "D'Amico", at the start of a sentence too
        elif low in words.never and not (low in words.leading and (part or (mid and n != run[-1] and low not in words.articles))):
            yield part
            part = []
        else:
            part.append(n)
    yield part


def _read(tokens: Tokens, words: Words, part: list[int], places: frozenset[int]) -> Candidate | None:
    """A part of a run as title and name, with what its words say it is."""
    while part and tokens.words[part[-1]] in HYPHENS:
        part.pop()
    while part and (tokens.words[part[0]] in HYPHENS or (tokens.lower[part[0]] in words.particles and tokens.words[part[0]].islower())):
        part = part[1:]
    if not part:
        return None
    lower = tokens.lower
    if tokens.kinds[part[-1]] == "n":
        return Candidate(part[0], part[-1] + 1, tuple(part), kind="organisation")  # "SkyTg24"
    part = part[_office(tokens, words, part) :]
    if len(part) == LONE + 1 and lower[part[0]] in words.heads and given(tokens, part[1]) >= FAMILIAR - 1:
        part = part[1:]  # "ai microfoni di Sky | Saverio Damiani"
    ends = words.before.titles.match(lower, part[-1] + 1) or words.before.roles.match(lower, part[-1] + 1)
    if ends and len(part) == 1 and part[0] > 0 and tokens.lower[part[0] - 1] not in words.articles:
        # "Monk said": a surname where the article names a Lisa Monk, else nobody.
        return Candidate(part[0], part[0] + 1, (part[0],), kind="thing")
    if ends and not any(given(tokens, n) for n in part[:-1]):
        led = words.titles.match(lower, part[0]) if len(part) == LONE and surname(tokens, part[-1]) else None
        # "Mr. President", "State Department Spokesperson": an office, nobody's name; "Dr. King": whoever bears it.
        return None if led is None else Candidate(part[0], part[-1] + 1, (part[-1],), title=led[1], title_from=part[0], kind="thing")
    if len(part) == 1 and (words.plurals.match(lower, part[0]) == (1, "person") or _attribute(tokens, words, part[0])):
        return None  # "Migranti", "Party | leaders"
    if lower[part[-1]] in words.heads and len(part) > 1 and not _full_name(tokens, words, part):
        return Candidate(part[0], part[-1] + 1, tuple(part), kind="organisation")
    if len(tokens.words[part[0]]) == 1 and len(part) > 1 and tokens.words[part[1]] in HYPHENS:
        return None  # a party and a state: "R-Calif."
    cut, title, title_from = _titles(tokens, words, part)
    rest = part[cut:] if title else _without_lead(tokens, words, part, places)
    whole = Candidate(title_from if title else rest[0], rest[-1] + 1, tuple(rest), title=title, title_from=title_from)
    plain = [n for n in rest if tokens.words[n][0].isupper()]
    if _christened(tokens, words, whole):
        whole.kind = "thing"
    elif not title and (words.known.match(lower, rest[0]) or _firm(tokens, words, whole)):
        whole.kind = "organisation"
    elif title or (_full_name(tokens, words, rest) and not _built(tokens, words, rest, places)):
        pass
    elif any(lower[n] in words.heads for n in plain) or _acronym(tokens, rest, places):
        whole.kind = "organisation"
    elif _introduced(tokens, words, whole):
        pass  # "Her husband, Bill, stayed home", "the moderator, Lester Hall"
    elif any(lower[n] in words.things for n in plain[_given_first(tokens, plain) :]) or _somewhere(tokens, words, plain, places):
        whole.kind = "thing"
    elif all(len(tokens.words[n]) > 1 and tokens.words[n].isupper() for n in plain):
        whole.kind = "organisation"
    if len(plain) > LONGEST_NAME:
        whole.kind = "thing"
    return whole


def _christened(tokens: Tokens, words: Words, name: Candidate) -> bool:
    """Whether a ship, storm or operation bears the name: "the ferry | Princess Ashika", "l'uragano | Dora", "| USS John McCain"."""
    return tokens.lower[name.first] in words.christened or (name.first > 0 and tokens.lower[name.first - 1] in words.christened)


def _built(tokens: Tokens, words: Words, rest: list[int], places: frozenset[int]) -> bool:
    """Whether a full name is part of a place's, or ends in a thing's noun behind an article: "ponte | Verdi", "the | Carr Bridge"."""
    before = rest[0] - 1
    if before in places and (tokens.words[before].islower() or tokens.lower[before] in words.things):
        return True
    return not words.lexicon.head_first and tokens.lower[rest[-1]] in words.things and tokens.lower[rest[0] - 1] in words.definite


def _attribute(tokens: Tokens, words: Words, at: int) -> bool:
    """Whether a common noun for a body only tells of the one behind it: "| Party | chairman Doug Pratt"."""
    lower = tokens.lower
    if words.lexicon.head_first or lower[at] not in words.plain or at + 1 >= len(tokens):
        return False
    return words.roles.match(lower, at + 1) is not None or words.plurals.match(lower, at + 1) is not None


def _firm(tokens: Tokens, words: Words, name: Candidate) -> bool:
    """Whether a name is a firm's by what stands beside it: "a | Rasmussen | poll", "| Johnson | & Johnson"."""
    first, last, size = name.first, name.last, len(tokens)
    if last < size and tokens.lower[last] in words.lexicon.organisations.trailing:
        return True
    behind = last + 1 < size and tokens.words[last] == "&" and tokens.words[last + 1][0].isupper()
    return behind or (first > 1 and tokens.words[first - 1] == "&" and tokens.words[first - 2][0].isupper())


def _introduced(tokens: Tokens, words: Words, name: Candidate) -> bool:
    """Whether a word of kin or a role, with or without a comma, leads to a given name, or to one with a surname."""
    at, rest = name.first, name.name
    at -= at > 0 and tokens.words[at - 1] == ","
    if len(rest) == 1:
        return given(tokens, rest[0]) >= FAMILIAR and words.before.kin.match(tokens.lower, at) is not None
    known = len(rest) == LONE and given(tokens, rest[0]) > 0 and surname(tokens, rest[1])
    return known and (words.before.kin.match(tokens.lower, at) or words.before.roles.match(tokens.lower, at)) is not None


def _given_first(tokens: Tokens, plain: list[int]) -> bool:
    """Whether a name of two words opens with a given name that is a thing as well: "Bill Dutton"."""
    return len(plain) == 2 and given(tokens, plain[0]) >= FAMILIAR


def _acronym(tokens: Tokens, rest: list[int], places: frozenset[int]) -> bool:
    """Whether a name is the dotted letters of a body: "N.R.A."."""
    return len(rest) == 1 and tokens.words[rest[0]].count(".") >= DOTTED and rest[0] not in places


def _somewhere(tokens: Tokens, words: Words, plain: list[int], places: frozenset[int]) -> bool:
    """Whether the words are a place, a month or dotted letters: "Hong Kong", "SOS Villages Sudan", "May", "U.S."."""
    if all(n in places for n in plain):
        return True
    if len(plain) > 1:
        return plain[-1] in places and not given(tokens, plain[0])
    return tokens.lower[plain[0]] in words.month_names or "." in tokens.words[plain[0]]


def _office(tokens: Tokens, words: Words, part: list[int]) -> int:
    """How many tokens of the part belong to the office of whom it names: "presidente della Camera | Gianfranco Fini"."""
    if len(part) < 2 or not held(tokens, words, part[0]):
        return 0
    for at in range(1, len(part) - 1):
        if given(tokens, part[at]) and tokens.lower[part[at]] not in words.ambiguous:
            return at
    return 0


def held(tokens: Tokens, words: Words, end: int) -> bool:
    """Whether a role leads to `end`: "presidente della |", in Italian through names too: "capogruppo della Lega al |"."""
    lower = tokens.lower
    if end > 2 and lower[end - 1] in words.articles:
        end -= 1
    for at in range(end - 1, max(0, end - 1 - (OFFICE if words.lexicon.head_first else 1)), -1):
        if tokens.kinds[at] != "w":
            return False
        if lower[at] in words.prepositions:
            if words.before.roles.match(lower, at) or words.before.titles.match(lower, at):
                return True
        elif at == end - 1 or (tokens.words[at][0].islower() and lower[at] not in words.articles):
            return False
    return False


def _without_lead(tokens: Tokens, words: Words, rest: list[int], places: frozenset[int]) -> list[int]:
    """The name without a capitalised word before it that is none: "ad Arcore | Silvio Berlusconi", "Meanwhile | Svetlana"."""
    if len(rest) == 2 and tokens.lower[rest[0]] in words.auxiliaries and _asks(tokens, rest[0]):
        return rest[1:]
    while len(rest) > 2 and rest[0] in places and not given(tokens, rest[0]):
        rest = rest[1:]
    if len(rest) < 2 or tokens.words[rest[1]] in HYPHENS or tokens.lower[rest[0]] in words.things:
        return rest  # "Hurricane Irma"
    known, second = names.name(tokens.words[rest[0]]), names.name(tokens.words[rest[1]])
    led = rest[0] > 0 and (tokens.lower[rest[0] - 1] in words.prepositions or tokens.lower[rest[0] - 1] in words.conjunctions)
    if known is not None and (known.given or not led or len(rest) < 3):
        return rest
    the = rest[0] > 0 and tokens.lower[rest[0] - 1] in words.articles
    if len(rest) == 2 and the and known is None and second is not None and second.surname >= FAMOUS:
        return rest[1:]  # "la Finanziaria | Prodi"
    initial = len(tokens.words[rest[0]].strip(".")) == 1 or "." in tokens.words[rest[0]] or tokens.lower[rest[0]] in words.leading
    if initial or second is None or tokens.lower[rest[1]] in words.ambiguous or tokens.lower[rest[1]] in words.common:
        return rest
    if len(rest) > 2:
        last = names.name(tokens.words[rest[-1]])
        family = not second.given and second.surname >= 3
        return rest[1:] if second.given >= 4 or family or (second.given and last is not None and last.surname) else rest
    opens = rest[0] in {first for first, _ in tokens.sentences[tokens.sentence_of(rest[0]) :][:1]}
    return rest[1:] if second.given >= 4 and (led or opens) and not names.surname_like(tokens.words[rest[0]]) else rest


def _asks(tokens: Tokens, at: int) -> bool:
    """Whether a token opens a sentence that ends in a question mark."""
    first, last = tokens.sentences[tokens.sentence_of(at)]
    return at == first and "?" in tokens.words[max(first, last - 2) : last]


def _titles(tokens: Tokens, words: Words, part: list[int]) -> tuple[int, str | None, int]:
    """(how many tokens of the part come before the name, gender of its last title, that title's first token)."""
    cut, title, title_from = 0, None, -1
    at = 0
    while at < len(part) - 1:
        n = part[at]
        found = words.titles.match(tokens.lower, n) or words.roles.match(tokens.lower, n)
        if found is None or n + found[0] - 1 not in part or part.index(n + found[0] - 1) >= len(part) - 1:
            at += 1
            continue
        if _given_behind_title(tokens, words, part, at, cut):
            break
        if all(tokens.lower[k] in words.suffixes for k in part[at + found[0] :]):
            break  # "Martin Luther | King Jr."
        before = names.name(tokens.words[part[at - 1]]) if at else None
        if at and before is not None and before.given >= 2 and title is None and tokens.lower[part[at - 1]] not in words.ambiguous:
            at += 1  # "James Cook Smith": a surname between, no title
            continue
        start = at
        bare = found[1] == "u" and (part[cut] == 0 or tokens.lower[part[cut] - 1] not in words.prepositions)
        while bare and start > cut and part[start - 1] == part[start] - 1 and tokens.lower[part[start - 1]] in words.things:
            start -= 1  # "Health Secretary"
        title_from = part[start]
        at = part.index(n + found[0] - 1) + 1
        cut, title = at, found[1]
    return cut, title, title_from


def _given_behind_title(tokens: Tokens, words: Words, part: list[int], at: int, cut: int) -> bool:
    """Whether a title or role is a given name here: "Rep. | Duke Hanratty", "opposition leader | Marine Duval"."""
    if at != len(part) - 2:
        return False
    known = names.name(tokens.words[part[at]])
    familiar = known is not None and known.given >= 2 and not words.titles.match(tokens.lower, part[at])
    return familiar or (known is not None and known.given > 0 and 0 < cut == at)


def _full_name(tokens: Tokens, words: Words, part: list[int]) -> bool:
    """Whether the words are a given name and a listed surname, whatever else they mean: "Rosa Parks", "John Church"."""
    if not 2 <= len(part) <= 3:
        return False
    first, last = names.name(tokens.words[part[0]]), names.name(tokens.words[part[-1]])
    if first is None or first.given < 3 or last is None or not last.surname:
        return False
    low = tokens.lower[part[0]]
    return low not in words.ambiguous and (low not in words.common or tokens.lower[part[-1]] not in words.ambiguous)
