"""WordPress: the posts that its REST interface lists between two moments, a hundred a page."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from newsflow.discover.advertised import Place, advertised
from newsflow.discover.days import ONE
from newsflow.discover.feeding import Item, plain
from newsflow.discover.found import (
    BAD_ANSWER,
    NO_ARTICLES,
    TOO_MANY_PAGES,
    Finding,
    Get,
    Got,
    RouteFailure,
)
from newsflow.model import Attempt, Link
from newsflow.sources import Source, WordPress

PER_PAGE = 100
"""Posts a page: the most that WordPress gives."""

FIELDS = "link,date,date_gmt,title"
PAST_THE_END = 400
"""What a page after the last answers, with code rest_post_invalid_page_number."""


@dataclass(frozen=True, slots=True)
class Posts:
    """What one page of the list says: its posts, or why there are none."""

    items: tuple[Item, ...] = ()
    reason: str | None = None
    detail: str = ""


def find_in_wordpress(route: WordPress, source: Source, days: Collection[date], today: date, get: Get) -> Finding:
    """The posts of the days, each dated to the second; a span of days without any is empty, and no failure."""
    links: dict[str, Link] = {}
    attempts: list[Attempt] = []
    failures: list[RouteFailure] = []
    listed = 0
    place = Place(route, source, route.url, "archive")
    for first, last in spans(days):
        for number in range(1, route.pages + 1):
            address = page_address(route, source, (first, last), number)
            got = get(address)
            attempts += got.attempts
            posts = Posts() if number > 1 and got.status == PAST_THE_END else _posts(got)
            if posts.reason:
                failures.append(RouteFailure(route.kind, address, posts.reason, posts.detail))
                break
            listed += len(posts.items)
            links |= {link.url: link for item in posts.items if (link := advertised(item, place, today))}
            if len(posts.items) < PER_PAGE or number == _pages(got):
                break
        else:
            detail = f"{first} to {last}: more than {route.pages} pages; raise `pages`"
            failures.append(RouteFailure(route.kind, address, TOO_MANY_PAGES, detail))
    if listed and not links:
        detail = f"none of {listed} posts is an article on the source's own hosts that matches urls.pattern"
        failures.append(RouteFailure(route.kind, route.url, NO_ARTICLES, detail))
    return Finding(tuple(links.values()), tuple(attempts), tuple(failures))


def spans(days: Collection[date]) -> Iterator[tuple[date, date]]:
    """The days as spans without a gap, each by its first and last day, the earliest first."""
    ordered = sorted(days)
    starts = [day for day in ordered if day - ONE not in days]
    ends = [day for day in ordered if day + ONE not in days]
    yield from zip(starts, ends, strict=True)


def page_address(route: WordPress, source: Source, span: tuple[date, date], number: int) -> str:
    """Where one page of the posts of a span of local days is listed.

    `after` and `before` are both exclusive, and WordPress reads their offset (class-wp-date-query.php).
    """
    after = datetime.combine(span[0], time(), source.zone) - timedelta(seconds=1)
    before = datetime.combine(span[1] + ONE, time(), source.zone)
    query = {
        "after": after.isoformat(),
        "before": before.isoformat(),
        "orderby": "date",
        "order": "asc",
        "per_page": PER_PAGE,
        "page": number,
        "_fields": FIELDS,
    }
    return f"{route.url}{'&' if '?' in route.url else '?'}{urlencode(query)}"


def read_posts(body: bytes) -> Posts:
    """The posts of a page of the list; or why it is none."""
    try:
        said = json.loads(body.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError) as error:
        return Posts(reason=BAD_ANSWER, detail=f"{type(error).__name__}: {error}"[:200])
    if not isinstance(said, list):
        told = said.get("message") if isinstance(said, dict) else None
        return Posts(reason=BAD_ANSWER, detail=f"it is no list of posts: {told or ''}"[:200])
    return Posts(tuple(item for post in said if isinstance(post, dict) and (item := _item(post))))


def _item(post: dict[str, Any]) -> Item | None:
    """A post that has an address; `date_gmt` is UTC and does not say so, `date` is the site's own time."""
    url, title = post.get("link"), post.get("title")
    if not isinstance(url, str):
        return None
    rendered = title.get("rendered") if isinstance(title, dict) else title
    utc, local = post.get("date_gmt"), post.get("date")
    said = f"{utc}Z" if isinstance(utc, str) and utc else local if isinstance(local, str) else None
    words = plain(rendered) if isinstance(rendered, str) else None
    return Item(url, words, said)


def _posts(got: Got) -> Posts:
    return Posts(reason=got.reason, detail=got.detail) if got.reason else read_posts(got.body)


def _pages(got: Got) -> int | None:
    """How many pages there are, as the header says."""
    said = got.header("x-wp-totalpages") or ""
    return int(said) if said.isdecimal() and said.isascii() else None
