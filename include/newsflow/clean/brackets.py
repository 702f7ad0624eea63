"""Bracketed runs: blocks that the page itself opens and closes with words, whatever stands between."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsflow.clean.sheet import Mark, Sheet
from newsflow.model import Kind

# A block of teasers is short; a closer further down belongs to something else.
LONGEST_RUN = 30


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of whole-line patterns over the plain line, and the kind of everything from one to the other."""

    name: str
    kind: Kind
    opens: re.Pattern[str]
    closes: re.Pattern[str]


def _bracket(name: str, kind: Kind, opens: str, closes: str) -> Bracket:
    return Bracket(name, kind, re.compile(opens, re.VERBOSE), re.compile(closes, re.VERBOSE))


_FOLLOW = r"(?: البودكاست | بودكاست | النشره | يوتيوب | قناتنا | واتساب | podcast | newsletter | خبرنامه | پادكست | پوڈكاسٹ | اعلان\S* \s+ \S+ )"

BRACKETS = (
    _bracket("any_list_block", Kind.RELATED, r"list \s+ \d+ \s+ of \s+ \d+", r"end \s+ of \s+ list"),
    _bracket(
        "ar_skip_embed", Kind.EMBED,
        r"(?: اهمل | تخطي ) \s+ \S+ \s+ مشاركه .{0,30}", r"نهايه \s+ \S+ \s+ مشاركه .{0,30} | \S+ \s+ مشاركه \s+ نهايه",
    ),
    _bracket(
        "ar_skip_follow", Kind.FOLLOW,
        rf"تخطي \s+ {_FOLLOW} .{{0,40}} (?: القراءه | القراه )", rf"(?: نهايه \s+ )? {_FOLLOW} .{{0,30}} (?: نهايه )? (?<= نهايه ) | نهايه \s+ {_FOLLOW} .{{0,30}}",
    ),
    _bracket("ar_skip_related", Kind.RELATED, r"تخطي \s+ .{2,60} \s+ وواصل \s+ القراءه", r".{2,60} \s+ نهايه | نهايه \s+ .{2,60}"),
    _bracket(
        "en_skip_embed", Kind.EMBED,
        r"skip \s+ (?: twitter | x | instagram | facebook | youtube | tiktok ) \s+ post .{0,30}", r"end \s+ of \s+ (?: twitter | x | instagram | facebook | youtube | tiktok ) \s+ post .{0,30}",
    ),
    _bracket("en_skip_related", Kind.RELATED, r"skip \s+ .{2,60} \s+ and \s+ continue \s+ reading .{0,40}", r"end \s+ of \s+ .{2,60}"),
    _bracket("fa_skip_related", Kind.RELATED, r"از \s+ .{2,60} \s+ رد \s+ شويد .{0,40}", r"(?: پايان | آخر | اخر ) \s+ .{2,60} | .{2,60} \s+ پايان"),
    _bracket("ur_skip_related", Kind.RELATED, r".{2,60} \s+ (?: چهوڑ | چھوڑ ) .{0,40} (?: آگے | اگے ) .{0,20}", r".{2,60} \s+ (?: كا \s+ اختتام | كا \s+ مواد \s+ ختم )"),
)  # fmt: skip


def mark_brackets(sheet: Sheet) -> None:
    """Every line from an opener to its closer is marked; an opener without a closer is marked alone."""
    at = 0
    while at < len(sheet.lines):
        bracket = _opener(sheet, at)
        end = at if bracket is None else _closer(sheet, at, bracket)
        if bracket is not None:
            for inside in range(at, end + 1):
                sheet.marks[inside] = sheet.marks[inside] or Mark(bracket.kind, bracket.name)
        at = end + 1


def _opener(sheet: Sheet, at: int) -> Bracket | None:
    line = sheet.lines[at]
    if line.words > 12 or sheet.marks[at] is not None:
        return None
    return next((bracket for bracket in BRACKETS if bracket.opens.fullmatch(line.plain)), None)


def _closer(sheet: Sheet, at: int, bracket: Bracket) -> int:
    for after in range(at + 1, min(at + LONGEST_RUN, len(sheet.lines))):
        line = sheet.lines[after]
        if line.words <= 12 and bracket.closes.fullmatch(line.plain):
            return after
    return at
