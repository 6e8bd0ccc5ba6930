"""The days of Jewish feasts, by the arithmetic of the Hebrew calendar.

Source: E. M. Reingold and N. Dershowitz, Calendrical Calculations, chapter on the Hebrew calendar. A feast begins at sunset: one
of several days is told from that eve on, one of a single day by the day that calendars print. They last as long as outside Israel.
"""

from __future__ import annotations

from datetime import date, timedelta

# The ordinal of the day before 1 Tishri of the first year, and how far Hebrew years run ahead of ours in autumn.
EPOCH, AHEAD = -1373427, 3761
# Parts of an hour in a day, those of the first molad, and of a month beyond 29 days.
PARTS, FIRST_MOLAD, MONTH = 25920, 12084, 13753
# Days from Rosh Hashanah of the Gregorian year, and how many they last; what comes before it is counted back.
BY_NEW_YEAR = {
    "rosh_hashanah": (0, 2), "yom_kippur": (9, 1), "sukkot": (14, 7), "simchat_torah": (22, 1),
    "purim": (-193, 1), "passover": (-163, 8), "shavuot": (-113, 2),
}  # fmt: skip
NAMES = frozenset((*BY_NEW_YEAR, "hanukkah", "tisha_bav"))
"""The feasts that `days` knows."""
# Days of Tishri, of a full Heshvan, and of Hanukkah, which begins on 25 Kislev; a year with a full Heshvan ends in 5 days beyond tens.
TISHRI, HESHVAN, KISLEV, CANDLES = 30, 30, 24, 8
SATURDAY = 6
LAST_YEAR = 9998


def days(year: int, name: str) -> tuple[date, date] | None:
    """The first day (of several: the eve) and the last of a feast in a Gregorian year; None beyond the calendar."""
    if not 1 <= year < LAST_YEAR:
        return None
    new_year = _new_year(year + AHEAD)
    if name == "hanukkah":
        full = (_new_year(year + AHEAD + 1) - new_year).days % 10 == 5
        first, last = TISHRI + HESHVAN - (not full) + KISLEV, CANDLES
    elif name == "tisha_bav":  # put off where it falls on the sabbath
        ninth = BY_NEW_YEAR["passover"][0] + 112
        first, last = ninth + ((new_year + timedelta(days=ninth)).isoweekday() == SATURDAY), 1
    else:
        first, last = BY_NEW_YEAR[name]
    start = new_year + timedelta(days=first)
    return start - timedelta(days=last > 1), start + timedelta(days=last - 1)


def _new_year(year: int) -> date:
    """Rosh Hashanah of a Hebrew year, put off so that no year is too long or too short."""
    before, this, after = (_elapsed(n) for n in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else int(this - before == 382)
    return date.fromordinal(EPOCH + this + delay)


def _elapsed(year: int) -> int:
    """Days from the epoch to the molad of Tishri, put off from Sunday, Wednesday and Friday."""
    months = (235 * year - 234) // 19
    day = 29 * months + (FIRST_MOLAD + MONTH * months) // PARTS
    return day + (3 * (day + 1) % 7 < 3)
