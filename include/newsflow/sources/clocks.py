"""The clock of a host's country, as its top-level domain tells it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

# Whole years differ by season and hemisphere, so clocks are compared in two of its months.
_SEASONS = (datetime(2025, 1, 15), datetime(2025, 7, 15))  # noqa: DTZ001 - each clock's own noon
_DOMAINS = {"uk": "GB"}  # top-level domains that are not the country's ISO 3166 code
# Sold to anyone in the world: these say nothing of a country.
_ANYWHERE = frozenset(("ai", "cc", "co", "fm", "gg", "im", "io", "la", "me", "nu", "sh", "st", "to", "tv", "ws"))


def country_zone(host: str) -> str | None:
    """The IANA zone of the country to which a host's top-level domain belongs; None when no country is told or its
    clocks differ.

    Countries and zones: `zone.tab` of the tz database.
    """
    domain = host.rpartition(".")[2].lower()
    return None if domain in _ANYWHERE else _zones().get(_DOMAINS.get(domain, domain.upper()))


@cache
def _zones() -> dict[str, str]:
    """Countries of one clock, by ISO 3166 code, with the first zone that the tz database lists for each."""
    listed = defaultdict(list)
    for line in files("tzdata").joinpath("zoneinfo/zone.tab").read_bytes().decode().splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            listed[country].append(zone)
    return {country: zones[0] for country, zones in listed.items() if len(set(map(_clock, zones))) == 1}


def _clock(zone: str) -> tuple[object, ...]:
    return tuple(day.replace(tzinfo=ZoneInfo(zone)).utcoffset() for day in _SEASONS)
