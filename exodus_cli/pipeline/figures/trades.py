"""What money is paid for: the thing bought or sold "for $70 million", never the one who pays."""

from __future__ import annotations

from exodus_cli.pipeline.figures import before
from exodus_cli.pipeline.figures.phrases import closed, core_first, core_last
from exodus_cli.pipeline.figures.scene import Cue, Draft, Scene
from exodus_cli.world.concepts import concepts

# From the verb of a trade to its price, in tokens: "sold the business to a private equity firm for".
REACH = 20
# From a verb of paying to its amount: "lent [the government of Kenya] $750m".
NEAR = 5
# Auxiliaries before a participle: "has since been [sold]".
AUXILIARY = 3
SIGNS = frozenset(';:()—–"“”')


def price(scene: Scene, draft: Draft) -> bool:
    """Take what was traded for the amount; true also where a pronoun leaves it unsaid, so that nobody else is taken."""
    n = draft.quantity.first - 1
    while n > draft.sentence[0] and scene.is_("determiners", n) and not scene.is_("price_links", n):
        n -= 1
    if draft.quantity.value_kind != "money" or n <= draft.sentence[0] or not scene.is_("price_links", n):
        return False
    cue = _verb(scene, draft, n, REACH, concepts().trades)
    if cue is None:
        return False
    found = _dealt(scene, draft, cue) if _passive(scene, draft, cue) else _object(scene, draft, cue, n)
    if found:
        draft.deal = cue
    return found


def paid(scene: Scene, draft: Draft) -> bool:
    """Whether an amount is the object of somebody's paying, who is not what it is of: "Oslo will spend [300 million]"."""
    if draft.quantity.value_kind != "money":
        return False
    first = draft.quantity.first
    cue = _verb(scene, draft, first, NEAR, concepts().payments)
    if cue is None or _passive(scene, draft, cue):
        return False
    return not any(scene.is_("prepositions", n) or scene.is_("extends", n) for n in range(cue.last, first))


def _verb(scene: Scene, draft: Draft, last: int, reach: int, events: frozenset[str]) -> Cue | None:
    """The nearest verb of some events before a token, in its clause."""
    found = None
    for cue in scene.cues(draft.sentence, draft.quantity.first):
        if cue.last <= last and last - cue.last <= reach and cue.event in events and "object" in cue.roles:
            found = cue
    if found is None or scene.is_("determiners", found.first - 1 if found.first else 0):
        return None
    between = range(found.last, last)
    sums = (scene.number_at[n] for n in between if n in scene.number_at)
    if any(scene.lower[n] in SIGNS or scene.is_("subordinators", n) for n in between) or any(q.value_kind == "money" for q in sums):
        return None
    return found


def _passive(scene: Scene, draft: Draft, cue: Cue) -> bool:
    sets, before_ = scene.words.sets, range(max(draft.sentence[0], cue.first - AUXILIARY), cue.first)
    return any(scene.lower[n] in sets["passives"] for n in before_) and not any(scene.lower[n] in sets["actives"] for n in before_)


def _dealt(scene: Scene, draft: Draft, cue: Cue) -> bool:
    """The subject of a passive: "the [painting] was sold at auction for"."""
    n = cue.first - 1
    while n > draft.sentence[0] and (scene.is_("copulas", n) or scene.is_("auxiliaries", n) or scene.is_("breaks", n)):
        n -= 1
    return n >= draft.sentence[0] and not closed(scene, n) and before.take(scene, draft, n)


def _object(scene: Scene, draft: Draft, cue: Cue, end: int) -> bool:
    """The object of a trade: "sold the [business] to a firm for"."""
    n = cue.last
    while n < end and (scene.is_("determiners", n) or n in scene.number_at):
        n += 1
    if n >= end:
        return False
    if closed(scene, n):
        return scene.is_("breaks", n) and not scene.is_("prepositions", n)  # "bought it for"
    core = core_first(scene, n, end) if scene.nouns.head_first else core_last(scene, draft, n, end)
    if core is None:
        return False
    draft.core, draft.head, draft.side = core[:2], core[2], "left"
    draft.counted = draft.cues["counted"] = core[:2]
    return True
