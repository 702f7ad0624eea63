"""Listings: pages one after the other, dates beside their links, and an end in time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from discover_web import HOME, MISSING, TIMED_OUT, TODAY, Reply, Web, make_source

from newsflow.discover.found import Finding
from newsflow.discover.headlines import read_headlines
from newsflow.discover.listing import find_in_listing
from newsflow.errors import ConfigurationError
from newsflow.sources import Listing

YESTERDAY = TODAY - timedelta(days=1)
OLD = TODAY - timedelta(days=9)
LATEST = f"{HOME}/latest"
PLAIN = {"kind": "listing", "url": LATEST}
PAGED = {**PLAIN, "next": "a.next", "dates": "time"}


def page(*numbers: int, onward: str = "", day: date | None = None) -> Reply:
    """A page with these articles, each beside the day, and a link to the next page."""
    when = f'<time datetime="{day}">x</time>' if day else ""
    rows = "".join(f'<li><a href="/news/{number}">خبر</a>{when}</li>' for number in numbers)
    more = f'<a class="next" href="{onward}">التالي</a>' if onward else ""
    menu = '<a href="/">home</a><a href="/latest">news</a>'
    return Reply(f"<html><body>{menu}<ul>{rows}</ul>{more}</body></html>".encode())


def find(web: Web, route: dict[str, object], days: set[date] | None = None) -> Finding:
    source = make_source(route)
    return find_in_listing(Listing.model_validate(route), source, frozenset(days or {YESTERDAY}), TODAY, web.get)


def numbers(finding: Finding) -> list[int]:
    return [int(link.url.rpartition("/")[2]) for link in finding.links]


ENDS: dict[str, tuple[dict[str, Reply], list[int], list[str]]] = {
    "no next page": ({"latest": page(1, 2)}, [1, 2], ["latest"]),
    "the last page": ({"latest": page(1, onward="?p=2"), "latest?p=2": page(2)}, [1, 2], ["latest", "latest?p=2"]),
    "a page that leads back": (
        {"latest": page(1, onward="?p=2"), "latest?p=2": page(2, onward="/latest")},
        [1, 2],
        ["latest", "latest?p=2"],
    ),
    "nothing new": (
        {"latest": page(1, 2, onward="?p=2"), "latest?p=2": page(2, 1, onward="?p=3"), "latest?p=3": page(9)},
        [1, 2],
        ["latest", "latest?p=2"],
    ),
    "the limit of pages": (
        {f"latest{at}": page(n, onward=f"?p={n + 1}") for n, at in enumerate(("", "?p=2", "?p=3", "?p=4"), 1)},
        [1, 2, 3],
        ["latest", "latest?p=2", "latest?p=3"],
    ),
    "dates before the days": (
        {
            "latest": page(1, onward="?p=2", day=YESTERDAY - timedelta(days=1)),
            "latest?p=2": page(2, day=YESTERDAY - timedelta(days=2)),
        },
        [1],
        ["latest"],
    ),
    "dates of the days to the end": ({"latest": page(1, day=YESTERDAY)}, [1], ["latest"]),
    "an old date above the newest": (
        {
            "latest": Reply(page(1, day=OLD).body + page(2, onward="?p=2", day=TODAY).body),
            "latest?p=2": page(3, day=OLD),
        },
        [1, 2, 3],
        ["latest", "latest?p=2"],
    ),
    "dates of the days go on": (
        {"latest": page(1, onward="?p=2", day=YESTERDAY), "latest?p=2": page(2, day=YESTERDAY - timedelta(days=1))},
        [1, 2],
        ["latest", "latest?p=2"],
    ),
}


@pytest.mark.parametrize(("pages", "found", "asked"), ENDS.values(), ids=ENDS)
def test_pages_are_read_until_the_end(pages: dict[str, Reply], found: list[int], asked: list[str]) -> None:
    web = Web({f"{HOME}/{path}": reply for path, reply in pages.items()})
    finding = find(web, {**PAGED, "pages": 3})

    assert numbers(finding) == found
    assert web.asked == [f"{HOME}/{path}" for path in asked] == [attempt.url for attempt in finding.attempts]
    assert finding.failures == ()


FAILS: dict[str, tuple[dict[str, Reply], list[int], tuple[str, str, str]]] = {
    "the first page": ({"latest": TIMED_OUT}, [], (LATEST, "timeout", "no answer")),
    "a page in the middle": (
        {"latest": page(1, onward="?p=2"), "latest?p=2": MISSING},
        [1],
        (f"{LATEST}?p=2", "http_404", "status 404"),
    ),
    "sent home": ({"latest": Reply(page(1).body, f"{HOME}/")}, [], (LATEST, "moved", f"led to {HOME}/")),
    "no articles": (
        {"latest": page()},
        [],
        (
            LATEST,
            "no_article_links",
            "no link of `links` is an article on the source's own hosts that matches urls.pattern",
        ),
    ),
    "too few pages": (
        {"latest": page(1, onward="?p=2", day=TODAY), "latest?p=2": page(2, onward="?p=3", day=YESTERDAY)},
        [1, 2],
        (f"{LATEST}?p=2", "too_many_pages", "2 pages reach back to 2026-11-20 only; raise `pages`"),
    ),
}


@pytest.mark.parametrize(("pages", "found", "failure"), FAILS.values(), ids=FAILS)
def test_what_fails_is_said_and_what_was_found_is_kept(
    pages: dict[str, Reply], found: list[int], failure: tuple[str, str, str]
) -> None:
    finding = find(Web({f"{HOME}/{path}": reply for path, reply in pages.items()}), {**PAGED, "pages": 2})

    assert numbers(finding) == found
    assert [(said.url, said.reason, said.detail) for said in finding.failures] == [failure]


def test_the_home_page_may_be_the_listing() -> None:
    finding = find(Web({f"{HOME}/": page(1)}), {**PLAIN, "url": f"{HOME}/"})
    assert (numbers(finding), finding.failures) == ([1], ())


def test_several_links_onward_are_taken_in_order() -> None:
    pager = '<a class="next" href="/latest">1</a><a class="next" href="?p=2">2</a><a class="next" href="?p=3">3</a>'
    web = Web(
        {
            f"{LATEST}{end}": Reply(f'<a href="/news/{number}">خبر</a>{pager}'.encode())
            for number, end in enumerate(("", "?p=2", "?p=3"), 1)
        }
    )
    assert numbers(find(web, PAGED)) == [1, 2, 3]


def test_links_have_the_day_beside_them_and_none_without_a_selector() -> None:
    web = Web({LATEST: page(1, day=YESTERDAY)})
    dated, undated = find(web, PAGED).links[0], find(web, PLAIN).links[0]

    assert (dated.day, dated.published and dated.published.basis) == (YESTERDAY, "archive")
    assert (undated.day, undated.published, undated.route) == (None, None, f"listing {LATEST}")


AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

DATES: dict[str, tuple[str, list[str | None]]] = {
    "a stamp": (
        '<p><a href="1">a</a><time datetime="2026-11-20T23:30:00Z">x</time></p>',
        ["2026-11-20T23:30:00+00:00"],
    ),
    "written out": ('<p><a href="1">a</a><time>20 تشرين الثاني 2026 - 14:05</time></p>', ["2026-11-20T14:05:00+03:00"]),
    "some time ago": ('<p><a href="1">a</a><time>منذ 3 ساعات</time></p>', ["2026-11-21"]),
    "a stamp elsewhere": ('<p><a href="1">a</a><time content="2026-11-20">x</time></p>', ["2026-11-20"]),
    "after more than a date": (f'<p><a href="1">a</a><time>{"خبر " * 50} 2026-11-20</time></p>', [None]),
    "in the link itself": ('<a href="1">a <time>2026-11-20</time></a>', ["2026-11-20"]),
    "two links to one article": (
        '<p><a href="1"><img></a><b><a href="1?utm_source=x">a</a></b><time>2026-11-20</time></p>',
        ["2026-11-20"],
    ),
    "other links beside": (
        '<p><a href="1">a</a><i><a href="/about">b</a><time>2026-11-20</time></i></p>',
        ["2026-11-20"],
    ),
    "one each": (
        '<p><a href="1">a</a><time>2026-11-20</time></p><p><a href="2">b</a><time>2026-11-19</time></p>',
        ["2026-11-20", "2026-11-19"],
    ),
    "the first that is one": (
        '<p><a href="1">a</a><time>رياضة</time><time>2026-11-20</time><time>2026-11-19</time></p>',
        ["2026-11-20"],
    ),
    "one for several": ('<p><time>2026-11-20</time><a href="1">a</a><a href="2">b</a></p>', [None, None]),
    "above them all": ('<time>2026-11-20</time><p><a href="1">a</a></p><p><a href="2">b</a></p>', [None, None]),
    "of the last change": ('<p><a href="1">a</a><time>آخر تحديث: 20/11/2026</time></p>', [None]),
    "none": ('<p><a href="1">a</a><time>قبل قليل من الوقت</time></p>', [None]),
}


@pytest.mark.parametrize(("markup", "dates"), DATES.values(), ids=DATES)
def test_the_date_beside_a_link(markup: str, dates: list[str | None]) -> None:
    read = read_headlines(markup, Listing.model_validate(PAGED), make_source(PAGED), f"{HOME}/news/", AT)

    assert list(read.articles) == [f"{HOME}/news/{number}" for number in range(1, len(dates) + 1)]
    assert [witness and witness.iso() for witness in read.articles.values()] == dates


def test_some_time_ago_is_before_the_page_was_served() -> None:
    ago = '<a href="/news/1">خبر<time>قبل 5 ساعات</time></a>'
    assert [link.day for link in find(Web({LATEST: Reply(ago.encode())}), PAGED).links] == [YESTERDAY]


def test_the_first_page_that_lists_an_article_dates_it() -> None:
    web = Web({LATEST: page(1, onward="?p=2", day=TODAY), f"{LATEST}?p=2": page(1, 2, day=YESTERDAY)})
    assert [link.day for link in find(web, PAGED).links] == [TODAY, YESTERDAY]


@pytest.mark.parametrize("day", [date(1970, 1, 1), TODAY + timedelta(days=2)], ids=["the zero of a clock", "to come"])
def test_a_day_that_cannot_be_is_none(day: date) -> None:
    assert [(link.day, link.published) for link in find(Web({LATEST: page(1, day=day)}), PAGED).links] == [(None, None)]


def test_without_a_pattern_neither_home_nor_the_pages_are_articles() -> None:
    web = Web({LATEST: page(1, onward="?p=2"), f"{LATEST}?p=2": page(2)})
    source = make_source(PAGED, urls={})
    finding = find_in_listing(Listing.model_validate(PAGED), source, frozenset({TODAY}), TODAY, web.get)

    assert numbers(finding) == [1, 2]


@pytest.mark.parametrize("field", ["links", "next", "dates"])
def test_a_selector_that_is_none_is_named(field: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"{field} = 'a:nosuch': is not a CSS selector"):
        find(Web({LATEST: page(1)}), {**PAGED, field: "a:nosuch"})


def test_a_long_and_deep_page_gives_every_link_its_day() -> None:
    rows = "".join(f'<p><a href="/news/{number}">خبر</a><time>2026-11-20</time></p>' for number in range(2000))
    finding = find(Web({LATEST: Reply(f"{'<div>' * 40}{rows}".encode())}), PAGED)

    assert len(finding.links) == 2000
    assert {link.day for link in finding.links} == {YESTERDAY}


@pytest.mark.parametrize(("back", "covered"), [(-1, False), (0, True), (2, True), (3, False)])
def test_the_days_that_a_listing_covers(back: int, covered: bool) -> None:
    assert Listing.model_validate(PLAIN).covers(TODAY - timedelta(days=back), TODAY) is covered


NUMBERED = {**PLAIN, "url": f"{HOME}/latest?p={{page}}", "pages": 4}


def test_numbered_pages_are_read_until_one_brings_nothing() -> None:
    web = Web({f"{HOME}/latest?p=1": page(1, 2), f"{HOME}/latest?p=2": page(3), f"{HOME}/latest?p=3": page()})
    finding = find(web, NUMBERED)

    assert numbers(finding) == [1, 2, 3]
    assert web.asked == [f"{HOME}/latest?p={number}" for number in (1, 2, 3)]
    assert finding.failures == ()


def test_a_listing_stops_at_what_is_known() -> None:
    web = Web({f"{HOME}/latest?p={number}": page(number * 10, number * 10 + 1) for number in (1, 2, 3, 4)})
    known = {f"{HOME}/news/{number}" for number in (10, 20, 21, 30, 31)}
    source = make_source(NUMBERED)
    finding = find_in_listing(
        Listing.model_validate(NUMBERED), source, frozenset({YESTERDAY}), TODAY, web.get, known.intersection
    )

    assert numbers(finding) == [10, 11, 20, 21]
    assert web.asked == [f"{HOME}/latest?p=1", f"{HOME}/latest?p=2"]
