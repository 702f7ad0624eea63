"""What a list that forgets held when it was asked, and what may have fallen out of it between two times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """A time between two polls of which a list no longer tells; `filled_by` names the routes that were asked for it."""

    since: datetime
    until: datetime
    filled_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Poll:
    """One look at a feed or news sitemap: when, what came back, and how far its articles reach.

    `oldest` and `newest` are None where it dates none of them; `latest` are the URLs that stand first, the newest ones.
    """

    route: str
    at: datetime
    status: int | None = None
    reason: str | None = None
    items: int = 0
    oldest: datetime | None = None
    newest: datetime | None = None
    latest: tuple[str, ...] = ()
    gap: Gap | None = None
    etag: str | None = None
    last_modified: str | None = None
