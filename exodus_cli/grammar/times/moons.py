"""The days of feasts that follow the moon, or the stars: Islamic, Chinese and Hindu.

Sources: E. M. Reingold and N. Dershowitz, Calendrical Calculations (how the lunar and lunisolar calendars count); J. Meeus, Astronomical
Algorithms, chapters 25 and 47 (the places of sun and moon, here to within minutes of time). Islamic days are those of the calendar of
Umm al-Qura, where the new moon precedes sunset in Mecca: what is seen elsewhere may differ by a day.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from math import floor, radians, sin

# The ordinal of 1 Muharram AH 1 (16 July 622 Julian).
ISLAMIC_EPOCH = 227015
# Julian day of ordinal 0, and of the epoch J2000.0.
ORDINAL_JD, J2000 = 1721424.5, 2451545.0
SYNODIC = 29.530588861
# How far east of Greenwich the clocks of Beijing and of Ujjain are, in days; in Mecca a day begins at sunset (six hours more).
CHINA, INDIA, MECCA = 8 / 24, 5.5 / 24, 9 / 24
# The series hold well between these.
FIRST_YEAR, LAST_YEAR = 1800, 2200
# The sun's sidereal longitude is behind the tropical by the precession since 285 (Lahiri), in degrees at J2000 and a year.
AYANAMSA, PRECESSION = 23.853, 0.013969


# ---- sun and moon -----------------------------------------------------------------------------
def _sun(jd: float) -> float:
    """The sun's apparent longitude in degrees (Meeus, ch. 25, to a hundredth)."""
    t = (jd - J2000) / 36525
    m = radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * sin(m) + 0.019993 * sin(2 * m) + 0.000289 * sin(3 * m)
    return (280.46646 + 36000.76983 * t + centre - 0.00569) % 360


# Meeus, table 47.A: (sine coefficient in degrees, multiples of D, M, M', F), the terms above a fiftieth of a degree.
MOON = (
    (6.288774, 0, 0, 1, 0), (1.274027, 2, 0, -1, 0), (0.658314, 2, 0, 0, 0), (0.213618, 0, 0, 2, 0), (-0.185116, 0, 1, 0, 0),
    (-0.114332, 0, 0, 0, 2), (0.058793, 2, 0, -2, 0), (0.057066, 2, -1, -1, 0), (0.053322, 2, 0, 1, 0), (0.045758, 2, -1, 0, 0),
    (-0.040923, 0, 1, -1, 0), (-0.034720, 1, 0, 0, 0), (-0.030383, 0, 1, 1, 0),
)  # fmt: skip


def _moon(jd: float) -> float:
    """The moon's longitude in degrees."""
    t = (jd - J2000) / 36525
    elongation, anomaly = 297.8501921 + 445267.1114034 * t, 357.5291092 + 35999.0502909 * t
    args = (elongation, anomaly, 134.9633964 + 477198.8675055 * t, 93.2720950 + 483202.0175233 * t)
    rows = (a * sin(radians(sum(n * arg for n, arg in zip(multiples, args, strict=True)))) for a, *multiples in MOON)
    return (218.3164477 + 481267.88123421 * t + sum(rows)) % 360


def _elongation(jd: float) -> float:
    return (_moon(jd) - _sun(jd)) % 360


def _phase(near: float, angle: float) -> float:
    """The moment nearest a Julian day when the moon is so many degrees ahead of the sun."""
    for _ in range(8):
        near += ((angle - _elongation(near) + 180) % 360 - 180) / 360 * SYNODIC
    return near


def _ordinal(jd: float, east: float) -> int:
    """The day, by a clock so far east of Greenwich."""
    return floor(jd + east - ORDINAL_JD)


# ---- feasts -----------------------------------------------------------------------------------
# By the month of the Islamic calendar and its day.
ISLAMIC = {
    "islamic_new_year": (1, 1), "ashura": (1, 10), "mawlid": (3, 12), "isra": (7, 27), "qadr": (9, 27), "eid_al_fitr": (10, 1),
    "arafat": (12, 9), "eid_al_adha": (12, 10),
}  # fmt: skip
# By the Hindu month (1 is Chaitra, from new moon to new moon), its thirtieth (tithi), and the hour of the day at which that must run.
SUNRISE, MIDDAY, SUNSET, MIDNIGHT = 0.25, 0.5, 0.75, 1.0
HINDU = {
    "ugadi": (1, 1, SUNRISE), "ram_navami": (1, 9, MIDDAY), "mahavir_jayanti": (1, 13, SUNRISE), "hanuman_jayanti": (1, 15, SUNRISE),
    "vesak": (2, 15, MIDDAY), "rath_yatra": (4, 2, SUNRISE), "raksha_bandhan": (5, 15, SUNRISE), "janmashtami": (5, 23, MIDNIGHT),
    "ganesh_chaturthi": (6, 4, MIDDAY), "navaratri": (7, 1, SUNRISE), "maha_saptami": (7, 7, SUNRISE), "dussehra": (7, 10, MIDDAY),
    "sharad_purnima": (7, 15, SUNRISE), "karva_chauth": (7, 19, SUNSET), "dhanteras": (7, 28, SUNSET), "diwali": (7, 30, SUNSET),
    "govardhan": (8, 1, SUNRISE), "bhai_dooj": (8, 2, MIDDAY), "chhath": (8, 6, SUNSET), "guru_nanak_jayanti": (8, 15, SUNRISE),
    "gobind_singh_jayanti": (10, 7, SUNRISE), "vasant_panchami": (11, 5, SUNRISE), "ravidas_jayanti": (11, 15, SUNRISE),
    "saraswati_jayanti": (11, 25, SUNRISE), "maha_shivaratri": (11, 29, MIDNIGHT), "holika": (12, 15, SUNSET),
}  # fmt: skip
# By the sun: its sidereal longitude in degrees, and so many days after.
SOLAR = {
    "lohri": (270, -1), "makar_sankranti": (270, 0), "pongal": (270, 0), "mattu_pongal": (270, 1), "kaanum_pongal": (270, 2),
    "vaisakhi": (0, 0),
}  # fmt: skip
# The Parsi year has 365 days without a leap day; it began on this one.
PARSI = date(2018, 8, 17)
NAMES = frozenset((*ISLAMIC, *HINDU, *SOLAR, "ramadan", "lunar_new_year", "holi", "parsi_new_year"))
"""The feasts that `days` knows."""


