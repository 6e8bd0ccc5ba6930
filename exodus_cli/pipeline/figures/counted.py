"""What a number counts: the noun phrase beside it, or the one understood from another number."""

from __future__ import annotations

from exodus_cli.grammar.numbers import Quantity
from exodus_cli.pipeline.figures import amounts, before, concepts, lists, subject, trades
from exodus_cli.pipeline.figures.phrases import REACH, closed, core_first, core_last, is_plural, named, qualified, verbal
from exodus_cli.pipeline.figures.scene import HYPHENS, QUOTES, Draft, Scene
from exodus_cli.world.concepts import PERSON
from exodus_cli.world.concepts import concepts as table

# A bare number of millions that is so much larger than another is of something else.
OUTGROWN, MILLION = 1000, 1_000_000
# Per-units of time: what is told by the day is still of something.
PERIODS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


# Words from "in" to what money is paid in: "in [newly issued stock]".
MEANS = 5


def find(scene: Scene, draft: Draft, earlier: list[Draft]) -> None:
    """Fill in `core`, `head`, `counted` and `side`; `earlier` are the figures before it, the last at the end."""
    amounts.spent(scene, draft)
    kind = draft.quantity.value_kind
    if kind == "age":
        subject.of_age(scene, draft)
    if kind in ("age", "rank"):
        return
    if kind == "duration":
        if not _right(scene, draft):
            amounts.length_of(scene, draft)
        return
    if before.put_at(scene, draft) or trades.price(scene, draft):
        return
    if _as_people(scene, draft):
        draft.person, draft.thing, draft.unit = True, PERSON, PERSON
        return
    if amounts.sum_of(scene, draft):
        return
    if amounts.awaited(scene, draft):
        amounts.compared(scene, draft, earlier)
        return
    if (_part_of(scene, draft, earlier) or _right(scene, draft)):
        if draft.head is not None and scene.is_("pronouns", draft.head):
            draft.core = draft.head = None
            _same(scene, draft, earlier)
        if amounts.told_in_points(scene, draft) or amounts.ratio(scene, draft):
            draft.uncount()
            amounts.of(scene, draft, earlier)
        return
    if kind != "count" or isinstance(draft.quantity.point, float):
        # An index level ("33,849.46") counts nothing either.
        if not trades.paid(scene, draft):
            amounts.of(scene, draft, earlier)
    elif not _acts(scene, draft) and not amounts.level(scene, draft, earlier) and not before.find(scene, draft):
        _same(scene, draft, earlier)


def _as_people(scene: Scene, draft: Draft) -> bool:
    """Whether a preposition makes people of a bare number: "hanno firmato in [60mila]"."""
    q = draft.quantity
    if q.value_kind != "count" or q.first <= draft.sentence[0] or not scene.is_("as_people", q.first - 1):
        return False
    if q.last + 1 < draft.sentence[1] and scene.is_("determiners", q.last):
        noun = scene.nouns.thing_of.match([scene.nouns.lemma(scene.lower[q.last + 1])], 0)
        if noun is not None and table().is_person(noun[1]):
            return False
    return q.last >= draft.sentence[1] or closed(scene, q.last)


# ---- after the number -----------------------------------------------------------------------
def _right(scene: Scene, draft: Draft) -> bool:
    """The noun phrase that follows the number."""
    q, end = draft.quantity, min(draft.sentence[1], draft.quantity.last + REACH)
    n = q.last
    if n < end and scene.nouns.joint.match(scene.lower, n) is not None:
        return False  # "350 milioni più bonus"
    if q.value_kind == "count" and n + 1 < end and scene.lower[n] in HYPHENS and scene.tokens.glued(n) and scene.kinds[n + 1] == "w":
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
    if linked and q.value_kind == "share" and whole in scene.number_at and scene.number_at[whole].value_kind == "measure":
        first, last = whole, scene.number_at[whole].last  # "a third of the [4,200 hectares]"
        draft.core, draft.head, draft.side, draft.counted = (first, last), last - 1, "right", (first, last)
        draft.cues["counted"] = draft.counted
        return True
    n = _past_compound(scene, _past_determiners(scene, n, end, linked), end)
    if q.value_kind == "count" and _announced(scene, draft, n):
        return True
    n = _past_number_word(scene, n, end)
    core = _core(scene, draft, n, end) or _predicate(scene, n, end)
    if core is None:
        return False
    first, last, head = core
    draft.core, draft.head, draft.side = (first, last), head, "right"
    draft.counted = (first, qualified(scene, last, draft.sentence[1]))
    draft.cues["counted"] = draft.counted
    return True


def _acts(scene: Scene, draft: Draft) -> bool:
    """Whether a bare number opens its clause and people's verb follows: "France strikes: More than a million march"."""
    q = draft.quantity
    if q.first > draft.sentence[0] and scene.kinds[q.first - 1] == "w":
        return False
    return any(
        cue.first == q.last and "subject" in cue.roles and cue.event in table().of_people
        for cue in scene.cues(draft.sentence, q.first)
    )


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
    whole = _whole(scene, n, end) if draft.quantity.value_kind in ("count", "share") else None
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
    """Over a word that only announces a number: "è salito a 62 il numero dei [feriti]"."""
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


