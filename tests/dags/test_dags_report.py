"""The report of a run in Airflow: which tasks link to it, and that a failing report fails no task."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import TemplateError

from newsflow import flow
from newsflow.airflow import steps
from newsflow.airflow.links import ReportLink
from newsflow.errors import BatchStopped, TransientError
from newsflow.model import RunKey, Trigger, Verb
from newsflow.newsroom import publish as publishing
from newsflow.settings import Settings, read_settings

POINTER = {"source": "harbour", "day": "2024-11-30", "run": "manual__2024-11-30__a1", "trigger": "manual", "counts": {}}
KEY = RunKey("harbour", date(2024, 11, 30), "manual__2024-11-30__a1", Trigger.MANUAL)
ADDRESS = "/newsflow/report/harbour/2024-11-30/manual__2024-11-30__a1"


def linked(*arguments: object) -> str:
    return ReportLink().get_link(SimpleNamespace(op_args=arguments), ti_key=None)  # type: ignore[arg-type]


def test_the_link_leads_to_the_run_that_the_task_was_given() -> None:
    assert linked("load", "harbour", POINTER) == ADDRESS


def test_a_run_named_oddly_is_quoted() -> None:
    assert linked("load", "harbour", POINTER | {"run": "a/b?c"}).endswith("/a%2Fb%3Fc")


def test_a_task_that_was_given_no_run_links_nowhere() -> None:
    assert linked("load", "harbour", None) == linked() == ""


def test_the_link_stays_below_the_address_of_airflow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW__API__BASE_URL", "https://desk.example/airflow/")
    assert linked("load", "harbour", POINTER) == f"/airflow{ADDRESS}"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[RunKey]:
    """The runs whose report was written."""
    monkeypatch.setenv("NEWSFLOW_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    written: list[RunKey] = []

    def note(settings: Settings, key: RunKey) -> str:
        written.append(key)
        return "load/report.html"

    monkeypatch.setattr(publishing, "publish", note)
    return written


def does(outcome: BaseException | dict[str, int]) -> Callable[..., Any]:
    def run_verb(*_: object) -> dict[str, int]:
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    return run_verb


@pytest.mark.parametrize(("verb", "reports"), [("clean", 0), ("validate", 1), ("load", 1)])
def test_the_report_is_written_after_validate_and_load(
    verb: str, reports: int, told: list[RunKey], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "run_verb", does({"articles": 3}))
    assert steps.step(verb, "harbour", POINTER)["counts"] == {"articles": 3}
    assert told == [KEY] * reports


def test_a_stopped_batch_is_reported_and_still_fails(told: list[RunKey], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "run_verb", does(BatchStopped("stopped: 2 of 2 articles have no title (no_title)")))
    with pytest.raises(BatchStopped, match="no_title"):
        steps.step(Verb.LOAD.value, "harbour", POINTER)
    assert told == [KEY]


def test_a_fault_of_ours_is_not_reported(told: list[RunKey], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "run_verb", does(TransientError("Postgres is away")))
    with pytest.raises(TransientError):
        steps.step(Verb.LOAD.value, "harbour", POINTER)
    assert told == []


@pytest.mark.parametrize(
    "fault",
    [TransientError("Postgres is away"), OSError(28, "No space left"), TemplateError("broken"), KeyError("column")],
    ids=str,
)
def test_no_fault_of_the_report_fails_a_task_whose_work_is_done(
    fault: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(publishing, "publish", does(fault))
    with caplog.at_level(logging.INFO, logger=steps.log.name):
        steps.tell(read_settings(), KEY)
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.exc_info is not None
    assert record.exc_info[1] is fault
