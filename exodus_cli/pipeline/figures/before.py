"""The noun before a number: "the death toll rose to [45]", "a turnout of [60%]", "visits: [1.5m]", "(5139)"."""

from __future__ import annotations

from exodus_cli.pipeline.figures.phrases import REACH, closed, core_first, core_last, inner, named, valued_it, verbal
from exodus_cli.pipeline.figures.scene import HYPHENS, Draft, Scene
from exodus_cli.world.concepts import concepts

# Longest way back from a number over verb and adverbs to the noun it is said of.
BACK = 9
# Lengths of the phrases that only say how a number is told: "in media", "in tutto".
ADVERBIAL = (2, 3)
# What sets a number apart after its noun: "visits: 1.5m", "i rifugiati, quasi 4000", "deputies (131)".
ASIDE = frozenset(":(,–—-")


def find(scene: Scene, draft: Draft) -> bool:
    """The noun the number is said of: "the death toll rose to [45]", "a turnout of [60%]", "visits: [1.5m]", "(5139)"."""
    q, first = draft.quantity, draft.sentence[0]
    n = _announcing(scene, q.first - 1, first)
    if scene.is_("copulas", q.first) and q.first < q.number[0]:  # the verb is part of the modifier: "[ranged from 2 to 3]"
        return _subject(scene, draft)
    if n > first and scene.lower[n] in ASIDE and (scene.lower[n] != "," or _set_apart(scene, draft)):
        return _before(scene, draft, n - 1, colon=True)
    count = q.value_kind == "count"
    while n > first and scene.is_("determiners", n) and not scene.is_("copulas", n) and not scene.is_("genitives", n):
        n -= 1
    article = n < q.first - 1
    # "in a range of [$75 to $90]" is of the subject, as is "a median of [$4,000]"; "a range of [300 miles]" is itself measured.
    told = not count and n > first and scene.is_("number_words", n - 1)
    announced = told and (q.low != q.high or not scene.is_("spreads", n - 1))
    measured = not count or (n > first and (_leads(scene, n - 1) or _measures(scene, n - 1)))
    if n > first and scene.is_("genitives", n) and not announced and measured:
        # "crescita del [5%]"; "aumentati del [5%]" is a verb, and what it is said of stands before.
        # "un fatturato di", "una crescita del": an article makes a noun of what looks like a participle.
        led = n - 2 >= first and (worth(scene, n - 1) or (scene.nouns.head_first and scene.is_("determiners", n - 2)))
        noun = led or not scene.lower[n - 1].endswith(scene.nouns.gerunds)
        if not verbal(scene, n - 1) and noun and _before(scene, draft, n - 1, direct=True):
            _grown(scene, draft)
            return True
    elif (
        n >= first
        and not closed(scene, n)
        and not _verb(scene, n)
        and (_leads(scene, n) or (scene.nouns.head_first and not (count and article)))
    ):
        found = _before(scene, draft, n, direct=True) and (_leads(scene, n) or not (_governed(scene, draft) or _cited(scene, draft)))
        if found and _leads(scene, n):
            draft.core, draft.head, draft.counted = (n, n + 1), n, (n, n + 1)
        return found
    return _subject(scene, draft)


def put_at(scene: Scene, draft: Draft) -> bool:
    """The noun between a verb of estimating and the preposition before its number: "put the number of protesters at [20,000]"."""
    n, first = draft.quantity.first - 1, draft.sentence[0]
    if n - 1 <= first or not scene.is_("put_at", n) or closed(scene, n - 1):
        return False
    verb = next((k for k in range(n - 2, max(first, n - BACK) - 1, -1) if scene.is_("putting", k)), None)
    if verb is None or any(scene.lower[k] in scene.words.sets["by"] for k in range(verb, n)) or not _before(scene, draft, n - 1):
        return False
    assert draft.core is not None
    assert draft.counted is not None
    draft.core, draft.counted = (max(draft.core[0], verb + 1), draft.core[1]), (max(draft.counted[0], verb + 1), draft.counted[1])
    draft.cues["counted"] = draft.counted
    if draft.head is not None and scene.is_("number_words", draft.head):  # "put the figure at 20,000": of what was counted last
        draft.uncount()
        return False
    return True