def _whole(scene: Scene, n: int, end: int) -> int | None:
    """The token after the number of the whole: "four out of [five] people", "18 su [69] concessioni"."""
    hit = scene.nouns.out_ofs.match(scene.lower, n) if n < end else None
    if hit is None or n + hit[0] >= end:
        return None
    n += hit[0]
    while n < end and scene.is_("determiners", n):
        n += 1
    return scene.number_at[n].last if n < end and n in scene.number_at and scene.number_at[n].value_kind == "count" else None


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
    if word in scene.words.sets["bylines"] and (first + 1 >= end or closed(scene, first + 1)):
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


# ---- understood -----------------------------------------------------------------------------
def _part_of(scene: Scene, draft: Draft, earlier: list[Draft]) -> bool:
    """A part of what was just counted: "of whom [7]", "[seven] of them", "di cui [uno]", "including [four] children"."""
    q, whole = draft.quantity, next((d for d in reversed(earlier) if d.quantity.value_kind == "count"), None)
    if q.value_kind != "count" or whole is None:
        return False
    ahead, after = _picks_before(scene, draft), _picks_after(scene, draft)
    if not ahead and not after:
        return False
    if after or draft.quantity.first - whole.end <= 4 or lists.picked_body(scene, draft):
        draft.whole = whole
    if not after and _right(scene, draft) and draft.head is not None and not scene.is_("nominal", draft.head):
        if scene.is_("parts", q.first - 1):
            draft.like = _qualified(scene, draft, whole)
        return True
    draft.uncount()
    return _same(scene, draft, earlier)


def _qualified(scene: Scene, draft: Draft, whole: Draft) -> Draft | None:
    """The whole, where the word behind the number only tells which of its kind: "900 frane, di cui [376] attive"."""
    assert draft.head is not None
    known = scene.nouns.thing_of.match([scene.nouns.lemma(scene.lower[draft.head])], 0) is not None
    return None if known or concepts.names_people(scene, draft.head) else whole.like or whole


def _picks_before(scene: Scene, draft: Draft) -> bool:
    """Whether "of whom", "tra cui" or "including" stands before the number."""
    n = draft.quantity.first - 1
    if n <= draft.sentence[0]:
        return False
    return scene.is_("including", n) or (scene.is_("parts", n) and scene.is_("parts_links", n - 1)) or lists.picked_body(scene, draft)


def _picks_after(scene: Scene, draft: Draft) -> bool:
    """Whether "of them" or "dei quali" stands after the number."""
    n, end = draft.quantity.last, draft.sentence[1]
    if n + 1 >= end or not scene.is_("parts_links", n):
        return False
    n += 1 + (n + 2 < end and scene.is_("determiners", n + 1))
    return scene.is_("parts", n)


def _same(scene: Scene, draft: Draft, earlier: list[Draft]) -> bool:
    """The noun of the last count, where this number has none of its own.

    Out of a sentence before only where the number is a subject ("[Nine others] were hurt") or plainly a part.
    """
    if scene.is_("genitives", draft.quantity.first - 1) and scene.happening(draft.quantity.first - 2):
        return False  # "an earlier toll of [31]" says itself what it counts
    rows = earlier[-4:]
    # "Of the 184 inmates who fled two prisons, [56] have been caught"
    rows.sort(key=lambda d: d.based and d.sentence == draft.sentence and d.quantity.first - 3 <= draft.sentence[0])
    for other in reversed(rows):
        if _outgrown(other.quantity, draft.quantity):
            continue
        if other.quantity.value_kind == "count" and (other.head is not None or other.like is not None):
            if other.sentence != draft.sentence and (other.sentence[1] < draft.sentence[0] - 1 or not _stands_alone(scene, draft)):
                return False
            draft.like = other.like or other
            return True
    return False


def _outgrown(of: Quantity, q: Quantity) -> bool:
    """Whether a number is too much larger to be of the same as another: "12,000 staff and revenues of [5.6 billion]"."""
    a, b = of.high or of.low, q.low or q.high
    return bool(a) and bool(b) and (b or 0) > OUTGROWN * (a or 0) and (b or 0) >= MILLION


def _stands_alone(scene: Scene, draft: Draft) -> bool:
    """Whether a number is the subject of what follows, or all there is: "[Nine] others were hurt", "of them [7]", "(82)"."""
    n, end = draft.quantity.last, draft.sentence[1]
    before = draft.quantity.first - 1
    before -= before > draft.sentence[0] and scene.is_("breaks", before)
    if before >= draft.sentence[0] and scene.lower[before].endswith(scene.nouns.enclitics):
        return False  # "che potrebbe accoglierne appena [400]"
    while n < end and (scene.is_("determiners", n) or scene.is_("parts_links", n) or scene.is_("parts", n)):
        n += 1
    if n >= end or scene.kinds[n] != "w":
        return True
    return (
        scene.is_("auxiliaries", n)
        or scene.is_("copulas", n)
        or scene.is_("verbs", n)
        or scene.is_("breaks", n)
        or scene.is_("pronouns", n)
    )


def shared(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Lend a noun back to the bare number before it: "from [5] to 10 people", "[two] or three men"."""
    a, b = before.quantity, draft.quantity
    bare = a.value_kind == b.value_kind == "count" and before.head is None and before.like is None and before.counted is None
    if not bare or draft.side != "right" or before.sentence != draft.sentence or b.first - a.last != 1:
        return False
    if not (scene.is_("conjunctions", a.last) or subject.changed(scene, a.last)):
        return False
    before.like = draft
    return True
