"""Postgres away, refusing or failing: which error, and what it says to do."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
from own_postgres import Server

from newsflow import store
from newsflow.errors import ConfigurationError, TransientError
from newsflow.store.connection import place
from newsflow.store.faults import refused

CODES = {
    "connection failure": ("08006", TransientError, "connection was lost"),
    "serialization failure": ("40001", TransientError, "another transaction was faster"),
    "deadlock": ("40P01", TransientError, "waited for each other"),
    "disk full": ("53100", TransientError, "out of disk"),
    "lock not available": ("55P03", TransientError, "lock was not free"),
    "statement timeout": ("57014", TransientError, "took too long"),
    "shutting down": ("57P01", TransientError, "stopping or starting"),
    "idle in transaction": ("25P03", TransientError, "idle for too long"),
    "value too long": ("22001", psycopg2.DataError, "asked for"),
    "not null": ("23502", psycopg2.IntegrityError, "asked for"),
    "no such table": ("42P01", psycopg2.ProgrammingError, "asked for"),
}


@pytest.mark.parametrize(("code", "kind", "words"), CODES.values(), ids=CODES.keys())
def test_an_error_says_what_to_do_next(
    connection: store.Connection, code: str, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words), store.transaction(connection) as cursor:
        cursor.execute(f"do $$ begin raise exception 'asked for' using errcode = '{code}'; end $$")
    with store.transaction(connection) as cursor:
        cursor.execute("select 1")


ADDRESSES = {
    "another scheme": ("mysql://user:secret@host/newsflow", "is not an address of Postgres"),
    "no scheme": ("newsflow", "is not an address of Postgres"),
    "no such database": ("{server}/nowhere", "does not exist. Create the database"),
    "no such role": ("postgresql://stranger:secret@127.0.0.1:{port}/postgres", "Create the database and its role"),
    "a port that is none": ("postgresql://postgres:secret@127.0.0.1:many/postgres", "invalid.*Write it as"),
}


@pytest.mark.parametrize(("address", "words"), ADDRESSES.values(), ids=ADDRESSES.keys())
def test_a_wrong_address_is_explained_without_its_password(postgres: Server, address: str, words: str) -> None:
    filled = address.format(server=postgres.url().rpartition("/")[0], port=postgres.port)
    for attempt in (lambda: store.connect(filled, "tests"), lambda: store.migrate(filled)):
        with pytest.raises(ConfigurationError, match=words) as raised:
            attempt()
        assert "secret" not in str(raised.value)


def test_an_address_is_shown_without_user_and_password() -> None:
    assert place("postgresql+psycopg2://me:p@ss@db.example:5432/newsflow?sslmode=require") == "db.example:5432/newsflow"


REFUSALS = {
    "password": ('FATAL:  password authentication failed for user "n"', ConfigurationError),
    "host": ('could not translate host name "db" to address: Name or service not known', ConfigurationError),
    "starting": ("FATAL:  the database system is starting up", TransientError),
    "full": ("FATAL:  sorry, too many clients already", TransientError),
    "timeout": ("timeout expired", TransientError),
}


@pytest.mark.parametrize(("said", "kind"), REFUSALS.values(), ids=REFUSALS.keys())
def test_a_refusal_says_whether_waiting_helps(said: str, kind: type[Exception]) -> None:
    assert type(refused(psycopg2.OperationalError(said), "db/newsflow")) is kind


@pytest.fixture(scope="module")
def fragile() -> Iterator[Server]:
    """A server of its own, which tests stop and start; user `guarded` needs a password."""
    folder = Path(tempfile.mkdtemp(prefix="newsflow-fragile-"))
    server = Server(folder)
    server.init()
    rules = server.data / "pg_hba.conf"
    rules.write_text("host all guarded 127.0.0.1/32 scram-sha-256\n" + rules.read_text())
    server.start()
    yield server
    server.stop("immediate")
    shutil.rmtree(folder)


def test_a_wrong_password_is_a_matter_of_settings(fragile: Server) -> None:
    admin = store.connect(fragile.url(), "tests")
    with store.transaction(admin) as cursor:
        cursor.execute("create role guarded login password 'right'")
    admin.close()
    address = fragile.url().replace("postgres@", "guarded:wrong@")
    with pytest.raises(ConfigurationError, match="Set the right user and password in NEWSFLOW_DATABASE_URL"):
        store.connect(address, "tests")
    store.connect(address.replace("wrong", "right"), "tests").close()


def test_a_server_that_stops_is_a_passing_fault(fragile: Server) -> None:
    before = store.connect(fragile.url(), "tests")
    fragile.stop()
    try:
        with pytest.raises(TransientError, match="connection was lost"), store.transaction(before) as cursor:
            cursor.execute("select 1")
        with pytest.raises(TransientError, match=r"127\.0\.0\.1:\d+/postgres does not answer"):
            store.connect(fragile.url(), "tests")
    finally:
        fragile.start()
    after = store.connect(fragile.url(), "tests")
    with store.transaction(after) as cursor:
        cursor.execute("select 1")
    before.close()
    after.close()
