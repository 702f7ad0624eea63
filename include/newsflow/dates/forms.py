"""The forms in which days are written, as patterns over signatures; a match becomes a mark `D`, `K`, `d` or `k`."""

from __future__ import annotations

import re

from newsflow.dates.marks import Mark, Marks, Reduction, Spoken, spanning

ALONE = r"(?<![nYN][-/])"  # no number before the first: not the middle of 0098-21-4455
ENDS = r"(?![-/][nYN])"
MONTH = r"(?P<m>[MHJ])"
DAY = r"(?P<d>n)(?P<o>o)?"
YEAR = r"(?P<y>Y)"
ERA = r"(?P<e>[Ea])?"

# the Levant's name beside Egypt's: "25 آذار / مارس", "12 أيلول (سبتمبر)", "كانون الأول ديسمبر"
TWO_NAMES = re.compile(r"(?P<m>M)[-/(|,]?(?P<n>M)(?P<b>\))?")
YEAR_FIRST = re.compile(rf"{ALONE}(?P<y>Y)(?P<s>[-/.])(?P<m>n)(?P=s)(?P<d>n){ENDS}{ERA}")
YEAR_LAST = re.compile(rf"{ALONE}(?P<d>n)(?P<s>[-/.])(?P<m>n)(?P=s)(?P<y>[Yn]){ENDS}{ERA}")
DAY_MONTH_YEAR = re.compile(rf"{DAY}[-/.,f?]{{0,3}}{MONTH}[-/.,:FfU?]{{0,3}}{YEAR}{ERA}")
SHORT_YEAR = re.compile(r"(?P<d>n)(?P<s>[-/.])(?P<m>M)(?P=s)(?P<y>n)(?![-/.]n)")
MONTH_DAY_YEAR = re.compile(rf"{MONTH}[.,]?{DAY}[,.-]?F?{YEAR}{ERA}")
# "Sat Nov 30 09:00:00 2024", as machines write it
# RFC 822: "30 Nov 24 09:00"
SHORT_YEAR_CLOCK = re.compile(r"(?P<d>n)(?P<m>M)(?P<y>n)(?=C)")
CLOCK_INSIDE = re.compile(r"(?P<m>M)(?P<d>n)(?P<c>C)(?P<y>Y)")
# "2024 الجمعة 27 سبتمبر"
YEAR_DAY_MONTH = re.compile(rf"{YEAR},?(?P<w>W)?,?{DAY}f?{MONTH}(?![-/.,:]{{0,2}}Y)")
YEAR_MONTH_DAY = re.compile(rf"{YEAR}[-/.,]?{MONTH}[-/.,]?{DAY}(?![-/.,:]?[nY])")
DAY_MONTH = re.compile(rf"{DAY}[-/.,f]{{0,2}}{MONTH}")
WEEKDAY_MONTH_DAY = re.compile(rf"(?P<w>W)(?P<x>[.,])?F?{MONTH}\.?{DAY}")

CALENDARS = {"H": "hijri", "J": "jalali", "M": "gregorian"}
# A year of four digits tells its calendar: Jalali 1300 to 1415 is 1921 to 2036, Hijri 1416 to 1500 is 1995 to 2077.
FIRST_GREGORIAN, FIRST_HIJRI = 1700, 1416
# Two digits are a year from 1990 to 2049.
CENTURIES = {**dict.fromkeys(range(50), 2000), **dict.fromkeys(range(90, 100), 1900)}


def _two_names(parts: dict[str, Mark]) -> Marks:
    first, second = parts["m"], parts["n"]
    if first.number != second.number:
        return ()
    end = parts.get("b", second).end
    return (Mark("M", first.start, end, number=first.number, name=first.name),)


def _numeric(parts: dict[str, Mark]) -> Marks:
    day, month, year = parts["d"], parts["m"], parts["y"]
    short = year.letter == "n"
    if short and len(year.text) != 2:
        return ()
    calendar = _calendar(year, parts.get("e"))
    spoken = Spoken(
        month=month.number,
        day=day.number,
        calendar=calendar,
        year=_whole(year),
        swappable=year.start > day.start and calendar != "jalali",
        short_year=short,
        sign=parts["s"].letter,
    )
    return (spanning(parts, "D" if calendar == "gregorian" else "K", spoken),)


def _named(parts: dict[str, Mark]) -> Marks:
    day, month, year = parts["d"], parts["m"], parts.get("y")
    if year is not None and len(year.text) not in (2, 4):
        return ()
    spoken = Spoken(
        month=month.number,
        day=day.number,
        calendar=month.name,
        year=_whole(year) if year else None,
        short_year=year is not None and year.letter == "n",
    )
    gregorian = month.letter == "M"
    letter = ("D" if gregorian else "K") if year else ("d" if gregorian else "k")
    return (spanning(parts, letter, spoken),)


def _beside_clock(parts: dict[str, Mark]) -> Marks:
    clock = parts.pop("c")
    return (*_named(parts), clock)


def _inside_weekday(parts: dict[str, Mark]) -> Marks:
    weekday = parts.pop("w", None)
    date = _named(parts)
    return date if weekday is None else (weekday, *date)


def _whole(year: Mark) -> int:
    """The year with its century; 0, which no calendar has, where two digits leave it open."""
    if year.letter == "Y":
        return year.number
    century = CENTURIES.get(year.number)
    return year.number + century if century else 0


def _calendar(year: Mark, era: Mark | None) -> str:
    if era is not None and era.letter == "E":
        return era.name
    if year.letter == "n" or year.number >= FIRST_GREGORIAN:
        return "gregorian"
    return "hijri" if year.number >= FIRST_HIJRI else "jalali"


FORMS: tuple[Reduction, ...] = (
    (TWO_NAMES, _two_names),
    (YEAR_FIRST, _numeric),
    (YEAR_LAST, _numeric),
    (DAY_MONTH_YEAR, _named),
    (SHORT_YEAR, _named),
    (SHORT_YEAR_CLOCK, _named),
    (CLOCK_INSIDE, _beside_clock),
    (MONTH_DAY_YEAR, _named),
    (YEAR_DAY_MONTH, _inside_weekday),
    (YEAR_MONTH_DAY, _named),
    (DAY_MONTH, _named),
    (WEEKDAY_MONTH_DAY, _inside_weekday),
)
