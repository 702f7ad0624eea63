"""Dates are evidence: every witness is kept, and the one that the story itself agrees with is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from newsflow.clean.sheet import META, Mark, Sheet
from newsflow.dates import DateReading, lead_weekday, read_clock, read_dates
from newsflow.model import DateRole, DateWitness, Kind

# How far to trust a witness of the page beside the text, best first.
_OWN = "selector"  # where the source's file says that the date stands: it is not argued with
PAGE_BASES = (_OWN, "json_ld", "meta", "microdata", "time_tag", "feed", "sitemap", "archive", "url")
# What a page shows in words beside the text; its dateline and the lines at the text say it better.
SHOWN = ("visible",)
_FURNITURE = frozenset((Kind.NAV, Kind.SITE_NAME, Kind.SHARE, Kind.AD, Kind.COOKIE))
_LEAD_PARAGRAPHS = 2
# "today, Wednesday (21 August 2024)": the lead itself says of which day it speaks.
_TODAY = re.compile(
    r"(?:اليوم|مساء اليوم|صباح اليوم|امروز|آج|ئەمڕۆ|[Tt]oday|[Bb]ugün|[Aa]ujourd['’]hui)\s*[,،]?\s*"
    r"(?:[^\W\d_]{3,10}\s*[,،]?\s*)?"
    r"\((?P<date>[^()]{8,30})\)"
)
_INFERRED = 0.6


@dataclass(frozen=True, slots=True)
class Stated:
    """A date that a line states: the reading, the line, what its label says, and how it stands on the page."""

    at: int
    reading: DateReading
    role: DateRole | None
    above_title: bool
    masthead: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """The dates of an article, and every witness that was heard."""

    published: DateWitness | None
    updated: DateWitness | None
    page: DateWitness | None
    witnesses: tuple[DateWitness, ...]


def weigh(sheet: Sheet) -> Chosen:
    """The published, updated and page dates on which lines, page and lead agree best; None where nothing says."""
    stated = _stated(sheet)
    lead = _lead_weekday(sheet)
    page = next((one for one in stated if one.role is DateRole.PAGE or _is_page_date(one, stated, lead, sheet)), None)
    dated = [one for one in stated if one is not page]
    updated = next((one for one in dated if one.role is DateRole.UPDATED), None)
    published = _with_clock(_published([one for one in dated if one.role is not DateRole.UPDATED], lead), sheet)
    if published is None and updated is not None and _of_page(sheet.document.dates, DateRole.PUBLISHED) is None:
        published, updated = updated, None
    lines = tuple(
        one.reading.witness(_role(one, page), "hijri" if one.reading.calendar == "hijri" else "line") for one in stated
    )
    witnesses = (*sheet.document.dates, *lines, *sheet.witnesses)
    first = published.reading.witness(DateRole.PUBLISHED, "line") if published else None
    from_page = _of_page(sheet.document.dates, DateRole.PUBLISHED)
    return Chosen(
        published=_better(first, from_page)
        or _of_page(sheet.document.dates, DateRole.PUBLISHED, SHOWN)
        or _told(sheet)
        or _inferred(sheet.witnesses, lead)
        or _of_page(sheet.document.dates, DateRole.UPDATED, (*PAGE_BASES, *SHOWN)),
        updated=updated.reading.witness(DateRole.UPDATED, "line")
        if updated
        else _of_page(sheet.document.dates, DateRole.UPDATED),
        page=page.reading.witness(DateRole.PAGE, "line") if page else None,
        witnesses=witnesses,
    )


def _stated(sheet: Sheet) -> list[Stated]:
    """Every date on lines that were marked as dates or datelines, in order; those of other stories do not count."""
    found: list[Stated] = []
    label: DateRole | None = None
    for at, mark in enumerate(sheet.marks):
        if mark is None or mark.kind not in META:
            label = None if mark is None or mark.kind is not Kind.DATE else label
            continue
        if "role" in mark.fields:
            label = DateRole(mark.fields["role"])
            continue
        found.extend(_of_line(sheet, at, mark, label))
        label = None
    if not found:
        found.extend(one for part in sheet.inline for one in _of_line(sheet, len(sheet.lines), part.mark, None))
    return found


def _of_line(sheet: Sheet, at: int, mark: Mark, label: DateRole | None) -> Iterable[Stated]:
    document = sheet.document
    text = mark.fields.get("date") or mark.fields.get("filed") or ""
    readings = (
        read_dates(text, language=document.language, fetched_at=document.fetched_at, zone=document.zone) if text else ()
    )
    above = sheet.title is not None and at < sheet.title
    beside = len(readings) > 1 or any(reading.beside or reading.calendar == "hijri" for reading in readings)
    masthead = (
        above and _heads_page(sheet, at) and (beside or any(reading.weekday_ok is not None for reading in readings))
    )
    gregorian = [reading for reading in readings if reading.calendar != "hijri"] or list(readings[:1])
    for reading in gregorian:
        yield Stated(at, reading, reading.role or label, above, masthead and all(one.clock is None for one in readings))


def _heads_page(sheet: Sheet, at: int) -> bool:
    """Whether nothing but the site's own name and menu stands above the line."""
    return all(mark is not None and mark.kind in _FURNITURE for mark in sheet.marks[:at])


