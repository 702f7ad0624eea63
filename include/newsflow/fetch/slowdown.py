"""Slow-down: a site that is overloaded, or says so, is asked more seldom until it answers well again."""

from __future__ import annotations

from newsflow.fetch.answer import Answer

OVERLOADED = frozenset({429, 503})
SHORTEST = 1.0
LONGEST = 60.0
"""Seconds that are added to a site's delay at most."""

SLOW = 5.0
"""Seconds; a site that needs more for an answer gets as long again to recover (Heritrix's delay factor of one)."""


class Slowdown:
    """Seconds to add to each site's delay: doubled by every sign of overload, halved by every good answer."""

    def __init__(self) -> None:
        self._extra: dict[str, float] = {}

    def added(self, site: str) -> float:
        """Seconds to wait beyond the usual delay before the site is asked again."""
        return self._extra.get(site, 0.0)

    def heard(self, site: str, answer: Answer, usual: float) -> None:
        """The site gave this answer, with `usual` seconds between two requests."""
        extra = self.added(site)
        if answer.status in OVERLOADED:
            extra = max(SHORTEST, usual, 2 * extra)
        elif answer.seconds > SLOW:
            extra = max(answer.seconds, extra)
        elif answer.reason is None:
            extra = extra / 2 if extra > SHORTEST / 4 else 0.0
        self._extra[site] = min(extra, LONGEST)
