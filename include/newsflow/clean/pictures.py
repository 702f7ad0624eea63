"""Beside pictures and players inside the story: captions told by their repetition, positions by the player."""

from __future__ import annotations

from newsflow.clean.lines import Line
from newsflow.clean.rule import compiled
from newsflow.clean.sheet import Mark, Sheet
from newsflow.clean.stems import shared, stems, words
from newsflow.model import Kind

# Pictures' own texts are short, and say in other words what the headline says.
LONGEST_ALT = 5
LEAST_SHARED = 0.6
_CLOCK = r"\d{1,2}:\d{2} (?: :\d{2} )? (?: \s* / \s* \d{1,2}:\d{2} )?"


def mark_pictures(sheet: Sheet, first: int, last: int) -> None:
    """Clocks behind a player, lines that stand twice in a row and runs of the headline's words are not body."""
    for at in range(first + 1, last):
        above = sheet.marks[at - 1]
        if above is not None and above.kind is Kind.MEDIA and _is_free(sheet, at) and _is_clock(sheet, at):
            sheet.marks[at] = Mark(Kind.MEDIA, "any_player_position")
    _mark_captions(sheet, first, last)


def _is_free(sheet: Sheet, at: int) -> bool:
    return sheet.marks[at] is None


def _is_clock(sheet: Sheet, at: int) -> bool:
    return compiled(_CLOCK).fullmatch(sheet.lines[at].plain) is not None


def _mark_captions(sheet: Sheet, first: int, last: int) -> None:
    """Two or more short lines in a row between paragraphs: the same twice, or all of them of the headline's words."""
    run: list[int] = []
    for at in range(first, last + 1):
        if _is_free(sheet, at) and _is_short(sheet, at):
            run.append(at)
            continue
        if len(run) > 1 and _is_caption_run(sheet, run):
            for inside in run:
                sheet.marks[inside] = Mark(Kind.CAPTION, "any_caption_run")
        run = []


def _is_short(sheet: Sheet, at: int) -> bool:
    line = sheet.lines[at]
    return line.words <= LONGEST_ALT and not line.ends and line.text[-1:].isalpha() and not line.text[0].isdigit()


def _is_caption_run(sheet: Sheet, run: list[int]) -> bool:
    above = sheet.lines[run[0] - 1].text if run[0] else ""
    if above.endswith((":", "؟", "?", "،", ",")):
        return False
    if all(sheet.lines[at].folded == sheet.lines[run[0]].folded for at in run):
        return True
    if sheet.title is None:
        return False
    title = stems([sheet.lines[sheet.title]])
    return all(_share(sheet.lines[at], title) >= LEAST_SHARED for at in run)


def _share(line: Line, title: set[str]) -> float:
    return shared(line, title) / len(words(line)) if words(line) else 0.0
