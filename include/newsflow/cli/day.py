"""Days as people write them on the command line."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from newsflow.errors import ConfigurationError

WORDS = {"today": 0, "yesterday": 1}


def read_day(written: str, zone: ZoneInfo) -> date:
    """The local day that `2024-11-30`, `today` or `yesterday` means in a source's zone.

    Raises ConfigurationError for anything else.
    """
    if written in WORDS:
        return datetime.now(zone).date() - timedelta(days=WORDS[written])
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ConfigurationError(f"DAY = {written!r}: is not a day. Write 2024-11-30, today or yesterday.") from None


def read_span(first: str, last: str, zone: ZoneInfo) -> tuple[date, date]:
    """The local days FROM and TO.

    Raises ConfigurationError when one is no day, or the first comes after the last.
    """
    span = read_day(first, zone), read_day(last, zone)
    if span[0] > span[1]:
        raise ConfigurationError(f"FROM {span[0]} is after TO {span[1]}. Swap them.")
    return span
