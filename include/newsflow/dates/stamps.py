"""Dates that machines write: ISO 8601, RFC 822, and what JSON-LD, meta tags and feeds make of them."""

from __future__ import annotations

import re
from functools import lru_cache

from newsflow.dates.letters import fold_letters
from newsflow.dates.reading import DateReading
from newsflow.dates.readings import read_dates
from newsflow.model import DateRole, DateWitness

LONGEST = 100  # characters; a longer value is no stamp
REMEMBERED = 1024  # texts
# ISO 8601's basic form and what software makes of it: 20241130, 20241130T090000Z, 20241130T09:00:00Z,
# 2024-11-30T0900, 2024 11 30, 2024-11-30T09:00:00:684Z
BASIC = re.compile(r"(\d{4})[- ]?(\d\d)[- ]?(\d\d)(?:t(\d\d):?(\d\d)(?::?(\d\d))?(?::\d{3})?(z|[+-]\d\d:?\d\d)?)?")


def read_stamp(
    text: str, *, role: DateRole, basis: str, zone: str | None = None, language: str | None = None
) -> DateWitness | None:
    """The one date that a machine wrote, as a witness; None when there is none, several, or one without a day.

    ISO 8601 in its loose forms, RFC 822, `Date.toString()` and written dates are read. A clock without a zone is taken
    in `zone`, the source's IANA name, with `zone_basis` "source". `language` says which of two numbers that may be
    either is the month, as in `read_dates`. A count of seconds is no date.
    """
    reading = _read(text, zone, language) if len(text) <= LONGEST else None
    return None if reading is None else reading.witness(role, basis)


@lru_cache(maxsize=REMEMBERED)
def _read(text: str, zone: str | None, language: str | None) -> DateReading | None:
    """The one date of a text, or None. A page states its dates in several places, mostly alike."""
    readings = read_dates(_spelt(text.strip()), language=language, zone=zone)
    return readings[0] if len({reading.day for reading in readings}) == 1 else None


def _spelt(text: str) -> str:
    """The basic form of ISO 8601 with its signs put in; anything else as it is."""
    found = BASIC.fullmatch(fold_letters(text))
    if found is None:
        return text
    year, month, day, hour, minute, second, zone = found.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")
