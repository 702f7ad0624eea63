"""The clock that a host's top-level domain tells."""

import pytest

from newsflow.sources.clocks import country_zone

HOSTS = {
    "www.example.at": "Europe/Vienna",
    "example.co.uk": "Europe/London",
    "example.de": "Europe/Berlin",
    "example.iq": "Asia/Baghdad",
    "EXAMPLE.EG": "Africa/Cairo",
    "example.ly": "Africa/Tripoli",
    "example.so": "Africa/Mogadishu",
    "example.us": None,
    "example.au": None,
    "example.com": None,
    "example.tv": None,
    "localhost": None,
    "127.0.0.1": None,
}


@pytest.mark.parametrize(("host", "zone"), HOSTS.items())
def test_country_zone(host: str, zone: str | None) -> None:
    assert country_zone(host) == zone
