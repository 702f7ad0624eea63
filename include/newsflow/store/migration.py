"""The schema: brought up to date by Alembic, by one process at a time."""

from __future__ import annotations

from newsflow.store.connection import connect, sqlalchemy_url

VERSION_TABLE = "schema_version"
LOCK = 0x4E657773  # "News": any number that no other program on this database locks


def migrate(url: str) -> str:
    """The database stands at the newest migration; returns its name. Running it again changes nothing.

    Raises ConfigurationError for a wrong address, TransientError when the server is away.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from sqlalchemy import create_engine, pool, text

    connect(url, "newsflow/migrate").close()  # says what is wrong with an address far more clearly
    config = Config()
    config.set_main_option("script_location", "newsflow.store:migrations")
    engine = create_engine(sqlalchemy_url(url), poolclass=pool.NullPool)
    with engine.connect() as guard, engine.connect() as connection:
        guard.execute(text("select pg_advisory_lock(:lock)"), {"lock": LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
        version = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()
    return version or ""
