"""The wire: one request, one answer, never an exception for what the world does.

`requests` stays the client, with its holes closed: it never sees a redirect (it would read a redirect's body whole),
bodies are read undecoded and bounded, connections are dialled by `dial`, and one deadline ends a request whose
headers or body drip.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any, cast
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.exceptions import HTTPError, NewConnectionError

from newsflow.fetch.answer import Answer
from newsflow.fetch.body import decoded, gather
from newsflow.fetch.dial import Deadline, dial, fault_of, is_local_name
from newsflow.fetch.pace import Clocks
from newsflow.fetch.reasons import (
    BAD_URL,
    BROKEN,
    CHALLENGE,
    CONSENT_WALL,
    GEO_BLOCK,
    PAYWALL_STUB,
    REDIRECT,
    TIMEOUT,
    TRUNCATED,
    NotPublic,
    fault_reason,
    status_reason,
)
from newsflow.fetch.walls import wall_of

REDIRECTS = frozenset({301, 302, 303, 307, 308})
WALLED = frozenset({401, 403, 429, 503})
"""Statuses with which bot guards and walls refuse, and say in the body who they are."""
BEHIND_REFUSALS = frozenset({CHALLENGE, CONSENT_WALL, GEO_BLOCK, PAYWALL_STUB})
WALL_SIZE = 262_144
CHUNK = 65536
HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
NO_CONDITIONS: Mapping[str, str] = MappingProxyType({})
FAILURES = (requests.exceptions.RequestException, HTTPError, OSError, ValueError, NotPublic)

Dialler = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request: seconds to connect, to wait for a byte, for all of it; bytes of a body, also decoded."""

    connect: float = 10.0
    read: float = 20.0
    wall: float = 60.0
    size: int = 5 * 1024 * 1024


USUAL_LIMITS = Limits()


class Wire:
    """Asks for one URL at a time, with a fresh connection each; `named` are the hosts that the source file names."""

    def __init__(self, agent: str, named: frozenset[str], limits: Limits, clocks: Clocks) -> None:
        self.limits = limits
        self._agent = agent
        self._named = named
        self._allowed = frozenset(host for host in named if is_local_name(host))
        self._clocks = clocks
        self._cookies = RequestsCookieJar()

    def fault(self, url: str) -> str | None:
        """What is wrong with the address itself, or None when it may be asked."""
        return fault_of(url, self._named)

    def ask(self, url: str, size: int | None = None, conditions: Mapping[str, str] = NO_CONDITIONS) -> Answer:
        """What the URL answered to one request; a redirect comes back unfollowed, with reason "redirect".

        `conditions` are the headers of a conditional request; where they hold the reason is "not_modified".
        With reason "too_large" the body holds its first `size` bytes (the limit's, unless given).
        """
        begun = self._clocks.monotonic()
        blank = Answer(url=url, at=self._clocks.now())
        if fault := self.fault(url):
            return replace(blank, reason=BAD_URL, detail=fault)
        deadline = Deadline(self.limits.wall)
        with deadline.running():
            answer = self._asked(blank, deadline, size or self.limits.size, conditions)
        if deadline.passed and answer.status in (None, requests.codes.ok):
            late = f"no whole answer within {self.limits.wall:g} s"
            answer = replace(answer, reason=TIMEOUT, detail=late, raw=b"", body=b"")
        return replace(answer, seconds=self._clocks.monotonic() - begun)

    def _asked(self, blank: Answer, deadline: Deadline, size: int, conditions: Mapping[str, str]) -> Answer:
        dialler = partial(dial, deadline=deadline, allowed=self._allowed)
        patience = (self.limits.connect, self.limits.read)
        try:
            with (
                _Session(dialler, self._agent, self._cookies) as session,
                session.get(
                    blank.url, stream=True, allow_redirects=False, timeout=patience, headers=dict(conditions)
                ) as response,
            ):
                return _heard(blank, response, size)
        except FAILURES as error:
            return replace(blank, reason=fault_reason(error), detail=_said(error))


