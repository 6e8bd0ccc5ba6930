"""What an article speaks of: every name votes for the countries and regions it can lie in, but never for itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from exodus_cli.pipeline.places.names import Mention
from exodus_cli.pipeline.places.neighbours import CLOSE, MOST, WORTH, Home, Neighbours, distance, narrow
from exodus_cli.world.places import ENGLAND, OFFICIAL, OTHER, Entry, Meaning, gazetteer

LARGE = 5.7  # log10 of the inhabitants from which a town outshines its namesakes
WORLD = 0.7  # what a large town is worth beyond its inhabitants: known everywhere, it needs no country
AT_HOME = 1.5  # what a place gains by lying around the town of a local article: London in Kentucky
HOMELY, STRAY = 0.6, 0.05  # shares of the votes that make an article one country's, and a country none of it
FEW, MANY = 3.0, 8.0  # votes from which an article speaks of one country, and from which it does beside others
MAINLY, NOTHING = 0.35, 1e-6  # the shares of that country, and of one never spoken of
ENOUGH = 3.0  # votes from which they speak with their whole weight
LITTLE = 4.7  # log10 of the inhabitants below which a town is rather not meant where nothing else of its country is told
HAMLET = 4.0  # log10 of the inhabitants below which a town is known in its own country alone
COUNTY = 60.0  # km from the middle of a county within which a town without a code may lie in it
SHARED = 0.5  # the vote that the namesakes of a name share between them
HOME = 1.0  # what a place gains by lying where the article's language or publisher is at home: Lodi in Lombardy, not in California
UNKNOWN = 3.0  # log10 of the inhabitants of a town that nobody has counted
# What a feature is worth beside log10 of its inhabitants.
RANK = {"country": 2.0, "continent": 4.0, "region": 0.4, "city": 0.0, "district": 0.5, "water": 3.0, "area": 3.0, "facility": 3.0}

Region = tuple[str | None, str]
LOCALLY: Region = (None, "")  # the votes of a name for regions
NONE: dict[str | Region | None, float] = {}


class Votes:
    """The votes of an article's names."""

    def __init__(self, mentions: Iterable[Mention], home: frozenset[str], paper: str | None = None) -> None:
        self._home, self._paper = home, paper
        self.neighbours: Neighbours | None = None
        self.around_home: Home | None = None
        """Where the places of the article were found to lie so far, and around which town if it is a local one."""
        self.company: dict[str, list[Mention]] = {}
        """The names that stand in one list with each name."""
        self._lands: dict[str | None, float] = defaultdict(float)
        self._regions: dict[Region, float] = defaultdict(float)
        self._all = self._local = 0.0
        # The same of one name alone: it does not vote for itself.
        self._own: dict[str, dict[str | Region | None, float]] = {}
        self._apart: dict[tuple[int, str], float] = {}
        shared: set[str] = set()
        for mention in mentions:
            if mention.meanings:
                self._count(mention, shared)

    def _count(self, mention: Mention, shared: set[str]) -> None:
        """Let one mention vote."""
        best = max(mention.meanings, key=fame).entry
        if mention.kind == "city" and best.feature == "country":
            return
        if mention.container is not None:
            wholes = [o for o in mention.container.meanings if any(lies_in(m.entry, o.entry) for m in mention.meanings)]
            outer = max(wholes or mention.container.meanings, key=fame).entry
            self._vote(mention.container.key, outer.country, outer.admin, 1.0, local=outer.feature == "region")
            return
        sure = {m.entry.country for m in mention.meanings if m.flags & OFFICIAL}
        if len(sure) > 1:
            return
        proper = {(m.entry.country, m.entry.admin) for m in mention.meanings if not m.flags & OTHER}
        if sure or best.size >= LARGE or len(proper) < 2:
            self._vote(mention.key, best.country, best.admin, 1.0, local=best.feature in ("region", "city"))
        elif mention.key not in shared:  # once a name, however often it stands there
            shared.add(mention.key)
            for country, admin in sorted(proper, key=str):
                self._vote(mention.key, country, admin, SHARED / len(proper), local=True)

    def recount(self, mentions: Iterable[Mention]) -> None:
        """Let the places vote that were chosen, instead of all that a name can mean."""
        self._lands.clear()
        self._regions.clear()
        self._own.clear()
        self._apart.clear()
        self._all = self._local = 0.0
        for mention in mentions:
            entry = mention.entry
            if entry is not None:
                self._vote(mention.key, entry.country, entry.admin, 1.0, local=entry.feature in ("region", "city"))

    def _vote(self, key: str, country: str | None, admin: str, weight: float, *, local: bool) -> None:
        if country is None:
            return
        local = local and bool(admin)
        self._lands[country] += weight
        self._all += weight
        if local:
            self._regions[country, admin] += weight
            self._local += weight
        own = self._own.setdefault(key, {})
        for what in (country, None, *(((country, admin), LOCALLY) if local else ())):
            own[what] = own.get(what, 0.0) + weight

    def around(self, entry: Entry, key: str) -> float:
        """How close the other places of the article lie around a place, 0 to 1."""
        return self.neighbours.near(entry, key) / (WORTH * MOST) if self.neighbours is not None else 0.0

    def listed(self, entry: Entry, key: str) -> int:
        """How many towns stand in a list with a name, where all lie in the region of a town; two at most count."""
        if entry.feature != "city" or not entry.admin:
            return 0
        others = {m.entry.number: m.entry for m in self.company.get(key, ()) if m.entry is not None and not m.demonym}
        here = all((e.country, e.admin, e.feature) == (entry.country, entry.admin, "city") for e in others.values())
        return min(len(others), 2) if here else 0

    def share(self, entry: Entry, key: str) -> float:
        """The share of the article's other votes that its country has."""
        own = self._own.get(key, NONE)
        whole = self._all - own.get(None, 0.0)
        return (self._lands.get(entry.country, 0.0) - own.get(entry.country, 0.0)) / whole if whole > 1 and entry.country else 0.0

    def abroad(self, entry: Entry, key: str) -> bool:
        """Whether the rest of the article speaks of one country (not that of its readers), and never of that of a place.

        For a little town it is enough that an article of many places speaks of one country more than of others.
        """
        most = max(self._lands, key=lambda land: self._lands[land], default=None)
        if most == entry.country or (most in self._home and entry.size >= HAMLET):
            return False
        mostly, share = self._lands.get(most, 0.0), self.share(entry, key)
        return (self._all > FEW and mostly > HOMELY * self._all and share < STRAY) or (
            self._all > MANY and mostly > MAINLY * self._all and share < NOTHING and entry.size < LITTLE
        )

    def near(self, entry: Entry, key: str) -> float:
        """How much the other names of the article speak for a place that bears a name."""
        score = self._apart.get((entry.number, key))
        if score is None:
            score = self._apart[entry.number, key] = self._told(entry, self._own.get(key, NONE))
        if self.around_home is not None and self.around_home.mention.key != key and narrow(entry):
            score += AT_HOME if distance(self.around_home.entry, entry) <= CLOSE else 0.0
        return score if self.neighbours is None else score + self.neighbours.near(entry, key)

    def _told(self, entry: Entry, own: dict[str | Region | None, float]) -> float:
        """How much the countries and regions of the other names speak for a place."""
        near = entry.country is not None and (entry.country in self._home or entry.country == self._paper)
        score = HOME if near and entry.feature != "water" else 0.0
        if entry.country is None or entry.country not in self._lands:
            return score
        score += _share(self._lands[entry.country] - own.get(entry.country, 0.0), self._all - own.get(None, 0.0), 0.8, 2.0)
        here = (entry.country, entry.admin)
        if entry.admin and entry.feature != "country" and here in self._regions:
            whole = gazetteer().region(entry)
            if whole is None or whole.number != ENGLAND:
                score += _share(self._regions[here] - own.get(here, 0.0), self._local - own.get(LOCALLY, 0.0), 0.5, 2.5)
        return score


