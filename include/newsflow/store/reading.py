"""What people and programs ask of the store: one article, the counts, the history of a source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg2.extras import RealDictCursor

from newsflow.model import Embed, RunKey, Trigger
from newsflow.store.connection import Connection, transaction


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """Words that were taken out: [starts, ends) in the article's page text, kind and rule."""

    starts: int
    ends: int
    kind: str
    rule: str
    line: str


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """One text in an article's sequence."""

    captured_at: datetime
    rules_version: str
    cause: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with all that is known of it; `row` holds the table's columns, search excepted."""

    article_id: UUID
    row: dict[str, Any]
    removed: tuple[RemovedLine, ...]
    embeds: tuple[Embed, ...]
    revisions: tuple[RevisionLine, ...]


@dataclass(frozen=True, slots=True)
class Volume:
    """What one closed run brought: articles judged, how many of them were held, and whether its gate passed it."""

    day: date
    articles: int
    held: int
    trigger: Trigger
    passed: bool


def find_article(connection: Connection, name: str) -> StoredArticle | None:
    """The article with this id or URL (the page's own, or any in the ledger that led to it), or None."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select article_id from articles where article_id::text = lower(%(name)s) or url = %(name)s
            union all
            select article_id from links where url = %(name)s and article_id is not null
            limit 1
            """,
            {"name": name},
        )
        found = cursor.fetchone()
    return None if found is None else _stored(connection, UUID(found[0]))


def counts(connection: Connection) -> dict[str, int]:
    """The totals: articles, sources, revisions (texts beyond the first), held, pending, open runs."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select
                (select count(*) from articles) as articles,
                (select count(distinct source) from links) as sources,
                (select count(*) from article_revisions) - (select count(*) from articles) as revisions,
                (select count(*) from quarantine where state = 'open') as held,
                (select count(*) from links where outcome = 'pending') as pending,
                (select count(*) from runs where state = 'open') as open_runs
            """
        )
        names = [column.name for column in cursor.description or ()]
        return dict(zip(names, cursor.fetchone() or (), strict=True))


def volumes(connection: Connection, source: str, before: date, days: int = 56) -> tuple[Volume, ...]:
    """The closed runs of the `days` days before a day, oldest day first; pages looked at again do not count."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select day,
                inserted + revised + unchanged + quarantined - (
                    select count(*) from run_links seen
                    where seen.source = runs.source and seen.day = runs.day and seen.run = runs.run and again
                        and outcome in ('loaded', 'revised', 'unchanged', 'quarantined')
                ),
                quarantined, trigger, state = 'passed'
            from runs
            where source = %s and state in ('passed', 'stopped') and day >= %s and day < %s
            order by day, started_at
            """,
            (source, before - timedelta(days=days), before),
        )
        return tuple(
            Volume(day, articles, held, Trigger(trigger), passed)
            for day, articles, held, trigger, passed in cursor.fetchall()
        )


def closed_runs(connection: Connection, source: str, first: date, last: date) -> tuple[RunKey, ...]:
    """The runs of a source for these days that its gate has judged, by day, the oldest first."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select source, day, run, trigger from runs
            where source = %s and day between %s and %s and state in ('passed', 'stopped')
            order by day, started_at, run
            """,
            (source, first, last),
        )
        return tuple(RunKey(name, day, run, Trigger(trigger)) for name, day, run, trigger in cursor.fetchall())


def _stored(connection: Connection, article: UUID) -> StoredArticle:
    asked = (str(article),)
    with transaction(connection), connection.cursor(cursor_factory=RealDictCursor) as cursor:
        cursor.execute("select * from articles where article_id = %s", asked)
        row = dict(cursor.fetchone() or {})
        del row["search"]
        cursor.execute(
            "select starts, ends, kind, rule, line from removed_lines where article_id = %s order by position", asked
        )
        removed = tuple(RemovedLine(**line) for line in cursor.fetchall())
        cursor.execute(
            "select platform, name, handle, date, url, media, text from embeds where article_id = %s order by position",
            asked,
        )
        embeds = tuple(Embed(**embed) for embed in cursor.fetchall())
        cursor.execute(
            """
            select captured_at, rules_version, cause, title, body from article_revisions
            where article_id = %s order by captured_at, rules_version
            """,
            asked,
        )
        revisions = tuple(RevisionLine(**revision) for revision in cursor.fetchall())
    return StoredArticle(article, row, removed, embeds, revisions)
