"""The parts of a dateline: places, agencies, outlets, days and desks, one after the other."""

from __future__ import annotations

import re
from functools import lru_cache

from newsflow.clean.gazetteer import AGENCIES, OUTLET_ENDS, OUTLET_STARTS, OUTLETS, PLACES
from newsflow.clean.rule import phrases
from newsflow.dates.hijri import HIJRI
from newsflow.dates.months import GREGORIAN

Part = tuple[str, tuple[int, int]]
"""What it is, and where in the plain line it stands."""

WORD = r"[^\W\d_][\w.'’]{0,24}"
_PLACE = phrases(*PLACES)
AGENCY = phrases(*AGENCIES)
_OUTLET = phrases(*OUTLETS)
_NOUN = phrases(OUTLET_STARTS)
_SUFFIX = phrases(OUTLET_ENDS)
_MONTH = phrases(*(spellings for month in (*GREGORIAN.values(), *HIJRI.values()) for spellings in month))
_YEAR = r"(?: ,? \s+ \d{4} (?: \s* (?: ه-? | م ) (?!\w) )? )?"
_DAY = rf"\d{{1,2}} (?: [\s/.-]+ {_MONTH} (?: \s? / \s? {_MONTH} )? (?!\w) {_YEAR} | [/.-] \d{{1,2}} [/.-] \d{{2,4}} )"

_PHRASES = phrases(
    "خاص|وكالات|متابعات|متابعة|محافظات|تقرير|رصد|دولي|محلي|سياسة|أمن|اقتصاد|agencies|correspondent|staff",
    "نیوز ڈیسک|ویب ڈیسک|نامہ نگار|نمائندہ|بیورو رپورٹ|سٹاف رپورٹر|اسٹاف رپورٹر|مانیٹرنگ ڈیسک|نمائندہ خصوصی|نمائندہ جنگ",
)

_SHORT_DAY = r"\d{1,2} \s - \s \d{1,2} (?!\d)"
_FILED = rf"(?: {_SHORT_DAY} | {_DAY} (?: \s+ الموافق \s+ {_DAY} )? | {_MONTH} \.? \s \d{{1,2}} (?!\d) )"
_NAMED_FIRST = rf"{_NOUN} \s+ {WORD} (?: \s+ {WORD} ){{0,2}}? (?= \s* [-/|:)»\"”] )"
_NAMED_LAST = rf"(?! مراسل ) {WORD} (?: \s {WORD} )? \s {_SUFFIX} (?!\w)"

# What a part may be; of several that match the longest is it, the earlier of equals.
_PARTS = {
    "place": rf"(?: محافظه \s+ | مدينه \s+ )? {_PLACE} (?: , \s {_PLACE} | \s* \( \s* {_PLACE} \s* \) )? (?!\w)",
    "agency": rf"(?: وكاله \s+ )? {AGENCY} (?!\w)",
    "outlet": rf"(?: {_NOUN} \s+ )? {_OUTLET} (?!\w)",
    "date": rf"(?: في \s+ | on \s+ | le \s+ )? {_FILED}",
    "word": rf"(?: {_PHRASES} | مراسل \S{{0,3}} ) (?!\w)",
    "named": rf"{_NAMED_FIRST} | {_NAMED_LAST}",
}
# Between strokes stands the agency, even if a town has the same name.
_SIGN = re.compile(r"(?: (?<=/) | (?<=/\s) ) [^\W\d_]{2,10} (?= \s* / )", re.VERBOSE)
_KNOWN_PARTS = (("agency", _SIGN), *((name, re.compile(pattern, re.VERBOSE)) for name, pattern in _PARTS.items()))
_OPENING = re.compile(r"[\s(\[«\"“*]*")
_SEPARATOR = re.compile(
    r"[)\]»\"”]*\s*(?:--?-?|[/|:،,]|\.(?=\s*[-–])|(?<=[)\]»\"”]))+[\s:/|,-]*|\s+من\s+|\s+(?=[/(\[«\"“])|[)\]»\"”]+\s*"
)
# "ایسنا/اصفهان": an agency's desk, no blank on either side of the stroke.
DESK = re.compile(rf"{AGENCY}/")


def read_parts(whole: str, outlets: tuple[str, ...]) -> tuple[list[Part], int]:
    """The known parts from the start on, each closed by a separator, a further part or the end; and where they end."""
    parts: list[Part] = []
    stop = 0
    while stop < len(whole) and (part := _part(whole, _opening(whole, stop), outlets)) is not None:
        name, (_, end) = part
        separator = _SEPARATOR.match(whole, end)
        if separator is None and end < len(whole) and not _spaced(whole, end, name, outlets):
            break
        parts.append(part)
        stop = separator.end() if separator else min(end + 1, len(whole))
    return parts, stop


def _part(whole: str, at: int, outlets: tuple[str, ...]) -> Part | None:
    """The longest known part that starts here."""
    found = [(name, match.span()) for name, pattern in _patterns(outlets) if (match := pattern.match(whole, at))]
    return max(found, key=lambda part: part[1][1], default=None)


def _spaced(whole: str, at: int, name: str, outlets: tuple[str, ...]) -> bool:
    """Whether a mere space parts two parts here, as between place and day, or ends an agency's sign behind a dash."""
    if whole[at : at + 1] != " ":
        return False
    following = _part(whole, at + 1, outlets)
    if following is not None and (following[0] in ("date", "agency") or (following[0], name) == ("word", "outlet")):
        return True
    if name == "place" and DESK.match(whole):
        return True
    return name == "agency" and at > 0


def _opening(whole: str, at: int) -> int:
    found = _OPENING.match(whole, at)
    return found.end() if found else at


@lru_cache(maxsize=512)
def _patterns(outlets: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of all parts, and of the outlets that the page itself is known by."""
    if not outlets:
        return _KNOWN_PARTS
    own = phrases(*(name.replace("|", " ") for name in outlets))
    return (*_KNOWN_PARTS, ("outlet", re.compile(rf"(?: {_NOUN} \s+ )? {own} (?!\w)", re.VERBOSE)))
