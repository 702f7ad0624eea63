"""Upkeep of what Airflow itself keeps: the old rows of its database, the old logs of its tasks."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from airflow.sdk.configuration import conf

from newsflow import flow
from newsflow.airflow.connection import task_settings
from newsflow.errors import ConfigurationError, NewsflowError, TransientError
from newsflow.sources import read_catalogue

KEPT = timedelta(days=30)
"""How long Airflow's own past is kept; articles, ledger and lake are never touched here."""

DATABASE = "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"
SYNC_DRIVERS = {"postgresql+asyncpg": "postgresql+psycopg2", "sqlite+aiosqlite": "sqlite"}

log = logging.getLogger(__name__)


def learn_lines() -> dict[str, int]:
    """Every source's newest snapshot holds what its newest pages share; the number of lines by source.

    Raises TransientError or ConfigurationError, after all sources were tried, when one could not be learned from.
    """
    settings = task_settings()
    lines: dict[str, int] = {}
    failed: list[NewsflowError] = []
    for source in read_catalogue(settings.sources).sources:
        try:
            lesson = flow.take_lesson(settings, source)
        except NewsflowError as error:
            failed.append(error)
            continue
        log.info("%s: snapshot %s, %s lines shared now", source, lesson.snapshot, lesson.lines)
        lines[source] = lesson.lines
    if failed:
        raise failed[0]
    return lines


def clean_database() -> None:
    """Airflow's own database holds the last 30 days, and each Dag's newest scheduled run.

    Raises ConfigurationError when the environment does not say where it is, TransientError when `airflow db clean`
    failed.
    """
    before = datetime.now(UTC) - KEPT
    done = subprocess.run(  # noqa: S603 — Airflow's own command
        [
            *(sys.executable, "-m", "airflow", "db", "clean", "--clean-before-timestamp", before.isoformat()),
            *("--skip-archive", "--error-on-cleanup-failure", "--yes"),
        ],
        env=command_environment(os.environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    log.info("%s", done.stdout)
    if done.returncode:
        raise TransientError(f"`airflow db clean` failed. The end of what it said:\n{done.stderr[-2000:]}")


def delete_logs() -> int:
    """No log file of Airflow is older than 30 days; the number of files deleted."""
    folder = Path(conf.get("logging", "base_log_folder"))
    deleted = 0
    for path in old_logs(folder, datetime.now(UTC) - KEPT):
        path.unlink(missing_ok=True)
        deleted += 1
        _remove_empty(path.parent, folder)
    log.info("%s log files from before the last %s days deleted below %s", deleted, KEPT.days, folder)
    return deleted


def command_environment(given: Mapping[str, str]) -> dict[str, str]:
    """The environment in which Airflow's commands run from a task as they run from a shell.

    Airflow hides its database's address from tasks, all but the one of its async driver, and marks their processes.
    Raises ConfigurationError when that one is not set.
    """
    address = given.get(f"{DATABASE}_ASYNC", "")
    driver, found, rest = address.partition("://")
    if not found:
        raise ConfigurationError(
            f"{DATABASE}_ASYNC = {address!r}: is not an address. Set it for the workers (postgresql+asyncpg://…), "
            "or run `airflow db clean` yourself where the scheduler runs."
        )
    marks = ("_AIRFLOW", "__AIRFLOW", "AIRFLOW__CORE__SQL_ALCHEMY_CONN")
    kept = {name: value for name, value in given.items() if not name.startswith(marks)}
    return kept | {DATABASE: f"{SYNC_DRIVERS.get(driver, driver)}://{rest}"}


def old_logs(folder: Path, before: datetime) -> Iterator[Path]:
    """The log files of a folder that were last written before a moment; links are not followed."""
    for parent, _, names in os.walk(folder):
        for path in (Path(parent, name) for name in names if name.endswith(".log")):
            if not path.is_symlink() and path.stat().st_mtime < before.timestamp():
                yield path


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
