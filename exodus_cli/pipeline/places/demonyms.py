"""Demonyms: of people, of the land around a town ("nel Modenese"), or a name of something else ("la Lucchese")."""

from __future__ import annotations

from exodus_cli.pipeline.places.names import Mention
from exodus_cli.pipeline.places.scene import Scene, given, personal


def of_people(mention: Mention, scene: Scene) -> bool:
    """Whether a demonym is one: not a surname ("Mario Tedesco", "Mr French")."""
    if scene.capital(mention.last) and scene.word(mention.last) in scene.words.bodies_after:
        return False
    before = scene.word(mention.first - 1)
    if not scene.capital(mention.first):
        return True
    if scene.words.home and scene.capital(mention.last) and given(scene.tokens.words[mention.first]):
        return False  # "Giordano Ferrara": where demonyms take no capital
    if not before:
        return True
    if before in scene.words.titles or before in scene.words.clubs_after:
        return False  # "la Lucchese" is a club
    proper = scene.words.home and not scene.opening(mention.first) and not scene.headline(mention.first)
    if proper and before not in scene.words.club_articles and before not in scene.words.areas_after:
        return not personal(scene.tokens.words[mention.first])  # "l'arbitro Perugini"
    if before in scene.words.inside or before in scene.words.prepositions or before in scene.words.articles:
        return True  # "Nel Ferrarese": no given name
    return not (scene.capital(mention.first - 1) and given(scene.tokens.words[mention.first - 1]))


def land(mention: Mention, scene: Scene) -> bool:
    """Whether a demonym is the land around its town: "nel Modenese", "nel cosentino, dove"."""
    before, words = scene.word(mention.first - 1), scene.words
    if mention.meanings[0].entry.feature == "country":
        return False
    if before in words.lands_after:
        return scene.capital(mention.first) and mention.meanings[0].entry.feature == "city"  # "il Catanese"
    if before not in words.areas_after:
        return False
    after = scene.word(mention.last)
    return scene.capital(mention.first) or not after or after in scene.words.links or after in scene.words.function
