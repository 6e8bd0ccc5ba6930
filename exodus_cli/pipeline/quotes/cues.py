"""Find the words that say that something is said: verbs, prepositions and nouns of saying."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from exodus_cli.pipeline.quotes.passage import Cue, Passage
from exodus_cli.pipeline.quotes.phrases import phrase_end
from exodus_cli.pipeline.quotes.words import Form

# How many adverbs and pronouns may stand between an auxiliary and its participle.
GAP = 4
# How far before a verb the article of its subject stands.
NOUN_PHRASE = 6
# How long a relative clause between a subject and its verb may be.
RELATIVE_WITHIN = 12
# How near marks must stand to an infinitive of saying.
MARKS_WITHIN = 12
# The shortest clause of a plural noun of saying.
RELATIVE = 5
# The longest subject and verb group of "“…,” he has always liked to say".
LIKES_WITHIN = 9
# The fewest words of a view: "per i sindacati | hanno scioperato in ottantamila".
VIEW = 4
# How many words of a clause show whether it tells a view or what happened.
LIVED_WITHIN = 5
# How far from a noun of saying its clause may start: "the allegation by two former aides that".
CLAIM_WITHIN = 7


def cues(passage: Passage, hits: Iterable[int]) -> list[Cue]:
    """The cues among the given tokens of a passage that stand outside quotations."""
    found: list[Cue] = []
    lower, words = passage.lower, passage.words
    for at in hits:
        if not passage.first <= at < passage.last or passage.region_at(at) is not None:
            continue
        if found and at < found[-1].last:
            continue
        cue = _phrase(passage, at)
        if cue is None and lower[at] in words.forms and not _vetoed(passage, at):
            cue = next(filter(None, (_verb(passage, at, form) for form in words.forms[lower[at]])), None)
        if cue is None and lower[at] in words.claims:
            cue = _claim(passage, at)
        if cue is None and lower[at] in words.viewpoints:
            cue = _viewpoint(passage, at)
        if cue is None and lower[at] in words.nouns:
            cue = Cue(at, at + 1, at, "noun")
        if cue is not None:
            if found and cue.first < found[-1].last:
                found.pop()  # "went on" of "went on to say"
            found.append(cue)
    return found


def _vetoed(passage: Passage, at: int) -> bool:
    """Whether the word belongs to a phrase that says nothing: "United States"."""
    words, lower = passage.words, passage.lower
    for start in range(max(passage.first, at - 2), at + 1):
        if words.vetoes.starts(lower[start]):
            match = words.vetoes.match(lower, start)
            if match is not None and start + match[0] > at:
                return True
    return False


def _phrase(passage: Passage, at: int) -> Cue | None:
    """Phrases of saying that have their longest word at `at`: "according to", "a detta di", "per", "si legge"."""
    words, lower = passage.words, passage.lower
    for offset in sorted(words.triggers.get(lower[at], ())):
        first = at - offset
        if first < passage.first:
            continue
        view = _view(passage, first)
        if view is not None:
            return view
        own = words.own_views.match(lower, first)
        if own is not None and first + own[0] > at:
            return Cue(first, first + own[0], first, "own")
        for phrases, kind in ((words.according, "according"), (words.weak, "weak"), (words.documents, "document")):
            match = phrases.match(lower, first)
            if match is None or first + match[0] <= at or _vetoed(passage, at):
                continue
            last = _with_participle(passage, first + match[0]) if kind == "according" else first + match[0]
            return Cue(first, last, first, kind)
    return None


def _view(passage: Passage, at: int) -> Cue | None:
    """As in "Per la Caritas i poveri aumentano", "For Save the Children, …": the view of a known observer opens the sentence."""
    words, lower, tokens = passage.words, passage.lower, passage.tokens
    found = words.observers.match(lower, at)
    if found is None:
        return None
    first = at
    while first > passage.first and lower[first - 1] in words.determiners and lower[first - 1] not in words.views:
        first -= 1
    opens = first - 2 < passage.first or tokens.words[first - 2] in ";:" or lower[first - 2] in words.conjunctions
    if first <= passage.first or lower[first - 1] not in words.views or not opens:
        return None
    end = at + found[0]
    comma = end < passage.last and tokens.words[end] == ","
    if end + VIEW > passage.last or not (comma or (words.romance and any(passage.verb(n) for n in range(end, passage.last)))):
        return None
    start = range(end + 1, min(end + LIVED_WITHIN, passage.last))
    lived = any(lower[n] in words.experiences or lower[n].endswith(words.verb_endings or ("\0",)) for n in start)
    if lived and not words.romance:
        return None  # "For Oxfam, the ruling came as a shock"
    # "Per Legambiente è intervenuto Rossi, che ha detto": somebody else speaks.
    told = any(passage.region_at(n) is None and lower[n] in words.forms for n in range(end, passage.last))
    return None if told and not comma else Cue(first - 1, first, first - 1, "according")


def _with_participle(passage: Passage, last: int) -> int:
    """Let "secondo quanto" take the participle after it: "secondo quanto riferito (da X)"."""
    words, lower = passage.words, passage.lower
    at = last
    while at < min(last + GAP, passage.last) and (lower[at] in words.modals or words.adverb(lower[at])):
        at += 1
    if lower[last - 1] in words.echoes and at < passage.last and lower[at] in words.forms:
        return at + 1
    return last


def _verb(passage: Passage, at: int, form: Form) -> Cue | None:
    """The cue a form of a verb of saying makes where it stands, or None where it is a noun, a passive or unsaid."""
    _tokens, words = passage.tokens, passage.words
    lower = passage.lower
    last = at + 1 + len(form.rest)
    if form.rest and tuple(lower[at + 1 : last]) != form.rest:
        return None
    before = _back(passage, at)
    previous = lower[before] if before >= passage.first and not passage.house(before) else ""
    if form.gerund:
        # "the ruling that", "the court ruling that" are nouns; ", ruling that" is not.
        noun = lower[at] in words.claims and at > passage.first and passage.tokens.kinds[at - 1] in "wn"
        noun = noun or passage.possessive(at - 1) or previous in words.possessives  # "people's writing"
        if previous in words.absolutes and "infinitive" in form.takes and not words.romance:
            return None  # "charged with threatening to kill"
        if previous in words.passive and previous not in words.saxon and not words.romance:
            form = replace(form, gerund=False, finite=True)  # "was telling"
        return Cue(at, last, at, "verb", form) if previous not in words.determiners and not noun else None
    if words.participle_auxiliaries:
        return _romance(passage, at, last, before, form)
    unfinished = at == passage.first or previous in words.passive or previous in words.subordinators
    if form.participle and (unfinished or _reduced(passage, at, last, form)):
        return _passive(passage, at, last, form)
    if "noun" in form.takes and _noun(passage, at, form):
        return None
    if "finding" in form.takes and "bare" not in form.takes and (last >= passage.last or lower[last] not in words.complementizers):
        return None
    if form.infinitive and previous in words.purposes:
        return _to_say(passage, at, last, replace(form, finite=False))
    if form.infinitive and not _base_form(passage, at, previous):
        return None
    return Cue(at, last, at, "verb", form) if form.finite or form.infinitive else None


def _claim(passage: Passage, at: int) -> Cue | None:
    """As in "the allegation that …", "a claim by Trump that …": a noun of saying with its clause."""
    words, lower, tokens = passage.words, passage.lower, passage.tokens
    n = at + 1
    while n < min(at + CLAIM_WITHIN, passage.last) and lower[n] not in words.complementizers:
        if tokens.kinds[n] != "w" or passage.verb(n) or (n == at + 1 and lower[n] not in words.prepositions):
            return None
        n += 1
    if n + 1 >= passage.last or lower[n] not in words.complementizers or tokens.kinds[n] != "w":
        return None
    if at - 2 > passage.first and tokens.words[at - 2] == "," and lower[at - 1] in words.determiners:
        return None  # ", a charge that he has denied"
    # "the report that they wrote", "claims that were false": a relative clause has no subject of its own.
    following = lower[n + 1]
    if following in words.verbs or following.endswith(words.verb_endings or ("\0",)) or passage.wall(n + 1):
        return None
    # "the reports that I have read,": so short a clause behind a plural is a relative one.
    plural = lower[at].endswith(words.plural_endings)
    if plural and any(tokens.kinds[k] == "s" for k in range(n + 1, min(n + RELATIVE, passage.last))):
        return None
    return Cue(at, at + 1, at, "claim")


def _viewpoint(passage: Passage, at: int) -> Cue | None:
    """As in "In Trump's view, …", "By the government's own account, …": whose view opens a clause."""
    owner = next((n for n in range(at - 1, max(passage.first, at - GAP), -1) if passage.possessive(n)), None)
    if owner is None or at + 1 >= passage.last or passage.tokens.words[at + 1] != ",":
        return None
    for n in range(owner - 1, max(passage.first, owner - NOUN_PHRASE) - 1, -1):
        if passage.lower[n] in passage.words.prepositions:
            opens = n == passage.first or passage.tokens.kinds[n - 1] == "s" or passage.lower[n - 1] in passage.words.conjunctions
            return Cue(n, at + 1, n, "own") if opens else None
    return None


def _passive(passage: Passage, at: int, last: int, form: Form) -> Cue | None:
    """As in "described as “partial” by the authorities": a passive counts where it labels something in marks."""
    if "label" in form.takes and _before_marks(passage, at):
        return Cue(at, last, at, "passive", form)
    asked = "question" in form.takes and last < passage.last and passage.lower[last] in passage.words.agents
    return Cue(at, last, at, "asked", form) if asked and not passage.words.romance else None


def _reduced(passage: Passage, at: int, last: int, form: Form) -> bool:
    """As in "the fire, estimated to have cost", "the man, described as": a participle that is no finite verb."""
    if at > passage.first and passage.tokens.kinds[at - 1] == "w":
        return False
    words = passage.words
    low = passage.lower[last] if last < passage.last else ""
    asked = not form.takes.isdisjoint(("question", "listener")) and at > passage.first and passage.tokens.words[at - 1] == ","
    if asked and (low in words.asking or low in words.interrogatives or low in words.matters):
        return True  # "Earnest, asked if he would go, said no"
    # "“…,” a producer, who was not there, said by phone"
    behind = any(r.last < at and passage.tokens.words[r.outer - 1] in ",?!" for r in passage.regions)
    return low in words.infinitive_marks or (low in words.agents and not behind) or low in words.likening


def _back(passage: Passage, at: int) -> int:
    """The last token before `at` that is no adverb."""
    words, lower = passage.words, passage.lower
    n = at - 1
    while n >= passage.first and n > at - 1 - GAP and words.adverb(lower[n]) and passage.tokens.kinds[n] == "w":
        n -= 1
    return n


def _noun(passage: Passage, at: int, form: Form) -> bool:
    """Whether a form that may be a noun is one here: by the words beside it, and by a subject that does not agree with it."""
    tokens, words, lower = passage.tokens, passage.words, passage.lower
    if at == passage.first:
        article = at + 1 < passage.last and lower[at + 1] in words.determiners - words.prepositions
        return not (words.romance and article and _before_marks(passage, at))  # "Replica il ministro: «…»"
    previous = lower[at - 1]
    if previous in words.sentence_pronouns and previous.isalpha() and at - 1 == passage.first:
        return False  # "Lo conferma il sindaco"
    if previous in words.subjects or previous in words.relatives:
        return previous in words.possessives
    behind = lower[at + 1] if at + 1 < passage.last else ""
    coordinate = previous in words.conjunctions and tokens.kinds[at - 1] == "w"
    if coordinate and (behind in words.complementizers or behind in words.subjects):
        return False  # "claimed she lied and claim they …"
    alone = at - 1 == passage.first or tokens.kinds[at - 2] == "s"
    if previous in words.indefinites and (form.participle or alone) and not words.romance:
        return False
    if previous in words.determiners or previous in words.possessives or previous in words.prepositions:
        return True
    if passage.possessive(at - 1) or previous == "-" or tokens.kinds[at - 1] == "n":
        return True
    if words.romance or form.participle:
        return False
    following = at + 1
    low = lower[following] if following < passage.last else ""
    if low:
        if passage.verb(following) or low in words.genitives or low in words.agents or low in words.attached:
            return True
        if low in words.relatives and low not in words.complementizers:
            return True
    if tokens.kinds[at - 1] != "w":
        return False
    if tokens.words[at - 1][0].isupper():
        # "Russian state actors": a bare form needs a plural before it, or a row of names.
        bare = form.infinitive and following < passage.last and tokens.kinds[following] == "w" and tokens.words[following][0].islower()
        plural = previous.endswith(words.plural_endings) or previous in words.plurals or _row(passage, at) or _plural_head(passage, at)
        return bare and not plural and low not in words.stops
    return not _agrees(passage, at, form, singular=not form.infinitive)


def _plural_head(passage: Passage, at: int) -> bool:
    """Whether a plural noun leads the phrase before a verb: "Analysts at Credit Suisse (estimate)"."""
    lower, words = passage.lower, passage.words
    near = range(at - 2, max(passage.first, at - NOUN_PHRASE), -1)
    link = next((n for n in near if lower[n] in words.prepositions), None)
    if link is not None and lower[link - 1].endswith(words.verb_endings or ("\0",)):
        link -= 1  # "filings reviewed by the Post (show)"
    return link is not None and (lower[link - 1].endswith(words.plural_endings) or lower[link - 1] in words.plurals)


def _row(passage: Passage, at: int) -> bool:
    """Whether a conjunction stands among the words before a verb: "Ryan and McConnell (claim)"."""
    return any(passage.lower[n] in passage.words.conjunctions for n in range(max(passage.first, at - NOUN_PHRASE), at))


def _behind_relative(passage: Passage, at: int) -> bool:
    """Whether a relative clause stands between subject and verb: "One donor who has given to both men (fears) the field is full"."""
    words, lower = passage.words, passage.lower
    if at + 1 >= passage.last or lower[at + 1] not in words.determiners | words.possessives | words.complementizers | words.subjects:
        return False
    for n in range(at - 2, max(passage.first, at - RELATIVE_WITHIN), -1):
        if passage.tokens.kinds[n] in "sl" or lower[n] in words.complementizers:
            return False
        if lower[n] in words.relative_pronouns:
            return passage.verb(n + 1) and passage.tokens.kinds[n - 1] in "wn"
    return False


def _agrees(passage: Passage, at: int, form: Form, *, singular: bool) -> bool:
    """Whether the lower-case noun before a verb can be its subject: an article for "claims", a plural for "claim"."""
    words, lower = passage.words, passage.lower
    previous = lower[at - 1]
    if singular and _behind_relative(passage, at):
        return True
    if previous in words.plurals and singular and "finding" not in form.takes:
        return False  # "which media reports range from …"
    if words.adverb(previous) or previous in words.modals or previous in words.plurals or previous in words.indefinites:
        return True
    plural = previous.endswith(words.plural_endings)
    if not singular:
        return plural
    for n in range(at - 2, max(passage.first, at - NOUN_PHRASE) - 1, -1):
        if lower[n] in words.determiners or lower[n] in words.possessives or passage.possessive(n):
            return not plural and lower[n] not in words.plural_determiners
        if passage.tokens.kinds[n] != "w" or passage.verb(n) or lower[n] in words.prepositions:
            return False
    return False


def _to_say(passage: Passage, at: int, last: int, form: Form) -> Cue | None:
    """As in "to call it “a mess”", "went on to say that", "“…,” he likes to say"; not "declined to say"."""
    words, lower, tokens = passage.words, passage.lower, passage.tokens
    n = at - 1
    while n > passage.first and (words.adverb(lower[n]) or lower[n] in words.purposes):
        n -= 1
    if lower[n] in words.refusals or lower[n] in words.negations:
        return None
    behind = next((r for r in passage.regions if r.last <= at <= r.last + LIKES_WITHIN), None)
    closed = last >= passage.last or tokens.kinds[last] == "s"
    if behind is not None and closed and tokens.words[behind.outer - 1] in ",?!":
        stop = phrase_end(passage, behind.last, at)
        if stop > behind.last:
            return Cue(stop, last, at, "verb", replace(form, finite=True))
    if lower[n] in words.leads and n > passage.first:
        n -= lower[n] in words.prepositions  # "went on", but "used"
        return Cue(n, last, at, "verb", replace(form, finite=True))
    return Cue(at, last, at, "verb", form) if _before_marks(passage, at) else None


def _base_form(passage: Passage, at: int, previous: str) -> bool:
    """Whether a bare form ("say") is finite here, after a plural subject."""
    words = passage.words
    article = previous in words.determiners and previous not in words.indefinites
    if article or previous in words.possessives or previous in words.prepositions:
        return False
    return not (at == passage.first or passage.tokens.words[at][0].isupper())


def _before_marks(passage: Passage, at: int) -> bool:
    """Whether a quotation starts near after the token."""
    return any(at < r.first <= at + MARKS_WITHIN for r in passage.regions)


def _cleft(passage: Passage, at: int) -> bool:
    """As in "È stato Trump (ad annunciare)": the sentence opens with the copula."""
    n = passage.first
    while n < at and passage.words.adverb(passage.lower[n]):
        n += 1
    return n < at and passage.lower[n] in passage.words.passive and passage.lower[at - 1] not in passage.words.passive


def _romance(passage: Passage, at: int, last: int, before: int, form: Form) -> Cue | None:
    """Participles need their auxiliary, finite forms must not be nouns."""
    _tokens, words = passage.tokens, passage.words
    lower = passage.lower
    if form.participle:
        n = at - 1
        while n >= passage.first and n >= at - 1 - GAP and (words.adverb(lower[n]) or lower[n] in words.objects):
            n -= 1
        if n >= passage.first and lower[n] in words.participle_auxiliaries:
            return Cue(n, last, at, "verb", form)
        if n >= passage.first and lower[n] in words.passive and "motion" in form.takes:
            return Cue(n, last, at, "verb", form)
        return _passive(passage, at, last, form)
    if form.finite:
        if "noun" in form.takes and _noun(passage, at, form):
            return None
        return Cue(at, last, at, "verb", form)
    if form.infinitive and at > passage.first and lower[at - 1] in words.clefts and (form.sentence or _cleft(passage, at - 1)):
        return Cue(at - 1, last, at, "verb", replace(form, finite=not form.sentence))
    if form.sentence:
        return None
    if form.infinitive and at - 2 >= passage.first and lower[at - 1] in words.clefts and lower[at - 2] in words.leads:
        first = at - 3 if at - 3 >= passage.first and lower[at - 3] in words.passive | words.participle_auxiliaries else at - 2
        return Cue(first, last, at, "verb", replace(form, finite=True))
    if form.infinitive and lower[before] in words.purposes and before >= passage.first and _before_marks(passage, at):
        return Cue(at, last, at, "verb", form)
    return None
