"""Tell the names of persons, institutions and things that hold the name of a place from the place itself."""

from __future__ import annotations

from exodus_cli.grammar.tokens import CLOSERS, OPENERS, Tokens
from exodus_cli.pipeline.places.names import HYPHENS, Mention
from exodus_cli.pipeline.places.scene import Scene, given, personal
from exodus_cli.pipeline.places.votes import lies_in
from exodus_cli.pipeline.places.words import Words
from exodus_cli.world.places import CAPITALS, COMMA, OFFICIAL, OTHER, gazetteer

# How many capitalised words after a name are read to see what it is part of: "Barnet [General Hospital]".
_AHEAD = 4
# log10 of the inhabitants below which a place is too small to be where a person is from without a comma: "Luigi di Maio".
SMALL = 4.3


def borne(mention: Mention, scene: Scene) -> bool:
    """Whether the name belongs to a person, an institution or a thing where it stands."""
    tokens, first, last = scene.tokens, mention.first, mention.last
    return (
        mention.key in scene.words.no_towns
        or (mention.key in scene.words.directions and last in scene.by_first)  # "Downtown Paris"
        or _money(tokens, first, last)
        or _road(scene, mention)
        or _after(mention, scene)
        or _relative(mention, scene)
        or _feast(mention, scene)
        or _body_before(tokens, first, scene.words)
        or _before(mention, scene)
        or _hyphenated(mention, scene)
    )


def _money(tokens: Tokens, first: int, last: int) -> bool:
    """A currency: "US$5", "$US 5"."""
    signs = "$€£"
    ahead = last < len(tokens) and tokens.words[last] in signs and tokens.glued(last)
    return ahead or (first > 0 and tokens.words[first - 1] in signs and tokens.glued(first))


def _road(scene: Scene, mention: Mention) -> bool:
    """A road: "U.S. 31", but "the US 30 years ago"."""
    tokens, first, last = scene.tokens, mention.first, mention.last
    number = last < len(tokens) and tokens.kinds[last] == "n" and len(tokens.words[last]) < 4
    return number and all(m.flags & CAPITALS for m in mention.meanings) and scene.word(first - 1) not in scene.words.articles


def _hyphenated(mention: Mention, scene: Scene) -> bool:
    """Part of a double name, as in "Navarro-Valls", "Hewlett-Packard": joined to a capitalised word, or a letter, that is no place."""
    tokens, first, last = scene.tokens, mention.first, mention.last
    if mention.official:
        return False
    if first > 1 and tokens.words[first - 1] in HYPHENS and tokens.glued(first) and _initial(tokens.words[first - 2]):
        return tokens.glued(first - 1) and not all(m.flags & COMMA for m in mention.meanings)  # "T-Mobile", but "(R-Ky.)"
    joined = last + 1 < len(tokens) and tokens.words[last] in HYPHENS and tokens.glued(last) and tokens.glued(last + 1)
    if not joined or not scene.capital(last + 1) or last + 1 in scene.by_first:
        return False
    little = mention.size < SMALL or all(m.flags & OTHER for m in mention.meanings)
    return little or personal(tokens.words[first])


def _after(mention: Mention, scene: Scene) -> bool:
    """What the words after it make of the name."""
    words, first, last = scene.words, mention.first, mention.last
    low = scene.word(last)
    if not low:
        return False
    if low in words.things or _couple(mention, scene):
        return True
    if last - first == 1 and low in words.articles and scene.capital(last + 1) and scene.word(first) in words.common:
        return True  # "Save the Children"
    if not scene.capital(last):
        return False
    if low in words.alone and not scene.capital(last + 1) and any(m.entry.country == "US" for m in mention.meanings):
        return True  # "Ohio State beat Michigan", but "in Niger State"
    run = last
    while run < len(scene.tokens) and run < last + _AHEAD and scene.capital(run):
        if scene.word(run) in words.bodies_after or (scene.word(run) in words.bodies_of and scene.word(run + 1) in words.within):
            return True
        run += 1
    if not mention.official and words.generic_after.get(low) in ("water", "area", "facility"):
        return True  # "Red River" is no town of Red
    if low in words.offices or low in words.titles or low in words.directions or low in words.civic or low in words.links:
        return False
    if last in scene.by_first:
        return _person(scene, first, last) or (last - first == 1 and scene.word(first) in words.titles and given(scene.tokens.words[last]))
    if low in words.function or low in words.prepositions or low in words.inside or low in words.generic_after:
        return False
    if _person(scene, first, last) or (last - first == 1 and scene.word(first) in words.titles):
        return True  # "Secretary Tony Snow"
    if given(scene.tokens.words[last]) and words.heads.match(scene.tokens.lower, first):
        return False  # "il sindaco di Rotterdam Ahmed Aboutaleb"
    return not mention.official and not scene.headline(first)


def _feast(mention: Mention, scene: Scene) -> bool:
    """Whether a day is named for the saint for whom a place is, too: "la notte di Santo Stefano"."""
    first, words = mention.first, scene.words
    saint = scene.word(first) in words.particles or scene.word(first) in words.titles
    return saint and words.feasts.match(scene.tokens.lower, first) is not None


def _couple(mention: Mention, scene: Scene) -> bool:
    """Whether two given names share a surname: "Victoria and Dale Melrose"."""
    words, first, last = scene.tokens.words, mention.first, mention.last
    if scene.word(last) not in scene.words.joins or last - first > 1 or not (scene.capital(last + 1) and scene.capital(last + 2)):
        return False
    other = scene.by_first.get(last + 1)
    return given(words[first]) and given(words[last + 1]) and (other is None or (not other.official and other.last == last + 2))


