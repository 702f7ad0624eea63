"""A line as marks: each number, word, clock and sign with the letter of its kind.

The letters of all marks together are the line's signature, and the grammar of dates is a handful of patterns over
signatures: "4 ديسمبر 2024 - 14:05" reads `nMY-C`.

    n number of one or two digits   Y of four digits   N other number   q number word   o ordinal ending
    M Gregorian month   H Hijri month   J Jalali month   W weekday   E era   a the letter م
    C clock   A time of day   Z zone   c city or country   t "time of"   T "at"
    L label   F filler   f "of"   x any other word   - / . , : | ( ) themselves   ? any other sign
    h "o'clock"   i issue of a paper   R today, yesterday   r "this"   B before   P ago   S just now   U unit of time

Reading replaces marks by larger ones:

    D date   K date of another calendar   d k the same without a year
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as stated; `zone` as in `zones.offset_at`. `plain` says that neither period nor zone was given."""

    at: time
    zone: str | None = None
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Spoken:
    """A date as stated, not yet a day; `swappable` when `sign` parts two numbers whose order is only a custom."""

    month: int
    day: int
    calendar: str = "gregorian"
    year: int | None = None
    swappable: bool = False
    short_year: bool = False
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign of a line: the letter of its kind, its place in the folded line, and what it means.

    `number` is the value of a number, month, weekday or count; `name` says which calendar, zone, role, period or unit.
    """

    letter: str
    start: int
    end: int
    text: str = ""
    number: int = 0
    name: str = ""
    value: Clock | Spoken | None = None


Marks = tuple[Mark, ...]
Reduction = tuple[re.Pattern[str], Callable[[dict[str, Mark]], Marks]]


def signature(marks: Marks) -> str:
    """The letters of the marks, in order."""
    return "".join([mark.letter for mark in marks])


def spanning(parts: dict[str, Mark], letter: str, value: Clock | Spoken) -> Mark:
    """One mark in place of all its parts."""
    start, end = min(part.start for part in parts.values()), max(part.end for part in parts.values())
    return Mark(letter, start, end, value=value)


def reduce(marks: Marks, reduction: Reduction) -> Marks:
    """The marks after one reduction: where its pattern matches, the marks that it makes of the named parts.

    A reduction that makes nothing of a match leaves the marks as they are.
    """
    pattern, make = reduction
    done: list[Mark] = []
    at = 0
    for found in pattern.finditer(signature(marks)):
        parts = {name: marks[found.start(name)] for name, matched in found.groupdict().items() if matched}
        if made := make(parts):
            done += marks[at : found.start()]
            done += made
            at = found.end()
    return (*done, *marks[at:]) if at else marks
