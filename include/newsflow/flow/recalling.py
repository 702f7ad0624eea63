"""Recalling: what the ledger knows that a new run of a source should heed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from newsflow.model import Link, RunKey, Trigger
from newsflow.sources import Source, is_article
from newsflow.sources.paths import SCHEME

if TYPE_CHECKING:
    from collections.abc import Collection

    from newsflow.discover import Memory
    from newsflow.store import Connection

LOOK_BACK = 3  # days that a scheduled run lists again, for late arrivals


def wanted_days(key: RunKey) -> frozenset[date]:
    """The local days a run lists: its own, and for a scheduled run the days before that may have late arrivals."""
    back = LOOK_BACK if key.trigger is Trigger.SCHEDULED else 0
    return frozenset(key.day - timedelta(days=n) for n in range(back + 1))


def recall(connection: Connection, key: RunKey, at: datetime) -> Memory:
    """What saves requests: files of sitemaps that are gone; for a scheduled run also what is known and last looks.

    A run that somebody asked for looks for itself.
    """
    from newsflow import store
    from newsflow.discover import Memory

    dead = store.dead_addresses(connection, key.source, at)
    if key.trigger is not Trigger.SCHEDULED:
        return Memory(dead=dead)

    def known(urls: Collection[str]) -> frozenset[str]:
        return store.known_urls(connection, key.source, urls)

    return Memory(known, dead, store.last_polls(connection, key.source, before=at))


def waiting(connection: Connection, key: RunKey, source: Source) -> tuple[Link, ...]:
    """What the run takes from the ledger: URLs of its days that brought nothing yet; in scheduled runs, revisits.

    Only what the source's file calls an article, for it may have changed since.
    """
    from newsflow import store
    from newsflow.fetch import LATER

    links = store.unsettled(connection, key.source, wanted_days(key), LATER)
    if key.trigger is Trigger.SCHEDULED and source.fetch.revisit:
        links += store.due_again(connection, key.source, key.day, source.fetch.revisit, source.time_zone)
    return tuple(link for link in links if link.url.startswith(SCHEME) or is_article(link.url, source))


def due(connection: Connection, key: RunKey, found: Collection[Link], own: Collection[str]) -> tuple[Link, ...]:
    """The links without those that an earlier run has settled: looking back is for what came late.

    A link of the run's day is always due, and so are files and what the run has listed before (`own`). One of an
    earlier day is due until its article is in, an undated one until it is settled or has turned out to be of this day.
    """
    from newsflow import store

    with store.transaction(connection) as cursor:
        known = store.known_articles(cursor, key.source, (link.url for link in found)).keys() - own
    known |= store.duplicates(connection, key.source, [link.url for link in found]) - set(own)
    settled = store.settled_days(connection, key.source, [link.url for link in found if link.day is None])

    def is_due(link: Link) -> bool:
        if link.day == key.day or link.url in own or link.url.startswith(SCHEME):
            return True
        if link.day is None:
            return settled.get(link.url, key.day) == key.day
        return link.url not in known

    return tuple(link for link in found if is_due(link))
