"""Connections to our database, and transactions whose errors say what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from psycopg2 import extensions

from newsflow.errors import ConfigurationError
from newsflow.store.faults import judged, refused

Connection = extensions.connection
Cursor = extensions.cursor

SCHEMES = ("postgresql", "postgresql+psycopg2", "postgres")
APPLICATION_LENGTH = 63  # what Postgres keeps of application_name

# Seconds. A load of 10,000 articles takes under one; a transaction that waits longer than this is stuck.
OPTIONS = {
    "statement_timeout": "300s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
    "timezone": "UTC",
}

LIVENESS: dict[str, Any] = {
    "connect_timeout": 3,
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}


def connect(url: str, application: str) -> Connection:
    """A connection with our session options; `application` is how the server's activity list names it.

    Accepts postgresql:// and postgresql+psycopg2://. Raises ConfigurationError for a wrong address, password or
    database, TransientError when the server is away. The address in messages never holds the password.
    """
    address = driver_url(url)
    named = application[:APPLICATION_LENGTH]
    options = " ".join(f"-c {name}={value}" for name, value in OPTIONS.items())
    try:
        opened: Connection = psycopg2.connect(address, application_name=named, options=options, **LIVENESS)
    except psycopg2.Error as error:
        raise refused(error, place(url)) from None
    return opened


@contextmanager
def transaction(connection: Connection) -> Iterator[Cursor]:
    """A cursor whose work is committed as a whole at the end, or not at all.

    Raises TransientError for what passes by itself; any other error goes through as it is.
    """
    try:
        with connection, connection.cursor() as cursor:
            yield cursor
    except psycopg2.Error as error:
        meant = judged(error, bool(connection.closed))
        if meant is error:
            raise
        raise meant from error


def driver_url(url: str) -> str:
    """The address as libpq reads it.

    Raises ConfigurationError when it is not an address of Postgres.
    """
    scheme, found, rest = url.strip().partition("://")
    if not found or scheme not in SCHEMES:
        raise ConfigurationError(
            f"NEWSFLOW_DATABASE_URL: is not an address of Postgres (begins with {scheme[:24]!r}). "
            "Write postgresql://user:password@host:5432/newsflow."
        )
    return f"postgresql://{rest}"


def sqlalchemy_url(url: str) -> str:
    """The address as SQLAlchemy reads it: psycopg2 named, since `postgresql://` alone may mean another driver."""
    return driver_url(url).replace("postgresql://", "postgresql+psycopg2://", 1)


def place(url: str) -> str:
    """Host and database of an address, without user and password."""
    parts = urlsplit(driver_url(url))
    return urlunsplit(("", parts.netloc.rpartition("@")[2], parts.path, "", "")).lstrip("/") or "the local socket"
