"""What a text has said so far about when it is: publication, the moment it has reached, its kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from exodus_cli.facts import Span
from exodus_cli.grammar.times import calendar
from exodus_cli.grammar.times.calendar import Stretch
from exodus_cli.grammar.times.tense import Direction

# A date without a year that the verb says is over may still lie ahead where it is this near and the past one this far
# ("said the vote set for March 4"), in days.
NEAR, FAR = 14, 300
# And one that the verb says lies ahead was lately where the next is that far, in days.
LATELY = 60
# In a narrative a month is of the next year where the one told before is this many months later in the year.
ROLL = 8
# One this many months at most after the month or day told last goes on from it.
ON = 3
# News tells of the past: where the verb says nothing, a day ahead counts as so many times as far.
AHEAD = 3
SHORT = frozenset(("day", "night", "week", "fortnight", "hour", "minute", "second"))
# A day is remembered for so many sentences, a month or year as where the story stands for so many.
RECENT, STALE = 2, 5
PERIODS = frozenset(("year", "half", "season", "quarter", "month"))
# A bare year this far from the story is a glance aside until it is told again.
JUMP = 5


@dataclass(slots=True)
class Context:
    """Where in time a text stands. `published` is the day of publication, or None."""

    published: date | None = None
    clock: time | None = None
    """The time of the day of publication, where it is known."""
    narrative: bool = False
    """Whether the text tells of years gone by, so that the date told last is the anchor, not publication."""
    planning: bool = False
    """Whether the passage read is a plan: what has no direction lies ahead, however far."""
    nearest: bool = False
    """Whether "next Sunday" is the first to come, as the language has it."""
    last: Stretch | None = None
    """The date told last."""
    last_sentence: int = -1
    glanced: bool = False
    """Whether it was told of what had been before the story: "had warned on July 24"."""
    span: Span | None = None
    """Its words, as token indices."""
    story: Stretch | None = None
    """Where the story stands: the date told last that is no glance aside ("as in 1914", "until 1976")."""
    opened: bool = False
    """Whether that date stood at the head of its sentence, or is a year told again."""
    dated: Stretch | None = None
    """The day or month told last."""
    heard: int | None = None
    """The year told last, aside or not: told twice, it is the story's."""
    day: Stretch | None = None
    """The day told last, and the sentence it was told in."""
    day_sentence: int = -1
    period: Stretch | None = None
    """The quarter, month or year that figures are told of, and the sentence it was told in: what "a year earlier" is compared with."""
    period_sentence: int = -1
    opened_by: Stretch | None = None
    """What opened the stretch up to now told last ("since January"), and the sentence it was told in."""
    opened_sentence: int = -1
    leads: bool = False
    """Whether the year told last leads its sentence."""
    sentence: int = -1
    year: int | None = None
    """A year told in the sentence of that number."""

    @property
    def now(self) -> date | None:
        """The day that "the year before" and the like count from where nothing is told: publication."""
        return self.published

    def told(
        self, stretch: Stretch, sentence: int, *, explicit: bool, aside: bool = False, opening: bool = False, before: bool = False,
        span: Span | None = None,
    ) -> None:  # fmt: skip
        """Remember a date: `explicit` where the text gives its year, `aside` told in passing, `opening` at the head of its sentence,
        `before` where the verb tells of what was before the story.
        """
        self.last, self.last_sentence, self.span, self.glanced = stretch, sentence, span, before
        if stretch.grain in PERIODS and not self._is_ahead(stretch):
            self.period, self.period_sentence = stretch, sentence
        bare = stretch.grain in ("year", "decade", "century")
        back = before and self.narrative and self.story is not None and _is_earlier(stretch, self.story)
        if stretch.month is not None and not back:
            self.dated = stretch
        if self.story is not None and bare and not explicit and stretch.year < self.story.year:
            aside = True  # "two years ago", "the previous year": looks back
        again = self.heard is not None and abs(stretch.year - self.heard) <= 1
        near = again or self.story is None or abs(stretch.year - self.story.year) <= JUMP
        if back:
            pass  # "had met in January 1414"
        elif not bare or (near and not aside and stretch.grain == "year"):
            self.story, self.opened = stretch, opening or (bare and self.heard == stretch.year)
        if explicit:
            self.heard = stretch.year
        if stretch.start is not None and stretch.start == stretch.end:
            self.day, self.day_sentence = stretch, sentence
        if explicit:
            self.sentence, self.year, self.leads = sentence, stretch.year, opening

    def begin(self, stretch: Stretch, sentence: int) -> None:
        """Remember what opens a stretch up to now: nothing counts from it but "the same period" of another year."""
        self.opened_by, self.opened_sentence = stretch, sentence

    def stretch_to_now(self, sentence: int, year: int) -> Stretch | None:
        """The stretch up to now told a moment ago, in another year: "since January ...; in the same period of 2023"."""
        opened, now = self.opened_by, self.published
        if opened is None or opened.start is None or now is None or sentence - self.opened_sentence > RECENT or opened.start > now:
            return None
        start, end = (calendar.moved(day, "year", year - now.year) for day in (opened.start, now))
        return calendar.period(f"{start}/{end}") if start is not None and end is not None else None

    def is_after(self, stretch: Stretch) -> bool:
        """Whether a stretch begins after the day or month where the story stands."""
        story = self.story
        return story is not None and story.month is not None and not _is_earlier(stretch, story) and stretch.start != story.start

    def _is_ahead(self, stretch: Stretch) -> bool:
        """Whether a stretch begins after publication."""
        return self.published is not None and stretch.start is not None and stretch.start > self.published

    def frame(self, sentence: int) -> None:
        """Let a year right before a date be the date's: "two years ago, on May 12"."""
        if self.last is not None and self.last.grain == "year" and sentence == self.last_sentence:
            self.sentence, self.year = sentence, self.last.year

    def anchor(self) -> Stretch | None:
        """What a step in the story counts from: the date told last, else publication."""
        if self.last is not None:
            return self.last
        return calendar.on(self.published) if self.published else None

    def anchor_of(self, unit: str, n: float, sentence: int) -> Stretch | None:
        """What a step of a unit counts from: for days the day told last, where it was told a moment ago."""
        last = self.last
        if unit in SHORT and last is not None and last is not self.day and last.month is not None and self.last_sentence == sentence:
            return last
        if unit in SHORT and last is not None and self.last_sentence == sentence and self._is_elsewhen():
            return last
        near = STALE if self._holds_day() else RECENT  # "the third such attack this month. A day earlier, ..."
        if unit in SHORT and self.day is not None and sentence - self.day_sentence <= near:
            return self.day
        if unit == "month" and not self.narrative and self.last is not None and self.last.grain == "year" and not self._is_lately():
            return self.dated or (calendar.on(self.published) if self.published else None)
        if self.narrative or unit not in SHORT:
            return self.anchor()
        if self.planning and self.last is None:
            return self.anchor()
        fresh = self.last is not None and self.last.month is not None and sentence - self.last_sentence <= STALE
        if fresh:
            return self.last
        return calendar.on(self.published) if self.published and n <= 0 else None

    def _is_elsewhen(self) -> bool:
        """Whether the year told last is far from the day told: "born in 1925 ... In 1982 she sent a fleet; 74 days later"."""
        return self.last is not None and self.day is not None and self.last.grain == "year" and abs(self.last.year - self.day.year) > 1

    def _holds_day(self) -> bool:
        """Whether the stretch told last is just what the day told is in."""
        if self.last is None or self.day is None or self.last is self.day or not (self.last.start and self.last.end and self.day.start):
            return False
        return self.last.start <= self.day.start <= self.last.end

    def compared(self, sentence: int, within: int = STALE) -> Stretch | None:
        """The quarter, month or year told last, where it was told at most so many sentences ago."""
        return self.period if sentence - self.period_sentence <= within else None

    def day_here(self, sentence: int) -> date | None:
        """The day an hour is of, where the text told one a moment ago; in a narrative the one told last."""
        near = self.narrative or sentence - self.last_sentence <= (RECENT if self._is_lately() and not self.glanced else 0)
        whole = self.last is not None and self.last.start is not None and self.last.start == self.last.end
        return self.last.start if whole and near and self.last is not None else None

    def _is_lately(self) -> bool:
        """Whether the day told last is near publication: one of long ago is background, and the text soon leaves it."""
        day = self.last.start if self.last is not None else None
        return day is None or self.published is None or abs((self.published - day).days) <= LATELY

    def is_recent(self) -> bool:
        """Whether what was told last is where the text stands: in news, not long ago."""
        return self.narrative or self._is_lately()

    def day_told(self, sentence: int) -> date | None:
        """The day told last, while the story stands there."""
        return self.day.start if self.day is not None and sentence - self.day_sentence <= STALE else None

    def years(self, sentence: int) -> list[int]:
        """The years a date without one may be of; one where the text fixes it."""
        if self.year is not None and sentence == self.sentence and not self.narrative:
            return [self.year]
        if self.story is not None and (self.narrative or self.published is None):
            return [self.story.year]
        return self.all_years()

    def is_past(self, year: int) -> bool:
        """Whether a year is one of long ago, in news."""
        return not self.narrative and self.published is not None and year < self.published.year - 1

    def is_background(self, sentence: int) -> bool:
        """Whether the year of a sentence is one of long ago, told by the way, in news."""
        return not self.leads and self.year is not None and sentence == self.sentence and self.is_past(self.year)

    def all_years(self) -> list[int]:
        """The years around publication."""
        if self.published is None:
            return []
        return [self.published.year - 1, self.published.year, self.published.year + 1]

    def pick(self, candidates: list[Stretch], direction: Direction) -> Stretch | None:
        """The candidate that lies where the verb points, seen from publication; the nearest where it says nothing."""
        if len(candidates) < 2 or self.published is None:
            return candidates[0] if candidates else None
        today = self.published

        def away(stretch: Stretch) -> int:
            if stretch.start is None or stretch.end is None:
                return FAR
            ahead = (stretch.start - today).days * (1 if direction else AHEAD)
            return max(ahead, (today - stretch.end).days, 0)

        dated = [c for c in candidates if c.start and c.end]
        past = [c for c in dated if c.start and c.start <= today]
        ahead = [c for c in dated if c.end and c.end >= today]
        if direction > 0 and ahead:
            if self.planning:
                return min(ahead, key=away)
            coming, gone = min(ahead, key=away), min(past, key=away, default=None)
            return gone if gone is not None and away(coming) > FAR and away(gone) <= LATELY else coming
        if direction < 0 and past:
            nearest = min(past, key=away)
            coming = min(ahead, key=away, default=nearest)
            return coming if away(nearest) > FAR and away(coming) <= NEAR else nearest
        return min(dated, key=away, default=None)

    def rolled(self, year: int, month: int) -> int:
        """The year of a month in a narrative: the next one where the story has passed from December to January."""
        last = self.story
        if not self.narrative:
            return year
        dated = self.dated
        glanced = last is not None and last.month is None and not self.opened
        if glanced and dated is not None and dated.month is not None and 0 <= month - dated.month <= ON:
            return dated.year  # the year told in between was a glance aside
        if last is not None and last.month is not None and last.year == year and last.month - month >= ROLL:
            return year + 1
        return year


def _is_earlier(stretch: Stretch, story: Stretch) -> bool:
    """Whether a date lies before where the story stands."""
    return stretch.start < story.start if stretch.start is not None and story.start is not None else stretch.year < story.year
