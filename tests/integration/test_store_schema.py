from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from own_postgres import Server
from sqlalchemy import create_engine

from newsflow import store
from newsflow.errors import ConfigurationError

VERSIONS = Path(store.__file__).parent / "migrations" / "versions"
NEWEST = max(path.stem for path in VERSIONS.glob("0*.py"))
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
    assert store.migrate(database_url) == store.migrate(database_url) == NEWEST
    assert rows(connection, "select version_num from schema_version") == [(NEWEST,)]


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg2", "postgres"])
def test_every_spelling_of_the_address_is_understood(database_url: str, scheme: str) -> None:
    address = database_url.replace("postgresql", scheme, 1)
    store.migrate(address)
    opened = store.connect(address, "spelling")
    assert rows(opened, "select current_setting('application_name'), current_setting('lock_timeout')") == [
        ("spelling", "10s")
    ]
    opened.close()


def test_two_migrations_at_once_make_one_schema(postgres: Server) -> None:
    address = postgres.create("migrated_twice_at_once")
    with ThreadPoolExecutor() as pool:
        assert list(pool.map(store.migrate, [address] * 2)) == [NEWEST] * 2


def test_decisions_that_were_made_survive(postgres: Server) -> None:
    address = postgres.create("of_the_schema_before_decisions")
    _upgrade(address, "0005_checks")
    opened = store.connect(address, "tests")
    rows(
        opened,
        """
        insert into quarantine (article_id, source, day, run, url, codes, state, held_at, content_hash, captured_at,
            rules_version, title, body, page)
        values (gen_random_uuid(), 'harbour', '2024-11-30', 'nightly', 'u', '{stub}', 'released', now(), 'h', now(),
            '1', 't', 'b', '{}');
        insert into decisions (quarantine_id, verdict, decided_by, decided_at, why)
        values (1, 'release', 'huda', now(), 'short') returning 1
        """,
    )
    store.migrate(address)
    found = rows(opened, "select quarantine_id, verdict, decided_by, source, day::text, run, line from decisions")
    assert found == [(1, "release", "huda", "harbour", "2024-11-30", "nightly", None)]
    opened.close()


def _upgrade(address: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", "newsflow.store:migrations")
    with create_engine(store.sqlalchemy_url(address)).connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()


def test_a_role_that_may_not_create_tables_is_told_so(postgres: Server, connection: store.Connection) -> None:
    address = postgres.create("of_another_owner")
    rows(connection, "create role visitor login; select 1")
    with pytest.raises(ConfigurationError, match=r"of_another_owner: the role .* may not create tables there"):
        store.migrate(address.replace("postgres@", "visitor@"))
