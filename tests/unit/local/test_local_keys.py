"""Keys and state: private, kept, honest when they are lost."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from newsflow.errors import ConfigurationError
from newsflow.local.keys import Keys, keep_keys
from newsflow.local.state import State, exclusive, read_state, remove_state, write_state
from newsflow.settings import read_settings

STATE = State(
    session=4711,
    airflow_url="http://127.0.0.1:8080",
    airflow_user="admin",
    airflow_password="word",
    database_url="postgresql://newsflow:x@127.0.0.1:5480/newsflow",
    embedded=True,
    sources="/srv/sources",
    lake="/srv/lake",
    airflow_port=8080,
    postgres_port=5480,
    supervisor_port=9180,
    programs=("sample-site",),
)


def test_keys_are_made_once(tmp_path: Path) -> None:
    assert keep_keys(tmp_path) == keep_keys(tmp_path)
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600


def test_keys_are_long_enough_and_all_different(tmp_path: Path) -> None:
    keys = keep_keys(tmp_path)
    assert len(keys.jwt) >= 64
    assert len(base64.urlsafe_b64decode(keys.fernet)) == 32
    words = [getattr(keys, name) for name in Keys.__slots__]
    assert len(set(words)) == len(words)


def test_keys_lost_beside_their_database_are_not_made_anew(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("18\n")
    with pytest.raises(ConfigurationError, match=r"keys\.json: is gone"):
        keep_keys(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", '{"jwt": "x"}', "{"])
def test_a_damaged_key_file_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "keys.json").write_text(text)
    with pytest.raises(ConfigurationError, match="is not readable"):
        keep_keys(tmp_path)


def test_the_state_is_read_back_and_private(tmp_path: Path) -> None:
    write_state(tmp_path, STATE)
    assert read_state(tmp_path) == STATE
    assert (tmp_path / "local.json").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["local.json"]


def test_settings_find_the_running_instance(tmp_path: Path) -> None:
    write_state(tmp_path, STATE)
    found = read_settings({"NEWSFLOW_HOME": str(tmp_path)})
    assert (found.database_url, found.lake, str(found.sources)) == (STATE.database_url, STATE.lake, STATE.sources)
    remove_state(tmp_path)
    assert read_settings({"NEWSFLOW_HOME": str(tmp_path)}).database_url == ""


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"session": 1, "programs": []}'])
def test_a_damaged_state_is_no_instance(tmp_path: Path, text: str) -> None:
    (tmp_path / "local.json").write_text(text)
    assert read_state(tmp_path) is None


def test_two_cannot_start_or_stop_at_once(tmp_path: Path) -> None:
    with exclusive(tmp_path), pytest.raises(ConfigurationError, match="at work here"), exclusive(tmp_path):
        pass
    with exclusive(tmp_path):
        pass
