"""Feeds: every dialect, every broken kind, the day in the outlet's own zone."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

import pytest
from discover_web import HOME, TIMED_OUT, TODAY, Reply, Web, make_source

from newsflow.discover.feed import find_in_feed, read_feed
from newsflow.discover.feeding import MOST_ITEMS, Item
from newsflow.discover.found import RouteFailure
from newsflow.sources import Feed

FEED = {"kind": "feed", "url": f"{HOME}/rss"}
ROUTE = Feed.model_validate(FEED)


def rss(*items: str, head: str = "<?xml version='1.0' encoding='utf-8'?>") -> bytes:
    return f"{head}<rss version='2.0'><channel><title>ن</title>{''.join(items)}</channel></rss>".encode()


def item(number: int, title: str = "خبر", **parts: str) -> str:
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in parts.items())
    return f"<item><title>{title}</title><link>{HOME}/news/{number}</link>{inner}</item>"


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>ن</title>
<entry><title type="html">أ &lt;b&gt;ب&lt;/b&gt; &amp;amp; ج</title>
<link rel="self" href="/self"/><link rel="alternate" href="/news/1"/>
<published>2026-11-20T09:00:00Z</published><updated>2026-11-21T00:00:00Z</updated></entry>
<entry><title>د</title><link href="/news/2"/><updated>2026-11-21T00:00:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><items/></channel>
<item rdf:about="1"><title>أ</title><link>https://n.example/news/1</link><dc:date>2026-11-20T09:00:00+03:00</dc:date></item></rdf:RDF>"""
PUB = "Fri, 20 Nov 2026 09:00:00 +0300"


def json_feed(*items: Any, version: str = "https://jsonfeed.org/version/1.1", **more: Any) -> bytes:
    return json.dumps({"version": version, "title": "ن", "items": items, **more}, ensure_ascii=False).encode()


DIALECTS: dict[str, tuple[bytes, list[Item]]] = {
    "RSS 2": (rss(item(1, pubDate=PUB)), [Item(f"{HOME}/news/1", "خبر", PUB)]),
    "Atom": (
        ATOM.encode(),
        [Item("/news/1", "أ ب & ج", "2026-11-20T09:00:00Z"), Item("/news/2", "د")],
    ),
    "RDF": (RDF.encode(), [Item(f"{HOME}/news/1", "أ", "2026-11-20T09:00:00+03:00")]),
    "JSON Feed": (
        json_feed(
            {"id": "1", "url": "/news/1", "title": " أ <ب>\u2029ج ", "date_published": "2026-11-20T09:00:00+03:00"},
            {"id": f"{HOME}/news/2", "date_modified": "2026-11-20T09:00:00+03:00"},
            {"id": 3, "url": f"{HOME}/news/3", "title": None, "date_published": ""},
        ),
        [
            Item("/news/1", "أ <ب> ج", "2026-11-20T09:00:00+03:00"),
            Item(f"{HOME}/news/2"),
            Item(f"{HOME}/news/3"),
        ],
    ),
    "JSON Feed of the first version, with a mark first": (
        b"\xef\xbb\xbf\n" + json_feed({"id": "1", "url": "/news/1"}, version="http://jsonfeed.org/version/1"),
        [Item("/news/1")],
    ),
    "JSON Feed with odd items": (
        json_feed(None, "x", [], {}, {"id": 7}, {"id": "seven"}, {"url": ["/news/1"]}, {"url": "/news/2", "title": {}}),
        [Item("/news/2")],
    ),
    "JSON Feed with half a character and a break": (
        b'{"version":"https://jsonfeed.org/version/1","items":[{"url":"/news/1","title":"\\ud800a\nb"}]}',
        [Item("/news/1", "a b")],
    ),
    "JSON Feed that speaks of entities": (
        json_feed({"url": "/news/1", "title": "<!ENTITY"}),
        [Item("/news/1", "<!ENTITY")],
    ),
    "guid for link": (rss(f"<item><title>x</title><guid>{HOME}/news/1</guid></item>"), [Item(f"{HOME}/news/1", "x")]),
    "link through a counter": (
        rss(
            "<item><link>https://c.example/1</link>"
            f"<f:origLink xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'>{HOME}/news/1</f:origLink></item>"
        ),
        [Item(f"{HOME}/news/1")],
    ),
    "blank and break around the link": (
        rss(f"<item><link>\n {HOME}/news/1 \n</link></item>"),
        [Item(f"{HOME}/news/1")],
    ),
    "marked up title": (rss(item(1, "<![CDATA[<b>أ</b> &amp; ب]]>")), [Item(f"{HOME}/news/1", "أ & ب")]),
    "bare ampersand": (
        rss(item(1, "أ & ب"), item(2)),
        [Item(f"{HOME}/news/1", "أ & ب"), Item(f"{HOME}/news/2", "خبر")],
    ),
    "cut off": (rss(item(1), item(2))[:-60], [Item(f"{HOME}/news/1", "خبر")]),
    "no NUL, no half characters": (
        rss(item(1, "أ\0&#0;&#xD800;&#xdfff;&#55296;&#99999999;ب")),
        [Item(f"{HOME}/news/1", "أ ب")],
    ),
    "windows-1256": (
        rss(item(1), head="<?xml version='1.0' encoding='windows-1256'?>").decode().encode("windows-1256"),
        [Item(f"{HOME}/news/1", "خبر")],
    ),
    "byte order mark and blanks first": (b"\xef\xbb\xbf\n " + rss(item(1)), [Item(f"{HOME}/news/1", "خبر")]),
    "item without an address": (rss("<item><title>x</title></item>", item(1)), [Item(f"{HOME}/news/1", "خبر")]),
}


