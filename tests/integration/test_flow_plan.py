"""Plans of past days: what they say is what a server then counts; complete days cost nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsflow import store
from newsflow.cli.app import app
from newsflow.errors import BatchStopped
from newsflow.flow import is_complete, plan_days, run_verb
from newsflow.local.sample import OUTLETS, Faults, demo_source, serve
from newsflow.model import RunKey, Trigger, Verb
from newsflow.settings import Settings, read_settings

OUTLET = OUTLETS["nakhla"]
LAST = datetime.now(OUTLET.zone).date() - timedelta(days=9)
FIRST = LAST - timedelta(days=19)


@pytest.fixture
def settings(
    tmp_path: Path, connection: store.Connection, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    given = {
        "NEWSFLOW_HOME": str(tmp_path / "home"),
        "NEWSFLOW_SOURCES": str(tmp_path / "sources"),
        "NEWSFLOW_DATABASE_URL": database_url,
    }
    (tmp_path / "sources").mkdir()
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return read_settings(given)


@contextmanager
def _served(settings: Settings, faults: Faults | None = None) -> Iterator[list[str]]:
    """The outlet is served; the paths it is asked for, in order."""
    with serve(0, [OUTLET], faults=faults or Faults()) as stand:
        text = demo_source(OUTLET, stand.addresses[OUTLET.key])
        (settings.sources / f"{OUTLET.key}.yaml").write_text(text, encoding="utf-8")
        asked: list[str] = []
        handler = stand.servers[0].RequestHandlerClass

        class Noting(handler):  # type: ignore[misc, valid-type]
            def log_request(self, code: object = "-", size: object = "-") -> None:
                asked.append(self.path)

        stand.servers[0].RequestHandlerClass = Noting
        yield asked


def _bring(settings: Settings, first: date, last: date) -> None:
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        for verb in Verb:
            run_verb(settings, verb, RunKey(OUTLET.key, day, f"backfill__{day}", Trigger.BACKFILL))


def test_the_server_counts_what_was_planned(settings: Settings) -> None:
    with _served(settings) as asked:
        plan = plan_days(settings, OUTLET.key, FIRST, LAST)
        looked = len(asked)
        _bring(settings, FIRST, LAST)
        counted = len(asked) - looked
        assert "a look at the lists of 14 of the days" in plan.basis
        assert not any("/news/" in path for path in asked[:looked])
        assert plan.requests == pytest.approx(counted, rel=0.1)
        again = plan_days(settings, OUTLET.key, FIRST, LAST, again=True)
        assert again.requests == counted
        assert again.basis == "days that were brought in before"


def test_what_is_complete_costs_nothing(settings: Settings) -> None:
    with _served(settings):
        _bring(settings, LAST - timedelta(days=1), LAST)
        plan = plan_days(settings, OUTLET.key, LAST - timedelta(days=2), LAST)
        assert [day.state for day in plan.days] == ["planned", "complete", "complete"]
        assert plan.missing() == (LAST - timedelta(days=2),)
        _bring(settings, LAST - timedelta(days=2), LAST - timedelta(days=2))
        done = plan_days(settings, OUTLET.key, LAST - timedelta(days=2), LAST)
    assert (done.requests, done.missing()) == (0, ())
    assert is_complete(settings, OUTLET.key, LAST)


def test_a_day_whose_pages_failed_is_not_complete(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsflow.fetch.retry.PAUSES", (0.0, 0.0, 0.0))
    with _served(settings, Faults(errors=0.6)):
        for verb in Verb:
            with suppress(BatchStopped):
                run_verb(settings, verb, RunKey(OUTLET.key, LAST, "first", Trigger.BACKFILL))
    assert not is_complete(settings, OUTLET.key, LAST)
    with _served(settings):
        (day,) = plan_days(settings, OUTLET.key, LAST, LAST).days
        assert day.state == "planned"
        assert day.why != ""


def test_why_a_day_cannot_be_brought_in(settings: Settings) -> None:
    today = datetime.now(OUTLET.zone).date()
    with _served(settings):
        plan = plan_days(settings, OUTLET.key, date(2001, 1, 1), date(2001, 1, 1))
        later = plan_days(settings, OUTLET.key, today, today)
    assert [day.state for day in plan.days] == ["unserved"]
    assert plan.days[0].why.startswith("no route reaches it: dated_archive since ")
    assert later.days[0].why == "is not over yet"


def test_the_command_gives_the_same_plan_as_json(settings: Settings) -> None:
    with _served(settings):
        _bring(settings, LAST, LAST)
        command = ["backfill", "plan", OUTLET.key, str(LAST - timedelta(days=1)), str(LAST)]
        plan = plan_days(settings, OUTLET.key, LAST - timedelta(days=1), LAST, look=False)
        (told,) = json.loads(CliRunner().invoke(app, [*command, "--json", "--offline"]).output)
        shown = CliRunner().invoke(app, [*command, "--offline"]).output
        every = CliRunner().invoke(app, ["backfill", "plan", "--all", *command[3:], "--offline", "--json"]).output
    assert told["requests"] == plan.requests > 0
    assert [(day["day"], day["state"]) for day in told["days"]] == [
        (str(LAST - timedelta(days=1)), "planned"),
        (str(LAST), "complete"),
    ]
    assert f"{plan.requests} requests" in shown
    assert json.loads(every) == [told]


def test_the_map_of_what_has_arrived(settings: Settings, connection: store.Connection) -> None:
    with _served(settings):
        _bring(settings, LAST, LAST)
        _bring(settings, LAST - timedelta(days=2), LAST - timedelta(days=2))
    span = ["--from", str(LAST - timedelta(days=2)), "--to", str(LAST)]
    told = [json.loads(line) for line in CliRunner().invoke(app, ["coverage", "--json", *span]).output.splitlines()]
    assert [(day["day"], day["colour"]) for day in told] == [
        (str(LAST - timedelta(days=2)), "green"),
        (str(LAST - timedelta(days=1)), "missing"),
        (str(LAST), "green"),
    ]
    shown = CliRunner().invoke(app, ["coverage", OUTLET.key, *span, "--why"]).output
    assert "■" in shown
    assert "·" in shown
    assert "no run of this day" in shown
