"""Sitemaps in the shapes that outlets serve: which articles of one day each gives, and of what it complains."""

from __future__ import annotations

import gzip
from datetime import date
from typing import Any

import pytest
from discover_web import HOME, TODAY, Reply, Web, make_source

from newsflow.discover import discover

DAY = date(2026, 11, 20)
MAP = f"{HOME}/sitemap.xml"
SITEMAP = {"kind": "sitemap", "url": MAP, "since": "2020-01-01"}
NEWS = {"kind": "news_sitemap", "url": MAP}
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS_NS = f'{NS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
ARABIC = "%D8%AE%D8%A8%D8%B1"


def url(number: int | str, *parts: str) -> str:
    return f"<url><loc>{HOME}/news/{number}</loc>{''.join(parts)}</url>"


def changed(moment: str) -> str:
    return f"<lastmod>{moment}</lastmod>"


def news(moment: str, title: str = "خبر") -> str:
    named = "<news:publication><news:name>ن</news:name><news:language>ar</news:language></news:publication>"
    dated = f"<news:publication_date>{moment}</news:publication_date>" if moment else ""
    return f"<news:news>{named}{dated}<news:title>{title}</news:title></news:news>"


def urlset(*urls: str, head: str = "<?xml version='1.0' encoding='UTF-8'?>") -> bytes:
    return f"{head}<urlset {NEWS_NS}>{''.join(urls)}</urlset>".encode()


def index(**children: str) -> bytes:
    rows = "".join(f"<sitemap><loc>{HOME}/{name}</loc>{day}</sitemap>" for name, day in children.items())
    return f"<sitemapindex {NS}>{rows}</sitemapindex>".encode()


SPACE, OLD_SPACE = b"www.sitemaps.org/schemas/sitemap/0.9", b"www.google.com/schemas/sitemap/0.84"
STYLED = '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="/main.xsl"?>'
ALTERNATE = f'<x:link xmlns:x="http://www.w3.org/1999/xhtml" rel="alternate" hreflang="en" href="{HOME}/en/news/9"/>'
IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"
PICTURE = f'<image:image xmlns:image="{IMAGES}"><image:loc>{HOME}/news/9</image:loc></image:image>'
ON, OFF = changed("2026-11-20T10:00:00+03:00"), changed("2026-11-10T10:00:00+03:00")
ALL = [1, 2]

Shape = tuple[dict[str, Any], dict[str, bytes], list[int], list[str]]

