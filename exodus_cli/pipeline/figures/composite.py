"""Events told together of one number: "killed, injured or missing" is neither the killed nor the missing alone."""

from __future__ import annotations

from exodus_cli.pipeline.figures.phrases import verbal
from exodus_cli.pipeline.figures.scene import Cue, Draft, Scene
from exodus_cli.world.concepts import OR, concepts
from exodus_cli.world.topics import family

# Words that may part two events of one number: ", been seriously".
APART = 4


def joined(scene: Scene, draft: Draft, cue: Cue) -> tuple[str, tuple[int, int]]:
    """The event of a cue with all that are coordinated with it, as one id, and the words that tell them."""
    cues = scene.cues(draft.sentence, draft.quantity.first)
    row = [cue]
    at = cues.index(cue)
    for step, rest in ((1, cues[at + 1 :]), (-1, cues[:at][::-1])):
        edge, members = cue, row
        for other in rest:
            if other.first == edge.first:
                continue
            first, last = (edge.last, other.first) if step > 0 else (other.last, edge.first)
            if not _coordinated(scene, first, last) or draft.quantity.first in range(first, last):
                break
            members = [*members, other]
            edge = other
        row = members
    row.sort(key=lambda c: c.first)
    span = row[0].first, row[-1].last
    names = [c.event for c in row if c.event in concepts().events]
    listed = any(scene.is_("conjunctions", n) for n in range(*span))  # "an officer died, the injured are 71": two clauses
    if len(row) < 2 or not listed or not (_alternative(scene, *span) or _exclusive(names)):
        return cue.event, (cue.first, cue.last)
    kept: list[str] = []
    for name in concepts().ordered(names):
        if family(name) not in map(family, kept):
            kept.append(name)
    return (OR.join(kept), span) if len(kept) > 1 else (cue.event, (cue.first, cue.last))


def _coordinated(scene: Scene, first: int, last: int) -> bool:
    """Whether nothing but a comma or conjunction, auxiliaries, adverbs and other participles part two events."""
    joint = 0
    if last - first > 3 * APART:
        return False
    for n in range(first, last):
        sign = scene.lower[n] == "," or scene.is_("conjunctions", n)
        joint += sign
        if sign or scene.is_("auxiliaries", n) or scene.lower[n] in scene.words.sets["passives"] or scene.is_("auxiliary_participles", n):
            continue
        if n in scene.number_at or scene.kinds[n] != "w" or scene.is_("determiners", n):
            return False
        if not (verbal(scene, n) or scene.lower[n].endswith((*scene.nouns.adverb_endings, *scene.nouns.verb_endings))):
            return False
    return joint > 0


def _alternative(scene: Scene, first: int, last: int) -> bool:
    return any(scene.is_("alternatives", n) for n in range(first, last))


def _exclusive(names: list[str]) -> bool:
    """Whether nobody can be said two of the events: the dead and the injured."""
    return any(len({name for name in names if name in row}) > 1 for row in concepts().exclusive)
