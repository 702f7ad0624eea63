"""Advisory locks: one program at a time on a host, one load at a time on a source."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg2
import psycopg2.errors

from newsflow.errors import TransientError
from newsflow.store.connection import Connection, Cursor, transaction

# The first half of a lock's number says what the second half, a hash of the name, is the name of.
HOST, SOURCE = 1, 2


class HostBusy(TransientError):
    """Another run holds the host for longer than this one would wait."""


@contextmanager
def host_lock(connection: Connection, host: str, patience: float = 0) -> Iterator[None]:
    """Inside, no other process of Newsflow fetches from the host; waits `patience` seconds, 0 for as long as need be.

    Raises HostBusy when the host is still held then. The connection must serve nothing else meanwhile. The lock ends
    with the session, so a killed process frees it.
    """
    with transaction(connection) as cursor:
        # A backfill may hold the host for hours, and waiting for it is not a fault.
        cursor.execute("set statement_timeout = 0")
        cursor.execute("set lock_timeout = %s", (int(patience * 1000),))
        cursor.execute("set idle_in_transaction_session_timeout = 0")
    try:
        with transaction(connection) as cursor:
            cursor.execute("select pg_advisory_lock(%s, hashtext(%s))", (HOST, host.lower()))
    except TransientError as error:
        if isinstance(error.__cause__, psycopg2.errors.LockNotAvailable):
            raise HostBusy(f"{host}: another run has held it for {patience:g} s. Try again later.") from None
        raise
    try:
        yield
    finally:
        # A broken connection has freed the lock already; what was fetched meanwhile is good.
        with suppress(psycopg2.OperationalError, psycopg2.InterfaceError), connection, connection.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(%s, hashtext(%s))", (HOST, host.lower()))


def lock_source(cursor: Cursor, source: str) -> None:
    """Until the transaction ends, no other one writes this source's rows."""
    cursor.execute("select pg_advisory_xact_lock(%s, hashtext(%s))", (SOURCE, source))
