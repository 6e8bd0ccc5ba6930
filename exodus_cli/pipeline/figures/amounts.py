"""What an amount is of that has no noun behind it: money, measures, shares, lengths of time, points and multiples."""

from __future__ import annotations

from exodus_cli.grammar.numbers import MILLION, Quantity
from exodus_cli.pipeline.figures import before, multiples, subject
from exodus_cli.pipeline.figures.phrases import REACH, closed, core_last, qualified, verbal
from exodus_cli.pipeline.figures.scene import Draft, Scene
from exodus_cli.world.concepts import concepts

# What others await is told in thousands, or as an amount; "the 20 analysts" are counted.
MANY = 1000
# Tokens from a number to the verb by which somebody foretold it: "it had [promised]".
AHEAD = 3
# Tokens between two amounts of one verb.
NEAR = 10


def of(scene: Scene, draft: Draft, earlier: list[Draft]) -> None:
    """Find what an amount is of: never who only does something with it."""
    if _told(scene, draft, earlier) and subject.does(scene, draft):
        draft.uncount()


def _told(scene: Scene, draft: Draft, earlier: list[Draft]) -> bool:
    """What an amount is of: the noun before it, that of the amount it goes with, or the subject or object of its clause."""
    amount = draft.quantity.value_kind != "count"
    if amount and (
        _within(scene, draft) or _picked(scene, draft, earlier) or _forecast(scene, draft, earlier) or _movement(scene, draft)
    ):
        return True
    if draft.quantity.unit == multiples.MULTIPLE:
        n = draft.quantity.first - 1
        led = n > draft.sentence[0] and _nominal(scene, n) and scene.is_("determiners", n - 1)  # "with a mass [6.6 times] that of Earth"
        return (led and before.take(scene, draft, n)) or multiples.of(scene, draft) or subject.find(scene, draft)
    if amount and (_beside(scene, draft, earlier) or _standing(scene, draft) or _sized(scene, draft) or _gapped(scene, draft, earlier)):
        return True
    if amount and before.find(scene, draft):
        _whole_rate(scene, draft)
        if not _only_change(scene, draft):
            return True
    kept = draft.core, draft.head, draft.counted
    if amount and earlier and (subject.same(scene, earlier[-1], draft) or _added(scene, draft, earlier[-1])):
        return True
    if not subject.find(scene, draft) and kept[2] is not None:
        draft.core, draft.head, draft.counted, draft.side, draft.cues["counted"] = *kept, "left", kept[2]
    return draft.counted is not None or _averaged(scene, draft)


def _averaged(scene: Scene, draft: Draft) -> bool:
    """What an average is of, where its words alone tell: "more than double the national average of [17 cents]"."""
    n = draft.quantity.first - 2
    led = draft.quantity.value_kind != "count" and n > draft.sentence[0] and scene.is_("links", n + 1) and scene.is_("number_words", n)
    return led and not closed(scene, n - 1) and not scene.is_("determiners", n - 1) and before.take(scene, draft, n, direct=True)


def sum_of(scene: Scene, draft: Draft) -> bool:
    """The noun of a bare number of millions that can only be money: "la multa di [93 milioni] inflitta a giugno"."""
    q, n = draft.quantity, draft.quantity.first - 1
    if q.value_kind != "count" or (q.low or q.high or 0) < MILLION or n <= draft.sentence[0]:
        return False
    if not (scene.is_("genitives", n) or scene.is_("links", n) or scene.is_("prepositions", n)) or closed(scene, n - 1):
        return False
    return before.worth(scene, n - 1) and before.take(scene, draft, n - 1, direct=True)


