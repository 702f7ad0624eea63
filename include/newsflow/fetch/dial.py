"""Dialling: one look-up, only public addresses, one hard deadline.

A page may redirect to, or a name may resolve to, a machine of the network we run in. So a name is resolved once, every
answer is judged, and the connection goes to the address that was judged. Addresses that are not public are reached
only when the operator's own source file names them: as an address, as a name without a dot, or as `localhost`.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from newsflow.fetch.reasons import NotPublic

PORTS = frozenset({80, 443, 8080, 8443})
DEFAULT_PORTS = {"http": 80, "https": 443}

# Special-purpose networks that `is_global` lets through (IANA special-purpose registries): 6to4 relays, NAT64, 6to4,
# Teredo, IPv6 segment routing; and shared address space and protocol assignments, for older Pythons.
SPECIAL = tuple(
    ipaddress.ip_network(network)
    for network in (
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2001::/32",
        "2002::/16",
        "5f00::/16",
    )
)


def is_public(address: str) -> bool:
    """Whether an IP address, as the resolver spells it, is one of the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    special = any(ip.version == network.version and ip in network for network in SPECIAL)
    return ip.is_global and not ip.is_multicast and not special


def is_local_name(host: str) -> bool:
    """Whether a host name can only mean a machine nearby: an address that is not public, or a name without a dot."""
    try:
        return not is_public(host)
    except ValueError:
        return "." not in host and ":" not in host


def fault_of(url: str, named: frozenset[str]) -> str | None:
    """What is wrong with an address that we are to ask, or None; `named` are the hosts that the source file names."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        return str(error)
    if parts.scheme not in DEFAULT_PORTS:
        return f"scheme {parts.scheme or 'none'}"
    if not parts.hostname:
        return "no host"
    if parts.username is not None or parts.password is not None:
        return "user name in the address"
    if port not in PORTS | {None} and parts.hostname not in named:
        return f"port {port}"
    return None


class Deadline:
    """A moment after which every socket of one request is shut, whatever it is waiting for."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._end = monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True

    @contextmanager
    def running(self) -> Iterator[Deadline]:
        """The deadline, counting while the block runs."""
        self._timer.start()
        try:
            yield self
        finally:
            self._timer.cancel()
            for held in self._sockets:
                held.close()

    def left(self) -> float:
        """Seconds until the deadline; raises TimeoutError when there are none."""
        seconds = self._end - monotonic()
        if self.passed or seconds <= 0:
            raise TimeoutError("the request's deadline has passed")
        return seconds

    def watch(self, connection: socket.socket) -> None:
        """The socket will be shut at the deadline, also after TLS has taken it over."""
        self._sockets.append(connection.dup())
        if self.passed:
            self._shut()

    def _shut(self) -> None:
        self.passed = True
        for held in tuple(self._sockets):
            with suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)


def dial(host: str, port: int, timeout: float, deadline: Deadline, allowed: frozenset[str]) -> socket.socket:
    """A connected socket to the first address of the host that answers.

    Raises NotPublic when any address of a host outside `allowed` is not public, TimeoutError when its name server
    says nothing in time, OSError when no address answers.
    """
    answers = _addresses(host, port, min(timeout, deadline.left()))
    addresses = [str(answer[4][0]) for answer in answers]
    private = [address for address in addresses if not is_public(address)]
    if private and host not in allowed:
        raise NotPublic(f"{host} leads to {private[0]}")
    failure: OSError = OSError(f"{host} has no address")
    for family, kind, protocol, _, place in answers:
        patience = min(timeout, deadline.left())
        try:
            connection = _connected(socket.socket(family, kind, protocol), place, patience)
        except OSError as error:
            failure = error
        else:
            deadline.watch(connection)
            return connection
    raise failure


def _addresses(host: str, port: int, patience: float) -> list[Any]:
    """What the resolver answers. It cannot be interrupted, so it works in a thread that may be left behind."""
    looked_up: Future[list[Any]] = Future()

    def look_up() -> None:
        try:
            looked_up.set_result(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            looked_up.set_exception(error)

    threading.Thread(target=look_up, name=f"look up {host:.40}", daemon=True).start()
    try:
        return looked_up.result(patience)
    except TimeoutError:
        raise TimeoutError(f"no address of {host} within {patience:g} s") from None


def _connected(connection: socket.socket, place: Any, patience: float) -> socket.socket:
    try:
        connection.settimeout(patience)
        connection.connect(place)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError:
        connection.close()
        raise
    return connection
