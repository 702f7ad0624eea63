"""The report of a real run: gathered from lake and Postgres after each verb, published, and asked for by the CLI."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import urljoin
from uuid import UUID

import pytest
from airflow.api_fastapi.core_api.security import get_user
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from newsflow import store
from newsflow.cli.app import app
from newsflow.flow import run_verb
from newsflow.lake import Lake
from newsflow.model import RunKey, Verb
from newsflow.newsroom.account import OPEN
from newsflow.newsroom.app import app as newsroom
from newsflow.newsroom.app import may_read
from newsflow.newsroom.gather import gather
from newsflow.newsroom.publish import publish, published
from newsflow.settings import Settings, read_settings

DAY = date(2024, 11, 30)
KEY = RunKey("harbour", DAY, "manual__2024-11-30__a1")
SOURCE = """\
key: harbour
name: Harbour
language: ar
time_zone: Asia/Baghdad
routes:
  - {kind: files, path: ../texts, glob: "*.txt"}
"""
PARAGRAPH = (
    "افتتحت مديرية الطرق والجسور في المدينة الجسر القديم أمام حركة المركبات بعد أعمال صيانة استمرت ثمانية أشهر كاملة."
)
TEXT = "افتتاح الجسر القديم رقم {n}\n30-11-2024\n{body}\nشارك الخبر\n"


@pytest.fixture
def settings(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A source of three texts, one of them too short, and a lake and database for them."""
    for folder in ("sources", "texts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "sources" / "harbour.yaml").write_text(SOURCE, encoding="utf-8")
    for number in (1, 2):
        body = "\n".join(f"{PARAGRAPH} وهذا هو اليوم {number} من {line}." for line in range(5))
        (tmp_path / "texts" / f"{number}.txt").write_text(TEXT.format(n=number, body=body), encoding="utf-8")
    (tmp_path / "texts" / "3.txt").write_text(TEXT.format(n=3, body="خبر قصير جداً."), encoding="utf-8")
    for name in ("sources", "lake"):
        monkeypatch.setenv(f"NEWSFLOW_{name.upper()}", str(tmp_path / name))
    monkeypatch.setenv("NEWSFLOW_DATABASE_URL", database_url)
    return read_settings()


def test_the_report_grows_with_the_run(settings: Settings, connection: store.Connection) -> None:
    lake = Lake(settings.lake)
    for done, verb in enumerate(Verb, start=1):
        run_verb(settings, verb, KEY)
        data = gather(settings, KEY)
        assert [step.verb for step in data.steps] == list(Verb)[:done]
        assert [step.sum.unaccounted for step in data.steps] == [0] * done
        if verb is Verb.CLEAN:
            assert (data.state, data.sentence, published(lake, KEY)) == ("open", OPEN, None)
        if verb is Verb.VALIDATE:
            assert publish(settings, KEY) == f"validate/harbour/2024-11-30/{KEY.run}/report.html"
            assert [(fate.url, "short_body" in fate.reasons) for fate in data.held] == [("file:3.txt", True)]
    assert publish(settings, KEY) == f"load/harbour/2024-11-30/{KEY.run}/report.html"
    assert (data.state, data.closed_at is not None) == ("passed", True)
    assert data.steps[-1].sum.parts == ((2, "loaded"), (1, "held"))
    assert [(fate.url, "short_body" in fate.reasons) for fate in data.held] == [("file:3.txt", True)]
    assert data.missing == ()
    assert "افتتاح الجسر القديم رقم 1" in (published(lake, KEY) or b"").decode()


def test_the_command_writes_the_newest_run_where_it_says(
    settings: Settings, connection: store.Connection, tmp_path: Path
) -> None:
    for verb in Verb:
        run_verb(settings, verb, KEY)
    done = CliRunner().invoke(app, ["report", "harbour", "2024-11-30"])
    assert (done.exit_code, done.output.strip()) == (
        0,
        f"{tmp_path}/lake/load/harbour/2024-11-30/{KEY.run}/report.html",
    )
    stored = Path(done.output.strip()).read_text(encoding="utf-8")
    done = CliRunner().invoke(app, ["report", "harbour", "2024-11-30", "--out", str(tmp_path / "page.html")])
    assert (done.exit_code, done.output.strip()) == (0, str(tmp_path / "page.html"))
    alone = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert ("what was kept and removed" in stored, "what was kept and removed" in alone) == (True, False)
    unlinked = [line for line in stored.splitlines() if line and "../../../" not in line]
    assert unlinked == [line for line in alone.splitlines() if line]


def test_the_articles_of_a_check_lead_to_what_was_kept_and_to_the_page(
    settings: Settings, connection: store.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    for verb in Verb:
        run_verb(settings, verb, KEY)
    publish(settings, KEY)
    monkeypatch.setattr(newsroom, "dependency_overrides", {get_user: lambda: "editor", may_read: lambda: None})
    client = TestClient(newsroom)
    place = f"/report/{KEY.source}/{KEY.day}/{KEY.run}"
    links = re.findall(r'href="(\.\./[^"]+)"', client.get(place).text)
    kept, served = (client.get(urljoin(place, link)) for link in links[:2])
    assert (kept.status_code, "Held: " in kept.text, "خبر قصير جداً." in kept.text) == (200, True, True)
    assert served.text == (settings.sources.parent / "texts" / "3.txt").read_text(encoding="utf-8")
    assert served.headers["content-type"].startswith("text/plain")
    assert served.headers["content-security-policy"].endswith("; sandbox")
    nobody = client.get(f"/page/{KEY.source}/{KEY.day}/{KEY.run}/{UUID(int=0)}")
    assert (nobody.status_code, "read no article" in nobody.json()["detail"]) == (404, True)


def test_trends_go_on_from_run_to_run_and_are_told(settings: Settings, connection: store.Connection) -> None:
    for name in ("first", "second"):
        for verb in Verb:
            run_verb(settings, verb, RunKey(KEY.source, KEY.day, name))
    data = gather(settings, RunKey(KEY.source, KEY.day, "second"))
    assert data.trends["short_body"] == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    done = CliRunner().invoke(app, ["checks", "harbour", "--from", "2024-11-30", "--json"])
    lines = [json.loads(line) for line in done.output.splitlines()]
    told = [(line["run"], line["usual_share"]) for line in lines if line["code"] == "short_body"]
    assert told == [("first", None), ("second", pytest.approx(1 / 3))]
    done = CliRunner().invoke(app, ["checks", "harbour", "--from", "2024-11-30"])
    assert re.search(r"short_body +critical +1 +3 +33\.3% +33\.3% +1 of 3 articles", done.output)
    assert "checks passed" in done.output


def test_a_broken_lake_file_is_named(settings: Settings, connection: store.Connection) -> None:
    for verb in (Verb.DISCOVER, Verb.FETCH, Verb.EXTRACT, Verb.CLEAN):
        run_verb(settings, verb, KEY)
    lake = Lake(settings.lake)
    path = f"{lake.folder(Verb.CLEAN, KEY)}/articles.jsonl.zst"
    with lake.replacing(path) as file:
        file.write(b"not zstd")
    done = CliRunner().invoke(app, ["report", "harbour", "2024-11-30"])
    assert done.exit_code == 1
    assert path in str(done.exception)
