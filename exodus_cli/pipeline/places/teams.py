"""Towns as teams: "Cleveland fired its coach", "beat Heath 44-29", "Cairo 41, Dawson 10"."""

from __future__ import annotations

from exodus_cli.pipeline.places.names import HYPHENS, Mention
from exodus_cli.pipeline.places.scene import Scene, personal

TEAM = 5.3  # log10 of the inhabitants of a town large enough for a team that papers call by its name alone


def team(mention: Mention, scene: Scene) -> bool:
    """Whether a verb behind a name is one of towns as teams: "Cleveland fired", "Chelsea were", but not "Chelsea and Sam were"."""
    words, after, before = scene.words, scene.word(mention.last), scene.word(mention.first - 1)
    if before in words.joins or scene.tokens.words[mention.first - 1] == ",":
        return False
    return after in words.plurals or (mention.size >= TEAM and after in words.acts and after not in words.speech)


def result(mention: Mention, scene: Scene) -> float:
    """How much a result behind a name speaks for a team: "beat Heath 44-29", "Cairo 41, Dawson 10", but "Jordan 23, Pippen 12"."""
    words, kinds, at = scene.tokens.words, scene.tokens.kinds, mention.last
    if kinds[at : at + 1] != ["n"] or len(words[at]) > 3:
        return 0.0
    person = mention.last - mention.first == 1 and personal(words[mention.first])
    if words[at + 1 : at + 2] and words[at + 1] in HYPHENS and kinds[at + 2 : at + 3] == ["n"] and scene.tokens.glued(at + 1):
        sets = len(words[at]) == len(words[at + 2]) == 1  # of tennis
        return 0.8 if person and sets else 1.5
    if _game(mention, scene):
        return 1.5
    listed = words[at + 1 : at + 2] == [","] and scene.capital(at + 2) and "n" in kinds[at + 3 : at + 6]
    return 0.8 if listed and not person else 0.0


def _game(mention: Mention, scene: Scene) -> bool:
    """Whether a sentence opens with the score of two teams, this one of them: "Cleveland 41, Pawnee 0:"."""
    words, kinds, at = scene.tokens.words, scene.tokens.kinds, mention.last
    first: Mention | None = mention
    second = scene.by_first.get(at + 2)
    if words[at + 1 : at + 2] != [","] and words[mention.first - 1] == ",":
        first, second = scene.by_last.get(mention.first - 2), mention
    if first is None or second is None or not scene.opening(first.first):
        return False
    return kinds[first.last] == "n" and kinds[second.last : second.last + 1] == ["n"] and words[second.last + 1 : second.last + 2] != [","]
