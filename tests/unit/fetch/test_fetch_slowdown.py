"""Slow-down: an overloaded site is asked more seldom, and soon as usual when it is well again."""

from __future__ import annotations

import threading
import time as real_time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from fetch_site import QUICK, FakeTime, Site, make_source, page, reply
from newsflow.fetch import dial as dialling
from newsflow.fetch.answer import Answer
from newsflow.fetch.client import Client
from newsflow.fetch.slowdown import Slowdown
from newsflow.fetch.wire import Limits

NOW = FakeTime().at
GOOD = Answer("http://n.example/", NOW, seconds=0.1, status=200)
BUSY = Answer("http://n.example/", NOW, seconds=0.1, status=503, reason="http_5xx")
SLOW = Answer("http://n.example/", NOW, seconds=8, status=200)
GONE = Answer("http://n.example/", NOW, seconds=0.1, status=404, reason="http_404")

LIVES: dict[str, tuple[list[Answer], list[float]]] = {
    "well": ([GOOD, GOOD], [0, 0]),
    "busy, and well again": ([BUSY, BUSY, GOOD, GOOD, GOOD], [2, 4, 2, 1, 0.5]),
    "busy for ever": ([BUSY] * 7, [2, 4, 8, 16, 32, 60, 60]),
    "slow": ([SLOW, GOOD, GOOD], [8, 4, 2]),
    "a missing page says nothing": ([BUSY, GONE], [2, 2]),
}


@pytest.mark.parametrize(("answers", "extra"), LIVES.values(), ids=LIVES)
def test_the_delay_follows_the_site(answers: list[Answer], extra: list[float]) -> None:
    slowdown = Slowdown()
    seen = []
    for answer in answers:
        slowdown.heard("n.example", answer, 2)
        seen.append(slowdown.added("n.example"))
    assert seen == extra
    assert slowdown.added("other.example") == 0


def test_a_rest_that_was_asked_for_holds_for_the_next_address_too(site: Site, time: FakeTime) -> None:
    site.replies |= {"/robots.txt": [reply(404)], "/a": [reply(429, Retry_After="7")], "/b": [page()]}
    moments: list[float] = []
    site.replies["/b"] = [lambda handler: (moments.append(time.seconds()), page()(handler))]
    with Client(make_source(site.url), "N/1", limits=QUICK, clocks=time.clocks) as client:
        client.get(f"{site.url}/a")
        told = time.seconds()
        client.get(f"{site.url}/b")
    assert moments == [told + 7]
    assert time.slept == [7, 7, 7]


def test_a_site_is_let_go_after_the_rest_it_asked_for(site: Site, time: FakeTime) -> None:
    let_go: list[float] = []

    @contextmanager
    def lock(name: str) -> Iterator[None]:
        yield
        let_go.append(time.seconds())

    site.replies |= {"/robots.txt": [reply(404)], "/a": [reply(429, Retry_After="7")]}
    with Client(make_source(site.url), "N/1", lock, limits=QUICK, clocks=time.clocks) as client:
        client.get(f"{site.url}/a")
        told = time.seconds()
    assert let_go == [told + 7]


def test_a_name_server_that_says_nothing_ends_at_the_deadline(time: FakeTime, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()
    monkeypatch.setattr(dialling.socket, "getaddrinfo", lambda *_, **__: ended.wait(30))
    begun = real_time.monotonic()
    limits = Limits(connect=5, read=5, wall=0.2)
    with Client(make_source("http://n.example"), "N/1", limits=limits, clocks=time.clocks) as client:
        got = client.get("http://n.example/a")
    ended.set()
    assert (got.reason, got.body) == ("timeout", b"")
    assert real_time.monotonic() - begun < 3
