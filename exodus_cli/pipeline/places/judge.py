"""Weigh whether a name is a place where it stands: its fame, the words around it, the other names of the article."""

from __future__ import annotations

from collections import Counter

from exodus_cli.pipeline.entities import told
from exodus_cli.pipeline.places.bearers import borne
from exodus_cli.pipeline.places.demonyms import land, of_people
from exodus_cli.pipeline.places.lists import ask_states, speak
from exodus_cli.pipeline.places.names import HYPHENS, LAND, Mention
from exodus_cli.pipeline.places.scene import Scene, given, hint, of_age, personal
from exodus_cli.pipeline.places.teams import result, team
from exodus_cli.pipeline.places.votes import Votes, lies_in
from exodus_cli.world.names import name
from exodus_cli.world.places import BRACKET, COMMA, LOCAL, OFFICIAL, OTHER, WEAK, Meaning, gazetteer

# A name is kept from this score on. The scale is rough log-odds, balanced by hand.
ENOUGH = 1.0
SURE = 1.5
CUED = 0.6  # what it is worth that a name stands twice behind words of place
HAMLET = 2.5  # log10 of the inhabitants below which a name is rather something else unless its neighbours are named
# For or against a place: what a trained pipeline takes the name for. As much as a preposition of place.
MODEL = 1.5

# What the other places of the article can add at most to a name that lies among them, and what it is worth to lie in their country.
NEAR, SAME_LAND = 1.2, 0.4
# What a name that is a person's as well needs of them, as the share of the most they can say.
CLOSE = 0.6
OPENING = 0.75  # how much less they help at the opening of a sentence, where a capital says nothing
MUCH = 0.4  # the share of the article that makes a country the one it speaks of
TOLD = 0.4  # what it is worth that the same name is a sure place elsewhere in the article
HOPELESS = ENOUGH - NEAR - SAME_LAND - TOLD  # below which the other places cannot help


def judge(found: list[Mention], scene: Scene) -> tuple[list[Mention], list[Mention]]:
    """The mentions that are places, with their cues, and those that may be."""
    kept = []
    for mention in found:
        _part_rivers(mention, scene)
        if mention.demonym:
            if of_people(mention, scene):
                mention.demonym = not land(mention, scene)
                mention.score, mention.strong = SURE, True
                kept.append(mention)
        elif mention.counted:
            mention.score, mention.strong = SURE, True
            kept.append(mention)
        elif not borne(mention, scene):
            mention.score = _fame(mention) + _around(mention, scene) + _model(mention, scene)
            if mention.last - mention.first == 1:
                mention.score -= _doubt(mention, scene)
            kept.append(mention)
    return _agree(kept, scene)


# ---- single mentions ------------------------------------------------------------------------
def _fame(mention: Mention) -> float:
    """How much the name by itself speaks for a place."""
    best = max(mention.meanings, key=lambda m: (m.flags & OFFICIAL, m.entry.size))
    if best.flags & OFFICIAL:
        return 2.5
    size = best.entry.size
    score = 1.6 if size >= 6 else 1.2 if size >= 5 else 0.6 if size >= 4.3 else 0.1
    if best.entry.number >= LOCAL and best.entry.size < HAMLET:
        score -= 1.0
    if best.entry.feature == "region":
        score = max(score - 0.4, 0.3)
    if best.flags & OTHER:
        score -= 0.7
    if best.flags & WEAK:
        score -= 2.0
    return score + (0.5 if mention.last - mention.first > 1 else 0.0)


