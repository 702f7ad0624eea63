from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from load_cases import ZONE, clean, key, published
from newsflow.load.page import content_hash, local_day, read
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
    assert local_day(witness, ZoneInfo(ZONE)) == expected


def test_the_hash_covers_title_and_body_and_nothing_else() -> None:
    plain = read(clean("1"), key(), ZONE).capture.content_hash
    assert (
        read(clean("1", when=published(date(2024, 1, 2)), rules="9"), key("other"), ZONE).capture.content_hash == plain
    )
    assert read(clean("1", title="آخر"), key(), ZONE).capture.content_hash != plain
    assert content_hash("a", "b") != content_hash("a\n\nb", "")


def test_what_postgres_cannot_hold_never_reaches_it() -> None:
    page = read(clean("1", title="ti\x00tle \ud800", body="bo\x00dy \udfff."), key(), ZONE).page
    assert (page["title"], page["body"]) == ("ti\ufffdtle \ufffd", "bo\ufffddy \ufffd.")
    assert page["removed"][0]["line"] == "ti\ufffdtle \ufffd"
