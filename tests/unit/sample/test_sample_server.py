from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

import pytest
import requests

from newsflow.errors import ConfigurationError
from newsflow.local.sample import OUTLETS, Faults, Stand, addresses, serve
from newsflow.local.sample.newsroom import stories
from newsflow.local.sample.outlets import NAKHLA

NOW = datetime(2024, 12, 4, 10, 15, tzinfo=UTC)

TOLD = stories(NAKHLA, NOW.date(), NOW)[0]


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    with serve(0, [NAKHLA], lambda: NOW) as stand:
        yield stand


@pytest.fixture
def web() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


@pytest.fixture
def base(stand: Stand) -> str:
    return stand.addresses["nakhla"]


TYPES = {
    "home": ("/", "text/html; charset=utf-8"),
    "robots": ("/robots.txt", "text/plain; charset=utf-8"),
    "feed": ("/rss.xml", "application/rss+xml; charset=utf-8"),
    "article": (f"/news/{TOLD.id}", "text/html; charset=utf-8"),
    "archive": ("/archive/2024/12/03?page=1", "text/html; charset=utf-8"),
    "truth": ("/truth/2024-12-03.jsonl", "application/jsonl; charset=utf-8"),
}


@pytest.mark.parametrize(("target", "content_type"), TYPES.values(), ids=TYPES.keys())
def test_every_page_is_served_with_its_type(web: requests.Session, base: str, target: str, content_type: str) -> None:
    answer = web.get(base + target)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, content_type)
    assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_addresses_in_pages_are_the_servers_own(web: requests.Session, base: str) -> None:
    assert f"{base}/news/{TOLD.id}" in web.get(f"{base}/rss.xml").text
    row = json.loads(web.get(f"{base}/truth/2024-12-04.jsonl").text.splitlines()[0])
    assert row["url"] == f"{base}/news/{TOLD.id}"
    assert row["body"][0] in web.get(row["url"]).content.decode()


def test_an_unchanged_page_is_not_sent_again(web: requests.Session, base: str) -> None:
    first = web.get(f"{base}/news/{TOLD.id}")
    again = web.get(f"{base}/news/{TOLD.id}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = web.get(f"{base}/news/{TOLD.id}", headers={"If-None-Match": '"other"'})
    assert (other.status_code, other.content) == (200, first.content)
    assert parsedate_to_datetime(first.headers["Last-Modified"]) == TOLD.moment


def test_head_has_no_body(web: requests.Session, base: str) -> None:
    answer = web.head(f"{base}/news/{TOLD.id}")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 1000
    after = web.get(f"{base}/robots.txt")
    assert after.content.startswith(b"User-agent: *")


def test_what_is_not_there_is_not_found(web: requests.Session, base: str) -> None:
    assert web.get(f"{base}/news/2024120499").status_code == 404


def test_faults_are_served_as_503(web: requests.Session) -> None:
    faults = Faults(dead_days=frozenset({date(2024, 12, 3)}))
    with serve(0, [NAKHLA], lambda: NOW, faults) as stand:
        base = stand.addresses["nakhla"]
        assert web.get(f"{base}/archive/2024/12/03").status_code == 503
        assert web.get(f"{base}/archive/2024/12/02").status_code == 200
        assert web.get(f"{base}/truth/2024-12-03.jsonl").status_code == 200


def test_outlets_stand_at_ports_one_after_another() -> None:
    known = addresses(8090, OUTLETS.values())
    assert list(known.items())[:2] == [("nakhla", "http://127.0.0.1:8090"), ("marsa", "http://127.0.0.1:8091")]
    with serve(0, OUTLETS.values(), lambda: NOW) as stand:
        assert stand.addresses.keys() == known.keys()
        assert len(set(stand.addresses.values())) == 3


def test_a_taken_port_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ConfigurationError, match=f"Port {port} on 127.0.0.1 is not free"):
            serve(port, OUTLETS.values())


def test_a_closed_stand_frees_its_port() -> None:
    with serve(0, [NAKHLA], lambda: NOW) as stand:
        port = stand.servers[0].server_port
    with serve(port, [NAKHLA], lambda: NOW) as again:
        assert again.addresses == {"nakhla": f"http://127.0.0.1:{port}"}
