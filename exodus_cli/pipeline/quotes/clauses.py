"""Tell where a clause ends."""

from __future__ import annotations

from exodus_cli.pipeline.quotes.marks import Region
from exodus_cli.pipeline.quotes.mentions import after, of_series
from exodus_cli.pipeline.quotes.passage import Cue, Passage
from exodus_cli.pipeline.quotes.phrases import DASHES, named, phrase_end, segments, time_end

# How many words from its start a clause without "that" must show a finite verb in.
FINITE_WITHIN = 14
# How far before a clause the auxiliaries of its verb of saying stand.
GROUP = 6


def finite_verb(passage: Passage, first: int, limit: int, within: int = FINITE_WITHIN) -> bool:
    """Whether a finite verb stands among the first words."""
    forms, lower = passage.words.forms, passage.lower
    return any(
        passage.verb(n) or (lower[n] in forms and any(f.finite and "noun" not in f.takes for f in forms[lower[n]]))
        for n in range(first, min(limit, first + within))
    )


def clause_end(passage: Passage, start: int, limit: int) -> int:
    """Where a clause that starts at `start` ends: its sentence's end, a semicolon, or where somebody else begins to speak."""
    tokens = passage.tokens
    end = limit
    for cue in passage.cues:
        if cue.first <= start or cue.first >= end or cue.kind in ("noun", "weak"):
            continue
        border = _border(passage, cue, start)
        if border is not None:
            end = min(end, border)
    end = _told_again(passage, start, _sequel(passage, start, end))
    depth = 0
    end = next((r.last for r in passage.regions if start < r.first and r.last < end and _trails(passage, r)), end)
    end = _remarked(passage, start, _appended(passage, start, end))
    inserted = sum(dashed(passage, n) for n in range(passage.first, start)) % 2
    for n in range(start, end):
        sign = tokens.words[n]
        if tokens.kinds[n] != "s" or passage.region_at(n) is not None:
            continue
        if inserted and dashed(passage, n):
            return n
        if sign in "([":
            depth += 1
        elif sign in ")]":
            if not depth:
                return n
            depth -= 1
        elif not depth and (sign == ";" or (sign == ":" and n + 1 < end and passage.region_at(n + 1) is not None)):
            return n
    return end


def _appended(passage: Passage, start: int, end: int) -> int:
    """Where the writer adds a remark behind a single dash: "shepherded the bill — a vote that the speaker hailed"."""
    dashes = [n for n in range(start, end - 1) if dashed(passage, n) and passage.region_at(n) is None]
    return dashes[0] if len(dashes) == 1 and passage.lower[dashes[0] + 1] in passage.words.determiners else end


def _trails(passage: Passage, region: Region) -> bool:
    """As in "a plan to “expand access,” including a program", "a “hoax,” and Lee left": what a comma in the marks parts is the writer's."""
    words, at = passage.words, region.last
    if passage.tokens.words[region.outer - 1] != ",":
        return False
    verb = next((n for n in range(at + 2, min(at + FINITE_WITHIN, passage.last)) if passage.verb(n)), None)
    another = passage.lower[at] in words.conjunctions and verb is not None and passage.lower[verb] not in words.auxiliaries
    return words.gerund(passage.lower[at]) or (another and passage.tokens.words[at + 1][0].isupper() and not words.romance)


def _remarked(passage: Passage, start: int, end: int) -> int:
    """Where an apposition of the writer's begins: "said he would sue, a threat he has made before"."""
    words, lower, tokens = passage.words, passage.lower, passage.tokens
    for n in range(start + 1, end - 3):
        region = passage.region_at(n)
        # "… “before it's too late,” a plea that he said he would take up": the comma stands inside the marks.
        inside = region is not None and region.last == n + 1 and tokens.words[region.outer - 1] == ","
        if not inside and (tokens.words[n] != "," or region is not None):
            continue
        told = words.forms.get(lower[n + 2], ()) if lower[n + 1] in words.likening else ()
        if any(form.participle for form in told):
            return n + inside  # "…, come ipotizzato dai giornali", "…, as reported by CNN"
        if words.comments.starts(lower[n + 1]) and words.comments.match(lower, n + 1) is not None:
            return n + inside  # "said she would vote for it, stunning her colleagues"
        if words.adverb(lower[n + 1]) and lower[n + 2] in words.contrasts & words.subordinators and not words.romance:
            return n + inside  # "denied that he had said so, even though a video shows him"
        if words.romance or lower[n + 1] not in words.determiners or lower[n + 1] in words.indefinites:
            continue
        stop = phrase_end(passage, n + 1, end)
        if n + 2 < stop < end - 1 and lower[stop] in words.subjects | words.complementizers:
            return n + inside
        noun = n + 2 + (lower[n + 3] in words.remarks)  # ", a striking reversal for a lawmaker"
        if lower[noun] in words.remarks and noun + 1 < end and _remark_goes_on(passage, noun + 1, end):
            return n + inside  # "“reopened,” a word Mr. Comey did not use"
    return end


