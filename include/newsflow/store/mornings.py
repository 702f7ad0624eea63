"""What people want to know in the morning, over all sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from newsflow.store.connection import Connection, transaction


@dataclass(frozen=True, slots=True)
class Broken:
    """A run that went wrong: stopped by its gate, still open though begun long ago, or passed with a failed route."""

    source: str
    day: date
    run: str
    state: str
    failures: tuple[str, ...]
    sentence: str | None


def broken_runs(connection: Connection, since: datetime, open_before: datetime) -> tuple[Broken, ...]:
    """The runs begun since then that went wrong, by source and day; an open one only if it began before that."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select source, day, run, state, failures, sentence from runs
            where started_at >= %(since)s and (state = 'stopped' or state = 'passed' and failures <> '{}'
                or state = 'open' and started_at < %(open_before)s)
            order by source, day, started_at
            """,
            {"since": since, "open_before": open_before},
        )
        return tuple(
            Broken(source, day, run, state, tuple(failures), sentence)
            for source, day, run, state, failures, sentence in cursor.fetchall()
        )


@dataclass(frozen=True, slots=True)
class Alarm:
    """A check of a whole batch that warned: fewer articles than usual, more of them held, a code that doubled."""

    source: str
    day: date
    run: str
    code: str
    sentence: str


def alarms(connection: Connection, since: datetime) -> tuple[Alarm, ...]:
    """What warned of the batches that passed since then, by source and day."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select source, day, run, code, checks.sentence from checks join runs using (source, day, run)
            where started_at >= %s and runs.state = 'passed' and scope = 'batch' and severity = 'warning'
                and checks.state = 'fail'
            order by source, day, started_at, position
            """,
            (since,),
        )
        return tuple(Alarm(*row) for row in cursor.fetchall())


def held_by_source(connection: Connection) -> dict[str, int]:
    """How many articles of each source wait for a decision, most first."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select source, count(*) from quarantine where state = 'open'
            group by source order by count(*) desc, source
            """
        )
        return dict(cursor.fetchall())
