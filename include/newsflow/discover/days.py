"""Days of links: the source's local day of what a route states, if it can be believed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

EARLIEST = date(1990, 1, 1)
"""A route's date before the web is a mistake, most often the zero of a clock."""

ONE = timedelta(days=1)


def day_of_stamp(stamp: str, zone: ZoneInfo) -> date | None:
    """The local day of ISO 8601 as machines write it; None when it is written otherwise, or has no day."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return moment.astimezone(zone).date() if moment.tzinfo else moment.date()


def is_believable(day: date, today: date) -> bool:
    """Whether an article can be of this day: neither before the web nor after tomorrow."""
    return EARLIEST <= day <= today + ONE


def stated_day(stamp: str | None) -> date | None:
    """The day that a W3C date begins with; the local one lies a day from it at most. None when it begins otherwise."""
    try:
        return date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None
