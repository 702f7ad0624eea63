"""The sample outlets' own source files find, for any day, what the answer key says was advertised."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import requests

from newsflow.discover import Discovery, discover
from newsflow.fetch import Client
from newsflow.fetch.pace import Clocks
from newsflow.local.sample import OUTLETS, Faults, Outlet, demo_source, serve
from newsflow.local.sample.newsroom import latest, stories
from newsflow.local.sample.outlets import Fate
from newsflow.sources import read_source

NOW = datetime(2024, 12, 1, 10, 15, tzinfo=UTC)
TODAY = NOW.date()
HASTY = Clocks(now=lambda: NOW, sleep=lambda _: None)
DEAD = date(2024, 11, 27)
LATE = date(2024, 11, 30)

DAYS = {
    "today": TODAY,
    "yesterday": LATE,
    "before yesterday": date(2024, 11, 29),
    "of the past": date(2021, 2, 28),
    "first of the youngest archive": date(2018, 1, 1),
    "a holiday": date(2024, 5, 1),
}


def asked(outlet: Outlet, days: set[date], folder: Path, faults: Faults) -> tuple[Discovery, dict[str, str]]:
    """What the outlet's routes give for the days, and the answer key's addresses with their days."""
    with serve(0, [outlet], lambda: NOW, faults) as stand:
        base = stand.addresses[outlet.key]
        path = folder / f"{outlet.key}.yaml"
        path.write_text(demo_source(outlet, base), encoding="utf-8")
        source = read_source(path)
        with Client(source, "Newsflow/0.1", clocks=HASTY) as client:
            discovery = discover(source, frozenset(days), TODAY, client.get)
        answers = [requests.get(f"{base}/truth/{day}.jsonl", timeout=10) for day in days]
    rows = [json.loads(line) for answer in answers for line in answer.content.decode().splitlines()]
    return discovery, {row["url"]: row["day"] for row in rows}


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS)
def test_a_days_links_are_those_of_the_answer_key(outlet: Outlet, day: date, tmp_path: Path) -> None:
    discovery, key = asked(outlet, {day}, tmp_path, Faults())
    dated = {link.url: link.day.isoformat() for link in discovery.links if link.day}

    assert dated == key
    assert discovery.failures == ()


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
def test_a_day_that_is_dead_hides_no_other(outlet: Outlet, tmp_path: Path) -> None:
    alive = DEAD - timedelta(days=1)
    discovery, key = asked(outlet, {DEAD, alive}, tmp_path, Faults(dead_days=frozenset({DEAD})))

    assert {link.url: str(link.day) for link in discovery.links} == {
        url: day for url, day in key.items() if day == str(alive)
    }
    assert [failure.reason for failure in discovery.failures] == ["http_5xx"]


def test_the_days_say_something() -> None:
    marsa, sindyan = OUTLETS["marsa"], OUTLETS["sindyan"]
    late = [one for one in stories(marsa, LATE, NOW) if one.fate is Fate.LATE]
    corrected = [one for one in stories(marsa, LATE, NOW) if one.corrected(NOW)]
    assert all(one.appears.date() == TODAY for one in late)
    assert (bool(late), bool(corrected)) == (True, True)
    assert stories(sindyan, DAYS["a holiday"], NOW) == ()


def test_only_the_listing_knows_of_news_without_a_date(tmp_path: Path) -> None:
    sindyan = OUTLETS["sindyan"]
    undated = {one.id for one in latest(sindyan, NOW)[:20] if one.fate is Fate.UNDATED}
    discovery, _ = asked(sindyan, {TODAY}, tmp_path, Faults())

    assert {link.url.rpartition("/")[2].removesuffix(".html") for link in discovery.links if not link.day} == undated
