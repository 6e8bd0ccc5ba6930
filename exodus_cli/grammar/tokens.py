"""Cut an article's text into words, sentences and paragraphs, once, for every grammar.

The text is never changed: a token is a stretch of it. Letters, digits and signs are told apart even
where they touch ("£12bn" is three tokens, "28enne" two), so that grammars see the same words however
they are glued; `glued` says that no space stands between.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from exodus_cli.lang import labels
from exodus_cli.lang.text import HEADED, Text

# Alternatives in order: an escaped newline that a scraper left as two characters; a real one; dotted
# initials ("U.S.", "a.m."); digits with inner separators; letters with their marks; any other sign.
_TOKEN = re.compile(
    r"(?P<escape>\\[nrt](?=[\W\dA-ZÀ-Þ]|$))"
    r"|(?P<line>\r?\n)"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,})"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>[^\s])"
)
_KIND = {"escape": "l", "line": "l", "dotted": "w", "number": "n", "word": "w", "sign": "s"}
APOSTROPHES = "'’ʼ`´"
CLOSERS = frozenset("\"”’'»)]")
OPENERS = frozenset("\"“‘'«([¿¡„")
TERMINATORS = frozenset(".!?…")
# A line at least this long that ends without punctuation was wrapped, not ended (RFC 3676 wraps at 66 to 78).
WRAPPED = 55
# How far behind its opening mark what somebody says is looked for a close, in tokens.
SAID_WITHIN = 60
WRAPPED_LONGEST = 100
# A label at the head of a text has so many words.
LABEL = 3


@dataclass(slots=True)
class Tokens:
    """The tokens of a text as parallel lists, with its sentences and paragraphs as token ranges."""

    text: str
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    """Lower case, with every apostrophe as "'"."""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    """"w" word, "n" number in digits, "s" sign, "l" line end."""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    _sentence_starts: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, at: int) -> bool:
        """Whether token `at` touches the one before it."""
        return 0 < at < len(self.starts) and self.starts[at] == self.ends[at - 1]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Character offsets of the tokens [first, last)."""
        return self.starts[first], self.ends[last - 1]

    def at(self, offset: int) -> int:
        """The index of the token that holds, or first follows, a character offset."""
        n = bisect_right(self.starts, offset) - 1
        return n if n >= 0 and self.ends[n] > offset else n + 1

    def sentence_of(self, token: int) -> int:
        """The number of the sentence a token stands in."""
        return max(0, bisect_right(self._sentence_starts, token) - 1)

    def sentence_span(self, offset: int) -> tuple[int, int]:
        """Character offsets of the sentence around a character offset."""
        if not self.sentences:
            return 0, len(self.text)
        return self.span(*self.sentences[self.sentence_of(min(self.at(offset), len(self) - 1))])


def tokenize(text: str, how: Text) -> Tokens:
    """Tokens, sentences and paragraphs of a text written as `how` says."""
    tokens = Tokens(text)
    _cut(tokens, how)
    _divide(tokens, how)
    return tokens


# ---- words ----------------------------------------------------------------------------------
def _cut(tokens: Tokens, how: Text) -> None:
    """Fill in the token lists."""
    text = tokens.text
    words, lower, starts, ends, kinds = tokens.words, tokens.lower, tokens.starts, tokens.ends, tokens.kinds
    clitics = frozenset(c[1:] for c in how.clitics)

    def add(start: int, end: int, kind: str) -> None:
        word = text[start:end]
        words.append(word)
        low = word.lower()
        lower.append(low if low.isascii() else low.replace("’", "'").replace("ʼ", "'"))
        starts.append(start)
        ends.append(end)
        kinds.append(kind)

    def join(end: int) -> None:
        """Let the last token run on to `end`."""
        word = words[-1] = text[starts[-1] : end]
        lower[-1] = word.lower().replace("’", "'").replace("ʼ", "'").replace("`", "'").replace("´", "'")
        ends[-1] = end

    suspect: list[int] = []
    glue = tuple(how.glue)
    pending = -1  # end of an apostrophe that may continue the word before it
    for match in _TOKEN.finditer(text):
        group = match.lastgroup or "sign"
        start, end = match.span()
        if group == "sign" and text[start] in APOSTROPHES:
            follows = text[end : end + 1]
            if kinds and kinds[-1] == "w" and ends[-1] == start and follows.isalpha():
                pending = end
                continue
            if how.elision and kinds and kinds[-1] == "w" and ends[-1] == start and follows.isdigit():  # "l'11 settembre"
                join(end)
                continue
            add(start, end, "s")
            continue
        if pending == start and group in ("word", "dotted"):
            low = text[start:end].lower()
            if low in clitics:
                add(pending - 1, end, "w")
            elif how.elision:
                join(pending)
                add(start, end, "w")
            else:
                join(end)
            pending = -1
            continue
        pending = -1
        add(start, end, _KIND[group])
        if group == "word" and end - start > 6 and (text[start].isupper() or not text[start + 1 : end].islower()):
            word = text[start:end]
            if word.endswith(glue) or not (word[1:].islower() or word.isupper()):
                suspect.append(len(words) - 1)
    if suspect:
        _unglue(tokens, suspect, how)


