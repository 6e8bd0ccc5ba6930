"""The noun phrase behind a number: "[45] people", "half of the [workers]", "è salito a [62] il numero dei feriti"."""

from __future__ import annotations

from exodus_cli.grammar.numbers import Quantity
from exodus_cli.pipeline.figures import amounts, concepts, subject
from exodus_cli.pipeline.figures.phrases import REACH, closed, core_first, core_last, is_plural, named, qualified, verbal
from exodus_cli.pipeline.figures.scene import HYPHENS, QUOTES, Draft, Scene

# Per-units of time: what is told by the day is still of something.
PERIODS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
# Words from "in" to what money is paid in: "in [newly issued stock]".
MEANS = 5


def find(scene: Scene, draft: Draft) -> bool:
    """The noun phrase that follows the number."""
    q, end = draft.quantity, min(draft.sentence[1], draft.quantity.last + REACH)
    n = q.last
    if n < end and scene.nouns.joint.match(scene.lower, n) is not None:
        return False  # "350 milioni più bonus"
    if q.value_kind == "count" and n + 1 < end and scene.lower[n] in HYPHENS and scene.tokens.glued(n) and scene.kinds[n + 1] == "w":
        if scene.is_("adjectives", n + 1):
            return _strong(scene, draft, n + 2, end)
        # "three-nation alliance": the word after the hyphen is what is counted.
        draft.core, draft.head, draft.side = (n + 1, n + 2), n + 1, "right"
        draft.counted = draft.cues["counted"] = (n + 1, n + 2)
        return True
    n, linked = _linked(scene, draft, end)
    # "half the level of 1980"
    halved = q.value_kind == "share" and q.unit_text is None and not q.in_digits and not scene.nouns.head_first
    linked = linked or (halved and n < end and scene.is_("determiners", n))
    if q.value_kind in ("money", "measure", "share", "change", "duration") and not linked and not _carries(scene, draft, n, end):
        return False
    whole = _past_determiners(scene, n, end, False)
    if linked and q.value_kind == "share" and whole in scene.number_at and _is_whole(scene.number_at[whole]):
        first, last = whole, scene.number_at[whole].last  # "a third of the [4,200 hectares]", "il 12% dei [diciottenni]"
        draft.core, draft.head, draft.side, draft.counted = (first, last), last - 1, "right", (first, last)
        draft.cues["counted"] = draft.counted
        return True
    n = _past_compound(scene, _past_determiners(scene, n, end, linked), end)
    if q.value_kind == "count" and _announced(scene, draft, n):
        return True
    n = _past_number_word(scene, n, end)
    mixed = q.value_kind == "count" and n == q.last and n + 1 < end and scene.lower[n] in scene.words.sets["mixing"]
    core = _core(scene, draft, n + mixed, end) or _predicate(scene, n, end)
    if core is None:
        return False
    first, last, head = core
    if q.value_kind == "count":
        last = _both(scene, draft, core, end, mixed=mixed)
    draft.core, draft.head, draft.side = (first, last), head, "right"
    draft.counted = (first, qualified(scene, last, draft.sentence[1]))
    draft.cues["counted"] = draft.counted
    return True


def _both(scene: Scene, draft: Draft, core: tuple[int, int, int], end: int, *, mixed: bool) -> int:
    """The end of a noun and the one told with it: "300 [doctors and nurses]", "46 mila tra [residenti e turisti]"; sets `twin`.

    Behind a verb the second may open a clause of its own: there it must be the last word of its phrase.
    """
    first, last, head = core
    plural = scene.nouns.head_first or is_plural(scene, head)
    if not plural or last + 1 >= end or not scene.is_("conjunctions", last) or closed(scene, last + 1) or last + 1 in scene.number_at:
        return last
    other = core_first(scene, last + 1, end) if scene.nouns.head_first else core_last(scene, draft, last + 1, end)
    if other is None or other[0] in scene.dated or not (mixed or _same_kind(scene, head, other[2])):
        return last
    follows = other[1]
    runs_on = follows < end and scene.kinds[follows] == "w" and (scene.lower[follows] in scene.nouns.stops or verbal(scene, follows))
    loose = runs_on and not any(scene.is_(name, follows) for name in ("extends", "prepositions", "relatives", "conjunctions"))
    if loose and any(subject.finite(scene, n) for n in range(max(draft.sentence[0], first - REACH), draft.quantity.first)):
        return last
    draft.twin = other[2]
    return other[1]


def _same_kind(scene: Scene, a: int, b: int) -> bool:
    """Whether two nouns both name people, or both things that are listed."""
    if concepts.people(scene, a) or concepts.people(scene, b):
        return concepts.people(scene, a) and concepts.people(scene, b)
    return all(scene.nouns.thing_of.match([concepts.lemma(scene, n)], 0) is not None for n in (a, b))


def _is_whole(q: Quantity) -> bool:
    """Whether a quantity is itself what a share is of: a measure, or the word for those of an age."""
    return q.value_kind == "measure" or (q.value_kind == "age" and q.last - q.first == 1)


