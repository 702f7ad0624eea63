"""Routes: how a source's links are found, and which past each way covers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

WEB_URL = r"^https?://[^\s/]+(/\S*)?$"


class _Route(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Feed(_Route):
    """An RSS, Atom or RDF feed: cheap, and forgets after a few days."""

    kind: Literal["feed"]
    url: str = Field(pattern=WEB_URL, description="the feed's address, https://…")
    days: int = Field(default=2, ge=1, le=60, description="how many past days the feed still lists, 1 to 60")

    def covers(self, day: date, today: date) -> bool:
        """Whether the feed still lists this day."""
        return today - timedelta(days=self.days) <= day <= today


class DatedArchive(_Route):
    """Archive pages whose address holds the day: reaches back to `since`."""

    kind: Literal["dated_archive"]
    url: str = Field(
        pattern=WEB_URL,
        description="the page's address with {yyyy} {mm} {dd} and, where a day has several pages, {page}",
    )
    links: str = Field(default="a[href]", min_length=1, description="CSS selector of the article links")
    since: date = Field(description="the first day the archive serves, YYYY-MM-DD")
    pages: int = Field(default=20, ge=1, le=500, description="at most so many pages a day, 1 to 500")
    first_page: int = Field(default=1, ge=0, le=1, description="the number of the first page, 0 or 1")

    @field_validator("url")
    @classmethod
    def _names_the_day(cls, url: str) -> str:
        missing = [part for part in ("{yyyy}", "{mm}", "{dd}") if part not in url]
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


class Files(_Route):
    """A folder of pages on disk (.txt, .html): every run lists them all, each loads under its own day."""

    kind: Literal["files"]
    path: str = Field(min_length=1, description="the folder, absolute or relative to the source file")
    glob: str = Field(default="**/*", min_length=1, description="which files, as a glob: *.txt")

    def covers(self, day: date, today: date) -> bool:
        """Files have no day of their own: any past day or today will do."""
        return day <= today


Route = Annotated[Feed | DatedArchive | Files, Field(discriminator="kind")]

ROUTE_KINDS: dict[str, type[BaseModel]] = {"feed": Feed, "dated_archive": DatedArchive, "files": Files}
