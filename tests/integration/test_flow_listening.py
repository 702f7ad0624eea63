"""Listening by the hour: a feed of 20 items loses nothing of a day of 300, and what it did lose is said."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from newsflow import store
from newsflow.errors import NotServed
from newsflow.flow import listen, run_verb
from newsflow.model import Outcome, RunKey, Trigger, Verb
from newsflow.settings import Settings, read_settings

ZONE = ZoneInfo("Asia/Baghdad")
DAY = datetime.now(ZONE).date() - timedelta(days=1)
MIDNIGHT = datetime.combine(DAY, time(), ZONE)
ITEMS = 300
LISTED = 20
EVERY = timedelta(days=1) / ITEMS
SOURCE = """
key: hasty
name: Hasty
homepage: {address}/
language: ar
time_zone: Asia/Baghdad
routes: [{{kind: feed, url: "{address}/rss"}}]
fetch: {{delay: 0}}
urls: {{pattern: '/news/\\d+', id: '/news/(\\d+)'}}
"""


class Outlet:
    """An outlet that publishes every five minutes, and whose feed shows the last twenty; at its own time."""

    def __init__(self) -> None:
        self.now = MIDNIGHT
        self.asked: Counter[str] = Counter()
        self.answers: Counter[tuple[str, int]] = Counter()

    def feed(self) -> bytes:
        newest = int((self.now - MIDNIGHT) / EVERY)
        numbers = range(newest, newest - LISTED, -1)
        return f"<rss version='2.0'><channel>{''.join(map(self._item, numbers))}</channel></rss>".encode()

    def _item(self, number: int) -> str:
        moment = format_datetime(MIDNIGHT + number * EVERY)
        return f"<item><link>/news/{1000 + number}</link><title>خبر</title><pubDate>{moment}</pubDate></item>"

    def answer(self, path: str) -> bytes | None:
        self.asked[path] += 1
        return self.feed() if path == "/rss" else None


@pytest.fixture
def outlet() -> Iterator[tuple[Outlet, str]]:
    made = Outlet()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = made.answer(self.path) or b""
            known = bool(body) and self.headers["If-None-Match"] == str(hash(body))
            made.answers[self.path, 304 if known else 200 if body else 404] += 1
            self.send_response(304 if known else 200 if body else 404)
            self.send_header("ETag", str(hash(body)))
            self.end_headers()
            self.wfile.write(b"" if known else body)

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def settings(tmp_path: Path, connection: store.Connection, database_url: str, outlet: tuple[Outlet, str]) -> Settings:
    (tmp_path / "hasty.yaml").write_text(SOURCE.format(address=outlet[1]), encoding="utf-8")
    return read_settings(
        {
            "NEWSFLOW_HOME": str(tmp_path / "home"),
            "NEWSFLOW_SOURCES": str(tmp_path),
            "NEWSFLOW_LAKE": str(tmp_path / "lake"),
            "NEWSFLOW_DATABASE_URL": database_url,
        }
    )


def _hears(settings: Settings, site: Outlet, *hours: float) -> list[int]:
    """What is new in each hour of the day, when one listens then."""
    new = []
    for hour in hours:
        site.now = MIDNIGHT + timedelta(hours=hour)
        new.append(listen(settings, "hasty", site.now).new)
    return new


def _night(settings: Settings, site: Outlet, day: date = DAY) -> RunKey:
    site.now = MIDNIGHT + timedelta(hours=26.5)
    key = RunKey("hasty", day, "night", Trigger.SCHEDULED)
    run_verb(settings, Verb.DISCOVER, key)
    return key


def test_a_day_of_300_items_comes_whole_through_a_feed_of_20(
    settings: Settings, connection: store.Connection, outlet: tuple[Outlet, str]
) -> None:
    site, address = outlet
    new = _hears(settings, site, *range(27))
    ledger = store.ledger_of_day(connection, "hasty", DAY)

    assert {line.url for line in ledger} == {f"{address}/news/{1000 + number}" for number in range(ITEMS)}
    assert {line.outcome for line in ledger} == {Outcome.PENDING}
    assert new[0] == LISTED
    assert {*new[1:]} <= {12, 13}
    assert store.gaps_of(connection, "hasty", DAY, "Asia/Baghdad") == ()
    assert set(site.asked) == {"/robots.txt", "/rss"}

    lines = store.ledger_of_run(connection, _night(settings, site))
    assert sum(line.day == DAY for line in lines) == ITEMS


def test_one_that_is_seen_again_keeps_its_row(
    settings: Settings, connection: store.Connection, outlet: tuple[Outlet, str]
) -> None:
    assert _hears(settings, outlet[0], 9, 9.01) == [LISTED, 0]
    assert [outlet[0].answers["/rss", status] for status in (200, 304)] == [1, 1]
    assert {line.first_seen_at for line in store.ledger_of_day(connection, "hasty", DAY)} == {
        MIDNIGHT + timedelta(hours=9)
    }


def test_hours_that_nobody_listened_to_are_a_gap(
    settings: Settings, connection: store.Connection, outlet: tuple[Outlet, str]
) -> None:
    """From 10:00 to 13:00 37 items come, and 20 of them are still there."""
    _hears(settings, outlet[0], 9, 10, 13, 14)
    (gap,) = store.gaps_of(connection, "hasty", DAY, "Asia/Baghdad")

    assert (gap.since, gap.until) == (MIDNIGHT + 125 * EVERY, MIDNIGHT + 143 * EVERY)
    assert gap.filled_by == ()
    assert store.gaps_of(connection, "hasty", DAY - timedelta(days=1), "Asia/Baghdad") == ()


def test_a_night_without_listening_says_what_it_lost(
    settings: Settings, connection: store.Connection, outlet: tuple[Outlet, str]
) -> None:
    _hears(settings, outlet[0], 9)
    run = store.find_run(connection, _night(settings, outlet[0]))

    assert run is not None
    assert run.failures == ("feed: gap",)


def test_what_was_heard_is_fetched_even_when_no_route_reaches_its_day_any_more(
    settings: Settings, connection: store.Connection, outlet: tuple[Outlet, str]
) -> None:
    old = DAY - timedelta(days=40)
    with store.transaction(connection) as cursor:
        _hears(settings, outlet[0], 9)
        cursor.execute("update links set day = %s where url like '%%/news/1100'", (old,))
    key = RunKey("hasty", old, "later", Trigger.BACKFILL)
    run_verb(settings, Verb.DISCOVER, key)
    run = store.find_run(connection, key)

    assert [line.url[-4:] for line in store.ledger_of_run(connection, key)] == ["1100"]
    assert run is not None
    assert (run.state, run.routes) == ("open", ("ledger",))
    with pytest.raises(NotServed):
        run_verb(settings, Verb.DISCOVER, RunKey("hasty", old - timedelta(days=1), "later", Trigger.BACKFILL))
