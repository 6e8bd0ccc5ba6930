"""Choose among namesakes: what contains them, fame, the article's countries, the places beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from exodus_cli.pipeline.places.lists import company
from exodus_cli.pipeline.places.names import LAND, Mention
from exodus_cli.pipeline.places.neighbours import Home, Neighbours, distance, local_home, narrow
from exodus_cli.pipeline.places.scene import Scene
from exodus_cli.pipeline.places.votes import LARGE, RANK, Region, Votes, fame, lies_in
from exodus_cli.pipeline.places.whereabouts import place_unlisted
from exodus_cli.world.places import OFFICIAL, OTHER, Entry, Meaning

SEAT = 4.5  # log10 of the inhabitants from which a town, not the region named for it, is meant


TOWN = 5.0  # log10 of the inhabitants from which a town is known outside its country
CITY = 5.5  # the same where a local article never speaks of that country
ABROAD = 5.3  # the same of a town of another language
STATED = ("AU", "CA", "US")  # countries whose papers name the state of a small town of another one
ENGLISH_SPOKEN = (*STATED, "GB", "IE", "NZ")  # countries that name their towns alike
SEEN = 2.0  # the score from which a name is a place even where none that bears it can be meant
VILLAGE = 3.5  # log10 of the inhabitants below which a place that shares its name is told where it lies elsewhere, too
AWAY = 250.0  # km from there on which a paper names the state of a small town
TWIN = 6.0  # log10 of the inhabitants beyond which namesake regions of two countries are as well known: the two Punjabs
HAMLET, OUTSHONE = 3.0, 5.0  # log10 of the inhabitants of a hamlet, and what it loses where a city bears its name: Boston in Clare
AMONG = 0.3  # how close, of the most that can be, the places of the article lie around a hamlet for it to be meant all the same
DRY = 6.0  # what a river loses that lacks its article
FAR = 1.0  # log10 of how much larger a town is than the Italian one whose first word it is, where it is meant nevertheless
FOREIGN = 2.0  # what a region loses where all else lies in another country: Norfolk is in Virginia, not in England
LISTED = 1.25  # what it is worth to lie in the one state where each other town of a list lies: "Augusta, Macon and Rome"
ROUNDS = 2  # times that the neighbours found so far choose again


def resolve(kept: list[Mention], scene: Scene) -> list[Mention]:
    """Every mention with its place; one name has one sense in an article unless a container says otherwise."""
    votes = choose(kept, scene)
    around = local_home(kept)
    lands = {m.entry.country for m in kept if m.entry is not None and (m.demonym or _told(m) or (m.strong and m.entry.size > TOWN))}
    stray = {id(m) for m in kept if m.entry is not None and (_stray(m, m.entry, votes) or _out_of_state(m, m.entry, around, lands))}
    kept = [m for m in kept if m.strong or m.cue is not None or m.score >= SEEN or id(m) not in stray]
    for mention in kept:
        if mention.entry is not None and id(mention) in stray:
            mention.title = mention.title or scene.tokens.text[scene.tokens.starts[mention.first] : scene.tokens.ends[mention.last - 1]]
            mention.feature = mention.feature or mention.entry.feature
            mention.entry, mention.meanings = None, ()
        if mention.container is not None and mention.entry is not None and not mention.container.demonym:
            outer = [m.entry for m in mention.container.meanings if lies_in(mention.entry, m.entry)]
            if outer:
                mention.container.entry = max(outer, key=lambda e: RANK[e.feature] + e.size)
    kept = _surnamed(kept, scene)
    _shortened(kept, votes, scene)
    _choose_inner(kept, votes)
    place_unlisted(kept, scene)
    for mention in kept:
        _lengthen(mention, scene)
    return kept


def choose(kept: list[Mention], scene: Scene) -> Votes:
    """Choose among the namesakes of every mention; what the article speaks of."""
    votes = Votes(kept, scene.words.home, scene.paper)
    senses: dict[str, list[Mention]] = defaultdict(list)
    for mention in kept:
        if mention.demonym:
            mention.entry = mention.meanings[0].entry
        elif mention.meanings:
            senses[mention.key].append(mention)
    told: dict[str, Entry] = {}
    for mention in kept:  # containers speak for every mention of the name
        if mention.container is not None and mention.meanings and not mention.demonym:
            entry = _inside(mention, votes)
            mention.entry = entry
            told.setdefault(mention.key, entry)
    for group in senses.values():
        _decide(group, votes, told.get(group[0].key))
    votes.company = company(kept, scene)
    open_ = [group for key, group in senses.items() if len(group[0].meanings) > 1 and key not in told]
    for _ in range(ROUNDS):
        votes.neighbours, votes.around_home = Neighbours(kept), local_home(kept)
        if sum(_decide(group, votes, None) for group in open_) == 0:
            break
        votes.recount(kept)
    return votes


def _choose_inner(kept: list[Mention], votes: Votes) -> None:
    """Choose the places whose names stand in those of others, as the article has them."""
    told = {m.key: m.entry for m in kept if m.entry is not None and not m.demonym}
    for whole in kept:
        if (inner := whole.inner) is not None:
            inner.entry = told.get(inner.key) or (None if whole.feature == "region" else _best(inner, votes))


def _stray(mention: Mention, entry: Entry, votes: Votes) -> bool:
    """Whether the only town of a name that the gazetteer knows is none the article can mean: an Australian Broadford in news of Clare."""
    if mention.container is not None:
        return False
    if mention.hint is not None and mention.hint.entry is not None and not mention.official and entry.size <= TOWN:
        state = mention.hint.entry.feature == "region" and mention.hint.entry.country in STATED  # "Woodbridge, in Ontario"
        if state and not narrow(mention.hint.entry):
            return not lies_in(entry, mention.hint.entry)
        return mention.hint.entry.country not in (None, entry.country)  # "in località Loa di Berzo" is not in Utah
    if mention.demonym or _told(mention):
        return False
    if entry.feature not in ("city", "region") or (entry.size > TOWN and mention.title is None):
        return False
    return votes.abroad(entry, mention.key) and votes.around(entry, mention.key) == 0


def _told(mention: Mention) -> bool:
    """Whether its fame or the words beside a name tell which place it is."""
    return mention.official or mention.container is not None or mention.hint is not None


def _out_of_state(mention: Mention, entry: Entry, around: Home | None, lands: set[str | None]) -> bool:
    """Whether a small town lies in another state or country than those of a local article, which would name it: no "Frederick, Md."."""
    if around is None or mention.demonym or _told(mention):
        return False
    known = TOWN if entry.country in lands else CITY if entry.country in ENGLISH_SPOKEN else ABROAD
    if entry.feature != "city" or entry.size > known:
        return False
    if entry.country != around.entry.country:
        return entry.country not in lands or entry.country in STATED
    small = entry.size <= TOWN if entry.country in STATED else (entry.size < VILLAGE and len(mention.meanings) > 1)
    return small and entry.admin != around.entry.admin and distance(around.entry, entry) > AWAY


def _decide(group: Sequence[Mention], votes: Votes, told: Entry | None) -> int:
    """Give the mentions of one name their place; how many of them got another."""
    before = [mention.entry for mention in group]
    hints = [m.hint for m in group if m.hint is not None]
    best = told or _best(group[0], votes, hints, _asked(group))
    for mention in group:
        if mention.container is not None:
            continue
        if mention.kind not in (None, best.feature) and told is None:
            mention.entry = _best(mention, votes, hints, mention.kind)
        else:
            mention.entry = best
    return sum(mention.entry is not entry for mention, entry in zip(group, before, strict=True))


def _lengthen(mention: Mention, scene: Scene) -> None:
    """Take in the word behind a name that belongs to it: "Tatarstan republic"; "Rostov airport" is an airport."""
    if mention.entry is None or mention.demonym or mention.last >= len(scene.tokens):
        return
    tail = scene.words.tails.match(scene.tokens.lower, mention.last)
    if tail is None or scene.capital(mention.last) != scene.capital(mention.last + tail[0] - 1):
        return
    if tail[1] == "facility" and mention.entry.feature == "city":
        name = " ".join(w.capitalize() for w in scene.tokens.words[mention.last : mention.last + tail[0]])
        mention.told = replace(mention)
        mention.title, mention.feature, mention.country = f"{mention.entry.name} {name}", tail[1], mention.entry.country
        mention.entry, mention.meanings = None, ()
    elif tail[1] != mention.entry.feature:
        return
    mention.last += tail[0]


def _surnamed(kept: list[Mention], scene: Scene) -> list[Mention]:
    """Let a town take in the water its name is parted from others by: "Lonato del Garda" is one place."""
    out: list[Mention] = []
    for mention in kept:
        last = out[-1] if out else None
        joined = last is not None and last.last + 1 == mention.first and scene.word(last.last) in scene.words.surnaming
        if joined and last is not None and _is(last, "city") and _is(mention, "water"):
            last.last = mention.last
        else:
            out.append(mention)
    return out


def _is(mention: Mention, feature: str) -> bool:
    return mention.entry is not None and not mention.demonym and mention.entry.feature == feature


def _shortened(kept: list[Mention], votes: Votes, scene: Scene) -> None:
    """Let the first word of a town's name stand for it where no far larger town bears it: "Reggio" beside "Reggio Calabria"."""
    whole: dict[str, Mention] = {}
    for mention in kept:
        if mention.entry is not None and mention.entry.feature == "city" and " " in mention.key and not mention.demonym:
            whole.setdefault(mention.key.split(" ")[0], mention)
    for mention in kept:
        long = whole.get(mention.key)
        if long is None or long.entry is None or mention.container is not None:
            continue
        if mention.official:  # "Barcellona" beside "Barcellona Pozzo di Gotto" where nothing else is Spanish
            told = mention.entry is None or mention.entry.feature != "city" or votes.share(mention.entry, mention.key) > 0
            if told or long.entry.country not in scene.words.home:
                continue
            mention.entry = long.entry
        larger = max((m.entry.size for m in mention.meanings if not m.flags & OTHER), default=0.0)
        if larger < long.entry.size + (FAR if scene.words.home else 0.0):
            mention.entry, mention.title, mention.feature = long.entry, None, None


