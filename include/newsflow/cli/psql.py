"""`newsflow psql`: the database's own shell, already signed in."""

from __future__ import annotations

import os
import shutil

import typer

from newsflow.settings import read_settings, require_database

VARIABLES = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}


def add_psql(app: typer.Typer) -> None:
    """The app has the command `psql`."""
    passing = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
    app.command(context_settings=passing, rich_help_panel="Outlets and articles")(psql)


def psql(context: typer.Context) -> None:
    """Open psql on the articles' database: `newsflow psql -c 'select * from latest_articles limit 5'`."""
    from newsflow.local.cluster import binaries

    program = shutil.which("psql") or str(binaries() / "psql")
    environment = os.environ | connection_variables(require_database(read_settings()))
    os.execve(program, [program, *context.args], environment)  # noqa: S606 — the user's own words, no shell


def connection_variables(url: str) -> dict[str, str]:
    """libpq's environment variables for an address, so that no password stands in a command line."""
    from psycopg2.extensions import parse_dsn

    from newsflow.store import driver_url

    parts = parse_dsn(driver_url(url))
    return {variable: parts[name] for name, variable in VARIABLES.items() if name in parts}
