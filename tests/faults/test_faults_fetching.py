"""Faults of fetching, by the row of the fault list: what the site does, what is made of it, how often it was asked."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from time import monotonic

import pytest

from fetch_site import PAGE, FakeTime, Handler, Reply, Site, page, raw, reply, to, zipped
from newsflow.fetch.client import Client
from newsflow.fetch.judge import page_fault
from newsflow.model import Link
from newsflow.sources import Source

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
WALL = 2.0  # seconds, of the tests' limits


@dataclass(frozen=True)
class Fault:
    """What the site answers, visit by visit; the reason (None: a page); visits; pauses between them, in seconds."""

    answers: list[Reply]
    reason: str | None
    visits: int = 1
    slept: list[float] = field(default_factory=list)


def drip(chunk: bytes, before: bytes = b"") -> Reply:
    """A little every fifth of a second, for as long as anybody listens."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(before)
        while not handler.server.ended.wait(0.2):
            handler.wfile.write(chunk)

    return answer


def silent(handler: Handler) -> None:
    handler.server.ended.wait(5)


def cut(body: bytes) -> Reply:
    return reply(200, gzip.compress(body)[:-300], Content_Encoding="gzip")


LATER = format_datetime(datetime(2026, 11, 21, 2, 30, 20, tzinfo=UTC), usegmt=True)
FAULTS: dict[str, Fault] = {
    "1 errors twice": Fault([reply(500), reply(502), page()], None, 3, [1, 4]),
    "1 errors for ever": Fault([reply(503)], "http_5xx", 3, [1, 4]),
    "2 too many, seconds": Fault([reply(429, Retry_After="7"), page()], None, 2, [7]),
    "2 too many, a date": Fault([reply(429, Retry_After=LATER), page()], None, 2, [20]),
    "2 too many, absurd": Fault([reply(429, Retry_After="999999")], "http_429"),
    "2 too many, negative": Fault([reply(429, Retry_After="-1"), page()], None, 2, [1]),
    "3 forbidden": Fault([reply(403)], "blocked"),
    "3 for legal reasons": Fault([reply(451)], "geo_block"),
    "4 not found": Fault([reply(404)], "http_404"),
    "4 withdrawn": Fault([reply(410)], "http_410"),
    "10 cut": Fault([raw(OK + b"Content-Length: 5000\r\n\r\n", b"x" * 1000)], "truncated", 2, [1]),
    "11 cut chunk": Fault([raw(CHUNKED, b"5\r\nabc")], "truncated", 2, [1]),
    "11 bad chunk": Fault([raw(CHUNKED, b"zz\r\nabc\r\n")], "truncated", 2, [1]),
    "12 length is no number": Fault([raw(OK + b"Content-Length: abc\r\n\r\n", PAGE)], None),
    "15 stacked": Fault([reply(200, gzip.compress(PAGE), Content_Encoding="gzip,gzip,gzip")], "bad_encoding"),
    "15 unknown": Fault([page(Content_Encoding="zstd")], "bad_encoding"),
    "15 plain called gzip": Fault([page(Content_Encoding="gzip")], "bad_encoding"),
    "16 cut gzip": Fault([cut(PAGE + bytes(range(256)) * 40)], "truncated", 2, [1]),
    "18 broken redirect": Fault([to("http://[::1")], "bad_url"),
    "22 500 headers": Fault([raw(OK, *[b"X-N: 1\r\n"] * 500, b"\r\n")], "broken_response", 2, [1]),
    "22 a header of 1 MB": Fault([raw(OK, b"X-N: " + b"x" * 1_000_000 + b"\r\n\r\n")], "broken_response", 2, [1]),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_answers(site: Site, client: Client, time: FakeTime, fault: Fault) -> None:
    site.replies["/news/1"] = fault.answers
    answer = client.get(f"{site.url}/news/1")
    assert (answer.reason, len(site.pages())) == (fault.reason, fault.visits)
    assert time.slept == fault.slept
    assert answer.body or fault.reason


SLOW: dict[str, Reply] = {
    "7 says nothing": silent,
    "8 drips its body": drip(b"x", OK + b"Content-Length: 100000\r\n\r\n"),
    "9 drips its headers": drip(b"X-N: 1\r\n", b"HTTP/1.1 200 OK\r\n"),
}


@pytest.mark.parametrize("answer", SLOW.values(), ids=SLOW)
def test_slowness_ends_at_the_deadline(site: Site, client: Client, answer: Reply) -> None:
    site.replies["/news/1"] = [answer]
    began = monotonic()
    got = client.get(f"{site.url}/news/1")
    site.ended.set()
    assert got.reason == "timeout"
    assert len(got.attempts) == 2
    assert monotonic() - began < 2 * WALL + 1.5


def test_5_an_unchanged_page_is_not_read_again(site: Site, source: Source, time: FakeTime) -> None:
    url = f"{site.url}/news/1"
    site.replies["/news/1"] = [reply(304, ETag='"1"')]
    with Client(source, "Newsflow", clocks=time.clocks, conditions={url: {"If-None-Match": '"1"'}}) as client:
        answer = client.get(url)
    assert (answer.reason, answer.body, len(site.pages())) == ("not_modified", b"", 1)
    assert ("If-None-Match", '"1"') in answer.asked


def test_6_nobody_there(site: Site, client: Client, time: FakeTime) -> None:
    """A site that refuses its robots.txt, after two tries more, is asked for nothing else in the run."""
    site.server_close()
    assert {client.get(f"{site.url}/news/{n}").reason for n in range(8)} == {"refused"}
    assert time.slept == [1, 4]


def test_18_redirects_end(site: Site, client: Client) -> None:
    site.replies["/loop"] = [to("/loop")]
    site.replies |= {f"/chain{n}": [to(f"/chain{n + 1}")] for n in range(9)}
    assert client.get(f"{site.url}/loop").reason == "redirect"
    assert client.get(f"{site.url}/chain0").reason == "redirect"
    assert "/chain6" not in site.log


ROBOTS: dict[str, tuple[Reply, str | None]] = {
    "24 errors": (reply(503), "robots_unread"),
    "24 is not there": (reply(404), None),
    "24 is 10 MB": (page(b"User-agent: *\nAllow: /\n" + b"#" * 10_000_000), None),
    "24 says no": (page(b"User-agent: *\nDisallow: /news/\n"), "robots"),
}


@pytest.mark.parametrize(("answer", "reason"), ROBOTS.values(), ids=ROBOTS)
def test_robots(site: Site, client: Client, answer: Reply, reason: str | None) -> None:
    site.replies |= {"/robots.txt": [answer], "/news/1": [page()]}
    assert client.get(f"{site.url}/news/1").reason == reason
    assert ("/news/1" in site.log) == (reason is None)


LONG = "<p>" + "قال الوزير إن الطريق الجديد سيفتح أمام السيارات في الشهر المقبل بعد أعمال طويلة. " * 9 + "</p>"
LOCKED = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree": false}</script>'
INSTEAD: dict[str, tuple[str, str | None]] = {
    "3 a challenge with status 200": ("<title>Just a moment...</title>", "challenge"),
    "38 a stub before a paywall": (f"<title>الطريق</title>{LOCKED}<p>قال الوزير إن الطريق سيفتح.</p>", "paywall_stub"),
    "38 not found with status 200": ("<title>الصفحة غير موجودة</title>", "soft_404"),
    "38 a cookie wall": ("<title>Before you continue</title><p>We use cookies and data to serve.</p>", "consent_wall"),
    "38 an article is none of them": (f"<title>الطريق الجديد</title><h1>الطريق</h1>{LONG}", None),
}


@pytest.mark.parametrize(("html", "reason"), INSTEAD.values(), ids=INSTEAD)
def test_what_stands_in_for_an_article(
    site: Site, client: Client, source: Source, html: str, reason: str | None
) -> None:
    site.replies["/news/1"] = [zipped(f"<html><body>{html}</body></html>".encode())]
    url = f"{site.url}/news/1"
    fault = page_fault(Link(url, "feed"), client.get(url), source)
    assert (fault and fault[0]) == reason


def test_38_the_home_page_is_no_article(site: Site, client: Client, source: Source) -> None:
    site.replies |= {"/news/1": [to("/")], "/": [page()]}
    url = f"{site.url}/news/1"
    fault = page_fault(Link(url, "feed"), client.get(url), source)
    assert fault is not None
    assert fault[0] == "redirect_home"
