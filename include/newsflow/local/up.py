"""Brings the instance up, or joins the one that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from newsflow.errors import ConfigurationError
from newsflow.local.down import stop
from newsflow.local.health import wait_until_healthy
from newsflow.local.keys import keep_keys
from newsflow.local.processes import members
from newsflow.local.programs import Program
from newsflow.local.start import HEALTHY_WITHIN, Ports, start
from newsflow.local.state import State, exclusive, read_state, remove_state
from newsflow.local.supervisor import Supervisor
from newsflow.settings import Settings

Say = Callable[[str], None]


def up(settings: Settings, say: Say, programs: Sequence[Program] = (), ports: Ports | None = None) -> State:
    """The instance at `settings.home` is up and healthy: Postgres, Airflow, and the extra `programs`, all supervised.

    Called again it says where it is and starts what is down. What a dead instance left is ended first. When the start
    fails or is interrupted, nothing keeps running. Raises ConfigurationError when an instance with other sources,
    lake, database or programs is up here, TransientError with the end of a log when something does not become healthy.
    """
    home = settings.home
    with exclusive(home):
        before = read_state(home)
        settings = _without_embedded(settings, before)
        if before and Supervisor(before.supervisor_port, keep_keys(home).supervisor).answers():
            _refuse_other(before, settings, programs)
            state = _join(home, before, say)
        else:
            _clear(home, before, say)
            with ExitStack() as undo:
                undo.callback(stop, home, say)
                state = start(settings, keep_keys(home), tuple(programs), ports or Ports(), say)
                undo.pop_all()
    say(f"Airflow: {state.airflow_url}  user {state.airflow_user}  password {state.airflow_password}")
    return state


def _without_embedded(settings: Settings, before: State | None) -> Settings:
    """The settings without a database address that came from our own state file: nobody chose that one."""
    own = before is not None and before.embedded and settings.database_url == before.database_url
    return replace(settings, database_url="") if own else settings


def _refuse_other(running: State, settings: Settings, programs: Sequence[Program]) -> None:
    asked = {
        "sources": str(settings.sources),
        "lake": settings.lake,
        "database_url": settings.database_url or (running.database_url if running.embedded else ""),
        "programs": tuple(program.name for program in programs),
    }
    for name, value in asked.items():
        if (present := getattr(running, name)) != value:
            shown = "" if name == "database_url" else f" ({present!r}, asked for {value!r})"
            raise ConfigurationError(f"{settings.home}: is up with other {name}{shown}. Run `newsflow down` first.")


def _join(home: Path, running: State, say: Say) -> State:
    supervisor = Supervisor(running.supervisor_port, keep_keys(home).supervisor)
    supervisor.start_all()
    wait_until_healthy(home, running.airflow_port, HEALTHY_WITHIN, supervisor.programs)
    say("Newsflow is already up.")
    return running


def _clear(home: Path, before: State | None, say: Say) -> None:
    """Nothing of a dead instance is left."""
    if left := len(members(home)):
        say(f"An earlier instance has lost its supervisor, {left} of its processes still run; they are ended first.")
        stop(home, say)
    elif before:
        say("The earlier instance was not brought down (the machine was, perhaps); starting afresh.")
        remove_state(home)
