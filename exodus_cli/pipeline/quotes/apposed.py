"""Names that follow a description: "il presidente di Codacons, Carlo Rienzi", "her neighbor, retired detective Lou Ferris"."""

from __future__ import annotations

from exodus_cli.pipeline.quotes.passage import Passage

# The longest rest of an office before the name of whoever holds it: "al Bilancio e alle Politiche sociali".
OFFICE = 7
# The longest second description before a name: ", una badante ucraina di 50 anni,".
SECOND = 12
# So many words may lead to a name in an apposition: "the retired detective | Lou Ferris".
APPOSED = 7


def with_name(passage: Passage, first: int, stop: int, limit: int) -> int:
    """The end of a noun phrase with the name that follows it after a comma: "il presidente di Codacons, Carlo Rienzi"."""
    tokens = passage.tokens
    if passage.tokens.words[first][0].islower() if passage.words.romance else passage.words.office.match(passage.lower, stop - 1):
        stop = max(stop, _behind_office(passage, first, stop, limit))
    if stop + 1 >= limit or tokens.words[stop] != "," or passage.lower[first] in passage.words.subjects:
        return stop
    known = [n for n in range(first, stop) if n in passage.names]
    head = first + (passage.lower[first] in passage.words.determiners and not passage.words.office.match(passage.lower, stop - 1))
    proper = head < stop and all(tokens.words[n][0].isupper() for n in range(head, stop))
    if proper and not any(low in passage.words.saxon for low in passage.lower[first:stop]):
        return stop  # "Palazzo Chigi, Conte …": no description
    # "a Stone adviser, Tad Wilkins": a name that only tells of the noun behind it
    ends = [passage.names[n] for n in known]
    known = [n for n, e in zip(known, ends, strict=True) if passage.words.romance or e >= stop or passage.lower[e] in passage.words.linking]
    if any(n == first or passage.lower[n - 1] not in passage.words.genitives for n in known):
        return stop
    second = _behind_second(passage, stop, limit)
    if second is not None:
        return second
    at = stop + 1
    while at < limit and at - stop <= APPOSED and (tokens.words[at][0].islower() or _age(passage, at)) and not passage.wall(at):
        function = passage.lower[at] in passage.words.stops | passage.words.prepositions | passage.words.conjunctions
        if at in passage.names or function:
            break
        at += 1  # "one of them, the developer | Howard Stein", "her neighbor, retired detective | Lou Ferris"
    if at > stop + 1 and not passage.words.romance and passage.names.get(at, limit) < limit and tokens.kinds[passage.names[at]] == "s":
        return passage.names[at]
    end = passage.name_end(stop + 1, limit)
    if end > stop + 1 and (end >= limit or tokens.kinds[end] != "w" or stop + 1 in passage.names):
        return end
    return stop


def _age(passage: Passage, at: int) -> bool:
    """Whether a token belongs to an age before a name: "| 43-year-old | Maria Lopez"."""
    tokens = passage.tokens
    return tokens.kinds[at] == "n" or (tokens.words[at] == "-" and tokens.glued(at) and tokens.glued(at + 1))


def _behind_second(passage: Passage, comma: int, limit: int) -> int | None:
    """The end of a name behind a second description: "la donna, una badante ucraina di 50 anni, | Olena Kovalenko"; None where none is."""
    tokens = passage.tokens
    if passage.lower[comma + 1] not in passage.words.determiners:
        return None
    near = range(comma + 2, min(limit - 1, comma + SECOND))
    close = next((n for n in near if tokens.kinds[n] == "s" and not tokens.glued(n + 1)), None)
    end = passage.names.get(close + 1) if close is not None and tokens.words[close] == "," else None
    plain = close is not None and not any(passage.verb(n) or passage.wall(n) for n in range(comma + 1, close))
    return end if end is not None and plain and end < limit and tokens.words[end] in ",.:" else None


def _behind_office(passage: Passage, first: int, stop: int, limit: int) -> int:
    """The end of the name behind an office of several words: "il ministro dello Sviluppo | economico Carlo Vanni"; `stop` where none is."""
    tokens, words, lower = passage.tokens, passage.words, passage.lower
    if any(n in passage.names for n in range(first, stop)):
        return stop
    for n in range(stop, min(limit, stop + OFFICE)):
        if n in passage.names:
            # "said the spokesman for Ann Lee": not the office's holder
            held = words.romance or (tokens.words[n - 1][0].isupper() and lower[n - 1] not in words.prepositions)
            return min(passage.names[n], limit) if held else stop
        if tokens.words[n] == "," and n > stop and n + 1 in passage.names and words.romance:
            return min(passage.names[n + 1], limit)  # "il capogruppo della Lega | alla Camera, Riccardo Fanti"
        if tokens.kinds[n] != "w" or passage.wall(n) or passage.verb(n) or lower[n] in words.forms:
            break
        the = n + 1 < limit and not words.romance and lower[n + 1] in words.determiners and lower[n] in words.prepositions
        linked = lower[n] in words.prepositions and n + 1 < limit and (the or tokens.words[n + 1][0].isupper())
        linked = linked and n + 1 not in passage.names
        linked = linked or (not words.romance and lower[n] in words.determiners)
        adjective = tokens.words[n][0].islower() and tokens.words[n - 1][0].isupper() and lower[n] not in words.prepositions
        if not linked and not adjective and tokens.words[n][0].islower():
            break
    return stop
