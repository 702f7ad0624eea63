"""The ingest Dags: what they are, what parsing them costs, what a broken file becomes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from newsflow.airflow.steps import refusal, run_day
from newsflow.errors import ConfigurationError
from newsflow.local.sample import OUTLETS, demo_source
from newsflow.model import Verb

ROOT = Path(__file__).resolve().parents[2]
PARSE = """
import json, runpy, sys, time
import airflow.sdk, airflow.providers.standard.decorators.python, airflow.timetables.trigger
from airflow.serialization.serialized_objects import DagSerialization
def frozen(dag):
    return json.dumps(DagSerialization.serialize_dag(dag), sort_keys=True, default=str)

began = time.perf_counter()
dags = {name: dag for name, dag in runpy.run_path("dags/ingest.py").items() if name.startswith("ingest__")}
seconds = time.perf_counter() - began
heavy = sorted({"lxml", "pandas", "great_expectations", "psycopg2", "bs4", "numpy"} & set(sys.modules))
print(json.dumps({
    "seconds": seconds, "heavy": heavy, "bags": sorted(dags),
    "tasks": {name: list(dag.task_dict) for name, dag in dags.items()},
    "retries": sorted({task.retries for dag in dags.values() for task in dag.tasks}),
    "documented": all(dag.doc_md and all(task.doc_md for task in dag.tasks) for dag in dags.values()),
    "catchup": sorted({dag.catchup for dag in dags.values()}),
    "serialized": {name: frozen(dag) for name, dag in dags.items()},
}))
"""


def _parse(sources: Path) -> dict[str, Any]:
    environment = os.environ | {"NEWSFLOW_SOURCES": str(sources)}
    said = subprocess.run(
        [sys.executable, "-c", PARSE], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr[-3000:]
    found: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    text = demo_source(OUTLETS["nakhla"], "https://nakhla.example")
    for number in range(100):
        key = f"outlet_{number:03}"
        (folder / f"{key}.yaml").write_text(text.replace("key: nakhla", f"key: {key}"), encoding="utf-8")
    (folder / "outlet_050.yaml").write_text("key: outlet_050\nlanguage: arabic\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def parsed(hundred: Path) -> dict[str, Any]:
    return _parse(hundred)


def test_a_hundred_sources_parse_light(parsed: dict[str, Any]) -> None:
    assert len(parsed["bags"]) == 100
    assert parsed["heavy"] == []
    assert parsed["seconds"] < 10  # usually under one: the bound is for a machine ten times slower


def test_each_dag_is_the_six_verbs_documented_and_patient(parsed: dict[str, Any]) -> None:
    assert parsed["tasks"]["ingest__outlet_000"] == [verb.value for verb in Verb]
    assert parsed["documented"]
    assert parsed["catchup"] == [False]
    assert parsed["retries"] == [0, 3]


def test_a_broken_file_is_a_dag_of_its_own(parsed: dict[str, Any]) -> None:
    assert parsed["tasks"]["ingest__outlet_050"] == ["read_source"]


def test_parsing_again_gives_the_same_dags(parsed: dict[str, Any], hundred: Path) -> None:
    assert _parse(hundred)["serialized"] == parsed["serialized"]


def test_the_placeholder_fails_with_the_files_problem() -> None:
    with pytest.raises(ConfigurationError, match=r"time_zone = 'Asia/Bagdad'"):
        refusal("kalima.yaml: time_zone = 'Asia/Bagdad': is not a known time zone.")()


BAGHDAD = ZoneInfo("Asia/Baghdad")
AFTER = SimpleNamespace(run_after=datetime(2024, 12, 1, 22, 30, tzinfo=UTC))
DAYS = {
    "partition key": ({"partition_key": "2024-11-30", "dag_run": AFTER}, date(2024, 11, 30)),
    "parameter": ({"params": {"day": "2024-11-29"}, "dag_run": AFTER}, date(2024, 11, 29)),
    "key before parameter": ({"partition_key": "2024-11-30", "params": {"day": "2024-11-29"}}, date(2024, 11, 30)),
    "neither: the local day before": ({"params": {"day": None}, "dag_run": AFTER}, date(2024, 12, 1)),
}


@pytest.mark.parametrize(("context", "expected"), DAYS.values(), ids=DAYS.keys())
def test_the_day_of_a_run(context: dict[str, Any], expected: date) -> None:
    assert run_day(context, BAGHDAD) == expected


def test_a_day_that_is_none_says_so() -> None:
    with pytest.raises(
        ConfigurationError, match=r"day = '30\.11\.2024': is not a date\. Trigger again with YYYY-MM-DD"
    ):
        run_day({"partition_key": "30.11.2024"}, BAGHDAD)
