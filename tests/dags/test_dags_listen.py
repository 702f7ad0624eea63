"""The hourly Dag: which sources it listens to, and that one fault keeps nobody else from being heard."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsflow import flow
from newsflow.airflow.listening import listen_to
from newsflow.errors import TransientError
from newsflow.flow import Heard
from newsflow.settings import Settings
from newsflow.sources import read_source

ROOT = Path(__file__).resolve().parents[2]
SOURCE = """
key: {key}
name: Outlet
homepage: https://n.example/
language: ar
time_zone: Asia/Baghdad
routes: [{routes}]
{more}
"""
FEED = '{kind: feed, url: "https://n.example/rss"}'
NEWS = '{kind: news_sitemap, url: "https://n.example/news.xml"}'
ARCHIVE = '{kind: dated_archive, url: "https://n.example/{yyyy}/{mm}/{dd}", since: 2020-01-01}'
LISTING = '{kind: listing, url: "https://n.example/latest"}'
PARSE = """
import json, runpy
dag = runpy.run_path("dags/listen.py")["dag"]
print(json.dumps({
    "scheduled": dag.timetable.__class__.__name__, "listened": list(dag.task_dict["listen"].op_args[0]),
    "documented": bool(dag.doc_md and all(task.doc_md for task in dag.tasks)), "catchup": dag.catchup,
}))
"""

SOURCES: dict[str, tuple[str, str, bool]] = {
    "feed": (FEED, "", True),
    "news_map": (NEWS, "", True),
    "feed_and_list": (f"{FEED}, {LISTING}", "", True),
    "archive_too": (f"{FEED}, {ARCHIVE}", "", False),
    "archive_and_wish": (f"{FEED}, {ARCHIVE}", "listen: true", True),
    "no_wish": (FEED, "listen: false", False),
    "no_feed": (LISTING, "listen: true", False),
}


def write(folder: Path, key: str) -> Path:
    routes, more, _ = SOURCES[key]
    path = folder / f"{key}.yaml"
    path.write_text(SOURCE.format(key=key, routes=routes, more=more), encoding="utf-8")
    return path


@pytest.mark.parametrize("key", SOURCES)
def test_which_sources_are_listened_to(tmp_path: Path, key: str) -> None:
    assert read_source(write(tmp_path, key)).is_listened_to is SOURCES[key][2]


@pytest.mark.parametrize(("keys", "listened"), [(SOURCES, True), (("no_feed",), False)], ids=["some", "none"])
def test_the_dag_runs_by_the_hour_where_there_is_something_to_hear(
    tmp_path: Path, keys: Any, *, listened: bool
) -> None:
    for key in keys:
        write(tmp_path, key)
    environment = os.environ | {"NEWSFLOW_SOURCES": str(tmp_path)}
    said = subprocess.run(
        [sys.executable, "-c", PARSE], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr[-3000:]
    dag = json.loads(said.stdout.splitlines()[-1])

    assert dag["listened"] == [key for key in sorted(keys) if SOURCES[key][2]]
    assert dag["scheduled"] == ("CronTriggerTimetable" if listened else "NullTimetable")
    assert (dag["documented"], dag["catchup"]) == (True, False)


def test_one_source_that_fails_does_not_keep_the_others_from_being_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def heard(settings: Settings, source: str) -> Heard:
        asked.append(source)
        if source == "second":
            raise TransientError("Postgres is away")
        return Heard(source, 20, 3)

    monkeypatch.setenv("NEWSFLOW_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    monkeypatch.setattr(flow, "listen", heard)
    with pytest.raises(TransientError, match="Postgres is away"):
        listen_to(["first", "second", "third"])
    assert sorted(asked) == ["first", "second", "third"]
    assert listen_to(["first", "third"]) == {"first": 3, "third": 3}
