"""Days in addresses: the year first or the day first, and numbers that are no day."""

from __future__ import annotations

import pytest
from lxml import html

from newsflow.extract.meta import read_meta
from newsflow.extract.stamps import page_dates

DAYS: dict[str, str | None] = {
    "/2024/11/30/title": "2024-11-30",
    "/news/20241130/title": "2024-11-30",
    "/meldungen/29-10-2021": "2021-10-29",
    "/detail/~02-01-2022-land-zahlt": "2022-01-02",
    "/aktuelles/08112021-fachtag": "2021-11-08",
    "/news/31122099999": None,
    "/news/45132021-x": None,
    "/news/2024113099": None,
    "/id/1301202": None,
}


@pytest.mark.parametrize(("path", "day"), DAYS.items(), ids=DAYS)
def test_the_day_in_an_address(path: str, day: str | None) -> None:
    url = f"https://n.example{path}"
    root = html.document_fromstring("<html><head></head><body></body></html>")
    found = page_dates(root, {}, read_meta(root, url), url, "UTC")
    assert [(witness.basis, witness.iso()) for witness in found] == ([("url", day)] if day else [])


URL = "https://n.example/a"
ORDERS = {
    "meta": ('<meta property="article:published_time" content="03-09-2026">', "2026-03-09"),
    "time": ('<time datetime="05/04/2022 08:43:31 am">أمس</time>', "2022-05-04"),
    "microdata_that_readers_see": ('<span itemprop="datePublished">05/04/2022</span>', "2022-04-05"),
    "no_month": ('<meta property="article:published_time" content="30/11/2024">', "2024-11-30"),
    "dots": ('<meta property="article:published_time" content="03.09.2026">', "2026-09-03"),
}


@pytest.mark.parametrize(("page", "day"), ORDERS.values(), ids=ORDERS)
def test_software_writes_the_month_first(page: str, day: str) -> None:
    root = html.document_fromstring(f"<html><body>{page}</body></html>")
    found = page_dates(root, {}, read_meta(root, URL), URL, "UTC")
    assert [witness.day.isoformat() for witness in found] == [day]