def spent(scene: Scene, draft: Draft) -> None:
    """Make money of a bare number of millions that only money can be: "costa [5 miliardi]", "beni per [5 milioni]", "piani da [3]"."""
    q, n = draft.quantity, draft.quantity.first - 1
    if q.value_kind != "count" or q.unit is not None or (q.low or q.high or 0) < MILLION or n <= draft.sentence[0]:
        return
    light = ("prepositions", "extends", "conjunctions")
    followed = q.last < draft.sentence[1] and scene.kinds[q.last] == "w"
    if followed and (scene.is_("links", q.last) or not any(scene.is_(name, q.last) for name in light)):
        return
    worth = scene.nouns.head_first and scene.is_("price_links", n) and not closed(scene, n - 1) and not before.worth(scene, n - 1)
    worth = worth or (scene.is_("sizes", n) and (scene.is_("priced", n - 1) or before.worth(scene, n - 1)))
    cues = (c for c in scene.cues(draft.sentence, q.first) if c.last == q.first and "object" in c.roles)
    if worth or any(concepts().takes.get(c.event) == frozenset({"money"}) for c in cues):
        q.value_kind, q.unit = "money", scene.currency


def _within(scene: Scene, draft: Draft) -> bool:
    """The noun inside a share: "una [donna] su otto"."""
    first, last = draft.quantity.number
    if draft.quantity.value_kind != "share" or not scene.nouns.head_first or last - first < 4:
        return False
    n = first + 1
    if closed(scene, n) or scene.is_("determiners", n) or scene.nouns.out_ofs.match(scene.lower, n + 1) is None:
        return False
    draft.core, draft.head, draft.side = (n, n + 1), n, "right"
    draft.counted = draft.cues["counted"] = (n, n + 1)
    return True


def _movement(scene: Scene, draft: Draft) -> bool:
    """What a movement is one of: "a [22 percent] rise in quarterly profit"."""
    q, end = draft.quantity, draft.sentence[1]
    n = q.last + (q.last + 1 < end and scene.words.trends.match(scene.lower, q.last) is None)
    if q.value_kind != "change" or n + 2 >= end or scene.nouns.head_first or not scene.is_("genitives", n + 1):
        return False
    if scene.kinds[n] != "w" or scene.words.trends.match(scene.lower, n) is None or subject.finite(scene, n - 1):
        return False
    n += 2
    while n < end and scene.is_("determiners", n):
        n += 1
    core = None if n >= end or closed(scene, n) or n in scene.dated or n in scene.number_at else core_last(scene, draft, n, end)
    if core is None:
        return False
    draft.core, draft.head, draft.side = core[:2], core[2], "right"
    draft.counted = draft.cues["counted"] = (core[0], qualified(scene, core[1], end))
    return True


def _picked(scene: Scene, draft: Draft, earlier: list[Draft]) -> bool:
    """A share of those just counted: "330 million users, [80%] of them abroad"."""
    q, n = draft.quantity, draft.quantity.last
    if q.value_kind != "share" or n + 1 >= draft.sentence[1] or not scene.is_("parts_links", n) or not scene.is_("parts", n + 1):
        return False
    told = (d for d in reversed(earlier) if d.quantity.value_kind == "count" and d.counted is not None)
    whole = next((d for d in told if d.sentence == draft.sentence), None)
    if whole is not None:
        whole.lend(draft)
    return whole is not None


def _forecast(scene: Scene, draft: Draft, earlier: list[Draft]) -> bool:
    """A number somebody had told before: "beating [the 3.1%] that Wall Street had forecast", "against [588 million] expected"."""
    q, n = draft.quantity, draft.quantity.last
    other = earlier[-1] if earlier else None
    if other is None or other.sentence != draft.sentence or other.counted is None or n >= draft.sentence[1]:
        return False
    if other.quantity.value_kind not in (q.value_kind, "change") or _base(q) != _base(other.quantity):
        return False
    reach = range(n, min(draft.sentence[1], n + NEAR)) if scene.is_("relatives", n) else range(n, n + 1)
    if not any(scene.is_("foretold", k) for k in reach):
        return False
    other.lend(draft)
    return True


