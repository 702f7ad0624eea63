"""The Dag of foreign WARC files: its shape, which files its tasks get, what they do with them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsflow import flow
from newsflow.airflow import imports
from newsflow.errors import BatchStopped, ConfigurationError
from newsflow.flow import Imported

ROOT = Path(__file__).resolve().parents[2]
PARSE = """
import json, runpy, sys
from airflow.serialization.serialized_objects import DagSerialization
dag = runpy.run_path("dags/import_warcs.py")["dag"]
DagSerialization.serialize_dag(dag)
print(json.dumps({
    "tasks": {task.task_id: [sorted(task.upstream_task_ids), task.is_mapped] for task in dag.tasks},
    "documented": all(task.doc_md for task in dag.tasks), "params": sorted(dag.params),
    "heavy": sorted({"lxml", "pandas", "great_expectations", "psycopg2", "warcio"} & set(sys.modules)),
}))
"""


def test_one_task_for_each_file() -> None:
    said = subprocess.run([sys.executable, "-c", PARSE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(said.stdout.splitlines()[-1]) == {
        "tasks": {"find_files": [[], False], "take_over": [["find_files"], True]},
        "documented": True,
        "params": ["first", "folder", "hosts", "last", "source"],
        "heavy": [],
    }


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    params = {"source": "harbour", "folder": str(tmp_path), "first": "2024-11-01", "last": None, "hosts": []}
    monkeypatch.setattr(imports, "get_current_context", lambda: {"params": params})
    monkeypatch.setattr(imports, "task_settings", lambda: None)
    return params


def test_more_files_than_tasks_are_shared_out(
    asked: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "MOST_GROUPS", 3)
    for number in range(5):
        (tmp_path / f"{number}.warc.gz").touch()
    names = [[Path(file).name for file in group] for group in imports.find_files()]
    assert names == [["0.warc.gz", "1.warc.gz"], ["2.warc.gz", "3.warc.gz"], ["4.warc.gz"]]


def test_a_folder_that_is_not_there_is_named(asked: dict[str, Any]) -> None:
    asked["folder"] = "/nowhere"
    with pytest.raises(ConfigurationError, match=r"folder = '/nowhere': is not there. It is read where the tasks run"):
        imports.find_files()


def test_what_the_gate_stopped_is_told_after_all_files(asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []

    def import_file(_: object, source: str, path: Path, window: Any) -> Imported:
        given.append((source, path.name, str(window.first), window.last, window.hosts))
        return Imported(3, 1, 0, {"loaded": 3}, ("stopped: why",) if path.name == "a" else ())

    monkeypatch.setattr(flow, "import_file", import_file)
    assert imports.take_over(["b", "c"]) == {"pages": 6, "loaded": 6}
    with pytest.raises(BatchStopped, match="stopped: why"):
        imports.take_over(["a", "d"])
    assert [name for _, name, *_ in given] == ["b", "c", "a", "d"]
    assert set(given) == {("harbour", name, "2024-11-01", None, None) for name in "abcd"}
