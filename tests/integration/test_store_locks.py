from __future__ import annotations

import threading

import psycopg2
import pytest

from load_cases import SOURCE
from newsflow import store


def is_free(url: str, host: str) -> bool:
    """Whether another session could take the host's lock now."""
    with psycopg2.connect(url) as other, other.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(1, hashtext(%s))", (host,))
        free = bool((cursor.fetchone() or (False,))[0])
    other.close()
    return free


def test_a_host_is_held_by_one_session_at_a_time(connection: store.Connection, database_url: str) -> None:
    with store.host_lock(connection, "News.Example"):
        assert not is_free(database_url, "news.example")
        assert is_free(database_url, "other.example")
    assert is_free(database_url, "news.example")


def test_a_host_is_free_again_after_an_error(connection: store.Connection, database_url: str) -> None:
    try:
        with store.host_lock(connection, "news.example"):
            raise KeyError
    except KeyError:
        assert is_free(database_url, "news.example")


def test_the_second_session_waits_for_the_first(connection: store.Connection, database_url: str) -> None:
    order: list[str] = []
    second = store.connect(database_url, "second")

    def wait() -> None:
        with store.host_lock(second, "news.example"):
            order.append("second")

    with store.host_lock(connection, "news.example"):
        waiting = threading.Thread(target=wait)
        waiting.start()
        while not _is_waiting(database_url):
            pass
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]
    second.close()


def test_one_that_has_little_patience_is_told_that_the_host_is_busy(
    connection: store.Connection, database_url: str
) -> None:
    second = store.connect(database_url, "second")
    with (
        store.host_lock(connection, "news.example"),
        pytest.raises(store.HostBusy, match=r"news\.example: another run"),
        store.host_lock(second, "news.example", patience=0.01),
    ):
        raise AssertionError
    with store.host_lock(second, "news.example", patience=0.01):
        assert not is_free(database_url, "news.example")
    second.close()


def test_losing_the_connection_frees_the_host_without_an_error(connection: store.Connection, database_url: str) -> None:
    own = store.connect(database_url, "own")
    with store.host_lock(own, "news.example"):
        with store.transaction(connection) as cursor:
            cursor.execute("select pg_terminate_backend(%s, 5000)", (own.get_backend_pid(),))
        assert is_free(database_url, "news.example")
    own.close()


def test_a_source_is_locked_until_its_transaction_ends(connection: store.Connection, database_url: str) -> None:
    taken = "select pg_try_advisory_xact_lock(2, hashtext(%s))"
    other = store.connect(database_url, "other")
    with store.transaction(connection) as cursor:
        store.lock_source(cursor, SOURCE)
        with store.transaction(other) as second:
            second.execute(taken, (SOURCE,))
            assert second.fetchone() == (False,)
    with store.transaction(other) as second:
        second.execute(taken, (SOURCE,))
        assert second.fetchone() == (True,)
    other.close()


def _is_waiting(url: str) -> bool:
    with psycopg2.connect(url) as other, other.cursor() as cursor:
        cursor.execute(
            "select pg_sleep(0.02), exists (select from pg_locks where locktype = 'advisory' and not granted)"
        )
        waiting = bool((cursor.fetchone() or (None, False))[1])
    other.close()
    return waiting
