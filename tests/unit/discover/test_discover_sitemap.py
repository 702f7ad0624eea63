"""Sitemaps: the days of their items, the children that are read, and what is told when something lacks."""

from __future__ import annotations

import gzip
from datetime import date, timedelta

import pytest
from discover_web import HOME, TIMED_OUT, TODAY, Reply, Web, make_source

from newsflow.discover.children import choose
from newsflow.discover.found import Finding
from newsflow.discover.sitemap import MOST_UNDATED, find_in_sitemap
from newsflow.discover.urlset import Entry
from newsflow.model import DateRole
from newsflow.sources import NewsSitemap, Sitemap

DAY = date(2026, 1, 5)
MAP = {"kind": "sitemap", "url": f"{HOME}/sitemap.xml", "since": "2020-01-01"}
BY_DAY = {**MAP, "child": "/d/{yyyy}-{mm}-{dd}.xml"}
BY_MONTH = {**MAP, "child": "/m-{yyyy}{mm}"}


def item(number: int, lastmod: str = "", published: str = "") -> str:
    news = f"<news><publication_date>{published}</publication_date><title>خبر</title></news>" if published else ""
    return f"<url><loc>{HOME}/news/{number}</loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}{news}</url>"


def urlset(*items: str) -> Reply:
    return Reply(f"<urlset>{''.join(items)}</urlset>".encode())


def index(*children: str, **changed: str) -> Reply:
    """Children by path; those by keyword, with the day of their last change."""
    rows = [f"<sitemap><loc>{HOME}{path}</loc></sitemap>" for path in children]
    rows += [f"<sitemap><loc>{HOME}/{name}</loc><lastmod>{day}</lastmod></sitemap>" for name, day in changed.items()]
    return Reply(f"<sitemapindex>{''.join(rows)}</sitemapindex>".encode())


def find(web: Web, route: dict[str, object] | None = None, days: set[date] | None = None) -> Finding:
    given = route or MAP
    return find_in_sitemap(Sitemap.model_validate(given), make_source(given), frozenset(days or {DAY}), TODAY, web.get)


def alone(*items: str) -> Web:
    return Web({f"{HOME}/sitemap.xml": urlset(*items)})


def found(finding: Finding) -> list[tuple[int, date | None]]:
    return [(int(link.url.rpartition("/")[2]), link.day) for link in finding.links]


ITEMS: dict[str, tuple[str, list[tuple[int, date | None]]]] = {
    "last change": (item(1, "2026-01-05"), [(1, DAY)]),
    "last change on another day": (item(1, "2026-01-09"), []),
    "the local day of an instant": (item(1, "2026-01-04T22:30:00Z"), [(1, DAY)]),
    "an instant of the next local day": (item(1, "2026-01-05T22:30:00+00:00"), []),
    "publication before last change": (item(1, "2026-01-09", "2026-01-05T08:00:00+03:00"), [(1, DAY)]),
    "published on another day": (item(1, "2026-01-05", "2026-01-03"), []),
    "no date": (item(1), [(1, None)]),
    "a date that is none": (item(1, "yesterday"), [(1, None)]),
    "the zero of a clock": (item(1, "1970-01-01") + item(2, "0001-01-01T00:00:00Z"), [(1, None), (2, None)]),
    "the zero of a clock in the manner of mail": (item(1, "Thu, 01 Jan 1970 00:00:00 GMT"), [(1, None)]),
    "a day to come": (item(1, "2027-01-05"), [(1, None)]),
    "in the manner of mail": (item(1, "Mon, 05 Jan 2026 10:00:00 +0300"), [(1, DAY)]),
}


@pytest.mark.parametrize(("items", "links"), ITEMS.values(), ids=ITEMS)
def test_what_an_item_says_of_its_day(items: str, links: list[tuple[int, date | None]]) -> None:
    finding = find(alone(items))

    assert found(finding) == links
    assert finding.failures == ()


def test_only_a_publication_is_a_witness() -> None:
    changed, published = find(alone(item(1, "2026-01-05"), item(2, "", "2026-01-05T08:00:00+03:00"))).links

    assert (changed.published, changed.title, changed.route) == (None, None, f"sitemap {HOME}/sitemap.xml")
    assert published.published is not None
    assert (published.published.role, published.published.basis) == (DateRole.PUBLISHED, "sitemap")
    assert (published.published.iso(), published.title) == ("2026-01-05T08:00:00+03:00", "خبر")


