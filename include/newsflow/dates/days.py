"""From a date as stated to a day, with the doubt that is left.

The weekday beside a date and the same date in another calendar are witnesses: among the days that the words can mean,
the one with most witnesses wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newsflow.dates.hijri import hijri_day
from newsflow.dates.jalali import jalali_day
from newsflow.dates.marks import Spoken

# Before 1900 there is no date line; a year so far ahead is a misprint; these days are what software writes for "none".
FIRST_YEAR, LAST_YEAR = 1900, 2060
PLACEHOLDERS = frozenset((date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1)))

ONE_DAY = timedelta(days=1)
# In eleven years every weekday has stood on every date but 29 February.
YEARS_BACK = 11

# How far to trust the words alone; a witness takes away three quarters of the doubt, a contradiction most of the trust.
TRUST = {"plain": 0.9, "either_order": 0.7, "hijri": 0.6, "short_year": 0.6, "no_year": 0.5}
DOUBT_LEFT = 0.25
TRUST_LEFT = 0.4


@dataclass(frozen=True, slots=True)
class Settled:
    """The day that a stated date means; `weekday_ok` is None when no weekday stood beside it."""

    day: date
    calendar: str
    weekday_ok: bool | None
    confidence: float


def settle(
    spoken: Spoken,
    *,
    weekday: int | None = None,
    beside: date | None = None,
    served: date | None = None,
    language: str | None = None,
) -> Settled | None:
    """The day that the words mean most likely, or None when they mean none.

    `beside` is the day that a date of another calendar next to it gives, `served` the day on which the page was served:
    no date may be later than a day after it, and a date without a year is the last such day before it. In English
    numbers parted by a slash or dash are read month first, elsewhere day first.
    """
    days = [day for day in _days(spoken, weekday, language, beside or served) if _may_be(day, served)]
    if not days:
        return None

    def witnesses(day: date) -> list[bool]:
        said = [] if weekday is None else [day.weekday() == weekday]
        return said if beside is None else [*said, abs(day - beside) <= ONE_DAY]

    best = max(days, key=lambda day: sum(witnesses(day)))
    confidence = TRUST[_ground(spoken)]
    for agrees in witnesses(best):
        confidence = 1 - (1 - confidence) * DOUBT_LEFT if agrees else confidence * TRUST_LEFT
    weekday_ok = None if weekday is None else best.weekday() == weekday
    return Settled(best, spoken.calendar, weekday_ok, round(confidence, 3))


def _days(spoken: Spoken, weekday: int | None, language: str | None, anchor: date | None) -> Iterator[date]:
    """Every day that the words can mean, the likeliest first."""
    if spoken.year is None:
        yield from _without_year(spoken, anchor)
        return
    for month, day in _orders(spoken, language):
        found = _day(spoken.calendar, spoken.year, month, day)
        if found is not None:
            yield found
            if spoken.calendar == "hijri" and weekday is not None:
                yield from (found - ONE_DAY, found + ONE_DAY)


def _orders(spoken: Spoken, language: str | None) -> tuple[tuple[int, int], ...]:
    """Month and day, in each order that the numbers may have, the likelier first."""
    day_first, month_first = (spoken.month, spoken.day), (spoken.day, spoken.month)
    if not spoken.swappable or spoken.month == spoken.day:
        return (day_first,)
    # measured: 21 of 26 English pages had such a date month first, 39 of 40 other pages day first
    return (month_first, day_first) if language == "en" and spoken.sign != "." else (day_first, month_first)


def _without_year(spoken: Spoken, anchor: date | None) -> Iterator[date]:
    """The date in the years around the anchor, the nearest first."""
    if spoken.calendar != "gregorian" or anchor is None:
        return
    years = range(anchor.year - YEARS_BACK, anchor.year + 2)
    days = (_day("gregorian", year, spoken.month, spoken.day) for year in years)
    yield from sorted((day for day in days if day), key=lambda day: abs(day - anchor))


def _day(calendar: str, year: int, month: int, day: int) -> date | None:
    if calendar == "hijri":
        return hijri_day(year, month, day)
    if calendar == "jalali":
        return jalali_day(year, month, day)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _may_be(day: date, served: date | None) -> bool:
    if not FIRST_YEAR <= day.year <= LAST_YEAR or day in PLACEHOLDERS:
        return False
    return served is None or day <= served + ONE_DAY


def _ground(spoken: Spoken) -> str:
    """Which row of TRUST the words stand on."""
    if spoken.year is None:
        return "no_year"
    if spoken.short_year:
        return "short_year"
    if spoken.calendar == "hijri":
        return "hijri"
    either = spoken.swappable and spoken.day <= 12 and spoken.day != spoken.month
    return "either_order" if either else "plain"
