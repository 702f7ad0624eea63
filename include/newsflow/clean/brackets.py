"""Bracketed runs: blocks that the page itself opens and closes with words, whatever stands between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsflow.clean.lines import Line
from newsflow.clean.rule import compiled
from newsflow.clean.sheet import Mark, Sheet
from newsflow.model import Kind
from newsflow.text import Prefilter

# A block of teasers is short; a closer further down belongs to something else.
LONGEST_RUN = 30
# Words of the lines that open and close it.
LONGEST_OPENER = 12


@dataclass(frozen=True, slots=True)
class Bracket:
    """Two verbose patterns over the plain line, and the kind of everything from one to the other."""

    name: str
    kind: Kind
    opens: str
    closes: str


_POSTS = r"(?: twitter | x | instagram | facebook | youtube | tiktok ) \s+ (?: post | content )"
_FOLLOW = (
    r"(?: ال)? (?: بودكاست | نشره | يوتيوب | قناتنا | واتساب | podcast | newsletter | خبرنامه | پادكست | پوڈكاسٹ )"
)

BRACKETS = (
    Bracket("any_list_block", Kind.RELATED, r"list \s+ \d+ \s+ of \s+ \d+", r"end \s+ of \s+ list"),
    Bracket(
        "ar_skip_embed",
        Kind.EMBED,
        opens=r"(?: اهمل | تخطي ) \s+ \S+ \s+ مشاركه .{0,30}",
        closes=r"نهايه \s+ \S+ \s+ مشاركه .{0,30} | \S+ \s+ مشاركه \s+ نهايه",
    ),
    Bracket(
        "ar_skip_follow",
        Kind.FOLLOW,
        opens=rf"تخطي \s+ {_FOLLOW} .{{0,40}} القراءه",
        closes=rf"{_FOLLOW} .{{0,30}} نهايه | نهايه \s+ {_FOLLOW} .{{0,30}}",
    ),
    Bracket(
        "ar_skip_related",
        Kind.RELATED,
        opens=r"تخطي \s+ .{2,60} \s+ وواصل \s+ القراءه",
        closes=r".{2,60} \s+ نهايه | نهايه \s+ .{2,60}",
    ),
    Bracket(
        "en_skip_embed",
        Kind.EMBED,
        opens=rf"skip \s+ {_POSTS} .{{0,30}}",
        closes=rf"end \s+ of \s+ {_POSTS} .{{0,30}}",
    ),
    Bracket(
        "en_skip_newsletter",
        Kind.FOLLOW,
        opens=r"skip \s+ past \s+ newsletter .{0,20}",
        closes=r"after \s+ newsletter .{0,20}",
    ),
    Bracket(
        "en_skip_related",
        Kind.RELATED,
        opens=r"skip \s+ .{2,60} \s+ and \s+ continue \s+ reading .{0,40}",
        closes=r"end \s+ of \s+ .{2,60}",
    ),
    Bracket(
        "fa_skip_embed",
        Kind.EMBED,
        opens=r"(?: از \s+ )? (?: (?: پست | پيام ) \s+ \S{1,12} | \S{1,12} \s+ (?: پست | پيام ) ) \s+"
        r"(?: را \s+ )? (?: عبور \s+ كنيد | رد \s+ (?: شويد | كنيد ) ) .{0,20}",
        closes=r"پايان \s+ (?: پست | پيام ) \s+ \S{1,12} .{0,10}",
    ),
    Bracket(
        "fa_skip_related",
        Kind.RELATED,
        opens=r"از \s+ .{2,60} \s+ رد \s+ شويد .{0,40} | پرش \s+ از \s+ .{2,60} \s+ ادامه .{0,20}",
        closes=r"(?: پايان | اخر ) \s+ .{2,60} | .{2,60} \s+ پايان",
    ),
    Bracket(
        "ur_skip_embed",
        Kind.EMBED,
        opens=r"\S{1,12} \s+ پوسٹ \s+ (?: نظرانداز | نظر \s+ انداز ) \s+ كريں .{0,20}",
        closes=r"\S{1,12} \s+ پوسٹ \s+ كا \s+ اختتام .{0,10}",
    ),
    Bracket(
        "ur_skip_related",
        Kind.RELATED,
        opens=r".{2,60} \s+ چهوڑ .{0,40} اگے .{0,20}",
        closes=r".{2,60} \s+ كا \s+ (?: اختتام | مواد \s+ ختم )",
    ),
)


_OPENERS = Prefilter(compiled(bracket.opens) for bracket in BRACKETS)


def mark_brackets(sheet: Sheet) -> None:
    """Every line from an opener to its closer is marked; an opener without a closer is marked alone."""
    short = [at for at, line in enumerate(sheet.lines) if line.words <= LONGEST_OPENER and sheet.marks[at] is None]
    end = -1
    for at, tried in zip(short, _OPENERS.may_match([sheet.lines[at].plain for at in short]), strict=True):
        bracket = None if at <= end else _opener(sheet.lines[at], [BRACKETS[opener] for opener in tried])
        if bracket is None:
            continue
        end = _closer(sheet, at, bracket)
        for inside in range(at, end + 1):
            sheet.marks[inside] = sheet.marks[inside] or Mark(bracket.kind, bracket.name)


def _opener(line: Line, brackets: Iterable[Bracket]) -> Bracket | None:
    return next((bracket for bracket in brackets if compiled(bracket.opens).fullmatch(line.plain)), None)


def _closer(sheet: Sheet, at: int, bracket: Bracket) -> int:
    for after in range(at + 1, min(at + LONGEST_RUN, len(sheet.lines))):
        line = sheet.lines[after]
        if line.words <= LONGEST_OPENER and compiled(bracket.closes).fullmatch(line.plain):
            return after
    return at
