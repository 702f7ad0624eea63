"""Relative times: "منذ 3 ساعات", "2 hours ago", "قبل يومين", "أمس 10:30"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from newsflow.dates.marks import Marks, signature

DISTANCE = re.compile(r"S|B(?:F?[nNqW]?Uq?){1,3}|(?:F?[nNqW]?U){1,3}[BP]")
# "أمس الساعة 10:30", "نشر: اليوم"; the word alone is a word
NEAR_DAY = re.compile(r"(?P<d>R)[-/.,:|()FfTU]{0,3}[CL]|[CL][-/.,:|()FfTU]{0,3}(?P<d2>R)")
UNITS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}


@dataclass(frozen=True, slots=True)
class Distance:
    """How far before now, at the marks [start, end); no `length` where it is vaguer than a day; the smallest `unit`."""

    start: int
    end: int
    length: timedelta | None
    unit: str


def find_distance(marks: Marks) -> Distance | None:
    """The first distance to now among the marks: "3 ساعات و 20 دقيقة", "منذ شهرين", "just now"."""
    found = DISTANCE.search(signature(marks))
    if found is None:
        return None
    start, end = found.span()
    length: timedelta | None = timedelta(0)
    unit, count = "", 0
    for mark in marks[start:end]:
        if mark.letter == "U":
            unit = mark.name
            times = count or mark.number
            length = None if length is None or unit not in UNITS or not times else length + UNITS[unit] * times
            count = 0
        elif mark.letter in "nNqW":
            count = mark.number
    return Distance(start, end, length if unit else None, unit)


def find_near_day(marks: Marks) -> int | None:
    """Where "today" or "yesterday" stands among the marks beside a clock or a label; or None."""
    found = NEAR_DAY.search(signature(marks))
    if found is None:
        return None
    return found.start("d" if found["d"] else "d2")
