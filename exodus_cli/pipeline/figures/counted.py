"""What a number counts: the noun phrase beside it, found by small words and endings, without a parser."""

from __future__ import annotations

from exodus_cli.pipeline.figures.scene import HYPHENS, QUOTES, Draft, Scene

# Longest noun phrase that is followed, in tokens: a qualifier that runs on further says more about the text than about the number.
REACH = 14
# Longest way back from a number over verb and adverbs to the noun it is said of.
BACK = 9
# What sets a number apart after its noun: "visits: 1.5m", "i rifugiati, quasi 4000", "deputies (131)".
ASIDE = frozenset(":(,–—-")


def find(scene: Scene, draft: Draft, before: list[Draft]) -> None:
    """Fill in `core`, `head`, `counted` and `side`; `before` are the figures before it, the last at the end."""
    if draft.quantity.value_kind in ("age", "rank"):
        return
    if draft.quantity.value_kind == "duration":
        return
    if _part_of(scene, draft, before) or _right(scene, draft):
        if draft.head is not None and scene.is_("pronouns", draft.head) and _same(scene, draft, before):
            draft.core = draft.head = draft.counted = None
        return
    if draft.quantity.value_kind != "count":
        _left(scene, draft)
    elif not _left(scene, draft):
        _same(scene, draft, before)


# ---- after the number -----------------------------------------------------------------------
def _right(scene: Scene, draft: Draft) -> bool:
    """The noun phrase that follows the number."""
    q, end = draft.quantity, min(draft.sentence[1], draft.quantity.last + REACH)
    n, linked = q.last, False
    if n + 1 < end and scene.lower[n] in HYPHENS and scene.tokens.glued(n) and scene.kinds[n + 1] == "w":
        # "three-nation alliance": the word after the hyphen is what is counted.
        draft.core, draft.head, draft.side = (n + 1, n + 2), n + 1, "right"
        draft.counted = draft.cues["counted"] = (n + 1, n + 2)
        return q.value_kind == "count"
    if q.value_kind == "money":
        n = _past_conversion(scene, n, end)
    whole = _whole(scene, n, end)
    if whole is not None:
        n, linked = whole, True
    elif n < end and scene.is_("links", n) and scene.kinds[n] == "w":
        n, linked = n + 1, True
    if q.value_kind in ("money", "measure", "share", "change") and not linked and not _carries(scene, n, end):
        return False
    n = _past_determiners(scene, n, end, linked)
    core = _core(scene, draft, n, end) or _predicate(scene, n, end)
    if core is None:
        return False
    first, last, head = core
    draft.core, draft.head, draft.side = (first, last), head, "right"
    draft.counted = (first, _qualified(scene, last, draft.sentence[1]))
    draft.cues["counted"] = draft.counted
    return True


def _past_conversion(scene: Scene, n: int, end: int) -> int:
    """Over amounts in brackets: "200 million euros ($265 million) of damage"."""
    if n + 1 < end and scene.lower[n] == "(" and n + 1 in scene.number_at:
        close = scene.number_at[n + 1].last
        if close < end and scene.lower[close] == ")":
            return close + 1
    return n


def _whole(scene: Scene, n: int, end: int) -> int | None:
    """The token after the number of the whole: "four out of [five] people", "18 su [69] concessioni"."""
    hit = scene.nouns.out_ofs.match(scene.lower, n) if n < end else None
    if hit is None or n + hit[0] >= end:
        return None
    n += hit[0]
    while n < end and scene.is_("determiners", n):
        n += 1
    return scene.number_at[n].last if n < end and n in scene.number_at and scene.number_at[n].value_kind == "count" else None


def _carries(scene: Scene, n: int, end: int) -> bool:
    """Whether an amount is followed by its noun without a link: "a $75 million contract"."""
    if n >= end or scene.kinds[n] != "w":
        return False
    if scene.lower[n] in scene.nouns.stops or scene.is_("determiners", n) or scene.is_("adjectives", n) or verbal(scene, n):
        return False
    return not scene.lower[n].endswith(scene.nouns.gerunds) or scene.nouns.head_first


def _past_determiners(scene: Scene, n: int, end: int, linked: bool) -> int:
    """The first token that is neither article nor "other"; past a second number after a link ("of the five ...")."""
    while n < end:
        if scene.kinds[n] == "s" and scene.lower[n] in QUOTES:
            n += 1
        elif scene.is_("determiners", n):
            if n + 1 >= end or not _nominal_next(scene, n + 1):
                # "7 gravi", "nine others": what could be a determiner is all there is.
                return n
            n += 1
        elif linked and n in scene.number_at:
            n = scene.number_at[n].last
        else:
            break
    return n


