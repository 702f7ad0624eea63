"""A fresh site, clock, source and client for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fetch_site import QUICK, FakeTime, Site, make_source, running
from newsflow.fetch.client import Client
from newsflow.sources import Source


@pytest.fixture
def site() -> Iterator[Site]:
    yield from running(Site())


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def source(site: Site) -> Source:
    return make_source(site.url)


@pytest.fixture
def client(source: Source, time: FakeTime) -> Iterator[Client]:
    with Client(source, "Newsflow/0.1 (+https://n.example)", limits=QUICK, clocks=time.clocks) as client:
        yield client
