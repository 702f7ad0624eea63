"""Runs: opened by discover, closed by load, and what people ask about them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from newsflow.errors import ConfigurationError
from newsflow.model import Check, LoadReport, RunKey, Trigger
from newsflow.store.connection import Connection, Cursor, transaction
from newsflow.store.staging import stage


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run as the database knows it; counts and `outcomes` are None while it is open."""

    key: RunKey
    state: str
    routes: tuple[str, ...]
    failures: tuple[str, ...]
    started_at: datetime
    closed_at: datetime | None
    advertised: int | None
    inserted: int | None
    revised: int | None
    unchanged: int | None
    quarantined: int | None
    outcomes: dict[str, int] | None
    sentence: str | None


_COLUMNS = (
    "source, day, run, trigger, state, routes, failures, started_at, closed_at, advertised, inserted, revised, "
    "unchanged, quarantined, outcomes, sentence"
)


def open_run(
    connection: Connection,
    key: RunKey,
    at: datetime,
    routes: Sequence[str] = (),
    failures: Sequence[str] = (),
    not_served: str | None = None,
) -> None:
    """The run has a row and is open, or `not_served` with its sentence when no route covers the day.

    Opening it again, after a retry, keeps the moment it first began.
    """
    with transaction(connection) as cursor:
        cursor.execute(
            """
            insert into runs (source, day, run, trigger, state, routes, failures, started_at, sentence)
            values (%(source)s, %(day)s, %(run)s, %(trigger)s, %(state)s, %(routes)s, %(failures)s, %(at)s,
                %(sentence)s)
            on conflict (source, day, run) do update set
                state = excluded.state, routes = excluded.routes, failures = excluded.failures,
                sentence = excluded.sentence, closed_at = null, advertised = null, inserted = null, revised = null,
                unchanged = null, quarantined = null, outcomes = null, overruled_by = null, overruled_at = null
            """,
            {
                **identity(key),
                "trigger": key.trigger.value,
                "state": "open" if not_served is None else "not_served",
                "routes": list(routes),
                "failures": list(failures),
                "at": at,
                "sentence": not_served,
            },
        )


def require_run(cursor: Cursor, key: RunKey) -> None:
    """The run is there and its row is ours until the transaction ends.

    Raises ConfigurationError when nothing opened it, or when no route served its day.
    """
    cursor.execute(
        "select state from runs where source = %(source)s and day = %(day)s and run = %(run)s for update",
        identity(key),
    )
    found = cursor.fetchone()
    if found is None or found[0] == "not_served":
        why = "was never opened" if found is None else "has no route for its day"
        raise ConfigurationError(
            f"Run {key.run} of {key.source} {key.day} {why}: nothing to load. "
            f"Run `newsflow discover {key.source} {key.day}` first, or add a route that covers the day."
        )


def overruled_sentence(cursor: Cursor, key: RunKey) -> str | None:
    """The sentence of a run whose gate people have overruled; None when nobody has."""
    cursor.execute(
        "select sentence from runs where source = %(source)s and day = %(day)s and run = %(run)s "
        "and overruled_by is not null",
        identity(key),
    )
    row = cursor.fetchone()
    return str(row[0]) if row else None


def overrule_run(cursor: Cursor, key: RunKey, by: str, why: str, at: datetime) -> None:
    """The stopped run has passed all the same; its sentence says by whom and why, and what the gate had said.

    Raises ConfigurationError when there is no such run, or its gate has not stopped it, or somebody overruled it.
    """
    cursor.execute(
        "select state, overruled_by from runs where source = %(source)s and day = %(day)s and run = %(run)s for update",
        identity(key),
    )
    found = cursor.fetchone()
    name = f"Run {key.run} of {key.source} {key.day}"
    if found is None:
        raise ConfigurationError(f"{name}: no such run. See `newsflow status {key.source} {key.day}`.")
    state, earlier = found
    if earlier is not None:
        raise ConfigurationError(f"{name}: was overruled by {earlier} already; nothing is left to do.")
    if state != "stopped":
        raise ConfigurationError(
            f"{name}: is {state}, not stopped; only a stopped batch can be overruled. "
            f"See `newsflow status {key.source} {key.day}`."
        )
    cursor.execute(
        """
        update runs set state = 'passed', overruled_by = %(by)s, overruled_at = %(at)s,
            sentence = 'overruled by ' || %(by)s || ': ' || %(why)s || '; it was ' || sentence
        where source = %(source)s and day = %(day)s and run = %(run)s
        """,
        {**identity(key), "by": by, "why": why, "at": at},
    )