def _asked(group: Sequence[Mention]) -> str | None:
    """The feature that most mentions of a name ask for, where all that ask agree."""
    kinds = {m.kind for m in group if m.kind is not None}
    return next(iter(kinds)) if len(kinds) == 1 and len(group) < 3 else None


def _best(mention: Mention, votes: Votes, hints: Sequence[Mention] = (), kind: str | None = None, among: Sequence[Meaning] = ()) -> Entry:
    """The likeliest place of a name."""
    meanings = among or mention.meanings
    if len(meanings) == 1:
        return meanings[0].entry
    cities = (m for m in meanings if m.entry.feature == "city" and not m.flags & OTHER and m.entry.size > SEAT)
    seats = {(m.entry.country, m.entry.admin) for m in cities}
    around: dict[Region, float] = {}  # what lies around a town lies around the region named for it: Gaza, Idlib, New York
    for entry in (m.entry for m in meanings if m.entry.feature == "city"):
        here = (entry.country, entry.admin)
        around[here] = max(around.get(here, 0.0), votes.neighbours.near(entry, mention.key) if votes.neighbours else 0.0)

    outshone = any(m.entry.feature == "city" and m.entry.size >= LARGE and not m.flags & OTHER for m in meanings)

    twins = sum(m.entry.feature == "region" and m.flags & OFFICIAL != 0 for m in meanings)

    def value(meaning: Meaning) -> tuple[float, int]:
        entry = meaning.entry
        near = votes.near(entry, mention.key)
        if entry.feature == "region" and not narrow(entry):
            near += around.get((entry.country, entry.admin), 0.0)
        seated = entry.feature == "region" and (entry.country, entry.admin) in seats and not meaning.flags & OFFICIAL
        if seated and kind not in ("region", LAND):
            near -= 5.0  # "Orenburg" is the city unless the text says region
        if kind is not None and (entry.feature == kind or (kind == LAND and entry.feature in ("region", "country"))):
            near += 4.0
        if entry.feature == "region" and twins > 1:
            near -= max(entry.size - TWIN, 0.0)
        if mention.dry and entry.feature == "water":
            near -= DRY
        if outshone and entry.feature == "city" and entry.size < HAMLET and votes.around(entry, mention.key) < AMONG:
            near -= OUTSHONE
        if meaning.flags & OFFICIAL and entry.feature == "region" and len(meanings) > 1 and votes.abroad(entry, mention.key):
            near -= FOREIGN
        if any(lies_in(entry, outer.entry) for hint in hints for outer in hint.meanings):
            near += 3.0
        near += LISTED * votes.listed(entry, mention.key)
        return fame(meaning) + near, -entry.number

    return max(meanings, key=value).entry


def _inside(mention: Mention, votes: Votes) -> Entry:
    """The likeliest place that lies in the container named after it."""
    assert mention.container is not None
    pairs = [(m, outer) for m in mention.meanings for outer in mention.container.meanings if lies_in(m.entry, outer.entry)]
    if not pairs:
        return _best(mention, votes)
    outer = max((o for _, o in pairs), key=fame)
    return _best(mention, votes, among=[m for m, o in pairs if o is outer])
