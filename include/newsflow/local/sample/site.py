"""What an outlet's site answers to a request: pure, so that every answer can be had without a server."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from urllib.parse import parse_qs, urlsplit

from newsflow.local.sample.feeds import rss
from newsflow.local.sample.newsroom import latest, stories, story
from newsflow.local.sample.pages import archive_page, article_page, home_page
from newsflow.local.sample.truth import truth_lines
from newsflow.local.sample.visit import Visit

HTML = "text/html; charset=utf-8"

ROBOTS = b"User-agent: *\nAllow: /\nDisallow: /admin/\n"

Query = dict[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, body with its type, and since when it looks like this."""

    status: int
    content_type: str
    body: bytes
    modified: datetime | None = None

    @property
    def etag(self) -> str:
        """The strong validator of the body."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:32]}"'


NOT_FOUND = Reply(404, HTML, "<!DOCTYPE html><html lang='ar'><h1>الصفحة غير موجودة</h1></html>\n".encode())


def reply(visit: Visit, target: str) -> Reply:
    """What the site answers to a GET of this target (path and query) on this visit."""
    parts = urlsplit(target)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    for pattern, answer in ROUTES:
        if found := pattern.fullmatch(parts.path):
            return answer(visit, found.groupdict(), query) or NOT_FOUND
    return NOT_FOUND


def _home(visit: Visit, _path: Query, _query: Query) -> Reply:
    return _page(home_page(visit, latest(visit.outlet, visit.now)[:20]))


def _robots(_visit: Visit, _path: Query, _query: Query) -> Reply:
    return Reply(200, "text/plain; charset=utf-8", ROBOTS)


def _feed(visit: Visit, _path: Query, _query: Query) -> Reply:
    listed = latest(visit.outlet, visit.now)
    newest = listed[0].moment if listed else None
    return Reply(200, "application/rss+xml; charset=utf-8", rss(visit, listed), newest)


def _article(visit: Visit, path: Query, _query: Query) -> Reply | None:
    told = story(visit.outlet, path["id"])
    if told is None or told.moment > visit.now:
        return None
    midnight = datetime.combine(visit.day, time(), tzinfo=visit.outlet.zone)
    return replace(_page(article_page(visit, told)), modified=max(told.moment, midnight))


def _archive(visit: Visit, path: Query, query: Query) -> Reply | None:
    day = _day(f"{path['year']}-{path['month']}-{path['day']}")
    number = query.get("page", "1")
    if day is None or not visit.outlet.since <= day <= visit.day or not re.fullmatch(r"[1-9]\d{0,3}", number):
        return None
    page = archive_page(visit, day, stories(visit.outlet, day, visit.now), int(number))
    return None if page is None else _page(page)


def _truth(visit: Visit, path: Query, query: Query) -> Reply | None:
    """The answer key of a day; `?served=` names another day of serving than today."""
    day, served = _day(path["day"]), _day(query.get("served", visit.day.isoformat()))
    if day is None or served is None:
        return None
    noon = datetime.combine(served, time(12), tzinfo=visit.outlet.zone)
    listed = stories(visit.outlet, day, visit.now)
    return Reply(200, "application/jsonl; charset=utf-8", truth_lines(replace(visit, now=noon), listed))


def _page(html: str) -> Reply:
    return Reply(200, HTML, html.encode())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


Answer = Callable[[Visit, Query, Query], Reply | None]

ROUTES: tuple[tuple[re.Pattern[str], Answer], ...] = (
    (re.compile(r"/"), _home),
    (re.compile(r"/robots\.txt"), _robots),
    (re.compile(r"/rss\.xml"), _feed),
    (re.compile(r"/news/(?P<id>\d{10})"), _article),
    (re.compile(r"/archive/(?P<year>\d{4})/(?P<month>\d{2})/(?P<day>\d{2})"), _archive),
    (re.compile(r"/truth/(?P<day>\d{4}-\d{2}-\d{2})\.jsonl"), _truth),
)
