"""A night and a backfill through a real Airflow: the tests run in order, on one start."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psutil
import pytest

from newsflow import store
from newsflow.airflow.api import FINISHED, Airflow, DayRun, Wish
from newsflow.cli.answer_key import compare
from newsflow.local import Ports, State, down, read_status, up
from newsflow.local.sample import OUTLETS, demo_source, serve
from newsflow.model import Trigger
from newsflow.settings import Settings, read_settings
from newsflow.store.tallies import day_tallies

OUTLET = OUTLETS["nakhla"]
DAG = f"ingest__{OUTLET.key}"
PORTS = Ports(18090, 15490, 19190)
PATIENCE = 180
STABLE = ("articles", "article_revisions", "removed_lines", "embeds")
BROKEN = "key: broken\nname: Broken\nlanguage: ar\ntime_zone: Asia/Bagdad\nroutes: []\n"


@dataclass
class Night:
    settings: Settings
    state: State
    airflow: Airflow
    address: str

    @property
    def yesterday(self) -> date:
        return datetime.now(OUTLET.zone).date() - timedelta(days=1)

    def finished(self, dag_id: str, run_id: str) -> DayRun:
        eventually(lambda: self.airflow.run(dag_id, run_id).state in FINISHED)
        return self.airflow.run(dag_id, run_id)

    def airflow_command(self, *words: str) -> str:
        """What `airflow …` prints in the environment of the running components."""
        pid = next(one.pid for one in read_status(self.settings).components if one.name == "scheduler")
        command = [sys.executable, "-m", "airflow", *words]
        environment = psutil.Process(pid).environ()
        said = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
        assert said.returncode == 0, said.stderr[-2000:]
        return said.stdout

    def fingerprint(self, *days: date) -> dict[str, str]:
        """A hash of the days' rows in the tables that a second run must not touch, with the rows' write marks."""
        with closing(store.connect(self.state.database_url, "tests")) as connection, connection.cursor() as cursor:
            found = {}
            for table in STABLE:
                cursor.execute(
                    f"select xmin::text, t::text from {table} t "
                    "where article_id in (select article_id from articles where day = any(%s)) order by t::text",
                    (list(days),),
                )
                found[table] = hashlib.sha256(repr(cursor.fetchall()).encode()).hexdigest()
            return found


def eventually(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "has not happened in time"
        time.sleep(0.2)


@pytest.fixture(scope="module")
def night() -> Iterator[Night]:
    top = Path(tempfile.mkdtemp(prefix="newsflow-night-"))
    sources = top / "sources"
    sources.mkdir()
    with serve(0, [OUTLET]) as stand:
        address = stand.addresses[OUTLET.key]
        # no night falls into the test: Airflow runs one at once that is less than a tenth of a day old
        later = f"{(datetime.now(OUTLET.zone) + timedelta(hours=6)):%H:%M}"
        source = demo_source(OUTLET, address).replace('"02:30"', f'"{later}"')
        assert later in source
        (sources / f"{OUTLET.key}.yaml").write_text(source, encoding="utf-8")
        berlin = source.replace("key: nakhla", "key: berlin").replace("Asia/Baghdad", "Europe/Berlin")
        (sources / "berlin.yaml").write_text(berlin, encoding="utf-8")
        (sources / "broken.yaml").write_text(BROKEN, encoding="utf-8")
        settings = read_settings({"NEWSFLOW_HOME": str(top / "home"), "NEWSFLOW_SOURCES": str(sources)})
        try:
            state = up(settings, lambda _: None, (), PORTS)
            settings = read_settings({"NEWSFLOW_HOME": str(top / "home"), "NEWSFLOW_SOURCES": str(sources)})
            one = Night(settings, state, Airflow(settings), address)
            eventually(lambda: all(one.airflow.has_dag(f"ingest__{key}") for key in (OUTLET.key, "berlin", "broken")))
            yield one
        finally:
            down(settings, lambda _: None)
            shutil.rmtree(top)


def test_a_night_is_green_and_equals_the_answer_key(night: Night) -> None:
    run = night.airflow.trigger(DAG, night.yesterday)
    assert run.run_id.startswith(f"manual__{night.yesterday}__")
    assert night.finished(DAG, run.run_id).state == "success"
    assert night.airflow.failed_tasks(DAG, run.run_id) == []
    with closing(store.connect(night.state.database_url, "tests")) as connection:
        ledger = store.ledger_of_day(connection, OUTLET.key, night.yesterday)
        closed = store.newest_run(connection, OUTLET.key, night.yesterday)
        truths, result = compare(connection, OUTLET.key, (night.yesterday, night.yesterday), night.address)
    assert sorted(line.url for line in ledger) == sorted(truth["url"] for truth in truths)
    assert closed is not None
    assert closed.outcomes == {"loaded": len(truths)}
    assert (result.outcomes, result.differences) == (1.0, ())
    assert result.kept_f1 >= 0.99


def test_a_backfill_by_the_plain_command_gives_exactly_the_days(night: Night) -> None:
    first, last = night.yesterday - timedelta(days=4), night.yesterday - timedelta(days=2)
    future = night.yesterday + timedelta(days=3)
    night.airflow_command(
        "backfill",
        "create",
        "--dag-id",
        DAG,
        "--from-date",
        str(first),
        "--to-date",
        str(last),
        "--max-active-runs",
        "2",
    )
    wanted = [str(first + timedelta(days=n)) for n in range(3)]
    eventually(lambda: sorted(run.day for run in night.airflow.runs(DAG, "backfill")) == wanted)
    eventually(lambda: all(run.state in FINISHED for run in night.airflow.runs(DAG, "backfill")))
    assert {run.state for run in night.airflow.runs(DAG, "backfill")} == {"success"}
    assert all(run.run_id.startswith(f"backfill__{run.day}__") for run in night.airflow.runs(DAG, "backfill"))
    with closing(store.connect(night.state.database_url, "tests")) as connection:
        closed = store.newest_run(connection, OUTLET.key, first)
    assert closed is not None
    assert closed.key.trigger is Trigger.BACKFILL
    planned = night.airflow.backfill_days(DAG, night.yesterday - timedelta(days=6), future, Wish())
    assert planned[:2] == [str(night.yesterday - timedelta(days=n)) for n in (6, 5)]
    assert max(planned) <= str(night.yesterday)


SPANS = {
    "month's end": ("2024-10-30", "2024-11-02"),
    "leap day": ("2024-02-28", "2024-03-01"),
    "spring clock change": ("2024-03-30", "2024-04-01"),
    "autumn clock change": ("2024-10-26", "2024-10-28"),
}


def _days(first: str, last: str) -> list[str]:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return [str(begin + timedelta(days=n)) for n in range((end - begin).days + 1)]


@pytest.mark.parametrize("source", [OUTLET.key, "berlin"])
@pytest.mark.parametrize(("first", "last"), SPANS.values(), ids=SPANS.keys())
def test_the_api_gives_exactly_the_days(night: Night, source: str, first: str, last: str) -> None:
    span = date.fromisoformat(first), date.fromisoformat(last)
    assert night.airflow.backfill_days(f"ingest__{source}", *span, Wish()) == _days(first, last)


@pytest.mark.parametrize("source", [OUTLET.key, "berlin"])
def test_the_plain_command_gives_exactly_the_days(night: Night, source: str) -> None:
    first, last = "2024-03-30", "2024-04-01"
    words = ("--dag-id", f"ingest__{source}", "--from-date", first, "--to-date", last, "--dry-run")
    said = night.airflow_command("backfill", "create", *words)
    assert sorted(set(re.findall(r"2024-\d\d-\d\d(?=\b(?!T|[ ]\d))", said))) == _days(first, last)


def test_a_day_run_twice_changes_no_row(night: Night) -> None:
    days = (night.yesterday, night.yesterday - timedelta(days=3))
    before = night.fingerprint(*days)
    for day in days:
        run = night.airflow.trigger(DAG, day)
        assert night.finished(DAG, run.run_id).state == "success"
    assert night.fingerprint(*days) == before


def test_the_morning_starts_what_is_missing_and_tells_it(night: Night) -> None:
    lost = night.yesterday - timedelta(days=5)
    earlier = night.airflow.trigger(DAG, lost - timedelta(days=1))
    assert night.finished(DAG, earlier.run_id).state == "success"
    with closing(store.connect(night.state.database_url, "tests")) as connection:
        assert [tally.colour for tally in day_tallies(connection, lost, lost, OUTLET.key)] == ["missing"]
        run = night.airflow.start("digest", {})
        assert night.finished("digest", run.run_id).state == "success"
        (started,) = (
            one for one in night.airflow.runs(DAG, "operator_triggered") if one.run_id.startswith(f"heal__{lost}__")
        )
        assert night.finished(DAG, started.run_id).state == "success"
        assert [tally.colour for tally in day_tallies(connection, lost, lost, OUTLET.key)] == ["green"]
    told = (Path(night.settings.lake) / "digest" / f"{datetime.now(UTC).date()}.txt").read_text(encoding="utf-8")
    line = next((line for line in told.splitlines() if f"{OUTLET.key} {lost}" in line), None)
    assert line is None or line.endswith("(being filled now)")  # a quick run is done before the night is told


def test_the_reprocess_dag_reads_again_in_mapped_batches(night: Night) -> None:
    path = night.settings.sources / f"{OUTLET.key}.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\nselectors: {drop: [blockquote.twitter-tweet]}\n", "utf-8")
    days = (night.yesterday - timedelta(days=9), night.yesterday)
    conf = {"source": OUTLET.key, "first": str(days[0]), "last": str(days[1])}
    with closing(store.connect(night.state.database_url, "tests")) as connection, connection.cursor() as cursor:
        cursor.execute("select count(*) from embeds")
        assert cursor.fetchone() > (0,)
        run = night.airflow.start("reprocess", conf)
        assert night.finished("reprocess", run.run_id).state == "success"
        connection.rollback()
        cursor.execute("select (select count(*) from embeds), array_agg(state) from runs where trigger = 'reprocess'")
        assert cursor.fetchone() == (0, ["passed"])


def test_a_wrong_source_file_fails_alone_with_its_message(night: Night) -> None:
    run = night.airflow.trigger("ingest__broken", night.yesterday)
    assert night.finished("ingest__broken", run.run_id).state == "failed"
    assert night.airflow.failed_tasks("ingest__broken", run.run_id) == ["read_source"]
    logs = (night.settings.home / "logs" / "tasks").rglob("*task_id=read_source*/**/*.log")
    said = "\n".join(path.read_text(encoding="utf-8") for path in logs)
    assert "broken.yaml: time_zone = 'Asia/Bagdad': is not a known time zone" in said
    assert "IANA name: Asia/Baghdad" in said
