"""Attach units: signs and words of money, time, measure and share around a number."""

from __future__ import annotations

from exodus_cli.facts import Number, ValueKind
from exodus_cli.grammar.numbers.cardinals import cardinal, digits
from exodus_cli.grammar.numbers.quantity import Numeral, Quantity, tidy
from exodus_cli.grammar.numbers.scan import Scan

MASS_LIMIT = 10_000
"""A bare "pounds" ten times above this is money anywhere."""
OPEN, CLOSE = frozenset("([{<"), frozenset(")]}>")


def quantity(s: Scan, n: Numeral, dollar: str) -> Quantity:
    """The quantity a numeral makes with the unit beside it; its bounds come later."""
    q = Quantity(first=n.first, last=n.last, number=(n.first, n.last), low=n.low, high=n.high, point=n.point, scale=n.scale,
                 in_digits=n.digits, vague=n.vague or n.about)
    if n.high == float("inf"):
        q.high, q.modifier = None, "more_than"
    elif n.vague:
        q.modifier = "vague"
    elif n.about:
        q.modifier = "about"
    q.cues["value"] = s.tokens.span(n.first, n.last)
    if n.rank:
        q.value_kind = "rank"
    elif n.age:
        _set(s, q, "age", "year", None)
    elif n.share:
        _set(s, q, "share", "percent", None)
    elif not (_sign(s, q, dollar) or _age(s, q) or _after(s, q, n, dollar)):
        _before(s, q)
    return q


def _set(s: Scan, q: Quantity, kind: ValueKind, unit: str, words: tuple[int, int] | None) -> None:
    q.value_kind, q.unit = kind, unit
    if words is not None:
        q.cues["unit"] = span = s.tokens.span(*words)
        q.unit_text = s.tokens.text[span[0] : span[1]]
        q.first, q.last = min(q.first, words[0]), max(q.last, words[1])


def _scaled(q: Quantity, factor: float) -> None:
    q.low, q.high, q.point = (None if v is None else tidy(v * factor) for v in (q.low, q.high, q.point))


# ---- money ------------------------------------------------------------------------------------
def _sign(s: Scan, q: Quantity, dollar: str) -> bool:
    """"£12bn", "US$ 160 million", "RM79", "EUR 125", "euro 0,1165"."""
    book, at = s.book, q.first
    start, end = at, at
    found = book.signs.match(s.lower, at)
    while found is not None and not (_is_sign(s, found[0], at) and _large(s, found[0], q)):
        found = None
    if found is not None:
        start, unit = found
    elif s.low(at - 1) in book.word_signs and q.in_digits and not _class(s, q) and not _unit_follows(s, q.last) and not _counted(s, at - 1):
        start, unit = at - 1, book.word_signs[s.lower[at - 1]]
    else:
        return False
    if start < at - 1 and "$" in s.words[at - 1] and not _prefix(s, start, at - 1):
        start, unit = at - 1, "USD"
    bare = s.tokens.text[s.starts[start] : s.ends[end - 1]] == "$"
    _set(s, q, "money", dollar if bare else unit, (start, end))
    _same_currency(s, q)
    _rate(s, q)
    return True


def _is_sign(s: Scan, start: int, at: int) -> bool:
    """Codes of letters count as written, or glued to the number."""
    if s.kinds[at - 1] != "w":
        return True
    word, low = s.words[at - 1] if s.kinds[start] == "s" else s.words[start], s.lower[start]
    written = word.isupper() or (word[0].isupper() and s.glued(at)) or (word.istitle() and low not in s.book.codes)
    if not written and low not in s.book.loose:
        return len(word) > 2 and s.glued(at) and low in s.book.codes
    return len(word) > 1 or s.glued(at)


def _large(s: Scan, start: int, q: Quantity) -> bool:
    """Whether a lone letter before digits can be a sign that print had none for: "e80 million", not "E10"."""
    return len(s.words[start]) > 1 or s.lower[start] not in s.book.loose or q.scale > 1


def _class(s: Scan, q: Quantity) -> bool:
    """"le auto Euro 3": a class of emissions."""
    return s.words[q.first - 1].istitle() and isinstance(q.point, int) and q.point < 10 and q.scale == 1


def _prefix(s: Scan, start: int, sign: int) -> bool:
    """Whether letters before a "$" name the country: "US$", "hk $"; not "a $5 bill"."""
    word = s.words[start]
    return s.glued(sign) or len(word) > 1


def _counted(s: Scan, at: int) -> bool:
    """Whether a currency word already belongs to a number before it: "5 euro 20 volte"."""
    j = at - 2 if at and s.lower[at - 1] in s.book.of else at - 1
    return j >= 0 and (s.kinds[j] == "n" or s.book.word(s.lower[j]) is not None or s.lower[j] in s.book.numbers.short_scales)


