"""What happens to the counted: the verb nearest by syntax, never merely the nearest."""

from __future__ import annotations

from exodus_cli.pipeline.figures import clauses, composite
from exodus_cli.pipeline.figures.concepts import of_settlement
from exodus_cli.pipeline.figures.distance import CLAUSE, COMMA, NEAR, gap_between, object_gap
from exodus_cli.pipeline.figures.multiples import MULTIPLE
from exodus_cli.pipeline.figures.phrases import verbal
from exodus_cli.pipeline.figures.scene import Cue, Draft, Scene
from exodus_cli.world.concepts import PERSON, POPULATION, concepts
from exodus_cli.world.topics import dimension

# A noun that carries an event is weaker evidence than a verb beside it: "400 protesters were detained".
HEAD = 4
NOUN = 2
# A part has the event of its whole unless a verb stands as near as this: "64 died, including 14 children, as rescuers found ..."
OWN = 4
# Tokens behind a verb of gathering within which a noun tells for what: "took part in the big Paris march".
OCCASION = 6
# Kinds of values something happens to; an age is of no event, nor is how often ("three times").
KINDS = frozenset({"count", "share", "money", "change", "measure"})


def find(scene: Scene, draft: Draft) -> None:
    """Fill in `event` and its cue, and the person a bare number counts there."""
    if draft.quantity.value_kind not in KINDS or draft.quantity.unit in concepts().units or MULTIPLE in (draft.quantity.unit, draft.unit):
        return
    _unlike(scene, draft)
    best: tuple[int, Cue] | None = (0, draft.deal) if draft.deal is not None else None
    base = draft.based = _base(scene, draft)
    for cue in scene.cues(draft.sentence, draft.quantity.first):
        if not _fits(draft, cue) or (base and not draft.quantity.last <= cue.first <= clauses.own_end(scene, draft)):
            continue
        cost = _cost(scene, draft, cue)
        if cost is not None and cost <= NEAR:
            cost += NEAR * (cue.event in concepts().faint)
            best = (cost, cue) if best is None or cost < best[0] else best
    table = concepts()
    whole = draft.whole
    if best is not None and best[0] > OWN and whole is not None and whole.event and whole.sentence == draft.sentence:
        best = None
    if best is None and not base:
        _alike(scene, draft)
    if _settled(scene, draft):
        draft.thing, draft.event, draft.unit, draft.person = POPULATION, None, PERSON, True
        draft.cues.pop("event", None)
    elif best is not None:
        draft.event, draft.cue = composite.joined(scene, draft, best[1])
        draft.event = _occasion(scene, draft, best[1]) or draft.event
        if draft.quantity.value_kind == "money":
            draft.event = table.amounts.get(draft.event, draft.event)
        elif draft.person and draft.thing not in table.parting.get(draft.event or "", ()):
            draft.event = table.befalling.get(draft.event, draft.event)
        draft.cues["event"] = draft.cue
        if draft.event == "live" and ("subject" not in best[1].roles or _anybody(scene, draft)):
            draft.thing, draft.event, draft.unit = POPULATION, None, draft.unit or PERSON
    if draft.quantity.value_kind == "count" and table.befalls(draft.event) and _bare(draft):
        draft.unit, draft.person, draft.thing = PERSON, True, draft.thing if draft.person else PERSON
        draft.cues["unit"] = draft.cues["event"]


def _unlike(scene: Scene, draft: Draft) -> None:
    """Leave out the noun of another number where what is done to this one is done to people: "fired 40 rounds, killing [three]"."""
    if draft.like is None or draft.head is not None or draft.person:
        return
    table = concepts()
    for cue in scene.cues(draft.sentence, draft.quantity.first):
        done = cue.last == draft.quantity.first and "object" in cue.roles
        if done and cue.event in table.of_people and not table.can_be(cue.event, draft.thing, person=False):
            draft.like = draft.unit = draft.thing = None
            draft.uncount()
            return


def _occasion(scene: Scene, draft: Draft, cue: Cue) -> str | None:
    """What those who gathered took part in, where a noun beside the verb tells: "12,000 attended the [rally]"."""
    kinds = concepts().occasions.get(draft.event or "", ())
    return next(
        (
            other.event
            for other in scene.cues(draft.sentence, draft.quantity.first)
            if other.event in kinds and "noun" in other.roles and cue.last <= other.first <= cue.last + OCCASION
        ),
        None,
    )


