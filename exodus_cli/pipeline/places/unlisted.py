"""Places the gazetteer does not list, told by what they are: "Waiheke Island", "piazza del Popolo", "the village of Hrabove"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exodus_cli.pipeline.places.names import HYPHENS, Mention
from exodus_cli.pipeline.places.scene import Scene, given, hint, of_age
from exodus_cli.pipeline.places.words import Words
from exodus_cli.world.places import CAPITALS, COMMA, Meaning, gazetteer

# Longest name read, in tokens.
_LONGEST = 6
# log10 of the inhabitants from which a town's name at the end of another is the town: "ospedale Santobono di Napoli".
TOWN = 4.3
# Sure places of a list before its last name that make it one, whatever follows.
MANY = 2
# Words between a name and what it is said to be, and from there to where it lies: "Zorb, a small farming village near the Chadian border".
KIND = 4


def with_unlisted(kept: list[Mention], scene: Scene) -> list[Mention]:
    """The mentions with those of unlisted places; a longer name swallows what stands inside it."""
    found = [*_headed(scene), *_followed(scene), *_described(kept, scene)]
    if not found:
        return kept
    standing = {n: m for m in kept for n in range(m.first, m.last)}  # the mention that each token belongs to
    for mention in sorted(found, key=lambda m: (m.first - m.last, m.first)):
        tokens = range(mention.first, mention.last)
        inside = list({id(m): m for n in tokens if (m := standing.get(n)) is not None}.values())
        if any(not _swallows(mention, m) for m in inside):
            continue
        for n in (n for m in inside for n in range(m.first, m.last)):
            del standing[n]
        _learn(mention, inside, honoured=scene.word(mention.last - 1) in scene.words.honours)
        standing.update(dict.fromkeys(tokens, mention))
    return sorted({id(m): m for m in standing.values()}.values(), key=lambda m: m.first)


def _swallows(mention: Mention, inner: Mention) -> bool:
    """Whether a headed name takes in one that stands inside it: not a known one of the same reach."""
    inside = mention.first <= inner.first and mention.last >= inner.last
    return inside and (mention.last - mention.first) > (inner.last - inner.first)


def _learn(mention: Mention, inside: list[Mention], *, honoured: bool) -> None:
    """What the names inside say of the whole: the river Po is the Po, Rostov airport lies in Rostov, but no "Grosvenor Square"."""
    for inner in inside:
        same = [m for m in inner.meanings if m.entry.feature == mention.feature]
        if same and not mention.meanings and not inner.demonym:
            mention.meanings = tuple(same)
            mention.key = inner.key
        elif mention.feature in ("facility", "region") and inner.first == mention.first and not inner.demonym and not honoured:
            mention.inner = None if mention.meanings else inner


def _mention(scene: Scene, first: int, last: int, feature: str, own: slice | None = None) -> Mention:
    """A place of a kind; the gazetteer may know the whole name after all, if in a form it does not look for ("lago di Como")."""
    title = scene.tokens.text[scene.tokens.starts[first] : scene.tokens.ends[last - 1]]
    known = _known(title, feature)
    if not known and own is not None:  # "Co Tipperary", "Sagaing Region": by its own name
        known = _known(" ".join(scene.tokens.words[own]), feature)
    mention = Mention(
        first, last, known, known[0].entry.name.lower() if known else title.lower(), title=title, feature=feature, strong=True, score=2.0
    )
    mention.hint = hint(mention, scene)
    return mention


def _known(title: str, feature: str) -> tuple[Meaning, ...]:
    """The places of a kind that a name means."""
    return tuple(m for m in gazetteer().named(title) if m.entry.feature == feature and not m.flags & (CAPITALS | COMMA))


# ---- what it is stands before -----------------------------------------------------------------
def _headed(scene: Scene) -> Iterator[Mention]:
    """Names led by what they are: piazza del Popolo, Lake Orta."""
    words, lower = scene.words, scene.tokens.lower
    after = 1
    for n in sorted(scene.capitals):
        if n < after or not words.generic.ends(lower[n - 1]):
            continue
        match = words.generic.match(lower, n)
        last = _run(scene, n)
        if match is None or last is None:
            continue
        head = n - match[0]
        if not _proper(scene, n, last) and not (lower[n] in words.function and _known(" ".join(lower[head : n + 1]), match[1])):
            continue  # but "in val di Non"
        capital = scene.capital(head)
        if capital and scene.capital(head - 1) and given(scene.tokens.words[head - 1]):
            continue
        country = n in scene.by_first and any(m.entry.feature == "country" for m in scene.by_first[n].meanings)
        if not capital and head in scene.by_last and _town(scene, n) and not _at_home(scene.by_first[n], scene):
            continue  # "da Gioia Tauro via Rotterdam"
        if (match[1] == "city" and lower[n] in words.titles) or (match[1] == "region" and country):
            continue  # "Port Director Steven Cernak", "Sumatra Island of Indonesia"
        if capital or " ".join(lower[head:n]) not in words.capital_heads:
            mention = _mention(scene, head, last, match[1], slice(n, last))
            if mention.meanings or lower[n - 1] not in words.known_heads:
                yield mention
                after = last


def _run(scene: Scene, at: int) -> int | None:
    """The end of the capitalised name that starts at a token."""
    tokens, words = scene.tokens, scene.words
    n, last = at, None
    while n < len(tokens) and n < at + _LONGEST:
        if scene.capital(n) and not (n > at and tokens.lower[n] in words.function):
            last = n + 1
        elif last == n and tokens.lower[n] in words.links and _town(scene, n + 1):
            break  # "l'ospedale Santobono di Napoli"
        elif not (last == n and tokens.lower[n] in words.particles and (scene.capital(n + 1) or scene.word(n + 1) in words.particles)):
            joined = tokens.words[n] in HYPHENS and tokens.glued(n)
            initial = tokens.words[n] == "." and len(tokens.words[n - 1]) == 1
            if not (joined or initial) or not scene.capital(n + 1):
                break
        n += 1
    return last


def _town(scene: Scene, at: int) -> bool:
    """Whether a larger town's name begins at a token."""
    mention = scene.by_first.get(at)
    return mention is not None and any(m.entry.feature == "city" and m.entry.size > TOWN for m in mention.meanings)


