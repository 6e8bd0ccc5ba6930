"""What kind of thing is counted: its canonical id, and the unit of a count."""

from __future__ import annotations

from dataclasses import replace

from exodus_cli.grammar.numbers import MILLION, Quantity
from exodus_cli.lang.phrases import Phrases
from exodus_cli.pipeline.figures.phrases import is_plural
from exodus_cli.pipeline.figures.scene import HYPHENS, Draft, Scene
from exodus_cli.world.concepts import PERSON, POPULATION, concepts

# How far from a length of time, in tokens, the noun it is of may stand.
NEAR = 5
OFFERS = frozenset({"bid"})
ANIMAL = "animal"
# Digits of a group of thousands; a fraction has fewer.
GROUP = 3
# A decimal beyond this is no measure of a scale: "1.3 thousand quakes".
LARGEST = 20


def name(scene: Scene, draft: Draft) -> None:
    """Fill in `thing`, `person`, `unit` and `unit_text` from the counted noun, or from the figure whose noun is understood."""
    q = draft.quantity
    if draft.like is not None:
        other = draft.like
        draft.thing, draft.person, draft.unit = other.thing, other.person, other.unit
        draft.counted = draft.counted or (other.counted if _shares(scene, draft, other) else other.core)
        return
    if draft.head is None or draft.core is None:
        draft.thing = concepts().units.get(q.unit or "", draft.thing)
        if q.value_kind == "count" and q.last < draft.sentence[1] and scene.is_("people_relatives", q.last):
            draft.person, draft.thing, draft.unit = True, PERSON, PERSON  # "the [4 million] who need help"
        return
    text = scene.tokens.text
    draft.thing = _members(scene, draft) or _of_body(scene, draft) or thing_of(scene, draft)
    if q.value_kind == "count" and draft.thing in concepts().uncounted:
        draft.thing = None
    if ANIMAL in concepts().kinds(draft.thing) and _proper(scene, draft.head):
        draft.thing = PERSON  # "27 Tigers were killed", "the Bears": men who bear the name
    twin = scene.nouns.thing_of.match([lemma(scene, draft.twin)], 0) if draft.twin is not None else None
    if draft.twin is not None and (twin is None or twin[1] != draft.thing) and people(scene, draft.head):
        draft.thing = PERSON  # "300 doctors and nurses" are neither alone
    draft.person = draft.thing is not None and concepts().is_person(draft.thing)
    if draft.thing is None and names_people(scene, draft.head):
        draft.thing, draft.person = PERSON, True
    if draft.thing is not None:
        draft.cues["thing"] = (draft.head, draft.head + 1)
    if q.value_kind != "count":
        draft.thing = concepts().units.get(q.unit or "", draft.thing)
        return
    level = isinstance(q.point, float) and draft.side == "left"
    if level and draft.thing in concepts().levels:
        draft.thing = concepts().levels[draft.thing]
    if _sum(scene, draft):
        q.value_kind, q.unit = "money", scene.currency
        return
    if draft.thing in concepts().units.values():
        q.value_kind, q.unit = "measure", next(unit for unit, thing in concepts().units.items() if thing == draft.thing)
        return
    scalar = draft.side == "left" and not draft.person and (
        lemma(scene, draft.head) in scene.nouns.sets["scalars"]
        or scene.is_("number_words", draft.head)
        or (draft.thing is None and _one(scene, draft.head))
    )
    if level or scalar or (draft.side == "left" and draft.thing in concepts().worth["money"]):
        return
    draft.unit = PERSON if draft.person else _called(scene, draft, draft.head)
    draft.cues["unit"] = (draft.head, draft.head + 1)
    if draft.side == "right":
        first = draft.head if scene.nouns.head_first else draft.core[0]
        start, end = scene.tokens.span(first, draft.head + 1)
        draft.unit_text = text[start:end]


