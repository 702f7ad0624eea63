"""What a running instance is: `<home>/local.json`, there as long as it is up."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from newsflow.errors import ConfigurationError
from newsflow.local.private import write_private


@dataclass(frozen=True, slots=True)
class State:
    """A started instance. `newsflow.settings` reads database_url, sources and lake of it.

    `session` is the supervisor's process id, which is the id of the session that its programs share. `embedded` says
    whether `database_url` is our own Postgres. Ports are on 127.0.0.1. `programs` are the extra ones' names.
    """

    session: int
    airflow_url: str
    airflow_user: str
    airflow_password: str
    database_url: str
    embedded: bool
    sources: str
    lake: str
    airflow_port: int
    postgres_port: int
    supervisor_port: int
    programs: tuple[str, ...] = ()


def write_state(home: Path, state: State) -> None:
    """`<home>/local.json` says that the instance is up; mode 0600, for it holds passwords."""
    write_private(home / "local.json", json.dumps(asdict(state), indent=1))


def read_state(home: Path) -> State | None:
    """The instance that was started here, whether or not it still lives; None when there is none to be read."""
    try:
        found = json.loads((home / "local.json").read_text(encoding="utf-8"))
        return State(**(found | {"programs": tuple(found["programs"])}))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def remove_state(home: Path) -> None:
    """Nothing says any more that the instance is up."""
    (home / "local.json").unlink(missing_ok=True)


@contextmanager
def exclusive(home: Path) -> Iterator[None]:
    """Nobody else brings this instance up or down meanwhile.

    Raises ConfigurationError when somebody does; the lock dies with its holder.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ConfigurationError(
                f"{home}: another `newsflow up` or `down` is at work here. Wait until it is done."
            ) from None
        yield
