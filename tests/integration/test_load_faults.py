"""What happens to a load that is killed, cut off, kept waiting or run beside another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest

from load_cases import DAY, NIGHT, batch, clean, key, url
from newsflow import store
from newsflow.errors import TransientError
from newsflow.load import Batch, load
from newsflow.model import LoadReport

TESTS = Path(__file__).resolve().parents[1]
GIVEN = batch(key(), [clean("1"), clean("2")], also=[url("3")])

LOAD = """
import sys
from load_cases import batch, clean, key, url
from newsflow import store
from newsflow.load import load
load(store.connect(sys.argv[1], "doomed"), batch(key(), [clean("1"), clean("2")], also=[url("3")]))
"""

STATE = """
    select (select count(*) from articles), (select count(*) from removed_lines), (select count(*) from attempts),
        (select string_agg(distinct outcome, ' ') from links), (select state from runs)
"""
UNTOUCHED = (0, 0, 0, "pending", "open")
COMPLETE = (2, 4, 3, "loaded pending", "passed")


def state(connection: store.Connection) -> tuple[object, ...]:
    with store.transaction(connection) as cursor:
        cursor.execute(STATE)
        return cursor.fetchall()[0]


@contextmanager
def stuck_before_commit(url: str) -> Iterator[psycopg2.extensions.connection]:
    """Inside, every load waits at its checks: after its COPYs and upserts, before its COMMIT."""
    blocker = psycopg2.connect(url)
    with blocker.cursor() as cursor:
        cursor.execute("lock table checks in access exclusive mode")
    try:
        yield blocker
    finally:
        blocker.close()


def wait_until_stuck(blocker: psycopg2.extensions.connection, application: str) -> int:
    """The process id of the backend that waits for the blocker's lock."""
    with blocker.cursor() as cursor:
        for _ in range(1_000):
            cursor.execute("select pg_stat_clear_snapshot(), pg_sleep(0.02)")
            cursor.execute(
                "select pid from pg_stat_activity where application_name = %s and wait_event = 'relation'",
                (application,),
            )
            if found := cursor.fetchone():
                return int(found[0])
    pytest.fail(f"{application} never reached the blocked table")


@pytest.fixture
def given(connection: store.Connection) -> Batch:
    store.open_run(connection, GIVEN.key, NIGHT)
    store.open_links(connection, GIVEN.key, GIVEN.links, NIGHT, DAY)
    return GIVEN


def test_kill_9_between_copy_and_commit_costs_nothing(
    connection: store.Connection, database_url: str, given: Batch
) -> None:
    with stuck_before_commit(database_url) as blocker:
        command = [sys.executable, "-c", LOAD, database_url]
        with subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(TESTS)}) as doomed:
            wait_until_stuck(blocker, "doomed")
            doomed.send_signal(signal.SIGKILL)
        assert doomed.returncode == -signal.SIGKILL
    assert state(connection) == UNTOUCHED
    assert load(connection, given).outcomes == {"pending": 1, "loaded": 2}
    assert state(connection) == COMPLETE


def test_a_backend_that_is_ended_is_a_passing_fault(
    connection: store.Connection, database_url: str, given: Batch
) -> None:
    with stuck_before_commit(database_url) as blocker, ThreadPoolExecutor() as pool:
        doomed = pool.submit(load, store.connect(database_url, "doomed"), given)
        pid = wait_until_stuck(blocker, "doomed")
        with blocker.cursor() as cursor:
            cursor.execute("select pg_terminate_backend(%s)", (pid,))
        with pytest.raises(TransientError, match="Postgres"):
            doomed.result()
    assert state(connection) == UNTOUCHED
    load(connection, given)
    assert state(connection) == COMPLETE


def test_two_loads_of_one_run_at_once_give_the_rows_of_one(
    connection: store.Connection, database_url: str, given: Batch
) -> None:
    both = [store.connect(database_url, f"twin {number}") for number in range(2)]
    with ThreadPoolExecutor() as pool:
        reports: list[Future[LoadReport]] = [pool.submit(load, twin, given) for twin in both]
    assert [report.result() for report in reports] == [load(connection, given)] * 2
    assert state(connection) == COMPLETE
    for twin in both:
        twin.close()


def test_two_runs_of_one_source_at_once_do_not_get_in_each_others_way(
    connection: store.Connection, database_url: str, given: Batch
) -> None:
    other = batch(key("other"), [clean("1"), clean("2")])
    store.open_run(connection, other.key, NIGHT)
    store.open_links(connection, other.key, other.links, NIGHT, DAY)
    both = [store.connect(database_url, f"twin {number}") for number in range(2)]
    with ThreadPoolExecutor() as pool:
        reports = [run.result() for run in [pool.submit(load, both[0], given), pool.submit(load, both[1], other)]]
    assert sorted(report.inserted for report in reports) == [0, 2]
    for twin in both:
        twin.close()


def test_a_source_that_stays_locked_is_a_passing_fault(
    connection: store.Connection, database_url: str, given: Batch
) -> None:
    holder = store.connect(database_url, "holder")
    with store.transaction(holder) as cursor:
        store.lock_source(cursor, given.key.source)
        with connection, connection.cursor() as session:
            session.execute("set lock_timeout = '50ms'")
        with pytest.raises(TransientError, match="a lock was not free in time"):
            load(connection, given)
    load(connection, given)
    assert state(connection) == COMPLETE
    holder.close()
