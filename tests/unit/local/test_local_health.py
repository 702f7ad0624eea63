"""Ports, logs and the health page: small answers that `up` and `status` rest on."""

from __future__ import annotations

import http.server
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsflow.errors import ConfigurationError, TransientError
from newsflow.local.health import read_health, wait_until_healthy
from newsflow.local.logs import count_starts, last_lines, log_file
from newsflow.local.ports import REACH, free_port
from newsflow.local.supervisor import Running

BEAT = "2026-03-01T02:30:00+00:00"
BEFORE, SAME = datetime(2026, 3, 1, 2, 29, 59, tzinfo=UTC), datetime(2026, 3, 1, 2, 30, tzinfo=UTC)
WELL = {"metadatabase": {"status": "healthy"}} | {
    name: {"status": "healthy", f"latest_{name}_heartbeat": BEAT}
    for name in ("scheduler", "dag_processor", "triggerer")
}
ALL = {"api-server", "postgres", "scheduler", "dag-processor", "triggerer"}


def running(name: str, started: datetime = BEFORE, state: str = "RUNNING") -> Running:
    return Running(name, state, 7, started, timedelta(0))


@contextmanager
def serving(body: str, status: int = 200) -> Iterator[int]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.path == "/api/v2/monitor/health"
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


@pytest.mark.parametrize(
    ("page", "status", "started", "ill"),
    [
        pytest.param(WELL, 200, None, set(), id="all well"),
        pytest.param(WELL, 200, BEFORE, set(), id="beats since"),
        pytest.param(WELL, 200, SAME, {"scheduler", "dag-processor", "triggerer"}, id="a predecessor's beats"),
        pytest.param(WELL | {"triggerer": {"status": None}}, 200, None, {"triggerer"}, id="never started"),
        pytest.param(WELL | {"metadatabase": {"status": "unhealthy"}}, 200, None, {"postgres"}, id="no database"),
        pytest.param(WELL, 503, None, ALL, id="server error"),
    ],
)
def test_health_is_read_by_program(page: object, status: int, started: datetime | None, ill: set[str]) -> None:
    rows = [running(name, started) for name in ALL] if started else []
    with serving(json.dumps(page), status) as port:
        health = read_health(port, rows)
    assert set(health) == ALL
    assert {program for program, well in health.items() if not well} == ill


@pytest.mark.parametrize("body", ["", "not json", "[1"])
def test_a_page_that_is_not_airflow_s_is_not_healthy(body: str) -> None:
    with serving(body) as port:
        assert not any(read_health(port).values())


def test_nobody_there_is_not_healthy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    assert not any(read_health(port).values())


def test_who_does_not_get_well_is_named_with_the_end_of_its_log(tmp_path: Path) -> None:
    log_file(tmp_path, "triggerer").parent.mkdir()
    log_file(tmp_path, "triggerer").write_text("first\nModuleNotFoundError: nothing\n")
    page = json.dumps(WELL | {"triggerer": {"status": None}})
    with serving(page) as port, pytest.raises(TransientError) as caught:
        wait_until_healthy(tmp_path, port, 0, list)
    assert str(caught.value).startswith("triggerer is not healthy")
    assert str(caught.value).endswith(f"{log_file(tmp_path, 'triggerer')}:\n  first\n  ModuleNotFoundError: nothing")


def test_waiting_ends_as_soon_as_it_is_in_vain(tmp_path: Path) -> None:
    with pytest.raises(TransientError, match=r"sample-site does not stay up(.|\n)*nothing was written"):
        wait_until_healthy(tmp_path, 1, 1000, lambda: [running("postgres"), running("sample-site", state="BACKOFF")])


def test_a_taken_port_is_passed_over_and_said() -> None:
    said: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        found = free_port(port, "Airflow", said.append)
    assert port < found < port + REACH
    assert said == [f"Port {port} is taken by another program; Airflow uses {found}."]


def test_a_free_port_is_taken_silently() -> None:
    with socket.create_server(("127.0.0.1", 0)) as soon_free:
        port = soon_free.getsockname()[1]
    said: list[str] = []
    assert free_port(port, "Airflow", said.append) == port
    assert said == []


def test_no_port_left_is_an_error_that_names_the_range() -> None:
    with pytest.raises(ConfigurationError, match="65536"):
        free_port(65536, "Airflow", lambda _: None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\nb\nc\n", ["  b", "  c"], id="the last two"),
        pytest.param("", ["  (nothing was written)"], id="empty"),
        pytest.param(None, ["  (nothing was written)"], id="no file"),
        pytest.param("x" * 100_000 + "\nend\n", ["  " + "x" * 300, "  end"], id="a huge line is cut"),
    ],
)
def test_the_end_of_a_log(tmp_path: Path, text: str | None, expected: list[str]) -> None:
    path = tmp_path / "one.log"
    if text is not None:
        path.write_text(text)
    assert last_lines(path, 2).split("\n")[1:] == expected


def test_starts_are_counted_over_the_rotated_log_too(tmp_path: Path) -> None:
    log_file(tmp_path, "x").parent.mkdir()
    line = "2026-03-01 02:30:00,000 INFO spawned: '{}' with pid 7\n"
    (tmp_path / "logs" / "supervisord.log.1").write_text(line.format("scheduler"))
    (tmp_path / "logs" / "supervisord.log").write_text(line.format("scheduler") + line.format("postgres"))
    assert count_starts(tmp_path) == {"scheduler": 2, "postgres": 1}
