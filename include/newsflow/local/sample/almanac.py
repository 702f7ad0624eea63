"""Days as outlets print them: weekday and month names, Hijri dates, the dates of machines."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import format_datetime

from hijridate import Gregorian

WEEKDAYS = {
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fa": ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
}

# By the manner of speaking: "levant" is how Iraq, Syria, Lebanon, Jordan and Palestine name the months.
MONTHS = {
    "ar": (
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ),
    "levant": (
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
        "كانون الأول",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
    "fa": (
        "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
    ),
}  # fmt: skip

HIJRI_MONTHS = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال",
    "ذو القعدة", "ذو الحجة",
)  # fmt: skip

PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def weekday(day: date, language: str = "ar") -> str:
    """The name of the day's weekday."""
    return WEEKDAYS[language][day.weekday()]


def hijri(day: date) -> tuple[int, int, int]:
    """Year, month and day of the Hijri calendar (Umm al-Qura); for 1924 to 2077.

    Raises OverflowError outside these years.
    """
    return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()


def masthead(day: date) -> str:
    """Weekday, Hijri and Gregorian date on one line, as at the top of a page."""
    year, month, number = hijri(day)
    return f"{weekday(day)} {number} {HIJRI_MONTHS[month - 1]} {year}هـ {spelled(day)}"


def slashed(day: date) -> str:
    """Year, month and day between slashes that stand free."""
    return f"{day:%Y} / {day:%m} / {day:%d}"


def spelled(day: date, manner: str = "ar") -> str:
    """Day, month by its name in this manner of speaking, and year."""
    return f"{day.day} {MONTHS[manner][day.month - 1]} {day.year}"


def american(day: date) -> str:
    """Month, day and year in English, as Twitter writes below a post."""
    return f"{MONTHS['en'][day.month - 1]} {day.day}, {day.year}"


def half_day_clock(moment: datetime) -> str:
    """Hours and minutes with ص before noon and م after it."""
    return f"{moment:%I:%M} {'ص' if moment.hour < 12 else 'م'}"


def coming_month(day: date, manner: str = "levant") -> str:
    """The name of the month after the day's."""
    return MONTHS[manner][day.month % 12]


def post_date(moment: datetime) -> str:
    """The date of RFC 822, as in RSS."""
    return format_datetime(moment)
