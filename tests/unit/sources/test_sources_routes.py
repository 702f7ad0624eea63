"""Routes: which days each kind reaches, what asking it costs, the dates in its addresses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from newsflow.dates.jalali import jalali_date, jalali_day
from newsflow.sources import Route
from newsflow.sources.routes import ROUTE_KINDS
from newsflow.sources.routes.template import bounds_of, filled, pattern_of

TODAY = date(2026, 11, 21)
WEB = "https://n.example"
ARCHIVE = {"kind": "dated_archive", "url": f"{WEB}/{{yyyy}}/{{mm}}/{{dd}}?p={{page}}", "since": "2020-01-01"}
DAILY = {"kind": "sitemap", "url": f"{WEB}/s-{{yyyy}}-{{m}}-{{d}}.xml", "since": "2020-01-01"}
MONTHLY = {"kind": "sitemap", "url": f"{WEB}/s.xml", "child": "/{yyyy}-{mm}", "since": "2020-01-01"}
POSTS = {"kind": "wordpress", "url": f"{WEB}/wp-json/wp/v2/posts", "since": "2020-01-01"}

ROUTES: dict[str, tuple[dict[str, Any], list[int], int, bool]] = {
    "feed": ({"kind": "feed", "url": f"{WEB}/rss"}, [0, 1, 2], 1, False),
    "news sitemap": ({"kind": "news_sitemap", "url": f"{WEB}/n.xml"}, [0, 1, 2], 1, False),
    "sitemap that forgets": ({"kind": "sitemap", "url": f"{WEB}/n.xml", "days": 1}, [0, 1], 1, False),
    "sitemap of months": (MONTHLY, [0, 1, 2, 3, 700], 2, True),
    "sitemap of days": (DAILY, [0, 1, 2, 3, 700], 3, True),
    "archive": (ARCHIVE, [0, 1, 2, 3, 700], 6, True),
    "listing": ({"kind": "listing", "url": f"{WEB}/", "next": "a.next"}, [0, 1, 2], 5, False),
    "listing of one page": ({"kind": "listing", "url": f"{WEB}/"}, [0, 1, 2], 1, False),
    "WordPress": (POSTS, [0, 1, 2, 3, 700], 3, True),
    "list": ({"kind": "urls", "path": "seeds.csv"}, [0, 1, 2, 3, 700, 9000], 0, True),
    "files": ({"kind": "files", "path": "pages"}, [0, 1, 2, 3, 700, 9000], 0, False),
}


def route(given: dict[str, Any]) -> Any:
    return TypeAdapter(Route).validate_python(given)


@pytest.mark.parametrize(("given", "reached", "requests", "back"), ROUTES.values(), ids=ROUTES)
def test_what_a_route_reaches_and_costs(
    given: dict[str, Any], reached: list[int], requests: int, *, back: bool
) -> None:
    made = route(given)
    ago = (-1, 0, 1, 2, 3, 700, 9000)

    assert [n for n in ago if made.covers(TODAY - timedelta(days=n), TODAY)] == reached
    assert made.requests([TODAY - timedelta(days=n) for n in (0, 1, 2)]) == requests
    assert made.requests([]) == 0
    assert made.reaches_back is back


def test_every_kind_of_route_is_in_the_table_above() -> None:
    assert {given["kind"] for given, *_ in ROUTES.values()} == ROUTE_KINDS.keys()


FILLED = {
    "with zeros": ("/{yyyy}/{mm}/{dd}", "/2026/03/05"),
    "without zeros": ("/{yyyy}/{m}/{d}", "/2026/3/5"),
    "the month's name": ("/{yyyy}/{mon}/{dd}/all", "/2026/mar/05/all"),
    "Jalali": ("/archive?yr={jy}&mn={jm}&dy={jd}&pi={page}", "/archive?yr=1404&mn=12&dy=14&pi=2"),
    "the day first": ("/{dd}-{mm}-{yyyy}/{page}/", "/05-03-2026/2/"),
    "other braces": ("/{section}/{yyyy}", "/{section}/2026"),
    "a part twice": ("/{yyyy}/{yyyy}-{mm}", "/2026/2026-03"),
}


@pytest.mark.parametrize(("template", "address"), FILLED.values(), ids=FILLED)
def test_an_address_is_filled_for_a_day(template: str, address: str) -> None:
    assert filled(template, date(2026, 3, 5), 2) == address


BOUNDS = {
    "a day": ("/{yyyy}-{m}-{d}", "/2026-3-5", (date(2026, 3, 5), date(2026, 3, 5))),
    "a month": ("/{yyyy}-{mm}", "/2026-02", (date(2026, 2, 1), date(2026, 2, 28))),
    "a month by name": ("/{yyyy}/{mon}", "/2024/feb", (date(2024, 2, 1), date(2024, 2, 29))),
    "a year": ("{yyyy}.xml", "/2026.xml", (date(2026, 1, 1), date(2026, 12, 31))),
    "a year twice": ("/{yyyy}/{yyyy}-{mm}", "/2026/2026-02", (date(2026, 2, 1), date(2026, 2, 28))),
    "a Jalali month": ("/{jy}/{jm}", "/1404/12", (date(2026, 2, 20), date(2026, 3, 20))),
    "a Jalali year": ("/{jy}", "/1404", (date(2025, 3, 21), date(2026, 3, 20))),
    "a Jalali day": ("/{jy}/{jm}/{jd}", "/1404/12/14", (date(2026, 3, 5), date(2026, 3, 5))),
    "no month": ("/{yyyy}-{mm}", "/2026-13", None),
    "no day": ("/{yyyy}-{mm}-{dd}", "/2026-02-30", None),
    "no Jalali day": ("/{jy}/{jm}/{jd}", "/1404/12/30", None),
}


@pytest.mark.parametrize(("template", "address", "bounds"), BOUNDS.values(), ids=BOUNDS)
def test_the_days_that_an_address_names(template: str, address: str, bounds: tuple[date, date] | None) -> None:
    found = pattern_of(template).search(address)
    assert found is not None
    assert bounds_of(found.groupdict()) == bounds


def test_every_day_has_its_jalali_date_and_back() -> None:
    days = [date(1921, 3, 21) + timedelta(days=n) for n in range(0, 41_600, 17)]
    assert [jalali_day(*(jalali_date(day) or (0, 0, 0))) for day in days] == days
    assert (jalali_date(date(1921, 3, 20)), jalali_date(date(2040, 1, 1))) == (None, None)


REFUSED = {
    "archive without a day": ({**ARCHIVE, "url": f"{WEB}/{{yyyy}}/{{mm}}"}, "lacks {dd}"),
    "archive with an unknown part": (
        {**ARCHIVE, "url": f"{WEB}/{{yyyy}}/{{mm}}/{{dd}}/{{section}}"},
        "{section} is none of",
    ),
    "sitemap of pages": ({**DAILY, "url": f"{WEB}/{{yyyy}}-{{page}}"}, "{page} is none of"),
    "a day without month": ({**DAILY, "url": f"{WEB}/{{yyyy}}-{{dd}}"}, "lacks {mm}"),
    "WordPress without its interface": ({**POSTS, "url": f"{WEB}/"}, "Write https://…/wp-json/wp/v2/posts"),
}


@pytest.mark.parametrize(("given", "said"), REFUSED.values(), ids=REFUSED)
def test_what_no_route_can_be(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        route(given)
    assert said in str(caught.value)
