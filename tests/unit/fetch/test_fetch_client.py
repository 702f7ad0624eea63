"""The client against a faulty web: every fault has its name, and no site is pressed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.utils import format_datetime

import pytest

from fetch_site import PAGE, QUICK, FakeTime, Handler, Reply, Site, make_source, page, raw, reply, to, zipped
from newsflow.fetch.client import PATIENCE, Client
from newsflow.fetch.wire import Limits
from newsflow.sources import Source

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


def cut(body: bytes) -> Reply:
    """A gzip body that ends early, with a Content-Length that agrees."""
    return reply(200, gzip.compress(body)[:-12], Content_Encoding="gzip")


GOOD: dict[str, tuple[Reply, bytes]] = {
    "plain": (page(), PAGE),
    "gzip": (zipped(PAGE), PAGE),
    "two gzip members": (reply(200, gzip.compress(b"a") + gzip.compress(b"b"), Content_Encoding="gzip"), b"ab"),
    "gzip with padding": (reply(200, gzip.compress(PAGE) + b"\0\0", Content_Encoding="x-gzip"), PAGE),
    "chunked": (raw(CHUNKED, b"3\r\nabc\r\n0\r\n\r\n"), b"abc"),
    "until the end": (raw(OK + b"\r\n", b"abc"), b"abc"),
    "length not a number": (raw(OK + b"Content-Length: abc\r\n\r\n", b"abc"), b"abc"),
    "charset named as encoding": (page(Content_Encoding="UTF-8"), PAGE),
    "no body": (page(b""), b""),
    "just as large as allowed": (page(b"x" * QUICK.size), b"x" * QUICK.size),
}


@pytest.mark.parametrize(("answer", "body"), GOOD.values(), ids=GOOD)
def test_a_good_answer_brings_its_body(site: Site, client: Client, answer: Reply, body: bytes) -> None:
    site.replies["/news/1"] = [answer]
    got = client.get(f"{site.url}/news/1")

    assert (got.reason, got.status, got.body) == (None, 200, body)
    assert [(attempt.url, attempt.status, attempt.reason) for attempt in got.attempts] == [(got.url, 200, None)]


FAULTS: dict[str, tuple[Reply, str]] = {
    "gone": (reply(410), "http_410"),
    "missing": (reply(404), "http_404"),
    "forbidden": (reply(403, b"<title>Just a moment"), "blocked"),
    "login": (reply(401), "blocked"),
    "pay": (reply(402), "paywall"),
    "legal": (reply(451), "geo_block"),
    "challenge": (reply(200, PAGE, cf_mitigated="challenge"), "challenge"),
    "no content": (reply(204), "http_204"),
    "redirect without a target": (reply(302), "http_302"),
    "cut gzip of the right length": (cut(PAGE * 50), "truncated"),
    "short body": (raw(OK + b"Content-Length: 5000\r\n\r\n", b"x" * 100), "truncated"),
    "bad chunk": (raw(CHUNKED, b"zz\r\nabc\r\n"), "truncated"),
    "cut chunks": (raw(CHUNKED, b"5\r\nabc"), "truncated"),
    "plain text called gzip": (page(Content_Encoding="gzip"), "bad_encoding"),
    "stacked gzip": (reply(200, gzip.compress(gzip.compress(PAGE)), Content_Encoding="gzip, gzip"), "bad_encoding"),
    "encoding not asked for": (page(Content_Encoding="zstd"), "bad_encoding"),
    "gzip bomb": (zipped(b"\0" * 50_000_000), "too_large"),
    "too large": (page(b"x" * (QUICK.size + 1)), "too_large"),
    "endless chunks": (raw(CHUNKED, *[b"8000\r\n" + b"x" * 32768 + b"\r\n"] * 8), "too_large"),
    "hangs up": (raw(), "broken_response"),
    "not HTTP": (raw(b"hello\r\n\r\n"), "broken_response"),
    "500 headers": (raw(OK, *[b"X-N: 1\r\n"] * 500, b"\r\n"), "broken_response"),
    "1 MB header": (raw(OK, b"X-N: " + b"x" * 1_000_000 + b"\r\n\r\n"), "broken_response"),
}


@pytest.mark.parametrize(("answer", "reason"), FAULTS.values(), ids=FAULTS)
def test_every_fault_has_its_name(site: Site, client: Client, answer: Reply, reason: str) -> None:
    site.replies["/news/1"] = [answer]
    got = client.get(f"{site.url}/news/1")

    assert got.reason == reason
    assert got.attempts[-1].reason == reason


RETRIED: dict[str, tuple[list[Reply], str | None, int, list[float]]] = {
    "500 twice, then a page": ([reply(500), reply(503), page()], None, 3, [1, 4]),
    "500 for ever": ([reply(500)], "http_5xx", 3, [1, 4]),
    "429 with seconds": ([reply(429, Retry_After="7"), page()], None, 2, [7]),
    "429 with a past date": ([reply(429, Retry_After="Fri, 20 Nov 2026 00:00:00 GMT"), page()], None, 2, [1]),
    "429 with nonsense": ([reply(429, Retry_After="-1"), page()], None, 2, [1]),
    "429 that asks for days": ([reply(429, Retry_After="999999"), page()], "http_429", 1, []),
    "cut once": ([cut(PAGE), page()], None, 2, [1]),
    "cut twice": ([cut(PAGE), cut(PAGE), page()], "truncated", 2, [1]),
    "404 is final": ([reply(404), page()], "http_404", 1, []),
    "403 is final": ([reply(403), page()], "blocked", 1, []),
}


@pytest.mark.parametrize(("answers", "reason", "visits", "slept"), RETRIED.values(), ids=RETRIED)
def test_only_what_may_pass_is_asked_again(
    site: Site,
    client: Client,
    time: FakeTime,
    answers: list[Reply],
    reason: str | None,
    visits: int,
    slept: list[float],
) -> None:
    site.replies["/news/1"] = answers
    got = client.get(f"{site.url}/news/1")

    assert got.reason == reason
    assert len(site.pages()) == len(got.attempts) == visits
    assert time.slept == slept


def test_retry_after_may_be_a_date(site: Site, client: Client, time: FakeTime) -> None:
    moment = format_datetime(time.at + timedelta(seconds=30), usegmt=False)
    site.replies["/news/1"] = [reply(503, Retry_After=moment), page()]

    assert client.get(f"{site.url}/news/1").reason is None
    assert time.slept == [30]


WRONG_DATES = {
    "year beyond counting": "Mon, 01 Jan 99999999999999999999 00:00:00 GMT",
    "day beyond counting": "Mon, 99999999999999999999 Jan 2026 00:00:00 GMT",
    "zone beyond counting": "Mon, 01 Jan 2026 00:00:00 +9999999999",
    "no zone": "Mon, 01 Jan 2026 00:00:00",
    "words": "soon",
}


@pytest.mark.parametrize("said", WRONG_DATES.values(), ids=WRONG_DATES)
def test_a_date_that_is_none_asks_for_no_wait(site: Site, client: Client, time: FakeTime, said: str) -> None:
    site.replies["/a"] = [reply(503, Retry_After=said), page()]
    assert client.get(f"{site.url}/a").reason is None
    assert time.slept == [1.0]


def test_a_site_that_asks_for_a_long_rest_gets_it(site: Site, client: Client) -> None:
    site.replies["/news/1"] = [reply(429, Retry_After="3600")]
    client.get(f"{site.url}/news/1")
    got = client.get(f"{site.url}/news/2")

    assert (got.reason, got.detail) == ("host_down", "127.0.0.1 asks to be left alone for 3600 s")
    assert site.pages() == ["/news/1"]


def test_a_site_that_keeps_failing_is_left_alone(site: Site, client: Client) -> None:
    site.replies["*"] = [reply(403)]
    reasons = [client.get(f"{site.url}/news/{number}").reason for number in range(PATIENCE + 3)]

    assert reasons == ["blocked"] * PATIENCE + ["host_down"] * 3
    assert len(site.pages()) == PATIENCE


def test_failures_of_single_pages_do_not_stop_a_run(site: Site, client: Client) -> None:
    site.replies |= {"*": [reply(403)], "/good": [page()], "/missing": [reply(404)]}
    for path in ["/a", "/b", "/c", "/d", "/good", "/e", "/f", "/g", "/h", "/missing", "/i"]:
        got = client.get(site.url + path)

    assert got.reason == "blocked"


HOPS: dict[str, tuple[str, str | None]] = {
    "relative": ("/good", None),
    "chain of five": ("/hop/1", None),
    "chain of six": ("/hop/0", "redirect"),
    "loop": ("/loop", "redirect"),
    "other address of this machine": ("http://127.0.0.2:8080/secret", "not_public"),
    "this machine by another spelling": ("http://2130706434:8080/secret", "not_public"),
    "this machine in IPv6": ("http://[::ffff:127.0.0.2]:8080/secret", "not_public"),
    "cloud metadata": ("http://169.254.169.254/secret", "not_public"),
    "private network": ("http://10.0.0.1/secret", "not_public"),
    "file": ("file:///etc/passwd", "bad_url"),
    "gopher": ("gopher://127.0.0.1/", "bad_url"),
    "user name": ("http://user@127.0.0.1:{port}/secret", "bad_url"),
    "broken address": ("http://[::1", "bad_url"),
    "odd port elsewhere": ("http://198.51.100.7:22/", "bad_url"),
    "a secret beside the site": ("http://127.0.0.2:{port}/secret", "bad_url"),
}


@pytest.mark.parametrize(("target", "reason"), HOPS.values(), ids=HOPS)
def test_each_hop_is_judged_anew(site: Site, client: Client, target: str, reason: str | None) -> None:
    site.replies |= {"/news/1": [to(target.format(port=site.server_port))], "/good": [page()], "/loop": [to("/loop")]}
    site.replies |= {f"/hop/{hop}": [to(f"/hop/{hop + 1}")] for hop in range(4)} | {"/hop/4": [to("/good")]}
    site.replies["/hop/1"] = [to("/hop/2")]
    got = client.get(f"{site.url}/news/1")

    assert got.reason == reason
    assert "/secret" not in site.log
    assert {attempt.url for attempt in got.attempts} <= {f"{site.url}/news/1"}
    if reason is None:
        assert (got.url, got.body) == (f"{site.url}/good", PAGE)


def test_the_body_of_a_redirect_is_never_read(site: Site, client: Client) -> None:
    bomb = gzip.compress(b"\0" * 5_000_000)
    site.replies |= {
        "/news/1": [reply(302, bomb, Location="/news/2", Content_Encoding="gzip", Content_Length="99999999")],
        "/news/2": [page()],
    }
    got = client.get(f"{site.url}/news/1")

    assert (got.reason, got.body, [attempt.status for attempt in got.attempts]) == (None, PAGE, [302, 200])


def test_arabic_in_a_redirect_is_understood(site: Site, client: Client) -> None:
    site.replies |= {
        "/news/1": [raw("HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: /خبر\r\n\r\n".encode())],
        "/%D8%AE%D8%A8%D8%B1": [page()],
    }
    assert client.get(f"{site.url}/news/1").reason is None


def test_cookies_that_a_redirect_sets_are_sent_back(site: Site, client: Client) -> None:
    def gate(handler) -> None:
        answer = (
            page() if handler.headers["Cookie"] == "seen=1" else reply(302, Location="/news/1", Set_Cookie="seen=1")
        )
        answer(handler)

    site.replies["/news/1"] = [gate]
    assert client.get(f"{site.url}/news/1").reason is None


def test_the_environment_changes_nothing(site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.replies["/news/1"] = [page()]
    assert client.get(f"{site.url}/news/1").reason is None


def test_requests_say_who_asks(site: Site, client: Client) -> None:
    heard = {}
    site.replies["/news/1"] = [lambda handler: (heard.update(handler.headers), page()(handler))]
    client.get(f"{site.url}/news/1")

    assert heard["User-Agent"] == "Newsflow/0.1 (+https://n.example)"
    assert heard["Accept-Encoding"] == "gzip"


def test_nobody_there_is_refused(site: Site, time: FakeTime) -> None:
    dead = Site()
    dead.server_close()
    with Client(make_source(dead.url), "Newsflow/0.1", limits=QUICK, clocks=time.clocks) as client:
        got = client.get(f"{dead.url}/news/1")
    assert (got.reason, got.attempts) == ("refused", ())


SLOW = {
    "silence": Limits(connect=2, read=0.05, wall=5),
    "dripping headers": Limits(connect=2, read=2, wall=0.1),
    "dripping body": Limits(connect=2, read=2, wall=0.1),
}


@pytest.mark.parametrize(("name", "limits"), SLOW.items(), ids=SLOW)
def test_slowness_ends_at_its_limit(site: Site, time: FakeTime, name: str, limits: Limits) -> None:
    def drips(handler) -> None:
        begin = {"silence": b"", "dripping headers": OK, "dripping body": OK + b"\r\n"}[name]
        handler.wfile.write(begin)
        while name != "silence" and not handler.server.ended.wait(0.02):
            handler.wfile.write(b"X-N: 1\r\n")
        handler.server.ended.wait(5)

    site.replies["/news/1"] = [drips]
    with Client(make_source(site.url), "Newsflow/0.1", limits=limits, clocks=time.clocks) as client:
        got = client.get(f"{site.url}/news/1")
    site.ended.set()

    assert (got.reason, got.body, len(got.attempts)) == ("timeout", b"", 2)


def test_the_delay_runs_from_the_end_of_the_request_before(site: Site, time: FakeTime) -> None:
    def slow(handler) -> None:
        time.at += timedelta(seconds=3)
        page()(handler)

    site.replies |= {"/robots.txt": [reply(404)], "*": [slow]}
    with Client(make_source(site.url, fetch={"delay": 2}), "N/1", limits=QUICK, clocks=time.clocks) as client:
        got = [client.get(f"{site.url}/news/{number}") for number in (1, 2)]
        time.at += timedelta(seconds=1.5)
        client.get(f"{site.url}/news/3")

    assert time.slept == [2, 2, 0.5]
    assert [answer.seconds for answer in got] == [3, 3]


def test_the_sites_lock_is_held_one_at_a_time(site: Site, time: FakeTime) -> None:
    events: list[str] = []

    @contextmanager
    def lock(name: str) -> Iterator[None]:
        events.append(f"+{name}")
        yield
        events.append(f"-{name}")

    source = make_source(site.url, former_domains=["localhost"], fetch={"delay": 2})
    site.replies |= {"/news/1": [page()], "/news/2": [to(f"http://localhost:{site.server_port}/news/1")]}
    with Client(source, "N/1", lock, limits=QUICK, clocks=time.clocks) as client:
        client.get(f"{site.url}/news/1")
        assert (events, time.slept) == (["+127.0.0.1"], [2, 2])
        client.get(f"{site.url}/news/2")

    assert events == ["+127.0.0.1", "-127.0.0.1", "+localhost", "-localhost"]


def test_a_page_is_asked_whether_it_has_changed_on_every_hop(site: Site, source: Source, time: FakeTime) -> None:
    seen: list[str | None] = []

    def unchanged(handler: Handler) -> None:
        seen.append(handler.headers["If-None-Match"])
        reply(304)(handler)

    site.replies |= {"/news/1": [to("/news/2")], "/news/2": [unchanged], "/news/3": [page()]}
    conditions = {f"{site.url}/news/1": {"If-None-Match": '"a"'}}
    with Client(source, "Newsflow/0.1", limits=QUICK, clocks=time.clocks, conditions=conditions) as client:
        got, other = client.get(f"{site.url}/news/1"), client.get(f"{site.url}/news/3")

    assert (got.reason, got.status, got.body) == ("not_modified", 304, b"")
    assert seen == ['"a"']
    assert (other.reason, other.body) == (None, PAGE)
