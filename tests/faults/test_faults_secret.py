"""Nobody gets in: whatever a page or a name server says, the machine next to us is never asked."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from fetch_site import Site, to
from newsflow.fetch import dial as dialling
from newsflow.fetch.client import Client
from newsflow.fetch.reasons import BAD_URL, NOT_PUBLIC, ROBOTS_UNREAD

SPELLINGS: dict[str, tuple[str, str]] = {
    "dotted": ("http://127.0.0.2:{port}/secret", "not_public"),
    "without a scheme": ("//127.0.0.2:{port}/secret", "not_public"),
    "one number": ("http://2130706434:{port}/secret", "not_public"),
    "hexadecimal": ("http://0x7f000002:{port}/secret", "not_public"),
    "octal": ("http://0177.0.0.02:{port}/secret", "not_public"),
    "short": ("http://127.2:{port}/secret", "not_public"),
    "zero": ("http://0.0.0.0:{port}/secret", "not_public"),
    "IPv4 in IPv6": ("http://[::ffff:127.0.0.2]:{port}/secret", "not_public"),
    "IPv4 in IPv6, hexadecimal": ("http://[::ffff:7f00:2]:{port}/secret", "not_public"),
    "NAT64": ("http://[64:ff9b::7f00:2]:{port}/secret", "not_public"),
    "the cloud's own data": ("http://169.254.169.254/latest/meta-data/", "not_public"),
    "user": ("http://site@127.0.0.2:{port}/secret", "bad_url"),
    "user and password": ("http://site:pass@127.0.0.2:{port}/secret", "bad_url"),
    "file": ("file:///etc/passwd", "bad_url"),
    "gopher": ("gopher://127.0.0.2:{port}/_GET%20/secret", "bad_url"),
    "ftp": ("ftp://127.0.0.2:{port}/secret", "bad_url"),
    "another port": ("http://127.0.0.2:22/", "bad_url"),
    "broken": ("http://[127.0.0.2:{port}/secret", "bad_url"),
}


@pytest.mark.parametrize("way", ["asked", "redirected"])
@pytest.mark.parametrize(("url", "reason"), SPELLINGS.values(), ids=SPELLINGS)
def test_the_machine_next_to_us_is_never_asked(
    site: Site, secret: Site, client: Client, url: str, reason: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # else the port alone would be refused, and no address be judged
    monkeypatch.setattr(dialling, "PORTS", dialling.PORTS | {site.server_port})
    target = url.format(port=site.server_port)
    if way == "redirected":
        site.replies["/news/1"] = [to(target)]
        answer = client.get(f"{site.url}/news/1")
    else:
        answer = client.get(target)
    refused = {NOT_PUBLIC, ROBOTS_UNREAD} if reason == NOT_PUBLIC and not target.startswith("//") else {reason, BAD_URL}
    assert answer.reason in refused | ({NOT_PUBLIC, ROBOTS_UNREAD} if way == "redirected" else set())
    assert answer.body == b""
    assert secret.log == []


ANSWERS: dict[str, tuple[str, ...]] = {
    "a private answer": ("127.0.0.2",),
    "one private answer among public ones": ("93.184.216.34", "127.0.0.2"),
    "the private one first": ("127.0.0.2", "93.184.216.34"),
    "IPv4 in IPv6": ("::ffff:127.0.0.2",),
}


@pytest.mark.parametrize("answers", ANSWERS.values(), ids=ANSWERS)
def test_a_name_that_leads_inside_is_refused_and_looked_up_once(
    secret: Site, client: Client, answers: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def resolver(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        family = {True: socket.AF_INET6, False: socket.AF_INET}
        return [(family[":" in ip], socket.SOCK_STREAM, 6, "", (ip, port)) for ip in answers]

    monkeypatch.setattr(dialling.socket, "getaddrinfo", resolver)
    assert client.get("http://rebinding.example/news/1").reason in {"not_public", "robots_unread"}
    assert asked == ["rebinding.example"]
    assert secret.log == []


def test_a_name_that_changes_its_answer_is_connected_to_the_first_or_not_at_all(
    secret: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rebinding: public when it is judged, private a moment later; what was judged is what is connected to."""
    turns = iter(["93.184.216.34", *["127.0.0.2"] * 20])
    connected: list[str] = []

    def resolver(_host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(turns), port))]

    def connect(connection: socket.socket, place: Any, _patience: float) -> socket.socket:
        connection.close()
        connected.append(place[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(dialling.socket, "getaddrinfo", resolver)
    monkeypatch.setattr(dialling, "_connected", connect)
    assert client.get("http://rebinding.example/news/1").reason is not None
    assert connected == ["93.184.216.34"]
    assert secret.log == []
