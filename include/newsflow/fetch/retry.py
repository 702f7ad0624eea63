"""Asking again: which failures may pass, how often, after how long."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

from newsflow.fetch.answer import Answer
from newsflow.fetch.reasons import RETRIES

PAUSES = (1.0, 4.0)
"""Seconds before the first and the second retry."""

LONGEST_WAIT = 60.0
"""Seconds; a site that wants a longer rest (Retry-After) is left alone for as long as it wants."""


def asked_to_wait(answer: Answer) -> float | None:
    """The seconds that the answer's Retry-After asks for, from the moment of the answer; None when it does not.

    Both forms of RFC 9110 part 10.2.3 are read: seconds, and a date.
    """
    said = (answer.header("retry-after") or "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    moment = _date(said)
    return None if moment is None else max(0.0, (moment - answer.at).total_seconds())


def pause_before_retry(answer: Answer, retries: int) -> float | None:
    """Seconds to wait before asking again after so many retries, or None when the answer is final."""
    if answer.reason is None or retries >= RETRIES.get(answer.reason, 0):
        return None
    asked = asked_to_wait(answer)
    if asked is not None and asked > LONGEST_WAIT:
        return None
    return max(PAUSES[retries], asked or 0.0)


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else None
