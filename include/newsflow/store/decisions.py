"""What people decided, each with who, when and why: a log that is only added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from newsflow.model import RunKey, Trigger
from newsflow.store.connection import Connection, Cursor, transaction


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided, why in their words, and when."""

    by: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as the log has it: its verdict, who, when, why, and the run that it is about, if one."""

    verdict: str
    decided_by: str
    decided_at: datetime
    why: str
    day: date | None
    run: str | None


def note_decision(cursor: Cursor, verdict: str, decision: Decision, source: str, **subject: Any) -> None:
    """The decision is in the log; `subject` names what it is about: `quarantine_id`, `day` and `run`, or `line`."""
    cursor.execute(
        """
        insert into decisions (quarantine_id, verdict, decided_by, decided_at, why, source, day, run, line)
        values (%(quarantine_id)s, %(verdict)s, %(by)s, %(at)s, %(why)s, %(source)s, %(day)s, %(run)s, %(line)s)
        """,
        dict.fromkeys(("quarantine_id", "day", "run", "line"))
        | {"verdict": verdict, "by": decision.by, "at": decision.at, "why": decision.why, "source": source}
        | subject,
    )


def decisions_of(connection: Connection, quarantine_id: int) -> tuple[DecisionLine, ...]:
    """What was decided about a held article, in order."""
    with transaction(connection) as cursor:
        cursor.execute(
            "select verdict, decided_by, decided_at, why, day, run from decisions where quarantine_id = %s "
            "order by decision_id",
            (quarantine_id,),
        )
        return tuple(DecisionLine(*row) for row in cursor.fetchall())


def undecided_stops(connection: Connection, first: date, last: date) -> tuple[RunKey, ...]:
    """The newest runs of these days that the gate stopped and nobody has decided about, by source and day.

    Days that a backfill brought are left out, and runs of many days: whoever starts those looks at them.
    """
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select source, day, run, trigger from (
                select distinct on (source, day) source, day, run, trigger, state from runs
                where day between %s and %s and trigger not in ('reprocess', 'import')
                order by source, day, started_at desc, run desc
            ) newest
            where state = 'stopped' and trigger <> 'backfill' and not exists (
                select from decisions decided where decided.verdict = 'keep'
                    and (decided.source, decided.day, decided.run) = (newest.source, newest.day, newest.run)
            )
            order by source, day
            """,
            (first, last),
        )
        return tuple(RunKey(source, day, run, Trigger(trigger)) for source, day, run, trigger in cursor.fetchall())