def _nominal_next(scene: Scene, n: int) -> bool:
    if scene.kinds[n] == "s":
        return scene.lower[n] in QUOTES
    return n in scene.number_at or scene.is_("determiners", n) or scene.lower[n] not in scene.nouns.stops


def _core(scene: Scene, draft: Draft, first: int, end: int) -> tuple[int, int, int] | None:
    """(first, last, head) of the noun with its neighbours, from `first` on."""
    if first >= end or scene.kinds[first] != "w" or first in scene.dated:
        return None
    word = scene.lower[first]
    if word in scene.nouns.sets["nominal"] and (first + 1 >= end or _closed(scene, first + 1)):
        return first, first + 1, first
    if word in scene.nouns.stops or (word in scene.nouns.sets["determiners"]):
        return None
    return _core_first(scene, first, end) if scene.nouns.head_first else _core_last(scene, draft, first, end)


def _predicate(scene: Scene, n: int, end: int) -> tuple[int, int, int] | None:
    """What the number is said to be, where nouns come first: "[quattro] sono i malati", "80 erano bambini"."""
    if not scene.nouns.head_first:
        return None
    if n < end and scene.is_("breaks", n):
        n += 1
    if n + 1 >= end or not scene.is_("copulas", n):
        return None
    n += 1
    article = scene.is_("determiners", n) and scene.is_("breaks", n)
    n += article
    if n >= end or _closed(scene, n) or not (article or scene.nouns.thing_of.match([scene.nouns.lemma(scene.lower[n])], 0)):
        return None
    return _core_first(scene, n, end)


def _closed(scene: Scene, n: int) -> bool:
    """Whether no noun phrase goes on at a token."""
    return scene.kinds[n] != "w" or scene.lower[n] in scene.nouns.stops


def verbal(scene: Scene, n: int) -> bool:
    """Whether a word has the ending of a finite verb or participle."""
    word = scene.lower[n]
    nouns = scene.nouns
    return word.endswith(nouns.verb_endings) and word not in nouns.sets["not_verbs"] and not scene.tokens.words[n][0].isupper()


def _core_first(scene: Scene, first: int, end: int) -> tuple[int, int, int] | None:
    """The head stands first: its adjectives follow."""
    if verbal(scene, first) and scene.lower[first] not in scene.nouns.known:
        return None
    n = first + 1
    while n < end and (not _closed(scene, n) or _inner(scene, n)) and not verbal(scene, n) and n not in scene.number_at:
        n += 1
    return first, n, first


def _core_last(scene: Scene, draft: Draft, first: int, end: int) -> tuple[int, int, int] | None:
    """The head stands last: the last plural, before a verb comes."""
    q = draft.quantity
    many = q.value_kind == "count" and not (q.high is not None and q.high == 1)
    plural, n = -1, first
    while n < end:
        if _inner(scene, n):
            n += 1
            continue
        if _joined_adjectives(scene, n, first, end) and plural < 0 and many:
            n += 1
            continue
        if _closed(scene, n) and scene.lower[n] != "'s":
            break
        if n in scene.number_at or n in scene.dated:
            break
        joined = n > first and scene.lower[n - 1] in HYPHENS
        if not joined and verbal(scene, n) and (plural >= 0 or n + 1 >= end or _closed(scene, n + 1)):
            break
        if plural >= 0 and many and not (n == plural + 1 and is_plural(scene, n)):
            break
        if is_plural(scene, n) and not (plural >= 0 and scene.is_("nominal", n)):
            plural = n
        elif plural >= 0 and many:
            break
        n += 1
    if many and plural >= 0:
        return first, plural + 1, plural
    if n == first:
        return None
    head = n - 1
    if many and not _may_be_plural(scene, head):
        return None
    return first, n, head


def _joined_adjectives(scene: Scene, n: int, first: int, end: int) -> bool:
    """Whether a conjunction joins what stands before a noun: "hundreds of government and private buildings"."""
    return first < n < end - 1 and scene.is_("conjunctions", n) and not _closed(scene, n + 1) and n + 1 not in scene.number_at


def _inner(scene: Scene, n: int) -> bool:
    """A hyphen, apostrophe or quotation mark inside a phrase: words stand close on both sides."""
    sign = scene.lower[n]
    if sign in HYPHENS:
        return scene.tokens.glued(n) and n + 1 < len(scene.tokens) and scene.tokens.glued(n + 1)
    return sign in QUOTES and n + 1 < len(scene.tokens) and scene.kinds[n + 1] == "w" and scene.lower[n + 1] not in scene.nouns.stops


