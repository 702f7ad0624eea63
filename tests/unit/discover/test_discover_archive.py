"""Dated archives: pages until the end, and never today's page for a day of the past."""

from __future__ import annotations

from datetime import date

import pytest
from discover_web import HOME, MISSING, TIMED_OUT, Reply, Web, make_source

from newsflow.discover.archive import find_in_archive, names_day, read_archive
from newsflow.errors import ConfigurationError
from newsflow.sources import DatedArchive

DAY = date(2026, 1, 5)
ARCHIVE = {
    "kind": "dated_archive",
    "url": f"{HOME}/archive/{{yyyy}}/{{mm}}/{{dd}}?page={{page}}",
    "since": "2020-01-01",
}
FIRST = f"{HOME}/archive/2026/01/05?page="


def listing(*numbers: int) -> Reply:
    links = "".join(f'<li><a href="/news/{number}">خبر</a></li>' for number in numbers)
    around = f'<a href="/">home</a><a href="/archive/2026/01/04?page=1">yesterday</a><a href="{FIRST}2">next</a>'
    return Reply(f"<html><body>{around}<ul>{links}</ul></body></html>".encode())


def find(web: Web, days: set[date] | None = None, **changes: object):
    route = {**ARCHIVE, **changes}
    return find_in_archive(DatedArchive.model_validate(route), make_source(route), days or {DAY}, web.get)


def urls(*numbers: int) -> list[str]:
    return [f"{HOME}/news/{number}" for number in numbers]


ENDS: dict[str, tuple[list[Reply], list[int], int]] = {
    "an empty page": ([listing(1, 2), listing(3), listing()], [1, 2, 3], 3),
    "a page that repeats": ([listing(1, 2), listing(2, 1), listing(9)], [1, 2], 2),
    "404": ([listing(1), MISSING], [1], 2),
    "410": ([listing(1), Reply(status=410, reason="http_410")], [1], 2),
    "an empty day": ([listing()], [], 1),
    "half a repeat goes on": ([listing(1, 2), listing(2, 3), listing(3)], [1, 2, 3], 3),
}


@pytest.mark.parametrize(("pages", "numbers", "asked"), ENDS.values(), ids=ENDS)
def test_pages_are_read_until_the_end(pages: list[Reply], numbers: list[int], asked: int) -> None:
    web = Web({f"{FIRST}{number}": page for number, page in enumerate(pages, start=1)})
    finding = find(web)

    assert [link.url for link in finding.links] == urls(*numbers)
    assert {link.day for link in finding.links} <= {DAY}
    assert web.asked == [attempt.url for attempt in finding.attempts] == [f"{FIRST}{n}" for n in range(1, asked + 1)]
    assert finding.failures == ()


FAILS: dict[str, tuple[dict[str, Reply], list[int], tuple[str, str]]] = {
    "no first page": ({}, [], ("http_404", "2026-01-05: status 404")),
    "a page in the middle": ({"1": listing(1), "2": TIMED_OUT}, [1], ("timeout", "2026-01-05: no answer")),
    "sent home": ({"1": Reply(listing(9).body, f"{HOME}/")}, [], ("moved", f"2026-01-05: led to {HOME}/")),
    "sent to another day": (
        {"1": Reply(listing(9).body, f"{HOME}/archive/2026/11/21?page=1")},
        [],
        ("moved", f"2026-01-05: led to {HOME}/archive/2026/11/21?page=1"),
    ),
    "more pages than allowed": (
        {str(number): listing(number) for number in range(1, 9)},
        [1, 2, 3],
        ("too_many_pages", "2026-01-05: more than 3 pages; raise `pages`"),
    ),
}


@pytest.mark.parametrize(("pages", "numbers", "failure"), FAILS.values(), ids=FAILS)
def test_what_fails_is_said_and_what_was_found_is_kept(
    pages: dict[str, Reply], numbers: list[int], failure: tuple[str, str]
) -> None:
    finding = find(Web({FIRST + number: page for number, page in pages.items()}), pages=3)

    assert [link.url for link in finding.links] == urls(*numbers)
    assert [(said.reason, said.detail) for said in finding.failures] == [failure]


def test_each_link_has_the_day_of_its_page() -> None:
    other = date(2026, 1, 6)
    web = Web({f"{FIRST}1": listing(1), f"{HOME}/archive/2026/01/06?page=1": listing(2)})
    finding = find(web, {DAY, other})

    assert [(link.url, link.day) for link in finding.links] == [(urls(2)[0], other), (urls(1)[0], DAY)]
    assert [link.route for link in finding.links] == [f"dated_archive {ARCHIVE['url']}"] * 2


