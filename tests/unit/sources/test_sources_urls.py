"""One spelling for one page, and what names an article."""

from __future__ import annotations

import pytest

from newsflow.model import article_id
from newsflow.sources import Source, article_key, canonical_url, is_article

SOURCE = Source.model_validate(
    {
        "key": "kalima",
        "name": "Kalima",
        "homepage": "https://www.kalima.example/",
        "former_domains": ["kalima.old"],
        "language": "ar",
        "time_zone": "Asia/Baghdad",
        "routes": [{"kind": "feed", "url": "https://kalima.example/rss.xml"}],
        "urls": {"pattern": r"/news/\d+", "id": r"/news/(\d+)", "strip": ["from"], "rewrite": {"/lite/": "/"}},
    }
)
PLAIN = SOURCE.model_copy(update={"urls": SOURCE.urls.model_copy(update={"id": None, "pattern": None})})
LOOSE = SOURCE.model_copy(update={"urls": SOURCE.urls.model_copy(update={"id": r"/news(?:/(\d+))?"})})

SPELLINGS = {
    "tracking": ("https://kalima.example/news/1?utm_source=x&b=2", None, "https://www.kalima.example/news/1?b=2"),
    "own parameter": ("https://kalima.example/news/1?from=home", None, "https://www.kalima.example/news/1"),
    "fragment": ("https://kalima.example/news/1#comments", None, "https://www.kalima.example/news/1"),
    "Arabic path": ("https://kalima.example/أخبار", None, "https://www.kalima.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1"),
    "relative": ("/news/1", "https://kalima.example/list", "https://www.kalima.example/news/1"),
    "host in capitals": ("HTTPS://KALIMA.example/news/1", None, "https://www.kalima.example/news/1"),
    "query without names": ("https://kalima.example/view.php?12345", None, "https://www.kalima.example/view.php?12345"),
    "Arabic query": (
        "https://kalima.example/a.aspx?شرق&utm_source=x",
        None,
        "https://www.kalima.example/a.aspx?%D8%B4%D8%B1%D9%82",
    ),
    "windows-1256 in the query": (
        "https://kalima.example/a?title=%c7%E1&fbclid=x",
        None,
        "https://www.kalima.example/a?title=%C7%E1",
    ),
    "windows-1256 in the path": ("https://kalima.example/%c7%e1", None, "https://www.kalima.example/%C7%E1"),
    "words that only begin like tracking": (
        "https://kalima.example/a?gallery=3&affair=4&reference=5",
        None,
        "https://www.kalima.example/a?affair=4&gallery=3&reference=5",
    ),
    "ids of old systems": ("https://kalima.example/a?cid=3&eid=4", None, "https://www.kalima.example/a?cid=3&eid=4"),
    "another order": ("https://kalima.example/a?b=2&a=1&&b=1", None, "https://www.kalima.example/a?a=1&b=2&b=1"),
    "name without value": ("https://kalima.example/a?print&id=", None, "https://www.kalima.example/a?id=&print"),
    "the other scheme": ("http://www.kalima.example/news/1", None, "https://www.kalima.example/news/1"),
    "the mobile edition": ("https://m.kalima.example/news/1", None, "https://www.kalima.example/news/1"),
    "an edition of its own": ("https://sport.kalima.example/news/1", None, "https://sport.kalima.example/news/1"),
    "another port": ("https://kalima.example:8443/news/1", None, "https://kalima.example:8443/news/1"),
    "a former domain": ("http://kalima.old/news/1", None, "http://kalima.old/news/1"),
    "AMP as parameter": ("https://kalima.example/news/1?amp&a=1", None, "https://www.kalima.example/news/1?a=1"),
    "AMP as output": ("https://kalima.example/news/1?outputType=amp", None, "https://www.kalima.example/news/1"),
    "AMP at the end": ("https://kalima.example/news/1/amp/", None, "https://www.kalima.example/news/1"),
    "AMP in the file's name": (
        "https://kalima.example/news/1.amp.html",
        None,
        "https://www.kalima.example/news/1.html",
    ),
    "AMP at the beginning": ("https://kalima.example/amp/news/1", None, "https://www.kalima.example/news/1"),
    "AMP that is a section": ("https://kalima.example/amp/1", None, "https://www.kalima.example/amp/1"),
    "AMP host": ("https://amp.kalima.example/news/1", None, "https://www.kalima.example/news/1"),
    "letters in capitals and small": (
        "https://kalima.example/%d8%a3خبار",
        None,
        "https://www.kalima.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1",
    ),
    "letters with loose marks": ("https://kalima.example/ا\u0654", None, "https://www.kalima.example/%D8%A3"),
    "encoded letters with loose marks": (
        "https://kalima.example/%D8%A7%D9%94",
        None,
        "https://www.kalima.example/%D8%A3",
    ),
    "Latin with loose marks": ("https://kalima.example/cafe%CC%81", None, "https://www.kalima.example/caf%C3%A9"),
    "signs encoded without need": (
        "https://kalima.example/%6eews/%31%2D2",
        None,
        "https://www.kalima.example/news/1-2",
    ),
    "a stroke that is no separator": ("https://kalima.example/a%2fb", None, "https://www.kalima.example/a%2Fb"),
    "marks of direction around it": (
        "\u200fhttps://kalima.example/news/1\u200f \n",
        None,
        "https://www.kalima.example/news/1",
    ),
    "own rewriting": ("https://kalima.example/lite/news/1", None, "https://www.kalima.example/news/1"),
    "mail": ("mailto:a@kalima.example", None, None),
    "script": ("javascript:void(0)", "https://kalima.example/", None),
    "broken host": ("http://[::1", None, None),
}


