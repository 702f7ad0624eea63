"""WordPress: its REST interface lists the posts between two moments, as far back as there are any."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal

from pydantic import Field, field_validator

from newsflow.sources.routes.route import ArchiveRoute, WebUrl


class WordPress(ArchiveRoute):
    """The posts of a WordPress site by its REST interface: reaches back to `since`, dated to the second."""

    kind: Literal["wordpress"]
    url: WebUrl = Field(description="the address of the list of posts: https://…/wp-json/wp/v2/posts")
    pages: int = Field(default=50, ge=1, le=500, description="at most so many pages of 100 posts a run, 1 to 500")

    @field_validator("url")
    @classmethod
    def _is_a_list_of_posts(cls, url: str) -> str:
        if "wp-json/" not in url and "rest_route=" not in url:
            raise ValueError("is no REST address. Write https://…/wp-json/wp/v2/posts")
        return url

    def requests(self, days: Collection[date]) -> int:
        """One for each 100 posts; about one a day."""
        return len(days)
