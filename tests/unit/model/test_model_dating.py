"""What a date's witness means in the source's zone."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from load_cases import ZONE, published
from newsflow.model import DateWitness

DAYS = {
    "stated in the source's zone": (published(), date(2024, 11, 30)),
    "late in UTC is tomorrow in Baghdad": (published(clock=time(22, 30), offset=0), date(2024, 12, 1)),
    "early in Tokyo is yesterday in Baghdad": (published(clock=time(3), offset=540), date(2024, 11, 29)),
    "no zone: the day as stated": (published(clock=time(23, 30), offset=None), date(2024, 11, 30)),
    "no time: the day as stated": (published(clock=None, offset=0), date(2024, 11, 30)),
}


@pytest.mark.parametrize(("witness", "expected"), DAYS.values(), ids=DAYS.keys())
def test_local_day(witness: DateWitness, expected: date) -> None:
    assert witness.local_day(ZoneInfo(ZONE)) == expected


DAY = date(2024, 11, 30)
VIENNA = "Europe/Vienna"
STATEMENTS = {
    "UTC, by the clock of the country": (time(22, 4), 0, VIENNA, None, "2024-11-30T23:04:00+01:00"),
    "into the next day": (time(23, 4), 0, VIENNA, None, "2024-12-01T00:04:00+01:00"),
    "an offset that is stated stays": (time(23, 4), -300, VIENNA, None, "2024-11-30T23:04:00-05:00"),
    "the day before, told elsewhere": (time(2, 25), 0, "UTC", date(2024, 11, 29), "2024-11-29T23:25:00-03:00"),
    "the day behind, told elsewhere": (time(20), 0, "UTC", date(2024, 12, 1), "2024-12-01T00:00:00+04:00"),
    "too late for any clock": (time(12, 30), 0, "UTC", date(2024, 11, 29), "2024-11-30T12:30:00+00:00"),
    "the same day": (time(20), 0, "UTC", DAY, "2024-11-30T20:00:00+00:00"),
    "no zone": (time(20), None, VIENNA, DAY, "2024-11-30T20:00:00"),
    "no time": (None, 0, VIENNA, DAY, "2024-11-30"),
}


@pytest.mark.parametrize(("clock", "offset", "zone", "day", "expected"), STATEMENTS.values(), ids=STATEMENTS.keys())
def test_local_iso(clock: time | None, offset: int | None, zone: str, day: date | None, expected: str) -> None:
    assert published(clock=clock, offset=offset).local_iso(ZoneInfo(zone), day) == expected
