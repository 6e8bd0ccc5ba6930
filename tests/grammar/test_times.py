"""Expressions of time: what they come to, what decides it, and what is no date at all."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exodus_cli.grammar.times import Timex, calendar, hebrew, inferred, moons, recognised, resolved, times
from exodus_cli.grammar.times.calendar import orthodox_easter
from exodus_cli.grammar.tokens import tokenize
from exodus_cli.lang import LANGUAGES, lexicon
from exodus_cli.lang.times import Times
from exodus_cli.pipeline.times import clock_of


def read(text: str, published: str | None = None, lang: str = "en") -> list[tuple[str, Timex]]:
    words = lexicon(lang)
    tokens = tokenize(text, words.text)
    found = times(tokens, words, published and date.fromisoformat(published))
    return [(text[slice(*tokens.span(t.first, t.last))], t) for t in found]


def values(text: str, published: str | None = None, lang: str = "en") -> list[str]:
    return [f"{words} = {t.value}" for words, t in read(text, published, lang)]


# ---- the verb decides ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In May the ministry estimated the losses.", "2022-05"),
        ("The report is due in May.", "2023-05"),
        ("Elections will be held in December.", "2023-12"),
        ("It was founded in December.", "2022-12"),
        ("He resigned on Friday.", "2023-03-10"),
        ("He will resign on Friday.", "2023-03-17"),
        ("The trial, which opened in April, will end in June.", "2022-04"),
    ],
)
def test_the_verb_decides_where_a_bare_month_or_weekday_lies(text: str, value: str) -> None:
    assert read(text, "2023-03-14")[0][1].value == value


def test_a_weekday_may_be_publication_s_own() -> None:
    assert values("officials said on Thursday", "2022-09-29") == ["Thursday = 2022-09-29"]


# ---- what is counted from what ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It sold 40 cars in 2019, up from 30 the year before.", ["2019 = 2019", "the year before = 2018"]),
        ("Rebels took the port on 3 March 1999. Two days later they left it.", ["3 March 1999 = 1999-03-03", "Two days later = 1999-03-05"]),
        ("The siege began in May 1912. That year the king died.", ["May 1912 = 1912-05", "That year = 1912"]),
    ],
)
def test_a_step_in_a_story_counts_from_the_date_told_last(text: str, told: list[str]) -> None:
    assert values(text, "2020-01-10") == told


def test_a_tale_of_the_past_gives_its_years_to_months() -> None:
    text = "In 1914 the war began. On 7 August the army crossed. It fell in March 1915. By 12 June 1916 all was lost, and in July 1916 too."
    told = values(text, "2009-12-19")
    assert "7 August = 1914-08-07" in told


def test_an_event_that_the_text_dates_anchors_what_follows() -> None:
    text = "The quake on March 3 killed 40. Since the quake 300 aftershocks came, most within two days after the quake."
    rows = dict(read(text, "2021-03-20"))
    assert rows["the quake"].value == "2021-03-03"
    assert (rows["two days after the quake"].start, rows["two days after the quake"].end) == ("2021-03-03", "2021-03-05")


def test_an_event_without_a_day_leaves_no_mark() -> None:
    assert values("Since the quake 300 aftershocks came.", "2021-03-20") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The blast happened 20 minutes ago.", "2023-02-07T08:55"),
        ("The blast happened ten hours ago.", "2023-02-06T23:15"),
        ("Polls close two hours from now.", "2023-02-07T11:15"),
        ("It was found two days ago.", "2023-02-05"),
    ],
)
def test_hours_and_minutes_count_from_the_clock_where_it_is_known(text: str, value: str) -> None:
    words = lexicon("en")
    tokens = tokenize(text, words.text)
    found = resolved(tokens, words, date(2023, 2, 7), recognised(tokens, words), time(9, 15))
    assert found[0].value == value
    assert found[0].start == found[0].end == value


@pytest.mark.parametrize(
    ("published", "clock"),
    [("2023-02-07", None), ("2023-02-07T00:00:00", None), ("2023-02-07T09:15:00Z", time(9, 15)), ("2023-02-07T", None), ("soon, today", None), (None, None)],
)
def test_midnight_is_the_clock_of_who_knows_the_day_alone(published: str | None, clock: time | None) -> None:
    assert clock_of(published) == clock


# ---- without a publication date -----------------------------------------------------------------------
def test_relative_dates_stay_open_without_a_publication_date() -> None:
    rows = read("Yesterday he came. On Thursday she left. On 4 July it shone.")
    assert [(t.value, t.start, t.end) for _, t in rows] == [(None, None, None), ("XXXX-WXX-4", None, None), ("XXXX-07-04", None, None)]


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "LONDON, Sept. 21, 2022 (AP) - Thousands left on Monday.", "2022-09-21"),
        ("en", "Thousands leave\nPublished: 21 September 2022\n\nOn Monday they left.", "2022-09-21"),
        ("en", "Police said today, September 21, 2022, that two men had died.", "2022-09-21"),
        ("it", "Roma, 21 settembre 2022 – In migliaia sono partiti lunedì.", "2022-09-21"),
        ("it", "Ieri 17 febbraio 2010 l'arbitro ha sbagliato.", "2010-02-18"),
        ("en", "He was born on 3 May 1985 in Rome, and came on Monday.", None),
        ("en", "Yesterday all was quiet.", None),
    ],
)
def test_publication_is_inferred_only_where_the_text_fixes_it(lang: str, text: str, day: str | None) -> None:
    words = lexicon(lang)
    tokens = tokenize(text, words.text)
    found = inferred(tokens, recognised(tokens, words))
    assert (found and found.isoformat()) == day


# ---- ranges ----------------------------------------------------------------------------------------------
def test_both_ends_of_a_range_know_the_whole() -> None:
    rows = read("Between 7 and 10 December 2012 it rained, and from 1996 to 1999 it did not.", "2013-01-02")
    assert [t.value for _, t in rows] == ["2012-12-07", "2012-12-10", "1996", "1999"]
    assert rows[0][1].cues["range"] == rows[1][1].cues["range"] == (rows[0][1].first, rows[1][1].last)
    assert rows[2][1].cues["range"] == rows[3][1].cues["range"]


def test_a_range_that_is_all_a_line_says_is_one_date() -> None:
    (row,) = read("12-13 giugno 2011", "2011-07-01", "it")
    assert (row[1].value, row[1].start, row[1].end) == ("2011-06-12/2011-06-13", "2011-06-12", "2011-06-13")


def test_years_side_by_side_are_no_range() -> None:
    assert all("range" not in t.cues for _, t in read("It happened in 1999 and 2003, and in 2004 and 2005 again.", "2013-01-02"))


# ---- no dates ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "It may rain, said Theresa May, and the band played the march."),
        ("en", "The 22-year-old, a 3-month-old baby and a man 45 years old."),
        ("en", "He sat third in line; a second aspect; the final score was 3-2, 10-12."),
        ("en", "It aired on 60 Minutes; page 1998; call 555-1998; 1,500 people; $1999."),
        ("it", "Un uomo di 45 anni, il 28enne e Mario Rossi, 34 anni, del M5S."),
        ("it", "La 34ª giornata si gioca in via 24 Maggio, scrive Il Sole 24 Ore."),
        ("it", "Al 50 per cento dei 100 metri, il 3 a 2 finale, le 10 domande."),
    ],
)
def test_what_only_looks_like_a_date(lang: str, text: str) -> None:
    assert values(text, "2013-03-14", lang) == []


# ---- the calendar ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("year", "day"), [(2000, "2000-04-23"), (2011, "2011-04-24"), (2024, "2024-03-31"), (1943, "1943-04-25")])
def test_easter(year: int, day: str) -> None:
    assert calendar.easter(year).isoformat() == day


@given(st.dates(date(1, 1, 1), date(9000, 1, 1)), st.sampled_from([*calendar.MONTHS_IN, "month", "week", "day"]))
def test_a_day_stands_in_the_stretch_around_it(day: date, grain: str) -> None:
    stretch = calendar.around(day, grain)
    assert stretch.start is None or stretch.end is None or stretch.start <= day <= stretch.end or grain in ("century", "season")


@given(st.dates(date(200, 1, 1), date(9000, 1, 1)), st.sampled_from(["month", "year", "week", "day"]), st.integers(-100, 100))
def test_there_and_back(day: date, unit: str, n: int) -> None:
    there = calendar.moved(day, unit, n)
    assert there is not None
    back = calendar.moved(there, unit, -n)
    assert back is not None
    assert abs((back - day).days) <= 3


# ---- any text ----------------------------------------------------------------------------------------------
def vocabulary(times: Times) -> list[str]:
    forms = [word for rule in times.rules for form in rule.forms for word in form.replace("(", " ").replace(")", " ").replace("|", " ").split()]
    tables = (times.months, times.weekdays, times.seasons, times.parts, times.feasts, times.ordinals, times.few, times.edges)
    words = [word for table in tables for phrases in table.values() for word in phrases]
    units = [word for unit in times.units.values() for word in (*unit.one, *unit.many)]
    return sorted({word for word in (*forms, *words, *units) if "{" not in word} | {"3", "12", "1998", "'99", "May", "10:30", "2011-05-03", "3/5/2011"})


PIECES = {lang: st.lists(st.sampled_from(vocabulary(lexicon(lang).times)), max_size=12) for lang in LANGUAGES}


def check(text: str, lang: str, published: date | None) -> None:
    words = lexicon(lang)
    tokens = tokenize(text, words.text)
    end = 0
    for timex in times(tokens, words, published):
        assert end <= timex.first < timex.last <= len(tokens)
        end = timex.last
        for day in (timex.start, timex.end):
            assert day is None or date.fromisoformat(day[:10])
        assert not (timex.start and timex.end) or timex.start[:10] <= timex.end[:10]


@settings(max_examples=400, deadline=None)
@given(st.data(), st.sampled_from(LANGUAGES), st.dates(date(1, 1, 2), date(9998, 12, 30)) | st.none())
def test_any_row_of_time_words_is_read(data: st.DataObject, lang: str, published: date | None) -> None:
    check(" ".join(data.draw(PIECES[lang])), lang, published)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_is_read(text: str, lang: str) -> None:
    check(text, lang, date(2020, 2, 29))


@pytest.mark.parametrize("unit", ["last ", "the end of ", "1999-", "60 Minutes ", "tra il 3 e ", "fra ", "May 3, ", "two years and "])
def test_a_row_of_one_word_takes_time_in_proportion(unit: str) -> None:
    """Neither deep recursion nor a second look at the whole text."""
    for lang in LANGUAGES:
        check(unit * 3000, lang, date(2020, 1, 1))


# ---- feasts of the moon, and what plans say where the hour of writing is known --------------------------
MOVING = [  # as the calendars of the years gave them
    ("diwali", "2020-11-14"), ("diwali", "2023-11-12"), ("holi", "2023-03-08"), ("dussehra", "2022-10-05"), ("maha_shivaratri", "2023-02-18"),
    ("ganesh_chaturthi", "2023-09-19"), ("eid_al_fitr", "2023-04-21"), ("eid_al_adha", "2023-06-28"), ("islamic_new_year", "2023-07-19"),
    ("lunar_new_year", "2023-01-22"), ("lunar_new_year", "2024-02-10"), ("lunar_new_year", "2020-01-25"), ("makar_sankranti", "2018-01-14"),
    ("parsi_new_year", "2022-08-16"), ("vasant_panchami", "2019-02-10"), ("ramadan", "2018-05-16"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "day"), MOVING)
def test_a_feast_of_the_moon(name: str, day: str) -> None:
    found = moons.days(int(day[:4]), name)
    assert found is not None
    assert found[0].isoformat() == day


JEWISH = [  # as printed calendars have them; a feast of several days from its eve on
    ("rosh_hashanah", "2013-09-04", "2013-09-06"), ("yom_kippur", "1973-10-06", "1973-10-06"), ("passover", "1998-04-10", "1998-04-18"),
    ("hanukkah", "2013-11-27", "2013-12-05"), ("hanukkah", "2021-11-28", "2021-12-06"), ("purim", "2009-03-10", "2009-03-10"),
    ("shavuot", "2018-05-19", "2018-05-21"), ("simchat_torah", "2018-10-02", "2018-10-02"), ("tisha_bav", "2012-07-29", "2012-07-29"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "first", "last"), JEWISH)
def test_a_jewish_feast(name: str, first: str, last: str) -> None:
    found = hebrew.days(int(first[:4]), name)
    assert found is not None
    assert [day.isoformat() for day in found] == [first, last]


def test_jewish_feasts_end_with_the_calendar() -> None:
    assert hebrew.days(9998, "hanukkah") is None
    assert all(hebrew.days(year, name) is not None for year in (1, 1500, 9997) for name in hebrew.NAMES)


def test_the_moon_has_no_feasts_beyond_its_reckoning() -> None:
    assert moons.days(1500, "diwali") is None
    found = [(year, moons.days(year, name)) for year in (1801, 1999, 2199) for name in moons.NAMES]
    assert all(pair is None or pair[0].year == year for year, pair in found)


@pytest.mark.parametrize(("year", "day"), [(2013, "2013-05-05"), (2018, "2018-04-08"), (2023, "2023-04-16"), (2025, "2025-04-20")])
def test_orthodox_easter(year: int, day: str) -> None:
    assert orthodox_easter(year).isoformat() == day


PLANS = [  # written at half past four on Tuesday 12 February 2013
    ("en", "at 3pm", "2013-02-12T15"), ("en", "3am", "2013-02-13T03"), ("en", "a quarter to noon", "2013-02-12T11:45"),
    ("en", "tuesday", "2013-02-19"), ("en", "march", "2013-03"), ("en", "in 20 minutes", "2013-02-12T04:50"), ("en", "before 11 am", "/2013-02-12T11"),
    ("en", "in the morning", "TMO"), ("en", "9h-17h", "T09:00:00/T17:00:00"), ("en", "last 2 seconds", "2013-02-12T04:29:58/2013-02-12T04:30"),
    ("en", "black friday", "2013-11-29"), ("en", "orthodox easter", "2013-05-05"), ("en", "from 9:30 for two hours", "T09:30:00/T11:30:00"),
    ("it", "alle 15", "2013-02-12T15"), ("it", "le tre e un quarto di pomeriggio", "2013-02-12T15:15"), ("it", "tra un quarto d'ora", "2013-02-12T04:45"),
    ("it", "giovedì dalle nove alle undici", "2013-02-14T09:00/2013-02-14T11:00"), ("it", "da giovedì", "2013-02-14/"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "value"), PLANS)
def test_a_line_of_an_agenda_looks_ahead(lang: str, text: str, value: str) -> None:
    words = lexicon(lang)
    tokens = tokenize(text, words.text)
    found = resolved(tokens, words, date(2013, 2, 12), recognised(tokens, words), time(4, 30))
    assert [timex.value for timex in found] == [value]


@pytest.mark.parametrize("text", ["21", "1/8", "10-15", "8,9543", "twenty-first", "the second", "21st"])
def test_a_bare_number_is_no_line_of_an_agenda(text: str) -> None:
    assert values(text, "2019-03-12") == []


# ---- when it was written ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("KABUL, Nov. 13 -- Troops arrived today; the night before they had met.", ["Nov. 13 = 2001-11-13", "today = 2001-11-13", "the night before = 2001-11-12TNI"]),
        ("KABUL, Nov. 3 -- Troops arrived today.", ["Nov. 3 = 2001-11-03", "today = 2001-11-14"]),
        ("It opened on Nov. 13. Today it is shut.", ["Nov. 13 = 2001-11-13", "Today = 2001-11-14"]),
    ],
)  # fmt: skip
def test_today_is_the_day_of_a_dateline_just_before_publication(text: str, told: list[str]) -> None:
    assert values(text, "2001-11-14") == told
