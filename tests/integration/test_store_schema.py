from __future__ import annotations

import pytest

from newsflow import store

PARTS = """
    select c.relname || coalesce('.' || a.attname, '') from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'v') and col_description(c.oid, a.attnum) is null
    union all
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    where c.relkind in ('r', 'v') and obj_description(c.oid, 'pg_class') is null
"""


def rows(connection: store.Connection, statement: str) -> list[tuple[object, ...]]:
    with store.transaction(connection) as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_every_table_and_column_says_what_it_holds(connection: store.Connection) -> None:
    assert rows(connection, PARTS) == []


def test_migrating_again_changes_nothing(connection: store.Connection, database_url: str) -> None:
    assert store.migrate(database_url) == store.migrate(database_url) == "0001_ground"
    assert rows(connection, "select version_num from schema_version") == [("0001_ground",)]


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg2", "postgres"])
def test_every_spelling_of_the_address_is_understood(database_url: str, scheme: str) -> None:
    address = database_url.replace("postgresql", scheme, 1)
    store.migrate(address)
    opened = store.connect(address, "spelling")
    assert rows(opened, "select current_setting('application_name'), current_setting('lock_timeout')") == [
        ("spelling", "10s")
    ]
    opened.close()
