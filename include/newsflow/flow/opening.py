"""The steps that go out: discover opens the run, fetch brings its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsflow.errors import NotServed
from newsflow.flow.recalling import due, recall, waiting, wanted_days
from newsflow.flow.station import ATTEMPTS, LINKS, Station, database
from newsflow.model import Link, Verb
from newsflow.sources import is_article

if TYPE_CHECKING:
    from newsflow.discover import Discovery, Memory
    from newsflow.fetch import Client
    from newsflow.store import Connection

SITEMAP_SIZE = 50 * 1024**2  # the most that sitemaps.org allows a file
LEDGER = "ledger"  # where links come from that no route lists any more


def discover(station: Station) -> dict[str, int]:
    """The run is open: its URLs are in the lake, and pending in the ledger.

    Beside what the routes list now, it has what the ledger holds for its days. When no route reaches the day and the
    ledger holds nothing the run says so, and NotServed is raised.
    """
    from newsflow import store

    key = station.key
    at = datetime.now(UTC)
    with station.database() as connection:
        held = waiting(connection, key, station.source)
        try:
            found = _found(station, recall(connection, key, at), at, held)
        except NotServed as answer:
            store.open_run(connection, key, at, not_served=str(answer))
            raise
        links = _listed(connection, station, found.links, held)
        failures = [f"{failure.kind}: {failure.reason}" for failure in found.failures]
        store.open_run(connection, key, at, found.routes, failures)
        opened = store.open_links(connection, key, links, at, at.astimezone(station.source.zone).date())
        with store.transaction(connection) as cursor:
            store.write_polls(cursor, key.source, key.run, found.polls)
    station.lake.write_lines(station.path(Verb.DISCOVER, ATTEMPTS), found.attempts)
    station.lake.write_lines(station.path(Verb.DISCOVER, LINKS), links)
    return {"advertised": opened.advertised, "new": opened.new, "failed_routes": len(failures)}


def fetch(station: Station) -> dict[str, int]:
    """Every URL of the run has its page in the lake, or the reason why not."""
    from newsflow import store
    from newsflow.fetch import fetch

    links = station.links()
    with station.database() as connection:
        conditions = store.conditions(connection, station.key.source, [link.url for link in links if link.again])
    with client_for(station, conditions=conditions) as client:
        report = fetch(station.source, links, station.key, station.lake, client)
    return {"pages": report.pages, "dropped": report.drops, "requests": report.attempts}


def _found(station: Station, memory: Memory, at: datetime, held: tuple[Link, ...]) -> Discovery:
    """What the routes list; nothing when none reaches the days but the ledger holds links of them."""
    from newsflow.discover import Discovery, discover

    source, days = station.source, wanted_days(station.key)
    try:
        with client_for(station, SITEMAP_SIZE) as client:
            return discover(source, days, at.astimezone(source.zone).date(), client.get, memory)
    except NotServed:
        if not held:
            raise
        return Discovery(routes=(LEDGER,))


def _listed(
    connection: Connection, station: Station, found: tuple[Link, ...], held: tuple[Link, ...]
) -> tuple[Link, ...]:
    """The run's links: those it had before, those that are due now, those that the ledger holds.

    What the run has listed before it keeps, so that it can be run again: its own articles are in by then, and a feed
    may have forgotten them. Only what the source's file no longer calls an article leaves it.
    """
    before = station.links() if station.lake.exists(station.path(Verb.DISCOVER, LINKS)) else ()
    fresh = due(connection, station.key, found, {link.url for link in before})
    kept = {link.url: link for link in before if is_article(link.url, station.source)}
    own = kept | {link.url: link for link in fresh}
    # last, for what is new comes before what is looked at again when the source's cap cuts the run short
    return tuple((own | {link.url: link for link in held if link.url not in own}).values())


def client_for(
    station: Station,
    size: int | None = None,
    patience: float = 0,
    conditions: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Client:
    """A client that shares each host with every other run of Newsflow, by the host's lock in Postgres.

    `size` is the most bytes that one answer may have, where it is not the usual; `patience` the seconds that it waits
    for a host (0: as long as need be); `conditions` the headers with which a URL is asked whether it has changed.
    """
    from newsflow import store
    from newsflow.fetch import USUAL_LIMITS, Client

    @contextmanager
    def lock(host: str) -> Iterator[None]:
        holder = database(station.settings, f"{station.key.run} holds {host}")
        with holder as connection, store.host_lock(connection, host, patience):
            yield

    limits = replace(USUAL_LIMITS, size=size or USUAL_LIMITS.size)
    return Client(station.source, station.settings.user_agent, lock, limits=limits, conditions=conditions)