def _around(mention: Mention, scene: Scene) -> float:
    """How much the words before and after speak for a place."""
    lower, words, at = scene.tokens.lower, scene.words, mention.first
    score = 0.0
    while at > 0 and (lower[at - 1] in words.directions or lower[at - 1] in words.articles or lower[at - 1] in HYPHENS):
        if lower[at - 1] in words.directions:
            score = 0.7
        at -= 1
    head = words.heads.match(lower, mention.first)
    if head is not None:
        score, mention.cue = score + 2.0, (mention.first - head[0], mention.first)
        if lower[mention.first - head[0]] in words.provinces and (province := gazetteer().means(f"province of {mention.key}")):
            mention.meanings, mention.key = province, f"province of {mention.key}"
    elif at > 0 and lower[at - 1] in words.inside:
        score, mention.cue = score + 1.6, (at - 1, at)
    elif at > 0 and lower[at - 1] in words.prepositions:
        score, mention.cue = score + 1.2, (at - 1, at)
    elif at > 1 and lower[at - 1] in words.links:  # "Marcus Franklin of Winchester", "Smith, 34, of Dayton"
        if of_age(scene, at) or _of_town(mention, scene):
            score, mention.cue = score + 2.0, (at - 1, at)
        else:
            score += 1.0 if scene.capital(at - 2) or scene.tokens.words[at - 2] == "," else 0.4
    mention.kind = _kind(mention, scene, head)
    if (mention.kind == "city" and head is None) or (scene.word(mention.last) in words.civic and scene.capital(mention.last)):
        score += 0.8
    container = _container(mention, scene)
    if container is not None:
        mention.container = container
        mention.cue = mention.cue or (container.first, container.last)
        score += 2.5
    if team(mention, scene):
        score += 1.0 if lower[mention.last] not in words.plurals else 2.0
    score += result(mention, scene)
    mention.hint = hint(mention, scene)
    mention.dateline = _dateline(mention, scene)
    if mention.dateline:
        score += 3.0 if scene.tokens.words[mention.first].isupper() else 2.0
        mention.kind = mention.kind or (None if mention.container is not None else "city")  # "PERU - " is no country
    elif _headlined(mention, scene):
        score += 1.2
    mention.strong = score >= SURE
    return score


def _of_town(mention: Mention, scene: Scene) -> bool:
    """Whether commas enclose where somebody is from: "Seavey, of Willow, led", but no "the minister, of Dutch stock"."""
    tokens, at = scene.tokens, mention.first
    closed = tokens.words[mention.last : mention.last + 1] in ([","], ["."], [";"])
    return closed and tokens.words[at - 2] == "," and scene.capital(at - 3) and at - 2 not in scene.by_last


def _kind(mention: Mention, scene: Scene, head: tuple[int, str] | None) -> str | None:
    """The feature that the words around a name ask for."""
    if head is not None:
        return head[1]
    after = scene.words.kinds.get(scene.word(mention.last))
    if after is not None:
        return after
    return LAND if scene.word(mention.first - 1) in scene.words.parts else None


def _part_rivers(mention: Mention, scene: Scene) -> None:
    """Let the article, which rivers take and towns do not, tell them apart: "il Reno" and "a Reno", "the Wabash" and "in Wabash"."""
    sure = OFFICIAL if scene.words.club_articles else 0  # "nel Tirolo" is no town of that name
    rivers = tuple(m for m in mention.meanings if m.entry.feature == "water" or (m.flags & sure and m.entry.feature == "region"))
    if not rivers or len(rivers) == len(mention.meanings) or mention.demonym:
        return
    words, before, after = scene.words, scene.word(mention.first - 1), scene.word(mention.last)
    if before in (words.club_articles or words.articles) and after not in words.kinds and not scene.capital(mention.last):
        mention.meanings, mention.key = rivers, rivers[0].entry.name.lower()  # a name of its own
    else:
        mention.dry = not _modifies(mention, scene)


def _modifies(mention: Mention, scene: Scene) -> bool:
    """Whether a noun follows that a river or sea tells the kind of, as no town does: "Pacific nations"; "Wabash police", "a Wabash man"."""
    words, after = scene.words, scene.word(mention.last)
    if not after or scene.capital(mention.last) or after.endswith(words.pasts):
        return False
    told = (words.function, words.onward, words.kinds, words.civic, words.offices, words.acts, words.plurals)
    return not any(after in known for known in told)


def _model(mention: Mention, scene: Scene) -> float:
    """How much a trained pipeline speaks for a place, or against it."""
    kind = told(scene.entities, mention.first, mention.last)
    return 0.0 if kind is None else MODEL if kind == "place" else -MODEL


def _container(mention: Mention, scene: Scene) -> Mention | None:
    """The place named right after, in commas or brackets, that one of the meanings lies in."""
    at = mention.last
    if at + 1 >= len(scene.tokens) or scene.tokens.words[at] not in (",", "("):
        return None
    within = scene.tokens.words[at] == "," and scene.word(at + 1) in scene.words.within & scene.words.inside  # "Woodbridge, in Ontario"
    other = scene.by_first.get(at + (2 if within else 1))
    if other is None or other.demonym or (other.key == mention.key and len(other.meanings) < 2):
        return None
    for outer in other.meanings:
        for inner in mention.meanings:
            if lies_in(inner.entry, outer.entry) and not _listed(mention, inner, outer):
                return other
    return None


