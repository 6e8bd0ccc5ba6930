"""Noun phrases: where one begins and ends, which word is its head, found by small words and endings."""

from __future__ import annotations

from exodus_cli.grammar.numbers import Quantity
from exodus_cli.pipeline.figures.scene import HYPHENS, QUOTES, Draft, Scene

# Longest noun phrase that is followed, in tokens: a qualifier that runs on further says more about the text than about the number.
REACH = 14
# Letters of a name that looks like a small word: "US", "IT".
INITIALS = 2


def closed(scene: Scene, n: int) -> bool:
    """Whether no noun phrase goes on at a token."""
    if scene.kinds[n] != "w":
        return True
    word = scene.lower[n]
    adverb = word.endswith(scene.nouns.adverb_endings) and word not in scene.nouns.sets["not_adverbs"] and word.islower()
    if not adverb and (word not in scene.nouns.stops or _letters(scene, n)):
        return False
    if scene.is_("number_words", n) and n > 0 and n + 1 not in scene.number_at:  # "passenger numbers at Heathrow grew"
        return scene.kinds[n - 1] != "w" or (closed(scene, n - 1) and not scene.is_("determiners", n - 1))
    if scene.is_("periodic", n) and n + 1 < len(scene.tokens) and not scene.is_("periodic", n + 1) and not closed(scene, n + 1):
        return n + 1 in scene.number_at or n + 1 in scene.dated
    # "well-off people", "well-known actors", "newly built schools": a small word in a compound ends nothing.
    if adverb and n + 2 < len(scene.tokens) and scene.kinds[n + 2] == "w" and _participle(scene, n + 1):
        return scene.lower[n + 2] in scene.nouns.stops
    if not adverb and n > 0 and _participle(scene, n) and scene.lower[n - 1].endswith(scene.nouns.adverb_endings):
        return False
    tokens = scene.tokens
    if n > 0 and n - 1 in scene.number_at and n + 1 < len(tokens) and _participle(scene, n) and is_plural(scene, n + 1):
        return False  # "1,215 registered voters"
    before = n > 1 and scene.lower[n - 1] in HYPHENS and tokens.glued(n) and tokens.glued(n - 1)
    return not (before or (n + 2 < len(tokens) and scene.lower[n + 1] in HYPHENS and tokens.glued(n + 1) and tokens.glued(n + 2)))


def _letters(scene: Scene, n: int) -> bool:
    """Whether a small word is a name by its capitals: "US soldiers", "IT workers"; not in a headline all in capitals."""
    words = scene.tokens.words
    if len(words[n]) != INITIALS or not words[n].isupper() or n + 1 >= len(words):
        return False
    return scene.kinds[n + 1] == "w" and not words[n + 1].isupper()


def _participle(scene: Scene, n: int) -> bool:
    return scene.lower[n].endswith(scene.nouns.verb_endings) or scene.lower[n] in scene.words.sets["participles"]


def named(scene: Scene, n: int) -> bool:
    """Whether an article makes a noun of a word that could be a verb: "52% of the vote"."""
    if n > 0 and scene.is_("copulas", n) and n - 1 in scene.number_at and not scene.is_("singular", n):
        return scene.number_at[n - 1].point != 1 and scene.lower[n].endswith("s") and is_plural(scene, n)  # "three hits"
    if n == 0 or not scene.is_("verbs", n):
        return False
    if scene.is_("determiners", n - 1) or owned(scene, n):
        return True
    if n == scene.sentence(n)[0] and n + 1 < len(scene.tokens) and scene.is_("genitives", n + 1):
        return True  # "Support for the party fell"
    # "600 lives", "two home runs": a number takes no verb in the singular.
    if n - 2 in scene.number_at and scene.kinds[n - 1] == "w" and scene.number_at[n - 2].last == n - 1 and not scene.nouns.head_first:
        many = scene.number_at[n - 2].value_kind == "count" and scene.number_at[n - 2].point != 1
        if many and scene.lower[n].endswith("s") and is_plural(scene, n) and not is_plural(scene, n - 1) and not closed(scene, n - 1):
            return scene.lower[n - 1] not in scene.nouns.stops
    linked = n - 2 in scene.number_at and scene.is_("links", n - 1)
    return (n - 1 in scene.number_at or linked) and not scene.nouns.head_first and scene.lower[n].endswith("s") and is_plural(scene, n)


