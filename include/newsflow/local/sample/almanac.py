"""Days as outlets print them: weekday and month names, Hijri dates, the dates of machines."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import format_datetime

from hijridate import Gregorian

WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")

MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip

LEVANTINE_MONTHS = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
    "كانون الأول",
)  # fmt: skip

ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

HIJRI_MONTHS = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال",
    "ذو القعدة", "ذو الحجة",
)  # fmt: skip


def weekday(day: date) -> str:
    """The Arabic name of the day's weekday."""
    return WEEKDAYS[day.weekday()]


def hijri(day: date) -> tuple[int, int, int]:
    """Year, month and day of the Hijri calendar (Umm al-Qura); for 1924 to 2077.

    Raises OverflowError outside these years.
    """
    return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()


def masthead(day: date) -> str:
    """Weekday, Hijri and Gregorian date on one line, as at the top of a page."""
    year, month, number = hijri(day)
    return f"{weekday(day)} {number} {HIJRI_MONTHS[month - 1]} {year}هـ {day.day} {MONTHS[day.month - 1]} {day.year}"


def slashed(day: date) -> str:
    """Year, month and day between slashes that stand free."""
    return f"{day:%Y} / {day:%m} / {day:%d}"


def english(day: date) -> str:
    """Month, day and year in English, as Twitter writes below a post."""
    return f"{ENGLISH_MONTHS[day.month - 1]} {day.day}, {day.year}"


def coming_month(day: date) -> str:
    """The Levantine name of the month after the day's."""
    return LEVANTINE_MONTHS[day.month % 12]


def post_date(moment: datetime) -> str:
    """The date of RFC 822, as in RSS."""
    return format_datetime(moment)