def _unit_follows(s: Scan, at: int) -> bool:
    at = at + 1 if s.low(at) in s.book.of else at
    return at < s.size and s.book.after.match(s.lower, at) is not None


def _same_currency(s: Scan, q: Quantity) -> None:
    """Take in the currency said twice: "$10 dollars", "€5 euro"."""
    j = s.past_hyphen(q.last)
    if s.low(j) in s.book.of:
        j += 1
    found = s.book.after.match(s.lower, j) if j < s.size else None
    if found is not None and found[1][0] == "money" and found[1][1] in (q.unit, "USD"):
        q.last = j + found[0]


# ---- units after the number ---------------------------------------------------------------------
def _after(s: Scan, q: Quantity, n: Numeral, dollar: str) -> bool:
    found = _unit_at(s, q, q.last)
    if found is None:
        return False
    kind, unit, first, last = found
    if kind == "cents":
        _scaled(q, 0.01)
        q.factor = 0.01
        _set(s, q, "money", dollar if unit == "USD" and last - first == 1 else unit, (first, last))
    elif kind == "money":
        bare = unit == "USD" and last - first == 1 and s.lower[first] not in s.book.codes
        _set(s, q, "money", dollar if bare else unit, (first, last))
        _scale_after(s, q)
        _cents(s, q)
    elif kind == "share":
        _set(s, q, "share", unit, (first, last))
    elif kind == "duration":
        _set(s, q, "duration", unit, (first, last))
        _half(s, q)
    else:
        _set(s, q, "measure", unit, (first, last))
        _half(s, q)
        _inches(s, q)
        _scale_name(s, q)
    if kind in ("cents", "money", "measure"):
        _rate(s, q)
    return True


def _unit_at(s: Scan, q: Quantity, at: int) -> tuple[str, str, int, int] | None:
    """(kind, unit, first, last) of the unit words behind a number, its "of", hyphen or bracket passed over."""
    book = s.book
    for j in (at, _gap(s, at)):
        if j >= s.size or s.kinds[j] == "l":
            continue
        found = book.after.match(s.lower, j)
        if found is not None and j > at and s.lower[at] in book.stretched and found[1][0] != "duration":
            continue
        if found is not None and _believed(s, q, j, found[0]) and not (
                found[1][0] == "money" and (s.kinds[j] == "s" or s.words[j].isupper()) and _next_number(s, j, j + found[0])):
            kind, unit = found[1]
            words = " ".join(s.lower[j : j + found[0]])
            mass = s.low(j + found[0]) in book.of and s.low(j + found[0] + 1) in book.heavy
            if words in book.twofold and (kind == "money") != (_money_like(s, q) and not mass):
                kind, unit = _other(s, words, kind)
            return kind, unit, s.past_hyphen(j), _closing(s, at, j, j + found[0])
        if q.in_digits:
            short = book.short.match(s.words, j)
            if short is not None and _short_ok(s, j, j + short[0]) and not _decade(s, q, j):
                return *short[1], j, _closing(s, at, j, j + short[0])
            cents = book.short_cents.get(s.words[j])
            if cents is not None and s.glued(j) and s.kinds[j] == "w" and not (s.glued(j + 1) and s.kinds[j + 1] in "nw"):
                return "cents", cents, j, j + 1
            sign = book.sign_words.match(s.lower, j)
            if sign is not None and (s.kinds[j] == "s" or s.words[j].isupper()) and not _next_number(s, j, j + sign[0]):
                return "money", sign[1], j, j + sign[0]
            if s.words[j].isupper() and s.words[j][0] == "M" and s.lower[j][1:] in book.codes:  # "120 MEUR"
                _scaled(q, 1_000_000)
                return "money", s.words[j][1:], j, j + 1
    return None


def _gap(s: Scan, at: int) -> int:
    """Where the unit stands when not at `at`: behind "of", a hyphen, a bracket, "consecutive"."""
    if s.hyphen(at):
        return at + 1
    if s.low(at) in s.book.of or s.low(at) in s.book.stretched:
        return at + 1
    if at + 2 < s.size and s.words[at] in OPEN and s.words[at + 2] in CLOSE:
        return at + 1
    return s.size


def _closing(s: Scan, at: int, first: int, last: int) -> int:
    return last + 1 if first > at and s.words[at] in OPEN else last


