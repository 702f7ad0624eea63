"""robots.txt: what a site allows, and how slowly (RFC 9309)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from newsflow.fetch.answer import Answer
from newsflow.fetch.reasons import HTTP_429, REDIRECT, ROBOTS, ROBOTS_UNREAD, TOO_LARGE, UNREACHED

SIZE = 512 * 1024
"""Bytes of a robots.txt that are read; RFC 9309 part 2.5 asks for 500 KiB at least."""

VERSION = re.compile(r"^(\s*user-?agent\s*:\s*[A-Za-z_-]+)/[\d.]+", re.IGNORECASE | re.MULTILINE)
"""The version after a crawler's name, which does not count (RFC 9309 part 2.2.1)."""

LONGEST_DELAY = 120.0
"""Seconds; a Crawl-delay above it is read as this much, as Common Crawl's news crawler does."""


@dataclass(frozen=True, slots=True)
class Robots:
    """What one origin's robots.txt says to one user agent; `closed` is the reason when nothing may be asked."""

    agent: str = ""
    rules: Protego | None = None
    closed: str | None = None
    detail: str = ""

    @property
    def delay(self) -> float:
        """Seconds that the site wants between two requests; 0 when it does not say."""
        said = self.rules.crawl_delay(self.agent) if self.rules else None
        return min(max(said or 0.0, 0.0), LONGEST_DELAY)

    def refusal(self, url: str) -> str | None:
        """Why the URL may not be asked, or None when it may."""
        if self.closed:
            return self.closed
        allowed = self.rules is None or self.rules.can_fetch(url, self.agent)
        return None if allowed else ROBOTS


def robots_url(url: str) -> str:
    """Where the rules for a URL stand: at the root of its scheme, host and port."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def read_robots(answer: Answer, agent: str) -> Robots:
    """The rules that an answer for robots.txt means.

    No such file (4xx, or only redirects) allows everything; a site that cannot say (5xx, 429, no answer) is left
    alone for this run; of a file that is too large, its beginning counts.
    """
    if answer.reason in (None, TOO_LARGE):
        return Robots(agent, Protego.parse(VERSION.sub(r"\1", answer.body.decode("utf-8-sig", "replace"))))
    missing = answer.status is not None and 400 <= answer.status < 500 and answer.reason != HTTP_429
    if missing or answer.reason == REDIRECT:
        return Robots(agent)
    reason = answer.reason if answer.reason in UNREACHED else ROBOTS_UNREAD
    return Robots(agent, closed=reason, detail=f"robots.txt: {answer.reason} {answer.detail}".strip())