def test_strangers_and_the_home_page_are_no_articles() -> None:
    others = "".join(
        f"<url><loc>{url}</loc></url>" for url in (f"{HOME}/", "https://x.example/news/1", "mailto:a", "/news/2")
    )
    finding = find_in_sitemap(
        Sitemap.model_validate(MAP), make_source(MAP, urls={}), frozenset({DAY}), TODAY, alone(others).get
    )
    assert [link.url for link in finding.links] == [f"{HOME}/news/2"]


FILES = {
    f"{HOME}/sitemap.xml": index("/d/2026-01-04.xml", "/d/2026-01-05.xml", "/d/2026-01-06.xml", "/tags.xml"),
    f"{HOME}/d/2026-01-04.xml": urlset(item(1)),
    f"{HOME}/d/2026-01-05.xml": urlset(item(2, "2026-01-08"), item(3, "", "2026-01-02T23:59:00+03:00")),
    f"{HOME}/d/2026-01-06.xml": urlset(),
}


def test_a_child_named_by_a_day_gives_its_articles_that_day() -> None:
    web = Web(FILES)
    finding = find(web, BY_DAY)

    assert found(finding) == [(2, DAY), (3, DAY)]
    assert web.asked == [f"{HOME}/sitemap.xml", f"{HOME}/d/2026-01-05.xml"] == [one.url for one in finding.attempts]
    assert finding.failures == ()


def test_an_empty_child_is_an_empty_day() -> None:
    finding = find(Web(FILES), BY_DAY, {date(2026, 1, 6)})
    assert (finding.links, finding.failures) == ((), ())


def test_a_day_without_a_child_between_others_is_empty() -> None:
    web = Web({**FILES, f"{HOME}/sitemap.xml": index("/d/2026-01-04.xml", "/d/2026-01-06.xml")})
    finding = find(web, BY_DAY)
    assert (finding.links, finding.failures, len(web.asked)) == ((), (), 1)


LACKS: dict[str, tuple[dict[str, Reply], dict[str, object], tuple[str, str]]] = {
    "the index": ({"sitemap.xml": TIMED_OUT}, BY_DAY, ("timeout", "no answer")),
    "a page for an index": ({"sitemap.xml": Reply(b"<html></html>")}, MAP, ("bad_sitemap", "its root is <html>")),
    "a child": ({"sitemap.xml": index("/d/2026-01-05.xml")}, BY_DAY, ("http_404", "status 404")),
    "children": (
        {"sitemap.xml": index("/a.xml", "/d/2026-99-05.xml")},
        BY_DAY,
        ("no_children", "none of 2 children has `child` '/d/{yyyy}-{mm}-{dd}.xml' in its address"),
    ),
    "the day": (
        {"sitemap.xml": index("/d/2026-01-07.xml", "/d/2026-02-01.xml")},
        BY_DAY,
        ("no_children", "no child for 2026-01-05: they reach from 2026-01-07 to 2026-02-01"),
    ),
    "a newer day": (
        {"sitemap.xml": index("/d/2025-12-31.xml", "/d/2026-01-04.xml")},
        BY_DAY,
        ("no_children", "no child for 2026-01-05: they reach from 2025-12-31 to 2026-01-04"),
    ),
    "anything": ({"sitemap.xml": urlset()}, MAP, ("empty_sitemap", "it lists nothing")),
    "an index without children": ({"sitemap.xml": index()}, MAP, ("no_children", "none of 0 children is named")),
    "articles": (
        {"sitemap.xml": urlset(f"<url><loc>{HOME}/about</loc></url>")},
        MAP,
        ("no_article_links", "none of 1 items is an article on the source's own hosts that matches urls.pattern"),
    ),
    "room": (
        {
            "sitemap.xml": index("/a", "/b", "/c"),
            "a": urlset(item(1, "2025-01-01")),
            "b": urlset(item(1, "2025-01-01")),
        },
        {**MAP, "files": 2},
        ("too_many_files", "1 children were left unread; narrow `child` or raise `files`"),
    ),
}


@pytest.mark.parametrize(("files", "route", "said"), LACKS.values(), ids=LACKS)
def test_what_lacks_is_told(files: dict[str, Reply], route: dict[str, object], said: tuple[str, str]) -> None:
    finding = find(Web({f"{HOME}/{path}": reply for path, reply in files.items()}), route)

    assert finding.links == ()
    assert [(failure.reason, failure.detail) for failure in finding.failures] == [said]


def test_a_dead_child_hides_no_other() -> None:
    web = Web({**FILES, f"{HOME}/d/2026-01-04.xml": TIMED_OUT})
    finding = find(web, BY_DAY, {DAY, DAY - timedelta(days=1)})

    assert found(finding) == [(2, DAY), (3, DAY)]
    assert [(failure.url, failure.reason) for failure in finding.failures] == [(f"{HOME}/d/2026-01-04.xml", "timeout")]


