"""Pages that arrive as one line: where their head ends, by the date in it, and where their tail begins."""

from __future__ import annotations

import re

from newsflow.dates import is_date_line, read_dates

# Headline and date stand within the first letters of a page.
HEAD = 300
# A label and a weekday in front of the date, a zone behind it.
MOST_WORDS_BESIDE = 4
_CLOSING = re.compile(
    r"(?<=[.!؟?»\"]\s)(?:كلمات\s(?:دلالية|مفتاحية)|الوسوم\s?:|(?:مواضيع|أخبار|مقالات)\sذات\sصلة|التعليقات\s?\(|بیشتر\sبخوانید"
    r"|مزید\sپڑھیں|(?:Read\s(?:more|also)|Related|Also\sread|Tags)\s?:|Follow\sus\son\s|À\slire\saussi|شارك\sالخبر)"
    r"|(?<=\s)(?:(?:كلمات\s(?:دلالية|مفتاحية)|المصدر|(?:إ|ا)قرأ\sأيضا?ً?ا?)\s?:|جميع\sالحقوق\sمحفوظة|All\srights\sreserved|©\s)"
)
_WORD = re.compile(r"\S+")


def page_joints(text: str) -> list[int]:
    """Where the one line of a page is cut: around the date of its head, and before what closes pages."""
    return [*_head_joints(text), *(match.start() for match in _CLOSING.finditer(text))]


def _head_joints(text: str) -> list[int]:
    """The places before and after the date of the page's head; none without one.

    The date has a clock or a label: a bare day may belong to the story's first sentence.
    """
    head = text[:HEAD]
    found = next((date for date in read_dates(head) if date.clock is not None or date.role is not None), None)
    if found is None:
        return []
    words = [match.span() for match in _WORD.finditer(head)]
    start, end = found.start, found.end
    for before in [at for at, _ in words if at < found.start][::-1][:MOST_WORDS_BESIDE]:
        start = before if is_date_line(head[before:end]) else start
    for after in [stop for _, stop in words if stop > found.end][:MOST_WORDS_BESIDE]:
        end = after if is_date_line(head[start:after]) else end
    return [start, end]