@pytest.mark.parametrize(("url", "base", "expected"), SPELLINGS.values(), ids=SPELLINGS.keys())
def test_a_page_has_one_spelling(url: str, base: str | None, expected: str | None) -> None:
    assert canonical_url(url, SOURCE, base) == expected


EDITIONS = [
    "https://www.kalima.example/news/7/%D8%A3%D9%88%D9%84",
    "http://kalima.example/news/7/أول",
    "https://m.kalima.example/news/7/%d8%a3%d9%88%d9%84?utm_source=x",
    "//amp.kalima.example/news/7/ا\u0654ول/amp",
    "/amp/news/7/أول#top",
]


def test_all_editions_of_a_page_are_one_address() -> None:
    assert {canonical_url(url, SOURCE, "https://www.kalima.example/") for url in EDITIONS} == {EDITIONS[0]}


@pytest.mark.parametrize("url", [url for url, base, _ in SPELLINGS.values() if base is None])
def test_the_one_spelling_is_its_own(url: str) -> None:
    once = canonical_url(url, SOURCE)
    assert once is None or canonical_url(once, SOURCE) == once


PATHS = [
    "/news/1",
    "/news//1",
    "/a/../b",
    "/news/%D8%A7%D9%94",
    "/n%2fx",
    "/%c7%e1",
    "/",
    "/A_b~c.d-e/",
    "/./a",
    "/a;b",
]


@pytest.mark.parametrize("path", PATHS)
def test_a_plain_address_and_one_that_needs_work_are_spelt_alike(path: str) -> None:
    plain, worked = (canonical_url(f"https://www.kalima.example{path}{rest}", SOURCE) for rest in ("", "#x"))
    assert plain == worked


ARTICLES = {
    "as long as a URL may be": ("https://kalima.example/news/12/".ljust(2048, "a"), True),
    "longer than a URL may be": ("https://kalima.example/news/12/".ljust(2049, "a"), False),
    "own article": ("https://kalima.example/news/12", True),
    "with www": ("https://www.kalima.example/news/12", True),
    "former domain": ("https://kalima.old/news/12", True),
    "other page": ("https://kalima.example/about", False),
    "other host": ("https://other.example/news/12", False),
    "host that only ends alike": ("https://notkalima.example/news/12", False),
}


@pytest.mark.parametrize(("url", "expected"), ARTICLES.values(), ids=ARTICLES.keys())
def test_an_article_lies_on_the_own_hosts_and_matches_the_pattern(url: str, *, expected: bool) -> None:
    assert is_article(url, SOURCE) is expected


KEYS = {
    "id wins over a changed slug": (SOURCE, "https://kalima.example/news/12/new-slug", None, "12"),
    "id group that takes no part": (
        LOOSE,
        "https://kalima.example/news",
        None,
        "https://kalima.example/news",
    ),
    "id of the canonical where the page's own has none": (
        LOOSE,
        "https://kalima.example/news",
        "https://kalima.example/news/7",
        "7",
    ),
    "canonical on own host": (
        PLAIN,
        "https://kalima.example/a?p=1",
        "https://kalima.example/a",
        "https://kalima.example/a",
    ),
    "canonical elsewhere": (PLAIN, "https://kalima.example/a", "https://other.example/a", "https://kalima.example/a"),
    "canonical is the home page": (
        PLAIN,
        "https://kalima.example/a",
        "https://kalima.example/",
        "https://kalima.example/a",
    ),
    "no canonical": (PLAIN, "https://kalima.example/a", None, "https://kalima.example/a"),
}


@pytest.mark.parametrize(("source", "url", "canonical", "expected"), KEYS.values(), ids=KEYS.keys())
def test_what_names_an_article(source: Source, url: str, canonical: str | None, expected: str) -> None:
    assert article_key(source, url, canonical) == expected


def test_the_same_key_in_two_sources_is_two_articles() -> None:
    assert article_id("kalima", "12") != article_id("nakhla", "12")
    assert str(article_id("kalima", "12")) == str(article_id("kalima", "12"))