def unbound(scene: Scene, draft: Draft) -> None:
    """Take the bound from a number somebody foretold: what came in "below the [$71.2 million] estimated" is another."""
    q = draft.quantity
    if q.point is None or q.modifier in ("exact", "about") or q.last >= draft.sentence[1]:
        return
    told = range(q.last, min(q.last + AHEAD, draft.sentence[1]))  # "short of the [20 million] it had promised"
    foretold = any(scene.is_("foretold", n) for n in told) and all(scene.kinds[n] == "w" for n in told)
    if not (foretold or awaited(scene, draft)):
        return
    article = next((n for n in range(q.first + 1, q.number[0]) if scene.is_("determiners", n)), None)
    if article is not None:
        q.first, q.low, q.high, q.modifier = article + 1, q.point, q.point, "exact"
        q.cues.pop("modifier", None)


def _base(q: Quantity) -> str:
    """The unit of an amount without what it is counted by."""
    return (q.unit or "").partition("/")[0]


def _gapped(scene: Scene, draft: Draft, earlier: list[Draft]) -> bool:
    """The noun of an amount whose verb is left out: "coal made up 64 percent, wind [5 percent] and solar [2 percent]"."""
    q, other = draft.quantity, earlier[-1] if earlier else None
    if other is None or other.sentence != draft.sentence or other.quantity.unit != q.unit or q.value_kind == "measure":
        return False
    n = q.first - 1
    while n > other.quantity.last and not closed(scene, n) and not subject.finite(scene, n) and n not in scene.dated:
        n -= 1
    last = n
    while n > other.quantity.last and scene.is_("determiners", n):
        n -= 1
    parted = scene.lower[n] == "," or scene.is_("conjunctions", n)
    if not parted or last == q.first - 1 or n < other.quantity.last or q.first - other.quantity.last > NEAR:
        return False
    return before.take(scene, draft, q.first - 1)


def _added(scene: Scene, draft: Draft, other: Draft) -> bool:
    """A second amount of one verb: "rose 0.4 percent in October and [2.9 percent] from a year earlier"."""
    q = draft.quantity
    if other.sentence != draft.sentence or other.counted is None or q.first - other.quantity.last > NEAR:
        return False
    joined = scene.is_("conjunctions", q.first - 1) and other.quantity.unit == q.unit
    told = scene.is_("alternatives", q.first - 1) or (other.quantity.value_kind == "change" and subject.changed(scene, q.first - 1))
    if not (joined or told) or any(subject.finite(scene, n) for n in range(max(other.end, other.quantity.last), q.first)):
        return False
    other.lend(draft)
    return True


def _only_change(scene: Scene, draft: Draft) -> bool:
    """Whether what was taken only says that something has changed: "le vendite segnano una [crescita] del 3%"."""
    core, counted = draft.core, draft.counted
    if not scene.nouns.head_first or core is None or counted is None or counted[1] - counted[0] > 1:
        return False
    return scene.words.trends.match(scene.lower, core[0]) is not None


def _whole_rate(scene: Scene, draft: Draft) -> None:
    """The whole noun where only what it is counted by was taken: "[earnings] per share of 94 cents"."""
    if draft.core is None or draft.counted is None:
        return
    n = draft.core[0] - 1
    if n > draft.sentence[0] and scene.is_("rates", n) and not closed(scene, n - 1):
        last = draft.counted[1]
        if before.take(scene, draft, n - 1):
            assert draft.counted is not None
            draft.counted = draft.cues["counted"] = (draft.counted[0], last)


