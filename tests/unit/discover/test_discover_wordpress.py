"""WordPress: the posts of local days by its REST interface, page by page."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from discover_web import HOME, TODAY, Reply, Web, make_source

from newsflow.discover.wordpress import find_in_wordpress, read_posts
from newsflow.sources import WordPress

POSTS = f"{HOME}/wp-json/wp/v2/posts"
GIVEN = {"kind": "wordpress", "url": POSTS, "since": "2020-01-01"}
ROUTE = WordPress.model_validate(GIVEN)
DAY = date(2026, 11, 20)


def post(number: int, moment: str = "2026-11-20T09:00:00", **more: Any) -> dict[str, Any]:
    link = f"{HOME}/news/{number}"
    return {"link": link, "date_gmt": moment, "title": {"rendered": f"خبر &amp; <b>{number}</b>"}, **more}


class Site(Web):
    """A WordPress that keeps posts and answers as its REST interface does."""

    def __init__(self, *posts: dict[str, Any], total: bool = True) -> None:
        super().__init__()
        self.posts = posts
        self.total = total

    def get(self, url: str) -> Reply:
        self.asked.append(url)
        query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        after, before = (datetime.fromisoformat(query[name]) for name in ("after", "before"))
        found = [one for one in self.posts if after < datetime.fromisoformat(f"{one['date_gmt']}+00:00") < before]
        size, number = int(query["per_page"]), int(query["page"])
        shown = found[size * (number - 1) : size * number]
        if number > 1 and not shown:
            return Reply(status=400, reason="http_400", detail="status 400")
        return Reply(json.dumps(shown).encode(), url, content_type=str(-(-len(found) // size)) if self.total else None)


class Header(Site):
    """The same, telling how many pages there are."""

    def get(self, url: str) -> Reply:
        given = super().get(url)
        return _Counted(given.body, given.url, given.status, given.reason, given.detail, (), given.content_type)


class _Counted(Reply):
    def header(self, name: str) -> str | None:
        return self.content_type if name == "x-wp-totalpages" else None


def find(site: Web, *days: date, **route: Any) -> Any:
    given = {**GIVEN, **route}
    return find_in_wordpress(
        WordPress.model_validate(given), make_source(given), frozenset(days or {DAY}), TODAY, site.get
    )


def test_a_local_day_is_asked_for_from_midnight_to_midnight() -> None:
    """Baghdad is three hours ahead of UTC."""
    edges = {1: "2026-11-19T20:59:59", 2: "2026-11-19T21:00:00", 3: "2026-11-20T20:59:59", 4: "2026-11-20T21:00:00"}
    finding = find(Site(*(post(number, moment) for number, moment in edges.items())))

    assert [(link.url, link.day) for link in finding.links] == [(f"{HOME}/news/2", DAY), (f"{HOME}/news/3", DAY)]
    assert [link.title for link in finding.links] == ["خبر & 2", "خبر & 3"]
    assert finding.links[0].published.iso() == "2026-11-19T21:00:00+00:00"
    assert {link.route for link in finding.links} == {f"wordpress {POSTS}"}
    assert finding.failures == ()


@pytest.mark.parametrize(
    ("site", "asked"), [(Site, 3), (Header, 2)], ids=["until there are no more", "as many as it says"]
)
def test_a_day_of_many_posts_has_several_pages(site: type[Site], asked: int) -> None:
    full = site(*(post(number) for number in range(200)))
    finding = find(full)

    assert (len(finding.links), len(full.asked), finding.failures) == (200, asked, ())


def test_days_in_a_row_are_one_question() -> None:
    site = Site(post(1), post(2, "2026-11-18T09:00:00"), post(3, "2026-01-05T09:00:00"))
    finding = find(site, DAY, DAY - timedelta(days=1), DAY - timedelta(days=2), date(2026, 1, 5))

    assert sorted(link.url[-1] for link in finding.links) == ["1", "2", "3"]
    assert len(site.asked) == 2


def test_a_day_without_posts_is_empty_and_no_failure() -> None:
    finding = find(Site())
    assert (finding.links, finding.failures) == ((), ())


def test_an_address_that_has_a_question_keeps_it() -> None:
    site = Site(post(1))
    find(site, url=f"{HOME}/?rest_route=/wp/v2/posts")
    assert site.asked[0].startswith(f"{HOME}/?rest_route=/wp/v2/posts&after=2026-11-19T23%3A59%3A59%2B03%3A00&")


FAILURES: dict[str, tuple[Web, str, str]] = {
    "no such interface": (Web(), "http_404", ""),
    "refused on the first page": (Web({}), "http_404", ""),
    "no post of its own": (Site(post(1, link="https://other.example/news/1")), "no_article_links", "none of 1 posts"),
}


@pytest.mark.parametrize(("site", "reason", "detail"), FAILURES.values(), ids=FAILURES)
def test_a_failing_interface_says_so(site: Web, reason: str, detail: str) -> None:
    (failure,) = find(site).failures
    assert (failure.kind, failure.reason) == ("wordpress", reason)
    assert detail in failure.detail


def test_more_pages_than_allowed_are_told() -> None:
    finding = find(Site(*(post(number) for number in range(250)), total=False), pages=2)
    assert len(finding.links) == 200
    assert [(failure.reason, failure.detail) for failure in finding.failures] == [
        ("too_many_pages", "2026-11-20 to 2026-11-20: more than 2 pages; raise `pages`")
    ]


ANSWERS: dict[str, tuple[bytes, list[tuple[str, str | None]], str | None]] = {
    "local time alone": (
        b'[{"link": "/news/1", "date": "2026-11-20T09:00:00"}]',
        [("/news/1", "2026-11-20T09:00:00")],
        None,
    ),
    "title as text": (b'[{"link": "/news/1", "title": "x"}]', [("/news/1", None)], None),
    "odd posts": (
        b'[null, [], {}, {"link": 5}, {"link": "/news/1", "title": {"rendered": 5}}]',
        [("/news/1", None)],
        None,
    ),
    "a mark first": (b'\xef\xbb\xbf[{"link": "/news/1"}]', [("/news/1", None)], None),
    "a refusal": (b'{"code": "rest_forbidden", "message": "No."}', [], "bad_answer"),
    "a page": (b"<html></html>", [], "bad_answer"),
    "nothing": (b"", [], "bad_answer"),
    "no end of depth": (b"[" * 100_000, [], "bad_answer"),
}


@pytest.mark.parametrize(("body", "posts", "reason"), ANSWERS.values(), ids=ANSWERS)
def test_posts(body: bytes, posts: list[tuple[str, str | None]], reason: str | None) -> None:
    read = read_posts(body)
    assert ([(item.url, item.published) for item in read.items], read.reason) == (posts, reason)