def test_one_day_that_fails_does_not_take_the_others_along() -> None:
    finding = find(Web({f"{FIRST}1": listing(1)}), {DAY, date(2026, 1, 6)})

    assert [link.url for link in finding.links] == urls(1)
    assert [failure.url for failure in finding.failures] == [f"{HOME}/archive/2026/01/06?page=1"]


def test_an_archive_without_pages_is_asked_once() -> None:
    web = Web({f"{HOME}/d/05-01-2026": listing(1)})
    finding = find(web, url=f"{HOME}/d/{{dd}}-{{mm}}-{{yyyy}}")

    assert [link.url for link in finding.links] == urls(1)
    assert len(web.asked) == 1
    assert finding.failures == ()


def test_pages_may_count_from_zero() -> None:
    web = Web({f"{FIRST}0": listing(1), f"{FIRST}1": listing(2)})
    assert [link.url for link in find(web, first_page=0).links] == urls(1, 2)


def test_without_a_pattern_neither_home_nor_other_days_are_articles() -> None:
    web = Web({f"{FIRST}1": listing(1)})
    route = DatedArchive.model_validate(ARCHIVE)
    finding = find_in_archive(route, make_source(ARCHIVE, urls={}), {DAY}, web.get)

    assert [link.url for link in finding.links] == urls(1)


PAGE = """<html><head><base href="/section/"></head><body><nav><a href="/menu">m</a></nav>
<div class="card"><h2><a href="one">1</a></h2><a href="two">2</a></div><div class="card">empty</div>
<a class="x" href=" three ">3</a><a class="x" name="no-href">-</a><a class="x" href="three">3</a><a class="x" href="http://[::1">b</a>"""

SELECTORS: dict[str, tuple[str, tuple[str, ...]]] = {
    "links": ("a.x", (f"{HOME}/section/three", "http://[::1")),
    "elements": ("div.card", (f"{HOME}/section/one",)),
    "inside elements": ("div.card a", (f"{HOME}/section/one", f"{HOME}/section/two")),
    "nothing": ("ul.none a", ()),
}


@pytest.mark.parametrize(("selector", "links"), SELECTORS.values(), ids=SELECTORS)
def test_links_by_selector(selector: str, links: tuple[str, ...]) -> None:
    assert read_archive(PAGE, selector, f"{HOME}/x") == links


def test_a_selector_that_is_none_is_named() -> None:
    with pytest.raises(ConfigurationError, match=r"links = 'a:nosuch': is not a CSS selector"):
        read_archive(PAGE, "a:nosuch", HOME)


ADDRESSES: dict[str, tuple[str, bool]] = {
    "the same": (f"{HOME}/archive/2026/01/05", True),
    "without zeros": (f"{HOME}/archive/2026/1/5/", True),
    "in one number": (f"{HOME}/archive?d=20260105", True),
    "another day": (f"{HOME}/archive/2026/01/06", False),
    "a longer number": (f"{HOME}/archive/2026/1/51", False),
    "no day": (f"{HOME}/", False),
    "day in the port only": ("https://n.example:20260/105", False),
}


@pytest.mark.parametrize(("url", "named"), ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_names_the_day_or_not(url: str, named: bool) -> None:
    assert names_day(url, DatedArchive.model_validate(ARCHIVE), DAY) is named


TEMPLATES: dict[str, tuple[str, str]] = {
    "without zeros": ("/{yyyy}/{m}/{d}", "/2026/1/5"),
    "the month's name": ("/world/{yyyy}/{mon}/{dd}/all", "/world/2026/jan/05/all"),
    "Jalali": ("/archive?mn={jm}&dy={jd}&yr={jy}&pi=1", "/archive?mn=10&dy=15&yr=1404&pi=1"),
    "the day first": ("/archives/{dd}-{mm}-{yyyy}/", "/archives/05-01-2026/"),
}


@pytest.mark.parametrize(("template", "asked"), TEMPLATES.values(), ids=TEMPLATES)
def test_the_day_is_written_as_the_outlet_does(template: str, asked: str) -> None:
    web = Web({f"{HOME}{asked}": listing(1)})
    assert [link.url for link in find(web, url=f"{HOME}{template}").links] == urls(1)
    assert web.asked == [f"{HOME}{asked}"]


@pytest.mark.parametrize(("template", "asked"), TEMPLATES.values(), ids=TEMPLATES)
def test_an_answer_for_another_day_is_known_in_any_writing(template: str, asked: str) -> None:
    route = DatedArchive.model_validate({**ARCHIVE, "url": f"{HOME}{template}"})
    assert names_day(f"{HOME}{asked}?x=y", route, DAY)
    assert not names_day(f"{HOME}{asked}", route, date(2026, 2, 6))