def _beside(scene: Scene, draft: Draft, earlier: list[Draft]) -> bool:
    """A change told right behind what has changed: "13.7 billion bushels of corn, [9% less] than last year"."""
    q, other = draft.quantity, earlier[-1] if earlier else None
    if other is None or other.sentence != draft.sentence or other.counted is None:
        return False
    if scene.lower[q.first - 1] == "(" and other.quantity.last == q.first - 1 and other.quantity.value_kind == q.value_kind:
        other.lend(draft)
        return True
    borrowed = q.unit is not None and q.unit == other.quantity.unit and q.cues.get("unit", (0, 0))[1] <= scene.tokens.starts[q.first]
    if borrowed and q.unit_text is None:
        other.lend(draft)  # its unit is that of the amount before: "50 cm of snow in the city and [60] in the hills"
        return True
    if q.trend is None or q.value_kind not in ("change", "share"):
        return False
    n = q.first - 1 - (scene.lower[q.first - 1] in scene.words.sets["adverbs_of_change"])  # "users, up [3%]"
    told = range(max(other.end, other.quantity.last), n)  # "17.8 million passengers in April, [8 percent more]"
    dated = all(k in scene.dated or scene.is_("extends", k) or scene.is_("prepositions", k) for k in told)
    if scene.lower[n] != "," or not (n in (other.end, other.quantity.last) or (dated and n > other.end)):
        return False
    other.lend(draft)
    return True


def _sized(scene: Scene, draft: Draft) -> bool:
    """A size set beside its noun: "the dam, [145 metres] high,", "la diga, alta [95 metri],", "una centrale da [850 megawatt]"."""
    q, n = draft.quantity, draft.quantity.first - 1
    while n > draft.sentence[0] and scene.is_("determiners", n) and not scene.is_("put_at", n):
        n -= 1
    n = n if n >= 0 and scene.is_("put_at", n) else q.first - 1
    if q.value_kind not in ("measure", "money") or n < draft.sentence[0]:
        return False
    if scene.is_("put_at", n) and q.last < draft.sentence[1] and scene.lower[q.last] == ",":
        n -= 1 + verbal(scene, n - 1)  # "the tower, at [828 metres], is", "the battery, rated at [5,000 mAh],"
        return n > draft.sentence[0] and scene.lower[n] == "," and _nominal(scene, n - 1) and before.take(scene, draft, n - 1)
    if scene.is_("sizes", n):
        return _nominal(scene, n - 1) and before.take(scene, draft, n - 1, direct=not scene.nouns.head_first)
    if scene.nouns.head_first:
        n -= scene.is_("adjectives", n) and n < q.first
    else:
        after = _past_bracket(scene, q.last, draft.sentence[1])
        if after >= draft.sentence[1] or not (scene.is_("adjectives", after) or scene.is_("extends", after)):
            return False
        while n > draft.sentence[0] and (scene.is_("breaks", n) or scene.lower[n].endswith(scene.nouns.adverb_endings)):
            n -= 1  # "a boat barely [20 metres] long", "the boat about [40 miles] off the coast"
        if scene.kinds[n] == "w":
            return _nominal(scene, n) and not subject.finite(scene, n) and before.take(scene, draft, n)
        if scene.is_("extends", after) and not (scene.lower[n] == "," and n > draft.sentence[0] and _nominal(scene, n - 1)):
            return False  # "the race, [26.2 miles] from Hopkinton to Boston"
    if scene.lower[n] != "," or n <= draft.sentence[0] or n >= q.first - scene.nouns.head_first or n - 1 in scene.number_at:
        return False
    return before.take(scene, draft, n - 1)


def _standing(scene: Scene, draft: Draft) -> bool:
    """The noun right before the level it stands at, no verb between: "inflation at [8 percent]", "con lo spread a [184 punti]"."""
    n = draft.quantity.first - 1
    if n <= draft.sentence[0] or not _nominal(scene, n - 1) or n - 1 in scene.placed:
        return False
    gerund = draft.quantity.value_kind == "measure" and not scene.nouns.head_first and scene.lower[n].endswith(scene.nouns.gerunds)
    if gerund and before.take(scene, draft, n - 1, direct=True):
        return True  # "a core weighing [400 kilograms]"
    if not scene.is_("put_at", n):
        return False
    if scene.lower[n - 1].endswith(scene.nouns.verb_endings) or not before.take(scene, draft, n - 1, direct=True):
        return False  # "the largest recorded at magnitude 7.6"
    assert draft.core is not None
    n = draft.core[0] - 1
    while n >= draft.sentence[0] and scene.is_("determiners", n):
        n -= 1
    led = n < draft.sentence[0] or scene.kinds[n] != "w" or scene.is_("along", n) or scene.is_("conjunctions", n)
    if not led:
        draft.uncount()
    return led


