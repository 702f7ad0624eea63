"""Pace: never two requests to one site at once, and a pause between them.

A site is a host name without its `www.`. One site is held at a time, so two runs that need the same two sites cannot
lock one another out.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

HostLock = Callable[[str], AbstractContextManager[object]]
"""Gives, for a site, the lock that keeps every other run away from it while it is held."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clocks:
    """What time it is, how long something took, and how to wait: given in, so that nothing waits in a test."""

    now: Callable[[], datetime] = _now
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


REAL_CLOCKS = Clocks()


def site_of(url: str) -> str:
    """The site that a URL belongs to."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


class Pace:
    """Holds the site that is being asked, and spaces the requests to each."""

    def __init__(self, clocks: Clocks, lock: HostLock | None) -> None:
        self._clocks = clocks
        self._lock = lock
        self._held = ""
        self._hold = ExitStack()
        self._ended: dict[str, float] = {}
        self._rested: dict[str, float] = {}

    def turn(self, site: str, delay: float) -> None:
        """The site is ours, has had its rest, and `delay` seconds have gone since the last request to it ended.

        Whoever held the lock before may have asked a moment ago, so a site just taken is left alone for one delay.
        """
        if self._lock is not None and site != self._held:
            self.release()
            self._hold.enter_context(self._lock(site))
            self._held = site
            self._ended[site] = self._clocks.monotonic()
        if site in self._ended:
            free = max(self._ended[site] + delay, self._rested.get(site, 0.0))
            self.wait(free - self._clocks.monotonic())

    def ended(self, site: str) -> None:
        """A request to the site has just ended."""
        self._ended[site] = self._clocks.monotonic()

    def rest(self, site: str, seconds: float) -> None:
        """The site is not asked for so many seconds from now, by whatever run."""
        self._rested[site] = self._clocks.monotonic() + seconds

    def wait(self, seconds: float) -> None:
        """So many seconds have gone; none when the number is not positive."""
        if seconds > 0:
            self._clocks.sleep(seconds)

    def release(self) -> None:
        """No site is held; one that has asked for a rest is let go after it, for the next run knows nothing of it."""
        if self._held in self._rested:
            self.wait(self._rested.pop(self._held) - self._clocks.monotonic())
        self._hold.close()
        self._held = ""
