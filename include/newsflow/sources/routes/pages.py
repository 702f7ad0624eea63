"""Pages that people read: an archive page for each day, and lists of the newest headlines."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal

from pydantic import Field, field_validator

from newsflow.sources.css import Selector
from newsflow.sources.routes.route import ArchiveRoute, RecentRoute, WebUrl
from newsflow.sources.routes.template import DAYS, DESCRIBED, MONTH_NUMBERS, YEARS, check_parts, filled, parts_of


class DatedArchive(ArchiveRoute):
    """Archive pages whose address holds the day: reaches back to `since`."""

    kind: Literal["dated_archive"]
    url: WebUrl = Field(
        description=f"the page's address with {DESCRIBED} and, where a day has several pages, {{page}}",
    )
    links: Selector = Field(default="a[href]", min_length=1, description="CSS selector of the article links")
    pages: int = Field(default=20, ge=1, le=500, description="at most so many pages a day, 1 to 500")
    first_page: int = Field(default=1, ge=0, le=1, description="the number of the first page, 0 or 1")

    @field_validator("url")
    @classmethod
    def _names_the_day(cls, url: str) -> str:
        check_parts(url, needed=(YEARS, MONTH_NUMBERS, DAYS), more=("page",))
        return url

    def page_url(self, day: date, page: int) -> str:
        """The address of one archive page of one day."""
        return filled(self.url, day, page)

    def requests(self, days: Collection[date]) -> int:
        """One for each day; two where a day may have several pages, for the last one is known by its emptiness."""
        return len(days) * (2 if self.is_paged else 1)

    @property
    def is_paged(self) -> bool:
        """Whether a day may have more than one page."""
        return "page" in parts_of(self.url)


class Listing(RecentRoute):
    """A page of the newest headlines, and the pages after it: knows days only where `dates` finds them."""

    kind: Literal["listing"]
    url: WebUrl = Field(description="the first page's address, https://…; or of any page, with {page} for its number")
    links: Selector = Field(default="a[href]", min_length=1, description="CSS selector of the article links")
    next: Selector | None = Field(default=None, min_length=1, description="CSS selector of the link to the next page")
    dates: Selector | None = Field(
        default=None, min_length=1, description="CSS selector of the date beside a link: time"
    )
    pages: int = Field(default=5, ge=1, le=500, description="at most so many pages a run, 1 to 500")
    first_page: int = Field(default=1, ge=0, le=1, description="the number of the first page, 0 or 1")

    def page_url(self, page: int) -> str:
        """The address of the page with this number."""
        return self.url.replace("{page}", str(page))

    def requests(self, days: Collection[date]) -> int:
        """All its pages at most."""
        goes_on = self.next is not None or self.is_paged
        return 0 if not days else self.pages if goes_on else 1

    @property
    def is_paged(self) -> bool:
        """Whether the pages are numbered in the address."""
        return "{page}" in self.url
