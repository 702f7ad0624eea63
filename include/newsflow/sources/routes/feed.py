"""Feeds and news sitemaps: what is newest, cheap to ask, and soon forgotten."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from newsflow.sources.routes.route import RecentRoute, WebUrl


class Feed(RecentRoute):
    """An RSS, Atom, RDF or JSON feed: cheap, and forgets after a few days."""

    kind: Literal["feed"]
    url: WebUrl = Field(description="the feed's address, https://…")


class NewsSitemap(RecentRoute):
    """A news sitemap, or an index of several: the last two days with title and moment of publication."""

    kind: Literal["news_sitemap"]
    url: WebUrl = Field(description="the address of the news sitemap, https://…")
    child: str | None = Field(
        default=None, min_length=1, description="of an index: what the addresses of the wanted children share: -news-"
    )
    files: int = Field(default=10, ge=1, le=500, description="at most so many files of an index a run, 1 to 500")
