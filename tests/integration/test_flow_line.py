"""The line without Airflow: kills, days that no route serves, files, the contract of `newsflow clean`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsflow import store
from newsflow.clean import clean_record
from newsflow.cli.contract import convert
from newsflow.errors import BatchStopped, ConfigurationError, NotServed
from newsflow.flow import newest_run, run_verb
from newsflow.local.sample import OUTLETS, Faults, demo_source, serve, write_texts
from newsflow.model import Outcome, RunKey, Trigger, Verb
from newsflow.settings import Settings, read_settings

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
OUTLET = OUTLETS["nakhla"]
DAY = datetime.now(OUTLET.zone).date() - timedelta(days=9)
FILES = """
key: texts
name: Texts
language: ar
time_zone: Asia/Baghdad
routes: [{{kind: files, path: "{path}", glob: "*.txt"}}]
"""
FETCH = """
import sys
from newsflow.flow import newest_run, run_verb
from newsflow.settings import read_settings
from newsflow.model import Verb
from datetime import date
settings = read_settings()
run_verb(settings, Verb.FETCH, newest_run(settings, "nakhla", date.fromisoformat(sys.argv[1])))
"""


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


def _outlet(settings: Settings, address: str) -> None:
    (settings.sources / f"{OUTLET.key}.yaml").write_text(demo_source(OUTLET, address), encoding="utf-8")


def _key(source: str, day: date, run: str = "first", trigger: Trigger = Trigger.MANUAL) -> RunKey:
    return RunKey(source, day, run, trigger)


def _run(settings: Settings, key: RunKey) -> dict[str, int]:
    return [run_verb(settings, verb, key) for verb in Verb][-1]


def test_every_advertised_url_has_one_outcome_and_they_add_up(settings: Settings, connection: store.Connection) -> None:
    with serve(0, [OUTLET], faults=Faults(errors=0.3)) as stand:
        _outlet(settings, stand.addresses[OUTLET.key])
        key = _key(OUTLET.key, DAY)
        with suppress(BatchStopped):
            _run(settings, key)
    run = store.find_run(connection, key)
    assert run is not None
    assert run.outcomes is not None
    ledger = store.ledger_of_run(connection, key)
    assert sum(run.outcomes.values()) == run.advertised == len(ledger) > 0
    assert all(line.outcome is not Outcome.PENDING for line in ledger)
    assert all(line.reasons for line in ledger if line.outcome in (Outcome.DROPPED, Outcome.QUARANTINED))


def test_a_killed_fetch_leaves_an_open_run_and_its_retry_closes_it(
    settings: Settings, connection: store.Connection
) -> None:
    with serve(0, [OUTLET], faults=Faults(seconds=0.2)) as stand:
        _outlet(settings, stand.addresses[OUTLET.key])
        key = _key(OUTLET.key, DAY)
        run_verb(settings, Verb.DISCOVER, key)
        _killed_while_fetching(settings)
        run = store.find_run(connection, key)
        pending = store.ledger_of_run(connection, key)
        assert run is not None
        assert run.state == "open"
        assert {line.outcome for line in pending} == {Outcome.PENDING}
        for verb in list(Verb)[1:]:
            run_verb(settings, verb, newest_run(settings, OUTLET.key, DAY))
    closed = store.find_run(connection, key)
    assert closed is not None
    assert (closed.state, closed.outcomes) == ("passed", {"loaded": len(pending)})


def _killed_while_fetching(settings: Settings) -> None:
    """A process has fetched for a while and was killed at once, without a chance to tidy up."""
    environment = os.environ | {
        "NEWSFLOW_SOURCES": str(settings.sources),
        "NEWSFLOW_LAKE": settings.lake,
        "NEWSFLOW_DATABASE_URL": settings.database_url,
    }
    process = subprocess.Popen([sys.executable, "-c", FETCH, str(DAY)], env=environment)
    unfinished = Path(settings.lake) / "fetch"
    deadline = time.monotonic() + 60
    while not list(unfinished.rglob("*unfinished*")) and time.monotonic() < deadline:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def test_a_day_that_no_route_serves_is_said_and_not_faked(settings: Settings, connection: store.Connection) -> None:
    with serve(0, [OUTLET]) as stand:
        _outlet(settings, stand.addresses[OUTLET.key])
        key = _key(OUTLET.key, date(2001, 1, 1))
        with pytest.raises(NotServed, match="no route reaches 2001-01-01"):
            run_verb(settings, Verb.DISCOVER, key)
    run = store.find_run(connection, key)
    assert run is not None
    assert run.state == "not_served"
    assert "no route reaches 2001-01-01" in (run.sentence or "")


def test_a_scheduled_run_looks_back_for_what_came_late_only(settings: Settings) -> None:
    with serve(0, [OUTLET]) as stand:
        _outlet(settings, stand.addresses[OUTLET.key])
        before = [_run(settings, _key(OUTLET.key, DAY - timedelta(days=n), f"n{n}")) for n in (1, 2)]
        counts = run_verb(settings, Verb.DISCOVER, _key(OUTLET.key, DAY, "night", Trigger.SCHEDULED))
        plain = run_verb(settings, Verb.DISCOVER, _key(OUTLET.key, DAY, "plain"))
        third = run_verb(settings, Verb.DISCOVER, _key(OUTLET.key, DAY - timedelta(days=3), "third"))
    assert all(count["loaded"] > 0 for count in before)
    assert counts["advertised"] == plain["advertised"] + third["advertised"]


def test_a_folder_of_texts_becomes_articles_of_their_own_days(settings: Settings, connection: store.Connection) -> None:
    write_texts(settings.sources / "texts")
    (settings.sources / "texts.yaml").write_text(FILES.format(path="texts"), encoding="utf-8")
    assert _run(settings, _key("texts", DAY)) == {"loaded": 2}
    assert _run(settings, _key("texts", DAY, "again")) == {"unchanged": 2}
    with connection.cursor() as cursor:
        cursor.execute("select day::text, published_basis from articles order by day")
        assert cursor.fetchall() == [("2025-03-08", "line"), ("2025-03-12", "inferred")]


needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the development data are not beside the repository")


@needs_shared
def test_the_two_example_inputs_load_with_their_days(settings: Settings, connection: store.Connection) -> None:
    (settings.sources / "texts.yaml").write_text(FILES.format(path=SHARED / "seeds"), encoding="utf-8")
    assert _run(settings, _key("texts", DAY)) == {"loaded": 2}
    with connection.cursor() as cursor:
        cursor.execute("select day::text, page_date::text, comment_count from articles order by day")
        assert cursor.fetchall() == [("2024-11-30", "2024-12-04", 0), ("2024-12-01", None, None)]


@needs_shared
def test_the_example_inputs_are_cleaned_without_a_fault(tmp_path: Path) -> None:
    truth, given = SHARED / "clean" / "seeds_clean.jsonl", tmp_path / "given.jsonl"
    assert convert(truth, given, clean_record) == (2, 0)
    scorer = [sys.executable, str(SHARED / "clean" / "score_clean.py"), str(truth), str(given)]
    subprocess.run([*scorer, "--json", str(tmp_path / "score.json")], check=True, capture_output=True)
    score: dict[str, Any] = json.loads((tmp_path / "score.json").read_text(encoding="utf-8"))
    assert score["kept_lines"]["F1"] == 1.0
    assert score["removed"]["kind_acc_all"] == 1.0
    assert {name for name, field in score["fields"].items() if field["acc"] not in (None, 1.0)} == set()
    assert {name for name, field in score["fields"].items() if field["spurious"]} <= {"outlet"}
    assert score["published_at_inferrable"]["inferred_ok"] == 1
    assert (score["embeds"]["P"], score["embeds"]["R"]) == (1.0, 1.0)


def test_settings_name_the_database_only_when_there_is_one(settings: Settings) -> None:
    with pytest.raises(ConfigurationError, match="Run `newsflow up`, or set it to postgresql://"):
        newest_run(replace(settings, database_url=""), OUTLET.key, DAY)
