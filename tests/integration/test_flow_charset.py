"""An outlet that serves windows-1256 and calls it UTF-8, through the whole line, against the answer key."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsflow import store
from newsflow.cli.answer_key import compare
from newsflow.flow import run_verb
from newsflow.local.sample import OUTLETS, Faults, demo_source, serve
from newsflow.model import RunKey, Verb
from newsflow.settings import read_settings

OUTLET = OUTLETS["nakhla"]
DAY = datetime.now(OUTLET.zone).date() - timedelta(days=9)


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6"])
def test_the_answer_key_holds_in_another_charset(
    charset: str, tmp_path: Path, connection: store.Connection, database_url: str
) -> None:
    settings = read_settings(
        {
            "NEWSFLOW_HOME": str(tmp_path / "home"),
            "NEWSFLOW_SOURCES": str(tmp_path),
            "NEWSFLOW_DATABASE_URL": database_url,
        }
    )
    with serve(0, [OUTLET], faults=Faults(charset=charset)) as stand:
        address = stand.addresses[OUTLET.key]
        (tmp_path / f"{OUTLET.key}.yaml").write_text(demo_source(OUTLET, address), encoding="utf-8")
        for verb in Verb:
            run_verb(settings, verb, RunKey(OUTLET.key, DAY, "first"))
        truths, score = compare(connection, OUTLET.key, (DAY, DAY), address)
    with connection.cursor() as cursor:
        cursor.execute("select distinct charset from articles")
        charsets = [row[0] for row in cursor.fetchall()]
    assert len(truths) >= 8
    assert score.differences == ()
    assert [found.partition("/")[0].replace("iso8859", "iso-8859") for found in charsets] == [charset]