def owned(scene: Scene, n: int) -> bool:
    """Whether an owner stands before a word, which makes it a noun: "workers' [pay]"."""
    plural = n > 1 and scene.lower[n - 1] in QUOTES and scene.tokens.glued(n - 1) and scene.lower[n - 2].endswith("s")
    return not scene.nouns.head_first and plural and not scene.tokens.glued(n)


def verbal(scene: Scene, n: int) -> bool:
    """Whether a word has the ending of a finite verb or participle."""
    word = scene.lower[n]
    nouns = scene.nouns
    return word.endswith(nouns.verb_endings) and word not in nouns.sets["not_verbs"] and not scene.tokens.words[n][0].isupper()


def valued_it(scene: Scene, n: int) -> bool:
    """Whether a verb of estimating has a pronoun for its object: "the state [valued] it at $5m" tells nothing of the state."""
    return scene.is_("putting", n) and n + 2 < len(scene.tokens) and scene.is_("put_at", n + 2) and closed(scene, n + 1)


def core_first(scene: Scene, first: int, end: int) -> tuple[int, int, int] | None:
    """The head stands first: its adjectives follow."""
    if verbal(scene, first) and scene.lower[first] not in scene.nouns.known:
        return None
    n = first + 1
    while n < end and (not closed(scene, n) or inner(scene, n)) and not verbal(scene, n) and n not in scene.number_at:
        n += 1
    return first, n, first


def core_last(scene: Scene, draft: Draft, first: int, end: int) -> tuple[int, int, int] | None:
    """The head stands last: the last plural, before a verb comes."""
    q = draft.quantity
    many = q.value_kind == "count" and not (q.high is not None and q.high == 1)
    plural, n = -1, first
    while n < end:
        if inner(scene, n):
            n += 1
            continue
        if plural < 0 and _joined_adjectives(scene, n, first, end) and (many or _joined_nouns(scene, q, n, end)):
            n += 1
            continue
        if not many and n in scene.number_at and n > first:
            n = scene.number_at[n].last  # "a third of the country's 60 million people"
            continue
        if closed(scene, n) and scene.lower[n] != "'s" and not named(scene, n):
            break
        if n in scene.number_at or n in scene.dated or (plural >= 0 and n + 1 in scene.number_at):
            break  # "12,000 women | ages 50 to 74"
        joined = n > first and (scene.lower[n - 1] in HYPHENS or scene.lower[n - 1].endswith(scene.nouns.adverb_endings))
        if not joined and verbal(scene, n) and (plural >= 0 or n + 1 >= end or closed(scene, n + 1)):
            break
        if plural >= 0 and many and not (n == plural + 1 and is_plural(scene, n)):
            break
        if not many and n > first and scene.lower[n].endswith(scene.nouns.gerunds) and scene.lower[n] not in scene.nouns.known:
            break  # "one Democrat voting yes"
        if is_plural(scene, n) and not (plural >= 0 and scene.is_("nominal", n)):
            plural = n
        elif plural >= 0 and many:
            break
        n += 1
    if many and plural >= 0:
        return first, plural + 1, plural
    if n == first:
        return None
    head = n - 1
    if many and not _may_be_plural(scene, head):
        return None
    return first, n, head


def _joined_adjectives(scene: Scene, n: int, first: int, end: int) -> bool:
    """Whether a conjunction joins what stands before a noun: "hundreds of government and private buildings"."""
    return first < n < end - 1 and scene.is_("conjunctions", n) and not closed(scene, n + 1) and n + 1 not in scene.number_at


def _joined_nouns(scene: Scene, q: Quantity, n: int, end: int) -> bool:
    """Whether a noun stands behind the second of two joined words, so that both may qualify it: "for passenger and freight [rail]"."""
    if q.value_kind in ("count", "age") or n + 2 >= end or is_plural(scene, n - 1):
        return False
    return scene.kinds[n + 2] == "w" and not closed(scene, n + 2) and not verbal(scene, n + 2) and not verbal(scene, n + 1)