def _announcing(scene: Scene, n: int, first: int) -> int:
    """The token before a noun that only announces the level reached: "i casi salgono [a] quota 14 mila", or before "in media"."""
    for size in ADVERBIAL:
        hit = scene.nouns.adverbial.match(scene.lower, n - size + 1) if n - size + 1 > first else None
        if hit is not None and hit[0] == size:
            return n - size
    led = scene.nouns.head_first and n > first and scene.is_("number_words", n) and scene.lower[n - 1] in scene.words.sets["levels"]
    return n - 1 if led else n


def _subject(scene: Scene, draft: Draft) -> bool:
    """The noun before the verb a number follows: "the death toll rose to [45]", "the number of people killed has risen to [45]"."""
    q, first = draft.quantity, draft.sentence[0]
    n, stop = _announcing(scene, q.first - 1, first), max(first, q.first - 1 - BACK)
    if n - 2 > first and scene.lower[n] in scene.words.sets["levels"] and scene.lower[n - 1] == "," and verbal(scene, n - 2):
        n -= 2  # "Sales more than tripled, to [322,000]"
    count = q.value_kind == "count"
    done = (c for c in scene.cues(draft.sentence, q.first) if c.last == q.first and "object" in c.roles)
    if count and any(c.event in concepts().of_people for c in done):
        return False  # "Amazon has dismissed [18,000]": people are its object, not its subject
    if count and n > first and scene.is_("putting", n) and not (scene.is_("copulas", n - 1) or scene.is_("auxiliaries", n - 1)):
        return False  # "police estimated [100,000]"
    seen = scene.is_("copulas", q.first) and q.first < q.number[0]
    while n >= stop:
        if _verb(scene, n):
            if valued_it(scene, n) or scene.lower[n].endswith(scene.nouns.enclitics):
                return False
            seen = True
            if count and not (scene.is_("copulas", n) or scene.is_("auxiliaries", n) or scene.nouns.head_first):
                return _number_asked(scene, draft, n)
        elif scene.is_("pronouns", n):
            return False
        elif seen or (scene.kinds[n] != "w" and n not in scene.number_at and scene.lower[n] not in HYPHENS):
            break
        elif not (n in scene.dated or n in scene.number_at or scene.lower[n] in scene.nouns.stops or scene.is_("determiners", n)):
            return False
        n -= 1
    if seen and not count and n > first and scene.lower[n] == "," and not scene.nouns.head_first:
        return False  # "the hurricane, with winds of 130 mph, was about [250 miles]": behind an aside
    return seen and ((count and _number_asked(scene, draft, n)) or (_before(scene, draft, n) and not _cited(scene, draft)))


def _number_asked(scene: Scene, draft: Draft, last: int) -> bool:
    """The noun of "the number of [people] killed in the attack has risen to 45", "the [death toll] from the attack", before the verb."""
    tallies = {c.first: c for c in scene.cues(draft.sentence, last) if "noun" in c.roles and concepts().befalls(c.event)}
    for k in range(last - 1, max(draft.sentence[0], last - REACH) - 1, -1):
        if k in scene.number_at:
            continue  # "the death toll from two earthquakes in Iran has risen to [250]"
        if scene.kinds[k] != "w":
            return False
        if k in tallies:
            noun = k + scene.is_("determiners", k)
            draft.core, draft.head, draft.side = (noun, tallies[k].last), tallies[k].last - 1, "left"
            draft.asked = draft.counted = draft.cues["counted"] = draft.core
            return True
        hit = scene.nouns.how_manies.match(scene.lower, k)
        if hit is not None:
            return _ask(scene, draft, k + hit[0], last + 1)
    return False


def _ask(scene: Scene, draft: Draft, first: int, end: int) -> bool:
    """Take the noun whose number is asked for, from the token behind "how many" on."""
    while first < end and scene.is_("determiners", first):
        first += 1
    if first >= end or closed(scene, first):
        return False
    core = core_first(scene, first, end) if scene.nouns.head_first else core_last(scene, draft, first, end)
    if core is None:
        return False
    draft.core, draft.head, draft.side = core[:2], core[2], "left"
    draft.asked = draft.counted = draft.cues["counted"] = core[:2]
    return True


