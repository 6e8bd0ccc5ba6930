"""How far the words of a name, and those around it, tell a person: points for and against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exodus_cli.grammar.tokens import APOSTROPHES, Tokens
from exodus_cli.pipeline.people.names import Candidate
from exodus_cli.pipeline.people.organisations import acronym_after
from exodus_cli.pipeline.people.runs import CLOSING, FAMOUS, OPENING
from exodus_cli.pipeline.people.words import Words
from exodus_cli.world import names

# From these sums on a candidate is a person: a well-known given name with anything after it, or a known surname somebody speaks under.
ENOUGH = 2.0
ENOUGH_ALONE = 2.0
# Points for a role in an apposition after the name.
ROLE_AFTER = 2.5
# The same for one that says it is a body: outweighs that it speaks.
AGENCY_AFTER = -4.0
# How far an apposition's role may stand from its comma: "a mid-level official", "the country's former defence minister".
APPOSITION = 9


@dataclass(slots=True)
class Signs:
    """What stands around a candidate."""

    role_before: tuple[int, str] | None = None
    """First token and gender of the role that stands right before the name."""
    kin_before: tuple[int, str] | None = None
    kin_apposed: str | None = None
    """Gender of the kin word that stands before its comma: "the governor's wife, | Carol"."""
    says: bool = False
    """Whether a verb of saying stands next to it."""
    of_role: bool = False
    """Whether "of" and a role stand before it: "president and CEO of"."""
    where: bool = False
    """Whether a preposition of place stands before it."""
    introduced: bool = False
    """Whether it says who this is, as where somebody first comes up."""
    points: float = 0.0
    """For a person."""
    body: float = 0.0
    """For a person or a body that acts like one."""


def signs(tokens: Tokens, words: Words, candidate: Candidate) -> Signs:
    """What the words around a candidate say."""
    found = Signs()
    _before(tokens, words, candidate.first, found)
    governed = candidate.first > 0 and tokens.lower[candidate.first - 1] in words.prepositions
    _after(tokens, words, candidate.last, found, governed=governed)
    return found


def _before(tokens: Tokens, words: Words, first: int, found: Signs) -> None:
    """The words before a name."""
    lower = tokens.lower
    if first == 0:
        return
    kin = words.before.kin.match(lower, first)
    role = words.before.roles.match(lower, first) or words.before.titles.match(lower, first)
    if role is None and lower[first - 1] in words.nations and tokens.words[first - 1].islower():
        role = words.before.roles.match(lower, first - 1)
    if kin is not None:
        found.kin_before = (kin[0], str(kin[1]))
        found.points += 3
        found.introduced = True
    elif role is not None:
        found.role_before = (role[0], str(role[1]))
        found.points += 3
        found.introduced = True
    elif (named := words.before.named.match(lower, first)) is not None:
        found.points += 2.5 if _somebody(tokens, words, named[0]) else -1.0
    elif words.before.plurals.match(lower, first):
        found.points += 1.5
    elif (said := words.before.says.match(lower, first)) is not None and not _subject_before(tokens, words, said[0]):
        found.says = True
        found.body += 2
    elif _source(tokens, words, first):
        found.body += 1.5
    elif lower[first - 1] in words.locatives:
        found.where = True
    elif tokens.kinds[first - 1] == "w":
        _office(tokens, words, first, found)
    elif lower[first - 1] == "," and first > 1 and (kin := words.before.kin.match(lower, first - 1)) is not None:
        found.kin_apposed = kin[1]
        found.points += 2.5  # "La moglie, Piera, annuisce"
    elif lower[first - 1] == "," and first > 1:
        for back in range(first - 1, max(first - 1 - APPOSITION, 0), -1):
            if tokens.kinds[back - 1] != "w":
                break
            if words.before.roles.match(lower, back):
                found.points += 2 if back == first - 1 else 1
                break


def _subject_before(tokens: Tokens, words: Words, verb: int) -> bool:
    """Whether a capitalised name right before a verb is its subject, so that the name behind is its object: "Rossi | attacca | Bianchi"."""
    if verb < 1 or tokens.kinds[verb - 1] != "w" or not tokens.words[verb - 1][0].isupper():
        return False
    return tokens.lower[verb - 1] not in words.function | words.calendar


def _source(tokens: Tokens, words: Words, first: int) -> bool:
    """Whether "according to" stands before: "according to the monitoring group | OVD"."""
    lower = tokens.lower
    for at in range(first, max(first - 5, 0), -1):
        if words.before.according.match(lower, at):
            return True
        before = lower[at - 1]
        if not (
            before in words.articles
            or before in words.plain
            or (at < first and tokens.words[at - 1].islower() and tokens.kinds[at - 1] == "w")
        ):
            return False
    return False


def _somebody(tokens: Tokens, words: Words, end: int) -> bool:
    """Whether a person is described right before "named": "a programmer | named", not "a town | called"."""
    if end > 1 and tokens.kinds[end - 1] == "s":
        end -= 1
    before = words.before
    if any(tails.match(tokens.lower, end) for tails in (before.roles, before.kin, before.persons, before.titles)):
        return True
    return any(tokens.kinds[n] == "n" or words.roles.match(tokens.lower, n) for n in range(max(0, end - 6), end))


def _office(tokens: Tokens, words: Words, first: int, found: Signs) -> None:
    """A role with its complement before the name: "il presidente del comitato norvegese | Thorbjoern Jagland"."""
    lower = tokens.lower
    for back in range(first - 1, max(first - APPOSITION, 0), -1):
        if tokens.kinds[back] != "w" or lower[back] in words.conjunctions or lower[back] in words.copulas:
            return
        if words.says.match(lower, back) or words.acts.match(lower, back):
            return
        if lower[back] in words.prepositions and words.before.roles.match(lower, back):
            found.of_role = back == first - 1
            found.points += 0.0 if found.of_role else 1.5
            return


def _after(tokens: Tokens, words: Words, last: int, found: Signs, *, governed: bool) -> None:
    """The words after a name; one `governed` by a preposition is no subject behind its comma: "un 24enne di | Andria|, ha detto"."""
    lower, size = tokens.lower, len(tokens)
    if last >= size:
        return
    if lower[last] in words.possessives and last + 1 < size and words.kin.match(lower, last + 1):
        found.points += 1.5
    elif lower[last] == "," or lower[last] == "(":
        gained = 0.0 if _topic(tokens, words, last) else _apposition(tokens, words, last + 1)
        if gained == 0.0 and _agency(tokens, words, last + 1):
            gained, found.body = AGENCY_AFTER, found.body + 2
        found.points += gained
        found.introduced |= gained == ROLE_AFTER
        last = last + 2 if acronym_after(tokens, last) else last
        if last + 1 < size and not governed and words.says.match(lower, last + 1):
            found.says = True
            found.body += 2
    elif tokens.words[last] in CLOSING:
        pass
    elif lower[last] == ":" and last + 1 < size and tokens.words[last + 1] in OPENING:
        found.says = True
        found.body += 2  # "Netanyahu: «…»"
    elif any(words.says.match(lower, at) for at in _verbs(tokens, words, last)):
        found.says = True
        found.body += 2
    elif words.acts.match(lower, last):
        found.body += 1


def _topic(tokens: Tokens, words: Words, comma: int) -> bool:
    """Whether a word opens a headline as its topic and somebody else speaks: "Bilancio, il sindaco: «…»"."""
    if comma < 1 or tokens.sentences[tokens.sentence_of(comma - 1)][0] != comma - 1 or tokens.words[comma] != ",":
        return False
    signs = (n for n in range(comma + 1, min(comma + APPOSITION, len(tokens))) if tokens.kinds[n] in "sl" and tokens.words[n] not in "-’'")
    sign = next(signs, -1)
    return sign > 0 and tokens.words[sign] == ":" and tokens.lower[comma + 1] in words.definite


def _verbs(tokens: Tokens, words: Words, last: int) -> Iterator[int]:
    """Where the verb of a name may stand: after it, after a small word, after "in London"."""
    lower, size = tokens.lower, len(tokens)
    yield last
    if last + 1 < size and lower[last] in words.adverbs:
        yield last + 1
    if last + 2 < size and lower[last] in words.locatives and tokens.words[last + 1][0].isupper():
        yield last + 2


def _apposition(tokens: Tokens, words: Words, at: int) -> float:
    """Points for what follows the comma after a name: an age, "who", "a doctor from Irkutsk"."""
    lower, kinds, size = tokens.lower, tokens.kinds, len(tokens)
    if at >= size:
        return 0.0
    if kinds[at] == "n":
        return 3.0 if len(lower[at]) <= 2 and (at + 1 >= size or lower[at + 1] in ",)-–" or _ages(words, lower, at + 1)) else 0.0
    if lower[at] in words.lexicon.cues.aged and at + 1 < size and kinds[at + 1] == "n":
        return 3.0
    pronoun = words.pronouns.match(lower, at)
    if pronoun is not None and pronoun[1].kind == "relative":
        return 1.0
    for n in range(at, min(at + APPOSITION, size)):
        if kinds[n] == "n" and n == at + 1 and _ages(words, lower, n + 1):
            return ROLE_AFTER  # ", a 34-year-old engineer"
        if kinds[n] != "w" and lower[n] not in "-’'":
            return 0.0
        if words.roles.match(lower, n) or words.kin.match(lower, n) or words.persons.match(lower, n):
            return ROLE_AFTER
        if lower[n] in words.never and lower[n] not in words.articles and tokens.words[n].islower():
            return 0.0
        if lower[n] in words.prepositions or lower[n] in words.conjunctions:
            return 0.0
    return 0.0


def _agency(tokens: Tokens, words: Words, at: int) -> bool:
    """Whether an apposition with an article says that a name is a body's: "Fema, | l'agenzia federale", "Sana, | the news agency"."""
    if at >= len(tokens) or tokens.lower[at] not in words.articles:
        return False
    head = ""
    for n in range(at + 1, min(at + APPOSITION, len(tokens))):
        if tokens.kinds[n] != "w" or tokens.lower[n] in words.prepositions:
            break
        if words.lexicon.head_first and head:
            break
        head = tokens.lower[n]
    return head in words.plain


