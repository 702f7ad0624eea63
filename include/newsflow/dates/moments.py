"""The dates on a line: each with the weekday, the clock and the other calendar's date that belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsflow.dates.ago import DISTANCE
from newsflow.dates.clocks import CLOCKS, LATE_CLOCKS
from newsflow.dates.forms import FORMS
from newsflow.dates.letters import fold_letters
from newsflow.dates.lexicon import read_marks
from newsflow.dates.marks import Mark, Marks, reduce, signature
from newsflow.model import DateRole

G = r"[-/.,:|()?FfTtUh]"  # what may stand between the parts
PAIR = rf"(?:{G}{{0,3}}(?P<%s>C))?{G}{{0,4}}(?:(?P<%s>W){G}{{0,2}})?"
MOMENT = re.compile(
    rf"(?:(?P<w1>W){G}{{0,3}})?(?:(?P<c1>C){G}{{0,4}})?(?:(?P<w2>W){G}{{0,3}})?"
    rf"(?P<a>[DdKk])(?:(?<=[Dd]){PAIR % ('c3', 'w3')}(?P<b>[Kk])|(?<=[Kk]){PAIR % ('c4', 'w4')}(?P<b2>[Dd]))?"
    rf"(?:{G}{{0,3}}(?P<w5>W)(?!{G}{{0,3}}[DdKk]))?"
    rf"(?(c1)|(?:{G}{{0,4}}(?P<c5>C))?)"
    rf"(?:{G}{{0,2}}(?P<z>Z)(?!,?C))?"
)
# The nearest label, with only such words between as name a place ("نشر في صدى الصعيد يوم 27 - 07 - 2025").
LABEL = re.compile(r"(?P<l>L)(?P<gap>[^LDdKk]{0,7})$")
LABEL_BEHIND = re.compile(rf"^{G}{{0,2}}(?P<l>L){G}{{0,2}}$")
AT_FIRST = re.compile(r"[-/.,:|()?]*$")
BETWEEN = re.compile(r"[-/.,:|()?FfTtUhWCRZ]*$")


@dataclass(frozen=True, slots=True)
class Moment:
    """One date of a line among its marks, [start, end): `date` and, where they stand beside it, the rest."""

    start: int
    end: int
    date: Mark
    other: Mark | None
    weekday: Mark | None
    clock: Mark | None
    zone: Mark | None
    role: DateRole | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line's marks after all reductions, and its dates in order."""

    marks: Marks
    moments: tuple[Moment, ...]


@lru_cache(maxsize=64)
def read_line(text: str) -> Line:
    """The marks of a line after all reductions, and its dates in order."""
    marks = read_marks(fold_letters(text))
    letters = signature(marks)
    for reduction in _REDUCTIONS:
        if reduction[0].search(letters):
            marks = reduce(marks, reduction)
            letters = signature(marks)
    return Line(marks, _moments(marks))


_REDUCTIONS = (*CLOCKS, *FORMS, *LATE_CLOCKS)


def _moments(marks: Marks) -> tuple[Moment, ...]:
    letters = signature(marks)
    found = [match for match in MOMENT.finditer(letters) if match["a"] != "k" or match["b2"]]
    moments = []
    left = 0
    for match in found:
        role = _role(marks, letters[left : match.start()], left)
        if role is None and match is found[-1]:
            role = _role_behind(marks, letters[match.end() :], match.end())
        moments.append(_moment(marks, match, role))
        left = match.end()
    return tuple(moments)


def _moment(marks: Marks, match: re.Match[str], role: DateRole | None) -> Moment:
    def first(*names: str) -> Mark | None:
        return next((marks[match.start(name)] for name in names if match[name]), None)

    date = first("a")
    assert date is not None
    return Moment(
        start=match.start(),
        end=match.end(),
        date=date,
        other=first("b", "b2"),
        weekday=first("w1", "w2", "w3", "w4", "w5"),
        clock=first("c1", "c3", "c4", "c5"),
        zone=first("z"),
        role=role,
    )


def _role(marks: Marks, before: str, offset: int) -> DateRole | None:
    """The role that the label before a date gives it: the label adjoins the date or begins its part of the line."""
    label = LABEL.search(before)
    if (
        label
        and DISTANCE.search(label["gap"]) is None
        and (BETWEEN.match(label["gap"]) or AT_FIRST.match(before[: label.start()]))
    ):
        return DateRole(marks[offset + label.start()].name)
    return None


def _role_behind(marks: Marks, behind: str, offset: int) -> DateRole | None:
    label = LABEL_BEHIND.search(behind)
    return DateRole(marks[offset + label.start("l")].name) if label else None


def role_on(marks: Marks) -> DateRole | None:
    """The role that the first label of a line states."""
    return next((DateRole(mark.name) for mark in marks if mark.letter == "L"), None)
