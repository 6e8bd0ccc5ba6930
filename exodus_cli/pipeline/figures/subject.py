"""What an amount without a noun of its own is of: the subject or object of its clause, or the person of an age."""

from __future__ import annotations

from exodus_cli.pipeline.figures import before
from exodus_cli.pipeline.figures.concepts import doer
from exodus_cli.pipeline.figures.phrases import closed, core_first, core_last, owned, valued_it, verbal
from exodus_cli.pipeline.figures.scene import HYPHENS, Draft, Scene

# How far back, in tokens, the subject of an amount is looked for, and over how many verbs ("is 1.2 km long and weighs ...").
REACH = 30
VERBS = 3
# Full words between a verb and its amount: an indirect object ("cost the state $40m"), no more.
BETWEEN = 2
CLAUSE_SIGNS = frozenset(';:–—()“”"')


def find(scene: Scene, draft: Draft) -> bool:
    """The subject of the clause an amount stands in, or the object its verb changes ("cut prices by [20%]")."""
    q, first = draft.quantity, max(draft.sentence[0], draft.quantity.first - REACH)
    n, words = q.first - 1, 0
    while n >= first and not finite(scene, n) and not _opens(scene, n):
        if (scene.kinds[n] == "s" and scene.lower[n] in CLAUSE_SIGNS) or scene.is_("subordinators", n):
            return False
        if scene.kinds[n] == "w" and not closed(scene, n) and n not in scene.dated and n not in scene.number_at:
            words += not scene.is_("number_words", n)
        n -= 1
    if n < first or _says(scene, n):
        return False
    object_ = q.value_kind == "money" and not words and not changed(scene, q.first - 1)
    if object_ and scene.lower[n - 1] in scene.words.sets["infinitive"] and _acts(scene, n):
        return False  # "the bank aims to raise $2 billion"
    pushed = scene.words.trends.match(scene.lower, n) is not None and not closed(scene, q.first - 1)  # "raise its dividend [4%]"
    if words and (changed(scene, q.first - 1) or pushed) and _takes_object(scene, n):
        return before.take(scene, draft, _last_word(scene, q.first - 1))
    return words <= BETWEEN and _subject(scene, draft, n, first)


def does(scene: Scene, draft: Draft) -> bool:
    """Whether what was taken for the counted only does what money is the object of: "customers [withdrew] 39 billion francs"."""
    if draft.quantity.value_kind != "money" or draft.side != "left" or draft.head is None or draft.counted is None:
        return False
    if not doer(scene, draft.head):
        return False
    between = range(draft.counted[1], draft.quantity.first)
    verb = next((n for n in reversed(between) if finite(scene, n)), None)
    if verb is None or not _acts(scene, verb) or scene.lower[verb - 1] in scene.words.sets["passives"]:
        return False
    n = draft.quantity.first - 1
    while n > verb and scene.is_("determiners", n):
        n -= 1
    bound = ("links", "put_at", "sizes")
    return n == verb or not (changed(scene, n) or any(scene.is_(name, n) for name in bound))


def _acts(scene: Scene, verb: int) -> bool:
    """Whether a verb is none of being or moving: not "the bank is worth $2bn", nor "Tesla rallied $3"."""
    moved = scene.words.trends.match(scene.lower, verb) is not None and not scene.is_("verbs", verb)
    return not moved and not scene.is_("copulas", verb)


def _says(scene: Scene, n: int) -> bool:
    """Whether a verb only says who tells the number: "the ministry [says] 40% more have applied"."""
    told = scene.words.phrases["reporting"].match(scene.lower, n) is not None and scene.words.trends.match(scene.lower, n) is None
    return told or valued_it(scene, n)


def changed(scene: Scene, n: int) -> bool:
    """Whether a word binds an amount to what is changed: "by", "to", "from"."""
    return any(scene.lower[n] in scene.words.sets[name] for name in ("changed_by", "levels", "bases"))


def _opens(scene: Scene, n: int) -> bool:
    """Whether a participle opens a clause with an object of its own: ", taking the rate to [3%]"."""
    gerund = not scene.nouns.head_first and scene.kinds[n] == "w" and scene.lower[n].endswith(scene.nouns.gerunds)
    led = n > 0 and (scene.lower[n - 1] == "," or scene.lower[n - 1] in scene.words.sets["changed_by"])
    return gerund and led and _takes_object(scene, n)


def _takes_object(scene: Scene, n: int) -> bool:
    """Whether an object follows a verb at once: "cut [output] by", "leaving [the rate] at"; not "rose in May to"."""
    if scene.is_("copulas", n) and scene.words.trends.match(scene.lower, n) is None:
        return False
    while n + 2 < len(scene.tokens) and scene.is_("auxiliaries", n) and not scene.is_("determiners", n + 1):
        n += 1  # "ha portato i tassi al [5%]": the object stands behind the participle
    if n + 1 in scene.dated or n + 1 in scene.number_at or scene.kinds[n + 1] != "w":
        return False
    return scene.is_("determiners", n + 1) or not closed(scene, n + 1)