def _shares(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Whether a number that borrows a noun is of its qualifiers too, and not of another place: "8 arrests in Rome, [3] in Bari"."""
    if draft.whole is not None or other.core is None or other.counted is None:
        return True
    last = draft.quantity.last
    return scene.placed.isdisjoint(range(last, last + NEAR)) or scene.placed.isdisjoint(range(other.core[1], other.counted[1]))


def measure(scene: Scene, draft: Draft, earlier: list[Draft]) -> None:
    """A decimal number, or one in degrees, of what comes whole is its measure: "the 5.6 quake" has a magnitude of 5.6."""
    q = draft.quantity
    ends = [x for x in (q.low, q.high) if x is not None]
    scale = concepts().scales.get(draft.thing or "")
    if scale is not None and q.value_kind == "count" and q.unit is None:  # "temperatures were minus 20"
        draft.quantity = replace(q, value_kind="measure", unit=scale)
        draft.unit = draft.unit_text = None
        return
    graded = q.value_kind == "measure" and q.unit in concepts().scales.values()
    if not graded and (q.value_kind != "count" or not _decimal(scene, q)):
        return
    unit = concepts().measured.get(draft.thing or draft.event or "") or (None if graded else _another(scene, draft, earlier))
    if unit is not None and max(map(abs, ends)) < LARGEST:
        draft.quantity = replace(q, value_kind="measure", unit=unit, unit_text=None)
        draft.thing, draft.person = concepts().units.get(unit), False


def _another(scene: Scene, draft: Draft, earlier: list[Draft]) -> str | None:
    """The unit of a number that has another word for its noun: "a quake measuring [6.1] injured dozens", "6.4 and [6.3] killed 306".

    It measures the noun before its participle, or is of what the one before it measures ("a second, measuring [6.3], struck").
    """
    table, n = concepts(), draft.quantity.first - 1
    led = n > draft.sentence[0] and scene.kinds[n] == "w" and scene.lower[n].endswith(scene.nouns.gerunds)
    hit = scene.nouns.thing_of.match([lemma(scene, n - 1)], 0) if led else None
    unit = table.measured.get(hit[1]) if hit is not None else None
    other = next((d for d in reversed(earlier) if d.quantity.unit in table.measured.values()), None)
    if unit is None and other is not None and other.sentence[1] >= draft.sentence[0]:
        bare = led and draft.thing is None and draft.event is None
        unit = other.quantity.unit if bare or other is draft.joined else None
    if unit is not None:
        draft.uncount()
        draft.event = draft.cue = None
    return unit


def _decimal(scene: Scene, q: Quantity) -> bool:
    """Whether a number is printed with a fraction, be it nought: "measuring 3.0 or above"."""
    if not all(float(x).is_integer() for x in (q.low, q.high) if x is not None):
        return True
    word = scene.lower[q.number[0]]
    return word[0].isdigit() and 0 < len(word) - 1 - max(word.rfind("."), word.rfind(",")) < GROUP and not word.isdigit()


def length(scene: Scene, draft: Draft, earlier: list[Draft]) -> None:
    """What a length of time is of, by the nearest noun: "an [eight-year] deal", "$160 million over [eight years]"."""
    q, table = draft.quantity, concepts()
    cues = scene.cues(draft.sentence, q.first)
    low, high = max(draft.sentence[0], q.first - NEAR), min(draft.sentence[1], q.last + NEAR)
    nearest = sorted(range(low, high), key=lambda n: (min(abs(n - q.first), abs(n - q.last)), n))
    for n in [*([draft.head] if draft.head is not None and draft.side == "right" else []), *nearest]:
        if scene.kinds[n] != "w" or n in scene.number_at:
            continue
        hit = scene.nouns.thing_of.match([lemma(scene, n)], 0)
        told = next((c.event for c in cues if c.first == n and q.first - 2 <= c.last <= q.first and c.event in table.lengths), None)
        of = told or (hit[1] if hit is not None else None)
        if of in table.lengths:
            draft.thing, draft.cues["thing"] = table.lengths[of], (n, n + 1)
            return
    money = earlier[-1] if earlier else None
    if money is not None and money.sentence == draft.sentence and q.first - money.quantity.last <= 2:
        of = money.thing or ""
        draft.thing = table.lengths.get("offer" if money.event in OFFERS else of)


def _sum(scene: Scene, draft: Draft) -> bool:
    """Whether a number of millions of what is an amount of money is a sum told without its currency: "revenues of [5.6 billion]"."""
    if draft.thing not in concepts().worth["money"] or draft.head is None or (draft.quantity.low or draft.quantity.high or 0) < MILLION:
        return False
    return draft.side == "left" or lemma(scene, draft.head) == scene.lower[draft.head]


def of_settlement(scene: Scene, draft: Draft) -> bool:
    """Whether a number hangs on a noun of where people live: "the city of [165,000]"."""
    n = draft.quantity.first - 1
    if n <= draft.sentence[0] or not scene.is_("links", n):
        return False
    hit = scene.nouns.thing_of.match([lemma(scene, n - 1)], 0)
    return hit is not None and hit[1] in concepts().settled[POPULATION]


def lemma(scene: Scene, head: int) -> str:
    """The singular of the noun at a token, in lower case."""
    return scene.nouns.lemma(scene.lower[head])


def thing_of(scene: Scene, draft: Draft) -> str | None:
    """The listed thing a noun names: the longest entry that ends (or, heads first, begins) at the head."""
    assert draft.core is not None
    assert draft.head is not None
    nouns, head = scene.nouns, draft.head
    if nouns.head_first:
        row = [lemma(scene, head), *scene.lower[head + 1 : head + 4]]
        hit = nouns.thing_of.match(scene.lower, head) or nouns.thing_of.match(row, 0)
        return hit[1] if hit else None
    first = max(draft.core[0], head - 3)
    plain = nouns.thing_of.match(scene.lower, head)
    return _ending(nouns.thing_of, [*scene.lower[first:head], lemma(scene, head)]) or (plain[1] if plain else None)


def _proper(scene: Scene, head: int) -> bool:
    """Whether a noun is written as a name, and not as all words of a headline are."""
    words = scene.tokens.words
    beside = words[head + 1 : head + 2] if scene.kinds[head + 1 : head + 2] == ["w"] else ()
    return words[head][0].isupper() and all(word[0].islower() for word in beside) and head > scene.sentence(head)[0]


def _ending(phrases: Phrases[str], row: list[str]) -> str | None:
    """The value of the longest phrase that ends with a row of words."""
    hits = ((n, phrases.match(row, n)) for n in range(len(row)))
    return next((hit[1] for n, hit in hits if hit is not None and n + hit[0] == len(row)), None)


def _members(scene: Scene, draft: Draft) -> str | None:
    """What a body of people is made of, where the number is that of its members: "the invasion force ranged from [170,000]"."""
    q = draft.quantity
    if draft.core is None or q.value_kind != "count" or draft.head is None or isinstance(q.point, float):
        return None
    strong = q.last < draft.sentence[1] and scene.lower[q.last] in HYPHENS and draft.core[0] > q.last + 1  # "a 45,000-strong crowd"
    if draft.side != "left" and not strong:
        return None
    head, bodies = draft.head, scene.nouns.collective_of
    if scene.nouns.head_first:
        hit = bodies.match([lemma(scene, head), *scene.lower[head + 1 : head + 4]], 0)
        return hit[1] if hit else None
    # A plural is of bodies, not of people: "armies".
    return _ending(bodies, scene.lower[max(draft.sentence[0], head - 1) : head + 1])


def _of_body(scene: Scene, draft: Draft) -> str | None:
    """People where the number is of members of one body: "at least [12] of one family"."""
    q, head = draft.quantity, draft.head
    if draft.side != "right" or q.value_kind != "count" or head is None or (q.low or 0) <= 1 or not scene.is_("links", q.last):
        return None
    word = scene.lower[head]
    if lemma(scene, head) != word or scene.is_("invariable", head) or is_plural(scene, head):
        return None
    hit = scene.nouns.thing_of.match([word], 0)
    body = hit is not None and hit[1] in concepts().bodies
    return PERSON if body or scene.nouns.collective_of.match([word], 0) is not None else None


def _one(scene: Scene, head: int) -> bool:
    """Whether a noun is a singular: what is said of it is its measure, not its count ("the answer is 5")."""
    if scene.nouns.head_first:
        return head > 0 and scene.is_("one_articles", head - 1)
    return not is_plural(scene, head)


def _called(scene: Scene, draft: Draft, head: int) -> str:
    """The unit of a count: the singular of its noun, or the thing where the noun alone tells another: "Baltic [states]" are countries."""
    noun = lemma(scene, head)
    alone = scene.nouns.thing_of.match([noun], 0)
    if draft.thing in concepts().as_unit and (alone is None or alone[1] != draft.thing):
        return draft.thing or noun
    return noun


def doer(scene: Scene, head: int) -> bool:
    """Whether a noun names who does something: people, a body or company, a country by its name."""
    word = lemma(scene, head)
    hit = scene.nouns.thing_of.match([word], 0)
    body = (hit is not None and hit[1] in concepts().doers) or word in scene.bodies
    return body or head in scene.named or people(scene, head)


def people(scene: Scene, head: int) -> bool:
    """Whether a noun is listed as one of people, or names them by its form."""
    hit = scene.nouns.thing_of.match([lemma(scene, head)], 0)
    return (hit is not None and concepts().is_person(hit[1])) or names_people(scene, head)


def names_people(scene: Scene, head: int) -> bool:
    """Whether a noun names people by its ending, as a demonym, or standing for them by itself ("wounded")."""
    word, sets = scene.lower[head], scene.nouns.sets
    if head in scene.demonyms or word in sets["nominal"]:
        return True
    if word in sets["not_people"] or scene.nouns.lemma(word) in scene.nouns.things_by_ending:
        return False
    ending = word.endswith(scene.nouns.people_endings)
    if not ending and scene.tokens.words[head][0].isupper():
        return word.endswith(scene.nouns.demonym_endings)
    return ending
