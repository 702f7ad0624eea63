"""A container is well when Airflow's health page says so of its component."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from newsflow.errors import ConfigurationError
from newsflow.local.containers.probe import ill

WELL = {"status": "healthy"}
PARTS = ("metadatabase", "scheduler", "dag_processor", "triggerer")
NOBODY = "http://127.0.0.1:9"

PAGES = {
    "all well": ({}, {"api-server": (), "scheduler": (), "dag-processor": (), "triggerer": ()}),
    "database away": ({"metadatabase": "unhealthy"}, {"api-server": ("postgres",), "scheduler": ()}),
    "heart of the scheduler stopped": ({"scheduler": "unhealthy"}, {"scheduler": ("scheduler",), "triggerer": ()}),
    "never a triggerer": ({"triggerer": None}, {"triggerer": ("triggerer",), "dag-processor": ()}),
    "dag processor stuck": ({"dag_processor": "unhealthy"}, {"dag-processor": ("dag-processor",), "api-server": ()}),
}


@contextmanager
def _page(states: dict[str, str | None], status: int = 200) -> Iterator[str]:
    body = json.dumps(dict.fromkeys(PARTS, WELL) | {part: {"status": state} for part, state in states.items()})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/api/v2/monitor/health" else 404)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("states", "expected"), PAGES.values(), ids=PAGES)
def test_each_component_is_judged_by_its_own_part(
    states: dict[str, str | None], expected: dict[str, tuple[str, ...]]
) -> None:
    with _page(states) as address:
        assert {component: ill(component, address) for component in expected} == expected


def test_nothing_is_well_when_the_page_fails_or_nobody_answers() -> None:
    with _page({}, status=500) as address:
        assert ill("api-server", address) == ("api-server", "postgres")
    assert ill("scheduler", NOBODY) == ("scheduler",)


@pytest.mark.parametrize(
    ("component", "address", "says"),
    [
        pytest.param("worker", NOBODY, "'worker': is no component", id="unknown component"),
        pytest.param("scheduler", "", "NEWSFLOW_AIRFLOW_URL = ''", id="no address"),
        pytest.param("scheduler", "http://api-server", "write http://api-server:8080", id="no port"),
    ],
)
def test_a_wrong_question_names_the_remedy(component: str, address: str, says: str) -> None:
    with pytest.raises(ConfigurationError, match=says):
        ill(component, address)


def test_the_command_fails_with_the_reason() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsflow.local.containers.probe", "scheduler"],
        env={"NEWSFLOW_AIRFLOW_URL": NOBODY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "not well: scheduler\n")
