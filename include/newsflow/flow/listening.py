"""Listening: feeds that forget are looked at by the hour, so that the night knows what the day advertised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newsflow.flow.opening import SITEMAP_SIZE, client_for
from newsflow.flow.station import Station
from newsflow.model import RunKey, Trigger
from newsflow.settings import Settings
from newsflow.sources import Feed, NewsSitemap, find

if TYPE_CHECKING:
    from newsflow.discover import Memory

PATIENCE = 1800
"""Seconds that an hour's listening waits for a host which a run holds."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What an hour's listening to a source gave: articles listed, how many of them were new, and what went wrong."""

    source: str
    listed: int
    new: int
    failures: tuple[str, ...] = ()


def listen(settings: Settings, source: str, at: datetime | None = None) -> Heard:
    """Each article that the source's feeds list now has its row in the ledger, pending; nothing is fetched.

    There is no run, and a URL that was seen before keeps its row. A feed is asked whether it has changed since the last
    look, where it says so. `at` is the hour, if not now. Where another run has
    held the host for half an hour, the next hour does it. Raises TransientError when Postgres is away.
    """
    from newsflow import store
    from newsflow.discover import Memory, discover

    now = at or datetime.now(UTC)
    outlet = find(settings.sources, source)
    today = now.astimezone(outlet.zone).date()
    key = RunKey(source, today, f"listen__{now:%Y-%m-%dT%H%M%S}", Trigger.SCHEDULED)
    station = Station(settings, key)
    feeds = tuple(route for route in outlet.routes if isinstance(route, Feed | NewsSitemap))
    with station.database() as connection:
        memory = Memory(polls=store.last_polls(connection, source, before=now))
        days = frozenset(day for route in feeds for day in route.recent(today))
        try:
            conditions = {route.url: headers for route in feeds if (headers := _conditions(route, memory))}
            with client_for(station, SITEMAP_SIZE, PATIENCE, conditions) as client:
                found = discover(outlet.model_copy(update={"routes": feeds}), days, today, client.get, memory)
        except store.HostBusy:
            return Heard(source, 0, 0, ("host_busy",))
        new = store.advertise(connection, key, found.links, now, today)
        with store.transaction(connection) as cursor:
            store.write_polls(
                cursor, source, key.run, (poll if at is None else replace(poll, at=now) for poll in found.polls)
            )
    failures = tuple(f"{failure.kind} {failure.url}: {failure.reason}" for failure in found.failures)
    return Heard(source, len(found.links), new, failures)


def _conditions(route: Feed | NewsSitemap, memory: Memory) -> dict[str, str]:
    """The headers that ask whether a feed has changed since the last look that showed anything."""
    last = memory.polls.get(f"{route.kind} {route.place}")
    asked = {"If-None-Match": last.etag, "If-Modified-Since": last.last_modified} if last else {}
    return {name: said for name, said in asked.items() if said}
