"""Discover: which articles a source advertises for some days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsflow.discover.archive import find_in_archive
from newsflow.discover.feed import find_in_feed
from newsflow.discover.files import find_in_folder
from newsflow.discover.found import Discovery, Finding, Get, route_name
from newsflow.discover.listing import find_in_listing
from newsflow.discover.memory import NOTHING, Memory
from newsflow.discover.sitemap import find_in_sitemap
from newsflow.discover.urls import find_in_list
from newsflow.discover.wordpress import find_in_wordpress
from newsflow.errors import NotServed
from newsflow.model import Link
from newsflow.sources import Route, Source


def discover(source: Source, days: frozenset[date], today: date, get: Get, memory: Memory = NOTHING) -> Discovery:
    """Every article that the source's routes advertise for the days, each URL once; undated links count as wanted.

    All routes that cover a wanted day are asked, in the file's order: outlets split their day over several feeds.
    `today` is the source's local day. A route that fails is told in `failures`, and the others still count. Raises
    NotServed when no route covers any of the days, ConfigurationError when a route is written wrongly.
    """
    routes = tuple(route for route in source.routes if _covered(route, days, today))
    if not routes:
        asked = ", ".join(day.isoformat() for day in sorted(days))
        names = "; ".join(route_name(route) for route in source.routes)
        raise NotServed(f"{source.key}: no route reaches {asked}. Its routes are: {names}.")
    findings = [
        FINDERS[route.kind](route, Asked(source, _covered(route, days, today), today, get, memory)) for route in routes
    ]
    return Discovery(
        links=_wanted(tuple(link for finding in findings for link in finding.links), days),
        attempts=tuple(attempt for finding in findings for attempt in finding.attempts),
        routes=tuple(route_name(route) for route in routes),
        failures=tuple(failure for finding in findings for failure in finding.failures),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a route is asked: the articles of a source on those of the days that it covers."""

    source: Source
    days: frozenset[date]
    today: date
    get: Get
    memory: Memory


FINDERS: Mapping[str, Callable[[Any, Asked], Finding]] = {
    "feed": lambda route, it: find_in_feed(route, it.source, it.today, it.get),
    "news_sitemap": lambda route, it: find_in_sitemap(route, it.source, it.days, it.today, it.get, it.memory.dead),
    "sitemap": lambda route, it: find_in_sitemap(route, it.source, it.days, it.today, it.get, it.memory.dead),
    "dated_archive": lambda route, it: find_in_archive(route, it.source, it.days, it.get),
    "listing": lambda route, it: find_in_listing(route, it.source, it.days, it.today, it.get, it.memory.known),
    "wordpress": lambda route, it: find_in_wordpress(route, it.source, it.days, it.today, it.get),
    "urls": lambda route, it: find_in_list(route, it.source, it.today),
    "files": lambda route, it: find_in_folder(route, it.source),
}
"""How each kind of route is read."""


def _covered(route: Route, days: frozenset[date], today: date) -> frozenset[date]:
    return frozenset(day for day in days if route.covers(day, today))


def _wanted(links: tuple[Link, ...], days: frozenset[date]) -> tuple[Link, ...]:
    """The links of the days and those that no route dates, each URL once: the first route that dates it wins."""
    elsewhere = {link.url for link in links if link.day and link.day not in days}
    once: dict[str, Link] = {}
    for link in links:
        if link.day in days and (link.url not in once or once[link.url].day is None):
            once[link.url] = link
        elif link.day is None and link.url not in elsewhere:
            once.setdefault(link.url, link)
    return tuple(once.values())
