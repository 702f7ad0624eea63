"""Settings: what the environment says, what a started instance says, what is wrong with either."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsflow.errors import ConfigurationError
from newsflow.lake import Lake
from newsflow.settings import read_settings, require_database


def test_the_environment_wins_over_the_started_instance(tmp_path: Path) -> None:
    (tmp_path / "local.json").write_text('{"database_url": "postgresql://here", "lake": "/its/lake"}', encoding="utf-8")
    told = {"NEWSFLOW_HOME": str(tmp_path), "NEWSFLOW_DATABASE_URL": "postgresql://there"}
    settings = read_settings(told)
    assert (settings.database_url, settings.lake) == ("postgresql://there", "/its/lake")


def test_a_folder_is_the_same_lake_from_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_settings({"NEWSFLOW_LAKE": "lake"}).lake == str(tmp_path.resolve() / "lake")
    assert read_settings({"NEWSFLOW_LAKE": "s3://bucket/lake"}).lake == "s3://bucket/lake"


@pytest.mark.parametrize("content", ["[]", "{", "7"])
def test_a_damaged_state_file_says_so(tmp_path: Path, content: str) -> None:
    (tmp_path / "local.json").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"local\.json: is not readable .* Run `newsflow up` again"):
        read_settings({"NEWSFLOW_HOME": str(tmp_path)})


def test_no_database_names_both_ways_to_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="Run `newsflow up`, or set it to postgresql://"):
        require_database(read_settings({"NEWSFLOW_HOME": str(tmp_path)}))


@pytest.mark.parametrize("url", ["nosuch://place", "abfs://place"])
def test_a_lake_that_cannot_be_opened_says_so(url: str) -> None:
    with pytest.raises(ConfigurationError, match=f"NEWSFLOW_LAKE = '{url}': cannot be opened"):
        Lake(url)


def test_passwords_are_not_shown() -> None:
    secret = {"NEWSFLOW_DATABASE_URL": "postgresql://u:hush@h/d", "NEWSFLOW_AIRFLOW_PASSWORD": "hush"}
    assert "hush" not in repr(read_settings(secret))
