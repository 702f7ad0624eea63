"""A Postgres of our own: one server for the test session, one database for each test module."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from own_postgres import Server

from newsflow import store

TABLES = "articles, runs, links, quarantine, decisions, learned_lines, captures, rulebooks, polls"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="newsflow-postgres-"))
    server = Server(folder)
    server.init()
    server.start()
    yield server
    server.stop("immediate")
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def _template(postgres: Server) -> str:
    store.migrate(postgres.create("newsflow_template"))
    return "newsflow_template"


@pytest.fixture(scope="module")
def database_url(postgres: Server, _template: str, request: pytest.FixtureRequest) -> str:
    """The address of a migrated database that is this test module's own."""
    return postgres.create(request.module.__name__, _template)


@pytest.fixture
def connection(database_url: str) -> Iterator[store.Connection]:
    """A connection to the module's database, whose tables are empty."""
    opened = store.connect(database_url, "tests")
    with opened, opened.cursor() as cursor:
        cursor.execute(f"truncate {TABLES} restart identity cascade")
    yield opened
    opened.close()
