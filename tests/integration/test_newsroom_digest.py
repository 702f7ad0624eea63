"""The night's report: which days are told, and which are started."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from load_cases import SOURCE, STOPPED, batch, clean, key
from newsflow import store
from newsflow.airflow import morning
from newsflow.lake import Lake
from newsflow.load import Batch, load
from newsflow.model import BatchVerdict, Check, Drop, Trigger, Verb
from newsflow.newsroom.digest import digest_text, gather_digest
from newsflow.settings import Settings, read_settings

TODAY = datetime.now(UTC).date()
FILE = """
key: harbour
name: Harbour
homepage: https://harbour.example/
language: ar
time_zone: UTC
routes: [{kind: dated_archive, url: "https://harbour.example/{yyyy}/{mm}/{dd}", since: 2020-01-01}]
"""


@pytest.fixture
def settings(
    tmp_path: Path, connection: store.Connection, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "harbour.yaml").write_text(FILE, encoding="utf-8")
    (tmp_path / "sources" / "broken.yaml").write_text("key: broken\n", encoding="utf-8")
    made = read_settings(
        {
            "NEWSFLOW_HOME": str(tmp_path / "home"),
            "NEWSFLOW_SOURCES": str(tmp_path / "sources"),
            "NEWSFLOW_DATABASE_URL": database_url,
        }
    )
    monkeypatch.setattr(morning, "task_settings", lambda: made)
    return made


def _day(back: int) -> date:
    return TODAY - timedelta(days=back)


def _run(connection: store.Connection, given: Batch) -> None:
    at = datetime.now(UTC)
    store.open_run(connection, given.key, at, ["dated_archive"])
    store.open_links(connection, given.key, given.links, at, given.key.day)
    load(connection, given)


def _week(connection: store.Connection) -> None:
    """Yesterday is green, the day before missing, the one before red, the fourth amber; the week began then."""
    _run(connection, batch(key("a", _day(4)), drops=[Drop("https://harbour.example/a", Verb.FETCH, "http_404")]))
    _run(connection, batch(key("b", _day(3)), [clean("b")], verdict=STOPPED))
    _run(connection, batch(key("c", _day(1), trigger=Trigger.SCHEDULED), []))
    with store.transaction(connection) as cursor:
        cursor.execute("update links set outcome = 'loaded' where day = %s", (_day(4),))
        cursor.execute("update links set day = %s where url like '%%/a'", (_day(4),))


def test_red_and_missing_days_are_started_once_a_morning(settings: Settings, connection: store.Connection) -> None:
    _week(connection)
    starts = morning.missing_days()
    assert [start["conf"] for start in starts] == [
        {"day": str(_day(3)), "source": SOURCE},
        {"day": str(_day(2)), "source": SOURCE},
    ]
    assert [start["trigger_run_id"] for start in starts] == [f"heal__{_day(n)}__{TODAY}" for n in (3, 2)]
    assert {start["trigger_dag_id"] for start in starts} == {"ingest__harbour"}


def test_days_that_no_route_reaches_are_not_started(settings: Settings, connection: store.Connection) -> None:
    _week(connection)
    path = settings.sources / "harbour.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2020-01-01", str(_day(2))), encoding="utf-8")
    assert [start["conf"]["day"] for start in morning.missing_days()] == [str(_day(2))]


def test_nothing_is_started_for_a_source_that_never_ran(settings: Settings) -> None:
    assert morning.missing_days() == []


def test_the_night_is_told_to_a_file(settings: Settings, connection: store.Connection) -> None:
    _week(connection)
    text = morning.tell_night(morning.missing_days())
    with Lake(settings.lake).open(f"digest/{TODAY}.txt") as file:
        assert file.read().decode() == text
    for told in (
        "harbour: green, 0 of 0 arrived",
        f"harbour {_day(2)}: missing, no run of this day (being filled now)",
        f"harbour {_day(3)}: red, stopped: 2 of 2 articles have no title (no_title); 1 held (being filled now)",
        "broken.yaml: ",
        f"/newsflow/report/harbour/{_day(3)}/b",
        "harbour: 1\n",
        "/dags/ingest__harbour",
    ):
        assert told in text


def test_what_was_unusual_of_a_good_night_is_told(settings: Settings, connection: store.Connection) -> None:
    check = Check("code_doubled", "grown", "batch", "warning", "fail", 1, 1, "1", "no_date fails 30% of the articles")
    quiet = Check("unusual_length", "body_length", "row", "warning", "fail", 9, 1, "1", "1 of 9 articles")
    _run(connection, batch(key("c", _day(1)), [], verdict=BatchVerdict(True, "passed", (check, quiet))))
    told = digest_text(gather_digest(settings, connection, ()), "https://airflow.example")
    assert "Unusual\n  harbour" in told
    assert f"harbour {_day(1)}: no_date fails 30% of the articles (code_doubled)" in told
    assert "unusual_length" not in told
