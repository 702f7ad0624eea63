"""A source's own selectors: what they find comes first, layouts have their time, a miss is counted."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from newsflow.clean import clean_article
from newsflow.extract import extract
from newsflow.model import Article, Link, Page, Place
from newsflow.sources import Source

URL = "https://kalima.example/a"
TEXT = "أعلنت وزارة الصحة افتتاح المستشفى الجديد في العاصمة بعد ثلاث سنوات من العمل المتواصل وبحضور الأهالي."
PAGE = f"""<html><head><meta property="article:published_time" content="2024-11-01T08:00:00Z">
<meta name="author" content="إدارة الموقع"></head><body>
<div class="meta"><b class="by">بقلم أحمد الكاتب</b> <b class="by">سارة محمود</b>
<i class="day">الجمعة 29 نوفمبر 2024</i>
<time class="iso" datetime="2024-11-28T10:00:00Z">أمس</time> <i class="vague">قبل قليل</i></div>
<div class="new"><p>{TEXT}</p><p class="ad">اشترك الآن في خدمتنا</p></div>
<table><tr><td class="old"><p>نص قديم من تخطيط سابق للموقع، وفيه جملة واحدة.</p></td></tr></table></body></html>"""


def source(**more: Any) -> Source:
    routes = [{"kind": "feed", "url": "https://kalima.example/feed"}]
    given = {"key": "kalima", "name": "Kalima", "homepage": "https://kalima.example", "language": "ar"}
    return Source.model_validate({**given, "time_zone": "Asia/Baghdad", "routes": routes, **more})


def read(outlet: Source, fetched: datetime = datetime(2024, 12, 4, 9, tzinfo=UTC), page: str = PAGE) -> Article:
    served = Page(Link(URL, "feed"), URL, 200, (("Content-Type", "text/html"),), fetched, Place("a", 0), "d")
    return extract(served, page.encode(), outlet)


def test_each_element_names_an_author() -> None:
    assert read(source(selectors={"authors": ".by"})).authors == ("أحمد الكاتب", "سارة محمود")


def test_authors_stay_the_pages_where_the_selector_finds_none() -> None:
    assert read(source(selectors={"authors": ".writer"})).authors == ("إدارة الموقع",)


DATES = {
    # each: the selector, the first witness's basis and date
    "written": (".day", "selector", "2024-11-29"),
    "for machines": (".iso", "selector", "2024-11-28T10:00:00+00:00"),
    "the first that states one": (".vague, .iso", "selector", "2024-11-28T10:00:00+00:00"),
    "none stated": (".vague", "meta", "2024-11-01T08:00:00+00:00"),
    "nothing found": (".no", "meta", "2024-11-01T08:00:00+00:00"),
}


@pytest.mark.parametrize(("selector", "basis", "stated"), DATES.values(), ids=DATES)
def test_the_selected_date_comes_first(selector: str, basis: str, stated: str) -> None:
    outlet = source(selectors={"date": selector})
    article = read(outlet)
    assert (article.dates[0].basis, article.dates[0].iso()) == (basis, stated)
    published = clean_article(article, outlet).clean.fields.published
    assert published
    assert (published.basis, published.iso()) == (basis, stated)


LAYOUTS = {
    "selectors": {"body": ".new", "drop": [".ad"]},
    "former_selectors": [
        {"valid_until": "2024-06-30", "body": ".old"},
        {"valid_until": "2020-01-01", "body": ".oldest"},
    ],
}
READ_BY = {
    "today's layout": (datetime(2024, 12, 4, tzinfo=UTC), TEXT, "source-selectors"),
    "its first day": (datetime(2024, 6, 30, 21, 1, tzinfo=UTC), TEXT, "source-selectors"),  # 1 July in Baghdad
    "the former one's last day": (
        datetime(2024, 6, 30, 20, 59, tzinfo=UTC),
        "نص قديم من تخطيط سابق للموقع، وفيه جملة واحدة.",
        "source-selectors",
    ),
    "one that finds nothing": (datetime(2019, 1, 1, tzinfo=UTC), TEXT, "newsflow-tree"),
}


@pytest.mark.parametrize(("fetched", "text", "extractor"), READ_BY.values(), ids=READ_BY)
def test_a_page_is_read_by_the_layout_of_its_time(fetched: datetime, text: str, extractor: str) -> None:
    article = read(source(**LAYOUTS), fetched)
    assert text in article.text
    assert article.extractor.startswith(extractor)
    assert (text == article.text) == (extractor == "source-selectors")


FALLBACKS: dict[str, tuple[dict[str, Any], int]] = {
    "found": ({"selectors": {"body": ".new"}}, 0),
    "missed": ({"selectors": {"body": ".gone"}}, 1),
    "none given": ({}, 0),
    "only a title given": ({"selectors": {"title": "h1.gone"}}, 0),
    "missed by a former layout": (
        {"selectors": {"body": ".new"}, "former_selectors": [{"valid_until": "2025-01-01", "body": ".gone"}]},
        1,
    ),
}


@pytest.mark.parametrize(("given", "fallback"), FALLBACKS.values(), ids=FALLBACKS)
def test_a_page_that_the_selectors_missed_is_counted(given: dict[str, Any], fallback: int) -> None:
    outlet = source(**given)
    assert clean_article(read(outlet), outlet).quality.fallback == fallback


def test_a_former_layout_says_until_when() -> None:
    with pytest.raises(ValidationError, match="valid_until"):
        source(former_selectors=[{"body": ".old"}])
