"""Listings: pages of the newest headlines, one leading to the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from newsflow.discover.days import is_believable
from newsflow.discover.found import MOVED, NO_ARTICLES, TOO_MANY_PAGES, Finding, Get, Got, RouteFailure, route_name
from newsflow.discover.headlines import read_headlines
from newsflow.discover.memory import nothing_known
from newsflow.model import Attempt, DateWitness, Link
from newsflow.sources import Listing, Source, canonical_url

Known = Callable[[Collection[str]], Collection[str]]


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked for: articles of a source on these days; `known` says which of some the ledger has."""

    route: Listing
    source: Source
    days: frozenset[date]
    today: date
    known: Known


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a listing: its links, the addresses it leads on to, and what came of asking for it."""

    address: str
    attempts: tuple[Attempt, ...]
    links: tuple[Link, ...] = ()
    onward: tuple[str, ...] = ()
    failure: RouteFailure | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """The days that its dates name."""
        return tuple(link.day for link in self.links if link.day)


def find_in_listing(
    route: Listing, source: Source, days: frozenset[date], today: date, get: Get, known: Known = nothing_known
) -> Finding:
    """The articles that the pages list, dated where `dates` finds a date beside them.

    Pages are read, at most `pages` of them, until one brings nothing new or nothing that is not `known`, leads to none
    that was not asked, or bears only dates before the days. Pages without any article are a failure, and so is a limit
    of pages that is reached while the dates have not gone back as far as the days.
    """
    look = Look(route, source, days, today, known)
    pages = tuple(_pages(look, get))
    links: dict[str, Link] = {}
    for link in (link for page in pages for link in page.links):
        links.setdefault(link.url, link)
    failures = tuple(page.failure for page in pages if page.failure) or _shortfall(pages, route, min(days))
    return Finding(tuple(links.values()), tuple(attempt for page in pages for attempt in page.attempts), failures)


def _pages(look: Look, get: Get) -> Iterator[ListPage]:
    route = look.route
    asked: set[str] = set()
    seen: set[str] = set()
    address: str | None = route.page_url(route.first_page)
    while address and len(asked) < route.pages:
        page = _page(address, get(address), route, look.source, look.today)
        yield page
        asked.add(address)
        fresh = {link.url for link in page.links} - seen
        seen |= fresh
        is_past = page.days and max(page.days) < min(look.days)
        goes_on = fresh and not is_past and len(set(look.known(fresh))) < len(fresh)
        address = _next(page, asked, route) if goes_on else None


def _next(page: ListPage, asked: set[str], route: Listing) -> str | None:
    """The page with the next number, else the first address that the page leads to and that was not asked."""
    if route.is_paged:
        return route.page_url(route.first_page + len(asked))
    return next((url for url in page.onward if url not in asked), None)


def _page(address: str, got: Got, route: Listing, source: Source, today: date) -> ListPage:
    """A page as it answered; one that leads to the home page has moved."""
    if got.reason:
        return ListPage(address, got.attempts, failure=RouteFailure(route.kind, address, got.reason, got.detail))
    home, asked, led = (canonical_url(url, source) for url in (source.homepage or "", address, got.url))
    if led == home != asked:
        return ListPage(address, got.attempts, failure=RouteFailure(route.kind, address, MOVED, f"led to {got.url}"))
    served = got.attempts[-1].at if got.attempts else None
    headlines = read_headlines(
        got.body.decode(source.fetch.encoding or "utf-8", "replace"), route, source, got.url, served
    )
    links = tuple(_link(url, witness, route, source, today) for url, witness in headlines.articles.items())
    return ListPage(address, got.attempts, links, headlines.onward)


def _link(url: str, witness: DateWitness | None, route: Listing, source: Source, today: date) -> Link:
    """An article under the day of its date, where that can be believed."""
    day = witness.local_day(source.zone) if witness else None
    if day is None or not is_believable(day, today):
        return Link(url, route_name(route))
    return Link(url, route_name(route), day, witness)


def _shortfall(pages: tuple[ListPage, ...], route: Listing, earliest: date) -> tuple[RouteFailure, ...]:
    """What pages that all answered still lack."""
    if not any(page.links for page in pages):
        detail = "no link of `links` is an article on the source's own hosts that matches urls.pattern"
        return (RouteFailure(route.kind, route.url, NO_ARTICLES, detail),)
    last = pages[-1]
    goes_on = len(pages) == route.pages and _next(last, {page.address for page in pages}, route) is not None
    if goes_on and last.days and min(last.days) >= earliest:
        detail = f"{route.pages} pages reach back to {min(last.days)} only; raise `pages`"
        return (RouteFailure(route.kind, last.address, TOO_MANY_PAGES, detail),)
    return ()
