"""What a psycopg2 error asks of the caller: try again later, change a setting, or mend the program."""

from __future__ import annotations

import psycopg2

from newsflow.errors import ConfigurationError, TransientError

# SQLSTATE prefixes after which the same transaction may succeed later (PostgreSQL documentation, appendix A).
PASSING = {
    "08": "the connection was lost",
    "25P03": "the session was idle for too long",
    "40001": "another transaction was faster",
    "40P01": "two transactions waited for each other",
    "53": "the server is out of disk, memory or connections",
    "55P03": "a lock was not free in time",
    "57014": "the statement took too long",
    "57P": "the server is stopping or starting",
}

# The server's words when a connection is refused for good; libpq gives no SQLSTATE for these.
REFUSALS = {
    "password authentication failed": "Set the right user and password",
    "no password supplied": "Add the password",
    "does not exist": "Create the database and its role, or name the right ones",
    "no pg_hba.conf entry": "Allow this client in the server's pg_hba.conf",
    "permission denied": "Grant the role CONNECT on the database",
    "could not translate host name": "Write the right host",
    "invalid": "Write it as postgresql://user:password@host:5432/newsflow",
}


def judged(error: psycopg2.Error, closed: bool = False) -> Exception:  # noqa: FBT001, FBT002 — read off the connection
    """The error to raise instead: TransientError for what passes, the error itself for a fault of the program.

    `closed` says that the connection broke: then the server could not state any SQLSTATE.
    """
    code = error.pgcode
    if code is None:
        broken = closed or isinstance(error, psycopg2.OperationalError)
        return TransientError(f"Postgres: the connection was lost: {_line(error)}") if broken else error
    said = next((meaning for prefix, meaning in PASSING.items() if code.startswith(prefix)), None)
    return error if said is None else TransientError(f"Postgres: {said} ({code}): {_line(error)}")


def refused(error: psycopg2.Error, place: str) -> Exception:
    """The error to raise when no connection was given: ConfigurationError when waiting would not help."""
    words = _line(error)
    remedy = next((remedy for phrase, remedy in REFUSALS.items() if phrase in words), None)
    if remedy is None:
        return TransientError(f"Postgres at {place} does not answer: {words}")
    return ConfigurationError(f"Postgres at {place} refuses: {words}. {remedy} in NEWSFLOW_DATABASE_URL.")


def _line(error: psycopg2.Error) -> str:
    return " ".join(str(error).split()) or type(error).__name__
