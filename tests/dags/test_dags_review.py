"""The review Dag: its shape, who signs a decision, what its tasks refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from newsflow.airflow import decisions
from newsflow.errors import ConfigurationError
from newsflow.flow import deciding

ROOT = Path(__file__).resolve().parents[2]
PARSE = """
import json, runpy, sys
from airflow.serialization.serialized_objects import DagSerialization
dag = runpy.run_path("dags/review.py")["dag"]
DagSerialization.serialize_dag(dag)
print(json.dumps({
    "tasks": {task.task_id: sorted(task.upstream_task_ids) for task in dag.tasks},
    "documented": all(task.doc_md for task in dag.tasks), "params": sorted(dag.params),
    "described": all(dag.params.get_param(name).description for name in dag.params),
    "run_types": sorted(kind.value for kind in dag.allowed_run_types),
    "heavy": sorted({"lxml", "pandas", "great_expectations", "psycopg2"} & set(sys.modules)),
}))
"""


def test_its_runs_are_decisions_never_backfills() -> None:
    said = subprocess.run([sys.executable, "-c", PARSE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(said.stdout.splitlines()[-1]) == {
        "tasks": {"decide": []},
        "documented": True,
        "params": ["action", "day", "ids", "line", "run", "source", "why"],
        "described": True,
        "run_types": ["manual", "operator_triggered"],
        "heavy": [],
    }


class Context(dict[str, Any]):
    """What a task is given: its run's params and user; what it leaves for others."""

    def __init__(self, user: str | None, **asked: Any) -> None:
        self.left: dict[str, Any] = {}
        params = {
            "why": "short, and complete",
            "ids": [],
            "source": None,
            "day": None,
            "run": None,
            "line": None,
        } | asked
        super().__init__(
            params=params,
            dag_run=SimpleNamespace(triggering_user_name=user),
            ti=SimpleNamespace(xcom_push=self.left.__setitem__),
        )


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Any:
    def give(user: str | None, **asked: Any) -> Context:
        context = Context(user, **asked)
        monkeypatch.setattr(decisions, "get_current_context", lambda: context)
        monkeypatch.setattr(decisions, "task_settings", lambda: None)
        return context

    return give


def test_the_user_of_the_run_signs(given: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Any] = []
    monkeypatch.setattr(deciding, "settle", lambda _, *words: calls.append(words) or ("41 released",))
    given("huda", action="release", ids=["41", 42])
    assert decisions.decide() == ["41 released"]
    assert calls == [([41, 42], "release", "huda", "short, and complete")]


@pytest.mark.parametrize(
    ("user", "asked", "words"),
    [
        (None, {"action": "release", "ids": [1]}, "Nobody signs this decision"),
        ("huda", {"action": "release", "ids": [1], "why": " "}, r"why = ' ': says nothing"),
        ("huda", {"action": "release"}, r"ids = \[\]: names no held article"),
        ("huda", {"action": "release", "ids": ["x"]}, r"ids = \['x'\]: are not all numbers"),
        ("huda", {"action": "veto", "source": "x"}, r"line = None: is needed for the action veto"),
        ("huda", {"action": "overrule"}, r"source = None: is needed for the action overrule"),
    ],
    ids=["nobody", "no reason", "no ids", "words", "no line", "no source"],
)
def test_what_cannot_be_applied_is_told_and_left_for_who_waits(
    given: Any, user: str | None, asked: dict[str, Any], words: str
) -> None:
    context = given(user, **asked)
    with pytest.raises(ConfigurationError, match=words) as refusal:
        decisions.decide()
    assert context.left == {"refusal": str(refusal.value)}
