"""Processes of an instance to be killed, each in the middle of its work."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psutil
import psycopg2

from drills.instance import PATIENCE, Instance, dag_of
from newsflow.errors import NewsflowError
from newsflow.fetch.parts import INDEX
from newsflow.lake import UNFINISHED
from newsflow.local import databases, read_status
from newsflow.local.keys import keep_keys
from newsflow.local.processes import members
from newsflow.model import Verb

PAUSE = 0.005  # seconds between two looks: a verb works for half a second
SCHEDULER = "scheduler"


@dataclass(frozen=True, slots=True)
class Task:
    """A task of one day's newest run, as Airflow's database has it."""

    run_id: str
    pid: int | None
    tries: int
    state: str | None


def kill_scheduler(running: Instance) -> int:
    """The scheduler is killed at once; its process id."""
    pid = next(part.pid for part in read_status(running.settings).components if part.name == SCHEDULER)
    _kill(running, pid)
    return pid


def kill_in(running: Instance, source: str, day: date, verb: Verb) -> int | None:
    """The task of this verb is killed in the middle of its work; its process id, or None when it was over too soon.

    Raises NewsflowError when the task does not begin.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        task = read_task(running, source, day, verb)
        if task and task.state in ("success", "failed", "skipped"):
            return None
        if task and task.state == "running" and task.pid and MIDDLE[verb](running, source, day):
            return task.pid if _kill(running, task.pid) else None
        time.sleep(PAUSE)
    raise NewsflowError(f"{source} {day}: {verb} has not begun in {PATIENCE:.0f} s.")


def read_task(running: Instance, source: str, day: date, verb: Verb) -> Task | None:
    """The verb's task in the newest run of a day; None before there is one."""
    found = _ask_airflow(
        running,
        """
        select run.run_id, task.pid, task.try_number, task.state from dag_run run join task_instance task
        using (dag_id, run_id)
        where dag_id = %s and partition_key = %s and task_id = %s order by run.id desc limit 1
        """,
        (dag_of(source), day.isoformat(), verb.value),
    )
    return Task(*found) if found else None


def whole_parts(running: Instance, source: str, day: date) -> list[Path]:
    """The files of the parts that fetch has finished for this day, indexes and WARCs."""
    folder = Path(running.settings.lake) / Verb.FETCH / source / day.isoformat()
    indexes = [path for path in folder.glob("*/part-*") if INDEX.fullmatch(path.name)]
    return [*indexes, *(path.with_name(re.sub(r"\.jsonl\.zst$", ".warc.gz", path.name)) for path in indexes)]


def _archive_asked(running: Instance, _source: str, day: date) -> bool:
    return any(path.startswith(f"/archive/{day:%Y/%m/%d}") for path in running.requests)


def _a_part_is_whole(running: Instance, source: str, day: date) -> bool:
    return bool(whole_parts(running, source, day))


def _writes(verb: Verb) -> Callable[[Instance, str, date], bool]:
    """Whether the verb has begun a file and not finished it."""

    def check(running: Instance, source: str, day: date) -> bool:
        folder = Path(running.settings.lake) / verb / source / day.isoformat()
        return any(path.name.endswith(UNFINISHED) for path in folder.glob("*/.*"))

    return check


def _at_once(_running: Instance, _source: str, _day: date) -> bool:
    return True


def _in_a_transaction(running: Instance, _source: str, day: date) -> bool:
    """Whether a transaction of the run has written something and not ended."""
    with running.connect() as connection, connection.cursor() as cursor:
        cursor.execute(
            "select 1 from pg_stat_activity where backend_xid is not null and application_name like %s",
            (f"%{day.isoformat()}%",),
        )
        return cursor.fetchone() is not None


MIDDLE: dict[Verb, Callable[[Instance, str, date], bool]] = {
    Verb.DISCOVER: _archive_asked,
    Verb.FETCH: _a_part_is_whole,
    Verb.EXTRACT: _writes(Verb.EXTRACT),
    Verb.CLEAN: _writes(Verb.CLEAN),
    Verb.VALIDATE: _at_once,  # it judges in memory, and writes in an instant
    Verb.LOAD: _in_a_transaction,
}
"""When a verb is in the middle of its work."""


def _kill(running: Instance, pid: int) -> bool:
    """Whether a process of this instance had the id and is killed."""
    process = next((one for one in members(running.settings.home) if one.pid == pid), None)
    try:
        if process is not None:
            process.send_signal(signal.SIGKILL)
    except psutil.NoSuchProcess:
        return False
    return process is not None


def _ask_airflow(running: Instance, query: str, values: tuple[str, ...]) -> tuple[Any, ...] | None:
    keys = keep_keys(running.settings.home)
    address = databases.url("airflow", keys.airflow, running.state.postgres_port)
    with closing(psycopg2.connect(address)) as connection, connection.cursor() as cursor:
        cursor.execute(query, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row
