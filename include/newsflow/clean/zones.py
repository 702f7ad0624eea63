"""Marking by zone: what rules say where they hold, runs under headings, what is left over outside the body."""

from __future__ import annotations

import re

from newsflow.clean.footer import is_signed, mark_footer
from newsflow.clean.names import is_agency, is_outlet, is_place
from newsflow.clean.persons import is_person, may_be_person
from newsflow.clean.pictures import mark_pictures
from newsflow.clean.rule import Zone, phrases
from newsflow.clean.sheet import META, Mark, Sheet
from newsflow.clean.title import is_doubled
from newsflow.dates import read_dates
from newsflow.model import Kind

# A line under the headline that is as long as this is its deck.
LEAST_DECK = 6
# Words of a line that holds a date; where it states the year, of one with a note behind ("updated 2 hours ago").
LONGEST_DATED, LONGEST_WITH_YEAR = 8, 10
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
# A post of the masthead is followed by one name.
_ONE_NAME = frozenset(("ar_masthead",))
# Names of outlets that head sections on other outlets' pages.
_SECTION = re.compile(
    phrases(
        """الشرق الأوسط|العالم|العرب|اليوم|الأخبار|السياسة|الرياضة|الاقتصادية|المدينة|الحياة|الحدث|الوطن|الشرق|
        البلاد|المجتمع|الرأي|شرق"""
    )
)
# A teaser's card between paragraphs: its label with a bar, and the headline.
_CARD = re.compile(r"[^|\d:.!?؟]{2,30}\s\|\s[^|\d:.!?؟]{2,30}")
LONGEST_CARD = 6


def mark_zones(sheet: Sheet) -> None:
    """Every line outside the core has a mark; inside, those that a rule for the body matches whole."""
    first, last = sheet.core if sheet.core is not None else (len(sheet.lines), len(sheet.lines) - 1)
    for at in range(len(sheet.lines)):
        if sheet.marks[at] is None:
            zone = Zone.HEADER if at < max(first, sheet.story) else Zone.FOOTER if at > last else Zone.BODY
            sheet.marks[at] = next((known.mark for known in sheet.candidates[at] if known.zone & zone), None)
    _mark_runs_inside(sheet, first, last)
    _mark_cards(sheet, first, last)
    mark_pictures(sheet, first, last)
    _mark_header(sheet, first, max(first, sheet.story))
    _join_bylines(sheet, first)
    mark_footer(sheet, last)


def _mark_runs_inside(sheet: Sheet, first: int, last: int) -> None:
    """Headlines under an opener inside the body go with it, up to the first line that reads like prose."""
    for at in range(first, last):
        mark = sheet.marks[at]
        if mark is None or mark.opens is None:
            continue
        for below in range(at + 1, last + 1):
            line = sheet.lines[below]
            asks = line.text.endswith(("?", "؟"))
            if sheet.marks[below] is not None or (line.ends and not asks) or line.words > 11:
                break
            sheet.marks[below] = Mark(mark.opens, f"{mark.rule}_run")


def _mark_cards(sheet: Sheet, first: int, last: int) -> None:
    """A label with a bar and the headline right below it, between paragraphs, are a teaser; rows of tables go on."""
    for at in range(first + 1, last - 1):
        label, headline = sheet.lines[at], sheet.lines[at + 1]
        alone = sheet.marks[at] is None and sheet.marks[at + 1] is None and not sheet.lines[at - 1].text.endswith(":")
        if not alone or label.words > LONGEST_CARD or not _CARD.fullmatch(label.text):
            continue
        if 4 <= headline.words <= 14 and not headline.ends and "|" not in headline.text:
            sheet.marks[at] = sheet.marks[at + 1] = Mark(Kind.RELATED, "any_teaser_card")


def _join_bylines(sheet: Sheet, first: int) -> None:
    """An outlet's name right under a byline is the second half of it."""
    for at in range(1, first):
        above, mark = sheet.marks[at - 1], sheet.marks[at]
        if above is not None and mark is not None and above.kind is Kind.BYLINE and mark.kind is Kind.SITE_NAME:
            sheet.marks[at] = Mark(Kind.BYLINE, "any_byline_outlet", mark.fields)


def _mark_header(sheet: Sheet, first: int, story: int) -> None:
    opened: Mark | None = None
    for at in range(story):
        mark = sheet.marks[at]
        if mark is not None and mark.opens is Kind.RELATED and sheet.title is not None and at < sheet.title:
            opened = sheet.marks[at] = mark._replace(kind=Kind.NAV, opens=Kind.NAV)
            continue
        if mark is not None:
            opened = mark if mark.opens is not None else opened if _runs_on(sheet, at, opened, mark) else None
            continue
        if at >= first and sheet.lines[at].is_sentence:
            continue
        if opened is not None and opened.opens is Kind.NAV and is_outlet(sheet.lines[at].text):
            sheet.marks[at] = Mark(Kind.SITE_NAME, "any_outlet_above", {"outlet": sheet.lines[at].text})
        elif opened is not None and opened.opens is Kind.NAV:
            sheet.marks[at] = Mark(Kind.NAV, f"{opened.rule}_run")
            opened = opened if opened.kind is Kind.NAV and opened.rule not in _ONE_NAME else None
        else:
            sheet.marks[at] = _left_in_header(sheet, at)


