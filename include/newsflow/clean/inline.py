"""Meta inside body lines: the dateline at the head of the first paragraph."""

from __future__ import annotations

from newsflow.clean.candidates import dateline_fields
from newsflow.clean.dateline import read_head
from newsflow.clean.sheet import Inline, Mark, Sheet
from newsflow.model import Kind

# A deck may stand above the paragraph that the dateline opens.
FIRST_PARAGRAPHS = 2


def mark_inline(sheet: Sheet) -> None:
    """The dateline in front of the story is cut out of its line; the sentence stays."""
    body = [line for line, mark in zip(sheet.lines, sheet.marks, strict=True) if mark is None]
    for line in body[:FIRST_PARAGRAPHS]:
        dateline = read_head(line.text, sheet.document.outlets) if line.is_sentence else None
        if dateline is not None:
            mark = Mark(Kind.DATELINE, "any_dateline_head", dateline_fields(dateline))
            sheet.inline.append(Inline(line.start, line.start + dateline.length, mark))
            return
