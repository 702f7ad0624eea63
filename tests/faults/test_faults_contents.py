"""Faults of content, by the row of the fault list: what is served, and what the line makes of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from fetch_site import Site, make_source, reply
from newsflow.clean import clean_article
from newsflow.discover import discover
from newsflow.errors import PageError
from newsflow.extract import extract
from newsflow.fetch.client import Client
from newsflow.model import CleanArticle, Link, Page, Place
from newsflow.sources import Source
from newsflow.validate import Limits, validate

NOW = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)
DAY = date(2026, 11, 20)
LINE = "افتتحت البلدية جسرا جديدا للمشاة في وسط المدينة بعد عام كامل من العمل بحضور عدد كبير من السكان."
STORY = f"<p>{LINE}</p><p>{LINE.replace('جسرا', 'نفقا')}</p><p>{LINE.replace('جسرا', 'طريقا')}</p>"
DATED = '<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{}"}}</script>'
STAMP = "2026-11-20T09:00:00+03:00"
SOURCE = make_source("https://nakhla.example")


def html(body: str, title: str = "افتتاح جسر جديد", head: str = DATED.format(STAMP)) -> str:
    return (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def read(content: bytes, content_type: str = "text/html") -> CleanArticle:
    url = f"{SOURCE.homepage}/news/1"
    page = Page(Link(url, "feed"), url, 200, (("Content-Type", content_type),), NOW, Place("", 0), "")
    return clean_article(extract(page, content, SOURCE), SOURCE)


def codes(made: CleanArticle) -> tuple[str, ...]:
    (verdict,), _ = validate([made.quality], Limits())
    return verdict.codes


LABELS: dict[str, tuple[bytes, str]] = {
    "25 UTF-8 called windows-1256": (html(STORY).encode(), "text/html; charset=windows-1256"),
    "25 windows-1256 called UTF-8": (html(STORY).encode("windows-1256"), "text/html; charset=utf-8"),
    "25 a broken byte in UTF-8": (
        html(STORY).encode().replace("نفقا".encode(), b"\xd9", 1),
        "text/html; charset=utf-8",
    ),
    "26 NUL and controls": (html(STORY.replace("كامل", "كا\x00م\x81ل&#0;")).encode(), "text/html; charset=utf-8"),
    "27 lone surrogates": (html(STORY + "<p>&#xD800;</p>").encode(), "text/html; charset=utf-8"),
}


@pytest.mark.parametrize(("content", "content_type"), LABELS.values(), ids=LABELS)
def test_letters(content: bytes, content_type: str) -> None:
    made = read(content, content_type)
    body = "\n".join(made.clean.body_lines)
    assert "طريقا جديدا للمشاة في وسط المدينة" in body
    assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", body) is None
    assert codes(made) == () or codes(made) == ("broken_letters",)


def test_28_marks_that_turn_the_title_are_gone() -> None:
    made = read(html(STORY, "\u202eافتتاح\u200b جسر\u2066 جديد").encode())
    assert made.clean.fields.title == "افتتاح جسر جديد"


REFUSED = {
    "29 a line of 10 MB": (html(f"<p>{'ا' * 5_000_000}</p>"), "too_large"),
    "30 5,000 levels": (html("<div>" * 5000 + STORY), "too_deep"),
    "31 100,000 attributes": (
        html(f"<div {' '.join(f'a{n:x}=1' for n in range(100_000))}>{STORY}</div>"),
        "tag_too_long",
    ),
    "37 nothing": (html(""), "empty_page"),
    "37 the title alone": (html("<p>افتتاح جسر جديد</p>"), "empty_page"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_pages_that_are_refused_by_name(content: str, reason: str) -> None:
    with pytest.raises(PageError) as caught:
        read(content.encode())
    assert caught.value.reason == reason


HELD = {
    "36 in the future": (html(STORY, head=DATED.format("2026-11-29T09:00:00+03:00")), "future_date"),
    "36 no date": (html(STORY, head=""), "no_date"),
    "36 no date at all": (html(STORY, head=DATED.format("99 Foo")), "no_date"),
    "37 a stub": (html(f"<p>{LINE}</p>"), "short_body"),
}


@pytest.mark.parametrize(("content", "code"), HELD.values(), ids=HELD)
def test_articles_that_are_held_by_code(content: str, code: str) -> None:
    made = read(content.encode())
    assert code in codes(made)
    assert made.clean.fields.published is None or made.clean.fields.published.day != NOW.date()


DATES = {
    "36 Hijri": ("15 ذو القعدة 1445هـ", date(2024, 5, 23)),
    "36 Arabic digits": ("٢ مارس ٢٠٢٥", date(2025, 3, 2)),
    "36 double month": ("4 كانون الأول/ديسمبر 2024", date(2024, 12, 4)),
}


@pytest.mark.parametrize(("line", "day"), DATES.values(), ids=DATES)
def test_dates_in_words(line: str, day: date) -> None:
    published = read(html(f"<p>{line}</p>{STORY}", head="").encode()).clean.fields.published
    assert published is not None
    assert published.day == day


def feed(items: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<rss version="2.0"><channel><title>n</title>{items}</channel></rss>'.encode()


def item(url: str, guid: str = "g", title: str = "خبر") -> str:
    stated = "<pubDate>Fri, 20 Nov 2026 09:00:00 +0300</pubDate>"
    return f"<item><title>{title}</title><link>{url}</link><guid>{guid}</guid>{stated}</item>"


ENTITY = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY c SYSTEM "http://127.0.0.2:9/secret">]>'
FEEDS: dict[str, tuple[str, str, int, str | None]] = {
    "32 entities": (item("{base}/news/1"), ENTITY, 0, "bad_feed"),
    "33 100,000 items": (
        "".join(item(f"{{base}}/news/{n}", f"g{n}") for n in range(100_000)),
        "",
        2000,
        "too_many_items",
    ),
    "34 a bare ampersand": (item("{base}/news/1", title="A & B") + item("{base}/news/2") + "<item><ti", "", 2, None),
    "34 nothing in it": ("", "", 0, "empty_feed"),
    "35 one guid, two addresses": (item("{base}/news/1") + item("{base}/news/2"), "", 2, None),
    "35 one address, three guids": ("".join(item("{base}/news/1", f"g{n}") for n in range(3)), "", 1, None),
}


@pytest.mark.parametrize(("items", "before", "count", "failure"), FEEDS.values(), ids=FEEDS)
def test_feeds(site: Site, client: Client, items: str, before: str, count: int, failure: str | None) -> None:
    route = {"kind": "feed", "url": f"{site.url}/rss"}
    source = Source.model_validate({**make_source(site.url).model_dump(exclude_unset=True), "routes": [route]})
    content = feed(items.replace("{base}", site.url), before)
    site.replies["/rss"] = [reply(200, content, Content_Type="application/rss+xml")]
    with Client(source, "Newsflow", clocks=client.clocks) as large:
        found = discover(source, frozenset({DAY}), NOW.date(), lambda url: _large(large, url, content))
    assert len({link.url for link in found.links}) == count
    assert [told.reason for told in found.failures] == ([failure] if failure else [])
    assert site.log[-1] == "/rss"


def _large(client: Client, url: str, content: bytes) -> object:
    """The answer of the site; a feed beyond a page's usual bound as discover's own client would have it."""
    answer = client.get(url)
    return replace(answer, reason=None, body=content) if answer.reason == "too_large" else answer