def is_plural(scene: Scene, n: int) -> bool:
    """Whether an English-style noun is a plural."""
    word, nouns = scene.lower[n], scene.nouns
    if word in nouns.sets["singulars"]:
        return False
    if word in nouns.sets["modifiers"] and n + 1 < len(scene.tokens) and not _closed(scene, n + 1) and not verbal(scene, n + 1):
        return False
    if word in nouns.irregular or word in nouns.sets["invariable"]:
        return True
    return (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 2) or word.endswith("s'")


def _may_be_plural(scene: Scene, n: int) -> bool:
    """A noun that shows no plural: a name, or one of the listed things."""
    return scene.tokens.words[n][0].isupper() or scene.nouns.thing_of.match(scene.lower, n) is not None or n in scene.demonyms


def _qualified(scene: Scene, n: int, end: int) -> int:
    """The end of the phrase with its qualifiers: "of ...", "bordering Russia", "that used the group's services"."""
    end = min(end, n + REACH)
    last = n
    while n < end and n not in scene.dated and n not in scene.number_at:
        if scene.is_("genitives", n) or scene.is_("extends", n):
            if n + 1 < end and (n + 1 in scene.dated or n + 1 in scene.number_at):
                break
            after = _phrase(scene, n + 1, end)
            if after == n + 1:
                break
            n = last = after
        elif scene.is_("relatives", n):
            return _relative(scene, n + 1, end)
        elif scene.kinds[n] == "w" and n == last and scene.lower[n].endswith(scene.nouns.gerunds) and not scene.is_("breaks", n):
            n = last = _phrase(scene, n + 1, end)
        else:
            break
    return last


def _phrase(scene: Scene, n: int, end: int) -> int:
    """The end of a plain noun phrase that begins at a token."""
    while n < end and (scene.is_("determiners", n) or scene.lower[n] in QUOTES):
        n += 1
    while n < end and n not in scene.dated and n not in scene.number_at and not verbal(scene, n):
        if _closed(scene, n) and not _inner(scene, n) and scene.lower[n] != "'s":
            break
        n += 1
    return n


def _relative(scene: Scene, n: int, end: int) -> int:
    """The end of a relative clause: the next finite verb after its own, or a sign."""
    verbs = 0
    if n < end and scene.kinds[n] == "w" and not scene.is_("breaks", n):  # "that used ...": its verb comes first
        verbs, n = 1, n + 1
    while n < end:
        if scene.kinds[n] != "w" and not _inner(scene, n):
            break
        finite = scene.is_("auxiliaries", n) or scene.is_("copulas", n) or scene.is_("verbs", n) or verbal(scene, n)
        before = n > 0 and (scene.is_("auxiliaries", n - 1) or scene.is_("copulas", n - 1))
        if finite and not before:
            if verbs:
                break
            verbs += 1
        n += 1
    return n


# ---- before the number ----------------------------------------------------------------------
def _left(scene: Scene, draft: Draft) -> bool:
    """The noun the number is said of: "the death toll rose to [45]", "a turnout of [60%]", "visits: [1.5m]", "(5139)"."""
    q, first = draft.quantity, draft.sentence[0]
    n = q.first - 1
    if n > first and scene.lower[n] in ASIDE and (scene.lower[n] != "," or _set_apart(scene, q.last)):
        return _before(scene, draft, n - 1, colon=True)
    count = q.value_kind == "count"
    while n > first and scene.is_("determiners", n) and not scene.is_("copulas", n):
        n -= 1
    article = n < q.first - 1
    if n > first and (scene.is_("genitives", n) and not count):
        # "crescita del [5%]"; "aumentati del [5%]" is a verb, and what it is said of stands before.
        if not verbal(scene, n - 1) and not scene.lower[n - 1].endswith(scene.nouns.gerunds) and _before(scene, draft, n - 1, direct=True):
            return True
    elif n >= first and not _closed(scene, n) and (not count or (scene.nouns.head_first and not article)) and not _verb(scene, n):
        return _before(scene, draft, n, direct=True)
    n, stop = q.first - 1, max(first, q.first - 1 - BACK)
    seen = False
    while n >= stop:
        if _verb(scene, n):
            seen = True
            if count and not (scene.is_("copulas", n) or scene.is_("auxiliaries", n) or scene.nouns.head_first):
                return False
        elif scene.is_("pronouns", n):
            return False
        elif seen or (scene.kinds[n] != "w" and n not in scene.number_at and scene.lower[n] not in HYPHENS):
            break
        elif not (n in scene.dated or n in scene.number_at or scene.lower[n] in scene.nouns.stops or scene.is_("determiners", n)):
            return False
        n -= 1
    return seen and _before(scene, draft, n)


