"""Dialling: which addresses are public, and that a name is judged by all its answers."""

from __future__ import annotations

import socket

import pytest

from newsflow.fetch import dial as dialling
from newsflow.fetch.dial import Deadline, dial, fault_of, is_local_name, is_public
from newsflow.fetch.reasons import NotPublic

ADDRESSES = {
    "93.184.216.34": True,
    "2606:2800:220:1::1": True,
    "::ffff:93.184.216.34": True,
    "127.0.0.2": False,
    "0.0.0.0": False,
    "10.0.0.1": False,
    "172.16.0.1": False,
    "192.168.1.1": False,
    "100.64.1.1": False,
    "169.254.169.254": False,
    "192.0.0.8": False,
    "192.88.99.1": False,
    "224.0.0.1": False,
    "255.255.255.255": False,
    "::1": False,
    "::ffff:127.0.0.2": False,
    "::ffff:192.88.99.1": False,
    "fe80::1%eth0": False,
    "fd00:ec2::254": False,
    "ff0e::1": False,
    "64:ff9b::7f00:1": False,
    "64:ff9b:1::1": False,
    "2002:7f00:1::": False,
    "2001:0:53aa:64c::1": False,
    "5f00::1": False,
}


@pytest.mark.parametrize(("address", "public"), ADDRESSES.items(), ids=ADDRESSES)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


NAMES = {
    "localhost": True,
    "newsroom": True,
    "127.0.0.1": True,
    "::1": True,
    "93.184.216.34": False,
    "2606:2800:220:1::1": False,
    "n.example": False,
    "news.internal": False,
}


@pytest.mark.parametrize(("host", "local"), NAMES.items(), ids=NAMES)
def test_names_of_machines_nearby(host: str, local: bool) -> None:
    assert is_local_name(host) is local


URLS = {
    "https://n.example/news/1": None,
    "http://n.example:8080/": None,
    "https://own.example:8090/": None,
    "http://n.example:22/": "port 22",
    "http://n.example:99999/": "Port out of range 0-65535",
    "ftp://n.example/": "scheme ftp",
    "//n.example/": "scheme none",
    "http:///path": "no host",
    "http://u:p@n.example/": "user name in the address",
    "http://@n.example/": "user name in the address",
    "http://[::1": "Invalid IPv6 URL",
}


@pytest.mark.parametrize(("url", "fault"), URLS.items(), ids=URLS)
def test_addresses_that_may_be_asked(url: str, fault: str | None) -> None:
    assert fault_of(url, frozenset({"own.example"})) == fault


@pytest.fixture
def secret() -> socket.socket:
    with socket.create_server(("127.0.0.2", 0)) as server:
        server.setblocking(False)
        yield server


def _resolve(monkeypatch: pytest.MonkeyPatch, *turns: list[str]) -> list[str]:
    """Let the name lead to these addresses, one list for each look-up; returns the names looked up."""
    asked: list[str] = []

    def getaddrinfo(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in turns[len(asked) - 1]]

    monkeypatch.setattr(dialling.socket, "getaddrinfo", getaddrinfo)
    return asked


@pytest.mark.parametrize("addresses", [["127.0.0.2"], ["93.184.216.34", "127.0.0.2"]], ids=["private", "mixed"])
def test_one_private_answer_refuses_the_name(
    secret: socket.socket, monkeypatch: pytest.MonkeyPatch, addresses: list[str]
) -> None:
    _resolve(monkeypatch, addresses)
    with Deadline(5).running() as deadline, pytest.raises(NotPublic, match=r"trap\.example leads to 127\.0\.0\.2"):
        dial("trap.example", secret.getsockname()[1], 1, deadline, frozenset())
    with pytest.raises(BlockingIOError):
        secret.accept()


def test_a_name_is_looked_up_once_so_it_cannot_change_its_answer(
    secret: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = _resolve(monkeypatch, ["127.0.0.1"], ["127.0.0.2"])
    with Deadline(5).running() as deadline, pytest.raises(OSError, match="refused"):
        dial("newsroom", secret.getsockname()[1], 1, deadline, frozenset({"newsroom"}))
    assert names == ["newsroom"]


def test_the_next_address_is_tried_when_one_refuses(secret: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    _resolve(monkeypatch, ["127.0.0.1", "127.0.0.2"])
    port = secret.getsockname()[1]
    with Deadline(5).running() as deadline, dial("newsroom", port, 1, deadline, frozenset({"newsroom"})) as connection:
        assert connection.getpeername() == secret.getsockname()


def test_nothing_is_dialled_after_the_deadline(secret: socket.socket) -> None:
    with Deadline(0).running() as deadline, pytest.raises(TimeoutError):
        dial("127.0.0.2", secret.getsockname()[1], 1, deadline, frozenset({"127.0.0.2"}))