def _collective(scene: Scene, n: int) -> bool:
    """Whether a noun names a body of people, whose number is that of its people: "an army of [50,000]"."""
    return scene.nouns.collective_of.match([scene.nouns.lemma(scene.lower[n])], 0) is not None


def _measures(scene: Scene, n: int) -> bool:
    """Whether a noun is one whose "of" tells its number: "an army of", "a turnover of", "a capacity of"."""
    return scene.is_("scalars", n) or _collective(scene, n) or worth(scene, n)


def worth(scene: Scene, n: int) -> bool:
    """Whether a noun is told in money, though its number has no currency: "un fatturato di [80 milioni]"."""
    hit = scene.nouns.thing_of.match([scene.nouns.lemma(scene.lower[n])], 0)
    return hit is not None and hit[1] in concepts().worth["money"]


def take(scene: Scene, draft: Draft, n: int, *, direct: bool = False) -> bool:
    """Take the noun phrase that ends at a token for what is counted; only the nearest noun where it is `direct`."""
    return _before(scene, draft, n, direct=direct)


def _leads(scene: Scene, n: int) -> bool:
    """Whether a noun may stand right before its number in any language: "magnitude 6.4"."""
    hit = scene.nouns.thing_of.match([scene.nouns.lemma(scene.lower[n])], 0)
    return hit is not None and hit[1] in concepts().before["things"]


def _grown(scene: Scene, draft: Draft) -> None:
    """Where the noun is only that of a change ("in calo del [3%]"), what has changed stands before it, if anything does."""
    assert draft.core is not None
    first, kept = draft.core[0], (draft.core, draft.head, draft.counted)
    if draft.core[1] - first > 1:
        return  # "a pay rise of [7%]" says itself what has changed
    if scene.words.trends.match(scene.lower, draft.core[0] if scene.nouns.head_first else draft.core[1] - 1) is None:
        return
    n = first - 1
    while n > draft.sentence[0] and (scene.is_("determiners", n) or scene.is_("extends", n)):
        n -= 1
    if scene.nouns.head_first and n > draft.sentence[0] + 1 and _inflected(scene, n):
        n -= 2  # "il titolo ha chiuso in rialzo del [3%]"
    says = scene.words.phrases["reporting"].match(scene.lower, n) is not None  # "il Fondo [stima] una crescita del 3%"
    if n == first - 1 or says or closed(scene, n) or not _before(scene, draft, n):
        draft.core, draft.head, draft.counted = kept
        draft.cues["counted"] = kept[2] or kept[0]


def _governed(scene: Scene, draft: Draft) -> bool:
    """Whether the noun before a count only says where, or who says it: "ne restano sull'isola [3.800]", "per gli agenti [centomila]"."""
    assert draft.core is not None
    n = draft.core[0] - 1
    while n > draft.sentence[0] and scene.is_("determiners", n):
        n -= 1
    if n < draft.sentence[0] or scene.is_("genitives", n):
        return False
    names = ("source_links", "prepositions", "extends") if draft.quantity.value_kind == "count" else ("source_links",)
    if not any(scene.is_(name, n) for name in names):
        return False
    draft.uncount()
    return True


def _cited(scene: Scene, draft: Draft) -> bool:
    """Whether the noun before a verb or number is only who says it: "secondo alcuni superstiti erano [300]", "secondo l'Istat il [12%]"."""
    assert draft.core is not None
    n = draft.core[0] - 1
    while n > draft.sentence[0] and closed(scene, n) and scene.words.accordings.match(scene.lower, n) is None:
        n -= 1
    if n < draft.sentence[0] or scene.words.accordings.match(scene.lower, n) is None:
        return False
    draft.uncount()
    return True


def _verb(scene: Scene, n: int) -> bool:
    """Whether a word may stand between the number and what it is said of."""
    if scene.kinds[n] != "w" or n in scene.number_at:
        return False
    if scene.is_("copulas", n) or scene.is_("auxiliaries", n) or verbal(scene, n):
        return True
    return scene.nouns.head_first and n > 0 and _inflected(scene, n)