def _person(scene: Scene, first: int, last: int) -> bool:
    """Whether a one-word name and the capitalised word after it are a person's: "Austin Powers"."""
    if last - first > 1 or not given(scene.tokens.words[first]):
        return False
    after, other = scene.tokens.words[last], scene.by_first.get(last)
    before, words = scene.word(first - 1), scene.words
    placed = before in words.inside or before in words.prepositions or (bool(words.home) and before in words.links)
    if placed and scene.by_first[first].official and given(after):
        return False  # "si è spento a Roma Raimondo Bucher"
    if other is not None and other.official:  # "said Florence Jordan", but "London England", "il sindaco di Roma Virginia Raggi"
        placed |= any(lies_in(m.entry, outer.entry) for m in scene.by_first[first].meanings for outer in other.meanings)
        land = any(m.entry.feature == "country" for m in other.meanings)
        return other.last - last == 1 and (personal(after) or not land) and not placed and not scene.headline(first)
    return personal(after) or not scene.headline(first)


def _before(mention: Mention, scene: Scene) -> bool:
    """What the word before it makes of the name."""
    tokens, words, first = scene.tokens, scene.words, mention.first
    low = scene.word(first - 1)
    if (
        not low
        and first > 1
        and tokens.words[first - 1] == "."
        and (_initial(tokens.words[first - 2]) or tokens.lower[first - 2] in words.titles)
    ):
        return not mention.official or tokens.lower[first - 2] not in words.titles  # "George W. Bush", "Gov. Houston"
    if not low:
        return False
    bearer = low in words.particles and scene.capital(first - 2) and given(tokens.words[first - 2])
    if bearer and (low in words.links or low in words.articles):  # "Luigi di Maio", but "Villa Margherita di Roma", "per Roma la Francia"
        bearer = not mention.official and (personal(tokens.words[first]) or (mention.size < SMALL and mention.last - first == 1))
    if bearer or (low in words.links and low in words.particles and not mention.official and _surname(scene, first)):
        return True  # "Louis de Saint-Just", "il clan Di Lauro"
    if low in words.basing and first > 2 and tokens.words[first - 2] in HYPHENS and tokens.glued(first - 1):
        return True  # "Sydney-based Macquarie"
    if low in words.speech and given(tokens.words[first]) and scene.capital(mention.last) and not scene.capital(mention.last + 1):
        return mention.last - first == 1 and mention.last not in scene.by_first  # "said Victoria Major"
    if low in words.club_articles and _club(mention, words.club_articles[low]) and not _line(mention, scene):
        return True
    if low in words.function or low in words.inside or low in words.prepositions:
        return False
    capital = scene.capital(first - 1)
    if low in words.titles:
        return capital or not mention.official or scene.capital(mention.last)
    if not capital or low in words.directions or low in words.offices or low in words.articles or low in words.civic:
        return False
    if first - 1 in scene.by_last or first in scene.by_last:
        before = scene.by_last.get(first)
        if before is None or before.demonym or not given(tokens.words[first - 1]):
            return False
        return not before.official or _person(scene, before.first, before.last)  # "said Victoria Athens"
    if given(tokens.words[first - 1]) and len(low) > 2:
        return True
    if first > 1 and tokens.words[first - 2] in HYPHENS and tokens.glued(first - 1):
        return personal(tokens.words[first - 1])
    if scene.opening(first - 1):
        return not (
            low in words.function
            or low in words.prepositions
            or low in words.inside
            or low in scene.plain
            or mention.official
            or low in words.common
        )
    return not scene.headline(first)


def _surname(scene: Scene, first: int) -> bool:
    """Whether the particle before a token is capitalised as those of surnames are: "Di Lauro"."""
    return scene.tokens.words[first - 1].istitle() and not scene.opening(first - 1) and not scene.headline(first)


def _initial(word: str) -> bool:
    """Whether a word is a letter that stands for a given name."""
    return len(word) == 1 and word.isalpha()


def _relative(mention: Mention, scene: Scene) -> bool:
    """Whether kin or a nickname tell a person: "the son of Clyde", "her brother, Austin, stayed", 'Virginia "Ginny" Marshall'."""
    tokens, first, last = scene.tokens, mention.first, mention.last
    if first < 2 or last - first > 1 or not given(tokens.words[first]):
        return False
    before, after, kin = scene.word(first - 2), tokens.words[last] if last < len(tokens) else "", tokens.lower[first - 2] in scene.words.kin
    if tokens.words[first - 1] == "," and tokens.words[first - 2].islower():
        return (after == "," and before in scene.words.titles) or (after in (",", ".", ";") and kin)
    nickname = after in OPENERS and scene.capital(last + 1) and scene.capital(last + 3) and tokens.words[last + 2] in CLOSERS
    return nickname or (kin and scene.word(first - 1) in scene.words.links)


def _club(mention: Mention, article: str) -> bool:
    """Whether a name can only be a town's, and towns of this name bear no article: "la Roma", but "l'Aquila"."""
    if any(m.entry.feature == "water" or (m.flags & OFFICIAL and m.entry.feature != "city") for m in mention.meanings):
        return False
    full = f"{article[:-1]}{mention.key}" if article.endswith("'") else f"{article} {mention.key}"
    return not gazetteer().means(full)


def _line(mention: Mention, scene: Scene) -> bool:
    """Whether a road or line is named for the places at its ends: "sulla Milano-Venezia"."""
    return mention.last + 1 in scene.by_first and scene.tokens.words[mention.last] in HYPHENS


def _body_before(tokens: Tokens, first: int, words: Words) -> bool:
    """Whether the words before make the name part of an institution's: "University of", "Banca d'"."""
    if first < 1:
        return False
    at = first - 1 if tokens.lower[first - 1] in words.articles else first
    match = words.bodies_before.match(tokens.lower, at)
    return match is not None and tokens.words[at - match[0]][0].isupper()