def _verb(scene: Scene, n: int) -> bool:
    """Whether a word may stand between the number and what it is said of."""
    if scene.kinds[n] != "w" or n in scene.number_at:
        return False
    if scene.is_("copulas", n) or scene.is_("auxiliaries", n) or verbal(scene, n):
        return True
    inflected = scene.nouns.head_first and n > 0 and (scene.is_("copulas", n - 1) or scene.is_("auxiliaries", n - 1))
    return inflected and scene.lower[n].endswith(scene.nouns.gerunds)


def _set_apart(scene: Scene, n: int) -> bool:
    """Whether a number stands between commas, or ends its clause."""
    return n >= len(scene.tokens) or scene.lower[n] in ",.;)"


def _before(scene: Scene, draft: Draft, n: int, colon: bool = False, direct: bool = False) -> bool:
    """The noun phrase that ends at token `n`, its "of" phrases included.

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
        if (scene.is_("determiners", n) and n - 1 >= first and scene.lower[n - 1] in bound and n < last - 1) or scene.is_("genitives", n):
            n -= 1
        elif scene.kinds[n] == "w" and word in bound:
            if direct:
                break
            last = n
            n -= 1
        elif (_closed(scene, n) and word != "'s" and not _inner(scene, n)) or n in scene.number_at:
            break
        else:
            n -= 1
    begin = n + 1
    while begin < last and (scene.is_("determiners", begin) or scene.kinds[begin] != "w" or scene.is_("genitives", begin)):
        begin += 1
    if last - begin > 1 and not scene.nouns.head_first and scene.lower[begin].endswith(scene.nouns.gerunds):
        begin += 1
    head = last - 1 if not scene.nouns.head_first else begin
    if begin >= last or scene.is_("adjectives", head) or (verbal(scene, head) and scene.lower[head] not in scene.nouns.known):
        return False
    if not scene.nouns.head_first and scene.lower[head].endswith(scene.nouns.gerunds) and not scene.is_("genitives", last - 2):
        return False
    stop = next((k for k in range(begin, last) if scene.is_("genitives", k)), last)
    draft.core = (begin, stop)
    draft.head = begin if scene.nouns.head_first else stop - 1
    draft.counted, draft.side = (begin, last), "left"
    draft.cues["counted"] = draft.counted
    return True


# ---- understood -----------------------------------------------------------------------------
def _part_of(scene: Scene, draft: Draft, before: list[Draft]) -> bool:
    """A part of what was just counted: "of whom [7]", "[seven] of them", "di cui [uno]"."""
    q = draft.quantity
    if q.value_kind != "count" or not before:
        return False
    n, end = q.last, draft.sentence[1]
    after = (
        n + 1 < end
        and scene.is_("parts_links", n)
        and (scene.is_("parts", n + 1) or (n + 2 < end and scene.is_("determiners", n + 1) and scene.is_("parts", n + 2)))
    )
    after = after or (n < end and scene.is_("parts_links", n) and scene.is_("parts", n))
    n = q.first - 1
    ahead = n - 1 >= draft.sentence[0] and scene.is_("parts", n) and scene.is_("parts_links", n - 1)
    if not after and not ahead:
        return False
    if ahead and _right(scene, draft) and draft.head is not None and scene.lower[draft.head] not in scene.nouns.sets["nominal"]:
        return True
    draft.core = draft.head = draft.counted = None
    draft.side, draft.part = "", True
    return _same(scene, draft, before)


def _same(scene: Scene, draft: Draft, before: list[Draft]) -> bool:
    """The noun of the last count, where this number has none of its own.

    Out of a sentence before only where the number is a subject ("[Nine others] were hurt") or plainly a part.
    """
    for other in reversed(before[-4:]):
        if other.quantity.value_kind == "count" and (other.head is not None or other.like is not None):
            if other.sentence != draft.sentence and (other.sentence[1] < draft.sentence[0] - 1 or not _stands_alone(scene, draft)):
                return False
            draft.like = other.like or other
            return True
    return False


def _stands_alone(scene: Scene, draft: Draft) -> bool:
    """Whether a number is the subject of what follows, or all there is: "[Nine] others were hurt", "of them [7]", "(82)"."""
    n, end = draft.quantity.last, draft.sentence[1]
    while n < end and (scene.is_("determiners", n) or scene.is_("parts_links", n) or scene.is_("parts", n)):
        n += 1
    if n >= end or scene.kinds[n] != "w":
        return True
    return (
        scene.is_("auxiliaries", n)
        or scene.is_("copulas", n)
        or scene.is_("verbs", n)
        or scene.is_("breaks", n)
        or scene.is_("pronouns", n)
    )