def _inflected(scene: Scene, n: int) -> bool:
    """Whether an auxiliary makes a participle of a word, where nouns come first: "ha [percorso]", "è [salito]"."""
    if scene.lower[n - 1] in scene.words.sets["actives"]:
        return True
    helped = scene.is_("copulas", n - 1) or scene.is_("auxiliaries", n - 1)
    return helped and scene.lower[n].endswith(scene.nouns.gerunds)


def _number_of(scene: Scene, draft: Draft, begin: int, stop: int, last: int) -> tuple[int, int, int]:
    """What a word that only announces a number is of: "the number of [deaths]", "how many [people] left ... estimates vary"."""
    n = stop
    while n < last and (scene.is_("genitives", n) or scene.is_("determiners", n) or (scene.is_("number_words", n) and n + 1 < last)):
        n += 1  # "estimates of the numbers of [refugees]"
    if n < last:
        return n, next((k for k in range(n, last) if scene.is_("genitives", k)), last), last
    for k in range(max(draft.sentence[0], begin - 20), begin):
        hit = scene.nouns.how_manies.match(scene.lower, k) if scene.kinds[k] == "w" else None
        if hit is not None and _ask(scene, draft, k + hit[0], begin) and draft.core is not None:
            return draft.core[0], draft.core[1], draft.core[1]
    return begin, stop, last


def _finite(scene: Scene, n: int, first: int) -> bool:
    """Whether a participle has a noun before it, so that it is a verb: "the company reported profit", not "the reported profit"."""
    if n - 1 < first or scene.nouns.head_first or not scene.lower[n].endswith(scene.nouns.verb_endings):
        return False
    return not closed(scene, n - 1) and not scene.is_("determiners", n - 1)


def _set_apart(scene: Scene, draft: Draft) -> bool:
    """Whether a number stands between commas, or ends its clause: "the writers, [11,500] of them,"."""
    n, end = draft.quantity.last, len(scene.tokens)
    if n + 1 < end and scene.is_("parts_links", n) and scene.is_("parts", n + 1):
        n += 2
    return n >= end or scene.lower[n] in ",.;)"


def _stretch(scene: Scene, draft: Draft, n: int, *, colon: bool, direct: bool) -> tuple[int, int]:
    """The words of the noun phrase that ends at token `n`, its "of" phrases included.

    Other prepositional phrases are dropped ("unemployment in March"), but for the noun itself where it is `direct`ly
    before the number ("at a depth of").
    """
    first = max(draft.sentence[0], n - REACH)
    while n >= first and (n in scene.dated or (scene.lower[n] in scene.nouns.sets["breaks"] and not colon)):
        n -= 1
    last = n + 1
    bound = scene.nouns.sets["extends"] | scene.nouns.sets["prepositions"]
    while n >= first:
        word = scene.lower[n]
        if n in scene.dated or (scene.kinds[n] == "n" and n not in scene.number_at):
            n -= 1
        elif (n < last - 1 and (verbal(scene, n) or _finite(scene, n, first))) or (
            direct and scene.kinds[n] == "w" and word in bound and not scene.is_("links", n)
        ):
            break
        elif (scene.is_("determiners", n) and n - 1 >= first and scene.lower[n - 1] in bound and n < last - 1) or scene.is_("genitives", n):
            n -= 1
        elif scene.kinds[n] == "w" and word in bound and closed(scene, n):
            if direct or n == draft.sentence[0]:
                # "Outside temperatures were"; but "In piazza erano [50mila]" has no subject.
                last = n + 1 if scene.nouns.head_first and not direct else last
                break
            last = n
            n -= 1
        elif scene.is_("conjunctions", n) and n - 2 >= first and scene.lower[n - 2] in scene.words.sets["spans"]:
            n -= 2  # "lo spread tra Btp e Bund", "the gap between rich and poor"
            last = n
            n -= 1
        elif n in scene.number_at and not (direct or colon) and _of_place(scene, n, first, bound):
            n = scene.number_at[n].first - 1  # "inflation in the 20 countries"
        elif (closed(scene, n) and word != "'s" and not inner(scene, n) and not named(scene, n)) or n in scene.number_at:
            break
        else:
            n -= 1
    return _trimmed(scene, n + 1, last)


