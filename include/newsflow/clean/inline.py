"""Meta inside body lines: the dateline at the head of the first paragraph, the signature at the end of the last."""

from __future__ import annotations

from newsflow.clean.candidates import dateline_fields
from newsflow.clean.dateline import read_head
from newsflow.clean.rule import Zone, read_groups
from newsflow.clean.rules import RULES
from newsflow.clean.sheet import Inline, Mark, Sheet
from newsflow.model import Kind
from newsflow.text import plain, plain_offsets

# Signatures stand within the last characters of a paragraph.
_TAIL = 60
_TAIL_RULES = tuple(rule for rule in RULES if rule.zone & Zone.TAIL)


def mark_inline(sheet: Sheet) -> None:
    """The dateline in front of the story and the signature behind it are cut out of their lines."""
    body = [at for at, mark in enumerate(sheet.marks) if mark is None]
    if not body:
        return
    head, tail = sheet.lines[body[0]], sheet.lines[body[-1]]
    dateline = read_head(head.text, sheet.document.outlets)
    if dateline is not None:
        end = head.start + dateline.length
        sheet.inline.append(
            Inline(head.start, end, Mark(Kind.DATELINE, "any_dateline_head", dateline_fields(dateline)))
        )
    taken = sheet.inline[0].end if sheet.inline else tail.start
    for rule in _TAIL_RULES:
        start = max(taken, tail.end - _TAIL)
        piece = sheet.text[start : tail.end]
        match = rule.match(plain(piece))
        if match is not None and match.start() > 0:
            cut = start + plain_offsets(piece)[match.start()]
            sheet.inline.append(Inline(cut, tail.end, Mark(rule.kind, rule.name, read_groups(match, piece))))
            return