def _strong(scene: Scene, draft: Draft, first: int, end: int) -> bool:
    """The body whose size stands before it: "a [45,000]-strong crowd"; only the body where it is not known who belongs to it."""
    last = first
    while last < end and not closed(scene, last) and not verbal(scene, last) and last not in scene.dated:
        last += 1
    if last == first:
        return False
    draft.core, draft.head, draft.side = (first, last), last - 1, "right"
    draft.counted = draft.cues["counted"] = (first, last)
    return True


def _announced(scene: Scene, draft: Draft, n: int) -> bool:
    """What is told to have a number, behind it: "è salito a [62] il bilancio delle vittime"."""
    if not (scene.nouns.head_first and n > draft.quantity.last and scene.is_("determiners", n - 1) and scene.is_("breaks", n - 1)):
        return False
    for cue in scene.cues(draft.sentence, draft.quantity.first):
        if cue.first <= n < cue.last - 1 and "noun" in cue.roles:
            draft.core = draft.counted = draft.cues["counted"] = (n, cue.last)
            draft.head, draft.side = cue.last - 1, "left"
            return True
    return False


def _linked(scene: Scene, draft: Draft, end: int) -> tuple[int, bool]:
    """The token after what links a number to its noun ("of", "in", "out of five"), and whether anything does."""
    n, money = draft.quantity.last, draft.quantity.value_kind == "money"
    if money:
        n = _past_conversion(scene, n, end)
    whole = _whole(scene, _size(draft), n, end) if draft.quantity.value_kind in ("count", "share") else None
    if whole is not None:
        return whole, True
    if n + 1 >= end or scene.kinds[n] != "w":
        return n, False
    near = draft.quantity.value_kind == "measure" and scene.lower[draft.quantity.first - 1] in scene.words.sets["within"]
    if near and scene.is_("links", n):
        return n, False  # "within 6 million kilometres of the Sun"
    if scene.is_("links", n):
        rate = (draft.quantity.unit or "").partition("/")[2]  # "5 mg per kilogram of body weight" is no weight
        return n + (not rate or rate in PERIODS), not rate or rate in PERIODS
    led = subject.changed(scene, draft.quantity.first - 1)  # "will go up to £9.50 for workers" is of what goes up
    amount = money and scene.is_("amount_links", n) and not led and not _paid_in(scene, n + 1, end)
    amount = amount and not any(_counted_or_placed(scene, k) for k in (n + 1, n + 2))
    amount = amount or (draft.quantity.value_kind == "duration" and scene.is_("amount_links", n) and amounts.lasts(scene, n + 1))
    return n + amount, amount


def _size(draft: Draft) -> float:
    """How many a number counts at least; a share is smaller than any whole."""
    return 0 if draft.quantity.value_kind == "share" else draft.quantity.low or 0


def _paid_in(scene: Scene, first: int, end: int) -> bool:
    """Whether what follows "in" is what is paid with, or when: "in [cash] and stock", "in its opening [weekend]"."""
    for n in range(first, min(first + MEANS, end)):
        if scene.is_("means", n):
            return True
        if closed(scene, n) and not scene.is_("determiners", n):
            return False
    return False


def _counted_or_placed(scene: Scene, n: int) -> bool:
    """Whether a token is of a date, place or number: "for the first time", "in Rome"."""
    return n in scene.dated or n in scene.placed or n in scene.number_at


def _past_compound(scene: Scene, n: int, end: int) -> int:
    """Over a number that only qualifies the noun: "two three-story hotels"."""
    if n in scene.number_at:
        last = scene.number_at[n].last
        if last + 1 < end and scene.lower[last] in HYPHENS and scene.tokens.glued(last):
            return last + 2
        if last < end and last - 1 > n and scene.lower[last - 2] in HYPHENS:
            return last
    return n


def _past_number_word(scene: Scene, n: int, end: int) -> int:
    """Over a word that only announces a number: "è salito a 62 il numero dei [feriti]", "bringing to 10 the number of [dead]"."""
    n += n + 3 < end and scene.is_("determiners", n) and scene.is_("number_words", n + 1)
    if n + 2 < end and scene.is_("number_words", n) and scene.is_("genitives", n + 1):
        n += 2
        while n + 1 < end and scene.is_("determiners", n):
            n += 1
    return n


def _past_conversion(scene: Scene, n: int, end: int) -> int:
    """Over amounts in brackets: "200 million euros ($265 million) of damage"."""
    if n + 1 < end and scene.lower[n] == "(" and n + 1 in scene.number_at:
        close = scene.number_at[n + 1].last
        if close < end and scene.lower[close] == ")":
            return close + 1
    return n


def _whole(scene: Scene, part: float, n: int, end: int) -> int | None:
    """The token after the number of the whole: "four out of [five] people", "18 su [69] concessioni"; not "nine in seven innings"."""
    hit = scene.nouns.out_ofs.match(scene.lower, n) if n < end else None
    if hit is None or n + hit[0] >= end:
        return None
    n += hit[0]
    while n < end and scene.is_("determiners", n):
        n += 1
    whole = scene.number_at.get(n) if n < end else None
    return whole.last if whole is not None and whole.value_kind == "count" and (whole.point or part) >= part else None


