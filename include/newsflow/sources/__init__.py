"""Sources: one YAML file per outlet, read and checked; and the URL rules that follow from it."""

from newsflow.sources.catalogue import Broken, Catalogue, find, read_catalogue, read_source
from newsflow.sources.routes import (
    AnyRoute,
    DatedArchive,
    Feed,
    Files,
    Listing,
    NewsSitemap,
    Route,
    Sitemap,
    Urls,
    WordPress,
)
from newsflow.sources.source import Source
from newsflow.sources.unnamed import UNKNOWN, unnamed_source
from newsflow.sources.urls import article_key, canonical_url, is_article

__all__ = [
    "UNKNOWN",
    "AnyRoute",
    "Broken",
    "Catalogue",
    "DatedArchive",
    "Feed",
    "Files",
    "Listing",
    "NewsSitemap",
    "Route",
    "Sitemap",
    "Source",
    "Urls",
    "WordPress",
    "article_key",
    "canonical_url",
    "find",
    "is_article",
    "read_catalogue",
    "read_source",
    "unnamed_source",
]