def _last_word(scene: Scene, n: int) -> int:
    """The last full word up to a token."""
    while n > 0 and closed(scene, n):
        n -= 1
    return n


def finite(scene: Scene, n: int) -> bool:
    """Whether a token is a verb, as far as its form tells."""
    if scene.kinds[n] != "w" or n in scene.number_at or n in scene.dated:
        return False
    if n > 0 and scene.is_("modals", n - 1) and not closed(scene, n):
        return True
    follows = n + 1 < len(scene.tokens) and scene.is_("determiners", n + 1) and not scene.is_("determiners", n - 1 if n else n)
    if follows and scene.lower[n].endswith("s") and not scene.nouns.head_first and scene.words.trends.match(scene.lower, n) is not None:
        return True  # "the pill cuts the risk"
    if any(scene.is_(name, n) for name in ("copulas", "auxiliaries", "verbs")) and not scene.is_("determiners", n - 1 if n else n):
        return not (n > 0 and owned(scene, n))
    return verbal(scene, n)


def _subject(scene: Scene, draft: Draft, verb: int, first: int) -> bool:
    """The noun phrase before a verb; over a relative pronoun to what it stands for, over "and" to the verb before."""
    n = verb
    for _ in range(VERBS):
        while n > first and (finite(scene, n) or scene.is_("breaks", n) or scene.lower[n] in scene.words.sets["levels"]):
            if _says(scene, n):
                return False
            n -= 1
        if n > first and scene.lower[n] == "," and scene.lower[n + 1].endswith(scene.nouns.gerunds) and not closed(scene, n - 1):
            return before.take(scene, draft, n - 1, direct=True)  # "after two quakes, measuring [7.6]"
        if scene.is_("relatives", n):
            n -= 1 + (n > first and scene.lower[n - 1] == ",")
            return n >= first and not closed(scene, n) and before.take(scene, draft, n, direct=True)
        aside = _past_aside(scene, n, first)
        if aside is not None:
            return before.take(scene, draft, aside)
        if n >= first and not closed(scene, n):
            return before.take(scene, draft, n)
        while n > first and not finite(scene, n):
            if scene.kinds[n] == "s" and scene.lower[n] in CLAUSE_SIGNS:
                return False
            n -= 1
        if n <= first:
            return False
    return False


def _past_aside(scene: Scene, n: int, first: int) -> int | None:
    """The last word of the noun before an apposition that ends at a comma: "the [asteroid], about 160 metres wide, is"."""
    if n <= first or scene.lower[n] != ",":
        return None
    opened = next((k for k in range(n - 1, first, -1) if scene.lower[k] == ","), None)
    if opened is None or n - opened < 2 or closed(scene, opened - 1) or finite(scene, opened - 1):
        return None
    return None if scene.is_("conjunctions", opened + 1) or opened - 1 in scene.dated else opened - 1


def same(scene: Scene, earlier: Draft, draft: Draft) -> bool:
    """An amount told in another way, or the other end of a change, is of the same: "up 11.6% [from $374,300]"."""
    if earlier.counted is None or earlier.sentence != draft.sentence or earlier.quantity.value_kind == "age":
        return False
    between = range(earlier.quantity.last, draft.quantity.first)
    if not 0 < len(between) <= 4 or any(scene.lower[n] in ";:" or (scene.is_("breaks", n) and scene.kinds[n] != "w") for n in between):
        return False
    if any(scene.kinds[n] == "w" and not closed(scene, n) and not scene.words.trends.match(scene.lower, n) for n in between):
        return False
    earlier.lend(draft)
    return True


# ---- ages -----------------------------------------------------------------------------------
def of_age(scene: Scene, draft: Draft) -> None:
    """Who is so old: "the [26-year-old] student", "Ilya, [29]", "un uomo di [35 anni]"."""
    q, end = draft.quantity, min(draft.sentence[1], draft.quantity.last + 6)
    n = q.last
    if n < end and not closed(scene, n):
        core = core_first(scene, n, end) if scene.nouns.head_first else core_last(scene, draft, n, end)
        if core is not None and core[0] < core[1]:
            draft.counted = draft.cues["counted"] = core[:2]
            return
    n = q.first - 1
    while n > draft.sentence[0] and (scene.lower[n] in HYPHENS or scene.lower[n] == "," or _light(scene, n)):
        n -= 1  # "two brothers of 4 and [7]"
    if n < q.first - 1 and n >= draft.sentence[0] and n not in scene.number_at and not closed(scene, n) and not finite(scene, n):
        first = n
        while first > draft.sentence[0] and not closed(scene, first - 1) and not finite(scene, first - 1):
            first -= 1
        draft.counted = draft.cues["counted"] = (first, n + 1)


def _light(scene: Scene, n: int) -> bool:
    other = scene.number_at.get(n)
    aged = other is not None and other.value_kind == "age"
    aged = aged or scene.lower[n] in scene.reading.lexicon.numbers.ages.nouns  # "two brothers, ages 8 and [11]"
    return aged or any(scene.is_(name, n) for name in ("links", "prepositions", "extends", "conjunctions"))