def _carries(scene: Scene, draft: Draft, n: int, end: int) -> bool:
    """Whether an amount is followed by its noun without a link: "a $75 million contract"."""
    if n >= end or scene.kinds[n] != "w" or scene.nouns.head_first or scene.nouns.adverbial.match(scene.lower, n) is not None:
        return False
    if scene.lower[n - 1] in scene.reading.lexicon.numbers.levels and n - 1 >= draft.quantity.number[1]:
        return False  # "44% below normal"
    if draft.quantity.value_kind == "measure" and scene.lower[n].endswith(scene.nouns.verb_endings) and is_plural(scene, n - 1):
        return False  # "4,200 hectares burned"
    if draft.quantity.value_kind == "duration" and scene.is_("scalars", n) and not is_plural(scene, n - 1):
        return True  # "a two-week high"
    if scene.lower[n] in scene.nouns.stops or scene.is_("determiners", n) or scene.is_("adjectives", n) or verbal(scene, n):
        return False
    alone = n + 1 >= end or closed(scene, n + 1) or n + 1 in scene.dated
    if alone and scene.lower[n].endswith(scene.nouns.verb_endings) and not scene.is_("nominal", n):
        return False  # "the $109 billion recorded a year ago"
    if draft.quantity.value_kind == "duration" and (scene.nouns.head_first or is_plural(scene, n - 1)):
        return False  # "after 12 weeks patients ...": only a singular unit qualifies a noun
    if not scene.lower[n].endswith(scene.nouns.gerunds) or scene.nouns.head_first:
        return True
    # "the $1.7 trillion spending package": behind an article, what follows is the noun's.
    q = draft.quantity
    led = any(k > draft.sentence[0] and scene.is_("determiners", k - 1) for k in (q.first, q.number[0], q.number[0] - 1))
    return led and n + 1 < end and not closed(scene, n + 1) and not scene.is_("determiners", n + 1)


def _past_determiners(scene: Scene, n: int, end: int, linked: bool) -> int:
    """The first token that is neither article nor "other"; past a second number after a link ("of the five ...")."""
    while n < end:
        if scene.kinds[n] == "s" and scene.lower[n] in QUOTES:
            n += 1
        elif scene.is_("determiners", n):
            if scene.is_("those", n) and n + 1 < end and (verbal(scene, n + 1) or scene.is_("relatives", n + 1)):
                return n
            if n + 1 >= end or not _nominal_next(scene, n + 1):
                # "7 gravi", "nine others": what could be a determiner is all there is.
                return n
            n += 1
        elif linked and n + 1 < end and n + 1 in scene.number_at and scene.is_("breaks", n):
            n += 1  # "13 of their last 15 matches"
        elif linked and n in scene.number_at:
            n = scene.number_at[n].last
        else:
            break
    return n


def _nominal_next(scene: Scene, n: int) -> bool:
    if scene.kinds[n] == "s":
        return scene.lower[n] in QUOTES
    if n + 1 in scene.number_at and scene.is_("breaks", n):
        return True  # "13 of their last 15 matches"
    return n in scene.number_at or scene.is_("determiners", n) or scene.lower[n] not in scene.nouns.stops or named(scene, n)


def _core(scene: Scene, draft: Draft, first: int, end: int) -> tuple[int, int, int] | None:
    """(first, last, head) of the noun with its neighbours, from `first` on."""
    if first >= end or scene.kinds[first] != "w" or first in scene.dated:
        return None
    word = scene.lower[first]
    if word in scene.nouns.sets["nominal"] and (first + 1 >= end or closed(scene, first + 1)):
        return first, first + 1, first
    if word in scene.nouns.sets["those"] and first + 1 < end and (verbal(scene, first + 1) or scene.is_("relatives", first + 1)):
        return first, first + 2 - scene.is_("relatives", first + 1), first  # "40% of those surveyed"
    if (closed(scene, first) and not named(scene, first)) or word in scene.nouns.sets["determiners"]:
        return None
    if (word in scene.words.sets["bylines"] or word in scene.nouns.sets["foretold"]) and (first + 1 >= end or closed(scene, first + 1)):
        return None  # "rispetto ai 31 [annunciati]"
    return core_first(scene, first, end) if scene.nouns.head_first else core_last(scene, draft, first, end)


def _predicate(scene: Scene, n: int, end: int) -> tuple[int, int, int] | None:
    """What the number is said to be, where nouns come first: "[quattro] sono i malati", "80 erano bambini"."""
    if not scene.nouns.head_first:
        return None
    if n < end and scene.is_("reflexives", n):
        return None  # "12 si sono astenuti": a verb
    if n < end and scene.is_("breaks", n):
        n += 1
    if n + 1 >= end or not scene.is_("copulas", n):
        return None
    n += 1
    article = scene.is_("determiners", n) and scene.is_("breaks", n)
    n += article
    if n >= end or closed(scene, n) or not (article or scene.nouns.thing_of.match([scene.nouns.lemma(scene.lower[n])], 0)):
        return None
    return core_first(scene, n, end)
