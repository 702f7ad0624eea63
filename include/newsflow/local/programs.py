"""The supervised programs, and the supervisor's configuration that keeps them running."""

from __future__ import annotations

import os
import pwd
import re
import shlex
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsflow.errors import ConfigurationError
from newsflow.local.logs import SUPERVISOR, log_file
from newsflow.local.ports import HOST

POSTGRES = "postgres"
AIRFLOW = {
    "api-server": (),
    # the components' own log servers listen on every address; the API server reads the files itself
    "scheduler": ("--skip-serve-logs",),
    "dag-processor": (),
    "triggerer": ("--skip-serve-logs",),
}


@dataclass(frozen=True, slots=True)
class Program:
    """A command that is kept running under a name; it is stopped by `stop_signal`, and by force after `patience` s."""

    name: str
    command: tuple[str, ...]
    user: str | None = None
    stop_signal: str = "TERM"
    patience: int = 10


def airflow_programs() -> tuple[Program, ...]:
    """Airflow's four components; where they listen and what they read comes from their environment."""
    return tuple(Program(name, (sys.executable, "-m", "airflow", name, *options)) for name, options in AIRFLOW.items())


def postgres_program(command: tuple[str, ...], user: str | None) -> Program:
    """The server, stopped by the signal that Postgres takes as fast, clean shutdown."""
    return Program(POSTGRES, command, user=user, stop_signal="INT", patience=30)


def configuration(port: int, password: str, server: Program, programs: Iterable[Program]) -> str:
    """The supervisor's configuration file: `server` starts with it and ends last, `programs` start when told.

    Raises ConfigurationError for a path or name that the file's format cannot hold.
    """
    rest = tuple(programs)
    names = ",".join(program.name for program in rest)
    sections = {
        "supervisord": {
            "logfile": _log(SUPERVISOR),
            "logfile_maxbytes": "1MB",
            "logfile_backups": "1",
            "pidfile": "supervisord.pid",
            "user": pwd.getpwuid(os.geteuid()).pw_name,
        },
        "inet_http_server": {"port": f"{HOST}:{port}", "username": "newsflow", "password": password},
        "rpcinterface:supervisor": {
            "supervisor.rpcinterface_factory": "supervisor.rpcinterface:make_main_rpcinterface"
        },
        f"program:{server.name}": _program(server, server.command) | {"autostart": "true", "priority": "1"},
        "group:newsflow": {"programs": names, "priority": "2"},
    } | {f"program:{program.name}": _program(program, _swept(program)) for program in rest}
    return "\n".join(
        f"[{name}]\n" + "".join(f"{key}={value}\n" for key, value in section.items())
        for name, section in sections.items()
    )


def _program(program: Program, command: tuple[str, ...]) -> dict[str, str]:
    """The lines of one program; it is started again however often it dies, with longer and longer pauses."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*", program.name):
        raise ConfigurationError(f"program name {program.name!r}: use small letters, digits and hyphens.")
    lines = {
        "command": _cell(shlex.join(command)),
        "autostart": "false",
        "autorestart": "true",
        "startsecs": "3",
        "startretries": "100",
        "stopsignal": program.stop_signal,
        "stopwaitsecs": str(program.patience),
        "killasgroup": "true",
        "redirect_stderr": "true",
        "stdout_logfile": _log(program.name),
        "stdout_logfile_maxbytes": "5MB",
        "stdout_logfile_backups": "2",
    }
    return lines | ({"user": program.user} if program.user else {})


def _log(name: str) -> str:
    """A log's path from the home: the supervisor's working folder, and it would expand a path with `%` twice."""
    return str(log_file(Path(), name))


def _swept(program: Program) -> tuple[str, ...]:
    return (sys.executable, "-m", "newsflow.local.component", *program.command)


def _cell(text: str) -> str:
    """Text as the configuration file holds it: percent signs doubled; comment signs after a blank cannot be held."""
    if re.search(r"\s[;#]|[\r\n]", text):
        raise ConfigurationError(
            f"{text!r}: the supervisor cannot read a path with ' ;', ' #' or a line break. Move it."
        )
    return text.replace("%", "%%")
