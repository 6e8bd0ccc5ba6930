"""Every integer an independent speller writes reads back; no text makes the number grammar stumble."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exodus_cli.grammar.numbers import Quantity, quantities
from exodus_cli.grammar.tokens import tokenize
from exodus_cli.lang import LANGUAGES, Lexicon, lexicon

LIMIT = 10**12


# ---- two spellers that share nothing with the grammar ---------------------------------------------
EN = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
EN_TENS = ["x", "x", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
IT = ["zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove"]
IT_TENS = ["x", "x", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"]


def english(n: int, *, conjunction: bool = False, hyphen: bool = True) -> str:
    """A number in English words, British "and" at will."""
    if n < 20:
        return EN[n]
    if n < 100:
        return EN_TENS[n // 10] + (("-" if hyphen else " ") + EN[n % 10] if n % 10 else "")
    if n < 1000:
        rest = (" and " if conjunction else " ") + english(n % 100, hyphen=hyphen) if n % 100 else ""
        return f"{EN[n // 100]} hundred{rest}"
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= size:
            head = english(n // size, conjunction=conjunction, hyphen=hyphen)
            rest = n % size
            if not rest:
                return f"{head} {name}"
            link = " and " if conjunction and rest < 100 else " "
            return f"{head} {name}{link}{english(rest, conjunction=conjunction, hyphen=hyphen)}"
    raise AssertionError(n)


def italian(n: int) -> str:
    """A number in Italian words, written together below a million."""
    if n < 20:
        return IT[n]
    if n < 100:
        ten, unit = IT_TENS[n // 10], n % 10
        return ten if not unit else (ten[:-1] if unit in (1, 8) else ten) + IT[unit]
    if n < 1000:
        head = "cento" if n < 200 else IT[n // 100] + "cento"
        rest = n % 100
        if not rest:
            return head
        return (head[:-1] if rest // 10 == 8 or rest == 8 else head) + italian(rest)
    if n < 10**6:
        head = "mille" if n < 2000 else italian(n // 1000) + "mila"
        return head + (italian(n % 1000) if n % 1000 else "")
    for size, one, many in ((10**12, "bilione", "bilioni"), (10**9, "miliardo", "miliardi"), (10**6, "milione", "milioni")):
        if n >= size:
            head = f"un {one}" if n // size == 1 else f"{italian(n // size)} {many}"
            return f"{head} {italian(n % size)}" if n % size else head
    raise AssertionError(n)


def read(text: str, lang: str) -> list[Quantity]:
    words = lexicon(lang)
    return quantities(tokenize(text, words.text), words)


def value(text: str, lang: str) -> list[object]:
    return [q.point for q in read(text, lang)]


magnitudes = st.integers(0, 12).flatmap(lambda k: st.integers(0, 10**k))


@settings(max_examples=800, deadline=None)
@given(magnitudes, st.booleans(), st.booleans())
@example(LIMIT, False, True)
@example(1_001_000, True, False)
def test_english_words_read_back(n: int, conjunction: bool, hyphen: bool) -> None:
    text = f"They counted {english(n, conjunction=conjunction, hyphen=hyphen)} votes."
    assert value(text, "en") == [n], text


@settings(max_examples=800, deadline=None)
@given(magnitudes.filter(lambda n: n != 1))
@example(LIMIT)
@example(1_001_000)
def test_italian_words_read_back(n: int) -> None:
    text = f"Hanno contato {italian(n)} voti."
    assert value(text, "it") == [n], text


def test_small_words_read_back() -> None:
    for n in range(2, 1200):
        assert value(f"About {english(n)} votes", "en") == [n]
        assert value(f"Circa {italian(n)} voti", "it") == [n]


@settings(max_examples=300, deadline=None)
@given(magnitudes)
def test_grouped_digits_read_back(n: int) -> None:
    assert value(f"At least {n:,} votes", "en") == [n]
    assert value(f"Almeno {n:,} voti".replace(",", "."), "it") == [n]


# ---- any text -------------------------------------------------------------------------------
PIECES = st.sampled_from([
    "one", "half", "a", "million", "and", "of", "the", "-", "–", "12", "1.5", "1,5", "%", "$", "£", "(", ")", ",", ".", "/", "from", "to", "between",
    "tra", "e", "un", "mezzo", "mila", "milioni", "di", "euro", "due", "terzi", "anni", "2019", "May", "maggio", "alle", "21:30", "più", "circa", "bn",
    "m", "km", "years", "old", "30s", "-year-old", "dozen", "decina", "milioni", "hundreds", "decine", "over", "no", "nessuno", "e10", "^", "½", "°", "C", "'",
    "\n", "+", "#", "no.", "S&P", "first", "secondo", "ventiduenne", "in", "su", "point", "minus", "x",
])


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]), st.sampled_from(LANGUAGES))
@example(["milioni", "decina", "circa"], " ", "it")
@example(["milioni", "mezzo", "circa"], " ", "it")
def test_offsets_hold_for_any_row_of_words(pieces: list[str], glue: str, lang: str) -> None:
    check(glue.join(pieces), lang)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
def test_offsets_hold_for_any_text(text: str, lang: str) -> None:
    check(text, lang)


def check(text: str, lang: str) -> None:
    words = lexicon(lang)
    tokens = tokenize(text, words.text)
    end = 0
    for q in quantities(tokens, words):
        assert end <= q.first <= q.number[0] < q.number[1] <= q.last <= len(tokens)
        end = q.last
        for first, last in q.cues.values():
            assert 0 <= first < last <= len(text)
        if q.low is not None and q.high is not None:
            assert q.low <= q.high
        for link in (q.same_as, q.part_of):
            assert link is None or link >= 0


@pytest.mark.parametrize("piece", ["1", "1 ", "one ", "due ", "-", "$", "1-", "1,", "un ", "mila", "1/", "half ", "(", "and ", "tra 1 e "])
def test_no_text_is_slow(piece: str) -> None:
    """Twice the text takes about twice the time, on any machine (four times would be quadratic)."""
    for lang in LANGUAGES:
        words = lexicon(lang)

        def seconds(size: int, words: Lexicon = words) -> float:
            tokens = tokenize(piece * (size // len(piece)), words.text)
            began = time.process_time()
            quantities(tokens, words)
            return time.process_time() - began

        seconds(1_000)
        assert seconds(60_000) < 3 * seconds(30_000) + 0.3


# ---- links ------------------------------------------------------------------------------------
def test_a_bracket_restates_its_base() -> None:
    found = read("They withdrew 1.2 trillion roubles (around £12bn / $15bn) last year.", "en")
    assert [(q.unit, q.same_as, q.modifier) for q in found] == [("RUB", None, "exact"), ("GBP", 0, "about"), ("USD", 0, "about")]


def test_a_conversion_is_about_what_its_base_is_about() -> None:
    found = read("It cost about 370,000 rubles (£5,000).", "en")
    assert [(q.unit, q.same_as, q.modifier) for q in found] == [("RUB", None, "about"), ("GBP", 0, "about")]


def test_a_part_knows_its_whole() -> None:
    four, five = read("Four of the five countries agreed.", "en")
    assert (four.point, four.part_of, five.point) == (4, 1, 5)


def test_a_bare_dollar_is_the_publishers() -> None:
    words = lexicon("en")
    found = quantities(tokenize("It cost $5 million, or US$3 million.", words.text), words, dollar="AUD")
    assert [q.unit for q in found] == ["AUD", "USD"]


@pytest.mark.parametrize(("text", "lang", "rank"), [
    ("the 21st time", "en", 21), ("their second visit", "en", 2), ("the twenty-first day", "en", 21), ("la ventunesima volta", "it", 21),
    ("il terzo posto", "it", 3), ("la 7ª edizione", "it", 7), ("il 21esimo", "it", 21),
])
def test_ordinals_are_ranks(text: str, lang: str, rank: int) -> None:
    (q,) = read(text, lang)
    assert (q.value_kind, q.point) == ("rank", rank)