@pytest.mark.parametrize(("body", "items"), DIALECTS.values(), ids=DIALECTS)
def test_items(body: bytes, items: list[Item]) -> None:
    feeding = read_feed(body, "text/html")

    assert list(feeding.items)[: len(items)] == items
    assert feeding.reason is None


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
REFUSED: dict[str, tuple[bytes, str]] = {
    "a page": (b"<html><body><p>not here</p></body></html>", "bad_feed"),
    "nothing": (b"", "bad_feed"),
    "noise": (bytes(range(256)) * 20, "bad_feed"),
    "the name of a file": (b"/etc/hostname", "bad_feed"),
    "JSON of another kind": (b'{"code": "rest_no_route"}', "bad_feed"),
    "JSON without a version": (b'{"items": [{"url": "/news/1"}]}', "bad_feed"),
    "JSON Feed cut off": (json_feed({"url": "/news/1"})[:-3], "bad_feed"),
    "JSON Feed whose items are none": (json_feed(items={"url": "/news/1"}), "bad_feed"),
    "JSON Feed without end of depth": (b'{"a":' + b"[" * 100_000, "bad_feed"),
    "JSON Feed without items": (json_feed(), "empty_feed"),
    "no items": (rss(), "empty_feed"),
    "entities": (rss(item(1, "&b;"), head=f"<?xml version='1.0'?>{LAUGHS}"), "bad_feed"),
    "entities in UTF-16": (rss(item(1), head=LAUGHS).decode().encode("utf-16"), "bad_feed"),
}


