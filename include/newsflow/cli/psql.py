"""`newsflow psql`: the database's own shell, already signed in."""

from __future__ import annotations

import os
import shutil

import typer

from newsflow.settings import read_settings, require_database


def add_psql(app: typer.Typer) -> None:
    """The app has the command `psql`."""
    passing = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
    app.command(context_settings=passing, rich_help_panel="Outlets and articles")(psql)


def psql(context: typer.Context) -> None:
    """Open psql on the articles' database: `newsflow psql -c 'select * from latest_articles limit 5'`."""
    from newsflow.local.cluster import binaries

    program = shutil.which("psql") or str(binaries() / "psql")
    address, secrets = without_password(require_database(read_settings()))
    words = [program, "--dbname", address, *context.args]
    os.execve(program, words, os.environ | secrets)  # noqa: S606 — the user's own words, no shell


def without_password(url: str) -> tuple[str, dict[str, str]]:
    """An address as libpq reads it, with all it says of TLS and the rest, and the variable that holds its password.

    So the password stands in no command line, where everybody on the machine could read it.
    """
    from psycopg2.extensions import make_dsn, parse_dsn

    from newsflow.store import driver_url

    parts = parse_dsn(driver_url(url))
    secrets = {"PGPASSWORD": parts.pop("password")} if "password" in parts else {}
    return make_dsn(**parts), secrets
