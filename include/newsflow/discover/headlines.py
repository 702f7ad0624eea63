"""Headlines: what a page of a listing says, links with the dates beside them and where it goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bs4 import Tag

from newsflow.dates import read_dates, read_stamp
from newsflow.discover.anchors import anchors, read_page, select
from newsflow.model import DateRole, DateWitness
from newsflow.sources import Listing, Source, canonical_url, is_article

LONGEST = 200
"""Characters of a date's element that are read."""


@dataclass(frozen=True, slots=True)
class Headlines:
    """The articles of a page, canonical and in order, each with its date if it has one; the pages it leads on to."""

    articles: dict[str, DateWitness | None]
    onward: tuple[str, ...] = ()


def read_headlines(markup: str, route: Listing, source: Source, base: str, served: datetime | None) -> Headlines:
    """What the page says by the route's selectors; `served` is when, for dates like "an hour ago".

    A date belongs to the one article that its nearest surrounding element links to, and to none where that links to
    several. Neither the home page nor the pages of the listing are articles.
    Raises ConfigurationError when a selector is none.
    """
    page = read_page(markup)
    onward = [url for _, url in anchors(page, route.next, "next", base)] if route.next else []
    others = {canonical_url(url, source) for url in (source.homepage or "", route.url, base, *onward)}
    chosen = [
        (element, url)
        for element, link in anchors(page, route.links, "links", base)
        if (url := canonical_url(link, source)) and url not in others and is_article(url, source)
    ]
    articles: dict[str, DateWitness | None] = dict.fromkeys(url for _, url in chosen)
    for element, url in _beside(chosen, select(page, route.dates, "dates") if route.dates else ()):
        articles[url] = articles[url] or _witness(element, source, served)
    return Headlines(articles, tuple(onward))


def _beside(chosen: list[tuple[Tag, str]], dates: Iterable[Tag]) -> Iterable[tuple[Tag, str]]:
    """Each date's element with the address that it stands beside."""
    held: dict[int, str | None] = {}
    for element, url in chosen:
        for holder in (element, *element.parents):
            held[id(holder)] = url if held.get(id(holder), url) == url else None
    for element in dates:
        nearest = next((id(holder) for holder in (element, *element.parents) if id(holder) in held), None)
        beside = None if nearest is None else held[nearest]
        if beside:
            yield element, beside


def _witness(element: Tag, source: Source, served: datetime | None) -> DateWitness | None:
    """The date of an element: its machine's stamp, else the first in its text that is not another kind of date."""
    stamp = str(element.get("datetime") or element.get("content") or "")
    role, zone = DateRole.PUBLISHED, source.time_zone
    if witness := read_stamp(stamp, role=role, basis="archive", zone=zone):
        return witness
    text = element.get_text(" ", strip=True)[:LONGEST]
    readings = read_dates(text, language=source.language, fetched_at=served, zone=zone)
    return next((one.witness(role, "archive") for one in readings if one.role in (None, role)), None)
