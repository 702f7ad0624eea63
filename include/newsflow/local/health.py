"""Airflow's health: what its API says of the database and of each component's heartbeat."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from newsflow.errors import TransientError
from newsflow.local.logs import last_lines, log_file
from newsflow.local.ports import HOST

PARTS = {
    "metadatabase": "postgres",
    "scheduler": "scheduler",
    "dag_processor": "dag-processor",
    "triggerer": "triggerer",
}
PAUSE = 0.3


def read_health(port: int, since: datetime | None = None, host: str = HOST) -> dict[str, bool]:
    """For the API server and each part that its health page names, by program: whether it is well.

    A heartbeat older than `since` is that of a predecessor and does not count.
    """
    page = _page(host, port)
    return {"api-server": page is not None} | {
        program: _is_well((page or {}).get(part, {}), part, since) for part, program in PARTS.items()
    }


def wait_until_healthy(
    home: Path, port: int, since: datetime | None, seconds: float, alive: Callable[[], bool]
) -> None:
    """Everything is well, with heartbeats later than `since` where it is given.

    Raises TransientError, naming the program that is not and the end of its log, after `seconds` or as soon as the
    supervisor is no longer `alive`.
    """
    deadline = time.monotonic() + seconds
    while not all((health := read_health(port, since)).values()):
        if time.monotonic() > deadline or not alive():
            ill = next(program for program, well in health.items() if not well)
            raise TransientError(
                f"{ill} is not healthy after {seconds:.0f} s. The end of its log:\n{last_lines(log_file(home, ill))}"
            )
        time.sleep(PAUSE)


def _is_well(part: dict[str, str | None], name: str, since: datetime | None) -> bool:
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
