"""The headline in the text: the first line that reads like one, or the one the page names or repeats."""

from __future__ import annotations

import re

from newsflow.clean.lines import Line
from newsflow.clean.sheet import Mark, Sheet
from newsflow.clean.stems import shared, stems
from newsflow.model import Kind, Role
from newsflow.text import fold

LONGEST_TITLE = 30
# A headline without anything else to tell it by; longer first lines are more often the lede.
LONGEST_GUESS = 22
LONGEST_KICKER = 6
# Words of prose that may stand above the headline: a ticker, a notice, a summary.
MOST_PROSE_ABOVE = 60
LEAST_PROSE = 12
# Captions and the heading of the comments repeat the headline, and say more.
_WITH_TITLES = (Kind.CAPTION, Kind.COMMENTS)
# The Saudi agency names the desk in front of the headline: "عام / ".
_DESK = re.compile(r"\A(?:عام|سياسي|اقتصادي|رياضي|ثقافي|اجتماعي|ديني|أمني|دولي|محلي|علمي|صحي|حقوقي|الحج|إضافة)\s/\s")
_FULL_STOPS = (".", "۔", "。", ":", ";", "،", "؛", ",")


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
    title = sheet.lines[at].folded
    sheet.marks[at] = Mark(Kind.TITLE, "any_title", {"title": _DESK.sub("", sheet.lines[at].text)})
    for other, line in enumerate(sheet.lines):
        short = sheet.marks[other] is None and line.words <= LONGEST_TITLE + 5 and title[:3] in line.plain
        if short and not any(sheet.proposed(other, kind) for kind in _WITH_TITLES) and _repeats(line.folded, title):
            sheet.marks[other] = Mark(Kind.TITLE, "any_title_repeat")


def _named(sheet: Sheet) -> int | None:
    """The line that the page's own title or its HTML names."""
    above = range(_prose_begins(sheet))
    named = next((at for at in above if sheet.lines[at].role is Role.TITLE), None)
    if named is not None or not sheet.document.title:
        return named
    title = fold(sheet.document.title)
    for at in above:
        line = sheet.lines[at]
        if 2 <= line.words <= LONGEST_TITLE and sheet.marks[at] is None:
            folded = line.folded
            if folded == title or (line.words >= 4 and title.startswith(folded) and not line.ends):
                return at
    return None


def _prose_begins(sheet: Sheet) -> int:
    """The line below which no headline stands: more prose than teasers and decks above it would make."""
    prose = 0
    for at, line in enumerate(sheet.lines):
        prose += line.words if line.words > LONGEST_GUESS or (line.words >= LEAST_PROSE and line.ends) else 0
        if prose > MOST_PROSE_ABOVE:
            return at
    return len(sheet.lines)


def _repeated(sheet: Sheet) -> int | None:
    """The first of several equal lines of a headline's length, before the first paragraph."""
    head = [at for at in range(_first_sentence(sheet)) if _may_be_title(sheet, at) and sheet.lines[at].words >= 4]
    twice = [at for at in head if is_doubled(sheet, at)]
    if twice[:2] == [0, 1] and len(head) > 2 and head[2] not in twice and not _tells(sheet, head[2], head[0]):
        # two equal lines at the very top and another headline under them: the picture's caption, then the headline
        return head[2]
    if len(twice) > 1 and head[0] < twice[0] == twice[1] - 1 and _dated_between(sheet, head[0], twice[0]):
        # the same twice in a row below the date: the picture's caption; the headline stands above the date
        return head[0]
    return twice[0] if twice else None


def _dated_between(sheet: Sheet, first: int, last: int) -> bool:
    return any(sheet.proposed(at, Kind.DATE) for at in range(first + 1, last))


def is_doubled(sheet: Sheet, at: int) -> bool:
    """Whether the line stands on the page again."""
    line = sheet.lines[at]
    same = (other for place, other in enumerate(sheet.lines) if place != at and other.words == line.words)
    return any(other.folded == line.folded for other in same)


def _tells(sheet: Sheet, at: int, title: int) -> bool:
    """Whether a long line says what the headline says, at length: it is the story's first."""
    return sheet.lines[at].words >= LEAST_PROSE and shared(sheet.lines[title], stems([sheet.lines[at]])) >= 2


def _first(sheet: Sheet) -> int | None:
    """The first line that may be the headline, or a later one of which the story speaks when it does not of the first.

    Captions, and teasers under a heading, stand above the headline on some pages.
    """
    first = _first_guess(sheet)
    if first is None:
        return None
    end = _first_sentence(sheet, first)
    others = [at for at in range(first + 1, end) if _is_guess(sheet, at)]
    known = stems([line for line in sheet.lines[end:] if line.is_sentence][:2])
    if _is_under_heading(sheet, first) and others:
        return others[-1]
    title = stems([sheet.lines[first]])
    told = [at for at in others if shared(sheet.lines[at], known) >= 2 and not shared(sheet.lines[at], title)]
    return told[0] if told and not shared(sheet.lines[first], known) else first


def _is_guess(sheet: Sheet, at: int) -> bool:
    line = sheet.lines[at]
    return sheet.open(at) and 4 <= line.words <= LONGEST_GUESS and not _is_closed(line)


def _is_under_heading(sheet: Sheet, at: int) -> bool:
    """Whether a heading of other stories stands above."""
    return any(candidate.mark.opens is Kind.RELATED for above in range(at) for candidate in sheet.candidates[above])


def _first_guess(sheet: Sheet) -> int | None:
    """The first line of four words or more that is nothing else; one of two or three words if the text follows it."""
    short = None
    for at, line in enumerate(sheet.lines):
        if not sheet.open(at) or line.words < 2 or _is_kicker(line):
            continue
        if line.words > LONGEST_TITLE or _is_closed(line):
            return short
        if line.words >= 4:
            return at if line.words <= LONGEST_GUESS and at < len(sheet.lines) - 1 else short
        short = at
    return short


def _is_kicker(line: Line) -> bool:
    """Whether the line leads over to the headline below it."""
    return line.words <= LONGEST_KICKER and line.text.endswith(":")


def _is_closed(line: Line) -> bool:
    """Whether the line closes as headlines never do; three dots are no full stop."""
    return line.text.endswith(_FULL_STOPS) and not line.text.endswith("..")


def _may_be_title(sheet: Sheet, at: int) -> bool:
    """Whether no rule speaks for the line, or only a bracket at its end that headlines have too."""
    return sheet.open(at) and 2 <= sheet.lines[at].words <= LONGEST_TITLE


def _first_sentence(sheet: Sheet, start: int = 0) -> int:
    """The first line that closes like a sentence or is longer than headlines are."""
    for at, line in enumerate(sheet.lines):
        if (
            at >= start
            and sheet.open(at)
            and (line.words > LONGEST_GUESS or (line.words >= 8 and line.text.endswith((".", "۔"))))
        ):
            return at
    return len(sheet.lines)


def _repeats(line: str, title: str) -> bool:
    """Whether a folded line is the title again, perhaps with an author or a desk in front or the site behind."""
    if line == title:
        return True
    extra = len(line) - len(title)
    return len(title.split()) >= 3 and 0 < extra <= 40 and (line.endswith(" " + title) or line.startswith(title + " "))
