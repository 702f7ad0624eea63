"""The ledger: every advertised URL and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from newsflow.errors import ConfigurationError
from newsflow.model import Link, Outcome, Page, RunKey
from newsflow.sources.urls import LONGEST
from newsflow.store.connection import Connection, Cursor, transaction
from newsflow.store.runs import identity
from newsflow.store.staging import stage

ARRIVED = (Outcome.LOADED, Outcome.REVISED, Outcome.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Opened:
    """What discover wrote: how many URLs the run was advertised, and how many no run had seen before."""

    advertised: int
    new: int


@dataclass(frozen=True, slots=True)
class Settled:
    """What a run made of one URL. `article_id` is None until an article of it is in; `day` is its publication day."""

    url: str
    outcome: Outcome
    reasons: tuple[str, ...] = ()
    detail: str = ""
    duplicate_of: str | None = None
    article_id: UUID | None = None
    day: date | None = None


def open_links(connection: Connection, key: RunKey, links: Sequence[Link], at: datetime, today: date) -> Opened:
    """Each URL has its row in the ledger, and the run has exactly these URLs, pending.

    A URL seen before keeps its row; when this same run is opened again, the URLs whose article it added or revised
    keep that outcome. `today` is the local day, which a URL belongs to until its own day is known.
    Raises ConfigurationError for a URL that is longer than the ledger can hold: only a file's path can be.
    """
    with transaction(connection) as cursor:
        new = _insert(cursor, key, links, at, today)
        cursor.execute(
            """
            delete from run_links held where source = %(source)s and day = %(day)s and run = %(run)s
                and (outcome not in ('loaded', 'revised')
                    or not exists (select from staged where line ->> 'url' = held.url))
            """,
            identity(key),
        )
        cursor.execute(
            """
            insert into run_links (source, day, run, url, again)
            select distinct on (line ->> 'url') %(source)s, %(day)s::date, %(run)s, line ->> 'url',
                (line ->> 'again')::boolean
            from staged
            on conflict (source, day, run, url) do nothing
            """,
            identity(key),
        )
        return Opened(advertised=len({link.url for link in links}), new=new)


def advertise(connection: Connection, key: RunKey, links: Sequence[Link], at: datetime, today: date) -> int:
    """Each URL has its row in the ledger, without a run that has it; returns how many were not seen before."""
    with transaction(connection) as cursor:
        return _insert(cursor, key, links, at, today)


def _insert(cursor: Cursor, key: RunKey, links: Sequence[Link], at: datetime, today: date) -> int:
    """The links are staged, and those not seen before are in the ledger; how many."""
    too_long = next((link.url for link in links if len(link.url.encode()) > LONGEST), None)
    if too_long is not None:
        raise ConfigurationError(
            f"{key.source}: a path of {len(too_long.encode())} bytes, at most {LONGEST} fit: {too_long[:200]} … "
            "Shorten the names of its folders."
        )
    stage(cursor, (_link_row(key, link, at, today) for link in links))
    cursor.execute(
        """
        insert into links (source, url, day, day_basis, route, title, published, first_seen_at, first_run)
        select distinct on (new.url) new.source, new.url, new.day, new.day_basis, new.route, new.title,
            new.published, new.first_seen_at, new.first_run
        from staged, jsonb_populate_record(null::links, line) new
        order by new.url
        on conflict (source, url) do nothing
        """
    )
    return cursor.rowcount


def known_articles(cursor: Cursor, source: str, urls: Iterable[str]) -> dict[str, UUID]:
    """Which of the URLs have brought an article already, and which one."""
    cursor.execute(
        "select url, article_id from links where source = %s and url = any(%s) and article_id is not null",
        (source, list(urls)),
    )
    return {url: UUID(found) for url, found in cursor.fetchall()}


def run_outcomes(cursor: Cursor, key: RunKey) -> dict[str, Outcome]:
    """The URLs of the run, each with the outcome it has so far."""
    cursor.execute(
        "select url, outcome from run_links where source = %(source)s and day = %(day)s and run = %(run)s",
        identity(key),
    )
    return {url: Outcome(outcome) for url, outcome in cursor.fetchall()}


def settle_run_links(cursor: Cursor, key: RunKey, settled: Iterable[Settled]) -> None:
    """The run's URLs have these outcomes."""
    stage(cursor, ({"url": item.url, "outcome": item.outcome, "reasons": item.reasons} for item in settled))
    cursor.execute(
        """
        update run_links held set outcome = new.outcome, reasons = new.reasons
        from staged, jsonb_populate_record(null::run_links, line) new
        where held.source = %(source)s and held.day = %(day)s and held.run = %(run)s and held.url = new.url
        """,
        identity(key),
    )


def settle_links(cursor: Cursor, key: RunKey, settled: Iterable[Settled], at: datetime) -> None:
    """The ledger follows these outcomes.

    A URL whose article is in keeps its outcome, unless this run read the article or found it gone; nothing becomes
    pending again. A day that a route or the clock gave moves once, to the publication day.
    """
    stage(cursor, (_settled_row(key, item, at) for item in settled))
    cursor.execute(
        """
        update links held set
            outcome = new.outcome, reasons = new.reasons, detail = new.detail, duplicate_of = new.duplicate_of,
            article_id = coalesce(new.article_id, held.article_id),
            decided_at = new.decided_at, decided_run = new.decided_run,
            day = case when held.day_basis <> 'published' then coalesce(new.day, held.day) else held.day end,
            day_basis = case when new.day is null then held.day_basis else 'published' end
        from staged, jsonb_populate_record(null::links, line) new
        where held.source = new.source and held.url = new.url and new.outcome <> 'pending'
            and (held.article_id is null or new.outcome in ('loaded', 'revised', 'unchanged', 'gone'))
        """
    )


def note_validators(cursor: Cursor, source: str, pages: Iterable[Page]) -> None:
    """The ledger knows each page's ETag, Last-Modified and digest, for the next conditional request."""
    stage(cursor, (_validators_row(source, page) for page in pages))
    cursor.execute(
        """
        update links held set etag = new.etag, last_modified = new.last_modified, body_hash = new.body_hash
        from (
            select distinct on (row.url) row.* from staged, jsonb_populate_record(null::links, line) row
            order by row.url, row.decided_at desc
        ) new
        where held.source = new.source and held.url = new.url
        """
    )


def _link_row(key: RunKey, link: Link, at: datetime, today: date) -> dict[str, Any]:
    return {
        "source": key.source,
        "url": link.url,
        "day": link.day or today,
        "day_basis": "advertised" if link.day else "seen",
        "route": link.route,
        "title": link.title,
        "published": asdict(link.published) if link.published else None,
        "first_seen_at": at,
        "first_run": key.run,
        "again": link.again,
    }


def _settled_row(key: RunKey, item: Settled, at: datetime) -> dict[str, Any]:
    return {
        "source": key.source,
        "url": item.url,
        "outcome": item.outcome,
        "reasons": item.reasons,
        "detail": item.detail or None,
        "duplicate_of": item.duplicate_of,
        "article_id": item.article_id,
        "day": item.day,
        "decided_at": at,
        "decided_run": key.run,
    }


def _validators_row(source: str, page: Page) -> dict[str, Any]:
    return {
        "source": source,
        "url": page.link.url,
        "etag": page.header("etag"),
        "last_modified": page.header("last-modified"),
        "body_hash": page.digest,
        "decided_at": page.fetched_at,
    }
