"""The housekeeping Dag: what it is, where its tasks reach, what they leave alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsflow import flow
from newsflow.airflow import upkeep
from newsflow.airflow.upkeep import KEPT, command_environment, delete_logs, learn_lines, old_logs
from newsflow.errors import ConfigurationError, TransientError
from newsflow.flow import Lesson
from newsflow.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PARSE = """
import json, runpy, sys
from datetime import UTC, datetime
from airflow.serialization.serialized_objects import DagSerialization
from airflow.timetables import trigger
from airflow.timetables.base import TimeRestriction
trigger.utcnow = lambda: datetime(2024, 11, 30, 13, tzinfo=UTC)
dag = runpy.run_path("dags/housekeeping.py")["dag"]
stored = DagSerialization.deserialize_dag(DagSerialization.serialize_dag(dag))
anew = TimeRestriction(earliest=None, latest=None, catchup=False)
first = stored.timetable.next_dagrun_info(last_automated_data_interval=None, restriction=anew)
print(json.dumps({
    "tasks": {task.task_id: sorted(task.upstream_task_ids | task.downstream_task_ids) for task in dag.tasks},
    "documented": all(task.doc_md for task in dag.tasks), "catchup": dag.catchup, "first": str(first.run_after),
    "heavy": sorted({"lxml", "pandas", "great_expectations", "psycopg2"} & set(sys.modules)),
}))
"""
SOURCE = """
key: {key}
name: Texts
language: ar
time_zone: Asia/Baghdad
routes: [{{kind: files, path: texts}}]
"""


def test_three_chores_that_wait_for_nothing() -> None:
    said = subprocess.run([sys.executable, "-c", PARSE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(said.stdout.splitlines()[-1]) == {
        "tasks": {"learn_lines": [], "clean_database": [], "delete_logs": []},
        "documented": True,
        "catchup": False,
        "first": "2024-12-07 12:40:00+00:00",
        "heavy": [],
    }


ADDRESSES = {
    "postgres": ("postgresql+asyncpg://a:b@h/airflow", "postgresql+psycopg2://a:b@h/airflow"),
    "sqlite": ("sqlite+aiosqlite:////x/airflow.db", "sqlite:////x/airflow.db"),
    "another driver": ("mysql+x://h/airflow", "mysql+x://h/airflow"),
}


@pytest.mark.parametrize(("asynchronous", "expected"), ADDRESSES.values(), ids=ADDRESSES.keys())
def test_commands_reach_the_database_that_tasks_may_not(asynchronous: str, expected: str) -> None:
    hidden = "airflow-db-not-allowed:///"
    given = {
        "PATH": "/bin",
        upkeep.DATABASE: hidden,
        "AIRFLOW__CORE__SQL_ALCHEMY_CONN": hidden,
        "_AIRFLOW_PROCESS_CONTEXT": "client",
        "__AIRFLOW_SUPERVISOR_FD": "9",
        f"{upkeep.DATABASE}_ASYNC": asynchronous,
    }
    environment = command_environment(given)
    assert environment == {
        "PATH": "/bin",
        upkeep.DATABASE: expected,
        f"{upkeep.DATABASE}_ASYNC": asynchronous,
    }


def test_without_an_address_the_remedy_is_said() -> None:
    with pytest.raises(ConfigurationError, match=r"SQL_ALCHEMY_CONN_ASYNC = '': is not an address. Set it"):
        command_environment({upkeep.DATABASE: "airflow-db-not-allowed:///"})


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Log files of two runs, one beyond what is kept and one within; an old file that is no log; a link out."""
    folder = tmp_path / "logs"
    monkeypatch.setenv("AIRFLOW__LOGGING__BASE_LOG_FOLDER", str(folder))
    outside = tmp_path / "outside"
    for path, age in (
        (folder / "dag_id=d" / "run_id=old" / "attempt=1.log", KEPT + timedelta(hours=1)),
        (folder / "dag_id=d" / "run_id=new" / "attempt=1.log", KEPT - timedelta(hours=1)),
        (folder / "dag_id=d" / "notes.txt", 2 * KEPT),
        (outside / "precious.log", 2 * KEPT),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("…", encoding="utf-8")
        moment = (datetime.now(UTC) - age).timestamp()
        os.utime(path, (moment, moment))
    (folder / "linked").symlink_to(outside, target_is_directory=True)
    (folder / "linked.log").symlink_to(outside / "precious.log")
    return folder


def test_only_old_log_files_go_and_their_empty_folders(logs: Path) -> None:
    assert delete_logs() == 1
    assert {path.name for path in (logs / "dag_id=d").iterdir()} == {"run_id=new", "notes.txt"}
    assert (logs / "linked" / "precious.log").is_file()
    assert delete_logs() == 0


def test_a_folder_that_is_not_there_has_no_logs(tmp_path: Path) -> None:
    assert list(old_logs(tmp_path / "none", datetime.now(UTC))) == []


def test_one_source_that_fails_does_not_keep_the_others_from_learning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("first", "second", "third"):
        (tmp_path / f"{key}.yaml").write_text(SOURCE.format(key=key), encoding="utf-8")
    monkeypatch.setenv("NEWSFLOW_SOURCES", str(tmp_path))
    monkeypatch.setenv("NEWSFLOW_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    asked: list[str] = []

    def lesson(settings: Settings, source: str) -> Lesson:
        asked.append(source)
        if source == "second":
            raise TransientError("Postgres is away")
        return Lesson(source, 1, 3)

    monkeypatch.setattr(flow, "take_lesson", lesson)
    with pytest.raises(TransientError, match="Postgres is away"):
        learn_lines()
    assert asked == ["first", "second", "third"]
    (tmp_path / "second.yaml").write_text("key: second\n", encoding="utf-8")
    assert learn_lines() == {"first": 3, "third": 3}
