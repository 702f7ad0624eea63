"""Days of links: the source's local day of what a route states, if it can be believed."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from newsflow.model import DateWitness

EARLIEST = date(1990, 1, 1)
"""A route's date before the web is a mistake, most often the zero of a clock."""

ONE = timedelta(days=1)


def local_day(witness: DateWitness, zone: ZoneInfo) -> date:
    """The day in the source's zone; the stated one where the moment is not known."""
    moment = witness.moment()
    return moment.astimezone(zone).date() if moment else witness.day


def is_believable(day: date, today: date) -> bool:
    """Whether an article can be of this day: neither before the web nor after tomorrow."""
    return EARLIEST <= day <= today + ONE


def stated_day(stamp: str | None) -> date | None:
    """The day that a W3C date begins with; the local one lies a day from it at most. None when it begins otherwise."""
    try:
        return date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None