def test_a_broken_child_gives_what_came_before_the_break() -> None:
    broken = Reply(f"<urlset>{item(1, '2026-01-05')}<url>".encode())
    finding = find(Web({f"{HOME}/sitemap.xml": broken}))

    assert found(finding) == [(1, DAY)]
    assert [failure.reason for failure in finding.failures] == ["bad_sitemap"]


def test_todays_child_may_not_be_there_yet() -> None:
    web = Web({f"{HOME}/sitemap.xml": index(f"/d/{TODAY - timedelta(days=1)}.xml")})
    assert find(web, BY_DAY, {TODAY}).failures == ()


def test_a_month_gives_the_day_of_its_items_and_no_day_to_those_changed_later() -> None:
    month = urlset(item(1, "2026-01-05"), item(2, "2026-01-06"), item(3, "2026-07-01"), item(4, "", "2026-01-05"))
    web = Web(
        {
            f"{HOME}/sitemap.xml": index("/m-202512.gz", "/m-202601.gz"),
            f"{HOME}/m-202601.gz": Reply(gzip.compress(month.body)),
        }
    )

    assert found(find(web, BY_MONTH)) == [(1, DAY), (3, None), (4, DAY)]
    assert web.asked == [f"{HOME}/sitemap.xml", f"{HOME}/m-202601.gz"]


def test_an_index_may_name_indexes_and_itself() -> None:
    web = Web(
        {
            f"{HOME}/sitemap.xml": index("/sitemap.xml", "/more.xml", "/a.xml"),
            f"{HOME}/more.xml": index("/sitemap.xml", "/a.xml", "/a.xml"),
            f"{HOME}/a.xml": urlset(item(1, "2026-01-05")),
        }
    )
    assert found(find(web)) == [(1, DAY)]
    assert web.asked == [f"{HOME}/sitemap.xml", f"{HOME}/more.xml", f"{HOME}/a.xml"]


@pytest.mark.parametrize(("child", "day"), [("/{yyyy}", "2026-12-31"), ("/{yyyy}-{mm}", "2026-02-28")])
def test_a_year_and_a_month_reach_to_their_last_day(child: str, day: str) -> None:
    route, entries = Sitemap.model_validate({**MAP, "child": child}), (Entry("/2026-02"), Entry("/2027-02"))
    choice = choose(entries, route, frozenset({date.fromisoformat(day)}), TODAY)

    assert ([one.url for one in choice.children], choice.reason) == (["/2026-02"], None)


def test_too_many_without_a_date_are_told_and_left() -> None:
    many = [item(number) for number in range(MOST_UNDATED + 1)]
    finding = find(alone(item(1000, "2026-01-05"), *many))

    assert found(finding) == [(1000, DAY)]
    assert [failure.reason for failure in finding.failures] == ["undated"]
    assert len(find(alone(*many[1:])).links) == MOST_UNDATED


def test_a_large_past_is_passed_over_unread() -> None:
    past = [item(number, f"20{number % 6 + 20}-03-{number % 28 + 1:02d}T10:00:00+03:00") for number in range(40_000)]
    finding = find(alone(*past, item(7, "2026-01-05")))

    assert found(finding) == [(7, DAY)]


CHOICES: dict[str, tuple[str | None, list[str], list[str]]] = {
    "all without a template or a change": (None, ["/a", "/b"], ["/a", "/b"]),
    "those changed since, the nearest first": (
        None,
        ["/new 2026-09-01", "/old 2026-01-03", "/near 2026-01-06", "/same 2026-01-04T23:00Z", "/unknown"],
        ["/same", "/near", "/new", "/unknown"],
    ),
    "a template without a date": ("/posts-", ["/tags-1 2026-02-01", "/posts-2 2026-02-01"], ["/posts-2"]),
    "a day": ("{yyyy}{mm}{dd}", ["/s20260104.xml", "/s20260105.xml", "/s120260105.xml"], ["/s20260105.xml"]),
    "a day without zeros": ("/{yyyy}/{mm}/{dd}", ["/2026/1/5", "/2026/1/051", "/2026/1/6"], ["/2026/1/5"]),
    "a day in another order": ("{dd}-{mm}-{yyyy}", ["/05-01-2026", "/01-05-2026"], ["/05-01-2026"]),
    "parts of a month": (
        "/p-{yyyy}-{mm}",
        ["/p-2026-01-1", "/p-2026-01-2", "/p-2026-02-1"],
        ["/p-2026-01-1", "/p-2026-01-2"],
    ),
    "a year": ("/{yyyy}.xml", ["/2025.xml", "/2026.xml"], ["/2026.xml"]),
    "signs of expressions are signs": ("/a.b?y={yyyy}", ["/axb?y=2026", "/a.b?y=2026"], ["/a.b?y=2026"]),
}


