"""Held articles are read again from their stored pages: what passes by today's file and rules is in."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsflow import store
from newsflow.cli.app import app
from newsflow.errors import BatchStopped, ConfigurationError
from newsflow.flow import run_verb
from newsflow.flow.retrying import retry
from newsflow.model import RunKey, Verb
from newsflow.settings import Settings, read_settings
from newsflow.store import Decision

DAY = date(2024, 11, 30)
BY_HUDA = Decision("huda", "briefs are news too", datetime(2024, 12, 2, tzinfo=UTC))
SOURCE = """
key: texts
name: Texts
language: ar
time_zone: Asia/Baghdad
routes: [{{kind: files, path: texts, glob: "*.txt"}}]
expect: {{body_length: [{least}, {most}]}}
"""
PAGE = """افتتاح المكتبة رقم {n} في حي الصناعة
30 نوفمبر 2024
افتتحت مديرية الثقافة اليوم السبت المكتبة رقم {n} في حي الصناعة بحضور عدد كبير من سكان الحي والزوار.
"""
LONG = """وقالت مديرة المكتبة {n} إن أبوابها مفتوحة للجميع من الصباح حتى المساء طوال أيام الأسبوع وفي العطل.
وأضافت أن الخطة المقبلة تشمل {n} قاعة للأطفال وبرنامجا للقراءة تشرف عليه جمعية محلية من المتطوعين.
"""


@pytest.fixture
def settings(tmp_path: Path, connection: store.Connection, database_url: str) -> Settings:
    (tmp_path / "sources" / "texts").mkdir(parents=True)
    made = read_settings(
        {
            "NEWSFLOW_HOME": str(tmp_path / "home"),
            "NEWSFLOW_SOURCES": str(tmp_path / "sources"),
            "NEWSFLOW_LAKE": str(tmp_path / "lake"),
            "NEWSFLOW_DATABASE_URL": database_url,
        }
    )
    expect(made, 200)
    return made


def expect(settings: Settings, least: int, most: int = 10_000) -> None:
    path = settings.sources / "texts.yaml"
    path.write_text(SOURCE.format(least=least, most=most), encoding="utf-8")


def bring_in(settings: Settings, *, short: int, long: int) -> None:
    """So many short pages and long ones are judged; a stopped batch is no matter. The pages themselves are gone."""
    folder = settings.sources / "texts"
    for n in range(short + long):
        text = PAGE.format(n=n + 1) + (LONG.format(n=n + 1) if n >= short else "")
        (folder / f"{n + 1}.txt").write_text(text, encoding="utf-8")
    with suppress(BatchStopped):
        for verb in Verb:
            run_verb(settings, verb, RunKey("texts", DAY, "nightly"))
    for page in folder.glob("*.txt"):
        page.unlink()


def rows(connection: store.Connection, statement: str) -> list[tuple[object, ...]]:
    with store.transaction(connection) as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


OF_QUARANTINE = "select quarantine_id, state, codes from quarantine order by 1"
OF_LINKS = "select outcome, count(*)::integer from links group by 1 order by 1"


def test_what_passes_now_is_in_and_its_row_superseded(settings: Settings, connection: store.Connection) -> None:
    bring_in(settings, short=1, long=2)
    assert rows(connection, OF_QUARANTINE) == [(1, "open", ["short_body"])]
    expect(settings, 50)
    assert retry(settings, [1], None, None, "mended", BY_HUDA) == ("1 read again: file:1.txt is loaded",)
    assert rows(connection, OF_QUARANTINE) == [(1, "superseded", ["short_body"])]
    assert rows(connection, OF_LINKS) == [("loaded", 3)]
    assert rows(connection, "select verdict, decided_by, why, source, day, run, quarantine_id from decisions") == [
        ("retry", "huda", "briefs are news too", "texts", DAY, "retry__2024-11-30__mended", None)
    ]
    assert rows(connection, "select trigger, state, sentence from runs where run like 'retry%'") == [
        ("reprocess", "passed", "passed: held articles read again, each judged by itself (1)")
    ]
    with pytest.raises(ConfigurationError, match="Quarantine 1: is superseded already"):
        retry(settings, [1], None, None, "twice", BY_HUDA)


def test_what_still_fails_keeps_its_row(settings: Settings, connection: store.Connection) -> None:
    bring_in(settings, short=1, long=2)
    (told,) = retry(settings, [1], None, None, "unmended", BY_HUDA)
    assert told == "1 read again: file:1.txt is held for short_body"
    assert rows(connection, OF_QUARANTINE) == [(1, "open", ["short_body"])]


def test_what_fails_otherwise_now_is_held_anew(settings: Settings, connection: store.Connection) -> None:
    bring_in(settings, short=1, long=2)
    expect(settings, 10, 50)
    (told,) = retry(settings, [], "texts", DAY, "other", BY_HUDA)
    assert told == "1 read again: file:1.txt is held for long_body, as 2"
    assert rows(connection, OF_QUARANTINE) == [(1, "superseded", ["short_body"]), (2, "open", ["long_body"])]


def test_many_that_still_fail_are_no_stopped_batch(settings: Settings, connection: store.Connection) -> None:
    bring_in(settings, short=6, long=7)
    assert rows(connection, "select state from runs") == [("passed",)]
    assert len(retry(settings, [], "texts", DAY, "unmended", BY_HUDA)) == 6
    assert rows(connection, "select state from runs where run like 'retry%'") == [("passed",)]


def test_a_stopped_batch_is_in_when_its_articles_pass(settings: Settings, connection: store.Connection) -> None:
    bring_in(settings, short=5, long=3)
    assert rows(connection, "select state from runs") == [("stopped",)]
    with pytest.raises(BatchStopped, match=r"texts 2024-11-30: stopped: 5 of 8 articles have a body shorter than 200"):
        retry(settings, [], "texts", None, "unmended", BY_HUDA)
    assert rows(connection, "select count(*) from articles") == [(0,)]
    expect(settings, 50)
    assert len(retry(settings, [], "texts", None, "mended", BY_HUDA)) == 8
    assert rows(connection, OF_LINKS) == [("loaded", 8)]
    assert rows(connection, "select count(*) from quarantine where state = 'open'") == [(0,)]


def test_nothing_held_is_said(settings: Settings) -> None:
    with pytest.raises(ConfigurationError, match="texts 2024-11-30: nothing is held there"):
        retry(settings, [], "texts", DAY, "none", BY_HUDA)


def test_the_command_line_lists_what_is_asked_for(
    settings: Settings, connection: store.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("home", "sources", "lake", "database_url"):
        monkeypatch.setenv(f"NEWSFLOW_{name.upper()}", str(getattr(settings, name)))

    def newsflow(*words: str) -> bytes:
        return CliRunner().invoke(app, words, catch_exceptions=False).stdout_bytes

    bring_in(settings, short=2, long=3)
    retry_one = json.loads(newsflow("quarantine", "list", "texts", "--day", str(DAY), "--json"))
    assert [one["codes"][0]["code"] for one in retry_one] == ["short_body"] * 2
    assert newsflow("quarantine", "list", "--day", "2024-11-29") == b"Nothing is held.\n"
    assert (
        newsflow("quarantine", "list", "--limit", "1").splitlines()[-1] == "… and more; --limit 10 shows them.".encode()
    )
    page = newsflow("article", "--html", "1").decode()
    assert page == PAGE.format(n=retry_one[-1]["title"].split()[3])

    expect(settings, 50)
    retry(settings, [1], None, None, "mended", BY_HUDA)
    states = ("open", "superseded", "released", "all")
    counts = {state: len(json.loads(newsflow("quarantine", "list", "--state", state, "--json"))) for state in states}
    assert counts == {"open": 1, "superseded": 1, "released": 0, "all": 2}
    shown = json.loads(newsflow("quarantine", "show", "2", "--json"))
    assert shown["codes"][0]["sentence"] == "2 of 5 articles have a body shorter than 200 characters"
    assert shown["warc_file"].startswith("fetch/texts/2024-11-30/nightly/part-")
    with pytest.raises(ConfigurationError, match="Quarantine 9: no such number"):
        newsflow("quarantine", "show", "9")