class _Session(requests.Session):
    """A session of one request that takes nothing from the environment and follows nothing."""

    def __init__(self, dialler: Dialler, agent: str, cookies: RequestsCookieJar) -> None:
        super().__init__()
        self.trust_env = False
        self.cookies = cookies
        self.headers.update({**HEADERS, "User-Agent": agent})
        for scheme in CONNECTIONS:
            self.mount(f"{scheme}://", _Adapter(dialler))

    def get_redirect_target(self, resp: requests.Response) -> None:  # noqa: ARG002 — the name that requests gives
        """Nothing: even when it may not follow, `requests` would read the body of a redirect whole."""
        return


class _Adapter(HTTPAdapter):
    """Hands out pools whose connections are made by the dialler."""

    def __init__(self, dialler: Dialler) -> None:
        self._dialler = dialler
        super().__init__(pool_connections=1, pool_maxsize=1)

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> HTTPConnectionPool:
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        pool.ConnectionCls = partial(CONNECTIONS[pool.scheme], self._dialler)
        return cast("HTTPConnectionPool", pool)


class _Plain(HTTPConnection):
    def __init__(self, dialler: Dialler, **kwargs: Any) -> None:
        self._dialler = dialler
        super().__init__(**kwargs)

    def _new_conn(self) -> socket.socket:
        return _dialled(self, self._dialler)


class _Secure(HTTPSConnection):
    def __init__(self, dialler: Dialler, **kwargs: Any) -> None:
        self._dialler = dialler
        super().__init__(**kwargs)

    def _new_conn(self) -> socket.socket:
        return _dialled(self, self._dialler)


CONNECTIONS: dict[str, Callable[..., HTTPConnection]] = {"http": _Plain, "https": _Secure}


def _dialled(connection: HTTPConnection, dialler: Dialler) -> socket.socket:
    try:
        return dialler(connection.host, connection.port or connection.default_port, float(connection.timeout or 0))
    except OSError as error:
        raise NewConnectionError(connection, str(error)) from error


def _heard(blank: Answer, response: requests.Response, size: int) -> Answer:
    """The answer that the response makes; it has a body only when its status is good."""
    heard = replace(
        blank,
        status=response.status_code,
        headers=_headers(response.raw.headers.items()),
        asked=(("Host", urlsplit(blank.url).netloc), *response.request.headers.items()),
    )
    if heard.status in REDIRECTS and heard.header("location"):
        return replace(heard, reason=REDIRECT)
    small = {name.lower(): value for name, value in heard.headers}
    if reason := status_reason(response.status_code, small):
        wall = _wall_behind(response, heard) if heard.status in WALLED else None
        known, evidence = wall or (reason, "")
        return replace(heard, reason=known, detail=f"status {heard.status} {evidence}".strip())
    try:
        raw, reason = gather(response.raw.stream(CHUNK, decode_content=False), size)
    except FAILURES as error:
        reason = fault_reason(error)
        return replace(heard, reason=TRUNCATED if reason == BROKEN else reason, detail=_said(error))
    body, fault = decoded(raw, heard.header("content-encoding"), size)
    return replace(heard, raw=raw, body=body, reason=reason or fault)


def _wall_behind(response: requests.Response, heard: Answer) -> tuple[str, str] | None:
    """Which of the walls that come with a refusal its body is; the body itself is kept nowhere."""
    try:
        raw, _ = gather(response.raw.stream(CHUNK, decode_content=False), WALL_SIZE)
    except FAILURES:
        return None
    body, _ = decoded(raw, heard.header("content-encoding"), WALL_SIZE)
    wall = wall_of(body)
    return wall if wall and wall[0] in BEHIND_REFUSALS else None


def _headers(served: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The headers as text: they are read as Latin-1, some servers write UTF-8, and folded lines hold breaks."""
    return tuple((name, " ".join(_as_utf8(value).split())) for name, value in served)


def _as_utf8(value: str) -> str:
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