def _ages(words: Words, lower: list[str], at: int) -> bool:
    cues = words.lexicon.cues
    return any(lower[at : at + len(entry.split())] == entry.split() for entry in cues.year_old)


def inner(tokens: Tokens, words: Words, candidate: Candidate, found: Signs) -> float:
    """Points for the words of the name themselves."""
    rows = [n for n in candidate.name if tokens.words[n][0].isupper() and tokens.words[n] not in "-‐‑"]
    if not rows:  # "un", left over when "Bank of Kim Jong-un" is cut
        return 0.0
    first, last = tokens.words[rows[0]], tokens.words[rows[-1]]
    known = _known(tokens, candidate.name, rows[0])
    if len(rows) == 1:
        return _alone(words, first, known, candidate) - (1.5 if found.where and not candidate.title else 0.0)
    points = 0.0
    low = first.lower()
    bound = low in words.bound and tokens.words[rows[0] + 1] in "-‐‑"
    if len(first.strip(".")) == 1 or "." in first or (low in words.leading and tokens.glued(rows[1]) and not bound):
        points += 1.5  # "J. Smith", "D'Amico"; "Al-Jazeera" may be anything
    elif known is not None and known.given:
        points += 0.75 if low in words.ambiguous else 2.0 if known.given >= 3 else 1.5
        if low in words.common and candidate.opens:
            points -= 0.5
    elif first.isupper() and len(first) > 2:
        points -= 1.0
    if known is not None and known.surname and any(tokens.words[n].islower() and tokens.words[n - 1] in "-‐‑" for n in candidate.name):
        points += 2.0  # "Ban Ki-moon": the family name stands first
    surname = names.name(last)
    if surname is not None and surname.surname:
        points += 0.5 if last.lower() in words.ambiguous else 1.5 if surname.surname >= 2 else 1.0
    elif names.surname_like(last):
        points += 0.5
    if last[1:2] in APOSTROPHES and last[2:3].isupper():
        points += 1.5  # "O'Keeffe"
    if any(tokens.lower[n] in words.particles for n in candidate.name[1:-1]):
        points += 0.5
        small = [n for n in candidate.name[1:-1] if tokens.words[n].islower() and tokens.lower[n] in words.bound]
        points += 0.5 if any(tokens.words[n + 1] in "-‐‑" for n in small) else 0.0  # "Sameh al-Masri"
    if any(len(tokens.words[n]) > 2 and tokens.words[n].isupper() for n in rows[1:]) and not tokens.words[rows[0]].isupper():
        points -= 1.0
    if not candidate.opens and len(rows) <= 4:
        points += 0.5
    if candidate.title:
        return points + 3
    stranger = known is None or not known.given
    if stranger and (found.where or found.of_role):
        points -= 1.0
    following = tokens.lower[candidate.last] if candidate.last < len(tokens) else ""
    the = candidate.first > 0 and tokens.lower[candidate.first - 1] in words.articles
    if the and following in words.things | words.heads:
        points -= 1.5  # "the Franklin Elementary school"
    elif the and not words.lexicon.head_first and found.role_before is None and (following in words.copulas or found.says):
        points -= 2.0  # "the Red Cross said"
    return points


def _alone(words: Words, word: str, known: names.Name | None, candidate: Candidate) -> float:
    """Points for a name of one word."""
    if candidate.title:
        return 2.0 if len(word) == 1 else 4.0
    if len(word) == 1:
        return -3.0
    points = 0.0
    if known is not None:
        points = 2.0 if known.given >= 3 or known.surname >= FAMOUS else 1.0 if known.given or known.surname >= 3 else 0.5
    elif names.surname_like(word):
        points = 0.5
    if word.lower() in words.ambiguous or (word.lower() in words.common and candidate.opens):
        points -= 2.0
    if candidate.opens:
        points -= 0.5
    if word.isupper() and len(word) > 1:
        points -= 2.0
    return points


def _known(tokens: Tokens, name: tuple[int, ...], first: int) -> names.Name | None:
    """What is known of the first word of a name, with what a hyphen joins to it."""
    at = name.index(first)
    if at + 2 < len(name) and tokens.words[name[at + 1]] in "-‐‑":
        joined = names.name(f"{tokens.words[first]}-{tokens.words[name[at + 2]]}")
        if joined is not None:
            return joined
    return names.name(tokens.words[first])
