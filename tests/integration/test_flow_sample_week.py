"""A week of the whole sample newsroom, brought in afterwards: each URL has one outcome, and it is the answer key's."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from newsflow import store
from newsflow.flow import run_verb
from newsflow.local.sample import OUTLETS, demo_source, serve
from newsflow.local.sample.newsroom import stories
from newsflow.local.sample.outlets import WALLED, Fate
from newsflow.model import RunKey, Trigger, Verb
from newsflow.settings import Settings, read_settings

DAYS = [date(2025, 3, 10) + timedelta(days=n) for n in range(7)]
NOW = datetime(2025, 3, 20, 9, tzinfo=UTC)
FATES = {one.fate for outlet in OUTLETS.values() for day in DAYS for one in stories(outlet, day, NOW)}


@pytest.fixture
def week(tmp_path: Path, connection: store.Connection, database_url: str) -> Iterator[dict[str, str]]:
    """The addresses of the outlets, whose days were all brought in."""
    settings = read_settings(
        {
            "NEWSFLOW_HOME": str(tmp_path / "home"),
            "NEWSFLOW_SOURCES": str(tmp_path),
            "NEWSFLOW_LAKE": str(tmp_path / "lake"),
            "NEWSFLOW_DATABASE_URL": database_url,
        }
    )
    with serve(0, OUTLETS.values(), lambda: NOW) as stand:
        for key, address in stand.addresses.items():
            (tmp_path / f"{key}.yaml").write_text(demo_source(OUTLETS[key], address), encoding="utf-8")
            _run(settings, key)
        yield stand.addresses


def _run(settings: Settings, source: str) -> None:
    for day in DAYS:
        for verb in Verb:
            run_verb(settings, verb, RunKey(source, day, "week", Trigger.BACKFILL))


def _truths(address: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for day in DAYS:
        with urlopen(f"{address}/truth/{day}.jsonl") as answer:
            rows += [json.loads(line) for line in answer.read().splitlines()]
    return rows


def test_the_week_has_every_wall_and_a_site_that_asks_for_patience() -> None:
    assert {*WALLED, Fate.HURRIED} <= FATES


def test_every_url_has_one_outcome_and_the_sums_are_the_answer_keys(
    week: dict[str, str], connection: store.Connection
) -> None:
    for key, address in week.items():
        wanted = {row["url"]: (row["outcome"], row["reason"]) for row in _truths(address)}
        lines = [line for day in DAYS for line in store.ledger_of_day(connection, key, day)]
        found = {line.url: (line.outcome.value, next(iter(line.reasons), None)) for line in lines}
        runs = [store.newest_run(connection, key, day) for day in DAYS]
        sums = sum((Counter(run.outcomes) for run in runs if run and run.outcomes), Counter[str]())

        assert len(found) == len(lines)
        assert {url: told[0] for url, told in found.items()} == {url: told[0] for url, told in wanted.items()}
        assert {url: found[url][1] for url, told in wanted.items() if told[1]} == {
            url: told[1] for url, told in wanted.items() if told[1]
        }
        assert sums == Counter(outcome for outcome, _ in wanted.values())
        assert sum(run.advertised or 0 for run in runs if run) == len(wanted)
    _patience_was_had(week["marsa"], connection)


def _patience_was_had(address: str, connection: store.Connection) -> None:
    """Whoever was told to come back a second later did so, and not before."""
    hurried = [row for row in _truths(address) if row["fate"] == Fate.HURRIED]
    assert hurried
    for row in hurried:
        first, second = store.lives_of(connection, row["url"])[0].requests
        assert (first.status, first.reason, second.status, second.reason) == (429, "http_429", 200, None)
        assert second.at - first.at >= timedelta(seconds=1)
