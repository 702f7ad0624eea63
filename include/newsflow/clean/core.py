"""The body core: from the first to the last line that reads like prose, and the short lines that belong to it."""

from __future__ import annotations

import re
from itertools import pairwise

from newsflow.clean.asides import told_core
from newsflow.clean.brackets import BRACKETS
from newsflow.clean.sheet import Mark, Sheet
from newsflow.clean.stems import shared, stems, words
from newsflow.model import Kind, Role
from newsflow.text import plain

# Lines of prose that a page prints between headline and date.
LONGEST_DECK = 2
# Words of prose that are a story before its comments; shorter ones have comments of so many times their length.
LEAST_TOLD = 60
MOST_COMMENTS = 3
# Words of a line without a full stop that goes on by its first word: "and he added that", which heads no other story.
LEAST_TOLD_ON = 5
# Sentences of other stories below an opener at the end of a page.
MOST_TEASERS = 2
# The share of its words that the next paragraph of a story has in common with what is told; another story's has less.
LEAST_TIES = 0.2
# Letters of a paragraph among which stands that it tells on.
LONGEST_START = 40
_TERMINAL = frozenset((Kind.SOURCE, Kind.TAGS, Kind.COPYRIGHT, Kind.COMMENTS, Kind.AGENCY_SIG))
_BETWEEN = frozenset((Kind.LINK, Kind.AD, Kind.CAPTION, Kind.MEDIA, Kind.EMBED))
# Blocks that the page itself closes: what follows is the story again.
_CLOSED = frozenset(bracket.name for bracket in BRACKETS)
_OTHER_STORY = frozenset((Kind.DATE, Kind.DATELINE))
_CLOSES = re.compile(r"""[.!?؟۔。…:][\s"'»”’)\]]*\Z|[.!?؟۔]["»”]?\Z""")
_TELLS_ON = re.compile(
    r"و(?:قال|اضاف|اكد|اوضح|اشار|اعلن|لفت|ذكر|بين|تابع|شدد|راي|دعا|طالب|نوه|افاد|كشف|حذر|ختم|اعتبر|يقول|يضيف|يوضح|يشير)"
    r"(?:ت|وا)?\s(?!\w+:)"
    r"|(?:من\s(?:جانب|جهت|ناحيت)|بدور)(?:ه|ها|هم|هما)\b|في\sالمقابل\b|في\sالسياق\s(?:نفسه|ذاته)\b"
    r"|(?:وي|او)\s(?:همچنين\s)?(?:افزود|گفت|تاكيد|ادامه|تصريح)\b"
    r"|(?:(?:he|she|they)\s(?:also\s)?(?:said|added)|for\s(?:his|her|its|their)\spart|de\sson\scôté)\b"
)
_ITEM = re.compile(r"(?:[-–—•*▪●◾■○·➤►✓✔>]|\(?\d{1,2}\s?[.)\-–:]|[أ-يa-z]\s?[.)])\s*\S")
_FIGURES = re.compile(r"\S\s*:\s*\S|\d\s*[-–:]\s*\d")


def find_core(sheet: Sheet) -> None:
    """`sheet.core` is the first and last body line; None when nothing reads like an article."""
    if (told := told_core(sheet)) is not None:
        sheet.core = told
        sheet.story = told[0]
        return
    start = 0 if sheet.title is None else sheet.title + 1
    solid = [at for at in range(start, len(sheet.lines)) if sheet.open(at) and sheet.lines[at].is_sentence]
    for least in (4, 1):
        solid = solid or [at for at in range(start, len(sheet.lines)) if _has_words(sheet, at, least)]
    if not solid:
        return
    solid = _without_repeated_lede(sheet, solid)
    end = _cut(sheet, solid)
    solid = [at for at in solid if at < end]
    first = _extend_up(sheet, solid[0], start)
    sheet.core = (first, _extend_down(sheet, solid[-1], end))
    sheet.story = _story(sheet, solid) or first


def _has_words(sheet: Sheet, at: int, least: int) -> bool:
    return sheet.open(at) and sheet.lines[at].words >= least


def _without_repeated_lede(sheet: Sheet, solid: list[int]) -> list[int]:
    """The lines of prose without a first one that stands again below: it was printed as a summary."""
    lede = sheet.lines[solid[0]]
    same = [sheet.lines[at] for at in solid[1:4] if sheet.lines[at].words == lede.words]
    if all(line.folded != lede.folded for line in same):
        return solid
    sheet.marks[solid[0]] = Mark(Kind.TITLE, "any_lede_repeat")
    return solid[1:]


def _story(sheet: Sheet, solid: list[int]) -> int | None:
    """The line after which no date, byline or second print of the headline stands; None without decks above it.

    Dates and bylines count only where no date stands between headline and prose; further down they head parts of a
    chronicle.
    """
    if sheet.title is None:
        return None
    dated = any(sheet.proposed(at, Kind.DATE) for at in range(sheet.title + 1, solid[0]))
    heads = (Kind.DATELINE, Kind.TITLE, *(() if dated else (Kind.DATE, Kind.BYLINE)))
    for deck, text in pairwise(solid[: LONGEST_DECK + 1]):
        if any(sheet.proposed(at, kind) for at in range(deck + 1, text) for kind in heads):
            return text
    return None


def _cut(sheet: Sheet, solid: list[int]) -> int:
    """Where the page turns to something else for good: an end sign, comments, or other stories after this one."""
    for at in range(solid[0] + 1, len(sheet.lines)):
        opened = _opened(sheet, at)
        ends = _is_end_sign(sheet, at) or opened is Kind.COMMENTS
        if (ends and _has_told(sheet, at, solid)) or (opened is Kind.RELATED and _ends_story(sheet, at, solid)):
            return at
    return len(sheet.lines)