def _at_home(mention: Mention, scene: Scene) -> bool:
    """Whether a name can be that of a place where the article's language is at home."""
    return any(m.entry.country in scene.words.home for m in mention.meanings)


def _proper(scene: Scene, first: int, last: int) -> bool:
    """Whether a run can be a place's own name: not a function word, not a headline's next word."""
    low = scene.tokens.lower[first]
    if scene.tokens.lower[last - 1] in scene.words.bodies_after:
        return False  # "Lake County News"
    if low in scene.words.no_places or scene.tokens.lower[last - 1] in scene.words.alone or _route(scene, first, last):
        return False  # "via Twitter", "the Camp Fire"
    return low not in scene.words.function and low not in scene.words.articles and last - first <= 4 and not scene.headline(first)


def _route(scene: Scene, first: int, last: int) -> bool:
    """Whether a run begins with both ends of a road or line: "l'autostrada Denver - Colorado Springs", "la Torino-Bardonecchia"."""
    mention = scene.by_first.get(first)
    ends = (last, mention.last) if mention is not None else ()
    return any(n + 1 in scene.by_first and scene.tokens.words[n] in HYPHENS for n in ends)


# ---- what it is stands after ------------------------------------------------------------------
def _followed(scene: Scene) -> Iterator[Mention]:
    """Names that end in what they are: Waiheke Island, Akita Prefecture, Yosemite National Park."""
    words, lower = scene.words, scene.tokens.lower
    for n in scene.capitals:
        last, led = n, lower[n] in words.generic_led
        feature = words.generic_after.get(lower[n]) or words.generic_led.get(lower[n])
        if feature is None and n > 0:
            n, feature = n - 1, words.generic_after.get(f"{lower[n - 1]} {lower[n]}")
        if feature is None or not scene.capital(n - 1) or scene.capital(last + 1):
            continue
        first = n - 1
        while first > 0 and n - first < 3 and scene.capital(first - 1) and not _stops(scene, first - 1, feature):
            first -= 1
        if led and (scene.word(first - 1) not in words.strictly or scene.word(last + 1) == "'s"):
            continue  # "in Somers Town", but "beat Ipswich Town"
        person = (led or feature == "facility") and n - first == 1 and not _town(scene, first) and given(scene.tokens.words[first])
        if person or _stops(scene, first, feature) or scene.headline(n):
            continue  # "Franco Arena"
        yield _mention(scene, first, last + 1, feature, slice(first, n))