@pytest.mark.parametrize(("body", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_feed_is_a_failure(body: bytes, reason: str) -> None:
    feeding = read_feed(body)
    assert (feeding.items, feeding.reason) == ((), reason)


@pytest.mark.parametrize("name", ["entities", "entities in UTF-16"])
def test_entities_are_refused_before_they_are_parsed(name: str) -> None:
    assert read_feed(REFUSED[name][0]).detail == "it declares entities"


def test_a_feed_without_end_is_cut_before_parsing() -> None:
    feeding = read_feed(rss(*[f"<item><link>{HOME}/news/{number}</link></item>" for number in range(MOST_ITEMS + 5)]))

    assert (len(feeding.items), feeding.reason) == (MOST_ITEMS, "too_many_items")
    assert feeding.items[-1].url == f"{HOME}/news/{MOST_ITEMS - 1}"


def test_a_json_feed_without_end_is_cut() -> None:
    feeding = read_feed(json_feed(*[{"url": f"{HOME}/news/{number}"} for number in range(MOST_ITEMS + 5)]))

    assert (len(feeding.items), feeding.reason) == (MOST_ITEMS, "too_many_items")


def test_a_json_feed_gives_dated_links() -> None:
    body = json_feed({"url": "/news/1", "title": "خبر", "date_published": "2026-11-20T22:30:00Z"})
    web = Web({f"{HOME}/rss": Reply(body)})
    (link,) = find_in_feed(ROUTE, make_source(FEED), TODAY, web.get).links

    assert (link.url, link.title, link.day) == (f"{HOME}/news/1", "خبر", date(2026, 11, 21))


def _first(pub: str):
    web = Web({f"{HOME}/rss": Reply(rss(item(1, pubDate=pub)))})
    return find_in_feed(ROUTE, make_source(FEED), TODAY, web.get).links[0]


DAYS: dict[str, tuple[str, date | None]] = {
    "stated zone": ("Fri, 20 Nov 2026 09:00:00 +0300", date(2026, 11, 20)),
    "late in London is the next day in Baghdad": ("Fri, 20 Nov 2026 22:30:00 GMT", date(2026, 11, 21)),
    "early in Tokyo is the day before in Baghdad": ("Sat, 21 Nov 2026 03:00:00 +0900", date(2026, 11, 20)),
    "no zone: the outlet's own": ("2026-11-20 23:30:00", date(2026, 11, 20)),
    "day alone": ("2026-11-20", date(2026, 11, 20)),
    "tomorrow may be a wrong clock": ("2026-11-22", date(2026, 11, 22)),
    "far in the future": ("2027-11-20", None),
    "the zero of a clock": ("Thu, 01 Jan 1970 00:00:00 GMT", None),
    "nonsense": ("99 Foo", None),
}


@pytest.mark.parametrize(("pub", "day"), DAYS.values(), ids=DAYS)
def test_a_link_has_its_day_in_the_outlets_zone(pub: str, day: date | None) -> None:
    link = _first(pub)
    assert link.day == day
    assert (link.published is None) == (day is None)


def test_the_feeds_date_is_a_witness() -> None:
    published = _first("Fri, 20 Nov 2026 22:30:00 GMT").published
    assert published is not None
    assert (published.basis, published.day, published.clock, published.offset, published.zone_basis) == (
        "feed",
        date(2026, 11, 20),
        time(22, 30),
        0,
        "stated",
    )


def test_links_are_canonical_articles_of_the_source() -> None:
    links = [
        f"{HOME}/news/1?utm_source=rss#top",
        "/news/2",
        "https://other.example/news/3",
        f"{HOME}/about",
        "mailto:a@b",
    ]
    body = rss(*[f"<item><title>خبر</title><link>{link}</link></item>" for link in links])
    finding = find_in_feed(ROUTE, make_source(FEED), TODAY, Web({f"{HOME}/rss": Reply(body)}).get)

    assert [link.url for link in finding.links] == [f"{HOME}/news/1", f"{HOME}/news/2"]
    assert {link.route for link in finding.links} == {f"feed {HOME}/rss"}
    assert {link.title for link in finding.links} == {"خبر"}
    assert finding.failures == ()


FAILURES: dict[str, tuple[Reply, str, str]] = {
    "no answer": (TIMED_OUT, "timeout", "no answer"),
    "not a feed": (Reply(b"<html></html>"), "bad_feed", ""),
    "no article of its own": (
        Reply(rss(f"<item><link>{HOME}/about</link></item>")),
        "no_article_links",
        "none of 1 items is an article on the source's own hosts that matches urls.pattern",
    ),
}


@pytest.mark.parametrize(("answer", "reason", "detail"), FAILURES.values(), ids=FAILURES)
def test_a_failing_feed_says_so(answer: Reply, reason: str, detail: str) -> None:
    web = Web({f"{HOME}/rss": answer})
    finding = find_in_feed(ROUTE, make_source(FEED), TODAY, web.get)

    assert finding.links == ()
    assert finding.failures == (RouteFailure("feed", f"{HOME}/rss", reason, detail),)
    assert [attempt.url for attempt in finding.attempts] == [f"{HOME}/rss"]
