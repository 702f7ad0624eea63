"""The phases of a start: folders, Postgres, migrations, Airflow, health; each says how long it took."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from newsflow.local import cluster, databases
from newsflow.local.environment import USER, Machine, supervised_environment
from newsflow.local.health import wait_until_healthy
from newsflow.local.keys import Keys
from newsflow.local.logs import begin_supervisor_log
from newsflow.local.migrate import migrate
from newsflow.local.ports import free_port
from newsflow.local.private import write_private
from newsflow.local.programs import Program, airflow_programs, configuration, postgres_program
from newsflow.local.state import State, write_state
from newsflow.local.supervisor import Supervisor, launch
from newsflow.settings import Settings

Say = Callable[[str], None]

HEALTHY_WITHIN = 240.0
ANSWERS_WITHIN = 60.0


@dataclass(frozen=True, slots=True)
class Ports:
    """Three ports on 127.0.0.1: asked for, each as the first to try, or found free."""

    airflow: int = 8080
    postgres: int = 5480
    supervisor: int = 9180

    def free(self, say: Say) -> Ports:
        """The ports that are free, at or shortly above these."""
        return Ports(
            free_port(self.airflow, "Airflow", say),
            free_port(self.postgres, "Postgres", say),
            free_port(self.supervisor, "the supervisor", say),
        )


def start(settings: Settings, keys: Keys, programs: tuple[Program, ...], ports: Ports, say: Say) -> State:
    """Everything runs and is healthy; `settings` without a database address gets the embedded one.

    Raises ConfigurationError or TransientError; what was started until then still runs.
    """
    home, ports = settings.home, ports.free(say)
    machine = Machine(ports.airflow, databases.url("airflow", keys.airflow, ports.postgres), os.cpu_count() or 1)
    state = _state(settings, keys, machine, ports, programs)
    environment = supervised_environment(os.environ, replace(settings, database_url=state.database_url), keys, machine)
    supervisor = Supervisor(ports.supervisor, keys.supervisor)
    with _phase("Postgres", say):
        _lay_out(settings, keys)
        data = home / "postgres"
        cluster.create_cluster(data, keys.postgres, say)
        cluster.remove_stale_lock(data, say)
        server = postgres_program(cluster.command(data, ports.postgres), cluster.server_user())
        file = home / "supervisord.conf"
        write_private(file, configuration(ports.supervisor, keys.supervisor, server, (*airflow_programs(), *programs)))
        launch(home, file, environment)
        state = replace(state, session=supervisor.pid())
        write_state(home, state)
        databases.wait_until_ready(databases.url("postgres", keys.postgres, ports.postgres), ANSWERS_WITHIN)
        databases.create_databases(ports.postgres, keys)
    with _phase("Schemas", say):
        migrate(home, environment, machine.airflow_database, state.database_url)
    with _phase("Airflow", say):
        supervisor.start_all()
        wait_until_healthy(home, ports.airflow, HEALTHY_WITHIN, supervisor.programs)
    return state


def _state(settings: Settings, keys: Keys, machine: Machine, ports: Ports, programs: tuple[Program, ...]) -> State:
    return State(
        session=0,
        airflow_url=machine.airflow_url,
        airflow_user=USER,
        airflow_password=keys.admin,
        database_url=settings.database_url or databases.url("newsflow", keys.newsflow, ports.postgres),
        embedded=not settings.database_url,
        sources=str(settings.sources),
        lake=settings.lake,
        airflow_port=ports.airflow,
        postgres_port=ports.postgres,
        supervisor_port=ports.supervisor,
        programs=tuple(program.name for program in programs),
    )


def _lay_out(settings: Settings, keys: Keys) -> None:
    """The instance's folders exist, closed to others; Airflow's one user has the generated password."""
    for name in ("airflow", "logs"):
        (settings.home / name).mkdir(mode=0o700, exist_ok=True)
    write_private(settings.home / "airflow" / "passwords.json", json.dumps({USER: keys.admin}))
    begin_supervisor_log(settings.home)


@contextmanager
def _phase(name: str, say: Say) -> Iterator[None]:
    begun = time.monotonic()
    yield
    say(f"{name}: ready in {time.monotonic() - begun:.1f} s")