def _listed(mention: Mention, inner: Meaning, outer: Meaning) -> bool:
    """Whether two names with a comma between are rather a list: "Niger, Nigeria", "Oregon, Wisconsin", but "Peru, Ind."."""
    if inner.flags & OFFICIAL or outer.flags & COMMA:
        return False
    famous = [m.entry for m in mention.meanings if m.flags & OFFICIAL]
    if any(e.feature == "region" and e.country == outer.entry.country for e in famous):
        return True
    return outer.entry.feature == "country" and any(e.feature == "country" for e in famous)


def _dateline(mention: Mention, scene: Scene) -> bool:
    """Whether a sentence opens with it as news agencies do: "ROME (AP) -", "LONDON, March 3 -"."""
    tokens = scene.tokens
    if not tokens.sentences or tokens.sentences[tokens.sentence_of(mention.first)][0] != mention.first:
        return False
    after = tokens.words[mention.last : mention.last + 8]
    if not after or after[0] not in (",", "(", "-", "–", "—"):
        return False
    return any(w in ("-", "–", "—", "--") for w in after) and (tokens.words[mention.first].isupper() or after[0] != ",")


def _headlined(mention: Mention, scene: Scene) -> bool:
    """Whether a line opens with where it happened: "Bormio, bimbo ucciso", "Lovere: morto il sindaco"; not "Ferrara, direttore"."""
    tokens, words, last = scene.tokens, scene.words, mention.last
    if not words.home or not tokens.sentences or tokens.sentences[tokens.sentence_of(mention.first)][0] != mention.first:
        return False
    mark, after = tokens.words[last : last + 1], scene.word(last + 1)
    told = bool(after) and not scene.capital(last + 1) and after not in words.function and after not in words.articles
    return told and (mark == [":"] or (mark == [","] and not (last - mention.first == 1 and personal(tokens.words[mention.first]))))


def _doubt(mention: Mention, scene: Scene) -> float:
    """How much speaks for a person or an ordinary word, for a name of one word."""
    low, word = scene.tokens.lower[mention.first], scene.tokens.words[mention.first]
    opening = scene.opening(mention.first)
    doubt = 1.0 if opening and not mention.strong and mention.size < HAMLET and mention.meanings[0].entry.number >= LOCAL else 0.0
    if low in scene.surnames and not (mention.official and name(word) is None):
        doubt += 0.8 if mention.strong else 1.8 if mention.cue is not None else 3.0
        stands = scene.word(mention.first - 1) in scene.words.strictly and scene.word(mention.first - 2) not in scene.words.inward
        stands |= scene.words.heads.match(scene.tokens.lower, mention.first) is not None
        if mention.size < 5 and mention.container is None and not stands:
            doubt += 1.0
    if mention.official:
        return doubt
    if low in scene.words.common or low in scene.words.bodies_after:
        bare = scene.word(mention.first - 1) not in scene.words.articles
        doubt += 3.0 if opening or not bare else 1.2
    if low in scene.plain:
        doubt += 2.0
    if not mention.strong and mention.size < 5.7:
        named = 1.0 if given(word) else 0.6 if personal(word) else 0.0
        doubt += named / 2 if scene.word(mention.first - 1) in scene.words.leads else named  # "from Bethlehem"
    if not mention.strong and scene.word(mention.last) in scene.words.speech:
        doubt += 1.5  # "Sullivan said"
    if _aged(mention, scene):
        doubt += 2.0
    return doubt + (0.4 if opening else 0.0)


def _aged(mention: Mention, scene: Scene) -> bool:
    """Whether an age stands behind a name, as behind persons: "Sullivan, 34, of Dayton"."""
    words, kinds, at = scene.tokens.words, scene.tokens.kinds, mention.last
    return (
        words[at : at + 1] == [","]
        and kinds[at + 1 : at + 2] == ["n"]
        and len(words[at + 1]) == 2
        and words[at + 2 : at + 3] in ([","], ["."])
    )


