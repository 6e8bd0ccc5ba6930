"""Names in a list speak for each other: "over Davis, Vacaville and Sacramento", "Oregon, Washington, Idaho and Utah"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exodus_cli.pipeline.places.names import Mention
from exodus_cli.pipeline.places.scene import Scene
from exodus_cli.world.places import OFFICIAL

LISTED, PAIRED = 2.0, 1.0  # what it is worth to stand in a list of places that a word of place leads, of three or more and of two
CROWD = 20  # names of a list that are compared at most
STATES = 3  # other states of a list that make a state of a name that is a town's, too


def runs(kept: Sequence[Mention], scene: Scene) -> Iterator[list[Mention]]:
    """The lists of names, in the order of the text: only commas and joining words stand between them."""
    run: list[Mention] = []
    for mention in kept:
        if run and not _joined(scene, run[-1].last, mention.first):
            if len(run) > 1:
                yield run
            run = []
        run.append(mention)
    if len(run) > 1:
        yield run


def _joined(scene: Scene, first: int, last: int) -> bool:
    """Whether only a comma, a joining word or both stand between two tokens."""
    between = scene.tokens.lower[first:last]
    return 0 < len(between) < 3 and all(word == "," or word in scene.words.joins for word in between)


def speak(kept: Sequence[Mention], sure: set[int], scene: Scene) -> dict[int, float]:
    """What the lists that a word of place leads, or with two sure places of `sure`, say for the names (by id) beside these."""
    out: dict[int, float] = {}
    for run in runs(kept, scene):
        at = run[0].first - 1
        before = scene.word(at)
        pair = before in scene.words.leads
        led = pair or before in scene.words.inside or before in scene.words.prepositions
        more = scene.word(run[-1].last) in scene.words.joins and scene.capital(run[-1].last + 1)  # "from Mannville, Islay and Kitscoty"
        told = sum(id(m) in sure for m in run)
        closed = more or any(scene.word(m.first - 1) in scene.words.joins for m in run[1:])
        if not (led or told > 1) or not closed or len(run) + pair + more < 3:
            continue
        for mention in run:
            if told > (id(mention) in sure) and not mention.official:
                if led:
                    mention.cue = mention.cue or (at, at + 1)
                out[id(mention)] = LISTED if len(run) + more > 2 else PAIRED
    return out


def company(kept: Sequence[Mention], scene: Scene) -> dict[str, list[Mention]]:
    """The names that stand in one list with each name."""
    out: dict[str, list[Mention]] = {}
    for run in runs(kept, scene):
        for mention in run[:CROWD]:
            out.setdefault(mention.key, []).extend(m for m in run[:CROWD] if m.key != mention.key)
    return out


def ask_states(kept: Sequence[Mention], scene: Scene) -> None:
    """Let a name in a list of states ask for a state: "Oregon, Washington, Idaho and Utah"."""
    for run in runs(kept, scene):
        if len(run) <= STATES:
            continue
        lands = [{m.entry.country for m in mention.meanings if m.flags & OFFICIAL and m.entry.feature == "region"} for mention in run]
        shared = set.intersection(*lands)
        for mention in run:
            if shared and len(mention.meanings) > 1:
                mention.kind = mention.kind or "region"
