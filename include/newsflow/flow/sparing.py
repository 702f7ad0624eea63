"""Sparing the day: what goes wrong with one page stays with that page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from newsflow.errors import NewsflowError, PageError
from newsflow.model import Drop, Verb

T = TypeVar("T")

FAULT = "fault"
"""The reason of a page that our own code stumbled over."""

DETAIL = 200  # characters of an error's message; the log has all of it

log = logging.getLogger(__name__)


def made_or_dropped(verb: Verb, url: str, make: Callable[[], T]) -> T | Drop:
    """What a verb makes of one page, or the drop that says why it makes nothing.

    An error that nobody foresaw is a drop too, with reason "fault", and stands in the log with its traceback. Raises
    only what was meant for the caller: every NewsflowError but PageError; and MemoryError, which is no page's own word.
    """
    try:
        return make()
    except PageError as error:
        return Drop(url, verb, error.reason, error.detail)
    except (NewsflowError, MemoryError):
        raise
    except Exception as error:  # nobody foresees every page, and one must not stop the day of the others
        log.exception("%s of %s failed; the page is dropped and the run goes on", verb, url)
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return Drop(url, verb, FAULT, said[:DETAIL])