def _base(scene: Scene, draft: Draft) -> bool:
    """Whether a number is only what another is a part of: "half of its [7,500] employees were laid off"."""
    n = draft.quantity.first - 1
    while n > draft.sentence[0] and scene.is_("determiners", n) and not scene.is_("genitives", n):
        n -= 1
    if not scene.is_("genitives", n):
        return False
    if n == draft.sentence[0] or scene.kinds[n - 1] == "s":
        # "Of the [150] passengers, 20 were hurt"; "Of the [184] inmates who fled, 56 ..."
        return draft.core_end < draft.sentence[1] and (scene.lower[draft.core_end] == "," or scene.is_("relatives", draft.core_end))
    return n - 1 in scene.number_at and scene.number_at[n - 1].value_kind in ("count", "share")


def _alike(scene: Scene, draft: Draft) -> None:
    """A part shares the event of its whole, and so does a number whose noun is another's, unless a verb of its own follows."""
    other = draft.whole or draft.like or draft.joined
    if other is None or other.sentence != draft.sentence or not other.event:
        return
    verbs = scene.nouns.sets["copulas"] | scene.nouns.sets["auxiliaries"] | scene.nouns.sets["verbs"]
    after = range(draft.quantity.last, min(draft.quantity.last + 4, draft.sentence[1]))
    if draft.whole is None and draft.joined is None and any(scene.lower[n] in verbs or verbal(scene, n) for n in after):
        return
    draft.event, draft.cue = other.event, other.cue
    if "event" in other.cues:
        draft.cues["event"] = other.cues["event"]


def _anybody(scene: Scene, draft: Draft) -> bool:
    """Whether those who live somewhere are just people."""
    if draft.head is None or draft.thing != PERSON:
        return False
    return scene.nouns.thing_of.match([scene.nouns.lemma(scene.lower[draft.head])], 0) is not None


def _settled(scene: Scene, draft: Draft) -> bool:
    """Whether people are those of a place: "a city of 160,000 people"."""
    n, q = draft.quantity.first - 1, draft.quantity
    bare = q.value_kind == "count" and draft.head is None and draft.like is None and isinstance(q.point, int)
    if not (draft.person or bare) or not of_settlement(scene, draft):
        return False
    return not (scene.is_("auxiliary_participles", n - 1) and scene.is_("copulas", n - 2))  # "è stato di 45 persone" tells of no state


def _fits(draft: Draft, cue: Cue) -> bool:
    """Whether an event can be one of what is counted at all."""
    table, kind = concepts(), draft.quantity.value_kind
    if kind == "money":
        return "money" in table.takes.get(cue.event, ("money",))
    if kind == "measure":
        return "bulk" in table.takes.get(cue.event, ()) and dimension(draft.quantity.unit)[0] in table.bulk
    inside = draft.core is not None and draft.core[0] <= cue.first < draft.core[1]
    if kind == "share" and inside and cue.event in table.stands:
        return True  # "il [22%] di contrari"
    if kind in ("share", "change") and (
        cue.event not in table.of_people or cue.event in table.samples or not cue.roles & {"subject", "object"}
    ):
        return False
    if kind != "count" or (draft.head is None and draft.like is None):
        return cue.event in table.of_people or kind != "count" or draft.head is not None
    return inside or table.can_be(cue.event, draft.thing, draft.person)


def _bare(draft: Draft) -> bool:
    """Whether no noun says what is counted but one of the event ("death toll"), and none is understood but of people."""
    if draft.head is not None:
        if draft.thing is not None and not draft.person:
            return False
        return draft.side == "left" and draft.core is not None and draft.cue is not None and draft.core[0] <= draft.cue[0] < draft.core[1]
    return draft.like is None or draft.person


def _cost(scene: Scene, draft: Draft, cue: Cue) -> int | None:
    """How far a cue stands from a figure, in words and obstacles; None where syntax forbids."""
    q, core = draft.quantity, draft.core
    if draft.asked is not None and draft.asked[1] <= cue.first < q.first:
        # "how many [people] have left", "the number of [people] killed in the attack"
        done = "object" in cue.roles and (_participle(scene, cue) or _passive(scene, cue, draft.asked[1]))
        return gap_between(scene, draft.asked[1], cue.first) if done or "subject" in cue.roles else None
    if core is not None and cue.first < core[1] and cue.last > core[0]:
        return _inside(scene, draft, cue)
    if draft.side == "left" and draft.counted is not None and draft.counted[0] <= cue.first < draft.counted[1]:
        return 1 if cue.roles & {"noun", "head"} else HEAD
    if cue.first >= q.last:
        return _after(scene, draft, cue)
    return _ahead(scene, draft, cue) if cue.last <= q.first else None