SHAPES: dict[str, Shape] = {
    # of one file
    "plain": (SITEMAP, {"": urlset(url(1, ON), url(2, ON), url(3, OFF))}, ALL, []),
    "gzip": (SITEMAP, {"": gzip.compress(urlset(url(1, ON), url(2, ON)))}, ALL, []),
    "no namespace": (SITEMAP, {"": f"<urlset>{url(1, ON)}{url(2, ON)}</urlset>".encode()}, ALL, []),
    "the old namespace of Google": (
        SITEMAP,
        {"": urlset(url(1, ON), url(2, ON)).replace(SPACE, OLD_SPACE)},
        ALL,
        [],
    ),
    "a style sheet and comments": (
        SITEMAP,
        {"": urlset("<!-- a -->", url(1, ON), "<!-- <url><loc>x</loc></url> -->", url(2, ON), head=STYLED)},
        ALL,
        [],
    ),
    "priority and frequency": (
        SITEMAP,
        {"": urlset(*(url(n, "<changefreq>daily</changefreq><priority>0.8</priority>", ON) for n in ALL))},
        ALL,
        [],
    ),
    "alternates of other languages": (
        SITEMAP,
        {"": urlset(*(url(n, ALTERNATE, ON) for n in ALL))},
        ALL,
        [],
    ),
    "days alone": (SITEMAP, {"": urlset(url(1, changed("2026-11-20")), url(2, changed("2026-11-20 ")))}, ALL, []),
    "days without a sign between": (SITEMAP, {"": urlset(url(1, changed("20261120T100000Z")), url(2, ON))}, ALL, []),
    "the local day of UTC": (SITEMAP, {"": urlset(url(1, changed("2026-11-19T21:30:00Z")), url(2, ON))}, ALL, []),
    "parts of a second": (SITEMAP, {"": urlset(url(1, changed("2026-11-20T10:00:00.123+0300")), url(2, ON))}, ALL, []),
    "undated and dated": (SITEMAP, {"": urlset(url(1), url(2, ON), url(3, OFF))}, ALL, []),
    "pages that are no articles": (
        SITEMAP,
        {
            "": urlset(
                f"<url><loc>{HOME}/</loc>{ON}</url>", f"<url><loc>{HOME}/tag/x</loc>{ON}</url>", url(1, ON), url(2, ON)
            )
        },
        ALL,
        [],
    ),
    "bare ampersands": (SITEMAP, {"": urlset(url("1?utm_medium=a&utm_source=x", ON), url(2, ON))}, ALL, []),
    "an entity of HTML": (SITEMAP, {"": urlset(url(1, ON, "<note>a&nbsp;b</note>"), url(2, ON))}, ALL, []),
    "signs that XML forbids": (SITEMAP, {"": urlset(url(1, ON), url(2, ON, news("", "a\x08\x0bb")))}, ALL, []),
    "raw Arabic in the address": (SITEMAP, {"": urlset(url("1/خبر", ON), url(f"2/{ARABIC}", ON))}, ALL, []),
    "http, www and mobile": (
        SITEMAP,
        {"": urlset(url(1, ON), url(2, ON)).replace(b"https://n.example/news/1", b"http://n.example/news/1")},
        ALL,
        [],
    ),
    "each address twice": (SITEMAP, {"": urlset(url(1, ON), url(1, ON), url(2, ON), url("2#x", ON))}, ALL, []),
    "cut off": (SITEMAP, {"": urlset(url(1, ON), url(2, ON), url(3, ON))[:-60]}, ALL, ["bad_sitemap"]),
    "empty": (SITEMAP, {"": urlset()}, [], ["empty_sitemap"]),
    "a page instead": (SITEMAP, {"": b"<!DOCTYPE html><html><body>not found</body></html>"}, [], ["bad_sitemap"]),
    "a challenge instead": (
        SITEMAP,
        {"": b"<html><head><title>Just a moment...</title></head></html>"},
        [],
        ["bad_sitemap"],
    ),
    "a feed instead": (SITEMAP, {"": b"<rss version='2.0'><channel/></rss>"}, [], ["bad_sitemap"]),
    "nothing but other pages": (SITEMAP, {"": urlset(f"<url><loc>{HOME}/about</loc></url>")}, [], ["no_article_links"]),
    # of news
    "news": (
        NEWS,
        {"": urlset(url(1, news("2026-11-20T08:00:00+03:00")), url(2, news("2026-11-20")), url(3, news("2026-11-18")))},
        ALL,
        [],
    ),
    "news with a later change": (
        NEWS,
        {"": urlset(*(url(n, changed("2026-11-21"), news("2026-11-20T08:00:00Z")) for n in ALL))},
        ALL,
        [],
    ),
    "news without dates": (NEWS, {"": urlset(url(1, news(""), ON), url(2, news("")))}, ALL, []),
    "news under another prefix": (
        NEWS,
        {
            "": urlset(*(url(n, news("2026-11-20")) for n in ALL))
            .replace(b"news:", b"n:")
            .replace(b"xmlns:news", b"xmlns:n")
        },
        ALL,
        [],
    ),
    "news with pictures": (
        NEWS,
        {"": urlset(*(url(n, PICTURE, news("2026-11-20")) for n in ALL))},
        ALL,
        [],
    ),
    "news in the manner of mail": (
        NEWS,
        {"": urlset(*(url(n, news("Fri, 20 Nov 2026 08:00:00 +0300")) for n in ALL))},
        ALL,
        [],
    ),
    "an index of news": (
        {**NEWS, "child": "/news-"},
        {
            "": index(**{"news-1.xml": "", "pages.xml": ""}),
            "news-1.xml": urlset(*(url(n, news("2026-11-20")) for n in ALL)),
        },
        ALL,
        [],
    ),
    # of several files
    "an index by last change": (
        SITEMAP,
        {"": index(**{"a.xml": OFF, "b.xml": ON}), "b.xml": urlset(url(1, ON), url(2, ON))},
        ALL,
        [],
    ),
    "an index of gzip": (
        SITEMAP,
        {"": index(**{"b.xml.gz": ON}), "b.xml.gz": gzip.compress(urlset(url(1, ON), url(2, ON)))},
        ALL,
        [],
    ),
    "an index of months": (
        {**SITEMAP, "child": "/sitemap-{yyyy}-{m}.xml"},
        {
            "": index(**{"sitemap-2026-10.xml": "", "sitemap-2026-11.xml": ""}),
            "sitemap-2026-11.xml": urlset(url(1, ON), url(2, ON), url(3, OFF)),
        },
        ALL,
        [],
    ),
    "an index of days": (
        {**SITEMAP, "child": "/articles/{yyyy}-{mm}-{dd}.xml"},
        {
            "": index(**{"articles/2026-11-19.xml": "", "articles/2026-11-20.xml": ""}),
            "articles/2026-11-20.xml": urlset(url(1), url(2, OFF)),
        },
        ALL,
        [],
    ),
    "an index of months in one number": (
        {**SITEMAP, "child": "contents_{yyyy}{mm}.xml"},
        {
            "": index(**{"contents_202610.xml": "", "contents_202611.xml": ""}),
            "contents_202611.xml": urlset(url(1, ON), url(2, ON)),
        },
        ALL,
        [],
    ),
    "an index of an index": (
        SITEMAP,
        {"": index(**{"a.xml": ""}), "a.xml": index(**{"b.xml": ON}), "b.xml": urlset(url(1, ON), url(2, ON))},
        ALL,
        [],
    ),
    "an index of itself": (
        SITEMAP,
        {"": index(**{"sitemap.xml": "", "b.xml": ""}), "b.xml": urlset(url(1, ON), url(2, ON))},
        ALL,
        [],
    ),
    "an index with a dead child": (
        SITEMAP,
        {"": index(**{"a.xml": ON, "b.xml": ON}), "b.xml": urlset(url(1, ON), url(2, ON))},
        ALL,
        ["http_404"],
    ),
    "WordPress's own": (
        {**SITEMAP, "child": "/wp-sitemap-posts-post-"},
        {
            "": index(**{"wp-sitemap-posts-post-1.xml": "", "wp-sitemap-users-1.xml": ""}),
            "wp-sitemap-posts-post-1.xml": urlset(url(1, ON), url(2, ON)),
        },
        ALL,
        [],
    ),
    "a file a day": (
        {**SITEMAP, "url": f"{HOME}/Sitemap/{{yyyy}}/{{m}}/{{d}}"},
        {"Sitemap/2026/11/20": urlset(url(1), url(2, OFF))},
        ALL,
        [],
    ),
    "a file a day by query": (
        {**SITEMAP, "url": f"{HOME}/sitemap.xml?yyyy={{yyyy}}&mm={{mm}}&dd={{dd}}"},
        {"sitemap.xml?yyyy=2026&mm=11&dd=20": urlset(url(1), url(2))},
        ALL,
        [],
    ),
    "a file a month": (
        {**SITEMAP, "url": f"{HOME}/sitemapxmls/news-{{yyyy}}-{{m}}.xml"},
        {"sitemapxmls/news-2026-11.xml": urlset(url(1, ON), url(2, ON), url(3, OFF))},
        ALL,
        [],
    ),
}


@pytest.mark.parametrize(("route", "files", "numbers", "reasons"), SHAPES.values(), ids=SHAPES)
def test_the_articles_of_a_day(
    route: dict[str, Any], files: dict[str, bytes], numbers: list[int], reasons: list[str]
) -> None:
    web = Web({MAP if not name else f"{HOME}/{name}": Reply(body) for name, body in files.items()})
    found = discover(make_source(route), frozenset({DAY}), TODAY, web.get)

    assert [link.url.removeprefix(f"{HOME}/news/").partition("/")[0] for link in found.links] == list(map(str, numbers))
    assert [failure.reason for failure in found.failures] == reasons
    assert len(web.asked) == len(set(web.asked))
