"""Attempts: every request that a run made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsflow.model import Attempt, RunKey
from newsflow.store.connection import Cursor
from newsflow.store.runs import identity
from newsflow.store.staging import stage


def write_attempts(cursor: Cursor, key: RunKey, attempts: Iterable[Attempt]) -> None:
    """The run has these attempts and no others."""
    cursor.execute("delete from attempts where source = %(source)s and day = %(day)s and run = %(run)s", identity(key))
    stage(cursor, (_attempt_row(key, attempt) for attempt in attempts))
    cursor.execute("insert into attempts select new.* from staged, jsonb_populate_record(null::attempts, line) new")


def _attempt_row(key: RunKey, attempt: Attempt) -> dict[str, Any]:
    return {
        **identity(key),
        "url": attempt.url,
        "at": attempt.at,
        "status": attempt.status,
        "reason": attempt.reason,
        "seconds": attempt.seconds,
        "warc_file": attempt.place.file if attempt.place else None,
        "warc_offset": attempt.place.offset if attempt.place else None,
    }