def _inside(scene: Scene, draft: Draft, cue: Cue) -> int | None:
    """A cue in the noun phrase itself: its head ("45 dead"), or a participle after the head ("persone rimaste ferite")."""
    if draft.side == "left":
        done = scene.nouns.head_first and draft.head is not None and cue.first > draft.head and "object" in cue.roles
        if cue.roles & {"noun", "head"}:
            return int(draft.head is not None and not cue.first <= draft.head < cue.last)  # "the quake [toll] was more than 3,000"
        return 1 if done else None  # "le persone evacuate sono 1.500"
    if draft.head is not None and cue.first > draft.head:
        return 1 + HEAD * (cue.last - 1 == draft.twin)
    if scene.is_("nominal", cue.last - 1):
        return -1
    if cue.event in concepts().stands and "head" in cue.roles:
        return 0  # "231 [no]"
    postponed = "noun" in cue.roles and cue.last - 1 == draft.head and scene.is_("determiners", cue.first)  # "sono 67 le vittime"
    return HEAD if postponed or "head" in cue.roles else None


def _after(scene: Scene, draft: Draft, cue: Cue) -> int | None:
    """A cue to the right: a predicate of the counted."""
    start = draft.core_end
    if _among(scene, start, cue):
        return NOUN
    if cue.first < start or any(first < draft.quantity.first < close <= cue.first for first, close in scene.asides):
        return None
    if clauses.beyond(scene, start, cue.first):
        return None
    if draft.whole is not None and draft.head is None:  # "two of whom were released"
        while start < cue.first and (scene.is_("parts_links", start) or scene.is_("parts", start) or scene.is_("determiners", start)):
            start += 1
    if draft.person and any(scene.is_("of_things", n) for n in range(start + 2, cue.first)):
        return None  # "200 people were on the boat, which left Turkey"
    if draft.side == "left" and clauses.attached(scene, draft):
        return None
    if clauses.clause_of_subject(scene, start, cue.first):
        return None
    aside = clauses.aside(scene, draft)
    if aside is not None:
        scene.asides.add(aside)
    if aside is not None and cue.first >= aside[1]:
        gap = COMMA + gap_between(scene, aside[1], cue.first)
    else:
        gap = gap_between(scene, start, cue.first) + (CLAUSE if aside is not None and cue.first >= aside[0] else 0)
    other = scene.number_at.get(cue.last)
    led = scene.is_("relatives", cue.first - 1)  # "inmates who fled two prisons"
    if "subject" in cue.roles and other is not None and other.value_kind == "count" and not scene.nouns.head_first and not led:
        return None  # "the flood killed 12, three of them firefighters, and left 5,000 homeless"
    if "subject" in cue.roles and not _singular(scene, draft, cue) and not _done_to(scene, cue):
        # "killed 40 people sheltering there": the finite verb weighs more than a participle.
        return gap + (not scene.nouns.head_first and gap == 0 and scene.lower[cue.first].endswith(scene.nouns.gerunds))
    if "noun" in cue.roles and gap <= 2 and draft.quantity.value_kind in ("money", "share", "change"):
        return gap + NOUN
    if "object" not in cue.roles or _active(scene, cue):
        return None
    if _singular(scene, draft, cue):
        return None
    if _passive(scene, cue, start):
        return gap
    if gap <= 1 and _participle(scene, cue) and not _takes_object(scene, cue.last, draft.sentence[1]):
        return gap + 1
    if scene.nouns.head_first and gap <= 3:
        return gap + 1
    return None


def _among(scene: Scene, start: int, cue: Cue) -> bool:
    """Whether the counted are told to be some of those an event befell: "six children were [among] the 21 dead"."""
    if not cue.roles & {"noun", "head"} or not any(scene.is_("including", n) for n in range(start, min(start + 3, cue.first))):
        return False
    light = ("copulas", "including", "determiners")
    return all(n in scene.number_at or any(scene.is_(name, n) for name in light) for n in range(start, cue.first))


def _done_to(scene: Scene, cue: Cue) -> bool:
    """Whether a verb that is its subject's own act stands in the passive: "four games are left"."""
    if scene.nouns.head_first or scene.lower[cue.first].endswith(scene.nouns.gerunds) or cue.last - cue.first > 1:
        return False
    return scene.lower[cue.first - 1] in scene.words.sets["passives"]


