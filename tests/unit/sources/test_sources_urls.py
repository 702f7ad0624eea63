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
        "urls": {"pattern": r"/news/\d+", "id": r"/news/(\d+)", "strip": ["from"]},
    }
)
PLAIN = SOURCE.model_copy(update={"urls": SOURCE.urls.model_copy(update={"id": None, "pattern": None})})
LOOSE = SOURCE.model_copy(update={"urls": SOURCE.urls.model_copy(update={"id": r"/news(?:/(\d+))?"})})

SPELLINGS = {
    "tracking": ("https://kalima.example/news/1?utm_source=x&b=2", None, "https://kalima.example/news/1?b=2"),
    "own parameter": ("https://kalima.example/news/1?from=home", None, "https://kalima.example/news/1"),
    "fragment": ("https://kalima.example/news/1#comments", None, "https://kalima.example/news/1"),
    "Arabic path": ("https://kalima.example/أخبار", None, "https://kalima.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1"),
    "relative": ("/news/1", "https://kalima.example/list", "https://kalima.example/news/1"),
    "host in capitals": ("HTTPS://KALIMA.example/news/1", None, "https://kalima.example/news/1"),
    "query without names": ("https://kalima.example/view.php?12345", None, "https://kalima.example/view.php?12345"),
    "Arabic query": (
        "https://kalima.example/a.aspx?شرق&utm_source=x",
        None,
        "https://kalima.example/a.aspx?%D8%B4%D8%B1%D9%82",
    ),
    "windows-1256 in the query": (
        "https://kalima.example/a?title=%c7%E1&fbclid=x",
        None,
        "https://kalima.example/a?title=%C7%E1",
    ),
    "windows-1256 in the path": ("https://kalima.example/%c7%e1", None, "https://kalima.example/%C7%E1"),
    "words that only begin like tracking": (
        "https://kalima.example/a?gallery=3&affair=4&reference=5",
        None,
        "https://kalima.example/a?affair=4&gallery=3&reference=5",
    ),
    "ids of old systems": ("https://kalima.example/a?cid=3&eid=4", None, "https://kalima.example/a?cid=3&eid=4"),
    "another order": ("https://kalima.example/a?b=2&a=1&&b=1", None, "https://kalima.example/a?a=1&b=2&b=1"),
    "name without value": ("https://kalima.example/a?print&id=", None, "https://kalima.example/a?id=&print"),
    "mail": ("mailto:a@kalima.example", None, None),
    "script": ("javascript:void(0)", "https://kalima.example/", None),
    "broken host": ("http://[::1", None, None),
}


@pytest.mark.parametrize(("url", "base", "expected"), SPELLINGS.values(), ids=SPELLINGS.keys())
def test_a_page_has_one_spelling(url: str, base: str | None, expected: str | None) -> None:
    assert canonical_url(url, SOURCE, base) == expected


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