def _unglue(tokens: Tokens, suspect: Iterable[int], how: Text) -> None:
    """Part words that lost the blank between them ("Putinsecondo", "KazakistanHanno").

    Only where the first part stands alone elsewhere in the text and the second is a function or glue
    word of the language: a name that merely has a capital inside ("McDonald") stays whole.
    """
    known = set(tokens.words)
    seconds = frozenset(how.glue) | frozenset(w for w in how.function_words if len(w) > 2)
    cuts: list[tuple[int, int]] = []
    for at in suspect:
        word = tokens.words[at]
        for n in range(3, len(word) - 1):
            if word[:n] in known and word[n:].lower() in seconds:
                cuts.append((at, n))
                break
    for at, n in reversed(cuts):
        word, start = tokens.words[at], tokens.starts[at]
        tokens.words[at : at + 1] = [word[:n], word[n:]]
        tokens.lower[at : at + 1] = [word[:n].lower(), word[n:].lower()]
        tokens.starts[at : at + 1] = [start, start + n]
        tokens.ends[at : at + 1] = [start + n, tokens.ends[at]]
        tokens.kinds[at : at + 1] = ["w", "w"]


# ---- sentences and paragraphs ---------------------------------------------------------------
def _divide(tokens: Tokens, how: Text) -> None:
    """Fill in sentences and paragraphs; line ends at their edges belong to neither."""
    kinds, words = tokens.kinds, tokens.words
    endings = _Endings(frozenset(how.abbreviations), frozenset(how.closing), frozenset((*how.function_words, *how.shared_words)))
    first = 0
    for at in [*_breaks(tokens), len(words)]:
        start, end = first, at
        while start < end and kinds[start] == "l":
            start += 1
        while end > start and kinds[end - 1] == "l":
            end -= 1
        first = at
        if start >= end:
            continue
        tokens.paragraphs.append((start, end))
        begin = n = start
        while n < end:
            if words[n][-1] not in TERMINATORS or not _ends(tokens, n, end, endings):
                n += 1
                continue
            n = _past_closers(tokens, n + 1, end)
            tokens.sentences.append((begin, n))
            while n < end and kinds[n] == "l":
                n += 1
            begin = n
        if begin < end:
            tokens.sentences.append((begin, end))
    _behead(tokens)
    tokens._sentence_starts = [start for start, _ in tokens.sentences]


def _behead(tokens: Tokens) -> None:
    """Part the labels at the head of a text ("Title: ...", at least two, a line each) from what they tell: no headline begins with them."""
    values: dict[int, int] = {}
    for start, end in tokens.paragraphs:
        colon = next((n for n in range(start + 1, min(start + LABEL + 1, end - 1)) if tokens.words[n] == ":"), None)
        if colon is None or " ".join(tokens.lower[start:colon]) not in labels():
            break
        values[start] = colon + 1
    if len(values) >= HEADED:
        parted = (((first, at), (at, last)) if (at := values.get(first)) else ((first, last),) for first, last in tokens.sentences)
        tokens.sentences[:] = [sentence for sentences in parted for sentence in sentences]


