"""What all routes have: a kind, a way to say which days they reach, and what asking them costs."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

WEB_URL = r"^https?://[^\s/]+(/\S*)?$"

WebUrl = Annotated[str, Field(pattern=WEB_URL)]


class AnyRoute(BaseModel):
    """One way to find a source's links."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @property
    def place(self) -> str:
        """Where the route looks: its address as written."""
        return str(getattr(self, "url", ""))

    @property
    def reaches_back(self) -> bool:
        """Whether it can be asked for days that are long over."""
        return False

    def covers(self, day: date, today: date) -> bool:
        """Whether the route lists this day; both are local days of the source."""
        raise NotImplementedError

    def requests(self, days: Collection[date]) -> int:
        """About how many requests it takes to list these days, robots.txt apart."""
        return 1 if days else 0


class RecentRoute(AnyRoute):
    """A route that lists the last `days` and forgets what is older."""

    days: int = Field(default=2, ge=1, le=60, description="how many past days it still lists, 1 to 60")

    def covers(self, day: date, today: date) -> bool:
        """Whether it still lists this day."""
        return is_recent(day, today, self.days)

    def recent(self, today: date) -> tuple[date, ...]:
        """The days that it still lists, the newest first."""
        return tuple(today - timedelta(days=n) for n in range(self.days + 1))


class ArchiveRoute(AnyRoute):
    """A route that reaches back to `since`."""

    since: date = Field(description="the first day it reaches, YYYY-MM-DD")

    @property
    def reaches_back(self) -> bool:
        """It does."""
        return True

    def covers(self, day: date, today: date) -> bool:
        """Whether it reaches this day."""
        return self.since <= day <= today


def is_recent(day: date, today: date, days: int) -> bool:
    """Whether a day is one of the last `days` before today, or today."""
    return today - timedelta(days=days) <= day <= today
