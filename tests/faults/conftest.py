"""The faulty web of the faults' tests: one site, and beside it a machine that nobody may reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fetch_site import FakeTime, Site, make_source, running
from newsflow.fetch.client import Client
from newsflow.fetch.wire import Limits
from newsflow.sources import Source

SHORT = Limits(connect=1, read=1, wall=2, size=5 * 1024 * 1024)


@pytest.fixture
def site() -> Iterator[Site]:
    yield from running(Site())


@pytest.fixture
def secret(site: Site) -> Iterator[Site]:
    """An internal server at another loopback address and the site's own port."""
    yield from running(Site("127.0.0.2", site.server_port))


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def source(site: Site) -> Source:
    return make_source(site.url)


@pytest.fixture
def client(source: Source, time: FakeTime) -> Iterator[Client]:
    with Client(source, "Newsflow/0.1 (+https://n.example)", limits=SHORT, clocks=time.clocks) as client:
        yield client
