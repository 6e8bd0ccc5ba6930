"""Which country's "pesos" or "rupees" an article means: of a place in the sentence, of its publisher, of the only one it names."""

from __future__ import annotations

from bisect import bisect_left

from exodus_cli.pipeline.figures.scene import Draft, Scene
from exodus_cli.world.currencies import Family, families
from exodus_cli.world.sources import country


def settle(scene: Scene, drafts: list[Draft]) -> None:
    """Give amounts in a shared currency word the code of their country; null where the text leaves several."""
    for draft in drafts:
        head, _, per = (draft.quantity.unit or "").partition("/")
        family = families().get(head) if draft.quantity.value_kind == "money" else None
        if family is not None:
            code = _code(scene, draft, family)
            draft.quantity.unit = code and f"{code}/{per}" if per else code


def _code(scene: Scene, draft: Draft, family: Family) -> str | None:
    """Sentence, publisher, article, in this order; then what the word means by itself, if no country of it is named at all."""
    near = {family.countries[c] for c in _countries(scene, draft) if c in family.countries}
    if near:
        return near.pop() if len(near) == 1 else None
    home = family.countries.get(country(scene.reading.document.article.source) or "")
    named = {family.countries[c] for c in scene.countries if c in family.countries}
    if home is not None or not named:
        return home or family.default
    return named.pop() if len(named) == 1 else None


def _countries(scene: Scene, draft: Draft) -> list[str]:
    """The countries of the places in the sentence of a figure."""
    places, (start, end) = scene.reading.places, scene.tokens.span(*draft.sentence)
    low, high = bisect_left(places, start, key=lambda p: p.start), bisect_left(places, end, key=lambda p: p.start)
    return [p.country for p in places[low:high] if p.country]
