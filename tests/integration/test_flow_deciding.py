"""Which stopped batches people are asked about, and what their answers do when the day has been run again since."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from load_cases import DAY, NIGHT, PASSED, STOPPED, accept, batch, clean, key, refuse
from newsflow import store
from newsflow.errors import ConfigurationError
from newsflow.flow import deciding
from newsflow.load import Batch, load
from newsflow.model import BatchVerdict, Check, RunKey, Trigger
from newsflow.settings import Settings, read_settings

WHY = "a quiet day"


@pytest.fixture
def settings(tmp_path: Path, connection: store.Connection, database_url: str) -> Settings:
    return read_settings({"NEWSFLOW_HOME": str(tmp_path), "NEWSFLOW_DATABASE_URL": database_url})


def stopped_by(*codes: str) -> BatchVerdict:
    """A verdict that these checks of the batch stopped; others only failed."""
    failed = tuple(Check(code, None, "batch", "critical", "fail", 1, 1) for code in codes)
    aside = (
        Check("volume_low", None, "batch", "warning", "fail", 1, 1),
        Check("id_twice", None, "batch", "critical", "pass", 1, 0),
    )
    return replace(STOPPED, checks=(*failed, *aside))


def closed(connection: store.Connection, run: RunKey, verdict: BatchVerdict, hours: int = 0) -> Batch:
    """A run of three articles, one of them with a code of its own, that began so many hours later."""
    at = NIGHT + timedelta(hours=hours)
    articles = [clean(name, body=f"نص {name}.", at=at) for name in "123"]
    verdicts = [accept(articles[0]), accept(articles[1]), refuse(articles[2], "short_body")]
    given = batch(run, articles, verdicts=verdicts, verdict=verdict)
    store.open_run(connection, given.key, at)
    store.open_links(connection, given.key, given.links, at, DAY)
    load(connection, given)
    return given


def undecided(connection: store.Connection) -> list[str]:
    return [one.run for one in store.undecided_stops(connection, DAY - timedelta(days=6), DAY)]


def states(connection: store.Connection) -> dict[str, str]:
    with store.transaction(connection) as cursor:
        cursor.execute("select run, state from runs")
        return dict(cursor.fetchall())


@pytest.mark.parametrize(
    ("trigger", "asked"),
    [
        (Trigger.SCHEDULED, True),
        (Trigger.MANUAL, True),
        (Trigger.BACKFILL, False),
        (Trigger.REPROCESS, False),
        (Trigger.IMPORT, False),
    ],
)
def test_people_are_asked_about_nights_not_about_backfills(
    connection: store.Connection, trigger: Trigger, asked: bool
) -> None:
    closed(connection, key("run", trigger=trigger), stopped_by("too_many_held"))
    assert undecided(connection) == (["run"] if asked else [])


def test_people_are_asked_about_the_newest_run_of_a_day(connection: store.Connection) -> None:
    closed(connection, key("first"), stopped_by("too_many_held"))
    closed(connection, key("second"), stopped_by("too_many_held"), hours=1)
    assert undecided(connection) == ["second"]
    closed(connection, key("third"), PASSED, hours=2)
    assert undecided(connection) == []
    closed(connection, key("of_old", DAY - timedelta(days=7)), stopped_by("too_many_held"))
    assert undecided(connection) == []


def test_who_keeps_a_batch_stopped_is_recorded_and_asked_no_more(
    settings: Settings, connection: store.Connection
) -> None:
    given = closed(connection, key("nightly"), stopped_by("too_many_held"))
    told = deciding.keep(settings, given.key, "huda", "walls everywhere")
    assert told == ("harbour 2024-11-30: run nightly stays stopped",)
    assert undecided(connection) == []
    assert states(connection) == {"nightly": "stopped"}
    deciding.overrule(settings, "harbour", DAY, None, "huda", "on second thoughts")
    assert states(connection) == {"nightly": "passed"}


def test_a_stop_is_told_with_what_it_holds(settings: Settings, connection: store.Connection) -> None:
    given = closed(connection, key("nightly"), stopped_by("too_many_held"))
    stop = deciding.find_stop(settings, given.key)
    assert (stop.sentence, stop.outcomes, stop.good, stop.faulty) == (STOPPED.sentence, {"quarantined": 3}, 2, 1)
    deciding.overrule_asked(settings, given.key, "huda", WHY)
    with pytest.raises(ConfigurationError, match="Run nightly of harbour 2024-11-30: is passed, not stopped"):
        deciding.find_stop(settings, given.key)


def test_an_answer_holds_for_a_later_run_that_the_same_checks_stopped(
    settings: Settings, connection: store.Connection
) -> None:
    asked = closed(connection, key("nightly"), stopped_by("too_many_held"))
    closed(connection, key("healed"), stopped_by("too_many_held"), hours=1)
    (told,) = deciding.overrule_asked(settings, asked.key, "huda", WHY)
    assert told.startswith("harbour 2024-11-30: run healed overruled, 2 articles released; 1 stay held")
    assert states(connection) == {"nightly": "stopped", "healed": "passed"}


def test_an_answer_is_none_about_other_reasons(settings: Settings, connection: store.Connection) -> None:
    asked = closed(connection, key("nightly"), stopped_by("too_many_held"))
    closed(connection, key("healed"), stopped_by("same_text"), hours=1)
    with pytest.raises(ConfigurationError, match="healed was stopped since, for other reasons: stopped: 2 of 2"):
        deciding.overrule_asked(settings, asked.key, "huda", WHY)
    assert states(connection) == {"nightly": "stopped", "healed": "stopped"}


def test_an_answer_about_a_day_that_has_passed_since_is_of_the_asked_run(
    settings: Settings, connection: store.Connection
) -> None:
    asked = closed(connection, key("nightly"), stopped_by("too_many_held"))
    closed(connection, key("healed"), PASSED, hours=1)
    (told,) = deciding.overrule_asked(settings, asked.key, "huda", WHY)
    assert told.startswith("harbour 2024-11-30: run nightly overruled, 0 articles released")


@pytest.mark.parametrize(
    ("day", "run", "words"),
    [
        (None, None, "harbour: neither day nor run is given"),
        (DAY - timedelta(days=1), None, "harbour 2024-11-29: no such run"),
        (None, "none", "harbour none: no such run"),
        (DAY - timedelta(days=1), "nightly", "harbour nightly: no such run"),
    ],
)
def test_a_batch_that_is_not_there_is_named(
    settings: Settings, connection: store.Connection, day: None, run: str | None, words: str
) -> None:
    closed(connection, key("nightly"), stopped_by("too_many_held"))
    with pytest.raises(ConfigurationError, match=words):
        deciding.overrule(settings, "harbour", day, run, "huda", WHY)
