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
