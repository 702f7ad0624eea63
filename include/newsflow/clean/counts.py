"""Counts: how often a page was read and how many comments it has, with numbers that stand without a word."""

from __future__ import annotations

import re

from newsflow.clean.sheet import Mark, Sheet
from newsflow.model import Kind
from newsflow.text import plain

# Below this a bare number by the date counts readers as well as anything else.
LEAST_VIEWS = 100
_DIGITS = re.compile(r"\d+")
_VIEWS = ("view_count", "views", "seen")


def comment_count(sheet: Sheet, said: dict[str, str]) -> int | None:
    """The number beside the comments' label; a bare one by the date where comments have a heading without one.

    A bare 0 counts comments on any page: one that is read has a view or more. “No comments” is 0.
    """
    stated = _number(said.get("comment_count") or said.get("count"))
    if stated is not None:
        return stated
    if "one" in said:
        return 1
    bare = _number(said.get("bare"))
    if bare == 0 or "none" in said:
        return 0
    return bare if bare is not None and _has_heading(sheet) else None


def view_count(sheet: Sheet, said: dict[str, str]) -> int | None:
    """The number beside the readers' label, or a bare one by the date, too high for comments that have no heading."""
    stated = _number(next((said[name] for name in _VIEWS if name in said), None))
    bare = _number(said.get("bare"))
    if stated is not None or bare is None or bare < LEAST_VIEWS or _has_heading(sheet):
        return stated
    return bare if any(_is_by_date(sheet, at) for at in range(len(sheet.lines))) else None


def _has_heading(sheet: Sheet) -> bool:
    return any(mark is not None and mark.rule.startswith("any_comments_heading") for mark in sheet.marks)


def _is_by_date(sheet: Sheet, at: int) -> bool:
    mark = sheet.marks[at]
    near = sheet.marks[max(0, at - 1) : at + 2]
    return mark is not None and "bare" in mark.fields and any(map(_is_date, near))


def _is_date(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is Kind.DATE


def _number(text: str | None) -> int | None:
    """The number as written, thousands set apart or as "k"; 0 when it has no figure."""
    if text is None:
        return None
    written = plain(text)
    thousands = written.endswith(("k", "ك", "الف"))
    number = int("".join(_DIGITS.findall(written.split(".")[0] if thousands else written)) or 0)
    return number * 1000 if thousands else number
