"""The schema of `times.toml`: how a language speaks of days, hours and spans of time.

`rules` say what a row of words means. A form is words parted by blanks, with `{slots}` for what a table
or a small reader fills in, `(…)` for what may be left out, `a|b` for a choice of words, `(a b | c)` for one of rows, and two
borders: what stands before `>` and behind `<` must be there but is no part of the expression ("in > {season}"). Words are parted as
`grammar.tokens` parts them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Means = Literal["calendar", "shift", "duration", "set", "ref", "edge", "nth", "within", "of", "range", "anchored", "again", "never"]


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a unit of time."""

    one: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    """Adjectives and adverbs of repetition: "daily"."""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a group of forms means, and what they leave unsaid."""

    means: Means
    forms: tuple[str, ...]
    after: tuple[Means, ...] = ()
    """The forms continue an expression of one of these kinds: "ago" after "two years"."""
    base: Literal["now", "text", "either"] = "now"
    """Where a shift counts from: publication, the moment the text has reached, or what the verb decides."""
    unit: str | None = None
    n: float | None = None
    shift: int | None = None
    month: int | None = None
    part: str | None = None
    mod: str | None = None
    value: str | None = None
    relation: Literal["past", "next", "from_told", "until_now", "same", "ended"] | None = None
    """How a duration lies to the moment of speaking; "same": the quarter or month told, of another year; "ended": a day behind ends it."""
    guard: str | None = None
    """The name of a test of the context that must hold (`grammar.times.guards`)."""
    only: Literal["plan", "line"] | None = None
    """Where alone it holds: in plans (requests, and lines of an agenda), or in lines (`grammar.times.register`)."""
    weak: bool = False
    """Emitted with low priority: "now", "recently"."""


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event of common knowledge: its day, what it is called, and the words that then stand for it."""

    day: str
    phrases: tuple[str, ...]
    happenings: tuple[str, ...]
    alone: tuple[str, ...] = ()
    """Phrases that mean it too, though they tell no year, while no other such day is near: "since sept . 11"."""