def _is_end_sign(sheet: Sheet, at: int) -> bool:
    """Whether the agency itself says that its dispatch ends here."""
    return any(candidate.mark.rule == "any_agency_end" for candidate in sheet.candidates[at])


def _has_told(sheet: Sheet, at: int, solid: list[int]) -> bool:
    """Whether the story stands above: a link to the comments may stand right below its first sentence."""
    above = sum(sheet.lines[line].words for line in solid if line < at)
    below = sum(sheet.lines[line].words for line in solid if line > at)
    return above >= LEAST_TOLD or below <= MOST_COMMENTS * above


def _opened(sheet: Sheet, at: int) -> Kind | None:
    mark = sheet.marks[at]
    marks = [mark] if mark is not None else [candidate.mark for candidate in sheet.candidates[at]]
    return next((mark.opens for mark in marks if mark.opens is not None), None)


def _ends_story(sheet: Sheet, at: int, solid: list[int]) -> bool:
    """Whether what follows an opener is another story: this one has closed, or a date or dateline follows."""
    before = max(line for line in solid if line < at)
    closed = any(sheet.proposed(line, kind) for line in range(before + 1, at) for kind in _TERMINAL)
    after = [
        line for line in range(at + 1, len(sheet.lines)) if any(sheet.proposed(line, kind) for kind in _OTHER_STORY)
    ]
    left = [line for line in solid if line > at]
    return not left or closed or any(line < left[-1] for line in after) or _are_teasers(sheet, at, solid, left)


def _are_teasers(sheet: Sheet, at: int, solid: list[int], left: list[int]) -> bool:
    """Whether the last prose of the page, below an opener, speaks of the headline above it rather than of the story."""
    above = sheet.marks[left[0] - 1]
    if len(left) > MOST_TEASERS or len(left) >= len(solid) - len(left) or (above is not None and above.rule in _CLOSED):
        return False
    told = [sheet.lines[line] for line in solid if line < at]
    told += [] if sheet.title is None else [sheet.lines[sheet.title]]
    story, headlines = stems(told), stems(sheet.lines[at + 1 : left[0]])
    first = sheet.lines[left[0]]
    if _TELLS_ON.match(plain(first.text[:LONGEST_START])):
        return False
    if left[0] == at + 1:
        rest = stems([sheet.lines[line] for line in left])
        return len(told) > 1 and shared(first, story) < LEAST_TIES * len(words(first)) and shared(told[-1], rest) < 2
    return len(told) > 1 and shared(first, headlines - story) > shared(first, story - headlines)


def _extend_up(sheet: Sheet, first: int, start: int) -> int:
    """Short lines directly above that close like sentences are the story's opening."""
    while first - 1 >= start and sheet.open(first - 1) and _opens_story(sheet, first - 1, start):
        first -= 1
    return first


def _opens_story(sheet: Sheet, at: int, start: int) -> bool:
    """Whether a short line closes like a sentence, or is a heading of the story itself: it stands below the date."""
    heading = sheet.lines[at].role is Role.HEADING
    return _reads_on(sheet, at, 3) or (heading and any(_is_meta(sheet, above) for above in range(start, at)))


def _is_meta(sheet: Sheet, at: int) -> bool:
    return sheet.proposed(at, Kind.DATE) or sheet.proposed(at, Kind.BYLINE)


def _extend_down(sheet: Sheet, last: int, end: int) -> int:
    """The last line below that belongs to the story, with the short lines and the pictures before it."""
    plain_style = not _CLOSES.search(sheet.lines[last].text)
    announced = sheet.lines[last].text.endswith(":")
    crossed = False
    for at in range(last + 1, end):
        if not sheet.open(at):
            if not _may_interrupt(sheet, at):
                break
            crossed = True
        elif _goes_on(sheet, at, crossed=crossed) or (
            not crossed and (announced or (plain_style and _is_long(sheet, at)))
        ):
            last, crossed = at, False
            announced = announced or sheet.lines[at].text.endswith(":")
    return last


def _goes_on(sheet: Sheet, at: int, *, crossed: bool) -> bool:
    """Whether a short line reads on: a sentence, an answer, an item, figures; across a picture only a full sentence."""
    line = sheet.lines[at]
    if crossed:
        announces = line.text.endswith(":") and _lists(sheet, at + 1)
        return announces or (line.words >= 4 and line.text.endswith((".", "۔", "。")))
    answers = sheet.lines[at - 1].text.endswith(("?", "؟"))
    tells = line.words >= LEAST_TOLD_ON and _TELLS_ON.match(line.plain) is not None
    return answers or tells or _reads_on(sheet, at, 2) or _lists(sheet, at)


def _lists(sheet: Sheet, at: int) -> bool:
    """Whether the line is an item of a list or a row of figures."""
    text = sheet.lines[at].text if at < len(sheet.lines) else ""
    return bool(_ITEM.match(text) or _FIGURES.search(text))


def _is_long(sheet: Sheet, at: int) -> bool:
    """Whether a line without a full stop is a sentence all the same, on a page that sets none."""
    return sheet.lines[at].words >= 7


def _may_interrupt(sheet: Sheet, at: int) -> bool:
    """Whether the line is of a kind that stands between paragraphs, and opens nothing."""
    mark = sheet.marks[at]
    marks = [mark] if mark is not None else [candidate.mark for candidate in sheet.candidates[at]]
    return all(mark.kind in _BETWEEN and mark.opens is None for mark in marks)


def _reads_on(sheet: Sheet, at: int, least: int) -> bool:
    line = sheet.lines[at]
    return line.words >= least and _CLOSES.search(line.text) is not None
