"""Dated archives: one address for each day of the past, often with several pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from newsflow.discover.anchors import anchors, read_page
from newsflow.discover.found import MOVED, TOO_MANY_PAGES, Finding, Get, Got, RouteFailure, route_name
from newsflow.model import Attempt, Link
from newsflow.sources import DatedArchive, Source, canonical_url, is_article
from newsflow.sources.routes.template import parts_of, pattern_of, values_of

TOKEN = re.compile(r"\d+|[a-z]+")
PAST_THE_END = frozenset({404, 410})


def find_in_archive(route: DatedArchive, source: Source, days: Iterable[date], get: Get) -> Finding:
    """The articles that the archive lists for the days, each under its day; a day without any is an empty day."""
    links: list[Link] = []
    attempts: list[Attempt] = []
    failures: list[RouteFailure] = []
    for day in sorted(days, reverse=True):
        found = _day(route, source, day, get)
        links += found.links
        attempts += found.attempts
        failures += found.failures
    return Finding(tuple(links), tuple(attempts), tuple(failures))


def read_archive(markup: str, selector: str, base: str) -> tuple[str, ...]:
    """The addresses that an archive page links to by its selector, absolute, each once, in order.

    The selector names links, or elements whose first link counts. Raises ConfigurationError when it is no selector.
    """
    return tuple(dict.fromkeys(url for _, url in anchors(read_page(markup), selector, "links", base)))


def names_day(url: str, route: DatedArchive, day: date) -> bool:
    """Whether an address holds the day in the order that the route's own has, with or without leading zeros."""
    parts = urlsplit(url)
    said = TOKEN.findall(f"{parts.path}?{parts.query}".lower())
    values = values_of(day)
    wanted = [values[part] for part in parts_of(route.url) if part in values]
    tokens = [token for token in said if token.isdigit() or token in wanted]
    bare = ["-".join(token.lstrip("0") for token in some) for some in (wanted, tokens)]
    return "".join(wanted) in "".join(tokens) or f"-{bare[0]}-" in f"-{bare[1]}-"


def _day(route: DatedArchive, source: Source, day: date, get: Get) -> Finding:
    """The pages of one day until one brings nothing new."""
    links: dict[str, Link] = {}
    attempts: tuple[Attempt, ...] = ()
    last = route.pages if route.is_paged else 1
    for number in range(route.first_page, route.first_page + last):
        address = route.page_url(day, number)
        got = get(address)
        attempts += got.attempts
        past_the_end = got.status in PAST_THE_END and number > route.first_page
        if past_the_end:
            break
        if failure := _failure(route, day, address, got):
            return Finding(tuple(links.values()), attempts, (failure,))
        fresh = [url for url in _articles(got, route, source) if url not in links]
        if not fresh:
            break
        links |= {url: Link(url, route_name(route), day) for url in fresh}
    else:
        if route.is_paged:
            failure = RouteFailure(route.kind, address, TOO_MANY_PAGES, f"{day}: more than {last} pages; raise `pages`")
            return Finding(tuple(links.values()), attempts, (failure,))
    return Finding(tuple(links.values()), attempts)


def _failure(route: DatedArchive, day: date, address: str, got: Got) -> RouteFailure | None:
    """What is wrong with the answer for a day's page.

    An archive that sends the reader on to its front page, or to today, must not pass for the day that was asked for.
    """
    if got.reason:
        return RouteFailure(route.kind, address, got.reason, f"{day}: {got.detail}")
    if got.url != address and not names_day(got.url, route, day):
        return RouteFailure(route.kind, address, MOVED, f"{day}: led to {got.url}")
    return None


def _articles(got: Got, route: DatedArchive, source: Source) -> tuple[str, ...]:
    """The canonical addresses of the articles on an archive page: neither the archive's own pages nor the home page."""
    listing = pattern_of(route.url)
    home = canonical_url(source.homepage or "", source)
    markup = got.body.decode(source.fetch.encoding or "utf-8", "replace")
    listed = (url for url in read_archive(markup, route.links, got.url) if not listing.fullmatch(url))
    urls = (url for link in listed if (url := canonical_url(link, source)) and is_article(url, source))
    return tuple(dict.fromkeys(url for url in urls if url != home))
