"""The verb end to end: small pages in, articles out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from newsflow.errors import ConfigurationError, PageError
from newsflow.extract import extract
from newsflow.model import Article, Block, DateRole, DateWitness, Link, Page, Place, Role
from newsflow.sources import Source

URL = "https://kalima.example/news/2024/11/30/123"
PLACE = "https://kalima.example/a"  # an address without a date
FETCHED = datetime(2024, 12, 4, 9, 30, tzinfo=UTC)
TEXT = (
    "<p>أعلنت وزارة الصحة اليوم السبت افتتاح المستشفى الجديد في العاصمة بعد ثلاث سنوات من العمل المتواصل.</p>"
    "<p>وقال الوزير إن المستشفى سيستقبل المرضى من جميع المحافظات ابتداء من الأسبوع المقبل بطاقة كاملة.</p>"
)
PLAIN = TEXT.replace("<p>", "").replace("</p>", "\n")


def source(**more: Any) -> Source:
    return Source.model_validate(
        {
            "key": "kalima",
            "name": "Kalima News",
            "local_name": "موقع كلمة",
            "homepage": "https://kalima.example",
            "language": "ar",
            "time_zone": "Asia/Baghdad",
            "routes": [{"kind": "feed", "url": "https://kalima.example/feed"}],
            **more,
        }
    )


def read(body: str | bytes, kind: str = "text/html", url: str = URL, **more: Any) -> Article:
    given = body.encode() if isinstance(body, str) else body
    page = Page(Link(url, "feed"), url, 200, (("Content-Type", kind),), FETCHED, Place("fetch/a.warc.gz", 7), "d")
    return extract(page, given, source(**more))


def html(head: str = "", text: str = TEXT, attributes: str = "") -> str:
    return f"<!doctype html><html {attributes}><head>{head}</head><body><div>{text}</div></body></html>"


def test_a_whole_page() -> None:
    article = read(
        html(
            head='<title>افتتاح مستشفى - موقع كلمة</title><link rel="canonical" href="/news/123">'
            '<meta property="og:image" content="/i/1.jpg"><meta name="keywords" content="صحة، بغداد">'
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"افتتاح مستشفى",'
            '"datePublished":"2024-11-30T12:05:00+03:00","dateModified":"2024-12-01","articleSection":"محلي",'
            '"author":{"@type":"Person","name":"أحمد الكاتب"},"publisher":{"name":"موقع كلمة"}}</script>',
            text=f"<h1>افتتاح مستشفى</h1>{TEXT}",
            attributes='lang="ar-IQ"',
        )
    )
    assert (article.source, article.key, article.url) == ("kalima", "https://kalima.example/news/123", URL)
    assert (article.fetched_at, article.place) == (FETCHED, Place("fetch/a.warc.gz", 7))
    assert (article.extractor, article.charset, article.language) == ("newsflow-tree/4", "utf-8/strict", "ar")
    assert (article.title, article.authors, article.section) == ("افتتاح مستشفى", ("أحمد الكاتب",), "محلي")
    assert (article.tags, article.image) == (("صحة", "بغداد"), "https://kalima.example/i/1.jpg")
    assert [block.role for block in article.blocks] == [Role.TITLE, Role.PARAGRAPH, Role.PARAGRAPH]
    assert [(date.role, date.basis, date.iso()) for date in article.dates] == [
        (DateRole.PUBLISHED, "json_ld", "2024-11-30T12:05:00+03:00"),
        (DateRole.UPDATED, "json_ld", "2024-12-01"),
        (DateRole.PUBLISHED, "url", "2024-11-30"),
    ]


DATES = {
    # each: what stands in the head, what in the body, the witness's role and basis
    "meta": ('<meta property="article:published_time" content="2024-11-29T10:00:00Z">', "", "published", "meta"),
    "meta_updated": ('<meta property="og:updated_time" content="2024-11-29T10:00:00Z">', "", "updated", "meta"),
    "meta_itemprop": ('<meta itemprop="datePublished" content="2024-11-29">', "", "published", "meta"),
    "microdata": ("", '<b itemprop="datePublished" content="2024-11-29">امس</b>', "published", "microdata"),
    "microdata_text": ("", '<b itemprop="datePublished">2024-11-29</b>', "published", "microdata"),
    "time_tag": ("", '<time datetime="2024-11-29T10:00">x</time>', "published", "time_tag"),
    "time_tag_updated": ("", '<p>آخر تحديث <time datetime="2024-11-29">x</time></p>', "updated", "time_tag"),
}


@pytest.mark.parametrize(("head", "text", "role", "basis"), DATES.values(), ids=DATES)
def test_date_witnesses(head: str, text: str, role: str, basis: str) -> None:
    dates = read(html(head, text + TEXT), url=PLACE).dates
    assert [(witness.role, witness.basis, witness.day.isoformat()) for witness in dates] == [
        (role, basis, "2024-11-29")
    ]


def test_an_unlabelled_time_is_less_sure_than_a_labelled_one() -> None:
    marks = ("", "pubdate", 'class="entry-date"', 'itemprop="datePublished"')
    pages = [html(text=f'<time {mark} datetime="2024-11-29T10:00Z">x</time>{TEXT}') for mark in marks]
    unlabelled, *labelled = (read(page, url=PLACE).dates[-1].confidence for page in pages)
    assert len(set(labelled)) == 1
    assert unlabelled == pytest.approx(0.6 * labelled[0])


def test_a_stamp_without_zone_is_in_the_sources() -> None:
    (witness,) = read(html('<meta name="date" content="2024-11-29 10:00">'), url=PLACE).dates
    assert (witness.clock, witness.offset, witness.zone_basis) == (time(10), 180, "source")


def test_the_links_own_date_is_a_witness_too() -> None:
    advertised = DateWitness(DateRole.PUBLISHED, date(2024, 11, 30), basis="feed")
    link = Link(URL, "feed", published=advertised)
    page = Page(link, "https://kalima.example/a", 200, (("content-type", "text/html"),), FETCHED, Place("a", 0), "d")
    assert extract(page, html().encode(), source()).dates == (advertised,)


LANGUAGES = {
    "html": ('lang="ar"', "", "ar"),
    "html_with_country": ('lang="ar-EG"', "", "ar"),
    "og_locale": ("", '<meta property="og:locale" content="fa_IR">', "fa"),
    "template_left_in_english": ('lang="en"', "", "ar"),
    "nonsense": ('lang="{{lang}}"', "", "ar"),
}


@pytest.mark.parametrize(("attributes", "head", "language"), LANGUAGES.values(), ids=LANGUAGES)
def test_language(attributes: str, head: str, language: str) -> None:
    assert read(html(head, attributes=attributes)).language == language


def test_plain_text_is_a_block_a_line() -> None:
    article = read("عنوان\r\n\r\n  سطر أول  \nسطر ثان\n", "text/plain; charset=utf-8", "seeds/one.txt")
    assert article.blocks == (Block("عنوان"), Block("سطر أول"), Block("سطر ثان"))
    assert (article.key, article.extractor, article.title) == ("seeds/one.txt", "plain-text", None)


def test_plain_text_in_the_sources_charset() -> None:
    article = read(PLAIN.encode("cp1256"), "text/plain", fetch={"encoding": "windows-1256"})
    assert (article.charset, article.text) == ("windows-1256/source", PLAIN.strip())


def test_the_sources_selectors_win_where_they_find_text() -> None:
    page = html(text=f'<h2 class="t">عنوان آخر</h2><div class="story"><p>قصير</p><p class="ad">إعلان</p></div>{TEXT}')
    rules = {"body": "div.story", "title": "h2.t", "drop": [".ad"]}
    article = read(page, selectors=rules)
    assert (article.extractor, article.title, article.text) == ("source-selectors", "عنوان آخر", "قصير")


def test_selectors_of_an_old_layout_do_not_lose_the_article() -> None:
    article = read(html(), selectors={"body": "div.of-last-year"})
    assert (article.extractor, article.text) == ("newsflow-tree/4", PLAIN.strip())


def test_a_wrong_selector_names_file_field_and_value() -> None:
    # it can be parsed, so the file is taken, but no page can be read with it
    with pytest.raises(
        ConfigurationError, match=r"kalima\.yaml: selectors\.body = 'div:nosuch': is not a CSS selector"
    ):
        read(html(), selectors={"body": "div:nosuch"})


def test_a_page_that_a_script_writes_has_the_body_that_json_ld_repeats() -> None:
    first, second = ("سطر " * 40).strip(), ("آخر " * 40).strip()
    script = f'{{"@type":"NewsArticle","headline":"x","articleBody":"<p>{first}</p>\\n{second}"}}'
    article = read(html(f'<script type="application/ld+json">{script}</script>', "<div id='root'></div>"))
    assert article.extractor == "json-ld"
    assert article.blocks == (Block(first), Block(second))


KEYS = {
    "id_pattern": ({"urls": {"id": r"/(\d+)$"}}, "", "123"),
    "canonical": ({}, "https://www.kalima.example/news/124?utm_source=x", "https://kalima.example/news/124"),
    "canonical_elsewhere": ({}, "https://other.example/news/123", URL),
    "canonical_is_home": ({}, "https://kalima.example/", URL),
    "canonical_is_broken": ({}, "http://[::1", URL),
    "canonical_is_empty": ({}, "", URL),
}


@pytest.mark.parametrize(("rules", "canonical", "key"), KEYS.values(), ids=KEYS)
def test_key(rules: dict[str, Any], canonical: str, key: str) -> None:
    assert read(html(f'<link rel="canonical" href="{canonical}">'), **rules).key == key


REFUSED = {
    "empty": (b"", "text/html", "empty_page"),
    "no_text": (b"<html><body><div id='root'></div></body></html>", "text/html", "empty_page"),
    "only_a_menu": (b"<ul><li><a href='/'>Home</a></li></ul>", "text/html", "empty_page"),
    "image": (b"\xff\xd8\xff\xe0", "image/jpeg", "not_html"),
    "pdf_called_html": (b"%PDF-1.7 " + bytes(range(256)), "text/html", "not_html"),
    "json": (b'{"html": "<no"}', "application/json", "not_html"),
    "empty_plain": (b" \n\0\n", "text/plain", "empty_page"),
    "ten_megabytes": (b"<p>" + b"x" * 10_000_000, "text/html", "too_large"),
    "deep": (b"<div>" * 5_000 + b"text", "text/html", "too_deep"),
}


@pytest.mark.parametrize(("body", "kind", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused_with_a_counted_reason(body: bytes, kind: str, reason: str) -> None:
    with pytest.raises(PageError) as caught:
        read(body, kind)
    assert caught.value.reason == reason


def test_hostile_text_is_storable() -> None:
    head = (
        '<title>a&#0;b\0</title><script type="application/ld+json">'
        '{"@type":"NewsArticle","headline":"x \\ud800 y","author":"z\\u0000","keywords":"k\\udfff"}</script>'
    )
    article = read(html(head, f"<p>&#xD800;&#0;\0</p>{TEXT}"))
    for text in (article.text, article.title, *article.authors, *article.tags):
        assert text
        assert "\0" not in text
        assert text.encode()


def test_the_same_page_gives_the_same_article() -> None:
    assert read(html()) == read(html())