@cache
def days(year: int, name: str) -> tuple[date, date] | None:
    """The first and the last day of a feast of a year; None where the year has none, or is beyond these reckonings."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if name == "ramadan":
        starts = _islamic(year, 9, 1)
        return (starts, _of_islamic(starts, 30)) if starts is not None else None
    if name in ISLAMIC:
        day = _islamic(year, *ISLAMIC[name])
    elif name in HINDU:
        day = _hindu(year, *HINDU[name])
    elif name == "holi":
        eve = _hindu(year, *HINDU["holika"])
        day = eve + timedelta(days=1) if eve is not None else None
    elif name in SOLAR:
        day = _solar(year, *SOLAR[name])
    elif name == "lunar_new_year":
        day = _chinese(year)
    else:
        day = date.fromordinal(PARSI.toordinal() + 365 * (year - PARSI.year))
    return (day, day) if day is not None else None


def _sun_at(year: int, month: int, longitude: float, sidereal: bool) -> float:
    """The moment nearest to the middle of a month when the sun is so far along."""
    jd = date(year, month, 15).toordinal() + ORDINAL_JD
    for _ in range(6):
        behind = AYANAMSA + PRECESSION * (jd - J2000) / 365.25 if sidereal else 0.0
        jd += ((longitude + behind - _sun(jd) + 180) % 360 - 180) / 360 * 365.2422
    return jd


def _solar(year: int, longitude: int, after: int) -> date:
    entry = _sun_at(year, 1 if longitude == 270 else 4, longitude, sidereal=True)
    return date.fromordinal(_ordinal(entry, INDIA) + after)


def _chinese(year: int) -> date:
    """The second new moon after the day of the winter solstice."""
    solstice = _ordinal(_sun_at(year - 1, 12, 270, sidereal=False), CHINA)
    first = _phase(solstice + ORDINAL_JD + SYNODIC / 2, 0)
    while _ordinal(first, CHINA) > solstice + SYNODIC:
        first = _phase(first - SYNODIC, 0)
    while _ordinal(first, CHINA) <= solstice:
        first = _phase(first + SYNODIC, 0)
    return date.fromordinal(_ordinal(_phase(first + SYNODIC, 0), CHINA))


def _islamic(year: int, month: int, day: int) -> date | None:
    """The first day of the year that is this one of the Islamic calendar: months begin on the day after the young moon first sets late."""
    for lunar in range((year - 622) * 33 // 32 - 1, (year - 622) * 33 // 32 + 3):
        arithmetic = ISLAMIC_EPOCH - 1 + 1 + 29 * (month - 1) + (6 * month - 1) // 11 + (lunar - 1) * 354 + (3 + 11 * lunar) // 30
        conjunction = _phase(arithmetic + ORDINAL_JD - 1, 0)
        found = date.fromordinal(_ordinal(conjunction, MECCA) + day)
        if found.year == year:
            return found
    return None


def _of_islamic(first: date, day: int) -> date:
    """The last day of a month that began on `first`, the eve of the next."""
    following = _phase(first.toordinal() + ORDINAL_JD + day - 1, 0)
    return date.fromordinal(_ordinal(following, MECCA))


def _hindu(year: int, month: int, tithi: int, hour: float) -> date | None:
    """The day at whose `hour` a thirtieth of the lunar month runs; of a doubled month, in the second."""
    begins: dict[int, list[float]] = {}
    moon = _phase(date(year, 1, 1).toordinal() + ORDINAL_JD - 30, 0)
    for n in range(14):
        new = _phase(moon + n * SYNODIC, 0)
        behind = AYANAMSA + PRECESSION * (new - J2000) / 365.25
        begins.setdefault(int((_sun(new) - behind) % 360 // 30), []).append(new)
    found: date | None = None
    for new in begins.get((month + 10) % 12, ()):
        ends = _phase(new + tithi * SYNODIC / 30, tithi * 12)
        day = date.fromordinal(floor(ends + INDIA - hour - ORDINAL_JD))
        if day.year == year and (found is None or (day - found).days < 2 * SYNODIC):
            found = day
    return found
