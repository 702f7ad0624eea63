"""What discovering gives: links, and what each route did to find them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from newsflow.model import Attempt, Link, Poll
from newsflow.sources import Route

BAD_ANSWER = "bad_answer"
BAD_FEED = "bad_feed"
BAD_SITEMAP = "bad_sitemap"
EMPTY_FEED = "empty_feed"
EMPTY_SITEMAP = "empty_sitemap"
GAP = "gap"
MISSING_FILE = "missing_file"
MISSING_FOLDER = "missing_folder"
MOVED = "moved"
NOT_MODIFIED = "not_modified"
NO_ARTICLES = "no_article_links"
NO_CHILDREN = "no_children"
NO_FILES = "no_files"
TOO_MANY_FILES = "too_many_files"
TOO_MANY_ITEMS = "too_many_items"
TOO_MANY_PAGES = "too_many_pages"
UNDATED = "undated"


class Got(Protocol):
    """What asking for a URL gave: the final address and the body, or the reason why there is none."""

    @property
    def url(self) -> str:
        """The final address."""

    @property
    def status(self) -> int | None:
        """The HTTP status, None when there was no response."""

    @property
    def body(self) -> bytes:
        """The decoded body."""

    @property
    def reason(self) -> str | None:
        """Why there is no body, None when there is one."""

    @property
    def detail(self) -> str:
        """The reason in words."""

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every request that was made."""

    def header(self, name: str) -> str | None:
        """A header of the response."""


Get = Callable[[str], Got]


@dataclass(frozen=True, slots=True)
class RouteFailure:
    """A route that did not give what it should: its kind, the address, a counted reason, and the detail for people."""

    kind: str
    url: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one route gave; `etag` and `last_modified` are what a feed says of its version."""

    links: tuple[Link, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    failures: tuple[RouteFailure, ...] = ()
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Discovery:
    """The links of the wanted days, each URL once; every request made; the routes asked, by name; what failed.

    `polls` are the looks at lists that forget, each with the gap before it, if any.
    """

    links: tuple[Link, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    routes: tuple[str, ...] = ()
    failures: tuple[RouteFailure, ...] = ()
    polls: tuple[Poll, ...] = ()


def route_name(route: Route) -> str:
    """A route's name: its kind and where it looks."""
    return f"{route.kind} {route.place}"
