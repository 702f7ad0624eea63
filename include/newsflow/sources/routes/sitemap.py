"""Sitemaps: the whole past, by the dates in their files' addresses or by their entries' last change."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from newsflow.sources.routes.route import AnyRoute, WebUrl, is_recent
from newsflow.sources.routes.template import DAYS, DESCRIBED, MONTH_NUMBERS, YEARS, check_parts, filled, parts_of


class Sitemap(AnyRoute):
    """A sitemap, an index of sitemaps, or one file a day or month: reaches back to `since`.

    An item's day is its publication date, else its last change. Where `url` holds a date, only the files of the days
    are asked for. Of an index only the children are read that the days can be in: by the date in their addresses where
    `child` says how it is written, else by their last change.
    """

    kind: Literal["sitemap"]
    url: WebUrl = Field(
        description="the address of the sitemap or of the index, https://…; where there is a file for each day, month "
        f"or year and no index, with {DESCRIBED}"
    )
    child: str | None = Field(
        default=None,
        min_length=1,
        description=f"what the addresses of the wanted children share, with {DESCRIBED}: /posts-{{yyyy}}-{{mm}}",
    )
    since: date | None = Field(default=None, description="the first day the sitemap reaches, YYYY-MM-DD")
    days: int | None = Field(
        default=None, ge=1, le=60, description="instead of `since`: how many past days it lists, 1 to 60"
    )
    files: int = Field(default=50, ge=1, le=500, description="at most so many files of an index a run, 1 to 500")

    @field_validator("url", "child")
    @classmethod
    def _holds_a_date_or_none(cls, template: str | None) -> str | None:
        named = set(parts_of(template or ""))
        if named:
            levels = (YEARS, *((MONTH_NUMBERS,) if named & {*MONTH_NUMBERS, *DAYS} else ()))
            check_parts(template or "", needed=levels)
        return template

    @model_validator(mode="after")
    def _says_how_far_back(self) -> Self:
        if (self.since is None) == (self.days is None):
            raise ValueError("a sitemap needs either `since: YYYY-MM-DD` or, when it forgets, `days: 2`")
        return self

    @property
    def reaches_back(self) -> bool:
        """Whether it has a `since`."""
        return self.since is not None

    def covers(self, day: date, today: date) -> bool:
        """Whether the sitemap reaches this day."""
        if self.days is not None:
            return is_recent(day, today, self.days)
        return self.since is not None and self.since <= day <= today

    def requests(self, days: Collection[date]) -> int:
        """One for each file of the days, and one for the index where there is one."""
        if parts_of(self.url):
            return len({filled(self.url, day) for day in days})
        return 1 + len({filled(self.child, day) for day in days}) if self.child and days else min(1, len(days))