class Anchors(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words of phrases that count from an event: "[since] [the] [start of] the war", "[after] Putin [ordered] a mobilisation"."""

    since: tuple[str, ...]
    """What opens a stretch from an event up to now."""
    after: tuple[str, ...]
    """What opens one from an event on."""
    before: tuple[str, ...]
    """What opens one up to an event."""
    parts: tuple[str, ...]
    """What stands between a span and the event it is the first part of: "the first weeks [of] the war"."""
    within: frozenset[str]
    """What opens a span that is lived through: "[in] the seven days after"."""
    determiners: frozenset[str]
    """Words that open a noun phrase, beside the definite articles."""
    fused: frozenset[str]
    """Prepositions that hold the article: "dell'", "della"."""
    of: frozenset[str]
    """What else joins an event to whose or where it is."""
    places: frozenset[str]
    """What stands between an event and its place: "in"."""
    starts: frozenset[str]
    """Nouns of a beginning: in "the start of the war" the war is the event."""
    announcing: frozenset[str]
    """Verbs by which an event is made known: "announced"."""
    acts: frozenset[str]
    """Other verbs by which somebody brings one about: "launched"."""
    begins: frozenset[str]
    """Verbs by which one begins or happens: "started", "struck"."""
    auxiliaries: frozenset[str]
    fillers: frozenset[str]
    """Words that say nothing of which event is meant: "so", "called", "just"."""
    by: frozenset[str]
    """What stands before a gerund of such a verb: "by announcing"."""
    stops: frozenset[str]
    """Words that end a phrase."""
    speeches: frozenset[str]
    """The events (`happenings`) by which others are made known: a speech, a decree."""
    adverbs: tuple[str, ...]
    """Endings of adverbs."""
    head_first: bool
    """Whether adjectives follow their noun."""


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text and the dates in it: what a person would say they are, published on `published`."""

    text: str
    published: str | None = None
    dates: tuple[str, ...] = ()
    """Each as `words = value`, or `words = value = from/to`; in the order of the text, all of them."""


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words of time of one language."""

    day_first: bool
    """Whether 3/5 is the third of May."""
    decimal: str
    """The sign between the whole and the parts of a number."""
    plural_nouns: tuple[str, ...]
    """Endings of nouns in the plural."""
    plural: tuple[str, ...] = ()
    """Endings that make "every Monday" of a weekday: "s"."""
    months: dict[str, tuple[str, ...]]
    month_abbreviations: dict[str, tuple[str, ...]]
    weekdays: dict[str, tuple[str, ...]]
    weekdays_many: dict[str, tuple[str, ...]] = {}
    """Their plurals, where no ending makes them."""
    weekday_abbreviations: dict[str, tuple[str, ...]]
    capitals: bool
    """Whether months and weekdays are written with a capital."""
    homographs: tuple[str, ...]
    """Months and abbreviations that are also common words: "may", "march"."""
    numbers: dict[str, tuple[str, ...]]
    ordinals: dict[str, tuple[str, ...]]
    ordinal_signs: tuple[str, ...]
    """What makes an ordinal of a figure: "th", "º"."""
    few: dict[str, tuple[str, ...]]
    """Vague counts; "X" is any, a number is taken as said."""
    units: dict[str, Unit]
    seasons: dict[str, tuple[str, ...]]
    parts: dict[str, tuple[str, ...]]
    """Parts of the day by TIMEX3 code."""
    parts_many: dict[str, tuple[str, ...]] = {}
    """Their plurals, where no ending makes them."""
    feasts: dict[str, tuple[str, ...]]
    """Days with a name: "12-25", or "easter+1"."""
    decades: dict[str, tuple[str, ...]]
    """Decades in words: "nineties" is 90."""
    centuries: dict[str, tuple[str, ...]]
    """Centuries with a name of their own: "novecento" is 20."""
    decade_marks: tuple[str, ...]
    """What makes a decade of a year: "s"."""
    shifts: dict[str, tuple[str, ...]]
    """Words that point back (-1), here (0) or on (1): "last", "this", "next"."""
    approx: dict[str, tuple[str, ...]]
    """TIMEX3 `mod` -> the words before a span: "about", "more than"."""
    edges: dict[str, tuple[str, ...]]
    """TIMEX3 `mod` -> the words for a part of a stretch: "early", "the end of"."""
    eras: dict[str, tuple[str, ...]]
    """-1 before Christ, 1 after."""
    halves_of_day: dict[str, tuple[str, ...]]
    """"am", "pm"."""
    halves: tuple[str, ...]
    """Words of one half: "two and a half years"."""
    quarters: dict[str, tuple[str, ...]] = {}
    """Minutes told behind a spoken hour: 30 = ["e mezza"]."""
    hour_parts: dict[str, tuple[str, ...]] = {}
    """Minutes with a name, told before the hour: 30 = ["half"], 15 = ["quarter"]."""
    past_hour: frozenset[str] = frozenset()
    """Words between minutes and the hour they follow: "past"."""
    to_hour: frozenset[str] = frozenset()
    """Words between minutes and the hour they come before: "to"."""
    spoken_minutes: bool = False
    """Whether "seven thirty" is a time of the clock."""
    half_letters: dict[str, tuple[str, ...]] = {}
    """Letters that, touching a figure, stand for a half of the day: "9p"."""
    oclock: tuple[str, ...]
    """What marks an hour: "o'clock"."""
    clock_signs: tuple[str, ...]
    """The signs between hours and minutes: ":", "h"."""
    quarter_marks: tuple[str, ...]
    """The letter of a quarter: "q"."""
    half_marks: tuple[str, ...] = ()
    """The letter of a half year: "h"."""
    articles: tuple[str, ...]
    """Definite articles."""
    hour_words: dict[str, tuple[str, ...]]
    """Clock times with a name: "noon" is 12:00."""
    zones: tuple[str, ...]
    future: tuple[str, ...]
    """Words and endings ("*rà") that tell that what is spoken of lies ahead."""
    past: tuple[str, ...]
    """Words and endings that tell that it is over."""
    past_weak: tuple[str, ...] = ()
    """The same, where many nouns end alike: believed when nothing else tells."""
    no_verbs: frozenset[str] = frozenset()
    """Common nouns and names with such an ending, and endings of theirs: "mercato", "*ativa"."""
    flashbacks: frozenset[str] = frozenset()
    """Auxiliaries of what was before the story: "had"."""
    warmth: frozenset[str] = frozenset()
    """Words that make degrees of "the 80s": "temperatures"."""
    deadlines: frozenset[str]
    """Words right before a date that make it lie ahead where no verb tells: "by Friday"."""
    aside: frozenset[str]
    """Words before a year that is told in passing: "until", "than"."""
    time_prepositions: tuple[str, ...]
    """Words before a bare year or month: "in", "since"."""
    of: tuple[str, ...]
    """"of": what makes of "the fall" the fall of something."""
    ages: tuple[str, ...]
    """What makes an age of a span: "old"."""
    beside: frozenset[str]
    """Words beside "one day" that make it a span: "after", "later"."""
    conjunctions: frozenset[str] = frozenset()
    """Words that may follow a date without belonging to it: "and", "from"."""
    numbered: frozenset[str] = frozenset()
    """Words before a number that is no year: "page"."""
    measured: frozenset[str] = frozenset()
    """Words after one: "kg"."""
    papers: tuple[str, ...] = ()
    """Words after "daily" that make it a newspaper."""
    amounts: tuple[str, ...]
    """Words that end an amount: "million", "times", "percent"."""
    range_from: frozenset[str]
    """Words before the first end of a range: "from"."""
    range_to: frozenset[str]
    """Words between the ends of a range: "to", "-"."""
    range_between: frozenset[str]
    """Words that make a range of two dates joined by `range_and`: "between"."""
    range_and: frozenset[str]
    periods: dict[str, tuple[str, ...]] = {}
    """Stretches of history with a name, by their first and last day."""
    happenings: dict[str, tuple[str, ...]]
    """Events that may fix a day, by the words for them: invasion = ["invasion", "invaded"]."""
    anchors: Anchors
    happening_links: frozenset[str]
    """Words between an event and its day: "on"."""
    happening_genitives: frozenset[str]
    """Those of them that leave no doubt that the day is the event's: "del"."""
    happening_breaks: frozenset[str]
    """Words that part an event from the day behind it: "after the invasion"."""
    known: tuple[Known, ...]
    namesakes: frozenset[str] = frozenset()
    """Feasts that somebody is called too: only behind a preposition are they days."""
    than: frozenset[str] = frozenset()
    """Words behind "later" that make a comparison of it: "two years later than planned"."""
    saying: frozenset[str] = frozenset()
    """Verbs whose day is only that of the telling: "broke out on Friday, officials said Monday"."""
    compared: frozenset[str] = frozenset()
    """Words before a month or year that figures are only compared with: "from July 1989"."""
    undone: frozenset[str] = frozenset()
    """Words before a plan that came to nothing: "originally scheduled"."""
    unsure: tuple[str, ...] = ()
    """Words that leave open whether what was planned for a day is over: "called off", "was to"."""
    awaiting: tuple[str, ...] = ()
    """Words before what is planned for a day: "before" in "before Friday's summit"."""
    fixtures: frozenset[str] = frozenset()
    """What is planned for a day: "summit", "match"."""
    appointed: frozenset[str] = frozenset()
    """Words before the day that something is set for: "for"."""
    next_is_nearest: bool = False
    """Whether "next Sunday" is the first to come, in this week too."""
    origins: frozenset[str] = frozenset()
    """Words inside a clause before what lasts up to now, where no verb tells otherwise: "è in carcere da settembre"."""
    present_is_ahead: bool = False
    """Whether a weekday of this half of the week lies ahead where no verb is of the past: what is over has one."""
    onward: tuple[str, ...] = ()
    """Words right before a date that make it lie ahead where no verb tells: "from Sunday"."""
    behind: frozenset[str] = frozenset()
    """Words before what is over, whatever the verb: "since"."""
    states: frozenset[str] = frozenset()
    """Verbs of the present that tell what is so and not what happens: "today it employs 5,000"."""
    worlds: frozenset[str] = frozenset()
    """What "today's" makes no day: "today's world"."""
    verbs: frozenset[str] = frozenset()
    """Words before a span of time that are also verbs: "last", in "expected to last two weeks"."""
    lasting: frozenset[str] = frozenset()
    """Words before a span of time: "for", "within"."""
    hour_plus: frozenset[str] = frozenset()
    """Words between an hour and the minutes past it: "otto e venti"."""
    hour_less: frozenset[str] = frozenset()
    """Words between an hour and the minutes to it: "otto meno tre"."""
    no_days: frozenset[str] = frozenset()
    """Ordinals that no day of a month has: "prima di maggio" is before it."""
    open_end: frozenset[str] = frozenset()
    """Words before the first moment of a stretch without an end: "since"."""
    open_start: frozenset[str] = frozenset()
    """Words before the last moment of one without a beginning: "before"."""
    requests: tuple[str, ...] = ()
    """What makes a sentence a plan or request of its writer: "remind me", "let's", "i'll"."""
    orders: tuple[str, ...] = ()
    """The same, at the head of a sentence alone: "book", "schedule"."""
    agenda: tuple[str, ...] = ()
    """Words that a line of an agenda may hold beside those of time: "starting", "ish"."""
    marks: frozenset[str] = frozenset()
    """Small words that make a time of the figure behind them: "at", "h"."""
    year_prepositions: frozenset[str]
    """Words before a year of long ago: "in 1348"."""
    rules: tuple[Rule, ...]
    examples: tuple[Example, ...] = ()
