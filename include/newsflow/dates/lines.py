"""What kind of line it is: a date and nothing else, a label alone, or something else."""

from __future__ import annotations

import re
from functools import lru_cache

from newsflow.dates.ago import find_distance, find_near_day
from newsflow.dates.days import settle
from newsflow.dates.letters import fold_letters
from newsflow.dates.lexicon import KNOWN, RELATIVE
from newsflow.dates.marks import Clock, Mark, Marks, Spoken, signature
from newsflow.dates.moments import Line, read_line
from newsflow.model import DateRole

DIGIT = re.compile(r"[0-9٠-٩۰-۹]")
LONGEST = 200  # characters; two dates with labels, weekdays and two calendars stay well below
LONGEST_RELATIVE = 60
LETTERS_LEFT = 3
REMEMBERED = 4096  # furniture without digits returns on page after page

# "نشر في صدى الصعيد يوم 27 - 07 - 2025": the label names the paper, and nothing follows the date.
PRINTED_IN = re.compile(r"L:?x{1,4}[FUW]{1,3}[DdKk]$")
PRINTED = tuple(map(fold_letters, ("نشر في", "نشرت في")))
ISSUE = re.compile(r"i[:.]?[nNY]")
WORDS = frozenset("xqcMHJBPi")
WORD = re.compile(r"[^\W\d_]+")
LONG_WORD = re.compile(rf"[^\W\d_]{{{LETTERS_LEFT},}}")
NUMBERS = frozenset("nYN")


def has_digit(line: str) -> bool:
    """Whether a digit of any of the three systems is in it: the cheap gate before all reading."""
    return DIGIT.search(line) is not None


@lru_cache(maxsize=REMEMBERED)
def may_be_relative(line: str) -> bool:
    """Whether a line without digits is short and has a word like "منذ" or "أمس"."""
    return len(line) <= LONGEST_RELATIVE and not RELATIVE.isdisjoint(fold_letters(line).split())


def is_date_line(line: str) -> bool:
    """Whether the line is only labels, dates and times: fewer than three letters and no number remain without them.

    A clock alone counts when it states a period, a zone or stands behind a label; a label alone does not count.
    """
    if len(line) > LONGEST or not (has_digit(line) or may_be_relative(line)):
        return False
    if _tells_more(fold_letters(line)):
        return False
    read = read_line(line)
    taken = _taken(read)
    return bool(taken) and (_is_bare(read.marks, taken) or _is_printed_in(line, read))


def _tells_more(folded: str) -> bool:
    """Whether a word of some length is none of a date's, which spares the reading of most lines; papers that print
    their name behind the label aside.
    """
    return not KNOWN.issuperset(LONG_WORD.findall(folded)) and not folded.lstrip().startswith(PRINTED)


def label_role(line: str) -> DateRole | None:
    """The role that a line states which is only a label ("Published"): it speaks of the date on the next line."""
    if len(line) > LONGEST_RELATIVE or has_digit(line) or not KNOWN.issuperset(WORD.findall(fold_letters(line))):
        return None
    marks = [mark for mark in read_line(line).marks if mark.letter not in ":.,-|?"]
    return DateRole(marks[0].name) if len(marks) == 1 and marks[0].letter == "L" else None


def _taken(read: Line) -> set[int]:
    """The marks that dates and times take up; empty when the line has none."""
    distance = find_distance(read.marks)
    if read.moments:
        taken = {at for moment in read.moments for at in range(moment.start, moment.end)}
        beside = set(range(distance.start, distance.end)) if distance is not None else set()
        return taken | beside if any(_exists(moment.date) for moment in read.moments) else set()
    if distance is not None:
        return set(range(distance.start, distance.end))
    near = find_near_day(read.marks)
    if near is not None:
        return {near}
    labelled = "L" in signature(read.marks)
    clocks = {at: mark.value for at, mark in enumerate(read.marks) if isinstance(mark.value, Clock)}
    return set(clocks) if len(clocks) == 1 and (labelled or not next(iter(clocks.values())).plain) else set()


def _exists(mark: Mark) -> bool:
    return isinstance(mark.value, Spoken) and (mark.value.year is None or settle(mark.value) is not None)


def _is_bare(marks: Marks, taken: set[int]) -> bool:
    issues = {at for found in ISSUE.finditer(signature(marks)) for at in range(*found.span())}
    left = [mark for at, mark in enumerate(marks) if at not in taken | issues]
    letters = sum(mark.end - mark.start for mark in left if mark.letter in WORDS)
    return letters < LETTERS_LEFT and not any(mark.letter in NUMBERS for mark in left)


def _is_printed_in(line: str, read: Line) -> bool:
    letters = "".join(letter for letter in signature(read.marks) if letter not in "-/.,:|()")
    first = read.marks[0]
    label = fold_letters(line)[first.start : first.end]
    return PRINTED_IN.match(letters) is not None and label in PRINTED
