"""The suite and the Data Docs of a source that has run, from the command line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsflow import store
from newsflow.cli.app import app
from newsflow.errors import NewsflowError
from newsflow.flow import run_verb
from newsflow.model import RunKey, Verb
from newsflow.settings import read_settings

SOURCE = """\
key: harbour
name: Harbour
language: ar
time_zone: Asia/Baghdad
routes:
  - {kind: files, path: ../texts, glob: "*.txt"}
expect: {body_length: [150, 9000]}
"""
BODY = "افتتحت مديرية الطرق والجسور في المدينة الجسر القديم أمام حركة المركبات بعد أعمال صيانة استمرت ثمانية أشهر."
DAY = date(2024, 11, 30)


@pytest.fixture
def home(tmp_path: Path, connection: store.Connection, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source of two texts, one of them too short, whose day was brought in."""
    for folder in ("sources", "texts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "sources" / "harbour.yaml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "texts" / "1.txt").write_text(f"افتتاح الجسر القديم\n30-11-2024\n{BODY}\n", encoding="utf-8")
    (tmp_path / "texts" / "2.txt").write_text("افتتاح الجسر\n30-11-2024\nخبر قصير.\n", encoding="utf-8")
    for name in ("sources", "lake"):
        monkeypatch.setenv(f"NEWSFLOW_{name.upper()}", str(tmp_path / name))
    monkeypatch.setenv("NEWSFLOW_DATABASE_URL", database_url)
    for verb in Verb:
        run_verb(read_settings(), verb, RunKey("harbour", DAY, "first"))
    return tmp_path


def test_the_suite_has_the_sources_own_limits(home: Path) -> None:
    done = CliRunner().invoke(app, ["suite", "harbour", "--to", str(home / "suite.json")])
    assert (done.exit_code, done.output.strip()) == (0, str(home / "suite.json"))
    told = json.loads((home / "suite.json").read_text(encoding="utf-8"))
    limits = {row["meta"]["code"]: row["kwargs"] for row in told["expectations"]}
    assert (told["name"], limits["short_body"]["min_value"], limits["long_body"]["max_value"]) == ("harbour", 150, 9000)


def test_data_docs_are_written_where_they_say(home: Path) -> None:
    done = CliRunner().invoke(app, ["data-docs", "harbour", "--from", "2024-11-30", "--to", str(home / "docs")])
    assert (done.exit_code, done.output.strip()) == (0, str(home / "docs" / "index.html"))
    (page,) = (home / "docs" / "validations").rglob("*.html")
    assert "2024-11-30 first" in str(page)
    assert BODY not in page.read_text(encoding="utf-8")


def test_days_without_a_run_say_so(home: Path) -> None:
    done = CliRunner().invoke(app, ["data-docs", "harbour", "--from", "2024-11-01", "--to", str(home / "docs")])
    assert isinstance(done.exception, NewsflowError)
    assert "the lake holds no judged run" in str(done.exception)


def test_the_columns_are_told() -> None:
    done = CliRunner().invoke(app, ["suite", "harbour", "--columns"])
    assert "title_overlap" in done.output
