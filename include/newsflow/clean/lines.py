"""Lines: the text cut where the page cut it, and where glued meta should have been cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsflow.model import Role
from newsflow.text import plain

# The plain form serves grammars of whole lines; longer lines are paragraphs, of which only the head is looked at.
LONGEST = 60
_SENTENCE_END = re.compile(r"""[.!?؟۔…।][\s"'»”’)\]*]*\Z|[.!?؟۔،:؛]["»”]\Z""")
_WEEKDAYS = "الأحد|الاحد|الاثنين|الإثنين|الأثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت"
_JOINTS = re.compile(
    rf"""
      (?<=[ء-ي])(?=بواسطة\s)
    | (?<=[ء-ي])(?=(?:{_WEEKDAYS})[\s,،]+\d{{1,2}}\s)
    | (?<=[\d\s][صم])(?=لا\sتوجد\sتعليقات)
    | (?<=تعليقات)(?=\d)
    | (?<=[ء-ي])(?=https?://)
    | (?<=[.!؟?»"])\s*(?=(?:اقرأ|إقرأ|شاهد)\s(?:أيض|ايض|المزيد)|(?:تابعوا|تابع)\s(?:آخر|أحدث)\s|المصدر\s?:|للمزيد\sمن\s)
    """,
    re.VERBOSE,
)
# One of these words stands at every joint; texts without any are not searched.
_JOINT_WORDS = ("بواسطة", "توجد تعليقات", "://", "أيض", "ايض", "المزيد", "تابع", "المصدر", "للمزيد")
_GLUED_WEEKDAY = re.compile(rf"[ء-ي](?:{_WEEKDAYS})[\s,،]+\d")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the repaired text, [start, end), without surrounding blanks; `row` numbers the page's own lines.

    `plain` is the form that rules read, empty for paragraphs of more than `LONGEST` words.
    `ends` says whether it closes like a sentence.
    """

    start: int
    end: int
    row: int
    text: str
    plain: str
    words: int
    ends: bool
    role: Role | None = None

    @property
    def is_sentence(self) -> bool:
        """Whether the line reads like prose by its shape: twelve words, or six that close like a sentence."""
        return self.words >= 12 or (self.words >= 6 and self.ends)


def split_lines(text: str, roles: tuple[Role, ...] = ()) -> list[Line]:
    """The lines of a repaired text that hold anything, cut at glued meta as well."""
    glued = any(word in text for word in _JOINT_WORDS) or _GLUED_WEEKDAY.search(text) is not None
    lines = []
    for row, (start, end) in enumerate(_rows(text)):
        role = roles[row] if row < len(roles) else None
        for first, last in _pieces(text, start, end) if glued else ((start, end),):
            if (line := _line(text, first, last, row, role)) is not None:
                lines.append(line)
    return lines


def _rows(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for row in text.split("\n"):
        yield start, start + len(row)
        start += len(row) + 1


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for joint in _JOINTS.finditer(text, start, end):
        if joint.end() > at:
            yield at, joint.end()
            at = joint.end()
    yield at, end


def _line(text: str, start: int, end: int, row: int, role: Role | None) -> Line | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    start += len(piece) - len(piece.lstrip())
    words = len(stripped.split())
    return Line(
        start=start,
        end=start + len(stripped),
        row=row,
        text=stripped,
        plain=plain(stripped) if words <= LONGEST else "",
        words=words,
        ends=_SENTENCE_END.search(stripped, max(0, len(stripped) - 6)) is not None,
        role=role,
    )
