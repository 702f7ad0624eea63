"""What an outlet's site answers to a request: pure, so that every answer can be had without a server."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from urllib.parse import parse_qs, urlsplit

from newsflow.local.sample import feeds
from newsflow.local.sample.newsroom import archived, latest, story
from newsflow.local.sample.outlets import Fate
from newsflow.local.sample.pages import archive_page, article_page, home_page
from newsflow.local.sample.truth import truth_lines
from newsflow.local.sample.visit import Visit
from newsflow.local.sample.walls import wall_page

HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"

JSON_LINES = "application/jsonl; charset=utf-8"

HOME_LENGTH = 20

Values = dict[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, body with its type, since when it looks like this, in how many seconds to ask again."""

    status: int
    content_type: str
    body: bytes
    modified: datetime | None = None
    retry_after: int | None = None

    @property
    def etag(self) -> str:
        """The strong validator of the body."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:32]}"'

    @property
    def headers(self) -> dict[str, str]:
        """The headers that say what the body is, but for its length."""
        modified = format_datetime(self.modified.astimezone(UTC), usegmt=True) if self.modified else ""
        again = "" if self.retry_after is None else str(self.retry_after)
        said = {"Content-Type": self.content_type, "ETag": self.etag, "Last-Modified": modified, "Retry-After": again}
        return {name: value for name, value in said.items() if value}


NOT_FOUND = Reply(404, HTML, "<!DOCTYPE html><html lang='ar'><h1>الصفحة غير موجودة</h1></html>\n".encode())
TOO_MANY = Reply(429, "text/plain; charset=utf-8", b"Too many requests\n", retry_after=1)
GONE = Reply(410, HTML, "<!DOCTYPE html><html lang='ar'><h1>حذف هذا الخبر</h1></html>\n".encode())


def reply(visit: Visit, target: str, earlier: int = 1) -> Reply:
    """What the site answers to a GET of this target (path and query), which was asked for so often before."""
    parts = urlsplit(target)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    for pattern, answer in (*EVERYWHERE, *LISTS[visit.outlet.style]):
        if found := pattern.fullmatch(parts.path):
            return (
                answer(visit, {**query, **found.groupdict(), "path": parts.path, "earlier": str(earlier)}) or NOT_FOUND
            )
    return NOT_FOUND


def _home(visit: Visit, _asked: Values) -> Reply:
    shown = latest(visit.outlet, visit.now)[:HOME_LENGTH]
    return _page(home_page(visit, shown, HEADS.get(visit.outlet.style, [])))


def _robots(_visit: Visit, _asked: Values) -> Reply:
    return Reply(200, "text/plain; charset=utf-8", b"User-agent: *\nAllow: /\nDisallow: /admin/\n")


def _article(visit: Visit, asked: Values) -> Reply | None:
    told = story(visit.outlet, asked["id"])
    if told is None or told.appears > visit.now or visit.base_url + asked["path"] not in visit.urls(told):
        return None
    if told.has_vanished(visit.now):
        return GONE
    if told.fate is Fate.HURRIED and asked["earlier"] == "0":
        return TOO_MANY
    if told.wall:
        return _page(wall_page(visit, told))
    midnight = datetime.combine(visit.day, time(), tzinfo=visit.outlet.zone)
    since = max(told.appears, midnight, told.corrected(visit.now) or midnight)
    return replace(_page(article_page(visit, told)), modified=since)


def _truth(visit: Visit, asked: Values) -> Reply | None:
    """The answer key of what a day's dated lists hold.

    `?served=` names another day of serving than today, `?before=` the moment of the run that saw the outlet last.
    """
    day, served = _day(asked["day"]), _day(asked.get("served", visit.day.isoformat()))
    if day is None or served is None:
        return None
    seen = visit
    if served != visit.day:
        seen = replace(visit, now=datetime.combine(served, time(12), tzinfo=visit.outlet.zone))
    listed = archived(visit.outlet, day, visit.now)
    return Reply(200, JSON_LINES, truth_lines(seen, listed, _moment(asked.get("before", ""))))


def _latest_truth(visit: Visit, asked: Values) -> Reply:
    """The answer key of the home page's list, where stories without a date stand too; `?before=` as above."""
    listed = latest(visit.outlet, visit.now)[:HOME_LENGTH]
    return Reply(200, JSON_LINES, truth_lines(visit, listed, _moment(asked.get("before", ""))))


def _archive(visit: Visit, asked: Values) -> Reply | None:
    day = _served_day(visit, f"{asked['year']}-{asked['month']}-{asked['day']}")
    number = asked.get("page", "1")
    if day is None or not re.fullmatch(r"[1-9]\d{0,3}", number):
        return None
    page = archive_page(visit, day, archived(visit.outlet, day, visit.now), int(number))
    return None if page is None else _page(page)


def _rss(visit: Visit, _asked: Values) -> Reply:
    return Reply(200, "application/rss+xml; charset=utf-8", feeds.rss(visit, latest(visit.outlet, visit.now)))


def _atom(visit: Visit, _asked: Values) -> Reply:
    return Reply(200, "application/atom+xml; charset=utf-8", feeds.atom(visit, latest(visit.outlet, visit.now)))


def _sitemap_index(visit: Visit, _asked: Values) -> Reply:
    return Reply(200, XML, feeds.sitemap_index(visit))


def _sitemap(visit: Visit, asked: Values) -> Reply | None:
    day = _served_day(visit, asked["day"])
    if day is None:
        return None
    return Reply(200, XML, feeds.sitemap(visit, archived(visit.outlet, day, visit.now)))


def _page(html: str) -> Reply:
    return Reply(200, HTML, html.encode())


def _served_day(visit: Visit, text: str) -> date | None:
    """The day of this name, if the archive reaches it."""
    day = _day(text)
    return day if day and visit.outlet.since <= day <= visit.day else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    """The aware instant that the text states, if it does."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


Routes = tuple[tuple[re.Pattern[str], Callable[[Visit, Values], Reply | None]], ...]

ARCHIVE = (re.compile(r"/archive/(?P<year>\d{4})/(?P<month>\d{2})/(?P<day>\d{2})"), _archive)

EVERYWHERE: Routes = (
    (re.compile(r"/"), _home),
    (re.compile(r"/robots\.txt"), _robots),
    (re.compile(r"/[a-z/]+/(?P<id>\d{10})(\.html)?"), _article),
    (re.compile(r"/truth/(?P<day>\d{4}-\d{2}-\d{2})\.jsonl"), _truth),
    (re.compile(r"/truth/latest\.jsonl"), _latest_truth),
)

# The lists by which an outlet's stories can be found, by its style.
LISTS: dict[str, Routes] = {
    "nakhla": ((re.compile(r"/rss\.xml"), _rss), ARCHIVE),
    "marsa": (
        (re.compile(r"/atom\.xml"), _atom),
        (re.compile(r"/sitemap\.xml"), _sitemap_index),
        (re.compile(r"/sitemaps/(?P<day>\d{4}-\d{2}-\d{2})\.xml"), _sitemap),
    ),
    "sindyan": ((re.compile(r"/latest"), _home), ARCHIVE),
}

# How the home page tells machines of its feed, by the outlet's style.
HEADS = {
    "nakhla": ['<link rel="alternate" type="application/rss+xml" href="/rss.xml">'],
    "marsa": ['<link rel="alternate" type="application/atom+xml" href="/atom.xml">'],
}
