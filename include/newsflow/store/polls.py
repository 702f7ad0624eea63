"""Polls: what feeds showed when they were looked at, and the gaps between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from newsflow.model import Gap, Poll
from newsflow.store.connection import Connection, Cursor, transaction
from newsflow.store.staging import stage


@dataclass(frozen=True, slots=True)
class GapLine:
    """A time of which a feed did not tell, as people read it."""

    route: str
    since: datetime
    until: datetime
    filled_by: tuple[str, ...]
    noticed_at: datetime


def write_polls(cursor: Cursor, source: str, run: str, polls: Iterable[Poll]) -> None:
    """The looks are kept; one that is there already stays as it is."""
    stage(cursor, (_row(source, run, poll) for poll in polls))
    cursor.execute(
        "insert into polls select new.* from staged, jsonb_populate_record(null::polls, line) new "
        "on conflict do nothing"
    )


def last_polls(connection: Connection, source: str, before: datetime | None = None) -> dict[str, Poll]:
    """Each route's last look that showed articles, by the route's name; only those before a moment, where given."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select distinct on (route) route, at, status, reason, items, oldest, newest, latest, etag, last_modified
            from polls
            where source = %(source)s and items > 0 and (%(before)s::timestamptz is null or at < %(before)s)
            order by route, at desc
            """,
            {"source": source, "before": before},
        )
        rows = cursor.fetchall()
    return {
        route: Poll(route, at, status, reason, items, oldest, newest, tuple(latest), None, etag, modified)
        for route, at, status, reason, items, oldest, newest, latest, etag, modified in rows
    }


def gaps_of(connection: Connection, source: str, day: date, zone: str) -> tuple[GapLine, ...]:
    """The gaps that touch a local day, the earliest first."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select route, gap_since, gap_until, filled_by, at from polls
            where source = %(source)s and gap_until >= (%(day)s::date)::timestamp at time zone %(zone)s
                and gap_since < (%(day)s::date + 1)::timestamp at time zone %(zone)s
            order by gap_since, route
            """,
            {"source": source, "day": day, "zone": zone},
        )
        return tuple(
            GapLine(route, since, until, tuple(filled), at) for route, since, until, filled, at in cursor.fetchall()
        )


def _row(source: str, run: str, poll: Poll) -> dict[str, Any]:
    gap = poll.gap or Gap(poll.at, poll.at)
    return {
        "source": source,
        "route": poll.route,
        "at": poll.at,
        "run": run,
        "status": poll.status,
        "reason": poll.reason,
        "items": poll.items,
        "oldest": poll.oldest,
        "newest": poll.newest,
        "latest": poll.latest,
        "gap_since": gap.since if poll.gap else None,
        "gap_until": gap.until if poll.gap else None,
        "filled_by": gap.filled_by if poll.gap else (),
        "etag": poll.etag,
        "last_modified": poll.last_modified,
    }
