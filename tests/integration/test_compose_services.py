"""docker-compose.yaml comes up with what `newsflow secrets` writes, and brings a night in. One start for all tests."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import requests
from own_containers import Services

from newsflow import store
from newsflow.airflow.api import FINISHED, Airflow
from newsflow.errors import ConfigurationError
from newsflow.local.sample import OUTLETS, demo_source, serve
from newsflow.settings import Settings, read_settings

OUTLET = OUTLETS["nakhla"]
DAY = date(2024, 11, 30)
DAG = f"ingest__{OUTLET.key}"


@pytest.fixture(scope="module")
def services() -> Iterator[Services]:
    # not below pytest's own folder, which is closed to Postgres' system user
    top = Path(tempfile.mkdtemp(prefix="newsflow-compose-"))
    subprocess.run([sys.executable, "-m", "newsflow", "secrets", str(top / ".env")], check=True, capture_output=True)
    up = Services(top / ".env", top)
    try:
        with serve(0, [OUTLET]) as stand:
            source = demo_source(OUTLET, stand.addresses[OUTLET.key])
            (top / "sources" / f"{OUTLET.key}.yaml").write_text(source, encoding="utf-8")
            up.up()
            yield up
    finally:
        up.down()
        shutil.rmtree(top)


@pytest.fixture(scope="module")
def settings(services: Services) -> Settings:
    return read_settings(services.environment("api-server"))


def test_every_health_check_says_well(services: Services) -> None:
    assert {name: services.is_well(name) for name in services.services if name != "init"} == dict.fromkeys(
        ("postgres", "api-server", "scheduler", "dag-processor", "triggerer"), True
    )
    assert services.processes["init"].returncode == 0


def test_the_sources_folder_has_become_dags(settings: Settings) -> None:
    airflow = Airflow(settings)
    _eventually(lambda: airflow.has_dag(DAG))


def test_a_night_runs_green_and_its_articles_are_in_postgres(services: Services, settings: Settings) -> None:
    airflow = Airflow(settings)
    run = airflow.trigger(DAG, DAY)
    _eventually(lambda: airflow.run(DAG, run.run_id).state in FINISHED)
    assert airflow.failed_tasks(DAG, run.run_id) == []
    assert airflow.run(DAG, run.run_id).state == "success"
    with closing(store.connect(settings.database_url, "tests")) as connection, connection.cursor() as cursor:
        cursor.execute("select count(*) from articles where source = %s and day = %s", (OUTLET.key, DAY))
        stored = cursor.fetchall()[0][0]
        cursor.execute("select count(*) from links where day = %s and outcome = 'loaded'", (DAY,))
        assert cursor.fetchall() == [(stored,)]
    assert stored > 5
    assert list((services.top / "lake" / "fetch" / OUTLET.key / DAY.isoformat()).rglob("*.warc.gz"))
    assert "load" in _task_log(settings, run.run_id, "load")


def test_the_command_line_in_the_api_server_s_container_reads_the_same_run(services: Services) -> None:
    done = services.run("api-server", ["newsflow", "status", OUTLET.key, DAY.isoformat()])
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{OUTLET.key} {DAY}: passed")


def test_the_admin_comes_in_with_the_password_of_the_file_and_no_other(settings: Settings) -> None:
    assert _sign_in(settings.airflow_url, "admin", settings.airflow_password).status_code == 201
    assert _sign_in(settings.airflow_url, "admin", "admin").status_code == 401


def test_the_users_file_is_closed_to_others(services: Services, settings: Settings) -> None:
    file = services.top / "users" / "passwords.json"
    assert json.loads(file.read_text(encoding="utf-8")) == {"admin": settings.airflow_password}
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("role", "other"), [("airflow", "newsflow"), ("newsflow", "airflow")])
def test_a_role_may_not_enter_the_other_s_database(services: Services, role: str, other: str) -> None:
    password = services.environment("postgres")[f"{role.upper()}_DATABASE_PASSWORD"]
    address = f"postgresql://{role}:{password}@127.0.0.1:{services.postgres_port}"
    store.connect(f"{address}/{role}", "tests").close()
    with pytest.raises(ConfigurationError, match="permission"):
        store.connect(f"{address}/{other}", "tests")


def test_preparing_again_changes_nothing(services: Services) -> None:
    words = services.services["init"]["command"]
    done = services.run("init", words)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_volume_that_was_made_with_other_secrets_is_not_well(services: Services) -> None:
    assert services.is_well("postgres")
    given = services.services["postgres"]["environment"]
    kept, given["NEWSFLOW_DATABASE_PASSWORD"] = given["NEWSFLOW_DATABASE_PASSWORD"], "another"
    try:
        assert not services.is_well("postgres")
    finally:
        given["NEWSFLOW_DATABASE_PASSWORD"] = kept


def test_told_to_end_every_service_ends_with_all_its_processes(services: Services) -> None:
    assert services.down() == 0
    assert {process.poll() for process in services.processes.values()} == {0}
    assert [name for name in services.services if services.is_well(name)] == []


def _eventually(holds: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.3)


def _sign_in(url: str, user: str, password: str) -> requests.Response:
    return requests.post(f"{url}/auth/token", json={"username": user, "password": password}, timeout=30)


def _task_log(settings: Settings, run_id: str, task: str) -> str:
    token = _sign_in(settings.airflow_url, settings.airflow_user, settings.airflow_password).json()["access_token"]
    path = f"/api/v2/dags/{DAG}/dagRuns/{run_id}/taskInstances/{task}/logs/1"
    answer = requests.get(settings.airflow_url + path, headers={"Authorization": f"Bearer {token}"}, timeout=30)
    return answer.text
