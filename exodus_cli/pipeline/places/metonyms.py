"""Mark the places that stand for their government or people: "Washington said", "the Kremlin's decision"."""

from __future__ import annotations

from collections.abc import Iterable

from exodus_cli.pipeline.places.names import Mention
from exodus_cli.pipeline.places.scene import Scene
from exodus_cli.world.places import SEAT


def mark_metonyms(kept: Iterable[Mention], scene: Scene) -> None:
    """Set `metonym` to the words that make a mention one."""
    capitals = {m.entry.number for m in kept if m.entry is not None and m.official}
    for mention in kept:
        if mention.demonym or mention.entry is None:
            continue
        mention.metonym = _metonym(mention, scene, mention.entry.number in capitals)


def _metonym(mention: Mention, scene: Scene, known: bool) -> tuple[int, int] | None:
    tokens, words, after = scene.tokens, scene.words, mention.last
    assert mention.entry is not None
    feature = mention.entry.feature
    if any(m.flags & SEAT for m in mention.meanings) and mention.cue is None:
        return mention.first, mention.last
    if (
        feature not in ("country", "city", "area", "continent", "region")
        or after >= len(tokens)
        or (tokens.glued(after) and tokens.kinds[after] == "w" and tokens.words[after][0].isalpha())
    ):
        return None
    low = tokens.lower[after]
    owner = low in ("'s", "'")
    if owner and after + 1 < len(tokens):
        after += 1
        low = tokens.lower[after]
    if low in words.offices and (owner or mention.cue is None or scene.word(mention.first - 1) in words.articles):
        return after, after + 1
    before = scene.word(mention.first - 1)
    power = feature in ("country", "area") or (feature == "city" and known)
    if power and not owner and (addressed := _addressed(scene, mention.first)) is not None:
        return addressed
    if owner or mention.cue is not None or before in words.links or before.endswith(words.participles):
        return None
    if feature in ("country", "city") and low in words.plurals and before not in words.joins:
        return after, after + 1
    if power and (low in words.acts or low.endswith(words.pasts)):
        return after, after + 1
    return None


def _addressed(scene: Scene, first: int) -> tuple[int, int] | None:
    """The words before that speak of a power: "accused Tehran", "talks with Washington", "sanctions against Moscow"."""
    before = scene.word(first - 1)
    if before in scene.words.urged:
        return first - 1, first
    if before in scene.words.links and scene.word(first - 2) in scene.words.relations:
        return first - 2, first
    return None