def _stops(scene: Scene, at: int, feature: str) -> bool:
    """Whether a capitalised word is not part of a place's name: "The", "Mr", "Russian" (but "Canadian River"), "On", "N.M."."""
    low, words = scene.tokens.lower[at], scene.words
    plain = low in words.function or low in words.articles or low in words.inside or low in words.prepositions or low in words.titles
    opens = scene.opening(at) and (low in scene.plain or low in words.common)
    mention = scene.by_first.get(at)
    other = mention is not None and ((mention.demonym and feature != "water") or all(m.flags & COMMA for m in mention.meanings))
    return plain or opens or low in words.directions or other


# ---- described places -------------------------------------------------------------------------
def _described(kept: list[Mention], scene: Scene) -> Iterator[Mention]:
    """Names told by the plain words around them: the village of Hrabove; Assenoncourt, France; Warab state; in Kitshanga."""
    starts = {m.first: m for m in kept if not m.demonym}
    ends = {m.last: m for m in kept if not m.demonym}
    covered = {n for m in kept for n in range(m.first, m.last)}
    words, tokens = scene.words, scene.tokens
    listed = -1  # where a list of places that began with an unknown one goes on: "in Scariff, Tulla and Feakle"
    for n in sorted(scene.capitals):
        if n in covered:
            listed = -1
            continue
        if n < 1 or scene.capital(n - 1):
            continue
        last = n + 1
        while last < n + 3 and scene.capital(last) and last not in covered:
            last += 1
        if scene.capital(last) or not _nameable(scene, n, words):
            continue
        head = words.heads.match(tokens.lower, n)
        if head is not None and " ".join(tokens.lower[n - head[0] : n]) in words.described and not tokens.words[n].isupper():
            yield _mention(scene, n, last, head[1])
        elif (state := _state(scene, last)) is not None:
            mention = _mention(scene, n, last, "city")
            mention.container = state
            yield mention
            if state.first not in covered:
                yield replace(state, strong=True, score=2.0)
        elif of_age(scene, n) or _dweller(scene, n, last) or _beside(scene, n, last, starts) or _apposed(scene, n, last, starts):
            yield _mention(scene, n, last, "city")
        elif _led(scene, n) and (whole := _whole(scene, last, starts)) is not None:
            mention = _mention(scene, n, last, "city")
            mention.container = whole
            yield mention
        elif _part_of_town(scene, n, last, starts):
            yield _mention(scene, n, last, "district")
        elif scene.word(last) in words.kinds_after and not scene.opening(n) and not any(_unlike(scene, at) for at in range(n, last)):
            yield _mention(scene, n, last, words.kinds_after[scene.word(last)])
        elif _stands_in(scene, n, last) or n == listed or _paired(scene, n, last, starts, ends):
            listed = _next(scene, last)
            yield _mention(scene, n, last, "city")


