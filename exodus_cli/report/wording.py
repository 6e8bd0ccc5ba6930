"""How values are put for a reader: numbers, dates, sources, and sentences in brief."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from exodus_cli.facts import Figure, Number, Person, Quote
from exodus_cli.world import sources, topics
from exodus_cli.world.places import gazetteer

# Scales a reader takes in at a glance; below a million the digits are clearer.
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
# From here on nobody reads digits, and floats end: a number nobody meant.
LARGEST = 10**18
SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹"}
MODIFIERS = {
    "about": "about",
    "nearly": "nearly",
    "more_than": "more than",
    "at_least": "at least",
    "less_than": "less than",
    "at_most": "up to",
}
MARKS = '“”„"«»‘’'
OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'
BEYOND = 3  # how many signs may stand between the words and their closing mark: "believe,”"
TELLING = 4  # fewer words say nothing by themselves
BREATH = 220  # characters of a quotation that is read in one go
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# What a terminal might obey or a reader might be fooled by: controls, line separators, direction overrides.
HOSTILE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def safe(text: str) -> str:
    """Text of an article on one line, with nothing in it that a terminal would obey."""
    return HOSTILE.sub(_harmless, text)


def _harmless(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] in "\t\n\r\x0b\x0c\u2028\u2029":
        return " "
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"


def folded(text: str) -> str:
    """Text on one line, blanks run together."""
    return " ".join(safe(text).split())


def number(value: Number) -> str:
    """A number as people print it: 170,000; 1.3 million; 0.5."""
    if abs(value) >= LARGEST:
        return f"{Decimal(value):.3g}"
    for scale, word in SCALES:
        if abs(value) >= scale:
            short = round(value / scale, 3)
            if abs(short * scale - value) < 1e-6 * scale and short < 10_000:
                return f"{_plain(short)} {word}"
            break
    return _plain(value)


def _plain(value: Number) -> str:
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.6f}".rstrip("0").rstrip(".") if abs(value) >= 1e-6 else repr(value)
    return f"{int(value):,}".replace("-", "\N{MINUS SIGN}")


def ordinal(value: Number) -> str:
    """A rank: 1st, 22nd."""
    if not float(value).is_integer():
        return number(value)
    n = int(value)
    tail = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n:,}{tail}"


def amount(figure: Figure) -> str:
    """The value with its unit, without its modifier: `£5,000`, `7 days`, `40%`, `600,000 to 1 million`."""
    low, high = figure.low, figure.high
    if figure.modifier == "vague" or (figure.modifier == "between" and _in_vague_words(figure)):
        return folded(figure.text).lower()
    if figure.point is not None:
        return _with_unit(figure, figure.point)
    if low is not None and high is not None and low != high:
        return _range(figure, low, high)
    bound = low if low is not None else high
    return folded(figure.text) if bound is None else _with_unit(figure, bound)


def _in_vague_words(figure: Figure) -> bool:
    """Whether a range was said in words like "hundreds to thousands": its top comes from a table, nobody printed it."""
    return str(figure.high).endswith("99") and not any(c.isdigit() for c in figure.text)


def _range(figure: Figure, low: Number, high: Number) -> str:
    first, last = number(low), _with_unit(figure, high)
    scale = first.partition(" ")[2]
    if scale and f" {scale}" in last:
        first = first.partition(" ")[0]
    sign = SIGNS.get(figure.unit or "", "") if figure.value_kind == "money" else ""
    return f"{sign}{first}–{last.removeprefix(sign)}"


def _with_unit(figure: Figure, value: Number) -> str:
    kind, unit, printed = figure.value_kind, figure.unit, folded(figure.unit_text or "")
    if kind == "rank":
        return ordinal(value)
    if unit == "percent":
        value = value if any(c.isdigit() for c in figure.text) else round(value, 1)  # a third
        return f"{number(value)}%" if not printed or len(printed) < 2 or "point" not in printed else f"{number(value)} {printed}"
    if kind == "money":
        sign = SIGNS.get(unit or "")
        return f"{sign}{number(value)}" if sign else f"{number(value)} {unit or printed}".rstrip()
    if unit == "magnitude":
        return f"magnitude {number(value)}"
    if kind in ("age", "duration", "measure"):
        name = (unit or printed).replace("_", " ")
        plural = "" if value == 1 or "/" in name or not name.isalpha() or name.isupper() else "s"
        return f"{number(value)} {name}{plural}".rstrip()
    return number(value)


def modifier(figure: Figure) -> str:
    """The words before a value: `more than`, `about`, or nothing."""
    return MODIFIERS.get(figure.modifier, "")


def value(figure: Figure) -> str:
    """The whole value in words: `more than 170,000`."""
    arrow = {"up": "↑", "down": "↓"}.get(figure.trend or "", "")
    return " ".join(part for part in (arrow, modifier(figure), amount(figure)) if part)


def counted(figure: Figure) -> str:
    """What the figure counts or measures, as near to the text as it is known."""
    if figure.counted:
        return folded(figure.counted)
    if figure.value_kind in ("age", "duration", "rank"):
        return figure.value_kind
    thing = topics.plural(figure.thing) if figure.thing else ""
    return folded(figure.unit_text or thing) if figure.value_kind == "count" else thing


def notes(figure: Figure) -> str:
    """What a reader must know besides: the event, and that it is planned, denied or hedged."""
    stance = figure.stance if figure.stance not in (None, "asserted") else ""
    event = figure.event and (topics.doing(figure.event) or figure.event.replace("_", " ")) if figure.event != figure.thing else ""
    if event and event in counted(figure):
        event = ""
    return ", ".join(part for part in (event, stance) if part)


def who(figure: Figure) -> str:
    """Who vouches for the figure: `UK Ministry of Defence, via BBC`."""
    if figure.said_by is None:
        return publisher(figure.source)
    via = [folded(v) for v in figure.said_by.via]
    return folded(figure.said_by.name) + (f", via {', '.join(via)}" if via else "")


def publisher(source: str | None) -> str:
    """The name of a source as it prints itself: `BBC` for `bbc`; an unknown one as it stands."""
    return safe(sources.publisher(source)) if source else ""


def where(figure: Figure) -> str:
    """The places of the figure: `Russia → Kazakhstan`, `in Almaty`."""
    if figure.origin and figure.destination:
        way = f"{place(figure.origin)} → {place(figure.destination)}"
    else:
        way = f"from {place(figure.origin)}" if figure.origin else f"to {place(figure.destination)}" if figure.destination else ""
    return " ".join(part for part in (way, figure.location and f"in {place(figure.location)}") if part)


def place(code: str | None) -> str:
    """The name of a place by its ISO code or gazetteer id; an unknown one as it stands."""
    entry = gazetteer().find(code) if code else None
    return safe(entry.name if entry else code or "")


def when(figure: Figure) -> str:
    """The window of the figure."""
    return interval(figure.window.start, figure.window.end) if figure.window else ""


def age(person: Person) -> str:
    """`29`, `30–33`, or nothing."""
    if isinstance(person.age, tuple):
        return f"{person.age[0]}–{person.age[1]}"
    return "" if person.age is None else str(person.age)


def stands(person: Person) -> str:
    """What a person belongs to, where they are from and where they are now."""
    parts = [person.organisation, person.origin and f"from {person.origin}", person.now_in and f"now in {person.now_in}"]
    return ", ".join(folded(p) for p in parts if p)


def quoted(quote: Quote, text: str | None) -> str:
    """The words of a quotation, a break in it marked; direct words between marks."""
    if text is None:
        words = folded(quote.text)
    else:
        parts = ((_marked(text, *span) if quote.form == "mixed" else text[slice(*span)]) for span in quote.content)
        words = " … ".join(map(folded, parts))
    return f"“{words.strip(MARKS)}”" if quote.form == "direct" else words


def _marked(text: str, start: int, end: int) -> str:
    """The words of a mixed quotation with the mark that its span leaves outside: "had “no reason”", not "had “no reason"."""
    words = text[start:end]
    opened, closed = (sum(map(words.count, marks)) for marks in (OPENING, CLOSING))
    straight = words.count(STRAIGHT) % 2
    if opened < closed or (straight and text[max(0, start - 1) : start] == STRAIGHT):
        return text[max(0, start - 1) : start] + words
    if opened > closed or straight:
        return words + next((c for c in text[end : end + BEYOND] if c in CLOSING or c == STRAIGHT), "")
    return words


def best(quotes: Iterable[Quote]) -> Quote | None:
    """The quotation to print when there is room for one: direct, a whole sentence, and long, but no longer than one reads in a breath.

    A fragment ("to call up", a word between marks) tells nothing by itself: it is never the one.
    """

    def rank(quote: Quote) -> tuple[bool, bool, bool, int]:
        length = quote.end - quote.start
        whole = quote.form != "direct" or folded(quote.text).lstrip(MARKS)[:1].isupper()
        return quote.form != "direct", not whole, length > BREATH, length if length > BREATH else -length

    return min((quote for quote in quotes if len(quote.text.split()) >= TELLING), key=rank, default=None)


def span(low: Number | None, high: Number | None) -> str:
    """An interval without its unit: `600,000–1 million`, `200,000 or more`."""
    if low is None or high is None:
        bound = low if low is not None else high
        return "" if bound is None else f"{number(bound)} or {'more' if low is not None else 'less'}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def interval(start: str | None, end: str | None) -> str:
    """Two ISO dates as people write a stretch of time: `21–28 Sep 2022`, `2022`, `since 24 Feb 2022`."""
    if start and end:
        return _between(start, end)
    if start:
        return f"since {moment(start)}"
    return f"until {moment(end)}" if end else ""


def _between(start: str, end: str) -> str:
    first, last = _day(start), _day(end)
    if first is None or last is None:
        return moment(start) if start == end else f"{moment(start)} – {moment(end)}"
    if "T" in start or "T" in end:
        if start == end:
            return moment(start)
        if first == last:
            return f"{moment(start)}–{_clock(end)}"
        return f"{moment(start)} – {moment(end)}"
    return _days(first, last)


def _days(first: date, last: date) -> str:
    month = f"{MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return f"{last.day} {month}"
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole and first.month == 1 and last.month == 12:
        return str(last.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return month if whole else f"{first.day}–{last.day} {month}"
    if whole:
        return f"{MONTHS[first.month - 1]}{'' if first.year == last.year else f' {first.year}'} – {month}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {MONTHS[first.month - 1]}{year} – {last.day} {month}"


def moment(iso: str) -> str:
    """An ISO date or date-time as people write it; anything else as it stands."""
    day = _day(iso)
    if day is None:
        return safe(iso)
    clock = f", {_clock(iso)}" if "T" in iso else ""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}{clock}"


def _clock(iso: str) -> str:
    return iso.partition("T")[2][:5]


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def brief(sentence: str, start: int, end: int, room: int | None) -> tuple[str, str, str]:
    """A sentence cut to `room` characters around its [start, end): what stands before, the words, what follows."""
    start, end = max(start, 0), max(end, 0)  # a mark may begin before its sentence
    before, words, after = folded(sentence[:start]), folded(sentence[start:end]), folded(sentence[end:])
    before += " " if before and sentence[start - 1 : start].isspace() else ""
    after = (" " if after and sentence[end : end + 1].isspace() else "") + after
    if room is None or len(before) + len(words) + len(after) <= room:
        return before, words, after
    words = words if len(words) <= room - 2 else words[: max(room - 3, 1)] + "…"
    spare = max(room - len(words), 2)
    ahead = min(len(before), max(spare // 2, spare - len(after)))
    behind = spare - ahead
    if len(before) > ahead:
        before = "…" + _from_word(before[len(before) - ahead + 1 :]) if ahead > 1 else "…"
    if len(after) > behind:
        after = _to_word(after[: behind - 1]) + "…" if behind > 1 else "…"
    return before, words, after


def _from_word(text: str) -> str:
    """The text from its next word on, unless that would cost much of it."""
    at = text.find(" ")
    return text[at + 1 :] if 0 <= at < max(len(text) // 3, 20) else text


def _to_word(text: str) -> str:
    at = text.rfind(" ")
    return text[:at] if at > min(len(text) * 2 // 3, len(text) - 20) else text
