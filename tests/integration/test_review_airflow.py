"""Decisions through a real Airflow: signed by who is signed in, applied by the Dag `review`, told where asked."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from load_cases import DAY, NIGHT, STOPPED, ZONE, accept, batch, clean, key, refuse
from newsflow import store
from newsflow.airflow.api import Airflow
from newsflow.cli.app import app
from newsflow.errors import NewsflowError
from newsflow.flow import run_verb
from newsflow.load import Batch, load
from newsflow.local import Ports, State, down, up
from newsflow.model import CleanArticle, RunKey, Verb
from newsflow.settings import Settings, read_settings

PORTS = Ports(18690, 16090, 19790)
PATIENCE = 180
SOURCE = """
key: harbour
name: Harbour
homepage: https://harbour.example/
language: ar
time_zone: {zone}
nightly: "{nightly}"
routes: [{{kind: dated_archive, url: "https://harbour.example/{{yyyy}}/{{mm}}/{{dd}}", since: 2090-01-01}}]
urls: {{pattern: '/news/', id: '/news/(.+)'}}
"""


TEXTS = """
key: texts
name: Texts
language: ar
time_zone: Asia/Baghdad
nightly: "{nightly}"
routes: [{{kind: files, path: texts, glob: "*.txt"}}]
expect: {{body_length: [{least}, 10000]}}
"""
PAGE = """افتتاح المكتبة في حي الصناعة
30 نوفمبر 2024
افتتحت مديرية الثقافة اليوم السبت المكتبة في حي الصناعة بحضور عدد كبير من سكان الحي والزوار.
"""


@dataclass
class Newsroom:
    settings: Settings
    state: State
    airflow: Airflow

    def closed(self, given: Batch) -> None:
        """The batch's run is closed, as a night would have closed it."""
        with closing(store.connect(self.state.database_url, "tests")) as connection:
            store.open_run(connection, given.key, NIGHT)
            store.open_links(connection, given.key, given.links, NIGHT, DAY)
            load(connection, given)

    def ask(self, statement: str) -> list[tuple[Any, ...]]:
        opened = closing(store.connect(self.state.database_url, "tests"))
        with opened as connection, store.transaction(connection) as cursor:
            cursor.execute(statement)
            return cursor.fetchall()

    def asking(self, run_id: str) -> dict[str, Any] | None:
        """The question of a run of `review`, once it stands among Airflow's required actions."""
        found = self.airflow._call("GET", f"/dags/review/dagRuns/{run_id}/hitlDetails")["hitl_details"]
        tasks = self.airflow._call("GET", f"/dags/review/dagRuns/{run_id}/taskInstances")["task_instances"]
        waiting = "awaiting_input" in {task["state"] for task in tasks if task["task_id"] == "ask"}
        return found[0] if found and waiting else None

    def answer(self, run_id: str, choice: str, reason: str) -> None:
        path = f"/dags/review/dagRuns/{run_id}/taskInstances/ask/-1/hitlDetails"
        self.airflow._call("PATCH", path, {"chosen_options": [choice], "params_input": {"reason": reason}})

    def ended(self, run_id: str) -> str:
        eventually(lambda: self.airflow.is_over("review", run_id))
        return self.airflow.run("review", run_id).state