def _remark_goes_on(passage: Passage, at: int, end: int) -> bool:
    """Whether a noun for what was said has more of the writer's behind it: "a word | Mr. Comey", "a decision | her lawyers praised"."""
    words, low = passage.words, passage.lower[at]
    if low.endswith(words.verb_endings or ("\0",)) and passage.lower[at + 1] in words.prepositions:
        return True  # "a promise | greeted with applause"
    if passage.tokens.words[at][0].isupper() or low in words.infinitive_marks | words.attached:
        return True
    for n in range(at + 1, min(at + GROUP, end)):
        if passage.tokens.kinds[n] != "w" or finite_verb(passage, n, n + 1):
            return passage.tokens.kinds[n] == "w"
    return False


def _sequel(passage: Passage, start: int, end: int) -> int:
    """Where the writer goes on telling: "said it was rigged, then deleted the post"."""
    words, lower, tokens = passage.words, passage.lower, passage.tokens
    for n in range(start + 1, end - 1):
        if lower[n] in words.sequels and passage.verb(n + 1) and lower[n + 1] not in words.auxiliaries:
            marks = passage.region_at(n - 1)
            if tokens.words[n - 1] == "," or (marks is not None and marks.last == n) or lower[n - 1] in words.conjunctions:
                return n - 1 if marks is None else n
        refused = (lower[n] in words.refusals and lower[n].endswith(words.verb_endings)) or words.evasions.match(lower, n) is not None
        if refused and lower[n - 1] in words.conjunctions:
            return n - 1  # "said it was under review but declined to name them", "… but did not elaborate"
    return end


def _told_again(passage: Passage, start: int, end: int) -> int:
    """Where the writer takes over: "he had seen it, but police found no trace": a new subject in the plain past behind an auxiliary."""
    words, lower, tokens = passage.words, passage.lower, passage.tokens
    shifted = False
    for n in range(start, end - 3):
        shifted = shifted or lower[n] in words.backshifts
        turns = shifted and tokens.words[n] == "," and passage.region_at(n) is None and lower[n + 1] in words.adversatives
        if turns and not words.romance and passage.verb(n + 2) and lower[n + 2] not in words.auxiliaries:
            return n  # "said he would not run, but stopped short of backing her"
        if not turns or lower[n + 2] in words.subjects or lower[n + 2] in words.complementizers or lower[n + 2] in words.prepositions:
            continue
        verb = phrase_end(passage, n + 2, end)
        while n + 2 < verb < end - 1 and words.adverb(lower[verb]):
            verb += 1
        plain = n + 2 < verb < end - 1 and passage.verb(verb) and lower[verb] not in words.auxiliaries
        if plain and lower[verb + 1] not in words.agents:
            return n
    return end


def _border(passage: Passage, cue: Cue, start: int) -> int | None:
    """Where the clause of a later cue begins, or None where the cue belongs to the words said."""
    tokens, lower, words = passage.tokens, passage.lower, passage.words
    before = cue.first - 1
    if before > start and tokens.words[before] in ",–—-" and (cue.gerund or cue.kind == "according"):
        return before
    marks = passage.region_at(before)
    if marks is not None and marks.first > start and cue.gerund and marks.last == cue.first and tokens.words[marks.outer - 1] == ",":
        return cue.first
    if cue.kind == "according":
        return None if lower[before] in words.conjunctions else cue.first
    if cue.gerund or (cue.form is not None and not cue.form.finite and not cue.form.participle):
        return None
    likened = before > start + 1 and lower[before] in words.likening and tokens.words[before - 1] == ","
    if before > start and cue.kind == "verb" and (tokens.words[before] == "," or likened):
        before -= likened  # "…, come riporta l'Ansa"
        subject = after(passage, cue.last, passage.last)
        speaks = subject is not None and (words.romance or named(passage, subject.first, subject.last))
        if subject is not None and speaks and closes(passage, subject.last):
            return before
        if _of_series(passage, cue, start):
            return before
    closing = cue.kind == "verb" and closes(passage, cue.last)
    for n in range(before, start, -1):
        marks = passage.region_at(n)
        if marks is not None:
            inside = tokens.words[marks.outer - 1] == "," and marks.last == n + 1 < cue.first
            if closing and inside and _leads_to(passage, n + 1, cue.first):
                return n + 1
            # The comma stands inside the marks: "… a “witch hunt,” while Gingrich accused".
            told = (k for k in range(n + 2, cue.first) if passage.verb(k) and lower[k] not in words.modals)
            plain = all(not words.relative_pronouns.isdisjoint(lower[n + 3 : k]) for k in told)
            return n + 1 if lower[n + 1] in words.contrasts and n + 1 < cue.first and plain else None
        if closing and tokens.words[n] == "," and _leads_to(passage, n + 1, cue.first):
            return n
        colon = tokens.words[n] == ":" and n + 1 < cue.first and not any(passage.verb(k) for k in range(n + 1, cue.first))
        if tokens.words[n] == ";" or colon:
            return n
        if tokens.words[n] == "," and n + 1 < cue.first and lower[n + 1] in words.contrasts:
            return n
        adverb = n + 1 == cue.first and (lower[n - 1] in words.negations or lower[n - 1] in words.auxiliaries)  # "could not yet say"
        if lower[n] in words.contrasts and not adverb and _leads_to(passage, n + 1, cue.first):
            return None if _told_of(passage, n + 1, start) or _sourced(passage, n + 1, cue, start) else n
        aside = lower[n] in words.relative_pronouns - words.complementizers and "," in tokens.words[n : cue.first]
        if not aside and (lower[n] in words.complementizers or lower[n] in words.relatives):
            # ", which he called “a sham”": a cue of its own.
            marked = cue.takes("label") and cue.last < passage.last and passage.region_at(cue.last) is not None
            return n - 1 if marked and tokens.words[n - 1] == "," and n - 1 > start else None
    return None


