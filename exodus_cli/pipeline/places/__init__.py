"""Find the places of an article and say which ones they are.

Three steps: `names` marks every stretch of words the gazetteer knows, `judge` weighs from the words
around it whether it is a place there at all, `resolve` chooses among namesakes with the whole article in view.
"""

from __future__ import annotations

from exodus_cli.facts import Place, Span
from exodus_cli.pipeline.places.judge import HOPELESS, among, judge
from exodus_cli.pipeline.places.metonyms import mark_metonyms
from exodus_cli.pipeline.places.names import Mention, mentions
from exodus_cli.pipeline.places.resolve import choose, resolve
from exodus_cli.pipeline.places.scene import scene_of
from exodus_cli.pipeline.places.unlisted import with_unlisted
from exodus_cli.pipeline.places.words import words_of
from exodus_cli.pipeline.reading import Reading
from exodus_cli.world.places import gazetteer
from exodus_cli.world.sources import country


def find(reading: Reading) -> list[Place]:
    """The places of the article, in the order of their offsets."""
    words = words_of(reading.lexicon)
    found = mentions(reading.tokens, words, reading.lang)
    scene = scene_of(found, reading.tokens, words, reading.entities)
    scene.paper = country(reading.document.article.source)
    sure, doubtful = judge(found, scene)
    doubtful = [m for m in doubtful if m.score > HOPELESS]
    if doubtful:
        sure = sorted([*sure, *among(sure, doubtful, choose(sure, scene), scene)], key=lambda m: m.first)
    kept = resolve(with_unlisted(sure, scene), scene)
    mark_metonyms(kept, scene)
    return [_record(reading, mention) for mention in kept]


def _record(reading: Reading, mention: Mention) -> Place:
    start, end = reading.tokens.span(mention.first, mention.last)
    entry = mention.entry
    cues: dict[str, Span] = {}
    for field, at in (("name", mention.cue), ("metonym", mention.metonym)):
        if at is not None:
            cues[field] = reading.tokens.span(*at)
    standing = reading.standing("place", start, end)
    if entry is None:
        told = mention.told
        spot = told.entry if told is not None else None
        if told is not None and spot is not None:
            cues["lat"] = cues["lon"] = reading.tokens.span(told.first, told.last)
            return Place(
                **standing, name=mention.title, feature=mention.feature, country=mention.country, lat=spot.lat, lon=spot.lon, cues=cues
            )
        return Place(**standing, name=mention.title, feature=mention.feature, country=mention.country, cues=cues)
    return Place(
        **standing,
        name=entry.name,
        place_id=gazetteer().identifier(entry),
        country=entry.country,
        feature=entry.feature,
        lat=entry.lat,
        lon=entry.lon,
        form="demonym" if mention.demonym else "literal",
        metonym=mention.metonym is not None,
        cues=cues,
    )