def _believed(s: Scan, q: Quantity, at: int, size: int) -> bool:
    """Whether a unit word is one here: codes as written, verbs and names that look like units not."""
    word = s.lower[at]
    if size == 1 and s.kinds[at] == "w" and word in s.book.codes and word not in s.book.loose:
        return s.words[at].isupper() or len(word) > 3
    if size == 1 and word in s.book.shy:
        return (q.point or 0) >= 100
    if s.hyphen(at) and size == 1 and s.kinds[at] == "s":
        return False
    return not (s.hyphen(at + size) and s.low(at + size + 1) in s.book.denominators)


def _money_like(s: Scan, q: Quantity) -> bool:
    """Whether "pounds" are money: millions always, thousands where the text has other pounds of money."""
    value = q.point or q.high or 0
    return q.scale >= 1_000_000 or value >= 10 * MASS_LIMIT or (value >= MASS_LIMIT / 10 and "£" in s.tokens.text)


def _other(s: Scan, words: str, kind: str) -> tuple[str, str]:
    if kind == "money":
        return "measure", next(unit for unit, ps in s.book.units.measure.items() if words in ps)
    return "money", s.book.money_of[words]


def _short_ok(s: Scan, first: int, last: int) -> bool:
    """Whether an abbreviation is one: alone, and glued where it is a single capital."""
    if s.glued(last) and (s.kinds[last] in "nw" or s.hyphen(last) or s.words[last] in "'’&"):
        return False
    word = s.words[first]
    if last - first == 1 and word in s.book.not_nouns and not s.glued(first):  # "magnitudo 6.1 ha colpito"
        return last >= s.size or s.kinds[last] != "w" or s.lower[last] in s.book.of
    if last - first == 1 and len(word) == 1 and word.isalpha() and not s.glued(first):
        if word.isupper() or word in s.book.tight:
            return False
        dotted = s.words[last : last + 1] == ["."] and s.kinds[last + 1 : last + 2] == ["w"] and s.glued(last + 1)
        return s.low(last) not in s.book.ones and not dotted
    return True


def _decade(s: Scan, q: Quantity, at: int) -> bool:
    """"30s" and "1990s" are decades, not seconds."""
    led = s.hyphen(q.first - 1) or s.low(q.first - 1) in s.book.numbers.glued_bounds
    decade = q.point is not None and (led or (q.point % 10 == 0 and (q.point < 100 or q.point >= 1000)))
    return decade and s.lower[at] in s.book.decade_endings and s.glued(at)


def _next_number(s: Scan, sign: int, at: int) -> bool:
    """Whether a sign belongs to the number behind it: "5 $10 bills", "3 USD50 cards"."""
    return at < s.size and s.kinds[at] == "n" and (s.glued(at) or not s.glued(sign))


def _scale_after(s: Scan, q: Quantity) -> None:
    """"75 USD million"."""
    word = s.book.words.get(s.low(q.last))
    if word is not None and word[0] == "s" and q.scale == 1 and q.in_digits:
        _scaled(q, word[1])
        q.scale, q.last = word[1], q.last + 1


def _cents(s: Scan, q: Quantity) -> None:
    """"13 dollars 45 cents", "tredici euro e quarantacinque cent"."""
    j = q.last
    if s.low(j) in s.book.conjunctions:
        j += 1
    c = cardinal(s, j, joined=False) if j < s.size and s.kinds[j] in "nw" else None
    if c is None or not 0 < c.value < 100 or c.last >= s.size or q.point is None:
        return
    found = s.book.after.match(s.lower, s.past_hyphen(c.last))
    closed = c.last == s.past_hyphen(j) + 1 and not s.words[c.last].isalnum() and s.kinds[c.last] != "l" and c.value >= 10
    if (found is not None and found[1][0] == "cents") or (found is None and closed and s.words[c.last] in ".,;:)!?"):
        value = tidy(float(q.point) + float(c.value) / 100)
        q.low = q.high = q.point = value
        q.last = s.past_hyphen(c.last) + found[0] if found is not None else c.last


def _half(s: Scan, q: Quantity) -> None:
    """"due mesi e mezzo"."""
    found = s.book.unit_halves.match(s.lower, q.last) if q.last < s.size else None
    if found is not None and q.point is not None:
        q.low = q.high = q.point = tidy(q.point + 0.5)
        q.last += found[0]


def _inches(s: Scan, q: Quantity) -> None:
    """"5 ft 2 in", "six feet four inches": all in feet."""
    if q.unit != "foot" or q.last >= s.size or q.point is None:
        return
    c = cardinal(s, q.last, joined=False) if s.kinds[q.last] in "nw" else None
    if c is None or not 0 <= c.value < 12 or c.last >= s.size:
        return
    found = s.book.after.match(s.lower, c.last)
    short = c.digits and s.words[c.last] in s.book.inches
    if short or (found is not None and found[1][1] == "inch"):
        q.low = q.high = q.point = tidy(float(q.point) + float(c.value) / 12)
        q.last = c.last + (1 if short or found is None else found[0])