def _runs_on(sheet: Sheet, at: int, opened: Mark | None, mark: Mark) -> bool:
    """Whether a heading's lines go on: a menu's through its entries, a block's above the headline through its dates."""
    if opened is None or opened.opens is not Kind.NAV:
        return False
    return mark.kind is Kind.NAV or (
        mark.kind is Kind.DATE and at < (sheet.title or 0) and opened.rule not in _ONE_NAME
    )


def _left_in_header(sheet: Sheet, at: int) -> Mark | None:
    """What a line above the story is that no rule knows; None for a deck."""
    line = sheet.lines[at]
    if sheet.title is None or at < sheet.title:
        return _above_title(sheet, at)
    longest = LONGEST_WITH_YEAR if _YEAR.search(line.text) else LONGEST_DATED
    if line.words <= longest and read_dates(line.text, fetched_at=sheet.document.fetched_at):
        return Mark(Kind.DATE, "any_date_header", {"date": line.text})
    if is_place(line.text):
        return Mark(Kind.DATELINE, "any_place_header", {"dateline": line.text})
    if is_outlet(line.text):
        return _name_in_header(sheet, at)
    if _is_name(sheet, at):
        return Mark(Kind.BYLINE, "any_name_header", {"author": line.text.strip(" |")})
    return None if _is_deck(sheet, at) else Mark(Kind.CAPTION, "any_caption_header")


def _name_in_header(sheet: Sheet, at: int) -> Mark:
    """An outlet's name below the headline: under a byline its second half; an agency's is the picture's credit."""
    above, name = sheet.marks[at - 1] if at else None, sheet.lines[at].text
    if above is not None and above.kind is Kind.BYLINE:
        return Mark(Kind.BYLINE, "any_outlet_header", {"outlet": name})
    if is_agency(name) and above is not None and above.kind is Kind.TITLE and sheet.proposed(at + 1, Kind.DATE):
        return Mark(Kind.BYLINE, "any_agency_signs", {"author": name})
    if is_agency(name) and not is_signed(sheet):
        return Mark(Kind.CAPTION, "any_agency_header")
    return Mark(Kind.SITE_NAME, "any_outlet_header", {"outlet": name})


def _above_title(sheet: Sheet, at: int) -> Mark:
    line = sheet.lines[at]
    if line.words >= 4 and (is_doubled(sheet, at) or _is_below_meta(sheet, at)):
        return Mark(Kind.CAPTION, "any_caption_above")
    if is_outlet(line.text) and not _SECTION.fullmatch(line.plain) and (line.words >= 2 or at == 0):
        return Mark(Kind.SITE_NAME, "any_outlet_above", {"outlet": line.text})
    return Mark(Kind.NAV, "any_section_header") if line.words <= 5 else Mark(Kind.RELATED, "any_headline_header")


def _is_below_meta(sheet: Sheet, at: int) -> bool:
    """Whether the author's or outlet's own line stands above: then teasers do not follow, but the picture's caption."""
    return any(mark is not None and mark.kind is Kind.BYLINE for mark in sheet.marks[:at])


def _is_name(sheet: Sheet, at: int) -> bool:
    """Whether the line may be an author's name: by its shape, near a date, not the credit of the caption above."""
    above = sheet.marks[at - 1] if at else None
    dated = at + 1 < len(sheet.lines) and (
        sheet.proposed(at + 1, Kind.DATE)
        or sheet.proposed(at + 1, Kind.DATELINE)
        or is_outlet(sheet.lines[at + 1].text)
    )
    captioned = above is not None and above.kind is Kind.CAPTION and above.rule != "any_caption_header"
    credited = at > 0 and sheet.lines[at - 1].text.rstrip(" .").endswith((")", "]"))
    text = sheet.lines[at].text.strip(" |")
    if captioned and not dated and not credited:
        return False
    return is_person(text) or (may_be_person(text) and _near_meta(sheet, at) and not _is_of_title(sheet, at))


def _is_of_title(sheet: Sheet, at: int) -> bool:
    """Whether every word of the line stands in the headline: it says what the picture shows."""
    title = "" if sheet.title is None else sheet.lines[sheet.title].folded
    return set(sheet.lines[at].folded.split()) <= set(title.split())


def _is_deck(sheet: Sheet, at: int) -> bool:
    """Whether the line is the summary under the headline: long enough, right below it, not twice like a caption."""
    above = sheet.marks[at - 1] if at else None
    below_title = above is not None and above.kind is Kind.TITLE
    return below_title and sheet.lines[at].words >= LEAST_DECK and not is_doubled(sheet, at)


def _near_meta(sheet: Sheet, at: int) -> bool:
    """Whether a date, dateline or byline stands within two lines."""
    near = range(max(0, at - 2), min(len(sheet.lines), at + 3))
    return any(sheet.proposed(other, kind) for other in near if other != at for kind in META)
