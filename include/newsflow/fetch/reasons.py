"""Why a URL gave no page: fixed phrases, and the tables that choose them.

They are counted, shown and stored, so they are names, not sentences; what happened in detail stands beside them.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Mapping

import requests
import urllib3.exceptions as http

BAD_ENCODING = "bad_encoding"
BAD_URL = "bad_url"
BLOCKED = "blocked"
BROKEN = "broken_response"
CHALLENGE = "challenge"
CONSENT_WALL = "consent_wall"
DNS = "dns"
EMPTY = "empty"
GEO_BLOCK = "geo_block"
HOST_DOWN = "host_down"
HTTP_429 = "http_429"
HTTP_5XX = "http_5xx"
JS_SHELL = "js_shell"
MISSING_FILE = "missing_file"
NOT_HTML = "not_html"
NOT_MODIFIED = "not_modified"
NOT_PUBLIC = "not_public"
OFF_SITE = "off_site"
OVER_CAP = "over_cap"
PAYWALL_STUB = "paywall_stub"
REDIRECT = "redirect"
REDIRECT_HOME = "redirect_home"
REFUSED = "refused"
ROBOTS = "robots"
ROBOTS_UNREAD = "robots_unread"
SOFT_404 = "soft_404"
TIMEOUT = "timeout"
TLS = "tls"
TOO_LARGE = "too_large"
TRUNCATED = "truncated"
UNREACHABLE = "unreachable"
UNREADABLE_FILE = "unreadable_file"

STATUSES: Mapping[int, str] = {
    304: NOT_MODIFIED,
    401: BLOCKED,
    402: "paywall",
    403: BLOCKED,
    407: BLOCKED,
    451: GEO_BLOCK,
}

RETRIES: Mapping[str, int] = {
    HTTP_5XX: 2,
    HTTP_429: 2,
    REFUSED: 2,
    UNREACHABLE: 2,
    BROKEN: 1,
    DNS: 1,
    TIMEOUT: 1,
    TRUNCATED: 1,
}
"""How often a URL is asked again after each reason, so three tries at most; reasons that are not here are final."""

PASSING = frozenset({*RETRIES, HOST_DOWN, MISSING_FILE, ROBOTS_UNREAD, TLS, UNREADABLE_FILE})
"""Reasons that may have passed when the same run fetches once more; all others are its last word."""

LATER = frozenset({*PASSING, OVER_CAP})
"""Reasons with which a link waits for the next run of its source."""

HOST_FAULTS = frozenset({BLOCKED, CHALLENGE, DNS, HTTP_429, HTTP_5XX, REFUSED, TIMEOUT, TLS, UNREACHABLE})
"""Reasons that speak of the host rather than of the page."""

UNREACHED = frozenset({DNS, NOT_PUBLIC, REFUSED, TIMEOUT, TLS, UNREACHABLE})
"""Reasons with which a host did not answer at all."""


class NotPublic(Exception):
    """A host name leads to an address that is not on the public internet."""


FAULTS: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((NotPublic,), NOT_PUBLIC),
    ((http.NameResolutionError, socket.gaierror), DNS),
    ((ssl.SSLError, http.SSLError, requests.exceptions.SSLError), TLS),
    ((ConnectionRefusedError,), REFUSED),
    ((TimeoutError, http.ReadTimeoutError), TIMEOUT),
    # urllib3 counts every failed connection as a timeout, so this row stands after the real ones.
    ((http.NewConnectionError,), UNREACHABLE),
    ((http.IncompleteRead, http.InvalidChunkLength), TRUNCATED),
    ((http.LocationParseError, requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema), BAD_URL),
)
"""Which error of the HTTP stack means which reason; the first row that fits any error of the chain."""


def status_reason(status: int, headers: Mapping[str, str]) -> str | None:
    """The reason why a response with this status is no page; None for 200. Header names in small letters."""
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return CHALLENGE
    if status == requests.codes.ok:
        return None
    if status >= requests.codes.server_error:
        return HTTP_5XX
    return STATUSES.get(status, f"http_{status}")


def fault_reason(error: BaseException) -> str:
    """The reason that an error of the HTTP stack stands for; "broken_response" when no row of FAULTS fits."""
    chain = tuple(_chain(error))
    for kinds, reason in FAULTS:
        if any(isinstance(link, kinds) for link in chain):
            return reason
    return BROKEN


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what caused it, outermost first."""
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__ or link.__context__
