"""The error tree, by what the caller should do next.

    NewsflowError
    ├── ConfigurationError     someone must change a file or a setting: fail at once, never retry
    ├── TransientError         our own surroundings failed for now (Postgres away, disk full): try again later
    ├── NotServed              no route of the source covers this day: nothing to do, and said so
    ├── BatchStopped           the gate stopped the batch: everything is recorded, nothing became an article
    └── PageError              this one page cannot be read: it becomes a `Drop` with the error's reason

What the world does (a dead site, a wall, a 404) is data, not an error: it travels as `Drop` and `Attempt`.
"""

from __future__ import annotations


class NewsflowError(Exception):
    """The root of every error that Newsflow raises on purpose."""


class ConfigurationError(NewsflowError):
    """A file or setting is wrong; the message names it, its value and the remedy."""


class TransientError(NewsflowError):
    """Something we depend on is away for now; the same call may succeed later."""


class NotServed(NewsflowError):
    """No route of the source reaches this day."""


class BatchStopped(NewsflowError):
    """The batch did not pass its gate; the message is the verdict's sentence."""


class PageError(NewsflowError):
    """One page cannot be read; `reason` is a fixed phrase that can be counted."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
