"""Brings the instance down: asks its supervisor, then ends whatever is left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psutil

from newsflow.errors import ConfigurationError, TransientError
from newsflow.local.keys import keep_keys
from newsflow.local.processes import members, still_there, sweep
from newsflow.local.state import exclusive, read_state, remove_state
from newsflow.local.supervisor import Supervisor
from newsflow.settings import Settings

PATIENCE = 50.0


def down(settings: Settings, say: Callable[[str], None]) -> None:
    """No process of the instance at `settings.home` is left, and its database was shut down cleanly where it could be.

    Its data stay. Also right when some of it, or its supervisor, was killed before.
    Raises ConfigurationError when another `up` or `down` is at work, TransientError when processes do not end.
    """
    if not settings.home.exists():
        say("Newsflow is not up.")
        return
    with exclusive(settings.home):
        if not members(settings.home):
            say("Newsflow is not up.")
            remove_state(settings.home)
            return
        stop(settings.home, say)
        say("Newsflow is down; its data stay in " + str(settings.home))


def stop(home: Path, say: Callable[[str], None]) -> None:
    """No process of the instance is left and nothing says that it is up; the caller holds the instance's lock."""
    if members(home) and not _ask_supervisor(home):
        say("The supervisor does not answer; its programs are ended one by one.")
    found, killed = sweep(home)
    if found:
        say(f"{found} processes were left and have been ended" + (f", {killed} of them by force." if killed else "."))
    remove_state(home)


def _ask_supervisor(home: Path) -> bool:
    """Whether the supervisor was there, stopped its programs (Postgres last) and ended itself."""
    state = read_state(home)
    if state is None:
        return False
    try:
        supervisor = Supervisor(state.supervisor_port, keep_keys(home).supervisor)
        process = psutil.Process(supervisor.pid())
        supervisor.shut_down()
    except (TransientError, ConfigurationError, psutil.Error):
        return False
    return not still_there([process], PATIENCE)
