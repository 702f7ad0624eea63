"""The databases of the embedded server: their addresses, roles and notes."""

from __future__ import annotations

import time
from contextlib import closing
from typing import Any

from newsflow.errors import TransientError
from newsflow.local.keys import Keys
from newsflow.local.ports import HOST


def url(role: str, password: str, port: int) -> str:
    """The address of the database that a role owns and is named after."""
    return f"postgresql://{role}:{password}@{HOST}:{port}/{role}"


def wait_until_ready(address: str, seconds: float) -> None:
    """The server answers.

    Raises TransientError when it does not within `seconds`.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            _connect(address).close()
        except _operational_error() as error:
            if time.monotonic() > deadline:
                raise TransientError(f"Postgres does not answer: {str(error).strip()}") from None
            time.sleep(0.1)
        else:
            return


def create_databases(port: int, keys: Keys) -> None:
    """Roles and databases `airflow` and `newsflow` exist; each role owns its own and may not enter the other."""
    from psycopg2 import sql

    with closing(_connect(url("postgres", keys.postgres, port))) as connection, connection.cursor() as cursor:
        for role, password in (("airflow", keys.airflow), ("newsflow", keys.newsflow)):
            name = sql.Identifier(role)
            cursor.execute("select 1 from pg_roles where rolname = %s", (role,))
            if not cursor.fetchone():
                cursor.execute(sql.SQL("create role {} login password %s").format(name), (password,))
            cursor.execute("select 1 from pg_database where datname = %s", (role,))
            if not cursor.fetchone():
                cursor.execute(sql.SQL("create database {} owner {}").format(name, name))
                cursor.execute(sql.SQL("revoke all on database {} from public").format(name))


def read_note(address: str) -> str:
    """The comment on the database at `address`; empty when it has none."""
    with closing(_connect(address)) as connection, connection.cursor() as cursor:
        cursor.execute(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()"
        )
        found = cursor.fetchone()
        return (found and found[0]) or ""


def write_note(address: str, note: str) -> None:
    """The database at `address` carries `note` as its comment."""
    from psycopg2 import sql

    with closing(_connect(address)) as connection, connection.cursor() as cursor:
        name = sql.Identifier(connection.info.dbname)
        cursor.execute(sql.SQL("comment on database {} is %s").format(name), (note,))


def _connect(address: str) -> Any:
    import psycopg2

    connection = psycopg2.connect(address, connect_timeout=3, application_name="newsflow up")
    connection.autocommit = True
    return connection


def _operational_error() -> type[Exception]:
    import psycopg2

    return psycopg2.OperationalError
