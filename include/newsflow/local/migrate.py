"""Both schemas are brought to their newest version: Airflow's in a process of its own, ours meanwhile."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from newsflow.errors import TransientError
from newsflow.local.databases import read_note, write_note
from newsflow.local.logs import last_lines, log_file

LOG = "airflow-migrate"


def migrate(home: Path, environment: Mapping[str, str], airflow_database: str, newsflow_database: str) -> None:
    """Airflow's and Newsflow's schemas are current.

    The Airflow release that a database was migrated for is noted in the database itself, so that the usual start,
    which has nothing to migrate, does not spend seconds to find that out. Raises TransientError with the end of
    Airflow's log.
    """
    from newsflow.store import migrate as migrate_newsflow

    note = f"migrated for Airflow {version('apache-airflow-core')}"
    if read_note(airflow_database) == note:
        migrate_newsflow(newsflow_database)
        return
    with log_file(home, LOG).open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "airflow", "db", "migrate"], cwd=home, env=environment, stdout=output, stderr=output
        )
        with process:
            migrate_newsflow(newsflow_database)
    if process.returncode:
        raise TransientError(f"`airflow db migrate` failed. The end of its log:\n{last_lines(log_file(home, LOG))}")
    write_note(airflow_database, note)