def _scale_name(s: Scan, q: Quantity) -> None:
    """"8.9 gradi (Scala Richter)": the scale names the unit."""
    j = q.last
    link = s.book.scale_links.match(s.lower, j) if j < s.size else None
    j += link[0] if link is not None else 0
    found = s.book.scale_names.match(s.lower, j) if j < s.size and q.unit in ("degree", "magnitude") else None
    if found is not None:
        q.unit = found[1]
        bracket = link is not None and s.words[q.last] == "(" and s.words[j + found[0] : j + found[0] + 1] == [")"]
        q.last = j + found[0] + bracket
        q.unit_text = s.tokens.text[q.cues["unit"][0] : s.ends[q.last - 1]]
        q.cues["unit"] = (q.cues["unit"][0], s.ends[q.last - 1])


def _rate(s: Scan, q: Quantity) -> None:
    """"$98 a share", "barrels a day", "euro al chilogrammo", "miliardi l'anno": joined per-units."""
    book, j = s.book, q.last
    adjective = book.units.per_adjectives.get(s.low(j))
    if adjective is not None and q.unit is not None:
        q.unit, q.last = f"{q.unit}/{adjective}", j + 1
        return
    j = s.past_hyphen(j)
    if s.low(j) in book.of and q.value_kind == "measure" and s.kinds[j + 1 : j + 2] == ["w"]:  # "barrels of oil per day"
        j += 2
    link = book.per.match(s.lower, j) if j < s.size else None
    if link is None or q.unit is None or "/" in q.unit:
        return
    k = s.past_hyphen(j + link[0])
    whole = book.after.match(s.lower, k) if k < s.size else None
    size, noun = 1, book.per_nouns.get(s.low(k))
    if whole is not None and whole[0] > 1 and whole[1][0] in ("measure", "duration"):
        size, noun = whole[0], whole[1][1]
    if noun is None and s.lower[j] in book.per_any and k < s.size and s.words[k].islower() and len(s.words[k]) > 2:
        noun = s.lower[k]
    onward = k + size + 1
    moved = "n" in s.kinds[onward : onward + 2]  # "to $15 an hour from $7.25"
    if noun is None or (s.low(k + size) in book.per_block and s.lower[j] in book.ones and not moved):
        return
    k += size - 1
    q.unit = f"{q.unit}/{noun}"
    if j > q.last + 1:
        q.cues["per"] = s.tokens.span(j, k + 1)
        return
    q.last = k + 1
    first = q.cues["unit"][0]
    if first < s.starts[q.number[1] - 1]:
        return
    q.cues["unit"] = (first, s.ends[k])
    q.unit_text = s.tokens.text[first : s.ends[k]]


def _before(s: Scan, q: Quantity) -> None:
    """"magnitude 6.1"."""
    j = q.first - 1 if s.hyphen(q.first - 1) else q.first
    found = s.book.before.match(s.lower, q.first) or s.book.before.match(s.lower, j)
    if found is not None and q.point is not None and 0 < q.point < 12:
        first = found[0] + (s.lower[found[0]] in s.book.ones or s.lower[found[0]] in s.book.of)
        _set(s, q, "measure", found[1], (first, first + 1))
    elif q.point is not None and q.in_digits and 0 < q.point < 12:
        link = s.book.scale_links.match(s.lower, q.last) if q.last < s.size else None
        j = q.last + (link[0] if link is not None else 0)
        name = s.book.scale_names.match(s.lower, j) if j < s.size else None
        if name is not None:
            _set(s, q, "measure", name[1], (j, j + name[0]))


# ---- ages ------------------------------------------------------------------------------------
def _age(s: Scan, q: Quantity) -> bool:
    """"26-year-old", "60 years old", "tre anni di età"."""
    found = s.book.age_suffixes.match(s.lower, q.last) if q.last < s.size else None
    if found is None and s.hyphen(q.last):
        found = s.book.age_suffixes.match(s.lower, q.last + 1)
        if found is not None:
            found = (found[0] + 1, True)
    if found is None:
        return False
    last = q.last + found[0]
    unit = next((u for w in s.lower[q.last : last] if (u := _time_unit(s, w)) is not None), "year")
    first = q.last + (not s.words[q.last].isalnum())
    _set(s, q, "age", unit, (first, last))
    return True


def _time_unit(s: Scan, word: str) -> str | None:
    found = s.book.after.match([word], 0)
    return found[1][1] if found is not None and found[1][0] == "duration" else None


def plain_digits(s: Scan, at: int) -> Number | None:
    """The value of one token in digits."""
    return digits(s.words[at], s.book) if 0 <= at < s.size and s.kinds[at] == "n" else None