def inner(scene: Scene, n: int) -> bool:
    """A hyphen, apostrophe or quotation mark inside a phrase: words stand close on both sides; so do digits of a name: "T-72 tanks"."""
    sign = scene.lower[n]
    if scene.kinds[n] == "n" and n not in scene.number_at:
        k = n - 1 if n > 1 and scene.lower[n - 1] in HYPHENS and scene.tokens.glued(n - 1) else n
        return scene.tokens.glued(n) and scene.kinds[k - 1] == "w"
    if sign in HYPHENS or sign == "&":
        return scene.tokens.glued(n) and n + 1 < len(scene.tokens) and scene.tokens.glued(n + 1)
    return sign in QUOTES and n + 1 < len(scene.tokens) and scene.kinds[n + 1] == "w" and scene.lower[n + 1] not in scene.nouns.stops


def is_plural(scene: Scene, n: int) -> bool:
    """Whether an English-style noun is a plural."""
    word, nouns = scene.lower[n], scene.nouns
    if word in nouns.sets["singulars"]:
        return False
    if word in nouns.sets["modifiers"] and n + 1 < len(scene.tokens) and not closed(scene, n + 1) and not verbal(scene, n + 1):
        return False
    if word in nouns.irregular or word in nouns.sets["invariable"]:
        return True
    return (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 2) or word.endswith("s'")


def _may_be_plural(scene: Scene, n: int) -> bool:
    """A noun that shows no plural: a name ("iPhone" too), or one of the listed things."""
    return any(map(str.isupper, scene.tokens.words[n])) or scene.nouns.thing_of.match(scene.lower, n) is not None or n in scene.demonyms


def qualified(scene: Scene, n: int, end: int) -> int:
    """The end of the phrase with its qualifiers: "of ...", "bordering Russia", "that used the group's services"."""
    end = min(end, n + REACH)
    last = n
    while n < end and n not in scene.dated and n not in scene.number_at:
        if scene.is_("genitives", n) or scene.is_("extends", n):
            begun = _opening(scene, n + 1, end)
            if n + 1 < end and (n + 1 in scene.dated or begun in scene.number_at or scene.lower[n + 1].endswith(scene.nouns.infinitives)):
                break
            after = _phrase(scene, n + 1, end)
            if after == n + 1:
                break
            n = last = after
        elif scene.is_("relatives", n):
            return _relative(scene, n + 1, end)
        elif scene.kinds[n] == "w" and n == last and scene.lower[n].endswith(scene.nouns.gerunds) and not scene.is_("breaks", n):
            if _opening(scene, n + 1, end) in scene.number_at:
                break  # "19 Republicans | joining all 50 Democrats"
            n = last = _phrase(scene, n + 1, end)
        else:
            break
    return last


def _opening(scene: Scene, n: int, end: int) -> int:
    """The first token behind articles and quotation marks."""
    while n < end and (scene.is_("determiners", n) or scene.lower[n] in QUOTES):
        n += 1
    return n


def _phrase(scene: Scene, n: int, end: int) -> int:
    """The end of a plain noun phrase that begins at a token."""
    n = _opening(scene, n, end)
    while n < end and n not in scene.dated and n not in scene.number_at and not verbal(scene, n):
        if closed(scene, n) and not inner(scene, n) and scene.lower[n] != "'s":
            break
        n += 1
    return n


def _relative(scene: Scene, n: int, end: int) -> int:
    """The end of a relative clause: the next finite verb after its own, or a sign."""
    verbs = 0
    if n < end and scene.kinds[n] == "w" and not scene.is_("breaks", n):  # "that used ...": its verb comes first
        verbs, n = 1, n + 1
    while n < end:
        if scene.kinds[n] != "w" and not inner(scene, n):
            break
        if verbs and scene.lower[n] in scene.words.sets["clauses"] and not scene.is_("relatives", n):
            break  # "men who had left Russia | since Putin announced"
        finite = scene.is_("auxiliaries", n) or scene.is_("copulas", n) or scene.is_("verbs", n) or verbal(scene, n)
        before = n > 0 and (scene.is_("auxiliaries", n - 1) or scene.is_("copulas", n - 1))
        if finite and not before:
            if verbs:
                break
            verbs += 1
        n += 1
    return n