def _state(scene: Scene, last: int) -> Mention | None:
    """The abbreviated state behind a name and a comma, which no person has there: "Fairlee, Vt."."""
    tokens = scene.tokens
    state = scene.by_first.get(last + 1) if last + 1 < len(tokens) and tokens.words[last] == "," else None
    short = state is not None and tokens.words[state.last - 1] == "." and all(m.flags & COMMA for m in state.meanings)
    return state if short else None


def _dweller(scene: Scene, at: int, last: int) -> bool:
    """Whether a name says where somebody lives: "a Tanner woman", "a woman from Tanner", but not "a Lutheran woman"."""
    words = scene.words
    behind = scene.word(at - 1) in words.origins and scene.word(at - 2) in words.dwellers
    if not behind and (scene.word(at - 1) not in words.articles or scene.word(last) not in words.dwellers):
        return False
    return not any(_unlike(scene, n) or scene.word(n).endswith(words.adjectives) for n in range(at, last))


def _beside(scene: Scene, at: int, last: int, starts: dict[int, Mention]) -> bool:
    """Whether a known town is said to lie near: "at Eamont Bridge, near Penrith"."""
    words = scene.words
    said = scene.tokens.words[last : last + 1] == [","] and scene.word(last + 1) in words.strictly - words.within
    return said and last + 2 in starts and _led(scene, at) and not any(_unlike(scene, n) for n in range(at, last))


def _apposed(scene: Scene, at: int, last: int, starts: dict[int, Mention]) -> bool:
    """Whether what it is stands behind a comma, with a known place: "Zorb, a village near Penrith", "Zorbo, frazione di Faenza"."""
    words, lower = scene.words, scene.tokens.lower
    if lower[last : last + 1] != [","] or any(_unlike(scene, n) for n in range(at, last)):
        return False
    kind = last + 1
    while kind < last + KIND and scene.word(kind) and scene.word(kind) not in words.settlements and not scene.capital(kind):
        kind += 1
    linked = scene.word(kind + 1) in words.within or scene.word(kind + 1) in words.links or scene.word(kind + 1) in words.inside
    return scene.word(kind) in words.settlements and linked and any(n in starts for n in range(kind + 2, kind + 2 + KIND))


def _part_of_town(scene: Scene, at: int, last: int, starts: dict[int, Mention]) -> bool:
    """Whether a name is said to be that of a part of a known town: "the Creggan area of Derry", but not "the Biafran city of Onitsha"."""
    words = scene.words
    said = scene.word(at - 1) in words.articles and scene.word(last) in words.settlements and scene.word(last + 1) in words.within
    apart = said and last + 2 in starts and words.heads.match(scene.tokens.lower, last + 2) is None
    return apart and not any(_unlike(scene, n) for n in range(at, last))


def _led(scene: Scene, at: int) -> bool:
    """Whether a name stands where one with its country behind can: "from Sukoharjo, Java", "Attapeu, Laos; Pingilikani, Kenya"."""
    before = scene.tokens.lower[at - 1]
    return before in scene.words.inside or before in scene.words.prepositions or before in ";—"


def _whole(scene: Scene, last: int, starts: dict[int, Mention]) -> Mention | None:
    """The known place behind a comma: "Attapeu, Laos", "Baggao, in Cagayan province", but not "at Zorb, in Kenya and in Uganda"."""
    words = scene.words
    if scene.tokens.words[last : last + 1] != [","]:
        return None
    if scene.word(last + 1) not in words.within & words.inside:
        return starts.get(last + 1)
    whole = starts.get(last + 2)
    return whole if whole is not None and scene.word(whole.last) not in words.joins else None


def _stands_in(scene: Scene, at: int, last: int) -> bool:
    """Whether an unknown name stands where only a place can: "in Kitshanga", but not "stakes in Vodafone", "in Chapter 11", "in Latin"."""
    words, lower = scene.words, scene.tokens.lower
    if lower[at - 1] not in words.strictly or not scene.tokens.words[at - 1].islower() or scene.headline(at):
        return False
    before, after = scene.word(at - 2), scene.word(last)
    if before in words.inward or before in words.directions or after in words.things or after == "'s" or scene.surnames[lower[last - 1]]:
        return False
    if after and after not in words.onward and not after.endswith((*words.pasts, *words.participles)):
        return False
    number = last < len(scene.tokens) and (scene.tokens.kinds[last] == "n" or scene.tokens.words[last] in HYPHENS)
    return not number and not any(_unlike(scene, n) for n in range(at, last))