def _share(part: float, whole: float, first: float, rest: float) -> float:
    """A bonus for being spoken of at all, and one for how much of the article it is; a few votes say little."""
    if part < 1e-6 or whole < 1e-6:
        return 0.0
    return (min(first, part) + rest * part / whole) * min(1.0, whole / ENOUGH)


def fame(meaning: Meaning) -> float:
    """How well known a place is by a name, whatever the article."""
    entry = meaning.entry
    if entry.feature == "region" and not meaning.flags & OFFICIAL:
        return entry.size - 0.5
    size = entry.size or UNKNOWN
    known = WORLD if entry.feature == "city" and entry.size >= LARGE and not meaning.flags & OTHER else 0.0
    return size + known + RANK[entry.feature] + (2.0 if meaning.flags & OFFICIAL else 0.0) - (1.5 if meaning.flags & OTHER else 0.0)


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether a town or region lies in a region or country, by their codes; in a county, where its own is not known, by how near it is."""
    if inner.country is None or inner.country != outer.country or inner.number == outer.number:
        return False
    if outer.feature == "country":
        return inner.feature != "country"
    if outer.feature != "region" or not outer.admin or outer.admin != inner.admin or inner.feature == "country":
        return False
    if not outer.second:
        return True
    return inner.second == outer.second if inner.second else distance(inner, outer) <= COUNTY