def _active(scene: Scene, cue: Cue) -> bool:
    """Whether an auxiliary makes what stands before a verb its agent: "300 persone lo hanno accolto"."""
    return scene.nouns.head_first and scene.lower[cue.first - 1] in scene.words.sets["actives"]


def _singular(scene: Scene, draft: Draft, cue: Cue) -> bool:
    """Whether the verb is in the singular and the counted are many: then something else is its subject."""
    q = draft.quantity
    if q.value_kind != "count" or (q.high is not None and q.high <= 1):
        return False
    if scene.nouns.head_first and all(scene.kinds[n] != "n" for n in range(*q.number)):
        return False  # "mezzo milione di ucraini è arrivato"
    return any(scene.is_("singular", n) for n in range(max(draft.core_end, cue.first - 4), cue.first))


def _participle(scene: Scene, cue: Cue) -> bool:
    word = scene.lower[cue.first]
    return word.endswith(scene.nouns.verb_endings) or word in scene.words.sets["participles"]


def _passive(scene: Scene, cue: Cue, start: int) -> bool:
    """Whether an auxiliary of the passive stands before a verb, over adverbs and other participles."""
    n = cue.first - 1
    while n >= max(start, cue.first - 12):
        if scene.lower[n] in scene.words.sets["passives"]:
            return True
        if scene.kinds[n] == "w" and scene.lower[n] in scene.words.sets["clauses"]:
            return False
        n -= 1
    return False


def _takes_object(scene: Scene, n: int, end: int) -> bool:
    """Whether an object follows a verb: then what stands before it is its subject."""
    if n >= end or scene.kinds[n] == "s" or scene.kinds[n] == "l" or n in scene.dated:
        return False
    if n in scene.number_at or scene.is_("determiners", n):
        return True
    return scene.lower[n] not in scene.nouns.stops


def _ahead(scene: Scene, draft: Draft, cue: Cue) -> int | None:
    """A cue to the left: a verb whose object, or a noun whose number, the counted is."""
    if "noun" in cue.roles and "object" not in cue.roles and _noun_of(scene, draft, cue):
        return NOUN + gap_between(scene, cue.last, draft.quantity.first)
    inverted = scene.nouns.head_first  # "sono morte 28 persone": a subject may follow its verb
    if "object" not in cue.roles and not ("subject" in cue.roles and inverted):
        return None
    gap = object_gap(scene, cue.last, draft.quantity.first) + (CLAUSE if draft.whole is not None else 0)
    if "noun" in cue.roles and _noun_of(scene, draft, cue):
        gap = min(gap, NOUN + gap_between(scene, cue.last, draft.quantity.first))
    if inverted:
        return None if clauses.own_verb(scene, draft) else gap
    sets, lower = scene.words.sets, scene.lower
    agent = any(lower[n] in sets["by"] for n in range(cue.last, min(cue.last + 2, draft.quantity.first)))
    progressive = not inverted and lower[cue.first].endswith(scene.nouns.gerunds)  # "is laying off 300 workers"
    # "was packed with hundreds of people"
    bound = cue.last - cue.first > 1 and scene.is_("extends", cue.last - 1) and lower[cue.last - 1] not in sets["by"]
    passive = any(lower[n] in sets["passives"] for n in range(max(draft.sentence[0], cue.first - 2), cue.first))
    paid = draft.quantity.value_kind == "money" and cue.last >= draft.quantity.first - 1  # "was fined [€2.4 billion]"
    return None if agent or (passive and not (progressive or bound or paid)) else gap


def _noun_of(scene: Scene, draft: Draft, cue: Cue) -> bool:
    """Whether the number is that of a noun before it: "a death toll of 45", "damage is put at $1 million"."""
    if draft.quantity.value_kind != "count" or draft.head is None or draft.side != "right":
        return gap_between(scene, cue.last, draft.quantity.first) <= 8
    between = range(cue.last, draft.quantity.first)
    if all(scene.lower[n] in scene.words.sets["includes"] for n in between):
        return True  # "the dead included [seven] children"
    if cue.event in concepts().acts and all(scene.lower[n] in scene.words.sets["by"] or scene.is_("determiners", n) for n in between):
        return True  # "a protest by thousands of students"
    light = ("copulas", "auxiliaries", "breaks", "extends", "prepositions", "determiners")
    if draft.thing == PERSON and all(n in scene.dated or any(scene.is_(name, n) for name in light) for n in between):
        return True  # "the death toll rose to [45] people"
    return draft.quantity.first - cue.last <= 2 and any(scene.is_("genitives", n) for n in range(cue.last, draft.quantity.first))