def _paired(scene: Scene, at: int, last: int, starts: dict[int, Mention], ends: dict[int, Mention]) -> bool:
    """Whether an unknown name stands beside a sure one in a list of places: "from Hecla and Leola", "in Lamu, Kilifi and Hola"."""
    words, tokens = scene.words, scene.tokens
    after = scene.word(last)
    if any(_unlike(scene, n) for n in range(at, last)) or scene.headline(at):
        return False
    if after in words.joins and last + 1 in starts and _leads(scene, at):
        return scene.word(at - 1) not in words.links or _ways(scene, at, starts[last + 1])
    if scene.word(at - 1) in words.origins and after in words.prepositions and last + 1 in starts:
        return not starts[last + 1].official  # "from Zorb Head to Carndonagh"
    if scene.word(at - 1) in words.prepositions and at - 1 in ends and scene.word(ends[at - 1].first - 1) in words.origins:
        return not after or after in words.onward  # "from Carndonagh to Zorb Head"
    first, steps = at, 0
    while steps < _LONGEST and tokens.lower[first - 1] in (*words.joins, ",") and first - 1 in ends:
        first, steps = ends[first - 1].first, steps + 1
    if after and after not in words.onward and after not in words.plurals and steps < MANY:
        return False
    led = _leads(scene, first) or words.heads.match(tokens.lower, first) is not None or (steps >= MANY and _led(scene, first))
    return steps > 0 and tokens.lower[at - 1] in words.joins and led


def _ways(scene: Scene, at: int, other: Mention) -> bool:
    """Whether something lies between a town and another place: "between Grasmere and Keswick", but not "talks between Fatah and Israel"."""
    return scene.word(at - 2) not in scene.words.relations and not other.official and any(m.entry.feature == "city" for m in other.meanings)


def _leads(scene: Scene, at: int) -> bool:
    """Whether a list of places can begin at a token."""
    return scene.tokens.lower[at - 1] in scene.words.leads


def _unlike(scene: Scene, at: int) -> bool:
    """Whether a word can be no part of an unknown place's name: "Parliament", "BBC", "iPhone"."""
    word, low = scene.tokens.words[at], scene.tokens.lower[at]
    if low in scene.words.no_towns:
        return True
    inner = not word[1:].islower() or low.endswith(scene.words.no_place_endings)
    return (
        inner or low in scene.words.no_places or low in scene.words.bodies_after or low in scene.words.civic or low in scene.words.offices
    )


def _next(scene: Scene, last: int) -> int:
    """Where the next name of a list begins after one, or -1: ", Tulla", " and Feakle"."""
    tokens = scene.tokens
    if last + 1 >= len(tokens) or not (tokens.words[last] == "," or tokens.lower[last] in scene.words.joins) or not scene.capital(last + 1):
        return -1
    end = last + 2
    while scene.capital(end):
        end += 1
    closed = (
        end >= len(tokens) or tokens.kinds[end] != "w" or tokens.lower[end] in scene.words.joins or tokens.lower[end] in scene.words.inside
    )
    return last + 1 if closed else -1


def _nameable(scene: Scene, at: int, words: Words) -> bool:
    """Whether a capitalised word can begin the name of a place: not a function word, a title, a given name."""
    low = scene.tokens.lower[at]
    if low in words.function or low in words.titles or low in words.common or low in scene.plain or len(low) < 3:
        return False
    return not given(scene.tokens.words[at]) and low not in words.directions and low not in words.bodies_after and low not in words.civic
