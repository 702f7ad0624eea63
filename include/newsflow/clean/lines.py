"""Lines: the text cut where the page cut it, and where glued meta should have been cut."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from newsflow.clean.oneline import page_joints
from newsflow.model import Role
from newsflow.text import plain, plain_rows

# The plain form serves grammars of whole lines; longer lines are paragraphs, of which only the head is looked at.
LONGEST = 60
# A text of one line is a page, not a paragraph, from about so many words on.
LEAST_PAGE = 60
# Chinese, Japanese and Thai set no spaces; about so many of their signs make a word.
LETTERS_A_WORD = 2
# Blanks in a line that is a paragraph, and how far below a signature one is looked for.
LEAST_PARAGRAPH, REST = 14, 2_000
# Nobody's word is longer; a run of signs without spaces counts as so many words that no whole-line grammar reads it.
LETTERS_AT_MOST = 60
# Where a line of such a language shows at the latest that it is one.
FIRST_LETTERS = 20
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_WORDS = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"""[.!?؟۔…।。！？][\s"'»”’)\]*]*\Z|[.!?؟۔،:؛]["»”]\Z""")
_WEEKDAYS = "الأحد|الاحد|الاثنين|الإثنين|الأثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت"
_CALL = r"(?:اقرأ|إقرأ|شاهد)\s(?:أيض|ايض|المزيد)|(?:تابعوا|تابع|لمتابعة)\s(?:آخر|أحدث|أهم)\s|المصدر\s?:|للمزيد\sمن\s"
_JOINT = re.compile(
    rf"""
      (?<=[ء-ي]) (?=بواسطة\s)
    | (?<=[ء-ي]) (?=(?:{_WEEKDAYS})[\s,،]+\d{{1,2}}\s)
    | (?<=[\d\s][صم]) (?=لا\sتوجد\sتعليقات)
    | (?<=[ء-ي]) (?=https?://)
    | (?<=[A-Z\d][A-Z\d]) (?=Updated\s)
    | (?:(?<=[.!؟?»"][ ])|(?<=[.!؟?»"])) (?={_CALL})
    """,
    re.VERBOSE,
)
# What stands behind a joint; searching these first is many times faster than trying the joints everywhere.
BEHIND_JOINTS = (
    "بواسطة", "لا توجد تعليقات", "اقرأ", "إقرأ", "شاهد", "تابع", "لمتابعة", "المصدر", "للمزيد",
    *_WEEKDAYS.split("|"),
)  # fmt: skip
IN_LATIN = ("http", "Updated ")
LETTERS = "اأي"  # each of these words has one of them
_BEFORE_JOINTS = re.compile(r"(?:/|, )\d{4}(?=\d{1,2}:\d{2})|تعليقات(?=\d)")
_SIGNATURE = re.compile(
    r"[.!؟?۔»”\"][ ]*(?![(][^()\n]*(?:[Pp]hoto|[Ff]ile|[Ff]oto|صورة|تصوير|عكس|أرشيف|فوتو))"
    r"(?P<sign>[-/(]{1,4}[ ]?[^()/\n]{1,20}[ ]?[-/)]{1,4}|/\s?انتهى[^\n]{0,10}|انتهى(?:[ ]?[\d/(-][^\n]{0,10})?)[ ]*$",
    re.MULTILINE,
)


class Line(NamedTuple):
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

    @property
    def folded(self) -> str:
        """The words of a line that rules read, as `fold` spells them."""
        return " ".join(_WORDS.findall(self.plain))


def split_lines(text: str, roles: tuple[Role, ...] = ()) -> list[Line]:
    """The lines of a repaired text that hold anything, cut at glued meta as well."""
    joints = _joints(text)
    if "\n" not in text and text.count(" ") >= LEAST_PAGE:
        joints = sorted({*joints, *page_joints(text)})
    lines: list[Line] = []
    start = 0
    for row, (content, made) in enumerate(zip(text.split("\n"), plain_rows(text), strict=True)):
        end = start + len(content)
        role = roles[row] if row < len(roles) else None
        inside = [joint for joint in joints if start < joint < end] if joints else ()
        if content and not inside and not content[0].isspace() and not content[-1].isspace():
            lines.append(_made(start, content, made, row, role))
        else:
            pieces = pairwise((start, *inside, end))
            lines.extend(line for piece in pieces if (line := _line(text, piece, row, role)) is not None)
        start = end + 1
    return lines


def _joints(text: str) -> list[int]:
    """Where lines are cut that the page glued together: before a byline, a date, an address, a signature."""
    cut = ":" in text or "تعليقات" in text
    joints = {found.end() for found in _BEFORE_JOINTS.finditer(text)} if cut else set()
    joints.update(found.start("sign") for found in _SIGNATURE.finditer(text) if _is_near_end(text, found.end()))
    for word in (*IN_LATIN, *(BEHIND_JOINTS if any(letter in text for letter in LETTERS) else ())):
        at = text.find(word)
        while at >= 0:
            if _JOINT.match(text, at):
                joints.add(at)
            at = text.find(word, at + 1)
    return sorted(joints)


def _is_near_end(text: str, at: int) -> bool:
    """Whether no paragraph follows: an agency signs below its story, and what is signed above one is a picture."""
    return not any(row.count(" ") >= LEAST_PARAGRAPH for row in text[at : at + REST].split("\n"))


def _line(text: str, span: tuple[int, int], row: int, role: Role | None) -> Line | None:
    start, end = span
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    return _made(start + len(piece) - len(piece.lstrip()), stripped, plain(stripped), row, role)


def _made(start: int, text: str, plain_text: str, row: int, role: Role | None) -> Line:
    words = _count_words(text)
    return Line(
        start,
        start + len(text),
        row,
        text,
        plain_text if words <= LONGEST else "",
        words,
        _SENTENCE_END.search(text, max(0, len(text) - 6)) is not None,
        role,
    )


def _count_words(line: str) -> int:
    words = max(len(line.split()), len(line) // LETTERS_AT_MOST)
    return words + len(_UNSPACED.findall(line)) // LETTERS_A_WORD if _UNSPACED.search(line, 0, FIRST_LETTERS) else words
