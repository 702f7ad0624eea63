"""The steps that go out: discover opens the run, fetch brings its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from newsflow.errors import NotServed
from newsflow.flow.station import ATTEMPTS, LINKS, Station, database
from newsflow.model import Link, RunKey, Trigger, Verb
from newsflow.sources import is_article

if TYPE_CHECKING:
    from newsflow.fetch import Client
    from newsflow.store import Connection

SITEMAP_SIZE = 50 * 1024**2  # the most that sitemaps.org allows a file
LOOK_BACK = 3  # days that a scheduled run lists again, for late arrivals


def wanted_days(key: RunKey) -> frozenset[date]:
    """The local days a run lists: its own, and for a scheduled run the days before that may have late arrivals."""
    back = LOOK_BACK if key.trigger is Trigger.SCHEDULED else 0
    return frozenset(key.day - timedelta(days=n) for n in range(back + 1))


def discover(station: Station) -> dict[str, int]:
    """The run is open: its URLs are in the lake, and pending in the ledger.

    When no route reaches the day the run says so, and NotServed is raised.
    """
    from newsflow import store
    from newsflow.discover import discover

    key, source = station.key, station.source
    at = datetime.now(UTC)
    today = at.astimezone(source.zone).date()
    try:
        with _client(station, SITEMAP_SIZE) as client:
            found = discover(source, wanted_days(key), today, client.get)
    except NotServed as answer:
        with station.database() as connection:
            store.open_run(connection, key, at, not_served=str(answer))
        raise
    with station.database() as connection:
        links = _due(connection, station, found.links)
        failures = [f"{failure.kind}: {failure.reason}" for failure in found.failures]
        store.open_run(connection, key, at, found.routes, failures)
        opened = store.open_links(connection, key, links, at, today)
    station.lake.write_lines(station.path(Verb.DISCOVER, ATTEMPTS), found.attempts)
    station.lake.write_lines(station.path(Verb.DISCOVER, LINKS), links)
    return {"advertised": opened.advertised, "new": opened.new, "failed_routes": len(failures)}


def fetch(station: Station) -> dict[str, int]:
    """Every URL of the run has its page in the lake, or the reason why not."""
    from newsflow.fetch import fetch

    with _client(station) as client:
        report = fetch(station.source, station.links(), station.key, station.lake, client)
    return {"pages": report.pages, "dropped": report.drops, "requests": report.attempts}


def _due(connection: Connection, station: Station, found: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links without those of earlier days whose article is in: looking back is for what came late.

    What the run has listed before it keeps, so that it can be run again: its own articles are in by then, and a feed
    may have forgotten them. Only what the source's file no longer calls an article leaves it.
    """
    from newsflow import store

    key = station.key
    before = station.links() if station.lake.exists(station.path(Verb.DISCOVER, LINKS)) else ()
    own = {link.url for link in before}
    with store.transaction(connection) as cursor:
        known = store.known_articles(cursor, key.source, (link.url for link in found)).keys() - own
    due = {link.url: link for link in found if link.day in (None, key.day) or link.url not in known}
    kept = {link.url: link for link in before if is_article(link.url, station.source)}
    return tuple((kept | due).values())


def _client(station: Station, size: int | None = None) -> Client:
    """A client that shares each host with every other run of Newsflow, by the host's lock in Postgres.

    `size` is the most bytes that one answer may have, where it is not the usual.
    """
    from newsflow import store
    from newsflow.fetch import USUAL_LIMITS, Client

    @contextmanager
    def lock(host: str) -> Iterator[None]:
        holder = database(station.settings, f"{station.key.run} holds {host}")
        with holder as connection, store.host_lock(connection, host):
            yield

    limits = replace(USUAL_LIMITS, size=size or USUAL_LIMITS.size)
    return Client(station.source, station.settings.user_agent, lock, limits=limits)
