"""The weekday that a lead calls today: the arbiter between the dates of a page."""

from __future__ import annotations

import re

from newsflow.dates.letters import fold_letters
from newsflow.dates.lexicon import TODAY, read_marks
from newsflow.dates.marks import signature

# as in "اليوم السبت" or "اليوم، السبت،" or "امروز (شنبه)" or "today, Saturday" or "ce samedi"
TODAY_IS = re.compile(r"(?P<r>[Rr])[,(:]?[FU]?(?P<w>W)")
# "the committee today sat down" names no day
ABBREVIATED = re.compile(r"[a-z]{3}")


_TODAY = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, TODAY))})(?![^\W\d_])")
# Letters in front of the last word of "today", and behind it up to the weekday.
BEFORE, BEHIND = 10, 40
# Letters of a paragraph that are looked at: a lead names its day in the first sentences.
LONGEST = 1000


def lead_weekday(line: str) -> int | None:
    """The weekday (Monday 0) that the line says today is, or None; "أمس السبت" says nothing of today."""
    folded = fold_letters(line[:LONGEST])
    for today in _TODAY.finditer(folded):
        start = folded.rfind(" ", 0, max(0, today.start() - BEFORE)) + 1
        weekday = _weekday(folded[start : today.end() + BEHIND])
        if weekday is not None:
            return weekday
    return None


def _weekday(words: str) -> int | None:
    marks = read_marks(words)
    for found in TODAY_IS.finditer(signature(marks)):
        word = marks[found.start("r")]
        weekday = marks[found.start("w")]
        if word.number == 0 and not ABBREVIATED.fullmatch(weekday.text):
            return weekday.number
    return None
