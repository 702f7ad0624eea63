"""Accounts: the ledger as people read it, by day and by run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from newsflow.model import Outcome, RunKey
from newsflow.store.connection import Connection, transaction
from newsflow.store.runs import identity


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One URL of the ledger, as people read it."""

    url: str
    day: date
    route: str
    outcome: Outcome
    reasons: tuple[str, ...]
    detail: str | None
    duplicate_of: str | None
    article_id: UUID | None
    first_seen_at: datetime


def ledger_of_day(connection: Connection, source: str, day: date) -> tuple[LedgerLine, ...]:
    """The ledger's lines of a source and day: what is missing first, then by URL."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select url, day, route, outcome, reasons, detail, duplicate_of, article_id, first_seen_at from links
            where source = %s and day = %s
            order by outcome in ('loaded', 'revised', 'unchanged'), outcome, url
            """,
            (source, day),
        )
        return tuple(_ledger_line(*row) for row in cursor.fetchall())


def ledger_of_run(connection: Connection, key: RunKey) -> tuple[LedgerLine, ...]:
    """The URLs that one run was advertised, with that run's own outcomes; what is missing first."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select url, links.day, route, run_links.outcome, run_links.reasons, detail, duplicate_of, article_id,
                first_seen_at
            from run_links join links using (source, url)
            where source = %(source)s and run_links.day = %(day)s and run = %(run)s
            order by run_links.outcome in ('loaded', 'revised', 'unchanged'), run_links.outcome, url
            """,
            identity(key),
        )
        return tuple(_ledger_line(*row) for row in cursor.fetchall())


def _ledger_line(*row: Any) -> LedgerLine:
    url, day, route, outcome, reasons, detail, duplicate_of, article, seen = row
    identity_of = UUID(article) if article else None
    return LedgerLine(url, day, route, Outcome(outcome), tuple(reasons), detail, duplicate_of, identity_of, seen)
