"""How far what happens stands from the counted, in words and in what lies between them."""

from __future__ import annotations

from exodus_cli.pipeline.figures.scene import Scene

# Words between a figure and the verb that may still be its own, by side.
NEAR = 14
# What else costs as much as so many words: another number in between, a comma, a clause.
OTHER_NUMBER = 3
COMMA = 2
CLAUSE = 6
# A noun or preposition between a verb and its object: then it has another one.
OBSTACLE = 4


def gap_between(scene: Scene, first: int, last: int) -> int:
    """What lies between two tokens: full words count, and other numbers, commas and new clauses count more."""
    cost, n = 0, first
    while n < last and cost <= NEAR:
        if n in scene.number_at:
            cost += OTHER_NUMBER
            n = scene.number_at[n].last
            continue
        word = scene.lower[n]
        if scene.kinds[n] == "s":
            if word == ",":
                cost += COMMA
            elif word in ";:–—()":
                cost += CLAUSE
        elif scene.kinds[n] == "w":
            if word in scene.words.sets["clauses"] or (scene.is_("parts", n) and n > 0 and scene.is_("parts_links", n - 1)):
                cost += CLAUSE
            elif word not in scene.nouns.stops and not scene.is_("determiners", n) and n not in scene.dated:
                cost += 1
        n += 1
    return cost


def object_gap(scene: Scene, first: int, last: int) -> int:
    """What lies between a verb and its object: nothing but other numbers and their nouns comes cheap."""
    cost, n = 0, first
    while n < last and cost <= NEAR:
        if n in scene.number_at:
            cost += 1
            n = max(n + 1, scene.ends.get(n, scene.number_at[n].last))
            continue
        word = scene.lower[n]
        if scene.kinds[n] != "w":
            cost += 1 if word in ",-" else CLAUSE
        elif word in scene.words.sets["clauses"]:
            cost += CLAUSE
        elif scene.is_("conjunctions", n) and n + 1 < last and scene.is_("auxiliaries", n + 1) and n + 1 not in scene.number_at:
            cost += NEAR + 1  # "employs 12,000 people and has 7.5 million clients"
        elif scene.is_("conjunctions", n) or scene.is_("determiners", n) or n in scene.dated or _placed(scene, n):
            cost += 0
        elif scene.is_("breaks", n):
            cost += 1
        else:
            cost += OBSTACLE
        n += 1
    return cost


def _placed(scene: Scene, n: int) -> bool:
    """Whether a token is of where something happened: "sbarcati [a Lampedusa] 1.200 migranti"."""
    if not scene.nouns.head_first:
        return False
    led = n if n not in scene.placed else next(k for k in range(n - 1, -2, -1) if k not in scene.placed)
    return led >= 0 and (n in scene.placed or n + 1 in scene.placed) and (scene.is_("extends", led) or scene.is_("prepositions", led))