def _breaks(tokens: Tokens) -> list[int]:
    """The line ends at which a paragraph ends: all, but those inside hard-wrapped text."""
    text, starts, ends = tokens.text, tokens.starts, tokens.ends
    lines = [n for n, kind in enumerate(tokens.kinds) if kind == "l"]
    edges = [0, *(ends[n] for n in lines)]
    lengths = [starts[n] - edge for n, edge in zip(lines, edges, strict=False)]
    wrapped = max([*lengths, len(text) - edges[-1]]) <= WRAPPED_LONGEST
    out = []
    for n, length in zip(lines, lengths, strict=True):
        before, after = text[starts[n] - 1 : starts[n]], text[ends[n] : ends[n] + 1]
        runs_on = after.islower() and (before.isalnum() or before in ",;-–")
        closed = before in TERMINATORS or before in CLOSERS or after in ("\n", "\r", "")
        if not runs_on and not (wrapped and length >= WRAPPED and not closed):
            out.append(n)
    return out


def _past_closers(tokens: Tokens, n: int, end: int) -> int:
    """The first token from `n` on that is neither a terminator nor a closing mark."""
    while n < end and (tokens.words[n] in TERMINATORS or (tokens.words[n] in CLOSERS and _closes(tokens, n))):
        n += 1
    return n


@dataclass(slots=True, frozen=True)
class _Endings:
    """What tells a full stop that ends a sentence from an abbreviation's."""

    abbreviations: frozenset[str]
    closing: frozenset[str]
    plain: frozenset[str]


def _ends(tokens: Tokens, n: int, end: int, how: _Endings) -> bool:
    """Whether the terminator that token `n` is, or ends in, ends a sentence."""
    words, kinds = tokens.words, tokens.kinds
    after = _past_closers(tokens, n + 1, end)
    if after >= end or kinds[after] == "l":
        return True
    if tokens.glued(after) and words[after] not in OPENERS:
        return _lost_blank(tokens, n, after)
    while after < end and (words[after] in OPENERS or words[after] in "-–—•*"):
        after += 1
    following = words[after] if after < end else ""
    if following[:1].islower():
        return False
    if len(words[n]) > 1:  # "U.S. Army" goes on, "the U.S. The" does not
        speaks = words[n].isupper() and _sentence_in_marks(tokens, after, end)
        return speaks or following.lower() in how.plain or (words[n][0].isupper() and not following[:1].isalpha())
    if words[n] != "." or n == 0 or not tokens.glued(n) or kinds[n - 1] != "w":
        return True
    before = words[n - 1]
    if len(before) == 1 and before.isupper():
        return False
    if before.lower() not in how.abbreviations or before in how.closing:
        return True  # "he is ill. A judge": a state's short name has a capital
    # "at CLSA Ltd. The fine", "at CLSA Ltd. “The fine": a title never ends a sentence, what closes a name may.
    opened = words[after - 1] in OPENERS and tokens.kinds[after - 1] == "s"
    return before.lower() in how.closing and (opened or following.lower() in how.plain)


def _sentence_in_marks(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a mark right before `at` opens words that end in a sign, as what somebody says does: "in Keene, N.H. “I won,” he"."""
    if tokens.words[at - 1] not in "“«\"":
        return False
    near = range(at + 1, min(at + SAID_WITHIN, end))
    close = next((n for n in near if tokens.words[n] in "”»\"" and _closes(tokens, n)), at)
    return close > at and tokens.words[close - 1] in ",.?!…"


def _lost_blank(tokens: Tokens, n: int, after: int) -> bool:
    """"visas.Direct": a full stop whose blank was lost; not "asia.it", "3.5" or "e.g."."""
    before, following = tokens.words[n - 1] if n else "", tokens.words[after]
    return len(before) > 2 and before.islower() and len(following) > 1 and following[0].isupper() and following[1:].islower()


def _closes(tokens: Tokens, n: int) -> bool:
    """Whether a mark that can open or close stands where it closes: touching what is before it only."""
    if not tokens.glued(n):
        return False
    alone = n + 1 >= len(tokens) or not tokens.glued(n + 1) or tokens.kinds[n + 1] in "sl"
    return alone or tokens.words[n] not in "\"'"
