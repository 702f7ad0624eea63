"""Sitemaps: an urlset or an index with its children, read for the wanted days alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from newsflow.dates import read_stamp
from newsflow.discover.children import AnySitemap, Child, Choice, choose, files_of
from newsflow.discover.days import ONE, day_of_stamp, is_believable, stated_day
from newsflow.discover.found import (
    EMPTY_SITEMAP,
    NO_ARTICLES,
    TOO_MANY_FILES,
    UNDATED,
    Finding,
    Get,
    RouteFailure,
    route_name,
)
from newsflow.discover.urlset import Entry, Urlset, read_urlset
from newsflow.model import Attempt, DateRole, DateWitness, Link
from newsflow.sources import Source, canonical_url, is_article
from newsflow.sources.routes.template import parts_of

MOST_UNDATED = 300
"""So many articles without a date are handed on, as a busy day may bring; more would be fetched anew for every day."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: the articles of a source on these days, by this route."""

    route: AnySitemap
    source: Source
    days: frozenset[date]
    today: date
    dead: frozenset[str] = frozenset()

    def failure(self, reason: str, detail: str, url: str | None = None) -> RouteFailure:
        """A failure at this address, else of the route as a whole."""
        return RouteFailure(self.route.kind, url or self.route.url, reason, detail)


@dataclass(frozen=True, slots=True)
class File:
    """What one file gave: links of the days and undated ones, how many entries it has, whether any is an article."""

    links: tuple[Link, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    failures: tuple[RouteFailure, ...] = ()
    listed: int = 0
    has_articles: bool = False


def find_in_sitemap(
    route: AnySitemap,
    source: Source,
    days: frozenset[date],
    today: date,
    get: Get,
    dead: frozenset[str] = frozenset(),
) -> Finding:
    """The articles that the sitemap lists for the days, and those that it does not date.

    A child that fails is told and hides no other; those that are `dead` are not asked. A child named by one day gives
    its articles that day. A sitemap that lists nothing is a failure, unless its files are chosen by the dates in their
    addresses: then the days are empty.
    """
    search = Search(route, source, days, today, dead)
    files = tuple(_files(search, get))
    links = [link for file in files for link in file.links]
    failures = [failure for file in files for failure in file.failures] or list(_silence(files, search))
    undated = sum(link.day is None for link in links)
    if undated > MOST_UNDATED:
        links = [link for link in links if link.day]
        failures.append(
            search.failure(UNDATED, f"{undated} articles may be of any day; say in `child` where it stands")
        )
    return Finding(tuple(links), tuple(attempt for file in files for attempt in file.attempts), tuple(failures))


def _files(search: Search, get: Get) -> Iterator[File]:
    """The route's file and, where it is an index, the children that can hold the days, one by one."""
    waiting = deque(files_of(search.route, search.days))
    seen = {child.url for child in waiting}
    for _ in range(search.route.files + len(waiting)):
        if not waiting:
            return
        child = waiting.popleft()
        got = get(child.url)
        urlset = Urlset(reason=got.reason, detail=got.detail) if got.reason else read_urlset(got.body)
        choice = choose(urlset.entries, search.route, search.days, search.today) if urlset.is_index else Choice()
        said = tuple(search.failure(one.reason, one.detail, child.url) for one in (urlset, choice) if one.reason)
        fresh = {found.url: found for found in choice.children if found.url not in seen | search.dead}
        seen |= fresh.keys()
        waiting += fresh.values()
        entries = () if urlset.is_index else urlset.entries
        yield File(
            links=tuple(_links(entries, child, got.url, search)),
            attempts=got.attempts,
            failures=said,
            listed=len(entries),
            has_articles=any(_address(entry, got.url, search.source) for entry in entries),
        )
    if waiting:
        detail = f"{len(waiting)} children were left unread; narrow `child` or raise `files`"
        yield File(failures=(search.failure(TOO_MANY_FILES, detail),))


def _links(entries: tuple[Entry, ...], child: Child, base: str, search: Search) -> Iterator[Link]:
    """The articles of a file that are of the days, or of no day that it knows; the home page is none.

    Entries whose dates begin far from the days are passed over unread: to read a date takes 0.2 ms.
    """
    near = search.days | {day - ONE for day in search.days} | {day + ONE for day in search.days}
    home = canonical_url(search.source.homepage or "", search.source)
    for entry in entries:
        stated = None if child.day else stated_day(_stamp(entry, child))
        if stated and stated not in near and is_believable(stated, search.today):
            continue
        url = _address(entry, base, search.source)
        if url and url != home and (link := _link(url, entry, child, search)):
            yield link


def _address(entry: Entry, base: str, source: Source) -> str | None:
    """The entry's canonical address, None when it is no article of the source."""
    url = canonical_url(entry.url, source, base)
    return url if url and is_article(url, source) else None


def _stamp(entry: Entry, child: Child) -> str | None:
    """What dates the entry: its publication; else its last change, where that is in the bounds of its file."""
    if entry.published:
        return entry.published
    changed = stated_day(entry.lastmod)
    return entry.lastmod if changed is None or child.may_hold({changed}) else None


def _link(url: str, entry: Entry, child: Child, search: Search) -> Link | None:
    """The entry as a link of its day, or None when that is not wanted; only a publication is a witness."""
    stated = _day(_stamp(entry, child), search)
    day = child.day or stated
    if day and day not in search.days:
        return None
    witness = _witness(entry.published, search) if entry.published and stated else None
    return Link(url, route_name(search.route), day, witness, entry.title)


def _day(stamp: str | None, search: Search) -> date | None:
    """The local day that a stamp states, where it can be believed; what machines usually write is read without ado."""
    if not stamp:
        return None
    zone = search.source.zone
    day = day_of_stamp(stamp, zone)
    if day is None:
        witness = _witness(stamp, search)
        day = witness.local_day(zone) if witness else None
    return day if day and is_believable(day, search.today) else None


def _witness(stamp: str, search: Search) -> DateWitness | None:
    return read_stamp(stamp, role=DateRole.PUBLISHED, basis="sitemap", zone=search.source.time_zone)


def _silence(files: tuple[File, ...], search: Search) -> Iterator[RouteFailure]:
    """The failure of a sitemap in which nothing failed and nothing can be found."""
    listed = sum(file.listed for file in files)
    if not listed and not parts_of(search.route.child or "") and not parts_of(search.route.url):
        yield search.failure(EMPTY_SITEMAP, "it lists nothing")
    elif listed and not any(file.has_articles for file in files):
        detail = f"none of {listed} items is an article on the source's own hosts that matches urls.pattern"
        yield search.failure(NO_ARTICLES, detail)
