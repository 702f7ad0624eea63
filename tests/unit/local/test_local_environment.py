"""The environment of Airflow and its tasks, as a table."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from newsflow.local.environment import Machine, supervised_environment
from newsflow.local.keys import Keys
from newsflow.settings import Settings, read_settings

KEYS = Keys(**{field.name: f"{field.name}-key" for field in fields(Keys)})
MACHINE = Machine(8123, "postgresql://airflow:a@127.0.0.1:5480/airflow", cores=2)


def settings() -> Settings:
    return read_settings(
        {
            "NEWSFLOW_HOME": "/srv/news/.newsflow",
            "NEWSFLOW_SOURCES": "/srv/news/sources",
            "NEWSFLOW_LAKE": "s3://news/lake",
            "NEWSFLOW_DATABASE_URL": "postgresql://n:p@db/news",
            "NEWSFLOW_CONTACT": "https://news.invalid/bot",
        }
    )


def table(given: dict[str, str] | None = None) -> dict[str, str]:
    return supervised_environment(given or {}, settings(), KEYS, MACHINE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AIRFLOW_HOME", "/srv/news/.newsflow/airflow"),
        ("AIRFLOW__API__HOST", "127.0.0.1"),
        ("AIRFLOW__API__PORT", "8123"),
        ("AIRFLOW__CORE__EXECUTION_API_SERVER_URL", "http://127.0.0.1:8123/execution/"),
        ("AIRFLOW__CORE__EXECUTOR", "newsflow.airflow.warm.WarmLocalExecutor"),
        ("AIRFLOW__CORE__LOAD_EXAMPLES", "False"),
        ("AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION", "False"),
        ("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "postgresql+psycopg2://airflow:a@127.0.0.1:5480/airflow"),
        ("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC", "postgresql+asyncpg://airflow:a@127.0.0.1:5480/airflow"),
        ("AIRFLOW__API_AUTH__JWT_SECRET", "jwt-key"),
        ("AIRFLOW__CORE__FERNET_KEY", "fernet-key"),
        ("AIRFLOW__API__SECRET_KEY", "api-key"),
    ],
)
def test_airflow_is_told(name: str, value: str) -> None:
    assert table()[name] == value


def test_a_task_reads_the_very_settings_that_up_was_given() -> None:
    assert read_settings(table()) == settings()


def test_another_airflow_s_settings_do_not_leak_in() -> None:
    given = {"AIRFLOW__CORE__EXECUTOR": "CeleryExecutor", "AIRFLOW__SMTP__SMTP_HOST": "mail", "LANG": "ar_IQ.UTF-8"}
    found = table(given)
    assert found["AIRFLOW__CORE__EXECUTOR"] == "newsflow.airflow.warm.WarmLocalExecutor"
    assert "AIRFLOW__SMTP__SMTP_HOST" not in found
    assert found["LANG"] == "ar_IQ.UTF-8"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({}, "127.0.0.1,localhost", id="no proxy rule"),
        pytest.param({"NO_PROXY": ".corp"}, ".corp,127.0.0.1,localhost", id="upper case"),
        pytest.param({"no_proxy": ".corp"}, ".corp,127.0.0.1,localhost", id="lower case"),
    ],
)
def test_loopback_never_goes_through_a_proxy(given: dict[str, str], expected: str) -> None:
    found = table(given)
    assert found["NO_PROXY"] == expected
    assert found["no_proxy"] == expected


@pytest.mark.parametrize(("cores", "tasks"), [(1, 4), (2, 4), (4, 8), (64, 16)])
def test_parallelism_fits_the_machine(cores: int, tasks: int) -> None:
    assert Machine(1, "", cores).parallelism == tasks


def test_nothing_of_airflow_lies_outside_the_home() -> None:
    paths = [
        value
        for name, value in table().items()
        if name.startswith("AIRFLOW") and value.startswith("/") and not name.endswith(("DAGS_FOLDER", "PLUGINS_FOLDER"))
    ]
    assert len(paths) >= 4
    assert [path for path in paths if not Path(path).is_relative_to("/srv/news/.newsflow")] == []
