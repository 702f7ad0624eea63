"""Asides: what the page's markup sets beside the text, where it does."""

from __future__ import annotations

from newsflow.clean.sheet import META, Mark, Sheet
from newsflow.model import Kind, Role

_BESIDE = frozenset((Role.ASIDE, Role.TITLE, Role.CAPTION, Role.EMBED))


def told_core(sheet: Sheet) -> tuple[int, int] | None:
    """The first and last line that the markup tells from its asides; None where it tells no asides.

    A date, dateline or byline that the markup counts among the text does not open it.
    """
    if all(line.role is not Role.ASIDE for line in sheet.lines):
        return None
    told = [
        at
        for at, line in enumerate(sheet.lines)
        if line.role not in _BESIDE and at != sheet.title and sheet.marks[at] is None
    ]
    first = next((at for at in told if not _is_meta(sheet, at)), None)
    return None if first is None else (first, told[-1])


def _is_meta(sheet: Sheet, at: int) -> bool:
    return not sheet.lines[at].is_sentence and any(sheet.proposed(at, kind) for kind in META)


def mark_asides(sheet: Sheet) -> None:
    """What the page's markup sets beside the text is no text, whatever it reads like."""
    for at, line in enumerate(sheet.lines):
        if line.role is Role.ASIDE and sheet.marks[at] is None:
            sheet.marks[at] = Mark(Kind.NAV, "any_aside_role")
