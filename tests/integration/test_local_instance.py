"""One local instance, from `up` to `down`, with everything killed on its way. The tests run in order, on one start."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil
import psycopg2
import pytest

from newsflow.errors import ConfigurationError, TransientError
from newsflow.local import Ports, Program, State, Status, down, read_status, up
from newsflow.local.logs import log_file
from newsflow.local.processes import environment, lives, members
from newsflow.settings import Settings, read_settings

EXTRA = Program("extra", (sys.executable, "-c", "import signal; signal.pause()"))
COMPONENTS = ("api-server", "scheduler", "dag-processor", "triggerer", "postgres", "extra")
PORTS = Ports(18080, 15480, 19180)


@dataclass
class Instance:
    settings: Settings
    said: list[str] = field(default_factory=list)
    state: State | None = None

    def up(self) -> State:
        self.state = up(self.settings, self.said.append, [EXTRA], PORTS)
        return self.state

    def status(self) -> Status:
        return read_status(self.settings)

    def pid(self, name: str) -> int:
        return next((one.pid for one in self.status().components if one.name == name), 0)

    def left(self) -> list[int]:
        return [process.pid for process in members(self.settings.home)]


def eventually(holds: Callable[[], bool], seconds: float = 120) -> bool:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


@pytest.fixture(scope="module")
def instance() -> Iterator[Instance]:
    # not below pytest's own folder: every pytest that starts closes it again, to Postgres' system user too
    top = Path(tempfile.mkdtemp(prefix="newsflow-instance-"))
    home, sources = top / "home with 100% blanks", top / "sources"
    sources.mkdir()
    settings = read_settings({"NEWSFLOW_HOME": str(home), "NEWSFLOW_SOURCES": str(sources)})
    one = Instance(settings)
    try:
        with socket.create_server(("127.0.0.1", PORTS.airflow)):
            one.up()
        yield one
    finally:
        down(settings, one.said.append)
        shutil.rmtree(top)


def test_up_ends_healthy_on_the_next_free_port(instance: Instance) -> None:
    assert instance.state is not None
    assert instance.state.airflow_url == f"http://127.0.0.1:{PORTS.airflow + 1}"
    assert f"Port {PORTS.airflow} is taken by another program; Airflow uses {PORTS.airflow + 1}." in instance.said
    found = instance.status()
    assert found.up
    assert {one.name for one in found.components} == set(COMPONENTS)
    assert {one.restarts for one in found.components} == {0}


def test_all_of_it_listens_on_loopback_only(instance: Instance) -> None:
    listening = {
        connection.laddr.ip
        for process in members(instance.settings.home)
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }
    assert listening == {"127.0.0.1"}


def test_all_but_postgres_share_the_session(instance: Instance) -> None:
    assert instance.state is not None
    strangers = [
        process.name()
        for process in members(instance.settings.home)
        if os.getsid(process.pid) != instance.state.session and process.name() != "postgres"
    ]
    assert strangers == []


def test_the_schema_is_there_and_roles_keep_to_their_own_database(instance: Instance) -> None:
    assert instance.state is not None
    own = psycopg2.connect(instance.state.database_url)
    with own, own.cursor() as cursor:
        cursor.execute("select count(*) from articles")
        assert cursor.fetchone() == (0,)
    own.close()
    with pytest.raises(psycopg2.OperationalError, match="permission denied"):
        psycopg2.connect(instance.state.database_url.rsplit("/", 1)[0] + "/airflow")


@pytest.mark.parametrize("path", ["keys.json", "local.json", "supervisord.conf", "airflow/passwords.json"])
def test_secrets_are_the_owner_s_alone(instance: Instance, path: str) -> None:
    assert (instance.settings.home / path).stat().st_mode & 0o777 == 0o600


def test_a_second_up_joins_the_first(instance: Instance) -> None:
    before = instance.state
    pids = {name: instance.pid(name) for name in COMPONENTS}
    assert instance.up() == before
    assert "Newsflow is already up." in instance.said
    assert {name: instance.pid(name) for name in COMPONENTS} == pids


def test_a_second_up_with_another_lake_is_refused(instance: Instance) -> None:
    other = replace(instance.settings, lake=str(instance.settings.home / "other"))
    with pytest.raises(ConfigurationError, match=r"other lake .*newsflow down"):
        up(other, instance.said.append, [EXTRA], PORTS)


def test_every_component_comes_back_after_a_kill(instance: Instance) -> None:
    for name in COMPONENTS:
        old = instance.pid(name)
        children = psutil.Process(old).children(recursive=True)
        os.kill(old, signal.SIGKILL)
        assert eventually(lambda name=name, old=old: instance.pid(name) not in {0, old}), name
        assert eventually(lambda children=children: not any(map(lives, children))), f"{name} left children"
    assert eventually(lambda: instance.status().up)
    assert {one.name for one in instance.status().components if one.restarts} == set(COMPONENTS)


def test_a_killed_supervisor_is_said_and_the_next_up_mends_it(instance: Instance) -> None:
    assert instance.state is not None
    killed = instance.state.session
    os.kill(killed, signal.SIGKILL)
    assert eventually(lambda: killed not in instance.left())
    half = instance.status()
    assert half.components == ()
    assert half.processes > len(COMPONENTS)
    state = instance.up()
    assert state.session != killed
    assert any("lost its supervisor" in line for line in instance.said)
    assert [process.pid for process in psutil.process_iter() if _session(process) == killed] == []
    assert instance.status().up


def test_down_leaves_no_process_and_a_clean_database(instance: Instance) -> None:
    assert instance.state is not None
    session = instance.state.session
    started = [process for process in members(instance.settings.home) if environment(process)]
    down(instance.settings, instance.said.append)
    assert instance.left() == []
    assert [process.pid for process in started if lives(process)] == []
    assert [process.pid for process in psutil.process_iter() if _session(process) == session] == []
    assert "database system is shut down" in log_file(instance.settings.home, "postgres").read_text()
    assert not (instance.settings.home / "local.json").exists()


def test_an_up_that_fails_says_why_and_leaves_nothing(instance: Instance) -> None:
    broken = Program("broken", (sys.executable, "-c", "raise SystemExit('the site has no pages')"))
    with pytest.raises(TransientError, match=r"broken does not stay up(.|\n)*the site has no pages"):
        up(instance.settings, instance.said.append, [broken], PORTS)
    assert instance.left() == []
    assert read_status(instance.settings).state is None


def test_a_second_down_has_nothing_to_do(instance: Instance) -> None:
    down(instance.settings, instance.said.append)
    assert instance.said[-1] == "Newsflow is not up."


def _session(process: psutil.Process) -> int:
    try:
        return os.getsid(process.pid) if lives(process) else 0
    except ProcessLookupError:
        return 0
