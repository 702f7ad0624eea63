"""Feeds of every family, sound and broken as outlets serve them: which articles each gives, of which day."""

from __future__ import annotations

import json
from datetime import date

import pytest
from discover_web import HOME, TODAY, Reply, Web, make_source

from newsflow.discover import discover

DAY, BEFORE = date(2026, 11, 20), date(2026, 11, 19)
FEED = {"kind": "feed", "url": f"{HOME}/rss", "days": 3}
PUB = "<pubDate>Fri, 20 Nov 2026 09:00:00 +0300</pubDate>"
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
XML = '<?xml version="1.0" encoding="utf-8"?>'


def item(number: int | str = 1, inside: str = PUB, title: str = "خبر") -> str:
    return f"<item><title>{title}</title><link>{HOME}/news/{number}</link>{inside}</item>"


def rss(*items: str, version: str = "2.0", spaces: str = "", head: str = XML) -> bytes:
    start = f'{head}<rss version="{version}" {spaces}><channel><title>ن</title><link>{HOME}/</link>'
    return f"{start}<description>x</description>{''.join(items)}</channel></rss>".encode()


def atom(*entries: str, spaces: str = ATOM) -> bytes:
    return f"{XML}<feed {spaces}><title>ن</title><id>x</id>{''.join(entries)}</feed>".encode()


def entry(link: str, dates: str = "<published>2026-11-20T06:00:00Z</published>") -> str:
    return f"<entry><title>خبر</title><id>tag:n.example,2026:1</id>{link}{dates}</entry>"


def json_feed(*items: dict[str, str]) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()


LINK = f'<link href="{HOME}/news/1"/>'
ONE = [("1", DAY)]
UNDATED = [("1", None)]

