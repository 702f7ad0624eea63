"""docker-compose.yaml without containers: every service's own command as a process, in that file's own environment."""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from compose_file import ROOT, compose, read_dotenv
from newsflow.local import cluster, databases
from newsflow.local.processes import end

PATIENCE = 120.0
PAUSE = 0.5


class Services:
    """The services of the file with the variables of one `.env`, as processes with their state below one folder."""

    def __init__(self, dotenv: Path, top: Path) -> None:
        self.top = top
        self.port, self.postgres_port = _free_port(), _free_port()
        variables = read_dotenv(dotenv) | {"NEWSFLOW_PORT": str(self.port)}
        self.services: dict[str, dict[str, Any]] = compose(variables)["services"]
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        for folder in ("airflow", "lake", "logs", "users", "sources"):
            (top / folder).mkdir()

    def here(self, text: str) -> str:
        """What a container's text is on this machine; nothing else of the file is changed.

        Hosts become the loopback address with ports that are free, the listening address too; volumes become folders
        below `top`, and what the image holds is the repository itself.
        """
        there = {
            "postgres:5432": f"127.0.0.1:{self.postgres_port}",
            "api-server:8080": f"127.0.0.1:{self.port}",
            "0.0.0.0": "127.0.0.1",
            "/opt/newsflow/include/sources": str(self.top / "sources"),
            "/opt/newsflow": str(ROOT),
            "/var/lib/newsflow": str(self.top),
        }
        for inside, outside in there.items():
            text = text.replace(inside, outside)
        return str(self.port) if text == "8080" else text

    def environment(self, name: str) -> dict[str, str]:
        """A service's whole environment: what the image and the file say, and where this machine has the programs."""
        programs = [Path(sys.prefix) / "bin", cluster.binaries(), "/usr/bin", "/bin"]
        machine = {"PATH": ":".join(map(str, programs)), "HOME": str(self.top)}
        given = {key: self.here(value) for key, value in self.services[name]["environment"].items()}
        return machine | _image_environment() | given

    def up(self) -> None:
        """Every service was started as soon as those it depends on were as it wants them, and all have been well."""
        waiting, well = list(self.services), set[str]()
        deadline = time.monotonic() + PATIENCE
        while waiting or len(well) < len(self.services):
            well |= {name for name in self.services if name not in well and self._is_done(name)}
            for name in [name for name in waiting if set(self.services[name].get("depends_on", {})) <= well]:
                self._start(name)
                waiting.remove(name)
            self._refuse_dead()
            if time.monotonic() > deadline:
                raise TimeoutError(f"waiting: {waiting}; not well: {set(self.services) - well}")
            time.sleep(PAUSE)

    def is_well(self, name: str) -> bool:
        """What the service's own health check says."""
        kind, *words = self.services[name].get("healthcheck", {"test": ["NONE"]})["test"]
        if name not in self.processes or kind == "NONE":
            return False
        command = ["sh", "-c", *words] if kind == "CMD-SHELL" else words
        return self.run(name, [self.here(word) for word in command]).returncode == 0

    def run(self, name: str, words: list[str]) -> subprocess.CompletedProcess[str]:
        """A further command in a service's environment, as `docker compose exec` or `run` would."""
        return subprocess.run(
            words, env=self.environment(name), cwd=self.top, capture_output=True, text=True, timeout=30, check=False
        )

    def log(self, name: str) -> str:
        """All that a service has said."""
        return (self.top / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def down(self) -> int:
        """No process that was started here is left; how many had to be killed or outlived their service.

        As `docker compose stop` does it: those that depend on others end before them, only a container's first process
        is told, and it has the file's `stop_grace_period`.
        """
        killed = 0
        for name, process in reversed(list(self.processes.items())):
            if process.poll() is None:
                killed += end([psutil.Process(process.pid)], _seconds(self.services[name]["stop_grace_period"]))[1]
                process.wait()
            if name != "postgres":  # its backends end with it, each in a session of its own
                killed += end([one for one in psutil.process_iter() if _session(one) == process.pid], 0)[0]
        return killed

    def _is_done(self, name: str) -> bool:
        """Whether those that depend on it may start; the schema test holds that they ask for just this."""
        if name in self.processes and "healthcheck" not in self.services[name]:
            return self.processes[name].poll() == 0
        return self.is_well(name)

    def _start(self, name: str) -> None:
        if name == "postgres":
            self._start_postgres()
        else:
            self._spawn(name, [self.here(word) for word in self.services[name]["command"]], self.environment(name))

    def _start_postgres(self) -> None:
        """As the image's entry point does: a new cluster, then the scripts that are mounted for it."""
        data = self.top / "postgres"
        password = self.services["postgres"]["environment"]["POSTGRES_PASSWORD"]
        cluster.create_cluster(data, password, lambda line: None)
        self._spawn("postgres", cluster.command(data, self.postgres_port), {"PATH": "/usr/bin:/bin"})
        databases.wait_until_ready(databases.url("postgres", password, self.postgres_port), 30)
        mounted = [volume.split(":")[0] for volume in self.services["postgres"]["volumes"] if "initdb.d" in volume]
        address = f"postgresql://postgres@127.0.0.1:{self.postgres_port}/postgres"
        for script in mounted:
            words = [
                "env",
                f"PGPASSWORD={password}",
                "psql",
                "-v",
                "ON_ERROR_STOP=1",
                "-f",
                str(ROOT / script),
                address,
            ]
            done = self.run("postgres", words)
            assert done.returncode == 0, done.stderr

    def _spawn(self, name: str, words: list[str] | tuple[str, ...], environment: dict[str, str]) -> None:
        user = cluster.server_user() if name == "postgres" else None
        identity: dict[str, Any] = {"user": user, "group": user, "extra_groups": []} if user else {}
        with (self.top / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                words, env=environment, cwd=self.top, stdout=log, stderr=log, start_new_session=True, **identity
            )

    def _refuse_dead(self) -> None:
        for name, process in self.processes.items():
            if process.poll() is not None and (name != "init" or process.returncode):
                raise AssertionError(f"{name} ended with {process.returncode}:\n{self.log(name)[-3000:]}")


def _image_environment() -> dict[str, str]:
    lines = re.findall(r"^ENV (.*)$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(word.split("=", 1) for line in lines for word in shlex.split(line))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _seconds(duration: str) -> int:
    return int(duration[:-1]) * {"s": 1, "m": 60}[duration[-1]]


def _session(process: psutil.Process) -> int:
    with suppress(ProcessLookupError):
        return os.getsid(process.pid)
    return 0
