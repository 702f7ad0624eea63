"""Discover: which articles a source advertises for some days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from newsflow.discover.archive import find_in_archive
from newsflow.discover.feed import find_in_feed
from newsflow.discover.files import find_in_folder
from newsflow.discover.found import GAP, Discovery, Finding, Get, RouteFailure, route_name
from newsflow.discover.listing import find_in_listing
from newsflow.discover.memory import NOTHING, Memory
from newsflow.discover.rollover import days_of, gap_between, polled
from newsflow.discover.sitemap import find_in_sitemap
from newsflow.discover.urls import find_in_list
from newsflow.discover.wordpress import find_in_wordpress
from newsflow.errors import NotServed
from newsflow.model import Gap, Link, Poll
from newsflow.sources import Feed, NewsSitemap, Route, Source


def discover(source: Source, days: frozenset[date], today: date, get: Get, memory: Memory = NOTHING) -> Discovery:
    """Every article that the source's routes advertise for the days, each URL once; undated links count as wanted.

    All routes that cover a wanted day are asked, in the file's order: outlets split their day over several feeds.
    `today` is the source's local day. A route that fails is told in `failures`, and the others still count. Raises
    NotServed when no route covers any of the days, ConfigurationError when a route is written wrongly.

    Where a feed no longer lists what it listed at the last look, the days between are asked of routes that reach back.
    """
    asked = Asked(source, days, today, get, memory)
    routes = tuple(route for route in source.routes if asked.covered(route))
    if not routes:
        wanted = ", ".join(day.isoformat() for day in sorted(days))
        names = "; ".join(route_name(route) for route in source.routes)
        raise NotServed(f"{source.key}: no route reaches {wanted}. Its routes are: {names}.")
    findings = [_find(route, asked) for route in routes]
    pairs = zip(routes, findings, strict=True)
    looks = [_look(route, found, asked) for route, found in pairs if _forgets(route) and found.attempts]
    lost = frozenset().union(*(days_of(poll.gap, source.zone) for poll, _ in looks if poll.gap)) - days
    findings += [found for _, filling in looks for found in filling]
    return Discovery(
        links=_wanted(tuple(link for finding in findings for link in finding.links), days | lost),
        attempts=tuple(attempt for finding in findings for attempt in finding.attempts),
        routes=tuple(route_name(route) for route in routes),
        failures=tuple(failure for finding in findings for failure in finding.failures),
        polls=tuple(poll for poll, _ in looks),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a route is asked: the articles of a source on those of the days that it covers."""

    source: Source
    days: frozenset[date]
    today: date
    get: Get
    memory: Memory

    def covered(self, route: Route) -> frozenset[date]:
        """The days that the route lists."""
        return frozenset(day for day in self.days if route.covers(day, self.today))


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


def _find(route: Route, asked: Asked) -> Finding:
    return FINDERS[route.kind](route, replace(asked, days=asked.covered(route)))


def _forgets(route: Route) -> bool:
    return isinstance(route, Feed | NewsSitemap)


def _look(route: Route, finding: Finding, asked: Asked) -> tuple[Poll, list[Finding]]:
    """What the look at a feed showed, its gap included; and what the routes that reach back found for the gap's days.

    Days that are wanted anyway were asked of them already. A gap that no route fills is a failure of the feed.
    """
    name = route_name(route)
    poll = polled(name, finding)
    gap = gap_between(asked.memory.polls.get(name), poll, finding.links)
    if gap is None:
        return poll, []
    lost = replace(asked, days=days_of(gap, asked.source.zone))
    helpers = [helper for helper in asked.source.routes if helper.reaches_back and lost.covered(helper)]
    more = replace(lost, days=lost.days - asked.days)
    found = [_find(helper, more) for helper in helpers if more.covered(helper)]
    if not helpers:
        found.append(Finding(failures=(RouteFailure(route.kind, route.place, GAP, _told(gap)),)))
    return replace(poll, gap=replace(gap, filled_by=tuple(map(route_name, helpers)))), found


def _told(gap: Gap) -> str:
    between = f"between {gap.since:%Y-%m-%d %H:%M} and {gap.until:%Y-%m-%d %H:%M} UTC"
    return f"articles may have fallen out {between}; no route reaches back. Add one, or set `listen: true`"


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