def eventually(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "has not happened in time"
        time.sleep(0.2)


def newsflow(*words: str) -> str:
    return CliRunner().invoke(app, words, catch_exceptions=False).output


def stopped(run: str, articles: Sequence[CleanArticle], *faulty: CleanArticle) -> Batch:
    verdicts = [refuse(one, "short_body") if one in faulty else accept(one) for one in articles]
    return batch(key(run), articles, verdicts=verdicts, verdict=STOPPED)


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    top = Path(tempfile.mkdtemp(prefix="newsflow-review-"))
    (top / "sources").mkdir()
    # no night falls into the test
    nightly = f"{datetime.now(ZoneInfo(ZONE)) + timedelta(hours=6):%H:%M}"
    (top / "sources" / "harbour.yaml").write_text(SOURCE.format(zone=ZONE, nightly=nightly), encoding="utf-8")
    given = {"NEWSFLOW_HOME": str(top / "home"), "NEWSFLOW_SOURCES": str(top / "sources")}
    with pytest.MonkeyPatch.context() as environment:
        for name, value in given.items():
            environment.setenv(name, value)
        try:
            state = up(read_settings(), lambda _: None, (), PORTS)
            one = Newsroom(read_settings(), state, Airflow(read_settings()))
            eventually(lambda: one.airflow.has_dag("review"))
            yield one
        finally:
            down(read_settings(), lambda _: None)
            shutil.rmtree(top)


def test_a_release_is_signed_by_who_is_signed_in(newsroom: Newsroom) -> None:
    articles = [clean("1"), clean("2", "نص ثان.")]
    newsroom.closed(batch(key(), articles, verdicts=[refuse(one, "short_body") for one in articles]))
    listed = newsflow("quarantine", "list", "harbour").splitlines()
    assert len(listed) == 2
    number = next(line.split()[0] for line in listed if line.endswith("/1"))
    assert "short_body" in newsflow("quarantine", "show", number)
    told = newsflow("quarantine", "release", number, "--why", "short, and complete")
    assert told == f"{number} released: https://harbour.example/news/1 is loaded\n"
    assert newsroom.ask("select quarantine_id, verdict, decided_by, why from decisions") == [
        (int(number), "release", newsroom.settings.airflow_user, "short, and complete")
    ]
    assert newsroom.ask("select key from articles") == [("1",)]
    with pytest.raises(NewsflowError, match=rf"Quarantine {number}: is released already, by admin on "):
        newsflow("quarantine", "discard", number, "--why", "no news")
    assert newsroom.ask("select count(*) from decisions") == [(1,)]


def test_a_stopped_batch_is_overruled(newsroom: Newsroom) -> None:
    one, faulty = clean("3", "نص ثالث."), clean("4", "نص.")
    newsroom.closed(stopped("stopped", (one, faulty), faulty))
    told = newsflow("overrule", "harbour", str(DAY), "--why", "a quiet day")
    assert told == (
        "harbour 2024-11-30: run stopped overruled, 1 articles released; 1 stay held for reasons of their own, "
        "see `newsflow quarantine list harbour`\n"
    )
    assert newsroom.ask("select state, overruled_by from runs where run = 'stopped'") == [
        ("passed", newsroom.settings.airflow_user)
    ]
    with pytest.raises(NewsflowError, match="Run stopped of harbour 2024-11-30: was overruled by admin already"):
        newsflow("overrule", "harbour", "stopped", "--why", "a quiet day")


def test_a_veto_is_signed_and_listed(newsroom: Newsroom) -> None:
    with closing(store.connect(newsroom.state.database_url, "tests")) as connection:
        store.take_snapshot(connection, "harbour", {"ميناء اليوم": 9, "تابعونا": 12}, NIGHT)
    told = newsflow("veto", "harbour", "ميناء اليوم", "--why", "a column's name")
    assert told.startswith("harbour: 'ميناء اليوم' is vetoed; snapshot 2 is read without it.")
    listed = newsflow("rules", "learned", "harbour").splitlines()
    assert listed[0] == "harbour, snapshot 2"
    assert listed[-1].startswith("vetoed by admin on 20")
    assert listed[-1].endswith(": ميناء اليوم  (a column's name)")


def test_a_stopped_night_is_asked_about_and_the_answer_applied(newsroom: Newsroom) -> None:
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    one, faulty = clean("5", "نص خامس."), clean("6", "نص سادس.")
    given = stopped("asked", (one, faulty), faulty)
    newsroom.closed(replace(given, key=replace(given.key, day=yesterday)))
    morning = newsroom.airflow.start("digest", {})
    run = f"ask__harbour__{yesterday}"
    eventually(lambda: newsroom.airflow.is_over("digest", morning.run_id))
    assert newsroom.airflow.run("digest", morning.run_id).state == "success"
    eventually(lambda: newsroom.asking(run) is not None)
    asked = newsroom.asking(run)
    assert asked is not None
    assert asked["subject"] == f"harbour {yesterday}: may the stopped batch pass?"
    assert asked["body"].startswith("The gate stopped this batch. stopped: 2 of 2 articles have no title (no\\_title)")
    assert "1 articles are held for the stop alone: **Overrule** lets them in." in asked["body"]
    assert one.clean.text.splitlines()[0] not in asked["body"]
    assert (asked["options"], asked["defaults"]) == (["Overrule", "Keep stopped"], ["Keep stopped"])

    newsroom.answer(run, "Overrule", "a quiet day")
    assert newsroom.ended(run) == "success"
    assert newsroom.ask("select state, overruled_by, sentence from runs where run = 'asked'") == [
        ("passed", "admin", f"overruled by admin: a quiet day; it was {STOPPED.sentence}")
    ]
    assert newsroom.ask("select key from articles where run = 'asked'") == [("5",)]

    again = newsroom.airflow.start("digest", {})
    eventually(lambda: newsroom.airflow.is_over("digest", again.run_id))
    assert newsroom.airflow.run("digest", again.run_id).state == "success"


def test_a_mended_file_lets_held_articles_in(newsroom: Newsroom) -> None:
    path = newsroom.settings.sources / "texts.yaml"
    (newsroom.settings.sources / "texts").mkdir()
    (newsroom.settings.sources / "texts" / "1.txt").write_text(PAGE, encoding="utf-8")
    nightly = f"{datetime.now(ZoneInfo(ZONE)) + timedelta(hours=6):%H:%M}"
    path.write_text(TEXTS.format(nightly=nightly, least=200), encoding="utf-8")
    for verb in Verb:
        run_verb(newsroom.settings, verb, RunKey("texts", DAY, "nightly"))
    path.write_text(TEXTS.format(nightly=nightly, least=50), encoding="utf-8")
    told = newsflow("quarantine", "retry", "texts", "--day", str(DAY))
    assert told.endswith(" read again: file:1.txt is loaded\n")
    assert newsroom.ask("select verdict, decided_by, why from decisions where source = 'texts'") == [
        ("retry", "admin", "the rules have changed")
    ]
    assert newsroom.ask("select state from quarantine where source = 'texts'") == [("superseded",)]
    with pytest.raises(NewsflowError, match="texts 2024-11-30: nothing is held there"):
        newsflow("quarantine", "retry", "texts", "--day", str(DAY))


def test_nobodys_answer_leaves_the_batch_stopped(newsroom: Newsroom) -> None:
    given = stopped("unanswered", (clean("7", "نص سابع."),))
    newsroom.closed(given)
    conf = {"action": "ask", "source": "harbour", "day": str(DAY), "run": "unanswered", "minutes": 0.02}
    run = newsroom.airflow.start("review", conf)
    assert newsroom.ended(run.run_id) == "success"
    assert newsroom.airflow.told("review", run.run_id, "answer") == [
        "harbour 2024-11-30: nobody answered in time; the batch stays stopped."
    ]
    assert newsroom.ask("select state, overruled_by from runs where run = 'unanswered'") == [("stopped", None)]
    assert newsroom.ask("select count(*) from decisions where run = 'unanswered'") == [(0,)]
