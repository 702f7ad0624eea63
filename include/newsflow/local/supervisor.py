"""The supervisor: started in a session of its own, then asked over loopback."""

from __future__ import annotations

import subprocess
import sys
import xmlrpc.client
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from newsflow.errors import TransientError
from newsflow.local.logs import SUPERVISOR, last_lines, log_file
from newsflow.local.ports import HOST

LAUNCH_SECONDS = 30
SUCCESS = 80  # supervisor.xmlrpc.Faults.SUCCESS


@dataclass(frozen=True, slots=True)
class Running:
    """One supervised program as the supervisor sees it: `pid` is 0 when it is down, `started` is its latest start."""

    name: str
    state: str
    pid: int
    started: datetime
    uptime: timedelta

    @property
    def broken(self) -> bool:
        """Whether it died as soon as it was started."""
        return self.state in {"BACKOFF", "FATAL"}


@dataclass(frozen=True, slots=True)
class Supervisor:
    """The supervisor that listens at a port; each question raises TransientError when nobody answers there."""

    port: int
    password: str

    def answers(self) -> bool:
        """Whether it is there and not on its way out."""
        try:
            return bool(self._ask("getState")["statename"] == "RUNNING")
        except TransientError:
            return False

    def pid(self) -> int:
        """Its process id, which is the id of the session that its programs share."""
        return int(self._ask("getPID"))

    def programs(self) -> tuple[Running, ...]:
        """Every program it keeps."""
        return tuple(_running(row) for row in self._ask("getAllProcessInfo"))

    def start_all(self) -> None:
        """Every program has been told to start; those that run are left alone.

        Raises TransientError with the supervisor's words for one that it cannot even try to start.
        """
        wait = False
        for group in sorted({row["group"] for row in self._ask("getAllProcessInfo")}):
            for row in self._ask("startProcessGroup", group, wait):
                if row["status"] != SUCCESS:
                    raise TransientError(f"{row['name']} cannot be started: {row['description']}")

    def shut_down(self) -> None:
        """It has been told to stop its programs and itself."""
        self._ask("shutdown")

    def _ask(self, method: str, *arguments: Any) -> Any:
        address = f"http://newsflow:{self.password}@{HOST}:{self.port}/RPC2"
        try:
            with xmlrpc.client.ServerProxy(address) as server:
                return getattr(server.supervisor, method)(*arguments)
        except (OSError, xmlrpc.client.Error) as error:
            raise TransientError(f"The supervisor on port {self.port} does not answer {method}: {error}") from None


def _running(row: Mapping[str, Any]) -> Running:
    return Running(
        name=row["name"],
        state=row["statename"],
        pid=row["pid"],
        started=datetime.fromtimestamp(row["start"], UTC),
        uptime=timedelta(seconds=row["now"] - row["start"] if row["pid"] else 0),
    )


def launch(home: Path, configuration: Path, environment: Mapping[str, str]) -> None:
    """The supervisor runs as a daemon, leader of a new session; it has taken its port already.

    Raises TransientError with its own words when it cannot start.
    """
    done = subprocess.run(  # noqa: S603 — our own interpreter and file
        [sys.executable, "-m", "supervisor.supervisord", "--configuration", str(configuration)],
        cwd=home,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LAUNCH_SECONDS,
        check=False,
    )
    if done.returncode:
        raise TransientError(
            f"The supervisor did not start: {done.stderr.strip()}\n{last_lines(log_file(home, SUPERVISOR))}"
        )
