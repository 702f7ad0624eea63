"""A run that is run again, as when its tasks are cleared: it ends as it ended, and asks only for what is missing."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsflow import store
from newsflow.errors import BatchStopped
from newsflow.fetch import retry
from newsflow.flow import run_verb
from newsflow.local.sample import OUTLETS, demo_source, serve
from newsflow.model import Outcome, RunKey, Trigger, Verb
from newsflow.newsroom.gather import gather
from newsflow.settings import Settings, read_settings

OUTLET = OUTLETS["nakhla"]
DAY = datetime.now(OUTLET.zone).date() - timedelta(days=9)
NIGHT = RunKey(OUTLET.key, DAY, "scheduled__night", Trigger.SCHEDULED)


@pytest.fixture
def settings(tmp_path: Path, connection: store.Connection, database_url: str) -> Settings:
    (tmp_path / "sources").mkdir()
    return read_settings(
        {
            "NEWSFLOW_HOME": str(tmp_path / "home"),
            "NEWSFLOW_SOURCES": str(tmp_path / "sources"),
            "NEWSFLOW_LAKE": str(tmp_path / "lake"),
            "NEWSFLOW_DATABASE_URL": database_url,
        }
    )


@contextmanager
def _outlet(settings: Settings, port: int = 0) -> Iterator[int]:
    with serve(port, [OUTLET]) as stand:
        address = stand.addresses[OUTLET.key]
        (settings.sources / f"{OUTLET.key}.yaml").write_text(demo_source(OUTLET, address), encoding="utf-8")
        yield int(address.rsplit(":", 1)[1])


def _run(settings: Settings) -> dict[Verb, dict[str, int]]:
    return {verb: run_verb(settings, verb, NIGHT) for verb in Verb}


def _rows(connection: store.Connection) -> dict[str, list[tuple[object, ...]]]:
    """What the night left: its URLs with their outcomes, and every article."""
    with store.transaction(connection) as cursor:
        cursor.execute("select url, outcome, article_id from links order by url")
        links = cursor.fetchall()
        cursor.execute("select article_id, content_hash, captured_at from articles order by article_id")
        articles = cursor.fetchall()
        cursor.execute("select url, outcome, reasons from run_links where run = %s order by url", (NIGHT.run,))
        return {"links": links, "articles": articles, "run_links": cursor.fetchall()}


def test_a_night_that_is_cleared_ends_as_it_ended(settings: Settings, connection: store.Connection) -> None:
    with _outlet(settings):
        first = _run(settings)
        rows = _rows(connection)
        second = _run(settings)
    assert first[Verb.LOAD] == second[Verb.LOAD] == {"loaded": first[Verb.DISCOVER]["advertised"]}
    assert first[Verb.FETCH] == second[Verb.FETCH]
    assert len({day for (day,) in _days(connection)}) > 1
    assert _rows(connection) == rows


def _days(connection: store.Connection) -> list[tuple[object, ...]]:
    with store.transaction(connection) as cursor:
        cursor.execute("select distinct day from articles")
        return cursor.fetchall()


def test_a_night_keeps_what_its_outlet_has_forgotten(settings: Settings, connection: store.Connection) -> None:
    with _outlet(settings):
        first = _run(settings)
        rows = _rows(connection)
        path = settings.sources / f"{OUTLET.key}.yaml"
        # The archive lists nothing any more, as a feed that has moved on.
        path.write_text(re.sub(r"(url: .*)\{dd\}", r"\1{dd}-gone", path.read_text(encoding="utf-8")), encoding="utf-8")
        second = _run(settings)
    assert second[Verb.DISCOVER] | {"failed_routes": 0} == first[Verb.DISCOVER] | {"new": 0, "failed_routes": 0}
    assert second[Verb.LOAD] == first[Verb.LOAD]
    assert _rows(connection) == rows


def test_what_is_no_article_any_more_leaves_the_night(settings: Settings, connection: store.Connection) -> None:
    with _outlet(settings):
        first = _run(settings)
        path = settings.sources / f"{OUTLET.key}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("{10}$\n", "{9}[02468]$\n"), encoding="utf-8")
        second = _run(settings)
    assert 0 < second[Verb.DISCOVER]["advertised"] < first[Verb.DISCOVER]["advertised"]
    assert second[Verb.LOAD] == {"loaded": second[Verb.DISCOVER]["advertised"]}
    assert second[Verb.EXTRACT]["articles"] == second[Verb.DISCOVER]["advertised"]
    assert [step.sum.unaccounted for step in gather(settings, NIGHT).steps] == [0] * len(Verb)


def test_a_site_that_was_down_is_asked_again(
    settings: Settings, connection: store.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retry, "PAUSES", (0.0, 0.0, 0.0))
    with _outlet(settings) as port:
        listed = run_verb(settings, Verb.DISCOVER, NIGHT)
    with socket.create_server(("127.0.0.1", port)):
        pass  # nobody listens there now
    for verb in list(Verb)[1:]:
        with suppress(BatchStopped):
            run_verb(settings, verb, NIGHT)
    assert {line.outcome for line in store.ledger_of_run(connection, NIGHT)} == {Outcome.DROPPED}
    with _outlet(settings, port):
        again = _run(settings)
    assert again[Verb.LOAD] == {"loaded": listed["advertised"]}
