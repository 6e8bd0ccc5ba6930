"""Which clause a verb is of, where more than the counted noun stands before it."""

from __future__ import annotations

from exodus_cli.pipeline.figures.phrases import verbal
from exodus_cli.pipeline.figures.scene import Draft, Scene

# A relative clause between commas is no longer than this, in tokens.
ASIDE = 25


def own_end(scene: Scene, draft: Draft) -> int:
    """The last token at which a verb is the number's own though another number is taken of it: "of the 184 inmates who [fled]"."""
    end = draft.core_end
    if end < draft.sentence[1] and scene.is_("relatives", end):
        end += 1
        while end < draft.sentence[1] and (scene.is_("auxiliaries", end) or scene.is_("copulas", end)):
            end += 1
    return end


def beyond(scene: Scene, start: int, last: int) -> bool:
    """Whether a verb and another count stand before a cue: "a ferry carrying [250 people] killed 31, many of whom drowned"."""
    verb = False
    if scene.is_("relatives", min(start, last)) or scene.is_("relatives", min(start + 1, last)):
        return False  # "three cousins who had fled with hundreds of others were killed"
    for n in range(start, last):
        other = scene.number_at.get(n)
        if other is not None and verb and other.value_kind == "count" and not scene.is_("including", other.first - 1):
            return True
        verb = verb or scene.is_("auxiliaries", n) or scene.is_("copulas", n) or (verbal(scene, n) and not scene.is_("including", n))
    return False


def attached(scene: Scene, draft: Draft) -> bool:
    """Whether what is counted only goes with another: "the vessel, with a crew of [five], had left"."""
    if draft.core is None or not scene.is_("genitives", draft.quantity.first - 1):
        return False
    n = draft.core[0] - 1
    while n > draft.sentence[0] and scene.is_("determiners", n):
        n -= 1
    return n > draft.sentence[0] and not scene.is_("genitives", n) and (scene.is_("extends", n) or scene.is_("prepositions", n))


def clause_of_subject(scene: Scene, first: int, last: int) -> bool:
    """Whether a participle behind a conjunction opens what is said of the subject alone: "set aside 80 million after [being] fined"."""
    nouns = scene.nouns
    return any(
        scene.lower[n] in scene.words.sets["clauses"] and scene.lower[n + 1].endswith(nouns.gerunds) and not nouns.head_first
        for n in range(first, last - 1)
    )


def aside(scene: Scene, draft: Draft) -> tuple[int, int] | None:
    """A relative clause after the counted, with a verb behind it: "three men, who had fled, ..."."""
    start = draft.core_end
    if start + 2 >= draft.sentence[1]:
        return None
    if scene.is_("relatives", start) and draft.counted is not None and not scene.nouns.head_first:
        end = draft.counted[1]  # "three cousins who had taken refuge in a school were killed"
        more = start + 1 < end < draft.sentence[1] and (scene.is_("copulas", end) or scene.is_("auxiliaries", end))
        return (start, end) if more else None
    return between_commas(scene, start, draft.sentence[1])


def between_commas(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """A relative clause that begins with a comma at `start` and closes with one: "Lyon[, where police used gas,]"."""
    if start + 2 >= end or scene.lower[start] != "," or not scene.is_("relatives", start + 1):
        return None
    close = next((n for n in range(start + 2, min(start + ASIDE, end)) if scene.lower[n] == ","), None)
    return None if close is None else (start, close + 1)


def own_verb(scene: Scene, draft: Draft) -> bool:
    """Whether a number opens a clause with a verb of its own: "12 persone sono morte e [36] sono rimaste ferite"."""
    n, after = draft.quantity.first - 1, draft.core_end
    while n > draft.sentence[0] and scene.is_("determiners", n):
        n -= 1
    if after >= draft.sentence[1] or not scene.is_("conjunctions", n):
        return False
    return any(scene.is_(name, after) for name in ("copulas", "auxiliaries", "verbs"))
