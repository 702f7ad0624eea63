"""The rest of a host that keeps failing: it ends, one address probes the host, and its answer decides."""

from __future__ import annotations

import socket
from datetime import timedelta

import pytest

from fetch_site import FakeTime, Reply, Site, page, reply
from newsflow.fetch.client import PATIENCE, REST, Client

LOST = [f"/lost/{number}" for number in range(PATIENCE)]


def rested(site: Site, client: Client, time: FakeTime, probe: Reply) -> list[str | None]:
    """What six addresses give after the host has failed and rested; the first of them meets the probe's answer."""
    site.replies |= {path: [reply(403)] for path in LOST} | {"/probe": [probe], "*": [page()]}
    for path in [*LOST, "/resting"]:
        client.get(site.url + path)
    assert "/resting" not in site.log
    time.at += timedelta(seconds=REST)
    return [client.get(site.url + path).reason for path in ("/probe", *(f"/news/{number}" for number in range(5)))]


@pytest.mark.parametrize(("probe", "reason"), [(page(), None), (reply(404), "http_404")], ids=["a page", "missing"])
def test_an_answer_after_the_rest_opens_the_host(
    site: Site, client: Client, time: FakeTime, probe: Reply, reason: str | None
) -> None:
    assert rested(site, client, time, probe) == [reason, *[None] * 5]


def test_one_more_loss_after_the_rest_begins_the_next(site: Site, client: Client, time: FakeTime) -> None:
    assert rested(site, client, time, reply(403)) == ["blocked", *["host_down"] * 5]
    assert site.pages() == [*LOST, "/probe"]


def test_a_rest_lasts_to_its_end(site: Site, client: Client, time: FakeTime) -> None:
    site.replies |= {"/busy": [reply(429, Retry_After="3600")], "*": [page()]}
    client.get(f"{site.url}/busy")
    time.at += timedelta(seconds=3599)
    assert client.get(f"{site.url}/news/1").reason == "host_down"
    time.at += timedelta(seconds=1)
    assert client.get(f"{site.url}/news/1").reason is None


def test_one_loss_after_a_rest_that_was_asked_for_begins_the_next(site: Site, client: Client, time: FakeTime) -> None:
    site.replies |= {"/busy": [reply(429, Retry_After="3600")], "/refused": [reply(403)], "*": [page()]}
    client.get(f"{site.url}/busy")
    time.at += timedelta(seconds=3600)
    assert [client.get(site.url + path).reason for path in ("/refused", "/news/1")] == ["blocked", "host_down"]


def test_a_host_that_was_not_reached_for_its_rules_is_asked_for_them_after_a_rest(
    site: Site, client: Client, time: FakeTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(connection: socket.socket, *_: object) -> None:
        connection.close()
        raise ConnectionRefusedError

    site.replies |= {"/robots.txt": [page(b"User-agent: *\nDisallow: /secret")], "*": [page()]}
    with monkeypatch.context() as away:
        away.setattr("newsflow.fetch.dial._connected", refused)
        assert client.get(f"{site.url}/news/1").reason == "refused"
    assert client.get(f"{site.url}/news/1").reason == "refused"
    assert site.log == []
    time.at += timedelta(seconds=REST)
    assert client.get(f"{site.url}/news/1").reason is None
    assert client.get(f"{site.url}/secret").reason == "robots"
