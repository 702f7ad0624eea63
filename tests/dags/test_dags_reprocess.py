"""The reprocess Dag: its shape, and what its tasks hand one another."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from airflow.sdk.exceptions import AirflowFailException

from newsflow import flow
from newsflow.airflow import portions
from newsflow.errors import ConfigurationError
from newsflow.flow import Account, Change, Portion
from newsflow.model import RunKey, Trigger
from newsflow.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PARSE = """
import json, runpy, sys
from airflow.serialization.serialized_objects import DagSerialization
dag = runpy.run_path("dags/reprocess.py")["dag"]
DagSerialization.serialize_dag(dag)
print(json.dumps({
    "tasks": {task.task_id: [sorted(task.upstream_task_ids), task.is_mapped] for task in dag.tasks},
    "documented": all(task.doc_md for task in dag.tasks), "params": sorted(dag.params),
    "heavy": sorted({"lxml", "pandas", "great_expectations", "psycopg2"} & set(sys.modules)),
}))
"""
PORTION = Portion(
    RunKey("harbour", date(2024, 11, 1), "reprocess__2024-11-01__x__0000", Trigger.REPROCESS),
    date(2024, 11, 30),
    ("fetch/harbour/2024-11-01/a/part-0000.warc.gz",),
    41,
)


def test_compare_and_load_are_mapped_and_a_review_stands_between() -> None:
    said = subprocess.run([sys.executable, "-c", PARSE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(said.stdout.splitlines()[-1]) == {
        "tasks": {
            "plan": [[], False],
            "compare": [["plan"], True],
            "review": [["compare", "plan"], False],
            "load": [["plan", "review"], True],
        },
        "documented": True,
        "params": ["accept_loss", "first", "last", "source"],
        "heavy": [],
    }


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    params = {"source": "harbour", "first": "2024-11-01", "last": "2024-11-30", "accept_loss": False}
    context = {"params": params, "dag_run": SimpleNamespace(run_id="manual__2024-12-01T00:00:00+00:00")}
    monkeypatch.setattr(portions, "get_current_context", lambda: context)
    monkeypatch.setattr(portions, "task_settings", lambda: None)
    return params


def test_a_batch_travels_as_json(asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def plan(settings: Settings, source: str, first: date, last: date, name: str) -> tuple[Portion, ...]:
        assert (source, first, last, name) == (
            "harbour",
            date(2024, 11, 1),
            date(2024, 11, 30),
            "manual__2024-12-01T00_00_00_00_00",
        )
        return (PORTION,)

    given: list[Portion] = []
    monkeypatch.setattr(flow, "plan_reprocess", plan)
    monkeypatch.setattr(flow, "apply_portion", lambda _, portion: given.append(portion) or {"revised": 1})
    (pointer,) = json.loads(json.dumps(portions.plan()))
    assert portions.apply(pointer) == {"revised": 1}
    assert given == [PORTION]


def test_more_batches_than_airflow_maps_are_refused(asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "plan_reprocess", lambda *_: (PORTION,) * 1001)
    with pytest.raises(ConfigurationError, match=r"1001 batches, at most 1000 fit a run. Ask for fewer days"):
        portions.plan()


@pytest.mark.parametrize(("accepted", "lost", "stops"), [(False, 2, True), (True, 2, False), (False, 1, False)])
def test_a_great_loss_stops_for_review(
    asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch, accepted: bool, lost: int, stops: bool
) -> None:
    account = Account(pages=1, characters=100)
    account.add(Change("1", "u", "text", ("a" * 100,), ("a" * (100 - lost),)))
    monkeypatch.setattr(flow, "read_account", lambda *_: account)
    asked["accept_loss"] = accepted
    if stops:
        with pytest.raises(AirflowFailException, match=r"2.0% of the body text would go, more than 1%"):
            portions.review([])
    else:
        assert portions.review([]) == {"pages": 1, "differing": {"text": 1}, "loss": lost / 100}
