"""The life of a URL: which route told of it, every run, every request, every verdict, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from psycopg2.extras import RealDictCursor

from newsflow.store.connection import Connection, transaction
from newsflow.store.reading import StoredArticle, find_article


@dataclass(frozen=True, slots=True)
class Step:
    """What one run made of the URL; `again` says that its article was in already."""

    day: date
    run: str
    trigger: str
    state: str
    started_at: datetime
    outcome: str
    reasons: tuple[str, ...]
    again: bool


@dataclass(frozen=True, slots=True)
class Request:
    """One request for the URL, and where its answer lies."""

    at: datetime
    run: str
    status: int | None
    reason: str | None
    seconds: float
    warc_file: str | None
    warc_offset: int | None


@dataclass(frozen=True, slots=True)
class Holding:
    """One time that its article was held for people, why, and what they decided."""

    held_at: datetime
    run: str
    codes: tuple[str, ...]
    state: str
    settled_at: datetime | None
    verdict: str | None
    decided_by: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Life:
    """A URL of one source: its row in the ledger (`link`), and all that happened to it, each in the order of time.

    `others` are the other URLs of its article, each with its outcome.
    """

    link: dict[str, Any]
    steps: tuple[Step, ...]
    requests: tuple[Request, ...]
    holdings: tuple[Holding, ...]
    others: dict[str, str]
    article: StoredArticle | None


def lives_of(connection: Connection, url: str) -> tuple[Life, ...]:
    """The lives of a URL, one for each source that was told of it; none when no route ever was."""
    with transaction(connection), connection.cursor(cursor_factory=RealDictCursor) as cursor:
        cursor.execute("select * from links where url = %s order by source", (url,))
        links = [dict(row) for row in cursor.fetchall()]
    return tuple(_life(connection, link) for link in links)


def urls_of(connection: Connection, article: str) -> tuple[str, ...]:
    """The ledger's URLs that lead to the article of this id, the first seen first."""
    with transaction(connection) as cursor:
        cursor.execute(
            "select url from links where article_id::text = lower(%s) order by duplicate_of nulls first, first_seen_at",
            (article,),
        )
        return tuple(url for (url,) in cursor.fetchall())


def _life(connection: Connection, link: dict[str, Any]) -> Life:
    named = {"source": link["source"], "url": link["url"], "article": link["article_id"]}
    return Life(
        link=link,
        steps=tuple(
            Step(day, run, trigger, state, started, outcome, tuple(reasons), again)
            for day, run, trigger, state, started, outcome, reasons, again in _rows(connection, STEPS, named)
        ),
        requests=tuple(Request(*row) for row in _rows(connection, REQUESTS, named)),
        holdings=tuple(
            Holding(held, run, tuple(codes), state, settled, verdict, decided_by, why)
            for held, run, codes, state, settled, verdict, decided_by, why in _rows(connection, HOLDINGS, named)
        ),
        others=dict(_rows(connection, OTHERS, named)),
        article=find_article(connection, str(link["article_id"])) if link["article_id"] else None,
    )


STEPS = """
    select day, run, trigger, state, started_at, run_links.outcome, reasons, again
    from run_links join runs using (source, day, run)
    where source = %(source)s and url = %(url)s order by started_at, run
"""
REQUESTS = """
    select at, run, status, reason, seconds, warc_file, warc_offset from attempts
    where source = %(source)s and url = %(url)s order by at
"""
HOLDINGS = """
    select held_at, quarantine.run, codes, state, settled_at, verdict, decided_by, why
    from quarantine left join decisions using (quarantine_id)
    where quarantine.source = %(source)s and url = %(url)s order by held_at, decided_at
"""
OTHERS = """
    select url, outcome from links
    where source = %(source)s and url <> %(url)s
        and (duplicate_of = %(url)s or (article_id = %(article)s::uuid and %(article)s is not null)
            or url = (select duplicate_of from links told where told.source = %(source)s and told.url = %(url)s))
    order by first_seen_at, url
"""


def _rows(connection: Connection, statement: str, named: dict[str, Any]) -> list[tuple[Any, ...]]:
    with transaction(connection) as cursor:
        cursor.execute(statement, named)
        return cursor.fetchall()
