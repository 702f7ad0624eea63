"""Discovering: the routes that reach the days, the days that were asked for, each URL once."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from discover_web import HOME, MISSING, TODAY, Reply, Web, make_source

from newsflow.discover import Discovery, discover
from newsflow.errors import ConfigurationError, NotServed
from newsflow.sources.paths import file_path

YESTERDAY = TODAY - timedelta(days=1)
LONG_AGO = date(2026, 1, 5)
FEED = {"kind": "feed", "url": f"{HOME}/rss"}
SPORT = {"kind": "feed", "url": f"{HOME}/sport/rss"}
ARCHIVE = {"kind": "dated_archive", "url": f"{HOME}/{{yyyy}}/{{mm}}/{{dd}}", "since": "2020-01-01"}


def feed(**numbers: str | None) -> Reply:
    items = "".join(
        f"<item><link>{HOME}/news/{name[1:]}</link>{f'<pubDate>{day}</pubDate>' if day else ''}</item>"
        for name, day in numbers.items()
    )
    return Reply(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())


def archive(*numbers: int) -> Reply:
    return Reply("".join(f'<a href="/news/{number}">خبر</a>' for number in numbers).encode())


WEB = {
    f"{HOME}/rss": feed(n1="2026-11-20", n2="2026-11-21", n3=None, n4="2026-11-18"),
    f"{HOME}/sport/rss": feed(n5="2026-11-20", n1="2026-11-20"),
    f"{HOME}/2026/11/20": archive(1, 6),
    f"{HOME}/2026/01/05": archive(7),
}


def found(discovery: Discovery) -> list[tuple[str, date | None]]:
    return [(link.url.rpartition("/")[2], link.day) for link in discovery.links]


def test_all_routes_that_reach_the_day_are_asked_and_each_url_comes_once() -> None:
    discovery = discover(make_source(FEED, SPORT, ARCHIVE), frozenset({YESTERDAY}), TODAY, Web(WEB).get)

    assert found(discovery) == [("1", YESTERDAY), ("3", None), ("5", YESTERDAY), ("6", YESTERDAY)]
    assert discovery.links[0].route == f"feed {HOME}/rss"
    assert discovery.routes == (f"feed {HOME}/rss", f"feed {HOME}/sport/rss", f"dated_archive {ARCHIVE['url']}")
    assert [attempt.url for attempt in discovery.attempts] == [f"{HOME}/rss", f"{HOME}/sport/rss", f"{HOME}/2026/11/20"]
    assert discovery.failures == ()


def test_a_day_of_the_past_is_asked_of_the_archive_alone() -> None:
    web = Web(WEB)
    discovery = discover(make_source(FEED, ARCHIVE), frozenset({LONG_AGO}), TODAY, web.get)

    assert found(discovery) == [("7", LONG_AGO)]
    assert web.asked == [f"{HOME}/2026/01/05"]


def test_each_route_is_asked_for_the_days_it_reaches() -> None:
    web = Web(WEB)
    discovery = discover(make_source(FEED, ARCHIVE), frozenset({LONG_AGO, TODAY}), TODAY, web.get)

    assert found(discovery) == [("2", TODAY), ("3", None), ("7", LONG_AGO)]
    assert web.asked == [f"{HOME}/rss", f"{HOME}/2026/11/21", f"{HOME}/2026/01/05"]


def test_an_archive_is_not_asked_for_days_before_its_own() -> None:
    web = Web(WEB)
    discover(make_source(ARCHIVE), frozenset({date(2019, 12, 31), LONG_AGO}), TODAY, web.get)

    assert web.asked == [f"{HOME}/2026/01/05"]


LISTING = {"kind": "listing", "url": f"{HOME}/latest"}
SITEMAP = {"kind": "sitemap", "url": f"{HOME}/sitemap.xml", "since": "2020-01-01"}


def test_a_route_that_dates_a_link_is_believed_before_one_that_does_not() -> None:
    """1 and 6 are of the day by the archive, 4 is of another by the feed, 8 is known to the listing alone."""
    web = Web({**WEB, f"{HOME}/latest": archive(8, 6, 4, 1)})
    discovery = discover(make_source(LISTING, FEED, ARCHIVE), frozenset({YESTERDAY}), TODAY, web.get)

    assert found(discovery) == [("8", None), ("6", YESTERDAY), ("1", YESTERDAY), ("3", None)]
    assert [link.route.partition(" ")[0] for link in discovery.links] == ["listing", "dated_archive", "feed", "feed"]


def test_a_sitemap_reaches_the_past_that_a_listing_does_not() -> None:
    item = f"<url><loc>{HOME}/news/9</loc><lastmod>2026-01-05</lastmod></url>"
    web = Web({**WEB, f"{HOME}/sitemap.xml": Reply(f"<urlset>{item}</urlset>".encode())})
    discovery = discover(make_source(LISTING, SITEMAP), frozenset({LONG_AGO}), TODAY, web.get)

    assert found(discovery) == [("9", LONG_AGO)]
    assert web.asked == [f"{HOME}/sitemap.xml"]


def test_a_route_that_fails_is_told_and_the_next_one_counts() -> None:
    web = Web({**WEB, f"{HOME}/rss": MISSING})
    discovery = discover(make_source(FEED, ARCHIVE), frozenset({YESTERDAY}), TODAY, web.get)

    assert found(discovery) == [("1", YESTERDAY), ("6", YESTERDAY)]
    assert [(failure.kind, failure.url, failure.reason) for failure in discovery.failures] == [
        ("feed", f"{HOME}/rss", "http_404")
    ]


def test_when_every_route_fails_nothing_is_raised() -> None:
    discovery = discover(make_source(FEED, ARCHIVE), frozenset({YESTERDAY}), TODAY, Web().get)

    assert (discovery.links, len(discovery.failures), len(discovery.attempts)) == ((), 2, 2)


@pytest.mark.parametrize(
    ("routes", "day"),
    [((FEED,), LONG_AGO), ((ARCHIVE,), date(2019, 12, 31)), ((FEED, ARCHIVE), TODAY + timedelta(days=1))],
    ids=["feeds forget", "before the archive", "tomorrow"],
)
def test_a_day_that_no_route_reaches_is_not_served(routes: tuple[dict[str, object], ...], day: date) -> None:
    web = Web(WEB)
    with pytest.raises(NotServed, match=f"nakhla: no route reaches {day}"):
        discover(make_source(*routes), frozenset({day}), TODAY, web.get)
    assert web.asked == []


FILES = {"kind": "files", "path": "pages", "glob": "**/*.txt"}


def test_files_are_links_in_order_and_belong_to_any_day(tmp_path: Path) -> None:
    names = ["b.txt", "a/خبر أول.txt", "a/2.txt", ".hidden.txt", ".git/x.txt", "other.md", os.fsdecode(b"bad\xff.txt")]
    for name in names:
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("نصّ", encoding="utf-8")
    source = make_source(FILES, folder=tmp_path)
    links = discover(source, frozenset({LONG_AGO}), TODAY, Web().get).links

    assert [link.url for link in links] == [
        "file:a/2.txt",
        "file:a/%D8%AE%D8%A8%D8%B1%20%D8%A3%D9%88%D9%84.txt",
        "file:b.txt",
        "file:bad%FF.txt",
    ]
    assert {(link.day, link.route) for link in links} == {(None, "files pages/**/*.txt")}
    assert all((tmp_path / "pages" / (file_path(link.url) or "")).is_file() for link in links)


FOLDERS = {
    "no folder": ("nowhere", "*", "missing_folder"),
    "nothing in it": (".", "*.txt", "no_files"),
}


@pytest.mark.parametrize(("path", "glob", "reason"), FOLDERS.values(), ids=FOLDERS)
def test_a_folder_that_gives_nothing_is_a_failure(tmp_path: Path, path: str, glob: str, reason: str) -> None:
    source = make_source({**FILES, "path": path, "glob": glob}, folder=tmp_path)
    discovery = discover(source, frozenset({TODAY}), TODAY, Web().get)

    assert [(failure.url, failure.reason) for failure in discovery.failures] == [(str(tmp_path / path), reason)]


@pytest.mark.parametrize("glob", ["../*", "/etc/*", "a/../../*"])
def test_a_glob_stays_in_its_folder(tmp_path: Path, glob: str) -> None:
    with pytest.raises(ConfigurationError, match="leads out of"):
        discover(make_source({**FILES, "glob": glob}, folder=tmp_path), frozenset({TODAY}), TODAY, Web().get)


@pytest.mark.parametrize(
    "url", ["https://n.example/a", "file:/etc/passwd", "file:../a", "file:a/%2e%2e/b", "file:%2Fa"]
)
def test_addresses_that_are_no_file_of_the_folder(url: str) -> None:
    assert file_path(url) is None
