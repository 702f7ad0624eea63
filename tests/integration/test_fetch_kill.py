"""A process that is killed while it fetches: the next one keeps its whole parts and asks only for the rest."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from newsflow.fetch import Client, fetch, read_pages
from newsflow.fetch.fetch import PART_PAGES
from newsflow.lake import UNFINISHED, Lake
from newsflow.model import Link, RunKey
from newsflow.sources import Source

KEY = RunKey("nakhla", date(2026, 11, 20), "manual-1")
PAGES = PART_PAGES + 10
FATAL = f"/{PART_PAGES + 5}"

PROGRAM = """
import sys
from test_fetch_kill import run
run(sys.argv[1], sys.argv[2])
"""


class Site(ThreadingHTTPServer):
    """Serves every path, logs it, and kills `victim` instead of answering the fatal one."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.log: list[str] = []
        self.victim: subprocess.Popen[bytes] | None = None
        self.started = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.log.append(self.path)
        if self.path == FATAL and self.server.victim:
            self.server.started.wait()
            os.kill(self.server.victim.pid, signal.SIGKILL)
            return
        body = f"<html><p>{self.path}</p></html>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def run(homepage: str, lake: str) -> None:
    """Fetch every page of the site into the lake."""
    routes = [{"kind": "feed", "url": f"{homepage}/rss"}]
    identity = {"key": "nakhla", "name": "Nakhla", "homepage": homepage, "language": "ar", "time_zone": "Asia/Baghdad"}
    source = Source.model_validate({**identity, "routes": routes, "fetch": {"delay": 0}})
    with Client(source, "Newsflow/0.1") as client:
        fetch(source, [Link(f"{homepage}/{number}", "feed") for number in range(PAGES)], KEY, Lake(lake), client)


def test_a_killed_process_loses_no_whole_part(site: Site, tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    folder = lake / "fetch" / "nakhla" / "2026-11-20" / "manual-1"
    command = [sys.executable, "-c", PROGRAM, site.url, str(lake)]
    site.victim = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    site.started.set()
    assert site.victim.wait(timeout=120) == -signal.SIGKILL

    left = sorted(path.name for path in folder.iterdir())
    assert [name for name in left if not name.endswith(UNFINISHED)] == ["part-0000.jsonl.zst", "part-0000.warc.gz"]
    assert len(left) == 3

    site.victim = None
    run(site.url, str(lake))

    assert [site.log.count(f"/{number}") for number in range(PAGES)] == [1] * PART_PAGES + [2] * 6 + [1] * 4
    assert [body for _, body in read_pages(Lake(str(lake)), KEY)] == [
        f"<html><p>/{number}</p></html>".encode() for number in range(PAGES)
    ]
    assert not [path for path in folder.iterdir() if path.name.endswith(UNFINISHED)]
