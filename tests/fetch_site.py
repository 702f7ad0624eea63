"""A small web server on loopback with the faults of the real web, and a clock that nobody waits for."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from newsflow.fetch.pace import Clocks
from newsflow.fetch.wire import Limits
from newsflow.sources import Source

PAGE = "<html><body><h1>خبر</h1><p>نصّ الخبر كاملًا.</p></body></html>".encode()
QUICK = Limits(connect=2, read=2, wall=10, size=100_000)


@dataclass
class FakeTime:
    """A clock that moves only when somebody sleeps, or is told to."""

    at: datetime = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)

    @property
    def clocks(self) -> Clocks:
        return Clocks(now=lambda: self.at, monotonic=self.seconds, sleep=self.sleep)

    def seconds(self) -> float:
        return self.at.timestamp()


Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        path = self.path
        self.server.log.append(path)
        self.close_connection = True
        replies = self.server.replies.get(path) or self.server.replies.get("*", [reply(404)])
        seen = self.server.log.count(path)
        replies[min(seen, len(replies)) - 1](self)

    def log_message(self, *_: object) -> None:
        pass


class Site(ThreadingHTTPServer):
    """The server: `replies` per path, one for each visit and the last one for the rest; `log` of paths asked for."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, address: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__((address, port), Handler)
        self.replies: dict[str, list[Reply]] = {}
        self.log: list[str] = []
        self.ended = threading.Event()

    @property
    def url(self) -> str:
        return f"http://{self.server_address[0]}:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """A client that hangs up early is part of the tests."""

    def pages(self) -> list[str]:
        return [path for path in self.log if path != "/robots.txt"]


def running(server: Site) -> Iterator[Site]:
    """The server, answering until it is let go of: the body of a fixture."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def reply(status: int, body: bytes = b"", **headers: str) -> Reply:
    """A whole response; header names are given with _ for -."""

    def answer(handler: Handler) -> None:
        handler.send_response(status)
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **said}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def raw(*chunks: bytes) -> Reply:
    """Bytes as they are, headers included; then the connection ends."""

    def answer(handler: Handler) -> None:
        for chunk in chunks:
            handler.wfile.write(chunk)

    return answer


def page(body: bytes = PAGE, **headers: str) -> Reply:
    return reply(200, body, **headers)


def zipped(body: bytes) -> Reply:
    return reply(200, gzip.compress(body), Content_Encoding="gzip")


def to(target: str, status: int = 302) -> Reply:
    return reply(status, b"", Location=target)


def make_source(homepage: str, **groups: object) -> Source:
    return Source.model_validate(
        {
            "key": "nakhla",
            "name": "Nakhla",
            "homepage": homepage,
            "language": "ar",
            "time_zone": "Asia/Baghdad",
            "routes": [
                {"kind": "dated_archive", "url": f"{homepage}/{{yyyy}}/{{mm}}/{{dd}}", "since": date(2020, 1, 1)}
            ],
            "fetch": {"delay": 0},
            **groups,
        }
    )