SOUND: dict[str, tuple[bytes, list[tuple[str, date | None]]]] = {
    # RSS
    "RSS 0.91 with its document type": (
        rss(
            item(),
            version="0.91",
            head='<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
            '"http://my.netscape.com/publish/formats/rss-0.91.dtd">',
        ),
        ONE,
    ),
    "RSS 0.92": (rss(item(), version="0.92"), ONE),
    "RSS 0.93": (rss(item(), version="0.93"), ONE),
    "RSS 0.94": (rss(item(), version="0.94"), ONE),
    "RSS 2.0": (rss(item()), ONE),
    "RSS 2.0.1 in a namespace": (rss(item(), spaces='xmlns="http://backend.userland.com/rss2"'), ONE),
    "RSS 0.90": (
        f'<rdf:RDF {RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel/>{item(inside="")}</rdf:RDF>'.encode(),
        UNDATED,
    ),
    "RSS 1.0": (
        f'<rdf:RDF {RDF} {DC} xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><items/></channel>'
        f'<item rdf:about="{HOME}/news/1"><title>خبر</title><link>{HOME}/news/1</link>'
        "<dc:date>2026-11-20T09:00:00+03:00</dc:date></item></rdf:RDF>".encode(),
        ONE,
    ),
    "Dublin Core in RSS 2": (rss(item(inside="<dc:date>2026-11-20T09:00:00+03:00</dc:date>"), spaces=DC), ONE),
    "an address that is only a permanent guid": (
        rss(f'<item><title>x</title><guid isPermaLink="true">{HOME}/news/1</guid>{PUB}</item>'),
        ONE,
    ),
    "a guid that is no address": (rss(item(inside=f'<guid isPermaLink="false">urn:1</guid>{PUB}')), ONE),
    "Atom's own link in the channel": (
        rss(f'<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="self" href="{HOME}/rss"/>', item()),
        ONE,
    ),
    "the whole text and media": (
        rss(
            item(
                inside=f"<c:encoded><![CDATA[<p><a href='{HOME}/news/9'>x</a></p>]]></c:encoded>"
                f'<m:content url="{HOME}/1.jpg" medium="image"><m:title>x</m:title></m:content>'
                f'<enclosure url="{HOME}/1.mp3" type="audio/mpeg" length="1"/>{PUB}'
            ),
            spaces='xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:m="http://search.yahoo.com/mrss/"',
        ),
        ONE,
    ),
    "FeedBurner": (
        rss(
            f"<item><link>https://feeds.example/~r/1</link><f:origLink>{HOME}/news/1</f:origLink>{PUB}</item>",
            spaces='xmlns:f="http://rssnamespace.org/feedburner/ext/1.0"',
        ),
        ONE,
    ),
    "Google News's title": (rss(item(title="<![CDATA[خبر &amp; <b>آخر</b>]]>")), ONE),
    "tracking in the address": (rss(item("1?utm_source=rss&amp;utm_medium=feed#rss")), ONE),
    "the mobile edition": (rss(item().replace(HOME, "http://m.n.example")), ONE),
    "raw Arabic in the address": (rss(item("1/خبر-جديد")), [("1", DAY)]),
    "a relative address": (rss(item().replace(HOME, "")), ONE),
    "items outside of the channel": (f"<rss version='2.0'><channel/>{item()}</rss>".encode(), ONE),
    "one article twice": (rss(item(), item()), ONE),
    "one article under three guids": (rss(*(item(inside=f"<guid>{n}</guid>{PUB}") for n in "abc")), ONE),
    "several days": (
        rss(item(1), item(2, PUB.replace("20 Nov", "19 Nov").replace("Fri", "Thu"))),
        [("1", DAY), ("2", BEFORE)],
    ),
    # dates
    "a named zone": (rss(item(inside="<pubDate>Fri, 20 Nov 2026 06:00:00 GMT</pubDate>")), ONE),
    "no weekday, two digits of the year": (rss(item(inside="<pubDate>20 Nov 26 09:00 +0300</pubDate>")), ONE),
    "a wrong weekday": (rss(item(inside="<pubDate>Mon, 20 Nov 2026 09:00:00 +0300</pubDate>")), ONE),
    "a date of databases": (rss(item(inside="<pubDate>2026-11-20 09:00:00</pubDate>")), ONE),
    "a date of Java": (rss(item(inside="<pubDate>Fri Nov 20 08:00:00 EET 2026</pubDate>")), ONE),
    "an Arabic date": (rss(item(inside="<pubDate>الجمعة، 20 نوفمبر 2026 09:00</pubDate>")), ONE),
    "a date in Arabic figures": (rss(item(inside="<pubDate>٢٠٢٦-١١-٢٠ ٠٩:٠٠</pubDate>")), ONE),
    "blanks around the date": (rss(item(inside="<pubDate>\n Fri, 20 Nov 2026 09:00:00 +0300 </pubDate>")), ONE),
    "no date": (rss(item(inside="")), UNDATED),
    "an empty date": (rss(item(inside="<pubDate/>")), UNDATED),
    # Atom and JSON Feed
    "Atom 1.0": (atom(entry(LINK)), ONE),
    "Atom 0.3": (
        atom(
            entry(LINK, "<issued>2026-11-20T06:00:00Z</issued>"),
            spaces='version="0.3" xmlns="http://purl.org/atom/ns#"',
        ),
        ONE,
    ),
    "Atom under a prefix": (
        f'<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:link href="{HOME}/news/1"/>'
        "<a:published>2026-11-20T06:00:00Z</a:published></a:entry></a:feed>".encode(),
        ONE,
    ),
    "Atom with several links": (
        atom(
            entry(
                '<link rel="self" href="/x"/><link rel="enclosure" href="/news/9"/>'
                '<link rel="alternate" href="/news/1"/>'
            )
        ),
        ONE,
    ),
    "Atom with a base": (
        atom(entry('<link href="news/1"/>'), spaces=f'{ATOM} xml:base="{HOME}/"'),
        ONE,
    ),
    "Atom that says only when it changed": (atom(entry(LINK, "<updated>2026-11-20T06:00:00Z</updated>")), UNDATED),
    "JSON Feed": (json_feed({"id": "1", "url": f"{HOME}/news/1", "date_published": "2026-11-20T09:00:00+03:00"}), ONE),
    "JSON Feed without dates": (json_feed({"id": f"{HOME}/news/1"}), UNDATED),
    # letters
    "UTF-16": (rss(item(), head='<?xml version="1.0" encoding="utf-16"?>').decode().encode("utf-16"), ONE),
    "windows-1256": (
        rss(item(), head="<?xml version='1.0' encoding='windows-1256'?>").decode().encode("windows-1256"),
        ONE,
    ),
    "UTF-8 that calls itself windows-1256": (rss(item(), head="<?xml version='1.0' encoding='windows-1256'?>"), ONE),
    "a mark and empty lines first": (b"\xef\xbb\xbf\n\n" + rss(item()), ONE),
    # broken
    "a bare ampersand in the address": (rss(item("1?utm_source=a&utm_medium=b")), ONE),
    "a bare ampersand in the title": (rss(item(title="أ & ب")), ONE),
    "an entity of HTML": (rss(item(title="أ&nbsp;ب &raquo; ج")), ONE),
    "a prefix that nobody declared": (rss(item(inside=f"<media:x>y</media:x>{PUB}")), ONE),
    "signs that XML forbids": (rss(item(title="أ\x08\x0bب")), ONE),
    "half a letter": (rss(item()).replace("خبر".encode(), b"\xd8\xae\xd8"), ONE),
    "a title that is not closed": (rss(f"<item><title>x<link>{HOME}/news/1</link>{PUB}</item>"), []),
    "a tag of HTML that is not closed": (rss(item(title="أ<br>ب")), ONE),
    "cut off after the first": (rss(item(), item(2))[:-70], ONE),
    "words after the end": (rss(item()) + b"\n<!-- served in 0.2 s -->\n<script>x</script>", ONE),
    "an error of PHP before it": (b"<br />\n<b>Warning</b>: x in <b>/a.php</b><br />\n" + rss(item()), ONE),
}


@pytest.mark.parametrize(("body", "articles"), SOUND.values(), ids=SOUND)
def test_the_articles_of_a_feed(body: bytes, articles: list[tuple[str, date | None]]) -> None:
    web = Web({f"{HOME}/rss": Reply(body, content_type="application/xml")})
    found = discover(make_source(FEED), frozenset({DAY, BEFORE}), TODAY, web.get)

    listed = [(link.url.removeprefix(f"{HOME}/news/").partition("/")[0], link.day) for link in found.links]
    assert listed[: len(articles)] == articles
    assert len(listed) <= max(len(articles), 1 + articles.count(("1", DAY)))
