"""The review Dag: its shape, who signs a decision, what its tasks refuse, what people are asked."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from airflow.sdk.exceptions import AirflowSkipException
from markdown_it import MarkdownIt

from newsflow.airflow import decisions, questions
from newsflow.airflow.questions import StoppedBatch
from newsflow.errors import ConfigurationError
from newsflow.flow import deciding
from newsflow.model import RunKey

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
        "tasks": {"decide": [], "ask": [], "answer": ["ask"]},
        "documented": True,
        "params": ["action", "day", "ids", "line", "minutes", "run", "source", "why"],
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


KEY = RunKey("harbour", date(2024, 11, 30), "scheduled__2024-11-30")
ASKED = {"action": "ask", "source": "harbour", "day": "2024-11-30", "run": KEY.run}
HOSTILE = "stopped: <img src=x onerror=alert(1)> [a](javascript:b) `c`\n# d https://e.example www.e.example no_title"


def stop(sentence: str = "stopped: 60% of the articles are held (too_many_held)") -> deciding.Stop:
    return deciding.Stop(KEY, sentence, {"quarantined": 5, "dropped": 1}, good=2, faulty=3)


def test_a_question_has_the_sentence_and_the_counts() -> None:
    asked = questions.question(stop())
    assert "stopped: 60% of the articles are held (too\\_many\\_held)" in asked
    assert "* 2 articles are held for the stop alone: **Overrule** lets them in.\n* 3 are held" in asked
    assert "* The run: 5 quarantined, 1 dropped." in asked
    assert "/newsflow/report/harbour/2024-11-30/scheduled__2024-11-30)" in asked


def test_a_question_shows_hostile_words_as_they_are() -> None:
    html = MarkdownIt("commonmark", {"html": True}).render(questions.literal(HOSTILE))
    assert html == f"<p>{escape(' '.join(HOSTILE.split()), quote=False)}</p>\n"
    assert "://" not in questions.literal(HOSTILE)
    assert "www.e" not in questions.literal(HOSTILE)


def test_only_a_run_that_asks_asks(given: Any) -> None:
    with pytest.raises(AirflowSkipException):
        StoppedBatch(task_id="ask").execute(given("huda", action="release"))
    given("huda", **ASKED)
    with pytest.raises(AirflowSkipException):
        decisions.decide()


@pytest.fixture
def applied(given: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What answers make of the stopped batch."""
    done: list[Any] = []
    monkeypatch.setattr(questions, "get_current_context", lambda: given(None, **ASKED))
    monkeypatch.setattr(questions, "task_settings", lambda: None)
    for name in ("overrule_asked", "keep"):
        monkeypatch.setattr(deciding, name, lambda _, *words, name=name: done.append((name, *words)) or ("done",))
    return done


@pytest.mark.parametrize(
    ("answered", "applies"),
    [
        ({"choice": "Overrule", "by": "huda", "why": "a quiet day"}, [("overrule_asked", KEY, "huda", "a quiet day")]),
        (
            {"choice": "Overrule", "by": "huda", "why": ""},
            [("overrule_asked", KEY, "huda", "answered in Airflow: Overrule")],
        ),
        ({"choice": "Keep stopped", "by": "huda", "why": "no"}, [("keep", KEY, "huda", "no")]),
        ({"choice": "Keep stopped", "by": "", "why": ""}, []),
        ({"choice": "Overrule", "by": "", "why": ""}, []),
    ],
    ids=["overruled", "without a reason", "kept", "nobody", "nobody may overrule"],
)
def test_an_answer_is_signed_by_who_gave_it(applied: list[Any], answered: dict[str, str], applies: list[Any]) -> None:
    questions.answer(answered)
    assert applied == applies


def test_a_time_over_is_nobodys_answer() -> None:
    event = {"chosen_options": ["Keep stopped"], "params_input": {"reason": ""}, "responded_at": datetime.now(UTC)}
    operator = StoppedBatch(task_id="ask")
    nobody = operator.execute_complete({}, event | {"responded_by_user": None, "timedout": True})
    assert nobody == {"choice": "Keep stopped", "by": "", "why": ""}
    user = {"id": "1", "name": "huda"}
    somebody = operator.execute_complete({}, event | {"responded_by_user": user, "params_input": {"reason": "why"}})
    assert somebody == {"choice": "Keep stopped", "by": "huda", "why": "why"}