# ---- the article ----------------------------------------------------------------------------
def among(sure: list[Mention], doubtful: list[Mention], votes: Votes, scene: Scene) -> list[Mention]:
    """Those of the doubtful names that lie among the sure places of the article, as the votes have them: "Hershey beat Palmyra"."""
    if not doubtful or not sure:
        return []
    out = []
    told = {m.key for m in sure if not m.demonym}
    inner = {m.key for m in (*sure, *doubtful) if not scene.opening(m.first)}
    for mention in doubtful:
        near = max(votes.around(m.entry, mention.key) for m in mention.meanings)
        share = max((votes.share(m.entry, mention.key) for m in mention.meanings if m.entry.country not in scene.words.home), default=0.0)
        bonus = NEAR * near + SAME_LAND * min(1.0, share / MUCH)
        if mention.last - mention.first == 1 and near < CLOSE and personal(scene.tokens.words[mention.first]):
            bonus = 0.0
        elif scene.opening(mention.first) and mention.key not in inner:
            bonus *= OPENING
        mention.score += bonus + (TOLD if mention.key in told else 0.0)
        if mention.score >= ENOUGH:
            out.append(mention)
    keys = {m.key for m in out}
    out += [m for m in doubtful if m.key in keys and m.score >= ENOUGH - 0.5 and m not in out]
    return out


def _agree(kept: list[Mention], scene: Scene) -> tuple[list[Mention], list[Mention]]:
    """Let the sure places of the article speak for the doubtful ones: same name, same country, same list."""
    tokens = scene.tokens
    sure = [m for m in kept if not m.demonym and m.score >= SURE]
    keys = {m.key for m in sure if m.strong}
    cued = Counter(m.key for m in sure if m.cue is not None)
    lines = {m.key for m in kept if m.dateline}
    lands = Counter(m.meanings[0].entry.country for m in kept if m.demonym or m.official)
    ends = {m.last for m in sure}
    starts = {m.first for m in sure}
    containers = {m.container.first for m in kept if m.container is not None}
    all_ends, all_starts = {m.last for m in kept}, {m.first for m in kept}
    lists = speak(kept, {id(m) for m in kept if m.score >= ENOUGH and not m.demonym}, scene)
    ask_states(kept, scene)
    out: list[Mention] = []
    doubtful: list[Mention] = []
    for mention in kept:
        if mention.demonym:
            out.append(mention)
            continue
        score = mention.score
        if (
            scene.words.home
            and any(m.entry.country in scene.words.home for m in mention.meanings)
            and not personal(tokens.words[mention.first])
        ):
            score += 0.4
        if mention.key in keys and not mention.strong:
            score += 1.0 + (2.0 if mention.key in lines else 0.0)
        elif cued[mention.key] > 1:
            score += CUED
        if any(lands[m.entry.country] for m in mention.meanings):
            score += 0.5
        if mention.first >= 2 and scene.word(mention.first - 1) in ("", *scene.words.links) and mention.first - 1 in ends:
            score += 0.7
        if (
            mention.last + 1 < len(tokens)
            and mention.last + 1 in starts
            and (tokens.words[mention.last] in (",", "-") or tokens.lower[mention.last] in scene.words.joins)
        ):
            score += 0.5
        if _between(mention, scene, ends, all_starts):
            score += 2.5
        else:
            score += lists.get(id(mention), 0.0)
        if (
            tokens.words[mention.first - 1] == ","
            and mention.first - 1 in all_ends
            and tokens.words[mention.last : mention.last + 1] == [","]
        ):
            score += 0.5 if mention.last + 1 in all_starts else 0.2
        if any(m.flags & BRACKET for m in mention.meanings) and not _town_before(mention, scene):
            score -= 3.0
        aside = tokens.words[mention.first - 1] == "," and mention.first - 1 not in ends and mention.first not in containers
        if aside and all(m.flags & COMMA for m in mention.meanings):
            score -= 3.0
        mention.score = score
        (out if score >= ENOUGH else doubtful).append(mention)
    return out, doubtful


def _between(mention: Mention, scene: Scene, ends: set[int], starts: set[int]) -> bool:
    """Whether a name stands before the last one of a list, behind a sure place: "in Sunbury, Powell and Marion"."""
    tokens, at = scene.tokens, mention.last
    behind = tokens.words[mention.first - 1] == "," and mention.first - 1 in ends
    return behind and at + 1 in starts and tokens.lower[at] in scene.words.joins


def _town_before(mention: Mention, scene: Scene) -> bool:
    """Whether a town of its region stands before a province's code in brackets: "Capaccio (SA)", not "Marche (PD)"."""
    before = scene.by_last.get(mention.first - 1)
    regions = {m.entry.admin for m in mention.meanings}
    return before is not None and any(m.entry.feature == "city" and m.entry.admin in regions for m in before.meanings)
