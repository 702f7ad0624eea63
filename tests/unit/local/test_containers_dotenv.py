"""`newsflow secrets` writes what docker-compose.yaml demands, for its owner's eyes only."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from compose_file import compose, read_dotenv
from newsflow.cli.app import app
from newsflow.errors import ConfigurationError
from newsflow.local.containers import example, write_dotenv
from newsflow.local.containers.dotenv import SECRETS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / ".env"
    write_dotenv(path)
    return path


def test_the_file_is_its_owner_s_alone(file: Path) -> None:
    assert file.stat().st_mode & 0o777 == 0o600
    assert [other.name for other in file.parent.iterdir()] == [".env"]


def test_it_is_all_that_compose_demands(file: Path) -> None:
    assert set(read_dotenv(file)) == {secret.name for secret in SECRETS}
    services = compose(read_dotenv(file))["services"]
    assert services["init"]["environment"]["NEWSFLOW_AIRFLOW_PASSWORD"] == read_dotenv(file)["AIRFLOW_ADMIN_PASSWORD"]


def test_every_secret_is_another_and_another_each_time(file: Path) -> None:
    first = read_dotenv(file)
    write_dotenv(file, force=True)
    second = read_dotenv(file)
    assert len({*first.values(), *second.values()}) == 2 * len(SECRETS)


def test_secrets_are_as_long_as_their_readers_want(file: Path) -> None:
    values = read_dotenv(file)
    assert len(values["AIRFLOW_JWT_SECRET"].encode()) >= 64
    assert len(base64.urlsafe_b64decode(values["AIRFLOW_FERNET_KEY"])) == 32
    passwords = [value for name, value in values.items() if name.endswith("DATABASE_PASSWORD")]
    assert len(passwords) == 2
    assert all(re.fullmatch(r"[0-9a-f]{48}", value) for value in passwords)


def test_no_value_holds_what_compose_would_substitute(file: Path) -> None:
    assert all(re.fullmatch(r"[\w=-]+", value) for value in read_dotenv(file).values())


def test_the_example_has_the_same_lines_and_no_secret(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for value in read_dotenv(file).values():
        text = text.replace(value, "")
    assert text == example()


def test_an_existing_file_is_kept_unless_forced(file: Path) -> None:
    before = file.read_text(encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"\.env: exists already.*--force"):
        write_dotenv(file)
    assert file.read_text(encoding="utf-8") == before


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere/\.env: cannot be written \(No such file"):
        write_dotenv(tmp_path / "nowhere" / ".env")


def test_the_command_says_what_it_wrote_and_no_value(tmp_path: Path) -> None:
    path = tmp_path / "server.env"
    done = CliRunner().invoke(app, ["secrets", str(path)])
    assert done.exit_code == 0
    values = read_dotenv(path)
    assert all(name in done.output for name in values)
    assert not any(value in done.output for value in values.values())
    assert "no longer opens" not in done.output
    again = CliRunner().invoke(app, ["secrets", str(path), "--force"])
    assert "no longer opens" in again.output
