"""Waiting: what the ledger remembers for the next run of a source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from pydantic import TypeAdapter

from newsflow.model import DateWitness, Link
from newsflow.store.connection import Connection, transaction

GONE_STATUSES = (404, 410)
TOMBSTONE = timedelta(days=30)
"""So long a file of a sitemap that was gone twice is not asked for again."""

_WITNESS: TypeAdapter[DateWitness | None] = TypeAdapter(DateWitness | None)
_LINK = "url, route, case when day_basis = 'seen' then null else day end, published, title"


def unsettled(connection: Connection, source: str, days: Iterable[date], passing: Iterable[str]) -> tuple[Link, ...]:
    """The URLs of these days that brought no article yet: pending ones, and those dropped for what may have passed."""
    with transaction(connection) as cursor:
        cursor.execute(
            f"""
            select {_LINK} from links where source = %s and day = any(%s) and article_id is null
                and (outcome = 'pending' or (outcome = 'dropped' and reasons && %s::text[]))
            order by first_seen_at, url
            """,  # noqa: S608 — the columns are ours
            (source, list(days), list(passing)),
        )
        return tuple(_link(*row) for row in cursor.fetchall())


def due_again(connection: Connection, source: str, day: date, after: Sequence[int], zone: str) -> tuple[Link, ...]:
    """The articles that a run of this day looks at again: `after` so many days, each time once.

    An article is due where one of the days after its own has come and nobody has looked at its page since. One whose
    page could not be had stays due while it is younger than the last of the days and three more.
    """
    with transaction(connection) as cursor:
        cursor.execute(
            f"""
            select {_LINK} from links
            where source = %(source)s and article_id is not null and outcome in ('loaded', 'revised', 'unchanged')
                and day between %(day)s::date - (%(last)s + 3) and %(day)s::date - 1
                and exists (
                    select from unnest(%(after)s::integer[]) days
                    where links.day + days <= %(day)s::date
                        and (decided_at at time zone %(zone)s)::date <= links.day + days
                )
            order by links.day desc, url
            """,  # noqa: S608 — the columns are ours
            {"source": source, "day": day, "after": list(after), "last": max(after, default=0), "zone": zone},
        )
        return tuple(replace(_link(*row), again=True) for row in cursor.fetchall())


def known_urls(connection: Connection, source: str, urls: Collection[str]) -> frozenset[str]:
    """Which of the URLs the ledger has."""
    with transaction(connection) as cursor:
        cursor.execute("select url from links where source = %s and url = any(%s)", (source, list(urls)))
        return frozenset(url for (url,) in cursor.fetchall())


def duplicates(connection: Connection, source: str, urls: Collection[str]) -> frozenset[str]:
    """Which of the URLs were found to be second addresses of an article."""
    with transaction(connection) as cursor:
        cursor.execute(
            "select url from links where source = %s and url = any(%s) and outcome = 'duplicate'", (source, list(urls))
        )
        return frozenset(url for (url,) in cursor.fetchall())


def settled_days(connection: Connection, source: str, urls: Collection[str]) -> dict[str, date]:
    """The local days of those URLs whose article is in, or that were dropped or withdrawn for good."""
    with transaction(connection) as cursor:
        cursor.execute(
            "select url, day from links where source = %s and url = any(%s) and outcome <> 'pending'",
            (source, list(urls)),
        )
        return dict(cursor.fetchall())


def conditions(connection: Connection, source: str, urls: Collection[str]) -> dict[str, dict[str, str]]:
    """The headers that ask whether a page has changed since it was read last; only for URLs whose site gave any."""
    with transaction(connection) as cursor:
        cursor.execute(
            "select url, etag, last_modified from links where source = %s and url = any(%s)", (source, list(urls))
        )
        rows = cursor.fetchall()
    headers = {url: {"If-None-Match": etag, "If-Modified-Since": modified} for url, etag, modified in rows}
    return {
        url: given for url, asked in headers.items() if (given := {name: said for name, said in asked.items() if said})
    }


def dead_addresses(connection: Connection, source: str, at: datetime) -> frozenset[str]:
    """Addresses of lists whose last two answers, of two runs, said that there is nothing, the last not long ago."""
    with transaction(connection) as cursor:
        cursor.execute(
            """
            select url from (
                select url, run, at, status, row_number() over (partition by url order by at desc) as back
                from attempts where source = %(source)s and at > %(since)s
                    and not exists (select from links where links.source = attempts.source and links.url = attempts.url)
            ) asked
            where back <= 2 group by url
            having count(distinct run) = 2 and bool_and(coalesce(status, 0) = any(%(gone)s))
            """,
            {"source": source, "since": at - TOMBSTONE, "gone": list(GONE_STATUSES)},
        )
        return frozenset(url for (url,) in cursor.fetchall())


def _link(url: str, route: str, day: date | None, published: Any, title: str | None) -> Link:
    return Link(url, route, day, _WITNESS.validate_python(published), title)
