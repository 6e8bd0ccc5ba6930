"""Where the places lie that the gazetteer does not list: with what the text tells them by.

A place is told, surest first, by the one that stands in its name ("Da Nang airport"), the one named after it as
containing it ("Kalam in the Swat Valley"), the only ones its sentence speaks of, and those of the whole article. The
country is taken from any of them, the spot on the map only from one no wider than a district or a town: a place of its
own id it is not. What an article says of a name holds wherever it stands in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from exodus_cli.pipeline.places.names import Mention
from exodus_cli.pipeline.places.neighbours import CLOSE, Home, distance, home, narrow
from exodus_cli.pipeline.places.scene import Scene
from exodus_cli.pipeline.places.votes import lies_in
from exodus_cli.world.places import Entry

MOST = 0.6  # the share of an article's places that makes their country, or their neighbourhood, that of an unlisted one
FEW = 3  # places of an article that are enough to say so
CROWD = 40  # places of a sentence that are asked at most: longer lists say nothing of one place


def place_unlisted(kept: Sequence[Mention], scene: Scene) -> None:
    """Give every place that the gazetteer does not list a country and a spot, where the article tells them."""
    unlisted = [m for m in kept if m.entry is None]
    if not unlisted:
        return
    sentences: dict[int, list[Mention]] = defaultdict(list)
    known = [m for m in kept if m.entry is not None and m.entry.country is not None and not m.demonym]
    for mention in known:
        if scene.words.beyond.match(scene.tokens.lower, mention.first) is None:
            sentences[scene.tokens.sentence_of(mention.first)].append(mention)
    told: dict[str, Mention] = {}
    for mention in unlisted:
        for teller in (mention.inner, mention.container, mention.hint):
            if teller is not None and teller.entry is not None and _tell(mention, teller.entry, teller):
                told.setdefault(mention.key, mention)
                break
    land, around = _land(known), home(known)
    if around is not None and (around.around < FEW or around.share < MOST):
        around = None
    for mention in unlisted:
        vast = any(word in scene.words.vast for word in scene.tokens.lower[mention.first : mention.last + 1])
        same = told.get(mention.key)
        if mention.country is None and same is not None:
            mention.country, mention.told = same.country, same.told
        company = sentences[scene.tokens.sentence_of(mention.first)]
        whole = mention.hint.entry if mention.hint is not None else None
        if whole is not None and not narrow(whole):
            company = [m for m in company if m.entry is not None and lies_in(m.entry, whole)]
        _by_company(mention, company, vast=vast)
        mention.country = mention.country or land
        if mention.told is None and around is not None and not vast and not _abroad(mention, company, around, whole):
            _tell(mention, around.entry, around.mention)


def _abroad(mention: Mention, company: Sequence[Mention], around: Home, whole: Entry | None) -> bool:
    """Whether its sentence speaks of elsewhere: "it competes with Mobile and Port Canaveral", "Cypress Island in Washington state"."""
    if whole is not None and whole.country is not None and not narrow(whole) and not lies_in(around.entry, whole):
        return True
    towns = [(abs(m.first - mention.first), m.entry) for m in company if m.entry is not None and narrow(m.entry)]
    return bool(towns) and distance(around.entry, min(towns, key=lambda town: town[0])[1]) > CLOSE


def _tell(mention: Mention, entry: Entry, teller: Mention) -> bool:
    """Take the country of a place, and its spot if it is narrow; whether anything was told."""
    if entry.country is None:
        return False
    mention.country = mention.country or entry.country
    if mention.told is None and narrow(entry) and entry.country == mention.country:
        mention.told = teller
    return True


def _by_company(mention: Mention, company: Sequence[Mention], *, vast: bool) -> None:
    """What the other places of its sentence say, where all say the same."""
    if not 0 < len(company) <= CROWD:
        return
    lands = {m.entry.country for m in company if m.entry is not None}
    if mention.country is None and len(lands) == 1:
        mention.country = next(iter(lands))
    towns = [(m, m.entry) for m in company if m.entry is not None and narrow(m.entry)]
    towns = [(m, entry) for m, entry in towns if entry.country == mention.country]
    if mention.told is None and not vast and towns:
        nearest, spot = min(towns, key=lambda town: abs(town[0].first - mention.first))
        if all(distance(spot, entry) <= CLOSE for _, entry in towns):
            mention.told = nearest


def _land(known: Sequence[Mention]) -> str | None:
    """The country that most places of the article lie in."""
    lands = Counter(m.entry.country for m in known if m.entry is not None)
    land, count = lands.most_common(1)[0] if lands else (None, 0)
    return land if count >= max(FEW, MOST * lands.total()) else None
