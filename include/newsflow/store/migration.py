"""The schema: brought up to date by Alembic, by one process at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsflow.errors import ConfigurationError
from newsflow.store.connection import connect, place, sqlalchemy_url

if TYPE_CHECKING:
    from sqlalchemy import Connection

VERSION_TABLE = "schema_version"
LOCK = 0x4E657773  # "News": any number that no other program on this database locks
OLDEST_SERVER = 15
NOT_ALLOWED = "42501"  # SQLSTATE insufficient_privilege


def migrate(url: str) -> str:
    """The database stands at the newest migration; returns its name. Running it again changes nothing.

    Raises ConfigurationError for a wrong address, a server that is too old or a role that may not create tables,
    TransientError when the server is away.
    """
    from sqlalchemy import create_engine, pool, text
    from sqlalchemy.exc import ProgrammingError

    _check_server(url)
    engine = create_engine(sqlalchemy_url(url), poolclass=pool.NullPool)
    try:
        with engine.connect() as guard:
            guard.execute(text("select pg_advisory_lock(:lock)"), {"lock": LOCK})
            with engine.connect() as connection:
                return _upgrade(connection)
    except ProgrammingError as error:
        if getattr(error.orig, "pgcode", None) != NOT_ALLOWED:
            raise
        raise ConfigurationError(
            f"{place(url)}: the role of NEWSFLOW_DATABASE_URL may not create tables there. "
            "Make it the owner of the database: alter database … owner to …."
        ) from None


def _check_server(url: str) -> None:
    opened = connect(url, "newsflow/migrate")
    version = opened.server_version // 10_000
    opened.close()
    if version < OLDEST_SERVER:
        raise ConfigurationError(f"{place(url)}: is Postgres {version}; Newsflow needs {OLDEST_SERVER} or newer.")


def _upgrade(connection: Connection) -> str:
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext

    config = Config()
    config.set_main_option("script_location", "newsflow.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.commit()
    return MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision() or ""
