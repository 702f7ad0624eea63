"""The processes of an instance: found by a mark in their environment, ended to the last one.

A process id can be used again and a session loses its leader; the mark, the instance's home, is inherited by every
program and lost with none. Postgres alone overwrites its environment and opens a session per backend; its processes
are known by their data folder.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psutil

from newsflow.errors import TransientError

MARK = "NEWSFLOW_SUPERVISED"
PROGRAM = "SUPERVISOR_PROCESS_NAME"
ROUNDS = 5
PATIENCE = 8.0
SHUTDOWN = 30.0

_HIDDEN = (psutil.AccessDenied, psutil.NoSuchProcess, OSError)


def members(home: Path) -> list[psutil.Process]:
    """Every living process of the instance at `home`, this one excepted."""
    return [
        process
        for process in psutil.process_iter()
        if process.pid != os.getpid()
        and (environment(process).get(MARK) == str(home) or is_postgres(process, home / "postgres"))
    ]


def environment(process: psutil.Process) -> dict[str, str]:
    """The environment that a process was started with; empty when it is gone or not ours to read."""
    with suppress(*_HIDDEN):
        return process.environ()
    return {}


def is_postgres(process: psutil.Process, data: Path) -> bool:
    """Whether a process is a Postgres server, or a backend of one, on this data folder."""
    with suppress(*_HIDDEN):
        if process.name() != "postgres" or process.status() == psutil.STATUS_ZOMBIE:
            return False
        return str(data) in process.cmdline() or process.cwd() == str(data)
    return False


def end(processes: Iterable[psutil.Process], patience: float) -> tuple[int, int]:
    """The processes are gone: asked first, killed after `patience` seconds. Gives how many ended, how many by force.

    Only those at the top of a tree are asked: they stop their children in the right order, while a scheduler whose
    workers are asked beside it waits for them in vain.
    """
    found = list(processes)
    pids = {process.pid for process in found}
    for process in found:
        with suppress(psutil.Error):
            if process.ppid() not in pids:
                process.send_signal(_polite_signal(process))
    deaf = still_there(found, patience)
    for process in deaf:
        with suppress(psutil.Error):
            process.kill()
    still_there(deaf, PATIENCE)
    return len(found), len(deaf)


def sweep(home: Path) -> tuple[int, int]:
    """No process of the instance is left. Gives how many were found and how many had to be killed.

    Raises TransientError when new ones keep appearing.
    """
    found = killed = 0
    for _ in range(ROUNDS):
        left = members(home)
        if not left:
            return found, killed
        servers = [process for process in left if is_postgres(process, home / "postgres")]
        # Postgres last: the others need it to end well
        others = [process for process in left if process not in servers]
        for group, patience in ((others, PATIENCE), (servers, SHUTDOWN)):
            ended, forced = end(group, patience)
            found, killed = found + ended, killed + forced
    if left := members(home):
        pids = ", ".join(str(process.pid) for process in left)
        raise TransientError(
            f"{home}: processes {pids} do not end. Look at them with `ps`, then `newsflow down` again."
        )
    return found, killed


def lives(process: psutil.Process) -> bool:
    """Whether a process is still the one it was and not a zombie, which only its parent can take away."""
    with suppress(psutil.Error):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def still_there(processes: Iterable[psutil.Process], seconds: float) -> list[psutil.Process]:
    """Those that live on after `seconds`; comes back as soon as none does."""
    deadline = time.monotonic() + seconds
    while (left := [process for process in processes if lives(process)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


def _polite_signal(process: psutil.Process) -> signal.Signals:
    """TERM; but Postgres takes INT as its fast, clean shutdown (TERM would wait for its clients)."""
    with suppress(psutil.Error):
        if process.name() == "postgres":
            return signal.SIGINT
    return signal.SIGTERM