def _of_place(scene: Scene, n: int, first: int, bound: frozenset[str]) -> bool:
    """Whether a number counts what stands behind a preposition, and so is no part of the noun before it."""
    q = scene.number_at[n]
    n = q.first - 1
    while n > first and scene.is_("determiners", n):
        n -= 1
    return q.value_kind == "count" and n > first and scene.lower[n] in bound and not scene.is_("links", n)


def _purpose(scene: Scene, draft: Draft, begin: int) -> bool:
    """Whether a noun is the object of an infinitive that only tells what for: "per ricostruire il [ponte] serviranno 200 milioni"."""
    n = begin - 1
    while n > draft.sentence[0] and scene.is_("determiners", n):
        n -= 1
    led = n > draft.sentence[0] and (scene.is_("extends", n - 1) or scene.is_("prepositions", n - 1))
    return led and bool(scene.nouns.infinitives) and scene.lower[n].endswith(scene.nouns.infinitives)


def _antecedent(scene: Scene, draft: Draft, begin: int) -> int | None:
    """The noun before a relative clause whose object begins at a token: "inflation in the [countries] that use the euro"."""
    first, n = draft.sentence[0], begin - 1
    while n > first and (scene.is_("determiners", n) or n in scene.number_at):
        n -= 1
    if n - 2 < first or not (scene.is_("verbs", n) or _verb(scene, n)):
        return None
    while n > first and (scene.is_("auxiliaries", n) or scene.is_("copulas", n) or scene.is_("verbs", n) or _verb(scene, n)):
        n -= 1
    return n - 1 if n - 1 >= first and scene.is_("relatives", n) and not closed(scene, n - 1) else None


def _trimmed(scene: Scene, begin: int, last: int) -> tuple[int, int]:
    """A stretch of words without what is no part of a noun phrase at its ends."""
    while last > begin and scene.kinds[last - 1] == "w" and (scene.is_("determiners", last - 1) or scene.is_("breaks", last - 1)):
        last -= 1
    while begin < last and (scene.is_("determiners", begin) or scene.kinds[begin] != "w" or scene.is_("genitives", begin)):
        begin += 1
    if last - begin > 1 and not scene.nouns.head_first and scene.lower[begin].endswith(scene.nouns.gerunds):
        begin += 1
    return begin, last


def _before(scene: Scene, draft: Draft, n: int, *, colon: bool = False, direct: bool = False) -> bool:
    """Take the noun phrase that ends at token `n` for what is counted, if it is one."""
    begin, last = _stretch(scene, draft, n, colon=colon, direct=direct)
    if not colon and not direct and _purpose(scene, draft, begin):
        return False
    related = None if colon or direct else _antecedent(scene, draft, begin)
    if related is not None:
        begin, last = _stretch(scene, draft, related, colon=False, direct=False)
    head = last - 1 if not scene.nouns.head_first else begin
    if begin >= last or scene.is_("adjectives", head) or (verbal(scene, head) and scene.lower[head] not in scene.nouns.known):
        return False
    named = begin > draft.sentence[0] and (scene.is_("determiners", begin - 1) or scene.is_("genitives", last - 2))
    named = named or scene.tokens.words[head][0].isupper()
    endings = (*scene.nouns.gerunds, *scene.nouns.verb_endings)
    bare = begin == head and scene.lower[head] not in scene.nouns.known and not scene.is_("nominal", head)
    if not scene.nouns.head_first and not named and scene.lower[head].endswith(endings if bare else scene.nouns.gerunds):
        return False  # "and [listed] it for $679,000"
    stop = next((k for k in range(begin, last) if scene.is_("genitives", k)), last)
    compound = not scene.nouns.head_first and stop - begin > 1 and stop == last  # "passenger numbers" say what is counted
    if not compound and scene.lower[begin if scene.nouns.head_first else stop - 1] in scene.nouns.sets["number_words"]:
        begin, stop, last = _number_of(scene, draft, begin, stop, last)
        if draft.quantity.value_kind == "count" and last - begin == 1 and scene.is_("number_words", begin):
            return False  # "the total, [45], is ...": of what was counted last
    draft.core = (begin, stop)
    draft.head = begin if scene.nouns.head_first else stop - 1
    draft.counted, draft.side = (begin, last), "left"
    draft.cues["counted"] = draft.counted
    return True
