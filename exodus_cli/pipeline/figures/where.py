"""From where, to where, and in what place the counted is."""

from __future__ import annotations

from bisect import bisect_left

from exodus_cli.facts import Place
from exodus_cli.pipeline.figures import clauses
from exodus_cli.pipeline.figures.scene import Draft, Scene

# How far from the figure or its verb a place may stand and still be its own: words, of which a comma counts three and a new clause ten.
NEAR = 14
COMMA = 3
CLAUSE = 10
# How far from a verb of sending the place may stand that something is sent to.
SENT = 8
MOVES = frozenset({"leave", "enter", "return", "displace", "net_enter", "net_leave"})
Places = tuple[str | None, str | None, str | None]


def places(scene: Scene, draft: Draft) -> Places:
    """Origin, destination and location of a figure: country code or place id."""
    if draft.quantity.value_kind in ("age", "duration", "rank"):
        return None, None, None
    found: dict[str, tuple[float, str]] = {}
    for place in scene.near(scene.reading.places, draft):
        here = identity(place)
        if place.form == "demonym" or here is None:
            continue
        n = scene.tokens.at(place.start)
        if _taken(scene, draft, n):
            continue
        end = max(n + 1, scene.tokens.at(place.end))
        tallies = _tallies(scene, draft, end)
        role = "location" if tallies else _role(scene, draft, n) or _way(scene, draft, n, end)
        if role is None or (place.metonym and role == "location" and not tallies):
            continue
        away = _away(scene, draft, n, end) + _lent(scene, draft, n) + (0 if tallies else _of_speaker(scene, draft, n, end))
        if away <= NEAR and (role not in found or away < found[role][0]):
            found[role] = away, here
            draft.cues[role] = (n, end)
    if "origin" not in found and draft.event == "leave":
        home = _homeland(scene, draft)
        if home is not None:
            found["origin"] = 0, home
    return tuple(found[role][1] if role in found else None for role in ("origin", "destination", "location"))  # type: ignore[return-value]


def identity(place: Place) -> str | None:
    """The country code of a country, else the id of the place."""
    return place.country if place.feature == "country" and place.country else place.place_id


def _taken(scene: Scene, draft: Draft, n: int) -> bool:
    """Whether a place behind a figure is another's: "killed 2,012, with 1,293 deaths in Haouz"; "12 dead and 40 hurt in Rome" share it."""
    parted = False
    for k in range(draft.end, n):
        if k in scene.number_at and parted and scene.number_at[k].value_kind in ("count", "share", "money"):
            return True
        parted |= scene.lower[k] in (",", "(", ";")
    return False


def _away(scene: Scene, draft: Draft, n: int, end: int) -> float:
    """What stands between a place and the figure with its verb; what is said of the place in passing is nothing: "In Lyon, where ..., "."""
    q = draft.quantity
    marks = [q.first, draft.end, *(draft.cue or ())]
    if draft.counted:
        marks += draft.counted
    low = max((m for m in marks if m <= n), default=None)
    high = min((m for m in marks if m > n), default=None)
    if low is not None and high is not None:
        return 0
    first, last = (low, n) if low is not None else (n + 1, high or n)
    passing = clauses.between_commas(scene, end, last) if low is None else None
    cost = 0.0
    for k in range(first, last):
        word = scene.lower[k]
        if passing is not None and passing[0] < k < passing[1]:
            continue
        if scene.kinds[k] == "s":
            cost += COMMA if word == "," else CLAUSE if word in ';:—–“”"' else 0
        elif word in scene.words.sets["clauses"]:
            cost += CLAUSE
        elif scene.words.phrases["purposes"].match(scene.lower, k) is not None:
            cost += NEAR  # "marched through London to call for a ceasefire in Gaza"
        else:
            cost += 1
    return cost


def _lent(scene: Scene, draft: Draft, n: int) -> float:
    """What a place costs that another number has before it: it is lent where nothing else is said, as "cut 900 jobs in Turin and 300"."""
    before = range(draft.sentence[0], n) if n < draft.quantity.first else ()
    return CLAUSE if any(k in scene.number_at for k in before) else 0


