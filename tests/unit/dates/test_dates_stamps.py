"""Machine dates: what feeds, meta tags and JSON-LD hold."""

import pytest

from newsflow.dates import read_stamp
from newsflow.model import DateRole

STAMPS = {
    "2024-11-30T09:00:00+03:00": "2024-11-30T09:00:00+03:00",
    "2024-11-30T09:00:00+0300": "2024-11-30T09:00:00+03:00",
    "2024-11-30T09:00:00+03": "2024-11-30T09:00:00+03:00",
    "2024-11-30T09:00:00.123Z": "2024-11-30T09:00:00+00:00",
    "2024-11-30T09:00Z": "2024-11-30T09:00:00+00:00",
    " 2024-11-30T09:00:00-05:00\n": "2024-11-30T09:00:00-05:00",
    "2024-11-30 09:00:00 +0530": "2024-11-30T09:00:00+05:30",
    "2024-11-30T06:00:00+00:00[UTC]": "2024-11-30T06:00:00+00:00",
    "20241130T090000Z": "2024-11-30T09:00:00+00:00",
    "20241130": "2024-11-30",
    "20241130T09:00:00Z": "2024-11-30T09:00:00+00:00",
    "2024 11 30": "2024-11-30",
    "2024-11-30T0900": "2024-11-30T09:00:00",
    "2024-11-30T09:00:00:684Z": "2024-11-30T09:00:00+00:00",
    "2024-11-30": "2024-11-30",
    "2024-11-3": "2024-11-03",
    "٢٠٢٤-١١-٣٠T٠٩:٠٠:٠٠Z": "2024-11-30T09:00:00+00:00",
    "Sat, 30 Nov 2024 09:00:00 GMT": "2024-11-30T09:00:00+00:00",
    "Sat, 30 Nov 2024 09:00:00 +0300": "2024-11-30T09:00:00+03:00",
    "Sat, 30 Nov 2024 09:00:00 EST": "2024-11-30T09:00:00-05:00",
    "30 Nov 24 09:00 UT": "2024-11-30T09:00:00+00:00",
    "Sat Nov 30 2024 09:00:00 GMT+0300 (Arabian Standard Time)": "2024-11-30T09:00:00+03:00",
    "Sat Nov 30 09:00:00 2024": "2024-11-30T09:00:00",
    "Sat Nov 30 09:00:00 +0000 2024": "2024-11-30T09:00:00+00:00",
    "11/30/2024 9:00:00 PM": "2024-11-30T21:00:00",
    "November 30, 2024 9:00 am": "2024-11-30T09:00:00",
    "السبت, 30 نوفمبر 2024 09:00:00 +0300": "2024-11-30T09:00:00+03:00",
    "1446-05-28": "2024-11-30",
}
NO_STAMPS = [
    "",
    "null",
    "1732957200",
    "1732957200000",
    "2024",
    "2024-11",
    "2024-13-01T00:00:00Z",
    "2024-02-30",
    "0000-00-00 00:00:00",
    "-0001-11-30T00:00:00+00:00",
    "1970-01-01T00:00:00Z",
    "2099-01-01",
    "Invalid Date",
    "yesterday",
    "2024-11-30/2024-12-05",
    "2024-11-30 " * 20,
]


@pytest.mark.parametrize(("text", "iso"), STAMPS.items(), ids=STAMPS)
def test_stamp(text: str, iso: str) -> None:
    witness = read_stamp(text, role=DateRole.PUBLISHED, basis="json_ld")
    assert witness is not None
    assert witness.iso() == iso


@pytest.mark.parametrize("text", NO_STAMPS)
def test_no_stamp(text: str) -> None:
    assert read_stamp(text, role=DateRole.PUBLISHED, basis="json_ld") is None


@pytest.mark.parametrize(
    ("text", "offset", "basis"),
    {
        "winter": ("2024-01-15T09:00:00", 120, "source"),
        "summer": ("2024-07-15 09:00:00", 180, "source"),
        "stated": ("2024-07-15T09:00:00Z", 0, "stated"),
        "day": ("2024-07-15", None, "none"),
    }.values(),
)
def test_zone_of_the_source(text: str, offset: int | None, basis: str) -> None:
    witness = read_stamp(text, role=DateRole.UPDATED, basis="meta", zone="Africa/Cairo")
    assert witness is not None
    assert (witness.offset, witness.zone_basis) == (offset, basis)
    assert (witness.role, witness.basis) == (DateRole.UPDATED, "meta")