def _of_series(passage: Passage, cue: Cue, start: int) -> bool:
    """Whether a cue right behind a comma is one of the writer's row of predicates: "said it was over, (promised) that he would go"."""
    words, lower, at = passage.words, passage.lower, cue.last
    if words.romance or at >= passage.last or cue.form is None or cue.form.infinitive:
        return False
    opens = lower[at] in words.complementizers | words.determiners | words.subjects | words.possessives | words.objects
    opens = opens or passage.tokens.words[at][0].isupper() or passage.region_at(at) is not None
    opens = opens or (cue.takes("infinitive") and lower[at] in words.infinitive_marks)
    return opens and of_series(passage, segments(passage, start, cue.first - 1)) is not None


def _sourced(passage: Passage, at: int, cue: Cue, start: int) -> bool:
    """Whether a verb shares its subject with the clause of a source: "According to two aides, he boasted of it and told them"."""
    words, before = passage.words, next((c for c in reversed(passage.cues) if c.first < start), None)
    shared = all(words.adverb(passage.lower[n]) or passage.lower[n] in words.modals for n in range(at, cue.first))
    return shared and before is not None and before.kind == "according"


def _told_of(passage: Passage, at: int, start: int) -> bool:
    """Whether an auxiliary, and no subject, shows that what follows is told and not a telling: "was selling CDs and had threatened"."""
    low = passage.lower[at]
    return low in passage.words.backshifts and low not in passage.lower[max(passage.first, start - GROUP) : start]


def vouched(passage: Passage, at: int) -> bool:
    """Whether a cue with a subject of its own follows behind a comma and up to one: "he felt lost, the people said, because"."""
    for cue in passage.cues:
        if cue.first <= at or cue.kind != "verb" or not cue.takes("clause") or cue.gerund:
            continue
        comma = next((n for n in range(cue.first - 2, at, -1) if passage.tokens.words[n] == ","), None)
        ends = closes(passage, cue.last) or passage.tokens.words[cue.last] == ","
        if comma is not None and ends and _leads_to(passage, comma + 1, cue.first):
            return True
    return False


def closes(passage: Passage, at: int) -> bool:
    """Whether nothing but an expression of time follows up to the end: the cue belongs to what stands before it."""
    at = time_end(passage, at, passage.last) if at < passage.last else at
    return at >= passage.last or (at == passage.last - 1 and passage.tokens.kinds[at] == "s")


def _leads_to(passage: Passage, n: int, at: int) -> bool:
    """Whether nothing but a subject, adverbs and auxiliaries stand between `n` and the cue at `at`."""
    words = passage.words
    stop = phrase_end(passage, n, at)
    while stop < at:
        low = passage.lower[stop]
        if words.adverb(low) or low in words.modals:
            stop += 1
        elif stop > n and stop + 1 < at and low in words.prepositions and not words.romance:
            # "one person close | to him (said)"
            stop = stop + 2 if passage.lower[stop + 1] in words.objects else max(stop + 1, phrase_end(passage, stop + 1, at))
        else:
            break
    return stop >= at


def dashed(passage: Passage, at: int) -> bool:
    """Whether the token is a dash that stands free, as around an inserted cue."""
    return passage.tokens.words[at] in DASHES and not passage.tokens.glued(at)
