"""Every date on a line, as a day with its clock and its doubts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from newsflow.dates.ago import Distance, find_distance, find_near_day
from newsflow.dates.days import Settled, settle
from newsflow.dates.letters import origins
from newsflow.dates.lines import has_digit, is_date_line, may_be_relative
from newsflow.dates.marks import Clock, Mark, Marks, Spoken
from newsflow.dates.moments import Moment, read_line, role_on
from newsflow.dates.reading import ClockReading, DateReading
from newsflow.dates.zones import offset_at

NEAR_TRUST = {"second": 0.8, "minute": 0.8, "hour": 0.7, "day": 0.7}


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known beside the marks: the line and where its folded letters stand, when and where it was served."""

    text: str
    where: tuple[int, ...]
    served: datetime | None
    zone: str | None
    language: str | None = None

    def place(self, marks: Marks) -> tuple[int, int, str]:
        """Where marks stand in the line as it was given, and what stands there."""
        start = self.where[min(mark.start for mark in marks)]
        end = self.where[max(mark.end for mark in marks) - 1] + 1
        return start, end, self.text[start:end]

    def offset(self, clock: Clock, day: date) -> tuple[int | None, str]:
        """The clock's distance to UTC in minutes on that day, and on what it rests."""
        if clock.zone is not None:
            return offset_at(clock.zone, day, clock.at), "stated"
        if self.zone is not None:
            return offset_at(self.zone, day, clock.at), "source"
        return None, "none"


def read_dates(
    line: str, *, language: str | None = None, fetched_at: datetime | None = None, zone: str | None = None
) -> tuple[DateReading, ...]:
    """Every date on one line, in order; what is no date, or an absurd one, gives nothing.

    A Hijri or Jalali date beside a Gregorian one confirms it and is kept in `beside`; alone it gives the day itself.
    Numbers are read day first (in English month first) unless the first has four digits; a weekday, another calendar or
    the future decide otherwise. A date without a year is the last one before `fetched_at` whose weekday fits, and
    nothing without it.
    Relative times ("منذ 3 ساعات") need `fetched_at` as well, count only where the line holds nothing else, and are
    never more precise than their unit: minutes give a clock, hours and days a day, weeks and longer nothing.
    `fetched_at` is aware; `zone` is the source's IANA name, used for clocks that state none.
    Raises zoneinfo.ZoneInfoNotFoundError for a zone that does not exist.
    """
    digits = has_digit(line)
    if not digits and (fetched_at is None or not may_be_relative(line)):
        return ()
    served = fetched_at.astimezone(ZoneInfo(zone)) if fetched_at and zone else fetched_at
    read = read_line(line)
    scene = _Scene(line, origins(line), served, zone, language)
    readings = (_reading(moment, scene) for moment in read.moments)
    if found := tuple(reading for reading in readings if reading is not None):
        return found
    if served is None or read.moments or not is_date_line(line):
        return ()
    near = _near_reading(read.marks, scene, served)
    return () if near is None else (near,)


def read_clock(line: str, *, day: date, zone: str | None = None) -> ClockReading | None:
    """The first time of day on a line without a date ("10:05 ت م"), placed on that day; or None.

    `zone` is the source's IANA name, used when the line states none.
    """
    read = read_line(line) if has_digit(line) else None
    if read is None or read.moments:
        return None
    mark = next((mark for mark in read.marks if isinstance(mark.value, Clock)), None)
    if mark is None:
        return None
    clock = _clock(mark)
    scene = _Scene(line, origins(line), None, zone)
    offset, basis = scene.offset(clock, day)
    return ClockReading(clock.at, offset, basis, scene.place((mark,))[2])


def _reading(moment: Moment, scene: _Scene) -> DateReading | None:
    settled, beside = _settle(moment, scene)
    if settled is None:
        return None
    parts = (moment.date, moment.other, moment.weekday, moment.clock, moment.zone)
    start, end, text = scene.place(tuple(part for part in parts if part))
    clock = _clock(moment.clock) if moment.clock else None
    if clock and moment.zone:
        clock = replace(clock, zone=clock.zone or moment.zone.name)
    offset, basis = scene.offset(clock, settled.day) if clock else (None, "none")
    return DateReading(
        day=settled.day,
        start=start,
        end=end,
        text=text,
        clock=clock.at if clock else None,
        offset=offset,
        zone_basis=basis,
        calendar=settled.calendar,
        beside=beside,
        role=moment.role,
        weekday_ok=settled.weekday_ok,
        confidence=settled.confidence,
    )


def _settle(moment: Moment, scene: _Scene) -> tuple[Settled | None, date | None]:
    """The day of a moment, and the day that the other calendar beside it gives."""
    served = scene.served.date() if scene.served else None
    weekday = moment.weekday.number if moment.weekday else None
    spoken = [mark.value for mark in (moment.date, moment.other) if mark and isinstance(mark.value, Spoken)]
    gregorian = next((one for one in spoken if one.calendar == "gregorian"), None)
    other = next((one for one in spoken if one.calendar != "gregorian"), None)
    second = settle(other, weekday=weekday, served=served, language=scene.language) if other else None
    beside = second.day if second else None
    known = {"beside": beside, "served": served}
    first = settle(gregorian, weekday=weekday, **known, language=scene.language) if gregorian else None
    return (first, beside) if first else (second, None)


def _clock(mark: Mark) -> Clock:
    assert isinstance(mark.value, Clock)
    return mark.value


def _near_reading(marks: Marks, scene: _Scene, served: datetime) -> DateReading | None:
    distance = find_distance(marks)
    if distance is not None:
        return _distant(distance, marks, scene, served)
    at = find_near_day(marks)
    return None if at is None else _near_day(marks[at], marks, scene, served)


def _distant(distance: Distance, marks: Marks, scene: _Scene, served: datetime) -> DateReading | None:
    if distance.length is None:
        return None
    moment = served - distance.length
    start, end, text = scene.place(marks[distance.start : distance.end])
    reading = DateReading(
        day=moment.date(), start=start, end=end, text=text, role=role_on(marks), confidence=NEAR_TRUST[distance.unit]
    )
    if distance.unit in ("hour", "day"):
        return reading
    offset = round((moment.utcoffset() or timedelta(0)).total_seconds() / 60)
    clock = moment.time().replace(second=0, microsecond=0)
    return replace(reading, clock=clock, offset=offset, zone_basis="source" if scene.zone else "stated")


def _near_day(word: Mark, marks: Marks, scene: _Scene, served: datetime) -> DateReading:
    day = served.date() - timedelta(days=word.number)
    mark = next((mark for mark in marks if mark.letter == "C"), None)
    start, end, text = scene.place((word, mark) if mark else (word,))
    clock = _clock(mark) if mark else None
    offset, basis = scene.offset(clock, day) if clock else (None, "none")
    return DateReading(
        day=day,
        start=start,
        end=end,
        text=text,
        clock=clock.at if clock else None,
        offset=offset,
        zone_basis=basis,
        role=role_on(marks),
        confidence=NEAR_TRUST["day"],
    )
