"""Routes: how a source's links are found, and which past each way covers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from newsflow.sources.css import Selector

WEB_URL = r"^https?://[^\s/]+(/\S*)?$"
DAY_PARTS = ("{yyyy}", "{mm}", "{dd}")


class _Route(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Feed(_Route):
    """An RSS, Atom, RDF or JSON feed: cheap, and forgets after a few days."""

    kind: Literal["feed"]
    url: str = Field(pattern=WEB_URL, description="the feed's address, https://…")
    days: int = Field(default=2, ge=1, le=60, description="how many past days the feed still lists, 1 to 60")

    def covers(self, day: date, today: date) -> bool:
        """Whether the feed still lists this day."""
        return _is_recent(day, today, self.days)


class Sitemap(_Route):
    """A sitemap, or an index of sitemaps: reaches back to `since`, or as a news sitemap over the last `days`.

    An item's day is its publication date, else its last change. Of an index only the children are read that the days
    can be in: by the date in their addresses where `child` says how it is written, else by their last change.
    """

    kind: Literal["sitemap"]
    url: str = Field(pattern=WEB_URL, description="the address of the sitemap or of the index, https://…")
    child: str | None = Field(
        default=None,
        min_length=1,
        description="what the addresses of the wanted children share, with {yyyy} {mm} {dd} for the date they hold: "
        "/posts-{yyyy}-{mm}",
    )
    since: date | None = Field(default=None, description="the first day the sitemap reaches, YYYY-MM-DD")
    days: int | None = Field(default=None, ge=1, le=60, description="how many past days a news sitemap lists, 1 to 60")
    files: int = Field(default=50, ge=1, le=500, description="at most so many files of an index a run, 1 to 500")

    @field_validator("child")
    @classmethod
    def _holds_a_date_or_none(cls, child: str | None) -> str | None:
        named = re.findall(r"\{[^}]*\}", child or "")
        if unknown := [part for part in named if part not in DAY_PARTS]:
            raise ValueError(f"{unknown[0]} is none of {' '.join(DAY_PARTS)}")
        if sorted(named, key=DAY_PARTS.index) != list(DAY_PARTS[: len(named)]):
            raise ValueError("needs each part once, {mm} with {yyyy}, {dd} with {mm}")
        return child

    @model_validator(mode="after")
    def _says_how_far_back(self) -> Self:
        if (self.since is None) == (self.days is None):
            raise ValueError("a sitemap needs either `since: YYYY-MM-DD` or, for a news sitemap, `days: 2`")
        return self

    def covers(self, day: date, today: date) -> bool:
        """Whether the sitemap reaches this day."""
        if self.days is not None:
            return _is_recent(day, today, self.days)
        return self.since is not None and self.since <= day <= today


class DatedArchive(_Route):
    """Archive pages whose address holds the day: reaches back to `since`."""

    kind: Literal["dated_archive"]
    url: str = Field(
        pattern=WEB_URL,
        description="the page's address with {yyyy} {mm} {dd} and, where a day has several pages, {page}",
    )
    links: Selector = Field(default="a[href]", min_length=1, description="CSS selector of the article links")
    since: date = Field(description="the first day the archive serves, YYYY-MM-DD")
    pages: int = Field(default=20, ge=1, le=500, description="at most so many pages a day, 1 to 500")
    first_page: int = Field(default=1, ge=0, le=1, description="the number of the first page, 0 or 1")

    @field_validator("url")
    @classmethod
    def _names_the_day(cls, url: str) -> str:
        missing = [part for part in DAY_PARTS if part not in url]
        if missing:
            raise ValueError(f"lacks {' '.join(missing)}")
        return url

    def covers(self, day: date, today: date) -> bool:
        """Whether the archive has a page for this day."""
        return self.since <= day <= today

    def page_url(self, day: date, page: int) -> str:
        """The address of one archive page of one day."""
        filled = {"{yyyy}": f"{day:%Y}", "{mm}": f"{day:%m}", "{dd}": f"{day:%d}", "{page}": str(page)}
        url = self.url
        for part, value in filled.items():
            url = url.replace(part, value)
        return url

    @property
    def is_paged(self) -> bool:
        """Whether a day may have more than one page."""
        return "{page}" in self.url


class Listing(_Route):
    """A page of the newest headlines, and the pages it leads on to: knows days only where `dates` finds them."""

    kind: Literal["listing"]
    url: str = Field(pattern=WEB_URL, description="the first page's address, https://…")
    links: Selector = Field(default="a[href]", min_length=1, description="CSS selector of the article links")
    next: Selector | None = Field(default=None, min_length=1, description="CSS selector of the link to the next page")
    dates: Selector | None = Field(
        default=None, min_length=1, description="CSS selector of the date beside a link: time"
    )
    pages: int = Field(default=5, ge=1, le=500, description="at most so many pages a run, 1 to 500")
    days: int = Field(default=2, ge=1, le=60, description="how many past days the pages still list, 1 to 60")

    def covers(self, day: date, today: date) -> bool:
        """Whether the pages still list this day."""
        return _is_recent(day, today, self.days)


class Files(_Route):
    """A folder of pages on disk (.txt, .html): every run lists them all, each loads under its own day."""

    kind: Literal["files"]
    path: str = Field(min_length=1, description="the folder, absolute or relative to the source file")
    glob: str = Field(default="**/*", min_length=1, description="which files, as a glob: *.txt")

    def covers(self, day: date, today: date) -> bool:
        """Files have no day of their own: any past day or today will do."""
        return day <= today


Route = Annotated[Feed | Sitemap | DatedArchive | Listing | Files, Field(discriminator="kind")]

ROUTE_KINDS: dict[str, type[BaseModel]] = {
    "feed": Feed,
    "sitemap": Sitemap,
    "dated_archive": DatedArchive,
    "listing": Listing,
    "files": Files,
}


def _is_recent(day: date, today: date, days: int) -> bool:
    return today - timedelta(days=days) <= day <= today
