"""Airflow's health: what its API says of the database and of each component's heartbeat."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from newsflow.errors import TransientError
from newsflow.local.logs import last_lines, log_file
from newsflow.local.ports import HOST
from newsflow.local.supervisor import Running

PARTS = {
    "metadatabase": "postgres",
    "scheduler": "scheduler",
    "dag_processor": "dag-processor",
    "triggerer": "triggerer",
}
PAUSE = 0.3


def read_health(port: int, programs: Iterable[Running] = (), host: str = HOST) -> dict[str, bool]:
    """For the API server and each part that its health page names, by program: whether it is well.

    A heartbeat from before a program's latest start is its predecessor's and does not count; Airflow itself would
    believe it for 30 s.
    """
    page = _page(host, port)
    # the supervisor's clock has whole seconds, and no component beats within its first
    starts = {program.name: program.started + timedelta(seconds=1) for program in programs}
    return {"api-server": page is not None} | {
        program: _is_well((page or {}).get(part, {}), part, starts.get(program)) for part, program in PARTS.items()
    }


def wait_until_healthy(home: Path, port: int, seconds: float, programs: Callable[[], Sequence[Running]]) -> None:
    """Everything is well, and by the heartbeats of the present processes.

    Raises TransientError, naming the program that is not and the end of its log, after `seconds`, or at once when
    one dies as soon as it is started.
    """
    deadline = time.monotonic() + seconds
    while not all((health := read_health(port, rows := programs())).values()):
        if broken := next((row.name for row in rows if row.broken), None):
            raise TransientError(f"{broken} does not stay up. {_log(home, broken)}")
        if time.monotonic() > deadline:
            ill = next(program for program, well in health.items() if not well)
            raise TransientError(f"{ill} is not healthy after {seconds:.0f} s. {_log(home, ill)}")
        time.sleep(PAUSE)


def _log(home: Path, name: str) -> str:
    return f"The end of its log:\n{last_lines(log_file(home, name))}"


def _is_well(part: Mapping[str, str | None], name: str, since: datetime | None) -> bool:
    beat = part.get(f"latest_{name}_heartbeat")
    stale = since is not None and name != "metadatabase" and (not beat or datetime.fromisoformat(beat) < since)
    return part.get("status") == "healthy" and not stale


def _page(host: str, port: int) -> dict[str, dict[str, str | None]] | None:
    connection = http.client.HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", "/api/v2/monitor/health")
        answer = connection.getresponse()
        return dict(json.loads(answer.read())) if answer.status == http.HTTPStatus.OK else None
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()