def close_run(cursor: Cursor, report: LoadReport, at: datetime) -> None:
    """The run is passed or stopped, with its counts, its outcomes and its sentence."""
    cursor.execute(
        """
        update runs set
            state = %(state)s, closed_at = %(at)s, advertised = %(advertised)s, inserted = %(inserted)s,
            revised = %(revised)s, unchanged = %(unchanged)s, quarantined = %(quarantined)s,
            outcomes = %(outcomes)s, sentence = %(sentence)s
        where source = %(source)s and day = %(day)s and run = %(run)s
        """,
        {
            **identity(report.run),
            "state": "passed" if report.passed else "stopped",
            "at": at,
            "advertised": sum(report.outcomes.values()),
            "inserted": report.inserted,
            "revised": report.revised,
            "unchanged": report.unchanged,
            "quarantined": report.quarantined,
            "outcomes": json.dumps(report.outcomes),
            "sentence": report.sentence,
        },
    )


def write_checks(cursor: Cursor, key: RunKey, checks: Sequence[Check]) -> None:
    """The run has these checks and no others."""
    cursor.execute("delete from checks where source = %(source)s and day = %(day)s and run = %(run)s", identity(key))
    stage(cursor, (_check_row(key, position, check) for position, check in enumerate(checks)))
    cursor.execute("insert into checks select new.* from staged, jsonb_populate_record(null::checks, line) new")


def find_run(connection: Connection, key: RunKey) -> RunRow | None:
    """The run with this source, day and name, or None."""
    return _one(
        connection,
        "where source = %(source)s and day = %(day)s and run = %(run)s",
        identity(key),
    )


def named_run(connection: Connection, source: str, run: str, day: date | None = None) -> RunRow | None:
    """The run of this name, on this day if one is given, else the one that began last; or None."""
    return _one(
        connection,
        "where source = %(source)s and run = %(run)s and (%(day)s::date is null or day = %(day)s) "
        "order by started_at desc limit 1",
        {"source": source, "run": run, "day": day},
    )


def newest_run(connection: Connection, source: str, day: date) -> RunRow | None:
    """The run of this source and day that began last, or None; those that read many days' pages are no day's."""
    return _one(
        connection,
        "where source = %(source)s and day = %(day)s and trigger not in ('reprocess', 'import') "
        "order by started_at desc, run desc limit 1",
        {"source": source, "day": day},
    )


def run_checks(connection: Connection, key: RunKey) -> tuple[Check, ...]:
    """The checks of a run, in their order."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select code, column_name, scope, severity, state, tested, failed, observed, sentence from checks
            where source = %(source)s and day = %(day)s and run = %(run)s order by position
            """,
            identity(key),
        )
        return tuple(Check(*row) for row in cursor.fetchall())


def identity(key: RunKey) -> dict[str, Any]:
    """The key as parameters of a statement."""
    return {"source": key.source, "day": key.day, "run": key.run}


def _check_row(key: RunKey, position: int, check: Check) -> dict[str, Any]:
    return {**identity(key), **asdict(check), "column_name": check.column, "position": position}


def _one(connection: Connection, which: str, parameters: Mapping[str, Any]) -> RunRow | None:
    with transaction(connection) as cursor:
        cursor.execute(f"select {_COLUMNS} from runs {which}", parameters)  # noqa: S608 — both parts are ours
        row = cursor.fetchone()
    if row is None:
        return None
    source, day, run, trigger, state, routes, failures, *rest = row
    return RunRow(RunKey(source, day, run, Trigger(trigger)), state, tuple(routes), tuple(failures), *rest)
