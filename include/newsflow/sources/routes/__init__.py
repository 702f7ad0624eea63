"""Routes: how a source's links are found, and which past each way covers."""

from typing import Annotated

from pydantic import BaseModel, Field

from newsflow.sources.routes.feed import Feed, NewsSitemap
from newsflow.sources.routes.own import Files, Urls
from newsflow.sources.routes.pages import DatedArchive, Listing
from newsflow.sources.routes.route import WEB_URL, AnyRoute
from newsflow.sources.routes.sitemap import Sitemap
from newsflow.sources.routes.wordpress import WordPress

Route = Annotated[
    Feed | NewsSitemap | Sitemap | DatedArchive | Listing | WordPress | Urls | Files, Field(discriminator="kind")
]

ROUTE_KINDS: dict[str, type[BaseModel]] = {
    "feed": Feed,
    "news_sitemap": NewsSitemap,
    "sitemap": Sitemap,
    "dated_archive": DatedArchive,
    "listing": Listing,
    "wordpress": WordPress,
    "urls": Urls,
    "files": Files,
}

__all__ = [
    "ROUTE_KINDS",
    "WEB_URL",
    "AnyRoute",
    "DatedArchive",
    "Feed",
    "Files",
    "Listing",
    "NewsSitemap",
    "Route",
    "Sitemap",
    "Urls",
    "WordPress",
]