def _is_page_date(one: Stated, stated: list[Stated], lead: int | None, sheet: Sheet) -> bool:
    """Whether a date above the title is the day the page was served: the masthead's, or fetch day, against the lead."""
    if one.role is not None or not one.above_title:
        return False
    others = [
        other for other in stated if other is not one and other.role is not DateRole.UPDATED and not other.masthead
    ]
    fetched = sheet.document.fetched_at
    served = fetched is not None and one.reading.day == _local_day(fetched, sheet.document.zone)
    if others:
        labelled = any(other.role is DateRole.PUBLISHED and other.reading.day < one.reading.day for other in others)
        against = labelled or not _agrees(one.reading.day, lead)
        return one.masthead or served or against or _site_name_below(sheet, one.at)
    two_calendars = one.reading.beside is not None
    doubted = (served and not _heads_title(one, sheet)) or (one.masthead and fetched is None and two_calendars)
    return (doubted and lead is None) or ((one.masthead or served) and not _agrees(one.reading.day, lead))


def _heads_title(one: Stated, sheet: Sheet) -> bool:
    """Whether a date above the title is the article's by its place or form: mastheads show no time, or two calendars,
    and menus below.
    """
    return one.reading.clock is not None or (one.at + 1 == sheet.title and one.reading.beside is None)


def _with_clock(one: Stated | None, sheet: Sheet) -> Stated | None:
    """The date with the time that stands alone beside it, or with the hour of filing that an agency prints below."""
    if one is None or one.reading.clock is not None:
        return one
    for at in (one.at + 1, one.at - 1):
        if 0 <= at < len(sheet.lines) and _is_clock_alone(sheet, at):
            clock = read_clock(sheet.lines[at].text, day=one.reading.day, zone=sheet.document.zone)
            if clock is not None:
                reading = replace(one.reading, clock=clock.clock, offset=clock.offset, zone_basis=clock.zone_basis)
                return replace(one, reading=reading)
    last = max((at for at, mark in enumerate(sheet.marks) if mark is None), default=0)
    for line, mark in zip(sheet.lines[last + 1 :], sheet.marks[last + 1 :], strict=True):
        if mark is not None and mark.kind in (Kind.DATE, Kind.AGENCY_SIG):
            clock = read_clock(line.text, day=one.reading.day, zone=sheet.document.zone)
            if clock is not None and clock.zone_basis == "stated":
                reading = replace(one.reading, clock=clock.clock, offset=clock.offset, zone_basis=clock.zone_basis)
                return replace(one, reading=reading)
    return one


def _is_clock_alone(sheet: Sheet, at: int) -> bool:
    """Whether a line beside a date was taken for one, and states nothing but the time."""
    mark = sheet.marks[at]
    return mark is not None and mark.kind is Kind.DATE and not read_dates(sheet.lines[at].text)


def _local_day(moment: datetime, zone: str | None) -> date:
    return (moment.astimezone(ZoneInfo(zone)) if zone else moment).date()


def _site_name_below(sheet: Sheet, at: int) -> bool:
    end = sheet.title or 0
    return any(mark is not None and mark.kind is Kind.SITE_NAME for mark in sheet.marks[at + 1 : end])


def _agrees(day: date, lead: int | None) -> bool:
    return lead is None or day.weekday() == lead


def _published(dated: list[Stated], lead: int | None) -> Stated | None:
    """A labelled date first, then one that the lead's weekday agrees with, then one below the headline; a clock and
    then the place break ties.
    """
    if not dated:
        return None
    return min(
        dated,
        key=lambda one: (
            one.role is not DateRole.PUBLISHED,
            not _agrees(one.reading.day, lead),
            one.above_title,
            one.reading.clock is None,
            one.at,
        ),
    )


def _lead_weekday(sheet: Sheet) -> int | None:
    body = [sheet.lines[at].text for at, mark in enumerate(sheet.marks) if mark is None]
    return next((day for line in body[:_LEAD_PARAGRAPHS] if (day := lead_weekday(line)) is not None), None)


def _role(one: Stated, page: Stated | None) -> DateRole:
    return DateRole.PAGE if one is page else one.role or DateRole.PUBLISHED


def _of_page(witnesses: Iterable[DateWitness], role: DateRole, bases: Sequence[str] = PAGE_BASES) -> DateWitness | None:
    heard = [witness for witness in witnesses if witness.role is role and witness.basis in bases]
    return min(
        heard,
        key=lambda heard: (heard.basis != _OWN, heard.precision != "minute", bases.index(heard.basis)),
        default=None,
    )


def _better(line: DateWitness | None, page: DateWitness | None) -> DateWitness | None:
    """The page's own machine date where there is one; a line that only adds the clock to its day completes it."""
    if page is None or line is None:
        return page or line
    return line if page.clock is None and line.clock is not None and line.day == page.day else page


def _told(sheet: Sheet) -> DateWitness | None:
    """The day in brackets behind the lead's "today"."""
    body = [line.text for line, mark in zip(sheet.lines, sheet.marks, strict=True) if mark is None]
    for line in body[:_LEAD_PARAGRAPHS]:
        found = _TODAY.search(line)
        readings = read_dates(found["date"]) if found else ()
        if readings:
            return readings[0].witness(DateRole.PUBLISHED, "line")
    return None


def _inferred(witnesses: Iterable[DateWitness], lead: int | None) -> DateWitness | None:
    """The day of a quoted post, when the lead says “today” of the same weekday."""
    day = next((witness for witness in witnesses if witness.basis == "tweet" and witness.day.weekday() == lead), None)
    return day and replace(day, clock=None, offset=None, zone_basis="none", basis="inferred", confidence=_INFERRED)