def _past_bracket(scene: Scene, n: int, end: int) -> int:
    """Over the same amount in another unit: "40 miles (64 km) off the coast"."""
    if n + 2 < end and scene.lower[n] == "(" and n + 1 in scene.number_at:
        last = scene.number_at[n + 1].last
        return last + 1 if last < end and scene.lower[last] == ")" else n
    return n


def _nominal(scene: Scene, n: int) -> bool:
    """Whether a word can be a noun's or its adjective's, and no verb or participle."""
    if closed(scene, n) or verbal(scene, n) or n in scene.number_at or n in scene.dated:
        return False
    return not scene.lower[n].endswith(scene.nouns.gerunds) or scene.is_("determiners", n - 1)


# ---- lengths of time ------------------------------------------------------------------------------
def length_of(scene: Scene, draft: Draft) -> None:
    """What lasts so long: "a sentence of [18 months]", "light took [13 billion years]", "was closed for [nine hours]"."""
    q, n = draft.quantity, draft.quantity.first - 1
    beside = scene.number_at.get(q.last + 1)
    if beside is not None and beside.value_kind == "money" and scene.lower[q.last] == ",":  # "a seven-year, $161-million deal"
        after = beside.last
        core = core_last(scene, draft, after, min(draft.sentence[1], after + REACH)) if not closed(scene, after) else None
        if core is not None and not scene.nouns.head_first:
            draft.core, draft.head, draft.side = core[:2], core[2], "right"
            draft.counted = draft.cues["counted"] = core[:2]
        return
    while n > draft.sentence[0] and scene.is_("determiners", n) and not scene.is_("links", n) and not scene.is_("spells", n):
        n -= 1
    if n <= draft.sentence[0] or scene.is_("spells", n):
        return  # "of the last [13 years]" says when
    if scene.is_("links", n):
        before.find(scene, draft)
        return
    long = q.last < draft.sentence[1] and scene.is_("adjectives", q.last)
    told = long or scene.is_("lasting", n) or subject.changed(scene, n) or subject.finite(scene, n)
    if told and subject.find(scene, draft) and scene.nouns.head_first and draft.core is not None:
        first = draft.core[0]
        if not scene.is_("determiners", first - 1) and not scene.tokens.words[first][0].isupper():
            draft.uncount()  # a dropped subject leaves an adverb or adjective there


# ---- what others await ----------------------------------------------------------------------------
def awaited(scene: Scene, draft: Draft) -> bool:
    """Whether the noun behind a number is not counted but says who awaits it: "the [420,000] analysts were looking for"."""
    q, n = draft.quantity, draft.quantity.last
    if q.value_kind == "count" and n + 1 < draft.sentence[1] and scene.is_("relatives", n) and scene.is_("determiners", q.number[0] - 1):
        return True  # "eclipsing the [85] that he scored before"
    if q.value_kind == "count" and (q.point or 0) < MANY:
        return False
    if n + 1 >= draft.sentence[1] or not scene.is_("forecasters", n):
        return False
    return scene.is_("determiners", q.number[0] - 1 - (q.value_kind == "money")) and subject.finite(scene, n + 1)


def compared(scene: Scene, draft: Draft, earlier: list[Draft]) -> None:
    """What such a number is of: the same as the one it is set against."""
    q = draft.quantity
    for other in reversed(earlier):
        told = other.quantity
        if other.sentence == draft.sentence and told.value_kind == q.value_kind and _base(told) == _base(q):
            if q.value_kind == "count":
                draft.like = other.like or other
            else:
                other.lend(draft)
            return


def lasts(scene: Scene, n: int) -> bool:
    """Whether a noun is of what a length of time is told: "prison", "contract"."""
    hit = scene.nouns.thing_of.match([scene.nouns.lemma(scene.lower[n])], 0)
    return hit is not None and hit[1] in concepts().lengths
