"""The headline in the text: the first line that reads like one, or the one the page names or repeats."""

from __future__ import annotations

from collections import Counter

from newsflow.clean.sheet import Mark, Sheet
from newsflow.model import Kind, Role
from newsflow.text import fold

LONGEST_TITLE = 30
# A headline without anything else to tell it by; longer first lines are more often the lede.
LONGEST_GUESS = 22
_NEVER_BEFORE = frozenset((Kind.COMMENTS, Kind.COPYRIGHT, Kind.SOURCE))
_FULL_STOPS = (".", "۔", ":", ";", "،", "؛", ",")


def mark_title(sheet: Sheet) -> None:
    """The headline and its repetitions are marked, and `sheet.title` is its line; nothing when the text has none."""
    at = _named(sheet)
    if at is None:
        at = _repeated(sheet)
    if at is None and not sheet.document.title:
        at = _first(sheet)
    if at is None:
        return
    sheet.title = at
    title = fold(sheet.lines[at].text)
    sheet.marks[at] = Mark(Kind.TITLE, "any_title", {"title": sheet.lines[at].text})
    for other, line in enumerate(sheet.lines):
        if (
            other != at
            and sheet.marks[other] is None
            and line.words <= LONGEST_TITLE + 5
            and _repeats(fold(line.text), title)
        ):
            sheet.marks[other] = Mark(Kind.TITLE, "any_title_repeat")


def _named(sheet: Sheet) -> int | None:
    """The line that the page's own title or its HTML names."""
    named = next((at for at, line in enumerate(sheet.lines) if line.role is Role.TITLE), None)
    if named is not None or not sheet.document.title:
        return named
    title = fold(sheet.document.title)
    for at, line in enumerate(sheet.lines):
        if 2 <= line.words <= LONGEST_TITLE and sheet.marks[at] is None:
            folded = fold(line.text)
            if folded == title or (line.words >= 4 and title.startswith(folded) and not line.ends):
                return at
    return None


def _repeated(sheet: Sheet) -> int | None:
    """The first of several equal lines of a headline's length, before the first paragraph."""
    head = [at for at in range(_first_sentence(sheet)) if _may_be_title(sheet, at) and sheet.lines[at].words >= 4]
    counts = Counter(fold(line.text) for line in sheet.lines if 4 <= line.words <= LONGEST_TITLE) if head else Counter()
    return next((at for at in head if counts[fold(sheet.lines[at].text)] > 1 and sheet.open(at)), None)


def _first(sheet: Sheet) -> int | None:
    """The first line of four words or more that is nothing else; one of two or three words if the text follows it."""
    short = None
    for at, line in enumerate(sheet.lines):
        if sheet.marks[at] is not None or not _may_be_title(sheet, at):
            continue
        if line.text.endswith(_FULL_STOPS) and not line.text.endswith(".."):
            return short
        if line.words >= 4:
            return at if line.words <= LONGEST_GUESS and at < len(sheet.lines) - 1 else short
        if line.words >= 2:
            short = at
    return short


def _may_be_title(sheet: Sheet, at: int) -> bool:
    """Whether no rule speaks for the line, or only a bracket at its end that headlines have too."""
    return sheet.open(at) and 2 <= sheet.lines[at].words <= LONGEST_TITLE


def _first_sentence(sheet: Sheet) -> int:
    """The first line that closes like a sentence or is longer than headlines are."""
    for at, line in enumerate(sheet.lines):
        if sheet.open(at) and (line.words > LONGEST_GUESS or (line.words >= 8 and line.text.endswith((".", "۔")))):
            return at
    return len(sheet.lines)


def _repeats(line: str, title: str) -> bool:
    """Whether a folded line is the title again, perhaps with an author or a desk in front or the site behind."""
    if line == title:
        return True
    extra = len(line) - len(title)
    return len(title.split()) >= 3 and 0 < extra <= 40 and (line.endswith(" " + title) or line.startswith(title + " "))
