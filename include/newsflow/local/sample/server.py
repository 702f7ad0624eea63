"""The sample newsroom on the loopback address: one small HTTP server per outlet."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from newsflow.errors import ConfigurationError
from newsflow.local.sample.faults import NONE, Faults
from newsflow.local.sample.outlets import Outlet
from newsflow.local.sample.site import TOO_MANY, Reply, reply
from newsflow.local.sample.visit import Visit

HOST = "127.0.0.1"

# Seconds until a server sees that it shall stop.
POLL = 0.05

UNAVAILABLE = Reply(503, "text/plain; charset=utf-8", b"Service unavailable\n")

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Stand:
    """Running servers; `addresses` are the outlets' base URLs by key. Leaving it as a context stops them."""

    addresses: dict[str, str]
    servers: tuple[ThreadingHTTPServer, ...]
    threads: tuple[threading.Thread, ...]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def wait(self) -> None:
        """Returns when the servers have stopped."""
        for thread in self.threads:
            thread.join()

    def close(self) -> None:
        """Every server is stopped and its port free."""
        for server in self.servers:
            server.shutdown()
            server.server_close()
        self.wait()


def now() -> datetime:
    """The moment by the machine's clock."""
    return datetime.now(UTC)


def addresses(port: int, outlets: Iterable[Outlet]) -> dict[str, str]:
    """Where `serve` puts the outlets for this port (not 0): base URLs by key."""
    return {outlet.key: _address(port + number) for number, outlet in enumerate(outlets)}


def serve(port: int, outlets: Iterable[Outlet], clock: Clock = now, faults: Faults = NONE) -> Stand:
    """The outlets are served, the first at this port and the others at the ports after it; 0 takes free ports.

    Raises ConfigurationError that names the port when it is taken.
    """
    found, servers = {}, []
    try:
        for number, outlet in enumerate(outlets):
            server = ThreadingHTTPServer(
                (HOST, port and port + number), BaseHTTPRequestHandler, bind_and_activate=False
            )
            servers.append(server)
            _bind(server)
            found[outlet.key] = _address(server.server_port)
            server.RequestHandlerClass = make_handler(outlet, found[outlet.key], clock, faults)
    except ConfigurationError:
        for server in servers:
            server.server_close()
        raise
    threads = tuple(
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": POLL}, daemon=True) for server in servers
    )
    for thread in threads:
        thread.start()
    return Stand(found, tuple(servers), threads)


def make_handler(
    outlet: Outlet, base_url: str, clock: Clock = now, faults: Faults = NONE
) -> type[BaseHTTPRequestHandler]:
    """A request handler that answers as this outlet's site, at the moment that the clock tells, with these faults."""
    asked: Counter[str] = Counter()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "SampleNewsroom"

        def do_GET(self) -> None:
            time.sleep(faults.seconds)
            number = asked[self.path]
            asked[self.path] += 1
            self._answer(_reply(faults, Visit(outlet, base_url, clock()), self.path, number))

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 — the name is the library's
            """Requests are not logged."""

        def _answer(self, answer: Reply) -> None:
            answer = replace(answer, body=faults.encoded(answer.body, answer.content_type))
            known = answer.status == 200 and self.headers.get("If-None-Match") == answer.etag
            self.send_response(304 if known else answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if not known:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command == "GET" and not known:
                with suppress(ConnectionError):  # who asked has gone, killed perhaps
                    self.wfile.write(answer.body)

    return Handler


def _reply(faults: Faults, visit: Visit, path: str, number: int) -> Reply:
    """The site's answer to the request of this path that comes after so many others of it, or what goes wrong."""
    if faults.fails(path, number):
        return UNAVAILABLE
    return TOO_MANY if faults.refuses(path, number) else reply(visit, faults.answered(path), number)


def _address(port: int) -> str:
    return f"http://{HOST}:{port}"


def _bind(server: ThreadingHTTPServer) -> None:
    try:
        server.server_bind()
        server.server_activate()
    except OSError as error:
        raise ConfigurationError(
            f"Port {server.server_address[1]} on {HOST} is not free ({error.strerror}). "
            "Choose another with --port, or end what listens there."
        ) from None