def _of_speaker(scene: Scene, draft: Draft, n: int, end: int) -> float:
    """What a place costs that is where those sit who say it: "officials in Washington said"; local ones rather speak of their town."""
    said = end < draft.quantity.first and (end in scene.said or scene.lower[end] in scene.words.sets["reporting"])
    if not said:
        return 0
    return CLAUSE if any(scene.lower[k] in scene.words.sets["locals"] for k in range(max(draft.sentence[0], n - 3), n)) else NEAR


def _tallies(scene: Scene, draft: Draft, end: int) -> bool:
    """Whether a place behind which a verb of counting stands is where the counted are: "Brazil reported 900 deaths"."""
    q = draft.quantity
    return (
        end < q.first <= end + 4
        and scene.lower[end] in scene.words.sets["tallying"]
        and not any(scene.kinds[k] == "s" for k in range(end, q.first))
    )


def _way(scene: Scene, draft: Draft, n: int, end: int) -> str | None:
    """Which end of a way, or of trade, a place is: "flew from Boston to Reykjavik", "sent 14 tanks to Ukraine", "exports to Germany"."""
    sets, lower = scene.words.sets, scene.lower
    while n > 1 and scene.is_("determiners", n - 1):
        n -= 1
    before, noun = lower[n - 1], lower[n - 2]
    free = draft.event in (None, "deploy") and draft.quantity.value_kind in ("count", "measure")
    if before in sets["destination"]:
        return "destination" if noun in sets["outgoing"] or (free and (_sent(scene, draft, n) or _opens(scene, n - 2))) else None
    if before in sets["origin"]:
        joined = end + 1 < len(lower) and lower[end] in sets["destination"] and end + 1 in scene.placed
        return "origin" if noun in sets["incoming"] or (free and joined) else None
    return None


def _sent(scene: Scene, draft: Draft, n: int) -> bool:
    """Whether a verb of sending stands before a place."""
    return any(scene.lower[k] in scene.words.sets["sending"] for k in range(max(draft.sentence[0], n - SENT), n))


def _opens(scene: Scene, n: int) -> bool:
    """Whether the place that ends at a token is where a way begins: "from Boston [to Reykjavik]"."""
    last = n
    while n > 0 and n in scene.placed:
        n -= 1
    return n < last and scene.lower[n] in scene.words.sets["origin"]


def _role(scene: Scene, draft: Draft, n: int) -> str | None:
    """What the words before a place make of it."""
    n -= 1
    while n > draft.sentence[0] and (scene.is_("determiners", n) or (scene.kinds[n] == "s" and scene.lower[n] not in ",;:()")):
        n -= 1
    if n < draft.sentence[0]:
        return None
    word, sets = scene.lower[n], scene.words.sets
    if n > 0 and word in sets["location"] and scene.lower[n - 1] in sets["seated"]:
        return None  # "the bank, based in Zurich"
    if word in sets["leaving"]:
        return "origin" if draft.event in MOVES else None
    if word in sets["entering"]:
        return "destination" if draft.event in MOVES else "location"
    if draft.event in MOVES and word in sets["origin"]:
        return "origin"
    if draft.event in MOVES and (word in sets["destination"] or (draft.event == "enter" and word in sets["location"])):
        return "destination"
    if word in sets["sent_in"] and draft.event in (None, "deploy") and _sent(scene, draft, n):
        return None if _lent(scene, draft, n) else "destination"  # "inviati in Mali"
    return "location" if word in sets["location"] else None


def _homeland(scene: Scene, draft: Draft) -> str | None:
    """The country of those who "left their country": that of their demonym, or the one they are said to be of."""
    if draft.cue is None or draft.counted is None:
        return None
    first, phrases = draft.cue[1], scene.words.phrases["homeland"]
    at = next((n for n in range(first, min(first + 4, draft.sentence[1])) if phrases.match(scene.lower, n)), None)
    if at is None:
        return None
    start, end = scene.tokens.span(*draft.counted)
    marks = scene.reading.places
    for place in marks[bisect_left(marks, start, key=lambda p: p.start) :]:
        if place.start >= end:
            break
        if place.country:
            draft.cues["origin"] = (at, at + 1)
            return place.country
    return None