@pytest.mark.parametrize(("template", "children", "chosen"), CHOICES.values(), ids=CHOICES)
def test_the_children_that_can_hold_the_day(template: str | None, children: list[str], chosen: list[str]) -> None:
    entries = tuple(
        Entry(HOME + path, changed or None) for path, _, changed in (one.partition(" ") for one in children)
    )
    choice = choose(entries, Sitemap.model_validate({**MAP, "child": template}), frozenset({DAY}), TODAY)

    assert [child.url.removeprefix(HOME) for child in choice.children] == chosen
    assert choice.reason is None


@pytest.mark.parametrize(
    ("reach", "covered"),
    [
        ({"since": "2026-11-01"}, ["2026-11-01", "2026-11-20", "2026-11-21"]),
        ({"days": 1}, ["2026-11-20", "2026-11-21"]),
    ],
    ids=["since a day", "the last days"],
)
def test_the_days_that_a_sitemap_covers(reach: dict[str, object], covered: list[str]) -> None:
    route = Sitemap.model_validate({"kind": "sitemap", "url": f"{HOME}/s.xml", **reach})
    days = ("2026-10-31", "2026-11-01", "2026-11-20", "2026-11-21", "2026-11-22")

    assert [day for day in days if route.covers(date.fromisoformat(day), TODAY)] == covered


def test_a_file_for_each_day_is_asked_for_without_an_index() -> None:
    given = {**MAP, "url": f"{HOME}/sitemap.xml?yyyy={{yyyy}}&mm={{mm}}&dd={{dd}}"}
    day = f"{HOME}/sitemap.xml?yyyy=2026&mm=01&dd="
    web = Web({f"{day}05": urlset(item(1), item(2, "2026-01-08")), f"{day}04": urlset(item(3))})
    finding = find(web, given, {DAY, DAY - timedelta(days=1)})

    assert found(finding) == [(1, DAY), (2, DAY), (3, DAY - timedelta(days=1))]
    assert web.asked == [f"{day}05", f"{day}04"]


def test_a_file_for_each_month_is_asked_for_once() -> None:
    given = {**MAP, "url": f"{HOME}/news-{{yyyy}}-{{m}}.xml"}
    web = Web({f"{HOME}/news-2026-1.xml": urlset(item(1, "2026-01-05"), item(2, "2026-01-04"), item(3, "2026-01-09"))})
    finding = find(web, given, {DAY, DAY - timedelta(days=1)})

    assert found(finding) == [(1, DAY), (2, DAY - timedelta(days=1))]
    assert web.asked == [f"{HOME}/news-2026-1.xml"]


def test_a_day_whose_file_is_missing_is_told() -> None:
    finding = find(Web(), {**MAP, "url": f"{HOME}/{{yyyy}}/{{mm}}/{{dd}}.xml"})
    assert [(one.reason, one.url) for one in finding.failures] == [("http_404", f"{HOME}/2026/01/05.xml")]


def test_a_news_sitemap_keeps_moment_and_title() -> None:
    given = {"kind": "news_sitemap", "url": f"{HOME}/sitemap.xml"}
    web = alone(item(1, "2026-11-20", "2026-11-20T08:00:00+03:00"), item(2, "", "2026-11-17T08:00:00Z"))
    route = NewsSitemap.model_validate(given)
    (link,) = find_in_sitemap(route, make_source(given), frozenset({date(2026, 11, 20)}), TODAY, web.get).links

    assert (link.url, link.title, link.route) == (f"{HOME}/news/1", "خبر", f"news_sitemap {HOME}/sitemap.xml")
    assert link.published is not None
    assert link.published.iso() == "2026-11-20T08:00:00+03:00"


def test_children_that_are_known_to_be_gone_are_not_asked() -> None:
    web = Web({f"{HOME}/sitemap.xml": index("/a.xml", "/b.xml"), f"{HOME}/b.xml": urlset(item(1, "2026-01-05"))})
    dead = frozenset({f"{HOME}/a.xml"})
    finding = find_in_sitemap(Sitemap.model_validate(MAP), make_source(MAP), frozenset({DAY}), TODAY, web.get, dead)

    assert (found(finding), finding.failures) == ([(1, DAY)], ())
    assert web.asked == [f"{HOME}/sitemap.xml", f"{HOME}/b.xml"]
